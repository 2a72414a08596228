import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import { rowIn } from '../../src/store/each-row.ts'
import { say } from '../../src/web/messages/say.ts'
import type { Depositary } from '../depositary.ts'
import { ACCORD } from '../harbour.ts'
import { erased, signedBy, startInviting } from '../person/citizen.ts'
import { wording } from '../wording.ts'
import { enrolled, type Officer } from './people.ts'
import { countOf, linksIn, wordsOn } from './visitor.ts'

/** What the form by which the first name is taken down sends. */
const firstName = (html: string) => load(html)('[name="bar"]').attr('value')!

describe('names of citizens, at the desk', () => {
  let site: Depositary
  let officer: Officer
  before(async () => {
    site = await startInviting()
    officer = await enrolled(site)
  })
  after(() => site.close())

  const shown = () => site.text(`/${ACCORD}/persons`)

  it('are found by their beginning, in whatever letters, and taken down', async () => {
    const { visitor } = officer
    await signedBy(site, { name: 'Zoë Quill', email: 'zoe@citizen.example' })
    const rude = await signedBy(site, { name: 'Rude Words', email: 'rude@citizen.example' })
    await visitor.goto('/desk/names')
    assert.ok(linksIn(visitor.shown.html).includes(`/desk/names/${ACCORD}`))
    assert.match(wordsOn(await visitor.goto(`/desk/names/${ACCORD}?q=zoe`)), /Zoë Quill/)
    await visitor.goto(`/desk/names/${ACCORD}?q=RUDE`)
    assert.doesNotMatch(wordsOn(visitor.shown), /Zoë/)
    await visitor.send(firstName(visitor.shown.html))
    assert.match(await shown(), /Zoë Quill/)
    assert.doesNotMatch(await shown(), /Rude Words/)
    const { standing } = await site.json<{ standing: number }>(`/${ACCORD}/persons.json`)
    assert.equal(standing, 2, 'whoever bears it stays counted')
    await rude.visitor.goto(rude.own)
    assert.match(wordsOn(rude.visitor.shown), wording('persons.nameBarred'))
    assert.equal(countOf(rude.visitor.shown.html, '[name="act"][value="name"]'), 0)
    assert.equal((await site.get(`${rude.own}/receipt`)).status, 200)
  })

  it('can be shown again by those who bear them, once the desk lets them', async () => {
    const { visitor } = officer
    const again = await signedBy(site, { name: 'Misread Name', email: 'misread@citizen.example' })
    await visitor.goto(`/desk/names/${ACCORD}?q=misread`)
    await visitor.send(firstName(visitor.shown.html))
    await visitor.goto(`/desk/names/${ACCORD}?q=nobody`)
    const { html } = visitor.shown
    const button = `[aria-label="${say('en', 'names.unbarOf', { name: 'Misread Name' })}"]`
    await visitor.send(load(html)(`form:has(${button}) [name="unbar"]`).attr('value')!)
    await again.visitor.goto(again.own)
    assert.equal(countOf(again.visitor.shown.html, '[name="act"][value="name"]'), 1)
    await again.visitor.send('name', { shown: 'yes' })
    assert.match(await shown(), /Misread Name/)
  })

  it('tell nothing of a mailbox: signatures that share one are seen by their commitments', async () => {
    const { visitor } = officer
    const look = async () => {
      await visitor.goto(`/desk/names/${ACCORD}?shared=1`)
      return load(visitor.shown.html)('li:has(> ul code)')
        .toArray()
        .map(one => load(one)('code').length)
    }
    assert.deepEqual(await look(), [], 'nobody who has one address shares it')
    for (const email of ['eve+1@citizen.example', 'eve+2@citizen.example', 'EVE@citizen.example'])
      await signedBy(site, { name: 'Eve Many', email })
    await signedBy(site, { name: 'Evelyn', email: 'eve.l@citizen.example' })
    assert.deepEqual(await look(), [3])
    assert.match(wordsOn(visitor.shown), wording('names.sharedOne', { count: 3 }))
    assert.doesNotMatch(visitor.shown.html, /citizen\.example/)
    // What is shown is what the form to invalidate takes.
    const [first] = load(visitor.shown.html)('li code').toArray()
    const row = await rowIn(site.log.store, 'persons', load(first!).text())
    assert.equal(row?.call, ACCORD)
  })

  it('are gone from the desk, too, when their bearer is erased', async () => {
    const { visitor } = officer
    const gone = await signedBy(site, { name: 'Gone Soon', email: 'gone@citizen.example' })
    await visitor.goto(`/desk/names/${ACCORD}?q=gone`)
    await visitor.send(firstName(visitor.shown.html))
    await gone.visitor.goto(gone.own)
    await erased(gone.visitor)
    assert.doesNotMatch(wordsOn(await visitor.goto(`/desk/names/${ACCORD}`)), /Gone Soon/)
  })
})
