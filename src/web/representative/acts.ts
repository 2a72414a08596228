import { equalBytes } from '../../core/bytes.ts'
import { formatEnvelope } from '../../core/envelope.ts'
import type { EnvelopeSignature } from '../../core/keys.ts'
import { Refusal } from '../../core/refusal.ts'
import { partyDraftSigned } from '../../people/party-drafts.ts'
import { sessionsEnded } from '../../people/sessions.ts'
import type { BodyOf } from '../../register/types.ts'
import type { Change } from '../../store/drawer.ts'
import { draftSigned } from '../../work/reporting/draft.ts'
import { fileParts } from '../../work/reporting/evidence.ts'
import { endedBySuspension } from '../../work/suspended-parties.ts'
import { recordedNotice } from '../entry/recorded.ts'
import {
  type Act,
  actAt,
  actSigned,
  composedAnew,
  datedAnew,
  isStale,
  signedBefore,
  signingPage,
} from '../forms/act-drafts.ts'
import {
  type Answer,
  type Asked,
  entryLink,
  type Form,
  html,
  inset,
  linkButton,
  linkIn,
  listOf,
  type Piece,
  part,
  privatePage,
  refusalNotice,
  remark,
  say,
  seeOther,
  typedIsDone,
  withMore,
} from '../kit/kit.ts'
import { keyOfCredential, payloadIn, signatureBy } from '../passkey/answer.ts'
import { passkeyForm } from '../passkey/ceremony.ts'
import { keysLeft } from '../statement/names.ts'
import { type After, actOf, afterSchema } from './act-kept.ts'
import { reportNotices } from './commitments/answered.ts'
import { closingNotice } from './commitments/closing.ts'
import { draftChanged, draftEnded, takeUpAgain } from './commitments/draft-changed.ts'
import { isOntoOther, ontoChanged } from './commitments/draft-onto.ts'
import { renumbered } from './commitments/free-ids.ts'
import { gapsNotice } from './commitments/gaps.ts'
import { meantForNotice } from './commitments/meant-for.ts'
import { undoneNotice } from './commitments/undone.ts'
import { reportChanged } from './reporting/changed.ts'
import { leftOutToSign } from './reporting/left-out.ts'
import { reportToSign } from './reporting/to-sign.ts'
import { opening, type Representative } from './session.ts'
import { correctionChanged, correctionToSign } from './sheets/signing.ts'

export async function showRepresentativeAct(asked: Asked, who: Representative): Promise<Answer> {
  const entry = await signedBefore(asked, actOf(who))
  if (entry !== undefined) return signedPage(asked, who, entry)
  const act = await actAt(asked, actOf(who), afterSchema)
  return actPage(asked, who, (await renumberedAct(asked, who, act))?.act ?? act, null)
}

/** Whoever comes back to what they have signed is told so, and where it stands. */
function signedPage(asked: Asked, who: Representative, entry: number): Answer {
  const { lang } = asked
  const title = say(lang, 'rep.actTitle')
  const says = html`<p><b>${say(lang, 'rep.actSigned')}</b> ${entryLink(asked, entry)}</p>`
  const back = html`<div class="actions">${linkButton(asked, '/representative', say(lang, 'rep.back'))}</div>`
  const main = html`${opening(asked, who, title)}${part(say(lang, 'rep.actStatement'), html`${says}${back}`, { strong: true })}`
  return privatePage(asked, { title, main })
}

/** Where what was prepared beside it took its id: it goes on under the next free one. A file gives its ids itself. */
async function renumberedAct(asked: Asked, who: Representative, act: Act<After>) {
  if (act.after.is !== 'typed' || act.after.form === 'file') return null
  const found = await renumbered(asked, who.party, act.composed)
  if (found === null) return null
  const { lang } = asked
  const notice = html`<div class="notice warn" role="alert" tabindex="-1" autofocus>
    <p>${say(lang, 'ours.renumbered', { id: listOf(found.ids, lang) })}</p>
  </div>`
  return { act: await composedAnew(asked, actOf(who), act, found.composed), notice }
}

async function actPage(asked: Asked, who: Representative, act: Act<After>, trouble: Piece) {
  const { lang } = asked
  const title = say(lang, 'rep.actTitle')
  const ended = act.after.is === 'typed' ? await draftEnded(asked, who, act.after) : null
  if (ended !== null)
    return partySigns(asked, who, title, {
      ...act,
      trouble: ended,
      form: html`<div class="actions">${linkButton(asked, act.back, say(lang, 'rep.back'))}</div>`,
    })
  const { after } = act
  const changed =
    after.is === 'typed'
      ? ((await draftChanged(asked, who, after)) ?? (await ontoChanged(asked, act.composed.call, after)))
      : await figuresChanged(asked, who, act.composed.call, after)
  if (changed !== null)
    return partySigns(asked, who, title, {
      ...act,
      trouble: changed,
      form: html`<div class="actions">${linkButton(asked, act.change, say(lang, 'ours.readNow'), 'lead')}</div>`,
    })
  const left = await keysLeft(asked, act.composed)
  return partySigns(asked, who, title, {
    ...act,
    trouble,
    // The act before it leads here once it is recorded.
    done: html`${await recordedNotice(asked, '/representative/')}${'kept' in after ? typedIsDone(after.kept) : null}`,
    form: signingForm(asked, who, act.payload, {
      action: `/representative/acts/${asked.params.token}`,
      back: act.change,
      warning: html`
        ${after.is === 'corrected' ? await correctionToSign(asked, who, act.composed, after) : null}
        ${left && inset(say(lang, 'rep.keysLeft', { count: left.count }), 'warn')}
        ${await closingNotice(asked, who, act.composed)}
        ${await meantForNotice(asked, who, act.composed)}
        ${await gapsNotice(asked, act.composed)}
        ${await undoneNotice(asked, who, act.composed)}
        ${await reportNotices(asked, who, act.composed)}
        ${after.is === 'report' ? await leftOutToSign(asked, who, act.composed.call!) : null}
        ${after.is === 'report' ? await reportToSign(asked, act.composed) : null}
      `,
    }),
  })
}

