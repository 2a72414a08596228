import { equalBytes } from '../../../core/bytes.ts'
import { formatEnvelope } from '../../../core/envelope.ts'
import type { EnvelopeSignature } from '../../../core/keys.ts'
import { attempt, Refusal, refuseAs } from '../../../core/refusal.ts'
import { parseStatement } from '../../../core/statement.ts'
import { parseTime } from '../../../core/time.ts'
import { applications } from '../../../people/applications.ts'
import { draftDropped } from '../../../people/drafts.ts'
import { openInvitation } from '../../../people/invitations.ts'
import { awaitingDone } from '../../../people/pending-approvals.ts'
import { proofsOf } from '../../../people/proofs.ts'
import { ref } from '../../../register/rows.ts'
import { callClosed, callVoided, policyChanged } from '../../../register/types/calls.ts'
import { cycleExtended } from '../../../register/types/clauses.ts'
import { indicatorsPublished } from '../../../register/types/indicators.ts'
import { keyAllowed } from '../../../register/types/keys.ts'
import { mandateNeeded, suffices } from '../../../register/types/mandates.ts'
import { measuresPublished } from '../../../register/types/measures.ts'
import { partyAdmitted } from '../../../register/types/parties.ts'
import { signatureDeposited, signatureRemoved } from '../../../register/types/signatures.ts'
import { declarationOf } from '../../../register/types.ts'
import type { Change } from '../../../store/drawer.ts'
import { rowIn } from '../../../store/each-row.ts'
import { cosignerOf, keepWaiting, type Signed, secondAct, secondId } from '../../../work/act/approval.ts'
import { type After, afterSchema, besideAct } from '../../../work/act/consequences.ts'
import { type Composed, payloadOf } from '../../../work/compose.ts'
import { keysInForce } from '../../../work/holder-keys.ts'
import { soonestLaunch } from '../../../work/launch/embargo.ts'
import { noticeToEach } from '../../../work/letters/notices.ts'
import { concernedBy, unreachedOn } from '../../../work/letters/party-told.ts'
import { levelOf } from '../../../work/proof-level.ts'
import { policyInForce } from '../../apply/application.ts'
import {
  type Act as ActOf,
  actAt,
  datedAnew,
  isStale,
  keepAct,
  olderPage,
  signingPage,
} from '../../forms/act-drafts.ts'
import { sayAny } from '../../forms/field-messages.ts'
import {
  type Answer,
  type Asked,
  announcedHour,
  comma,
  type Form,
  firstOf,
  hourByClocks,
  html,
  inset,
  linkButton,
  linkIn,
  linkTo,
  listed,
  type Piece,
  type PlainKey,
  postedForm,
  refusalNotice,
  remark,
  say,
  seeOther,
  stopsWhom,
  withMore,
} from '../../kit/kit.ts'
import { mayCome } from '../../office-permissions.ts'
import { keyidOfCredential, payloadIn, signatureFrom } from '../../passkey/answer.ts'
import { passkeyForm } from '../../passkey/ceremony.ts'
import { keysLeft, partyName } from '../../statement/names.ts'
import { bindingToday, bindingWords } from '../../text/binding.ts'
import { unreadWords } from '../indicators/table.ts'
import { figuresUnasked } from '../indicators/unknown-figures.ts'
import type { Officer } from '../officer/officer.ts'
import { revokedTold } from '../organisation/keys.ts'
import { opening } from '../pages.ts'
import { extensionMeanPart } from './extension-mean.ts'
import { indicatorsMeanPart } from './indicators-mean.ts'
import { interruptionMeanPart } from './interruption-mean.ts'
import { measuresMeanPart } from './measures-mean.ts'
import { partyChangeMeanPart } from './party-change-mean.ts'
import { removalMeanPart } from './removal-mean.ts'
import { rulesMeanPart } from './rules-mean.ts'
import { actWaits } from './waits.ts'
import { withholdingMeanPart } from './withholding-mean.ts'

type Act = ActOf<After>

