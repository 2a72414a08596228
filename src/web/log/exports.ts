import { Refusal } from '../../core/refusal.ts'
import { snapshotAt } from '../../log/stored-register.ts'
import { eachRow } from '../../store/each-row.ts'
import type { Store } from '../../store/store.ts'
import type { KeptFiles } from '../../work/reporting/kept-files.ts'
import { networksOf } from '../http/networks.ts'
import { type Lines, streamLines } from '../http/stream.ts'
import { type Answer, type Asked, numberIn, type RunningSite, sizeOf, TEXT_TYPE } from '../kit/kit.ts'
import { languagesOf } from '../text/versions.ts'

/** Anyone can leave with everything: the register at any size, and the words beside the log. */

const NDJSON = 'application/x-ndjson; charset=utf-8'

export function redirectToLatest({ site }: Asked): Answer {
  const Location = `/export/${sizeOf(site)}/register.ndjson`
  return { status: 307, type: TEXT_TYPE, body: `${Location}\n`, caching: 'never', headers: { Location } }
}

/** The same bytes for ever: the newest size comes from the database, an older one is folded from the log. */
export async function exportRegister(asked: Asked): Promise<Answer> {
  const { store, oldRegisters } = asked.site.log
  const size = sizeAsked(asked)
  // Whoever comes when enough read the database gets the same bytes from a file.
  const lines =
    (await newestRows(store, size)) ??
    (await oldRegisters.take(size, networksOf(asked.address ?? ''), asked.request.signal))
  return { type: NDJSON, body: streamLines(lines), caching: 'forever', packable: true }
}

function sizeAsked({ site, params }: Asked): number {
  const size = numberIn(params.size!)
  if (size > sizeOf(site))
    throw new Refusal('not_found', `The log has ${sizeOf(site)} entries; it has no size ${size} yet.`)
  return size
}

/** Each holds a transaction of the database, and in PostgreSQL a connection of the pool. */
const MOST_SNAPSHOTS = 3
const open = new Set<Lines>()
let opening = 0

/** The rows of the database, if it is of this size and not too many read them; else undefined. */
async function newestRows(store: Store, size: number): Promise<Lines | undefined> {
  if (open.size + opening >= MOST_SNAPSHOTS) return undefined
  opening += 1
  const lines = await snapshotAt(store, size).finally(() => {
    opening -= 1
  })
  return lines && counted(lines)
}

function counted(lines: Lines): Lines {
  open.add(lines)
  return {
    async next() {
      const found = await lines.next().catch(error => {
        open.delete(lines)
        throw error
      })
      if (found.done) open.delete(lines)
      return found
    },
    return(value) {
      open.delete(lines)
      return lines.return(value)
    },
  }
}

/**
 * Texts and words that entries below `size` bind and that are not withheld: a line each with digest, salt (null for a
 * text) and bytes, in base64. What is gone or damaged here is left out, and cuts off nothing behind it: `avow mirror` names
 * it by the register of the same size. Asked for anew each time, since words may be withheld later.
 */
export async function exportWords(asked: Asked): Promise<Answer> {
  const size = sizeAsked(asked)
  return { type: NDJSON, body: streamLines(wordsLines(asked.site, size)), caching: 'ask', packable: true }
}

async function* wordsLines({ log: { store }, keptFiles }: RunningSite, size: number): AsyncGenerator<string> {
  const told = new Set<string>()
  for await (const { row } of eachRow(store, 'texts'))
    for (const { text, entry } of languagesOf(row))
      if (entry < size && !told.has(text.digest)) {
        told.add(text.digest)
        yield* lineOf(keptFiles, text.digest)
      }
  for await (const { key, row } of eachRow(store, 'words'))
    if (row.entry < size && row.withheld === null) yield* lineOf(keptFiles, key)
}

async function* lineOf(kept: KeptFiles, digest: string): AsyncGenerator<string> {
  const words = await kept.words(digest)
  if ('gone' in words) return
  const { bytes, salt } = words
  yield `${JSON.stringify({ bytes: bytes.toBase64(), digest, salt: salt?.toBase64() ?? null })}\n`
}
