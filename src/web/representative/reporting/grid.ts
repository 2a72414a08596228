import type { Said, Slot } from '../../../people/report-drafts.ts'
import type { Indicator } from '../../../register/figures/catalogue.ts'
import { MISSING, type Missing } from '../../../register/figures/counts.ts'
import type { FigureCell } from '../../../register/figures/figures.ts'
import { slotOf } from '../../../work/reporting/draft.ts'
import { answeredLast, type Then } from '../../../work/reporting/repeat.ts'
import {
  type Asked,
  addressWith,
  attributes,
  beginning,
  classes,
  html,
  linkTo,
  type Markup,
  nameIn,
  type Piece,
  periodName,
  say,
  shortDay,
} from '../../kit/kit.ts'
import { missingSaid } from '../../plots/reported.ts'
import type { Drawing } from './drawing.ts'
import { itemsName, titleOf } from './faults.ts'
import { fieldOf, isMet, type Place, reasonName, slotAt, valueInField, valueName } from './leaf-fields.ts'
import type { Asking } from './leaves.ts'
import { metShown } from './met.ts'
import { reportPath } from './sitting.ts'
import { optionsOf, valueShown } from './value-shown.ts'

/** The table of an indicator: a row for each cell, a field for each period, and why there is no value. */

export function gridOf(drawing: Drawing, asking: Asking): Markup {
  const { asked, sitting } = drawing
  const { lang } = asked
  const { periods } = sitting.head
  const { indicator } = asking
  const title = titleOf(indicator, lang)
  const isEach = needsEach(drawing, asking)
  const thens = periods.map(period => answeredLast(sitting.last, sitting.catalogue, indicator, period))
  const shared = new Set(thens.map(one => one?.answer)).size === 1 ? thens[0]! : null
  const heads = [
    { says: indicator.by.length === 0 ? say(lang, 'filing.row') : listsName(drawing, indicator) },
    ...(shared === null ? [] : [{ says: whenSaid(asked, shared), class: 'end' }]),
    ...periods.map((one, p) => {
      const then = shared === null ? thens[p]! : null
      const beneath = then && html`<span class="then">${whenSaid(asked, then)}</span>`
      return { says: html`${periodName(one, lang)}${beneath}` }
    }),
    ...(isEach ? [] : [{ says: say(lang, 'filing.reason') }]),
  ]
  const rows = asking.cells.map(({ by, at }) => {
    const of = by.length === 0 ? title : itemsName(sitting.catalogue, indicator, by, lang)
    const places = periods.map((_, period): Place => ({ asking, period, slot: slotOf(by) }))
    const isBad = places.some(place => drawing.faults.has(fieldOf(sitting, place)))
    const was = (then: Then | null) => wasShown(drawing, indicator, then?.cells.get(by.join('/')))
    const cells = places.map(place => {
      const then = shared === null ? thens[place.period]! : null
      const said = was(then)
      const says = said === null ? null : html`<span class="vh">${whenSaid(asked, then!)}: </span>${said}`
      const field = valueField(drawing, { place, at, of, was: says })
      return html`<td>${metShown(drawing, place)}${field}${isEach ? reasonField(drawing, place, at, of, place.period) : null}</td>`
    })
    const own = isMet(sitting, places[0]!) ? 0 : undefined
    const reason = isEach ? null : html`<td>${reasonField(drawing, places[0]!, at, of, own)}</td>`
    const before = shared && html`<td class="was">${was(shared) ?? '–'}</td>`
    return html`<tr${attributes({ class: isBad && 'bad' })}><th scope="row">${by.length === 0 ? (unitOf(indicator, lang) ?? say(lang, 'filing.value')) : of}</th>${before}${cells}${reason}</tr>`
  })
  return html`<div class="scroll mt-s" tabindex="0" role="region" aria-label="${title}">
    <table class="grid-in">
      <caption class="vh">${title}</caption>
      <thead><tr>${heads.map(head => html`<th${attributes({ scope: 'col', class: head.class })}>${head.says}</th>`)}</tr></thead>
      <tbody>${rows}</tbody>
    </table>
  </div>${isEach || periods.length === 1 ? null : html`<p class="note mt-s">${eachLink(drawing)}</p>`}`
}

/** Of which time a value is that stands beside a field: with its days where it was counted over longer or shorter. */
export function whenSaid({ lang }: Asked, { answer, isAsLong }: Then): string {
  const { from, until } = answer.period
  if (isAsLong) return say(lang, 'filing.was', { period: periodName(answer.period, lang) })
  return say(lang, 'filing.wasOther', { from: shortDay(from, lang), until: shortDay(until, lang) })
}

/** Where one period of a row is open and another has a reason, or another reason, each has a list of its own. */
function needsEach({ asked, sitting }: Drawing, asking: Asking): boolean {
  if (asked.query.has('each')) return true
  const { periods } = sitting.head
  return asking.cells.some(({ by }) => {
    const places = periods.map((_, period): Place => ({ asking, period, slot: slotOf(by) }))
    if (periods.length > 1 && places.some(place => isMet(sitting, place))) return true
    const all = periods.flatMap((_, period) => {
      const is = slotAt(sitting, { asking, period, slot: slotOf(by) })?.is ?? null
      if (is === null) return ['open']
      return 'missing' in is && !('typed' in is) ? [is.missing] : []
    })
    return new Set(all).size > 1
  })
}

