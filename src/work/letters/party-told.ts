import { parseEntry } from '../../core/entry.ts'
import { parseStatement, type Statement } from '../../core/statement.ts'
import { readAt } from '../../log/tree.ts'
import { untilSettled } from '../../people/collection.ts'
import { type Contact, contacts, contactsOf } from '../../people/contacts.ts'
import { type ChoreDone, chores } from '../../people/scheduled-tasks.ts'
import type { Bound } from '../../register/declaration.ts'
import type { Prepared } from '../../register/law.ts'
import { type Ref, ref } from '../../register/rows.ts'
import { serviceInterrupted } from '../../register/types/clauses.ts'
import { commitmentAmended, commitmentJoined, commitmentWithdrawn } from '../../register/types/commitments.ts'
import { partyJoined } from '../../register/types/invitations.ts'
import { signatureGiven } from '../../register/types/signatures.ts'
import { declarationOf } from '../../register/types.ts'
import type { Change } from '../../store/drawer.ts'
import { rowsUnder } from '../../store/each-row.ts'
import { jointsLeft } from '../commitments/joint-left.ts'
import type { Composed } from '../compose.ts'
import type { Workplace } from '../workplace.ts'
import { interruptionLetters } from './interruption-told.ts'
import { hasLeft, useOf } from './notice-use.ts'
import { noticeLetters, noticeTo, noticeToEach } from './notices.ts'
import { type Place, partyLetters, unlessBroken } from './party-letters.ts'

/**
 * Letters about what stands in the log: to a party that has a key or a signature, of what the depositary does about it
 * and of what its own passkeys sign; and to signatories, of the notices of their call. They follow from the log and not
 * from the desk, so a thief who posts by an officer's stolen key is told of as well. Of an interruption those are told
 * whose dates it moved.
 */

export const TELLING = 'tellings'
/** Entries that are read at once. */
const AT_ONCE = 100

/** Writes of each entry since the last that was read. The first time there is none: what is old is told to nobody. */
export async function tellParties(site: Place, isStopped: () => boolean = () => false): Promise<void> {
  while (!isStopped() && (await tellMore(site)));
}

/** Whether there may be more. What was read and its letters are kept together, so each is told once. */
function tellMore(site: Place): Promise<boolean> {
  const { log, now } = site
  const { drawer, store } = log
  return untilSettled(async () => {
    const found = await chores.lying(drawer, TELLING, now())
    const size = log.head()?.size ?? 0
    let { read = size, after }: ChoreDone = found?.value ?? {}
    const entries = await store.entries(read, Math.min(read + AT_ONCE, size))
    if (entries.length === 0 && found?.value.read !== undefined) return false
    const letters: Change[] = []
    for (const bytes of entries) {
      const some = isAnswered(bytes) ? { letters: [] } : await lettersOf(site, read, after)
      letters.push(...some.letters)
      after = some.after
      // The others come in the next round.
      if (after !== undefined) break
      read++
    }
    const done = { read, ...(after !== undefined && { after }) }
    await drawer.apply([chores.renewed(found, TELLING, done, null), ...letters], now())
    return true
  })
}

/**
 * Those whom it names first, then all that its notice goes to, from `from` on. An entry of which nobody can be told is
 * passed over, and the server's log says so: else nobody would ever be told of what comes after it.
 */
function lettersOf(site: Place, entry: number, from: string | undefined): Promise<Some> {
  return unlessBroken(site, { entry }, { letters: [] }, () => lettersAbout(site, entry, from))
}

interface Some {
  readonly letters: readonly Change[]
  readonly after?: string | undefined
}

