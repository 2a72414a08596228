import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { markFile } from '../../src/cli/mark-file.ts'
import { Refusal } from '../../src/core/refusal.ts'
import { dayOf, formatTime, parseTime } from '../../src/core/time.ts'
import type { Store } from '../../src/store/store.ts'
import { readDuties, readRules } from '../../src/work/commitments/duties.ts'
import { interruptionsDuty, waitingInterruptions } from '../../src/work/commitments/interruptions.ts'
import { Heartbeat } from '../../src/work/heartbeat.ts'
import { Worker } from '../../src/work/worker.ts'
import type { Workplace } from '../../src/work/workplace.ts'
import { CLAUSES, CLAUSES_DIGEST } from '../committing.ts'
import { ACCORD, said } from '../harbour.ts'
import { openHarbour } from './real-log.ts'

const [MINUTE, HOUR, DAY] = [60, 3_600, 86_400]
const PARTY = 'northhaven'

/** The machine of a log: `ran` is what has passed, `off` how far somebody has set its clock. */
interface Machine {
  ran: number
  off: number
  boot: string
}

/** A log whose rules ask for a report each year by 31 March, and a server over it that is started and stopped. */
async function harbourWithDays(test: TestContext, wrap?: (store: Store) => Store, asks = true) {
  const real = await openHarbour(test, wrap)
  if (asks) {
    const body = { policy: CLAUSES, reason: said('We want to be measured.') }
    await real.post('call/policy-changed', body, { call: ACCORD })
    await real.admit(PARTY)
    await real.sign(PARTY, { policy: CLAUSES_DIGEST })
  }
  const begun = parseTime(real.now)
  const machine: Machine = { ran: 0, off: 0, boot: 'one' }
  real.beat = () => ({ at: parseTime(real.now), uptime: 5_000 + machine.ran, boot: machine.boot })
  const told = () => real.row('interruptions', 'log').then(row => row?.interruptions ?? [])
  /** Time passes, and nobody looks. */
  const pass = (seconds: number) => {
    machine.ran += seconds
    real.now = formatTime(begun + machine.ran + machine.off)
  }
  let heart: Heartbeat
  const site = (hasKey: boolean) =>
    ({
      log: real.log,
      logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
      now: () => parseTime(real.now),
      signer: hasKey ? real.depositary : null,
      worker: { wake: () => undefined },
    }) as unknown as Workplace
  const start = async ({ hasKey = true } = {}) => {
    await real.log.close()
    const mark = markFile(join(real.folder, 'log.mark'))
    test.after(() => mark.close())
    real.mark = mark
    await real.start()
    heart = new Heartbeat(site(hasKey))
    await beat({ hasKey })
  }
  /** The server looks, and does what is due where the key lies with it. */
  const beat = async ({ hasKey = true } = {}) => {
    await heart.look()
    if (!hasKey) return
    const place = { drawer: real.log.drawer, now: () => parseTime(real.now), logger: site(true).logger }
    await new Worker(place, [interruptionsDuty(() => site(true))]).workOff()
  }
  const live = async (seconds: number, step = MINUTE) => {
    for (let left = seconds; left > 0; left -= step) {
      pass(Math.min(step, left))
      await beat()
    }
  }
  const report = async () => {
    const rules = (await readRules(real.log.store, ACCORD))!
    const day = dayOf(parseTime(real.now))
    const { asked } = (await readDuties(real.log.store, rules, ACCORD, PARTY, day))!
    return asked.find(({ clause }) => clause.id === 'yearly-report')!
  }
  const waiting = () => waitingInterruptions(site(false))
  return {
    real,
    machine,
    pass,
    start,
    beat,
    live,
    told,
    report,
    waiting,
    newHeart: () => new Heartbeat(site(true)),
  }
}
type Harbour = Awaited<ReturnType<typeof harbourWithDays>>

/** Until the morning of a day, by a clock that is right. */
function goTo({ real, pass }: Harbour, time: string) {
  pass(parseTime(time) - parseTime(real.now))
}

