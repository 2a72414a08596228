/** What `POST /statements` takes, as OpenAPI describes it. */

const ENVELOPE = {
  type: 'object',
  description: 'DSSE v1.0.2 in canonical JSON (RFC 8785); see spec/envelope.md',
  required: ['payload', 'payloadType', 'signatures'],
  properties: {
    payload: { type: 'string', contentEncoding: 'base64' },
    payloadType: { const: 'application/vnd.avow.statement+json' },
    signatures: { type: 'array', minItems: 1, maxItems: 4 },
  },
}
export const POST_BODY = {
  required: true,
  content: {
    'application/json': { schema: ENVELOPE },
    'multipart/form-data': {
      schema: {
        type: 'object',
        required: ['envelope'],
        properties: { envelope: ENVELOPE },
        additionalProperties: {
          type: 'string',
          description: 'A text, or salt and words, named by its digest',
        },
      },
    },
  },
}