/** An act waits among the drafts of its officer until the passkey signs it. */
const of = ({ id }: Officer) => ({ purpose: 'desk act', subject: id })

/**
 * An act leads on to the call that it opened, or back to the application that it came from; else to the organisation,
 * or the call, that it is about.
 */
export function backOf(after: After, composed: Composed): string {
  if (after.is === 'opened') return `/desk/opened/${after.call}`
  if ('application' in after) return `/desk/applications/${after.application}`
  const [party, another] = namedBy(composed)
  if (party !== undefined && another === undefined) return `/desk/organisations/${party}`
  if (composed.call === null) return '/desk'
  const isOfCycle = composed.type === cycleExtended.type || composed.type === measuresPublished.type
  if (composed.type === indicatorsPublished.type) return `/desk/calls/${composed.call}/indicators`
  return `/desk/calls/${composed.call}${isOfCycle ? '/cycle' : ''}`
}

export async function prepareAct(
  asked: Asked,
  officer: Officer,
  composed: Composed,
  how: Pick<Act, 'after' | 'back' | 'change' | 'unread'>,
) {
  const payload = payloadOf(asked.site, composed)
  return seeOther(asked, `/desk/acts/${await keepAct(asked, of(officer), { composed, ...how, payload })}`)
}

export async function showAct(asked: Asked, officer: Officer) {
  return actPage(asked, officer, await actAt(asked, of(officer), afterSchema), null)
}

async function actPage(
  asked: Asked,
  officer: Officer,
  act: Act,
  trouble: Piece,
  /** Where to go instead, if it can be signed no more. */
  over: 'back' | 'change' | null = null,
) {
  const { lang } = asked
  const { after, composed, payload } = act
  const signs = mayCome(officer, 'deskActSigned')
  const path = `/desk/acts/${asked.params.token}`
  const change = linkButton(asked, act.change, say(lang, 'desk.actChange'))
  const waits = await actWaits(asked, composed)
  const form = waits
    ? html`${inset(waits, 'warn mt')}<div class="actions">${change}</div>`
    : over
      ? html`<div class="actions">
      ${linkButton(asked, act[over], say(lang, over === 'back' ? 'desk.back' : 'desk.actChange'), '')}
    </div>`
      : signs
        ? await actForm(asked, officer, act, {
            path,
            button: 'desk.actSign',
            second: change,
            told: (await othersAsked(asked, composed)).told,
          })
        : postedForm(asked, path, {
            hidden: { do: 'submit' },
            fields: [
              await actWarnings(asked, officer, composed, act.after),
              await toldByLetter(asked, composed),
              await invitedByLetter(asked, after),
              remark(say(lang, 'office.submitNote')),
            ],
            button: say(lang, 'office.submit'),
            beside: change,
          })
  const title = say(lang, signs ? 'desk.actTitle' : 'office.actTitle')
  // Whoever comes from the review of a draft has read it; another officer, who signs second, has not.
  const isRead = act.after.is === 'opened'
  const unread = unreadWords(lang, act.unread ?? [])
  return deskSigningPage(asked, officer, {
    ...{ here: path, title, composed, payload, trouble, isRead },
    form: html`${unread === null ? null : html`<p class="notice warn" id="unread">${unread}</p>`}${form}`,
  })
}

/** The form that the officer's passkey answers; `told` says who else has to sign. */
export async function actForm(
  asked: Asked,
  officer: Officer,
  { composed, after, payload }: Pick<Act, 'composed' | 'after' | 'payload'>,
  how: { readonly path: string; readonly button: PlainKey; readonly second: Piece; readonly told: Piece },
) {
  return passkeyForm(asked, {
    action: linkIn(asked, how.path),
    payload,
    credentials: officer.credentials,
    button: sayAny(asked.lang, how.button),
    second: how.second,
    explain: html`
      ${await actWarnings(asked, officer, composed, after)}
      ${await toldByLetter(asked, composed)}${await invitedByLetter(asked, after)}
      <p class="note">${say(asked.lang, 'desk.actNote')}${how.told}</p>
    `,
  })
}

