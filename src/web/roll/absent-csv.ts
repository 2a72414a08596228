import { type Answer, type Asked, countryName, formatCsvRow } from '../kit/kit.ts'
import { showAbsentJson } from './not-on-the-list.ts'

/** Who is not on the list as CSV: of its JSON, so that both say the same of every member. */

export const ABSENT_COLUMNS = ['country', 'region', 'name', 'answer', 'party', 'entry'] as const

/** What of the JSON stands in a row. */
interface Told {
  readonly call: string
  readonly regions: readonly Readonly<{
    region: string
    on: readonly Readonly<{ country: string; party: string; entry: number }>[]
    off: readonly string[]
    unknown: readonly string[]
  }>[]
}

/** Names of countries are in the language of whoever asks; the region is a code of M49, as in the JSON. */
export async function showAbsentCsv(asked: Asked): Promise<Answer> {
  const { lang } = asked
  const { body, caching } = await showAbsentJson(asked)
  const { call, regions } = JSON.parse(body as string) as Told
  const rows = regions.flatMap(({ region, on, off, unknown }) => {
    const line = (answer: string, country: string, party = '', entry = '') => [
      ...[country, region, countryName(country, lang), answer, party, entry],
    ]
    return [
      ...on.map(({ country, party, entry }) => line('on', country, party, String(entry))),
      ...off.map(country => line('not', country)),
      ...unknown.map(country => line('unknown', country)),
    ]
  })
  return {
    type: 'text/csv; charset=utf-8; header=present',
    body: [[...ABSENT_COLUMNS], ...rows.sort(([a], [b]) => (a! < b! ? -1 : 1))].map(formatCsvRow).join(''),
    caching,
    headers: { 'Content-Disposition': `inline; filename="${call}-not-on-the-list.csv"` },
  }
}
