import { Refusal } from '../../core/refusal.ts'
import { noteLook } from '../../people/diary.ts'
import { newDraft, readDraft } from '../../people/drafts.ts'
import { type Invitation, openInvitation } from '../../people/invitations.ts'
import { handOver, mayTell, proofWaiting, setBack, tellerOnly } from '../../people/letter-clock.ts'
import {
  type Gone,
  HANDED,
  type Handed,
  type Letter,
  type Lying,
  leavesNothing,
  letterOpened,
  letters,
  letterWords,
  noteReturned,
  notHanded,
  type PastLetter,
  pastLetters,
} from '../../people/letters.ts'
import { markReturned } from '../../people/recipients.ts'
import { showsMailbox } from '../../register/types/invitations.ts'
import { saidLater } from '../../work/address-proof.ts'
import { standingInvitations } from '../../work/invitations.ts'
import { cancelledIfStale, isHeldBack, staleness } from '../../work/letters/stale.ts'
import {
  type Asked,
  deskTime,
  doneNotice,
  type Errors,
  type Fact,
  Fieldset,
  type Form,
  factList,
  html,
  inset,
  languageIn,
  linkButton,
  linkTo,
  mailTo,
  NO_ERRORS,
  notedPart,
  type Piece,
  part,
  postedForm,
  remark,
  say,
  seeOther,
} from '../kit/kit.ts'
import { actNoted, noteAct } from './diary.ts'
import { stateOf } from './letter-state.ts'
import { type Confirming, confirmationForm, confirmedBy } from './officer/confirmation.ts'
import type { Officer } from './officer/officer.ts'
import { again, isWaiting } from './outbox.ts'
import { deskPage, paragraph } from './pages.ts'

/** One letter of the outbox: how it stands, what it says, and what an officer says became of it. */

/**
 * The words of a letter are to be had only where no relay is configured and somebody hands it over: it may hold a link
 * that lets in whoever has it. So a session alone shows none: the officer's passkey opens each letter.
 */
export async function showLetter(asked: Asked, officer: Officer) {
  return closedPage(asked, officer, await letterAt(asked))
}

async function closedPage(asked: Asked, officer: Officer, found: Lying | Gone, errors = NO_ERRORS) {
  const form = isToHand(asked, found)
    ? await confirmationForm(asked, officer, await reading(asked, found))
    : null
  const opens = form && part(say(asked.lang, 'outbox.letter'), form)
  return letterPage(asked, officer, found, opens, { proof: null, errors })
}

async function letterAt({ site, params }: Asked): Promise<Lying | Gone> {
  const { drawer } = site.log
  const id = params.letter!
  const found =
    (await letters.lying(drawer, id, site.now())) ?? (await pastLetters.lying(drawer, id, site.now()))
  if (found === undefined) throw new Refusal('not_found', 'There is no such letter here any more.')
  return found
}

const isOpen = (found: Lying | Gone): found is Lying => 'until' in found.value

/** An officer said so by mistake, and what it says still holds. */
async function maySetBack({ site }: Asked, found: Lying | Gone): Promise<boolean> {
  if (isOpen(found)) return false
  const back = await notHanded(site.log, found, site.now())
  return back !== undefined && (await staleness(site, back.letter)) === null
}

const isToHand = ({ site }: Asked, found: Lying | Gone) => site.mail === null && isOpen(found)

/** What it brings shows that a mailbox is read, so mail alone may carry it. */
async function isForMailAlone({ site }: Asked, { kind, link }: Letter | PastLetter): Promise<boolean> {
  if (leavesNothing(kind)) return true
  const invited = link === null ? undefined : await openInvitation(site.log.drawer, link, site.now())
  return invited !== undefined && ofMailbox(invited)
}

/**
 * Only whoever has its words can hand it over: an officer who opened it, or to whom the desk showed its link. Of a list that
 * was invited at once it showed none; those letters are about their party.
 */
async function mayBeHanded({ site }: Asked, { about, kind, link, opened }: Letter | PastLetter) {
  if (opened !== null) return true
  if (kind !== 'invitation' || link === null) return false
  const invited = await openInvitation(site.log.drawer, link, site.now())
  return invited !== undefined && !ofMailbox(invited) && about !== `invitation/${invited.party}`
}

const ofMailbox = ({ joins }: Invitation) => joins !== undefined && showsMailbox(joins.leaf)

/** What the officer's passkey confirms: that they read this one letter. */
async function reading(asked: Asked, { id, value }: Lying | Gone): Promise<Confirming> {
  const { lang } = asked
  const { kind, to } = value
  const alone = (await isForMailAlone(asked, value))
    ? html`<p>${say(lang, 'outbox.readMail', { email: to })}</p>`
    : null
  return {
    action: `/desk/outbox/${id}`,
    hidden: { act: 'read' },
    title: say(lang, `outbox.kind.${kind}`),
    button: say(lang, 'outbox.read'),
    explain: html`<p>${say(lang, 'outbox.readNote', { email: to })}</p>${alone}`,
    without: html`<p class="notice">${say(lang, 'outbox.readWithout')}</p>`,
  }
}

