import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { concat, fromUtf8, toBase64url, utf8 } from '../src/core/bytes.ts'
import { digestOf, formatDigest } from '../src/core/digest.ts'
import { signEnvelope } from '../src/core/envelope.ts'
import { newSigner, type Signer } from '../src/core/keys.ts'
import { EMPTY_ROOT } from '../src/core/merkle.ts'
import { newNoteSigner } from '../src/core/note.ts'
import { formatStatement, type Statement } from '../src/core/statement.ts'
import { parseTime } from '../src/core/time.ts'
import { referTo, type WordsReference } from '../src/core/words.ts'
import type { Part } from '../src/log/attachments.ts'
import { type Log, openLog } from '../src/log/open.ts'
import type { Identity } from '../src/outbound/identity.ts'
import { newMailer, type Relay } from '../src/outbound/mail.ts'
import type { ErasureJournal } from '../src/people/erasures.ts'
import type { Laws } from '../src/register/laws.ts'
import { SqliteStore } from '../src/store/sqlite.ts'
import type { Store } from '../src/store/store.ts'
import { createApp, runningSite } from '../src/web/app.ts'
import type { Limits } from '../src/web/http/token-bucket.ts'
import type { RunningSite } from '../src/web/kit/request.ts'
import { cancelledIfStale, isHeldBack } from '../src/work/letters/stale.ts'
import type { Outbound } from '../src/work/workplace.ts'
import { ACCEPTS, ACCORD, facts, inEnglish, MANIFEST, OPENED, WORDS } from './harbour.ts'
import { newPosting, type Round } from './mail/posting.ts'
import { ORIGIN, partyKey, type Saying, seedOf } from './memory-log.ts'
import { storyFolder } from './story-folder.ts'

const FIGURES = 'a token that nobody else knows'.replaceAll(' ', '-')

/**
 * A depositary that runs: a real log on a real disk, spoken to through its front door by requests without sockets.
 * Its clock stands still until a story moves it.
 */
export interface Depositary {
  readonly app: ReturnType<typeof createApp>
  /** What pages and processes stand on. */
  readonly running: RunningSite
  readonly log: Log
  readonly vkey: string
  readonly key: Signer
  readonly publicUrl: string
  /** What the server has told its own log. */
  readonly told: { readonly level: string; readonly facts: object; readonly message: string }[]
  now: string
  get(path: string, headers?: Record<string, string>): Promise<Response>
  /** What `/metrics` tells whoever has the token. */
  figures(): Promise<string>
  text(path: string, headers?: Record<string, string>): Promise<string>
  json<T = Record<string, unknown>>(path: string): Promise<T>
  envelope(type: string, body: object, saying?: Saying): Uint8Array
  send(envelope: Uint8Array, parts?: readonly Part[]): Promise<Response>
  /** Posts a statement through the front door; throws whatever is not 200 or 201. */
  post(type: string, body: object, saying?: Saying, parts?: readonly Part[]): Promise<Recorded>
  /** Words for a statement, and the part that travels beside it. */
  words(text: string): { reference: WordsReference; part: Part }
  as(party: string): Voice
  /** Sends the letters that are due, where the story has a relay. */
  deliver(): Promise<Round>
  close(): Promise<void>
}

export interface Recorded {
  readonly index: number
  readonly receipt: string
}

interface Voice {
  sign(call: string, body?: object, parts?: readonly Part[]): Promise<Recorded>
  withdraw(call: string): Promise<Recorded>
}

export interface Story {
  readonly now?: string
  readonly limits?: Limits
  /** Through which letters go out; without one officers hand them over. */
  readonly relay?: Relay
  /** Milliseconds of a clock that only goes forward; the machine's if left out. */
  readonly ticks?: () => number
  /** Whether the log is folded in the background, as a server has it. */
  readonly folded?: boolean
  /** Laws of a story's own. */
  readonly laws?: Laws
  /** How far the Harbour Accord has come; `text` if left out. */
  readonly upTo?: 'nothing' | 'established' | 'call' | 'text'
  /** The network that it asks: a lab of the story's own. */
  readonly outbound?: Outbound
  /** Parties that are admitted, each with a key of its own. */
  readonly parties?: readonly string[]
  /** Where log and drawer lie, if not in a SQLite file of the story's own. */
  readonly store?: Store
  /** Where erasures of persons are noted. */
  readonly erasures?: ErasureJournal
  /** By which officers may come to look at the desk. */
  readonly identity?: Identity
}

