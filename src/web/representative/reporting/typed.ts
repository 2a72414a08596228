import { isDate } from '../../../core/time.ts'
import { reportHead } from '../../../people/report-drafts.ts'
import { MOST_PERIODS } from '../../../register/figures/counts.ts'
import type { Period } from '../../../register/figures/figures.ts'
import { type Parts, partOf } from '../../../work/reporting/draft.ts'
import { groupOf } from '../../../work/reporting/left-out.ts'
import { partsOf } from '../../../work/reporting/questions.ts'
import { type Asked, html, indexIn } from '../../kit/kit.ts'
import { LANGUAGE } from '../commitments/words-language.ts'
import type { Representative } from '../session.ts'
import type { Typed } from './ended.ts'
import { placeName } from './faults.ts'
import { editsOf, tooLong } from './leaf-edits.ts'
import { fieldOf, placesOn } from './leaf-fields.ts'
import { leavesOf } from './leaves.ts'
import { saidShown } from './met.ts'
import { type Answered, catalogueOf } from './sitting.ts'

/**
 * What its author changed on a page of a part that was not saved, by the questions and the periods of that page. What
 * they found there is none of it, be it signed or deleted by now.
 */
export async function typedOn(
  asked: Asked,
  { party }: Representative,
  call: string,
  fields: URLSearchParams,
  parts: Parts = new Map(),
): Promise<Typed[]> {
  const { site, query, params } = asked
  const found = await reportHead(site.log.drawer, { party, call }, site.now())
  const periods = periodsIn(fields)
  if (found === undefined) return asSent(fields)
  const catalogue = await catalogueOf(asked, call, found.value.catalogue)
  const sitting: Answered = { catalogue, head: { ...found.value, periods }, parts }
  const own = partsOf(catalogue).find(([{ id }]) => id === params.section)?.[1] ?? []
  const at = (indexIn(query.get('page') ?? '1') ?? 1) - 1
  const leaf = periods.length === 0 ? undefined : leavesOf(catalogue, own, periods)[at]
  if (leaf === undefined) return asSent(fields)
  const places = placesOn(leaf, sitting)
  const long = new Set(tooLong(fields))
  const edits = editsOf(asked, sitting, leaf, fields)
  return places.flatMap((place): Typed[] => {
    const of = placeName(asked, sitting, place)
    const name = fieldOf(sitting, place)
    if (long.has(name)) return [{ of, says: fields.get(name)! }]
    const edit = edits.find(
      one =>
        one.part === partOf(place.asking.indicator) &&
        one.group === groupOf(periods[place.period]!) &&
        one.slot === place.slot,
    )
    // Nobody chose the language of a page that has no list of them beside these words.
    if (edit === undefined || (place.slot === 'lang' && !fields.has(name))) return []
    return [{ of, says: saidShown({ asked, sitting }, place, edit.is) }]
  })
}

/** Of the form itself, and nobody's words. */
const ITS_OWN = ['round', 'read', 'periods', 'go', LANGUAGE]

/** Where nobody knows any more what was asked. */
const asSent = (fields: URLSearchParams): Typed[] =>
  [...fields]
    .filter(([name, says]) => says !== '' && !ITS_OWN.includes(name))
    .map(([name, says]) => ({ of: html`<code>${name}</code>`, says }))

/** None where the form names more than any report has. */
function periodsIn(fields: URLSearchParams): Period[] {
  const named = (fields.get('periods') ?? '').split(' ')
  if (named.length > MOST_PERIODS) return []
  return named.flatMap(one => {
    const [from = '', until = ''] = one.split('/')
    return isDate(from) && isDate(until) ? [{ from, until }] : []
  })
}