/**
 * What the officer's passkey confirms: that a letter goes out after all. With a stolen session alone it would be sent a
 * second time.
 */
function settingBack({ lang }: Asked, { id, value: { to, kind } }: Gone): Confirming {
  return {
    action: `/desk/outbox/${id}`,
    hidden: { act: 'notHanded' },
    title: say(lang, `outbox.kind.${kind}`),
    button: say(lang, 'outbox.notHanded'),
    explain: html`<p>${say(lang, 'outbox.notHandedTo', { email: to })}</p>`,
  }
}

/** Shows the words once. The diary notes each look. */
async function readLetter(asked: Asked, officer: Officer, fields: URLSearchParams) {
  const found = await letterAt(asked)
  // Sent or handed over meanwhile, or a relay came.
  if (!isToHand(asked, found) || !isOpen(found)) return seeOther(asked, `/desk/outbox/${found.id}`)
  const confirmed = await confirmedBy(asked, officer, fields, await reading(asked, found))
  if (confirmed !== true) return confirmed
  // Nobody hands over what is no longer so.
  if (await cancelledIfStale(asked.site, found)) return seeOther(asked, `/desk/outbox/${found.id}`)
  return openedPage(asked, officer, found, await provenOpen(asked, officer))
}

/** From now on they can hand it over. `errors` are of the form that says so. */
async function openedPage(asked: Asked, officer: Officer, found: Lying, proof: string, errors = NO_ERRORS) {
  const words = await wordsPart(asked, officer, found)
  return letterPage(asked, officer, await letterAt(asked), words, { proof, errors })
}

/** Seconds for which a page that shows the words of a letter can show them again, where what it sends is incomplete. */
const PROVEN_SECONDS = 15 * 60

/**
 * What the page of an opened letter sends along, so that a slip in its form closes no letter: nobody but the officer whose
 * passkey has opened this letter was given it. Who has stolen a session alone has no such page.
 */
function provenOpen({ params, site }: Asked, { id }: Officer): Promise<string> {
  return newDraft(site.log.drawer, { ...proofOf(id), fields: { letter: params.letter! } }, site.now())
}

async function isProvenOpen(asked: Asked, { id }: Officer, proof: string): Promise<boolean> {
  const { params, site } = asked
  const draft = await readDraft(site.log.drawer, proof, proofOf(id), site.now())
  if (draft === undefined || site.now() - draft.made > PROVEN_SECONDS) return false
  const { value } = await letterAt(asked)
  const isSince = !('back' in value) || value.back === undefined || draft.made > value.back
  return draft.fields.letter === params.letter && isSince
}

const proofOf = (officer: string) => ({ purpose: 'letter opened', subject: officer })

/** The choice is missing: the words stay on the page only for whoever has just opened them by a passkey. */
async function wayMissing(asked: Asked, officer: Officer, fields: URLSearchParams) {
  const found = await letterAt(asked)
  const proof = fields.get('opened') ?? ''
  const errors = new Map([['how', say(asked.lang, 'outbox.wayMissing')]])
  if (!isOpen(found) || (await cancelledIfStale(asked.site, found)))
    return seeOther(asked, `/desk/outbox/${found.id}`)
  return isToHand(asked, found) && (await isProvenOpen(asked, officer, proof))
    ? openedPage(asked, officer, found, proof, errors)
    : closedPage(asked, officer, found, errors)
}

/** Of a letter that is open on the page: what proves that, and what is wrong with the form beneath it. */
interface Opened {
  readonly proof: string | null
  readonly errors: Errors
}

async function letterPage(asked: Asked, officer: Officer, found: Lying | Gone, words: Piece, opened: Opened) {
  const { lang, query, site } = asked
  const letter = found.value
  const title = say(lang, `outbox.kind.${letter.kind}`)
  const done = DONE.find(one => one === query.get('done'))
  const notice = done === undefined ? null : doneNotice(say(lang, `outbox.done.${done}`))
  const note = linkTo(asked, '/desk/outbox', say(lang, 'desk.room.outbox'))
  const mailed = site.mail === null ? 'no' : 'yes'
  const isHeld = isOpen(found) && (await isHeldBack(site, found.value))
  const held = isHeld ? inset(say(lang, 'outbox.heldBack', { mailed }), 'warn') : null
  const parts = html`
    ${notice}${held}${part(say(lang, 'outbox.stands'), factList(factsOf(asked, found)), { strong: true })}
    ${words}
    ${part(say(lang, 'outbox.do'), [
      done === 'handed' ? await nextOne(asked) : null,
      await actsOn(asked, officer, found, opened),
      await elsewhere(asked, letter),
    ])}
  `
  const status = opened.errors.size === 0 ? 200 : 422
  return deskPage(asked, officer, { title, note, script: 'passkey', status }, parts)
}

