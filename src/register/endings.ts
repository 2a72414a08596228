import { z } from 'zod'
import { Refusal } from '../core/refusal.ts'
import { requireAdmitted } from './admitted.ts'
import type { PartyRow, Ref, Rows, SignatureRow } from './rows.ts'
import { type Act, defineRule, ref, rely } from './rule.ts'
import { id, said } from './shapes.ts'

/**
 * How a party ends: it merges into another, another succeeds it, or it ceases. Its row stays, with its history; it signs
 * nothing any more, and stands on no roll from that day on. Signatures are carried over to the other party where the
 * entry names their calls, and only with that party's own signature: nobody is bound in their absence. No entry undoes an
 * end, which takes a signature off every roll, so it asks for a second hand as a removal does.
 */

const calls = z
  .array(id)
  .max(100)
  .refine(all => new Set(all).size === all.length, 'a call stands twice')

export const partyMerged = definePassing({
  type: 'party/merged',
  how: 'merged',
  body: z
    .strictObject({ party: id, into: id, calls, reason: said })
    .refine(it => it.party !== it.into, 'a party merges into another'),
  heir: body => body.into,
})

export const partySucceeded = definePassing({
  type: 'party/succeeded',
  how: 'succeeded',
  body: z
    .strictObject({ party: id, successor: id, calls, reason: said })
    .refine(it => it.party !== it.successor, 'a party is succeeded by another'),
  heir: body => body.successor,
})

export const partyEnded = defineRule({
  type: 'party/ended',
  scope: 'log',
  author: 'depositary',
  secondHand: true,
  body: z.strictObject({ party: id, reason: said }),
  rests: body => [ref('parties', body.party)],
  needs: body => [ref('parties', body.party)],
  admit: (body, act, rows) => endParty('ended', body, null, act, rows),
})

type How = NonNullable<PartyRow['ended']>['how']
type Ending = Pick<NonNullable<PartyRow['ended']>, 'reason'> & { readonly party: string }
type Heir = { readonly id: string; readonly calls: readonly string[] }
type Passing = Ending & Pick<Heir, 'calls'>

/** A party ends and another takes its place, who signs this too where signatures are carried over. */
function definePassing<B extends Passing, const T extends string>(spec: {
  type: T
  how: How
  body: z.ZodType<B>
  heir(body: B): string
}) {
  const { type, how, body, heir } = spec
  const both = (body: B) => [body.party, heir(body)]
  return defineRule({
    type,
    scope: 'log',
    author: 'depositary',
    secondHand: true,
    body,
    cosigners: body => [heir(body)],
    rests: body => both(body).map(party => ref('parties', party)),
    needs: body =>
      both(body).flatMap((party): Ref[] => [
        ref('parties', party),
        ...body.calls.map(call => ref('signatures', `${call}/${party}`)),
      ]),
    admit: (body, act, rows) => endParty(how, body, { id: heir(body), calls: body.calls }, act, rows),
  })
}

function endParty(how: How, { party: id, reason }: Ending, heir: Heir | null, act: Act, rows: Rows): void {
  const party = rely(requireAdmitted(rows, id), act.statement, `The party ${id}`)
  if (heir !== null) {
    rely(requireAdmitted(rows, heir.id), act.statement, `The party ${heir.id}`)
    for (const call of heir.calls) carry(call, id, heir.id, act, rows)
    if (heir.calls.length > 0) requireCosigned(heir.id, act, rows)
  }
  const ended = { entry: act.index, how, into: heir?.id ?? null, reason, day: act.day }
  rows.put('parties', id, { ...party, since: act.index, ended })
}

/** The signature stands at the other party from now on, in the words and under the rules that were accepted. */
function carry(call: string, from: string, to: string, act: Act, rows: Rows): void {
  const carried = rows.get('signatures', `${call}/${from}`)
  if (carried?.state !== 'standing')
    throw new Refusal('signature_unknown', `No signature of ${from} stands on ${call}.`)
  rely(carried, act.statement, `The signature of ${from}`)
  const before = rows.get('signatures', `${call}/${to}`)
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
  rely(before, act.statement, `The signature of ${to}`)
  const source = { party: from, entry: carried.entry, day: signedOn(carried) }
  rows.put('signatures', `${call}/${to}`, {
    ...carried,
    since: act.index,
    entry: act.index,
    events: [...(before?.events ?? []), { what: 'carried', entry: act.index, day: act.day, from: source }],
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

function requireCosigned(id: string, { signers }: Act, rows: Rows): void {
  if (!signers.some(keyid => rows.get('keys', keyid)?.holder === id))
    throw new Refusal('cosigner_missing', `Signatures are carried over to ${id}, which has not signed this.`)
}
