import { inflateSync } from 'node:zlib'

/**
 * What the door asks of a PDF beside its first bytes, against whoever hides a program in one: that no
 * object of it runs a script, starts a program, sends a form or carries another file (ISO 32000-2, 7.3.5, 12.6.4,
 * 7.11.4). A name may be spelt with `#4a` for a letter. Names are looked for in all bytes, also where a reader would see
 * none: what stands in a comment for us may be an object for a program that goes by offsets.
 *
 * Objects may lie deflated in streams (7.5.7): those are inflated. Not seen is what is packed otherwise in a stream that
 * does not say that it has objects, or a name in two parts of which an odd program makes one. So a PDF is handed out to be
 * saved all the same, and shown by none of our pages.
 */

/** Every action that does something beside leading to a place, and whatever carries another file. */
const REFUSED = [
  ...['JavaScript', 'Launch', 'ImportData', 'SubmitForm', 'RichMedia', 'XFA'],
  ...['EmbeddedFile', 'EmbeddedFiles', 'FileAttachment'],
]

/** A name as any of its letters may be spelt. */
const spelt = (name: string) =>
  [...name]
    .map(
      one =>
        `(?:${one}|#${one
          .charCodeAt(0)
          .toString(16)
          .replace(/[a-f]/g, x => `[${x}${x.toUpperCase()}]`)})`,
    )
    .join('')
/** The byte that ends a name (7.2.3). */
const ENDS = '(?=[\\0\\t\\n\\f\\r ()<>[\\]{}/%]|$)'
const PROGRAM = new RegExp(`/(?:${REFUSED.map(spelt).join('|')})${ENDS}`)
/** Where its file is embedded; two letters come by chance in any picture, and what follows them does not. */
const CARRIES = new RegExp(`/${spelt('EF')}\\s*(?:<<|\\d+\\s+\\d+\\s+R)`)
const HAS_OBJECTS = new RegExp(`/(?:${spelt('ObjStm')}|${spelt('First')})${ENDS}`)
const SAYS_OBJECTS = new RegExp(`/${spelt('ObjStm')}${ENDS}`)
const PREDICTED = new RegExp(`/${spelt('Predictor')}${ENDS}`)

const BEGIN = /^%PDF-[12]\.\d[\r\n ]/
const END = /startxref\s+\d+\s+%%EOF/
/** Within so many bytes of the end, as programs look for it. */
const TAIL = 1024
/** Streams of objects of one file, and bytes in them: a tagged report of a hundred pages has a tenth of it. */
const MOST_STREAMS = 5_000
const MOST_INFLATED = 24 * 1024 * 1024
/**
 * Streams that begin as deflated ones do and are none at their end. Nobody says how much of one was inflated: four hundred
 * of a small file could be inflated to the bound each.
 */
const MOST_BROKEN = 4

/** Whether it has a beginning and an end. A part of one harms nobody: so its author is told, and the door lets it be. */
export function isWholePdf(bytes: Uint8Array): boolean {
  return BEGIN.test(latin(bytes.subarray(0, 16))) && END.test(latin(bytes.subarray(-TAIL)))
}

export function isPlainPdf(bytes: Uint8Array): boolean {
  const text = latin(bytes)
  if (hasProgram(text)) return false
  let streams = 0
  let inflated = 0
  let broken = 0
  let from = 0
  for (const { 0: keyword, index } of text.matchAll(/(?<!end)stream\r?\n/g)) {
    const before = text.slice(from, index)
    from = index + keyword.length
    if (!HAS_OBJECTS.test(before)) continue
    const isSaid = SAYS_OBJECTS.test(before)
    if (++streams > MOST_STREAMS || (isSaid && PREDICTED.test(before.slice(before.lastIndexOf('obj')))))
      return false
    const objects = inflatedAt(bytes, from, MOST_INFLATED - inflated)
    if (objects === 'too many') return false
    // Without a filter its objects stand in what was looked through already.
    if (objects === null && isSaid && /\/F(?:ilter|#|\b)/.test(before.slice(before.lastIndexOf('obj'))))
      return false
    if (objects === null && isDeflated(bytes, from) && ++broken > MOST_BROKEN) return false
    if (objects === null) continue
    inflated += objects.length
    if (hasProgram(latin(objects))) return false
  }
  return true
}

const latin = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')

const hasProgram = (text: string) => PROGRAM.test(text) || CARRIES.test(text)

/** By its first two bytes (RFC 1950, section 2.2). */
const isDeflated = (bytes: Uint8Array, from: number) =>
  (bytes[from]! & 0x0f) === 8 && ((bytes[from]! << 8) | bytes[from + 1]!) % 31 === 0

/** Null for what is not deflated. */
function inflatedAt(bytes: Uint8Array, from: number, most: number): Uint8Array | 'too many' | null {
  if (most <= 0) return 'too many'
  try {
    return inflateSync(bytes.subarray(from), { maxOutputLength: most })
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too many' : null
  }
}