const DONE = ['handed', 'notHanded', 'again', 'returned'] as const

function factsOf(asked: Asked, found: Lying | Gone): Fact[] {
  const { lang, site } = asked
  const letter = found.value
  const at = (time: number) => deskTime(asked, time)
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
  if ('how' in letter && letter.how !== null)
    facts.push([say(lang, 'outbox.how'), say(lang, `outbox.how.${letter.how}`)])
  if (letter.opened !== null) facts.push([say(lang, 'outbox.opened'), letter.opened])
  return facts
}

async function wordsPart(asked: Asked, officer: Officer, { id, value: { to } }: Lying | Gone) {
  const { lang, site } = asked
  const { drawer } = site.log
  const words = await letterWords.get(drawer, id, site.now())
  if (words === undefined) return null
  await noteLook(drawer, { at: site.now(), by: officer.id, what: 'letter-read', subject: id })
  await letterOpened(drawer, id, officer.id, site.now())
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

async function actsOf(asked: Asked, officer: Officer, found: Lying | Gone): Promise<(typeof DONE)[number][]> {
  const { value: letter } = found
  const { state } = letter
  if (!isOpen(found) && (await isAsked(asked, officer, found))) return ['handed']
  if (state === 'sent') return ['returned']
  if (state === 'handed') return (await maySetBack(asked, found)) ? ['notHanded', 'returned'] : ['returned']
  if (state === 'unwanted' || state === 'enough' || state === 'returned' || state === 'cancelled') return []
  if (state === 'waiting' && asked.site.mail !== null) return ['again']
  const handed =
    mayTell(letter, officer.id) && (await mayBeHanded(asked, letter)) ? (['handed'] as const) : []
  return state === 'waiting' ? [...handed] : ['again', 'returned', ...handed]
}

/** By which ways it may have gone. */
async function waysOf(asked: Asked, letter: Letter | PastLetter): Promise<readonly Handed[]> {
  return (await isForMailAlone(asked, letter)) ? ['mail'] : HANDED
}

/** Whether this officer opened it, its code has come back, and a proof waits for their word of how it went. */
async function isAsked({ site }: Asked, { id }: Officer, found: Gone): Promise<boolean> {
  return mayTell(found.value, id) && (await proofWaiting(site.log.drawer, found, site.now())) !== undefined
}

async function actsOn(asked: Asked, officer: Officer, found: Lying | Gone, { proof, errors }: Opened) {
  const { lang, params } = asked
  const { value: letter } = found
  const acts = await actsOf(asked, officer, found)
  const ways = await waysOf(asked, letter)
  if (acts.length === 0) {
    if (letter.state !== 'waiting') return paragraph(lang, 'outbox.nothing')
    return letter.opened === null
      ? paragraph(lang, 'outbox.openFirst')
      : html`<p>${say(lang, 'outbox.ofOpener', { officer: letter.opened })}</p>`
  }
  const brings = letter.link !== null || letter.kind === 'contact-asked' ? 'yes' : 'no'
  return acts.map(act => {
    const isGone = act === 'returned' && letter.state === 'bounced'
    const isLater = act === 'handed' && !isOpen(found)
    const f = new Fieldset(lang, new URLSearchParams(), act === 'handed' ? errors : NO_ERRORS)
    return postedForm(asked, `/desk/outbox/${params.letter}`, {
      hidden: { act, ...(act === 'handed' && proof !== null && { opened: proof }) },
      f,
      fields: html`${remark(isLater ? say(lang, 'outbox.laterNote') : say(lang, `outbox.${act}Note`, { brings }))}${act === 'handed' ? waysField(asked, f, letter, ways) : null}`,
      button: say(lang, isGone ? 'outbox.gone' : isLater ? 'outbox.later' : `outbox.${act}`),
      isSecond: true,
    })
  })
}

/** By which way it went: a code that did not go by mail proves no mailbox. Where there is one way, nothing is asked. */
function waysField({ lang }: Asked, f: Fieldset, { to, kind }: Letter | PastLetter, ways: readonly Handed[]) {
  if (ways.length === 1) return remark(say(lang, 'outbox.way.only'))
  const options = ways.map(value => ({
    value,
    says: say(lang, `outbox.way.${value}`, { email: to }),
    ...(value === 'other' && kind === 'address-code' && { more: say(lang, 'outbox.way.otherCode') }),
  }))
  return f.choice('how', { label: say(lang, 'outbox.way'), options, value: '' })
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

/** The way to the form that writes an invitation anew: to another address, or in words that hold. */
async function elsewhere(asked: Asked, letter: Letter | PastLetter) {
  const { lang, site } = asked
  const { about, to, state } = letter
  const isUnsealed = 'why' in letter && letter.why === 'unsealed'
  const party = /^invitation\/([a-z0-9-]{1,64})$/.exec(about ?? '')?.[1]
  if (party === undefined || !['bounced', 'failed', 'returned', 'unwanted', 'cancelled'].includes(state))
    return null
  const [last] = await standingInvitations(site, party)
  if (last === undefined) return null
  const { call, person, lang: theirs, link, joins } = last
  if (joins !== undefined)
    return html`<p class="mt">${linkTo(asked, `/desk/new/uninvite?link=${link}`, say(lang, isUnsealed ? 'inviting.anew' : 'inviting.elsewhere'))}</p>`
  const known = new URLSearchParams({ party, call, person, email: to, lang: theirs, instead: link })
  return html`<p class="mt">${linkTo(asked, `/desk/invitations?${known}`, say(lang, 'bulk.inviteAgain'))}</p>`
}

/** What the officer's passkey confirms: how the letter with a code went. What the code proves hangs on it. */
function tellingHow({ lang }: Asked, id: string, { kind, to }: Letter | PastLetter, how: Handed) {
  return {
    action: `/desk/outbox/${id}`,
    hidden: { act: 'handed', how },
    title: say(lang, `outbox.kind.${kind}`),
    button: say(lang, 'outbox.handed'),
    explain: html`<p>${say(lang, 'outbox.codeSays', { how, email: to })}</p>`,
  } satisfies Confirming
}

/** Its code came back before they said how it went. */
async function saysLater(asked: Asked, officer: Officer, gone: Gone, fields: URLSearchParams) {
  const { lang, site } = asked
  const { id, value } = gone
  const how = HANDED.find(one => one === fields.get('how'))
  if (how === undefined)
    return closedPage(asked, officer, gone, new Map([['how', say(lang, 'outbox.wayMissing')]]))
  const telling = tellingHow(asked, id, value, how)
  const confirmed = await confirmedBy(asked, officer, fields, {
    ...telling,
    button: say(lang, 'outbox.later'),
    explain: html`${telling.explain}<p>${say(lang, 'outbox.saysOnce')}</p>`,
  })
  if (confirmed !== true) return confirmed
  await saidLater(site, id, { by: officer.id, how, noted: actNoted(asked, officer, 'letter-handed', id) })
  site.worker.wake()
  return seeOther(asked, `/desk/outbox/${id}?done=handed`)
}

export async function takeLetter(asked: Asked, officer: Officer, { fields }: Form) {
  const { site, params } = asked
  const { drawer } = site.log
  const id = params.letter!
  const now = site.now()
  const done = fields.get('act')
  switch (done) {
    case 'read':
      return readLetter(asked, officer, fields)
    case 'handed': {
      const gone = await pastLetters.lying(drawer, id, now)
      if (gone !== undefined && (await isAsked(asked, officer, gone)))
        return saysLater(asked, officer, gone, fields)
      const found = await letters.find(drawer, id, now)
      if (!(await mayBeHanded(asked, found)))
        throw new Refusal(
          'request_malformed',
          'Nobody has opened this letter, so nobody can have handed it over: open it first.',
        )
      tellerOnly(found, officer.id)
      const ways = await waysOf(asked, found)
      const said = fields.get('how') ?? (ways.length === 1 ? ways[0] : undefined)
      const how = HANDED.find(one => one === said)
      if (how === undefined) return wayMissing(asked, officer, fields)
      if (!ways.includes(how))
        throw new Refusal(
          'request_malformed',
          'What this letter brings shows that a mailbox is read: send it by mail.',
        )
      // A session alone says nothing of a code: the page that the passkey has just opened does.
      if (
        found.kind === 'address-code' &&
        !(await isProvenOpen(asked, officer, fields.get('opened') ?? ''))
      ) {
        const confirmed = await confirmedBy(asked, officer, fields, tellingHow(asked, id, found, how))
        if (confirmed !== true) return confirmed
      }
      await handOver(drawer, id, { by: officer.id, how }, now)
      await noteAct(asked, officer, 'letter-handed', id)
      break
    }
    case 'notHanded': {
      const gone = await pastLetters.present(drawer, id, now)
      if (!(await maySetBack(asked, gone))) return seeOther(asked, `/desk/outbox/${id}`)
      const confirmed = await confirmedBy(asked, officer, fields, settingBack(asked, gone))
      if (confirmed !== true) return confirmed
      await setBack(site.log, gone, actNoted(asked, officer, 'letter-not-handed', id), now)
      break
    }
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
