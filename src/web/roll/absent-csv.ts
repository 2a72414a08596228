import type { Localised } from '../../register/kinds.ts'
import { ref } from '../../register/rows.ts'
import { type Answer, type Asked, countryName, formatCsvRow, nameIn } from '../kit/kit.ts'
import { showAbsentJson } from './absent.ts'

/** Who is not on the list as CSV: of its JSON, so that both say the same of everybody who can be missing. */

export const ABSENT_COLUMNS = ['country', 'region', 'kind', 'name', 'answer', 'party', 'entry'] as const

interface On {
  readonly country: string | null
  readonly party: string
  readonly kind: string
  readonly entry: number
}
interface Named {
  readonly id: string
  readonly names: Localised
  readonly kind: string
  readonly country: string | null
}

/** What of the JSON stands in a row: members of the United Nations by region, or those of a list of the call by kind. */
type Told = { readonly call: string } & (
  | {
      readonly absentees: 'un-members'
      readonly regions: readonly Readonly<{
        region: string
        on: readonly On[]
        off: readonly string[]
        unknown: readonly string[]
      }>[]
    }
  | {
      readonly absentees: 'list'
      readonly sectors: readonly Readonly<{
        on: readonly On[]
        off: readonly Named[]
        unknown: readonly Named[]
      }>[]
    }
)
type Cells = Readonly<Record<(typeof ABSENT_COLUMNS)[number], string>>

/** Names are in the language of whoever asks; regions are codes of M49, as in the JSON. */
export async function showAbsentCsv(asked: Asked): Promise<Answer> {
  const { body, caching } = await showAbsentJson(asked)
  const told = JSON.parse(body as string) as Told
  const rows = told.absentees === 'list' ? await listRows(asked, told) : memberRows(asked, told)
  const lines = rows.map(row => ABSENT_COLUMNS.map(column => row[column]))
  return {
    type: 'text/csv; charset=utf-8; header=present',
    body: [[...ABSENT_COLUMNS], ...lines].map(formatCsvRow).join(''),
    caching,
    headers: { 'Content-Disposition': `inline; filename="${told.call}-not-on-the-list.csv"` },
  }
}

function memberRows({ lang }: Asked, { regions }: Extract<Told, { absentees: 'un-members' }>): Cells[] {
  const rows = regions.flatMap(({ region, on, off, unknown }) => {
    const row = (answer: string, country: string, party = '', entry = '') => {
      const name = countryName(country, lang)
      return { country, region, kind: 'state', name, answer, party, entry }
    }
    return [
      ...on.map(({ country, party, entry }) => row('on', country!, party, String(entry))),
      ...off.map(country => row('not', country)),
      ...unknown.map(country => row('unknown', country)),
    ]
  })
  return rows.sort((a, b) => (a.country < b.country ? -1 : 1))
}

async function listRows(
  { lang, site }: Asked,
  { sectors }: Extract<Told, { absentees: 'list' }>,
): Promise<Cells[]> {
  const standing = sectors.flatMap(({ on }) => on)
  const known = await site.log.store.rows(standing.map(({ party }) => ref('parties', party)))
  const names = new Map(standing.map(({ party }, i) => [party, known[i]?.names]))
  const cells = (one: Pick<On, 'country' | 'kind'>, party: string, name: string, answer: string) => ({
    ...{ country: one.country ?? '', region: '', kind: one.kind, name, answer, party, entry: '' },
  })
  const missing = (answer: string) => (one: Named) => cells(one, one.id, nameIn(one.names, lang).text, answer)
  const found = (one: On) => {
    const named = names.get(one.party)
    const name = named === undefined ? one.party : nameIn(named, lang).text
    return { ...cells(one, one.party, name, 'on'), entry: String(one.entry) }
  }
  return sectors.flatMap(({ on, off, unknown }) => [
    ...on.map(found),
    ...off.map(missing('not')),
    ...unknown.map(missing('unknown')),
  ])
}
