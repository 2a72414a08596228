import { clip } from '../core/bytes.ts'
import { isDigest } from '../core/digest.ts'
import { Refusal } from '../core/refusal.ts'
import type { Posted } from '../log/door.ts'
import { MOST_ENVELOPE, MOST_PARTS, MOST_REQUEST, readBody } from './http/body.ts'
import { formDataIn } from './http/form-data.ts'
import { type Answer, type Asked, JSON_TYPE } from './kit/kit.ts'

/**
 * `POST /statements`: the one door over HTTP. 201 for what is new, 200 for what the log held already. Where the door waits
 * for witnesses, 202 for what is new and recorded, but not cosigned in time.
 */
export async function postStatement(asked: Asked): Promise<Answer> {
  const { index, proof, known } = await asked.site.record(await readPosted(asked))
  const waiting = asked.site.log.cosignedProof(index)
  const cosigned = await waiting
  const witnessed = waiting === null ? '' : `,"witnessed":${cosigned !== undefined}`
  return {
    status: known ? 200 : waiting !== null && cosigned === undefined ? 202 : 201,
    type: JSON_TYPE,
    body: `{"index":${index},"receipt":${JSON.stringify(cosigned ?? proof)}${witnessed}}`,
    caching: 'never',
    headers: { Location: `/entries/${index}` },
  }
}

async function readPosted(asked: Asked): Promise<Posted> {
  const contentType = asked.request.headers.get('content-type') ?? ''
  const [mediaType = ''] = contentType.split(';')
  switch (mediaType.trim().toLowerCase()) {
    case 'application/json':
    case 'application/vnd.dsse+json':
      return { envelope: await readBody(asked, MOST_ENVELOPE), parts: [] }
    case 'multipart/form-data':
      return readMultipart(await readBody(asked, MOST_REQUEST), contentType)
    default:
      throw new Refusal(
        'media_type_wrong',
        mediaType === ''
          ? 'The request names no media type.'
          : `The media type ${JSON.stringify(mediaType.slice(0, 80))} is not taken here.`,
      )
  }
}

/** `bytes` are the whole body, bounded already. Refuses `request_malformed` or `request_oversize`. */
async function readMultipart(bytes: Uint8Array, contentType: string): Promise<Posted> {
  const fields = await formDataIn(bytes, contentType, MOST_PARTS + 1)
  const parts = await Promise.all(
    fields.map(async ([name, value]) => ({ name, bytes: await bytesOf(value, name) })),
  )
  const envelopes = parts.filter(part => part.name === 'envelope')
  if (envelopes.length !== 1)
    throw malformed(`The request has ${envelopes.length} parts named envelope, not one.`)
  const envelope = envelopes[0]!.bytes
  if (envelope.length > MOST_ENVELOPE)
    throw new Refusal('request_oversize', `The envelope is larger than ${MOST_ENVELOPE} bytes.`)
  const beside = parts.filter(part => part.name !== 'envelope')
  for (const { name } of beside)
    if (!isDigest(name))
      throw malformed(`A part beside the envelope is named by its digest, not ${clip(name)}.`)
  return { envelope, parts: beside }
}

/** Without a file name a field comes as text, and bytes that are not UTF-8 are lost: salted words need a name. */
async function bytesOf(value: string | Blob, name: string): Promise<Uint8Array> {
  if (typeof value !== 'string') return new Uint8Array(await value.arrayBuffer())
  if (value.includes('\ufffd'))
    throw malformed(`The part ${clip(name)} holds bytes that are not text: send it with a file name.`)
  return new TextEncoder().encode(value)
}

function malformed(sentence: string): Refusal {
  return new Refusal('request_malformed', sentence)
}
