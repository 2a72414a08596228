import { Refusal } from '../../core/refusal.ts'
import { formatTime } from '../../core/time.ts'
import { noteLook } from '../../people/diary.ts'
import {
  depthOf,
  type Gone,
  handOver,
  type Letter,
  type Lying,
  letters,
  letterWords,
  noteReturned,
  type PastLetter,
  pastLetters,
  tryAgain,
} from '../../people/letters.ts'
import { markReturned } from '../../people/recipients.ts'
import { standingInvitations } from '../../work/invitations.ts'
import {
  type Asked,
  buttonForm,
  doneNotice,
  type Fact,
  type Form,
  factList,
  firstOf,
  html,
  languageIn,
  linkButton,
  linkTo,
  mailTo,
  minuteMark,
  notedPart,
  type Piece,
  type PlainKey,
  part,
  postedForm,
  remark,
  say,
  seeOther,
  shortMinute,
  sub,
  timeIn,
} from '../kit/kit.ts'
import { mayCome } from '../office-permissions.ts'
import { noteAct } from './diary.ts'
import { finder, found, soughtIn } from './finder.ts'
import type { Officer } from './officer/officer.ts'
import { deskPage, deskTable, paragraph } from './pages.ts'

/** Every letter that waits or came back, and those that were done with lately. */

const MOST_PAST = 100
const MOST_OPEN = 200
/** Seconds that a letter may wait before the desk says so: a relay that puts one off takes less. */
const OLD_SECONDS = 3600

