import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { policyDigest } from '../../src/register/types/calls.ts'
import type { Depositary } from '../depositary.ts'
import { wordsOn } from '../desk/visitor.ts'
import { ACCORD, INVITING, said } from '../harbour.ts'
import { signedBy, startInviting, UNDER } from './citizen.ts'

describe('signatures that were invalidated', () => {
  let site: Depositary
  before(async () => {
    site = await startInviting({ parties: ['northhaven'] })
  })
  after(() => site.close())

  it('are told of on the page of the call, of the entry, of the party and of the person, until they stand again', async () => {
    const { visitor, own } = await signedBy(site)
    await site.as('northhaven').sign(ACCORD, { policy: policyDigest(INVITING) })
    const commitment = (await site.json<{ commitment: string }>(`${own}/data`)).commitment
    const text = async (path: string) => wordsOn({ ...visitor.shown, html: await site.text(path) })
    const subjects = [{ party: 'northhaven' }, { commitment }]
    const ground = said('One machine signed them both.')
    const { index } = await site.post('signature/invalidated', { subjects, ground }, UNDER)

    assert.match(await text(`/${ACCORD}`), /2 signatures invalidated 1 of a party, 1 of a person/)
    assert.match(await text(`/entries/${index}`), /invalidated 2 signatures on The Harbour Accord/)
    assert.match(await text(`/entries/${index}?lang=fr`), /a invalidé 2 signatures/)
    assert.match(await text('/parties/northhaven'), /Signature invalidated.*One machine signed them both/)
    assert.match(wordsOn(await visitor.goto(own)), /Your signature does not count.*One machine signed/)
    const { standing, invalidated } = await site.json<{ standing: number; invalidated: number }>(
      `/${ACCORD}/persons.json`,
    )
    assert.deepEqual([standing, invalidated], [0, 1])

    const reason = said('It was no machine.')
    await site.post('signature/restored', { party: 'northhaven', reason }, UNDER)
    await site.post('person/restored', { commitment, reason }, UNDER)
    assert.match(await text(`/${ACCORD}`), /2 stand again/)
    assert.match(
      await text(`/entries/${index}`),
      /northhaven stands again: log entry 8.*stands again: log entry 9/,
    )
    assert.doesNotMatch(wordsOn(await visitor.goto(own)), /does not count/)
  })
})
