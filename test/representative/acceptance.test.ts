import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Policy } from '../../src/register/policy.ts'
import { policyDigest } from '../../src/register/types/calls.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { Visitor, wordsOn } from '../desk/visitor.ts'
import { ACCORD, POLICY, POLICY_DIGEST, said } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { toConfirm } from '../sign/signatory.ts'
import { inOrder, wording } from '../wording.ts'
import { type Person, representative } from './people.ts'

const NEWER = { ...POLICY, noticeDays: 60 }
const UNINVITED = { ...NEWER, kinds: ['state' as const] }

describe('newer rules of a call', () => {
  let it_: Depositary
  let ada: Person
  let signed: number

  before(async () => {
    it_ = await startDepositary({ parties: ['northhaven', 'meridian'] })
    ada = await representative(it_, 'northhaven')
    await (await toConfirm(it_, 'northhaven')).use(ada.device, 'party')
    signed = it_.log.head()!.size - 1
  })
  after(() => it_.close())

  const changeTo = (policy: Policy) =>
    it_.post('call/policy-changed', { policy, reason: said('Later.') }, { call: ACCORD })
  const accept = async () => {
    await ada.visitor.goto(`/representative/new/acceptance?call=${ACCORD}`)
    return wordsOn(await ada.visitor.send('acceptance', { call: ACCORD }))
  }

  it('are offered to a signatory, accepted with its passkey, and shown; what it signed stays', async () => {
    const home = async () => wordsOn(await ada.visitor.goto('/representative'))
    assert.doesNotMatch(await home(), wording('rep.form.acceptance'))
    assert.match(await accept(), /northhaven has accepted this policy already/)
    await changeTo(NEWER)
    const visitor = new Visitor(it_)
    const pages = async () => [
      await home(),
      wordsOn(await visitor.goto('/parties/northhaven')),
      wordsOn(await visitor.goto(`/entries/${signed}/receipt`)),
    ]
    const rules = (number: number) => wording('binding.rules', { number })
    for (const page of await pages())
      assert.match(page, inOrder('Since 1 January 2026', rules(1), 'accepted', 'From 2 April 2026', rules(2)))
    assert.match(await home(), wording('rep.form.acceptance'))
    const shown = await accept()
    assert.match(
      shown,
      wording('toSign.policy/accepted', { policy: 2, by: 'northhaven', call: 'The Harbour Accord' }),
    )
    assert.ok(shown.includes(policyDigest(NEWER)), 'what is signed is shown before it is signed')
    assert.match(
      shown,
      inOrder(
        wording('changes.rules'),
        ...[60, 90, 60].map(days => wording('policy.noticeIs', { how: 'later', days })),
      ),
      'and what the rules say: first what changes of those that bind it',
    )
    await ada.visitor.use(ada.device, 'party')
    assert.match(ada.visitor.shown.path, /^\/representative\?done=/)
    const [row] = await it_.log.store.rows([{ table: 'signatures', key: `${ACCORD}/northhaven` }])
    assert.equal(row!.policy, POLICY_DIGEST)
    const { policy, entry } = row!.events.at(-1)!
    const accepted = wordsOn(await visitor.goto(`/entries/${entry}/receipt`))
    assert.match(accepted, inOrder('Since 1 January 2026', rules(2), 'accepted'))
    assert.equal(policy, policyDigest(NEWER))
    assert.deepEqual(
      row!.events.map(({ what }) => what),
      ['given', 'accepted'],
      'it signed once, and on that day',
    )
    for (const page of await pages()) {
      assert.match(page, inOrder('Since 1 January 2026', rules(2), 'accepted'))
      assert.doesNotMatch(page, /From 1 April/)
    }
    assert.match(
      wordsOn(await visitor.goto('/parties/northhaven')),
      wording('party.event.accepted', { policy: 2 }),
    )
    assert.match(
      wordsOn(await visitor.goto(`/entries/${entry}?lang=fr`)),
      wording('head.policy/accepted', { policy: 2, by: 'northhaven' }, 'fr'),
    )
    assert.doesNotMatch(await home(), wording('rep.form.acceptance'))
  })

  it('are accepted by nobody who has not signed, or whom they do not invite; older ones by nobody', async () => {
    const refusal = async (by: string, policy: Policy) => {
      const saying = { by, call: ACCORD, signers: [partyKey(by)] }
      const envelope = it_.envelope('policy/accepted', { policy: policyDigest(policy) }, saying)
      return ((await (await it_.send(envelope)).json()) as { code: string }).code
    }
    assert.equal(await refusal('meridian', NEWER), 'signature_unknown')
    await changeTo(UNINVITED)
    assert.equal(await refusal('northhaven', NEWER), 'policy_wrong')
    assert.equal(await refusal('northhaven', UNINVITED), 'kind_uninvited')
    // Sixty days of those that it accepted, whatever the newer ones say.
    const bound = async () => {
      const answer = await it_.get('/parties/northhaven.json')
      const { bound } = (await answer.json()) as { bound: Record<string, { by: string; policy: string }> }
      return bound[ACCORD]
    }
    const next = { policy: policyDigest(UNINVITED), from: '2026-03-03' }
    assert.partialDeepStrictEqual(await bound(), { policy: policyDigest(NEWER), by: 'yes', next })
    it_.now = '2026-03-03T00:00:00Z'
    assert.partialDeepStrictEqual(await bound(), {
      policy: policyDigest(UNINVITED),
      by: 'notice',
      next: null,
    })
  })
})
