import assert from 'node:assert/strict'
import { chmodSync, chownSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { pathToFileURL } from 'node:url'
import { formatTime } from '../../src/core/time.ts'
import { root } from '../house/sources.ts'
import { type Desk, newDesk } from './command-line.ts'

describe('the dated backups of an operator whose clock was ahead for one night', () => {
  let desk: Desk
  const others: Desk[] = []
  /** The same machine while its clock is so many days ahead. */
  const inDays = (days: number): Desk => {
    const other = newDesk({
      AVOW_DATA: desk.at('data'),
      CLOCK_AHEAD: String(days * 86_400),
      NODE_OPTIONS: `--import=${pathToFileURL(join(root, 'test/cli/clock-shift.mjs'))}`,
    })
    others.push(other)
    return other
  }
  const dayIn = (days: number) => formatTime(Math.floor(Date.now() / 1_000) + days * 86_400).slice(0, 10)
  const copies = () => readdirSync(desk.at('copies')).sort()
  const night = async (days: number) => {
    const made = await inDays(days).avow('backup', desk.at('copies'), '--dated', '--keep', '3')
    assert.equal(made.exit, 0, made.err)
    return made
  }
  const ahead = dayIn(200)

  before(async () => {
    desk = newDesk()
    await desk.avow('init')
    await (await desk.serve()).stop()
    await night(200)
    const server = await desk.serve()
    const kind = ['--kind', 'company', '--mandate', 'email', '--url', server.url]
    assert.equal((await desk.avow('party', 'admit', 'northhaven', '--name', 'en=N', ...kind)).exit, 0)
    await server.stop()
  })
  after(async () => {
    for (const each of [...others, desk]) await each.close()
  })

  it('are told of the copy that is dated later than today', async () => {
    const made = await night(0)
    assert.match(made.err, new RegExp(`Take care: [^\n]*copies/${ahead} is dated later than today`))
    assert.match(made.err, /clock/)
  })

  it('are restored by naming their folder: the copy with the most entries, whatever its name', async () => {
    const back = await desk.json<{ from: string; size: number }>('restore', 'copies', '--data', 'restored')
    assert.equal(back.from, join('copies', dayIn(0)))
    assert.ok(back.size > 1)
    const said = await desk.avow('restore', 'copies', '--data', 'again')
    assert.match(said.out, new RegExp(`copies/${dayIn(0)}`))
    assert.equal((await desk.avow('fsck', '--data', 'again')).exit, 0)
    mkdirSync(desk.at('empty'))
    for (const wrong of ['empty', 'no-folder', `copies/${dayIn(0)}/avow.sqlite`])
      assert.equal((await desk.json('restore', wrong, '--data', 'never')).code, 'file_unreadable', wrong)
    const file = await desk.avow('restore', `copies/${dayIn(0)}/avow.sqlite`, '--data', 'never')
    assert.match(file.err, /is a file; a backup is a folder\.[\s\S]*Name the folder that avow backup made/)
  })

  it('say so where a copy with more entries lies beside the one that is restored', async () => {
    const old = await desk.avow('restore', `copies/${ahead}`, '--data', 'old')
    assert.equal(old.exit, 0, old.err)
    assert.match(old.err, new RegExp(`Take care: copies/${dayIn(0)} has \\d+ entries`))
    assert.match(old.err, new RegExp(`copies/${ahead} is dated later than today`))
    const newest = await desk.avow('restore', `copies/${dayIn(0)}/`, '--data', 'newest')
    assert.doesNotMatch(newest.err, /Take care/)
  })

  it('are restored also where another user may enter their folder, and not list it: the report says what it could not see', async () => {
    const isRoot = process.getuid?.() === 0
    const leaveRoot = 'data:text/javascript,process.setgroups([]);process.setgid(65534);process.setuid(65534)'
    const other = newDesk(isRoot ? { NODE_OPTIONS: `--import=${leaveRoot}` } : {})
    others.push(other)
    cpSync(desk.at('copies'), other.at('copies'), { recursive: true })
    const all = ['.', ...readdirSync(other.folder, { recursive: true, encoding: 'utf8' })]
    if (isRoot) for (const path of all) chownSync(other.at(path), 65_534, 65_534)
    chmodSync(other.at('copies'), 0o311)
    try {
      const unlisted = await other.avow('restore', 'copies', '--data', 'never')
      assert.deepEqual(
        [unlisted.exit, /Refused \(file_unreadable\)/.test(unlisted.err)],
        [1, true],
        unlisted.err,
      )
      const back = await other.avow('restore', `copies/${dayIn(0)}`, '--data', 'back')
      assert.equal(back.exit, 0, back.err)
      assert.match(back.out, /^Restored \d+ entries[\s\S]*Nobody witnesses this log/)
      assert.match(
        back.err,
        /Take care: whether a newer backup lies beside this one is not known\. copies cannot be/,
      )
    } finally {
      chmodSync(other.at('copies'), 0o700)
    }
  })

  it('are kept in the order in which they were made: that copy goes as the first', async () => {
    await night(1)
    assert.deepEqual(copies(), [dayIn(0), dayIn(1), ahead])
    const made = await night(2)
    assert.match(made.out, new RegExp(`Removed [^ ]*copies/${ahead}\\.`))
    assert.deepEqual(copies(), [dayIn(0), dayIn(1), dayIn(2)])
  })

  it('keep the copy of a clock that was behind for as many nights as any other', async () => {
    await night(-400)
    assert.deepEqual(copies(), [dayIn(-400), dayIn(1), dayIn(2)])
    await night(3)
    assert.deepEqual(copies(), [dayIn(-400), dayIn(2), dayIn(3)])
    await night(4)
    await night(5)
    assert.deepEqual(copies(), [dayIn(3), dayIn(4), dayIn(5)])
  })

  it('were made by an older version, which did not number them: the later than today goes as the first', async () => {
    mkdirSync(desk.at('older'))
    const [early, late] = [dayIn(-3), dayIn(90)]
    const facts = JSON.parse(readFileSync(desk.at(`copies/${dayIn(5)}/backup.json`), 'utf8'))
    for (const day of [early, dayIn(-2), late]) {
      mkdirSync(desk.at(`older/${day}`))
      writeFileSync(desk.at(`older/${day}/backup.json`), JSON.stringify({ ...facts, order: undefined }))
    }
    // One that was killed while the clock was ahead: it holds what persons may have erased since.
    mkdirSync(desk.at(`older/${late}.unfinished-gqb4x0`))
    const made = await desk.avow('backup', 'older', '--dated', '--keep', '3')
    assert.equal(made.exit, 0, made.err)
    assert.deepEqual(readdirSync(desk.at('older')).sort(), [early, dayIn(-2), dayIn(0)])
  })

  it('are never removed where their note of what they are cannot be read, and are told of', async () => {
    cpSync(desk.at('copies'), desk.at('torn'), { recursive: true })
    const torn = dayIn(5)
    writeFileSync(desk.at(`torn/${torn}/backup.json`), '{"v":1,')
    const tells = new RegExp(`Take care: nobody can tell what [^\n]*torn/${torn} holds`)
    const made = await desk.avow('backup', 'torn', '--dated', '--keep', '1')
    assert.equal(made.exit, 0, made.err)
    assert.match(made.err, tells)
    assert.deepEqual(readdirSync(desk.at('torn')).sort(), [dayIn(0), torn])
    const back = await desk.avow('restore', 'torn', '--data', 'untorn')
    assert.equal(back.exit, 0, back.err)
    assert.match(back.err, tells)
    assert.match(back.out, new RegExp(`torn/${dayIn(0)}`))
  })
})
