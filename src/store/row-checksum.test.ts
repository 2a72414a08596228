import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { refusedAs } from '../../test/refused.ts'
import { openBytes, openHead, openText, openWords } from './row-checksum.ts'

/** What a column holds after a bit has flipped in the head of its record: SQLite says another type. */
const OTHERS: readonly unknown[] = [null, 0, 1.5, 7n]

describe('what a database holds', () => {
  it('is damaged where it is of another type than was written', () => {
    const damaged = (open: () => unknown) => assert.throws(open, refusedAs('store_damaged'))
    for (const other of [...OTHERS, Uint8Array.of(1)]) damaged(() => openText('parties x', other))
    for (const other of [...OTHERS, 'text']) {
      damaged(() => openBytes('tile 0 0', other))
      damaged(() => openWords({ digest: 'sha256:x', bytes: other, salt: null } as never))
      damaged(() => openHead({ size: 1, root: other, admitted: 0, checkpoint: 'x', seal: '' } as never))
      damaged(() =>
        openHead({ size: 1, root: Uint8Array.of(1), admitted: 0, checkpoint: null, seal: '' } as never),
      )
    }
  })
})
