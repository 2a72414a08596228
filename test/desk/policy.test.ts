import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import type { Policy } from '../../src/register/policy.ts'
import { say } from '../../src/web/messages/say.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD, POLICY } from '../harbour.ts'
import { wording } from '../wording.ts'
import { anotherOfficer, awaited, enrolled, type Officer, signed } from './people.ts'
import { faultsIn, formIn, wordsOn } from './visitor.ts'

describe('other rules for a call', () => {
  let it_: Depositary
  let one: Officer
  let two: Officer
  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['northhaven'] })
    one = await enrolled(it_)
    two = await anotherOfficer(it_)
    await it_.as('northhaven').sign(ACCORD)
  })
  afterEach(() => it_.close())

  it('begin with those in force, take two officers, and bind nobody who signed before', async () => {
    await one.visitor.goto('/desk/new/policy')
    await one.visitor.send('new/policy', { call: ACCORD })
    // What the form was filled with is what stands: sent as it is, it changes nothing.
    await one.visitor.send('new/policy', { reason: 'Nothing.' })
    assert.match(faultsIn(one.visitor.shown.html)['effect.en']!, /^Policy sha256:[^ ]+ is in force already/)
    await one.visitor.goto(`/desk/new/policy?call=${ACCORD}`)
    await one.visitor.send('new/policy', { 'mandate-state': 'vetted', reason: 'States are vetted.' })
    const path = await awaited(one)
    await two.visitor.goto(path)
    const look = wordsOn(two.visitor.shown)
    assert.match(look, /States are vetted\./)
    const [changes] = load(two.visitor.shown.html)('dl.diff').toArray()
    const terms = load(changes!)('dt')
      .toArray()
      .map(dt => load(dt).text())
    assert.deepEqual(terms, [say('en', 'policy.mandate')], 'what differs, and nothing else')
    const { type, body } = await signed(it_, two)
    assert.equal(type, 'call/policy-changed')
    const { policy } = body as unknown as { policy: Policy }
    assert.deepEqual(policy, { ...POLICY, mandates: [{ kind: 'state', mandate: 'vetted' }] })
    const call = await it_.json<{ policy: { digest: string } }>(`/${ACCORD}.json`)
    const roll = await it_.json<{ items: { party: string }[] }>(`/${ACCORD}/roll.json`)
    assert.ok(roll.items.length === 1 && call.policy.digest !== undefined)
    const party = wordsOn(await two.visitor.goto('/parties/northhaven'))
    assert.match(party, wording('entry.policyNumber', { number: 1 }))
  })

  it('propose no notice where those in force have none', async () => {
    const policy = { ...POLICY, noticeDays: null }
    await it_.post('call/policy-changed', { policy, reason: { lang: 'en', text: 'x' } }, { call: ACCORD })
    const { html } = await one.visitor.goto(`/desk/new/policy?call=${ACCORD}`)
    assert.equal(formIn(html, 'new/policy').fields.notice, '')
    await one.visitor.send('new/policy', { reason: 'Nothing.' })
    assert.match(faultsIn(one.visitor.shown.html)['effect.en']!, /is in force already/)
  })

  it('are told field by field where something is missing', async () => {
    await one.visitor.goto(`/desk/new/policy?call=${ACCORD}`)
    const { status, html } = await one.visitor.send('new/policy', {
      notice: 'soon',
      'effect.en': '',
      reason: '',
    })
    assert.equal(status, 422)
    for (const field of ['notice', 'effect.en', 'reason']) assert.ok(faultsIn(html)[field], field)
    assert.equal(formIn(html, 'new/policy').fields.notice, 'soon')
  })

  it('are said in each language that binds, and in others as translations', async () => {
    const long = 'No court will hear of it. '.repeat(10).trim()
    const typed = {
      'effect.en': long,
      'effect.fr': 'Sans valeur juridique.\nMais dit.',
      'effect.es': 'Sin valor jurídico.',
      'entities.fr': 'La partie nommée et nulle autre.',
      'rule1.fr': 'Deux rapports manqués.',
      reason: 'In French too.',
    }
    await one.visitor.goto(`/desk/new/policy?call=${ACCORD}`)
    // The form comes again with a field more for each of its words; nothing is said to be wrong yet.
    for (const language of ['fr', 'es']) {
      const { html, status } = await one.visitor.send('new/policy', { language })
      assert.deepEqual([status, faultsIn(html)], [200, {}])
    }
    const $ = load(one.visitor.shown.html)
    $('[name="authentic.es"]').removeAttr('checked')
    one.visitor.shown = { ...one.visitor.shown, html: $.html() }
    const lacking = { ...typed, 'effect.fr': '', 'rule1.fr': '' }
    const { html } = await one.visitor.send('new/policy', lacking)
    const missing = (field: string) => wording('desk.authenticMissing', { field, language: 'French' })
    assert.match(faultsIn(html)['effect.fr']!, missing(say('en', 'ask.effect')))
    assert.match(faultsIn(html)['rule1.fr']!, missing(say('en', 'desk.ruleNumber', { number: 1 })))
    await one.visitor.send('new/policy', typed)
    await two.visitor.goto(await awaited(one))
    const { body } = await signed(it_, two)
    const { policy } = body as unknown as { policy: Policy }
    assert.deepEqual(policy.authentic, ['en', 'fr'])
    const [kept, ...others] = policy.effect
    assert.ok('digest' in kept!)
    assert.deepEqual(others, [
      { lang: 'fr', text: 'Sans valeur juridique.\nMais dit.' },
      { lang: 'es', text: 'Sin valor jurídico.' },
    ])
    assert.deepEqual(
      policy.delisting[0]!.rule.map(({ lang }) => lang),
      ['en', 'fr'],
    )
    const told = async (lang: string) => load(await it_.text(`/${ACCORD}/policy?lang=${lang}`))('main')
    const english = (await told('en')).find('details:contains("Sin valor")').first()
    assert.match(
      english.find('summary').text(),
      wording('policy.authenticWords', { languages: 'French and Spanish' }),
    )
    assert.match(english.text(), wording('policy.isTranslation'))
    assert.match((await told('fr')).text(), /Sans valeur juridique\.\s+Mais dit\./)
    // Sent as it was filled in, it changes nothing.
    await one.visitor.goto(`/desk/new/policy?call=${ACCORD}`)
    await one.visitor.send('new/policy', { reason: 'Nothing.' })
    assert.match(faultsIn(one.visitor.shown.html)['effect.en']!, /is in force already/)
  })

  it('have room for one rule more, and go on where a button asks for nothing', async () => {
    await one.visitor.goto(`/desk/new/policy?call=${ACCORD}`)
    const further = { ruleId2: 'dissolved', 'rule2.en': 'The signatory has ceased to exist.' }
    const { html, status } = await one.visitor.send('new/policy', { ...further, again: 'more' })
    assert.deepEqual([status, faultsIn(html)], [200, {}])
    const { fields } = formIn(html, 'new/policy')
    assert.deepEqual([fields['rule2.en'], fields['rule3.en']], [further['rule2.en'], ''])
    // Enter presses the button of the language, where none was chosen.
    await one.visitor.send('new/policy', { again: 'language', reason: 'Some cease to exist.' })
    assert.match(wordsOn(one.visitor.shown), /The signatory has ceased to exist\. dissolved/)
  })

  it('are marked as a translation to whoever reads them in a language that does not bind', async () => {
    const effect = [...POLICY.effect, { lang: 'fr', text: 'Sans valeur juridique.' }]
    const policy = { ...POLICY, effect }
    await it_.post('call/policy-changed', { policy, reason: { lang: 'en', text: 'x' } }, { call: ACCORD })
    const $ = load(await it_.text(`/${ACCORD}/policy?lang=fr`))
    const details = $('details:contains("Not legally binding.")').first()
    assert.match(
      details.find('summary').text(),
      wording('policy.translatedWords', { languages: 'anglais' }, 'fr'),
    )
    assert.match(details.parent().text(), /Sans valeur juridique\./)
  })
})
