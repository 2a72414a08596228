import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { utf8 } from '../../src/core/bytes.ts'
import { laterBy } from '../../src/core/time.ts'
import type { Asked } from '../../src/register/asked.ts'
import { type CallRules, dutiesOn } from '../../src/register/duties.ts'
import { exportLines } from '../../src/register/export.ts'
import { Register } from '../../src/register/fold.ts'
import type { MemoryRows } from '../../src/register/memory.ts'
import { RealLog } from '../door/real-log.ts'
import { effort, SEED } from '../effort.ts'
import { CORPUS } from '../fuzz/corpus.ts'
import { Mutator } from '../fuzz/mutate.ts'
import { Random } from '../fuzz/random.ts'
import { World } from '../fuzz/world.ts'
import { type Admitted, readLines } from '../golden/files.ts'
import { PYTHON, without } from '../ground.ts'
import { ACCORD } from '../harbour.ts'
import { noticeStory, statusStory } from './status-stories.ts'

/**
 * `status.py` was written from spec/register.md alone and goes day by day, where ours goes by stretches and turns. Of each
 * party on each day both tell the same: what is asked, what became of it, and where its commitments stand.
 */

const SCRIPT = join(import.meta.dirname, 'status.py')

function byPython(register: Register, call: string, days: readonly string[]): unknown[] {
  const args = [SCRIPT, '-', '--call', call, ...days.flatMap(day => ['--day', day])]
  const input = [...exportLines(register)].join('')
  const { stdout, stderr, status } = spawnSync(PYTHON, args, { input, encoding: 'utf8', maxBuffer: 1 << 28 })
  assert.equal(status, 0, stderr)
  return stdout
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line))
}

const under = (rows: MemoryRows, table: string, call: string) =>
  [...rows.all()].filter(one => one.table === table && one.key.startsWith(`${call}/`))

function byUs({ rows }: Register, call: string, days: readonly string[]): unknown[] {
  const policies = under(rows, 'policies', call).map(({ key }) => {
    return [key.slice(call.length + 1), rows.get('policies', key)!.policy] as const
  })
  const rules: CallRules = {
    call: rows.get('calls', call)!,
    policies: new Map(policies) as CallRules['policies'],
    extensions: rows.get('extensions', call),
    interruptions: rows.get('interruptions', 'log'),
  }
  const parties = under(rows, 'signatures', call).map(({ key }) => key.slice(call.length + 1))
  return parties.sort().flatMap(party => {
    const key = `${call}/${party}`
    const known = {
      party: rows.get('parties', party)!,
      signature: rows.get('signatures', key),
      classes: rows.get('classes', key),
      schedule: rows.get('schedules', key),
    }
    return days.map(day => {
      const { asked, back, commitments, step } = dutiesOn(known, rules, day)
      const told = commitments.map(({ commitment: { party, id }, status }) => ({ party, id, ...status }))
      return { party, day, asked: asked.map(plain), step, back, commitments: told }
    })
  })
}

const plain = ({ clause, ...rest }: Asked) => ({ clause: clause.id, ...rest })

/** Tells what differs first, and of how many; a difference of ten thousand lines helps nobody. */
function compare(register: Register, call: string, days: readonly string[]): unknown[] {
  const [theirs, ours] = [byPython(register, call, days), byUs(register, call, days)]
  assert.equal(theirs.length, ours.length)
  for (const [i, one] of ours.entries()) assert.deepEqual(theirs[i], one)
  return ours
}

function daysFrom(first: string, until: string, step: number): string[] {
  const days: string[] = []
  for (let day = first; day <= until; day = laterBy(day, step)) days.push(day)
  return days
}

const words = (all: readonly unknown[]) => new Set(JSON.stringify(all).match(/"[a-z]+"/g))

describe('a recomputation of nothing', () => {
  it('fails aloud, so that no empty answer is taken for one about nobody', {
    skip: without('python'),
  }, () => {
    const said = (input: string, call: string) => {
      const args = [SCRIPT, '-', '--call', call, '--day', '2027-01-01']
      const { status, stdout, stderr } = spawnSync(PYTHON, args, { input, encoding: 'utf8' })
      return { status, stdout, says: stderr.split('error: ')[1] }
    }
    const page = { status: 2, stdout: '', says: '- is no export of a register\n' }
    assert.deepEqual(said('<!doctype html>\n', ACCORD), page)
    assert.deepEqual(said('', ACCORD), { ...page, says: '- is no export of a register: it has no row\n' })
    const row = '{"table":"calls","key":"other","row":{}}\n'
    assert.deepEqual(said(row, ACCORD), { ...page, says: `the register has no call ${ACCORD}\n` })
  })
})

describe('statuses', { skip: without('python') }, () => {
  it('are told alike of each fifth day of three years in which whatever can go wrong with a date does', () => {
    const { register } = statusStory()
    const all = compare(register, ACCORD, daysFrom('2026-01-01', '2029-02-01', 5))
    const told = words(all)
    const expected = ['open', 'due', 'met', 'overdue', 'reported', 'closed', 'withdrawn', 'left', 'inactive']
    assert.deepEqual(
      expected.filter(one => !told.has(`"${one}"`)),
      [],
    )
  })

  it('are told alike of whom newer rules bind by notice', () => {
    compare(noticeStory().register, ACCORD, daysFrom('2026-01-01', '2028-12-31', 7))
  })

  it('are told alike of the golden log', () => {
    const register = new Register()
    for (const line of readLines<Partial<Admitted>>('log.ndjson'))
      if (line.index !== undefined) register.fold(utf8(line.entry!))
    const { day } = register.rows.get('calls', 'kept-accord')!.policies[0]!
    compare(register, 'kept-accord', daysFrom(day, laterBy(day, 60), 1))
  })

  it('are told alike of what the fuzzer says', async t => {
    t.diagnostic(`seed ${SEED}`)
    const real = await RealLog.open()
    t.after(() => real.close())
    await real.establish()
    const world = new World(real, new Random(SEED))
    const first = real.now.slice(0, 10)
    for (let round = 0; round < effort('statusRounds'); round++) {
      real.pass(86_400)
      for (const make of Object.values(CORPUS)) {
        await world.follow()
        const drafted = make(world)
        if (drafted === undefined) continue
        const [thrown] = new Mutator(world, [drafted]).valid()
        await real.knock(thrown!.envelope, thrown!.parts).catch(() => undefined)
      }
    }
    await world.follow()
    const days = daysFrom(first, laterBy(real.now.slice(0, 10), 40), 2)
    const calls = world.all('calls').map(({ key }) => key)
    const all = calls.flatMap(call => compare(world.auditor, call, days))
    t.diagnostic(`${all.length} days of parties, with ${[...words(all)].length} words`)
  })
})
