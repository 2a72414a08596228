import { KINDS } from '../../register/kinds.ts'
import type { ChangeKind, RollChange } from '../../register/roll-changes.ts'
import { type Return, returnsApart } from '../call/changes-between.ts'
import {
  type Asked,
  addressWith,
  arrow,
  comma,
  countryName,
  entriesFrom,
  entryLink,
  firstOf,
  formatNumber,
  html,
  linkTo,
  listed,
  longDay,
  type Markup,
  mark,
  named,
  type Piece,
  part,
  partyLink,
  phrase,
  remark,
  say,
  shortDate,
  stateBeside,
  sub,
} from '../kit/kit.ts'
import { external } from '../teller/pieces.ts'
import type { Between } from './changes.ts'
import { ofKind } from './facets.ts'

/** Who joined, who is no longer there, who is called otherwise and who said something, each with its day and entry. */

/** Names of one kind, and lines of one group; the file has all. */
const MOST_NAMES = 150
const MOST_LINES = 50
/** Names that stand open. */
const FEW = 24

export function changeGroups(asked: Asked, between: Between, changes: readonly RollChange[]): Piece {
  const { lang } = asked
  const { others, returns } = returnsApart(changes)
  const of = (...what: readonly ChangeKind[]) => others.filter(one => what.includes(one.what))
  // What copied lists leave open is said of what they tell, and of nothing that somebody signed.
  const isCopied = (all: readonly RollChange[]) => all.some(({ source }) => source !== null)
  const group = (heading: string, all: readonly RollChange[], note: string | null = null) => {
    if (all.length === 0) return null
    // Said once where it is the same of all.
    const [first] = all
    const isOne = !isDated(first!) && all.every(({ after, by }) => after === first!.after && by === first!.by)
    const says = isOne ? `${whenOf(asked, first!)}. ${note ?? ''}`.trim() : note
    return part(heading, html`${lines(asked, between, all, isOne)}${sourcesOf(asked, between, all)}`, {
      note: says,
    })
  }
  const joined = of('joined')
  const left = of('left')
  const otherwise = of('renamed', 'kind', 'country')
  const unknown = (what: ChangeKind, day: string) => notKnown(asked, between, of(what), day)
  return [
    joined.length === 0
      ? null
      : part(
          say(lang, 'between.joined'),
          html`${byKinds(asked, between, joined)}${sourcesOf(asked, between, joined)}`,
        ),
    group(
      say(lang, 'between.gone'),
      left,
      left.some(({ how }) => how === 'unlisted') ? say(lang, 'between.goneSays') : null,
    ),
    returnsPart(asked, between, returns),
    group(
      say(lang, 'between.otherwise'),
      otherwise,
      isCopied(otherwise) ? say(lang, 'between.otherwiseSays') : null,
    ),
    group(say(lang, 'between.signed'), of('signed')),
    group(say(lang, 'between.declared'), of('declared', 'reserved')),
    unknown('unknown-before', between.from),
    unknown('unknown-after', between.to),
  ]
}

/** Who left and is on it again, with both days. */
function returnsPart(asked: Asked, between: Between, returns: readonly Return[]): Piece {
  if (returns.length === 0) return null
  const { lang } = asked
  const { shown, told: more } = firstOf(returns, MOST_LINES, count => moreInFile(asked, between, count))
  const lines = shown.map(({ left, back }) => {
    const says = say(lang, 'between.backSince', { left: whenOf(asked, left), date: longDay(back.by, lang) })
    return html`<li>
      <span class="when">${say(lang, `kind.${back.kind}`)}</span>
      <div class="what">${whatOf(asked, between.call.id, back)}${sub(says)}</div>
    </li>`
  })
  const all = returns.flatMap(({ left, back }) => [left, back])
  return part(
    say(lang, 'between.returned'),
    html`<ul class="ledger">${lines}</ul>${more}${sourcesOf(asked, between, all)}`,
  )
}

