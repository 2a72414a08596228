import { Refusal } from '../../core/refusal.ts'
import { colleagues } from '../../people/colleagues.ts'
import { contactsOf } from '../../people/contacts.ts'
import type { Session } from '../../people/sessions.ts'
import type { CallRow, SignatureRow } from '../../register/rows.ts'
import { isState } from '../../register/signature-events.ts'
import { signatureWithdrawn } from '../../register/types/signatures.ts'
import { type Lying, lyingOf } from '../../work/launch/embargo.ts'
import { recordedNotice } from '../entry/recorded.ts'
import {
  type Answer,
  type Asked,
  Choice,
  doneNotice,
  entryLink,
  entryShown,
  type Form,
  html,
  indexIn,
  inLang,
  type Key,
  linkButton,
  linkTo,
  longDay,
  type Markup,
  nameIn,
  notedPart,
  type Piece,
  part,
  pendingToday,
  phrase,
  privatePage,
  say,
  seeOther,
  sizeOf,
  spoken,
  sub,
  typedIsDone,
} from '../kit/kit.ts'
import { type PartyRecord, partyRecord } from '../party/record.ts'
import { endOwn, keyName, type OwnKey, ownKeys, sessionList } from '../passkey/own-keys.ts'

import { isLastSignatory, maybeLost, wayBackPart } from '../passkey/way-back.ts'
import { sealHours } from '../sign/hour.ts'
import { sealedFileAnswer } from '../sign/sealed.ts'
import { writeToUs } from '../sign/steps.ts'
import { callName } from '../statement/names.ts'
import { bindingToday, bindingWords, correctedWords } from '../text/binding.ts'
import { correctionWaiting } from '../text/redlined.ts'
import { type Objections, wordsToday } from '../text/sayings.ts'
import { pathOf } from './commitments/standing.ts'
import { cosignPart } from './cosign.ts'
import { FORMS, hasRaised, mayObject, type RepresentativeForm } from './forms.ts'
import { historyPart } from './history.ts'
import { newsOf } from './news.ts'
import { othersPart } from './others.ts'
import { dayOfEntry, peopleList } from './people.ts'
import { opening, type Representative, requireSignatory } from './session.ts'
import { waitingItems, waitingPart } from './waiting.ts'

/**
 * A party's own place: what waits and for whom, what it has signed and can say, who acts for it, and where they have
 * signed in. `trouble` is what was wrong with a passkey that was asked here.
 */
export async function showRepresentative(
  asked: Asked,
  who: Representative,
  trouble: Piece = null,
): Promise<Answer> {
  const { lang } = asked
  const { party, role } = who
  const { drawer } = asked.site.log
  const now = asked.site.now()
  const keys = await ownKeys(asked, party)
  const record = await partyRecord(asked, party)
  const open = await colleagues.by(drawer, 'holder', party, now)
  const contacts = (await contactsOf(asked.site.log, party, now)).length
  const lost = maybeLost(keys, who.keyid)
  const mayLock = role === 'signatory' && isLastSignatory(keys, lost)
  const waits = await waitingItems(asked, who, record, { open, contacts, isLast: mayLock, lost: lost.length })
  const cosigns = role === 'signatory' ? await cosignPart(asked, who) : null
  const isIdle = waits.length === 0 && cosigns === null
  const held = { holder: party, use: 'party' } as const
  const sessions = await sessionList(asked, held, keys, '/representative/sessions', session =>
    mayEnd(who, session),
  )
  const main = html`
    ${opening(asked, who, inLang(nameIn(who.row.names, lang)), await youAct(asked, who, keys, isIdle))}
    ${trouble}${await done(asked, who, keys)}
    ${waitingPart(asked, waits)}
    ${cosigns}
    ${await calls(asked, who, record)}
    ${notedPart(lang, 'rep.people', await peopleList(asked, who, { keys, open }), { id: 'colleagues' })}
    ${await othersPart(asked, who, record, { keys, open })}
    ${await historyPart(asked, who, keys)}
    ${role === 'signatory' ? wayBackPart(asked, { isLast: mayLock && lost.length === 0 }) : null}
    ${role === 'signatory' ? part(say(lang, 'rep.contacts'), contactsLine(asked, contacts)) : null}
    ${role === 'signatory' ? notedPart(lang, 'rep.says', await saysOf(asked, who, record)) : null}
    ${notedPart(lang, 'rep.sessions', sessions)}
  `
  const title = nameIn(who.row.names, lang).text
  const script = ['passkey', 'keep-typed'] as const
  return privatePage(asked, { title, main, script }, trouble === null ? 200 : 409)
}

