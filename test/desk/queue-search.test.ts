import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import { parseTime } from '../../src/core/time.ts'
import { applications } from '../../src/people/applications.ts'
import { keepProof } from '../../src/people/proofs.ts'
import { say } from '../../src/web/messages/say.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { OPENED } from '../harbour.ts'
import { inOrder, wording } from '../wording.ts'
import { admitted, applied, enrolled, type Officer, openApplication, statesIn } from './people.ts'
import { countOf, wordsOn } from './visitor.ts'

describe('who looks for an application', () => {
  let it_: Depositary
  let officer: Officer
  before(async () => {
    it_ = await startDepositary({ parties: ['northhaven'] })
    officer = await enrolled(it_)
    const ask = (name: string, changes = {}) => {
      const at = name.toLowerCase().replaceAll(' ', '-')
      const person = `${name} Clerk`
      return applied(it_, { name, domain: `${at}.example`, email: `clerk@${at}.example`, person, ...changes })
    }
    await ask('Alder Lines', { country: 'FR', kind: 'company' })
    await ask('Birch Watch', { country: 'FR', kind: 'civil-society', email: 'bo@mail.example' })
    await ask('Cedar', { country: 'none', kind: 'state' })
    await ask('Northhaven', { country: 'DE' })
    await ask('Doomed', { country: 'DE' })
    await ask('Welcome', { country: 'DE' })
    await openApplication(officer.visitor, 'Doomed')
    await officer.visitor.send('refuse', { reason: 'Nobody answers.' })
    await admitted(officer, 'Welcome')
  })
  after(() => it_.close())

  const found = async (query: string) => {
    const { html } = await officer.visitor.goto(`/desk?${query}`)
    const $ = load(html)
    return [...$('table').first().find('a[dir="auto"]')].map(link => $(link).text()).sort()
  }

  it('finds by words of the name, of the person and of the address, and by a part of a domain', async () => {
    assert.deepEqual(await found('q=alder'), ['Alder Lines'])
    assert.deepEqual(await found('q=birch+clerk'), ['Birch Watch'])
    assert.deepEqual(await found('q=bo@mail.example'), ['Birch Watch'])
    assert.deepEqual(await found('q=der-lin'), ['Alder Lines'])
    assert.deepEqual(await found('q=!!!'), [])
    assert.match(wordsOn(officer.visitor.shown), wording('queue.nothing'))
  })

  it('narrows by what the applicant has proven, and says so in its row', async () => {
    const { drawer } = it_.log
    const now = parseTime(it_.now)
    const cedar = (await applications.all(drawer, now)).find(one => one.value.organisation.name === 'Cedar')!
    const domain = 'cedar.example'
    const proof = { method: 'domain', what: domain, how: 'dns', domain, at: now } as const
    const rest = { dnssec: 'secure' as const, evidence: [], token: null, entry: null, handed: null }
    await keepProof(drawer, cedar.id, { ...proof, ...rest })
    assert.deepEqual(await found('proven=domain'), ['Cedar'])
    assert.match(wordsOn(officer.visitor.shown), wording('queue.has.domain', { domain }))
    assert.deepEqual(await found('proven=email'), [])
    assert.deepEqual(await found('proven=nothing&country=FR'), ['Alder Lines', 'Birch Watch'])
    await keepProof(drawer, cedar.id, {
      ...proof,
      ...rest,
      method: 'email',
      what: 'bo@gmail.com',
      how: 'code',
      domain: 'gmail.com',
      dnssec: null,
    })
    await found('proven=email')
    const at = wording('queue.has.email', { domain: 'gmail.com' })
    assert.match(
      wordsOn(officer.visitor.shown),
      new RegExp(wording('queue.has.elsewhere', { what: '…' }).source.replace('…', at.source)),
    )
  })

  it('narrows by kind, country, doubts and stage, each with its count, and by all at once', async () => {
    assert.deepEqual(await found('country=FR'), ['Alder Lines', 'Birch Watch'])
    assert.match(
      statesIn(officer.visitor.shown),
      inOrder(
        wording('queue.stage.waiting'),
        '2',
        wording('queue.stage.asked'),
        '0',
        wording('queue.stage.admitted'),
        '0',
        wording('queue.stage.refused'),
        '0',
        wording('queue.stage.any'),
        '2',
      ),
    )
    assert.deepEqual(await found('country=none'), ['Cedar'])
    assert.deepEqual(await found('kind=civil-society'), ['Birch Watch'])
    assert.deepEqual(await found('doubts=some'), ['Birch Watch', 'Northhaven'])
    assert.deepEqual(await found('doubts=none'), ['Alder Lines', 'Cedar'])
    assert.deepEqual(await found('doubts=none&country=FR&kind=company&q=lines'), ['Alder Lines'])
    assert.deepEqual(await found('stage=refused'), ['Doomed'])
    assert.match(
      wordsOn(officer.visitor.shown),
      inOrder(
        wording('queue.received'),
        wording('queue.became'),
        wording('desk.was.refused', { by: 'officer-1' }),
      ),
    )
    assert.deepEqual(await found('stage=admitted'), ['Welcome'])
    assert.equal((await found('stage=any')).length, 6)
    const { html } = officer.visitor.shown
    assert.match(
      load(html)('#country [value="FR"]').text(),
      wording('queue.option', { word: 'France', count: 2 }),
    )
    assert.match(
      load(html)('#kind [value="company"]').text(),
      wording('queue.option', { word: say('en', 'kinds.company'), count: 4 }),
    )
  })

  it('keeps what was looked for in the form, in its links and in both languages, and takes nothing else from an address', async () => {
    await officer.visitor.goto('/desk?lang=fr&q=alder&country=FR&stage=nonsense&doubts=perhaps')
    const { html } = officer.visitor.shown
    const $ = load(html)
    assert.equal($('#q').val(), 'alder')
    assert.equal($('#country').val(), 'FR')
    assert.match($('#country [selected]').text(), wording('queue.option', { word: 'France', count: 2 }, 'fr'))
    assert.match(
      $('#stage [selected]').text(),
      wording('queue.option', { word: 'En attente', count: 1 }, 'fr'),
    )
    assert.equal($('input[type="hidden"][name="lang"]').val(), 'fr')
    assert.match(wordsOn(officer.visitor.shown), inOrder('Alder Lines', wording('queue.clear', {}, 'fr')))
  })

  it('sees no choice of calls where there is one, and every call that was applied to where there are two', async () => {
    assert.equal(countOf((await officer.visitor.goto('/desk')).html, '#call'), 0)
    await it_.post(
      'call/opened',
      { ...OPENED, titles: [{ lang: 'en', text: 'A second' }] },
      { call: 'second' },
    )
    await officer.visitor.goto('/desk?call=second')
    assert.match(wordsOn(officer.visitor.shown), wording('queue.nothing'))
    assert.equal(load(officer.visitor.shown.html)('#call [selected]').val(), 'second')
  })
})
