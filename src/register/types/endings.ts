import { z } from 'zod'
import { Refusal, refuseAt } from '../../core/refusal.ts'
import { lastYes, placeOf } from '../binding-policy.ts'
import type { Cell, CellsOf } from '../cells.ts'
import { type Act, rely, statement } from '../declaration.ts'
import { callRef, eachOnce, party, type Said, said } from '../kinds.ts'
import { aboutParty, admittedCodes, requireAdmitted } from '../party-in-force.ts'
import { type KeyRow, type PartyRow, ref, type SignatureRow } from '../rows.ts'
import { gapsIn } from '../signature-events.ts'
import { boundTextOn } from '../text-in-force.ts'
import { wordsOn } from '../words-in-force.ts'
import { acceptedIn, requireUnremoved, standingSignature } from './signatures.ts'

/**
 * How a party ends: it merges into another, another succeeds it, or it ceases. Its row stays, with its history; it
 * signs nothing any more, and stands on no roll from that day on. Signatures are carried over to the other party where
 * the entry names their calls, and only with that party's own signature: nobody is bound in their absence. No entry
 * undoes an end, which takes a signature off every roll, so it asks for a second hand as a removal does.
 */
const ending = { scope: 'log', author: 'depositary', secondHand: true } as const

const calls = eachOnce(z.array(callRef).max(100), 'a call')

type Heir = 'into' | 'successor'
type PassingBody<M extends Heir> = Readonly<{
  party: string
  calls: readonly string[]
  reason: Said
}> & { readonly [Name in M]: string }

/** A party ends and the one that `member` names takes its place. The heir signs too if signatures are carried over. */
function passing<const M extends Heir>(how: Exclude<How, 'ended'>, member: M, why: string) {
  type Body = PassingBody<M>
  const both = (body: Body): string[] => [body.party, body[member]]
  return {
    ...ending,
    fits: (body: Body) => (body.party === body[member] ? { member, why } : null),
    cosigners: (body: Body) => [body[member]],
    rests: ({ body }: { body: Body }) => both(body).map(id => ref('parties', id)),
    tells: ({ body }: { body: Body }) => both(body),
    reads: ({ body }: { body: Body }) => passingRows(body, body[member]),
    refuses: {
      ...admittedCodes('party'),
      signature_unknown: 'calls',
      signature_exists: 'calls',
      signature_removed: 'calls',
      cosigner_missing: null,
      seen_stale: null,
    },
    admit: (it: Passing) => passOn(how, member, it),
  } as const
}

export const partyMerged = statement('party/merged', {
  body: { party, into: party, calls, reason: said },
  ...passing('merged', 'into', 'a party merges into another'),
})

export const partySucceeded = statement('party/succeeded', {
  body: { party, successor: party, calls, reason: said },
  ...passing('succeeded', 'successor', 'a party is succeeded by another'),
})

export const partyEnded = statement('party/ended', {
  ...ending,
  body: { party, reason: said },
  ...aboutParty,
  reads: ({ body }) => ({ party: ref('parties', body.party) }),
  refuses: { ...admittedCodes('party'), seen_stale: null },
  admit: it => endParty(it.rows.party, leaving(it.rows.party, it), 'ended', null, it),
})

/** Both parties, and what each has signed of the calls that are carried over. */
function passingRows({ party, calls }: Readonly<{ party: string; calls: readonly string[] }>, heir: string) {
  return {
    party: ref('parties', party),
    heir: ref('parties', heir),
    carried: calls.map(call => ({
      from: ref('signatures', call, party),
      objections: ref('objections', call, party),
      to: ref('signatures', call, heir),
      follow: ref('objections', call, heir),
      call: ref('calls', call),
    })),
  }
}
type PassingCells = CellsOf<ReturnType<typeof passingRows>>

type How = NonNullable<PartyRow['ended']>['how']

interface Passing extends Act {
  readonly body: Readonly<{ calls: readonly string[]; reason: Said }>
  readonly keys: readonly KeyRow[]
  readonly rows: PassingCells
}

