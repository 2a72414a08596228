import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { load } from 'cheerio'
import pg from 'pg'
import { digestOf } from '../../src/core/digest.ts'
import { openStore } from '../../src/store/open.ts'
import { type ServedSite, startSite } from '../browser/site.ts'
import { askedAt, PUBLIC, until } from '../crash/falling-server.ts'
import { type AtDesk, enrol, newPerson, OWN } from '../crash/prepared.ts'
import { Device } from '../desk/device.ts'
import { applied, LARKSPUR } from '../desk/people.ts'
import { Visitor } from '../desk/visitor.ts'
import { effort } from '../effort.ts'
import { copyFilled } from '../filled.ts'
import { root } from '../house/sources.ts'
import { readMessage } from '../mail/message.ts'
import { type Running as Relay, startRelay } from '../mail/relay.ts'
import { type Postgres, startPostgres } from '../postgres.ts'
import { Signatory } from '../sign/signatory.ts'

/** As a start says it of what a move has closed. */
const MOVED = /register_moved[\s\S]*moved away[\s\S]*database in which it goes on/
/** The call of the examples that invites persons. */
const CALL = 'lantern-letter'
/** Nobody listens there: letters wait. */
const AWAY = 9
/** A letter that found no relay is tried again after this. */
const LATER = 600
/** No day may begin while pages are compared. */
const EVENING = Date.now() % 86_400_000 > 84_000_000 ? 3_600 : 0

let folder: string
let postgres: Postgres
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'avow-moved-'))
  postgres = await startPostgres()
})
after(async () => {
  await postgres.stop()
  rmSync(folder, { recursive: true })
})

const envOf = (dataDir: string, databaseUrl?: string) => {
  const { DATABASE_URL: _, AVOW_SMTP: __, ...inherited } = process.env
  return { ...inherited, AVOW_DATA: dataDir, ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }) }
}

const begin = (dataDir: string, databaseUrl: string | undefined, ...words: string[]): ChildProcess =>
  spawn(process.execPath, [join(root, 'bin', 'avow.mjs'), ...words], {
    env: envOf(dataDir, databaseUrl),
    cwd: folder,
  })

async function avow(dataDir: string, databaseUrl: string | undefined, ...words: string[]) {
  const child = begin(dataDir, databaseUrl, ...words)
  let said = ''
  for (const stream of [child.stdout!, child.stderr!])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  const [exit] = await once(child, 'close')
  return { exit: exit as number, said }
}

/** Ends with 0; what it said. */
async function done(dataDir: string, databaseUrl: string | undefined, ...words: string[]): Promise<string> {
  const { exit, said } = await avow(dataDir, databaseUrl, ...words)
  assert.equal(exit, 0, said)
  return said
}

async function refused(pattern: RegExp, dataDir: string, databaseUrl?: string, ...words: string[]) {
  const { exit, said } = await avow(dataDir, databaseUrl, ...words)
  assert.equal(exit, 1, said)
  assert.match(said, pattern)
}

