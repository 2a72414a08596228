import assert from 'node:assert/strict'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { load } from 'cheerio'
import pg from 'pg'
import { type ServedSite, startSite } from '../browser/site.ts'
import type { Depositary } from '../depositary.ts'
import { lettersIn, readLetter } from '../desk/people.ts'
import { Visitor } from '../desk/visitor.ts'
import { readMessage } from '../mail/message.ts'
import { type Running as Relay, startRelay } from '../mail/relay.ts'
import { type Postgres, startPostgres } from '../postgres.ts'
import type { AtDesk } from './prepared.ts'

/** What the public knows the server by, wherever it listens: passkeys are bound to it. */
export const PUBLIC = 'https://harbour.example'
const PRELOAD = pathToFileURL(join(import.meta.dirname, 'write-counter.ts')).href
/** Nothing was written for so long: whoever writes after an answer has ended. */
const QUIET_MS = 150
/** And for so many times as long as the server needs to say so: on a machine that others use, it writes later too. */
const QUIET_ANSWERS = 10
const PATIENCE_MS = 15_000

export type Database = 'SQLite' | 'PostgreSQL'
/** Before or after which of its writes a server falls. */
export type Fall = `${'before' | 'after'} ${number}`

interface Start {
  /** Counted from the start of the process on. */
  readonly falls?: Fall | undefined
  readonly secondsLater?: number | undefined
  readonly flags?: readonly string[] | undefined
  /** Whether letters go out by a relay, from this start on; as at the start before if left out. */
  readonly mails?: boolean | undefined
}

interface Statement {
  readonly type: string
  readonly by: string
  readonly body: Readonly<Record<string, unknown>>
}

/**
 * `avow serve` over either database, in a process that a test lets fall at a write; and the states of its data that the
 * test has kept, from which it begins again as often as it likes.
 */
export class FallingServer {
  readonly #site: ServedSite
  readonly #postgres: Postgres | undefined
  #databaseUrl: string | undefined
  readonly #relay: Relay
  #mails = false
  /** Where the PostgreSQL database of each kept state is. */
  readonly #kept = new Map<string, string>()

  private constructor(
    site: ServedSite,
    relay: Relay,
    postgres: Postgres | undefined,
    databaseUrl: string | undefined,
  ) {
    this.#site = site
    this.#relay = relay
    this.#postgres = postgres
    this.#databaseUrl = databaseUrl
  }

  /** Entry 0 and nothing else. */
  static async start(database: Database): Promise<FallingServer> {
    const postgres = database === 'PostgreSQL' ? await startPostgres() : undefined
    const url = await postgres?.newDatabase()
    const env = url === undefined ? {} : { DATABASE_URL: url }
    const site = await startSite({ data: 'empty', publicUrl: PUBLIC, preload: PRELOAD, env })
    return new FallingServer(site, await startRelay(), postgres, url)
  }

  get url(): string {
    return this.#site.url
  }

  get dataDir(): string {
    return this.#site.dataDir
  }

  /** The site as visitors ask it. */
  get asked(): Depositary {
    return askedAt(this.url)
  }

  visitor(): Visitor {
    return new Visitor(this.asked)
  }

