import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { formatTime, parseTime } from '../core/time.ts'
import { type Beat, doubtOf, JudgedClock } from './clock.ts'

const NOON = parseTime('2026-06-01T12:00:00Z')
const [MINUTE, HOUR, DAY] = [60, 3_600, 86_400]

/** The last beat that was believed, at noon. */
const LAST: Beat = { at: NOON, uptime: 1_000, boot: 'this' }

describe('the clock of a machine', () => {
  it('is believed where as much time has passed by it as the machine has run', () => {
    for (const passed of [0, HOUR, 40 * DAY])
      for (const drift of [-100, 0, 100])
        assert.equal(
          doubtOf({ at: NOON + passed + drift, uptime: 1_000 + passed, boot: 'this' }, LAST, NOON),
          null,
        )
  })

  it('is not believed where it has jumped ahead, by hours or by years', () => {
    for (const jump of [3 * MINUTE, 3 * HOUR, 400 * DAY])
      assert.match(
        doubtOf({ at: NOON + jump, uptime: 1_010, boot: 'this' }, LAST, NOON)!,
        /^Since 2026-06-01T12:00:00Z it has counted .*, but the machine 0 minutes\.$/,
      )
  })

  it('is not believed where it says an hour that has been, of a server or of an entry', () => {
    const back = { at: NOON - 2 * DAY, uptime: 5, boot: 'another' }
    assert.equal(doubtOf(back, LAST, 0), 'This server last noted 2026-06-01T12:00:00Z, which is later.')
    assert.equal(
      doubtOf(back, undefined, NOON),
      'The newest entry is dated 2026-06-01T12:00:00Z, which is later.',
    )
  })

  it('is believed by a machine that was off for a night, and not by one that was off for longer than a day', () => {
    assert.equal(doubtOf({ at: NOON + 20 * HOUR, uptime: 5, boot: 'another' }, LAST, NOON - DAY), null)
    assert.equal(
      doubtOf({ at: NOON + 25 * HOUR, uptime: 5, boot: 'another' }, LAST, NOON - DAY),
      'The last time that it knows of is 2026-06-01T12:00:00Z.',
    )
  })

  it('is not measured by a container that has counted less than before', () => {
    assert.equal(doubtOf({ at: NOON + HOUR, uptime: 5, boot: 'this' }, LAST, NOON), null)
  })

  it('is believed where nothing is known yet', () => {
    assert.equal(doubtOf({ at: 0, uptime: 5, boot: 'another' }, undefined, 0), null)
  })
})

/** A machine whose clock somebody sets, with witnesses whose clocks are right. */
function machine(last: Beat | undefined, floor: number) {
  const state = { off: 0, ran: 0, floor }
  const clock = new JudgedClock({
    beat: () => ({ at: NOON + state.ran + state.off, uptime: 1_000 + state.ran, boot: 'this' }),
    last,
    floor: () => state.floor,
  })
  const right = () => NOON + state.ran
  return { state, clock, witness: (name: string, off = 0) => clock.witnessed(name, right() + off) }
}

