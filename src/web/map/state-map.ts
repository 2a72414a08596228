import type { RollTally } from '../../register/tally.ts'
import { rowsIn } from '../../register/tally.ts'
import { type Asked, countryName, html, type Markup } from '../kit/kit.ts'
import drawn from './world.json' with { type: 'json' }

/**
 * The states on a roll, drawn on the server. Only a state's own row fills its country, not a company's. Other land is
 * neutral, and so is disputed land, whoever has signed.
 */

/** Drawn once by `bin/world/draw.ts`. */
export interface World {
  readonly viewBox: string
  /** All land but Antarctica, without names. */
  readonly land: string
  readonly borders: string
  /** Land that is filled for nobody; it covers the countries. */
  readonly disputed: string
  /** A path for each country with an outline, by its alpha-2 code. */
  readonly countries: Readonly<Record<string, string>>
  /** The place of each other country: x, then y. */
  readonly points: Readonly<Record<string, readonly number[]>>
  /** Small states, which have a dot on every map. */
  readonly small: readonly string[]
}

export const WORLD: World = drawn
const isOutlined = (code: string) => Object.hasOwn(WORLD.countries, code)
const isPoint = (code: string) => !isOutlined(code) && Object.hasOwn(WORLD.points, code)

export type PlacedStates = ReturnType<typeof placedStates>

/**
 * Where the rows of states are drawn; what has no place is told in words. Codes are `filled` if they have an outline,
 * else `dotted`, or `unplaced` if they are not on the map; `nowhere` counts rows without a country.
 */
export function placedStates({ places }: RollTally) {
  const states = places.filter(({ kind }) => kind === 'state')
  const codes = states.flatMap(({ country }) => (country === null ? [] : [country]))
  return {
    rows: rowsIn(states),
    filled: codes.filter(isOutlined),
    dotted: codes.filter(isPoint),
    unplaced: codes.filter(code => !isOutlined(code) && !isPoint(code)),
    nowhere: rowsIn(states.filter(({ country }) => country === null)),
  }
}

/** `label` tells in words, with numbers, what the picture shows. */
export function stateMap({ lang }: Pick<Asked, 'lang'>, placed: PlacedStates, label: string): Markup {
  const name = (code: string) => html`<title>${countryName(code, lang)}</title>`
  const filled = placed.filled.map(code => html`<path d="${WORLD.countries[code]!}">${name(code)}</path>`)
  const dot = (code: string, radius: number) => {
    const [x, y] = WORLD.points[code] as [number, number]
    return html`<circle cx="${x}" cy="${y}" r="${radius}">${name(code)}</circle>`
  }
  return html`<svg viewBox="${WORLD.viewBox}" role="img" aria-label="${label}">
    <path class="map-land" d="${WORLD.land}"/>
    <path class="map-border" d="${WORLD.borders}"/>
    <g class="map-signed">${filled}</g>
    <path class="map-neutral" d="${WORLD.disputed}"/>
    <g class="map-dot off">${hollowDots(placed).map(code => dot(code, 4.5))}</g>
    <g class="map-dot">${placed.dotted.map(code => dot(code, 6))}</g>
  </svg>`
}

/** Small states that are not on the roll. */
export function hollowDots({ dotted }: PlacedStates): string[] {
  return WORLD.small.filter(code => !dotted.includes(code))
}
