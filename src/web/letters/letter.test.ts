import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { load } from 'cheerio'
import { wordsOn } from '../../../test/desk/visitor.ts'
import { inLang } from '../kit/links.ts'
import { html as markup } from '../kit/markup.ts'
import { isolated } from '../messages/bidi.ts'
import { say } from '../messages/say.ts'
import { block, type Frame, letterOf, type Matter } from './letter.ts'

const FRAME: Frame = {
  lang: 'en',
  call: 'the Harbour Accord',
  keeper: 'Harbour Secretariat',
  contact: 'registry@harbour.example',
  why: 'You receive this because an application names this address.',
  wishes: 'https://harbour.example/letters/AAAA?lang=en',
}
const MATTER: Matter = {
  subject: 'An invitation',
  heading: 'Larkspur Ferries can now sign',
  greeting: 'Dear Ada Okafor,',
  blocks: [
    block.words(`It is ${'very '.repeat(20)}long.`),
    block.button('Answer', `https://harbour.example/invitations/${'A'.repeat(80)}`),
    block.code('The code:', '123 456'),
    block.list(['One.', `Two ${'and more '.repeat(10)}`]),
  ],
}

describe('a letter', () => {
  const { text, html } = letterOf(MATTER, FRAME)

  it('says the same as text and as a page', () => {
    const words = (of: string) =>
      new Set(
        of
          .replace(/https?:\/\/\S+/g, ' ')
          .split(/[^\p{L}\d@.]+/u)
          .filter(word => /\p{L}{2}/u.test(word)),
      )
    const [inText, inPage] = [words(text), words(wordsOn({ html }))]
    // The page names the call above, and its links by a word.
    for (const word of inText)
      assert.ok(inPage.has(word) || inPage.has(`${word}.`), `${word} is not on the page`)
  })

  it('breaks its lines where a program would, and no address', () => {
    for (const line of text.split('\n'))
      assert.ok(line.length <= 72 || /^https:\S+$/.test(line), `${line.length}: ${line}`)
    assert.match(text, /^Answer:\nhttps:\/\/harbour\.example\/invitations\/A{80}$/m)
    assert.match(text, /^- Two and more .* and\n {2}more/m)
  })

  it('has a code in one piece where text runs from the right, so that its halves keep their order', () => {
    assert.match(text, /\n {4}123 456\n/)
    const arabic = letterOf(MATTER, { ...FRAME, lang: 'ar' })
    assert.match(arabic.text, /\n {4}123456\n/)
    assert.match(arabic.html, /dir="ltr">123 456</)
  })

  it('keeps together what may not be parted', () => {
    const blocks = [block.words(`${'Une '.repeat(16)}demande\u00a0: voici`)]
    const { text } = letterOf({ ...MATTER, blocks }, FRAME)
    assert.match(text, /^demande\u00a0: voici$/m)
  })

  it('keeps a name that is read from the right from turning what stands around it', () => {
    const arabic = 'ميناء الشمال (2026)'
    const greeting = say('en', 'letter.dear', { person: arabic })
    const { text, html } = letterOf({ ...MATTER, greeting }, FRAME)
    for (const whole of [text, html]) assert.match(whole, /\u2068ميناء الشمال \(2026\)\u2069,/)
    const { subject } = letterOf({ ...MATTER, subject: `${isolated(arabic)} – 3` }, FRAME)
    assert.equal(subject, `\u2068${arabic}\u2069 – 3`)
    const { subject: cut } = letterOf({ ...MATTER, subject: isolated(arabic.repeat(20)) }, FRAME)
    assert.match(cut, /^\u2068[^\u2069]+\u2069…$/)
  })

  it('says a sentence of the log in plain text too, names and all', () => {
    const name = inLang({ lang: 'en', text: 'Ports & <Harbours> of "Ada"' })
    const arabic = inLang({ lang: 'ar', text: 'ميناء الشمال' })
    const headline = markup`${name} signed beside ${arabic} and <code>officer-1</code>`
    const { text, html } = letterOf({ ...MATTER, blocks: [block.statement(headline)] }, FRAME)
    const plain = text.replace(/\n> /g, ' ')
    assert.ok(
      plain.includes('Ports & <Harbours> of "Ada" signed beside \u2068ميناء الشمال\u2069 and officer-1'),
      plain,
    )
    assert.equal(load(html)('blockquote').html(), load(`${headline}`)('body').html())
  })

  it('has a subject of one line, which no name makes longer', () => {
    const { subject } = letterOf({ ...MATTER, subject: `Sign\r\nBcc: x ${'x'.repeat(400)}` }, FRAME)
    assert.match(subject, /^Sign Bcc: x x+…$/)
    assert.equal(subject.length, 200)
  })
})
