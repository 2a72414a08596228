import { fromBase64url, fromHex, toHex } from '../../core/bytes.ts'
import { parseDigest } from '../../core/digest.ts'
import { attempt, Refusal } from '../../core/refusal.ts'
import type { CallRow } from '../../register/rows.ts'
import { eachRow } from '../../store/each-row.ts'
import { type Asked, entryShown, firstOf, indexIn, sizeOf } from '../kit/kit.ts'
import { languagesOf } from '../text/versions.ts'

/** What is named without words: a log entry by its number, and what has a fingerprint by the beginning of it. */

/** The entry that a number means, however it is written: `1310`, `1,310`, `#1310`, `entry 1310`. */
export function entryMeant({ site }: Asked, q: string): number | undefined {
  const digits = /^(?:#|[\p{L} °.#]{0,24} )?(\d{1,3}(?:[ ,.\u00a0\u202f]\d{3})+|\d{1,16})$/u.exec(
    q.trim(),
  )?.[1]
  const index = digits === undefined ? undefined : indexIn(digits.replace(/\D/g, ''))
  return index !== undefined && index < sizeOf(site) ? index : undefined
}

/** Something published whose fingerprint begins so. */
export type Fingerprinted =
  | { readonly is: 'entry'; readonly entry: number }
  | { readonly is: 'text'; readonly call: string; readonly manifest: string; readonly lang: string | null }
  | { readonly is: 'rules'; readonly call: string }

/** More are not one that somebody has read. */
const MOST = 5

export async function fingerprinted(
  asked: Asked,
  q: string,
  calls: ReadonlyMap<string, CallRow>,
): Promise<readonly Fingerprinted[]> {
  const meant = beginningsIn(q)
  if (meant.length === 0) return []
  const { store } = asked.site.log
  const found = await entriesMeant(asked, meant)
  const once = new Set<string>()
  const put = (digest: string, one: Fingerprinted) => {
    if (once.has(digest) || !meant.some(beginning => isMeant(digest, beginning))) return
    once.add(digest)
    found.push(one)
  }
  for await (const { key, row } of eachRow(store, 'texts')) {
    const [call = '', manifest = ''] = key.split('/')
    if (!calls.has(call)) continue
    put(manifest, { is: 'text', call, manifest, lang: null })
    for (const { text } of languagesOf(row)) put(text.digest, { is: 'text', call, manifest, lang: text.lang })
  }
  for await (const { key } of eachRow(store, 'policies')) {
    const [call = '', digest = ''] = key.split('/')
    if (calls.has(call)) put(digest, { is: 'rules', call })
  }
  return firstOf(found, MOST, () => null).shown
}

async function entriesMeant(asked: Asked, meant: readonly Beginning[]): Promise<Fingerprinted[]> {
  const { store } = asked.site.log
  const found = await Promise.all(meant.map(({ low, high }) => store.identitiesWithin(low, high, MOST)))
  const shown = await Promise.all([...new Set(found.flat())].map(entry => entryShown(asked, entry)))
  return shown
    .filter(({ identity }) => meant.some(({ end }) => identity.endsWith(end)))
    .map(({ index }) => ({ is: 'entry', entry: index }))
}

/** All digests that begin so, as bytes from `low` to `high`. */
interface Beginning {
  readonly low: Uint8Array
  readonly high: Uint8Array
  /** How it ends, where pages show beginning and end alone. */
  readonly end: string
}

/** As pages show it (`f3Sp0cYa…Qm81zE`), whole, with or without its algorithm, or in hex as `sha256sum` prints it. */
function beginningsIn(q: string): Beginning[] {
  const [, start = '', end = ''] =
    /^(?:sha256:)?([\w-]{6,64})(?:(?:…|\.{3})([\w-]{1,43}))?$/.exec(q.trim()) ?? []
  const isHex = end === '' && /^[0-9a-f]{8,}$/.test(start)
  const whole = [
    isHex ? within(fromHex, start.padEnd(64, '0'), start.padEnd(64, 'f'), end) : [],
    // The last character has four bits: `8` is the highest that it can be.
    start.length < 43 ? within(fromBase64url, start.padEnd(43, 'A'), `${start.padEnd(42, '_')}8`, end) : [],
    start.length === 43 ? within(fromBase64url, start, start, end) : [],
  ]
  return start === '' ? [] : whole.flat()
}

/** None where it is not written so. */
function within(read: (text: string) => Uint8Array, from: string, to: string, end: string): Beginning[] {
  const [low, high] = [attempt(() => read(from)), attempt(() => read(to))]
  return low instanceof Refusal || high instanceof Refusal ? [] : [{ low, high, end }]
}

function isMeant(digest: string, { low, high, end }: Beginning): boolean {
  const hex = toHex(parseDigest(digest))
  return toHex(low) <= hex && hex <= toHex(high) && digest.endsWith(end)
}