  /** The path of the enrolment link that this start has printed. */
  printed(): string | undefined {
    return /https:\/\/harbour\.example(\/desk\/enrol\/\S+)/.exec(this.#site.said())?.[1]
  }

  /** Starts one more server over the same PostgreSQL, with the same keys. It is the one that records from now on. */
  beside(): Promise<ServedSite> {
    const env = { DATABASE_URL: this.#databaseUrl! }
    return startSite({ data: this.#site, publicUrl: PUBLIC, env })
  }

  async start({ falls, secondsLater = 0, flags = [], mails = this.#mails }: Start = {}): Promise<void> {
    this.#mails = mails
    await this.#site.restart(
      {
        ...(mails && {
          AVOW_SMTP: `smtp://127.0.0.1:${this.#relay.port}`,
          AVOW_MAIL_FROM: 'The Harbour Office <office@harbour.example>',
        }),
        ...(this.#databaseUrl !== undefined && { DATABASE_URL: this.#databaseUrl }),
        ...(falls !== undefined && { AVOW_FALLS: falls }),
        SECONDS_LATER: String(secondsLater),
      },
      flags,
    )
  }

  /** Counts its writes from now on, and falls at this one. */
  async arm(falls: Fall | undefined): Promise<void> {
    await this.#writes(`?falls=${encodeURIComponent(falls ?? '')}`)
  }

  /** Once it has fallen, or has written nothing for a while. Says what it wrote; undefined if it has fallen. */
  async settled(): Promise<readonly string[] | undefined> {
    let before = -1
    for (;;) {
      const asked = performance.now()
      const written = await this.#writes().catch(() => undefined)
      if (written === undefined || written.length === before) return written
      before = written.length
      await sleep(QUIET_MS + QUIET_ANSWERS * (performance.now() - asked))
    }
  }

  async #writes(arming?: string): Promise<readonly string[]> {
    const init = arming === undefined ? {} : { method: 'POST' }
    const response = await fetch(`${this.url}/.writes${arming ?? ''}`, init)
    return (await response.json()) as string[]
  }

  /** Keeps what it holds now under a name, and stops it. */
  async keep(name: string): Promise<void> {
    await this.#site.stop()
    cpSync(this.dataDir, this.#folderOf(name), { recursive: true })
    if (this.#postgres === undefined) return
    this.#kept.set(name, this.#databaseUrl!)
    this.#databaseUrl = await this.#postgres.newDatabase(this.#databaseUrl)
  }

  /** Stops it, and lays what was kept under this name in place of what it holds. */
  async lay(name: string): Promise<void> {
    await this.#site.stop()
    rmSync(this.dataDir, { recursive: true })
    cpSync(this.#folderOf(name), this.dataDir, { recursive: true })
    if (this.#postgres === undefined) return
    await this.#postgres.dropDatabase(this.#databaseUrl!)
    this.#databaseUrl = await this.#postgres.newDatabase(this.#kept.get(name))
  }

  #folderOf = (name: string) => `${this.dataDir}-${name}`

  async json<T>(path: string): Promise<T> {
    return (await (await fetch(this.url + path)).json()) as T
  }

  async size(): Promise<number> {
    return Number((await (await fetch(`${this.url}/log/checkpoint`)).text()).split('\n')[1])
  }

  /** What the log holds of these types, from an entry on. */
  async entries(from: number, ...types: readonly string[]): Promise<Statement[]> {
    const found: Statement[] = []
    for (let index = from; index < (await this.size()); index++) {
      const { statement } = await this.json<{ statement: Statement }>(`/entries/${index}.json`)
      if (types.includes(statement.type)) found.push(statement)
    }
    return found
  }

  /** How many private things hold this, of one kind or of all. */
  async lying(within: string, kind: string | null = null): Promise<number> {
    if (this.#databaseUrl === undefined) {
      using database = new DatabaseSync(join(this.dataDir, 'avow.sqlite'), { readOnly: true })
      const counted = database.prepare(
        'SELECT count(*) AS count FROM private WHERE kind = coalesce(?, kind) AND instr(json, ?) > 0',
      )
      return Number(counted.get(kind, within)!.count)
    }
    const client = new pg.Client({ connectionString: this.#databaseUrl })
    await client.connect()
    try {
      const { rows } = await client.query<{ count: number }>(
        'SELECT count(*)::int AS count FROM private WHERE kind = coalesce($1, kind) AND strpos(json, $2) > 0',
        [kind, within],
      )
      return rows[0]!.count
    } finally {
      await client.end()
    }
  }

  /**
   * What stands in each letter that waits for this address, as an officer reads it in the outbox; or in each that came
   * there, where letters go out by a relay.
   */
  async lettersTo({ visitor, device }: AtDesk, email: string, { sendsOn = false } = {}): Promise<string[]> {
    if (this.#mails) {
      const mine = this.#relay.received.filter(({ to }) => to.includes(email))
      // A server that fell between the relay's answer and its own note sends again, under the same Message-ID.
      const byId = mine.map(({ message }) => [/^Message-ID: (.+)$/m.exec(message)![1]!, message] as const)
      return [...new Map(byId).values()].map(message => readMessage(message).text)
    }
    const tab = visitor.tab()
    const { html } = await tab.goto(`/desk/outbox?q=${encodeURIComponent(email)}`)
    assert.match(tab.shown.path, /^\/desk\/outbox/)
    const letters: string[] = []
    for (const link of lettersIn(html)) {
      letters.push(load((await readLetter({ visitor: tab, device }, link)).html)('body').text())
      if (sendsOn) await tab.send('handed', { how: 'mail' })
    }
    // The desk finds addresses that are alike, too.
    return letters.filter(letter => letter.includes(email))
  }

  async close(): Promise<void> {
    await this.#site.close()
    await this.#relay.close()
    await this.#postgres?.stop()
  }
}

/** Asks until it is so. */
export async function until<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(30)) {
    const found = await ask()
    if (found !== undefined) return found
  }
  return assert.fail(`${what}: not within ${PATIENCE_MS} ms`)
}

/** A server as visitors ask it. */
export function askedAt(url: string): Depositary {
  const request = (path: string, init?: RequestInit) => fetch(url + path, { ...init, redirect: 'manual' })
  return { app: { request } } as unknown as Depositary
}
