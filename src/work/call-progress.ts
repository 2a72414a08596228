import type { Found } from '../people/collection.ts'
import { type Invitee, inviteesOf } from '../people/invitees.ts'
import { everySealed } from '../people/launches.ts'
import { type Letter, letters, type PastLetter, pastLetters } from '../people/letters.ts'
import { openLinks } from '../people/links.ts'
import { type PartyRow, ref, type SignatureRow } from '../register/rows.ts'
import type { Workplace } from './workplace.ts'

/**
 * How far each organisation has come that was invited to a call: from the drawer what was sent and answered, from the
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
 * `returned`   its letter did not arrive
 * `ended`      its link works no more, and nobody has answered
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
  'returned',
  'ended',
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
/** They have answered: the desk waits for nothing. */
export const ANSWERED: readonly Stage[] = ['declined', 'left', 'sealed', 'signed']

export interface Progress {
  readonly found: Found<Invitee>
  readonly stage: Stage
  readonly letter: LetterSent
  /** Whether a letter has reached its mailbox, for all that is known. */
  readonly isOut: boolean
  readonly hasKey: boolean
  /** Until when its link works, Unix seconds; null where it was used or has ended. */
  readonly until: number | null
  readonly party: PartyRow | undefined
  readonly signature: SignatureRow | undefined
}

type Place = Pick<Workplace, 'log' | 'now'>

const NOT_ARRIVED: readonly LetterSent['is'][] = ['bounced', 'failed', 'returned', 'unwanted', 'enough']
const ARRIVED: readonly LetterSent['is'][] = ['sent', 'handed', 'forgotten']

const FORGOTTEN: LetterSent = { id: null, is: 'forgotten', at: null, said: null }

/** Those that were invited, in the order of ids. */
export async function progressOf(place: Place, call: string): Promise<Progress[]> {
  return progressAmong(place, call, await inviteesOf(place.log.drawer, call, place.now()))
}

/** The same of some of them. */
export async function progressAmong(
  place: Place,
  call: string,
  invited: readonly Found<Invitee>[],
): Promise<Progress[]> {
  const { drawer, store } = place.log
  const ids = invited.map(({ value }) => value.party)
  const [parties, keys, signatures, sent, links, sealed] = await Promise.all([
    store.rows(ids.map(id => ref('parties', id))),
    store.rows(ids.map(id => ref('partyKeys', id))),
    store.rows(ids.map(id => ref('signatures', call, id))),
    lettersAbout(
      place,
      invited.map(({ value }) => value.about),
    ),
    openLinks(drawer, 'invitation', ids, place.now()),
    sealedOn(place, call),
  ])
  return invited.map((found, i) => {
    const { about, link, party } = found.value
    const letter = sent.get(about) ?? FORGOTTEN
    const known = {
      found,
      letter,
      isOut: ARRIVED.includes(letter.is),
      hasKey: (keys[i]?.inForce ?? []).length > 0,
      until: links.get(link) ?? null,
      party: parties[i],
      signature: signatures[i],
    }
    return { ...known, stage: stageOf(known, sealed.has(party)) }
  })
}

function stageOf(
  { found, letter, isOut, hasKey, until, signature }: Omit<Progress, 'stage'>,
  isSealed: boolean,
): Stage {
  const { continued, declined } = found.value
  if (signature !== undefined) return signature.state === 'standing' ? 'signed' : 'left'
  if (isSealed) return 'sealed'
  if (declined !== null) return 'declined'
  if (hasKey) return 'key'
  if (until === null) return 'ended'
  if (NOT_ARRIVED.includes(letter.is)) return 'returned'
  if (continued !== null) return 'continued'
  return isOut ? 'sent' : 'waits'
}

/** The newest letter about each; those that were cancelled say nothing. */
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
    ...past.map(({ id, value: { about, state, at, said } }) => ({ id, about, is: state, at, said })),
  ]
  const newest = all.filter(({ is }) => is !== 'cancelled').sort((a, b) => (a.id < b.id ? -1 : 1))
  return new Map(newest.map(({ about, ...letter }) => [about, letter]))
}

/** The parties whose signature of this call lies sealed. */
async function sealedOn({ log: { drawer }, now }: Place, call: string): Promise<ReadonlySet<string>> {
  const parties = new Set<string>()
  for await (const { value } of everySealed(drawer, call, now())) parties.add(value.party)
  return parties
}
