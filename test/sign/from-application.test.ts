import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { load } from 'cheerio'
import { startDepositary } from '../depositary.ts'
import { Device } from '../desk/device.ts'
import { admitted, applied, enrolled, invited } from '../desk/people.ts'
import { formIn, linksIn, partOf, Visitor, wordsOn } from '../desk/visitor.ts'
import { inOrder, wording } from '../wording.ts'

describe('a representative', () => {
  it('applies, is admitted and invited, makes a passkey, and signs with it', async () => {
    const site = await startDepositary()
    const { visitor, own } = await applied(site)
    const told = async () => wordsOn(await new Visitor(site).goto(own))
    const officer = await enrolled(site)
    await admitted(officer)
    assert.match(
      await told(),
      inOrder(
        wording('apply.is.admitted'),
        wording('apply.means.admitted'),
        wording('proofs.heldEnough', { level: 'Domain' }),
      ),
    )
    // What proves enough is asked for no more: further proofs are folded away.
    const { html: enough } = await new Visitor(site).goto(own)
    assert.equal(load(enough)('details:not([open]) #domain-proof, details:not([open]) #documents').length, 2)
    const link = await invited(officer)
    assert.match(await told(), inOrder(wording('apply.is.admitted'), wording('apply.means.invitedByHand')))
    await visitor.goto(link)
    const phone = new Device()
    await visitor.goto(`${link}?later=1`)
    await visitor.use(phone, 'party')
    await visitor.use(phone, 'party')
    assert.match(visitor.shown.path, /^\/representative\?done=/)
    const { html } = await new Visitor(site).goto(own)
    assert.match(wordsOn({ html }), wording('apply.means.enrolled'))
    const ways = linksIn(partOf(html, 'main'), /^\/(?:harbour-accord\/sign|representative)$/)
    assert.deepEqual(ways, ['/harbour-accord/sign', '/representative'])
    // A session that knows its only organisation is not asked which.
    await visitor.goto('/harbour-accord/sign')
    assert.match(wordsOn(visitor.shown), inOrder('Larkspur Ferries', wording('sign.read')))
    // The session ends; the ceremony does not, and still asks for this party's own passkey.
    site.now = '2026-01-01T05:00:00Z'
    await visitor.send('/read', { agree: 'yes', declaration: 'A ferry is a vessel.' })
    assert.match(formIn(visitor.shown.html, 'passkey').data.credentials!, /^[\w-]{22}$/)
    await visitor.use(phone, 'party')
    assert.match(wordsOn(visitor.shown), wording('signed.tell'))
    await visitor.follow(/\/receipt$/)
    assert.match(
      wordsOn(visitor.shown),
      inOrder(
        wording('receipt.kickerSignature'),
        wording('head.signature/given', { signs: 'yes', by: 'Larkspur Ferries', manifest: 1 }),
        wording('entry.signedPasskey', { holder: 'Larkspur Ferries' }),
        wording('entry.keyOf.invited', { holder: 'Larkspur Ferries' }),
      ),
    )
    await site.close()
  })
})
