import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { policyDigest } from '../../src/register/types/calls.ts'
import type { Depositary } from '../depositary.ts'
import { wordsOn } from '../desk/visitor.ts'
import { ACCORD, INVITING, said } from '../harbour.ts'
import { inOrder, wording } from '../wording.ts'
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

    assert.match(
      await text(`/${ACCORD}`),
      inOrder(
        wording('invalidated.count', { count: 2 }),
        wording('invalidated.ofParties', { count: 1 }),
        ',',
        wording('invalidated.ofPersons', { count: 1 }),
      ),
    )
    assert.match(
      await text(`/entries/${index}`),
      wording('head.signature/invalidated', { subjects: 2, call: 'The Harbour Accord' }),
    )
    assert.match(
      await text(`/entries/${index}?lang=fr`),
      wording('head.signature/invalidated', { subjects: 2 }, 'fr'),
    )
    assert.match(
      await text('/parties/northhaven'),
      inOrder(wording('party.event.invalidated'), 'One machine signed them both'),
    )
    assert.match(
      wordsOn(await visitor.goto(own)),
      inOrder(wording('persons.ownInvalidated'), 'One machine signed'),
    )
    const { standing, invalidated } = await site.json<{ standing: number; invalidated: number }>(
      `/${ACCORD}/persons.json`,
    )
    assert.deepEqual([standing, invalidated], [0, 1])

    const reason = said('It was no machine.')
    await site.post('signature/restored', { party: 'northhaven', reason }, UNDER)
    await site.post('person/restored', { commitment, reason }, UNDER)
    assert.match(await text(`/${ACCORD}`), wording('invalidated.restored', { count: 2 }))
    assert.match(
      await text(`/entries/${index}`),
      inOrder('northhaven', wording('entry.invalidated.restored', { entry: 'log entry 8' })),
    )
    assert.doesNotMatch(wordsOn(await visitor.goto(own)), wording('persons.ownInvalidated'))
  })
})
