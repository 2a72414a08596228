import { openCheckpoint } from '../core/checkpoint.ts'
import { type Digest, formatDigest } from '../core/digest.ts'
import { parseVkey } from '../core/note.ts'
import { refuseAs } from '../core/refusal.ts'

/** What a signed checkpoint says, if the log's own key signed it; refused as `anchor_wrong` otherwise. */
export function checkpointRoot(note: string, vkey: string): { size: number; root: Digest } {
  const checkpoint = refuseAs('anchor_wrong', () => openCheckpoint(note, parseVkey(vkey)))
  return { size: checkpoint.size, root: formatDigest(checkpoint.root) }
}
