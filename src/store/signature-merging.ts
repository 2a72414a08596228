import { fromBase64 } from '../core/bytes.ts'

/**
 * Merges the signature lines of two notes over the same text (C2SP signed-note). One line a key: the newer
 * takes the place of the older, so a witness that cosigns again does not make the checkpoint grow.
 * Returns `kept` unchanged if the texts differ.
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
function keyOf(line: string): string {
  const [, name = '', blob = ''] = line.split(' ')
  return `${name} ${fromBase64(blob).subarray(0, 4).toHex()}`
}

/** Which of two cosigned checkpoints is kept: the larger one; of one tree, both in one. '' is none. */
export function newerWitnessed(kept: string, came: string): string {
  if (kept === '') return came
  const [before, after] = [sizeOf(kept), sizeOf(came)]
  if (before === after) return mergeSignatures(kept, came)
  return before < after ? came : kept
}

/** The second line of a checkpoint (C2SP tlog-checkpoint). */
function sizeOf(note: string): number {
  return Number(note.split('\n', 2)[1])
}
