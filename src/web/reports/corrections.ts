import { formatJson } from '../../core/json.ts'
import type { Catalogue } from '../../register/figures/catalogue.ts'
import { type Difference, differences, type Figures } from '../../register/figures/figures.ts'
import { isThere, type Saying, withheldBy } from '../../work/reporting/filed.ts'
import type { Gone } from '../../work/reporting/kept-files.ts'
import {
  type Asked,
  comma,
  entryLink,
  firstOf,
  html,
  linkTo,
  longDay,
  type Markup,
  nameIn,
  numberedTitle,
  type Piece,
  part,
  periodName,
  phrase,
  remark,
  say,
} from '../kit/kit.ts'
import { codeMark } from '../plots/codes.ts'
import { hasValue, measured, valueSaid } from '../plots/reported.ts'
import { quoted } from '../teller/pieces.ts'
import type { FiguresShown } from './blocks.ts'
import type { Filing } from './filing.ts'
import { textQuoted } from './values.ts'

/** What was corrected, by whom and why: each old value beside the new one. */

/** Files of figures that are read for one page; whoever corrects each day has the others in the log. */
const MOST_SHOWN = 4
const MOST_CHANGES = 40

export async function correctionsPart(
  asked: Asked,
  { call, stood }: Filing,
  /** Whether its values stand on the same page. */
  isShown: boolean,
): Promise<Markup | null> {
  if (stood === null || stood.sayings.length === 1) return null
  const { lang, site } = asked
  const it = { catalogue: await site.filed.catalogue(call, stood), isShown }
  const { sayings } = stood
  const all = sayings.slice(1).map((saying, i) => ({ saying, before: sayings[i]! }))
  const { shown: newest, told } = firstOf(all.toReversed(), MOST_SHOWN, count =>
    say(lang, 'reports.earlierCorrections', { count }),
  )
  const earlier = all.slice(0, -newest.length).map(({ saying }) => entryLink(asked, saying.entry))
  const lines = await Promise.all(newest.map(one => correctionDrawn(asked, it, one.before, one.saying)))
  const more =
    told === null
      ? null
      : remark(html`${told} ${earlier.map((link, i) => html`${i === 0 ? '' : comma(lang)}${link}`)}`)
  return part(
    say(lang, 'reports.corrections'),
    html`<ol class="corrections">${lines.map(one => html`<li>${one}</li>`)}</ol>${more}`,
    { id: 'corrections', strong: true },
  )
}

async function correctionDrawn(
  asked: Asked,
  { catalogue, isShown }: Readonly<{ catalogue: Catalogue | Gone; isShown: boolean }>,
  before: Saying,
  { day, entry, reason, ...after }: Saying,
): Promise<Markup> {
  const { lang, site } = asked
  const head = phrase(lang, 'reports.correctedOn', {
    day: longDay(day, lang),
    entry: entryLink(asked, entry),
  })
  const changes = async (): Promise<Markup> => {
    if (isThere(catalogue)) {
      const old = await site.filed.figures(before, catalogue)
      const now = await site.filed.figures(after, catalogue)
      if (isThere(old) && isThere(now)) return changesDrawn(asked, { catalogue, isShown }, old, now)
    }
    const [old, now] = await site.filed.withheld([before, after])
    return unread(asked, [
      ['catalogue', isThere(catalogue) ? null : withheldBy(catalogue)],
      ['old', old!],
      ['new', now!],
    ])
  }
  return html`<h3>${head}</h3>${await quoted(asked, reason)}${await changes()}`
}

/** What cannot be read of a correction, and by which entry it is withheld. */
function unread(
  asked: Asked,
  files: readonly (readonly ['catalogue' | 'old' | 'new', number | null])[],
): Markup {
  const { lang } = asked
  const withheld = files.flatMap(([what, entry]) =>
    entry === null ? [] : [phrase(lang, `reports.unread.${what}`, { entry: entryLink(asked, entry) })],
  )
  return remark(html`${say(lang, 'reports.unread')}${withheld.map(one => html` ${one}`)}`)
}