/** For whom its reader acts, as what and with which passkey, and whether anything waits. */
async function youAct(asked: Asked, who: Representative, keys: readonly OwnKey[], isIdle: boolean) {
  const { lang } = asked
  const own = keys.find(({ keyid }) => keyid === who.keyid)!
  const acts = phrase(lang, 'rep.youAct', {
    role: new Choice(who.role),
    named: new Choice(own.label === undefined ? 'no' : 'yes'),
    key: html`<bdi>${keyName(asked, own)}</bdi>`,
    day: longDay(await dayOfEntry(asked, own.row.added), lang),
  })
  const nothing = isIdle ? html` ${say(lang, 'rep.nothingWaits')}` : null
  const public_ = linkTo(asked, `/parties/${who.party}`, say(lang, 'rep.public'))
  return html`${acts}${nothing} ${public_}`
}

async function done(asked: Asked, who: Representative, keys: readonly OwnKey[]): Promise<Piece> {
  if (asked.query.has('cosigned')) return doneNotice(say(asked.lang, 'rep.cosignKept'))
  return (
    (await withdrawnNotice(asked, who)) ??
    addedNotice(asked, keys) ??
    recordedNotice(asked, '/representative/')
  )
}

/** Whose passkey was just approved, and what they do now. */
function addedNotice(asked: Asked, keys: readonly OwnKey[]): Piece {
  const index = indexIn(asked.query.get('done') ?? '')
  const added = keys.find(({ row, label }) => row.added === index && label !== undefined)
  if (added?.label === undefined) return null
  const values = { name: html`<bdi>${added.label}</bdi>`, entry: entryLink(asked, added.row.added) }
  return html`${typedIsDone('/representative/')}${doneNotice(phrase(asked.lang, 'rep.hasAdded', values))}`
}

/** What was left is named: to whoever has just signed that, a number says too little. */
async function withdrawnNotice(asked: Asked, { party }: Representative): Promise<Piece> {
  const index = indexIn(asked.query.get('done') ?? '')
  if (index === undefined || index >= sizeOf(asked.site)) return null
  const { statement } = await entryShown(asked, index)
  const { type, by, call } = statement
  if (type !== signatureWithdrawn.type || by !== party) return null
  const left = { call: await callName(asked, call!), entry: entryLink(asked, index) }
  return html`${typedIsDone('/representative/')}${doneNotice(phrase(asked.lang, 'rep.hasWithdrawn', left))}`
}

/** Whom letters about it reach. */
function contactsLine(asked: Asked, count: number) {
  const { lang } = asked
  const says = say(lang, 'contacts.count', { count })
  return html`
    ${count === 0 ? html`<p class="notice warn">${says}</p>` : html`<p>${says}</p>`}
    <div class="actions">${linkButton(asked, '/representative/contacts', say(lang, 'contacts.see'), 'second')}</div>
  `
}

/** Every call that takes signatures or bears one of this party; null where there is none. */
async function calls(asked: Asked, who: Representative, record: PartyRecord) {
  const { signatures, calls, row: party } = record
  const { lang } = asked
  const sealed = new Map(
    await Promise.all(
      [...calls.keys()].map(async id => [id, await lyingOf(asked.site, id, who.party)] as const),
    ),
  )
  const line = async ([id, row]: readonly [string, CallRow]) => {
    const signature = signatures.find(one => one.call === id)?.row
    const isOpen = row.closed === null && row.authority.level !== 'independent' && row.text !== null
    const name = inLang(nameIn(row.titles, lang))
    const title = linkTo(asked, `/${id}`, name)
    const lying = sealed.get(id)
    if (lying !== undefined) return sealedLine(asked, title, name, id, lying)
    // What a signatory can sign stands among what waits.
    if (signature === undefined && (!isOpen || who.role === 'signatory')) return null
    const state: Piece =
      signature === undefined
        ? say(lang, 'rep.unsigned')
        : html`${say(lang, `rep.state.${signature.state}`)} ${entryLink(asked, stateOf(signature).entry)} ${receiptLink(asked, signature)}`
    const act = (path: string, says: string) => button(asked, path, says, name)
    const acts: Piece[] = []
    if (signature !== undefined) acts.push(act(pathOf({ id }), say(lang, 'ours.open')))
    const isRemoved = signature?.state === 'removed'
    if (who.role === 'signatory' && isOpen && !isRemoved && signature?.state !== 'standing')
      acts.push(act(`/${id}/sign?party=${who.party}`, say(lang, 'rep.signThis')))
    if (who.role === 'signatory' && signature !== undefined)
      for (const form of formsOn(asked, signature, row, record.objections.get(id)))
        acts.push(act(`/representative/new/${form}?call=${id}`, say(lang, `rep.this.${form}`)))
    const binding = signature && bindingToday(asked, signature, row, party)
    const bound = binding && (await bindingWords(asked, id, binding))
    const rules = bound ? html`${sub(bound.now)}${bound.next && sub(bound.next)}` : null
    const corrected = signature && correctedWords(asked, id, signature, row)
    const pending = signature && mayObject(asked, signature, row) ? pendingToday(asked, row) : undefined
    const waits = pending && (await correctionWaiting(asked, id, pending))
    const news = signature && (await newsOf(asked, who, { id, row }, signature, record.objections.get(id)))
    const notices = signature && (await noticesLine(asked, id))
    const beside = acts.length === 0 ? null : html`<div class="actions">${acts}</div>`
    return html`<li>
      <div><h3>${title}</h3><p>${state}</p>${isRemoved ? sub(phrase(lang, 'rep.removedBack', { write: writeToUs(asked) })) : null}${rules}${corrected ? sub(corrected) : null}${waits ?? null}${news ?? null}${notices ?? null}</div>${beside}
    </li>`
  }
  const lines = (await Promise.all([...calls].map(line))).filter(one => one !== null)
  if (lines.length === 0) return null
  return part(say(lang, 'rep.calls'), html`<ul class="switches">${lines}</ul>`)
}