function passOn(how: How, member: Heir, it: Passing): void {
  const { body, keys, rows } = it
  const party = leaving(rows.party, it)
  const heir = rows.heir.ref.key
  const next = refuseAt(member, () => requireAdmitted(rows.heir))
  rely(next, it.statement, `The party ${heir}`)
  for (const [i, cells] of rows.carried.entries()) carry(body.calls[i]!, rows.party.ref.key, heir, cells, it)
  if (body.calls.length > 0 && !keys.some(({ holder }) => holder === heir))
    throw new Refusal(
      'cosigner_missing',
      `Signatures are carried over to ${heir}, which has not signed this.`,
    )
  endParty(rows.party, party, how, heir, it)
}

/** The party that ends, if it has not changed since its end was signed. */
function leaving(cell: Cell<'parties'>, { statement }: Act): PartyRow {
  return rely(requireAdmitted(cell), statement, `The party ${cell.ref.key}`)
}

function endParty(
  cell: Cell<'parties'>,
  party: PartyRow,
  how: How,
  into: string | null,
  { body: { reason }, day, index }: Act & { readonly body: { readonly reason: Said } },
): void {
  cell.put({ ...party, since: index, ended: { entry: index, how, into, reason, day } })
}

/** The signature stands at the other party from now on, with the words and the rules that were accepted. */
function carry(
  call: string,
  from: string,
  to: string,
  cells: PassingCells['carried'][number],
  { day, index, statement }: Act,
): void {
  const carried = standingSignature(cells.from, from, call, statement)
  const { row: before } = cells.to
  if (before?.state === 'standing')
    throw new Refusal(
      'signature_exists',
      `A signature of ${to} stands on ${call} already, with entry ${before.entry}.`,
    )
  requireUnremoved(before, to)
  rely(before, statement, `The signature of ${to}`)
  const source = { party: from, entry: carried.entry, day: signedOn(carried) }
  const yes = lastYes(carried.events)!
  const bound = boundTextOn(carried, cells.call.row!, day)!
  const gaps = gapsIn(carried.events)
  // A late reservation that does not hold yet stays behind: the heir can make it anew.
  const { reservation, declaration } = wordsOn(carried, cells.objections.row?.objections ?? [], day)
  const words = { reservation: reservation?.words ?? null, declaration: declaration?.words ?? null }
  const event = {
    what: 'carried',
    entry: index,
    day,
    ...acceptedIn({ ...carried, ...words, policy: yes.policy }),
    yes: placeOf(yes),
    ...(bound !== carried.manifest && { bound }),
    ...(gaps.length > 0 && { gaps }),
    from: source,
  } as const
  cells.to.put({
    ...carried,
    ...words,
    since: index,
    entry: index,
    events: [...(before?.events ?? []), event],
    from: source,
  })
  const held = [reservation, declaration].flatMap(one => one?.entry ?? [])
  follow(cells, { held, from, to, index })
}

/** Objections to words that are carried over go along, with their answers: else the heir would say the same unopposed. */
function follow(
  { follow, objections }: Pick<PassingCells['carried'][number], 'follow' | 'objections'>,
  { held, from, to, index }: Readonly<{ held: readonly number[]; from: string; to: string; index: number }>,
): void {
  const all = objections.row?.objections ?? []
  const along = all.filter(one => one.withdrawn === null && one.by !== to && held.includes(one.against))
  if (along.length === 0) return
  const carried = { into: to, entry: index }
  const left = all.map(one => (along.includes(one) ? { ...one, carried } : one))
  const come = along.map(one => ({ ...one, against: index, from: { party: from, against: one.against } }))
  objections.put({ since: index, objections: left })
  follow.put({ since: index, objections: [...(follow.row?.objections ?? []), ...come] })
}

/** The day of the newest signature, wherever it was carried since. */
function signedOn({ events }: SignatureRow): string {
  const signed = events.findLast(
    ({ what }) => what === 'given' || what === 'deposited' || what === 'carried',
  )!
  return signed.from?.day ?? signed.day
}

export const ENDING_TYPES = [partyMerged, partySucceeded, partyEnded] as const