function changesDrawn(asked: Asked, shown: Drawn, old: Figures, now: Figures): Markup {
  const { lang } = asked
  const all = differences(old, now)
  const { shown: some, told } = firstOf(all, MOST_CHANGES, count =>
    say(lang, 'reports.moreChanges', { count }),
  )
  const sources =
    formatJson(old.sources) === formatJson(now.sources) ? null : remark(say(lang, 'reports.sources.changed'))
  if (all.length === 0) return html`${sources}`
  const heads = [
    say(lang, 'reports.indicatorOf'),
    say(lang, 'reports.period'),
    say(lang, 'reports.old'),
    say(lang, 'reports.new'),
  ]
  const rows = some.map(one => rowOf(asked, shown, one, { old, now }))
  return html`<table class="table roll changes" role="table">
      <caption>${say(lang, 'reports.changes', { count: all.length })}</caption>
      <thead role="rowgroup"><tr role="row">${heads.map(head => html`<th role="columnheader" scope="col">${head}</th>`)}</tr></thead>
      <tbody role="rowgroup">${rows}</tbody>
    </table>${told === null ? null : remark(told)}${sources}`
}

type Drawn = Readonly<{ catalogue: Catalogue; isShown: boolean }>
type Sides = Readonly<{ old: Figures; now: Figures }>

function rowOf(asked: Asked, { catalogue, isShown }: Drawn, one: Difference, sides: Sides): Markup {
  const { lang } = asked
  const indicator = catalogue.indicators.find(({ id }) => id === one.indicator)!
  const of =
    one.of === 'cell'
      ? one.by.map((item, i) => itemName(lang, catalogue, indicator.by[i]!, item)).join(' · ')
      : say(lang, `reports.changed.${one.of}`)
  const name = html`${numberedTitle(indicator.number, indicator.titles, lang)}${of === '' ? null : html`<span class="sub">${of}</span>`}`
  const [before, after] = [
    sideSaid(asked, catalogue, one, 'before', sides.old),
    sideSaid(asked, catalogue, one, 'after', sides.now),
  ]
  return html`<tr role="row">
    <th role="rowheader" scope="row" class="all">${isShown ? linkTo(asked, `#${one.indicator}`, name) : name}</th>
    <td role="cell" class="all" data-k="${say(lang, 'reports.period')}">${periodName(one.period, lang)}</td>
    <td role="cell" class="all" data-k="${say(lang, 'reports.old')}">${before}</td>
    <td role="cell" class="all" data-k="${say(lang, 'reports.new')}">${after}</td>
  </tr>`
}

function itemName(
  lang: Asked['lang'],
  { lists }: FiguresShown['catalogue'],
  list: string,
  item: string,
): string {
  const found = lists.find(({ id }) => id === list)!.items.find(({ id }) => id === item)!
  return nameIn(found.titles, lang).text
}

function sideSaid(
  { lang }: Asked,
  catalogue: FiguresShown['catalogue'],
  one: Difference,
  side: 'before' | 'after',
  figures: Figures,
): Piece {
  const nothing = html`<em>${say(lang, 'reports.nothing')}</em>`
  switch (one.of) {
    case 'cell': {
      const cell = one[side]
      if (cell === null) return nothing
      const indicator = catalogue.indicators.find(({ id }) => id === one.indicator)!
      const of = measured(catalogue, indicator)
      if (!hasValue(cell)) return codeMark(lang, cell.missing)
      return indicator.value.type === 'words'
        ? textQuoted(languageOf(figures, one), String(cell.value))
        : valueSaid(lang, of, cell)
    }
    case 'words':
      return one[side] === null ? nothing : textQuoted(languageOf(figures, one), one[side])
    case 'behind':
      return one[side] === null
        ? html`<em>${say(lang, 'reports.itself')}</em>`
        : html`<bdi>${one[side]}</bdi>`
    case 'found': {
      const found = one[side]
      return found === null
        ? nothing
        : html`<bdi>${found.source.title}</bdi>${comma(lang)}<bdi>${found.place}</bdi>`
    }
  }
}

function languageOf({ answers }: Figures, { indicator, period }: Difference): string | null {
  const found = answers.find(
    one =>
      one.indicator === indicator && one.period.from === period.from && one.period.until === period.until,
  )
  return found?.lang ?? null
}
