import { formatTime } from '../../core/time.ts'
import { type DiaryAct, type DiaryLine, note, readDiary } from '../../people/diary.ts'
import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import { linkIn } from '../links.ts'
import { html, type Markup, type Piece } from '../markup.ts'
import { part, privatePage } from '../private.ts'
import { say } from '../say.ts'
import { shortDigest, shortMinute } from '../wording.ts'
import type { Officer } from './officer/officer.ts'
import { opening } from './pages.ts'

/** What an officer did that is no entry: one line in the diary. */
export function noteAct(
  { site }: Asked,
  { id }: Pick<Officer, 'id'>,
  what: DiaryAct,
  subject = '',
): Promise<void> {
  return note(site.log.drawer, { at: site.now(), by: id, what, subject })
}

const PER_PAGE = 100

/** The diary, newest first. Whoever is an officer reads all of it. */
export async function showDiary(asked: Asked, officer: Officer): Promise<Answer> {
  const { lang, query, site } = asked
  const after = query.get('after')?.slice(0, 100) ?? ''
  const found = await readDiary(site.log.drawer, site.now(), { after, limit: PER_PAGE + 1 })
  const shown = found.slice(0, PER_PAGE)
  const title = say(lang, 'diary.title')
  const rows = shown.map(({ value }) => lineRow(asked, value))
  const table = html`<table class="table roll"><caption class="vh">${title}</caption><thead><tr><th scope="col">${say(lang, 'diary.when')}</th><th scope="col">${say(lang, 'diary.officer')}</th><th scope="col">${say(lang, 'diary.what')}</th></tr></thead><tbody>${rows}</tbody></table>`
  const next = found.length > PER_PAGE ? shown.at(-1)!.id : undefined
  const main = html`${opening(asked, officer, title, say(lang, 'diary.note'))}
${part(say(lang, 'diary.lines'), html`${rows.length === 0 ? html`<p>${say(lang, 'diary.none')}</p>` : table}${pager(asked, after, next)}`, { strong: true, note: say(lang, 'diary.kept') })}`
  return privatePage(asked, { title, main })
}

function pager(asked: Asked, after: string, next: string | undefined): Piece {
  const { lang } = asked
  if (after === '' && next === undefined) return null
  const first =
    after === '' ? null : html`<a href="${linkIn(asked, '/desk/diary')}">${say(lang, 'roll.first')}</a>`
  const further =
    next === undefined
      ? null
      : html`<a href="${linkIn(asked, `/desk/diary?after=${encodeURIComponent(next)}`)}" rel="next">${say(lang, 'roll.next')}</a>`
  return html`<nav class="pager" aria-label="${say(lang, 'roll.pages')}">${first}${further}</nav>`
}

function lineRow(asked: Asked, { at, by, what, subject }: DiaryLine): Markup {
  const { lang } = asked
  const time = formatTime(at)
  return html`<tr><td class="nw"><time datetime="${time}">${shortMinute(time, lang)}</time></td><td>${by}</td><th scope="row">${say(lang, `diary.did.${what}`)}${subjectLine(asked, what, subject)}</th></tr>`
}

function subjectLine(asked: Asked, what: DiaryAct, subject: string): Piece {
  if (subject === '') return null
  const page = pageOf(what, subject)
  // The address of an act that waits is as long as a digest, and is shown as one.
  const says = what.startsWith('second-') ? html`<span class="hash">${shortDigest(subject)}</span>` : subject
  return html`<span class="sub">${page === undefined ? says : html`<a href="${linkIn(asked, page)}">${says}</a>`}</span>`
}

/** Where one looks at what a line is about. */
function pageOf(what: DiaryAct, subject: string): string | undefined {
  if (what.startsWith('application-')) return `/desk/applications/${subject}`
  if (what.startsWith('second-')) return `/desk/second/${subject}`
  if (what.startsWith('letter-')) return `/desk/outbox/${subject}`
  if (what.startsWith('pile-')) return `/desk/aside/${subject}`
  if (what.startsWith('bulk-')) return `/desk/bulk/${subject}`
  if (what.startsWith('invit')) return `/parties/${subject}`
  return undefined
}