const ALL = Object.entries(FORMS) as [keyof typeof FORMS, RepresentativeForm][]

/** What signatories of the call were told of, each of which may not have reached them by letter. */
async function noticesLine(asked: Asked, call: string) {
  const { total } = await asked.site.log.store.entriesOn(`notices ${call}`, { limit: 1 })
  const says = say(asked.lang, 'rep.notices', { count: total })
  return html`<p class="ways">${linkTo(asked, `/${call}/notices`, says)}</p>`
}

/** What the law would take today. */
function formsOn(asked: Asked, signature: SignatureRow, call: CallRow, objections: Objections) {
  if (signature.state !== 'standing') return []
  const words = wordsToday(asked, signature, objections)
  const signed = { asked, signature, call, words }
  return ALL.flatMap(([name, { onCall }]) => (onCall?.(signed) ? [name as OnCall] : []))
}

/** To what the receipt of a signature says, and to keep. */
function receiptLink(asked: Asked, { entry }: SignatureRow) {
  const says = say(asked.lang, 'rep.receipt')
  return html`<span aria-hidden="true">·</span> ${linkTo(asked, `/entries/${entry}/receipt`, says)}`
}

/** The entry by which it stands or ended. */
function stateOf({ events }: SignatureRow) {
  return events.findLast(({ what }) => isState(what))!
}
/** Those that have a word for it. */
type OnCall = Extract<Key, `rep.this.${string}`> extends `rep.this.${infer Name}` ? Name : never

/** What lies sealed can be fetched again by the party's people alone. */
async function sealedLine(asked: Asked, title: Markup, name: Markup, call: string, { seal }: Lying) {
  const { lang } = asked
  const { hour, moved } = await sealHours(asked, call, seal)
  const state = phrase(lang, 'sealed.own', { hour })
  const receipt = html`<a href="/receipts/${seal.entry}" download>${say(lang, 'sealed.receipt')}</a>`
  return html`<li>
    <div>
      <h3>${title}</h3>
      <p>${state} ${moved} ${entryLink(asked, seal.entry)} <span aria-hidden="true">·</span> ${receipt}</p>
    </div>
    ${button(asked, `/representative/sealed/${call}`, say(lang, 'sealed.file'), name)}
  </li>`
}

/** An objection is answered where one waits for it, above, and taken back where there is one. */
async function saysOf(asked: Asked, who: Representative, { signatures }: PartyRecord) {
  const { lang } = asked
  const left = (await hasRaised(asked, who, signatures)) ? ['answer'] : ['answer', 'retraction']
  const lines = ALL.filter(
    ([name, { onCall, onKey }]) => onCall === undefined && !onKey && !left.includes(name),
  ).map(
    ([name]) =>
      html`<li>
        <div><h3>${say(lang, `rep.form.${name}`)}</h3><p>${say(lang, `rep.formNote.${name}`)}</p></div>
        ${button(asked, `/representative/new/${name}`, say(lang, 'rep.begin'), say(lang, `rep.form.${name}`))}
      </li>`,
  )
  return html`<ul class="switches">${lines}</ul>`
}

function button(asked: Asked, path: string, says: string, what: Piece) {
  return linkButton(asked, path, spoken(says, what), 'small second')
}

/** A signatory ends any of the party's; whoever drafts or reads, their own. */
function mayEnd({ role, keyid }: Representative, session: Session) {
  return role === 'signatory' || session.keyid === keyid
}

export async function endPartySession(asked: Asked, who: Representative, { fields }: Form): Promise<Answer> {
  await endOwn(asked, who.party, fields, session => {
    if (!mayEnd(who, session)) requireSignatory(who)
  })
  return seeOther(asked, '/representative')
}

export async function downloadOwnSealed(asked: Asked, who: Representative): Promise<Answer> {
  const call = asked.params.call!
  const lying = await lyingOf(asked.site, call, who.party)
  if (lying === undefined)
    throw new Refusal('not_found', `Nothing of ${who.party} lies sealed on ${call.slice(0, 64)}.`)
  return sealedFileAnswer(lying.kept)
}
