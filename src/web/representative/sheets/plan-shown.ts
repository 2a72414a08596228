import { brief, utf8 } from '../../../core/bytes.ts'
import { digestOf } from '../../../core/digest.ts'
import { formatTime } from '../../../core/time.ts'
import type { Catalogue, Indicator } from '../../../register/figures/catalogue.ts'
import type { FigureAnswer, FigureCell } from '../../../register/figures/figures.ts'
import type {
  FigurePlan,
  PlannedBeside,
  PlannedFigure,
  SheetFault,
} from '../../../register/lists/figure-plan.ts'
import { isOf, itemsText, type SheetSource } from '../../../register/lists/figure-sheet.ts'
import { type Edit, NOBODY, slotOf } from '../../../work/reporting/draft.ts'
import {
  type Asked,
  addressWith,
  comma,
  firstOf,
  formatNumber,
  html,
  type Lang,
  linkIn,
  listOf,
  type Markup,
  numberedTitle,
  type Piece,
  part,
  periodName,
  phrase,
  say,
  shortMinute,
  sub,
  table,
} from '../../kit/kit.ts'
import type { OwnKey } from '../../passkey/own-keys.ts'
import { type Measured, valueSaid } from '../../plots/reported.ts'
import { byWhom } from '../commitments/draft-changed.ts'
import type { Representative } from '../session.ts'
import type { Met, Planned } from './taking.ts'
import type { SavedBy, Unsettled } from './unsettled.ts'
import { faultWords, sheetWords } from './words.ts'

/** What taking a sheet would do, row by row: what changes, what could not be read and what would mend it. */

export interface PlanShown {
  readonly plan: FigurePlan
  readonly catalogue: Catalogue
  /** What stands now, for what differs beside cells. */
  readonly stands: readonly FigureAnswer[]
  readonly hasMacros: boolean
  /** What in the draft is no answer as it stands. */
  readonly draft: Unsettled
  /** Of a report that is corrected. */
  readonly isFiled?: boolean
  /** Which changes meet what others saved, and what becomes of that. */
  readonly met: ReadonlyMap<Planned, Met>
  readonly savedBy: SavedBy
  /** The page, whose query says from where lists are shown. */
  readonly path: string
}

/** Rows of one list on a page. */
const MOST_SHOWN = 100

/** Of a language alone, where one was named before: the first value in words names its own beside it. */
function besideIn({ plan, stands }: Pick<PlanShown, 'plan' | 'stands'>): PlannedBeside[] {
  return plan.beside.filter(({ indicator, period, of }) => {
    if (of !== 'words') return true
    const [before, after] = [stands, plan.answers].map(all =>
      all.find(one => isOf(one, { id: indicator }, period)),
    )
    const isOther = (before?.words ?? null) !== (after?.words ?? null)
    return isOther || (before?.lang != null && before.lang !== after?.lang)
  })
}

export const changesIn = (shown: Pick<PlanShown, 'plan' | 'stands'>): number =>
  shown.plan.changed.length + besideIn(shown).length

/** Of these, how many stand beside a colleague’s answer once they are saved, and how many by themselves. */
export function countTaken(
  shown: Pick<PlanShown, 'plan' | 'stands'>,
  met: readonly Pick<Edit, 'part' | 'group' | 'slot'>[],
): { readonly taken: number; readonly met: number } {
  // The words of an answer and their language are one of the changes that are counted.
  const places = new Set(
    met.map(({ part, group, slot }) => [part, group, slot === 'lang' ? 'words' : slot].join(' ')),
  )
  return { taken: Math.max(0, changesIn(shown) - places.size), met: places.size }
}

/** A sheet with a fault is still shown once the rest of it was taken. */
export const planNote = ({ lang }: Asked, shown: PlanShown): string => {
  if (changesIn(shown) > 0) return say(lang, 'sheet.planNote')
  const { faults, outdated } = shown.plan
  return say(lang, outdated > 0 || faults.length > 0 ? 'sheet.planStays' : 'sheet.planDone')
}

/**
 * Of what a sheet would change, and from what, also where no answer stood: by it is known later what its reader has
 * seen.
 */
