import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type GeoPermissibleObjects, type GeoProjection, geoEqualEarth, geoPath } from 'd3-geo'
import { feature, merge, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { CODES, POINTS, SMALL } from './countries.ts'
import { DISPUTED } from './disputed.ts'
import { PathWriter } from './path.ts'

/** The world as every map shows it: drawn once, when the first map is asked for. */
export interface Outlines {
  readonly viewBox: string
  /** All land but Antarctica, with no name on it. */
  readonly land: string
  readonly borders: string
  /** Land that is filled for nobody: it lies over the countries. */
  readonly disputed: string
  /** The path of each country that has an outline, by its alpha-2 code. */
  readonly countries: ReadonlyMap<string, string>
  /** The place of each that has none. */
  readonly points: ReadonlyMap<string, readonly [x: number, y: number]>
  /** The small states: a dot each on every map. */
  readonly small: ReadonlySet<string>
}

type Countries = GeometryCollection<{ name: string }>

const WIDTH = 1600
/** Room for dots at the edges. */
const MARGIN = 8
const ANTARCTICA = '010'

let drawn: Outlines | undefined

export function outlines(): Outlines {
  drawn ??= draw()
  return drawn
}

function draw(): Outlines {
  const file = createRequire(import.meta.url).resolve('world-atlas/countries-110m.json')
  const world = JSON.parse(readFileSync(file, 'utf8')) as Topology<{ countries: Countries }>
  const { countries } = world.objects
  const inhabited = countries.geometries.filter(({ id }) => id !== ANTARCTICA)
  const land = merge(world, inhabited as Parameters<typeof merge>[1])
  const borders = mesh(world, { ...countries, geometries: inhabited }, (a, b) => a !== b)
  // Areas stay in proportion (equal earth), and the cut runs through the Bering Strait, so that it cuts no land.
  const shown = { type: 'GeometryCollection' as const, geometries: [land, smallStates()] }
  const projection = geoEqualEarth().rotate([-11, 0]).fitWidth(WIDTH, shown)
  const [, [right, bottom]] = geoPath(projection).bounds(shown)
  const path = (shape: GeoPermissibleObjects) => {
    const writer = new PathWriter()
    geoPath(projection, writer)(shape)
    return writer.text
  }
  const outlined = inhabited.flatMap(geometry => {
    const code = CODES.get(String(geometry.id))
    const text = code === undefined ? '' : path(feature(world, geometry))
    return code === undefined || text === '' ? [] : [[code, text] as const]
  })
  return {
    viewBox: `${-MARGIN} ${-MARGIN} ${Math.ceil(right + 2 * MARGIN)} ${Math.ceil(bottom + 2 * MARGIN)}`,
    land: path(land),
    borders: path(borders),
    disputed: rings(DISPUTED, projection),
    countries: new Map(outlined),
    points: new Map(
      POINTS.map(({ code, place }) => {
        const [x, y] = projection([...place])!
        return [code, [Math.round(x), Math.round(y)]]
      }),
    ),
    small: new Set(SMALL.map(({ code }) => code)),
  }
}

/** Some lie farther out than any land that is drawn. */
function smallStates(): { type: 'MultiPoint'; coordinates: [number, number][] } {
  return { type: 'MultiPoint', coordinates: SMALL.map(({ place }) => [...place]) }
}

function rings(areas: typeof DISPUTED, projection: GeoProjection): string {
  const writer = new PathWriter()
  for (const [first, ...rest] of areas) {
    writer.moveTo(...projection([...first!])!)
    for (const point of rest) writer.lineTo(...projection([...point])!)
    writer.closePath()
  }
  return writer.text
}
