import type { Period } from '../../register/figures/figures.ts'
import { periodKey } from '../../register/figures/standing.ts'
import { KINDS } from '../../register/kinds.ts'
import type { CatalogueOn, IndicatorsOn } from '../../work/reporting/indicators-on.ts'
import { principleSaid, principlesOn } from '../commitments/principles.ts'
import {
  type Asked,
  type CallShown,
  type Errors,
  type Lang,
  type Markup,
  nameIn,
  periodName,
  say,
} from '../kit/kit.ts'
import { finderForm, type Option, selectOf } from '../matrix/finder.ts'
import { formatPeriod, type IndicatorsQuery, parsePeriod, sectionsOf } from './query.ts'

/** The form that narrows the matrix of indicators: what is chosen stays chosen. */

export async function finder(
  asked: Asked,
  call: CallShown,
  query: IndicatorsQuery,
  on: IndicatorsOn,
  common: readonly Period[],
  errors: Errors,
): Promise<Markup> {
  const { lang } = asked
  const kinds = KINDS.filter(kind => on.reporters.some(one => one.kind === kind))
  const meant = on.catalogues.filter(({ id }) => query.catalogue === undefined || id === query.catalogue)
  const sections = meant.flatMap(sectionsOf)
  const principles = await principlesOn(asked, call, query.day)
  const under = [...new Set(sections.flatMap(one => one.principle ?? []))]
  const select = (
    name: 'catalogue' | 'section' | 'principle' | 'kind' | 'period',
    options: readonly Option[],
  ) =>
    options.length < 2 && query[name] === undefined && (name === 'catalogue' || name === 'principle')
      ? null
      : selectOf(
          name,
          say(lang, `indicators.by.${name}`),
          say(lang, `indicators.any.${name}`),
          options,
          String(query[name] ?? ''),
        )
  // One that is asked for by its days may be none of those.
  const wished = query.period === undefined ? undefined : parsePeriod(query.period)
  const listed = [...common.toReversed(), ...(wished === undefined ? [] : [wished])]
  const periods = new Map(listed.map(one => [periodKey(one), one] as const))
  return finderForm(asked, {
    label: say(lang, 'indicators.form'),
    action: `/${call.id}/indicators`,
    first: select('section', sectionOptions(lang, meant)),
    places: {
      says: say(lang, 'indicators.places'),
      isOpen: query.kind !== undefined || query.period !== undefined,
      fields: [
        select(
          'kind',
          kinds.map((kind): Option => [kind, say(lang, `kinds.${kind}`)]),
        ),
        select(
          'period',
          [...periods.values()].map((one): Option => [formatPeriod(one), periodName(one, lang)]),
        ),
      ],
    },
    further: {
      isOpen: (['catalogue', 'principle', 'at'] as const).some(name => query[name] !== undefined),
      fields: [
        select(
          'catalogue',
          on.catalogues.map((one): Option => [one.id, nameIn(one.titles, lang).text]),
        ),
        select(
          'principle',
          under.map((id): Option => [id, titled(lang, id, principles.byId.get(id))]),
        ),
      ],
    },
    at: query.at,
    errors,
  })
}

/**
 * By an id of two catalogues both are found, so it stands once; where two are called the same, each says of which it
 * is.
 */
function sectionOptions(lang: Lang, catalogues: readonly CatalogueOn[]): Option[] {
  const all = catalogues.flatMap(catalogue =>
    sectionsOf(catalogue).map(({ id, number, titles }) => {
      const says = `${number} ${nameIn(titles, lang).text}`
      return { id, says, of: nameIn(catalogue.titles, lang).text }
    }),
  )
  const called = Map.groupBy(all, ({ says }) => says)
  return [...Map.groupBy(all, ({ id }) => id)].map(([id, own]): Option => {
    const isOne = own.every(({ says }) => called.get(says)!.every(one => one.id === id))
    const names = own.map(({ of, says }) => (isOne ? says : `${says} (${of})`))
    return [id, [...new Set(names)].join(' · ')]
  })
}

function titled(lang: Asked['lang'], id: string, found: Parameters<typeof principleSaid>[2]): string {
  const principle = principleSaid(lang, id, found)
  return found === undefined
    ? principle
    : say(lang, 'matrix.titled', { principle, title: nameIn(found.principle.titles, lang).text })
}
