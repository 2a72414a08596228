import { clip, fromBase64, toBase64 } from './bytes.ts'
import { HASH_LENGTH } from './merkle.ts'
import { formatNote, isByNamesake, type NoteSigner, openNote, parseNote, type Vkey } from './note.ts'
import { Refusal, refuseAs } from './refusal.ts'
import type { Verified } from './verified.ts'

/**
 * What a log says of itself (C2SP tlog-checkpoint 1.0.0): that at this size it has this root. `extensions` are further
 * lines, which Avow never writes, and which a witness must carry along for logs that do.
 *
 * Signed, it is a note:
 *
 *     harbour.example/log
 *     2
 *     46yv93mpfZMVKw1IdYJf4GSyb37J+coslwQMy6j6gu4=
 *
 *     — harbour.example/log iRRlfPVsfsgFnfN8syOAotOK1lH7I5yibfoMFCtmAoDHvqQSWcuMHLs7+oPuPFLqBPAHEe8b+otmafHShkpVK8J7\
 *     tA0=
 */
export interface Checkpoint {
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
  readonly extensions?: readonly string[]
}

/** The text of the note, `origin\nsize\nbase64(root)\n`. Refuses `checkpoint_malformed` for what would not parse. */
export function formatCheckpoint(checkpoint: Checkpoint): string {
  const { origin, size, root, extensions = [] } = checkpoint
  const lines = [origin, String(size), toBase64(root), ...extensions]
  const plain = lines.every(line => line !== '' && line.isWellFormed() && !/[\0-\x1f]/.test(line))
  if (!plain || !Number.isSafeInteger(size) || size < 0 || root.length !== HASH_LENGTH)
    throw new Refusal('checkpoint_malformed', `This is not a checkpoint: ${clip(lines.join(' '), 120)}`)
  return `${lines.join('\n')}\n`
}

/** Refuses `checkpoint_malformed` unless `formatCheckpoint` prints it again. Nobody has vouched for it yet. */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = '', size = '', root = '', ...rest] = text.split('\n')
  return refuseAs('checkpoint_malformed', () => {
    const extensions = rest.slice(0, -1)
    const found = { origin, size: Number(size), root: fromBase64(root) }
    const checkpoint = extensions.length > 0 ? { ...found, extensions } : found
    if (formatCheckpoint(checkpoint) !== text)
      throw new Refusal('checkpoint_malformed', `This is not a checkpoint: ${clip(text, 120)}`)
    return checkpoint
  })
}

/** A signed checkpoint, ready to serve. The signer's name must be the origin. */
export function signCheckpoint(checkpoint: Checkpoint, signer: NoteSigner): string {
  if (signer.vkey.name !== checkpoint.origin)
    throw new RangeError(`The key of ${signer.vkey.name} does not sign for ${checkpoint.origin}.`)
  const text = formatCheckpoint(checkpoint)
  return formatNote({ text, signatures: [signer.sign(text)] })
}

/** Reads a signed checkpoint without checking who signed it; for a witness that must first find the log's key. */
export function readCheckpoint(note: string): Checkpoint {
  return parseCheckpoint(parseNote(note).text)
}

/**
 * Opens a checkpoint signed by this log's key, or by one of those that it has had, and for the origin that they are named
 * after. Refuses `note_malformed`, `checkpoint_unsigned` or `checkpoint_malformed`.
 */
export function openCheckpoint(note: string, log: Vkey | readonly Vkey[]): Verified<Checkpoint> {
  const vkeys = [log].flat()
  const { signatures } = parseNote(note)
  const name = vkeys[0]?.name
  const { text } = refuseAs('checkpoint_unsigned', () => {
    try {
      return openNote(note, vkeys)
    } catch (error) {
      if (
        error instanceof Refusal &&
        error.code === 'key_unknown' &&
        vkeys[0] !== undefined &&
        isByNamesake({ signatures }, vkeys[0])
      )
        throw new Refusal(
          'key_unknown',
          `${error.message} Another key of ${name} has: a log that changes its key says so in an entry, and an audit by the old key follows it.`,
        )
      throw error
    }
  })
  const checkpoint = parseCheckpoint(text)
  if (checkpoint.origin !== name)
    throw new Refusal(
      'checkpoint_unsigned',
      `The checkpoint is for ${clip(checkpoint.origin)}, the key that you trust for ${clip(name ?? 'none')}.`,
    )
  return checkpoint as Verified<Checkpoint>
}
