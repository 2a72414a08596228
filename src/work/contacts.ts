import { applications } from '../people/applications.ts'
import { applicantKept, contacts } from '../people/contacts.ts'
import { sealedBy } from '../people/launches.ts'
import { ref } from '../register/rows.ts'
import { eachRow } from '../store/each-row.ts'
import type { Workplace } from './workplace.ts'

/**
 * Keeps the addresses of a party's people as long as it has a key in force, a signature that stands or one that lies sealed, and no longer.
 * Whoever made a passkey by an invitation is kept at that moment; whoever applied, while their application is kept.
 */
export async function keepContacts({ log, now }: Pick<Workplace, 'log' | 'now'>): Promise<void> {
  const { drawer, store } = log
  const calls = await Array.fromAsync(eachRow(store, 'calls'), ({ key }) => key)
  for await (const { value } of applications.each(drawer, now()))
    if (value.state.is === 'admitted' && (await isReached(log, calls, value.state.party, now())))
      await drawer.apply(await applicantKept(log, value.state.party, value, now()), now())
  for await (const { id, value } of contacts.each(drawer, now()))
    if (!(await isReached(log, calls, value.party, now()))) await drawer.apply([contacts.gone(id)], now())
}

/** Whether there is anything of it that somebody could take. */
async function isReached(
  { drawer, store }: Workplace['log'],
  calls: readonly string[],
  party: string,
  now: number,
): Promise<boolean> {
  // Whoever joins under seal is in no row before the hour.
  for (const call of calls) if ((await sealedBy(drawer, call, party, now)) !== undefined) return true
  const [row, counted] = await store.rows([ref('parties', party), ref('partyKeys', party)])
  if (row === undefined || row.ended !== undefined) return false
  if (counted !== undefined && counted.inForce.length > 0) return true
  const signatures = await store.rows(calls.map(call => ref('signatures', call, party)))
  return signatures.some(signature => signature?.state === 'standing')
}
