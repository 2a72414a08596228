import type { RollTally } from '../../register/tally.ts'
import { UN_MEMBER_CODES } from '../../register/un-members.ts'
import {
  type Asked,
  type CallShown,
  comma,
  countryName,
  html,
  linkIn,
  linkTo,
  listOf,
  longDay,
  type Markup,
  type Piece,
  part,
  phrase,
  remark,
  say,
  unnamedIn,
} from '../kit/kit.ts'
import { placesTable } from '../map/places-table.ts'
import {
  hollowDots,
  landName,
  type PlacedStates,
  placedStates,
  type Standing,
  stateMap,
  statesOf,
  WORLD,
} from '../map/state-map.ts'
import { statesKnownOff } from '../map/states-on-roll.ts'

/** Where those on the roll are: the map of states, and the table of every country behind it. */
export async function whereEntry(asked: Asked, call: CallShown, tally: RollTally): Promise<Markup> {
  const { lang } = asked
  const placed = await placedOn(asked, call, tally)
  const table = html`<details class="alt">
    <summary>${say(lang, 'map.table')}</summary>
    <div class="narrow">${placesTable(asked, call.id, tally)}</div>
  </details>`
  const drawn = placed.filled.length + placed.dotted.length
  const map = stateMap(asked, placed, label(asked, call, placed), {
    title: (name, standing) => say(lang, 'map.state', { name, standing, where: whereOf(call) }),
    leads: (code, standing) => leadsTo(asked, call, placed, code, standing),
    unknown: placed.unknown,
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

/** With those of whom no source tells: an outline would say that they are known not to be there. */
type Placed = PlacedStates & { readonly unknown: ReadonlySet<string> }

async function placedOn({ site }: Asked, call: CallShown, tally: RollTally): Promise<Placed> {
  const placed = placedStates(tally)
  if (unnamedIn(call, undefined) === 'off') return { ...placed, unknown: new Set() }
  const on = new Set([...placed.filled, ...placed.dotted])
  const off = await statesKnownOff(site.log.store, call.id, undefined)
  return { ...placed, unknown: new Set(statesOf(placed.drawing)).difference(on.union(off)) }
}

const whereOf = ({ isRecord }: CallShown) => (isRecord ? 'list' : 'roll')

/** How many, of how many, and the way to those who are missing. */
function note(asked: Asked, call: CallShown, { drawing, filled, dotted, rows, unknown }: Placed): Piece {
  const { lang } = asked
  const [where, lands] = [whereOf(call), Object.keys(drawing.countries).length]
  const members = [...filled, ...dotted].filter(code => UN_MEMBER_CODES.has(code)).length
  const says =
    drawing !== WORLD
      ? say(lang, 'map.noteCoast', { where, states: filled.length, lands })
      : call.missing === 'un-members'
        ? say(lang, 'map.noteMembers', {
            where,
            members,
            all: UN_MEMBER_CODES.size,
            unknown: UN_MEMBER_CODES.intersection(unknown).size,
          })
        : say(lang, 'map.note', { where, states: rows })
  if (call.missing === null) return says
  const isOpen =
    call.missing === 'un-members' &&
    members + UN_MEMBER_CODES.intersection(unknown).size === UN_MEMBER_CODES.size
  const see = say(lang, isOpen && unknown.size > 0 ? 'map.missingUnknown' : 'map.missing')
  return html`${says} ${linkTo(asked, `/${call.id}/not-on-the-list`, see)}`
}

/** To the rows of a state; to its name among those who are missing. */
function leadsTo(
  asked: Asked,
  { id, missing }: CallShown,
  { drawing }: Placed,
  code: string,
  standing: Standing,
): string | null {
  if (standing === 'on') return linkIn(asked, `/${id}/roll?kind=state&country=${code}`)
  if (missing === 'un-members')
    return UN_MEMBER_CODES.has(code) ? linkIn(asked, `/${id}/not-on-the-list#state-${code}`) : null
  return missing === null || drawing === WORLD ? null : linkIn(asked, `/${id}/not-on-the-list`)
}

function label(asked: Asked, call: CallShown, placed: Placed) {
  const { lang } = asked
  const says =
    placed.drawing === WORLD
      ? say(lang, 'map.label', {
          where: whereOf(call),
          states: placed.rows,
          filled: placed.filled.length,
          dotted: placed.dotted.length,
          hollow: hollowDots(placed, placed.unknown).length,
          unknown: placed.unknown.size,
        })
      : say(lang, 'map.labelCoast', { where: whereOf(call), states: placed.filled.length })
  return [says, leftOut(asked, placed)].filter(one => one !== null).join(' ')
}

function caption(asked: Asked, call: CallShown, placed: Placed, tally: RollTally) {
  const { lang } = asked
  const { isRecord, source } = call
  const { drawing, unknown } = placed
  const isOff = statesOf(drawing).size > unknown.size + placed.filled.length + placed.dotted.length
  const date = isRecord && source !== undefined ? longDay(source.date, lang) : undefined
  // A state can stand here by a list alone, and has not signed then.
  const deeds = tally.deeds.reduce((sum, { kind, rows }) => (kind === 'state' ? sum + rows : sum), 0)
  const signed = deeds === placed.rows ? 'all' : 'some'
  // A key of the world is of each state; that of invented lands names them all.
  const isNaming = drawing !== WORLD
  const lands = Object.keys(drawing.countries)
  const count = (standing: Standing) =>
    isNaming ? lands.filter(code => standingIn(placed, code) === standing).length : 1
  const on = isRecord ? onRecord(asked, date) : say(lang, 'map.onRoll', { signed, count: count('on') })
  const off = isRecord ? say(lang, 'map.offList') : say(lang, 'map.offRoll', { count: count('off') })
  const left = leftOut(asked, placed)
  if (isNaming) {
    const named = (standing: Standing) =>
      lands
        .filter(code => standingIn(placed, code) === standing)
        .map((code, i) => {
          const [href, name] = [leadsTo(asked, call, placed, code, standing), landName(asked, drawing, code)]
          return html`${i === 0 ? null : comma(lang)}${href === null || standing !== 'on' ? name : html`<a href="${href}">${name}</a>`}`
        })
    const pair = (what: string, standing: Standing) =>
      phrase(lang, 'general.pair', { what, value: html`${named(standing)}` })
    return html`
      <span class="key"><i></i><span>${pair(on, 'on')}</span></span>
      ${isOff ? html`<span class="key"><i class="off"></i><span>${pair(off, 'off')}</span></span>` : null}
      ${unknown.size === 0 ? null : html`<span class="key"><i class="unknown"></i><span>${pair(say(lang, 'map.unknownState'), 'unknown')}</span></span>`}
      ${left === null ? null : html`<span>${left}</span>`}<span>${say(lang, 'map.invented')}</span>
    `
  }
  return html`
    <span class="key"><i></i>${on}</span>
    ${isOff ? html`<span class="key"><i class="off"></i>${off}</span>` : null}
    ${unknown.size === 0 ? null : html`<span class="key"><i class="unknown"></i>${say(lang, 'map.unknownState')}</span>`}
    <span class="key"><i class="disc"></i><i class="ring"></i>${say(lang, 'map.dots')}</span>
    ${left === null ? null : html`<span>${left}</span>`}<span>${say(lang, 'map.boundaries')}</span>
  `
}

function standingIn({ filled, unknown }: Placed, code: string): Standing {
  return filled.includes(code) ? 'on' : unknown.has(code) ? 'unknown' : 'off'
}

/** Where no list is recorded, on none. */
function onRecord({ lang }: Asked, date: string | undefined) {
  return date === undefined ? say(lang, 'map.onSources') : say(lang, 'map.onList', { date })
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
function notDrawn(asked: Asked, placed: Placed) {
  const { lang } = asked
  if (placed.rows === 0) return remark(say(lang, 'map.noStates'))
  return remark(leftOut(asked, placed))
}
