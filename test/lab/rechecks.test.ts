import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import { formatTime, parseTime } from '../../src/core/time.ts'
import { Resolver } from '../../src/outbound/resolver.ts'
import { handOver } from '../../src/people/letter-clock.ts'
import { type LetterKind, letters, letterWords, pastLetters } from '../../src/people/letters.ts'
import { policyDigest } from '../../src/register/types/calls.ts'
import { say } from '../../src/web/messages/say.ts'
import { type Rechecking, recheckRound } from '../../src/work/recheck.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { applied, enrolled, type Officer, openApplication, signed, signIn } from '../desk/people.ts'
import { entriesIn, type Visitor, wordsOn } from '../desk/visitor.ts'
import { without } from '../ground.ts'
import { ACCORD, POLICY, said } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { representative } from '../representative/people.ts'
import { inARow, inOrder, wording } from '../wording.ts'
import { type DnsLab, startDnsLab } from './dns-lab.ts'

const DAY = 86_400
const NINETY_DAYS = { ...POLICY, mandate: 'email', recheckDays: 90 } as const
const HOST = 'larkspur.example'

interface Checked {
  readonly statement: {
    readonly body: {
      readonly party: string
      readonly outcome: string
      readonly method: string
      readonly evidence: []
    }
  }
}

