import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { wordsOn } from '../desk/visitor.ts'
import { root } from '../house/sources.ts'
import { wording } from '../wording.ts'
import { type Desk, newDesk } from './command-line.ts'

interface Roll {
  readonly total: number
  readonly items: readonly { readonly party: string }[]
}

/** A first start that is killed while it fills the register from this example: the next one goes on with it. */
async function cutShort(desk: Desk, example: string): Promise<void> {
  const env = { ...process.env, AVOW_DATA: desk.at('data') }
  const child = spawn(
    process.execPath,
    [join(root, 'bin', 'avow.mjs'), 'serve', '--examples', '--port', '0'],
    { env },
  )
  child.stderr.setEncoding('utf8').on('data', async (told: string) => {
    if (!told.includes(example)) return
    await sleep(150)
    child.kill('SIGKILL')
  })
  const [, signal] = await once(child, 'close')
  assert.equal(signal, 'SIGKILL')
  assert.ok(existsSync(desk.at('data/filling')))
}

interface Entry {
  readonly admitted: string
  readonly statement: { readonly call: string | null; readonly at: string }
}

interface Absent {
  on: number
  unknown: number
  regions: { on: { country: string }[]; off: string[] }[]
}

describe('a first start', () => {
  let desk: Desk
  let url = ''
  const begun = new Date().toISOString().slice(0, 10)
  const roll = async (query: string) => (await (await fetch(`${url}/${query}`)).json()) as Roll

  before(async () => {
    desk = newDesk()
    await cutShort(desk, 'harbour-accord')
    const server = await desk.serve('--examples')
    url = server.url
  })
  after(() => desk.close())

  it('fills the register from the examples: an independent record of facts, and a fictional call', async () => {
    assert.equal((await roll('paris-call/roll.json?at=2019-11-12')).total, 1039)
    assert.equal((await roll('paris-call/roll.json')).total, 1222)
    const states = await roll('paris-call/roll.json?q=etats-unis&at=2026-01-01')
    assert.deepEqual(
      states.items.map(item => item.party),
      ['etats-unis'],
    )
    assert.equal((await roll('paris-call/roll.json?q=etats-unis&at=2019-11-12')).total, 0)
    assert.ok((await roll('harbour-accord/roll.json')).total > 20)
    assert.equal((await roll('lantern-letter/roll.json')).total, 11)
    assert.ok(!existsSync(desk.at('data/filling')))
  })

  it('tells what is fictional on days of its own that lie apart, and what is real on the day of recording', async () => {
    const entry = async (index: number) => {
      const { admitted, statement } = (await (await fetch(`${url}/entries/${index}.json`)).json()) as Entry
      return { admitted, call: statement.call, at: statement.at }
    }
    const { size } = (await (await fetch(`${url}/harbour-accord.json`)).json()) as { size: number }
    const shown = Array.from({ length: size }, (_, index) => index).filter(
      index => index < 260 || index > size - 5,
    )
    const all = await Promise.all(shown.map(entry))
    const daysOf = (call: string) =>
      new Set(all.filter(one => one.call === call).map(({ admitted }) => admitted.slice(0, 10)))
    assert.deepEqual([...daysOf('harbour-accord')].slice(0, 3), ['2023-03-03', '2023-03-10', '2023-03-17'])
    assert.deepEqual([daysOf('harbour-accord').size > 30, daysOf('lantern-letter').size > 6], [true, true])
    for (const real of ['paris-call', 'contract-for-the-web'])
      assert.ok([...daysOf(real)].every(day => day >= begun))
    const times = all.map(({ admitted }) => admitted)
    assert.deepEqual(times, times.toSorted(), 'time runs back')
    assert.ok(all.every(({ admitted, at }) => at <= admitted))
  })

  it('keeps a record without a list, which names whom another source names and says so', async () => {
    const call = await (await fetch(`${url}/contract-for-the-web`)).text()
    assert.match(call, /Copied from public sources/)
    assert.match(call, /Fight for the Web<\/a> <span class="sub">Addressed to: Individuals/)
    assert.doesNotMatch(call, /class="btn" href="[^"]*sign/)
    const { items } = await roll('contract-for-the-web/roll.json')
    assert.deepEqual(
      items.map(({ party }) => party),
      ['france'],
    )
  })

  it('knows who had signed on the first day, who had not, and of whom nobody recorded it', async () => {
    const answers = async (at: string) => {
      const page = await fetch(`${url}/paris-call/not-on-the-list.json?at=${at}`)
      const { on, unknown, regions } = (await page.json()) as Absent
      const named = regions.flatMap(region => region.on.map(({ country }) => country)).sort()
      return { on, unknown, named, off: regions.flatMap(({ off }) => off) }
    }
    const first = await answers('2018-11-12')
    assert.deepEqual(first.named, ['CA', 'DE', 'GB', 'IE'])
    assert.deepEqual([first.off.includes('US'), first.unknown > 100], [true, true])
    const list = await answers('2019-11-12')
    assert.deepEqual([list.on, list.unknown, list.off.length], [74, 0, 119])
    assert.ok((await answers('2022-06-01')).named.includes('US'))
    const newest = await answers('2026-11-29')
    assert.deepEqual([newest.on, newest.unknown, newest.off.length], [81, 0, 112])
    assert.equal((await answers('2018-11-11')).off.length, 193)
  })

  it('lets one party stand in several calls', async () => {
    const party = await (await fetch(`${url}/parties/northlight-ferries`)).text()
    for (const call of ['The Harbour Accord', 'The Lantern Letter']) assert.ok(party.includes(call))
  })

  it('takes no signature for the independent record', async () => {
    const refused = await desk.json(
      'sign',
      'paris-call',
      '--key',
      'data/keys/parties/harbour-watch.key',
      '--url',
      url,
    )
    assert.equal(refused.code, 'record_independent')
  })

  it('lets anyone try to sign for a fictional party, with its key', async () => {
    const key = 'data/keys/parties/free-port-of-tessaly.key'
    const signed = await desk.avow('sign', 'harbour-accord', '--key', key, '--url', url)
    assert.equal(signed.exit, 0, signed.err)
  })

  it('goes on recording when it is started once more by mistake', async () => {
    const again = await desk.avow('serve', '--port', new URL(url).port)
    assert.deepEqual([again.exit, /cannot listen/.test(again.err)], [1, true])
    const key = 'data/keys/parties/free-port-of-tessaly.key'
    const left = await desk.avow('withdraw', 'harbour-accord', '--key', key, '--url', url)
    assert.equal(left.exit, 0, left.err)
  })
})

