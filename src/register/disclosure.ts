import { z } from 'zod'
import { type Digest, digestSchema, formatDigest, hashFor } from '../core/digest.ts'
import { formatJsonBytes, parseJson } from '../core/json.ts'
import { Refusal } from '../core/refusal.ts'
import { units } from '../core/units.ts'
import { SALT_LENGTH } from '../core/words.ts'
import { callRef, lang } from './kinds.ts'

/**
 * What the depositary knows of a person who signed. It alone proves that an entry is theirs, and stays off the log with
 * its salt: without both, the commitment in the entry tells nobody anything, even one who guesses the name.
 */
const schema = z.strictObject({
  v: z.literal(1),
  kind: z.literal('avow-person'),
  /** The entry binds these too, so that a disclosure proves nothing under another call, text or policy. */
  log: units(255, 1),
  call: callRef,
  manifest: digestSchema,
  policy: digestSchema,
  name: units(200, 1),
  /** The language that was read, with the digest of the bytes that were shown. */
  read: z.strictObject({ lang, digest: digestSchema }),
})
export type Disclosure = Readonly<z.infer<typeof schema>>

export interface SaltedDisclosure {
  readonly disclosure: Uint8Array
  readonly salt: Uint8Array
}

export function formatDisclosure(disclosure: Disclosure): Uint8Array {
  return formatJsonBytes(schema.parse(disclosure))
}

/** Refuses `person_wrong`. */
export function parseDisclosure(bytes: Uint8Array): Disclosure {
  const read = schema.safeParse(jsonIn(bytes))
  if (!read.success) throw new Refusal('person_wrong', 'These bytes disclose no person.')
  return read.data
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return parseJson(bytes)
  } catch {
    return undefined
  }
}

/** SHA-256(avow/person/v1 ‖ 00 ‖ salt ‖ disclosure). Refuses `person_wrong` for a salt of another length. */
export function commitmentOf({ disclosure, salt }: SaltedDisclosure): Digest {
  if (salt.length !== SALT_LENGTH)
    throw new Refusal(
      'person_wrong',
      `The salt of a disclosure has ${SALT_LENGTH} bytes, not ${salt.length}.`,
    )
  return formatDigest(hashFor('avow/person/v1', salt, disclosure))
}
