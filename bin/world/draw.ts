/**
 * Draws the world as every map of states shows it, and writes it where the server reads it:
 *
 *   node bin/node.mjs bin/world/draw.ts
 *
 * Run it anew where an outline, a place or an area in dispute has changed. `test/world.test.ts` draws it once more.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type GeoPermissibleObjects, type GeoProjection, geoEqualEarth, geoPath } from 'd3-geo'
import { feature, merge } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { Drawing } from '../../src/web/map/state-map.ts'
import { CODES, POINTS, SMALL } from './countries.ts'
import { DISPUTED } from './disputed.ts'
import { PathWriter } from './path.ts'

type Countries = GeometryCollection<{ name: string }>

const WIDTH = 1600
/** Room for dots at the edges. */
const MARGIN = 8
const ANTARCTICA = '010'

export function drawWorld(): Drawing {
  const file = createRequire(import.meta.url).resolve('world-atlas/countries-110m.json')
  const world = JSON.parse(readFileSync(file, 'utf8')) as Topology<{ countries: Countries }>
  const { countries } = world.objects
  const inhabited = countries.geometries.filter(({ id }) => id !== ANTARCTICA)
  const land = merge(world, inhabited as Parameters<typeof merge>[1])
  const uncoded = inhabited.filter(({ id }) => !CODES.has(String(id)))
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
    land: path(merge(world, uncoded as Parameters<typeof merge>[1])),
    disputed: rings(DISPUTED, projection),
    countries: Object.fromEntries(outlined),
    points: Object.fromEntries(
      POINTS.map(({ code, place }) => [code, projection([...place])!.map(Math.round)]),
    ),
    small: SMALL.map(({ code }) => code),
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

if (import.meta.main)
  writeFileSync(
    new URL('../../src/web/map/world.json', import.meta.url),
    `${JSON.stringify(drawWorld(), null, 2)}\n`,
  )
