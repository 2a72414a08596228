import { Refusal } from '../core/refusal.ts'
import type { Posted } from '../log/door.ts'
import { MOST_ENVELOPE, MOST_REQUEST, readBody } from './http/body.ts'
import { readMultipart } from './http/multipart.ts'
import { type Answer, type Asked, JSON_TYPE } from './kit/kit.ts'

/** `POST /statements`: the one door, as HTTP sees it. 201 for what is new, 200 for what the log held already. */
export async function postStatement(asked: Asked): Promise<Answer> {
  const { index, proof, known } = await asked.site.record(await readPosted(asked.request))
  return {
    status: known ? 200 : 201,
    type: JSON_TYPE,
    body: `{"index":${index},"receipt":${JSON.stringify(proof)}}`,
    caching: 'never',
    headers: { Location: `/entries/${index}` },
  }
}

async function readPosted(request: Request): Promise<Posted> {
  const contentType = request.headers.get('content-type') ?? ''
  const [mediaType = ''] = contentType.split(';')
  switch (mediaType.trim().toLowerCase()) {
    case 'application/json':
    case 'application/vnd.dsse+json':
      return { envelope: await readBody(request, MOST_ENVELOPE), parts: [] }
    case 'multipart/form-data':
      return readMultipart(await readBody(request, MOST_REQUEST), contentType)
    default:
      throw new Refusal(
        'media_type_wrong',
        mediaType === ''
          ? 'The request names no media type.'
          : `The media type ${JSON.stringify(mediaType.slice(0, 80))} is not taken here.`,
      )
  }
}
