import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import { type Depositary, startDepositary } from '../../../test/depositary.ts'
import { wordsIn } from '../../../test/desk/visitor.ts'
import { ACCORD, inEnglish, listed, MANIFEST, OPENED, WORDS } from '../../../test/harbour.ts'
import { wording } from '../../../test/wording.ts'
import { utf8 } from '../../core/bytes.ts'
import { digestOf } from '../../core/digest.ts'

const TEXTS = Object.values(WORDS).map(words => ({ name: digestOf(utf8(words)), bytes: utf8(words) }))

describe('the page of an entry and its receipt', () => {
  let it_: Depositary
  let ours: number
  let theirs: number
  before(async () => {
    it_ = await startDepositary({ parties: ['northhaven'] })
    theirs = (await it_.as('northhaven').sign(ACCORD)).index
    ours = (await it_.post('party/listed', listed('old-harbour', '2025-06-01'), { call: ACCORD })).index
  })
  after(() => it_.close())

  it('name the keeper, and no code, for whoever is not at home in the log', async () => {
    for (const page of [`/entries/${ours}`, `/entries/${ours}/receipt`])
      for (const lang of ['en', 'fr']) {
        const html = await it_.text(`${page}?lang=${lang}`)
        const facts = wordsIn(html, 'main dl.facts dd').map(each => each.trim())
        assert.ok(facts.includes('The Harbour Secretariat'), `${page} ${lang}: ${facts}`)
        // The code stands in the statement itself, which is folded away.
        const $ = load(html)
        $('details').remove()
        assert.doesNotMatch($('main').text(), /party\/listed|\bdepositary\b/, `${page} ${lang}`)
      }
  })

  it('name the file after the call, and after the organisation whose entry it is', async () => {
    const nameOf = async (index: number) =>
      (await it_.get(`/receipts/${index}`)).headers.get('content-disposition')
    assert.match(`${await nameOf(theirs)}`, new RegExp(`"${ACCORD}-northhaven-${theirs}.avow.json"`))
    assert.match(`${await nameOf(ours)}`, new RegExp(`"${ACCORD}-entry-${ours}.avow.json"`))
  })

  it('say that an organisation signed, or accepted where the call has a verb of its own', async () => {
    const headOf = async (index: number) => load(await it_.text(`/entries/${index}`))('h1').text()
    assert.match(await headOf(theirs), wording('head.signature/given', { signs: 'yes', manifest: 1 }))
    const opened = { ...OPENED, verb: inEnglish('endorse'), manifest: MANIFEST }
    await it_.post('call/opened', opened, { call: 'a-pledge' }, TEXTS)
    const { index } = await it_.as('northhaven').sign('a-pledge')
    assert.match(await headOf(index), wording('head.signature/given', { signs: 'no', manifest: 1 }))
  })
})
