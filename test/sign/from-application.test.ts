import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { startDepositary } from '../depositary.ts'
import { Device } from '../desk/device.ts'
import { admitted, applied, enrolled, invited } from '../desk/people.ts'
import { Visitor, wordsOn } from '../desk/visitor.ts'
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
      /has been admitted.*An officer makes the link by which you make your passkey.*mandate: Domain\. That is enough to sign/,
    )
    const link = await invited(officer)
    assert.match(
      await told(),
      /has been admitted.*The link by which you make your passkey was made.*two weeks/,
    )
    await visitor.goto(link)
    const phone = new Device()
    await visitor.use(phone, 'party')
    await visitor.use(phone, 'party')
    const { html } = await new Visitor(site).goto(own)
    assert.match(
      html,
      /A passkey was made by the link.*href="\/harbour-accord\/sign".*href="\/representative"/s,
    )
    assert.match(
      wordsOn(visitor.shown),
      inOrder(wording('sign.who'), 'Larkspur Ferries', wording('sign.youFor')),
    )
    await visitor.send('larkspur-ferries')
    await visitor.send('/read', { agree: 'yes' })
    // The session ends; the ceremony does not, and still asks for this party's own passkey.
    site.now = '2026-01-01T05:00:00Z'
    await visitor.send('/words', { declaration: 'A ferry is a vessel.' })
    assert.match(visitor.shown.html, / data-credentials="[\w-]{22}"/)
    await visitor.use(phone, 'party')
    assert.match(
      wordsOn(visitor.shown),
      /Receipt of signature Larkspur Ferries accepted version 1 .* with the passkey [\w-]+ of Larkspur Ferries .* The depositary added that key for Larkspur Ferries /,
    )
    await site.close()
  })
})
