import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Depositary, startDepositary } from '../depositary.ts'
import { applied, enrolled, LARKSPUR, type Officer, openApplication, sendSteps } from '../desk/people.ts'
import { faultsIn, Visitor, wordsIn, wordsOn } from '../desk/visitor.ts'
import { ACCORD, facts, inEnglish } from '../harbour.ts'
import { inARow, wording } from '../wording.ts'

/** Names that read as others, in whatever way a screen can be made to lie. */

/** Characters that nobody sees, or that turn those around them (Unicode, UAX 9 and UTS 39). */
const UNSEEN: Readonly<Record<string, string>> = {
  'right-to-left override': '\u202e',
  'left-to-right embedding': '\u202a',
  'right-to-left isolate': '\u2067',
  'pop directional isolate': '\u2069',
  'right-to-left mark': '\u200f',
  'Arabic letter mark': '\u061c',
  'zero width space': '\u200b',
  'word joiner': '\u2060',
  'byte order mark': '\ufeff',
  'soft hyphen': '\u00ad',
  'Hangul filler': '\u3164',
  'combining grapheme joiner': '\u034f',
  'joiner in a Latin word': '\u200d',
  'non-joiner in a Latin word': '\u200c',
  'selector of a form': '\ufe0f',
  'tag letter': '\u{e0061}',
  'line separator': '\u2028',
  'paragraph separator': '\u2029',
  'next line': '\u0085',
  'line feed': '\n',
  'carriage return': '\r',
  NUL: '\0',
  escape: '\u001b',
}
/** Fields of the application that stand on one line. */
const FIELDS = ['name', 'person', 'role', 'email'] as const

describe('a name that reads as another', () => {
  let it_: Depositary
  let officer: Officer
  before(async () => {
    it_ = await startDepositary()
    officer = await enrolled(it_)
    const body = {
      party: 'larkspur',
      ...facts('larkspur'),
      names: inEnglish('Larkspur Ferries'),
      keys: [],
      claims: false,
    }
    await it_.post('party/admitted', body)
    const names = [{ lang: 'fa', text: 'شرکت کشتی\u200cرانی' }]
    await it_.post('party/admitted', { ...body, party: 'keshtirani', ...facts('keshtirani'), names })
  })
  after(() => it_.close())

  for (const [what, character] of Object.entries(UNSEEN))
    it(`is not taken with a ${what} in it`, async () => {
      const visitor = new Visitor(it_)
      const within = (value: string) => `${value.slice(0, 3)}${character}${value.slice(3)}`
      for (const field of FIELDS) {
        const typed = { ...LARKSPUR, [field]: within(LARKSPUR[field]) }
        await visitor.goto(`/${ACCORD}/apply`)
        const { status, html } = await sendSteps(visitor, typed)
        assert.equal(status, 422, field)
        assert.ok(field in faultsIn(html), field)
      }
      // A domain is read as browsers read it (UTS 46), so what is kept and shown is the one that they would go to.
      await visitor.goto(`/${ACCORD}/apply`)
      const { status, html } = await sendSteps(visitor, { ...LARKSPUR, domain: within(LARKSPUR.domain) })
      if (status === 200) assert.ok(wordsIn(html, 'dd').includes('larkspur.example'))
      else assert.ok('domain' in faultsIn(html))
    })

  /** What an officer reads beside an application that looks like Larkspur Ferries of larkspur.example. */
  const ALIKE: readonly (readonly [what: string, typed: object, told: RegExp])[] = [
    [
      'letters of another script among its own',
      { name: 'L\u0430rkspur Ferries' },
      wording('desk.doubt.scripts'),
    ],
    // Persian needs it, so that it is taken; that another is called so but for it must be told.
    ['a half space less', { name: 'شرکت کشتیرانی' }, inARow(wording('desk.doubt.look'), 'شرکت')],
    ['a whole name that can be read as another', { name: 'РАСІFІС' }, wording('desk.doubt.scripts')],
    ['a whole name of another script', { name: 'МТС' }, wording('desk.doubt.asLatin', { read: 'MTC' })],
    ['wide letters', { name: 'Ｌａｒｋｓｐｕｒ Ferries' }, /Larkspur Ferries/],
    ['another case', { name: 'LARKSPUR FERRIES' }, /Larkspur Ferries/],
    ['a domain in letters of another script', { domain: 'l\u0430rkspur.example' }, /xn--/],
    ['the domain of another', { name: 'Quite Another', domain: 'larkspur.example' }, /Larkspur Ferries/],
  ]
  for (const [what, typed, told] of ALIKE)
    it(`is shown to the officer with its doubt: ${what}`, async () => {
      const name = 'name' in typed ? String(typed.name) : `Applicant of ${what}`
      await applied(it_, { ...typed, name } as never)
      await openApplication(officer.visitor, name)
      assert.match(wordsOn(officer.visitor.shown).replaceAll(name, '…'), told)
    })

  it('is taken without the spaces of no width that a Khmer keyboard sets', async () => {
    await applied(it_, { name: 'ក្រសួង\u200bមហាផ្ទៃ' })
    assert.match(wordsOn(await openApplication(officer.visitor, 'ក្រសួងមហាផ្ទៃ')), /ក្រសួងមហាផ្ទៃ/)
  })
})
