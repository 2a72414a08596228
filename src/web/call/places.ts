import type { RollTally } from '../../register/tally.ts'
import { UN_REGIONS } from '../../register/un-members.ts'
import {
  type Asked,
  type CallShown,
  countryName,
  html,
  linkIn,
  linkTo,
  listOf,
  longDay,
  type Markup,
  type Piece,
  part,
  remark,
  say,
} from '../kit/kit.ts'
import { placesTable } from '../map/places-table.ts'
import {
  hollowDots,
  landName,
  type PlacedStates,
  placedStates,
  type Standing,
  stateMap,
  WORLD,
} from '../map/state-map.ts'

/** Where those on the roll are: the map of states, and the table of every country behind it. */
export function whereEntry(asked: Asked, call: CallShown, tally: RollTally): Markup {
  const { lang } = asked
  const placed = placedStates(tally)
  const table = html`<details class="alt">
    <summary>${say(lang, 'map.table')}</summary>
    <div class="narrow">${placesTable(asked, call.id, tally)}</div>
  </details>`
  const drawn = placed.filled.length + placed.dotted.length
  const map = stateMap(asked, placed, label(asked, call, placed), {
    title: (name, standing) => say(lang, 'map.state', { name, standing, where: whereOf(call) }),
    leads: (code, standing) => leadsTo(asked, call, placed, code, standing),
  })
  return part(
    say(lang, 'map.where'),
    drawn === 0
      ? html`${notDrawn(asked, placed)}${table}`
      : html`<figure class="map box">
        ${map}
        ${table}
        <figcaption>${caption(asked, call, placed, tally)}</figcaption>
      </figure>`,
    { note: note(asked, call, placed), id: 'where', inside: '' },
  )
}

const whereOf = ({ isRecord }: CallShown) => (isRecord ? 'list' : 'roll')

const MEMBERS = new Set(UN_REGIONS.flatMap(({ members }) => members))

/** How many, of how many, and the way to those who are missing. */
function note(asked: Asked, call: CallShown, { drawing, filled, dotted, rows }: PlacedStates): Piece {
  const { lang } = asked
  const [where, lands] = [whereOf(call), Object.keys(drawing.countries).length]
  const members = [...filled, ...dotted].filter(code => MEMBERS.has(code)).length
  const says =
    drawing !== WORLD
      ? say(lang, 'map.noteCoast', { where, states: filled.length, lands })
      : call.missing === 'un-members'
        ? say(lang, 'map.noteMembers', { where, members, all: MEMBERS.size })
        : say(lang, 'map.note', { where, states: rows })
  if (call.missing === null) return says
  return html`${says} ${linkTo(asked, `/${call.id}/not-on-the-list`, say(lang, 'map.missing'))}`
}

/** To the rows of a state; to its name among those who are missing. */
function leadsTo(
  asked: Asked,
  { id, missing }: CallShown,
  { drawing }: PlacedStates,
  code: string,
  standing: Standing,
): string | null {
  if (standing === 'on') return linkIn(asked, `/${id}/roll?kind=state&country=${code}`)
  if (missing === 'un-members')
    return MEMBERS.has(code) ? linkIn(asked, `/${id}/not-on-the-list#state-${code}`) : null
  return missing === null || drawing === WORLD ? null : linkIn(asked, `/${id}/not-on-the-list`)
}

function label(asked: Asked, call: CallShown, placed: PlacedStates) {
  const { lang } = asked
  const says =
    placed.drawing === WORLD
      ? say(lang, 'map.label', {
          where: whereOf(call),
          states: placed.rows,
          filled: placed.filled.length,
          dotted: placed.dotted.length,
          hollow: hollowDots(placed).length,
        })
      : say(lang, 'map.labelCoast', { where: whereOf(call), states: placed.filled.length })
  return [says, leftOut(asked, placed)].filter(one => one !== null).join(' ')
}

function caption(asked: Asked, call: CallShown, placed: PlacedStates, tally: RollTally) {
  const { lang } = asked
  const { isRecord, source } = call
  const { drawing } = placed
  const date = isRecord && source !== undefined ? longDay(source.date, lang) : undefined
  // A state can stand here by a list alone, and has not signed then.
  const deeds = tally.deeds.reduce((sum, { kind, rows }) => (kind === 'state' ? sum + rows : sum), 0)
  const signed = deeds === placed.rows ? 'all' : 'some'
  const on = date === undefined ? say(lang, 'map.onRoll', { signed }) : say(lang, 'map.onList', { date })
  const off = say(lang, date === undefined ? 'map.offRoll' : 'map.offList')
  const left = leftOut(asked, placed)
  if (drawing !== WORLD) {
    const lands = Object.keys(drawing.countries)
    const named = (standing: Standing) =>
      lands
        .filter(code => placed.filled.includes(code) === (standing === 'on'))
        .map((code, i) => {
          const [href, name] = [leadsTo(asked, call, placed, code, standing), landName(asked, drawing, code)]
          return html`${i === 0 ? null : ', '}${href === null || standing === 'off' ? name : html`<a href="${href}">${name}</a>`}`
        })
    return html`
      <span class="key"><i></i><span>${on}: ${named('on')}</span></span>
      <span class="key"><i class="off"></i><span>${off}: ${named('off')}</span></span>
      ${left === null ? null : html`<span>${left}</span>`}<span>${say(lang, 'map.invented')}</span>
    `
  }
  return html`
    <span class="key"><i></i>${on}</span><span class="key"><i class="off"></i>${off}</span>
    <span class="key"><i class="disc"></i><i class="ring"></i>${say(lang, 'map.dots')}</span>
    ${left === null ? null : html`<span>${left}</span>`}<span>${say(lang, 'map.boundaries')}</span>
  `
}

/** States of the roll that the map cannot show; null if it shows all. */
function leftOut({ lang }: Asked, { unplaced, nowhere }: PlacedStates): string | null {
  const names = unplaced.map(code => countryName(code, lang))
  const says: string[] = []
  if (names.length > 0)
    says.push(say(lang, 'map.unplaced', { count: names.length, names: listOf(names, lang) }))
  if (nowhere > 0) says.push(say(lang, 'map.nowhere', { count: nowhere }))
  return says.join(' ') || null
}

/** An empty world would say that no state has signed: the reason stands in its place. */
function notDrawn(asked: Asked, placed: PlacedStates) {
  const { lang } = asked
  if (placed.rows === 0) return remark(say(lang, 'map.noStates'))
  return remark(leftOut(asked, placed))
}
