import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { parseTime } from '../../../src/core/time.ts'
import { endJoint, jointsOf } from '../../../src/people/joint-commitments.ts'
import { letters } from '../../../src/people/letters.ts'
import type { Policy } from '../../../src/register/policy.ts'
import { policyDigest } from '../../../src/register/types/calls.ts'
import { askToJoin } from '../../../src/work/commitments/joint-told.ts'
import { staleness } from '../../../src/work/letters/stale.ts'
import { accountOf, CLAUSES, CLAUSES_DIGEST, pledgeOf } from '../../committing.ts'
import { admit } from '../../depositary.ts'
import { faultsIn, wordsOn } from '../../desk/visitor.ts'
import { ACCORD, MANIFEST_DIGEST, POLICY, said } from '../../harbour.ts'
import { partyKey } from '../../memory-log.ts'
import { inOrder, wording } from '../../wording.ts'
import { allLettersOf, lettersOf, reached } from '../letters-told.ts'
import { type Bound, boundHarbour, commitment, HOME, later, SHORE_POWER, schedule, signed } from './bound.ts'

const UNDER = { under: `${MANIFEST_DIGEST} one` }
const ID = 'one-1'
const MINE = `${HOME}/northhaven/${ID}`

describe('a commitment in which another organisation takes part', () => {
  let it_: Bound
  beforeEach(async () => {
    it_ = await boundHarbour()
    await signed(it_.ada, `${HOME}/new`, { ...UNDER, ...SHORE_POWER })
    await it_.ada.visitor.goto(MINE)
    await it_.ada.visitor.send('/invite', { party: 'meridian' })
  })
  afterEach(() => it_.site.close())

  const see = async (path: string, who = it_.ada) => wordsOn(await who.visitor.goto(path))
  const entries = () => it_.site.log.head()!.size
  const says = { name: 'northhaven', call: 'The Harbour Accord', day: '1 January 2026' }

  /** The invited says its part and signs it. */
  async function offered(part: string): Promise<void> {
    const { visitor, device } = it_.mia
    await visitor.goto('/representative')
    await visitor.follow(/\/representative\/joint\//)
    await visitor.send('/joint/', { part })
    await visitor.use(device, 'party')
  }

  it('names neither before both have signed: the invited first, then whose it is', async () => {
    const before = entries()
    assert.match(wordsOn(it_.ada.visitor.shown), wording('ours.invited'))
    assert.match(await see('/representative', it_.mia), wording('ours.jointAsked', says))
    await reached(it_.site, 'northhaven', 'en')
    await offered('We bring the cables.')
    assert.equal(entries(), before, 'nothing is recorded')
    const letter = (await lettersOf(it_.site)).get('en@northhaven.example')!
    assert.equal(letter.kind, 'joint-waits')
    assert.match(letter.text, wording('letter.jointSays', { name: 'northhaven', other: 'meridian' }))
    assert.doesNotMatch(letter.text, /cables/)
    assert.match(wordsOn(it_.mia.visitor.shown), wording('ours.offeredDone'))
    assert.doesNotMatch(await see('/parties/meridian'), /cables/)
    const waits = { name: 'meridian', call: 'The Harbour Accord' }
    assert.match(await see('/representative'), wording('ours.jointToSign', waits))
    await it_.ada.visitor.follow(/\/representative\/joint\//)
    assert.match(
      wordsOn(it_.ada.visitor.shown),
      inOrder(wording('ours.jointLeadNote'), 'We bring the cables.', SHORE_POWER.what),
    )
    await it_.ada.visitor.use(it_.ada.device, 'party')
    assert.equal(entries(), before + 1)
    assert.partialDeepStrictEqual((await commitment(it_, ID))?.joined, [
      { party: 'meridian', part: { text: 'We bring the cables.' }, ended: null },
    ])
    assert.partialDeepStrictEqual((await schedule(it_, 'meridian'))?.commitments, [
      { party: 'northhaven', id: ID },
    ])
    assert.match(await see(HOME, it_.mia), inOrder(SHORE_POWER.what, 'northhaven'))
    assert.match(await see(HOME), inOrder(SHORE_POWER.what, 'meridian'))
  })

  it('is told by letter to the invited, in its language: whose, what, whose part, by when, and that nothing binds it', async () => {
    const { site, ada } = it_
    await reached(site, 'meridian', 'fr')
    await reached(site, 'northhaven', 'en')
    assert.equal((await lettersOf(site)).size, 0, 'it had no contact when it was invited')
    // Whoever is invited already is not told again, and after it was taken back it is asked anew.
    await ada.visitor.goto(MINE)
    await ada.visitor.send('/invite', { party: 'meridian' })
    assert.equal((await lettersOf(site)).size, 0)
    await ada.visitor.goto(MINE)
    await ada.visitor.send('/joint/')
    await ada.visitor.goto(MINE)
    await ada.visitor.send('/invite', { party: 'meridian' })
    const told = await lettersOf(site)
    assert.deepEqual([...told.keys()], ['fr@meridian.example'])
    const { kind, subject, text } = told.get('fr@meridian.example')!
    assert.equal(kind, 'joint-asked')
    const to = { lead: 'northhaven', name: 'meridian' }
    assert.match(subject, wording('letter.jointAskedSubject', to, 'fr'))
    assert.match(
      text.replace(/\s+/g, ' '),
      inOrder(
        wording('letter.jointAskedSays', { ...to, call: 'The Harbour Accord' }, 'fr'),
        SHORE_POWER.what,
        '30 juin 2026',
        wording('letter.jointAskedUnsaid', { party: 'northhaven' }, 'fr'),
        wording('letter.jointAskedYours', { name: 'meridian' }, 'fr'),
        wording('letter.jointAskedHow', { ...to, day: '31 janvier 2026' }, 'fr'),
        '/representative/joint/',
        wording('letter.jointAskedNothing', { name: 'meridian' }, 'fr'),
      ),
    )
  })

  it('tells nobody by halves: the invitation and its letters are one change, and are there once', async () => {
    const { site } = it_
    await reached(site, 'meridian', 'en')
    const of = { call: ACCORD, lead: 'northhaven', commitment: ID, invited: 'meridian' }
    const { drawer } = site.log
    const found = (await jointsOf(drawer, 'meridian', parseTime(site.now)))[0]!
    await endJoint(drawer, found.id)
    const falls: typeof drawer = Object.create(drawer, {
      apply: { value: () => Promise.reject(new Error('the power went')) },
    })
    const falling = { ...site.running, log: { ...site.running.log, drawer: falls } } as typeof site.running
    await assert.rejects(askToJoin(falling, of, []), /the power went/)
    assert.equal((await jointsOf(drawer, 'meridian', parseTime(site.now))).length, 0)
    assert.equal((await lettersOf(site)).size, 0)
    await askToJoin(site.running, of, [])
    await askToJoin(site.running, of, [])
    assert.equal((await letters.all(drawer, parseTime(site.now))).length, 1)
  })

  it('leaves no letter of an invitation that was taken back, answered, or is to what was withdrawn', async () => {
    const { site, ada, mia } = it_
    const { drawer } = site.log
    await reached(site, 'meridian', 'en')
    const invite = async () => {
      await ada.visitor.goto(MINE)
      return ada.visitor.send('/invite', { party: 'meridian' })
    }
    const takeBack = async () => {
      await ada.visitor.goto(MINE)
      await ada.visitor.send('/joint/')
    }
    const why = async () => {
      const [letter] = await letters.all(drawer, parseTime(site.now))
      return staleness(site.running, letter!.value)
    }
    await takeBack()
    await invite()
    assert.equal(await why(), null)
    await takeBack()
    assert.equal(await why(), 'over', 'taken back')
    await lettersOf(site)
    await invite()
    await mia.visitor.goto('/representative')
    await mia.visitor.follow(/\/representative\/joint\//)
    await mia.visitor.send('/joint/', { part: '' })
    await mia.visitor.use(mia.device, 'party')
    assert.equal(await why(), 'over', 'answered')
    await lettersOf(site)
    await takeBack()
    const { visitor } = ada
    const open = await visitor.goto(MINE)
    await invite()
    await signed(ada, `${HOME}/withdraw`, { [`of.northhaven.${ID}`]: 'yes', reason: 'No ships.' })
    assert.equal(await why(), 'over', 'withdrawn')
    await lettersOf(site)
    // A page that was open before asks nobody either.
    visitor.shown = open
    const late = await visitor.send('/invite', { party: 'meridian' })
    assert.match(wordsOn(late), /commitment_closed/)
    assert.equal((await letters.all(drawer, parseTime(site.now))).length, 0)
  })

  it('is seen by these two alone, who each can end it with nothing published', async () => {
    await it_.mia.visitor.goto('/representative')
    await it_.mia.visitor.follow(/\/representative\/joint\//)
    const { path } = it_.mia.visitor.shown
    assert.match(wordsOn(await it_.mia.visitor.send('yes')), wording('ours.declined'))
    assert.equal((await it_.mia.visitor.goto(path)).status, 410)
    // Whoever invited is told, and nobody else.
    const declined = wording('ours.jointOver.lead', { is: 'declined', name: 'meridian', call: says.call })
    assert.doesNotMatch(await see('/parties/meridian'), declined)
    assert.match(await see('/representative'), declined)
    await it_.ada.visitor.send('/joint/')
    assert.match(wordsOn(it_.ada.visitor.shown), wording('ours.jointEnded'))
    assert.equal((await it_.ada.visitor.goto(path)).status, 410)
    // It can be asked again, which is a new invitation.
    await it_.ada.visitor.goto(MINE)
    await it_.ada.visitor.send('/invite', { party: 'meridian' })
    assert.match(await see('/representative', it_.mia), wording('ours.jointAsked', says))
    const { html, status } = await (async () => {
      await it_.ada.visitor.goto(MINE)
      return it_.ada.visitor.send('/invite', { party: 'northhaven' })
    })()
    assert.deepEqual([status, Object.keys(faultsIn(html))], [422, ['party']])
  })

  it('asks again whoever signed words that were changed since, and keeps the part that it typed', async () => {
    await offered('We bring the cables.')
    await signed(it_.ada, MINE, { targetValue: '30', reason: 'Fewer ships.' })
    await it_.ada.visitor.goto('/representative')
    await it_.ada.visitor.follow(/\/representative\/joint\//)
    const happened = { lead: 'northhaven', invited: 'meridian', day: '1 January 2026' }
    const differs = inOrder(wording('ours.jointChanged', happened), '40 berths', '30 berths')
    const { html } = it_.ada.visitor.shown
    assert.match(wordsOn(it_.ada.visitor.shown), differs)
    assert.match(
      wordsOn(it_.ada.visitor.shown),
      inOrder(wording('ours.jointLedeLead', { name: 'meridian', call: says.call }), `meridian`),
    )
    assert.doesNotMatch(html, /id="passkey"/, 'nothing that was changed since is signed')
    const stale = wording('ours.jointStale', { name: 'northhaven', call: says.call })
    assert.match(await see('/representative', it_.mia), stale)
    await it_.mia.visitor.follow(/\/representative\/joint\//)
    assert.match(wordsOn(it_.mia.visitor.shown), differs)
    assert.match(it_.mia.visitor.shown.html, />\s*We bring the cables\.<\/textarea>/)
    assert.match(wordsOn(it_.mia.visitor.shown), /30 berths/)
  })

  for (const how of ['withdrawn', 'leadLeft', 'ended'] as const)
    it(`is not signed any more once its lead is gone (${how}), and both read what happened`, async () => {
      const { ada, mia, site } = it_
      await mia.visitor.goto('/representative')
      await mia.visitor.follow(/\/representative\/joint\//)
      const { path } = mia.visitor.shown
      await mia.visitor.send('/joint/', { part: 'We bring the cables.' })
      const withdrawal = { [`of.northhaven.${ID}`]: 'yes', reason: 'No ships.' }
      if (how === 'withdrawn') await signed(ada, `${HOME}/withdraw`, withdrawal)
      else if (how === 'leadLeft') await site.as('northhaven').withdraw(ACCORD)
      else await site.post('party/ended', { party: 'northhaven', reason: said('Dissolved.') })
      const before = entries()
      const { status } = await mia.visitor.use(mia.device, 'party')
      const call = 'The Harbour Accord'
      const toMia = wording('ours.jointOver.invited', { is: how, name: 'northhaven', call })
      assert.equal(status, 409)
      assert.match(wordsOn(mia.visitor.shown), toMia)
      assert.match(await see('/representative', mia), toMia)
      const toAda = wording('ours.jointOver.lead', { is: how, name: 'meridian', call })
      assert.match(await see('/representative'), toAda)
      assert.equal(entries(), before)
      await mia.visitor.goto(path)
      await mia.visitor.send('yes')
      assert.doesNotMatch(await see('/representative'), toAda)
    })

  it('shows the one that joined what its lead changed or withdrew since, with a way on', async () => {
    await offered('We bring the cables.')
    await it_.ada.visitor.goto('/representative')
    await it_.ada.visitor.follow(/\/representative\/joint\//)
    await it_.ada.visitor.use(it_.ada.device, 'party')
    const changed = wording('ours.lead.changed', { name: 'northhaven' })
    assert.doesNotMatch(await see(HOME, it_.mia), changed)
    await reached(it_.site, 'meridian', 'en')
    await lettersOf(it_.site)
    await signed(it_.ada, MINE, { due: '2026-09-30', reason: 'The works take longer.' })
    const told = [...(await lettersOf(it_.site)).values()].filter(({ text }) =>
      /takes\s+part\s+has\s+changed/.test(text),
    )
    assert.equal(told.length, 1)
    const waits = { name: 'northhaven', call: 'The Harbour Accord' }
    assert.match(await see('/representative', it_.mia), wording('ours.waitsLead.changed', waits))
    const oldBesideNew = inOrder(changed, '30 June 2026', '30 September 2026')
    assert.match(await see(HOME, it_.mia), oldBesideNew)
    assert.match(await see(MINE, it_.mia), oldBesideNew)
    // It joins the newer version with the part that it said before.
    await it_.mia.visitor.follow(/newer=1/)
    assert.match(wordsOn(it_.mia.visitor.shown), wording('ours.jointLedeAgain', waits))
    assert.match(it_.mia.visitor.shown.html, />\s*We bring the cables\.<\/textarea>/)
    const { drawer } = it_.site.log
    const lying = () => jointsOf(drawer, 'meridian', parseTime(it_.site.now))
    assert.equal((await lying()).length, 0, 'whoever looks has asked for nothing')
    await it_.mia.visitor.send('/invite', {})
    assert.match(
      wordsOn(it_.mia.visitor.shown),
      inOrder(wording('ours.jointSignNote'), 'We bring the cables.'),
    )
    assert.match(
      await see('/representative', it_.mia),
      wording('ours.jointAskedAgain', { ...waits, day: '1 January 2026' }),
    )
    const open = `meridian: ${wording('ours.jointOpen').source}`
    assert.doesNotMatch(await see(MINE), new RegExp(open), 'its lead invited nobody')
    assert.equal((await it_.ada.visitor.goto(`/representative/joint/${(await lying())[0]!.id}`)).status, 410)
    await it_.mia.visitor.goto('/representative')
    await it_.mia.visitor.follow(/\/representative\/joint\//)
    await it_.mia.visitor.use(it_.mia.device, 'party')
    await it_.ada.visitor.goto('/representative')
    await it_.ada.visitor.follow(/\/representative\/joint\//)
    const own = { name: 'meridian', call: 'The Harbour Accord' }
    assert.match(
      wordsOn(it_.ada.visitor.shown),
      inOrder(wording('ours.jointLeadNote'), 'We bring the cables.'),
    )
    assert.doesNotMatch(wordsOn(it_.ada.visitor.shown), wording('ours.jointLedeLead', own))
    await it_.ada.visitor.use(it_.ada.device, 'party')
    assert.doesNotMatch(await see(HOME, it_.mia), changed)
    // It asks for a newer one once more, and leaves before it signs: nobody is left invited.
    await signed(it_.ada, MINE, { due: '2026-10-31', reason: 'And longer.' })
    await it_.mia.visitor.goto(`${MINE}?newer=1`)
    await it_.mia.visitor.send('/invite', {})
    await signed(it_.mia, `${HOME}/withdraw`, { [`of.northhaven.${ID}`]: 'yes', reason: 'No cables.' })
    const after = await see('/representative', it_.mia)
    assert.doesNotMatch(after, wording('ours.jointAsked', says))
    assert.match(after, wording('ours.jointOver.invited', { is: 'left', ...waits }))
    assert.doesNotMatch(await see(MINE), new RegExp(open))
  })

  it('shows the one that joined that its lead has withdrawn it', async () => {
    await offered('')
    await it_.ada.visitor.goto('/representative')
    await it_.ada.visitor.follow(/\/representative\/joint\//)
    await it_.ada.visitor.use(it_.ada.device, 'party')
    const waits = { name: 'northhaven', call: 'The Harbour Accord' }
    await signed(it_.ada, `${HOME}/withdraw`, { [`of.northhaven.${ID}`]: 'yes', reason: 'No ships.' })
    assert.match(await see('/representative', it_.mia), wording('ours.waitsLead.withdrawn', waits))
    assert.match(await see(MINE, it_.mia), wording('ours.lead.withdrawn', { name: 'northhaven' }))
    await it_.mia.visitor.follow(/withdraw$/)
  })

  /** Meridian takes part, and its people hear of others too. What they were written of it has gone out. */
  async function takesPart(): Promise<void> {
    await offered('')
    await it_.ada.visitor.goto('/representative')
    await it_.ada.visitor.follow(/\/representative\/joint\//)
    await it_.ada.visitor.use(it_.ada.device, 'party')
    await reached(it_.site, 'meridian', 'en', { hears: 'others' })
    await lettersOf(it_.site)
  }
  const toMeridian = async () =>
    (await allLettersOf(it_.site)).filter(({ to }) => to === 'en@meridian.example')
  const northhaven = { by: 'northhaven', call: ACCORD, signers: [partyKey('northhaven')] }
  const meridian = { by: 'meridian', call: ACCORD, signers: [partyKey('meridian')] }
  const invalidate = (...parties: string[]) =>
    it_.site.post(
      'signature/invalidated',
      { ground: said('A forged mandate.'), subjects: parties.map(party => ({ party })) },
      { call: ACCORD },
    )
  const end = () => it_.site.post('party/ended', { party: 'northhaven', reason: said('Dissolved.') })

  for (const [how, leave] of [
    ['withdrew from the call', () => it_.site.as('northhaven').withdraw(ACCORD)],
    [
      'was removed',
      async () => {
        const policy: Policy = { ...CLAUSES, delisting: POLICY.delisting }
        const digest = policyDigest(policy)
        await it_.site.post('call/policy-changed', { policy, reason: said('Anew.') }, { call: ACCORD })
        await it_.site.post('policy/accepted', { policy: digest }, northhaven)
        await lettersOf(it_.site)
        const removal = { party: 'northhaven', rule: POLICY.delisting[0]!.id, policy: digest }
        await it_.site.post('signature/removed', { ...removal, reason: said('Silent.') }, { call: ACCORD })
      },
    ],
    ['had its signature invalidated', () => invalidate('northhaven')],
    ['ceased to exist', end],
    [
      'was succeeded by another',
      async () => {
        await admit(it_.site, 'eastport')
        const body = { party: 'northhaven', successor: 'eastport', calls: [], reason: said('Reformed.') }
        await it_.site.post('party/succeeded', body, { signers: [it_.site.key, partyKey('eastport')] })
      },
    ],
    [
      'merged into another, which signs in its place',
      async () => {
        await admit(it_.site, 'eastport')
        const body = { party: 'northhaven', into: 'eastport', calls: [ACCORD], reason: said('Bought.') }
        await it_.site.post('party/merged', body, { signers: [it_.site.key, partyKey('eastport')] })
      },
    ],
  ] as const)
    it(`tells the one that joined, by letter and on its page, that its lead ${how}, and that its own part goes on`, async () => {
      await takesPart()
      assert.match(await see(HOME, it_.mia), wording('ours.joinedOf', { names: 'northhaven' }))
      await leave()
      const told = await toMeridian()
      assert.deepEqual(
        told.map(({ kind }) => kind),
        ['party-told'],
        'it is told once, and not as of a signatory that is nothing to it',
      )
      const [{ text } = { text: '' }] = told
      const left = { by: 'left', other: 'northhaven', name: 'meridian' }
      assert.match(
        text,
        inOrder(
          wording('letter.toldHeading', left),
          SHORE_POWER.what,
          wording('letter.toldGoesOn', { name: 'meridian' }),
        ),
      )
      assert.doesNotMatch(text, wording('letter.toldUnknown'), 'there is nothing of its own to undo')
      assert.doesNotMatch(text, wording('letter.removedBack'), 'nor to restore')
      assert.match(await see(HOME, it_.mia), wording('ours.joinedLeft', { names: 'northhaven' }))
    })

  it('is told once where its lead withdrew from the call and has ceased to exist since', async () => {
    await takesPart()
    await it_.site.as('northhaven').withdraw(ACCORD)
    assert.equal((await toMeridian()).length, 1)
    await end()
    assert.deepEqual(await toMeridian(), [])
  })

  it('tells the one that joined of each lead whose signature one entry invalidates', async () => {
    await takesPart()
    const { site } = it_
    await admit(site, 'eastport')
    await site.as('eastport').sign(ACCORD, { policy: CLAUSES_DIGEST })
    const eastport = { by: 'eastport', call: ACCORD, signers: [partyKey('eastport')] }
    const made = { manifest: MANIFEST_DIGEST, commitments: [pledgeOf('quays', { what: said('Fit quays.') })] }
    const { index: version } = await site.post('commitment/made', made, eastport)
    const joined = { commitment: { party: 'eastport', id: 'quays' }, version, part: null }
    const signers = [partyKey('meridian'), partyKey('eastport')]
    await site.post('commitment/joined', joined, { ...meridian, signers })
    await lettersOf(site)
    await invalidate('northhaven', 'eastport')
    const told = (await toMeridian()).map(({ text }) => text)
    assert.equal(told.length, 2)
    for (const [other, what] of [
      ['northhaven', SHORE_POWER.what],
      ['eastport', 'Fit quays.'],
    ] as const) {
      const heading = wording('letter.toldHeading', { by: 'left', other, name: 'meridian' })
      assert.equal(told.filter(text => inOrder(heading, what).test(text)).length, 1, other)
    }
  })

  for (const [before, act] of [
    [
      'has left the joint commitment',
      () => signed(it_.mia, `${HOME}/withdraw`, { [`of.northhaven.${ID}`]: 'yes', reason: 'No cables.' }),
    ],
    ['has left the call itself', () => it_.site.as('meridian').withdraw(ACCORD)],
    [
      'has said its last on its part',
      () => {
        const answers = [accountOf('northhaven', ID, '2026-06-30', { says: 'kept', final: true })]
        return it_.site.post('report/filed', { answers, asked: [], policy: null, words: null }, meridian)
      },
    ],
    ['loses its own signature by the same entry', null],
  ] as const)
    it(`does not say that its part goes on to whoever ${before}`, async () => {
      await takesPart()
      await act?.()
      await lettersOf(it_.site)
      if (act === null) await invalidate('northhaven', 'meridian')
      else await it_.site.as('northhaven').withdraw(ACCORD)
      const told = await toMeridian()
      assert.equal(told.length, act === null ? 1 : 0)
      for (const { text } of told)
        assert.doesNotMatch(text, wording('letter.toldGoesOn', { name: 'meridian' }))
    })

  it('is left by the one that joined, and stays the other’s', async () => {
    await offered('')
    await it_.ada.visitor.goto('/representative')
    await it_.ada.visitor.follow(/\/representative\/joint\//)
    await it_.ada.visitor.use(it_.ada.device, 'party')
    await later(it_, '2026-02-01T00:00:00Z', it_.mia)
    await reached(it_.site, 'northhaven', 'en')
    await lettersOf(it_.site)
    await signed(it_.mia, `${HOME}/withdraw`, { [`of.northhaven.${ID}`]: 'yes', reason: 'No cables.' })
    assert.equal((await commitment(it_, ID))?.ended, null)
    assert.match(await see(HOME, it_.mia), wording('ours.none'))
    assert.match(await see(HOME, it_.mia), wording('ours.joinedWas', { names: 'northhaven' }))
    const year = inOrder(
      wording('ours.event.joined', { name: 'meridian' }),
      wording('ours.event.left', { name: 'meridian' }),
    )
    await later(it_, '2026-02-01T00:00:00Z', it_.ada)
    assert.match(await see(`${HOME}/year?of=2026`), year, 'the paper of its lead tells who came and went')
    const letter = (await lettersOf(it_.site)).get('en@northhaven.example')!
    const left = { by: 'leaves', other: 'meridian', name: 'northhaven' }
    assert.match(letter.text, inOrder(wording('letter.toldHeading', left), SHORE_POWER.what))
    assert.doesNotMatch(letter.text, /objection|notice \d/, 'it is no notice about somebody else')
  })

  it('is told its lead as what it is: another joins, and which commitment that was', async () => {
    await offered('')
    await it_.ada.visitor.goto('/representative')
    await it_.ada.visitor.follow(/\/representative\/joint\//)
    await reached(it_.site, 'northhaven', 'en')
    await lettersOf(it_.site)
    await it_.ada.visitor.use(it_.ada.device, 'party')
    const letter = (await lettersOf(it_.site)).get('en@northhaven.example')!
    const joins = { by: 'joins', other: 'meridian', name: 'northhaven' }
    assert.match(letter.text, inOrder(wording('letter.toldHeading', joins), SHORE_POWER.what))
    assert.doesNotMatch(letter.text, /objection|notice \d/)
  })
})
