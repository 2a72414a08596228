import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { pathToFileURL } from 'node:url'
import { bitsToFlip, EFFORT, effort, type Family, inTurn, spread } from './effort.ts'
import { root, sourcesIn } from './house/sources.ts'

/** Plain JavaScript, which an older Node runs. */
const { CIRCLE, onPush, secondsOf } = (await import(pathToFileURL(join(root, 'bin', 'turns.mjs')).href)) as {
  CIRCLE: number
  secondsOf(file: string): number
  onPush(files: readonly string[], seed: number): string[]
}

const FAMILIES = Object.keys(EFFORT) as Family[]

describe('the table of effort', () => {
  it('has a row for what tests ask for and no other, and no long run that does less than a push', () => {
    const asked = ['src', 'test']
      .flatMap(sourcesIn)
      .filter(({ path }) => path !== 'test/effort.test.ts')
      .flatMap(({ text }) => [...text.matchAll(/\beffort\('(\w+)'\)/g)].map(([, family]) => family!))
    assert.deepEqual(new Set(asked), new Set(FAMILIES))
    for (const family of FAMILIES) {
      const [push, long] = [effort(family, 'push'), effort(family, 'long')]
      assert.ok(Number.isInteger(push) && Number.isInteger(long), family)
      assert.ok(push > 0 && long > push, `${family}: ${push}, ${long}`)
    }
  })

  it('knows two runs, and takes no other word for one of them', () => {
    assert.throws(() => effort('kills', 'lnog'), /AVOW_EFFORT is push or long, not "lnog"/)
    const withSeed = (AVOW_SEED: string) =>
      spawnSync(process.execPath, [join(root, 'test', 'effort.ts')], {
        env: { ...process.env, AVOW_SEED },
        encoding: 'utf8',
      })
    assert.equal(withSeed('7').status, 0)
    assert.match(withSeed('seven').stderr, /AVOW_SEED is a whole number, not "seven"/)
  })
})

describe('what is left for other runs', () => {
  it('is of stories alone, and each file has its turn in one of twelve seeds, whatever their last digits say', () => {
    const files = ['src', 'test']
      .flatMap(sourcesIn)
      .map(({ path }) => path)
      .filter(path => path.endsWith('.test.ts'))
    const turns = Array.from({ length: CIRCLE }, (_, n) => onPush(files, n * 4_096 + 1_234))
    const told = files.map(file => turns.filter(turn => turn.includes(file)).length)
    assert.deepEqual(new Set(told), new Set([1, CIRCLE]))
    const sometimes = files.filter((_, i) => told[i] === 1)
    for (const start of ['src/', 'test/golden/', 'test/door/', 'test/safety/', 'test/crash/kill'])
      assert.ok(!sometimes.some(file => file.startsWith(start)), start)
    assert.deepEqual(onPush(files, 4_095), onPush(files, 0))
    const lengths = turns.map(turn =>
      turn.filter(file => sometimes.includes(file)).reduce((sum, file) => sum + secondsOf(file), 0),
    )
    assert.ok(Math.max(...lengths) < 1.2 * Math.min(...lengths), `${lengths}`)
  })

  const circle = ['a', 'b', 'c', 'd', 'e']

  it('comes in turn: each place of a circle once, in as many places as there are', () => {
    for (const count of [1, 2, 5, 8]) {
      const turns = circle.map((_, place) => inTurn(circle, count, place))
      for (const turn of turns) assert.equal(new Set(turn).size, Math.min(count, circle.length))
      for (const one of circle)
        assert.equal(turns.filter(turn => turn.includes(one)).length, Math.min(count, circle.length))
    }
  })

  it('is spread evenly from the first place to the last', () => {
    for (const [count, last] of [
      [1, 7],
      [4, 7],
      [8, 61],
      [256, 1_024],
      [1_024, 1_024],
      [10, 6],
    ] as const) {
      const places = spread(count, last)
      assert.equal(new Set(places).size, Math.min(count, last))
      const apart = places.map((place, n) => place - (places[n - 1] ?? place))
      assert.ok(Math.max(...apart) <= Math.ceil(last / count), String(places))
      assert.ok(places[0]! >= 1 && places[0]! <= Math.ceil(last / count), String(places))
      assert.ok(places.at(-1)! <= last && places.at(-1)! + Math.ceil(last / count) >= last, String(places))
    }
  })

  it('is some bit of every byte', () => {
    const bits = bitsToFlip(10, 200)
    assert.equal(new Set(bits).size, 190 * effort('flippedBits'))
    assert.deepEqual(
      new Set(bits.map(bit => Math.floor(bit / 8))),
      new Set(Array.from({ length: 190 }, (_, n) => n + 10)),
    )
    assert.equal(new Set(bits.map(bit => bit % 8)).size, 8)
  })
})