describe('a server that was shut', () => {
  it('on the last day of a window makes nobody late: it says so at its start, and once', async test => {
    const harbour = await harbourWithDays(test)
    const { real, start, beat, told, report } = harbour
    await start()
    goTo(harbour, '2027-03-31T09:00:00Z')
    await start()
    assert.equal((await told()).length, 2, 'it had been shut for more than a year')
    goTo(harbour, '2027-03-31T09:05:00Z')
    await beat()
    goTo(harbour, '2027-04-03T16:00:00Z')
    await start()
    const [, , last, ...more] = await told()
    assert.deepEqual(more, [])
    assert.equal(last!.from, '2027-03-31T09:05:00Z')
    assert.equal(last!.until, '2027-04-03T16:00:00Z')
    assert.equal(last!.entry, real.size - 1)
    const { state, due, moved, movedBy } = await report()
    assert.equal(due, '2027-03-31')
    assert.ok(moved > '2027-04-03' && state === 'open', `${state} until ${moved}`)
    assert.ok(movedBy.includes(last!.entry))
    await beat()
    await start()
    assert.equal((await told()).length, 3, 'nothing is told twice')
  })

  it('for less than ten minutes says nothing, and neither does one that goes on', async test => {
    const { live, pass, start, told } = await harbourWithDays(test)
    await start()
    await live(2 * HOUR)
    pass(9 * MINUTE)
    await start()
    await live(20 * MINUTE, 5 * MINUTE)
    assert.deepEqual(await told(), [])
    pass(11 * MINUTE)
    await start()
    assert.equal((await told()).length, 1)
  })

  it('says nothing where no day could move', async test => {
    const { pass, real, start, told } = await harbourWithDays(test, undefined, false)
    await start()
    const { size } = real
    pass(3 * DAY)
    await start()
    assert.deepEqual(await told(), [])
    assert.equal(real.size, size)
  })

  it('stood still with all of its machine, or could not write: both count', async test => {
    const disk = { isFull: false }
    const wrap = (store: Store) => {
      const full = () => Promise.reject(new Refusal('store_failing', 'The disk is full.'))
      return new Proxy(store, {
        get(whole, name) {
          const found = whole[name as keyof Store]
          if (name === 'drawer')
            return {
              ...whole.drawer,
              apply: (...of: Parameters<typeof whole.drawer.apply>) =>
                disk.isFull ? full() : whole.drawer.apply(...of),
            }
          if (name === 'touch') return () => (disk.isFull ? full() : whole.touch())
          return typeof found === 'function' ? found.bind(whole) : found
        },
      })
    }
    const { real, live, beat, pass, start, told } = await harbourWithDays(test, wrap)
    await start()
    await live(5 * MINUTE)
    const before = real.now
    pass(HOUR)
    await beat()
    assert.deepEqual(
      (await told()).map(({ from, until }) => ({ from, until })),
      [{ from: before, until: real.now }],
    )
    disk.isFull = true
    const since = real.now
    await live(30 * MINUTE)
    disk.isFull = false
    await real.log.store.touch()
    await beat()
    const [, second] = await told()
    assert.equal(second?.from, since)
    assert.equal(second.until, real.now)
  })

  it('is not invented by a clock that jumps ahead while it serves; the doubted time counts', async test => {
    const { machine, real, live, pass, beat, start, told } = await harbourWithDays(test)
    await start()
    await live(10 * MINUTE)
    machine.off = 5 * HOUR
    await live(5 * MINUTE)
    assert.notEqual(real.log.ready(), null)
    machine.off = 0
    await live(5 * MINUTE)
    assert.deepEqual(await told(), [], 'for some minutes nobody believed it')
    const since = real.now
    machine.off = 3 * HOUR
    await live(40 * MINUTE)
    assert.deepEqual(await told(), [], 'nothing is written meanwhile')
    machine.off = 0
    pass(MINUTE)
    await beat()
    const [only, ...more] = await told()
    assert.deepEqual(more, [])
    assert.equal(only!.from, since)
    assert.equal(only!.until, real.now)
  })

  it('does not judge by the clock of a machine that has just started', async test => {
    const { machine, real, live, pass, start, told } = await harbourWithDays(test)
    await start()
    await live(5 * MINUTE)
    machine.boot = 'two'
    machine.off += machine.ran + 5_000 + 2 * HOUR
    machine.ran = -5_000
    pass(30)
    await start()
    assert.deepEqual(await told(), [])
    // NTP answers: it was only one hour.
    machine.off -= HOUR
    await live(10 * MINUTE)
    assert.deepEqual(await told(), [], 'until NTP had its time')
    await live(10 * MINUTE)
    const [only] = await told()
    const hours = (parseTime(only!.until) - parseTime(only!.from)) / HOUR
    assert.ok(Math.abs(hours - 1) < 0.1, `${hours} hours`)
    assert.ok(parseTime(only!.until) <= parseTime(real.now) - 15 * MINUTE, 'it ended when the door opened')
  })

  it('while another served was not shut: its beats lie in the same database', async test => {
    const { real, pass, live, newHeart, start, told } = await harbourWithDays(test)
    await start()
    const sleeping = newHeart()
    await sleeping.look()
    await live(2 * HOUR, 5 * MINUTE)
    await sleeping.look()
    assert.deepEqual(await told(), [])
    pass(MINUTE)
    await Promise.all([sleeping.look(), newHeart().look(), newHeart().look()])
    assert.deepEqual(await told(), [])
    assert.equal(real.log.ready(), null)
  })
})

describe('a server without the key of the keeper', () => {
  it('lays what it found out aside until an officer signs it, or the key comes', async test => {
    const harbour = await harbourWithDays(test)
    const { real, start, beat, told, waiting } = harbour
    await start({ hasKey: false })
    goTo(harbour, '2026-01-03T09:00:00Z')
    await start({ hasKey: false })
    const [first, ...more] = await waiting()
    assert.deepEqual(more, [])
    assert.deepEqual(await told(), [])
    await start({ hasKey: false })
    assert.equal((await waiting()).length, 1, 'nor is it found out twice')
    await real.post('service/interrupted', { from: first!.from, until: '2026-01-02T00:00:00Z' })
    const [rest] = await waiting()
    assert.equal(rest!.from, '2026-01-02T00:00:00Z', 'what is told in part waits for the rest')
    await start()
    assert.deepEqual(await waiting(), [])
    assert.equal((await told()).length, 2)
    await beat()
    assert.equal((await told()).length, 2)
  })

  it('tells of more than a year in parts, as the law takes them', async test => {
    const harbour = await harbourWithDays(test)
    const { start, told } = harbour
    await start()
    goTo(harbour, '2028-06-01T00:00:00Z')
    await start()
    const all = await told()
    assert.equal(all.length, 3)
    assert.deepEqual(
      all.slice(1).map(({ from }) => from),
      all.slice(0, -1).map(({ until }) => until),
    )
  })
})
