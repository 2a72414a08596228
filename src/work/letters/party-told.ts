import { parseEntry } from '../../core/entry.ts'
import { parseStatement, type Statement } from '../../core/statement.ts'
import { readAt } from '../../log/tree.ts'
import { untilSettled } from '../../people/collection.ts'
import { type Contact, contacts, contactsOf } from '../../people/contacts.ts'
import type { Letter } from '../../people/letters.ts'
import { type ChoreDone, chores } from '../../people/scheduled-tasks.ts'
import { lastYes, placeOf } from '../../register/binding-policy.ts'
import type { Bound } from '../../register/declaration.ts'
import { type Ref, ref, type SignatureRow } from '../../register/rows.ts'
import { declarationOf } from '../../register/types.ts'
import type { Change } from '../../store/drawer.ts'
import { rowIn, rowsUnder } from '../../store/each-row.ts'
import type { Composed } from '../compose.ts'
import type { Workplace } from '../workplace.ts'
import type { PartyTold, Written } from './letter-writer.ts'
import { letterToSend } from './send.ts'

/**
 * Letters to a party that has a key or a signature, of what the depositary does about it. They follow from the log and
 * not from the desk, so a thief who posts by an officer's stolen key is told of as well.
 */

type Place = Pick<Workplace, 'log' | 'now' | 'publicUrl' | 'letters'>

export const TELLING = 'tellings'
/** Entries that are read at once. */
const AT_ONCE = 100
/** Signatories that are written to at once: each has letters of its own. */
const SIGNATORIES_AT_ONCE = 20

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
      const { by, type } = parseStatement(parseEntry(bytes).envelope.payload)
      if (declarationOf(type).tellsSignatories) {
        const some = await lettersToSignatories(site, read, after)
        letters.push(...some.letters)
        after = some.after
        // The others come in the next round.
        if (after !== undefined) break
      } else if (by === 'depositary') letters.push(...(await lettersOf(site, read)))
      read++
    }
    const done = { read, ...(after !== undefined && { after }) }
    await drawer.apply([chores.renewed(found, TELLING, done, null), ...letters], now())
    return true
  })
}

async function lettersOf(site: Place, entry: number): Promise<readonly Change[]> {
  const { prepared } = await readAt(site.log.store, entry, site.log.laws)
  const parties = await partiesConcerned(site, prepared.bound)
  return (await Promise.all(parties.map(party => partyLetters(site, party, { entry })))).flat()
}

/** To signatories whose rows come after this one, some at once; `after` is undefined once all were written to. */
async function lettersToSignatories(site: Place, entry: number, from?: string) {
  const { store } = site.log
  const statement = parseStatement(parseEntry((await store.entry(entry))!).envelope.payload)
  const call = statement.call!
  const tells = declarationOf(statement.type).tellsSignatories
  const isNewer = tells === 'rules' || tells === 'version'
  const prefix = `${call}/`
  const rows = await store.rowsOf('signatures', from ?? prefix, SIGNATORIES_AT_ONCE)
  const own = rows.filter(({ key }) => key.startsWith(prefix))
  const letters = own
    .filter(({ row }) => row.state === 'standing' && !(isNewer && hasSaidYes(row, entry)))
    .map(({ key, row: signature }) => {
      const party = key.slice(prefix.length)
      const letter = {
        kind: isNewer ? 'newer-told' : 'correction-told',
        tells: { entry, party, call },
      } as const
      return lettersTo(site, party, letter, told => {
        const of = { ...told, entry, call, signature }
        return isNewer ? site.letters.newerTold(of) : site.letters.correctionTold(of)
      })
    })
  const after = own.length === SIGNATORIES_AT_ONCE ? own.at(-1)!.key : undefined
  return { letters: (await Promise.all(letters)).flat(), after }
}

/** Whoever has said yes since then was shown the newer text and rules. */
function hasSaidYes({ events }: Pick<SignatureRow, 'events'>, entry: number): boolean {
  const yes = lastYes(events)
  return yes !== undefined && placeOf(yes) > entry
}

/** Of an act, but not to the mailbox that the act itself writes to. */
export function partyLetters(
  site: Place,
  party: string,
  what: PartyTold['what'],
  but?: string,
): Promise<readonly Change[]> {
  const tells = 'entry' in what ? { entry: what.entry, party, call: null } : null
  const write = (told: Omit<PartyTold, 'what'>) => site.letters.partyTold({ ...told, what })
  return lettersTo(site, party, { kind: 'party-told', tells }, write, but)
}

/** A letter to each contact of a party. */
async function lettersTo(
  site: Place,
  party: string,
  letter: Pick<Letter, 'kind' | 'tells'>,
  write: (told: Omit<PartyTold, 'what'>) => Promise<Written>,
  but?: string,
): Promise<readonly Change[]> {
  const { drawer, store } = site.log
  const row = await rowIn(store, 'parties', party)
  const people = (await contactsOf(drawer, party, site.now())).filter(({ person }) => person.email !== but)
  if (row === undefined) return []
  const letters = people.map(({ hasApplied, ...application }) =>
    letterToSend(site, { to: application.person.email, ...letter }, wishes =>
      write({ application, hasApplied, party: row, wishes }),
    ),
  )
  return (await Promise.all(letters)).flatMap(({ changes }) => changes)
}

/** Parties that have to be told and have a key or a signature: there is somebody to put out. */
async function partiesConcerned(
  { log: { store } }: Pick<Workplace, 'log'>,
  { tells }: Pick<Bound, 'tells'>,
): Promise<string[]> {
  const keys: Ref<'keys'>[] = []
  tells(keyid => {
    keys.push(ref('keys', keyid))
    return undefined
  })
  const rows = await store.rows(keys)
  const parties = [...new Set(tells(keyid => rows[keys.findIndex(({ key }) => key === keyid)]))]
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
    parties.map(async party => ({ party, contacts: await contactsOf(site.log.drawer, party, site.now()) })),
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
  const { by, call, type } = prepared.statement
  const tells = declarationOf(type).tellsSignatories
  if (tells === null)
    return { parties: by === 'depositary' ? await partiesConcerned({ log }, prepared.bound) : [], isWritten }
  const isNewer = tells === 'rules' || tells === 'version'
  const parties: string[] = []
  for await (const { name, row } of rowsUnder(store, 'signatures', call!))
    if (row.state === 'standing' && row.since < entry && !(isNewer && hasSaidYes(row, entry)))
      parties.push(name)
  return { parties, isWritten }
}

/** Signatories of a call whose people no address is known of. Few are asked for one by one: most have one that is kept. */
export async function unreachedOn(
  { log, now }: Pick<Workplace, 'log' | 'now'>,
  call: string,
): Promise<string[]> {
  const { drawer, store } = log
  const reached = new Set<string>()
  for await (const { value } of contacts.each(drawer, now())) reached.add(value.party)
  const unreached: string[] = []
  for await (const { name, row } of rowsUnder(store, 'signatures', call))
    if (row.state === 'standing' && !reached.has(name))
      if ((await contactsOf(drawer, name, now())).length === 0) unreached.push(name)
  return unreached
}