async function lettersAbout(site: Place, entry: number, from: string | undefined): Promise<Some> {
  const { prepared } = await readAt(site.log.store, entry, site.log.laws)
  const { statement, bound } = prepared
  const { by, type } = statement
  if (type === serviceInterrupted.type) return interruptionLetters(site, entry, from)
  const { notice } = declarationOf(type)
  const parties = (await partiesConcerned(site, bound)).filter(party => party !== by)
  const own = (party: string) =>
    by === 'depositary' || notice === null
      ? partyLetters(site, party, { entry, is: concernIn(statement) })
      : noticeTo(site, statement, entry, party)
  const [joined, goOn] = await Promise.all([
    joinedIn(site, statement),
    goingOn(site, statement, entry, parties),
  ])
  const named =
    from === undefined
      ? (
          await Promise.all([
            ...parties.map(own),
            selfTold(site, statement, entry),
            ...joined.map(party => partyLetters(site, party, { entry, is: 'lead' })),
            ...goOn.map(({ party, leaver }) => partyLetters(site, party, { entry, is: 'left', leaver })),
          ])
        ).flat()
      : []
  if (notice === null) return { letters: [...named, ...(await missedUnderSeal(site, prepared, entry))] }
  // Of a correction that ends, everybody gets the same letter.
  const told = notice === 'correctionEnded' ? parties : [...parties, ...goOn.map(({ party }) => party), by]
  const { letters, after } = await noticeLetters(site, statement, { entry, told, from })
  return { letters: [...named, ...letters], after }
}

/** What an entry that is no notice is to a party that it tells. */
function concernIn({ type }: Statement): 'joins' | 'leaves' | 'us' {
  if (type === commitmentJoined.type) return 'joins'
  return type === commitmentWithdrawn.type ? 'leaves' : 'us'
}

/** Whether its author holds a receipt, and nobody else is told: most entries are so, and are not read any further. */
function isAnswered(bytes: Uint8Array): boolean {
  const { type } = parseStatement(parseEntry(bytes).envelope.payload)
  return type === signatureGiven.type || type === partyJoined.type
}

/**
 * Who takes part in commitments that their lead changes or withdraws: each stays bound by what it joined, and must
 * know.
 */
async function joinedIn({ log: { store } }: Place, { type, by, call, body }: Statement): Promise<string[]> {
  if (type !== commitmentAmended.type && type !== commitmentWithdrawn.type) return []
  const { commitments } = body as unknown as { commitments: readonly { party?: string; id: string }[] }
  const own = commitments.filter(({ party = by }) => party === by)
  const rows = await store.rows(own.map(({ id }) => ref('commitments', call!, by, id)))
  const standing = rows.flatMap(row => row?.joined.filter(({ ended }) => ended === null) ?? [])
  return [...new Set(standing.map(({ party }) => party))]
}

/** Who takes part in commitments of a maker that signs no longer, each once for each such maker. */
async function goingOn(
  { log: { store } }: Place,
  { by, call }: Statement,
  entry: number,
  concerned: readonly string[],
): Promise<{ readonly party: string; readonly leaver: string }[]> {
  const found = [by, ...concerned].map(async leaver => {
    const left = await jointsLeft(store, { leaver, call, entry })
    const parties = new Set(left.flatMap(one => one.parties))
    return [...parties].map(party => ({ party, leaver }))
  })
  return (await Promise.all(found)).flat()
}

/** What was said by a passkey of the party: its people must hear of a thief of one. */
async function selfTold(site: Place, { by, type }: Statement, entry: number): Promise<readonly Change[]> {
  const { counted, notice } = declarationOf(type)
  const isTold = by === 'depositary' || counted || notice === 'correctionEnded'
  return isTold ? [] : partyLetters(site, by, { entry, is: 'own' })
}

/** Of a seal that opened: what changed since it was made, to whoever signed under it, of which nobody knew before. */
async function missedUnderSeal(site: Place, { bound, enclosed }: Prepared, entry: number) {
  if (bound.encloses === null || enclosed === null) return []
  const { store } = site.log
  const [seal] = await store.rows([bound.encloses.seal])
  const { by, call } = enclosed.statement
  const letters: Change[] = []
  for (let before = entry; ; ) {
    const { entries, older } = await store.entriesOn(`notices ${call}`, { before, limit: AT_ONCE })
    for (const index of entries) {
      if (index < seal!.entry) return letters
      const { statement } = (await readAt(store, index, site.log.laws)).prepared
      if (noticeToEach(statement.type) !== null)
        letters.push(...(await noticeTo(site, statement, index, by, { isNamed: false })))
    }
    if (older === 0) return letters
    before = entries.at(-1)!
  }
}

