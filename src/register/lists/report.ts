import { type Difference, type Finding, textOf } from './compare.ts'
import { DOUBTS, type Doubt, type DoubtCode, mustSettle } from './doubts.ts'
import { EVIDENCE, type Evidence } from './evidence.ts'
import type { List } from './read.ts'

/** The dry run: every doubt with its row, and every difference by its sort. */
type Report = Readonly<{
  date: string
  /** The list before, if one was taken. */
  comparedWith: string | null
  rows: number
  counts: Readonly<Record<Finding['what'] | 'missing' | 'people' | 'unnamed' | 'doubts' | 'toSettle', number>>
  /** Of those that are no people. */
  kinds: Readonly<Record<string, number>>
  /** The rows that are left out, since they name people. */
  people: readonly number[]
  new: readonly Named[]
  earlier: readonly Named[]
  back: readonly (Named & { readonly last: string })[]
  renamed: readonly (Named & Readonly<{ from: string; why: Evidence | null; evidence: string }>)[]
  changed: readonly (Named & { readonly fields: readonly Change[] })[]
  missing: readonly Readonly<{
    party: string
    name: string
    country: string | null
  }>[]
  doubts: readonly (Doubt &
    Readonly<{
      name: string | null
      says: string
      settle: boolean
    }>)[]
}>

type Named = Readonly<{
  row: number
  party: string
  name: string
}>

type Change = Readonly<{
  field: string
  was: string | null
  is: string | null
}>

/** The dry run as JSON, whole. */
export function reportOf(list: List, difference: Difference): Report {
  const { findings, missing, unnamed, doubts } = difference
  const of = (what: Finding['what']) => findings.filter(one => one.what === what)
  const names = new Map(list.rows.map(row => [row.row, row.name]))
  const kinds: Record<string, number> = {}
  const out = new Set(difference.people.map(({ row }) => row))
  for (const row of list.rows) if (!out.has(row.row)) kinds[row.kind] = (kinds[row.kind] ?? 0) + 1
  // A party that is back may also have another name; so may one that only later lists knew.
  const renamed = findings.filter(one => one.renamed !== null)
  const changed = findings.filter(one => changes(one).length > 0)
  return {
    date: difference.date,
    comparedWith: difference.earlier,
    rows: list.rows.length,
    counts: {
      unchanged: of('unchanged').length,
      new: of('new').length,
      earlier: of('earlier').length,
      back: of('back').length,
      renamed: renamed.length,
      changed: changed.length,
      missing: missing.length,
      people: out.size,
      unnamed: unnamed.length,
      doubts: doubts.length,
      toSettle: mustSettle(doubts).length,
    },
    kinds,
    people: [...out],
    new: of('new').map(named),
    earlier: of('earlier').map(named),
    back: of('back').map(one => ({ ...named(one), last: one.before!.date })),
    renamed: renamed.map(one => ({
      ...named(one),
      from: one.renamed!.from,
      why: one.renamed!.evidence,
      evidence: one.renamed!.evidence === null ? 'another list names it so' : EVIDENCE[one.renamed!.evidence],
    })),
    changed: changed.map(one => ({ ...named(one), fields: changes(one) })),
    missing: missing.map(({ party, before }) => ({
      party,
      name: before.names[0]!.text,
      country: before.country,
    })),
    doubts: doubts.map(one => ({
      ...one,
      name: one.row === null ? null : (names.get(one.row) ?? null),
      says: DOUBTS[one.why].says,
      settle: DOUBTS[one.why].settle,
    })),
  }
}

