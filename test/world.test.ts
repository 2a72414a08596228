import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import { load } from 'cheerio'
import { drawCoast } from '../bin/world/coast.ts'
import { CODES, POINTS, SMALL } from '../bin/world/countries.ts'
import { DISPUTED } from '../bin/world/disputed.ts'
import { drawWorld } from '../bin/world/draw.ts'
import { PathWriter } from '../bin/world/path.ts'
import type { RollTally } from '../src/register/tally.ts'
import type { Asked } from '../src/web/kit/kit.ts'
import { placeLines } from '../src/web/map/places-table.ts'
import { COAST, placedStates, stateMap, WORLD } from '../src/web/map/state-map.ts'

const tallyOf = (
  ...places: [kind: 'state' | 'company', country: string | null, rows: number][]
): RollTally => ({
  total: places.reduce((sum, [, , rows]) => sum + rows, 0),
  places: places.map(([kind, country, rows]) => ({ kind, country, rows })),
  mandates: [],
  texts: [],
  days: [],
  deeds: [],
})

const mapOf = (placed: ReturnType<typeof placedStates>) =>
  String(
    stateMap({ lang: 'en' } as Asked, placed, 'a map', {
      title: (name, standing) => `${name} ${standing}`,
      leads: (code, standing) => `/${code}/${standing}`,
    }),
  )

describe('the map of states', () => {
  it('has a place for every country that ISO 3166-1 names, once', () => {
    const codes = [...CODES.values(), ...POINTS.map(({ code }) => code)]
    assert.equal(new Set(codes).size, codes.length)
    // 249 codes and XK; Antarctica is no state and is not drawn.
    assert.equal(codes.length, 249)
    const known = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
    assert.deepEqual(
      codes.filter(code => known.of(code) === undefined),
      [],
    )
  })

  it('is drawn as it was written for the server', () => {
    assert.ok(isDeepStrictEqual(WORLD, drawWorld()), 'run node bin/node.mjs bin/world/draw.ts')
    assert.ok(isDeepStrictEqual(COAST, drawCoast()), 'run node bin/node.mjs bin/world/coast.ts')
  })

  it('draws every outline that it promises, inside its frame', () => {
    assert.deepEqual(Object.keys(WORLD.countries).sort(), [...CODES.values()].sort())
    const [left, top, width, height] = WORLD.viewBox.split(' ').map(Number)
    for (const { code } of SMALL) {
      const [x, y] = WORLD.points[code] as [number, number]
      assert.ok(x >= left! && x <= left! + width! && y >= top! && y <= top! + height!, code)
    }
    for (const [code, path] of Object.entries(WORLD.countries))
      assert.match(path, /^m-?\d+[ -]\d+l[-\d ml z]+z$/, code)
  })

  it('fills or dots each state of a roll, and names what it cannot place', () => {
    const tally = tallyOf(
      ['state', 'FR', 1],
      ['state', 'MC', 1],
      ['state', 'XE', 1],
      ['state', 'DE', 2],
      ['state', null, 1],
      ['company', 'US', 40],
      ['company', 'SM', 1],
    )
    const placed = placedStates(tally)
    const { drawing, ...rest } = placed
    assert.equal(drawing, WORLD)
    assert.deepEqual(rest, { rows: 6, filled: ['FR', 'DE'], dotted: ['MC'], unplaced: ['XE'], nowhere: 1 })
  })

  it('draws the coast of the examples for a call all of whose states lie there, and for no other', () => {
    const { drawing, filled, unplaced } = placedStates(tallyOf(['state', 'XE', 1], ['state', 'XP', 1]))
    assert.deepEqual([drawing === COAST, filled, unplaced], [true, ['XE', 'XP'], []])
    for (const code of [null, 'XA'])
      assert.equal(placedStates(tallyOf(['state', code, 1])).drawing, WORLD, String(code))
    assert.deepEqual(Object.keys(COAST.words!).sort(), Object.keys(COAST.countries).sort())
  })

  it('fills who is there, outlines who is not, and leads from each by one link that the keyboard passes over', () => {
    const placed = placedStates(tallyOf(['state', 'FR', 1], ['state', 'MC', 1]))
    const $ = load(mapOf(placed))
    const linked = (group: string) => $(`${group} a`).length
    assert.deepEqual([linked('.map-signed'), linked('.map-dot.on')], [1, 1])
    assert.equal(linked('.map-off') + linked('.map-dot.off') + 2, 195)
    assert.equal($('svg').attr('aria-hidden'), 'true')
    assert.equal($('a:not([tabindex="-1"])').length, 0)
    assert.equal($('.map-signed a').attr('href'), '/FR/on')
    assert.equal($('.map-signed title').text(), 'France on')
    assert.equal(
      new Set(
        $('title')
          .toArray()
          .map(one => $(one).text()),
      ).size,
      195,
    )
  })

  it('fills land in dispute for nobody, whoever has signed', () => {
    assert.equal(WORLD.disputed.match(/m/g)!.length, DISPUTED.length)
    const map = mapOf(placedStates(tallyOf(['state', 'MA', 1])))
    assert.ok(map.indexOf(WORLD.disputed) > map.indexOf(WORLD.countries.MA!), 'it lies over the countries')
  })

  it('loses nobody in the table behind it', () => {
    const tally = tallyOf(
      ['state', 'FR', 1],
      ['company', 'FR', 4],
      ['company', null, 2],
      ['company', 'SE', 3],
    )
    const lines = placeLines({ lang: 'fr' }, tally)
    assert.deepEqual(
      lines.map(({ name, states, rows }) => [name, states, rows]),
      [
        ['France', 1, 5],
        ['Suède', 0, 3],
        ['Pays non précisé', 0, 2],
      ],
    )
  })
})

describe('a path of whole numbers', () => {
  const drawn = (draw: (writer: PathWriter) => void) => {
    const writer = new PathWriter()
    draw(writer)
    return writer.text
  }

  it('tells each point from the one before, and the next ring from where the last began', () => {
    const path = drawn(writer => {
      for (const at of [0, 20]) {
        writer.moveTo(at + 10, 10)
        writer.lineTo(at + 14, 8.2)
        writer.lineTo(at + 14.3, 8.1)
        writer.lineTo(at + 12, 20)
        writer.lineTo(at + 10, 10)
        writer.closePath()
      }
    })
    assert.equal(path, 'm10 10l4-2-2 12zm20 0l4-2-2 12z')
  })

  it('leaves out what has no area or no length once it is rounded', () => {
    const path = drawn(writer => {
      writer.moveTo(5, 5)
      writer.lineTo(5.2, 5.1)
      writer.lineTo(5, 5)
      writer.closePath()
      writer.moveTo(7, 7)
      writer.lineTo(7.1, 7.2)
      writer.moveTo(1, 1)
      writer.lineTo(9, 1)
    })
    assert.equal(path, 'm1 1l8 0')
  })
})
