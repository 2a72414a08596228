import { KINDS } from '../../register/kinds.ts'
import type { ChangeKind, RollChange } from '../../register/roll-changes.ts'
import {
  type Asked,
  addressWith,
  countryName,
  entryLink,
  firstOf,
  formatNumber,
  html,
  isOne,
  linkIn,
  linkTo,
  listed,
  longDay,
  type Markup,
  named,
  type Piece,
  part,
  partyLink,
  phrase,
  remark,
  say,
  shortDate,
  sub,
} from '../kit/kit.ts'
import { external } from '../teller/pieces.ts'
import type { Between } from './changes.ts'
import { sourceOf } from './changes-data.ts'

/** Who joined, who is no longer there, who is called otherwise and who said something, each with its day and entry. */

/** Names of one kind, and lines of one group; the file has all. */
const MOST_NAMES = 150
const MOST_LINES = 50
/** Names that stand open. */
const FEW = 24

export function changeGroups(asked: Asked, between: Between, changes: readonly RollChange[]): Piece {
  const { lang } = asked
  const of = (...what: readonly ChangeKind[]) => changes.filter(one => what.includes(one.what))
  const group = (heading: string, all: readonly RollChange[], note: string | null = null) =>
    all.length === 0 ? null : part(heading, lines(asked, between, all), { note })
  const joined = of('joined')
  const unknown = (what: ChangeKind, day: string) => notKnown(asked, between, of(what), day)
  return [
    joined.length === 0
      ? null
      : part(say(lang, 'between.joined'), byKinds(asked, between, joined), { inside: 'box regions' }),
    group(say(lang, 'between.gone'), of('left'), say(lang, 'between.goneSays')),
    group(
      say(lang, 'between.otherwise'),
      of('renamed', 'kind', 'country'),
      say(lang, 'between.otherwiseSays'),
    ),
    group(say(lang, 'between.signed'), of('signed')),
    group(say(lang, 'between.declared'), of('declared', 'reserved')),
    unknown('unknown-before', between.from),
    unknown('unknown-after', between.to),
  ]
}

function byKinds(asked: Asked, between: Between, all: readonly RollChange[]) {
  const { lang } = asked
  return KINDS.map(kind => {
    const of = all.filter(one => one.kind === kind)
    if (of.length === 0) return null
    const noun = say(lang, isOne(of.length, lang) ? `kind.${kind}` : `kinds.${kind}`)
    return html`<section class="region">
      <div><h3><b>${formatNumber(of.length, lang)}</b> ${noun}</h3></div>
      <div>${names(asked, between, of)}</div>
    </section>`
  })
}

/** Those of whom only the two next days are known stand under these, the others with their day. */
function names(asked: Asked, between: Between, all: readonly RollChange[]) {
  const { lang } = asked
  const { shown, told: more } = firstOf(all, MOST_NAMES, count => moreInFile(asked, between, count))
  const spans = [...Map.groupBy(shown, one => (isDated(one) ? '' : `${one.after} ${one.by}`)).values()]
  const matter = spans.map(of => {
    const sorted = of.toSorted((a, b) => (isDated(a) ? 0 : a.names[0]!.text < b.names[0]!.text ? -1 : 1))
    return html`<div>
      ${isDated(of[0]!) ? null : html`<h4>${whenOf(asked, of[0]!)}</h4>`}
      ${listed(
        sorted.map(one => nameAndEntry(asked, one)),
        'cols',
      )}
    </div>`
  })
  const matters = html`${matter}${more}`
  if (all.length <= FEW) return matters
  return html`<details class="alt flat">
    <summary>${say(lang, 'between.names', { count: all.length })}</summary>${matters}
  </details>`
}

const isDated = ({ after, by }: RollChange) => after === by

function nameAndEntry(asked: Asked, change: RollChange) {
  const { lang } = asked
  const { party, names, by, entry } = change
  const day = isDated(change) ? html`, ${shortDate(by, lang)}` : null
  return html`
    ${linkTo(asked, `/parties/${party}`, html`${named(names, lang)}${day}`)}
    <a class="cite" href="${linkIn(asked, `/entries/${entry}`)}">
      <span class="vh">${say(lang, 'entry.linked', { index: entry })}</span>
      <span aria-hidden="true">${formatNumber(entry, lang)}</span>
    </a>
  `
}

function lines(asked: Asked, between: Between, all: readonly RollChange[]) {
  const { shown, told: more } = firstOf(all, MOST_LINES, count => moreInFile(asked, between, count))
  return html`<ul class="ledger three">${shown.map(one => line(asked, between, one))}</ul>${more}`
}

function line(asked: Asked, { call }: Between, change: RollChange) {
  const { lang } = asked
  const { kind, entry } = change
  const source = sourceOf(change, call)
  const title = source && (source.url === null ? source.title : external(source.url, source.title))
  const by = source?.by == null ? null : `${source.by}: `
  return html`<li>
    <span class="when">${say(lang, `kind.${kind}`)}</span>
    <div class="what">${whatOf(asked, change)}${sub(whenOf(asked, change))}</div>
    <div class="meta">${entryLink(asked, entry)}${title === null ? null : sub(html`${by}${title}`)}</div>
  </li>`
}

function whenOf({ lang }: Asked, { after, by, what, how }: RollChange): string {
  if (after !== by)
    return say(lang, 'between.between', { after: longDay(after, lang), by: longDay(by, lang) })
  if (what === 'left' && how !== undefined && how !== 'merged' && how !== 'succeeded')
    return say(lang, `roll.ended.${how}`, { date: longDay(by, lang) })
  return longDay(by, lang)
}

function whatOf(asked: Asked, { what, party, names, country, was, words, into, kind }: RollChange): Piece {
  const { lang } = asked
  const name = partyLink(asked, party, names)
  const countryOf = (code: string | null) =>
    code === null ? say(lang, 'roll.noCountry') : countryName(code, lang)
  if (was !== undefined && what === 'renamed')
    return html`<span class="diff"><del>${named(was.names, lang)}</del> <ins>${name}</ins></span>`
  if (was !== undefined && (what === 'kind' || what === 'country')) {
    const [old, now] =
      what === 'kind'
        ? [say(lang, `kind.${was.kind}`), say(lang, `kind.${kind}`)]
        : [countryOf(was.country), countryOf(country)]
    return html`${name}: <span class="diff"><del>${old}</del> <ins>${now}</ins></span>`
  }
  if (what === 'declared' || what === 'reserved') {
    const said = say(lang, what === 'declared' ? 'roll.said.declaration' : 'roll.said.reservation')
    const quote =
      words !== undefined && 'text' in words
        ? html`<q lang="${words.lang}" dir="auto">${words.text}</q>`
        : said
    return html`${name}: ${quote}`
  }
  const heir = into === undefined ? null : html` → ${partyLink(asked, into, undefined)}`
  return html`${name}${country === null ? null : `, ${countryName(country, lang)}`}${heir}`
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