describe('a register that is moved from SQLite to PostgreSQL and back', () => {
  let relay: Relay
  let site: ServedSite
  let officer: AtDesk
  let applicant: { visitor: Visitor; own: string }
  const [signatory, waiting, erased] = [newPerson(), newPerson(), newPerson()]
  let own: string
  let databaseUrl: string
  let pages: Map<string, string>
  const at = (name: string) => join(folder, name)

  const start = (port: number, later: number, database?: string) =>
    site.restart({
      AVOW_SMTP: `smtp://127.0.0.1:${port}`,
      AVOW_MAIL_FROM: 'The Harbour Office <office@harbour.example>',
      SECONDS_LATER: String(EVENING + later),
      ...(database !== undefined && { DATABASE_URL: database }),
    })

  before(async () => {
    relay = await startRelay()
    site = await startSite({
      publicUrl: PUBLIC,
      preload: pathToFileURL(join(root, 'test/browser/later.ts')).href,
      env: { AVOW_SMTP: `smtp://127.0.0.1:${AWAY}`, AVOW_MAIL_FROM: 'Office <office@harbour.example>' },
    })
    await start(AWAY, 0)
  })
  after(async () => {
    await site.close()
    await relay.close()
  })

  const letterTo = (email: string, kind: string) =>
    until(`the letter ${kind}`, async () => {
      const [letter] = site
        .kept('letter', `"${email}"`)
        .filter(({ json }) => json.includes(`"kind":"${kind}"`))
      return letter && site.kept('letter-words').find(({ id }) => id === letter.id)?.json
    })
  const asks = async (person: typeof signatory) => {
    const visitor = new Visitor(askedAt(site.url))
    await visitor.goto(`/${CALL}/persons/sign`)
    await visitor.send('/persons/sign', person)
    return visitor
  }
  const signs = async (person: typeof signatory) => {
    const visitor = await asks(person)
    const link = new RegExp(`/${CALL}/persons/confirm/[\\w-]{43}`)
    await visitor.goto(link.exec(await letterTo(person.email, 'person-confirm'))![0])
    await visitor.send('/persons/confirm/', { confirm: 'yes' })
    return visitor
  }

  it('has much that is private beside its log', async () => {
    officer = { visitor: new Signatory(askedAt(site.url)), device: new Device() }
    await enrol(officer, /https:\/\/harbour\.example(\/desk\/enrol\/\S+)/.exec(site.said())![1]!, 'officer-1')
    applicant = await applied(askedAt(site.url))
    own = OWN.exec((await signs(signatory)).shown.path)![0]
    await asks(waiting)
    await letterTo(waiting.email, 'person-confirm')
    const gone = await signs(erased)
    await gone.send('erase', { ground: 'request', sure: 'yes' })
    await until('the erasure', async () => (site.kept('person-erasing').length === 0 ? true : undefined))
    pages = await everyPage()
    assert.ok(pages.size > effort('movedPages'), `${pages.size} pages`)
  })

  /** What public pages, exports and files hold, and some of an officer, an applicant and a person, by their address. */
  async function everyPage(): Promise<Map<string, string>> {
    const found = new Map<string, string>()
    const read = async (path: string, cookie: string) => {
      const response = await fetch(site.url + path, { headers: { cookie }, redirect: 'manual' })
      const body = Buffer.from(await response.arrayBuffer())
      const type = response.headers.get('content-type') ?? ''
      found.set(path, `${response.status} ${type} ${digestOf(body)}`)
      return type.startsWith('text/html') ? body.toString() : ''
    }
    const crawl = async (from: readonly string[], cookie: string, most: number) => {
      const ways = [...from]
      for (let i = 0; i < ways.length && i < most; i++) {
        const html = await read(ways[i]!, cookie)
        if (html === '') continue
        for (const link of load(html)('a[href], link[href]').toArray()) {
          const url = new URL(link.attribs.href!, new URL(ways[i]!, PUBLIC))
          const way = url.pathname + url.search
          if (url.origin === PUBLIC && !ways.includes(way) && !/[?&](lang|next|back)=/.test(way))
            ways.push(way)
        }
      }
    }
    await crawl(
      ['/export/latest', '/log/checkpoint', '/', `/${CALL}`, '/paris-call/persons.json'],
      '',
      effort('movedPages'),
    )
    // Others at the desk tell of this minute, or of who looked at what.
    const desk = ['officers', 'organisations', 'calls', 'names', 'limits', 'invitations', 'lists'].map(
      name => `/desk/${name}`,
    )
    await crawl(desk, officer.visitor.cookies, desk.length)
    await read(applicant.own, applicant.visitor.cookies)
    await read(own, '')
    return found
  }

  const requireAlike = async (asBefore: Map<string, string>) => {
    const now = await everyPage()
    const differing = [...asBefore].filter(([path, held]) => now.get(path) !== held)
    assert.deepEqual(
      differing.map(([path, held]) => `${path}: ${held}, ${now.get(path)}`),
      [],
    )
    assert.deepEqual([...now.keys()], [...asBefore.keys()])
  }

  it('is not closed while a server has it open', async () => {
    await refused(/store_failing[\s\S]*no server/, site.dataDir, undefined, 'backup', at('early'), '--move')
    assert.equal((await fetch(`${site.url}/readyz`)).status, 200)
  })

  it('is the same in PostgreSQL, page for page, and the file of SQLite opens for nobody who writes', async () => {
    await site.stop()
    databaseUrl = await postgres.newDatabase()
    const said = await done(site.dataDir, undefined, 'backup', at('first'), '--move')
    assert.match(said, /closed here for good/)
    assert.match(
      await done(site.dataDir, databaseUrl, 'restore', at('first')),
      /the database that DATABASE_URL names[\s\S]*Nothing was recorded after that time/,
    )
    await refused(/file_exists/, site.dataDir, databaseUrl, 'restore', at('first'))
    await refused(MOVED, site.dataDir, undefined, 'serve', '--port', '0')
    await done(site.dataDir, undefined, 'fsck')
    await done(site.dataDir, databaseUrl, 'fsck')
    await done(site.dataDir, databaseUrl, 'rebuild')
    await done(site.dataDir, databaseUrl, 'audit')
    await start(AWAY, 0, databaseUrl)
    await requireAlike(pages)
  })

  it('goes on there: each letter that waited goes out once, and its link is good', async () => {
    await start(relay.port, LATER, databaseUrl)
    const letter = await until('the letter', async () =>
      relay.received.find(({ to }) => to.includes(waiting.email)),
    )
    const visitor = new Visitor(askedAt(site.url))
    await visitor.goto(
      new RegExp(`/${CALL}/persons/confirm/[\\w-]{43}`).exec(readMessage(letter.message).text)![0],
    )
    await visitor.send('/persons/confirm/', { confirm: 'yes' })
    assert.match(visitor.shown.path, OWN)
    await officer.visitor.goto('/desk')
    assert.ok(officer.visitor.shown.html.includes(LARKSPUR.name), 'the officer is signed in still')
    for (const email of [signatory.email, waiting.email, LARKSPUR.email])
      await until(`letters to ${email}`, async () =>
        relay.received.some(({ to }) => to.includes(email)) ? true : undefined,
      )
    await done(site.dataDir, databaseUrl, 'backup', at('beside'))
    await done(at('beside'), undefined, 'audit', at('beside'))
    pages = await everyPage()
  })

  it('is the same in SQLite again, and the older file and PostgreSQL both stay closed', async () => {
    await site.stop()
    await done(site.dataDir, databaseUrl, 'backup', at('second'), '--move', '--with-keys')
    await refused(/file_exists[\s\S]*avow\.sqlite/, site.dataDir, undefined, 'restore', at('second'))
    await refused(MOVED, site.dataDir, databaseUrl, 'serve', '--port', '0')
    const old = at('old')
    cpSync(site.dataDir, old, { recursive: true })
    rmSync(join(site.dataDir, 'avow.sqlite'))
    await refused(/log_shrunk/, site.dataDir, undefined, 'serve', '--port', '0')
    await done(site.dataDir, undefined, 'restore', at('second'))
    for (const check of ['fsck', 'rebuild', 'audit']) await done(site.dataDir, undefined, check)
    await start(relay.port, LATER, undefined)
    await requireAlike(pages)
    const ids = relay.received.map(({ message }) => /^Message-ID: (.+)$/m.exec(message)![1])
    assert.equal(new Set(ids).size, ids.length, 'no letter went out twice')
    const kept = [join(site.dataDir, 'avow.sqlite'), join(at('second'), 'avow.sqlite')]
    for (const path of kept)
      assert.ok(!new RegExp(erased.name).test(readFileSync(path, 'latin1')), 'who was erased stays so')
    // A first copy of which the log has gone on does not start where its key is.
    for (const name of readdirSync(old).filter(name => name.startsWith('avow.sqlite')))
      rmSync(join(old, name))
    assert.match(
      await done(old, undefined, 'restore', at('first')),
      /will not start on this copy of \d+ \(log_shrunk\)/,
    )
    await refused(/log_shrunk/, old, undefined, 'serve', '--port', '0')
  })
})