export async function othersAsked(asked: Asked, composed: Composed) {
  const { lang } = asked
  const party = await cosignerAsked(asked, composed)
  const asksSecond = await asked.site.log.door.asksSecond({ ...composed, by: 'depositary' })
  const told = html`
    ${asksSecond ? ` ${say(lang, 'second.asked')}` : null}
    ${party === null ? null : ` ${say(lang, 'second.askedParty', { party: await partyName(asked, party) })}`}
  `
  return { asksSecond, told }
}

/**
 * Hands the passkey's answer to the door; what the door refuses can be signed anew. An officer who only prepares
 * submits it to those who decide.
 */
export async function signAct(asked: Asked, officer: Officer, { fields }: Form) {
  const token = asked.params.token!
  const act = await actAt(asked, of(officer), afterSchema)
  const isSubmitted = fields.get('do') === 'submit'
  if ((await actWaits(asked, act.composed)) !== null) return actPage(asked, officer, act, null)
  if (!isSubmitted && !equalBytes(payloadIn(fields), act.payload))
    return actPage(asked, officer, act, olderPage(asked))
  const signing = { ...act, beside: [draftDropped(token)] }
  const done = isSubmitted
    ? await awaitHand(asked, officer, signing)
    : await postSigned(asked, officer, signing, fields)
  if (!(done instanceof Refusal)) return done
  const notice = refusalNotice(asked.lang, done)
  if (!isStale(done))
    return actPage(asked, officer, act, notice, done.code === 'changed_meanwhile' ? wayOut(act) : null)
  if (declarationOf(act.composed.type).saysAll) return actPage(asked, officer, act, notice, 'change')
  return actPage(asked, officer, await datedAnew(asked, of(officer), act), notice)
}

/**
 * Where it leads back to has moved on; a call that was not opened has no page yet, and its draft is looked at again.
 */
const wayOut = ({ after }: Act) => (after.is === 'opened' ? 'change' : 'back')

interface Kept extends Signed {
  /** Changes made as it is recorded, or kept for another hand. */
  readonly beside?: readonly Change[]
}

interface Signing extends Kept {
  readonly back: string
  readonly others?: readonly EnvelopeSignature[]
  readonly waited?: string | undefined
}

/**
 * Hands the door what an officer signed. What lacks nothing but another hand waits for it; any other refusal is
 * returned.
 */
export async function postSigned(
  asked: Asked,
  officer: Officer,
  { back, others = [], waited, ...signed }: Signing,
  fields: URLSearchParams,
): Promise<Answer | Refusal> {
  const { site } = asked
  const { composed, payload, after, beside = [] } = signed
  let own: EnvelopeSignature | undefined
  try {
    const wanted = { holder: officer.id, use: 'officer' } as const
    own = signatureFrom(await keyidOfCredential(asked, fields, wanted), fields)
    const signatures = [...others, own]
    const envelope = refuseAs('passkey_malformed', () => formatEnvelope(payload, signatures))
    const { index } = await site.record({ envelope, parts: composed.parts }, async () => [
      ...(await besideAct(site, officer, after)),
      ...(waited === undefined ? [] : [await awaitingDone(site.log.drawer, waited, site.now())]),
      ...beside,
    ])
    // Its applicant may have to be told.
    site.worker.wake()
    return seeOther(asked, withMore(back, `done=${index}`))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const isForParty = error.code === 'cosigner_missing'
    // The law asks for these last: nothing else is wrong.
    if (own === undefined || (error.code !== 'second_hand_missing' && !isForParty)) return error
    const cosigner = isForParty ? cosignerOf(composed) : null
    return awaitHand(asked, officer, signed, own, cosigner)
  }
}

async function awaitHand(
  asked: Asked,
  officer: Officer,
  { beside, ...signed }: Kept,
  signature: EnvelopeSignature | null = null,
  cosigner: string | null = null,
) {
  const id = await keepWaiting(asked.site, officer, signed, signature, cosigner, beside)
  return seeOther(asked, `/desk/second/${id}?${signature === null ? 'prepared' : 'kept'}=1`)
}

