import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { concat, utf8 } from './bytes.ts'
import { leafHash, nodeHash } from './merkle.ts'
import { Refusal, type RefusalCode } from './refusal.ts'
import {
  formatBundle,
  formatTilePath,
  hashInTile,
  parseBundle,
  parseTile,
  parseTilePath,
  type Tile,
  tileOf,
  tileWidth,
} from './tile.ts'

const refused = (check: () => unknown, code: RefusalCode) =>
  assert.throws(check, error => error instanceof Refusal && error.code === code)

const anyTile: fc.Arbitrary<Tile> = fc.record(
  {
    level: fc.oneof(fc.nat(63), fc.constant('entries' as const)),
    index: fc.oneof(fc.nat(1100), fc.maxSafeNat()),
    width: fc.integer({ min: 1, max: 256 }),
  },
  { noNullPrototype: true },
)

describe('the path of a tile', () => {
  it('is the one of the specification', () => {
    assert.equal(formatTilePath({ level: 0, index: 1234067, width: 256 }), 'tile/0/x001/x234/067')
    assert.equal(formatTilePath({ level: 'entries', index: 0, width: 5 }), 'tile/entries/000.p/5')
    assert.equal(formatTilePath({ level: 2, index: 1000, width: 1 }), 'tile/2/x001/000.p/1')
  })

  it('reads back as the tile', () => {
    fc.assert(fc.property(anyTile, tile => assert.deepEqual(parseTilePath(formatTilePath(tile)), tile)))
  })

  it('is refused in any other form', () => {
    const wrong = [
      '',
      'tile',
      'tile/0',
      'tile/0/',
      'tile/0/0',
      'tile/0/00',
      'tile/0/0000',
      'tile/00/000',
      'tile/64/000',
      'tile/-1/000',
      'tile/0/x000',
      'tile/0/x000/000',
      'tile/0/001/000',
      'tile/0/x001/x000',
      'tile/0/000.p/0',
      'tile/0/000.p/256',
      'tile/0/000.p/01',
      'tile/0/000.p/',
      'tile/0/000/',
      '/tile/0/000',
      'tile/0/000\n',
      'tile/entry/000',
      'tile/data/000',
      'tile/0/٠٠٠',
      'tile/0/X001/000',
      'tile/0/x999/x999/x999/x999/x999/999',
    ]
    for (const path of wrong) refused(() => parseTilePath(path), 'tile_malformed')
  })

  it('has no second spelling', () => {
    fc.assert(
      fc.property(anyTile, fc.nat(), fc.constantFrom('', '0', 'x', '/', '.', '9'), (tile, at, put) => {
        const path = formatTilePath(tile)
        const i = at % path.length
        const changed = path.slice(0, i) + put + path.slice(i + 1)
        try {
          assert.equal(formatTilePath(parseTilePath(changed)), changed)
        } catch (error) {
          assert.ok(error instanceof Refusal)
        }
      }),
    )
  })
})

describe('tiles', () => {
  it('are as wide as the tree makes them', () => {
    // The examples of C2SP tlog-tiles.
    const widths = (size: number) =>
      [
        [0, 272],
        [0, 273],
        [0, 274],
        [1, 0],
        [1, 1],
        [2, 0],
        [3, 0],
      ].map(([level, index]) => tileWidth(level!, index!, size))
    assert.deepEqual(widths(70_000), [256, 112, 0, 256, 17, 1, 0])
    assert.equal(tileWidth(0, 0, 256), 256)
    assert.equal(tileWidth(1, 0, 256), 1)
    assert.equal(tileWidth('entries', 273, 70_000), 112)
    assert.equal(tileWidth(6, 31, Number.MAX_SAFE_INTEGER), 0)
    assert.equal(tileWidth(6, 0, Number.MAX_SAFE_INTEGER), 31)
  })

  it('hold every node of the tree exactly as it is hashed', () => {
    const leaves = Array.from({ length: 256 }, (_, i) => leafHash(utf8(`${i}`)))
    const bytes = concat(...leaves)
    let row = leaves
    for (let level = 0; level < 8; level++) {
      for (const [i, hash] of row.entries()) {
        const node = { level, index: i + 3 * row.length }
        assert.deepEqual(tileOf(node, 2000), { level: 0, index: 3, width: 256 })
        assert.deepEqual(hashInTile(bytes, node), hash)
      }
      row = Array.from({ length: row.length / 2 }, (_, i) => nodeHash(row[2 * i]!, row[2 * i + 1]!))
    }
    assert.deepEqual(tileOf({ level: 8, index: 3 }, 2000), { level: 1, index: 0, width: 7 })
  })

  it('are asked for once, and only where the tree has them', () => {
    const nodes = [
      { level: 0, index: 256 },
      { level: 3, index: 33 },
      { level: 8, index: 0 },
    ]
    assert.deepEqual(
      nodes.map(node => formatTilePath(tileOf(node, 300))),
      ['tile/0/001.p/44', 'tile/0/001.p/44', 'tile/1/000.p/1'],
    )
    for (const node of [
      { level: 0, index: 300 },
      { level: 3, index: 37 },
      { level: 8, index: 1 },
      { level: 0, index: -1 },
    ])
      refused(() => tileOf(node, 300), 'proof_wrong')
  })

  it('that are too short are refused', () => {
    refused(() => hashInTile(new Uint8Array(64), { level: 0, index: 2 }), 'tile_malformed')
    refused(() => hashInTile(new Uint8Array(65), { level: 0, index: 0 }), 'tile_malformed')
    refused(() => hashInTile(new Uint8Array(96), { level: 1, index: 1 }), 'tile_malformed')
    refused(() => parseTile(new Uint8Array(64), 3), 'tile_malformed')
  })
})

describe('an entry bundle', () => {
  const entries = fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 20 })

  it('reads back as its entries', () => {
    fc.assert(
      fc.property(entries, list => assert.deepEqual(parseBundle(formatBundle(list), list.length), list)),
    )
    const longest = new Uint8Array(65_535)
    assert.deepEqual(parseBundle(formatBundle([longest]), 1), [longest])
  })

  it('is refused when it is cut, when it goes on, or when it holds another number of entries', () => {
    fc.assert(
      fc.property(entries, fc.nat(), (list, at) => {
        const bytes = formatBundle(list)
        refused(() => parseBundle(bytes.slice(0, at % bytes.length), list.length), 'tile_malformed')
        refused(() => parseBundle(concat(bytes, Uint8Array.of(0)), list.length), 'tile_malformed')
        refused(() => parseBundle(bytes, list.length + 1), 'tile_malformed')
        refused(() => parseBundle(bytes, list.length - 1), 'tile_malformed')
      }),
    )
  })

  it('takes no entry that is longer than its length field can say', () => {
    refused(() => formatBundle([new Uint8Array(65_536)]), 'entry_malformed')
  })
})
