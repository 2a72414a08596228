import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { type Depositary, startDepositary } from '../depositary.ts'
import { AURELIA, invitesToJoin, joins } from '../desk/aurelia.ts'
import { enrolled, type Officer, signIn } from '../desk/people.ts'
import { linksIn, Visitor, wordsOn } from '../desk/visitor.ts'
import { ACCORD } from '../harbour.ts'
import { inOrder, wording } from '../wording.ts'

/** Whoever is invited joins under seal before an hour that was set: until then the log holds a seal and nothing else. */
describe('an invitation before the hour of a launch', () => {
  const HOUR = '2026-01-05T14:00:00Z'
  let site: Depositary
  let officer: Officer
  beforeEach(async () => {
    site = await startDepositary()
    officer = await enrolled(site)
    await officer.visitor.goto(`/desk/launch/${ACCORD}`)
    const hour = { act: 'set', day: '2026-01-05', hour: '14:00' }
    await officer.visitor.send(`/desk/launch/${ACCORD}`, hour)
  })
  afterEach(() => site.close())

  it('is joined by a seal, which names nobody until the server opens it', async () => {
    const link = await invitesToJoin(officer)
    const { size } = site.log.head()!
    const { visitor, device } = await joins(site, link)
    assert.match(visitor.shown.path, /\/sealed$/)
    assert.match(
      wordsOn(visitor.shown),
      wording('sealed.title', { party: AURELIA.name, call: 'The Harbour Accord' }),
    )
    assert.equal(site.log.head()!.size, size + 1, 'a seal, and no key')
    const exported = await site.text(`/export/${size + 1}/register.ndjson`)
    const entry = await site.text(`/entries/${size}.json`)
    for (const told of [exported, entry, await site.text(`/${ACCORD}/roll`), JSON.stringify(site.told)])
      assert.doesNotMatch(told, /aurelia/i)
    assert.equal((await site.get('/parties/aurelia')).status, 404)
    const [receipt] = linksIn(visitor.shown.html, /^\/receipts\//)
    assert.equal((await site.get(receipt!)).status, 200)
    assert.equal((await site.get(link)).status, 410, 'the link is used up')
    const watched = wordsOn(await officer.visitor.goto(`/desk/launch/${ACCORD}`))
    assert.match(watched, inOrder(AURELIA.name, wording('launch.stage.sealed')))

    site.now = HOUR
    await signIn(officer.visitor, officer.device)
    await site.running.worker.workOff()
    assert.equal(site.log.head()!.size, size + 2)
    assert.match((await visitor.goto(visitor.shown.path)).path, new RegExp(`^/entries/${size + 1}/receipt$`))
    assert.match(
      wordsOn(visitor.shown),
      inOrder(wording('receipt.kickerSignature'), AURELIA.name, 'joined by invitation and accepted'),
    )
    const party = new Visitor(site)
    await party.goto('/representative/sign-in')
    assert.equal((await party.use(device, 'party')).path, '/representative')
    assert.match(await site.text(`/${ACCORD}/roll`), /Aurelia/)
  })

  it('may be joined without signing, under seal too', async () => {
    const link = await invitesToJoin(officer, { mandate: 'none', note: '' })
    const { visitor } = await joins(site, link, {})
    assert.match(
      wordsOn(visitor.shown),
      wording('sealed.titleJoined', { party: AURELIA.name, call: 'The Harbour Accord' }),
    )
    site.now = HOUR
    await site.running.worker.workOff()
    assert.equal((await site.get('/parties/aurelia')).status, 200)
  })
})
