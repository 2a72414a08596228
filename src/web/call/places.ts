import type { RollTally } from '../../register/tally.ts'
import {
  type Asked,
  type CallShown,
  countryName,
  html,
  listOf,
  longDay,
  type Markup,
  part,
  remark,
  say,
} from '../kit/kit.ts'
import { placeLines, placesTable } from '../map/places-table.ts'
import { hollowDots, type PlacedStates, placedStates, stateMap } from '../map/state-map.ts'

/** Where those on the roll are: the map of states, and the table of every country behind it. */
export function whereEntry(asked: Asked, call: CallShown, tally: RollTally): Markup {
  const { lang } = asked
  const placed = placedStates(tally)
  const others = placeLines(asked, tally).filter(
    ({ country, states, rows }) => country !== null && rows > states,
  )
  const note = say(lang, call.isRecord ? 'map.noteList' : 'map.noteRoll', {
    states: placed.rows,
    countries: others.length,
  })
  const table = html`<details class="alt">
    <summary>${say(lang, 'map.table')}</summary>
    <div class="narrow">${placesTable(asked, call.id, tally)}</div>
  </details>`
  const drawn = placed.filled.length + placed.dotted.length
  return part(
    say(lang, 'map.where'),
    drawn === 0
      ? html`${notDrawn(asked, placed)}${table}`
      : html`<figure class="map box">
        ${stateMap(asked, placed, label(asked, call, placed))}
        ${table}
        <figcaption>${caption(asked, call, placed)}</figcaption>
      </figure>`,
    { note, id: 'where', inside: '' },
  )
}

function label(asked: Asked, call: CallShown, placed: PlacedStates) {
  const { lang } = asked
  const says = say(lang, call.isRecord ? 'map.labelList' : 'map.labelRoll', {
    states: placed.rows,
    filled: placed.filled.length,
    dotted: placed.dotted.length,
    hollow: hollowDots(placed).length,
  })
  return [says, leftOut(asked, placed)].filter(one => one !== null).join(' ')
}

function caption(asked: Asked, { isRecord, source }: CallShown, placed: PlacedStates) {
  const { lang } = asked
  const date = isRecord && source !== undefined ? longDay(source.date, lang) : undefined
  const of = (where: 'on' | 'off') =>
    date === undefined ? say(lang, `map.${where}Roll`) : say(lang, `map.${where}List`, { date })
  const left = leftOut(asked, placed)
  return html`
    <span class="key"><i></i>${of('on')}</span><span class="key"><i class="off"></i>${of('off')}</span>
    <span class="key"><i class="disc"></i><i class="ring"></i>${say(lang, 'map.dots')}</span>
    ${left === null ? null : html`<span>${left}</span>`}<span>${say(lang, 'map.boundaries')}</span>
  `
}

/** States of the roll that the map cannot show; null if it shows all. */
function leftOut({ lang }: Asked, { unplaced, nowhere }: PlacedStates): string | null {
  const names = unplaced.map(code => countryName(code, lang))
  const says: string[] = []
  if (names.length > 0)
    says.push(say(lang, 'map.unplaced', { count: names.length, codes: listOf(names, lang) }))
  if (nowhere > 0) says.push(say(lang, 'map.nowhere', { count: nowhere }))
  return says.join(' ') || null
}

/** An empty world would say that no state has signed: the reason stands in its place. */
function notDrawn(asked: Asked, placed: PlacedStates) {
  const { lang } = asked
  if (placed.rows === 0) return remark(say(lang, 'map.noStates'))
  return remark(html`${leftOut(asked, placed)} ${say(lang, 'map.notDrawn')}`)
}