export async function startDepositary(story: Story = {}): Promise<Depositary> {
  const folder = storyFolder('depositary')
  const store = story.store ?? SqliteStore.open(join(folder, 'avow.sqlite'))
  const clock = { now: story.now ?? '2026-01-01T00:00:00Z' }
  const now = () => parseTime(clock.now)
  const signer = newNoteSigner(ORIGIN, seedOf('the log'))
  const log = await openLog({
    store,
    drawerKey: seedOf('the drawer'),
    signer,
    now,
    pooling: 1,
    threads: 1,
    ...(story.laws && { laws: story.laws }),
    ...(story.folded && { folded: true }),
  })
  const told: Depositary['told'] = []
  const tell = (level: string) => (facts: object, message: string) =>
    void told.push({ level, facts, message })
  const logger = { info: tell('info'), warn: tell('warn'), error: tell('error') }
  const limits = story.limits ?? { statements: null, proxied: false }
  const key = newSigner('depositary', seedOf('the depositary'))
  const publicUrl = 'https://harbour.example'
  const asking = story.outbound === undefined ? {} : { outbound: story.outbound }
  const erasures = story.erasures ?? null
  const post =
    story.relay === undefined
      ? null
      : newPosting(
          log.drawer,
          newMailer(story.relay),
          now,
          found => cancelledIfStale({ log, now }, found),
          letter => isHeldBack({ log, now }, letter),
        )
  const site = {
    log,
    logger,
    now,
    publicUrl,
    limits,
    signer: key,
    mail: post?.post ?? null,
    erasures,
    identity: story.identity ?? null,
    metricsToken: FIGURES,
    ...(story.ticks && { ticks: story.ticks }),
    ...asking,
  }
  const running = runningSite(site)
  const app = createApp(site, running)
  let made = 0

  const it: Depositary = {
    app,
    running,
    log,
    vkey: log.vkey,
    key,
    publicUrl,
    told,
    get now() {
      return clock.now
    },
    set now(time) {
      clock.now = time
    },
    get: async (path, headers = {}) => app.request(path, { headers }),
    figures: () => it.text('/metrics', { authorization: `Bearer ${FIGURES}` }),
    text: async (path, headers) => (await it.get(path, headers)).text(),
    json: async <T>(path: string) => (await it.get(path)).json() as Promise<T>,
    envelope(type, body, saying = {}) {
      const { by = 'depositary', call = null, signers = [key], at = clock.now } = saying
      const head = log.head()
      const seen = saying.seen ?? { size: head?.size ?? 0, root: formatDigest(head?.root ?? EMPTY_ROOT) }
      const nonce = saying.nonce ?? toBase64url(seedOf(`nonce ${made++}`).subarray(0, 16))
      const statement: Statement<object> = { v: 1, log: ORIGIN, type, by, call, at, seen, nonce, body }
      return signEnvelope(formatStatement(statement), signers)
    },
    async send(envelope, parts = []) {
      if (parts.length === 0)
        return app.request('/statements', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: envelope as Uint8Array<ArrayBuffer>,
        })
      const form = new FormData()
      form.set('envelope', fromUtf8(envelope))
      for (const { name, bytes } of parts)
        form.set(name, new Blob([bytes as Uint8Array<ArrayBuffer>]), 'words')
      return app.request('/statements', { method: 'POST', body: form })
    },
    async post(type, body, saying = {}, parts = []) {
      const response = await it.send(it.envelope(type, body, saying), parts)
      if (!response.ok) throw new Error(`${type}: ${response.status} ${await response.text()}`)
      return (await response.json()) as Recorded
    },
    words(text) {
      const { reference, salt } = referTo(utf8(text), { lang: 'en', mediaType: 'text/plain' }, seedOf(text))
      return { reference, part: { name: reference.digest, bytes: concat(salt, utf8(text)) } }
    },
    as: party => ({
      sign: (call, body = {}, parts = []) =>
        it.post(
          'signature/given',
          { ...ACCEPTS, ...body },
          { by: party, call, signers: [partyKey(party)] },
          parts,
        ),
      withdraw: call =>
        it.post('signature/withdrawn', { reason: null }, { by: party, call, signers: [partyKey(party)] }),
    }),
    deliver: () => post!.deliverDue(),
    async close() {
      await log.close()
      await store.close()
      rmSync(folder, { recursive: true })
    },
  }
  await prepare(it, story)
  return it
}

async function prepare(it: Depositary, { upTo = 'text', parties = [] }: Story): Promise<void> {
  if (upTo === 'nothing') return
  await it.post('depositary/established', {
    names: inEnglish('The Harbour Secretariat'),
    vkey: it.vkey,
    keys: [it.key.key],
    rules: 1,
    window: 604_800,
    predecessor: null,
  })
  if (upTo === 'established') return
  await it.post('call/opened', OPENED, { call: ACCORD })
  if (upTo === 'text') await publishText(it)
  for (const party of parties) await admit(it, party)
}

async function publishText(it: Depositary): Promise<void> {
  const texts = Object.values(WORDS).map(words => ({ name: digestOf(utf8(words)), bytes: utf8(words) }))
  await it.post('text/published', { manifest: MANIFEST, supersedes: null }, { call: ACCORD }, texts)
}

/** Admits a party with a key made from its id; `changes` are laid over its facts. */
export async function admit(it: Depositary, party: string, changes: object = {}): Promise<Recorded> {
  const own = partyKey(party)
  const body = { party, ...facts(party), keys: [own.key], claims: false, ...changes }
  return it.post('party/admitted', body, { signers: [it.key, own] })
}
