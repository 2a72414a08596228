import { z } from 'zod'
import { equalBytes } from '../../core/bytes.ts'
import { formatEnvelope } from '../../core/envelope.ts'
import type { EnvelopeSignature } from '../../core/keys.ts'
import { Refusal } from '../../core/refusal.ts'
import { colleagueEnded, colleagueOf } from '../../people/colleagues.ts'
import { credentialKept } from '../../people/credentials.ts'
import { draftDropped } from '../../people/drafts.ts'
import { sessionsEnded } from '../../people/sessions.ts'
import type { Change } from '../../store/drawer.ts'
import { type Composed, payloadOf } from '../../work/compose.ts'
import { endedBySuspension } from '../../work/suspended-parties.ts'
import { type Act, actAt, datedAnew, isStale, keepAct, signingPage } from '../forms/act-drafts.ts'
import {
  type Answer,
  type Asked,
  type Form,
  html,
  inset,
  linkButton,
  linkIn,
  type Piece,
  refusalNotice,
  remark,
  say,
  seeOther,
} from '../kit/kit.ts'
import { keyidOf, keyOfCredential, payloadIn, signatureBy } from '../passkey/answer.ts'
import { passkeyForm } from '../passkey/ceremony.ts'
import { keysLeft } from '../statement/names.ts'
import { opening, type Representative } from './session.ts'

/** What a party is about to sign, between form and passkey. */
const of = ({ party }: Representative) => ({ purpose: 'party act', subject: party })

/** Keeps what a representative is about to sign, and shows it. `payload` is given where a new key has signed it. */
export async function prepareAct(
  asked: Asked,
  who: Representative,
  composed: Composed,
  how: { readonly after: After; readonly change: string; readonly payload?: Uint8Array },
): Promise<Answer> {
  const payload = how.payload ?? payloadOf(asked.site, composed, who.party)
  const token = await keepAct(asked, of(who), { composed, back: '/representative', ...how, payload })
  return seeOther(asked, `/representative/acts/${token}`)
}

export async function showRepresentativeAct(asked: Asked, who: Representative): Promise<Answer> {
  return actPage(asked, who, await actAt(asked, of(who), afterSchema), null)
}

async function actPage(asked: Asked, who: Representative, act: Act<After>, trouble: Piece) {
  const { lang } = asked
  const left = await keysLeft(asked, act.composed)
  return partySigns(asked, who, say(lang, 'rep.actTitle'), {
    ...act,
    trouble,
    form: signingForm(asked, who, act.payload, {
      action: `/representative/acts/${asked.params.token}`,
      back: act.change,
      warning: left && inset(say(lang, 'rep.keysLeft', { count: left.count }), 'warn'),
    }),
  })
}

/** A page on which a party signs. */
export function partySigns(
  asked: Asked,
  who: Representative,
  title: string,
  shown: Omit<Parameters<typeof signingPage>[1], 'title' | 'opening' | 'heading' | 'bytes'>,
): Promise<Answer> {
  return signingPage(asked, {
    ...shown,
    title,
    opening: opening(asked, who, title),
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
  const { site, params } = asked
  const act = await actAt(asked, of(who), afterSchema)
  const { composed, payload, after } = act
  try {
    if (!equalBytes(payloadIn(fields), payload))
      throw new Refusal(
        'seen_stale',
        'This page is older than what waits to be signed; here it is as it stands.',
      )
    const own = await partySignature(asked, who, payload, fields)
    const envelope = formatEnvelope(payload, [own, ...(await besideOwn(asked, who, after))])
    const { index } = await site.record({ envelope, parts: composed.parts }, async () => [
      ...(await changesBeside(asked, who, after)),
      draftDropped(params.token!),
    ])
    const isOut = after.is === 'suspended'
    return seeOther(asked, `/representative${isOut ? `/sign-in?suspended=${index}` : `?done=${index}`}`)
  } catch (error) {
    // Nothing waits here any more.
    if (error instanceof Refusal && error.code === 'link_spent') throw error
    const notice = refusalNotice(asked.lang, error)
    // What a new key has signed too cannot be made anew without that key.
    const isAnew = after.is !== 'let-in' && isStale(error as Refusal)
    return actPage(asked, who, isAnew ? await datedAnew(asked, of(who), act) : act, notice)
  }
}

/** What the act changes in the drawer. */
const afterSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('nothing') }),
  z.strictObject({ is: z.literal('revoked'), keyid: z.string().max(64) }),
  z.strictObject({ is: z.literal('suspended') }),
  z.strictObject({ is: z.literal('let-in'), colleague: z.string().max(100) }),
])
export type After = z.infer<typeof afterSchema>

/** The signature of a colleague's new key, which stands beside the party's own. */
async function besideOwn(asked: Asked, who: Representative, after: After): Promise<EnvelopeSignature[]> {
  if (after.is !== 'let-in') return []
  const { offered } = await offeredTo(asked, who, after.colleague)
  return [JSON.parse(offered.signature) as EnvelopeSignature]
}

/** What changes in the commit of the entry. */
async function changesBeside(asked: Asked, who: Representative, after: After): Promise<Change[]> {
  if (after.is === 'nothing') return []
  const { drawer } = asked.site.log
  const made = asked.site.now()
  const { party: holder } = who
  // Whoever holds a lost device must not go on looking around either.
  if (after.is === 'revoked') return sessionsEnded(drawer, holder, made, after.keyid)
  if (after.is === 'suspended') return endedBySuspension(asked.site, holder)
  const { colleague, offered } = await offeredTo(asked, who, after.colleague)
  const { label } = colleague.value
  const kept = { keyid: keyidOf(offered.key), holder, use: 'party', transports: [], made, label } as const
  return [await credentialKept(drawer, offered.credential, kept), ...colleagueEnded(colleague)]
}

/** Refuses `link_spent`. */
async function offeredTo({ site }: Asked, { party }: Representative, id: string) {
  const colleague = await colleagueOf(site.log.drawer, party, id, site.now())
  const { offered } = colleague.value
  if (offered === null) throw new Refusal('link_spent', 'Nobody has made a passkey by this link.')
  return { colleague, offered }
}
