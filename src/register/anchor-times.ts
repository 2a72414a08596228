import { openCosignatures } from '../core/cosignature.ts'
import type { Vkey } from '../core/note.ts'
import { Refusal } from '../core/refusal.ts'
import { formatTime, parseTime } from '../core/time.ts'
import type { AnchorBefore } from './audit-findings.ts'
import type { ReadEntry } from './fold.ts'
import { anchored } from './types/depositary.ts'

/** Seconds by which clocks may differ: ten minutes, as a server grants its witnesses. */
const SKEW = 600

/**
 * Looks for anchors that contradict their own time: a checkpoint that was cosigned at a time cannot lie in an entry
 * that was admitted before. The law cannot see it, since no entry says who the witnesses are; so such an entry is
 * lawful, and what its time is worth is told by whoever knows a witness. An anchor long after its cosignature is
 * nothing: an idle log holds an old one. A line that does not match its witness's key says nothing.
 */
export class AnchorTimes {
  readonly found: AnchorBefore[] = []
  readonly #witnesses: readonly Vkey[]

  constructor(witnesses: readonly Vkey[]) {
    this.#witnesses = witnesses
  }

  /** At an entry that was judged. */
  look(index: number, { entry: { admitted }, prepared: { statement } }: ReadEntry): void {
    if (statement.type !== anchored.type) return
    const { checkpoint } = statement.body as { checkpoint: string }
    for (const witness of this.#witnesses)
      for (const { time } of cosigned(checkpoint, witness))
        if (time > parseTime(admitted) + SKEW)
          this.found.push({ entry: index, admitted, witness: witness.name, cosigned: formatTime(time) })
  }
}

function cosigned(checkpoint: string, witness: Vkey) {
  try {
    return openCosignatures(checkpoint, [witness])
  } catch (error) {
    if (error instanceof Refusal) return []
    throw error
  }
}
