import { invitationOf } from '../../people/invitations.ts'
import { depthOf, type Gone, type Lying, letters, pastLetters, tryAgain } from '../../people/letters.ts'
import { markReturned } from '../../people/recipients.ts'
import { isEntering } from '../../register/types/invitations.ts'
import { isTelling } from '../../work/letters/party-told.ts'
import {
  type Asked,
  buttonForm,
  comma,
  deskMark,
  deskMinute,
  deskTime,
  doneNotice,
  entryLink,
  firstOf,
  html,
  inset,
  linkTo,
  nameIn,
  type Piece,
  type PlainKey,
  part,
  remark,
  say,
  seeOther,
  sub,
} from '../kit/kit.ts'
import { mayCome } from '../office-permissions.ts'
import { callName, partyNames } from '../statement/names.ts'
import { noteAct } from './diary.ts'
import { everyFiled, openLetters } from './filed.ts'
import { finder, found, soughtIn } from './finder.ts'
import { stateOf } from './letter-state.ts'
import type { Officer } from './officer/officer.ts'
import { deskPage, deskTable } from './pages.ts'
import { showTold, toldPart } from './told.ts'

/** Every letter that waits or came back, and those that were done with lately. */

const MOST_PAST = 100
const MOST_OPEN = 200
/** Seconds that a letter may wait before the desk says so: a relay that puts one off takes less. */
const OLD_SECONDS = 3600

export async function showOutbox(asked: Asked, officer: Officer) {
  const { lang, site } = asked
  const { drawer } = site.log
  const entry = /^\d{1,15}$/.exec(asked.query.get('entry') ?? '')?.[0]
  if (entry !== undefined) return showTold(asked, officer, Number(entry))
  const open = await openLetters(asked)
  const gone = await pastLetters.all(drawer, site.now())
  const sought = soughtIn(asked)
  const about = sought === '' ? new Map<string, string>() : await namesAbout(asked, [...open, ...gone])
  const named = <T extends Lying | Gone>(letters: readonly T[]) =>
    found(letters, sought, ({ id, value }) => `${value.to} ${about.get(id) ?? ''}`)
  const past = named(gone).toReversed()
  const waiting = open.filter(isWaiting)
  const stuck = open.filter(one => !isWaiting(one))
  const { since } = depthOf(open)
  const title = say(lang, 'outbox.title', { count: waiting.length })
  const age = since && say(lang, 'outbox.oldest', { time: deskMinute(asked, since) })
  const again = mayCome(officer, 'deskOutboxSent')
    ? html`<div class="actions">${buttonForm(asked, '/desk/outbox', {}, say(lang, 'outbox.allFailed'))}</div>`
    : null
  const opens = mayCome(officer, 'deskLetter')
  const how = site.mail === null ? 'outbox.byHand' : 'outbox.byRelay'
  const note = say(lang, opens ? how : 'outbox.forDeciders')
  const listed = async (
    head: 'outbox.waiting' | 'outbox.stuck' | 'outbox.past',
    letters: readonly (Lying | Gone)[],
    how: Parameters<typeof part>[2],
    then: Piece = null,
  ) =>
    part(
      say(lang, head),
      [await letterTable(asked, head, letters, opens, head === 'outbox.past' ? MOST_PAST : MOST_OPEN), then],
      how,
    )
  const parts = html`
    ${troubleNotice(asked)}${(await isTelling(site)) ? inset(say(lang, 'outbox.writing')) : null}${asked.query.has('again') ? doneNotice(say(lang, 'outbox.done.again')) : null}
    ${finder(asked, '/desk/outbox', say(lang, 'outbox.find'), open.length)}
    ${await listed('outbox.waiting', named(waiting), { strong: true, note: age })}
    ${stuck.length === 0 ? null : await listed('outbox.stuck', named(stuck), {}, again)}
    ${asked.query.has('q') ? null : await toldPart(asked, [...gone, ...open])}
    ${await listed('outbox.past', past, { note: say(lang, 'outbox.pastNote', { count: MOST_PAST }) })}
  `
  return deskPage(asked, officer, { title: say(lang, 'desk.room.outbox'), heading: title, note }, parts)
}

/** Tries again all that failed, as after a relay was away. Each that came back is looked at by itself. */
export async function takeOutbox(asked: Asked, officer: Officer) {
  const { log, now, worker } = asked.site
  const failed = (await letters.all(log.drawer, now())).filter(one => !isWaiting(one))
  for (const { id, value } of failed) await again(asked, officer, id, value.to)
  worker.wake()
  return seeOther(asked, '/desk/outbox?again=1')
}

/** The address counts as good until it is refused anew. */
export async function again(asked: Asked, officer: Officer, id: string, to: string) {
  const { log, now } = asked.site
  await markReturned(log, to, null, now())
  await tryAgain(log.drawer, id, now())
  await noteAct(asked, officer, 'letter-again', id)
}

