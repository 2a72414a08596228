import type { RollTally } from '../../register/tally.ts'
import { rowsIn } from '../../register/tally.ts'
import { type Asked, collatorIn, countryName, linkTo, type Markup, numbersTable, say } from '../kit/kit.ts'

/** The table behind the map: every country of a roll, so that nothing rests on a picture. */

/** By name, rows without a country (null) last. They add up to the whole roll. */
export function placeLines({ lang }: Pick<Asked, 'lang'>, { places }: RollTally) {
  const lines = [...Map.groupBy(places, ({ country }) => country)].map(([country, of]) => ({
    country,
    name: country === null ? say(lang, 'map.noCountry') : countryName(country, lang),
    states: rowsIn(of.filter(({ kind }) => kind === 'state')),
    rows: rowsIn(of),
  }))
  return lines.sort(
    (a, b) =>
      Number(a.country === null) - Number(b.country === null) || collatorIn(lang).compare(a.name, b.name),
  )
}

export function placesTable(asked: Asked, call: string, tally: RollTally): Markup {
  const { lang } = asked
  const lines = placeLines(asked, tally)
  const states = lines.reduce((sum, line) => sum + line.states, 0)
  const rows = lines.map(
    ({ country, name, states, rows }) =>
      [
        linkTo(asked, `/${call}/roll?country=${country ?? 'none'}`, name),
        states === 0 ? null : states,
        rows,
      ] as const,
  )
  const heads = [say(lang, 'map.country'), say(lang, 'map.states'), say(lang, 'map.rows')]
  const foot = [say(lang, 'map.all'), states, tally.total] as const
  return numbersTable(lang, say(lang, 'map.tableSays'), heads, rows, foot)
}
