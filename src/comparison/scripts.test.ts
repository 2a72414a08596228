import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { parse } from 'csv-parse/sync'
import { PYTHON, without } from '../../test/ground.ts'
import { CONFUSABLES_VERSION } from './confusables.ts'
import { inLatinLooks, type Oddity, odditiesOf } from './scripts.ts'
import { skeletonOf } from './skeleton.ts'

const SHARED = join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'paris-call')

describe('the letters of a name', () => {
  const are = (names: readonly string[], expected: readonly Oddity[]) => {
    for (const name of names) assert.deepEqual(odditiesOf(name), expected, name)
  }

  it('deceive where one word takes them from two alphabets, or from one of another age', () => {
    are(
      [
        'L\u0430rkspur',
        '\u0391lpha',
        'p\u0430ypal.example',
        'Ber\u03bfe GmbH',
        'Po\u0501',
        'Ⲁⲃⲅ',
        '𐐀𐐁',
        'Газпρом',
      ],
      ['scripts'],
    )
  })

  it('deceive where a whole word, or all that is not Latin, can be read as Latin', () => {
    are(['сосо', 'МТС', 'ΝΑΤΟ', 'сосо Bank', 'α-Larkspur', 'ᎠᏞᏢᎻᎪ', 'ООО «сосо»'], ['asLatin'])
    are(['Bank \u043ef Scotland'], ['scripts'])
    are(['Bank \u043e Scotland'], ['asLatin'])
  })

  it('are told as what they look like, and nothing else of the name', () => {
    assert.equal(inLatinLooks('МТС 10 modern'), 'MTC 10 modern')
    assert.equal(inLatinLooks('сосо.example'), 'coco.example')
  })

  it('deceive with digits of two scripts, and with heaps of marks', () => {
    are(['Pier 1٢', 'Порт 2४'], ['digits'])
    are(['Lark\u0307\u0307spur', 'a\u0316\u0317\u0318\u0319\u031c'], ['marks'])
  })

  it('are what names are written in, in two scripts beside each other too', () => {
    are(
      [
        'Larkspur Газпром (Gazprom)',
        'トヨタ Toyota',
        'NTTドコモ',
        '株式会社日立製作所',
        'LG전자',
        '現代자동차',
        'บริษัทAIS จำกัด',
        'Σ-Larkspur',
        'Ørsted A/S',
        'Ελληνική Αστυνομία',
        'ООО Larkspur',
        'Союз с Microsoft',
        'Аруба',
        'שירות לאומי',
        'Tiếng Việt',
        'می\u200cخواهم ۱۴۰۰',
        'ಬ್ಯಾಂಕ್\u200c ಆಫ್',
        '2026 §',
      ],
      [],
    )
  })

  it('raise no question in any of the names of a real call', { skip: without('shared') }, () => {
    for (const list of ['supporters.csv', 'supporters-2019-11-12.csv']) {
      const rows = parse(readFileSync(join(SHARED, list)), { columns: true, bom: true }) as { name: string }[]
      assert.ok(rows.length > 1000)
      assert.deepEqual(
        rows.filter(({ name }) => odditiesOf(name).length > 0),
        [],
      )
    }
  })

  it('raise few in the names of all countries in thirty scripts: those that do read as Latin', () => {
    const langs =
      'ru uk be bg sr mk kk ky mn tg el hy ka ar fa ur ps he yi hi mr ne bn as pa gu or ta te kn ml si th lo km my dz am ti ja zh zh-Hant ko vi yue chr'
    const codes = Array.from({ length: 676 }, (_, i) =>
      String.fromCharCode(65 + Math.floor(i / 26), 65 + (i % 26)),
    )
    let all = 0
    const odd: string[] = []
    for (const lang of Intl.DisplayNames.supportedLocalesOf(langs.split(' '))) {
      const names = new Intl.DisplayNames([lang], { type: 'region', fallback: 'none' })
      for (const name of codes.flatMap(code => names.of(code) ?? [])) {
        all++
        const oddities = odditiesOf(name)
        if (oddities.length === 0) continue
        odd.push(name)
        assert.deepEqual(oddities, ['asLatin'], `${lang}: ${name}`)
        assert.match(skeletonOf(name).replace(/[\p{M} ]/gu, ''), /^[a-z]+$/i, `${lang}: ${name}`)
      }
    }
    assert.ok(all > 10_000, `${all} names`)
    assert.ok(odd.length * 100 < all, `${odd.length} of ${all}: ${odd.join(', ')}`)
  })
})

