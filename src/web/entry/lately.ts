import type { Subject } from '../../register/subjects.ts'
import type { StatementType } from '../../register/types.ts'
import {
  type Asked,
  Choice,
  comma,
  entryLink,
  entryShown,
  firstOf,
  html,
  inLang,
  linkTo,
  longDay,
  type Markup,
  type Piece,
  phrase,
  type Shown,
  say,
  shortDay,
  timeMark,
} from '../kit/kit.ts'
import type { Lang } from '../messages/languages.ts'
import { callIn, inEffect, Known, partyNameHere, type Setting, type Told, toldOf } from '../teller/setting.ts'
import { headlineOf } from '../types/summary.ts'

/**
 * What changed lately, a line for each thing that happened rather than for each entry: rows that came in with one list
 * are one line, and so are signatures of one day. The log itself, entry by entry, is in ./ledger.ts.
 */

export interface Change {
  /** The newest entry and the oldest of the line. */
  readonly to: number
  readonly from: number
  readonly admitted: string
  /** The day of which it tells, where that is another than the one on which it was recorded. */
  readonly told: string | null
  readonly says: Markup
}

export interface Changes {
  /** Newest first. */
  readonly lines: readonly Change[]
  /** The entry before which older ones stand; undefined where there are none. */
  readonly older: number | undefined
}

interface Asking {
  readonly most: number
  readonly before?: number | undefined
  /** The call whose page it is: its name need not stand in each line. */
  readonly within?: string
  /** Entries that are read for it. */
  readonly reads?: number
}

/** Entries that are read first: as many as four lines have, where no list came in. Then twice as many, and so on. */
const FIRST_READ = 12
/** A list has hundreds of rows, and a page is made anew with each entry; those past this are on the next page. */
const MOST_READ = 96

export async function changesOn(
  asked: Asked,
  subject: Subject,
  { most, before, within, reads = MOST_READ }: Asking,
): Promise<Changes> {
  const groups: Group[] = []
  let at = before
  let left = reads
  let next = FIRST_READ
  let older = 1
  while (left > 0 && older > 0 && groups.length <= most) {
    const page = await asked.site.log.store.entriesOn(subject, { before: at, limit: Math.min(next, left) })
    if (page.entries.length === 0) break
    for (const it of await settingsOf(asked, page.entries, within)) put(groups, it)
    at = page.entries.at(-1)
    left -= page.entries.length
    next *= 2
    older = page.older
  }
  const shown = groups.slice(0, most)
  const isAll = groups.length <= most && older === 0
  const lines = shown.map((group, i) => lineOf(group, older > 0 && i === groups.length - 1))
  return { lines, older: isAll ? undefined : lines.at(-1)?.from }
}

/**
 * As a dated list; each line leads to its entries. What a record took in bears the day of that, which is none of those
 * that it tells of: it says "Recorded", once for lines of one day.
 */
export function changesLedger(asked: Asked, lines: readonly Change[], isRecord = false): Markup {
  const { lang } = asked
  const items = lines.map(({ admitted, says, from, to }, i) => {
    const day = admitted.slice(0, 10)
    const isSame = isRecord && lines[i - 1]?.admitted.slice(0, 10) === day
    const date = shortDay(day, lang)
    const when = isRecord ? say(lang, 'lately.recorded', { date }) : date
    const range = say(lang, 'lately.entries', { from, to })
    const entries = from === to ? entryLink(asked, to) : linkTo(asked, `/log?upto=${to}#entries`, range)
    return html`<li>
      ${isSame ? html`<span class="when"></span>` : timeMark(admitted, when)}<span class="what">${says}</span>
      <span class="meta">${entries}</span>
    </li>`
  })
  return html`<div class="box"><ol class="ledger three in-words">${items}</ol></div>`
}

/** Members are the newest first. */
interface Group {
  readonly key: string
  readonly members: Member[]
}

type Member = Setting & Pick<Shown, 'admitted'>

async function settingsOf(asked: Asked, entries: readonly number[], within?: string): Promise<Member[]> {
  const shown = await Promise.all(entries.map(entry => onceRead(asked, entry)))
  const known = await Known.of(asked, shown)
  return shown.map(one => ({ ...one, asked, known, within }))
}