/** Where these very bytes wait for another hand; undefined where nobody has signed them. */
export async function awaitedAt({ site }: Asked, payload: Uint8Array): Promise<string | undefined> {
  const statement = attempt(() => parseStatement(payload))
  if (statement instanceof Refusal) return undefined
  const act = await secondAct(site, secondId(statement))
  if (!act?.kept?.first || !equalBytes(act.payload, payload)) return undefined
  return `/desk/second/${act.id}?kept=1`
}

interface Shown extends Omit<Parameters<typeof signingPage>[1], 'opening' | 'heading' | 'bytes'> {
  /** The address of the page. */
  readonly here: string
  /** The reader has signed it, and another hand is awaited. */
  readonly isSigned?: boolean
}

/** A statement of the depositary as an officer reads it: in words, whole, and byte for byte. */
export async function deskSigningPage(asked: Asked, officer: Officer, { here, ...shown }: Shown) {
  const { lang } = asked
  const means = await Promise.all([
    rulesMeanPart(asked, shown.composed, here),
    extensionMeanPart(asked, shown.composed, here),
    interruptionMeanPart(asked, shown.composed, here),
    removalMeanPart(asked, shown.composed),
    partyChangeMeanPart(asked, shown.composed),
    measuresMeanPart(asked, shown.composed, here),
    indicatorsMeanPart(asked, shown.composed),
    withholdingMeanPart(asked, shown.composed),
  ])
  const [heading, bytes] = shown.isSigned
    ? (['second.signedStatement', 'second.signedWhole'] as const)
    : mayCome(officer, 'deskActSigned')
      ? (['desk.actStatement', 'desk.actWholeNote'] as const)
      : (['office.actStatement', 'office.actWholeNote'] as const)
  const head = opening(shown.title)
  const form = [means, shown.form]
  return signingPage(asked, {
    ...shown,
    form,
    opening: head,
    heading: say(lang, heading),
    bytes: say(lang, bytes),
  })
}

/** What is lawful and may not be meant: told beside the button that signs it. */
async function actWarnings(asked: Asked, officer: Officer, composed: Composed, after: After) {
  const warnings = await Promise.all([
    breaksEmbargo(asked, composed),
    letsNobodySign(asked, composed, after),
    restsOnNothing(asked, composed, after),
    waitsForNobody(asked, composed),
    composed.type === callClosed.type ? say(asked.lang, 'desk.closesForGood') : null,
    composed.type === callVoided.type ? say(asked.lang, 'desk.voidsForGood') : null,
    revokes(asked, officer, composed),
    letsKeyIn(asked, composed),
    opensAt(asked, after),
    asksByUnknown(asked, composed),
    bindsWhom(asked, composed),
  ])
  return warnings.flat().map(says => says && html`<p class="notice warn">${says}</p>`)
}

/** A name that nobody has published: mistyped, or still to come. */
async function asksByUnknown(asked: Asked, { type, call, body }: Composed): Promise<Piece[]> {
  if (type !== policyChanged.type || call === null) return []
  return figuresUnasked(asked, call, policyChanged.read({ type, body } as never).policy)
}

/** The hour is no part of what the passkey signs, and is set with it. */
function opensAt(asked: Asked, after: After): string | null {
  if (after.is !== 'opened' || after.opens === null) return null
  return say(asked.lang, 'prepared.signsHour', {
    hour: hourByClocks(asked, parseTime(after.opens), after.zone),
  })
}

