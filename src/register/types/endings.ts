import { z } from 'zod'
import { Refusal, refuseAt } from '../../core/refusal.ts'
import type { Statement } from '../../core/statement.ts'
import type { Cell, CellsOf } from '../cells.ts'
import { type Act, rely, statement } from '../declaration.ts'
import { callRef, eachOnce, party, type Said, said } from '../kinds.ts'
import { admittedCodes, requireAdmitted } from '../party-in-force.ts'
import { type KeyRow, type PartyRow, ref, type SignatureRow } from '../rows.ts'

/**
 * How a party ends: it merges into another, another succeeds it, or it ceases. Its row stays, with its history; it
 * signs nothing any more, and stands on no roll from that day on. Signatures are carried over to the other party where
 * the entry names their calls, and only with that party's own signature: nobody is bound in their absence. No entry
 * undoes an end, which takes a signature off every roll, so it asks for a second hand as a removal does.
 */

const calls = eachOnce(z.array(callRef).max(100), 'a call')

/** A party ends and another takes its place, who signs this too where signatures are carried over. */
const passing = {
  scope: 'log',
  author: 'depositary',
  secondHand: true,
  refuses: {
    ...admittedCodes('party'),
    signature_unknown: 'calls',
    signature_exists: 'calls',
    signature_removed: 'calls',
    cosigner_missing: null,
    seen_stale: null,
  },
} as const

export const partyMerged = statement('party/merged', {
  ...passing,
  body: { party, into: party, calls, reason: said },
  fits: body => (body.party === body.into ? { member: 'into', why: 'a party merges into another' } : null),
  cosigners: body => [body.into],
  rests: ({ body }) => [ref('parties', body.party), ref('parties', body.into)],
  tells: ({ body }) => [body.party, body.into],
  reads: ({ body }) => passingRows(body, body.into),
  admit: it => passOn('merged', it),
})

export const partySucceeded = statement('party/succeeded', {
  ...passing,
  body: { party, successor: party, calls, reason: said },
  fits: body =>
    body.party === body.successor ? { member: 'successor', why: 'a party is succeeded by another' } : null,
  cosigners: body => [body.successor],
  rests: ({ body }) => [ref('parties', body.party), ref('parties', body.successor)],
  tells: ({ body }) => [body.party, body.successor],
  reads: ({ body }) => passingRows(body, body.successor),
  admit: it => passOn('succeeded', it),
})

export const partyEnded = statement('party/ended', {
  scope: 'log',
  author: 'depositary',
  secondHand: true,
  body: { party, reason: said },
  rests: ({ body }) => [ref('parties', body.party)],
  tells: ({ body }) => [body.party],
  reads: ({ body }) => ({ party: ref('parties', body.party) }),
  refuses: { ...admittedCodes('party'), seen_stale: null },
  admit({ body, rows, ...act }) {
    const party = leaving(rows.party, act.statement)
    endParty(rows.party, party, { how: 'ended', into: null, reason: body.reason }, act)
  },
})

/** Both parties, and what each has signed of the calls that are carried over. */
function passingRows(
  { party, calls }: { readonly party: string; readonly calls: readonly string[] },
  heir: string,
) {
  return {
    party: ref('parties', party),
    heir: ref('parties', heir),
    carried: calls.map(call => ({
      from: ref('signatures', `${call}/${party}`),
      to: ref('signatures', `${call}/${heir}`),
    })),
  }
}
type PassingCells = CellsOf<ReturnType<typeof passingRows>>

type How = NonNullable<PartyRow['ended']>['how']

interface Passing extends Act {
  readonly body: { readonly calls: readonly string[]; readonly reason: Said }
  readonly keys: readonly KeyRow[]
  readonly rows: PassingCells
}

function passOn(how: Exclude<How, 'ended'>, { body, keys, rows, ...act }: Passing): void {
  const party = leaving(rows.party, act.statement)
  const heir = rows.heir.ref.key
  const member = how === 'merged' ? 'into' : 'successor'
  rely(
    refuseAt(member, () => requireAdmitted(rows.heir)),
    act.statement,
    `The party ${heir}`,
  )
  for (const [i, cells] of rows.carried.entries()) carry(body.calls[i]!, rows.party.ref.key, heir, cells, act)
  if (body.calls.length > 0 && !keys.some(({ holder }) => holder === heir))
    throw new Refusal(
      'cosigner_missing',
      `Signatures are carried over to ${heir}, which has not signed this.`,
    )
  endParty(rows.party, party, { how, into: heir, reason: body.reason }, act)
}

/** The party that ends, if it has not changed since its end was signed. */
function leaving(cell: Cell<'parties'>, statement: Statement): PartyRow {
  return rely(requireAdmitted(cell), statement, `The party ${cell.ref.key}`)
}

function endParty(
  cell: Cell<'parties'>,
  party: PartyRow,
  { how, into, reason }: { readonly how: How; readonly into: string | null; readonly reason: Said },
  { day, index }: Act,
): void {
  cell.put({ ...party, since: index, ended: { entry: index, how, into, reason, day } })
}

/** The signature stands at the other party from now on, in the words and under the rules that were accepted. */
function carry(
  call: string,
  from: string,
  to: string,
  cells: PassingCells['carried'][number],
  { day, index, statement }: Act,
): void {
  const { row: carried } = cells.from
  if (carried?.state !== 'standing')
    throw new Refusal('signature_unknown', `No signature of ${from} stands on ${call}.`)
  rely(carried, statement, `The signature of ${from}`)
  const { row: before } = cells.to
  if (before?.state === 'standing')
    throw new Refusal(
      'signature_exists',
      `A signature of ${to} stands on ${call} already, with entry ${before.entry}.`,
    )
  if (before?.state === 'removed')
    throw new Refusal(
      'signature_removed',
      `The signature of ${to} was removed by entry ${before.events.at(-1)!.entry}.`,
    )
  rely(before, statement, `The signature of ${to}`)
  const source = { party: from, entry: carried.entry, day: signedOn(carried) }
  cells.to.put({
    ...carried,
    since: index,
    entry: index,
    events: [...(before?.events ?? []), { what: 'carried', entry: index, day, from: source }],
    from: source,
  })
}

/** The day of the newest signature, wherever it was carried since. */
function signedOn({ events }: SignatureRow): string {
  const signed = events.findLast(
    ({ what }) => what === 'given' || what === 'deposited' || what === 'carried',
  )!
  return signed.from?.day ?? signed.day
}

/** In the order in which they come about. */
export const ENDING_TYPES = [partyMerged, partySucceeded, partyEnded] as const