export const sheetDigest = (plan: FigurePlan, stood: readonly unknown[] = []): string => {
  const { answers, beside, changed, sources } = plan
  const others = beside.map(({ indicator, period, of }) => {
    const answer = answers.find(one => isOf(one, { id: indicator }, period))
    const found = foundIn(sources, answer)
    const says = {
      words: [answer?.words, answer?.lang],
      behind: [answer?.behind],
      // The source itself: its place moves while colleagues add others and take them away.
      found: [found?.source.title, found?.source.url, found?.place],
    }
    return [indicator, period, of, says[of].map(one => one ?? null)]
  })
  return digestOf(utf8(JSON.stringify([changed, others, stood])))
}

const COUNTED = {
  words: 'sheet.reworded',
  behind: 'sheet.behindChanged',
  found: 'sheet.foundChanged',
} as const

/** In sentences, what would become of the whole. */
export function planSaid({ lang }: Asked, shown: PlanShown): Markup {
  const { hasMacros, plan } = shown
  const { besideOnly, changed, faults, guessed, open, outdated, passedOver, unnamed } = plan
  const beside = besideIn(shown)
  const besideSaid = (['words', 'behind', 'found'] as const).map(of => {
    const count = beside.filter(one => one.of === of).length
    return count > 0 && say(lang, COUNTED[of], { count })
  })
  const { settles, replaces, left } = shown.draft
  const lines = [
    say(lang, 'sheet.changed', { count: changed.length }),
    ...besideSaid,
    faults.length > 0 && say(lang, 'sheet.faults', { count: faults.length }),
    open > 0 && say(lang, 'sheet.staysOpen', { count: open }),
    left.length > 0 && say(lang, 'sheet.staysWrong', { count: left.length }),
    outdated > 0 && say(lang, 'sheet.outdated', { count: outdated }),
    unnamed > 0 && say(lang, 'sheet.unnamed', { count: unnamed }),
  ].filter(one => one !== false)
  const met = [...shown.met.values()]
  const kept = met.filter(one => one.fate === 'kept').length
  const overtaken = met.filter(one => one.fate === 'replaced' && one.isAnswer && !one.isEmptied).length
  const warnings = [
    kept > 0 && say(lang, 'sheet.kept', { count: kept }),
    overtaken > 0 && say(lang, 'sheet.overtaken', { count: overtaken }),
    besideOnly.length > 0 && besideOnlySaid(lang, besideOnly),
    settles > 0 && say(lang, 'sheet.settles', { count: settles }),
    replaces > 0 && say(lang, 'sheet.replaces', { count: replaces }),
    guessed > 0 && say(lang, 'sheet.guessed', { count: guessed }),
    hasMacros && say(lang, 'sheet.macros'),
    passedOver.length > 0 && say(lang, 'sheet.passedOver', { names: listOf(passedOver, lang) }),
  ].filter(one => one !== false)
  return html`
    <ul class="plain-list mt-s">${lines.map(line => html`<li>${line}</li>`)}</ul>
    ${warnings.length === 0 ? null : html`<div class="notice warn mt">${warnings.map(line => html`<p>${line}</p>`)}</div>`}
  `
}

/** Rows that one sentence names. */
const MOST_NAMED = 20

function besideOnlySaid(lang: Lang, rows: PlanShown['plan']['besideOnly']): string {
  const { value, words } = sheetWords(lang).columns
  const { shown, told } = firstOf(rows, MOST_NAMED, left => say(lang, 'sheet.moreRows', { count: left }))
  const named = shown.map(one => rowSaid(lang, one))
  const all = listOf(told === null ? named : [...named, told], lang)
  return say(lang, 'sheet.besideOnly', { count: rows.length, rows: all, value, words })
}

/** What could not be read; null where all could. */
export function faultsPart(asked: Asked, shown: PlanShown): Markup | null {
  const { lang } = asked
  const { faults } = shown.plan
  if (faults.length === 0) return null
  const heads = (['row', 'column', 'stands', 'mend'] as const).map(one => say(lang, `sheet.${one}`))
  const { columns } = sheetWords(lang)
  const row = (one: SheetFault) => {
    const where = [
      rowSaid(lang, one),
      one.column === null ? say(lang, 'sheet.wholeRow') : columns[one.column],
      one.with === '' ? null : html`<bdi>${one.with}</bdi>`,
      mendWords(lang, shown, one),
    ]
    return html`<tr role="row">${where.map((says, i) => cellOf(heads[i]!, says, i === 0))}</tr>`
  }
  const paged = pageOf(asked, shown.path, 'faults', faults)
  const matter = html`${table(say(lang, 'sheet.faultsHead'), heads, paged.shown.map(row), 'even')}${paged.more}`
  return part(say(lang, 'sheet.faultsHead'), matter, { note: say(lang, 'sheet.faultsNote'), id: 'faults' })
}

