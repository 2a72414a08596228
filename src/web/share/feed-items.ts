import { ref } from '../../register/rows.ts'
import { partyListed } from '../../register/types/listings.ts'
import { personSigned } from '../../register/types/persons.ts'
import { reportFiled } from '../../register/types/reports.ts'
import { entriesTold } from '../entry/ledger.ts'
import { type Asked, bodyOf, comma, firstOf, isolated, listOf, longDay, nameIn, say } from '../kit/kit.ts'
import { plainOf } from '../letters/letter.ts'
import { reportPath } from '../statement/report-path.ts'

/** What a feed tells: entries, each in its sentence. Hundreds that say one thing, as the rows of a list, are one item. */

export interface Item {
  /** What identifies it in this log for ever. */
  readonly name: string
  readonly title: string
  /** The page that tells it: of its newest entry, or of the report that this is. */
  readonly path: string
  readonly updated: string
}

const MOST_ITEMS = 50
/** Entries that are read for them: a list brings thousands at once. */
const MOST_READ = 500
/** Names that an item gives. */
const MOST_NAMES = 3

/** Indexes of the newest entries before `before`, newest first. */
type Page = (before: number | undefined, limit: number) => Promise<readonly number[]>

type Entry = Awaited<ReturnType<typeof entriesTold>>[number]

interface Group {
  readonly newest: Entry
  readonly older: Entry[]
}

/** Newest first. */
export async function itemsOf(asked: Asked, page: Page): Promise<Item[]> {
  const groups = new Map<string, Group>()
  let before: number | undefined
  for (let read = 0; read < MOST_READ && groups.size < MOST_ITEMS; read += MOST_ITEMS) {
    const indexes = await page(before, MOST_ITEMS)
    for (const entry of await entriesTold(asked, indexes)) {
      const name = groupOf(entry) ?? `entries/${entry.index}`
      const group = groups.get(name)
      if (group === undefined) groups.set(name, { newest: entry, older: [] })
      else group.older.push(entry)
    }
    before = indexes.at(-1)
    if (indexes.length < MOST_ITEMS) break
  }
  // Older ones are on the page that the feed is of.
  const { shown: kept } = firstOf([...groups], MOST_ITEMS, () => null)
  const titles = await callTitles(
    asked,
    kept.flatMap(([, { newest }]) => newest.statement.call ?? []),
  )
  return kept.map(([name, group]) => ({
    name,
    title: titleOf(asked, group, titles),
    path: pathOf(group.newest),
    updated: group.newest.admitted,
  }))
}

/** A report is read on a page of its own, which leads to its entry. */
function pathOf({ index, statement: { by, call, type } }: Entry): string {
  return type === reportFiled.type && call !== null ? reportPath(call, by, index) : `/entries/${index}`
}

/** Rows of one list, and the citizens of one day; undefined for what stands alone. */
function groupOf(entry: Entry): string | undefined {
  const { type, call } = entry.statement
  if (type === personSigned.type) return `citizens/${call}/${entry.admitted.slice(0, 10)}`
  if (type !== partyListed.type) return undefined
  const { source, present } = bodyOf<'party/listed'>(entry)
  return `lists/${call}/${source.date}/${present ? 'on' : 'off'}`
}

async function callTitles({ site, lang }: Asked, calls: readonly string[]): Promise<Map<string, string>> {
  const ids = [...new Set(calls)]
  const rows = await site.log.store.rows(ids.map(id => ref('calls', id)))
  return new Map(ids.map((id, i) => [id, rows[i] === undefined ? id : nameIn(rows[i].titles, lang).text]))
}

function titleOf({ lang }: Asked, { newest, older }: Group, titles: ReadonlyMap<string, string>): string {
  if (older.length === 0) return plainOf(newest.headline)
  const call = titles.get(newest.statement.call ?? '') ?? ''
  if (newest.statement.type === personSigned.type) return say(lang, 'feed.citizens', { call })
  const { source, present } = bodyOf<'party/listed'>(newest)
  const all = [...older.toReversed(), newest].map(one => nameIn(bodyOf<'party/listed'>(one).names, lang).text)
  const { shown, told } = firstOf(all, MOST_NAMES, () => true)
  const names =
    told === null
      ? listOf(all, lang)
      : say(lang, 'feed.others', { names: shown.map(name => isolated(name, lang)).join(comma(lang)) })
  const date = longDay(source.date, lang)
  return say(lang, 'feed.listed', { present: present ? 'yes' : 'no', date, call, names })
}
