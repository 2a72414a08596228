import { formatTime } from '../../core/time.ts'
import {
  depthOf,
  type Gone,
  type Letter,
  type Lying,
  openLetters,
  type PastLetter,
  pastLetters,
  tryAgain,
} from '../../people/letters.ts'
import { markReturned } from '../../people/recipients.ts'
import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import { linkTo } from '../links.ts'
import { html, type Markup, type Piece } from '../markup.ts'
import { mayCome } from '../may.ts'
import { minuteMark } from '../moments.ts'
import { buttonForm } from '../posted-form.ts'
import { doneNotice, part, seeOther } from '../private.ts'
import { say } from '../say.ts'
import { table } from '../table.ts'
import { longTime, shortMinute } from '../wording.ts'
import { noteAct } from './diary.ts'
import { finder, found, soughtIn } from './finder.ts'
import type { Officer } from './officer/officer.ts'
import { deskPage } from './pages.ts'

/** The outbox: every letter that waits or came back, and those that were done with lately. */

const MOST_PAST = 100
const MOST_OPEN = 200
/** Seconds that a letter may wait before the desk speaks of it: a relay that puts one off takes less. */
const OLD_SECONDS = 3600

export async function showOutbox(asked: Asked, officer: Officer): Promise<Answer> {
  const { lang, site } = asked
  const { drawer } = site.log
  const open = await openLetters(drawer, site.now())
  const sought = soughtIn(asked)
  const named = <T extends Lying | Gone>(letters: readonly T[]) =>
    found(letters, sought, ({ value }) => value.to)
  const past = named(await pastLetters(drawer, site.now()))
    .slice(-MOST_PAST)
    .reverse()
  const [waiting, stuck] = [open.filter(isWaiting), open.filter(one => !isWaiting(one))]
  const { since } = depthOf(open)
  const title = say(lang, 'outbox.title', { count: waiting.length })
  const age =
    since === null ? null : say(lang, 'outbox.oldest', { time: shortMinute(formatTime(since), lang) })
  const again = mayCome(officer, 'deskOutboxSent')
    ? html`<div class="actions">${buttonForm(asked, '/desk/outbox', {}, say(lang, 'outbox.allFailed'))}</div>`
    : null
  const opens = mayCome(officer, 'deskLetter')
  const how = site.mail === null ? 'outbox.byHand' : 'outbox.byRelay'
  const note = say(lang, opens ? how : 'outbox.forDeciders')
  const listed = (
    head: 'outbox.waiting' | 'outbox.stuck' | 'outbox.past',
    letters: readonly (Lying | Gone)[],
    how: Parameters<typeof part>[2],
    then: Piece = null,
  ) => part(say(lang, head), html`${letterTable(asked, say(lang, head), letters, opens)}${then}`, how)
  const parts = html`${troubleNotice(asked)}${asked.query.has('again') ? doneNotice(say(lang, 'outbox.done.again')) : null}
${finder(asked, '/desk/outbox', say(lang, 'outbox.find'), open.length)}
${listed('outbox.waiting', named(waiting), { strong: true, note: age })}
${stuck.length === 0 ? null : listed('outbox.stuck', named(stuck), {}, again)}
${listed('outbox.past', past, { note: say(lang, 'outbox.pastNote', { count: MOST_PAST }) })}`
  return deskPage(asked, officer, { title: say(lang, 'desk.room.outbox'), heading: title, note }, parts)
}

/** All that failed are tried again, as after a relay was away for long; those that came back are for each to look at. */
export async function takeOutbox(asked: Asked, officer: Officer): Promise<Answer> {
  const { site } = asked
  const { drawer } = site.log
  const failed = (await openLetters(drawer, site.now())).filter(({ value }) => !isWaiting({ value }))
  for (const { id, value } of failed) {
    await markReturned(site.log, value.to, null, site.now())
    await tryAgain(drawer, id, site.now())
    await noteAct(asked, officer, 'letter-again', id)
  }
  site.mail?.wake()
  return seeOther(asked, '/desk/outbox?again=1')
}

const isWaiting = ({ value }: Pick<Lying, 'value'>) => value.state === 'waiting'

function troubleNotice(asked: Asked): Piece {
  const { lang, site } = asked
  const trouble = site.mail?.trouble() ?? null
  if (trouble === null) return null
  const time = longTime(formatTime(trouble.since), lang)
  return html`<div class="notice warn" role="alert"><p>${say(lang, 'outbox.trouble', { time })}</p><p><code>${trouble.said}</code></p></div>`
}

function letterTable(
  asked: Asked,
  caption: string,
  letters: readonly (Lying | Gone)[],
  opens: boolean,
): Markup {
  const { lang } = asked
  if (letters.length === 0) return html`<p>${say(lang, 'outbox.none')}</p>`
  const rows = letters.slice(0, MOST_OPEN).map(({ id, value }) => {
    const address = html`<span dir="ltr">${value.to}</span>`
    const to = opens ? linkTo(asked, `/desk/outbox/${id}`, address) : address
    return html`<tr><th scope="row" class="who">${to}<span class="sub">${say(lang, `outbox.kind.${value.kind}`)}</span></th><td>${stateOf(asked, value)}<span class="sub">${minuteMark(value.queued, lang)}</span></td></tr>`
  })
  const more = letters.length - MOST_OPEN
  return html`${table(caption, [say(lang, 'outbox.to'), say(lang, 'outbox.state')], rows, 'even')}${more > 0 ? html`<p class="note mt">${say(lang, 'outbox.more', { count: more })}</p>` : null}`
}

/** How a letter stands, in words. */
export function stateOf({ lang, site }: Asked, letter: Letter | PastLetter): string {
  if (letter.state !== 'waiting') return say(lang, `outbox.is.${letter.state}`)
  if (site.mail === null) return say(lang, 'outbox.is.toHand')
  return say(lang, letter.said === null ? 'outbox.is.waiting' : 'outbox.is.again')
}

/** On the first page of the desk: what of the outbox cannot wait until somebody looks into it. */
export async function outboxNotice(asked: Asked): Promise<Piece> {
  const { lang, site } = asked
  const open = await openLetters(site.log.drawer, site.now())
  const { waiting, since } = depthOf(open)
  const stuck = open.length - waiting
  const told: string[] = []
  const trouble = site.mail?.trouble() ?? null
  if (site.mail === null && waiting > 0) told.push(say(lang, 'outbox.noticeHand', { count: waiting }))
  else if (trouble !== null && since !== null)
    told.push(
      say(lang, 'outbox.noticeTrouble', { count: waiting, time: longTime(formatTime(trouble.since), lang) }),
    )
  else if (since !== null && site.now() - since > OLD_SECONDS)
    told.push(say(lang, 'outbox.noticeOld', { count: waiting, time: longTime(formatTime(since), lang) }))
  if (stuck > 0) told.push(say(lang, 'outbox.noticeStuck', { count: stuck }))
  if (told.length === 0) return null
  return html`<p class="notice warn">${told.join(' ')} ${linkTo(asked, '/desk/outbox', say(lang, 'outbox.open'))}</p>`
}