/** By which rules a party can be removed today, and by which it will be. */
async function bindsWhom(asked: Asked, { type, call, body }: Composed): Promise<Piece[]> {
  if (type !== signatureRemoved.type || call === null) return []
  const { party } = signatureRemoved.read({ type, body } as never)
  const refs = [ref('signatures', call, party), ref('calls', call), ref('parties', party)] as const
  const [signature, row, of] = await asked.site.log.store.rows(refs)
  const binding = signature && row && of && bindingToday(asked, signature, row, of)
  if (!binding) return []
  const { now, next } = await bindingWords(asked, call, binding)
  const term = html`${await partyName(asked, party)}. ${say(asked.lang, 'party.bound')}:`
  return [html`${term} ${now}`, next && html`${term} ${next}`]
}

/** The letter that follows an admission is no part of what the passkey signs. */
async function invitedByLetter({ lang, site }: Asked, after: After): Promise<Piece> {
  if (after.is !== 'admitted' || after.invites !== true) return null
  const application = await applications.get(site.log.drawer, after.application, site.now())
  if (application === undefined) return null
  return html`<p class="note">${say(lang, 'desk.actInvites', { email: application.person.email })}</p>`
}

const MOST_TOLD = 5
/** Of those whom nobody writes to; the desk's own list of organisations has all. */
const MOST_BY_HAND = 200

/** To whom we write once it is recorded; and of whom nobody can be told, so that the officer tells them. */
async function toldByLetter(asked: Asked, composed: Composed) {
  const { lang } = asked
  const tells = noticeToEach(composed.type)
  const concerned =
    tells === null
      ? await concernedBy(asked.site, composed)
      : (await unreachedOn(asked.site, composed.call!)).map(party => ({ party, contacts: [] }))
  const { letters = [], nobody = [] } = Object.groupBy(concerned, ({ contacts }) =>
    contacts.length === 0 ? 'nobody' : 'letters',
  )
  const { shown, told: more } = firstOf(letters, MOST_TOLD, count => inset(say(lang, 'desk.more', { count })))
  const lines = shown.map(async ({ party, contacts }) => {
    const emails = contacts.map(({ person }) => person.email).join(comma(lang))
    return html`<p class="note">${say(lang, 'told.letters', { party: await partyName(asked, party), emails })}</p>`
  })
  const all = tells && html`<p class="note">${say(lang, `told.${tells}`)}</p>`
  const isWritten = tells !== null || concerned.some(({ contacts }) => contacts.length > 0)
  const byHand = isWritten && asked.site.mail === null ? inset(say(lang, 'told.byHand'), 'warn') : null
  return [all, ...(await Promise.all(lines)), more, await toldByHand(asked, nobody), byHand]
}

/** Whom an officer has to tell, with the page that has what else is known of each. */
async function toldByHand(asked: Asked, nobody: readonly { readonly party: string }[]): Promise<Piece> {
  const { lang } = asked
  const [only] = nobody
  if (only === undefined) return null
  if (nobody.length === 1) {
    const party = await partyName(asked, only.party)
    return html`<p class="notice warn">${say(lang, 'told.nobody', { party })}</p>`
  }
  const { shown, told } = firstOf(nobody, MOST_BY_HAND, count => say(lang, 'desk.more', { count }))
  const names = shown.map(async ({ party }) =>
    linkTo(asked, `/desk/organisations/${party}`, await partyName(asked, party)),
  )
  const list = listed([...(await Promise.all(names)), ...(told === null ? [] : [told])], 'plain-list')
  return html`<div class="notice warn"><p>${say(lang, 'told.nobodyOf', { count: nobody.length })}</p>${list}</div>`
}

/** Who gets the key that two officers let come in: nothing of that stands in the log. */
async function letsKeyIn({ lang, site }: Asked, { type, body }: Composed) {
  if (type !== keyAllowed.type) return null
  const { link } = keyAllowed.read({ type, body } as never)
  if (link === null) return say(lang, 'invites.byCommand')
  const open = await openInvitation(site.log.drawer, link.slice('sha256:'.length), site.now())
  if (open === undefined) return say(lang, 'invites.gone')
  const { person, by, to = '' } = open
  return say(lang, 'invites.letsIn', { person, by, email: to })
}

/**
 * What is recorded of an organisation is public at once: before the hour of a launch day a paper tells who has signed,
 * and a check or a key who is about to.
 */
