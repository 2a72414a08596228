import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { say } from '../../src/web/messages/say.ts'
import { admit, type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD, facts } from '../harbour.ts'
import { type Person, representative, signIn as signInAs } from '../representative/people.ts'
import { inOrder, wording } from '../wording.ts'
import {
  anotherOfficer,
  awaited,
  enrolled,
  filled,
  type Officer,
  signed,
  signedByTwo,
  signIn,
} from './people.ts'
import { countOf, faultsIn, formIn, linksIn, wordsOn } from './visitor.ts'

describe('the end of a party, at the desk', () => {
  let it_: Depositary
  let officer: Officer
  let second: Officer
  let west: Person
  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['eastport', 'westbank'] })
    officer = await enrolled(it_)
    second = await anotherOfficer(it_)
    west = await representative(it_, 'westbank')
    await it_.as('eastport').sign(ACCORD)
  })
  afterEach(() => it_.close())

  const MERGER = { party: 'eastport', into: 'westbank', reason: 'Bought by it.' }
  /** The first officer has signed, and the second signs the same bytes. */
  const bySecond = async (path: string) => {
    await second.visitor.goto(path)
    return signed(it_, second)
  }
  const carrying = { [`carry-${ACCORD}`]: 'yes' }

  it('is recorded with its reason, and its page tells of it', async () => {
    await filled(officer, 'ending', { party: 'eastport', reason: 'Dissolved in May.' })
    assert.match(
      wordsOn(officer.visitor.shown),
      inOrder(wording('head.party/ended', { party: 'eastport' }), 'Dissolved in May'),
    )
    const path = await awaited(officer)
    assert.equal(countOf(await it_.text('/parties/eastport'), '#ended'), 0)
    assert.match(await it_.text(`/${ACCORD}/roll`), /eastport/)
    assert.equal((await bySecond(path)).type, 'party/ended')
    assert.equal(countOf(await it_.text('/parties/eastport'), '#ended'), 1)
    const { html, status } = await filled(officer, 'ending', { party: 'eastport', reason: 'Again.' })
    assert.equal(status, 422)
    assert.match(faultsIn(html).party!, /^eastport ended on/)
  })

  it('is a merger or a succession of two parties, of which nothing is carried unasked', async () => {
    const { html } = await filled(officer, 'merge', { ...MERGER, into: 'eastport' })
    assert.match(faultsIn(html).into!, wording('wrong.into'))
    await filled(officer, 'merge', MERGER)
    assert.match(
      wordsOn(officer.visitor.shown),
      inOrder(
        wording('head.party/merged', { into: 'westbank', party: 'eastport' }),
        wording('member.calls'),
        wording('none.reservation'),
      ),
    )
    assert.equal((await signedByTwo(it_, officer, second)).type, 'party/merged')
    await admit(it_, 'southquay')
    await filled(officer, 'succession', { party: 'westbank', successor: 'southquay', reason: 'Renamed.' })
    assert.match(
      wordsOn(officer.visitor.shown),
      wording('head.party/succeeded', { successor: 'southquay', party: 'westbank' }),
    )
    assert.equal((await signedByTwo(it_, officer, second)).type, 'party/succeeded')
  })

  it('offers the calls where a signature stands, and refuses what could not be carried', async () => {
    await officer.visitor.goto(`/desk/new/succession?party=eastport`)
    assert.match(wordsOn(officer.visitor.shown), inOrder(wording('member.calls'), 'The Harbour Accord'))
    const backwards = { party: 'westbank', successor: 'eastport', reason: 'Renamed.', ...carrying }
    const { html } = await filled(officer, 'succession', backwards)
    assert.match(faultsIn(html)[`carry-${ACCORD}`]!, /^No signature of westbank stands on harbour-accord/)
    await it_.as('westbank').sign(ACCORD)
    const { html: taken } = await filled(officer, 'merge', { ...MERGER, ...carrying })
    assert.match(
      faultsIn(taken)[`carry-${ACCORD}`]!,
      /^A signature of westbank stands on harbour-accord already/,
    )
  })

  it('is announced in words, and done by one officer alone once the delay has passed', async () => {
    await filled(officer, 'merge', MERGER)
    const path = await awaited(officer)
    await officer.visitor.send('announce')
    assert.equal((await signed(it_, officer)).type, 'act/announced')
    const log = wordsOn({ ...officer.visitor.shown, html: await it_.text('/log') })
    assert.match(
      log,
      inOrder(
        wording('head.act/announced', {
          body: say('en', 'announced.party/merged', { into: 'westbank', party: 'eastport' }),
        }),
        wording('announced.from', { from: '8 January 2026, 00:00:00 UTC' }),
      ),
    )
    it_.now = '2026-01-08T00:00:00Z'
    await signIn(officer.visitor, officer.device)
    await officer.visitor.goto(path)
    assert.equal((await signed(it_, officer)).type, 'party/merged')
  })

  it('carries signatures over once the other party has signed the same bytes, and the second officer', async () => {
    const before = it_.log.head()!.size
    await filled(officer, 'merge', { ...MERGER, ...carrying })
    assert.match(
      wordsOn(officer.visitor.shown),
      inOrder(
        wording('member.calls'),
        'The Harbour Accord',
        wording('second.asked'),
        wording('second.askedParty', { party: 'westbank' }),
      ),
    )
    assert.doesNotMatch(wordsOn(officer.visitor.shown), wording('second.noKey'))
    const path = await awaited(officer)
    assert.equal(it_.log.head()!.size, before)
    assert.match(wordsOn(officer.visitor.shown), wording('second.cosigner', { party: 'westbank' }))
    assert.throws(() => formIn(officer.visitor.shown.html, 'announce'))
    const address = /\/representative\/cosign\/[\w-]+/.exec(wordsOn(officer.visitor.shown))![0]
    assert.match(
      wordsOn(await officer.visitor.goto('/desk/second')),
      inOrder(
        wording('second.toSign.what', {
          what: say('en', 'head.party/merged', { into: 'westbank', party: 'eastport' }),
        }),
        wording('second.cosignerShort', { party: 'westbank' }),
      ),
    )
    await west.visitor.goto('/representative')
    assert.match(
      wordsOn(west.visitor.shown),
      inOrder(wording('rep.cosign'), wording('head.party/merged', { into: 'westbank', party: 'eastport' })),
    )
    assert.ok(linksIn(west.visitor.shown.html).includes(address))
    await west.visitor.goto(address)
    assert.match(
      wordsOn(west.visitor.shown),
      inOrder(wording('head.party/merged', { into: 'westbank', party: 'eastport' }), 'Bought by it'),
    )
    const { path: done, status } = await west.visitor.use(west.device, 'party')
    assert.deepEqual([status, done], [200, '/representative?cosigned=1'])
    assert.match(wordsOn(west.visitor.shown), wording('rep.cosignKept'))
    assert.doesNotMatch(wordsOn(west.visitor.shown), wording('rep.cosign'))
    const act = wording('head.party/merged', { into: 'westbank', party: 'eastport' })
    assert.match(wordsOn(west.visitor.shown), inOrder(wording('rep.others'), wording('rep.anOfficer'), act))
    assert.equal((await west.visitor.goto(address)).status, 410)
    assert.equal(it_.log.head()!.size, before)
    await second.visitor.goto(path)
    assert.match(wordsOn(second.visitor.shown), wording('second.cosigned', { party: 'westbank' }))
    assert.equal((await signed(it_, second)).type, 'party/merged')
    assert.equal(it_.log.head()!.size, before + 1)
    assert.match(await it_.text(`/${ACCORD}/roll`), /westbank/)
    assert.equal((await officer.visitor.goto(path)).status, 410)
    assert.equal((await west.visitor.goto(address)).status, 410)
  })

  it('tells the officer beforehand that the other party has no key to sign with', async () => {
    const body = { party: 'dry-quay', ...facts('dry-quay'), keys: [], claims: false }
    await it_.post('party/admitted', body)
    await filled(officer, 'merge', { ...MERGER, into: 'dry-quay', ...carrying })
    assert.match(wordsOn(officer.visitor.shown), wording('second.noKey', { party: 'dry-quay' }))
    await filled(officer, 'merge', { ...MERGER, into: 'dry-quay' })
    const words = wordsOn(officer.visitor.shown)
    assert.doesNotMatch(words, wording('second.noKey', { party: 'dry-quay' }), 'nothing is carried over')
    assert.doesNotMatch(words, wording('second.askedParty', { party: 'dry-quay' }))
  })

  it('waits for that party and for nobody else', async () => {
    const east = await representative(it_, 'eastport')
    await filled(officer, 'merge', { ...MERGER, ...carrying })
    const path = await awaited(officer)
    const address = path.replace('/desk/second/', '/representative/cosign/')
    assert.equal((await east.visitor.goto(address)).status, 410)
    assert.doesNotMatch(wordsOn(await east.visitor.goto('/representative')), wording('rep.cosign'))
    await second.visitor.goto(path)
    assert.throws(() => formIn(second.visitor.shown.html, 'passkey'))
    await second.visitor.send('drop')
    assert.equal((await west.visitor.goto(address)).status, 410)
  })

  it('still holds what the officer signed where the other party sends an older page', async () => {
    await filled(officer, 'merge', { ...MERGER, ...carrying })
    const path = await awaited(officer)
    await west.visitor.goto(path.replace('/desk/second/', '/representative/cosign/'))
    const answer = west.device.answer(formIn(west.visitor.shown.html, 'passkey'), 'party')
    assert.equal((await west.visitor.send('passkey', { ...answer, payload: 'eyJhIjoxfQ' })).status, 409)
    assert.match(wordsOn(west.visitor.shown), /older than what waits here/)
    assert.match((await west.visitor.use(west.device, 'party')).path, /cosigned=1$/)
    assert.equal((await bySecond(path)).type, 'party/merged')
  })

  it('does not come back where an officer set it aside while the other party signed', async () => {
    await filled(officer, 'merge', { ...MERGER, ...carrying })
    const path = await awaited(officer)
    await west.visitor.goto(path.replace('/desk/second/', '/representative/cosign/'))
    await second.visitor.goto(path)
    await Promise.all([west.visitor.use(west.device, 'party'), second.visitor.send('drop')])
    assert.equal((await second.visitor.goto(path)).status, 410)
  })

  it('is signed anew where what the officer signed has gone stale', async () => {
    const address = async () => {
      await filled(officer, 'merge', { ...MERGER, ...carrying })
      return (await awaited(officer)).replace('/desk/second/', '/representative/cosign/')
    }
    const cosign = await address()
    it_.now = '2026-01-08T00:00:01Z'
    await signInAs(west.visitor, west.device, cosign)
    assert.equal((await west.visitor.use(west.device, 'party')).status, 409)
    assert.match(wordsOn(west.visitor.shown), wording('rep.cosignStale'))
    await signIn(officer.visitor, officer.device)
    await officer.visitor.goto(cosign.replace('/representative/cosign/', '/desk/second/'))
    assert.match(wordsOn(officer.visitor.shown), wording('second.stale'))
    const path = await awaited(officer)
    await west.visitor.goto(cosign)
    assert.match((await west.visitor.use(west.device, 'party')).path, /cosigned=1$/)
    // What the party signed goes stale with it, and is asked for again.
    it_.now = '2026-01-15T00:00:02Z'
    await signIn(second.visitor, second.device)
    await second.visitor.goto(path)
    assert.equal((await second.visitor.use(second.device, 'officer')).status, 409)
    assert.doesNotMatch(wordsOn(second.visitor.shown), wording('second.cosigned', { party: 'westbank' }))
    await awaited(second)
    assert.match(wordsOn(second.visitor.shown), wording('second.cosigner', { party: 'westbank' }))
  })
})