describe('a server whose page scripts were never built', () => {
  let desk: Desk
  let checkout = ''
  before(() => {
    checkout = mkdtempSync(join(tmpdir(), 'avow-checkout-'))
    const isSource = (path: string) => !path.startsWith(join(root, 'src/web/assets/built'))
    for (const name of ['src', 'bin', 'spec', 'docs', 'examples', 'package.json'])
      cpSync(join(root, name), join(checkout, name), { recursive: true, filter: isSource })
    symlinkSync(join(root, 'node_modules'), join(checkout, 'node_modules'))
    desk = newDesk({}, undefined, checkout)
  })
  after(async () => {
    await desk.close()
    rmSync(checkout, { recursive: true, force: true })
  })

  it('says so at its start and on each page that needs one, and blames no reader', async () => {
    await desk.fill()
    const server = await desk.serve()
    assert.match(server.warned(), /^The page scripts .* are missing.*: node bin\/bundle\.mjs$/m)
    const pageAt = async (path: string) => (await fetch(`${server.url}${path}`)).text()
    const signIn = wordsOn({ html: await pageAt('/desk/sign-in') })
    assert.match(signIn, wording('ceremony.notBuilt'))
    assert.doesNotMatch(signIn, wording('ceremony.noScript'))
    assert.doesNotMatch(signIn, wording('ceremony.late'))
    for (const path of ['/verify', '/audit'])
      assert.match(wordsOn({ html: await pageAt(path) }), wording('ceremony.notBuilt'), path)
  })
})

