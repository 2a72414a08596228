import { crc32, inflateRawSync } from 'node:zlib'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { UnreadableText } from './unreadable.ts'

/**
 * The parts of a zip file, a stranger's. A small file can claim to hold terabytes, so nothing is unpacked that is not
 * asked for by name; each part only up to the size that its directory names; and all together up to a bound.
 */

/** Entries of a file; Word writes some twenty, and one for each picture. */
const MOST_ENTRIES = 4_096
/** Bytes of all parts that are asked for: XML says one word in ten times its length. */
const MOST_UNPACKED = 64 * 1024 * 1024

export class ZipParts {
  readonly #file: Buffer
  readonly #zip: ZipFile
  readonly #entries: ReadonlyMap<string, Entry>
  #left = MOST_UNPACKED

  private constructor(file: Buffer, zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#file = file
    this.#zip = zip
    this.#entries = entries
  }

  /** Reads the directory and unpacks nothing. Refuses `damaged`, or `large` for too many entries. */
  static async open(bytes: Uint8Array): Promise<ZipParts> {
    const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const zip = await opened(file)
    if (zip.entryCount > MOST_ENTRIES) throw new UnreadableText('large')
    return new ZipParts(file, zip, await entriesOf(zip))
  }

  get names(): Iterable<string> {
    return this.#entries.keys()
  }

  /** The bytes of a part; undefined where there is none. Refuses `damaged` and `large`. */
  async part(name: string): Promise<Uint8Array | undefined> {
    const entry = this.#entries.get(name)
    if (entry === undefined) return undefined
    if (!entry.canDecodeFileData()) throw new UnreadableText('damaged')
    this.#left -= entry.uncompressedSize
    if (this.#left < 0) throw new UnreadableText('large')
    const from = await startOf(this.#zip, entry)
    const packed = this.#file.subarray(from, from + entry.compressedSize)
    const unpacked = entry.compressionMethod === 0 ? packed : inflated(packed, entry.uncompressedSize)
    if (unpacked.length !== entry.uncompressedSize || crc32(unpacked) !== entry.crc32)
      throw new UnreadableText('damaged')
    return unpacked
  }
}

/** Ends where the declared size is passed. */
function inflated(packed: Uint8Array, size: number): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) })
  } catch {
    throw new UnreadableText('damaged')
  }
}

function opened(file: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) =>
    yauzl.fromBuffer(file, { lazyEntries: true }, (error, zip) =>
      error ? reject(new UnreadableText('damaged')) : resolve(zip),
    ),
  )
}

/** The first of each name counts. */
function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      if (!entries.has(entry.fileName)) entries.set(entry.fileName, entry)
      zip.readEntry()
    })
    zip.once('end', () => resolve(entries))
    // It may tell of more than one fault, and one that nobody hears ends the process.
    zip.on('error', () => reject(new UnreadableText('damaged')))
    zip.readEntry()
  })
}

function startOf(zip: ZipFile, entry: Entry): Promise<number> {
  return new Promise((resolve, reject) =>
    zip.readLocalFileHeader(entry, { minimal: true }, (error, header) =>
      error ? reject(new UnreadableText('damaged')) : resolve(header.fileDataStart),
    ),
  )
}
