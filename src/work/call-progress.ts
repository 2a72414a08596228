import { attempt, Refusal } from '../core/refusal.ts'
import { applications } from '../people/applications.ts'
import { rowsAdmitted } from '../people/batches.ts'
import type { Found } from '../people/collection.ts'
import { type Invitee, inviteesOf } from '../people/invitees.ts'
import { everySealed, isBroken, launches } from '../people/launches.ts'
import { type Letter, letters, type PastLetter, pastLetters } from '../people/letters.ts'
import type { Refused } from '../people/stored-refusal.ts'
import type { MandateLevel } from '../register/kinds.ts'
import type { Policy } from '../register/policy.ts'
import { type PartyRow, type PolicyRow, ref, type SignatureRow } from '../register/rows.ts'
import { mandateNeeded, requireMandate } from '../register/types/mandates.ts'
import { rowIn, rowsUnder } from '../store/each-row.ts'
import { ruledBy } from './call-policy.ts'
import { standingInvitations } from './invitations.ts'
import { linkOfJoin } from './launch/held-ids.ts'
import type { Workplace } from './workplace.ts'

/**
 * How far each organisation has come that a call expects: from the drawer what was sent and answered, from the
 * register who has a key and who has signed. Nothing is counted beforehand, so no number can drift from its rows.
 */

/** The newest letter of an invitation. `forgotten`: it went so long ago that nothing of it is kept. */
interface LetterSent {
  readonly id: string | null
  readonly is: Letter['state'] | PastLetter['state'] | 'forgotten'
  /** Of one that is done with: when, Unix seconds. */
  readonly at: number | null
  readonly said: string | null
}

/**
 * What the desk has to know first. Each organisation is at one of these; those on whom the desk can act come first.
 *
 * `refused`    it has signed under seal, and the law lets nobody open that
 * `returned`   its letter did not arrive
 * `ended`      its link works no more, and nobody has answered
 * `uninvited`  it was approved for this call, and nobody there was invited
 * `check`      it has a passkey, and cannot sign before we have checked its authority
 * `waits`      its letter has not gone out
 * `sent`       nobody has answered yet
 * `continued`  somebody has sent the first form
 * `key`        it has a passkey
 * `declined`   it says that it will not sign
 * `left`       its signature stood and does not stand now
 * `sealed`     it has signed, under seal until an hour
 * `signed`     its signature stands
 */
export const STAGES = [
  'refused',
  'returned',
  'ended',
  'uninvited',
  'check',
  'waits',
  'sent',
  'continued',
  'key',
  'declined',
  'left',
  'sealed',
  'signed',
] as const
export type Stage = (typeof STAGES)[number]
export interface Progress {
  readonly id: string
  /** Null where nobody was invited. */
  readonly found: Found<Invitee> | null
  readonly stage: Stage
  readonly letter: LetterSent
  /** Whether a letter has reached its mailbox, for all that is known. */
  readonly isOut: boolean
  /** Whether its letter names an hour that was moved or ended since. */
  readonly hasOldHour: boolean
  readonly hasKey: boolean
  /** The mandate that the rules in force ask of it, where it shows less; else null. */
  readonly lacks: MandateLevel | null
  /** Until when its link works, Unix seconds; null where it was used or has ended. */
  readonly until: number | null
  readonly party: PartyRow | undefined
  readonly signature: SignatureRow | undefined
  /** What lies sealed of it: why it cannot be opened, and the link by which it joins. */
  readonly sealed: Sealing | undefined
}

interface Sealing {
  readonly trouble: Refused | null
  readonly link: string | null
}

type Place = Pick<Workplace, 'log' | 'now'>

const NOT_ARRIVED: readonly LetterSent['is'][] = ['bounced', 'failed', 'returned', 'unwanted', 'enough']
const ARRIVED: readonly LetterSent['is'][] = ['sent', 'handed', 'forgotten']

const UNWRITTEN: LetterSent = { id: null, is: 'waiting', at: null, said: null }
const FORGOTTEN: LetterSent = { id: null, is: 'forgotten', at: null, said: null }

/** Those that were invited, in the order of ids. */
export async function progressOf(place: Place, call: string): Promise<Progress[]> {
  const { drawer } = place.log
  return progressAmong(place, call, await inviteesOf(drawer, call, place.now()), await sealedOn(place, call))
}

/** The same; then those that were approved for the call or have sealed a signature, and perhaps all that signed. */
export async function expectedOn(
  place: Place,
  call: string,
  { signed = false }: { readonly signed?: boolean } = {},
): Promise<Progress[]> {
  const { drawer, store } = place.log
  const now = place.now()
  const [invited, applied, listed, sealed] = await Promise.all([
    inviteesOf(drawer, call, now),
    applications.all(drawer, now),
    rowsAdmitted(drawer, call, now),
    sealedOn(place, call),
  ])
  const approved = applied.flatMap(({ value: { call: of, state } }) =>
    of === call && state.is === 'admitted' ? [state.party] : [],
  )
  const others = new Set([...approved, ...listed.map(({ party }) => party), ...sealed.keys()])
  if (signed)
    for await (const { name, row } of rowsUnder(store, 'signatures', call))
      if (row.state === 'standing') others.add(name)
  for (const { value } of invited) others.delete(value.party)
  const all = await progressAmong(place, call, [...invited, ...[...others].sort()], sealed)
  // Whom no row knows, and nobody has invited, has no name to be shown by.
  return all.filter(({ found, party }) => found !== null || party !== undefined)
}