describe('a move that is killed in its midst', () => {
  const at = (name: string) => join(folder, `killed-${name}`)
  let databaseUrl: string

  /** Kills a command once it waits for this table, which somebody else holds until then. */
  async function killedAt(table: string, dataDir: string, ...words: string[]): Promise<void> {
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    const waiting = async () => {
      const { rows } = await client.query(`SELECT FROM pg_locks JOIN pg_class ON relation = pg_class.oid
        WHERE relname = '${table}' AND NOT granted`)
      return rows.length > 0 ? true : undefined
    }
    await client.query(`BEGIN; LOCK TABLE ${table}`)
    const child = begin(dataDir, databaseUrl, ...words)
    await until(`${words[0]} at ${table}`, waiting)
    child.kill('SIGKILL')
    await once(child, 'close')
    await client.query('ROLLBACK')
    await client.end()
  }

  before(async () => {
    await copyFilled(at('data'), PUBLIC)
    await done(at('data'), undefined, 'backup', at('copy'), '--with-keys')
    databaseUrl = await postgres.newDatabase()
    await (await openStore({ databaseUrl })).close()
  })

  it('leaves nothing in PostgreSQL, and is done again', async () => {
    await killedAt('subjects', at('in-postgres'), 'restore', at('copy'))
    const store = await openStore({ databaseUrl })
    assert.equal(await store.head(), undefined)
    assert.equal(await store.entry(0), undefined)
    await store.close()
    await refused(/no .*avow\.json/, at('in-postgres'), databaseUrl, 'serve', '--port', '0')
    await done(at('in-postgres'), databaseUrl, 'restore', at('copy'))
    await done(at('in-postgres'), databaseUrl, 'fsck')
    assert.ok(!existsSync(join(at('in-postgres'), 'restoring')))
  })

  it('leaves a register that is closed, whole and can be copied, and a copy that nobody takes for one', async () => {
    await killedAt('subjects', at('in-postgres'), 'backup', at('half'), '--move')
    await refused(MOVED, at('in-postgres'), databaseUrl, 'serve', '--port', '0')
    await refused(/backup\.json/, at('never'), undefined, 'restore', at('half'))
    await done(at('in-postgres'), databaseUrl, 'backup', at('whole'), '--move', '--with-keys')
  })

  it('leaves no file of SQLite in its place, and is done again', async () => {
    const child = begin(at('back'), undefined, 'restore', at('whole'))
    while (!existsSync(join(at('back'), 'restoring', 'avow.sqlite'))) await sleep(1)
    child.kill('SIGKILL')
    await once(child, 'close')
    assert.deepEqual(readdirSync(at('back')), ['restoring'])
    await refused(/no .*avow\.json/, at('back'), undefined, 'serve', '--port', '0')
    await done(at('back'), undefined, 'restore', at('whole'))
    await done(at('back'), undefined, 'audit')
    assert.ok(!existsSync(join(at('back'), 'restoring')))
  })

  it('mixes no two registers in one folder', async () => {
    await done(at('other'), undefined, 'init', '--url', 'https://other.example', '--name', 'en=Another')
    await refused(
      /file_exists[\s\S]*not the data folder of this log/,
      at('other'),
      undefined,
      'restore',
      at('whole'),
    )
    await done(at('same'), undefined, 'init', '--url', 'http://localhost:8080', '--name', 'en=The same name')
    await refused(/file_exists[\s\S]*\.key is there/, at('same'), undefined, 'restore', at('whole'))
  })
})

