import { toBase64url } from '../../core/bytes.ts'
import { formatJson, type JsonObject } from '../../core/json.ts'
import { Refusal } from '../../core/refusal.ts'
import { parseStatement, type Statement } from '../../core/statement.ts'
import { parseTime } from '../../core/time.ts'
import { wordsIn } from '../../core/words.ts'
import type { Part } from '../../log/attachments.ts'
import { signatureGiven } from '../../register/types/signatures.ts'
import { payloadOf } from '../../work/compose.ts'
import type { Asked } from '../kit/kit.ts'
import { bodyOf, keepInDraft, type SignDraft } from './draft.ts'
import { type Offer, type Signatory, signatureOf } from './offer.ts'

/** The very bytes that will be signed. */

/** Seconds for which bytes that were shown stay the ones to sign, if nothing that they rely on has changed. */
const FRESH = 900

/**
 * The statement of this draft. The bytes that were shown last are shown again while they are good, so that a reload, a
 * download and a second tab all name the same statement; else they are made anew.
 */
export async function statementOf(
  asked: Asked,
  draft: SignDraft,
  offer: Offer,
  signatory: Signatory,
): Promise<Uint8Array> {
  const { body } = bodyOf(draft)
  const { site } = asked
  const says = signatureOf(signatory.id, offer.call.id, body)
  const last = draft.payload === undefined ? undefined : parseStatement(draft.payload)
  const isGood =
    last !== undefined &&
    last.log === site.log.origin &&
    formatJson(last.body) === formatJson(body) &&
    site.now() - parseTime(last.at) < Math.min(FRESH, offer.policy.policy.window / 2)
  if (isGood && (await site.log.door.preview({ ...says, seen: last.seen.size })) === null)
    return draft.payload!
  const payload = payloadOf(site, { ...says, parts: [] }, signatory.id)
  await keepInDraft(asked, draft.token, { payload: toBase64url(payload) })
  return payload
}

/**
 * A statement that came back signed. It need not be the one that was shown last, since it may have been signed on
 * another machine, but it is this party's signature on this call, in the words that were typed last, and nothing else.
 * Whether text and policy are those in force is for the door to say.
 */
export function signedStatement(asked: Asked, draft: SignDraft, payload: Uint8Array): Statement {
  const statement = parseStatement(payload)
  const { type, by, call } = statement
  if (type !== signatureGiven.type || by !== draft.party || call !== asked.params.call)
    throw new Refusal(
      'author_wrong',
      `This is ${type} by ${by} under ${call ?? 'no call'}, not a signature of ${draft.party} on ${asked.params.call}.`,
    )
  const { manifest, policy } = statement.body
  if (formatJson(statement.body) !== formatJson({ ...bodyOf(draft).body, manifest, policy } as JsonObject))
    throw new Refusal('words_wrong', 'The statement names other words than those that were typed last.')
  return statement
}

/** The words that the statement binds, of those that the draft holds. */
export function wordsBeside(draft: SignDraft, statement: Statement): Part[] {
  const bound = new Set<string>(wordsIn(statement.body).map(({ digest }) => digest))
  return bodyOf(draft).parts.filter(({ name }) => bound.has(name))
}
