import { PAYLOAD_TYPE } from '../../core/envelope.ts'
import { TILE_WIDTH } from '../../core/tile.ts'
import { MOST_ENVELOPE, MOST_PARTS, MOST_REQUEST } from '../http/body.ts'
import { refTo } from './statements.ts'

/**
 * What `/openapi.json` says in words: how a program posts a statement and how it follows the log. With the schemas it is
 * enough to do both, and a test has a stranger do so who reads nothing else.
 */

export const HOW_TO_POST = `The one way to change the register. There is no account: a statement is signed, and the register knows the key.

1. Read \`/log/checkpoint\`. Its first line is \`log\`; the second is \`seen.size\`; the third is the root of the log in base64: \`seen.root\` is \`sha256:\` and the same 32 bytes in base64url without padding.
2. Make the statement by the schema of its type: Statement lists all, each with an example. Every member that is required is there, null where there is nothing to say. What a party signs is the text in force and the rules in force: \`manifest\` is \`textInForce\` of \`/{call}.json\`, \`policy\` is \`policy.digest\` there, and \`read\` names the languages in which the text was read: those of \`texts\` there, whose bytes lie at \`/words/{digest}\`.
3. Print it as canonical JSON (RFC 8785): members sorted by name, no white space, UTF-8 in Unicode normalisation form C. These bytes are the payload.
4. Sign the bytes \`DSSEv1 ${PAYLOAD_TYPE.length} ${PAYLOAD_TYPE} <n> <payload>\` by Ed25519, where \`<n>\` is the number of bytes of the payload in decimal digits. The examples of Envelope and KeyFile let you try your signer.
5. Print the envelope as canonical JSON too, and post these bytes. If the answer is lost, post the same bytes again: they are recorded once.

A report with figures, and a catalogue of indicators, bind one file of data each, sent as a part: canonical JSON, whose form is at /spec/figures, section 2.

A key signs for a party from the entry on that brings it in. The keeper brings in the first with the party (\`party/admitted\`), the party itself others (\`key/added\`); whatever brings in a key is signed by that key too.`

const MIB = 1024 * 1024

export const POST_BODY = {
  required: true,
  description: `An envelope alone (a request of at most ${MOST_ENVELOPE / 1024} KiB), or with what it binds beside the log (at most ${MOST_REQUEST / MIB} MiB and ${MOST_PARTS} parts).`,
  content: {
    'application/json': { schema: refTo('Envelope') },
    'multipart/form-data': {
      schema: {
        type: 'object',
        required: ['envelope'],
        properties: { envelope: refTo('Envelope') },
        additionalProperties: {
          type: 'string',
          format: 'binary',
          description:
            'A part for each text, and for all words and files that the statement binds, sent with a file name. Its name is its digest: `sha256:` and SHA-256 of its bytes in base64url without padding. A text is its bytes; words and files are 32 random bytes of salt, then their bytes, and `length` counts the latter alone.',
        },
      },
      encoding: { envelope: { contentType: 'application/json' } },
    },
  },
}

export const HOW_TO_CHECK =
  'What it holds and how to check it without this server, with the key of the log from elsewhere, is at /spec/receipt; vectors are beside it.'

export const HOW_TO_FOLLOW = `To follow the log, keep the number of entries that you have read. Ask for \`/log/checkpoint\`, with If-None-Match: its second line is the number of entries there are. Then read the bundles between the two: \`entries/<N>\` holds the ${TILE_WIDTH} entries from ${TILE_WIDTH} × N on, each as its length in two bytes, the greater first, and its bytes, which are JSON. Of the last bundle, with W entries so far, the path is \`entries/<N>.p/<W>\`. \`<N>\` is written in groups of three digits, all but the last with an x: 1234067 is \`x001/x234/067\`. Bundles never change.`