describe('a clock that is judged before it is used', () => {
  it('refuses to tell the time while it is in doubt, and tells it when it is right again by itself', () => {
    const { state, clock } = machine(LAST, NOON)
    state.off = 400 * DAY
    assert.throws(() => clock.now(), {
      code: 'read_only',
      message: /2027-07-06T12:00:00Z, which cannot be believed/,
    })
    assert.equal(clock.believe(), undefined)
    state.ran = 8
    state.off = 0
    assert.equal(clock.now(), NOON + 8)
    assert.equal(clock.doubt, null)
  })

  it('may be set by NTP after a start of its machine, within the day since the last beat', () => {
    const state = { at: NOON + 2 * HOUR, uptime: 30 }
    const beat = () => ({ ...state, boot: 'after a power cut' })
    const clock = new JudgedClock({ beat, last: LAST, floor: () => NOON })
    assert.equal(clock.believe(), LAST)
    Object.assign(state, { at: NOON + 10 * HOUR, uptime: 90 })
    assert.equal(clock.doubt, null, 'it was eight hours behind, and NTP has answered')
    Object.assign(state, { at: NOON + 11 * HOUR, uptime: 90 + HOUR })
    assert.equal(clock.believe()?.boot, 'after a power cut')
    state.at += HOUR
    assert.notEqual(clock.doubt, null, 'from now on it is measured by the time since the start')
  })

  it('may slip by seconds for years, but by no more than two minutes at a time', () => {
    const { state, clock } = machine(LAST, NOON)
    for (let hour = 1; hour <= 100; hour++) {
      state.ran = hour * HOUR
      state.off = hour * 20
      assert.ok(clock.believe())
    }
    state.off += 3 * MINUTE
    assert.equal(clock.believe(), undefined)
  })

  it('is right again when the operator says so, and is measured from there', () => {
    const { state, clock } = machine(LAST, NOON)
    state.off = 2 * DAY
    assert.notEqual(clock.doubt, null)
    clock.confirm()
    assert.equal(clock.doubt, null)
    state.off += HOUR
    assert.notEqual(clock.doubt, null)
  })

  it('is right again when a witness agrees with it, though the machine was off for a week', () => {
    const { state, clock, witness } = machine({ at: NOON - 7 * DAY, uptime: 9, boot: 'before' }, 0)
    assert.match(clock.doubt!.message, /The last time that it knows of is 2026-05-25T12:00:00Z/)
    witness('w.example')
    assert.equal(clock.doubt, null)
    // What the witness said then still counts, but not for a clock that is set afterwards.
    state.off = 11 * MINUTE
    assert.match(clock.doubt!.message, /By the witness w\.example it is 2026-06-01T12:00:00Z/)
  })

  it('is not believed against a witness that sees another time, even at a first start', () => {
    const { state, clock, witness } = machine(undefined, 0)
    state.off = 3 * HOUR
    assert.equal(clock.doubt, null, 'nothing on the machine can tell')
    witness('w.example')
    assert.match(clock.doubt!.message, /By the witness w\.example it is 2026-06-01T12:00:00Z/)
  })

  it('believes its operator rather than a witness whose own clock is wrong, until it jumps again', () => {
    const { state, clock, witness } = machine(LAST, NOON)
    witness('wrong.example', DAY)
    assert.notEqual(clock.doubt, null)
    clock.confirm()
    assert.equal(clock.doubt, null)
    state.off = HOUR
    assert.notEqual(clock.doubt, null)
  })

  it('believes most of its witnesses: one whose own clock is wrong stops nothing', () => {
    const { clock, witness } = machine(LAST, NOON)
    witness('wrong.example', DAY)
    assert.notEqual(clock.doubt, null)
    witness('right.example')
    assert.equal(clock.doubt, null)
    witness('right.example', 9 * MINUTE)
    assert.equal(clock.doubt, null)
  })

  it('says what is wrong where entries are dated ahead and the clock is right now', () => {
    const ahead = machine(undefined, NOON + 400 * DAY)
    assert.match(ahead.clock.doubt!.message, /The newest entry is dated 2027-07-06T12:00:00Z, which is later/)
    ahead.clock.confirm()
    assert.match(
      ahead.clock.doubt!.message,
      /The newest entry is dated 2027-07-06T12:00:00Z, more than a day ahead/,
    )
    ahead.state.ran = 400 * DAY
    assert.equal(ahead.clock.doubt, null)
    // Some hours can be waited for: entries are dated by the newest until then.
    const hours = machine(undefined, NOON + 3 * HOUR)
    assert.match(
      hours.clock.doubt!.message,
      /all that comes before 2026-06-01T15:00:00Z dated at that time, for good; to avoid it, wait until then/,
    )
    hours.clock.confirm()
    assert.equal(formatTime(hours.clock.now()), '2026-06-01T12:00:00Z')
  })
})
