import type { Source } from '../../register/kinds.ts'
import type { RollChange } from '../../register/roll-changes.ts'
import { changesBetween, firstChanges } from '../call/changes-between.ts'
import { csvAnswer } from '../http/csv-answer.ts'
import {
  type Answer,
  type Asked,
  addressWith,
  type CallShown,
  cachedAnswer,
  formatCsvRow,
  JSON_TYPE,
  sizeOf,
} from '../kit/kit.ts'
import { type Between, betweenAsked, countsAt, formatAfter } from './changes.ts'
import { requireKnown } from './query.ts'

/** What changed on a roll between two days, as data. */

/** Parties that are looked at for one answer. */
const IN_JSON = 2_000

export async function showChangesJson(asked: Asked): Promise<Answer> {
  requireKnown(asked, 'changesJson')
  const between = await betweenAsked(asked)
  const { call, from, to, after } = between
  const page = after === undefined ? '' : formatAfter(after)
  return cachedAnswer(asked, `json changes ${call.id} ${from} ${to} ${page}`, async () => {
    const [counts, found] = await Promise.all([
      countsAt(asked, between),
      firstChanges(asked, between, IN_JSON),
    ])
    const next = found.next && formatAfter(found.next)
    const follows = addressWith(`/${call.id}/changes.json`, { from, to, page: next ?? '' })
    const changes = found.changes.map(change => told(change, call))
    return {
      type: JSON_TYPE,
      body: JSON.stringify({ call: call.id, from, to, ...counts, changes, next, size: sizeOf(asked.site) }),
      headers: next === null ? {} : { Link: `<${follows}>; rel="next"` },
    }
  })
}

function told(change: RollChange, call: CallShown) {
  const { what, party, names, kind, country, after, by, was, how, into, other, words, entry } = change
  return {
    change: what,
    party,
    names,
    kind,
    country,
    ...daysOf({ after, by }),
    was: was ?? null,
    how: how ?? null,
    into: into ?? null,
    other: other ?? null,
    words: words ?? null,
    source: sourceOf(change, call),
    entry,
  }
}

function daysOf({ after, by }: Pick<RollChange, 'after' | 'by'>) {
  return { day: after === by ? by : null, after, by }
}

/** The list or report that tells a change. */
export function sourceOf({ source }: RollChange, { lists }: CallShown): Source | null {
  if (source === null) return null
  if ('report' in source) return source.report
  const list = lists.find(({ date }) => date === source.list)
  return list === undefined
    ? null
    : { title: list.title, by: null, url: list.url, date: list.date, digest: list.digest }
}

/** Old and new are of names where it was renamed, of the kind or the country where that changed. */
const COLUMNS = {
  change: ({ what }) => what,
  day: change => daysOf(change).day,
  after: ({ after }) => after,
  by: ({ by }) => by,
  party: ({ party }) => party,
  name: ({ names }) => names[0]!.text,
  kind: ({ kind }) => kind,
  country: ({ country }) => country,
  was: ({ what, was }) =>
    was && (what === 'renamed' ? was.names[0]!.text : what === 'kind' ? was.kind : was.country),
  how: ({ how }) => how,
  into: ({ into }) => into,
  other: ({ other }) => other,
  words: ({ words }) => words && ('text' in words ? words.text : words.digest),
  source: (_, source) => source?.title,
  reportedBy: (_, source) => source?.by,
  dateOfSource: (_, source) => source?.date,
  url: (_, source) => source?.url,
  entry: ({ entry }) => entry,
} satisfies Record<string, (change: RollChange, source: Source | null) => string | number | null | undefined>

export const CHANGES_COLUMNS = Object.keys(COLUMNS)

export async function showChangesCsv(asked: Asked): Promise<Answer> {
  requireKnown(asked, 'changesCsv')
  const between = await betweenAsked(asked)
  const { call, from, to } = between
  // A roll that is behind is refused before anything is sent.
  await asked.site.log.store.rollTally(call.id)
  return csvAnswer(`${call.id}-changes-${from}-${to}`, csvLines(asked, between))
}

async function* csvLines(asked: Asked, between: Between): AsyncGenerator<string> {
  yield formatCsvRow(CHANGES_COLUMNS)
  for await (const { changes } of changesBetween(asked, between))
    for (const change of changes) {
      const source = sourceOf(change, between.call)
      yield formatCsvRow(Object.values(COLUMNS).map(cell => String(cell(change, source) ?? '')))
    }
}
