import { formatJson } from '../../core/json.ts'
import { Refusal } from '../../core/refusal.ts'
import { dayAfter, reservationDays } from '../binding-policy.ts'
import type { CellsOf } from '../cells.ts'
import { requireSeldom } from '../daily-limit.ts'
import { type Act, statement } from '../declaration.ts'
import { party, type Said, said } from '../kinds.ts'
import { aboutParty, requireLasting } from '../party-in-force.ts'
import { ref, type SignatureEvent, type SignatureRow } from '../rows.ts'
import { requireReserved, wordsOn } from '../words-in-force.ts'
import { instrument, signatoryRefs, standingSignature } from './signatures.ts'

/**
 * What a signatory says of its signature later, without leaving the roll: it declares how it understands the text, it
 * narrows its reservation or withdraws it, or it makes a new or a wider one where its rules take such. Whether words
 * are narrower nobody computes: pages show old and new side by side, and others may object. A party says this by its own
 * key. Where its signature stands from paper, the depositary records its later paper.
 */
const saying = {
  scope: 'call',
  author: 'either',
  ...aboutParty,
  reads: ({ body, call }: { body: { party: string }; call: string }) => wordsRefs(call, body.party),
} as const

const ownCodes = {
  author_wrong: 'instrument',
  party_ended: 'party',
  signature_unknown: 'party',
  words_unchanged: null,
  said_often: null,
  seen_stale: null,
} as const

/** Null where the party says it itself; else the paper on which it said so to the depositary. */
const onPaper = instrument.nullable()

function wordsRefs(call: string, party: string) {
  return { ...signatoryRefs(call, party), objections: ref('objections', call, party) }
}

export const declarationMade = statement('declaration/made', {
  ...saying,
  afterClosing: true,
  notice: 'declared',
  body: {
    party,
    /** Null withdraws the one that there is. */
    declaration: said.nullable(),
    instrument: onPaper,
  },
  refuses: { ...ownCodes, words_unchanged: 'declaration' },
  admit(it) {
    const { declaration } = it.body
    const { signature, words } = speaker(it)
    requireOther(words.declaration?.words ?? null, declaration)
    requireNotOften(signature, 'declared', declaration, it)
    const event = { what: 'declared', entry: it.index, day: it.day, declaration } as const
    say(it, signature, { declaration }, event)
  },
})

export const reservationNarrowed = statement('reservation/narrowed', {
  ...saying,
  afterClosing: true,
  notice: 'declared',
  body: {
    party,
    /** Null withdraws it, and one that does not hold yet. */
    reservation: said.nullable(),
    instrument: onPaper,
  },
  refuses: { ...ownCodes, words_unchanged: 'reservation', reservation_late: 'reservation' },
  admit(it) {
    const { reservation } = it.body
    const { signature, words } = speaker(it)
    // Where a wider one waits, to say the old words again is to take the wider one back.
    if (words.pending === null) requireOther(words.reservation?.words ?? null, reservation)
    if (reservation !== null) requireReserved(words, it.body.party)
    requireNotOften(signature, 'narrowed', reservation, it)
    const event = { what: 'narrowed', entry: it.index, day: it.day, reservation } as const
    say(it, signature, { reservation }, event)
  },
})

export const reservationMade = statement('reservation/made', {
  ...saying,
  notice: 'reservation',
  body: { party, reservation: said, instrument: onPaper },
  refuses: { ...ownCodes, words_unchanged: 'reservation', reservation_late: 'reservation' },
  admit(it) {
    const { body, callRow, day, index: entry } = it
    const { reservation } = body
    const { signature, words } = speaker(it)
    const days = reservationDays(signature, callRow.row!, day)
    if (days === undefined)
      throw new Refusal(
        'reservation_late',
        `The policy that binds ${body.party} takes no reservation after signing.`,
      )
    for (const one of [words.reservation, words.pending]) requireOther(one?.words ?? null, reservation)
    requireNotOften(signature, 'reserved', reservation, it)
    say(it, signature, {}, { what: 'reserved', entry, day, reservation, takes: dayAfter(day, days) })
  },
})

type Speaking = Act &
  Readonly<{
    by: string
    call: string
    body: Readonly<{ party: string; instrument: object | null }>
    rows: CellsOf<ReturnType<typeof wordsRefs>>
  }>

/** The signature of the party that speaks, and what it has said; refused if another speaks for it. */
function speaker({ body, by, call, day, rows, statement }: Speaking) {
  requireLasting(rows.party.row, body.party)
  const signature = standingSignature(rows.signature, body.party, call, statement)
  const own = by === body.party && body.instrument === null
  const paper = by === 'depositary' && body.instrument !== null && signature.how === 'deposited'
  if (!own && !paper)
    throw new Refusal(
      'author_wrong',
      `${body.party} says this by its own key, without a paper; the depositary records its paper only where its signature stands from paper.`,
    )
  return { signature, words: wordsOn(signature, rows.objections.row?.objections ?? [], day) }
}

function requireOther(before: Said | null, now: Said | null): void {
  if (formatJson(before) === formatJson(now))
    throw new Refusal(
      'words_unchanged',
      before === null ? 'There is nothing to withdraw.' : 'This is what it says already.',
    )
}

/** Taking back is always taken. */
function requireNotOften(
  { events }: SignatureRow,
  what: SignatureEvent['what'],
  words: Said | null,
  { body, call, day }: Speaking,
): void {
  if (words === null) return
  const today = events.filter(event => event.what === what && event.day === day)
  requireSeldom(today.length, day, `${body.party} changed what it says of ${call}`)
}

/** The signature stands as before; what it says from now on stands beside it. */
function say(
  { index, rows }: Speaking,
  before: SignatureRow,
  words: Partial<Pick<SignatureRow, 'reservation' | 'declaration'>>,
  event: SignatureEvent,
): void {
  rows.signature.put({ ...before, since: index, ...words, events: [...before.events, event] })
}

export const RESERVATION_TYPES = [declarationMade, reservationMade, reservationNarrowed] as const
