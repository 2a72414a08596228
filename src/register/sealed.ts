import { z } from 'zod'
import { fromBase64url } from '../core/bytes.ts'
import { type Digest, formatDigest, hashFor } from '../core/digest.ts'
import { parseEnvelope, type UnverifiedEnvelope } from '../core/envelope.ts'
import { formatJsonBytes } from '../core/json.ts'
import { Refusal } from '../core/refusal.ts'
import { parseStatement, type Statement } from '../core/statement.ts'
import { formatTime, parseTime } from '../core/time.ts'
import type { Ref } from './rows.ts'
import { callOf, defineRule, ref, rely } from './rule.ts'
import { digest, time } from './shapes.ts'

/**
 * Embargo: a statement is made now and known later. What is sealed stands in the log as a digest alone, so that it is
 * provably no younger; what opens it brings envelope and salt. Its validity is judged at the place of the seal
 * (`at-seal.ts`), its effect begins at the place of the opening. One that nobody opens has none.
 */

export const SEAL_SALT = 32
/** What may be sealed: more types would each have to say what they rest on at an earlier place. */
export const SEALABLE = 'signature/given'

/** SHA-256("avow/sealed/v1" ‖ 00 ‖ salt ‖ envelope): without the salt it says nothing, not even to who guesses. */
export function commitmentOf(salt: Uint8Array, envelope: Uint8Array): Digest {
  if (salt.length !== SEAL_SALT)
    throw new Refusal('sealed_wrong', `The salt of a seal has ${SEAL_SALT} bytes, not ${salt.length}.`)
  return formatDigest(hashFor('avow/sealed/v1', salt, envelope))
}

/** Seals stand under their call, so that those of one call can be counted. */
export function sealedKey(call: string, commitment: string): string {
  return `${call}/${commitment}`
}

/** The row of the seal that a statement makes or opens. */
export function sealedRef({ commitment }: { commitment: string }, statement: Statement): Ref<'sealed'> {
  return ref('sealed', sealedKey(callOf(statement), commitment))
}

export const statementSealed = defineRule({
  type: 'statement/sealed',
  scope: 'call',
  author: 'depositary',
  body: z.strictObject({ commitment: digest, opens: time }),
  brings: (body, statement) => [sealedRef(body, statement)],
  needs: (body, statement) => [sealedRef(body, statement)],
  admit({ commitment, opens }, act, rows) {
    const call = callOf(act.statement)
    const { since, authority, policy, text, window } = rows.get('calls', call)!
    if (authority.level === 'independent')
      throw new Refusal(
        'record_independent',
        `This register of ${call} is an independent record: its convener does not keep it.`,
      )
    if (text === null) throw new Refusal('text_unknown', `${call} has no text yet that could be signed.`)
    const key = sealedKey(call, commitment)
    const before = rows.get('sealed', key)
    if (before !== undefined)
      throw new Refusal('sealed_known', `Entry ${before.entry} is the seal of this very commitment.`)
    rows.put('sealed', key, {
      since: act.index,
      call,
      entry: act.index,
      admitted: formatTime(act.admitted),
      opens,
      at: { since, policy, text, window },
      opened: null,
    })
  },
})

const salt = z.string().regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/)

export const statementOpened = defineRule({
  type: 'statement/opened',
  scope: 'call',
  author: 'either',
  // Whoever holds envelope and salt may open it once the hour has come, even if the call is closed by then.
  afterClosing: true,
  body: z.strictObject({ commitment: digest, salt, envelope: z.record(z.string(), z.json()) }),
  encloses: enclosedIn,
  rests: (body, statement) => [sealedRef(body, statement)],
  needs: (body, statement) => [sealedRef(body, statement)],
  admit({ commitment }, act, rows) {
    const call = callOf(act.statement)
    const key = sealedKey(call, commitment)
    const row = rows.get('sealed', key)
    if (row === undefined)
      throw new Refusal('sealed_unknown', `No seal of ${call} has the commitment ${commitment}.`)
    if (row.opened !== null) throw new Refusal('sealed_opened', `Entry ${row.opened} has opened this seal.`)
    if (act.admitted < parseTime(row.opens))
      throw new Refusal('sealed_early', `This seal opens at ${row.opens}; it is ${formatTime(act.admitted)}.`)
    rely(row, act.statement, 'The seal')
    rows.put('sealed', key, { ...row, since: act.index, opened: act.index })
  },
})

/** What a statement brings into effect: where it opens a seal, what was sealed. */
export function inEffect(statement: Statement): Statement {
  if (statement.type !== statementOpened.type) return statement
  return parseStatement(enclosedIn(statementOpened.read(statement)).payload)
}

/** The envelope that an opening brings, proven to be what was sealed. Whether it is lawful is judged later. */
function enclosedIn(body: { commitment: Digest; salt: string; envelope: object }): UnverifiedEnvelope {
  const bytes = formatJsonBytes(body.envelope)
  if (commitmentOf(fromBase64url(body.salt), bytes) !== body.commitment)
    throw new Refusal(
      'sealed_wrong',
      'This envelope and this salt do not give the commitment that was sealed.',
    )
  return parseEnvelope(bytes)
}