describe('a server', () => {
  let desk: Desk
  before(async () => {
    desk = newDesk()
    await desk.avow('init', '--url', 'http://avow.example', '--contact', 'registry@avow.example')
  })
  after(() => desk.close())

  it('starts empty where its folder was made beforehand, stops when asked, and starts again with what it had', async () => {
    const first = await desk.serve()
    const checkpoint = await (await fetch(`${first.url}/log/checkpoint`)).text()
    assert.match(
      first.said,
      /^Avow serves 1 entry at http:\S+\nIts verifier key: avow\.example\/log\+[0-9a-f]{8}\+\S+\n/,
    )
    const taken = await desk.avow('serve', '--port', new URL(first.url).port, '--data', 'other')
    assert.deepEqual([taken.exit, /cannot listen/.test(taken.err)], [1, true])
    assert.equal(await first.stop('SIGINT'), 0)
    const second = await desk.serve()
    assert.match(
      await (await fetch(`${second.url}/log/checkpoint`)).text(),
      new RegExp(`^${checkpoint.split('\n')[0]}\n`),
    )
    assert.equal(await second.stop('SIGTERM'), 0)
  })

  it('prints commands that act on the folder that it serves, started as it was', async () => {
    // As with an archive that was unpacked: no folder of PATH has the command, or one has that of another.
    const launcher = join(root, 'avow')
    const [linked, another] = [desk.at('linked'), desk.at('another')]
    for (const folder of [linked, another]) mkdirSync(folder)
    symlinkSync(launcher, join(linked, 'avow'))
    writeFileSync(join(another, 'avow'), '')
    const { PATH } = process.env
    for (const [env, command] of [
      [{ npm_command: '', PATH: `${another}:${PATH}` }, launcher],
      [{ npm_command: '', PATH: `${linked}:${another}:${PATH}` }, 'avow'],
      [{ npm_command: 'exec' }, 'npx --no avow'],
    ] as const) {
      const other = newDesk(env)
      try {
        const data = other.at('of my own')
        const made = await other.avow('init', '--url', 'http://own.example', '--data', data)
        assert.match(made.out, new RegExp(`\nNext: ${command} serve --data '${data}'\n`))
        const { said, stop } = await other.start('serve', '--port', '0', '--data', data)
        assert.ok(said.includes(`\nIts data folder: ${data}\n`), said)
        assert.ok(said.includes(`: ${command} settings --contact desk@example.org --data '${data}'\n`), said)
        await stop()
      } finally {
        await other.close()
      }
    }
    // AVOW_DATA names it too.
    const { err } = await desk.avow('serve', '--port', '0', '--data', 'dta')
    assert.match(err, /avow init --data \S+\/dta"/)
  })

  it('publishes nothing under the name of a folder that is not there', async () => {
    const { exit, err } = await desk.avow('serve', '--port', '0', '--data', 'dta')
    assert.deepEqual([exit, /file_unreadable.*no register in dta/.test(err)], [1, true])
    assert.equal(existsSync(desk.at('dta')), false)
  })

  it('prints a link for one more officer, with the office that is named, and knows three', async () => {
    for (const words of [
      ['serve', '--another-officer', 'chair'],
      ['officer', 'add', 'chair'],
    ]) {
      const wrong = await desk.avow(...words)
      assert.deepEqual(
        [wrong.exit, /n office is decider, drafter, reader, not chair/.test(wrong.err)],
        [2, true],
      )
    }
    const running = await desk.serve()
    const beside = await desk.avow('officer', 'add', 'reader')
    const [says, link] = beside.out.trim().split('\n')
    assert.match(says!, /^A reader of the keeper makes a passkey here; the link is good once:$/)
    const { pathname } = new URL(link!)
    assert.equal((await fetch(`${running.url}${pathname}`)).status, 200)
    await running.stop()
    const server = await desk.serve('--another-officer', 'reader')
    assert.match(
      server.said,
      /\nA reader of the keeper makes a passkey here; the link is good once:\n\S+\/desk\/enrol\//,
    )
    await server.stop()
  })

  it('says at its start that nobody can be reached, unless an address is named', async () => {
    const named = await desk.serve()
    assert.doesNotMatch(named.said, /cannot reach you/)
    await named.stop()
    const init = await desk.avow('init', '--url', 'http://mute.example', '--data', 'mute')
    assert.equal(init.exit, 0, init.err)
    const mute = await desk.serve('--data', 'mute')
    assert.match(
      mute.said,
      /\nReaders cannot reach you yet\..* settings --contact desk@example\.org --data \S+\n/,
    )
    await mute.stop()
  })

  it('tells in its accessibility statement how to reach whoever keeps it', async () => {
    const wrong = await desk.avow('init', '--data', 'third', '--contact', 'the front desk')
    assert.deepEqual([wrong.exit, /neither an e-mail address/.test(wrong.err)], [2, true])
    const server = await desk.serve()
    const page = await (await fetch(`${server.url}/accessibility`)).text()
    assert.match(page, /<a href="mailto:registry@avow\.example" translate="no">registry@avow\.example<\/a>/)
    await server.stop()
  })

  it('serves the register though somebody has written in the drawer, and prints no link that they could use', async () => {
    const inDrawer = (sql: string) => {
      const db = new DatabaseSync(desk.at('data/avow.sqlite'))
      const { changes } = db.prepare(sql).run()
      db.close()
      return Number(changes)
    }
    // The link that an earlier start has printed is no longer what was laid there.
    assert.ok(
      inDrawer(`UPDATE private SET json = replace(json, 'officer', 'offiser') WHERE kind = 'link'`) > 0,
    )
    const server = await desk.serve()
    assert.doesNotMatch(server.said, /desk\/enrol/)
    assert.equal((await fetch(`${server.url}/log/checkpoint`)).status, 200)
    await server.stop()
    inDrawer(`DELETE FROM private WHERE kind = 'link'`)
    const again = await desk.serve()
    assert.match(again.said, /desk\/enrol/)
    await again.stop()
    // Whoever damages what each server lays there first makes its key no other drawer's.
    assert.ok(inDrawer(`UPDATE private SET json = json || ' ' WHERE kind = 'chore'`) > 0)
    const harmed = await desk.serve()
    assert.equal((await fetch(`${harmed.url}/log/checkpoint`)).status, 200)
    await harmed.stop()
    inDrawer(`DELETE FROM private WHERE kind = 'chore'`)
  })

  it('says what it needs where the key of its drawer is missing or another, and begins a new drawer in an empty one', async () => {
    const path = desk.at('data/keys/drawer.key')
    const key = readFileSync(path, 'utf8')
    rmSync(path)
    assert.match(
      (await desk.avow('serve', '--port', '0')).err,
      /Refused \(drawer_locked\): There is no .*drawer\.key.*\nCopy keys\/drawer\.key from where you keep it/,
    )
    writeFileSync(path, `PRIVATE+DRAWER+${randomBytes(32).toString('base64')}\n`)
    const other = await desk.json<{ code: string; detail: string }>('serve', '--port', '0')
    assert.equal(other.code, 'drawer_locked')
    assert.match(other.detail, /another drawer’s key/)
    // A copy of the folder whose key is lost for good.
    cpSync(desk.at('data'), desk.at('keyless'), { recursive: true })
    rmSync(desk.at('keyless/keys/drawer.key'))
    const db = new DatabaseSync(desk.at('keyless/avow.sqlite'))
    db.exec('DELETE FROM private')
    db.close()
    const anew = await desk.serve('--data', 'keyless')
    assert.match(anew.said, /desk\/enrol/)
    await anew.stop()
    assert.notEqual(readFileSync(desk.at('keyless/keys/drawer.key'), 'utf8'), key)
    writeFileSync(path, key)
    const again = await desk.serve()
    await again.stop()
  })

  it('signs no second log where its database is lost or forgotten, unless it is told of that', async () => {
    const database = desk.at('data/avow.sqlite')
    const kept = desk.at('kept.sqlite')
    renameSync(database, kept)
    for (const end of ['-wal', '-shm']) rmSync(database + end, { force: true })
    const lost = await desk.avow('serve', '--port', '0')
    assert.equal(lost.exit, 1)
    assert.match(lost.err, /log_shrunk.*there is no .*avow\.sqlite, and DATABASE_URL names no other/)
    assert.ok(!existsSync(database), 'nothing is begun in its place')
    cpSync(desk.at('data'), desk.at('begun-anew'), { recursive: true })
    const anew = await desk.serve('--data', 'begun-anew', '--continue-at', '0')
    await anew.stop()
    renameSync(kept, database)
    await (await desk.serve()).stop()
  })

  it('records nothing by a clock that was set wrong, and says so, until it is right again', async () => {
    const wrong = newDesk({
      AVOW_DATA: desk.at('data'),
      CLOCK_AHEAD: String(400 * 86_400),
      NODE_OPTIONS: `--import=${pathToFileURL(join(root, 'test/cli/clock-shift.mjs'))}`,
    })
    const server = await wrong.serve()
    const ready = await fetch(`${server.url}/readyz`)
    assert.equal(ready.status, 503)
    assert.match(await ready.text(), /which cannot be believed\. Since .* it has counted 400 days/)
    assert.match(
      server.said,
      /\nIt reads only at present: .*start this once with that time \(UTC\), as --clock-is-right /,
    )
    await server.stop()
    await wrong.close()
    const right = await desk.serve()
    assert.equal((await fetch(`${right.url}/readyz`)).status, 200)
    await right.stop()
  })

  it('does not start where an erasure could not be noted: no citizen is the first to find out', async () => {
    const unmounted = newDesk({ AVOW_DATA: desk.at('data'), AVOW_ERASURES: desk.at('unmounted/e.ndjson') })
    const { exit, err } = await unmounted.avow('serve', '--port', '0')
    assert.deepEqual([exit, /file_unreadable.*unmounted\/e\.ndjson.*AVOW_ERASURES/.test(err)], [1, true], err)
    await unmounted.close()
    const folder = newDesk({ AVOW_DATA: desk.at('data'), AVOW_ERASURES: desk.at('data') })
    assert.match((await folder.avow('serve', '--port', '0')).err, /it is not a file/)
    await folder.close()
  })

  it('takes no word for a clock that is hours wrong on the right day', async () => {
    const hoursAhead = newDesk({
      AVOW_DATA: desk.at('data'),
      CLOCK_AHEAD: '7200',
      NODE_OPTIONS: `--import=${pathToFileURL(join(root, 'test/cli/clock-shift.mjs'))}`,
    })
    const server = await hoursAhead.serve()
    await server.stop()
    const advised = /--clock-is-right (\S+)\.\n/.exec(server.said)![1]!
    const day = new Date(Date.now() + 7_200_000).toISOString().slice(0, 10)
    const copied = await hoursAhead.avow('serve', '--clock-is-right', advised)
    assert.match(copied.err, /Set it to the true time/, 'the advice is nothing to copy')
    const asBefore = await hoursAhead.avow('serve', '--clock-is-right', day)
    assert.match(asBefore.err, /takes the time that another clock says now/)
    const minute = `${new Date().toISOString().slice(0, 16)}Z`
    const off = await hoursAhead.avow('serve', '--clock-is-right', minute)
    assert.deepEqual([off.exit, /which is 12\d minutes later\. Set it/.test(off.err)], [2, true], off.err)
    await hoursAhead.close()
    const right = await desk.serve('--clock-is-right', minute)
    assert.equal((await fetch(`${right.url}/readyz`)).status, 200)
    await right.stop()
  })

  it('ends with what npm has started it from', async () => {
    const env = { ...process.env, AVOW_DATA: desk.at('data'), PORT: '0', npm_command: 'exec' }
    // The shell does not pass on the signal that it dies of.
    const line = `${JSON.stringify(process.execPath)} bin/avow.mjs serve; exit`
    const shell = spawn('sh', ['-c', line], { cwd: root, env, stdio: ['ignore', 'pipe', 'ignore'] })
    await once(shell.stdout, 'data')
    shell.kill('SIGTERM')
    // Its pipe is the server's too: it closes when the server has ended.
    await once(shell, 'close')
  })

  it('refuses a folder whose keys are not its own', async () => {
    await desk.avow('key', 'new', 'other.key', '--use', 'log', '--name', 'other.example/log')
    const key = readFileSync(desk.at('data/keys/log.key'))
    writeFileSync(desk.at('data/keys/log.key'), readFileSync(desk.at('other.key')))
    assert.equal((await desk.avow('serve', '--port', '0')).exit, 1)
    writeFileSync(desk.at('data/keys/log.key'), key)
  })

  it('waits for its witness before it signs, has its checkpoints cosigned, and does not go on from an old copy', async () => {
    const { vkey: log } = await desk.json<{ vkey: string }>('audit', 'data')
    await desk.avow('key', 'new', 'witness.key', '--use', 'witness', '--name', 'witness.example')
    const witness = await desk.start(
      'witness',
      '--key',
      'witness.key',
      '--log',
      log,
      '--state',
      'witness.db',
      '--port',
      '0',
    )
    const vkey = /Witness (\S+)/.exec(witness.said)![1]!
    const { port } = new URL(witness.url)
    const again = ['witness', '--key', 'witness.key', '--log', log, '--state', 'other.db', '--port', port]
    assert.match((await desk.avow(...again)).err, /cannot listen at/)
    const config = JSON.parse(readFileSync(desk.at('data/avow.json'), 'utf8')) as object
    writeFileSync(
      desk.at('data/avow.json'),
      JSON.stringify({ ...config, witnesses: [{ url: witness.url, vkey }] }),
    )
    cpSync(desk.at('data'), desk.at('old'), { recursive: true })
    const impatient = { ...config, witnesses: [], cosigned: { quorum: 1, seconds: 5 } }
    writeFileSync(desk.at('old/avow.json'), JSON.stringify(impatient))
    assert.match(
      (await desk.avow('serve', '--data', 'old')).err,
      /cosigned\.quorum asks for 1 witnesses, and 0/,
    )
    cpSync(desk.at('data/avow.json'), desk.at('old/avow.json'))
    const server = await desk.serve()
    await until(async () => (await fetch(`${server.url}/readyz`)).status === 200)
    const admitted = await desk.avow(
      ...[
        'party',
        'admit',
        'northhaven',
        '--name',
        'en=Northhaven',
        '--kind',
        'company',
        '--mandate',
        'email',
      ],
      ...['--url', server.url],
    )
    assert.equal(admitted.exit, 0, admitted.err)
    await until(
      async () => (await desk.avow('audit', server.url, '--witness', vkey, '--quorum', '1')).exit === 0,
    )
    const alone = await desk.json('audit', server.url, '--witness', OTHER_WITNESS, '--quorum', '1')
    assert.equal(alone.code, 'quorum_missing')
    await server.stop()

    const old = await desk.serve('--data', 'old')
    const isKept = (name: string) => name.endsWith('.evidence.json')
    await until(async () => readdirSync(desk.at('old')).some(isKept))
    const ready = (await (await fetch(`${old.url}/readyz`)).json()) as { code: string; detail: string }
    assert.deepEqual([ready.code, /has seen \d+ entries of this log/.test(ready.detail)], ['read_only', true])
    const file = `old/${readdirSync(desk.at('old')).find(isKept)}`
    assert.equal((await desk.json('verify', file, '--vkey', log)).is, 'sizes')
    await old.stop()
    await witness.stop()
  })
})

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let turns = 0; turns < 100; turns++) {
    if (await holds()) return
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  assert.fail('it never came to pass')
}

const OTHER_WITNESS = 'other.example+acb17700+BO1JKMYo0cLG6ukDOJBZlWEpWSc6XGP5NjbBRhSshzfR'
