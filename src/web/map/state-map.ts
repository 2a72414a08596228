import type { Localised } from '../../register/kinds.ts'
import type { RollTally } from '../../register/tally.ts'
import { rowsIn } from '../../register/tally.ts'
import { UN_MEMBER_CODES, UN_OBSERVER_STATES } from '../../register/un-members.ts'
import { type Asked, attributes, countryName, html, type Markup, nameIn } from '../kit/kit.ts'
import gulf from './coast.json' with { type: 'json' }
import world from './world.json' with { type: 'json' }

/**
 * The states on a roll, drawn on the server. Filled means that it is there, an outline that it is not; only a state's own
 * row fills its country, not a company's. Land in dispute is filled for nobody, whoever has signed.
 *
 * Each state is a link. The drawing is hidden from whoever hears the page, and its links are passed over by the keyboard:
 * two hundred stops would stand before the list beside it, which has the same links by name. A sentence says with numbers
 * what is drawn.
 */

/** Drawn once, by `bin/world/draw.ts` or `bin/world/coast.ts`. */
export interface Drawing {
  readonly viewBox: string
  /** Land that has no code. */
  readonly land: string
  /** Land that is filled for nobody; it covers the countries. */
  readonly disputed: string
  /** A path for each country with an outline, by its alpha-2 code. */
  readonly countries: Readonly<Record<string, string>>
  /** The place of each other country: x, then y. */
  readonly points: Readonly<Record<string, readonly number[]>>
  /** Small states, which have a dot on every map. */
  readonly small: readonly string[]
  /** What an invented country is called, and where that stands on it: only a map of them names its lands. */
  readonly names?: Readonly<Record<string, Localised>>
  readonly words?: Readonly<Record<string, readonly number[]>>
}

export const WORLD: Drawing = world
/** Where the invented states of the examples lie, each with a code that ISO 3166 leaves to users. */
export const COAST: Drawing = gulf

/** A map of invented lands serves the calls all of whose states lie there; all others have the world. */
function drawingFor(codes: readonly string[]): Drawing {
  const isCoast = codes.length > 0 && codes.every(code => Object.hasOwn(COAST.countries, code))
  return isCoast ? COAST : WORLD
}

export type PlacedStates = ReturnType<typeof placedStates>

/**
 * Where the rows of states are drawn; what has no place is told in words. Codes are `filled` if they have an outline,
 * else `dotted`, or `unplaced` if they are not on the map; `nowhere` counts rows without a country.
 */
export function placedStates({ places }: Pick<RollTally, 'places'>) {
  const states = places.filter(({ kind }) => kind === 'state')
  const codes = states.flatMap(({ country }) => (country === null ? [] : [country]))
  const drawing = drawingFor(codes)
  const isOutlined = (code: string) => Object.hasOwn(drawing.countries, code)
  const isPoint = (code: string) => !isOutlined(code) && Object.hasOwn(drawing.points, code)
  return {
    drawing,
    rows: rowsIn(states),
    filled: codes.filter(isOutlined),
    dotted: codes.filter(isPoint),
    unplaced: codes.filter(code => !isOutlined(code) && !isPoint(code)),
    nowhere: rowsIn(states.filter(({ country }) => country === null)),
  }
}

/** Whether a state is on the roll; `unknown` where no source tells of it. */
export type Standing = 'on' | 'off' | 'unknown'

interface Told {
  /** What the pointer is told: the name and how it stands. */
  readonly title: (name: string, standing: Standing) => string
  /** Where a state leads; null for nowhere. */
  readonly leads: (code: string, standing: Standing) => string | null
  /** Those that stand open. */
  readonly unknown?: ReadonlySet<string>
}

/** Of whom it is told how they stand: states, or the lands of a map of invented ones. */
export function statesOf(drawing: Drawing): ReadonlySet<string> {
  return drawing === WORLD ? STATES : new Set(Object.keys(drawing.countries))
}

