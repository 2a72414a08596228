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
