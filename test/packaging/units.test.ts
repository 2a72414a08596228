import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { type Desk, newDesk } from '../cli/command-line.ts'
import { without } from '../ground.ts'
import { root } from '../house/sources.ts'

/** Units of systemd, with the highest exposure that each may have, in tenths, as `systemd-analyze` counts it. */
const SERVICES = { 'avow.service': 12, 'avow-backup.service': 4 } as const
const UNITS = [...Object.keys(SERVICES), 'avow-backup.timer']

const read = (unit: string) => readFileSync(join(root, 'packaging', unit), 'utf8')
const analyze = (...words: string[]) =>
  spawnSync('systemd-analyze', words, { encoding: 'utf8', env: { ...process.env, SYSTEMD_COLORS: '0' } })

/** systemd itself starts it; and SQLite gives what root has made to the owner of the folder, where root runs it. */
const UNASKED = process.getuid?.() === 0 ? ['execve', 'fchown'] : ['execve']

/** What a unit sets under a name, in order. */
const settings = (unit: string, name: string) =>
  [...read(unit).matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map(match => match[1]!)

/** The system calls of a set such as @file-system, and of the sets in it. */
function callsIn(set: string): string[] {
  if (!set.startsWith('@')) return [set]
  const lines = analyze('syscall-filter', set).stdout.split('\n')
  return lines
    .filter(line => /^ {4}[@a-z]/.test(line))
    .flatMap(line => (line.trim() === set ? [] : callsIn(line.trim())))
}

/** As systemd reads it: what is named first is allowed, with @default; of that `~` takes away. */
function allowedBy(unit: string): Set<string> {
  const allowed = new Set(callsIn('@default'))
  for (const line of settings(unit, 'SystemCallFilter')) {
    const takesAway = line.startsWith('~')
    for (const set of line.replace(/^~/, '').split(' '))
      for (const call of callsIn(set)) allowed[takesAway ? 'delete' : 'add'](call)
  }
  return allowed
}

describe('the units for systemd', { skip: without('systemd') }, () => {
  let folder: string
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'avow-units-'))
    for (const unit of UNITS)
      writeFileSync(join(folder, unit), read(unit).replaceAll('/opt/avow/', join(root, '/')))
  })
  after(() => rmSync(folder, { recursive: true }))

  it('are understood by systemd, to the last line', () => {
    const { status, stderr } = analyze('verify', '--man=no', ...UNITS.map(unit => join(folder, unit)))
    assert.deepEqual([status, stderr], [0, ''])
  })

  for (const [unit, most] of Object.entries(SERVICES))
    it(`leave ${unit} no more than it needs`, () => {
      const { status, stdout } = analyze(
        ...['security', '--offline=yes', '--no-pager', `--threshold=${most}`],
        join(folder, unit),
      )
      assert.equal(
        status,
        0,
        stdout
          .split('\n')
          .filter(line => /^[✗→]/.test(line))
          .join('\n'),
      )
    })

  it('run a backup once on each day that UTC has', () => {
    const [calendar] = settings('avow-backup.timer', 'OnCalendar')
    const { stdout } = analyze('calendar', '--iterations=3', calendar!)
    const days = [...stdout.matchAll(/(\d{4}-\d\d-\d\d) 02:30:00 UTC/g)].map(match => Date.parse(match[1]!))
    assert.equal(days.length, 3, stdout)
    for (const i of [1, 2]) assert.equal(days[i]! - days[i - 1]!, 86_400_000)
  })
})

describe('what the units allow', { skip: without('systemd') || without('strace') }, () => {
  let desk: Desk
  before(async () => {
    desk = newDesk()
    assert.equal((await desk.avow('init')).exit, 0)
  })
  after(() => desk.close())

  /** Starts what the unit starts, as it does, under a tracer. It is the child itself: the tracer stands aside (-D). */
  function traced(unit: string, exchanged: Readonly<Record<string, string>> = {}) {
    const [line] = settings(unit, 'ExecStart')
    const words = line!.split(' ').map(word => exchanged[word] ?? word.replace('/opt/avow/', join(root, '/')))
    const file = desk.at(`${unit}.trace`)
    const env = {
      ...process.env,
      AVOW_DATA: desk.at('data'),
      PORT: '0',
      NODE_COMPILE_CACHE: desk.at('cache'),
    }
    const child = spawn('strace', ['-D', '-f', '-qq', '-o', file, ...words], { env, cwd: desk.folder })
    child.stderr.resume()
    return { child, file, ended: once(child, 'close') as Promise<[number | null]> }
  }

  /** Calls that the unit would refuse, and families of addresses. */
  function refused(unit: string, file: string): string[] {
    const allowed = allowedBy(unit)
    assert.ok(allowed.size > 100 && !allowed.has('mount') && !allowed.has('chown'), `${allowed.size}`)
    const families = settings(unit, 'RestrictAddressFamilies').join(' ')
    const trace = readFileSync(file, 'utf8')
    const calls = [...trace.matchAll(/^\d+ +(\w+)\(/gm)].map(match => match[1]!)
    assert.ok(calls.length > 1_000, `${calls.length} calls`)
    const sockets = [...trace.matchAll(/ socket\((AF_\w+)/g)].map(match => match[1]!)
    return [
      ...new Set([
        ...calls.filter(call => !allowed.has(call) && !UNASKED.includes(call)),
        ...sockets.filter(family => !families.split(' ').includes(family)),
      ]),
    ]
  }

  it('is what a server calls that starts, records, answers and ends', async () => {
    const { child, file, ended } = traced('avow.service')
    const [said] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string]
    const url = /at (http:\S+)/.exec(said)![1]!
    const admitted = await desk.avow(
      ...['party', 'admit', 'northhaven', '--name', 'en=Northhaven', '--kind', 'company'],
      ...['--mandate', 'email', '--url', url],
    )
    assert.equal(admitted.exit, 0, admitted.err)
    for (const path of ['/', '/parties/northhaven', '/export/latest', '/readyz'])
      assert.ok((await fetch(url + path)).ok, path)
    child.kill('SIGTERM')
    assert.deepEqual(await ended, [0, null])
    assert.deepEqual(refused('avow.service', file), [])
  })

  it('is what a backup calls, beside a server', async () => {
    const server = await desk.serve()
    const { file, ended } = traced('avow-backup.service', { '/var/lib/avow-backups': desk.at('backups') })
    assert.deepEqual(await ended, [0, null])
    await server.stop()
    assert.deepEqual(refused('avow-backup.service', file), [])
  })
})
