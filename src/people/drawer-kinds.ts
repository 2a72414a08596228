// Each of these declares its kinds as it is loaded.
import './applications.ts'
import './batches.ts'
import './challenges.ts'
import './codes.ts'
import './colleagues.ts'
import './contacts.ts'
import './credentials.ts'
import './diary.ts'
import './documents.ts'
import './drafts.ts'
import './duty-notices.ts'
import './filled-sheets.ts'
import './heartbeats.ts'
import './identity-requests.ts'
import './invitations.ts'
import './invitees.ts'
import './joint-commitments.ts'
import './launches.ts'
import './letters.ts'
import './listings.ts'
import './limit-hits.ts'
import './links.ts'
import './officer-letters.ts'
import './officer-offers.ts'
import './party-drafts.ts'
import './pending-approvals.ts'
import './persons.ts'
import './prepared-calls.ts'
import './proofs.ts'
import './quarantine.ts'
import './rechecks.ts'
import './recipients.ts'
import './reminders.ts'
import './report-drafts.ts'
import './report-files.ts'
import './scheduled-tasks.ts'
import './sessions.ts'
import './settings.ts'
import './shown-names.ts'
import { attempt, Refusal } from '../core/refusal.ts'
import { DRAWER_VERSION, type Drawer, type Lying } from '../store/drawer.ts'
import type { Store } from '../store/store.ts'
import { fits } from './collection.ts'

/** The last version of this software that reads a drawer, by the drawer's version. Before 1 none was noted. */
const LAST_TO_READ: Readonly<Record<number, string>> = { 0: '0.1.0' }
/** Things that are read at once. */
const PAGE = 200

/**
 * Takes up a drawer that an earlier version has filled, if all that lies in it can be read by what kinds are now; refuses
 * `store_older` if not, before anybody is served: a thing that nobody can read would be lost unnoticed. `open` opens what
 * lies there; what was not put there under the drawer's key is nobody's.
 */
export async function takeUpDrawer(
  store: Pick<Store, 'versions' | 'noteVersions' | 'drawer'>,
  open: (one: Lying) => Lying,
): Promise<void> {
  const versions = await store.versions()
  if (versions.drawer === DRAWER_VERSION) return
  const lost = new Map<string, number>()
  for (const kind of await store.drawer.kinds())
    for await (const one of everyOf(store.drawer, kind)) {
      const opened = attempt(() => open(one))
      if (!(opened instanceof Refusal) && !fits(opened)) lost.set(kind, (lost.get(kind) ?? 0) + 1)
    }
  if (lost.size > 0) {
    const things = [...lost].map(([kind, count]) => `${kind}: ${count}`).join(', ')
    throw new Refusal(
      'store_older',
      `In the drawer lies what this version cannot read (${things}). The last that reads it is ${LAST_TO_READ[versions.drawer] ?? LAST_TO_READ[0]}.`,
    )
  }
  await store.noteVersions({ ...versions, drawer: DRAWER_VERSION })
}

async function* everyOf(drawer: Drawer, kind: string): AsyncGenerator<Lying> {
  for (let after = ''; ; ) {
    const page = await drawer.list(kind, after, PAGE, 0)
    yield* page
    if (page.length < PAGE) return
    after = page.at(-1)!.id
  }
}