const STATES = new Set([...UN_MEMBER_CODES, ...UN_OBSERVER_STATES])

/** Lines over those of whom it is not known: a pale ground alone would let their land vanish. */
const HATCH = html`<pattern id="map-hatch" class="map-hatch" width="12" height="12" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
  <rect width="12" height="12"/><path d="M0 0v12"/>
</pattern>`

/** `label` tells in words, with numbers, what the picture shows. */
export function stateMap(asked: Asked, placed: PlacedStates, label: string, told: Told): Markup {
  const { drawing } = placed
  const { countries, points, viewBox } = drawing
  const on = new Set([...placed.filled, ...placed.dotted])
  const isState = (code: string) => on.has(code) || statesOf(drawing).has(code)
  const standingOf = (code: string): Standing =>
    on.has(code) ? 'on' : told.unknown?.has(code) ? 'unknown' : 'off'
  const linked = (code: string, shape: Markup) => {
    const standing = standingOf(code)
    const named = html`<title>${told.title(landName(asked, drawing, code), standing)}</title>${shape}${wordOn(asked, drawing, code)}`
    const href = told.leads(code, standing)
    return href === null ? html`<g>${named}</g>` : html`<a href="${href}" tabindex="-1">${named}</a>`
  }
  const outlined = Object.keys(countries)
  const shapes = (standing: Standing) =>
    outlined
      .filter(code => isState(code) && standingOf(code) === standing)
      .map(code => linked(code, html`<path d="${countries[code]!}"/>`))
  const others = outlined.filter(code => !isState(code)).map(code => html`<path d="${countries[code]!}"/>`)
  const dotted = [...new Set([...drawing.small, ...placed.dotted])]
  const dots = (standing: Standing, radius: number) =>
    dotted
      .filter(code => standingOf(code) === standing)
      .map(code => {
        const [x, y] = points[code] as [number, number]
        return linked(code, html`<circle cx="${x}" cy="${y}" r="${radius}"/>`)
      })
  return html`
    <p class="vh">${label}</p>
    <svg viewBox="${viewBox}" aria-hidden="true" focusable="false"${attributes({ class: drawing === WORLD ? undefined : 'coast' })}>
      ${told.unknown?.size ? HATCH : null}
      <g class="map-land">${drawing.land === '' ? null : html`<path d="${drawing.land}"/>`}${others}</g>
      <g class="map-off">${shapes('off')}</g>
      <g class="map-unknown" fill="url(#map-hatch)">${shapes('unknown')}</g>
      <g class="map-signed">${shapes('on')}</g>
      ${drawing.disputed === '' ? null : html`<path class="map-neutral" d="${drawing.disputed}"/>`}
      <g class="map-dot off">${dots('off', 4.5)}</g>
      <g class="map-dot unknown" fill="url(#map-hatch)">${dots('unknown', 4.5)}</g>
      <g class="map-dot on">${dots('on', 6)}</g>
    </svg>
  `
}

/** A land of a map of invented ones is called as that map says. */
export function landName({ lang }: Pick<Asked, 'lang'>, { names }: Drawing, code: string): string {
  const own = names?.[code]
  return own === undefined ? countryName(code, lang) : nameIn(own, lang).text
}

function wordOn({ lang }: Asked, { names, words }: Drawing, code: string): Markup | null {
  const place = words?.[code]
  if (place === undefined || names?.[code] === undefined) return null
  const [x, y] = place as [number, number]
  return html`<text x="${x}" y="${y}"${attributes({ translate: 'no', class: code === ISLANDS ? 'out' : undefined })}>${nameIn(names[code], lang).text}</text>`
}
/** Too small for its own name, which stands on the sea. */
const ISLANDS = 'XP'

/** Small states that are known not to be on the roll. */
export function hollowDots({ dotted, drawing }: PlacedStates, unknown: ReadonlySet<string>): string[] {
  return drawing.small.filter(code => !dotted.includes(code) && !unknown.has(code))
}
