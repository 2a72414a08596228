import { clip, concat, fromBase64url, fromUtf8 } from '../core/bytes.ts'
import { attempt, Refusal } from '../core/refusal.ts'
import { formatTilePath } from '../core/tile.ts'
import type { LogSource } from '../register/audit-log.ts'

/** The log that this site serves, fetched anew: others are not shown what this browser has kept from before. */
export function siteSource(note: string): LogSource {
  // The one that the page has shown, and whatever stands there when it is asked for again.
  const notes = [note]
  return {
    checkpoint: async () => notes.pop() ?? checkpointOfSite(),
    tile: tile => bytesAt(`/log/${formatTilePath(tile)}`),
    register: async size => textAt(`/export/${size}/register.ndjson`),
    words: wordsAt,
  }
}

/** Undefined where it is withheld, or not kept here; null where the site does not give it now. */
async function wordsAt(digest: string): Promise<Uint8Array | null | undefined> {
  const path = `/words/${digest}`
  const response = await fetch(path, { cache: 'no-store' }).catch(unreachable(path, 'does not answer'))
  if ([404, 410, 451].includes(response.status)) return undefined
  if (!response.ok) {
    const { code } = ((await response.json().catch(() => null)) ?? {}) as { readonly code?: unknown }
    if (code === 'store_damaged') throw new Refusal(code, `The site says that ${path} is damaged.`)
    return null
  }
  const salt = response.headers.get('Avow-Salt')
  const bytes = new Uint8Array(await response.arrayBuffer().catch(unreachable(path, 'broke off')))
  const read = attempt(() => fromBase64url(salt ?? ''))
  return read instanceof Refusal ? undefined : concat(read, bytes)
}

export async function checkpointOfSite(): Promise<string> {
  return fromUtf8(await bytesAt('/log/checkpoint'))
}

async function bytesAt(path: string): Promise<Uint8Array> {
  const response = await ask(path)
  return new Uint8Array(await response.arrayBuffer().catch(unreachable(path, 'broke off')))
}

/** As it comes in. */
async function* textAt(path: string): AsyncGenerator<string> {
  const response = await ask(path)
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const reader = response.body!.getReader()
  try {
    for (let isEnd = false; !isEnd; ) {
      const { done, value } = await reader.read().catch(unreachable(path, 'broke off'))
      isEnd = done
      yield decoder.decode(value, { stream: !done })
    }
  } finally {
    reader.cancel().catch(() => undefined)
  }
}

async function ask(path: string): Promise<Response> {
  const response = await fetch(path, { cache: 'no-store' }).catch(unreachable(path, 'does not answer'))
  if (!response.ok) throw new Refusal('server_confused', `${path} answers ${response.status}.`)
  return response
}

function unreachable(path: string, how: string): (error: unknown) => never {
  return error => {
    throw new Refusal('server_unreachable', `${path} ${how}: ${clip(String(error))}.`)
  }
}