describe('what a text looks like', () => {
  it('is the skeleton of UTS 39, whatever way it is composed', () => {
    const same = [
      ['paypal', 'p\u0430ypal', 'раураl', 'pаypa1', 'ｐａｙｐａｌ', '𝐩𝐚𝐲𝐩𝐚𝐥', '𝔭𝔞𝔶𝔭𝔞𝔩'],
      ['Microsoft', 'Мicrosoft'],
      ['modern', 'modem', 'rnodern'],
      ['cafe\u0301', 'caf\u00e9'],
      ['Bank 2OO', 'Bank 200', 'Ваnk ２00'],
      ['O', '0', 'Ο', 'О', 'Օ', '০', '୦'],
    ]
    for (const group of same)
      for (const one of group) assert.equal(skeletonOf(one), skeletonOf(group[0]!), `${one} and ${group[0]}`)
    assert.notEqual(skeletonOf('Larkspur'), skeletonOf('Larkspor'))
  })

  /** ICU has Unicode's own table, and its own implementation of UTS 39. */
  const ask = (body: string, input: object) =>
    JSON.parse(
      execFileSync(PYTHON, ['-c', `import icu, json, sys\ngiven = json.load(sys.stdin)\n${body}`], {
        input: JSON.stringify(input),
        maxBuffer: 1 << 28,
        encoding: 'utf8',
      }),
    ) as never

  it('is what ICU says of every character, in the same version of Unicode', { skip: without('icu') }, t => {
    const all = Array.from({ length: 0x110000 }, (_, code) => code)
      .filter(code => code < 0xd800 || code >= 0xe000)
      .map(code => String.fromCodePoint(code))
      .filter(character => !/\p{Cn}/u.test(character) && !/\p{Co}/u.test(character))
    const found: { version: string; skeletons: string[] } = ask(
      `checker = icu.SpoofChecker()
print(json.dumps({'version': icu.UNICODE_VERSION, 'skeletons': [checker.getSkeleton(0, one) for one in given]}))`,
      all,
    )
    if (!CONFUSABLES_VERSION.startsWith(found.version)) {
      t.skip(`this ICU has Unicode ${found.version}, the table ${CONFUSABLES_VERSION}`)
      return
    }
    let compared = 0
    for (const [i, character] of all.entries()) {
      const theirs = found.skeletons[i]!
      if (!/[\p{L}\p{M}\p{N}]/u.test(character) && !/[\p{L}\p{N}]/u.test(theirs)) continue
      compared++
      // The rest is punctuation, which no comparison of names or domains looks at.
      const [our, their] = [skeletonOf(character), skeletonOf(theirs)].map(one =>
        one.replace(/[^\p{L}\p{M}\p{N}]/gu, ''),
      )
      assert.equal(our, their, `U+${character.codePointAt(0)!.toString(16)}`)
    }
    assert.ok(compared > 100_000, String(compared))
  })

  it('mixes scripts where ICU says so', { skip: without('icu') }, () => {
    const letters = [...'aяωաაאابअবあア漢한ㄅก1Ꭰ']
    const words = letters.flatMap(a => letters.flatMap(b => letters.map(c => a + b + c)))
    const strange: boolean[] = ask(
      `checker = icu.SpoofChecker()
checker.setChecks(icu.USpoofChecks.RESTRICTION_LEVEL)
checker.setRestrictionLevel(icu.URestrictionLevel.HIGHLY_RESTRICTIVE)
print(json.dumps([checker.check(one) != 0 for one in given]))`,
      words,
    )
    // Beside Thai, which parts no words, Latin letters stand in one; and UTS 39 takes no Cherokee but by itself.
    const isOurs = (word: string) => /ก/.test(word) && /a/.test(word) && !/[^aก1]/.test(word)
    for (const [i, word] of words.entries())
      assert.equal(odditiesOf(word).includes('scripts'), isOurs(word) ? false : strange[i], word)
  })
})
