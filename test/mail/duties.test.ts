import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { dayAfter, parseTime } from '../../src/core/time.ts'
import { dutyNotices } from '../../src/people/duty-notices.ts'
import { DOOR, heartbeats, interruptions } from '../../src/people/heartbeats.ts'
import { letters } from '../../src/people/letters.ts'
import { recipientId, setWants } from '../../src/people/recipients.ts'
import { ref } from '../../src/register/rows.ts'
import { policyDigest } from '../../src/register/types/calls.ts'
import { NOT_YET, tellDuties } from '../../src/work/commitments/telling.ts'
import { noticesOn, noticesTo } from '../../src/work/commitments/told.ts'
import { tellParties } from '../../src/work/letters/party-told.ts'
import { CLAUSES, CLAUSES_DIGEST, pledgeOf, YEARLY } from '../committing.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { Visitor, wordsOn } from '../desk/visitor.ts'
import { ACCORD, MANIFEST_DIGEST, said } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { reached } from '../representative/letters-told.ts'
import { inOrder, wording } from '../wording.ts'
import { type Read, readMessage } from './message.ts'
import { type Running, startRelay } from './relay.ts'

const CALL = 'The Harbour Accord'

describe('a signatory of whom something is due', () => {
  let relay: Running
  let site: Depositary
  beforeEach(async () => {
    relay = await startRelay()
    site = await startDepositary({ relay: relay.relay(), parties: ['northhaven', 'meridian'] })
    await site.post(
      'call/policy-changed',
      { policy: CLAUSES, reason: said('We want to be measured.') },
      { call: ACCORD },
    )
    await reached(site, 'northhaven', 'en')
    await reached(site, 'northhaven', 'fr')
    await reached(site, 'meridian', 'en')
    for (const party of ['northhaven', 'meridian'])
      await site.as(party).sign(ACCORD, { policy: CLAUSES_DIGEST })
  })
  afterEach(async () => {
    await site.close()
    await relay.close()
  })

  const now = () => parseTime(site.now)
  const says = (by: string, type: string, body: object) =>
    site.post(type, body, { by, call: ACCORD, signers: [partyKey(by)] })
  const commits = (by: string, due: string | null) =>
    says(by, 'commitment/made', { manifest: MANIFEST_DIGEST, commitments: [pledgeOf('shore', { due })] })
  const reports = (by: string, due: string) =>
    says(by, 'report/filed', {
      answers: [],
      asked: [{ clause: YEARLY.id, due }],
      policy: CLAUSES_DIGEST,
      words: null,
    })
  const sent = async (): Promise<Read[]> => {
    await site.deliver()
    return relay.received.splice(0).map(({ message }) => readMessage(message))
  }
  /** The round of a day, and the letters that go out. */
  const round = async (day: string) => {
    site.now = `${day}T06:00:00Z`
    await tellDuties(site.running)
    return sent()
  }
  /** Each day until another, with the stages that a party was told. */
  const live = async (from: string, until: string, party: string) => {
    for (let day = from; day <= until; day = dayAfter(day)) await round(day)
    const notices = await noticesTo(site.running, ACCORD, party)
    return notices
      .filter(({ day }) => day >= from)
      .map(({ day, items }) => `${day} ${items.map(({ stage }) => stage).join(' ')}`)
      .reverse()
  }

  it('hears of it before its day, after it, at each step, and before a removal: each time once', async () => {
    for (const party of ['northhaven', 'meridian']) await commits(party, null)
    assert.deepEqual(await live('2027-02-20', '2028-02-28', 'northhaven'), [
      '2027-03-01 month',
      '2027-03-24 week',
      '2027-04-01 due',
      '2027-05-01 overdue',
      '2027-06-30 silent',
      '2027-12-27 inactive',
      '2028-02-25 inactive removable',
    ])
  })

  it('reads no long words in a letter, from which no law could take them back', async () => {
    const long = site.words('Zebrafish of Elm street. '.repeat(20))
    const what = long.reference as unknown as ReturnType<typeof said>
    const commitments = [pledgeOf('shore', { what, due: '2026-06-30' })]
    const by = { by: 'northhaven', call: ACCORD, signers: [partyKey('northhaven')] }
    await site.post('commitment/made', { manifest: MANIFEST_DIGEST, commitments }, by, [long.part])
    await sent()
    site.now = '2026-05-31T06:00:00Z'
    await tellDuties(site.running)
    const withheld = { digest: long.reference.digest, ground: said('Privacy.'), authority: said('A court.') }
    await site.post('words/withheld', withheld)
    const reminders = (await sent()).filter(({ text }) => text.includes('commitments/northhaven/shore'))
    assert.equal(reminders.length, 2, 'in English and in French, with a link')
    for (const { text, html } of reminders) assert.doesNotMatch(text + html, /Zebrafish/)
  })

  it('hears of a later day of a commitment while an earlier one waits', async () => {
    const milestones = [{ day: '2026-04-30', says: said('Half of them.') }]
    await says('northhaven', 'commitment/made', {
      manifest: MANIFEST_DIGEST,
      commitments: [pledgeOf('shore', { due: '2026-09-30', milestones })],
    })
    await live('2026-03-20', '2026-11-05', 'northhaven')
    const told = new Set<string>()
    for (const { day, items } of (await noticesTo(site.running, ACCORD, 'northhaven')).reverse())
      for (const { about, due, stage } of items)
        if ('commitment' in about && due === '2026-09-30' && ![...told].some(one => one.endsWith(stage)))
          told.add(`${day} ${stage}`)
    assert.deepEqual(
      [...told],
      ['2026-08-31 month', '2026-09-23 week', '2026-10-01 due', '2026-10-31 overdue'],
    )
  })

  it('reads before a day of its own what follows by the rules, and after it the same', async () => {
    await says('northhaven', 'commitment/made', {
      manifest: MANIFEST_DIGEST,
      commitments: [pledgeOf('shore', { due: '2026-09-30' })],
    })
    const follows = wording('dues.next', { is: 'overdue', name: 'northhaven', day: '31 October 2026' })
    for (const day of ['2026-08-31', '2026-10-01']) {
      const letter = (await round(day)).find(({ headers }) => headers.to === 'en@northhaven.example')!
      assert.match(letter.text.replace(/\n>? ?/g, ' '), follows, day)
      assert.doesNotMatch(letter.text.replace(/\n>? ?/g, ' '), wording('dues.nothing'), day)
    }
  })

  it('reads of a step what is due by its day, and not the whole alone', async () => {
    const milestones = [{ day: '2026-09-30', says: said('Half of the berths.') }]
    const what = said('Shore power at 40 berths.')
    await says('northhaven', 'commitment/made', {
      manifest: MANIFEST_DIGEST,
      commitments: [pledgeOf('shore', { what, due: '2027-09-30', milestones })],
    })
    const letter = (await round('2026-08-31')).find(({ headers }) => headers.to === 'en@northhaven.example')!
    assert.match(
      letter.text.replace(/\n>? ?/g, ' '),
      inOrder('Half of the berths.', wording('dues.stepOf'), 'Shore power at 40 berths.'),
    )
  })

  it('reads what is asked in the words of the rules, by when, what follows, and how to act, in its language', async () => {
    for (const party of ['northhaven', 'meridian']) await commits(party, null)
    const [first, second, third, ...more] = await round('2027-03-01')
    assert.deepEqual(more, [])
    const by = new Map([first!, second!, third!].map(one => [one.headers.to, one]))
    const { text, headers } = by.get('en@northhaven.example')!
    const words = text.replace(/\n>? ?/g, ' ')
    assert.match(
      headers.subject!,
      wording('dues.subject', { stage: 'month', day: '31 March 2027', name: 'northhaven', call: CALL }),
    )
    assert.match(
      words,
      inOrder(
        wording('dues.lede', { name: 'northhaven', call: CALL, day: '1 March 2027' }),
        wording('dues.item', { stage: 'month', day: '31 March 2027' }),
        wording('dues.asks', { asks: 'report', name: 'northhaven', count: 1 }),
        'Each year we say what became of our commitments.',
        wording('dues.next', { is: 'overdue', name: 'northhaven', day: '1 May 2027' }),
        wording('dues.how', { name: 'northhaven', late: 'no', by: 'reply' }),
        '/representative?lang=en',
        `/${ACCORD}/due?lang=en`,
      ),
    )
    assert.match(by.get('fr@northhaven.example')!.headers.subject!, /Échéance le 31 mars 2027/)
    assert.ok(headers['list-unsubscribe-post'], 'one click stops what only reminds')
    const [late] = await round('2027-05-01')
    assert.equal(late!.headers['list-unsubscribe-post'], undefined)
    assert.match(
      late!.text.replace(/\n>? ?/g, ' '),
      wording('dues.next', {
        is: 'silent',
        name: late!.headers.to!.split('@')[1]!.split('.')[0]!,
        day: '30 June 2027',
      }),
    )
  })

  it('reads since when and by which yes a clause binds it, on its page too, whatever it has accepted since', async () => {
    for (const party of ['northhaven', 'meridian']) await commits(party, null)
    const [signature] = await site.log.store.rows([ref('signatures', ACCORD, 'northhaven')])
    site.now = '2027-07-01T09:00:00Z'
    const later = { ...CLAUSES, recheckDays: 500 }
    await site.post('call/policy-changed', { policy: later, reason: said('Later.') }, { call: ACCORD })
    const { index } = await says('northhaven', 'policy/accepted', { policy: policyDigest(later) })
    const all = await round('2027-07-02')
    const letter = all.find(({ headers }) => headers.to === 'en@northhaven.example')!
    const why = inOrder(
      'Each year we say',
      wording('asked.whyYes', {
        day: '1 January 2026',
        entry: `log entry ${signature!.events[0]!.entry}`,
      }),
    )
    assert.match(letter.text.replace(/\n>? ?/g, ' '), why)
    const page = wordsOn(await new Visitor(site).goto('/parties/northhaven'))
    assert.match(page, inOrder(wording('step.says.silent', { day: '30 June 2027' }), why))
    const [asked] = page.slice(page.search(wording('asked.title'))).split(wording('party.believed')) as [
      string,
    ]
    assert.doesNotMatch(asked, wording('entry.linked', { index }))
  })

  it('reads that a clause asks for figures and is meant for a class of it, since when, and by which entry', async () => {
    const large = {
      ...YEARLY,
      id: 'large-report',
      says: [said('Large ports say more.')],
      of: { classes: ['large'] },
      asks: { report: true as const, indicators: 'year' },
    }
    const policy = { ...CLAUSES, clauses: [...CLAUSES.clauses!, large] }
    await site.post('call/policy-changed', { policy, reason: said('More.') }, { call: ACCORD })
    await says('northhaven', 'policy/accepted', { policy: policyDigest(policy) })
    const grant = {
      party: 'northhaven',
      class: 'large',
      policy: policyDigest(policy),
      reason: said('Its size.'),
    }
    const { index } = await site.post('class/granted', grant, { call: ACCORD })
    const all = await round('2027-03-03')
    const letter = all.find(({ headers }) => headers.to === 'en@northhaven.example')!
    const why = { class: 'Large ports', day: '1 January 2026', entry: `log entry ${index}` }
    assert.match(
      letter.text.replace(/\n>? ?/g, ' '),
      inOrder(
        'Large ports say more.',
        wording('clause.asksFiguresYet', { indicators: 'year' }),
        wording('asked.whyClass', why),
      ),
    )
  })

  it('that is inactive does not become silent by one date more, and reads that it may be removed', async () => {
    for (const party of ['northhaven', 'meridian']) await commits(party, null)
    const told = await live('2027-06-30', '2028-07-05', 'northhaven')
    assert.deepEqual(
      told.filter(one => /silent/.test(one)),
      ['2027-06-30 silent'],
    )
    assert.equal(told.at(-1), '2028-05-01 inactive removable overdue')
    site.now = '2028-05-01T07:00:00Z'
    for (const { id } of await dutyNotices.all(site.log.drawer, now()))
      await dutyNotices.remove(site.log.drawer, id)
    const letter = (await round('2028-05-01')).find(({ headers }) => headers.to === 'en@northhaven.example')!
    const words = letter.text.replace(/\n>? ?/g, ' ')
    assert.match(words, wording('dues.next', { is: 'removable', name: 'northhaven' }))
    assert.doesNotMatch(words, wording('dues.nothing'))
  })

  it('is told on its page until when it was silent, once it is back', async () => {
    for (const party of ['northhaven', 'meridian']) await commits(party, null)
    site.now = '2027-07-05T09:00:00Z'
    await reports('northhaven', '2027-03-31')
    const page = wordsOn(await new Visitor(site).goto('/parties/northhaven'))
    assert.match(page, wording('step.says.back', { day: '5 July 2027' }))
    assert.match(page, wording('step.ran.silent', { day: '30 June 2027', until: '5 July 2027' }))
    assert.doesNotMatch(page, wording('step.was.silent', { day: '30 June 2027' }))
  })

  it('hears nothing once it has reported, and nothing of what it never accepted', async () => {
    for (const party of ['northhaven', 'meridian']) await commits(party, null)
    await round('2027-03-01')
    site.now = '2027-03-10T09:00:00Z'
    await reports('northhaven', '2027-03-31')
    assert.deepEqual(
      (await round('2027-03-24')).map(({ headers }) => headers.to),
      ['en@meridian.example'],
    )
    await site.as('meridian').withdraw(ACCORD)
    assert.deepEqual(await round('2027-04-01'), [])
  })

  it('gets no letter that has waited until it reported', async () => {
    for (const party of ['northhaven', 'meridian']) await commits(party, null)
    site.now = '2027-04-01T06:00:00Z'
    await tellDuties(site.running)
    site.now = '2027-04-01T09:00:00Z'
    await reports('northhaven', '2027-03-31')
    assert.deepEqual(
      (await sent()).map(({ headers }) => headers.to),
      ['en@meridian.example'],
    )
  })

  it('gets one letter a day about a call, which gathers all that waits', async () => {
    await says('northhaven', 'commitment/made', {
      manifest: MANIFEST_DIGEST,
      commitments: [pledgeOf('shore', { due: '2027-04-02' }), pledgeOf('berths', { due: '2027-04-10' })],
    })
    await commits('meridian', null)
    const mine = (all: readonly Read[]) => all.filter(({ headers }) => headers.to === 'en@northhaven.example')
    const [only, ...more] = mine(await round('2027-03-03'))
    assert.deepEqual(more, [])
    const words = only!.text.replace(/\n>? ?/g, ' ')
    assert.match(
      words,
      inOrder(
        wording('dues.item', { stage: 'month', day: '31 March 2027' }),
        wording('dues.item', { stage: 'month', day: '2 April 2027' }),
        'Offer shore power at 40 berths.',
      ),
    )
    assert.doesNotMatch(words, /10 April/)
    await tellDuties(site.running)
    assert.deepEqual(await sent(), [], 'not twice on a day')
    assert.match(mine(await round('2027-03-11'))[0]!.text, /10 April/)
  })

  it('reads once what holds of many at once, and a rule once of however many days', async () => {
    const due = '2026-06-30'
    await says('northhaven', 'commitment/made', {
      manifest: MANIFEST_DIGEST,
      commitments: ['shore', 'berths', 'quay'].map(id => pledgeOf(id, { due })),
    })
    const mine = (all: readonly Read[]) => all.find(({ headers }) => headers.to === 'en@northhaven.example')!
    const words = async (day: string) => mine(await round(day)).text.replace(/\n>? ?/g, ' ')
    const times = (text: string, of: RegExp) => text.split(of).length - 1
    const late = await words('2026-08-01')
    const asks = wording('dues.asks', { asks: 'commitment', name: 'northhaven', count: 3 })
    assert.match(late, inOrder(asks, ...Array<string>(3).fill('Offer shore power at 40 berths.')))
    assert.equal(times(late, wording('dues.item', { stage: 'overdue', day: '31 July 2026' })), 1)
    assert.equal(times(late, wording('dues.was', { day: '30 June 2026' })), 1)
    // Two years of one clause.
    const years = await words('2028-07-01')
    assert.match(years, wording('dues.sameRule'))
    assert.equal(times(years, /Each year we say what became/), 1)
  })

  it('reads in the subject what is new, and of what is overdue by when it was due', async () => {
    await says('northhaven', 'commitment/made', {
      manifest: MANIFEST_DIGEST,
      commitments: [pledgeOf('shore', { due: '2026-06-30' }), pledgeOf('berths', { due: '2026-10-31' })],
    })
    const mine = (all: readonly Read[]) => all.find(({ headers }) => headers.to === 'en@northhaven.example')!
    await round('2026-08-01')
    const { headers, text } = mine(await round('2026-10-01'))
    const to = { name: 'northhaven', call: CALL, day: '31 October 2026' }
    assert.match(headers.subject!, wording('dues.subject', { ...to, stage: 'month' }))
    assert.match(
      text.replace(/\n>? ?/g, ' '),
      inOrder(
        wording('dues.item', { stage: 'month', day: '31 October 2026' }),
        wording('dues.item', { stage: 'overdue', day: '31 July 2026' }),
        wording('dues.was', { day: '30 June 2026' }),
      ),
    )
  })

  it('that made no commitment is asked for one; whoever wishes for no reminders hears of steps alone', async () => {
    for (const address of ['en@northhaven.example', 'fr@northhaven.example'])
      await setWants(site.log.drawer, recipientId(site.log, address), 'needed', now())
    const to = (all: readonly Read[]) => all.map(({ headers }) => headers.to).sort()
    const reminded = await round('2026-06-05')
    assert.deepEqual(to(reminded), ['en@meridian.example'])
    assert.match(reminded[0]!.text.replace(/\n>? ?/g, ' '), /Within half a year we take something on\./)
    assert.deepEqual(to(await round('2026-07-01')), [
      'en@meridian.example',
      'en@northhaven.example',
      'fr@northhaven.example',
    ])
    const [notice] = await noticesTo(site.running, ACCORD, 'northhaven')
    assert.deepEqual(
      { sent: notice!.sent, stages: notice!.items.map(({ stage }) => stage) },
      { sent: 2, stages: ['overdue'] },
    )
    const [day, before] = await noticesOn(site.running, ACCORD, '2026-06-01')
    assert.deepEqual(day, {
      day: '2026-07-01',
      parties: 2,
      unreached: [],
      letters: 3,
      stages: { overdue: 2 },
    })
    // Officers read whom to call.
    assert.deepEqual([before!.day, before!.letters, before!.unreached], ['2026-06-05', 1, ['northhaven']])
    assert.deepEqual(await noticesOn(site.running, ACCORD, '2026-07-02'), [])
  })

  it('hears of a day again where that has moved, and not before', async () => {
    for (const party of ['northhaven', 'meridian']) await commits(party, null)
    await round('2027-03-01')
    site.now = '2027-03-05T09:00:00Z'
    const extension = { clause: YEARLY.id, from: '2027-03-31', until: '2027-03-31', reason: said('A storm.') }
    await site.post('cycle/extended', { ...extension, days: 3 }, { call: ACCORD })
    assert.deepEqual(await live('2027-03-06', '2027-03-26', 'northhaven'), [])
    site.now = '2027-03-26T09:00:00Z'
    await site.post('cycle/extended', { ...extension, days: 57 }, { call: ACCORD })
    assert.deepEqual(await live('2027-03-27', '2027-06-01', 'northhaven'), [
      '2027-04-30 month',
      '2027-05-23 week',
      '2027-05-31 due',
    ])
  })

  it('is told of moved dates where its own move, from which day to which, and of nothing where it has reported', async () => {
    for (const party of ['northhaven', 'meridian']) await commits(party, null)
    site.now = '2027-03-01T09:00:00Z'
    await tellParties(site.running)
    await reports('meridian', '2027-03-31')
    await tellParties(site.running)
    await sent()
    const moves = async (type: string, body: object, call: string | null) => {
      await site.post(type, body, { call })
      await tellParties(site.running)
      const all = (await sent()).filter(({ headers }) => !headers.to!.startsWith('fr@'))
      return all.map(({ headers, text }) => ({ to: headers.to, text: text.replace(/\n>? ?/g, ' ') }))
    }
    const extension = { clause: YEARLY.id, from: '2027-03-31', until: '2027-03-31', reason: said('A storm.') }
    const [only, ...more] = await moves('cycle/extended', { ...extension, days: 30 }, ACCORD)
    assert.deepEqual(more, [])
    assert.equal(only!.to, 'en@northhaven.example')
    assert.match(
      only!.text,
      inOrder(
        wording('letter.moved', { name: 'northhaven' }),
        'Each year we say',
        wording('letter.movedDay', { from: '31 March 2027', to: '30 April 2027' }),
      ),
    )
    site.now = '2027-03-20T09:00:00Z'
    const hours = { from: '2027-03-19T00:00:00Z', until: '2027-03-20T02:00:00Z' }
    assert.deepEqual(
      await moves('service/interrupted', hours, null),
      [],
      'two days bring no letter of their own',
    )
    site.now = '2027-05-20T09:00:00Z'
    const weeks = { from: '2027-05-01T00:00:00Z', until: '2027-05-20T00:00:00Z' }
    const [shut, ...others] = await moves('service/interrupted', weeks, null)
    assert.deepEqual(others, [])
    assert.match(
      shut!.text,
      inOrder(
        wording('letter.movedShut', { span: 'other', first: '1 May 2027', last: '19 May 2027' }),
        'Each year we say',
        wording('letter.movedDay', { from: '2 May 2027', to: '21 May 2027' }),
      ),
    )
    await tellParties(site.running)
    assert.deepEqual(await sent(), [], 'once')
  })

  it('is not told of a step by a server that has not yet recorded that it was shut', async () => {
    for (const party of ['northhaven', 'meridian']) await commits(party, null)
    await round('2027-04-01')
    const shut = { from: '2027-04-20T00:00:00Z', until: '2027-05-01T00:00:00Z' }
    site.now = '2027-05-01T06:00:00Z'
    await site.log.drawer.apply([interruptions.laid(shut.from, shut, null)], now())
    assert.deepEqual(await round('2027-05-01'), [], 'the key is here: it is recorded first')
    // Where it waits for a passkey, nobody hears what will not have been so.
    const keyless = { ...site.running, signer: null }
    await tellDuties(keyless)
    assert.deepEqual(await sent(), [])
    await site.post('service/interrupted', shut)
    site.now = '2027-05-02T06:00:00Z'
    await tellDuties(keyless)
    assert.deepEqual(await sent(), [])
    assert.deepEqual(await live('2027-05-03', '2027-05-13', 'northhaven'), ['2027-05-12 overdue'])
  })

  it('is told of nothing before the server knows for how long its door was shut', async () => {
    for (const party of ['northhaven', 'meridian']) await commits(party, null)
    site.now = '2027-05-01T06:00:00Z'
    const beat = (at: number) =>
      site.log.drawer.apply([heartbeats.laid(DOOR, { at, uptime: at, boot: 'one' }, null)], now())
    await beat(now() - 40 * 86_400)
    assert.equal(await tellDuties(site.running), NOT_YET)
    assert.deepEqual(await sent(), [])
    await beat(now() - 60)
    assert.equal((await round('2027-05-01')).length, 3)
  })

  it('reads that the days run on, and whom to call, while all of its keys are suspended', async () => {
    for (const party of ['northhaven', 'meridian']) await commits(party, null)
    await site.post(
      'key/suspended',
      { party: 'northhaven', reason: said('Stolen.') },
      {
        by: 'northhaven',
        signers: [partyKey('northhaven')],
      },
    )
    const letter = (await round('2027-05-01')).find(({ headers }) => headers.to === 'en@northhaven.example')!
    const words = letter.text.replace(/\n>? ?/g, ' ')
    assert.match(
      words,
      inOrder(wording('letter.suspended', { name: 'northhaven', runs: 'nothing' }), wording('dues.runOn')),
    )
    assert.doesNotMatch(words, wording('dues.how', { late: 'yes', by: 'reply' }))
  })

  it('is told once by a round that breaks off and by two servers', async () => {
    for (const party of ['northhaven', 'meridian']) await commits(party, null)
    site.now = '2027-04-01T06:00:00Z'
    let looks = 0
    await tellDuties(site.running, () => ++looks > 1)
    await Promise.all([tellDuties(site.running), tellDuties(site.running), tellDuties(site.running)])
    assert.equal((await sent()).length, 3)
    assert.equal((await dutyNotices.all(site.log.drawer, now())).length, 2)
    assert.deepEqual(await letters.all(site.log.drawer, now()), [])
  })
})
