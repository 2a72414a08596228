import { equalBytes, fromBase64 } from '../core/bytes.ts'
import type { Head } from './store.ts'

/**
 * Merges the signature lines of two notes over the same text (C2SP signed-note), one line a key: the newer replaces the
 * older, so a witness that cosigns again does not make the checkpoint grow. Returns `kept` if the texts differ.
 */
export function mergeSignatures(kept: string, came: string): string {
  const [text, lines] = splitNote(kept)
  const [other, more] = splitNote(came)
  if (text !== other) return kept
  const byKey = new Map<string, string>()
  for (const line of [...lines, ...more]) byKey.set(keyOf(line), line)
  return `${text}\n\n${[...byKey.values()].join('\n')}\n`
}

function splitNote(note: string): [string, string[]] {
  const at = note.lastIndexOf('\n\n')
  return [
    note.slice(0, at),
    note
      .slice(at + 2)
      .split('\n')
      .filter(Boolean),
  ]
}

/** Name and key id: the four bytes before the signature. */
function keyOf(line: string) {
  const [, name = '', blob = ''] = line.split(' ')
  return `${name} ${fromBase64(blob).subarray(0, 4).toHex()}`
}

/**
 * What a cosigned checkpoint changes: `witnessed`, and the head where it is of that very tree. Undefined where it is of
 * another tree of the same size.
 */
export function cosigned(
  head: Head | undefined,
  witnessed: string,
  { size, root, checkpoint }: Pick<Head, 'size' | 'root' | 'checkpoint'>,
): { readonly witnessed: string; readonly head: Head | undefined } | undefined {
  const isHead = head?.size === size
  if (isHead && !equalBytes(head.root, root)) return undefined
  return {
    witnessed: newerWitnessed(witnessed, checkpoint),
    head: isHead ? { ...head, checkpoint: mergeSignatures(head.checkpoint, checkpoint) } : undefined,
  }
}

/** The larger of two cosigned checkpoints; of one tree, both merged. '' is none. */
function newerWitnessed(kept: string, came: string) {
  if (kept === '') return came
  const [before, after] = [sizeOf(kept), sizeOf(came)]
  if (before === after) return mergeSignatures(kept, came)
  return before < after ? came : kept
}

/** The second line of a checkpoint (C2SP tlog-checkpoint). */
function sizeOf(note: string) {
  return Number(note.split('\n', 2)[1])
}
