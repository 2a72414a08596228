import { z } from 'zod'
import { digestSchema } from '../../core/digest.ts'
import {
  MAX_AUTHENTICATOR_DATA,
  MAX_CLIENT_DATA,
  MAX_ENVELOPE,
  MAX_SIG,
  MAX_SIGNATURES,
  PAYLOAD_TYPE,
} from '../../core/envelope.ts'
import { keyFileSchema } from '../../core/key-file.ts'
import { MAX_STATEMENT, NONCE, ORIGIN } from '../../core/statement.ts'
import { SKEW } from '../../register/admission-window.ts'
import type { Declaration } from '../../register/declaration.ts'
import type { JsonSchemas } from '../../register/json-schemas.ts'
import { callRef, id, keyid, time, typeName } from '../../register/kinds.ts'
import { TYPES } from '../../register/types.ts'
import { titleOf } from '../teller/labels.ts'
import { exampleOf, SIGNED } from './examples.ts'

/** Statements for `/openapi.json`: a schema for each type, made of its declaration, inside of a signed envelope. */

export const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` })

export const statement = z.unknown().meta(refTo('Statement'))

/** Base64 of so many bytes at most. */
const base64 = (most: number) => z.base64().max(Math.ceil(most / 3) * 4)

export const envelopeSignature = z.strictObject({
  keyid: keyid.describe('Of a key that signed; the list is sorted by it, and has none twice'),
  sig: base64(MAX_SIG).describe('Of a plain key: 64 bytes of Ed25519'),
  webauthn: z
    .strictObject({
      authenticatorData: base64(MAX_AUTHENTICATOR_DATA),
      clientDataJSON: base64(MAX_CLIENT_DATA),
    })
    .optional()
    .describe('Of a passkey, which a browser uses. A program signs with a plain key and leaves it out.'),
})

/** What all statements share. Open, since each type closes it. */
const header = z.object({
  v: z.literal(1),
  log: z
    .string()
    .regex(ORIGIN)
    .describe('The origin of the log that it is for: the first line of its checkpoint'),
  type: typeName,
  by: id.describe('Its author: a party, or depositary'),
  call: callRef.nullable(),
  at: time.describe(
    `When it is made, by its author’s clock: not more than ${SKEW} seconds ahead of the log’s, nor further back than the rules of the call say (else entry 0, by its window)`,
  ),
  seen: z
    .strictObject({ size: z.int().min(0), root: digestSchema })
    .describe('A checkpoint that its author saw: its second line, and its third as a digest'),
  nonce: z.string().regex(NONCE).describe('16 random bytes in base64url without padding'),
  body: z.record(z.string(), z.unknown()),
})

export function statementSchemas(json: JsonSchemas): Record<string, object> {
  const bodies = json.ofBodies(TYPES, titleOf)
  const { StatementHeader, KeyFile, signature, call } = json.of({
    StatementHeader: header,
    KeyFile: keyFileSchema,
    signature: envelopeSignature,
    call: callRef,
  })
  const types = TYPES.map(
    declared => [nameOf(declared), schemaOf(declared, bodies[declared.type]!, call)] as const,
  )
  const mapping = TYPES.map(declared => [declared.type, refTo(nameOf(declared)).$ref])
  return {
    StatementHeader,
    Statement: {
      oneOf: types.map(([name]) => refTo(name)),
      discriminator: { propertyName: 'type', mapping: Object.fromEntries(mapping) },
    },
    Envelope: {
      type: 'object',
      description: `DSSE v1.0.2 in canonical JSON (RFC 8785), at most ${MAX_ENVELOPE} bytes: /spec/envelope. The example is signed by the key of KeyFile’s.`,
      required: ['payload', 'payloadType', 'signatures'],
      properties: {
        payload: {
          type: 'string',
          description: `The canonical JSON of a statement, at most ${MAX_STATEMENT} bytes`,
          maxLength: Math.ceil(MAX_STATEMENT / 3) * 4,
          contentEncoding: 'base64',
          contentMediaType: 'application/json',
          contentSchema: refTo('Statement'),
        },
        payloadType: { const: PAYLOAD_TYPE },
        signatures: { type: 'array', minItems: 1, maxItems: MAX_SIGNATURES, items: signature },
      },
      additionalProperties: false,
      examples: [SIGNED.envelope],
    },
    KeyFile: {
      description:
        'A plain key as its holder keeps it, canonical JSON and a line feed. It is sent nowhere: whoever has it can sign. The keyid is the SHA-256 of `{"crv":"Ed25519","kty":"OKP","x":"…"}` in base64url (RFC 7638); `d` are the 32 bytes of the private key (RFC 8037). The example is everybody’s.',
      ...KeyFile,
      examples: [SIGNED.keyFile],
    },
    ...Object.fromEntries(types),
  }
}

const nameOf = ({ type }: Declaration) => `statement.${type.replace('/', '.')}`

const AUTHORS = {
  party: 'A party says it.',
  either: 'A party says it, or the depositary.',
  depositary: 'The depositary says it, by a key of its own or an officer’s.',
} as const

function signersOf({ author, office, secondHand, twoOfficers }: Declaration): string {
  const who = office === 'owner' ? 'The depositary says it, by a key of its own.' : AUTHORS[author]
  if (twoOfficers) return `${who} Two officers sign.`
  if (secondHand) return `${who} An officer alone announces it first, by act/announced; two need not.`
  return who
}

function schemaOf(declared: Declaration, body: object, call: object): object {
  const { type, scope, refuses } = declared
  const codes = Object.entries(refuses).map(([code, member]) =>
    member === null ? code : `${code} (see ${member})`,
  )
  const refused =
    codes.length === 0
      ? []
      : [`Beside what is asked of every statement, it can be refused as: ${codes.join(', ')}.`]
  return {
    description: [signersOf(declared), ...refused].join(' '),
    allOf: [refTo('StatementHeader')],
    properties: {
      type: { const: type },
      call: scope === 'log' ? { type: 'null' } : call,
      body,
    },
    unevaluatedProperties: false,
    ...exampleOf(type),
  }
}