/** Of one log: those that a few calls tell, and some hundreds of bytes to some kilobytes each. */
const MOST_KEPT = 500
const kept = new WeakMap<object, Map<number, Shown>>()

/**
 * An entry never changes. A page is made anew with each one that comes, and reads these again each time: what was read
 * and checked once is kept, the latest asked for last.
 */
async function onceRead(asked: Asked, index: number): Promise<Shown> {
  const { store } = asked.site.log
  const of = kept.get(store) ?? new Map<number, Shown>()
  kept.set(store, of)
  const shown = of.get(index) ?? (await entryShown(asked, index))
  of.delete(index)
  of.set(index, shown)
  if (of.size > MOST_KEPT) of.delete(of.keys().next().value!)
  return shown
}

/** Entries that stand beside each other and have the same key are one line. */
function put(groups: Group[], it: Member): void {
  const told = toldOf(inEffect(it))
  const apart = kindOf(told)?.key(told as never)
  const key =
    apart === undefined ? `${it.index}` : `${it.admitted.slice(0, 10)} ${told.statement.type} ${apart}`
  const last = groups.at(-1)
  if (last?.key === key) last.members.push(it)
  else groups.push({ key, members: [it] })
}

function lineOf({ members }: Group, isCut: boolean): Change {
  const newest = members[0]!
  const oldest = members.at(-1)!
  const { admitted, index: to } = newest
  const kind = kindOf(toldOf(inEffect(newest)))
  const all = members.toReversed().map(one => toldOf(inEffect(one)))
  const says = kind === undefined ? headlineOf(newest) : kind.says(all as never, isCut)
  const told = kind?.told?.(toldOf(inEffect(newest)) as never) ?? null
  return { to, from: oldest.index, admitted, told, says }
}

/** Entries that can be told together. */
interface Kind<T extends StatementType> {
  /** Those of one day with the same are one line. */
  readonly key: (it: Told<T>) => string
  /** The day of which it tells: that of a list, of a count, of a fact. */
  readonly told?: (it: Told<T>) => string
  /** Oldest first. */
  readonly says: (all: readonly Told<T>[], isCut: boolean) => Markup
}

const together: { readonly [T in StatementType]?: Kind<T> } = {
  'party/listed': {
    key: ({ body }) => body.source.date,
    told: ({ body }) => body.source.date,
    says: fromList,
  },
  'fact/recorded': {
    key: ({ body }) => `${body.what} ${body.day} ${body.source.date}`,
    told: ({ body }) => body.day,
    says: (all, isCut) => {
      const { what, day, source } = all[0]!.body
      const lang = langOf(all)
      return phrase(lang, 'lately.fact', {
        what: new Choice(what),
        day: longDay(day, lang),
        source: longDay(source.date, lang),
        names: namesOf(all, ({ body }) => body.party, isCut),
      })
    },
  },
  'count/recorded': {
    key: ({ index }) => `${index}`,
    told: ({ body }) => body.day,
    says: all => {
      const { day, source, total } = all[0]!.body
      const lang = langOf(all)
      const by = source.by === null ? say(lang, 'lately.aSource') : inLang({ lang: 'und', text: source.by })
      return phrase(lang, 'lately.count', { total, day: shortDay(day, lang), by })
    },
  },
  'signature/given': {
    key: ({ body, ...it }) => `${versionIn(it, body.manifest)}`,
    says: (all, isCut) => {
      const { body, ...it } = all[0]!
      const names = namesOf(all, ({ statement }) => statement.by, isCut)
      const number = versionIn(it, body.manifest)
      return phrase(it.asked.lang, 'lately.signed', { count: isCut ? 0 : all.length, names, number })
    },
  },
  'signature/deposited': {
    key: ({ body, ...it }) => `${versionIn(it, body.manifest)}`,
    says: (all, isCut) => {
      const { body, ...it } = all[0]!
      const names = namesOf(all, ({ body }) => body.party, isCut)
      const number = versionIn(it, body.manifest)
      return phrase(it.asked.lang, 'lately.paper', { count: isCut ? 0 : all.length, names, number })
    },
  },
  'signature/withdrawn': {
    key: () => '',
    says: (all, isCut) => {
      const names = namesOf(all, ({ statement }) => statement.by, isCut)
      return phrase(langOf(all), 'lately.withdrew', { count: isCut ? 0 : all.length, names })
    },
  },
  'policy/accepted': {
    key: () => '',
    says: (all, isCut) => {
      const names = namesOf(all, ({ statement }) => statement.by, isCut)
      return phrase(langOf(all), 'lately.accepted', { count: isCut ? 0 : all.length, names })
    },
  },
  'signature/removed': {
    key: () => '',
    says: (all, isCut) =>
      phrase(langOf(all), 'lately.removed', { names: namesOf(all, ({ body }) => body.party, isCut) }),
  },
  'signature/restored': {
    key: () => '',
    says: (all, isCut) =>
      phrase(langOf(all), 'lately.restored', { names: namesOf(all, ({ body }) => body.party, isCut) }),
  },
}

