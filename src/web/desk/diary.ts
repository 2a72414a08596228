import { type DiaryAct, type DiaryLine, diary, noted } from '../../people/diary.ts'
import type { Change } from '../../store/drawer.ts'
import {
  type Asked,
  addressWith,
  deskMark,
  html,
  linkIn,
  type Piece,
  pager,
  part,
  say,
  sub,
} from '../kit/kit.ts'
import { subjectsOf } from './diary-subjects.ts'
import type { Officer } from './officer/officer.ts'
import { deskPage, deskTable } from './pages.ts'

/** A line in the diary for what an officer did that is no entry. */
export function actNoted({ site }: Asked, { id }: Pick<Officer, 'id'>, what: DiaryAct, subject = ''): Change {
  return noted({ at: site.now(), by: id, what, subject })
}

export function noteAct(asked: Asked, officer: Pick<Officer, 'id'>, what: DiaryAct, subject?: string) {
  const { log, now } = asked.site
  return log.drawer.apply([actNoted(asked, officer, what, subject)], now())
}

const PER_PAGE = 100

/** Newest first; every officer reads all of it. */
export async function showDiary(asked: Asked, officer: Officer) {
  const { lang, query, site } = asked
  const after = query.get('after')?.slice(0, 100) ?? ''
  const { found, next } = await diary.page(site.log.drawer, site.now(), { after, limit: PER_PAGE })
  const title = say(lang, 'diary.title')
  const lines = found.map(({ value }) => value)
  const subjects = await subjectsOf(asked, lines)
  const rows = lines.map((line, i) => lineRow(asked, line, subjects[i]!))
  const at = (place: string) => linkIn(asked, addressWith('/desk/diary', { after: place }))
  const matter = html`
    ${deskTable(lang, 'diary.title', ['diary.when', 'diary.officer', 'diary.what'], rows, { none: 'diary.none' })}
    ${pager(lang, after === '' ? undefined : at(''), next === null ? undefined : at(next))}
  `
  const parts = part(say(lang, 'diary.lines'), matter, { strong: true, note: say(lang, 'diary.kept') })
  return deskPage(asked, officer, { title, note: say(lang, 'diary.note') }, parts)
}

function lineRow(asked: Asked, { at, by, what }: DiaryLine, about: Piece) {
  const { lang } = asked
  return html`<tr role="row">
    <td role="cell" class="nw">${deskMark(asked, at)}</td>
    <td role="cell">${by}</td>
    <th role="rowheader" scope="row">${say(lang, `diary.did.${what}`)}${about && sub(about)}</th>
  </tr>`
}