export async function showOutbox(asked: Asked, officer: Officer) {
  const { lang, site } = asked
  const { drawer } = site.log
  const open = await letters.all(drawer, site.now())
  const named = <T extends Lying | Gone>(letters: readonly T[]) =>
    found(letters, soughtIn(asked), ({ value }) => value.to)
  const past = named(await pastLetters.all(drawer, site.now())).toReversed()
  const waiting = open.filter(isWaiting)
  const stuck = open.filter(one => !isWaiting(one))
  const { since } = depthOf(open)
  const title = say(lang, 'outbox.title', { count: waiting.length })
  const age = since && say(lang, 'outbox.oldest', { time: shortMinute(formatTime(since), lang) })
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
  ) =>
    part(
      say(lang, head),
      [letterTable(asked, head, letters, opens, head === 'outbox.past' ? MOST_PAST : MOST_OPEN), then],
      how,
    )
  const parts = html`
    ${troubleNotice(asked)}${asked.query.has('again') ? doneNotice(say(lang, 'outbox.done.again')) : null}
    ${finder(asked, '/desk/outbox', say(lang, 'outbox.find'), open.length)}
    ${listed('outbox.waiting', named(waiting), { strong: true, note: age })}
    ${stuck.length === 0 ? null : listed('outbox.stuck', named(stuck), {}, again)}
    ${listed('outbox.past', past, { note: say(lang, 'outbox.pastNote', { count: MOST_PAST }) })}
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
async function again(asked: Asked, officer: Officer, id: string, to: string) {
  const { log, now } = asked.site
  await markReturned(log, to, null, now())
  await tryAgain(log.drawer, id, now())
  await noteAct(asked, officer, 'letter-again', id)
}

const isWaiting = ({ value }: Lying) => value.state === 'waiting'

function troubleNotice(asked: Asked) {
  const { lang, site } = asked
  const trouble = site.mail?.trouble()
  if (!trouble) return null
  return html`<div class="notice warn" role="alert">
    <p>${say(lang, 'outbox.trouble', { time: timeIn(trouble.since, lang) })}</p>
    <p><code>${trouble.said}</code></p>
  </div>`
}

function letterTable(
  asked: Asked,
  caption: PlainKey,
  letters: readonly (Lying | Gone)[],
  opens: boolean,
  most: number,
) {
  const { lang } = asked
  const { shown, told } = firstOf(letters, most, count => remark(say(lang, 'outbox.more', { count }), 'mt'))
  const rows = shown.map(({ id, value }) => {
    const address = html`<span dir="ltr">${value.to}</span>`
    const to = opens ? linkTo(asked, `/desk/outbox/${id}`, address) : address
    return html`<tr role="row">
      <th role="rowheader" scope="row" class="who">${to}${sub(say(lang, `outbox.kind.${value.kind}`))}</th>
      <td role="cell">${stateOf(asked, value)}${sub(minuteMark(value.queued, lang))}</td>
    </tr>`
  })
  return html`
    ${deskTable(lang, caption, ['outbox.to', 'outbox.state'], rows, { none: 'outbox.none', style: 'even' })}
    ${told}
  `
}

function stateOf({ lang, site }: Asked, letter: Letter | PastLetter): string {
  if (letter.state !== 'waiting') return say(lang, `outbox.is.${letter.state}`)
  if (site.mail === null) return say(lang, 'outbox.is.toHand')
  return say(lang, letter.said === null ? 'outbox.is.waiting' : 'outbox.is.again')
}

/** For the first page of the desk: what cannot wait. */
export async function outboxNotice(asked: Asked) {
  const { lang, site } = asked
  const open = await letters.all(site.log.drawer, site.now())
  const { waiting, since } = depthOf(open)
  const stuck = open.length - waiting
  const told: string[] = []
  const trouble = site.mail?.trouble()
  if (site.mail === null && waiting > 0) told.push(say(lang, 'outbox.noticeHand', { count: waiting }))
  else if (trouble && since !== null)
    told.push(say(lang, 'outbox.noticeTrouble', { count: waiting, time: timeIn(trouble.since, lang) }))
  else if (since !== null && site.now() - since > OLD_SECONDS)
    told.push(say(lang, 'outbox.noticeOld', { count: waiting, time: timeIn(since, lang) }))
  if (stuck > 0) told.push(say(lang, 'outbox.noticeStuck', { count: stuck }))
  if (told.length === 0) return null
  return html`<p class="notice warn">${told.join(' ')} ${linkTo(asked, '/desk/outbox', say(lang, 'outbox.open'))}</p>`
}

/**
 * Shows the words of a letter only where no relay is configured and somebody hands it over: it may hold a link that
 * lets in whoever has it. The diary notes each look.
 */
export async function showLetter(asked: Asked, officer: Officer) {
  const { lang, site, params, query } = asked
  const { drawer } = site.log
  const id = params.letter!
  const open = await letters.lying(drawer, id, site.now())
  const found = open ?? (await pastLetters.lying(drawer, id, site.now()))
  if (found === undefined) throw new Refusal('not_found', 'There is no such letter here any more.')
  const letter = found.value
  const title = say(lang, `outbox.kind.${letter.kind}`)
  const done = DONE.find(one => one === query.get('done'))
  const notice = done === undefined ? null : doneNotice(say(lang, `outbox.done.${done}`))
  const isShown = site.mail === null && open !== undefined
  const note = linkTo(asked, '/desk/outbox', say(lang, 'desk.room.outbox'))
  const parts = html`
    ${notice}${part(say(lang, 'outbox.stands'), factList(factsOf(asked, found)), { strong: true })}
    ${isShown ? await wordsPart(asked, officer, id, letter) : null}
    ${part(say(lang, 'outbox.do'), [
      done === 'handed' ? await nextOne(asked) : null,
      actsOn(asked, letter),
      await elsewhere(asked, letter),
    ])}
  `
  return deskPage(asked, officer, { title, note }, parts)
}

const DONE = ['handed', 'again', 'returned'] as const

function factsOf(asked: Asked, found: Lying | Gone): Fact[] {
  const { lang, site } = asked
  const letter = found.value
  const at = (time: number) => timeIn(time, lang)
  const facts: Fact[] = [
    [say(lang, 'outbox.state'), stateOf(asked, letter)],
    [say(lang, 'outbox.to'), html`<span dir="ltr">${letter.to}</span>`],
    [say(lang, 'outbox.lang'), languageIn(letter.lang, lang)],
    [say(lang, 'outbox.since'), at(letter.queued)],
  ]
  if ('at' in letter) facts.push([say(lang, 'outbox.when'), at(letter.at)])
  else if (site.mail !== null) {
    facts.push([say(lang, 'outbox.tries'), found.tries])
    if (letter.state === 'waiting' && found.due !== null)
      facts.push([say(lang, 'outbox.next'), at(found.due)])
  }
  if ('until' in letter && letter.until !== null) facts.push([say(lang, 'outbox.until'), at(letter.until)])
  if (letter.said !== null) {
    const isOfficer = letter.state === 'handed' || letter.state === 'returned'
    const who = say(lang, isOfficer ? 'outbox.by' : 'outbox.relaySaid')
    facts.push([who, html`<span dir="auto">${letter.said}</span>`])
  }
  return facts
}

async function wordsPart(asked: Asked, officer: Officer, id: string, { to }: Pick<Letter, 'to'>) {
  const { lang, site } = asked
  const { drawer } = site.log
  const words = await letterWords.get(drawer, id, site.now())
  if (words === undefined) return null
  await noteLook(drawer, { at: site.now(), by: officer.id, what: 'letter-read', subject: id })
  const { subject, text } = words
  const facts = factList([[say(lang, 'outbox.subject'), html`<span dir="auto">${subject}</span>`]])
  return notedPart(
    lang,
    'outbox.letter',
    html`
      ${facts}
      <pre class="raw mt" tabindex="0" dir="auto">${text}</pre>
      <div class="actions">
        <a class="btn" href="${mailTo(to, words)}">${say(lang, 'outbox.mail', { email: to })}</a>
      </div>
    `,
  )
}

function actsOf({ site }: Asked, { state }: Letter | PastLetter): (typeof DONE)[number][] {
  if (state === 'sent' || state === 'handed') return ['returned']
  if (state === 'unwanted' || state === 'enough' || state === 'returned') return []
  if (state !== 'waiting') return ['again', 'returned', 'handed']
  return site.mail === null ? ['handed'] : ['again']
}

function actsOn(asked: Asked, letter: Letter | PastLetter) {
  const { lang, params } = asked
  const acts = actsOf(asked, letter)
  if (acts.length === 0) return paragraph(lang, 'outbox.nothing')
  return acts.map(act => {
    const isGone = act === 'returned' && letter.state === 'bounced'
    return postedForm(asked, `/desk/outbox/${params.letter}`, {
      hidden: { act },
      fields: remark(say(lang, `outbox.${act}Note`)),
      button: say(lang, isGone ? 'outbox.gone' : `outbox.${act}`),
      isSecond: true,
    })
  })
}

/** Without a relay an officer hands over maybe a thousand letters, one after the other. */
async function nextOne(asked: Asked) {
  const { lang, site } = asked
  if (site.mail !== null) return null
  const waiting = (await letters.all(site.log.drawer, site.now())).filter(isWaiting)
  const [next] = waiting
  if (next === undefined) return html`<p>${say(lang, 'outbox.title', { count: 0 })}</p>`
  const says = say(lang, 'outbox.nextOne', { email: next.value.to })
  return html`
    <p>${say(lang, 'outbox.title', { count: waiting.length })}</p>
    <div class="actions">${linkButton(asked, `/desk/outbox/${next.id}`, says, '')}</div>
  `
}

/** The way to the form that writes an invitation anew to another address. */
async function elsewhere(asked: Asked, { about, to, state }: Letter | PastLetter) {
  const { lang, site } = asked
  const party = /^invitation\/([a-z0-9-]{1,64})$/.exec(about ?? '')?.[1]
  if (party === undefined || !['bounced', 'failed', 'returned', 'unwanted'].includes(state)) return null
  const [last] = await standingInvitations(site, party)
  if (last === undefined) return null
  const { call, person, lang: theirs, link } = last
  const known = new URLSearchParams({ party, call, person, email: to, lang: theirs, instead: link })
  return html`<p class="mt">${linkTo(asked, `/desk/invitations?${known}`, say(lang, 'bulk.inviteAgain'))}</p>`
}

export async function takeLetter(asked: Asked, officer: Officer, { fields }: Form) {
  const { site, params } = asked
  const { drawer } = site.log
  const id = params.letter!
  const now = site.now()
  const done = fields.get('act')
  switch (done) {
    case 'handed':
      await handOver(drawer, id, officer.id, now)
      await noteAct(asked, officer, 'letter-handed', id)
      break
    case 'again':
      await again(asked, officer, id, (await letters.find(drawer, id, now)).to)
      site.worker.wake()
      break
    case 'returned': {
      const letter = (await letters.get(drawer, id, now)) ?? (await noteReturned(drawer, id, officer.id, now))
      await markReturned(site.log, letter.to, officer.id, now)
      await noteAct(asked, officer, 'letter-returned', id)
      break
    }
    default:
      throw new Refusal('request_malformed', 'The form says nothing of what became of the letter.')
  }
  return seeOther(asked, `/desk/outbox/${id}?done=${done}`)
}