const kindOf = <T extends StatementType>({ statement }: Told<T>) =>
  together[statement.type as StatementType] as Kind<T> | undefined

const langOf = ([first]: readonly Setting[]) => first!.asked.lang

function versionIn(it: Omit<Setting, 'body'>, digest: string): number {
  return it.known.number('texts', callIn(it.statement), digest)
}

/** Whom a list brought in, whom it has otherwise than the one before, and whom it lacks. */
function fromList(all: readonly Told<'party/listed'>[], isCut: boolean): Markup {
  const lang = langOf(all)
  const { date } = all[0]!.body.source
  const parts = (['added', 'changed', 'gone'] as const)
    .map(how => ({ how, rows: all.filter(one => howListed(one) === how) }))
    .filter(({ rows }) => rows.length > 0)
  const names = (rows: typeof all) => namesOf(rows, ({ body }) => body.party, isCut)
  const day = longDay(date, lang)
  const [first, ...rest] = parts
  const { how, rows } = first!
  // Of a list that was not read to its end nobody knows here what else it changed.
  if (isCut && rest.length > 0) {
    const one = partyNameHere(rows[0]!, rows[0]!.body.party)
    return phrase(lang, `lately.${how}`, {
      date: day,
      names: phrase(lang, 'lately.andOthers', { names: one }),
    })
  }
  const also = rest.map(part => phrase(lang, `lately.also.${part.how}`, { names: names(part.rows) }))
  return html`${phrase(lang, `lately.${how}`, { date: day, names: names(rows) })}${also}`
}

function howListed({ body: { present, firstSeen, source } }: Told<'party/listed'>) {
  if (!present) return 'gone'
  return firstSeen === source.date ? 'added' : 'changed'
}

/** Names that a line has; more are counted. */
const MOST_NAMES = 3

function namesOf<T extends StatementType>(
  all: readonly Told<T>[],
  party: (it: Told<T>) => string,
  isCut: boolean,
): Markup {
  const lang = langOf(all)
  const names = [...new Map(all.map(it => [party(it), partyNameHere(it, party(it))])).values()]
  if (isCut && names.length > 1)
    return phrase(lang, 'lately.andOthers', { names: joined(names.slice(0, 1), lang) })
  // One that is left out would take no more room than its number.
  if (names.length <= MOST_NAMES + 1) return joined(names, lang)
  const { shown, told } = firstOf(names, MOST_NAMES, count => count)
  return phrase(lang, 'lately.andMore', { count: told ?? 0, names: html`${between(shown, lang)}` })
}

const between = (names: readonly Markup[], lang: Lang): Piece =>
  names.map((name, i) => html`${i === 0 ? null : comma(lang)}${name}`)

function joined(names: readonly Markup[], lang: string): Markup {
  const parts = new Intl.ListFormat(lang, { type: 'conjunction' }).formatToParts(names.map((_, i) => `${i}`))
  return html`${parts.map(({ type, value }) => (type === 'element' ? names[Number(value)]! : value))}`
}
