import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { say } from '../../src/web/messages/say.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD, OPENED, said } from '../harbour.ts'
import { wording } from '../wording.ts'
import { enrolled, filled, type Officer } from './people.ts'
import { countOf, faultsIn, formIn, wordsOn } from './visitor.ts'

/** What the law refuses is told in the form, before anybody is asked for a passkey; nothing that was typed is lost. */
describe('a form that the law refuses', () => {
  let it_: Depositary
  let officer: Officer
  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['northhaven'] })
    officer = await enrolled(it_)
  })
  afterEach(() => it_.close())

  const removal = {
    call: ACCORD,
    party: 'northhaven',
    rule: `${ACCORD} silence`,
    reason: 'Two reports missed.',
  }

  it('says why at the field that mends it, in the language of the reader', async () => {
    const before = it_.log.head()!.size
    const path = '/desk/new/removal?lang=fr'
    await officer.visitor.goto(path)
    const { html, status } = await officer.visitor.send('/desk/new/removal', removal)
    assert.equal(status, 422)
    const words = `${say('fr', 'refusal.signature_unknown')} ${say('fr', 'refusal.signature_unknown.mend')}`
    assert.equal(faultsIn(html).party, words)
    const $ = load(html)
    assert.equal($('.error#party-e').text(), words)
    assert.deepEqual(
      ['value', 'aria-invalid', 'aria-describedby'].map(name => $('input#party').attr(name)),
      ['northhaven', 'true', 'party-h party-e'],
    )
    assert.equal(formIn(html, '/desk/new/removal').fields.reason, removal.reason)
    assert.equal(it_.log.head()!.size, before)
  })

  it('takes no rule that was read under another call, though both name one alike', async () => {
    await it_.post('call/opened', OPENED, { call: 'quay-pledge' })
    const { html, status } = await filled(officer, 'removal', { ...removal, rule: 'quay-pledge silence' })
    assert.equal(status, 422)
    assert.match(faultsIn(html).rule!, wording('wrong.signature/removed.rule'))
  })

  it('says it of the call where that mends it', async () => {
    await it_.post('call/closed', { reason: said('Done.') }, { call: ACCORD })
    const { html } = await filled(officer, 'closing', { call: ACCORD, reason: 'Again.' })
    assert.match(faultsIn(html).call!, /^The call harbour-accord was closed by entry \d+\./)
  })

  it('says it above all fields where none mends it, and of a switch too', async () => {
    const covers = { covers: ['signature/removed'], closed: true, reason: said('A mistake.') }
    await it_.post('switch/set', covers)
    await it_.as('northhaven').sign(ACCORD)
    const { html, status } = await filled(officer, 'removal', removal)
    assert.equal(status, 422)
    assert.equal(countOf(html, '.errors'), 0)
    assert.match(
      wordsOn({ ...officer.visitor.shown, html }),
      /takes no signature\/removed at present.*switched_off/,
    )
    assert.equal(formIn(html, '/desk/new/removal').fields.reason, removal.reason)
  })
})
