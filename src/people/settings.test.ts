import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { deflateSync } from 'node:zlib'
import { newPng, pngChunk } from '../../test/png.ts'
import { fromUtf8, utf8 } from '../core/bytes.ts'
import { contrast } from '../core/contrast.ts'
import { SqliteStore } from '../store/sqlite.ts'
import {
  colourFrom,
  contactFrom,
  everyZone,
  inLanguages,
  languagesFrom,
  markFrom,
  NO_SETTINGS,
  nameFrom,
  PAPER,
  settingsIn,
  sourceFrom,
  zoneFrom,
  zoneOf,
} from './settings.ts'

const wrong = (message: RegExp) => ({ code: 'setting_wrong', message })

describe('what is the keeper’s own', () => {
  it('has a colour that stands out from the papers of the stylesheet, and one is named that does', () => {
    const tokens = readFileSync(new URL('../web/assets/style/tokens.css', import.meta.url), 'utf8')
    assert.match(tokens, new RegExp(`--paper: +light-dark\\(${PAPER.light}, ${PAPER.dark}\\)`))
    const { light, dark } = colourFrom(' #4A2150 ', undefined)
    assert.equal(light, '#4a2150')
    assert.ok(contrast(dark, PAPER.dark) >= 6)
    assert.deepEqual(colourFrom('#4a2150', '#cfa6d6').dark, '#cfa6d6')
    for (const [typed, other] of [
      ['#ffee00', undefined],
      ['#4a2150', '#222222'],
    ] as const) {
      let better = ''
      assert.throws(
        () => colourFrom(typed, other),
        ({ code, message }: { code: string; message: string }) => {
          better = /such as (#[0-9a-f]{6})/.exec(message)![1]!
          return code === 'setting_wrong'
        },
      )
      assert.ok(other === undefined ? colourFrom(better, undefined) : colourFrom(typed, better))
    }
    assert.throws(() => colourFrom('purple', undefined), wrong(/"purple" is not a colour/))
  })

  it('has a mark that is a picture and nothing else', () => {
    const animation = pngChunk('acTL', utf8('12345678'))
    const { png, width, height } = markFrom(newPng(96, 48, animation))
    assert.deepEqual([width, height], [96, 48])
    assert.doesNotMatch(String.fromCharCode(...png), /tEXt|At home|acTL/)
    assert.deepEqual(markFrom(png).png, png)
    const whole = newPng(64, 64)
    const joined = Uint8Array.of(...whole, ...utf8('<script>'))
    for (const file of [utf8('<svg/>'), whole.subarray(0, -1), joined, whole.subarray(0, 8)])
      assert.throws(() => markFrom(file), wrong(/not a whole PNG/), fromUtf8(utf8(String(file.length))))
    for (const [wide, high] of [
      [16, 16],
      [2000, 64],
      [300, 50],
      [50, 60],
    ] as const)
      assert.throws(() => markFrom(newPng(wide, high)), wrong(/pixels/))
    assert.throws(() => markFrom(new Uint8Array(100_000)), wrong(/Save it smaller/))
  })

  it('has a mark that unpacks to its pixels and to no more, under sums that hold', () => {
    const good = newPng(96, 48)
    const at = (offset: number, byte: number) => good.with(offset, byte)
    // A sum of the head; its width; a depth and a colour type that no PNG has.
    assert.throws(() => markFrom(at(29, good[29]! ^ 1)), wrong(/damaged/))
    assert.throws(() => markFrom(at(19, 95)), wrong(/damaged/))
    for (const [offset, byte] of [
      [24, 7],
      [25, 5],
    ] as const)
      assert.throws(() => markFrom(at(offset, byte)), wrong(/not a whole PNG/))
    const head = good.slice(16, 29)
    assert.throws(() => markFrom(newPng(96, 48, pngChunk('IHDR', head))), wrong(/not a whole PNG/))
    const bomb = pngChunk('IDAT', deflateSync(new Uint8Array(2_000_000)))
    assert.throws(() => markFrom(newPng(96, 48, bomb)), wrong(/damaged/))
  })

  it('has a name in each language once, and a way to be reached', () => {
    const en = { lang: 'en', text: 'Record' }
    const fr = { lang: 'fr', text: 'Relevé' }
    // A name that is said anew keeps its place: the first is the one that stands where no language fits.
    assert.deepEqual(inLanguages([en, fr], [{ lang: 'en', text: 'Register' }])[0]!.text, 'Register')
    for (const text of ['Evil\r\nBcc: z@z.example', 'One\u2028Two'])
      assert.throws(() => nameFrom([{ lang: 'en', text }]), wrong(/one line/))
    assert.throws(() => nameFrom([en, { lang: 'fr', text: ' ' }]), wrong(/empty/))
    assert.equal(contactFrom('https://keeper.example/\u202edesk'), 'https://keeper.example/desk')
    assert.equal(contactFrom('https://KEEPER.example'), 'https://keeper.example/')
    assert.throws(() => nameFrom([en, en]), wrong(/The name cannot be shown/))
    assert.throws(() => nameFrom([{ lang: 'en', text: '\u202e' }]), wrong(/The name cannot be shown/))
    assert.equal(contactFrom(' desk@keeper.example '), 'desk@keeper.example')
    assert.equal(contactFrom('https://keeper.example/desk'), 'https://keeper.example/desk')
    assert.throws(() => contactFrom('javascript:alert(1)'), wrong(/neither an e-mail address/))
    assert.throws(() => sourceFrom('javascript:alert(1)'), wrong(/not a page/))
  })

  it('has a time zone that is named after a place, by its name of today', () => {
    for (const [typed, zone] of [
      ['Europe/Paris', 'Europe/Paris'],
      [' europe/kyiv ', 'Europe/Kyiv'],
      ['paris', 'Europe/Paris'],
      ['Buenos Aires', 'America/Buenos_Aires'],
      ['utc', 'UTC'],
    ] as const)
      assert.equal(zoneFrom(typed), zone)
    // Behind, and not ahead of UTC: whoever types them means the contrary, or a place that has a name.
    for (const typed of ['', 'Etc/GMT+5', 'GMT+5', '+05:00', 'EST', 'Atlantis', 'Europe/Paris\u0000'])
      assert.throws(() => zoneFrom(typed), wrong(/is not a time zone/), typed)
    const all = everyZone()
    assert.ok(all.length > 300 && all.every(zone => zoneFrom(zone) === zone))
    assert.equal(zoneOf({ zone: 'Moon/Tranquility' }), 'UTC', 'another server may know fewer zones')
  })

  it('has languages of the interface, each once, and at least one', () => {
    assert.deepEqual(languagesFrom(['fr', ' EN', 'fr'], ['en', 'fr']), ['fr', 'en'])
    assert.throws(() => languagesFrom([], ['en', 'fr']), wrong(/at least one/))
    assert.throws(() => languagesFrom(['de'], ['en', 'fr']), wrong(/Pages are in en, fr, and not in "de"/))
  })

  it('is read as it was laid before there were languages and a zone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'avow-settings-'))
    const store = SqliteStore.open(join(folder, 'avow.sqlite'))
    const { languages, zone, ...older } = NO_SETTINGS
    const json = JSON.stringify({ ...older, contact: 'desk@keeper.example' })
    await store.drawer.apply([{ kind: 'settings', id: 'keeper', after: { json, expires: null } }], 0)
    assert.deepEqual(await settingsIn(store.drawer, 0), { ...NO_SETTINGS, contact: 'desk@keeper.example' })
    await store.close()
    rmSync(folder, { recursive: true })
  })
})