/** Of a report or a correction, that what would be signed is no more what its signer has read; null where it is. */
async function figuresChanged(
  asked: Asked,
  who: Representative,
  call: string | null,
  after: After,
): Promise<Piece> {
  if (after.is === 'report') return reportChanged(asked, who, call!, after)
  return after.is === 'corrected' ? correctionChanged(asked, who, call!, after) : null
}

/** A page on which a party signs. */
export function partySigns(
  asked: Asked,
  who: Representative,
  title: string,
  {
    done = null,
    ...shown
  }: Omit<Parameters<typeof signingPage>[1], 'title' | 'opening' | 'heading' | 'bytes'> & {
    /** What was recorded just before. */
    readonly done?: Piece
  },
): Promise<Answer> {
  return signingPage(asked, {
    ...shown,
    title,
    opening: html`${opening(asked, who, title)}${done}`,
    heading: say(asked.lang, 'rep.actStatement'),
    bytes: say(asked.lang, 'desk.actWholeNote'),
  })
}

/** The passkey of the party over these bytes. */
export function signingForm(
  asked: Asked,
  { credentials }: Representative,
  payload: Uint8Array,
  { action, back, warning = null }: { action: string; back: string; warning?: Piece },
): Piece {
  const { lang } = asked
  return passkeyForm(asked, {
    action: linkIn(asked, action),
    payload,
    credentials,
    button: say(lang, 'rep.actSign'),
    second: linkButton(asked, back, say(lang, 'rep.actBack')),
    explain: html`${warning}${remark(say(lang, 'rep.actNote'))}`,
  })
}

/** What the party's passkey answered over these bytes: with a session alone nothing is kept beside the register. */
export async function partySignature(
  asked: Asked,
  { party }: Representative,
  payload: Uint8Array,
  fields: URLSearchParams,
): Promise<EnvelopeSignature> {
  return signatureBy(await keyOfCredential(asked, fields, { holder: party, use: 'party' }), payload, fields)
}

/** Takes the passkey's answer to the door. What the door refuses is told here, and can be signed anew. */
export async function signRepresentativeAct(
  asked: Asked,
  who: Representative,
  { fields }: Form,
): Promise<Answer> {
  const { site } = asked
  const act = await actAt(asked, actOf(who), afterSchema)
  const { composed, payload, after } = act
  if (after.is === 'typed' && fields.get('again') === 'yes') {
    await takeUpAgain(asked, who, composed.call!, after)
    return seeOther(asked, act.change)
  }
  try {
    if (!equalBytes(payloadIn(fields), payload))
      throw new Refusal(
        'seen_stale',
        'This page is older than what waits to be signed; here it is as it stands.',
      )
    const own = await partySignature(asked, who, payload, fields)
    const envelope = formatEnvelope(payload, [own])
    const { index } = await site.record({ envelope, parts: await partsOf(asked, who, act) }, async () => [
      ...(await changesBeside(asked, who, composed.call, after)),
      await actSigned(asked, payload),
    ])
    const isOut = after.is === 'suspended'
    return seeOther(
      asked,
      isOut ? `/representative/sign-in?suspended=${index}` : withMore(act.back, `done=${index}`),
    )
  } catch (error) {
    // Nothing waits here any more.
    if (error instanceof Refusal && error.code === 'link_spent') throw error
    const other = await renumberedAct(asked, who, act)
    if (other !== null) return actPage(asked, who, other.act, other.notice)
    const notice = refusalNotice(asked.lang, error)
    return actPage(
      asked,
      who,
      isStale(error as Refusal) ? await datedAnew(asked, actOf(who), act) : act,
      notice,
    )
  }
}

/** Files of a report lie with its draft, so that each look before signing does not keep them once more. */
async function partsOf({ site }: Asked, { party }: Representative, { after, composed }: Act<After>) {
  if (after.is !== 'report') return composed.parts
  const { files = [] } = composed.body as BodyOf<'report/filed'>
  return [...composed.parts, ...(await fileParts(site.log.drawer, { ...after, party }, files, site.now()))]
}

/** What changes in the commit of the entry. */
async function changesBeside(
  asked: Asked,
  who: Representative,
  call: string | null,
  after: After,
): Promise<Change[]> {
  if (after.is === 'nothing') return []
  const { drawer } = asked.site.log
  if (after.is === 'typed') {
    if (await isOntoOther(asked, call, after))
      throw new Refusal('seen_stale', 'What you change was changed since by somebody of your organisation.')
    const read = { ...after, party: who.party, by: who.keyid }
    return partyDraftSigned(drawer, after.draft, read, asked.site.now())
  }
  const made = asked.site.now()
  const { party: holder } = who
  if (after.is === 'corrected' || after.is === 'report') {
    // Asked again with the signature: no second touch signs what the page did not show.
    if ((await figuresChanged(asked, who, call, after)) !== null)
      throw new Refusal('seen_stale', 'What you read was changed since.')
    const corrects = after.is === 'corrected' ? { corrects: after.entry } : {}
    const of = { party: holder, call: call!, round: after.round, ...corrects }
    return draftSigned(drawer, of, { read: after.read, by: who.keyid }, made)
  }
  // Whoever holds a lost device must not go on looking around either.
  if (after.is === 'revoked') return sessionsEnded(drawer, holder, made, after.keyid)
  return endedBySuspension(asked.site, holder)
}
