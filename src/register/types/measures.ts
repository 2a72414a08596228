import { z } from 'zod'
import { Refusal } from '../../core/refusal.ts'
import type { Cell } from '../cells.ts'
import { declined, numbered } from '../commitment-kinds.ts'
import type { MeasuresRow } from '../commitment-rows.ts'
import { requireSeldom } from '../daily-limit.ts'
import { must, statement } from '../declaration.ts'
import { catalogueRef, eachOnce, edition, localised, manifestRef } from '../kinds.ts'
import { ref, type TextRow } from '../rows.ts'
import { editionCodes, noteEdition, requireText } from './editions.ts'
import { requireSignature } from './signatures.ts'

/**
 * Measures that a call sets: numbered commitments under its principles, each with measures that a signatory can take on
 * or not. They are published under an id and in editions; a call with very many has several. Not taking one on is no
 * breach of anything, and a party may say why.
 */

/** Every measure of an edition, with the numbered commitment under which it stands. */
export function measuresIn({ commitments }: Pick<MeasuresRow, 'commitments'>) {
  return commitments.flatMap(under => under.measures.map(measure => ({ ...measure, under })))
}

export const measuresPublished = statement('measures/published', {
  scope: 'call',
  author: 'depositary',
  afterClosing: true,
  notice: 'measures',
  body: {
    catalogue: catalogueRef,
    /** One above the edition before. */
    edition,
    titles: localised,
    manifest: manifestRef,
    commitments: eachOnce(z.array(numbered).min(1).max(100), 'a number', one => one.number),
  },
  fits: ({ commitments }) => {
    const all = measuresIn({ commitments })
    const once = (values: readonly string[]) => new Set(values).size === values.length
    return once(all.map(({ id }) => id)) && once(all.map(({ number }) => number))
      ? null
      : { member: 'commitments', why: 'a measure stands twice' }
  },
  rests: ({ body, call }) => [ref('texts', call, body.manifest)],
  reads: ({ body, call }) => ({
    text: ref('texts', call, body.manifest),
    catalogue: ref('catalogues', call, body.catalogue),
    measures: ref('measures', call, body.catalogue, String(body.edition)),
  }),
  refuses: {
    ...editionCodes,
    principle_unknown: 'commitments',
  },
  admit({ admitted, body, call, callRow, day, index, rows, statement }) {
    const text = requireText(body, rows.text, callRow, call, { admitted, statement })
    for (const { principle } of body.commitments) requirePrinciple(text, principle)
    noteEdition(rows.catalogue, body, { day, index, statement })
    const { catalogue: _, edition: _edition, ...said } = body
    rows.measures.put({ since: index, entry: index, day, ...said })
  },
})

/** Refuses `principle_unknown`. */
export function requirePrinciple({ manifest }: TextRow, principle: string): void {
  if (!manifest.principles.some(({ id }) => id === principle))
    throw new Refusal('principle_unknown', `The text has no principle ${principle}.`)
}

/** A measure of the newest edition, or the refusal that says that there is none. */
export function measureIn(
  { catalogue, measures }: Readonly<{ catalogue: Cell<'catalogues'>; measures: Cell<'measures'> }>,
  { edition, id }: Readonly<{ edition: number; id: string }>,
) {
  const says = `The measures ${measures.ref.key} have none that is called ${id}.`
  const row = must(measures, 'measure_unknown', says)
  if (catalogue.row!.editions.length !== edition)
    throw new Refusal(
      'edition_wrong',
      `Edition ${catalogue.row!.editions.length} is the newest, not ${edition}.`,
    )
  const found = measuresIn(row).find(one => one.id === id)
  if (found === undefined) throw new Refusal('measure_unknown', says)
  return found
}

/** A party says why it does not take measures on, or takes such words back. */
export const measuresDeclined = statement('measures/declined', {
  scope: 'call',
  author: 'party',
  afterClosing: true,
  switchable: false,
  body: {
    catalogue: catalogueRef,
    edition,
    measures: eachOnce(z.array(declined).min(1).max(100), 'a measure', one => one.id),
  },
  reads: ({ body, by, call }) => ({
    signature: ref('signatures', call, by),
    catalogue: ref('catalogues', call, body.catalogue),
    measures: ref('measures', call, body.catalogue, String(body.edition)),
    declined: ref('declined', call, by),
  }),
  refuses: {
    signature_unknown: 'call',
    measure_unknown: 'measures',
    edition_wrong: 'edition',
    words_unchanged: 'measures',
    said_often: null,
  },
  admit({ body, by, call, day, index, rows }) {
    requireSignature(rows.signature, by, call)
    const { catalogue, edition } = body
    const before = rows.declined.row?.measures ?? []
    const saidOf = (id: string) => before.find(one => one.catalogue === catalogue && one.id === id)
    for (const one of body.measures) {
      measureIn(rows, { edition, id: one.id })
      if (one.words === null && saidOf(one.id) === undefined)
        throw new Refusal('words_unchanged', `${by} has said nothing of the measure ${one.id}.`)
    }
    // Counted here, since what is said anew takes the place of what was said. Taking back is never counted.
    const said = rows.declined.row?.said ?? null
    const times = said?.day === day ? said.count : 0
    const isSaying = body.measures.some(({ words }) => words !== null)
    if (isSaying) requireSeldom(times, day, `${by} said why it does not take measures on`)
    const named = new Set(body.measures.map(({ id }) => id))
    const kept = before.filter(one => one.catalogue !== catalogue || !named.has(one.id))
    const says = body.measures.flatMap(({ id, words }) =>
      words === null ? [] : [{ catalogue, edition, id, words, entry: index, day }],
    )
    const counted = isSaying ? { count: times + 1, day } : said
    rows.declined.put({ since: index, measures: [...kept, ...says], said: counted })
  },
})

export const MEASURE_TYPES = [measuresPublished, measuresDeclined] as const
