import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newPng } from '../../../test/png.ts'
import { toBase64 } from '../../core/bytes.ts'
import { Refusal } from '../../core/refusal.ts'
import { type Card, drawing } from './drawing.ts'
import { Pictures } from './pictures.ts'
import { canSet, setLine, setLines } from './typesetting.ts'

const CARD: Card = {
  direction: 'ltr',
  kicker: [['PUBLIC CALL'], ['NORTHHAVEN']],
  title: ['The Harbour Accord'],
  number: '28',
  counted: 'signatories',
  kinds: '10 companies, 5 states',
  foot: ['Open Calls Record, 24 November 2026'],
  address: 'keeper.example/harbour-accord',
  keeper: { colour: '#4a2150', picture: null, letter: 'O' },
  seal: { lines: '', ring: 'PUBLIC LOG · ', middle: '96' },
  note: '',
}

describe('a picture of a call', () => {
  it('has no words that a renderer would have to set, and none of them as markup', () => {
    const hostile = drawing({
      ...CARD,
      title: ['</svg><script>alert(1)</script>'],
      foot: ['<image href="//a.example"/>'],
    })
    assert.doesNotMatch(hostile, /<text|<script|<image|href=/)
  })

  it('takes the first wording that our fonts can write, else the address', () => {
    const written = drawing(CARD)
    assert.equal(drawing({ ...CARD, title: ['漢字の呼びかけ', 'The Harbour Accord'] }), written)
    assert.equal(drawing({ ...CARD, title: ['漢字'] }), drawing({ ...CARD, title: [CARD.address] }))
    assert.equal(drawing({ ...CARD, kicker: [['PUBLIC CALL'], ['北港'], ['NORTHHAVEN']] }), written)
    for (const words of [
      'L’œuvre d’une commune, « ici »',
      'Łódź, Việt Nam',
      'Призыв',
      'Έκκληση',
      'نداء باريس',
      '1\u202F222',
    ])
      assert.ok(canSet(words), words)
    for (const words of ['漢字', '☃', '']) assert.ok(!canSet(words), words)
  })

  it('of what was only copied says so where a seal would stand, and bears none', () => {
    const copied = drawing({ ...CARD, seal: null, note: 'Copied from harbour.example, not confirmed' })
    assert.notEqual(copied, drawing({ ...CARD, seal: null }))
    assert.doesNotMatch(copied, /rotate/)
    assert.match(drawing(CARD), /rotate/)
  })

  it('breaks a title of any length into lines that fit, and says where it is cut', () => {
    const long = 'A declaration on the shared care of harbours '.repeat(9).slice(0, 390)
    const { lines, isWhole } = setLines(long, [26, 18, 18, 18, 18])
    assert.equal(lines.length, 5)
    assert.ok(!isWhole)
    for (const [i, { width }] of lines.entries()) assert.ok(width <= (i === 0 ? 26 : 18), `${i}: ${width}`)
    const one = setLines('W'.repeat(390), [10, 10])
    for (const { width } of one.lines) assert.ok(width <= 10)
    assert.deepEqual(setLines('Short', [10, 10]).lines.length, 1)
  })

  it('sets a card that speaks Arabic from the right, also behind a name in Latin letters, and tears no word', () => {
    const foot = 'Open Calls Record، 1 ديسمبر 2026'
    const [own, other] = (['rtl', 'ltr'] as const).map(direction =>
      drawing({ ...CARD, direction, foot: [foot] }),
    )
    assert.notEqual(own, other)
    const ring = { ...CARD.seal!, ring: 'الدفتر العلني · القيد 84 · ' }
    const turns = [...drawing({ ...CARD, seal: ring }).matchAll(/rotate\(([-\d.]+)\)/g)].map(([, at]) =>
      Number(at),
    )
    const steps = turns.slice(1).map((turn, i) => Math.abs(turn - turns[i]!))
    // Joined letters follow each other closely; what fills the circle stands between words.
    assert.ok(Math.min(...steps) < 6 && Math.max(...steps) > 25, steps.join(' '))
  })

  it('sets Arabic from the right, joined, and numbers and Latin within it from the left', () => {
    const line = setLine('نداء 2018 باريس')
    assert.ok(line.isRtl)
    const joined = setLine('نداء').glyphs.map(({ path }) => path)
    const apart = [...'نداء'].flatMap(one => setLine(one).glyphs.map(({ path }) => path))
    assert.notDeepEqual(joined.toSorted(), apart.toSorted())
    // What is read first stands at the right; the number keeps its order.
    const number = setLine('2018').glyphs.map(({ path }) => path)
    const paths = line.glyphs.map(({ path }) => path)
    const at = paths.findIndex((_, i) => number.every((path, j) => paths[i + j] === path))
    assert.ok(at > 0)
    assert.deepEqual(paths.slice(-joined.length), joined)
  })
})

describe('pictures of calls', () => {
  it('are drawn once for all who ask, and more are refused than can be drawn soon', async () => {
    const pictures = new Pictures()
    let drawings = 0
    const of = (number: string, begin = () => void drawings++) =>
      pictures.of({ card: { ...CARD, number }, width: 60 }, { who: number, isOfCall: false, mark: '' }, begin)
    const isLimited = (error: unknown) => error instanceof Refusal && error.code === 'rate_limited'
    const limit = () => {
      throw new Refusal('rate_limited', 'Too many.')
    }
    await assert.rejects(of('1', limit), isLimited)
    const same = await Promise.all([of('1'), of('1'), of('1')])
    assert.equal(drawings, 1)
    assert.ok(same.every(bytes => bytes === same[0]))
    assert.equal(await of('1', limit), same[0], 'who asks for what is drawn uses nothing up')
    const many = Array.from({ length: 13 }, (_, i) => of(`${i + 2}`))
    for (const one of many) one.catch(() => {})
    await assert.rejects(many.at(-1)!, isLimited)
    await many[0]
  })

  it('of one network wait three at a time, which uses up nothing more, and those of calls come first', async () => {
    const pictures = new Pictures()
    let turns = 0
    const drawn: string[] = []
    const of = async (number: string, who: string, isOfCall = false) => {
      const drawing = { card: { ...CARD, number }, width: 60 }
      await pictures.of(drawing, { who, isOfCall, mark: '' }, () => void turns++)
      drawn.push(number)
    }
    const waiting = ['1', '2', '3'].map(number => of(number, 'one'))
    await assert.rejects(of('4', 'one'), { code: 'rate_limited' })
    assert.equal(turns, 3)
    await Promise.all([...waiting, of('5', 'other', true)])
    assert.deepEqual(drawn, ['1', '5', '2', '3'])
    await of('4', 'one')
  })

  it('are kept by the name of the keeper’s mark, not by its bytes', async () => {
    const pictures = new Pictures()
    let turns = 0
    const of = (picture: string, mark: string) =>
      pictures.of(
        { card: { ...CARD, keeper: { ...CARD.keeper, picture } }, width: 60 },
        { who: 'one', isOfCall: true, mark },
        () => void turns++,
      )
    assert.equal(await of('', 'first'), await of('', 'first'))
    await of(toBase64(newPng(48, 48)), 'second')
    assert.equal(turns, 2)
  })
})
