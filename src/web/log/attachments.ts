import { clip, toBase64url } from '../../core/bytes.ts'
import { isDigest } from '../../core/digest.ts'
import { parseEntry } from '../../core/entry.ts'
import type { JsonObject } from '../../core/json.ts'
import { Refusal } from '../../core/refusal.ts'
import { parseStatement } from '../../core/statement.ts'
import { isFile, wordsIn } from '../../core/words.ts'
import { entryAt } from '../../log/tree.ts'
import { eachRow, rowIn } from '../../store/each-row.ts'
import type { Answer, Asked } from '../kit/kit.ts'
import { fileName } from '../statement/files.ts'
import { languagesOf } from '../text/versions.ts'
import { fileAnswer, titleIn } from './file-download.ts'

const ENDINGS: Readonly<Record<string, string>> = {
  'application/json': 'json',
  'text/markdown': 'md',
  'text/plain': 'txt',
}

/**
 * `/words/<digest>`: texts and words as they were bound, byte for byte. The header Avow-Salt has the salt, which is
 * hashed with the words. Only the text of a call opens in a browser: all else is downloaded, since its author may bind the same
 * bytes as words first, and as evidence later.
 */
export async function showWords(asked: Asked): Promise<Answer> {
  const digest = asked.params.digest!
  if (!isDigest(digest))
    throw new Refusal('not_found', `This is not a digest of the form sha256:…: ${clip(digest)}`)
  const { store } = asked.site.log
  const row = await rowIn(store, 'words', digest)
  if (row?.withheld)
    throw new Refusal(
      'words_withheld',
      `These words are withheld since entry ${row.withheld.entry}, which names the ground and the authority.`,
    )
  const body = row && (await bodyOf(asked, row.entry))
  const bound = body && wordsIn(body).find(reference => reference.digest === digest)
  const file = bound !== undefined && isFile(bound)
  const answer = file ? await fileAnswer(store, bound, titleIn(body!, digest) ?? '') : undefined
  if (answer !== undefined) return answer
  const words = file ? undefined : await store.words(digest)
  if (words === undefined)
    throw row === undefined && (await textWith(asked, digest)) === undefined
      ? new Refusal('words_unknown', `No entry binds words with the digest ${digest}.`)
      : new Refusal('words_lost', `What has the digest ${digest} is bound by an entry and not kept here.`)
  const about = row === undefined ? await textWith(asked, digest) : bound
  const mediaType = about?.mediaType ?? 'text/plain'
  const name = `${fileName('', digest)}.${ENDINGS[mediaType] ?? 'txt'}`
  return {
    type: `${mediaType}; charset=utf-8`,
    body: words.bytes,
    // Texts stay; words may have to be withheld one day.
    caching: words.salt === null ? 'forever' : 'ask',
    headers: {
      ...(about === undefined ? {} : { 'Content-Language': about.lang }),
      ...(words.salt === null
        ? {}
        : {
            'Avow-Salt': toBase64url(words.salt),
            'Content-Disposition': `attachment; filename="${name}"`,
          }),
    },
  }
}

interface About {
  readonly mediaType: string
  readonly lang: string
}

async function bodyOf({ site }: Asked, index: number): Promise<JsonObject> {
  const bytes = await entryAt(site.log.store, index)
  return parseStatement(parseEntry(bytes).envelope.payload).body
}

async function textWith({ site }: Asked, digest: string): Promise<About | undefined> {
  for await (const { row } of eachRow(site.log.store, 'texts')) {
    const found = languagesOf(row).find(({ text }) => text.digest === digest)
    if (found !== undefined) return found.text
  }
  return undefined
}
