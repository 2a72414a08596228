import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { ref } from '../../src/register/rows.ts'
import { say } from '../../src/web/messages/say.ts'
import { CLAUSES, CLAUSES_DIGEST, MEASURES, pledgeOf } from '../committing.ts'
import { crowd } from '../crowded.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD, MANIFEST_DIGEST } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { inOrder, wording } from '../wording.ts'
import { enrolled, type Officer, signed } from './people.ts'
import { faultsIn, formIn, wordsOn } from './visitor.ts'

describe('what the keeper says of a cycle', () => {
  let it_: Depositary
  let one: Officer
  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['northhaven', 'brightwater'] })
    one = await enrolled(it_)
    const body = { policy: CLAUSES, reason: { lang: 'en', text: 'x' } }
    await it_.post('call/policy-changed', body, { call: ACCORD })
    await it_.as('northhaven').sign(ACCORD, { policy: CLAUSES_DIGEST })
  })
  afterEach(() => it_.close())

  it('publishes measures that were typed, and the next edition begins with the last', async () => {
    const lines =
      'number,principle,id,title.en,kinds\n1,one,,Plug in,\n1.1,,shore-power,Offer shore power,\n1.2,,state-quays,Fit every state quay,state'
    await one.visitor.goto('/desk/new/measures')
    await one.visitor.send('new/measures', {
      call: ACCORD,
      catalogue: 'air',
      'titles.en': 'Measures for clean air',
      commitments: lines,
    })
    const { body } = await signed(it_, one)
    assert.deepEqual(body, MEASURES)
    await one.visitor.goto(`/desk/new/measures?call=${ACCORD}&catalogue=air`)
    const { fields } = formIn(one.visitor.shown.html, 'new/measures')
    assert.deepEqual(
      [fields.commitments!.trim().replaceAll('\r\n', '\n'), fields['titles.en']],
      [lines, 'Measures for clean air'],
    )
    await one.visitor.send('new/measures', { commitments: `${lines}\n1.3,,turbines,Turn the wind,` })
    assert.match(wordsOn(one.visitor.shown), wording('commitment.edition', { edition: 2 }))
  })

  it('shows measures in each of their languages before they are signed for good', async () => {
    const titles = 'title.en,title.fr'
    await one.visitor.goto('/desk/new/measures')
    await one.visitor.send('new/measures', {
      call: ACCORD,
      catalogue: 'air',
      'titles.en': 'Measures for clean air',
      commitments: `number,principle,id,${titles},kinds\n1,one,,Plug in,Branchez,\n1.1,,shore-power,Offer shore power,Offrez le courant,`,
    })
    assert.match(
      wordsOn(one.visitor.shown),
      inOrder('Plug in', 'Branchez French', 'Offer shore power', 'Offrez le courant French'),
    )
  })

  it('shows what a further edition adds, changes and leaves out, and who had taken that on', async t => {
    await it_.post('measures/published', MEASURES, { call: ACCORD })
    const measure = (id: string) => ({ catalogue: 'air', edition: 1, id })
    const taken = [pledgeOf('plug', { measure: measure('shore-power') })]
    await it_.post(
      'commitment/made',
      { manifest: MANIFEST_DIGEST, commitments: taken },
      { by: 'northhaven', call: ACCORD, signers: [partyKey('northhaven')] },
    )
    const next = async (lines: string) => {
      await one.visitor.goto(`/desk/new/measures?call=${ACCORD}&catalogue=air`)
      const head = 'number,principle,id,title.en,kinds\n1,one,,Plug in,'
      await one.visitor.send('new/measures', { commitments: `${head}\n${lines}` })
      return wordsOn(one.visitor.shown)
    }
    const changed = await next(
      '1.1,,shore-power,Offer shore power at every berth,\n1.3,,turbines,Turn the wind,',
    )
    for (const is of ['measures.added', 'measures.changed', 'measures.gone'] as const)
      assert.match(changed, wording(is, { count: 1 }))
    assert.match(changed, /1\.1 Offer shore power\W+1\.1 Offer shore power at every berth/)
    assert.match(changed, wording('measures.takers', { count: 1 }))
    const names = () => load(one.visitor.shown.html)('#measures-names tbody').text().replace(/\s+/g, ' ')
    assert.match(names(), /Northhaven.*shore-power, edition 1; its words change/i)
    await next('1.2,,state-quays,Fit every state quay,state')
    assert.match(names(), /shore-power, edition 1; left out now/)
    assert.match(
      await next('1.1,,shore-power,Offer shore power,\n1.2,,state-quays,Fit every state quay,company'),
      wording('measures.takersNone'),
    )
    assert.match(wordsOn(one.visitor.shown), /For companies; before for states/i)
    crowd(t)
    assert.match(await next('1.3,,turbines,Turn the wind,'), wording('measures.takersMany'))
  })

  it('tells line by line what is wrong with measures, and keeps the lines', async () => {
    const lines = 'number,principle,id,title.en\n1,nine,,Plug in\n,,shore-power,Offer shore power'
    await one.visitor.goto('/desk/new/measures')
    const typed = { call: ACCORD, catalogue: 'air', 'titles.en': 'Air', commitments: lines }
    const { html, status } = await one.visitor.send('new/measures', typed)
    assert.equal(status, 422)
    assert.match(faultsIn(html).commitments!, wording('measures.fault.number', { row: 3 }))
    assert.equal(formIn(html, 'new/measures').fields.commitments!.replaceAll('\r\n', '\n').trim(), lines)
    // Of principles the law has the last word.
    await one.visitor.send('new/measures', { commitments: lines.replace('\n,,', '\n1.1,,') })
    assert.match(faultsIn(one.visitor.shown.html).commitments!, /nine/)
  })

  it('puts an organisation in a class that the rules describe, and takes it out', async () => {
    const classes = async () =>
      (await it_.log.store.rows([ref('classes', ACCORD, 'northhaven')]))[0]?.classes.map(
        ({ class: id, ended }) => [id, ended === null],
      )
    for (const [form, holds] of [
      ['grant', true],
      ['ungrant', false],
    ] as const) {
      await one.visitor.goto(`/desk/new/${form}?call=${ACCORD}&party=northhaven`)
      await one.visitor.send(`new/${form}`, { class: `${ACCORD} large`, reason: 'By its last figures.' })
      await signed(it_, one)
      assert.deepEqual(await classes(), [['large', holds]])
    }
    await one.visitor.goto('/desk/new/grant')
    const typed = { call: ACCORD, party: 'northhaven', class: `${ACCORD} huge`, reason: 'x' }
    const { html } = await one.visitor.send('new/grant', typed)
    assert.equal(faultsIn(html).class, say('en', 'fields.chooseOne', { field: say('en', 'ask.class') }))
  })
})