/** Parties that have to be told and have a key or a signature: there is somebody to put out. */
async function partiesConcerned(
  { log: { store, laws } }: Pick<Workplace, 'log'>,
  { tells, withholds }: Pick<Bound, 'tells' | 'withholds'>,
): Promise<string[]> {
  const keys: Ref<'keys'>[] = []
  tells(keyid => {
    keys.push(ref('keys', keyid))
    return undefined
  })
  const rows = await store.rows(keys)
  const named = tells(keyid => rows[keys.findIndex(({ key }) => key === keyid)])
  // Whose words are withheld: the statement that does it names no more than a digest.
  const words = await store.rows(withholds.map(digest => ref('words', digest)))
  const bound = await Promise.all(
    words.map(async row => (row ? [(await readAt(store, row.entry, laws)).prepared.statement.by] : [])),
  )
  const parties = [...new Set([...named, ...bound.flat()])]
  const counted = await store.rows(parties.map(party => ref('partyKeys', party)))
  return parties.filter((_, i) => counted[i] !== undefined)
}

interface Concerned {
  readonly party: string
  readonly contacts: readonly Contact[]
}

/** Whom letters would reach once this act is recorded. */
export async function concernedBy(
  site: Pick<Workplace, 'log' | 'now'>,
  { type, call, body }: Composed,
): Promise<Concerned[]> {
  const bound = declarationOf(type).bind({ type, call, body, by: 'depositary' } as Statement)
  const parties = await partiesConcerned(site, bound)
  return Promise.all(
    parties.map(async party => ({ party, contacts: await contactsOf(site.log, party, site.now()) })),
  )
}

/**
 * The parties that an entry concerns, whether or not anybody of them can be written to, as the register stands now; and
 * whether letters about it were written.
 */
export async function concernedWith(
  { log, now }: Pick<Workplace, 'log' | 'now'>,
  entry: number,
): Promise<{ readonly parties: readonly string[]; readonly isWritten: boolean }> {
  const { drawer, store } = log
  const isWritten = ((await chores.get(drawer, TELLING, now()))?.read ?? 0) > entry
  const { prepared } = await readAt(store, entry, log.laws)
  const { statement, bound } = prepared
  const named = (await partiesConcerned({ log }, bound)).filter(party => party !== statement.by)
  const parties = new Set(statement.by === 'depositary' ? named : [])
  if (noticeToEach(statement.type) !== null) {
    const use = await useOf({ log, now }, statement, entry)
    for await (const { name, row } of rowsUnder(store, 'signatures', statement.call!))
      if (name !== statement.by && row.since < entry && use.to(row, false) && (await use.touches(name)))
        parties.add(name)
  }
  const rows = await store.rows([...parties].map(party => ref('parties', party)))
  return { parties: [...parties].filter((_, i) => rows[i] && !hasLeft(rows[i], entry)), isWritten }
}

/** Whether letters about the newest entries are yet to be written. */
export async function isTelling({ log, now }: Pick<Workplace, 'log' | 'now'>): Promise<boolean> {
  const read = (await chores.get(log.drawer, TELLING, now()))?.read
  return read !== undefined && read < (log.head()?.size ?? 0)
}

/**
 * Signatories of a call whose people no address is known of. Few are asked for one by one: most have one that is kept.
 */
export async function unreachedOn(
  { log, now }: Pick<Workplace, 'log' | 'now'>,
  call: string,
): Promise<string[]> {
  const reached = new Set<string>()
  for await (const { value } of contacts.each(log.drawer, now()))
    if (value.person !== null && value.confirmed && value.goes === null) reached.add(value.party)
  const unreached: string[] = []
  for await (const { name, row } of rowsUnder(log.store, 'signatures', call))
    if (row.state === 'standing' && !reached.has(name))
      if ((await contactsOf(log, name, now())).length === 0) unreached.push(name)
  return unreached
}
