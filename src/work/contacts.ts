import { applications } from '../people/applications.ts'
import { applicantKept, contacts } from '../people/contacts.ts'
import { ref } from '../register/rows.ts'
import { eachRow } from '../store/each-row.ts'
import type { Store } from '../store/store.ts'
import type { Workplace } from './workplace.ts'

/**
 * Keeps the addresses of a party's people as long as it has a key in force or a signature that stands, and no longer.
 * Whoever made a passkey by an invitation is kept at that moment; whoever applied, while their application is kept.
 */
export async function keepContacts({ log, now }: Pick<Workplace, 'log' | 'now'>): Promise<void> {
  const { drawer, store } = log
  const calls = await Array.fromAsync(eachRow(store, 'calls'), ({ key }) => key)
  for await (const { value } of applications.each(drawer, now()))
    if (value.state.is === 'admitted' && (await isReached(store, calls, value.state.party)))
      await drawer.apply(await applicantKept(log, value.state.party, value, now()), now())
  for await (const { id, value } of contacts.each(drawer, now()))
    if (!(await isReached(store, calls, value.party))) await drawer.apply([contacts.gone(id)], now())
}

/** Whether there is anything of it that somebody could take. */
async function isReached(store: Store, calls: readonly string[], party: string): Promise<boolean> {
  const [row, counted] = await store.rows([ref('parties', party), ref('partyKeys', party)])
  if (row === undefined || row.ended !== undefined) return false
  if (counted !== undefined && counted.inForce.length > 0) return true
  const signatures = await store.rows(calls.map(call => ref('signatures', call, party)))
  return signatures.some(signature => signature?.state === 'standing')
}