/** Most have one reason for all periods; who has another for each says so first. */
function eachLink({ asked, sitting, section }: Drawing): Markup {
  const page = asked.query.get('page') ?? ''
  const to = addressWith(reportPath(sitting.it, 'parts', section.id), { page, each: '1' })
  return linkTo(asked, to, say(asked.lang, 'filing.reasonEach'))
}

const missingIn = (is: Said | null): Missing | null => (is !== null && 'missing' in is ? is.missing : null)

/** What stands in the field: nothing where two values meet. */
export function typedText(slot: Slot | undefined): string {
  const is = slot?.is ?? null
  if (is === null || slot?.beside !== undefined) return ''
  if ('value' in is) return String(is.value)
  if ('typed' in is) return is.typed
  return 'text' in is ? is.text : ''
}

function cellText(indicator: Indicator, slot: Slot | undefined): string {
  const is = slot?.is ?? null
  const isValue = slot?.beside === undefined && is !== null && 'value' in is
  return isValue ? valueInField(indicator, is.value) : typedText(slot)
}

interface Field {
  readonly place: Place
  readonly at: number
  readonly of: string
  /** What was said last time of the same, where it stands above the field. */
  readonly was: Markup | null
}

function valueField({ asked, sitting, faults, sent }: Drawing, { place, at, of, was }: Field): Markup {
  const { lang } = asked
  const { asking, period } = place
  const name = valueName(asking, period, at, isMet(sitting, place))
  const { value } = asking.indicator
  const isBad = faults.has(name)
  const typed = sent?.get(name) ?? cellText(asking.indicator, slotAt(sitting, place))
  const own = {
    ...{ id: name, name },
    'aria-label': say(lang, 'filing.cell', { of, period: periodName(sitting.head.periods[period]!, lang) }),
    'aria-invalid': isBad && 'true',
    'aria-describedby': [was && `${name}-w`, isBad && `${name}-e`].filter(Boolean).join(' ') || undefined,
  }
  const above = was && html`<span class="was" id="${name}-w">${was}</span>`
  const error = isBad ? html`<span class="vh" id="${name}-e">${faults.get(name)!}</span>` : null
  const options = optionsOf(asked, sitting.catalogue, asking.indicator)
  if (options !== null && (typed === '' || options.some(one => one.value === typed)))
    return html`${above}<select${attributes({ ...own, autocomplete: 'off' })}><option value="">–</option>${options.map(
      one =>
        html`<option${attributes({ value: one.value, selected: one.value === typed })}>${one.says}</option>`,
    )}</select>${error}`
  const isDay = value.type === 'date' && (typed === '' || /^\d{4}-\d\d-\d\d$/.test(typed))
  const mode = value.type === 'integer' ? 'numeric' : value.type === 'decimal' ? 'decimal' : undefined
  const input = {
    ...own,
    type: isDay ? 'date' : 'text',
    inputmode: mode,
    value: typed,
    autocomplete: 'off',
    maxlength: 200,
  }
  return html`${above}<input${attributes(input)}>${error}`
}

export function reasonField(
  { asked, sitting, sent }: Drawing,
  place: Place,
  at: number,
  of: string,
  period?: number,
): Markup {
  const { lang } = asked
  const { asking } = place
  const name = reasonName(asking, at, period, isMet(sitting, { ...place, period: period ?? 0 }))
  const periods = period === undefined ? sitting.head.periods.keys() : [period]
  const stored = [...periods]
    .map(one => slotAt(sitting, { asking, period: one, slot: place.slot }))
    .map(slot => (slot === undefined || slot.beside !== undefined ? null : missingIn(slot.is)))
    .find(one => one !== null)
  const chosen = sent?.get(name) ?? stored ?? ''
  const options = MISSING.map(
    code =>
      html`<option${attributes({ value: code, selected: code === chosen })}>${beginning(missingSaid(lang, code), lang)}</option>`,
  )
  const label =
    period === undefined
      ? say(lang, 'filing.reasonOf', { of })
      : say(lang, 'filing.reasonOf', {
          of: say(lang, 'filing.cell', { of, period: periodName(sitting.head.periods[period]!, lang) }),
        })
  return html`<select${attributes({ id: name, name, class: classes('why', chosen === '' && 'none'), 'aria-label': label, autocomplete: 'off' })}><option value="">–</option>${options}</select>`
}

function listsName({ asked, sitting }: Drawing, { by }: Indicator): string {
  const names = by.map(id => {
    const list = sitting.catalogue.lists.find(one => one.id === id)
    return list === undefined ? id : nameIn(list.titles, asked.lang).text
  })
  return names.join(' · ')
}

export function unitOf({ value }: Indicator, lang: Asked['lang']): string | null {
  return 'unit' in value && value.unit !== null ? nameIn(value.unit, lang).text : null
}

function wasShown(
  { asked, sitting }: Drawing,
  indicator: Indicator,
  cell: FigureCell | undefined,
): Piece | null {
  if (cell === undefined) return null
  return 'value' in cell
    ? valueShown(asked, sitting.catalogue, indicator, cell.value)
    : missingSaid(asked.lang, cell.missing)
}
