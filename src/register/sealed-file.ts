import { z } from 'zod'
import { concat, fromBase64, fromBase64url, toBase64, toBase64url } from '../core/bytes.ts'
import { type Digest, digestSchema } from '../core/digest.ts'
import { parseEnvelope } from '../core/envelope.ts'
import { formatJsonBytes, type Json, parseJson } from '../core/json.ts'
import { Refusal, refuseAs } from '../core/refusal.ts'
import { parseStatement, type Statement } from '../core/statement.ts'
import { SALT_LENGTH, wordsDigest } from '../core/words.ts'
import { commitmentOf } from './types/sealed.ts'

/**
 * What the author of a sealed statement keeps (`*.sealed.json`): it alone opens the seal after its hour, and lets the
 * receipt show what was sealed.
 */
type SealedFile = Readonly<{
  commitment: Digest
  salt: Uint8Array
  /** The very bytes that were sealed. */
  envelope: Uint8Array
  /** Words that the statement binds, after their salt and by the digest of both, to travel beside the opening. */
  parts: readonly Readonly<{ name: string; bytes: Uint8Array }>[]
}>

const schema = z.strictObject({
  v: z.literal(1),
  kind: z.literal('avow-sealed'),
  commitment: digestSchema,
  envelope: z.record(z.string(), z.json()),
  salt: z.string(),
  words: z.array(z.strictObject({ bytes: z.string(), salt: z.string() })).max(10),
})

export function formatSealedFile({ commitment, salt, envelope, parts }: SealedFile): Uint8Array {
  return formatJsonBytes({
    v: 1,
    kind: 'avow-sealed',
    commitment,
    envelope: parseJson(envelope),
    salt: toBase64url(salt),
    words: parts.map(({ bytes }) => ({
      bytes: toBase64(bytes.subarray(SALT_LENGTH)),
      salt: toBase64(bytes.subarray(0, SALT_LENGTH)),
    })),
  })
}

/** Refuses `sealed_wrong` unless it is such a file and its envelope and salt give its commitment. */
export function parseSealedFile(bytes: Uint8Array): SealedFile {
  return refuseAs('sealed_wrong', () => {
    const read = schema.safeParse(parseJson(bytes))
    if (!read.success)
      throw new Refusal('sealed_wrong', 'This is not the file that is kept of a sealed statement.')
    const { commitment, envelope, salt, words } = read.data
    const file = {
      commitment,
      salt: fromBase64url(salt),
      envelope: formatJsonBytes(envelope as Json),
      parts: words.map(one => {
        const [salt, words] = [fromBase64(one.salt), fromBase64(one.bytes)]
        return { name: wordsDigest(words, salt), bytes: concat(salt, words) }
      }),
    }
    if (commitmentOf(file.salt, file.envelope) !== commitment)
      throw new Refusal('sealed_wrong', 'Its envelope and its salt do not give its commitment.')
    return file
  })
}

/** The sealed statement. Its signatures are not checked. */
export function unverifiedStatementIn({ envelope }: Pick<SealedFile, 'envelope'>): Statement {
  return parseStatement(parseEnvelope(envelope).payload)
}

/** The body that opens the seal. */
export function openingOf({ commitment, salt, envelope }: Omit<SealedFile, 'parts'>) {
  return { commitment, salt: toBase64url(salt), envelope: parseJson(envelope) }
}
