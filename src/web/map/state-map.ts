import type { RollTally } from '../../register/tally.ts'
import { rowsIn } from '../../register/tally.ts'
import { type Asked, countryName, html, type Markup } from '../kit/kit.ts'
import { type Outlines, outlines } from './outlines.ts'

/**
 * The states on a roll, drawn on the server. Only rows of states fill the map: what stands there is what a state has
 * signed, and nothing is said of a country by a company in it. Other land is neutral, and so is land in dispute,
 * whoever has signed.
 */

/** Where the states of a roll went: on the map, as dots, or nowhere, which is then told in words. */
export interface PlacedStates {
  /** Rows of states. */
  readonly rows: number
  /** Codes with an outline, in the order of the tally. */
  readonly filled: readonly string[]
  /** Codes that are drawn as a dot. */
  readonly dotted: readonly string[]
  /** Codes that no map has. */
  readonly unplaced: readonly string[]
  /** Rows of states whose country nobody recorded. */
  readonly nowhere: number
}

export function placedStates({ places }: RollTally, world: Outlines = outlines()): PlacedStates {
  const states = places.filter(({ kind }) => kind === 'state')
  const codes = states.flatMap(({ country }) => (country === null ? [] : [country]))
  return {
    rows: rowsIn(states),
    filled: codes.filter(code => world.countries.has(code)),
    dotted: codes.filter(code => !world.countries.has(code) && world.points.has(code)),
    unplaced: codes.filter(code => !world.countries.has(code) && !world.points.has(code)),
    nowhere: rowsIn(states.filter(({ country }) => country === null)),
  }
}

/** `label` says in words what the picture shows, numbers and all. */
export function stateMap({ lang }: Pick<Asked, 'lang'>, placed: PlacedStates, label: string): Markup {
  const world = outlines()
  const name = (code: string) => html`<title>${countryName(code, lang)}</title>`
  const filled = placed.filled.map(code => html`<path d="${world.countries.get(code)!}">${name(code)}</path>`)
  const dot = (code: string, radius: number) => {
    const [x, y] = world.points.get(code)!
    return html`<circle cx="${x}" cy="${y}" r="${radius}">${name(code)}</circle>`
  }
  return html`<svg viewBox="${world.viewBox}" role="img" aria-label="${label}"><path class="map-land" d="${world.land}"/><path class="map-border" d="${world.borders}"/><g class="map-signed">${filled}</g><path class="map-neutral" d="${world.disputed}"/><g class="map-dot off">${hollowDots(placed).map(code => dot(code, 4.5))}</g><g class="map-dot">${placed.dotted.map(code => dot(code, 6))}</g></svg>`
}

/** Small states that are not on the roll: hollow dots. */
export function hollowDots({ dotted }: PlacedStates): string[] {
  return [...outlines().small].filter(code => !dotted.includes(code))
}
