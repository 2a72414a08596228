import { isRead, type Question } from '../../work/reporting/edition-questions.ts'
import { withheldBy } from '../../work/reporting/filed.ts'
import type { CatalogueOn, IndicatorsOn } from '../../work/reporting/indicators-on.ts'
import type { Gone } from '../../work/reporting/kept-files.ts'
import { type Tallied, tallied } from '../../work/reporting/standings.ts'
import { type Answer, type Asked, cachedAnswer, callOrRefuse, JSON_TYPE } from '../kit/kit.ts'
import { indexed } from './catalogue-index.ts'
import {
  cataloguesMeant,
  type IndicatorsQuery,
  indicatorsAddress,
  indicatorsQuery,
  isMeantPeriod,
  isNarrowed,
  narrowedBy,
  payForCounting,
  readIndicators,
  requireKnown,
  sectionsOf,
} from './query.ts'

/** What a call asks, and who answered, as data: questions whole, and counts of every period. */

export function showIndicatorsJson(asked: Asked): Promise<Answer> {
  requireKnown(asked, 'indicatorsJson')
  const query = indicatorsQuery(asked)
  return cachedAnswer(asked, `${indicatorsAddress(query, '.json')} ${query.day}`, async () => {
    await callOrRefuse(asked.site.log.store, query.call)
    const on = await readIndicators(asked, query)
    const meant = cataloguesMeant(on, query)
    if (isNarrowed(query)) payForCounting(asked, on, meant)
    const catalogues = await Promise.all(meant.map(one => catalogueData(on, query, one)))
    const { day, root, size } = on
    return { type: JSON_TYPE, body: JSON.stringify({ call: query.call, at: day, size, root, catalogues }) }
  })
}

async function catalogueData(on: IndicatorsOn, query: IndicatorsQuery, catalogue: CatalogueOn) {
  const file = indexed(catalogue)
  const rows = await tallied(on, catalogue, narrowedBy(query, catalogue))
  return {
    id: catalogue.id,
    titles: catalogue.titles,
    editions: catalogue.editions.map(({ day, edition, entry, file }) => ({
      ...{ edition, day, entry },
      file: 'gone' in file ? file.gone : 'kept',
      withheld: 'gone' in file ? withheldBy(file) : null,
    })),
    sections: sectionsOf(catalogue).map(({ id, number, titles, within, principle, measure }) => ({
      ...{ id, number, titles, within, principle, measure },
    })),
    indicators: [...rows].map(([id, its]) => ({
      id,
      edition: file.editionOf(id)!,
      question: questionData(file.questionOf(id)),
      periods: its.filter(({ period }) => isMeantPeriod(query, period)).map(periodData),
    })),
  }
}

/** Null where nobody can read what the edition asks: an older one is no answer to that. */
function questionData(found: Question | Gone | undefined) {
  if (!isRead(found)) return null
  const { asks, by, direction, how, kinds, number, reads, section, source, titles, value } = found.one
  const lists = found.file.lists.filter(list => by.includes(list.id))
  return {
    ...{ number, section, titles, asks, reads, how, source, value, direction, kinds },
    by: lists.map(({ id, items, titles }) => ({ id, titles, items })),
  }
}

function periodData({ counts, isUsual, period: { from, until } }: Tallied) {
  const { asked, cells, of, silent, unaskedGiven, unaskedMissing, unknown } = counts
  return {
    ...{ from, until, usual: isUsual, asked, standings: of, silent },
    unasked: { given: unaskedGiven, missing: unaskedMissing },
    unknown,
    cells,
  }
}