/** The same of some, by what lies of them or by their ids. */
export async function progressAmong(
  place: Place,
  call: string,
  some: readonly (Found<Invitee> | string)[],
  sealed: ReadonlyMap<string, Sealing>,
): Promise<Progress[]> {
  const { store } = place.log
  const ids = some.map(one => (typeof one === 'string' ? one : one.value.party))
  const invited = some.filter(one => typeof one !== 'string')
  const [rules, launch, parties, keys, signatures, sent, links] = await Promise.all([
    rulesNow(store, call),
    launches.get(place.log.drawer, call, place.now()),
    store.rows(ids.map(id => ref('parties', id))),
    store.rows(ids.map(id => ref('partyKeys', id))),
    store.rows(ids.map(id => ref('signatures', call, id))),
    lettersAbout(
      place,
      invited.map(({ value }) => value.about),
    ),
    linksStanding(place, invited),
  ])
  return some.map((one, i) => {
    const id = ids[i]!
    const found = typeof one === 'string' ? null : one
    const letter = found === null ? UNWRITTEN : (sent.get(found.value.about) ?? FORGOTTEN)
    const known = {
      id,
      found,
      letter,
      isOut: ARRIVED.includes(letter.is),
      hasOldHour: isBroken(found?.value.opens ?? null, launch),
      hasKey: (keys[i]?.inForce ?? []).length > 0,
      lacks: rules === undefined ? null : lackOf(id, parties[i], rules.policy),
      until: found === null ? null : (links.get(found.value.link) ?? null),
      party: parties[i],
      signature: signatures[i],
      sealed: sealed.get(id),
    }
    return { ...known, stage: stageOf(known) }
  })
}

/** What a signature has to accept; undefined where the call takes none any more. */
async function rulesNow(store: Place['log']['store'], call: string): Promise<PolicyRow | undefined> {
  const row = await rowIn(store, 'calls', call)
  return row === undefined || row.closed !== null ? undefined : ruledBy(store, call, row)
}

/** What the law asks of it before it can sign, where that is a check of its mandate. */
function lackOf(id: string, party: PartyRow | undefined, policy: Policy): MandateLevel | null {
  if (party === undefined || party.admitted === null || party.ended !== undefined) return null
  const isLacking = attempt(() => requireMandate(id, party, policy)) instanceof Refusal
  return isLacking ? mandateNeeded(policy, party.kind) : null
}

/** Until when each link works. One whose officer has left, or whose leaf the law takes no more, works no more. */
async function linksStanding(
  place: Place,
  invited: readonly Found<Invitee>[],
): Promise<ReadonlyMap<string, number>> {
  if (invited.length === 0) return new Map()
  const only = invited.length === 1 ? invited[0]!.value.party : undefined
  const standing = await standingInvitations(place, only)
  return new Map(standing.map(({ link, until }) => [link, until]))
}

function stageOf({
  found,
  letter,
  isOut,
  hasKey,
  lacks,
  until,
  signature,
  sealed,
}: Omit<Progress, 'stage'>): Stage {
  const { continued = null, declined = null } = found?.value ?? {}
  if (signature !== undefined) return signature.state === 'standing' ? 'signed' : 'left'
  if (sealed !== undefined) return sealed.trouble === null ? 'sealed' : 'refused'
  if (declined !== null) return 'declined'
  if (hasKey) return lacks === null ? 'key' : 'check'
  if (found === null) return 'uninvited'
  if (until === null) return 'ended'
  if (NOT_ARRIVED.includes(letter.is)) return 'returned'
  if (continued !== null) return 'continued'
  return isOut ? 'sent' : 'waits'
}

/**
 * The newest letter about each. Those that were cancelled say nothing, but for one that broke a promise: its invitation
 * stands, and nobody has got it.
 */
async function lettersAbout(
  { log: { drawer }, now }: Place,
  abouts: readonly string[],
): Promise<ReadonlyMap<string | null, LetterSent>> {
  const [open, past] = await Promise.all([
    letters.byAny(drawer, 'about', abouts, now()),
    pastLetters.byAny(drawer, 'about', abouts, now()),
  ])
  const all = [
    ...open.map(({ id, value: { about, state, said } }) => ({ id, about, is: state, at: null, said })),
    ...past
      .filter(({ value: { state, why } }) => state !== 'cancelled' || why === 'unsealed')
      .map(({ id, value: { about, state, at, said } }) => ({ id, about, is: state, at, said })),
  ]
  const newest = all.sort((a, b) => (a.id < b.id ? -1 : 1))
  return new Map(newest.map(({ about, ...letter }) => [about, letter]))
}

/** What lies sealed of a call, by its party. */
export async function sealedOn(
  { log: { drawer }, now }: Place,
  call: string,
): Promise<ReadonlyMap<string, Sealing>> {
  const sealed = new Map<string, Sealing>()
  for await (const { value } of everySealed(drawer, call, now()))
    sealed.set(value.party, { trouble: value.trouble, link: linkOfJoin(value) })
  return sealed
}
