import { z } from 'zod'
import { digestSchema } from '../../core/digest.ts'
import { MAX_SIGNATURES, PAYLOAD_TYPE } from '../../core/envelope.ts'
import type { Declaration } from '../../register/declaration.ts'
import type { JsonSchemas } from '../../register/json-schemas.ts'
import { callRef, id, keyid, time, typeName } from '../../register/kinds.ts'
import { TYPES } from '../../register/types.ts'
import { titleOf } from '../teller/labels.ts'

/** Statements for `/openapi.json`: a schema for each type, made of its declaration, inside of a signed envelope. */

export const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` })

export const statement = z.unknown().meta(refTo('Statement'))

export const envelopeSignature = z.strictObject({
  keyid,
  sig: z.string(),
  webauthn: z.strictObject({ authenticatorData: z.string(), clientDataJSON: z.string() }).optional(),
})

/** What all statements share. Open, since each type closes it. */
const header = z.object({
  v: z.literal(1),
  log: z.string().describe('The origin of the log that it is for'),
  type: typeName,
  by: id.describe('Its author: a party, or depositary'),
  call: callRef.nullable(),
  at: time,
  seen: z
    .strictObject({ size: z.int().min(0), root: digestSchema })
    .describe('A checkpoint that its author saw'),
  nonce: z.string(),
  body: z.record(z.string(), z.unknown()),
})

export function statementSchemas(json: JsonSchemas): Record<string, object> {
  const bodies = json.ofBodies(TYPES, titleOf)
  const { StatementHeader, signature, call } = json.of({
    StatementHeader: header,
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
      description: 'DSSE v1.0.2 in canonical JSON (RFC 8785); see spec/envelope.md',
      required: ['payload', 'payloadType', 'signatures'],
      properties: {
        payload: {
          type: 'string',
          contentEncoding: 'base64',
          contentMediaType: 'application/json',
          contentSchema: refTo('Statement'),
        },
        payloadType: { const: PAYLOAD_TYPE },
        signatures: { type: 'array', minItems: 1, maxItems: MAX_SIGNATURES, items: signature },
      },
      additionalProperties: false,
    },
    ...Object.fromEntries(types),
  }
}

const nameOf = ({ type }: Declaration) => `statement.${type.replace('/', '.')}`

function schemaOf({ type, scope, refuses }: Declaration, body: object, call: object): object {
  const codes = Object.entries(refuses).map(([code, member]) =>
    member === null ? code : `${code} (see ${member})`,
  )
  return {
    description: `Beside what is asked of every statement, it can be refused as: ${codes.join(', ')}.`,
    allOf: [refTo('StatementHeader')],
    properties: {
      type: { const: type },
      call: scope === 'log' ? { type: 'null' } : call,
      body,
    },
    unevaluatedProperties: false,
  }
}

export const POST_BODY = {
  required: true,
  content: {
    'application/json': { schema: refTo('Envelope') },
    'multipart/form-data': {
      schema: {
        type: 'object',
        required: ['envelope'],
        properties: { envelope: refTo('Envelope') },
        additionalProperties: {
          type: 'string',
          description: 'A text, or salt and words, named by its digest',
        },
      },
    },
  },
}