describe('a command that is typed beside a server on PostgreSQL', () => {
  const at = (name: string) => join(folder, `beside-${name}`)
  let databaseUrl: string
  let size: number

  const sizeIn = (backup: string) =>
    (JSON.parse(readFileSync(join(backup, 'backup.json'), 'utf8')) as { size: number }).size

  before(async () => {
    await copyFilled(at('data'), PUBLIC)
    await done(at('data'), undefined, 'backup', at('moving'), '--move')
    databaseUrl = await postgres.newDatabase()
    await done(at('none'), databaseUrl, 'restore', at('moving'), '--data', at('data'))
    // What only PostgreSQL holds.
    const server = begin(at('data'), databaseUrl, 'serve', '--port', '0')
    let said = ''
    server.stdout!.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    const url = await until('the server', async () => / at (http:\S+)/.exec(said)?.[1])
    const admit = ['party', 'admit', 'only-there', '--name', 'en=Only there', '--kind', 'company']
    const typed = ['--mandate', 'email', '--key', join(at('data'), 'keys', 'depositary.key'), '--url', url]
    await done(at('data'), databaseUrl, ...admit, ...typed)
    server.kill()
    await once(server, 'close')
    await done(at('data'), databaseUrl, 'backup', at('by-environment'))
    size = sizeIn(at('by-environment'))
    assert.ok(size > sizeIn(at('moving')), 'the closed file lacks what was recorded since')
  })

  it('works on the database of the server, whether --data or AVOW_DATA names the folder', async () => {
    for (const [dataDir, ...named] of [[at('data')], [at('none'), '--data', at('data')]]) {
      const typed = (...words: string[]) => done(dataDir!, databaseUrl, ...words, ...named)
      assert.match(await typed('fsck'), new RegExp(`log of ${size} entries`))
      assert.match(await typed('rebuild'), new RegExp(`log of ${size} entries`))
      assert.match(await typed('audit'), new RegExp(`all ${size.toLocaleString('en')} entries`))
      assert.match(await typed('settings', '--contact', 'port@harbour.example'), /port@harbour/)
      const backup = at(`backup-${named.length}`)
      await typed('backup', backup)
      assert.equal(sizeIn(backup), size)
    }
    await refused(
      /file_exists[\s\S]*unset DATABASE_URL/,
      at('none'),
      databaseUrl,
      ...['restore', at('moving')],
    )
    await done(at('none'), undefined, 'restore', at('backup-0'), '--data', at('tried'))
  })

  it('says of the closed file, where DATABASE_URL is missing, that the register goes on elsewhere', async () => {
    for (const look of ['fsck', 'rebuild', 'audit'])
      assert.match(
        await done(at('none'), undefined, look, '--data', at('data')),
        /moved away[\s\S]*Nothing of what was recorded since is in it[\s\S]*set DATABASE_URL/,
      )
    const typed = [
      ['backup', at('never')],
      ['rebuild', '--write'],
      ['settings', '--contact', 'port@harbour.example'],
      ['officer', 'add'],
    ]
    for (const words of typed) await refused(MOVED, at('none'), undefined, ...words, '--data', at('data'))
    assert.ok(!existsSync(at('never')))
    await done(at('none'), undefined, 'backup', at('once-more'), '--move', '--data', at('data'))
  })
})

