import { parseEntry } from '../../core/entry.ts'
import { signEnvelope } from '../../core/envelope.ts'
import type { JsonObject } from '../../core/json.ts'
import { Refusal } from '../../core/refusal.ts'
import { parseTime } from '../../core/time.ts'
import type { Recorded } from '../../log/sequence.ts'
import { entryAt } from '../../log/tree.ts'
import { beginErasure, type Erased, forget } from '../../people/erasures.ts'
import {
  type Erasing,
  erasings,
  forgetAddress,
  personRequests,
  persons,
  REQUEST_SECONDS,
} from '../../people/persons.ts'
import { ADDRESS_DAYS_AFTER_CLOSING } from '../../people/retention.ts'
import type { ErasureGround } from '../../register/kinds.ts'
import type { PersonRow } from '../../register/person-rows.ts'
import { ref } from '../../register/rows.ts'
import { personErased, type personSigned } from '../../register/types/persons.ts'
import { eachRow } from '../../store/each-row.ts'
import { payloadOf } from '../compose.ts'
import { depositarySigner } from '../depositary-signer.ts'
import type { Workplace } from '../workplace.ts'

/**
 * Erases a person, in the steps of `people/erasures.ts`. When it returns, nothing here tells anything of them; the
 * tombstone in the log may come later, where the door takes nothing at this moment.
 */
export async function erasePerson(
  site: Keeping,
  { commitment, call, ground }: Pick<Erased, 'commitment' | 'call' | 'ground'>,
): Promise<void> {
  const at = site.now()
  await beginErasure(site.log, site.erasures, { commitment, call, ground, at })
  await finishErasure(site, commitment, { call, ground, at })
}

/** Carries through whatever erasure was begun and not ended, here or before a restart. */
export async function finishErasures(site: Keeping): Promise<void> {
  for (const { id, value } of await erasings.all(site.log.drawer, site.now())) {
    await forget(site.log, id, site.now())
    await finishErasure(site, id, value)
  }
  await eraseTold(site)
}

/** Whoever posts `person/erased` in another way, as an officer with the command line, erases here what it is about. */
async function eraseTold(site: Keeping): Promise<void> {
  const { log, now, underway } = site
  let erased = 0
  for await (const { row } of eachRow(log.store, 'personCounts')) erased += row.left + row.erased
  if (erased === underway.erasuresTold) return
  for await (const { id, value } of persons.each(log.drawer, now())) {
    const gone = (await personRow(site, id))?.erased
    if (gone) await erasePerson(site, { commitment: id, call: value.call, ground: gone.ground })
  }
  underway.erasuresTold = erased
}

async function finishErasure(site: Keeping, commitment: string, { call, ground }: Erasing): Promise<void> {
  const { drawer } = site.log
  const isWiped = await drawer.wipe()
  if (!(await hasTombstone(site, commitment, call, ground)) || !isWiped) return
  await erasings.remove(drawer, commitment)
}

async function hasTombstone(
  site: Keeping,
  commitment: string,
  call: string,
  ground: ErasureGround,
): Promise<boolean> {
  const row = await personRow(site, commitment)
  if (row === undefined || row.erased !== null) return true
  try {
    await stateOfPerson(site, personErased, call, { commitment, ground })
    site.underway.erasuresTold += 1
    return true
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.code === 'person_erased') return true
    site.logger.warn({ code: error.code }, 'a person was erased; the tombstone in the log follows later')
    return false
  }
}

/**
 * What a date alone does not end, since it hangs on the log: by which address somebody signed is forgotten some time after
 * their call has closed. And whoever confirmed in the moment in which the server fell, and never came back, goes too.
 * Returns how many persons this concerned.
 */
export async function keepToRetention(site: Keeping): Promise<number> {
  const { drawer } = site.log
  const closed = new Map<string, number | null>()
  let done = 0
  for await (const { id, value } of persons.each(drawer, site.now())) {
    const { address, call, made } = value
    if (address !== null && (await isLongClosed(site, call, closed))) {
      await forgetAddress(drawer, id, site.now())
      done++
    }
    if (site.now() - made > REQUEST_SECONDS && (await isOrphan(site, id))) {
      await forget(site.log, id, site.now())
      done++
    }
  }
  if (done > 0) await drawer.wipe()
  return done
}

async function isOrphan(site: Keeping, commitment: string): Promise<boolean> {
  const [row, request] = await Promise.all([
    personRow(site, commitment),
    personRequests.get(site.log.drawer, commitment, site.now()),
  ])
  return row === undefined && request === undefined
}

async function isLongClosed(
  { log, now }: Keeping,
  call: string,
  known: Map<string, number | null>,
): Promise<boolean> {
  let at = known.get(call)
  if (at === undefined) {
    const [row] = await log.store.rows([ref('calls', call)])
    const entry = row?.closed?.entry
    at = entry === undefined ? null : parseTime(parseEntry(await entryAt(log.store, entry)).admitted)
    known.set(call, at)
  }
  return at !== null && now() - at > ADDRESS_DAYS_AFTER_CLOSING * 86_400
}

/** What states something of persons. */
type Keeping = Pick<Workplace, 'log' | 'logger' | 'now' | 'signer' | 'erasures' | 'underway'>

/** What the depositary's key, where it lies with the server, states of persons. Refuses `key_absent` without it. */
export async function stateOfPerson(
  site: Keeping,
  { type }: typeof personSigned | typeof personErased,
  call: string,
  body: JsonObject,
): Promise<Recorded> {
  const signer = depositarySigner(site)
  for (let tries = 0; ; tries++) {
    const payload = payloadOf(site, { type, call, body, parts: [] })
    const envelope = signEnvelope(payload, [signer])
    try {
      return await site.log.door.post({ envelope, parts: [] })
    } catch (error) {
      // Something that it relies on changed in this very moment: it is composed anew on what stands now.
      if (!(error instanceof Refusal) || error.code !== 'seen_stale' || tries > 2) throw error
    }
  }
}

/** What the register holds under a commitment. */
export async function personRow(
  { log }: Pick<Workplace, 'log'>,
  commitment: string,
): Promise<PersonRow | undefined> {
  const [row] = await log.store.rows([ref('persons', commitment)])
  return row
}