/**
 * The old value beside the new one, first where it is a colleague’s and its reader may know nothing of it; null where
 * nothing changes.
 */
export function changesPart(asked: Asked, shown: PlanShown): Markup | null {
  const { lang } = asked
  const { plan } = shown
  if (changesIn(shown) === 0) return null
  const heads = (['row', 'indicator', 'now', 'then'] as const).map(one => say(lang, `sheet.${one}`))
  const all = [
    ...plan.changed.map(one => ({ one, draw: (of: Indicator) => cellChange(lang, shown, of, one) })),
    ...besideIn(shown).map(one => ({ one, draw: (of: Indicator) => besideChange(lang, shown, of, one) })),
  ].sort((a, b) => inOrder(shown.met.get(a.one), shown.met.get(b.one)))
  const paged = pageOf(asked, shown.path, 'changes', all)
  const known = new Map(shown.catalogue.indicators.map(one => [one.id, one]))
  const rows = paged.shown.map(({ one, draw }) => {
    const cells = withMet(lang, shown, one, draw(known.get(one.indicator)!))
    return html`<tr role="row">${cells.map((says, i) => cellOf(heads[i]!, says, i === 0))}</tr>`
  })
  const title = say(lang, 'sheet.planHead')
  return part(title, html`${table(title, heads, rows, 'even')}${paged.more}`, { id: 'planned' })
}

const RANKS = ['kept', 'replaced', undefined]

/** What is kept beside the sheet’s, what is replaced, the rest; what was saved last before what lies there longer. */
const inOrder = (a: Met | undefined, b: Met | undefined) =>
  RANKS.indexOf(a?.fate) - RANKS.indexOf(b?.fate) || (b?.at ?? 0) - (a?.at ?? 0)

/** With whose what stands is, and what becomes of it. */
function withMet(lang: Lang, { met, savedBy }: PlanShown, one: Planned, cells: readonly Piece[]): Piece[] {
  const found = met.get(one)
  if (found === undefined) return [...cells]
  const [row = null, where = null, now = null, then = null] = cells
  const saved = found.isAnswer ? sub(savedBy(found)) : null
  const kept = found.fate === 'kept' ? sub(say(lang, 'sheet.bothKept')) : null
  return [row, where, html`${now}${saved}`, html`${then}${kept}`]
}

export const savedBySaid =
  (asked: Asked, who: Representative, keys: readonly OwnKey[]): SavedBy =>
  ({ by, at, isEmptied = false }) => {
    const { lang } = asked
    if (by === NOBODY) return say(lang, 'correct.reported')
    const name = byWhom(asked, who, keys, by ?? '')
    return at === undefined
      ? name
      : phrase(lang, isEmptied ? 'sheet.emptiedBy' : 'sheet.savedBy', {
          who: name,
          when: shortMinute(formatTime(at), lang),
        })
  }

/** A source is added to a report that is prepared; of one that was filed, beside an answer that is corrected. */
function mendWords(lang: Lang, { isFiled }: PlanShown, fault: SheetFault): string {
  const { why } = fault
  const isOwn = why === 'sourceUnknown' || why === 'indicatorUnknown'
  return isFiled === true && isOwn ? say(lang, `correct.${why}`) : faultWords(lang, fault)
}

const cellOf = (head: Piece, says: Piece, isFirst: boolean) =>
  isFirst
    ? html`<th scope="row" role="rowheader">${says}</th>`
    : html`<td role="cell" class="all" data-k="${head}">${says}</td>`

function rowSaid(lang: Lang, { line, sheet }: Pick<SheetFault, 'line' | 'sheet'>): string {
  const row = formatNumber(line, lang)
  return sheet === null ? row : say(lang, 'sheet.rowIn', { row, sheet })
}

function cellChange(
  lang: Lang,
  { catalogue, draft }: PlanShown,
  indicator: Indicator,
  one: PlannedFigure,
): Piece[] {
  const of = measuredIn(catalogue, indicator)
  const place = itemsText(catalogue, indicator, one.by, lang)
  return [
    rowSaid(lang, one),
    indicatorSaid(lang, indicator, [place, periodName(one.period, lang)]),
    draft.shown(indicator, one.period, slotOf(one.by)) ?? cellSaid(lang, of, one.before),
    html`<b>${cellSaid(lang, of, one.after)}</b>`,
  ]
}

