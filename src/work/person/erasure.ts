import { parseEntry } from '../../core/entry.ts'
import type { JsonObject } from '../../core/json.ts'
import { Refusal } from '../../core/refusal.ts'
import { parseStatement } from '../../core/statement.ts'
import { parseTime } from '../../core/time.ts'
import type { Log } from '../../log/open.ts'
import type { Recorded } from '../../log/queue.ts'
import { entryAt } from '../../log/tree.ts'
import { type Found, untilSettled } from '../../people/collection.ts'
import { beginErasure, type Erased } from '../../people/erasures.ts'
import { linkEnded, linksAbout } from '../../people/links.ts'
import {
  aboutPerson,
  type Erasing,
  erasedPersons,
  erasings,
  type PersonAddress,
  personAddresses,
  persons,
} from '../../people/persons.ts'
import { ADDRESS_DAYS_AFTER_CLOSING } from '../../people/retention.ts'
import type { PersonRow } from '../../register/person-rows.ts'
import type { CallRow } from '../../register/rows.ts'
import { personErased, type personSigned } from '../../register/types/persons.ts'
import type { BodyOf } from '../../register/types.ts'
import type { Change, Drawer } from '../../store/drawer.ts'
import { eachRow, rowIn } from '../../store/each-row.ts'
import { depositaryEnvelope } from '../depositary-signer.ts'
import { HOLD_SECONDS } from '../worker.ts'
import type { Workplace } from '../workplace.ts'

/** An erasure is resumed after so long. */
const AGAIN_SECONDS = 30
/** Entries that are read at once. */
const AT_ONCE = 1_000

/**
 * Erases a person, in the steps of `people/erasures.ts`. When it returns, nothing here tells of them. The tombstone in
 * the log comes later where the door takes nothing now.
 */
export async function erasePerson(
  site: Keeping,
  { commitment, call, ground }: Pick<Erased, 'commitment' | 'call' | 'ground'>,
): Promise<void> {
  const at = site.now()
  const erased = { commitment, call, ground, at }
  // Held, so that no worker carries it through meanwhile.
  const begun = erasings.laid(commitment, { call, ground, at }, null, { due: at, held: at + HOLD_SECONDS })
  await beginErasure(site.log.drawer, site.erasures, erased, at, [begun])
  try {
    await finishErasure(site, erased)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    site.logger.warn({ code: error.code }, 'a person was erased; the tombstone in the log follows later')
  }
}

export async function carryThrough(
  site: Keeping,
  { id, value }: Found<Erasing>,
): Promise<number | undefined> {
  const { drawer } = site.log
  const erased = { commitment: id, ...value }
  if ((await erasedPersons.get(drawer, id, site.now())) === undefined)
    await beginErasure(drawer, site.erasures, erased, site.now())
  return (await finishErasure(site, erased)) ? undefined : site.now() + AGAIN_SECONDS
}

/**
 * Steps 3 and 4. False while somebody still reads the old state: the note stays, the tombstone does not wait. Refuses
 * what the door refuses.
 */
async function finishErasure(site: Keeping, { commitment, call, ground }: Erased) {
  const { drawer } = site.log
  const isWiped = await drawer.wipe()
  const done = isWiped ? [erasings.gone(commitment)] : []
  const row = await personRow(site, commitment)
  if (row === undefined || row.erased !== null) await drawer.apply(done, site.now())
  else await stateOfPerson(site, personErased, call, { commitment, ground }, done)
  return isWiped
}

/**
 * Erases whom the log names in `person/erased` that came in another way, as by an officer's command. Reads the entries
 * from `from` on, once; returns up to where.
 */
export async function eraseTold(
  { log, now }: Keeping,
  from: number,
  isStopped: () => boolean = () => false,
): Promise<number> {
  const { drawer, store } = log
  for (let read = from; ; ) {
    const entries = await store.entries(read, read + AT_ONCE)
    for (const bytes of entries) {
      const { admitted, envelope } = parseEntry(bytes)
      const { type, call, body } = parseStatement(envelope.payload)
      if (type !== personErased.type) continue
      const { commitment, ground } = body as BodyOf<typeof personErased.type>
      if ((await erasedPersons.get(drawer, commitment, now())) !== undefined) continue
      const erasing = { call: call!, ground, at: parseTime(admitted) }
      await drawer.apply([erasings.laid(commitment, erasing, null, { due: now() })], now())
    }
    read += entries.length
    if (entries.length === 0 || isStopped()) return read
  }
}

/**
 * What ends by more than a date: some time after their call has closed, the address by which somebody signed is
 * forgotten. The links to its wishes in their letters hold another hash of it, and go too.
 */
export async function keepToRetention({ log, now }: Keeping): Promise<void> {
  const { drawer, store } = log
  let isForgotten = false
  for await (const { key: call, row } of eachRow(store, 'calls')) {
    if (!(await isLongClosed(log, row, now()))) continue
    for await (const address of personAddresses.each(drawer, now(), `${call}/`)) {
      await untilSettled(() => forgetAddress(drawer, address, now()))
      isForgotten = true
    }
  }
  if (isForgotten) await drawer.wipe()
}

async function forgetAddress(
  drawer: Drawer,
  { id, value: { commitment } }: Found<PersonAddress>,
  now: number,
) {
  const person = await persons.lying(drawer, commitment, now)
  const links = await linksAbout(drawer, aboutPerson(commitment), now)
  await drawer.apply(
    [
      personAddresses.gone(id),
      ...(person === undefined
        ? []
        : [persons.changed(person, { ...person.value, address: null, box: null })]),
      ...links.filter(({ value }) => value.purpose === 'wishes').map(link => linkEnded(link.id)),
    ],
    now,
  )
}

async function isLongClosed({ store }: Log, { closed }: CallRow, now: number) {
  if (closed === null) return false
  const { admitted } = parseEntry(await entryAt(store, closed.entry))
  return now - parseTime(admitted) > ADDRESS_DAYS_AFTER_CLOSING * 86_400
}

type Keeping = Pick<Workplace, 'log' | 'logger' | 'now' | 'signer' | 'erasures'>

/** What the depositary's key states of persons. Refuses `key_absent`. */
export async function stateOfPerson(
  site: Keeping,
  { type }: typeof personSigned | typeof personErased,
  call: string,
  body: JsonObject,
  beside: readonly Change[],
): Promise<Recorded> {
  for (let tries = 0; ; tries++) {
    const envelope = depositaryEnvelope(site, { type, call, body, parts: [] })
    try {
      return await site.log.door.post({ envelope, parts: [], beside })
    } catch (error) {
      // Something that it relies on changed at this moment: compose it on what stands now.
      if (!(error instanceof Refusal) || error.code !== 'seen_stale' || tries > 2) throw error
    }
  }
}

export async function personRow(
  { log }: Pick<Workplace, 'log'>,
  commitment: string,
): Promise<PersonRow | undefined> {
  const row = await rowIn(log.store, 'persons', commitment)
  return row
}
