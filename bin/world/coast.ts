/**
 * Draws the Gulf of Ferrow, on which the invented states of our fictional examples lie, and writes it where the server
 * reads it:
 *
 *   node bin/node.mjs bin/world/coast.ts
 *
 * Shores and borders run between fixed points, roughened by a sequence that is always the same: what is drawn once is
 * drawn so for ever. `test/world.test.ts` draws it once more.
 */
import { writeFileSync } from 'node:fs'
import type { Drawing } from '../../src/web/map/state-map.ts'
import { PathWriter } from './path.ts'

const WIDTH = 1000
const HEIGHT = 440
/** Lands go on past the frame, which cuts them. */
const BEYOND = 40

type Place = readonly [x: number, y: number]

/** Numbers between -1 and 1, the same in each run (mulberry32). */
function sequence(seed: number): () => number {
  let at = seed
  return () => {
    at = (at + 0x6d2b79f5) | 0
    let mixed = Math.imul(at ^ (at >>> 15), 1 | at)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 31 - 1
  }
}

/** From one place to another, each half of the way pushed aside by a share of its length. */
function rough([x, y]: Place, [toX, toY]: Place, by: number, next: () => number, times = 4): Place[] {
  if (times === 0) return [[x, y]]
  const push = next() * by
  const middle: Place = [(x + toX) / 2 - (toY - y) * push, (y + toY) / 2 + (toX - x) * push]
  return [...rough([x, y], middle, by, next, times - 1), ...rough(middle, [toX, toY], by, next, times - 1)]
}

const through = (places: readonly Place[], by: number, seed: number): Place[] => {
  const next = sequence(seed)
  const legs = places.slice(1).flatMap((place, i) => rough(places[i]!, place, by, next))
  return [...legs, places.at(-1)!]
}

/** Where borders meet the shore, and where they leave the frame. */
const SHORE = {
  orrinValdria: [340, 104],
  valdriaSarn: [604, 96],
  sarnEastmark: [742, 158],
  eastmarkMarrow: [706, 332],
  marrowCorrow: [470, 404],
  corrowOrrin: [250, 318],
} as const satisfies Record<string, Place>
const EDGE = {
  orrinValdria: [300, -BEYOND],
  valdriaSarn: [640, -BEYOND],
  sarnEastmark: [WIDTH + BEYOND, 128],
  eastmarkMarrow: [WIDTH + BEYOND, 300],
  marrowCorrow: [452, HEIGHT + BEYOND],
  corrowOrrin: [-BEYOND, 286],
} as const satisfies Record<string, Place>
type Border = keyof typeof SHORE

/** The shore of each land, from its first border to its second, clockwise as the sea sees it. */
const COASTS: readonly {
  readonly code: string
  readonly from: Border
  readonly to: Border
  readonly shore: readonly Place[]
  /** Corners of the frame between its two borders. */
  readonly corners: readonly Place[]
}[] = [
  {
    code: 'XV',
    from: 'orrinValdria',
    to: 'valdriaSarn',
    shore: [
      [410, 128],
      [478, 152],
      [548, 122],
    ],
    corners: [],
  },
  {
    code: 'XS',
    from: 'valdriaSarn',
    to: 'sarnEastmark',
    shore: [
      [662, 116],
      [700, 150],
    ],
    corners: [[WIDTH + BEYOND, -BEYOND]],
  },
  {
    code: 'XE',
    from: 'sarnEastmark',
    to: 'eastmarkMarrow',
    shore: [
      [772, 196],
      [796, 236],
      [756, 292],
    ],
    corners: [],
  },
  {
    code: 'XM',
    from: 'eastmarkMarrow',
    to: 'marrowCorrow',
    shore: [
      [640, 346],
      [574, 352],
      [520, 376],
    ],
    corners: [[WIDTH + BEYOND, HEIGHT + BEYOND]],
  },
  {
    code: 'XC',
    from: 'marrowCorrow',
    to: 'corrowOrrin',
    shore: [
      [400, 410],
      [346, 376],
      [292, 356],
    ],
    corners: [[-BEYOND, HEIGHT + BEYOND]],
  },
  {
    code: 'XO',
    from: 'corrowOrrin',
    to: 'orrinValdria',
    shore: [
      [248, 252],
      [286, 194],
      [300, 148],
    ],
    corners: [[-BEYOND, -BEYOND]],
  },
]

/** Each an island of the Pells: its middle, and how far it reaches. */
const ISLANDS: readonly (readonly [...Place, number])[] = [
  [500, 232, 30],
  [560, 262, 19],
  [470, 276, 11],
  [546, 208, 9],
]

const NAMES: Readonly<Record<string, readonly [en: string, fr: string]>> = {
  XC: ['Corrow', 'Corrow'],
  XE: ['Eastmark', 'Eastmark'],
  XM: ['Marrow', 'Marrow'],
  XO: ['Orrin', 'Orrin'],
  XP: ['Pell Islands', 'Îles Pell'],
  XS: ['Sarn', 'Sarn'],
  XV: ['Valdria', 'Valdrie'],
}
const WORDS: Readonly<Record<string, Place>> = {
  XC: [150, 392],
  XE: [892, 226],
  XM: [740, 398],
  XO: [140, 150],
  XP: [514, 320],
  XS: [812, 70],
  XV: [462, 66],
}

export function drawCoast(): Drawing {
  const borders = Object.fromEntries(
    (Object.keys(SHORE) as Border[]).map((name, i) => [
      name,
      through([SHORE[name], EDGE[name]], 0.09, 40 + i),
    ]),
  ) as Record<Border, Place[]>
  const lands = COASTS.map(({ code, from, to, shore, corners }, i) => {
    const coast = through([SHORE[from], ...shore, SHORE[to]], 0.22, 7 + i)
    return [
      code,
      pathOf([[...coast, ...borders[to], ...corners.toReversed(), ...borders[from].toReversed()]]),
    ] as const
  })
  const islands = ISLANDS.map(([x, y, size], i) => {
    const around = Array.from({ length: 5 }, (_, n): Place => {
      const angle = (n / 5) * 2 * Math.PI + i
      return [x + Math.cos(angle) * size * 1.15, y + Math.sin(angle) * size * 0.85]
    })
    return through([...around, around[0]!], 0.16, 90 + i)
  })
  return {
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    land: '',
    disputed: '',
    countries: Object.fromEntries(
      [...lands, ['XP', pathOf(islands)] as const].sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
    points: {},
    small: [],
    names: Object.fromEntries(
      Object.entries(NAMES).map(([code, [en, fr]]) => [
        code,
        [
          { lang: 'en', text: en },
          { lang: 'fr', text: fr },
        ],
      ]),
    ),
    words: Object.fromEntries(Object.entries(WORDS).map(([code, place]) => [code, [...place]])),
  }
}

function pathOf(rings: readonly (readonly Place[])[]): string {
  const writer = new PathWriter()
  for (const [first, ...rest] of rings) {
    writer.moveTo(...first!)
    for (const place of rest) writer.lineTo(...place)
    writer.closePath()
  }
  return writer.text
}

if (import.meta.main)
  writeFileSync(
    new URL('../../src/web/map/coast.json', import.meta.url),
    `${JSON.stringify(drawCoast(), null, 2)}\n`,
  )