function byKinds(asked: Asked, between: Between, all: readonly RollChange[]) {
  const { lang } = asked
  return KINDS.map(kind => {
    const of = all.filter(one => one.kind === kind)
    if (of.length === 0) return null
    const word = ofKind(asked, kind, of.length)
    return html`<section class="event-group">
      <h3><b>${formatNumber(of.length, lang)}</b> ${word}</h3>
      ${names(asked, between, of)}
    </section>`
  })
}

/**
 * Those of whom only the two next days are known stand under these, the others before them with their day. No such
 * group stands without its days, or its names would be read under those of the group above.
 */
function names(asked: Asked, between: Between, all: readonly RollChange[]) {
  const { lang } = asked
  const { shown, told: more } = firstOf(all, MOST_NAMES, count => moreInFile(asked, between, count))
  const spans = [...Map.groupBy(shown, spanOf)].sort(([a], [b]) => (a < b ? -1 : 1))
  const matter = spans.map(([span, of]) => {
    const sorted = of.toSorted((a, b) => (isDated(a) ? 0 : a.names[0]!.text < b.names[0]!.text ? -1 : 1))
    return html`<div>
      ${span === '' ? null : html`<h4>${whenOf(asked, of[0]!)}</h4>`}
      ${listed(
        sorted.map(one => nameAndDay(asked, one)),
        'cols',
      )}
    </div>`
  })
  const matters = html`${matter}${more}`
  if (all.length <= FEW) return matters
  return html`<details class="alt flat in-print">
    <summary>${say(lang, 'between.names', { count: all.length })}</summary>${matters}
  </details>`
}

const isDated = ({ after, by }: RollChange) => after === by

/** Of whom it is not known whether they came or went at all, so that there are no days of that. */
const isOpen = ({ what }: RollChange) => what === 'unknown-before' || what === 'unknown-after'

/** Empty sorts first. */
const spanOf = (change: RollChange) =>
  isDated(change) || isOpen(change) ? '' : `${change.after} ${change.by}`

/** The name leads to the page of whoever it is, which has each log entry. */
function nameAndDay(asked: Asked, change: RollChange) {
  const { party, names, by } = change
  const day = isDated(change) ? html`${comma(asked.lang)}${shortDate(by, asked.lang)}` : null
  return linkTo(
    asked,
    `/parties/${party}`,
    html`${named(names, asked.lang)}${stateBeside(change, asked.lang)}${day}`,
  )
}

/** Sources of one part; others are in the file. */
const MOST_SOURCES = 12

/** Which lists and reports tell these, each with its log entry; what was signed here, each page of a party has. */
function sourcesOf(asked: Asked, between: Between, changes: readonly RollChange[]): Piece {
  const { lang } = asked
  const { lists } = between.call
  const days = new Set(
    changes.flatMap(({ source, after }) => (source !== null && 'list' in source ? [after, source.list] : [])),
  )
  const ofLists = lists
    .filter(({ date }) => days.has(date))
    .map(({ date, entry }) =>
      phrase(lang, 'between.sourceList', { date: shortDate(date, lang), entry: entriesFrom(asked, entry) }),
    )
  const reports = new Map(
    changes.flatMap(({ source, entry }) =>
      source !== null && 'report' in source
        ? [[source.report.digest ?? source.report.title, { ...source.report, entry }] as const]
        : [],
    ),
  )
  const ofReports = [...reports.values()].map(({ title, by, url, entry }) => {
    const linked = url === null ? title : external(url, title)
    const named = by === null ? linked : phrase(lang, 'general.pair', { what: by, value: linked })
    return html`${named}${comma(lang)}${entryLink(asked, entry)}`
  })
  const signed = changes.some(({ source }) => source === null) ? [say(lang, 'between.sourceSigned')] : []
  const all: readonly Piece[] = [...ofLists, ...ofReports, ...signed]
  const { shown, told: more } = firstOf(all, MOST_SOURCES, count => moreInFile(asked, between, count))
  const joined = shown.map((one, i) => html`${i === 0 ? null : say(lang, 'general.join')}${one}`)
  return all.length === 0
    ? null
    : html`<p class="proof mt-s"><span>${mark('copy')}</span><span>${say(lang, 'between.sources')} ${joined}</span></p>${more}`
}

