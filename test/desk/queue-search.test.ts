import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { parseTime } from '../../src/core/time.ts'
import { applications } from '../../src/people/applications.ts'
import { keepProof } from '../../src/people/proofs.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { OPENED } from '../harbour.ts'
import { inOrder, wording } from '../wording.ts'
import { admitted, applied, enrolled, type Officer, openApplication } from './people.ts'
import { wordsOn } from './visitor.ts'

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
    const table = /<table[\s\S]*?<\/table>/.exec(html)?.[0] ?? ''
    return [...table.matchAll(/dir="auto">([^<]+)<\/a>/g)].map(([, name]) => name).sort()
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
    const rest = { dnssec: 'secure' as const, evidence: [], token: null, entry: null }
    await keepProof(drawer, cedar.id, { ...proof, ...rest })
    assert.deepEqual(await found('proven=domain'), ['Cedar'])
    assert.match(wordsOn(officer.visitor.shown), wording('queue.has.domain'))
    assert.deepEqual(await found('proven=email'), [])
    assert.deepEqual(await found('proven=nothing&country=FR'), ['Alder Lines', 'Birch Watch'])
  })

  it('narrows by kind, country, doubts and stage, each with its count, and by all at once', async () => {
    assert.deepEqual(await found('country=FR'), ['Alder Lines', 'Birch Watch'])
    assert.match(
      wordsOn(officer.visitor.shown),
      inOrder(
        wording('queue.stage.waiting'),
        '2',
        wording('queue.stage.asked'),
        '0',
        wording('queue.stage.admitted'),
        '0',
        wording('queue.stage.refused'),
        '0 All 2',
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
    assert.match(html, /<option value="FR">France \(2\)<\/option>/)
    assert.match(html, /<option value="company">Companies \(4\)<\/option>/)
  })

  it('keeps what was looked for in the form, in its links and in both languages, and takes nothing else from an address', async () => {
    await officer.visitor.goto('/desk?lang=fr&q=alder&country=FR&stage=nonsense&doubts=perhaps')
    const { html } = officer.visitor.shown
    assert.match(html, /<input id="q"[^>]* value="alder">/)
    assert.match(html, /<option value="FR" selected>France \(2\)<\/option>/)
    assert.match(html, /href="\/desk\?stage=asked&amp;q=alder&amp;country=FR&amp;lang=fr#queue"/)
    assert.match(html, /<input type="hidden" name="lang" value="fr">/)
    assert.match(wordsOn(officer.visitor.shown), inOrder(wording('queue.clear', {}, 'fr'), 'Alder Lines'))
  })

  it('sees no choice of calls where there is one, and every call that was applied to where there are two', async () => {
    assert.doesNotMatch((await officer.visitor.goto('/desk')).html, /id="call"/)
    await it_.post(
      'call/opened',
      { ...OPENED, titles: [{ lang: 'en', text: 'A second' }] },
      { call: 'second' },
    )
    await officer.visitor.goto('/desk?call=second')
    assert.match(wordsOn(officer.visitor.shown), wording('queue.nothing'))
    assert.match(officer.visitor.shown.html, /<option value="second" selected>/)
  })
})