async function breaksEmbargo(asked: Asked, composed: Composed) {
  const { lang, site } = asked
  const { type, call } = composed
  const launch = await soonestLaunch(site, type === signatureDeposited.type ? call : null)
  if (launch === null) return null
  const of = { hour: announcedHour(launch, lang) }
  if (type === signatureDeposited.type) return say(lang, 'sealed.paperIsOpen', of)
  const [party] = namedBy(composed)
  return party === undefined
    ? null
    : say(lang, 'sealed.actIsOpen', { ...of, party: await partyName(asked, party) })
}

/** Those whom the act names, as its own declaration says. */
function namedBy({ type, call, body }: Composed): readonly string[] {
  return declarationOf(type)
    .bind({ type, call, body, by: 'depositary' } as never)
    .tells(() => undefined)
}

/** What else the holder of a revoked key can sign with, and which officer then stops acting alone. */
async function revokes(asked: Asked, { id }: Officer, composed: Composed): Promise<Piece[]> {
  const { lang } = asked
  const left = await keysLeft(asked, composed)
  if (left === null) return []
  const isParty = (await rowIn(asked.site.log.store, 'parties', left.holder)) !== undefined
  if (isParty) return revokedTold(asked, left.holder, left.keyid)
  const holder = await partyName(asked, left.holder)
  const officer = await stopsWhom(asked, left.keyid, id)
  return [
    say(lang, 'desk.keysLeft', { count: left.count, holder }),
    officer === null ? null : say(lang, 'stopped.warn', { officer }),
  ]
}

/** Of some types a party may sign too, and need not; which acts ask for it the law says. */
async function cosignerAsked({ site }: Asked, composed: Composed): Promise<string | null> {
  const party = cosignerOf(composed)
  if (party === null) return null
  const asks = await site.log.door.asksCosigner({ ...composed, by: 'depositary', signers: [] })
  return asks ? party : null
}

/** A party that has no key cannot sign what it has to sign too. */
async function waitsForNobody(asked: Asked, composed: Composed) {
  const party = await cosignerAsked(asked, composed)
  if (party === null || (await keysInForce(asked.site, party)) > 0) return null
  return say(asked.lang, 'second.noKey', { party: await partyName(asked, party) })
}

/** A level that the applicant could have shown here, and has not. */
async function restsOnNothing({ lang, site }: Asked, { type, call, body }: Composed, after: After) {
  if (type !== partyAdmitted.type || after.is !== 'admitted') return null
  const { mandate, domain } = partyAdmitted.read({ type, call, by: 'depositary', body } as never)
  const level = mandate?.level
  if (level !== 'domain' && level !== 'email') return null
  const proofs = await proofsOf(site.log.drawer, after.application, site.now())
  // Whoever has shown the domain could read a mailbox there.
  const isShown = proofs.map(proof => levelOf(proof, domain)).some(one => one === level || one === 'domain')
  return isShown ? null : say(lang, 'desk.unproven', { level: say(lang, `mandate.${level}`) })
}

/** A party admitted with less than the call asks for can sign nothing there. */
async function letsNobodySign(asked: Asked, { type, call, body }: Composed, after: After) {
  if (type !== partyAdmitted.type || after.is !== 'admitted') return null
  const { lang, site } = asked
  const application = await applications.get(site.log.drawer, after.application, site.now())
  const policy = application && (await policyInForce(asked, application.call))
  if (policy === undefined) return null
  const { kind, mandate } = partyAdmitted.read({ type, call, by: 'depositary', body } as never)
  const needed = mandateNeeded(policy, kind)
  if (mandate !== null && suffices(mandate.level, needed)) return null
  const levels = {
    level: say(lang, `mandate.${mandate?.level ?? 'unchecked'}`),
    needed: say(lang, `mandate.${needed}`),
  }
  return say(lang, 'desk.weakMandate', { kind: say(lang, `kind.${kind}`), ...levels })
}