/** The dry run in words, for a terminal. */
export function reportLines(report: Report): string[] {
  const { counts, comparedWith } = report
  const lines = [
    `List of ${report.date}: ${report.rows} rows, ${counts.doubts} doubts, of which ${counts.toSettle} must be settled.`,
    `Kinds: ${
      Object.entries(report.kinds)
        .map(([kind, n]) => `${kind} ${n}`)
        .join(', ') || 'none'
    }.`,
    comparedWith === null
      ? 'No earlier list is known.'
      : `Compared with the list of ${comparedWith}, the newest one before it.`,
    `Unchanged ${counts.unchanged}, new ${counts.new}, named earlier than known so far ${counts.earlier}, ` +
      `back ${counts.back}, renamed ${counts.renamed}, changed ${counts.changed}, missing ${counts.missing}, without a name ${counts.unnamed}.`,
  ]
  const section = (title: string, items: readonly string[], count = items.length) => {
    if (items.length > 0) lines.push('', `${title} (${count}):`, ...items.map(item => `  ${item}`))
  }
  // All of a call's first list is new: the list itself says it.
  const first = comparedWith === null && counts.new === report.rows
  if (!first) section('New', report.new.map(rowAndName))
  section('Named earlier than known so far', report.earlier.map(rowAndName))
  const back = report.back.map(one => `${rowAndName(one)} (missing since ${one.last})`)
  section('Back again', back)
  const renamed = report.renamed.map(
    one => `row ${one.row}  ${show(one.from)} → ${show(one.name)} (${one.evidence})`,
  )
  section('Renamed', renamed)
  const changed = report.changed.map(one => `${rowAndName(one)}: ${one.fields.map(change).join('; ')}`)
  section('Changed', changed)
  const missing = report.missing.map(one => `${show(one.name)}${one.country ? ` (${one.country})` : ''}`)
  section('Missing without a word', missing)
  if (counts.people > 0)
    lines.push(
      '',
      `People, left out of the log and only counted (${counts.people}):`,
      `  rows ${ranges(report.people)}`,
    )
  if (report.doubts.some(one => ['people_listed', 'person_likely'].includes(one.why)))
    lines.push(
      '  If so, --people left-out; if all are organisations, --people organisations; for one row, row,person,yes or no',
      '  in the settling file.',
    )
  const codes = [...new Set(report.doubts.map(one => one.why))]
  codes.sort((a, b) => Number(DOUBTS[b].settle) - Number(DOUBTS[a].settle))
  for (const why of codes) {
    const these = report.doubts.filter(one => one.why === why)
    const title = `${DOUBTS[why].settle ? 'To settle' : 'Doubt'}, ${why}: ${DOUBTS[why].says}`
    const many = BLANKS.includes(why) && these.length > 20
    const items = many ? [`rows ${ranges(these.map(one => one.row!))}`] : these.map(inWords)
    section(title, items, these.length)
  }
  return lines
}

const BLANKS: readonly DoubtCode[] = ['date_blank', 'country_blank', 'kind_blank', 'person_said']

function inWords(one: Report['doubts'][number]): string {
  const where = one.row === null ? one.field : `row ${one.row}, ${one.field}`
  const whose = one.name && one.field !== 'name' ? ` of ${show(one.name)}` : ''
  const was = one.was === '' ? '' : `: ${show(one.was)}`
  const took = one.took === null || one.took === one.was ? '' : ` → ${show(one.took)}`
  return `${where}${whose}${was}${took}${one.note ? ` (${one.note})` : ''}`
}

function named({ row, party }: Finding): Named {
  return { row: row.row, party, name: row.name }
}

/** Other fields than the name; a row of which only later lists knew has not changed since. */
function changes({ what, fields, before, row }: Finding): Change[] {
  if (before === null || what === 'new') return []
  const was = { ...before, nature: textOf(before.nature) }
  return fields.flatMap(field => (field === 'name' ? [] : [{ field, was: was[field], is: row[field] }]))
}

function change({ field, was, is }: Change): string {
  return `${field} ${was === null ? 'none' : show(was)} → ${is === null ? 'none' : show(is)}`
}

const rowAndName = ({ row, name }: Named) => `row ${row}  ${show(name)}`

/** A stranger's words in full; whoever prints them spells out what nobody sees. */
const show = (text: string) => JSON.stringify(text)

/** 1–3, 5, 7–9 */
function ranges(rows: readonly number[]): string {
  const parts: [number, number][] = []
  for (const row of rows.toSorted((a, b) => a - b)) {
    const last = parts.at(-1)
    if (last && row <= last[1] + 1) last[1] = row
    else parts.push([row, row])
  }
  return parts.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ')
}
