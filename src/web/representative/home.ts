import { Refusal } from '../../core/refusal.ts'
import { type Colleague, colleagues } from '../../people/colleagues.ts'
import type { Found } from '../../people/collection.ts'
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
  buttonForm,
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
  longMinute,
  type Markup,
  nameIn,
  notedPart,
  type Piece,
  pendingToday,
  phrase,
  privatePage,
  remark,
  say,
  seeOther,
  sizeOf,
  spoken,
  sub,
  typedIsDone,
} from '../kit/kit.ts'
import { type PartyRecord, partyRecord } from '../party/record.ts'
import { endOwn, keyLine, type OwnKey, ownKeys, sessionList } from '../passkey/own-keys.ts'
import { sealedFileAnswer } from '../sign/sealed.ts'
import { callName } from '../statement/names.ts'
import { bindingToday, bindingWords, correctedWords } from '../text/binding.ts'
import { correctionWaiting } from '../text/redlined.ts'
import { type Objections, wordsToday } from '../text/sayings.ts'
import { cosignPart } from './cosign.ts'
import { FORMS, mayObject, mayRevoke, type RepresentativeForm } from './forms.ts'
import { newsOf } from './news.ts'
import { opening, type Representative, requireSignatory } from './session.ts'
import { waitingPart } from './waiting.ts'

/** A party's own place: what it has signed and can say, who acts for it, and where they have signed in. */
export async function showRepresentative(asked: Asked, who: Representative): Promise<Answer> {
  const { lang } = asked
  const { party, role } = who
  const keys = await ownKeys(asked, party)
  const record = await partyRecord(asked, party)
  const name = inLang(nameIn(who.row.names, lang))
  const public_ = linkTo(asked, `/parties/${party}`, say(lang, 'rep.public'))
  const open = await colleagues.by(asked.site.log.drawer, 'holder', party, asked.site.now())
  const contacts = (await contactsOf(asked.site.log, party, asked.site.now())).length
  const offered = open.filter(({ value }) => value.offered !== null).map(({ value }) => value.label)
  const held = { holder: party, use: 'party' } as const
  const sessions = await sessionList(asked, held, keys, '/representative/sessions', session =>
    mayEnd(who, session),
  )
  const main = html`
    ${opening(asked, who, name, public_)}${await done(asked, who)}
    ${await waitingPart(asked, who, record, { offered, contacts })}
    ${role === 'signatory' ? await cosignPart(asked, who) : null}
    ${notedPart(lang, 'rep.calls', await calls(asked, who, record))}
    ${notedPart(lang, 'rep.people', await people(asked, who, keys, open), { id: 'colleagues' })}
    ${role === 'signatory' ? notedPart(lang, 'rep.contacts', contactsLine(asked, contacts)) : null}
    ${role === 'signatory' ? notedPart(lang, 'rep.says', saysOf(asked)) : null}
    ${notedPart(lang, 'rep.sessions', sessions)}
  `
  const title = nameIn(who.row.names, lang).text
  return privatePage(asked, { title, main, script: 'keep-typed' })
}

async function done(asked: Asked, who: Representative): Promise<Piece> {
  if (asked.query.has('cosigned')) return doneNotice(say(asked.lang, 'rep.cosignKept'))
  return (await withdrawnNotice(asked, who)) ?? recordedNotice(asked, '/representative/')
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

/** Every call that takes signatures or bears one of this party. */
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
    if (who.role === 'signatory' && isOpen && signature?.state !== 'standing')
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
      <div><h3>${title}</h3><p>${state}</p>${rules}${corrected ? sub(corrected) : null}${waits ?? null}${news ?? null}${notices ?? null}</div>${beside}
    </li>`
  }
  const lines = (await Promise.all([...calls].map(line))).filter(one => one !== null)
  return lines.length === 0
    ? html`<p>${say(lang, 'rep.noCalls')}</p>`
    : html`<ul class="switches">${lines}</ul>`
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
function sealedLine(asked: Asked, title: Markup, name: Markup, call: string, { seal }: Lying) {
  const { lang } = asked
  const state = say(lang, 'sealed.own', { hour: longMinute(seal.opens, lang) })
  const receipt = html`<a href="/receipts/${seal.entry}" download>${say(lang, 'sealed.receipt')}</a>`
  return html`<li>
    <div>
      <h3>${title}</h3>
      <p>${state} ${entryLink(asked, seal.entry)} <span aria-hidden="true">·</span> ${receipt}</p>
    </div>
    ${button(asked, `/representative/sealed/${call}`, say(lang, 'sealed.file'), name)}
  </li>`
}

function saysOf(asked: Asked) {
  const { lang } = asked
  const lines = ALL.filter(([, { onCall, onKey }]) => onCall === undefined && !onKey).map(
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

async function people(
  asked: Asked,
  who: Representative,
  keys: readonly OwnKey[],
  open: readonly Found<Colleague>[],
) {
  const { lang } = asked
  const isSignatory = who.role === 'signatory'
  const invited = open.map(({ id, value: { label, role, offered } }) => {
    const says = say(lang, offered === null ? 'rep.invited' : 'rep.offered')
    const letIn = offered === null ? null : decision(asked, id, 'let-in', say(lang, 'rep.letIn'), label)
    const acts = isSignatory
      ? html`${letIn}${decision(asked, id, 'end', say(lang, 'rep.endLink'), label)}`
      : null
    return html`<li>
      <div><h3><bdi>${label}</bdi></h3><p>${say(lang, `rep.role.${role}`)}. ${says}</p></div>
      <div class="actions">${acts}</div>
    </li>`
  })
  const lines = keys.map(key => {
    const { row, keyid } = key
    // With it the organisation came in: nobody of it had approved anything yet.
    const isFirst = who.row.versions.some(({ entry }) => entry === row.added)
    const by = isFirst ? 'rep.byJoining' : row.addedBy === 'holder' ? 'rep.byParty' : 'rep.byKeeper'
    const how = html`${say(lang, by)} `
    const role = html`${say(lang, `rep.role.${row.role ?? 'signatory'}`)}. `
    const revoke = isSignatory && mayRevoke(who, key) ? '/representative' : undefined
    return keyLine(asked, key, { isOwn: keyid === who.keyid, role, how, revoke })
  })
  const invite = isSignatory
    ? html`<div class="actions">
        ${linkButton(asked, '/representative/colleagues', say(lang, 'rep.inviteButton'))}
        ${linkButton(asked, '/representative/new/suspension', say(lang, 'rep.suspendButton'), 'second')}
      </div>`
    : remark(say(lang, 'rep.onlySignatories'))
  return html`<ul class="switches">${invited}${lines}</ul>${invite}`
}

function decision(asked: Asked, id: string, what: 'let-in' | 'end', says: string, label: string) {
  const style = what === 'let-in' ? 'small second lead' : 'small second'
  const named = spoken(says, html`<bdi>${label}</bdi>`)
  const hidden = { colleague: id, decision: what }
  return buttonForm(asked, '/representative/colleagues/decision', hidden, named, { style })
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
