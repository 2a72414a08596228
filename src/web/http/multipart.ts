import { clip } from '../../core/bytes.ts'
import { isDigest } from '../../core/digest.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Posted } from '../../log/door.ts'
import { MOST_ENVELOPE } from './body.ts'
import { formDataIn } from './form-data.ts'

/** A statement with what it binds: multipart/form-data, RFC 7578. */

/** Parts beside the envelope: a text has at most 60 languages. */
const MOST_PARTS = 70

/** `bytes` are the whole body, bounded already. Refuses `request_malformed` or `request_oversize`. */
export async function readMultipart(bytes: Uint8Array, contentType: string): Promise<Posted> {
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

/** A field without a file name comes as text, in which bytes that are no UTF-8 are lost: salted words need a name. */
async function bytesOf(value: string | Blob, name: string): Promise<Uint8Array> {
  if (typeof value !== 'string') return new Uint8Array(await value.arrayBuffer())
  if (value.includes('\ufffd'))
    throw malformed(`The part ${clip(name)} holds bytes that are not text: send it with a file name.`)
  return new TextEncoder().encode(value)
}

function malformed(sentence: string): Refusal {
  return new Refusal('request_malformed', sentence)
}