describe('the guide to a move', () => {
  const at = (name: string) => join(folder, `guide-${name}`)

  const blocks = () => {
    const guide = readFileSync(join(root, 'docs', 'operator.md'), 'utf8')
    const chapter = /^### Move to another machine, or another database\n([\s\S]*?)^##+ /m.exec(guide)![1]!
    return [...chapter.matchAll(/^```console\n([\s\S]*?)^```$/gm)].map(([, body]) => body!)
  }
  const program = `"${process.execPath}" "${join(root, 'bin', 'avow.mjs')}"`
  const type = (typed: string, dataDir: string) => {
    const ran = spawnSync('bash', ['-euxc', typed], {
      cwd: at('folder'),
      env: envOf(dataDir),
      encoding: 'utf8',
    })
    assert.equal(ran.status, 0, ran.stderr)
    return ran.stdout.match(/agrees with itself/g)?.length
  }

  it('is typed as it stands, there and back', async () => {
    const ofCheckout = blocks().filter(block => block.startsWith('$ '))
    assert.equal(ofCheckout.length, 2)
    await copyFilled(join(at('folder'), 'data'), PUBLIC)
    const typed = ofCheckout
      .join('')
      .replaceAll(/^\$ /gm, '')
      .replaceAll('npx --no avow', program)
      .replace(/(?<=DATABASE_URL=)\S+/, await postgres.newDatabase())
    assert.equal(type(typed, join(at('folder'), 'data')), 4)
  })

  it('is typed by root where the evening has put it, there and back', async () => {
    const ofRoot = blocks().filter(block => block.startsWith('# '))
    assert.equal(ofRoot.length, 2)
    await copyFilled(at('evening'), PUBLIC)
    mkdirSync(at('etc'))
    writeFileSync(at('etc/avow.env'), 'AVOW_MAIL_FROM=Office <office@harbour.example>\n')
    const typed = ofRoot
      .join('')
      .replaceAll(/^# /gm, '')
      .replaceAll(/^systemctl .*$/gm, ':')
      .replaceAll('runuser -u avow -- /opt/avow/avow', program)
      .replace(/(?<=echo "DATABASE_URL=)[^"]+/, await postgres.newDatabase())
      .replaceAll('/etc/avow', at('etc'))
      .replaceAll('/var/lib/avow', at('evening'))
      .replaceAll('~/', at('home-'))
    assert.equal(type(typed, at('not-this')), 4)
    assert.equal(readFileSync(at('etc/avow.env'), 'utf8'), 'AVOW_MAIL_FROM=Office <office@harbour.example>\n')
    assert.ok(existsSync(join(at('evening'), 'avow.sqlite')))
    assert.ok(existsSync(join(at('home-avow-before'), 'avow.sqlite')))
  })
})

describe('a database that a newer version has opened', () => {
  const at = (name: string) => join(folder, `newer-${name}`)

  it('is refused by each command of this one, which changes nothing in it', async () => {
    await copyFilled(at('data'), PUBLIC)
    await done(at('data'), undefined, 'backup', at('copy'))
    for (const path of [at('data'), at('copy')].map(of => join(of, 'avow.sqlite'))) {
      const newer = new DatabaseSync(path)
      newer.exec('UPDATE avow_schema SET version = version + 1; PRAGMA wal_checkpoint(TRUNCATE)')
      newer.close()
    }
    const held = () => digestOf(readFileSync(join(at('data'), 'avow.sqlite')))
    const before = held()
    const words = [
      ['serve', '--port', '0'],
      ['fsck'],
      ['backup', at('again')],
      ['backup', at('away'), '--move'],
      ['rebuild', '--write'],
    ]
    for (const typed of words)
      await refused(/store_newer[\s\S]*only if nothing was recorded since/, at('data'), undefined, ...typed)
    await refused(/store_newer/, at('back'), undefined, 'restore', at('copy'))
    assert.equal(held(), before)
    assert.ok(!existsSync(join(at('back'), 'avow.sqlite')))
  })
})
