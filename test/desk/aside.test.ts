import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { formatTime, parseTime } from '../../src/core/time.ts'
import { wallIn } from '../../src/core/zone.ts'
import { applications } from '../../src/people/applications.ts'
import { keepDocument } from '../../src/people/documents.ts'
import { letters } from '../../src/people/letters.ts'
import { noteCaught } from '../../src/people/limit-hits.ts'
import { piles } from '../../src/people/quarantine.ts'
import { carryOnPile } from '../../src/work/quarantine.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { inOrder, wording } from '../wording.ts'
import { flooded, hasConfirmed, JUNK_NETWORK, lettersSent, named } from './flood.ts'
import {
  anotherOfficer,
  applied,
  enrolled,
  LARKSPUR,
  type Officer,
  openApplication,
  pileDone,
  readLetter,
  setAside,
} from './people.ts'
import { countOf, linksIn, rowOf, type Visitor, wordsIn, wordsOn } from './visitor.ts'

const REASON = 'It came with others that a machine made up.'

describe('after a flood of invented applications', () => {
  let it_: Depositary
  let officer: Officer
  let visitor: Visitor
  beforeEach(async () => {
    it_ = await startDepositary()
    officer = await enrolled(it_)
    visitor = officer.visitor
  })
  afterEach(() => it_.close())

  const now = () => parseTime(it_.now)
  const pass = (seconds: number) => {
    it_.now = formatTime(now() + seconds)
  }
  const idOf = async (name: string) => (await named(it_, name)).id
  const stateOf = async (name: string) => (await named(it_, name)).value.state
  const flood = (count: number, options = {}) => flooded(it_, count, options)
  const confirmed = (name: string, what: string) => hasConfirmed(it_, name, what)
  const lettersTo = (to: string) => lettersSent(it_, to)

  it('sets aside all that fits, as counted and shown first, with one reason and no letter to a stranger', async () => {
    await applied(it_)
    await flood(230)
    pass(60)
    await visitor.goto(`/desk?network=${encodeURIComponent(JUNK_NETWORK)}`)
    assert.match(
      wordsOn(visitor.shown),
      inOrder(
        wording('desk.queueShown', { first: 1, last: 50, total: 230 }),
        wording('aside.begin', { count: 230 }),
      ),
    )
    const words = wordsOn(await visitor.follow(/^\/desk\/aside\/new\?/))
    assert.match(words, wording('aside.title', { count: 230 }))
    assert.match(words, inOrder(wording('queue.network'), '203.0.113.0/24'))
    // What tells them apart from the one that is real.
    assert.match(
      words,
      inOrder(wording('aside.these', { count: 230 }), wording('aside.others', { count: 1 })),
    )
    assert.match(
      words,
      inOrder(
        'junk-0.example 1 junk-1.example 1 junk-10.example 1',
        wording('aside.more', { count: 227 }),
        'larkspur.example 1',
      ),
    )
    assert.match(words, inOrder('Please admit us. 230', wording('desk.none'), '1'))
    // From the first to the last, at even steps.
    const samples = wordsIn(visitor.shown.html, '[dir="auto"]')
      .map(name => name.trim())
      .filter(name => /^Junk \d+$/.test(name))
    assert.equal(samples.length, 12)
    assert.match(`${samples[0]} ${samples.at(-1)}`, /^Junk 000\d Junk 022\d$/)

    const wrong = await visitor.send('/desk/aside/new', { reason: '', count: '229' })
    assert.equal(wrong.status, 422)
    assert.match(
      wordsOn(wrong),
      inOrder(wording('desk.reasonMissing'), wording('aside.counted', { count: 230 })),
    )
    const { path } = await visitor.send('/desk/aside/new', { reason: REASON, count: '230' })
    await pileDone(visitor, path)
    assert.match(
      wordsOn(visitor.shown),
      inOrder(
        wording('aside.progress', { count: 230, total: 230 }),
        'It came with others',
        wording('desk.room.aside'),
        '230',
        wording('aside.isLeft'),
        '0',
        wording('aside.letters'),
        '0',
      ),
    )
    assert.match(
      wordsOn(await visitor.follow(/after=/)),
      wording('desk.queueShown', { first: 51, last: 100, total: 230 }),
    )
    for (let n = 0; n < 230; n++) assert.deepEqual(await lettersTo(`clerk@junk-${n}.example`), [])

    const desk = wordsOn(await visitor.goto('/desk'))
    assert.match(
      desk,
      inOrder(
        wording('queue.stage.waiting'),
        '1',
        wording('queue.stage.asked'),
        '0',
        wording('queue.stage.admitted'),
        '0',
        wording('queue.stage.refused'),
        '0',
        wording('desk.room.aside'),
        '230',
        wording('queue.stage.any'),
        '231',
      ),
    )
    assert.match(
      desk,
      inOrder(
        wording('desk.decided'),
        wording('aside.pile', { count: 230 }),
        wording('desk.was.aside', { by: 'officer-1' }),
      ),
    )
    assert.match(
      wordsOn(await visitor.goto('/desk?stage=aside')),
      wording('desk.queueShown', { first: 1, last: 50, total: 230 }),
    )
    assert.match(
      wordsOn(await visitor.goto('/desk/diary')),
      inOrder('officer-1', wording('diary.did.pile-set-aside')),
    )
    assert.equal((await applications.all(it_.log.drawer, now())).length, 231)
  })

  it('leaves in the queue whatever somebody has shown to stand behind, unless that is ticked; they get the letter', async () => {
    await flood(6)
    await confirmed('Junk 0001', 'clerk@junk-1.example')
    await confirmed('Junk 0002', 'somebody.else@junk-2.example')
    await keepDocument(it_.log.drawer, await idOf('Junk 0003'), new TextEncoder().encode('%PDF-1.7 …'), now())
    pass(60)
    const words = wordsOn(await visitor.goto('/desk/aside/new'))
    assert.match(words, inOrder(wording('aside.title', { count: 3 }), wording('aside.living')))
    for (const [name, sign] of [
      ['Junk 0001', 'aside.life.email'],
      ['Junk 0002', 'aside.life.email'],
      ['Junk 0003', 'aside.life.document'],
    ] as const)
      assert.match(
        words.split(wording('aside.living')).at(-1)!,
        new RegExp(`${name} (?:(?!Junk 0).)*UTC ${wording(sign).source}`),
      )
    await setAside(officer, '', { reason: REASON, count: '3' })
    assert.match(wordsOn(visitor.shown), wording('aside.progress', { count: 3, total: 3 }))
    assert.deepEqual((await stateOf('Junk 0001')).is, 'waiting')

    await setAside(officer, '', { reason: REASON, count: '3', living: 'yes' })
    assert.match(
      wordsOn(visitor.shown),
      inOrder(wording('aside.progress', { count: 3, total: 3 }), wording('aside.letters'), '1'),
    )
    assert.deepEqual(await lettersTo('clerk@junk-1.example'), ['application-aside'])
    // Its holder confirmed another address than the one that stands in the application.
    assert.deepEqual(await lettersTo('clerk@junk-2.example'), [])
    assert.deepEqual(await lettersTo('clerk@junk-3.example'), [])
    await visitor.goto('/desk/outbox')
    assert.match(wordsOn(visitor.shown), wording('outbox.kind.application-aside'))
  })

  it('means nothing that came in after it was counted, and nothing that proves itself before its turn', async () => {
    await flood(4)
    pass(60)
    await visitor.goto('/desk/aside/new')
    pass(60)
    await flood(3, { from: 50 })
    await confirmed('Junk 0002', 'clerk@junk-2.example')
    // The number that was read is no longer the number that would be set aside.
    const stale = await visitor.send('/desk/aside/new', { reason: REASON, count: '4' })
    assert.equal(stale.status, 422)
    assert.match(wordsOn(stale), wording('aside.counted', { count: 3 }))
    const { path } = await visitor.send('/desk/aside/new', { reason: REASON, count: '3' })
    await pileDone(visitor, path)
    assert.equal((await stateOf('Junk 0002')).is, 'waiting')
    assert.equal((await stateOf('Junk 0050')).is, 'waiting')
    assert.match(
      wordsOn(await visitor.goto('/desk')),
      inOrder(wording('queue.stage.waiting'), '4', wording('desk.room.aside'), '3'),
    )
  })

  it('stops with the server, and goes on with the next one where it stopped', async () => {
    await flood(3)
    pass(60)
    await visitor.goto('/desk/aside/new')
    const { path } = await visitor.send('/desk/aside/new', { reason: REASON, count: '3' })
    const [pile] = await piles.all(it_.log.drawer, now())
    let begun = 0
    const isStopped = () => begun++ === 1
    assert.equal(await carryOnPile(it_.running, pile!, { isStopped }), now(), 'it stays due')
    assert.match(
      wordsOn(await visitor.goto(path)),
      inOrder(wording('aside.progress', { count: 1, total: 3 }), wording('aside.stateNote.setting')),
    )
    await pileDone(visitor, path)
    assert.match(wordsOn(visitor.shown), wording('aside.progress', { count: 3, total: 3 }))
    assert.equal(await it_.log.drawer.get('pile', pile!.id, now()).then(lying => lying!.due), null)
  })

  it('tells the applicant on their own page, and an officer takes it back: one, or all of them', async () => {
    const { own, visitor: ada } = await applied(it_)
    await flood(3)
    await confirmed(LARKSPUR.name, LARKSPUR.email)
    pass(60)
    const path = await setAside(officer, '', { reason: REASON, count: '4', living: 'yes' })
    assert.match(wordsOn(await ada.goto(own)), inOrder(wording('apply.is.aside'), 'made up'))

    await openApplication(visitor, 'Junk 0001', 'stage=aside')
    assert.match(
      wordsOn(visitor.shown),
      inOrder(wording('aside.setOn', { by: 'officer-1', day: '1 January 2026' }), wording('aside.notTold')),
    )
    await visitor.send('return')
    assert.match(wordsOn(visitor.shown), wording('aside.isBack'))
    assert.equal((await stateOf('Junk 0001')).is, 'waiting')
    // Decided by somebody else meanwhile: it is told, and nothing is changed.
    const again = await visitor.goto(`/desk/applications/${await idOf('Junk 0001')}`)
    assert.equal(countOf(again.html, '[value="return"]'), 0)

    // Ada's letter lies in the outbox: handed over already, it has to be followed by another.
    const lying = await letters.all(it_.log.drawer, now())
    const letter = lying.find(({ value }) => value.kind === 'application-aside')!
    await readLetter(officer, `/desk/outbox/${letter.id}`)
    await visitor.send('handed', { how: 'mail' })
    await visitor.goto(path)
    await visitor.send('return')
    await pileDone(visitor, path)
    assert.match(
      wordsOn(visitor.shown),
      inOrder(wording('aside.progress', { count: 0, total: 4 }), wording('aside.stateNote.returned')),
    )
    assert.match(wordsOn(await visitor.goto('/desk')), inOrder(wording('queue.stage.waiting'), '4'))
    assert.deepEqual((await lettersTo(LARKSPUR.email)).slice(-2), [
      'application-waits-again',
      'application-aside',
    ])
    assert.match(wordsOn(await ada.goto(own)), wording('apply.is.waiting'))
  })

  it('takes out of the outbox that an application has arrived, where nobody has confirmed the address', async () => {
    await applied(it_)
    await applied(it_, { name: 'Tern Pilots', domain: 'tern.example', email: 'bo@tern.example' })
    await confirmed('Tern Pilots', 'bo@tern.example')
    pass(60)
    const path = await setAside(officer, '', { reason: REASON, count: '2', living: 'yes' })
    assert.deepEqual(await lettersTo(LARKSPUR.email), [])
    assert.deepEqual(await lettersTo('bo@tern.example'), ['application-received', 'application-aside'])
    await visitor.send('return')
    await pileDone(visitor, path)
    assert.deepEqual(await lettersTo(LARKSPUR.email), ['application-received'])
    assert.deepEqual(await lettersTo('bo@tern.example'), ['application-received'])
  })

  it('withdraws a letter that has not gone out where it is taken back', async () => {
    await flood(1)
    await confirmed('Junk 0000', 'clerk@junk-0.example')
    pass(60)
    const path = await setAside(officer, '', { reason: REASON, count: '1', living: 'yes' })
    assert.deepEqual(await lettersTo('clerk@junk-0.example'), ['application-aside'])
    await visitor.send('return')
    await pileDone(visitor, path)
    assert.deepEqual(await lettersTo('clerk@junk-0.example'), [])
  })

  it('is reached from what the limits caught, by the network or the mail domain of it', async () => {
    await flood(5)
    await applied(it_)
    for (const [by, who] of [
      ['network', JUNK_NETWORK],
      ['domain', 'larkspur.example'],
      ['domain', 'nobody.example'],
    ] as const)
      await noteCaught(it_.log.drawer, { turn: 'application', by, who }, now())
    const words = wordsOn(await visitor.goto('/desk/limits'))
    assert.match(
      words,
      inOrder('203.0.113.0/24', wording('limits.by.network'), wording('limits.waiting', { count: 5 })),
    )
    assert.match(
      words,
      inOrder('larkspur.example', wording('limits.by.domain'), wording('limits.waiting', { count: 1 })),
    )
    assert.match(
      rowOf(visitor.shown, 'nobody.example'),
      new RegExp(`${wording('limits.by.domain').source} ${wording('limits.turn.application').source}`),
      'nothing of it waits',
    )
    assert.match(
      wordsOn(await visitor.follow(/^\/desk\/aside\/new\?.*network/)),
      wording('aside.title', { count: 5 }),
    )
  })

  it('is found by the minutes in which it came', async () => {
    await flood(30)
    const count = async (query: string) =>
      Number(
        new RegExp(`${wording('queue.stage.any').source} (\\d+)`).exec(
          wordsOn(await visitor.goto(`/desk?stage=any&${query}`)),
        )![1],
      )
    const minute = it_.now.slice(0, 16)
    assert.equal(await count(`from=${minute}&to=${minute}`), 30)
    assert.equal(await count(`to=${minute.replace('2026', '2025')}`), 0)
    assert.equal(await count('from=yesterday'), 30)
    // By the clocks of Tokyo it came nine hours later in the day; an hour that clocks skip narrows nothing.
    const { hour } = wallIn('Asia/Tokyo', parseTime(it_.now))
    const day = it_.now.slice(0, 10)
    assert.equal(await count(`from=${day}T${hour}&to=${day}T${hour}&by=Asia/Tokyo`), 30)
    assert.equal(await count(`to=${minute}&by=Asia/Tokyo`), 0)
    assert.equal(await count('from=2026-03-29T02:30&by=Europe/Paris'), 30)
  })

  it('is for officers who decide; the others see what would be done', async () => {
    await flood(2)
    pass(60)
    for (const office of ['drafter', 'reader'] as const) {
      const other = await anotherOfficer(it_, `a-${office}`, office)
      const words = wordsOn(await other.visitor.goto('/desk/aside/new'))
      assert.match(words, inOrder(wording('aside.title', { count: 2 }), wording('office.decides')))
      assert.equal(countOf(other.visitor.shown.html, '[name="count"]'), 0)
      assert.deepEqual(linksIn((await other.visitor.goto('/desk')).html, /aside\/new/), [])
    }
  })
})
