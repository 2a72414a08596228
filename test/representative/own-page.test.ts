import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { parseTime } from '../../src/core/time.ts'
import { applicationFor, applications, decidedAs } from '../../src/people/applications.ts'
import { keepProof } from '../../src/people/proofs.ts'
import { recheckKept, recheckOf } from '../../src/people/rechecks.ts'
import { shortDigest } from '../../src/web/kit/kit.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { faultsIn, fieldIn, linkThatReads, wordsIn, wordsOn } from '../desk/visitor.ts'
import { ACCORD } from '../harbour.ts'
import { inOrder, wording } from '../wording.ts'
import { linkFor, madeBy, type Person, representative, signIn } from './people.ts'

const PARTY = 'northhaven'

describe('the own page of an organisation', () => {
  let it_: Depositary
  let ada: Person
  beforeEach(async () => {
    it_ = await startDepositary({ parties: [PARTY, 'meridian'] })
    ada = await representative(it_, PARTY)
  })
  afterEach(() => it_.close())

  const home = async ({ visitor }: Person, query = '') =>
    wordsOn(await visitor.goto(`/representative${query}`))
  const named = async (label: string) => {
    await ada.visitor.goto('/representative')
    await ada.visitor.follow(/\/representative\/name/)
    return ada.visitor.send('/representative/name', { label })
  }
  const joined = async (label: string, role: string) => {
    const one = await madeBy(it_, await linkFor(ada, label, role))
    await ada.visitor.goto('/representative')
    await ada.visitor.use(ada.device, 'party')
    return one
  }

  it('says first for whom its reader acts and with which passkey, which they name themselves', async () => {
    const day = '1 January 2026'
    assert.match(await home(ada), wording('rep.youAct', { role: 'signatory', named: 'no', day }))
    const shown = await named('x'.repeat(121))
    assert.deepEqual([shown.status, Object.keys(faultsIn(shown.html))], [422, ['label']])
    assert.equal(fieldIn(shown.html, 'label').length, 121)
    await named('Ada’s telephone')
    assert.match(
      await home(ada),
      inOrder(
        wording('rep.youAct', { role: 'signatory', named: 'yes', key: 'Ada’s telephone', day }),
        wording('rep.people'),
        'Ada’s telephone',
        wording('rep.you'),
      ),
    )
    await named('')
    assert.doesNotMatch(await home(ada), /Ada’s telephone/)
  })

  it('calls nobody by a name of another key, and shows the first letters of the key beside each name', async () => {
    await named('Ada Lund')
    const ben = await joined('Ben Osei', 'signatory')
    await signIn(ben.visitor, ben.device)
    const renamed = async (label: string) => {
      await ben.visitor.goto('/representative/name')
      return ben.visitor.send('/representative/name', { label })
    }
    for (const label of ['Ada Lund', 'ÁDA  lund.']) {
      const { html, status } = await renamed(label)
      assert.equal(status, 422)
      assert.match(faultsIn(html).label!, wording('rep.nameTaken'))
      assert.equal(fieldIn(html, 'label'), label)
      await ben.visitor.goto('/representative/colleagues')
      const invited = await ben.visitor.send('/representative/colleagues', { label, role: 'signatory' })
      assert.match(faultsIn(invited.html).label!, wording('rep.nameTaken'))
    }
    assert.equal((await renamed('Ben Osei')).path, '/representative', 'one’s own is no other’s')
    await home(ben)
    const [added] = wordsIn(ben.visitor.shown.html, '#acts li')
    assert.match(added!, wording('rep.actBy', { who: `Ada Lund ${shortDigest(ada.keyid)}` }))
    assert.match(added!, wording('rep.actAbout', { name: `Ben Osei ${shortDigest(ben.keyid)}` }))
  })

  it('lists nothing that is empty', async () => {
    const ben = await joined('Ben Osei', 'reader')
    await signIn(ben.visitor, ben.device)
    const page = await home(ben)
    for (const key of ['rep.waits', 'rep.others', 'rep.cosign'] as const)
      assert.doesNotMatch(page, wording(key), key)
    assert.match(page, wording('rep.nothingWaits'))
  })

  it('tells others of the organisation whom its signatories are waited for, and gives them no button', async () => {
    await named('Ada Okafor')
    const ben = await joined('Ben Osei', 'reader')
    await madeBy(it_, await linkFor(ada, 'Dora Lind'))
    await signIn(ben.visitor, ben.device)
    assert.match(
      await home(ben),
      inOrder(
        wording('rep.others'),
        wording('rep.aSignatory'),
        wording('rep.othersApprove', { name: 'Dora Lind' }),
      ),
    )
    const { html } = ben.visitor.shown
    assert.equal(load(html)('form[data-passkey], [name="colleague"]').length, 0)
  })

  it('says what an officer has to record of it: a proof that was checked again, or given since the admission', async () => {
    const { drawer } = it_.log
    const now = parseTime(it_.now)
    const checked = { outcome: 'holds', checked: '2026-01-01', domain: null, dnssec: null } as const
    const recheck = { party: PARTY, method: 'email', due: '2026-01-01', written: null, told: null } as const
    const domain = `${PARTY}.example`
    const name = { name: 'Northhaven', nameLang: 'en', country: 'DE', domain }
    const organisation = { ...name, kind: 'company', identifiers: {} } as const
    const person = { name: 'Ada', role: 'Clerk', email: `ada@${domain}` }
    const { id, laid } = applicationFor({ call: ACCORD, lang: 'en', organisation, person, words: '' }, now)
    const given = { method: 'email', what: person.email, how: 'code', domain, at: now } as const
    const proof = { ...given, dnssec: null, evidence: [], token: null, entry: null, handed: null }
    const proven = wording('rep.othersProof', { day: '1 January 2026' })
    await drawer.apply([laid], now)
    await keepProof(drawer, id, proof)
    await drawer.apply([recheckKept(undefined, { ...recheck, seen: [], found: null })], now)
    assert.doesNotMatch(await home(ada), wording('rep.others'), 'nobody has to record anything yet')

    const admitted = { is: 'admitted', by: 'officer-1', at: now, party: PARTY, entry: 1 } as const
    await applications.alter(drawer, id, now, one =>
      decidedAs(one, { ...admitted, invitation: null, enrolled: null }),
    )
    const again = await recheckOf(drawer, PARTY, 'email', now)
    await drawer.apply(
      [recheckKept(again, { ...recheck, seen: [], found: { ...checked, evidence: [] } })],
      now,
    )
    const officer = wording('rep.anOfficer')
    assert.match(
      await home(ada),
      inOrder(wording('rep.others'), officer, proven, officer, wording('rep.othersRecheck')),
    )
  })

  it('shows what was done, by whom of its people and by us, newest first, by pages', async () => {
    await named('Ada Okafor')
    const ben = await joined('Ben Osei', 'drafter')
    assert.match(wordsOn(ada.visitor.shown), wording('rep.hasAdded', { name: 'Ben Osei' }))
    await ada.visitor.goto(`/representative/new/revocation?keyid=${ben.keyid}`)
    await ada.visitor.send('revocation', { keyid: ben.keyid, reason: 'Has left.' })
    await ada.visitor.use(ada.device, 'party')
    const acts = () => wordsIn(ada.visitor.shown.html, '#acts li')
    await home(ada)
    const you = wording('rep.actBy', { who: 'you' })
    const [revoked, added, first, admitted, ...more] = acts()
    assert.deepEqual(more, [])
    const name = `Ben Osei ${shortDigest(ben.keyid)}`
    assert.match(revoked!, inOrder(you, wording('rep.actKeyEnded', { name })))
    assert.match(added!, inOrder(you, wording('rep.actKeyEnded', { name })))
    assert.match(first!, /By/)
    assert.match(admitted!, wording('rep.actByUs'))
    // Of what another organisation does, and we do about others, nothing is shown.
    await it_.as('meridian').sign(ACCORD)
    await home(ada)
    assert.equal(acts().length, 4)
    for (let i = 0; i < 3; i++) {
      await it_.as(PARTY).sign(ACCORD)
      await it_.as(PARTY).withdraw(ACCORD)
    }
    await home(ada)
    assert.equal(acts().length, 8, 'the newest alone')
    const older = linkThatReads(ada.visitor.shown.html, wording('log.older'))
    await ada.visitor.goto(older)
    assert.equal(acts().length, 2)
    assert.match(acts().at(-1)!, wording('rep.actByUs'))
  })
})