/** Letters of words that a table has room for: the sheet itself has all of them. */
const MOST_WORDS = 160

/** How each is called that stands beside the cells of an answer. */
export const BESIDE = { words: 'sheet.words', behind: 'correct.behind', found: 'correct.foundIn' } as const

/** What stands beside the cells of an answer; where nobody else stands behind it, the organisation does. */
export const textSaid = (lang: Lang, of: 'words' | 'behind', text: string | null): Piece =>
  text === null
    ? say(lang, of === 'words' ? 'sheet.noWords' : 'sheet.behindItself')
    : html`“<bdi>${text}</bdi>”`

function besideChange(
  lang: Lang,
  { draft, plan, stands }: PlanShown,
  indicator: Indicator,
  { of, period }: PlannedBeside,
): Piece[] {
  const saidIn = (answers: readonly FigureAnswer[]) => {
    const answer = answers.find(one => isOf(one, indicator, period))
    if (of === 'found') return foundSaid(lang, foundIn(plan.sources, answer))
    const text = answer?.[of] ?? null
    return textSaid(lang, of, text && brief(text, MOST_WORDS))
  }
  return [
    say(lang, BESIDE[of]),
    indicatorSaid(lang, indicator, [periodName(period, lang)]),
    draft.shown(indicator, period, of) ?? saidIn(stands),
    saidIn(plan.answers),
  ]
}

type Found = Readonly<{ source: SheetSource; place: string }>

function foundIn(sources: readonly SheetSource[], answer: FigureAnswer | undefined): Found | null {
  const found = answer?.found ?? null
  return found && { source: sources[found.source]!, place: found.place }
}

/** Where an answer stands; by its link a reader tells two sources of one name apart. */
export const foundSaid = (lang: Lang, found: Found | null): Piece =>
  found === null
    ? say(lang, 'filing.foundNone')
    : html`<bdi>${found.source.title}</bdi>${comma(lang)}<bdi>${found.place}</bdi>${found.source.url === null ? null : sub(found.source.url)}`

function indicatorSaid(lang: Lang, { number, titles }: Indicator, where: readonly string[]): Markup {
  const says = where.filter(Boolean).join(' · ')
  return html`${numberedTitle(number, titles, lang)}${sub(says)}`
}

export const cellSaid = (lang: Lang, of: Measured, cell: FigureCell | null): string =>
  cell === null ? say(lang, 'sheet.nothing') : valueSaid(lang, of, cell)

/** As values of one indicator are said. */
export function measuredIn({ lists }: Pick<Catalogue, 'lists'>, { titles, value }: Indicator): Measured {
  const list = value.type === 'choice' ? lists.find(({ id }) => id === value.list) : undefined
  return { titles, value, items: new Map((list?.items ?? []).map(one => [one.id, one.titles])) }
}

/** Where each list stands, by the member of the query that says from where it is shown. */
const PLACES = { faults: 'faults', changes: 'planned', corrected: 'changes' } as const

/** A page of a list, and the way to the others: of thousands of rows none is left out in silence. */
export function pageOf<T>(asked: Asked, path: string, name: keyof typeof PLACES, all: readonly T[]) {
  const { lang, query } = asked
  const typed = Number(/^\d{1,6}$/.exec(query.get(name) ?? '')?.[0] ?? 0)
  const from = typed < all.length ? typed - (typed % MOST_SHOWN) : 0
  const shown = all.slice(from, from + MOST_SHOWN)
  const at = (place: number, says: string, rel: 'prev' | 'next') =>
    html`<a href="${linkIn(asked, `${addressWith(path, { [name]: String(place) })}#${PLACES[name]}`)}" rel="${rel}">${says}</a>`
  const range = say(lang, 'sheet.range', {
    ...{ from: from + 1, until: from + shown.length, count: all.length },
  })
  const more =
    all.length <= MOST_SHOWN
      ? null
      : html`<nav class="pager" aria-label="${say(lang, 'sheet.pages')}">
        ${from > 0 ? at(from - MOST_SHOWN, say(lang, 'sheet.previous'), 'prev') : null}
        <span>${range}</span>
        ${from + MOST_SHOWN < all.length ? at(from + MOST_SHOWN, say(lang, 'sheet.next'), 'next') : null}
      </nav>`
  return { shown, more }
}
