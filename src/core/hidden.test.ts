import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { formatHidden } from '../../spec/vectors/make-hidden.ts'
import {
  hiddenIn,
  nameOfCharacter,
  spelledOut,
  withoutBreaks,
  withoutHidden,
  withoutUnseen,
} from './hidden.ts'

/** Words that cannot be written without a character that is not seen, as their languages spell them. */
const NEEDED: Readonly<Record<string, string>> = {
  'Persian, a half space': 'شرکت می\u200cخواهم',
  'Persian, behind a letter that does not join': 'کار\u200cها',
  'Persian, behind a number': 'دهه ۹۰\u200cی',
  'Persian, an abbreviation': 'سال ۱۴۰۰ ه\u200d.ش',
  'Uyghur and Kurdish, within a word': 'ئە\u200cنجومەن',
  'Hindi, a half letter': 'क्\u200dया',
  'Hindi, a virama that shows': 'क्\u200cया',
  'Marathi, an eyelash': 'दर्\u200dया',
  'Marathi, an A that is an E': 'अ\u200dॅलँड बेटे',
  'Bengali, the Rapid Action Battalion': 'র\u200d্যাব',
  'Kannada, at the end of a word': 'ಬ್ಯಾಂಕ್\u200c ಆಫ್',
  'Malayalam, a chillu of old': 'അവന്\u200d',
  'Sinhala, Sri Lanka': 'ශ්\u200dරී ලංකා',
  'Sinhala, touching letters': 'ක\u200d්ෂ',
  'Mongolian, a vowel apart': 'ᠮᠣᠩᠭᠣᠯ\u180eᠠ',
  'Mongolian, a form of a letter': 'ᠳ\u180bᠠ',
  'Japanese, the city of Katsuragi': '葛\u{e0100}城市',
  'Chinese, a form of a sign': '直\ufe00',
  'a picture in colour': 'We care \u2764\ufe0f',
  'a family of pictures':
    '\u{1f469}\u{1f3fd}\u200d\u{1f4bb} \u{1f3f3}\ufe0f\u200d\u{1f308} \u2764\ufe0f\u200d\u{1f525}',
  'a key': '1\ufe0f\u20e3',
  'lines and spaces of every width': 'a\nb\u00a0c\u202fd\u3000e',
}

/** The same characters where they do nothing but tell two texts apart that look alike. */
const IDLE: Readonly<Record<string, string>> = {
  'a joiner in a Latin word': 'Lark\u200dspur',
  'a non-joiner in a Latin word': 'Lark\u200cspur',
  'a non-joiner in a Cyrillic word': 'Газ\u200cпром',
  'a non-joiner in a Chinese word': '中\u200c国',
  'a non-joiner between digits': '20\u200c30',
  'a non-joiner at the end': 'دار\u200c',
  'a non-joiner at the beginning': '\u200cدار',
  'two joiners': 'ه\u200d\u200d',
  'a joiner behind an Indic letter without a virama': 'क\u200dया',
  'a selector in a Latin word': 'Lark\ufe0fspur',
  'a selector behind a digit': 'Pier 1\ufe0f',
  'a selector of no form behind Han': '直\ufe05',
  'an ideographic selector behind a Latin letter': 'A\u{e0100}',
  'a form of a Mongolian letter behind another': 'a\u180b',
  'a joiner between a picture and a word': '\u{1f469}\u200da',
}

const NEVER = [
  ...'\0\t\r\u001f\u007f\u0080\u0085\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5',
  ...'\u200b\u200e\u200f\u2028\u2029\u202a\u202e\u2060\u2064\u2065\u2066\u2069\u206f\u3164\ufdd0\ufeff\uffa0\ufff9\ufffe',
  ...'\u{1bca0}\u{1d173}\u{e0001}\u{e0061}\u{e007f}\u{e01f0}\u{e0fff}\u{1ffff}\u{10fffe}',
]

describe('a character that nobody sees', () => {
  it('is found wherever it stands, and named as Unicode does', () => {
    for (const character of NEVER)
      for (const text of [
        character,
        `Lark${character}spur`,
        `دا${character}ر`,
        `क्${character}`,
        `葛${character}`,
      ])
        assert.equal(hiddenIn(text), character, nameOfCharacter(character))
    assert.equal(nameOfCharacter('\u202e'), 'U+202E')
    assert.equal(nameOfCharacter('\u{e0061}'), 'U+E0061')
  })

  it('is taken where a language needs it', () => {
    for (const [what, text] of Object.entries(NEEDED)) assert.equal(hiddenIn(text), undefined, what)
  })

  it('is refused where it does nothing', () => {
    for (const [what, text] of Object.entries(IDLE)) assert.notEqual(hiddenIn(text), undefined, what)
  })

  it('is spelled out for whoever is told of it', () => {
    assert.equal(spelledOut('a\u202eb\u200c'), 'a<U+202E>b<U+200C>')
    assert.equal(spelledOut('Ørsted العربية\n'), 'Ørsted العربية\n')
  })

  it('is taken out where keyboards set it and a line may break, and left to be refused elsewhere', () => {
    assert.equal(withoutBreaks('ក្រសួង\u200bមហាផ្ទៃ'), 'ក្រសួងមហាផ្ទៃ')
    assert.equal(withoutBreaks('\u200bເອ\u200bສະ\u200b\u200bວາ\u200b'), 'ເອສະວາ')
    assert.equal(withoutBreaks('Lark\u200bspur'), 'Lark\u200bspur')
  })

  it('is left out of lists, and of what two texts are compared by', () => {
    assert.equal(withoutHidden('Lark\u200bspur می\u200cخواهم \ufeff'), 'Larkspur می\u200cخواهم ')
    assert.equal(withoutUnseen('Lark\u200bspur می\u200cخواهم'), 'Larkspur میخواهم')
    const some = fc.array(fc.constantFrom(...NEVER, ...'a1ه्क葛ᠳ\u20e3\u2764\u180b\u200c\u200d\ufe00\ufe0f'), {
      maxLength: 8,
    })
    fc.assert(
      fc.property(some, letters => {
        const text = letters.join('')
        assert.equal(hiddenIn(withoutUnseen(text)), undefined)
        assert.equal(hiddenIn(withoutHidden(text)), undefined)
        if (hiddenIn(text) === undefined) assert.equal(withoutHidden(text), text)
      }),
      { examples: [[['a', '\ufe0f', '\u200d', '\u2764']]] },
    )
  })

  it('is what the vectors of the spec say, at the edges of each range', () => {
    const vectors = readFileSync(new URL('../../spec/vectors/hidden.json', import.meta.url), 'utf8')
    assert.ok(
      vectors === formatHidden(),
      'spec/vectors/hidden.json: run node bin/node.mjs spec/vectors/make-hidden.ts',
    )
    const { accepted, refused } = JSON.parse(vectors) as Record<'accepted' | 'refused', string[]>
    const hidden = (text: string) => hiddenIn(text) !== undefined
    assert.deepEqual([accepted.filter(hidden), refused.filter(text => !hidden(text))], [[], []])
  })

  it('is, by number, whatever Unicode says is drawn as nothing', () => {
    const ignorable = /^\p{Default_Ignorable_Code_Point}$/u
    for (let code = 0; code < 0x110000; code++) {
      if (code >= 0xd800 && code < 0xe000) continue
      const character = String.fromCodePoint(code)
      if (ignorable.test(character))
        assert.equal(hiddenIn(`a${character}a`), character, nameOfCharacter(character))
    }
  })
})