export const isWaiting = ({ value }: Lying) => value.state === 'waiting'

function troubleNotice(asked: Asked) {
  const { lang, site } = asked
  const trouble = site.mail?.trouble()
  if (!trouble) return null
  return html`<div class="notice warn" role="alert">
    <p>${say(lang, 'outbox.trouble', { time: deskTime(asked, trouble.since) })}</p>
    <p><code>${trouble.said}</code></p>
  </div>`
}

/** The organisation, and the call if there is one, that each of these letters is about, by the letter's id. */
async function namesAbout(asked: Asked, letters: readonly (Lying | Gone)[]): Promise<Map<string, string>> {
  const filed = new Map((await everyFiled(asked)).map(({ id, value }) => [id, value]))
  const subjects = await Promise.all(
    letters.map(async ({ id, value: { tells, about, link } }) => {
      const [, of = ''] = /^[a-z-]+\/([a-z0-9-]{1,64})$/.exec(about ?? '') ?? []
      const application = filed.get(of)
      const party = tells?.party ?? (application === undefined && about?.startsWith('invitation/') ? of : '')
      const joins = party === '' || link === null ? undefined : await joinsBy(asked, link)
      return { id, application, joins, party, call: tells?.call ?? application?.call ?? joins?.call }
    }),
  )
  const parties = new Set(subjects.map(({ party }) => party).filter(party => party !== ''))
  const calls = new Set(subjects.flatMap(({ call }) => call ?? []))
  const [names, titles] = await Promise.all([
    partyNames(asked, [...parties]),
    Promise.all([...calls].map(async call => [call, await callName(asked, call)] as const)),
  ])
  const titleOf = new Map(titles)
  const named = subjects.map(({ id, application, joins, party, call }) => {
    const of = [joins?.name ?? names.get(party) ?? application?.organisation.name, titleOf.get(call ?? '')]
    return [id, of.filter(one => one !== undefined).join(comma(asked.lang))] as const
  })
  return new Map(named.filter(([, of]) => of !== ''))
}

/** Whom the register does not know yet, by the name that its invitation gives it, and to which call. */
async function joinsBy({ lang, site }: Asked, link: string) {
  const leaf = (await invitationOf(site.log.drawer, link, site.now()))?.joins?.leaf
  return leaf === undefined || !isEntering(leaf)
    ? undefined
    : { name: nameIn(leaf.names, lang).text, call: leaf.call }
}

async function letterTable(
  asked: Asked,
  caption: PlainKey,
  letters: readonly (Lying | Gone)[],
  opens: boolean,
  most: number,
) {
  const { lang } = asked
  const { shown, told } = firstOf(letters, most, count => remark(say(lang, 'outbox.more', { count }), 'mt'))
  const about = await namesAbout(asked, shown)
  const rows = shown.map(({ id, value }) => {
    const address = html`<span dir="ltr">${value.to}</span>`
    const to = opens ? linkTo(asked, `/desk/outbox/${id}`, address) : address
    const { kind, tells } = value
    const names = about.get(id)
    const entry = tells && html`${comma(lang)}${entryLink(asked, tells.entry)}`
    const of = names === undefined ? null : sub(html`<bdi>${names}</bdi>${entry}`)
    return html`<tr role="row">
      <th role="rowheader" scope="row" class="who">${to}${sub(say(lang, `outbox.kind.${kind}`))}${of}</th>
      <td role="cell">${stateOf(asked, value)}${sub(deskMark(asked, value.queued))}</td>
    </tr>`
  })
  return html`
    ${deskTable(lang, caption, ['outbox.to', 'outbox.state'], rows, { none: 'outbox.none', style: 'even' })}
    ${told}
  `
}

/** For the first page of the desk: what cannot wait, a sentence for each. */
export async function outboxTrouble(asked: Asked): Promise<readonly string[]> {
  const { lang, site } = asked
  const open = await openLetters(asked)
  const { waiting, since } = depthOf(open)
  const stuck = open.length - waiting
  const told: string[] = []
  const trouble = site.mail?.trouble()
  if (site.mail === null && waiting > 0) told.push(say(lang, 'outbox.noticeHand', { count: waiting }))
  else if (trouble && since !== null)
    told.push(say(lang, 'outbox.noticeTrouble', { count: waiting, time: deskTime(asked, trouble.since) }))
  else if (since !== null && site.now() - since > OLD_SECONDS)
    told.push(say(lang, 'outbox.noticeOld', { count: waiting, time: deskTime(asked, since) }))
  if (stuck > 0) told.push(say(lang, 'outbox.noticeStuck', { count: stuck }))
  return told
}
