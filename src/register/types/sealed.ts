import { z } from 'zod'
import { fromBase64url } from '../../core/bytes.ts'
import { type Digest, formatDigest, hashFor } from '../../core/digest.ts'
import { parseEnvelope, type UnverifiedEnvelope } from '../../core/envelope.ts'
import { formatJsonBytes } from '../../core/json.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Statement } from '../../core/statement.ts'
import { formatTime, parseTime } from '../../core/time.ts'
import { must, rely, statement } from '../declaration.ts'
import { bytes32, sealRef, time } from '../kinds.ts'
import { type Ref, ref } from '../rows.ts'
import { hourOf, LAPSE_DAYS } from '../seal-status.ts'
import { requireOwnRecord } from './calls.ts'

/**
 * Embargo: a statement is made now and known later. The seal puts its digest alone into the log, which proves that the
 * statement is no younger; the opening brings envelope and salt. The statement is judged as of its seal
 * (`rows-at-seal.ts`) and takes effect at its opening. If nobody opens it, it has none.
 */

export const SEAL_SALT = 32
/** How far ahead its hour can lie. */
const MOST_DAYS = 366
const MOST_AHEAD = MOST_DAYS * 86_400
/** SHA-256("avow/sealed/v1" ‖ 00 ‖ salt ‖ envelope): without the salt nobody can tell or guess what is sealed. */
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
export function sealedRef(
  { commitment }: { commitment: string },
  { call }: Pick<Statement, 'call'>,
): Ref<'sealed'> {
  return ref('sealed', call!, commitment)
}

export const statementSealed = statement('statement/sealed', {
  scope: 'call',
  author: 'depositary',
  body: { commitment: sealRef, opens: time },
  brings: ({ body, statement }) => [sealedRef(body, statement)],
  reads: ({ body, statement }) => ({ seal: sealedRef(body, statement) }),
  refuses: {
    record_independent: 'call',
    text_unknown: 'call',
    sealed_far: 'opens',
    sealed_known: 'commitment',
  },
  admit({ admitted, body, call, callRow, index, rows }) {
    const { opens } = body
    const { since, policy, text, window } = callRow.row!
    requireOwnRecord(call, callRow.row!)
    if (text === null) throw new Refusal('text_unknown', `${call} has no text yet that could be signed.`)
    // Else one seal of anything would hold up corrections of the call for ever.
    if (parseTime(opens) > admitted + MOST_AHEAD)
      throw new Refusal('sealed_far', `It would open at ${opens}, more than ${MOST_DAYS} days from now.`)
    const { row: before } = rows.seal
    if (before !== undefined)
      throw new Refusal('sealed_known', `Entry ${before.entry} is the seal of this very commitment.`)
    // `since` of the call stays: nobody relies on how many seals there are.
    const hour = hourOf({ opens, admitted: formatTime(admitted) })
    const { open, until } = callRow.row!.seals ?? { open: 0, until: hour }
    callRow.put({ ...callRow.row!, seals: { open: open + 1, until: [until, hour].toSorted().at(-1)! } })
    rows.seal.put({
      since: index,
      call,
      entry: index,
      admitted: formatTime(admitted),
      opens,
      at: { since, policy, text, window },
      opened: null,
    })
  },
})

export const statementOpened = statement('statement/opened', {
  scope: 'call',
  author: 'either',
  // Whoever holds envelope and salt may open it once the hour has come, even if the call is closed by then.
  afterClosing: true,
  // Others have sealed it.
  switchable: false,
  body: { envelope: z.record(z.string(), z.unknown()), salt: bytes32, commitment: sealRef },
  encloses: ({ body, statement }) => ({ envelope: enclosedIn(body), seal: sealedRef(body, statement) }),
  rests: ({ body, statement }) => [sealedRef(body, statement)],
  reads: ({ body, statement }) => ({ seal: sealedRef(body, statement) }),
  refuses: {
    sealed_unknown: 'commitment',
    sealed_opened: 'commitment',
    sealed_early: null,
    sealed_lapsed: null,
    seen_stale: null,
    // What the law asks of the enclosed statement (law.ts), beside the codes of that one's own type.
    sealed_wrong: 'envelope',
    sealed_type: 'envelope',
    sealed_overtaken: null,
  },
  admit({ admitted, body, call, callRow, index, rows, statement }) {
    const row = must(rows.seal, 'sealed_unknown', `No seal of ${call} has the commitment ${body.commitment}.`)
    if (row.opened !== null) throw new Refusal('sealed_opened', `Entry ${row.opened} has opened this seal.`)
    if (admitted < parseTime(row.opens))
      throw new Refusal('sealed_early', `This seal opens at ${row.opens}; it is ${formatTime(admitted)}.`)
    // Whoever signed meant that launch; ten years on, nobody can ask them.
    const hour = hourOf(row)
    if (admitted >= parseTime(hour) + LAPSE_DAYS * 86_400)
      throw new Refusal('sealed_lapsed', `This seal could be opened for ${LAPSE_DAYS} days from ${hour} on.`)
    rely(row, statement, 'The seal')
    const { seals } = callRow.row!
    callRow.put({ ...callRow.row!, seals: { ...seals!, open: seals!.open - 1 } })
    rows.seal.put({ ...row, since: index, opened: index })
  },
})

/** The envelope that an opening brings, proven to be the sealed one. Whether it is lawful is judged later. */
function enclosedIn(body: { commitment: Digest; salt: string; envelope: object }): UnverifiedEnvelope {
  const bytes = formatJsonBytes(body.envelope)
  if (commitmentOf(fromBase64url(body.salt), bytes) !== body.commitment)
    throw new Refusal(
      'sealed_wrong',
      'This envelope and this salt do not give the commitment that was sealed.',
    )
  return parseEnvelope(bytes)
}

export const SEAL_TYPES = [statementSealed, statementOpened] as const