describe('proofs that are checked again', { skip: without('dns') }, () => {
  let dns: DnsLab
  let site: Depositary
  let officer: Officer
  let line: string
  let resolver: Resolver
  before(async () => {
    dns = await startDnsLab({ [HOST]: 'signed' })
    resolver = new Resolver({ server: dns.server })
  })
  after(() => dns?.stop())
  beforeEach(async () => {
    site = await startDepositary({ outbound: { resolver } })
    officer = await enrolled(site)
    await site.post(
      'call/policy-changed',
      { policy: NINETY_DAYS, reason: said('Proofs grow old.') },
      { call: ACCORD },
    )
  })
  afterEach(() => site.close())

  const publish = (...records: string[]) => dns.publish(HOST, records)
  const asking = (changes: Partial<Rechecking> = {}): Rechecking => ({
    ...site.running,
    ...changes,
  })
  const round = (changes?: Partial<Rechecking>) => recheckRound(asking(changes))
  const pass = (days: number) => {
    site.now = formatTime(parseTime(site.now) + days * DAY)
  }
  const checkedIn = async (entry: number) =>
    (await site.json<Checked>(`/entries/${entry}.json`)).statement.body
  /** Larkspur has shown its domain, was admitted, and has signed. */
  const standing = async (): Promise<Visitor> => {
    const { visitor } = await applied(site)
    await visitor.send('/domain', { domain: HOST })
    line = /avow-challenge=[\w-]+; expires=[\dTZ:-]+/.exec(wordsOn(visitor.shown))![0]
    await publish(`_avow-challenge IN TXT "${line}"`)
    await visitor.send('/look', { how: 'dns' })
    await openApplication(officer.visitor)
    await officer.visitor.send('admit', {})
    await signed(site, officer)
    await signs('larkspur-ferries')
    return visitor
  }
  const signs = async (party: string) => {
    const key = partyKey(party)
    const signers = [site.key, key]
    const reason = { lang: 'en', text: 'Made by its representative.' }
    await site.post('key/added', { holder: party, key: key.key, reason }, { signers })
    await site.as(party).sign(ACCORD, { policy: policyDigest(NINETY_DAYS) })
  }
  /** An officer sends the letter of this kind that waits. */
  const handsOver = async (kind: LetterKind) => {
    const all = await letters.all(site.log.drawer, parseTime(site.now))
    const { id } = all.findLast(({ value }) => value.kind === kind)!
    await handOver(site.log.drawer, id, { by: 'officer-1', how: 'mail' }, parseTime(site.now))
  }
  /** The representative gives back the code of a letter. */
  const answers = async (visitor: Visitor) => {
    await visitor.send('/email', {})
    const all = await letters.all(site.log.drawer, parseTime(site.now))
    const { id } = all.filter(({ value }) => value.kind === 'address-code').at(-1)!
    const { text } = (await letterWords.get(site.log.drawer, id, parseTime(site.now)))!
    await visitor.send('/code', { code: /\b\d{8}\b/.exec(text)![0] })
    assert.match(wordsOn(visitor.shown), wording('proof.isEmail'))
  }
  const lettersSent = async () => {
    const now = parseTime(site.now)
    const all = [
      ...(await letters.all(site.log.drawer, now)),
      ...(await pastLetters.all(site.log.drawer, now)),
    ]
    return all.filter(({ value }) => value.kind === 'proof-missing').length
  }

  it('are looked at when the policy asks for it, and recorded by the depositary’s key', async () => {
    await standing()
    pass(89)
    assert.deepEqual(await round(), [])
    pass(1)
    const [recorded] = await round()
    const { party, outcome, evidence } = await checkedIn(recorded!.entry)
    assert.deepEqual([party, outcome, evidence.length], ['larkspur-ferries', 'holds', 1])
    assert.match(await site.text(`/parties/${party}`), wording('party.proof.next', { day: '30 June 2026' }))
    assert.deepEqual(await round(), [], 'it is not due again before another 90 days')
    pass(90)
    assert.equal((await round()).length, 1)
  })

  it('lapse after notice and after many days, and not before', async () => {
    const applicant = await standing()
    await publish()
    pass(90)
    assert.deepEqual(await round(), [])
    assert.equal(await lettersSent(), 1)
    // Nobody was told while the letter waits for an officer.
    pass(14)
    assert.deepEqual(await round(), [])
    await signIn(officer.visitor, officer.device)
    assert.match(
      wordsOn(await officer.visitor.goto('/desk/organisations')),
      wording('desk.recheckWaits', { day: '1 April 2026' }),
    )
    await handsOver('proof-missing')
    for (let day = 1; day < 14; day++) {
      pass(1)
      assert.deepEqual(await round(), [], `${day} days after the notice`)
    }
    await signIn(officer.visitor, officer.device)
    assert.match(
      wordsOn(await officer.visitor.goto('/desk/organisations')),
      wording('desk.recheckMissing', {
        count: 15,
        told: say('en', 'desk.recheckTold', { day: '15 April 2026' }),
      }),
    )
    pass(1)
    const [recorded] = await round()
    assert.equal((await checkedIn(recorded!.entry)).outcome, 'lapsed')
    assert.equal(await lettersSent(), 1, 'one letter is enough')
    assert.ok(entriesIn(await site.text('/parties/larkspur-ferries')).includes(recorded!.entry))
    // Whoever it concerns reads it where they go, and finds there how to prove it anew.
    const own = wordsOn(await applicant.goto(applicant.shown.path))
    assert.match(own, wording('proofs.heldLapsed'))
    assert.match(own, inOrder(wording('proofs.lapsed'), wording('proofs.beginAnew')))
    const mate = await representative(site, 'larkspur-ferries')
    assert.match(
      wordsOn(await mate.visitor.goto('/representative')),
      wording('rep.lapsed', { entry: say('en', 'entry.linked', { index: recorded!.entry }) }),
    )
    await applicant.goto(applicant.shown.path)
    await applicant.send('/domain', { domain: HOST })
    line = /avow-challenge=[\w-]+; expires=[\dTZ:-]+/.exec(wordsOn(applicant.shown))![0]
    await publish(`_avow-challenge IN TXT "${line}"`)
    await applicant.send('/look', { how: 'dns' })
    assert.match(wordsOn(applicant.shown), inOrder(wording('proof.isDomain'), wording('proof.notRecorded')))
  })

  it('hold again where the line comes back in time', async () => {
    await standing()
    await publish()
    pass(90)
    await round()
    pass(3)
    await publish(`_avow-challenge IN TXT "${line}"`)
    const [recorded] = await round()
    assert.equal((await checkedIn(recorded!.entry)).outcome, 'holds')
  })

  it('are not held against anybody whose servers do not answer', async () => {
    await standing()
    pass(90)
    const nobody = new Resolver({ server: { address: '127.0.0.1', port: 1 } })
    for (let day = 0; day < 30; day++) {
      assert.deepEqual(await round({ outbound: { resolver: nobody } }), [])
      pass(1)
    }
    assert.equal(await lettersSent(), 0)
    const [recorded] = await round({ outbound: { resolver: nobody } })
    assert.equal((await checkedIn(recorded!.entry)).outcome, 'unclear')
  })

  it('wait on the desk, with what was found, where no key of the depositary lies here', async () => {
    await standing()
    pass(90)
    assert.deepEqual(await round({ signer: null }), [])
    await signIn(officer.visitor, officer.device)
    await officer.visitor.goto('/desk/organisations')
    assert.match(
      wordsOn(officer.visitor.shown),
      inOrder(wording('desk.rechecks'), 'Larkspur Ferries', wording('outcome.holds')),
    )
    await officer.visitor.follow(/^\/desk\/new\/check\?/)
    await officer.visitor.send('/desk/new/check', {})
    const { type, body } = await signed(site, officer)
    assert.equal(type, 'mandate/checked')
    assert.equal((body.evidence as unknown as []).length, 1)
    assert.doesNotMatch(wordsOn(await officer.visitor.goto('/desk/organisations')), wording('desk.rechecks'))
  })

  it('are listed on the desk where no machine can look', async () => {
    await applied(site)
    await openApplication(officer.visitor)
    await officer.visitor.send('admit', { mandate: 'domain', note: 'Seen by hand.', checked: '2026-01-01' })
    await signed(site, officer)
    await signs('larkspur-ferries')
    pass(90)
    assert.deepEqual(await round(), [])
    await signIn(officer.visitor, officer.device)
    assert.match(
      wordsOn(await officer.visitor.goto('/desk/organisations')),
      inARow(wording('desk.recheckDue', { day: '1 April 2026' }), '.', wording('desk.recheckByHand')),
    )
  })

  it('by e-mail are given again on the page to which a letter leads', async () => {
    const { visitor } = await applied(site)
    await openApplication(officer.visitor)
    await answers(visitor)
    await officer.visitor.goto(officer.visitor.shown.path)
    await officer.visitor.send('admit', { mandate: 'email' })
    await signed(site, officer)
    await signs('larkspur-ferries')
    pass(90)
    assert.deepEqual(await round(), [])
    assert.deepEqual(await round(), [], 'one letter is enough')
    const again = (await letters.all(site.log.drawer, parseTime(site.now))).filter(
      ({ value }) => value.kind === 'proof-again',
    )
    assert.equal(again.length, 1)
    const words = (await letterWords.get(site.log.drawer, again[0]!.id, parseTime(site.now)))!
    await visitor.goto(new URL(/https:\S+\/applications\/\S+/.exec(words.text)![0]).pathname)
    await answers(visitor)
    const [recorded] = await round()
    const { outcome, method } = await checkedIn(recorded!.entry)
    assert.deepEqual([outcome, method], ['holds', 'email'])
    assert.match(
      wordsOn(await visitor.goto(visitor.shown.path)),
      wording('proof.recorded', { index: recorded!.entry }),
    )
    // The next time nobody answers.
    pass(90)
    assert.deepEqual(await round(), [])
    await handsOver('proof-again')
    pass(30)
    const [unclear] = await round()
    assert.equal((await checkedIn(unclear!.entry)).outcome, 'unclear')
  })
})
