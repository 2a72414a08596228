import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { startDepositary } from '../depositary.ts'
import { Device } from '../desk/device.ts'
import { admitted, applied, enrolled, invited } from '../desk/people.ts'
import { wordsOn } from '../desk/visitor.ts'

describe('a representative', () => {
  it('applies, is admitted and invited, makes a passkey, and signs with it', async () => {
    const site = await startDepositary()
    const { visitor } = await applied(site)
    const officer = await enrolled(site)
    await admitted(officer)
    await visitor.goto(await invited(officer))
    const phone = new Device()
    await visitor.use(phone, 'party')
    await visitor.use(phone, 'party')
    assert.match(
      wordsOn(visitor.shown),
      /Who is signing\? .*Larkspur Ferries You were let in for this party\./,
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
      /Receipt of signature Larkspur Ferries accepted version 1 .* A passkey of Larkspur Ferries , which the depositary added for Larkspur Ferries in log entry/,
    )
    await site.close()
  })
})
