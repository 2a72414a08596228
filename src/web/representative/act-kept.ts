import { z } from 'zod'
import { PARTY_DRAFT_FORMS } from '../../people/party-drafts.ts'
import { type Composed, payloadOf } from '../../work/compose.ts'
import { keepAct } from '../forms/act-drafts.ts'
import { type Answer, type Asked, seeOther } from '../kit/kit.ts'
import { reportSeen } from './reporting/seen.ts'
import type { Representative } from './session.ts'

/** What a party is about to sign, kept between its form and the passkey, with what follows from it. */

/** Whose it is, and that it is one. */
export const actOf = ({ party }: Representative) => ({ purpose: 'party act', subject: party })

/** Keeps what a representative is about to sign, and shows it. */
export async function prepareAct(
  asked: Asked,
  who: Representative,
  composed: Composed,
  how: Prepared,
): Promise<Answer> {
  return seeOther(asked, await actKept(asked, who, composed, how))
}

interface Prepared {
  readonly after: After
  readonly change: string
  /** Where its signer goes on once it is recorded: their own page, where it is left out. */
  readonly back?: string
}

/** The same; returns where it is signed, so that one act can lead to the next. */
export async function actKept(
  asked: Asked,
  who: Representative,
  composed: Composed,
  how: Prepared,
): Promise<string> {
  const payload = payloadOf(asked.site, composed, who.party)
  const token = await keepAct(asked, actOf(who), { composed, back: '/representative', ...how, payload })
  return `/representative/acts/${token}`
}

/** What the act changes in the drawer. */
export const afterSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('nothing') }),
  z.strictObject({ is: z.literal('revoked'), keyid: z.string().max(64) }),
  z.strictObject({ is: z.literal('suspended') }),
  /** The correction of the report that this entry filed, as its signer has read it. */
  z.strictObject({
    ...{ is: z.literal('corrected'), entry: z.int(), kept: z.string().max(600) },
    ...{ round: z.string().max(64), read: z.string().max(80), since: z.int() },
  }),
  z.strictObject({
    is: z.literal('typed'),
    /** What its signer has read; the last act of a draft removes it. */
    ...{ draft: z.string().max(64), fields: z.record(z.string(), z.string()), isDone: z.boolean() },
    ...{ form: z.enum(PARTY_DRAFT_FORMS), of: z.string().max(130), kept: z.string().max(600) },
  }),
  z.strictObject({
    ...{ is: z.literal('report'), kept: z.string().max(600) },
    ...reportSeen,
  }),
])
export type After = z.infer<typeof afterSchema>
