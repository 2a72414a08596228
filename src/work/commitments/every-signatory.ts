import type { Known } from '../../register/asked.ts'
import { type PartyRow, ref, type SignatureRow } from '../../register/rows.ts'
import { rowsUnder } from '../../store/each-row.ts'
import { ownTurn } from '../../store/own-turn.ts'
import type { Store } from '../../store/store.ts'

/** Whoever has signed a call, with all from which it follows what is asked of it. */
export interface Signatory {
  readonly id: string
  readonly party: PartyRow
  readonly known: Known & { readonly signature: SignatureRow }
}

/** Read in one turn of the event loop, and judged in it by whoever asks: a few milliseconds. */
const AT_ONCE = 10

/** In the order of their ids, those too whose signature does not stand any more. */
export async function* signatoriesOf(store: Store, call: string): AsyncGenerator<Signatory> {
  let some: { id: string; signature: SignatureRow }[] = []
  for await (const { name: id, row: signature } of rowsUnder(store, 'signatures', call)) {
    some.push({ id, signature })
    if (some.length < AT_ONCE) continue
    yield* await withRows(store, call, some)
    some = []
    await ownTurn()
  }
  yield* await withRows(store, call, some)
}

async function withRows(
  store: Store,
  call: string,
  some: readonly { id: string; signature: SignatureRow }[],
): Promise<Signatory[]> {
  const rows = await Promise.all([
    store.rows(some.map(({ id }) => ref('parties', id))),
    store.rows(some.map(({ id }) => ref('classes', call, id))),
    store.rows(some.map(({ id }) => ref('schedules', call, id))),
  ])
  return some.flatMap(({ id, signature }, i) => {
    const [party, classes, schedule] = [rows[0][i], rows[1][i], rows[2][i]]
    return party === undefined ? [] : [{ id, party, known: { party, signature, classes, schedule } }]
  })
}