function lines(asked: Asked, between: Between, all: readonly RollChange[], isOne: boolean) {
  const { shown, told: more } = firstOf(all, MOST_LINES, count => moreInFile(asked, between, count))
  return html`<ul class="ledger">${shown.map(one => line(asked, between.call.id, one, isOne))}</ul>${more}`
}

function line(asked: Asked, call: string, change: RollChange, isOne: boolean) {
  return html`<li>
    <span class="when">${say(asked.lang, `kind.${change.kind}`)}</span>
    <div class="what">${whatOf(asked, call, change)}${isOne ? null : sub(whenOf(asked, change))}</div>
  </li>`
}

function whenOf({ lang }: Asked, { after, by, what, how }: RollChange): string {
  if (after !== by)
    return say(lang, 'between.between', { after: longDay(after, lang), by: longDay(by, lang) })
  if (what === 'left' && how !== undefined && how !== 'merged' && how !== 'succeeded')
    return say(lang, `roll.ended.${how}`, { date: longDay(by, lang) })
  return longDay(by, lang)
}

function whatOf(asked: Asked, call: string, change: RollChange): Piece {
  const { lang } = asked
  const { what, party, names, country, was, words, into, kind } = change
  const beside = stateBeside(change, lang)
  const name = html`${partyLink(asked, party, names)}${beside}`
  const countryOf = (code: string | null) =>
    code === null ? say(lang, 'roll.noCountry') : countryName(code, lang)
  if (was !== undefined && what === 'renamed')
    return html`<span class="diff"><del>${named(was.names, lang)}</del> <ins>${name}</ins></span>`
  if (was !== undefined && (what === 'kind' || what === 'country')) {
    const [old, now] =
      what === 'kind'
        ? [say(lang, `kind.${was.kind}`), say(lang, `kind.${kind}`)]
        : [countryOf(was.country), countryOf(country)]
    const value = html`<span class="diff"><del>${old}</del> <ins>${now}</ins></span>`
    return phrase(lang, 'general.pair', { what: name, value })
  }
  if (what === 'declared' || what === 'reserved') {
    const said = say(lang, what === 'declared' ? 'roll.said.declaration' : 'roll.said.reservation')
    const quote =
      words !== undefined && 'text' in words
        ? html`<q lang="${words.lang}" dir="auto">${words.text}</q>`
        : linkTo(asked, `/parties/${party}#said-${call}`, said)
    return phrase(lang, 'general.pair', { what: name, value: quote })
  }
  const heir = into === undefined ? null : html` ${arrow(lang)} ${partyLink(asked, into, undefined)}`
  return html`${name}${country === null || beside !== null ? null : `${comma(lang)}${countryName(country, lang)}`}${heir}`
}

/** Nothing is told of them as joined or left. */
function notKnown(asked: Asked, between: Between, all: readonly RollChange[], day: string): Piece {
  if (all.length === 0) return null
  const { lang } = asked
  const isOn = (other: RollChange['other']) => all.filter(one => one.other === other)
  const see = addressWith(`/${between.call.id}/roll`, { status: 'unknown', at: day })
  const of = (other: 'on' | 'off') => {
    const found = isOn(other)
    if (found.length === 0) return null
    const at = day === between.from ? between.to : between.from
    const says = say(lang, `between.other.${other}`, { count: found.length, date: longDay(at, lang) })
    return html`<section class="region">
      <div><h3>${says}</h3></div>
      <div>${names(asked, between, found)}</div>
    </section>`
  }
  return part(
    say(lang, 'between.unknown', { date: longDay(day, lang) }),
    html`${of('on')}${of('off')}${remark(linkTo(asked, see, say(lang, 'between.unknownSee')), 'mt-s')}`,
    { note: say(lang, 'between.unknownSays'), inside: 'box regions' },
  )
}

function moreInFile({ lang }: Asked, { call, from, to }: Between, count: number): Markup {
  const csv = html`<a href="${addressWith(`/${call.id}/changes.csv`, { from, to })}">CSV</a>`
  return remark(phrase(lang, 'between.more', { count, csv }), 'mt-s')
}
