import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { randomBytes } from '#crypto'
import { concat, fromUtf8, toBase64url, utf8 } from '../../src/core/bytes.ts'
import { digestOf, formatDigest } from '../../src/core/digest.ts'
import { signEnvelope } from '../../src/core/envelope.ts'
import { keyDigest, newSigner } from '../../src/core/keys.ts'
import { EMPTY_ROOT } from '../../src/core/merkle.ts'
import { newNoteSigner } from '../../src/core/note.ts'
import { newPasskey } from '../../src/core/passkey.fixture.ts'
import { formatStatement } from '../../src/core/statement.ts'
import { formatTime } from '../../src/core/time.ts'
import { referTo } from '../../src/core/words.ts'
import type { Part } from '../../src/log/attachments.ts'
import { type Log, openLog } from '../../src/log/open.ts'
import type { WitnessAddress } from '../../src/log/witness.ts'
import { openStore } from '../../src/store/open.ts'
import { createApp } from '../../src/web/app.ts'
import { newServer } from '../../src/web/server.ts'
import { ACCEPTS, ACCORD, facts, inEnglish, MANIFEST, OPENED, WORDS } from '../harbour.ts'
import { ORIGIN, partyKey, recoveryKey, type Saying, seedOf } from '../memory-log.ts'

/** A depositary on the network, for strangers to read. Its clock is the real one, as theirs is. */
export interface Served {
  readonly site: string
  readonly vkey: string
  readonly log: Log
  /** What the door answered, by index. */
  readonly receipts: Map<number, string>
  post(type: string, body: object, saying?: Saying, parts?: readonly Part[]): Promise<Response>
  close(): Promise<void>
}

export const depositary = newSigner('depositary', seedOf('the depositary'))
const officer = newSigner('officer', seedOf('the officer'))
const now = () => Math.floor(Date.now() / 1000)

/** Two that are started with the same key in two folders are two histories of one log. */
export async function startServed(
  dataDir: string,
  witnesses: readonly WitnessAddress[] = [],
  cosigned?: { readonly quorum: number; readonly seconds: number },
): Promise<Served> {
  const store = await openStore({ dataDir })
  const signer = newNoteSigner(ORIGIN, seedOf('the log'))
  const log = await openLog({
    store,
    drawerKey: seedOf('the drawer'),
    signer,
    now,
    pooling: 2,
    threads: 1,
    witnesses,
    cosigned,
  })
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const limits = { statements: null, proxied: false }
  const app = createApp({ log, logger: quiet, now, publicUrl: 'https://harbour.example', limits })
  const server = newServer(app)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const receipts = new Map<number, string>()

  async function post(type: string, body: object, saying: Saying = {}, parts: readonly Part[] = []) {
    const { by = 'depositary', call = null, signers = [depositary] } = saying
    const head = log.head()
    const seen = { size: head?.size ?? 0, root: formatDigest(head?.root ?? EMPTY_ROOT) }
    const nonce = toBase64url(randomBytes(16))
    const payload = formatStatement({
      v: 1,
      log: ORIGIN,
      type,
      by,
      call,
      at: formatTime(now()),
      seen,
      nonce,
      body,
    })
    const form = new FormData()
    form.set('envelope', fromUtf8(signEnvelope(payload, signers)))
    for (const { name, bytes } of parts) form.set(name, new Blob([bytes as Uint8Array<ArrayBuffer>]), 'words')
    const response = await fetch(`${site}/statements`, { method: 'POST', body: form })
    if (response.ok) {
      const { index, receipt } = (await response.clone().json()) as { index: number; receipt: string }
      receipts.set(index, receipt)
    }
    return response
  }

  return {
    site,
    vkey: log.vkey,
    log,
    receipts,
    post,
    async close() {
      await new Promise(resolve => {
        server.close(resolve)
        server.closeAllConnections()
      })
      await log.close()
      await store.close()
    },
  }
}

/** As `post`, for what must be taken. */
async function put(to: Served, ...posting: Parameters<Served['post']>): Promise<void> {
  const response = await to.post(...posting)
  if (!response.ok) throw new Error(`${posting[0]}: ${response.status} ${await response.text()}`)
}

/** Establishes the log, opens the accord, and grants an office. Four entries. */
export async function openAccord(to: Served): Promise<void> {
  await put(to, 'depositary/established', {
    names: inEnglish('The Harbour Secretariat'),
    vkey: to.vkey,
    keys: [depositary.key],
    rules: 1,
    window: 604_800,
    recovery: keyDigest(recoveryKey.key.jwk),
    predecessor: null,
  })
  await put(to, 'call/opened', OPENED, { call: ACCORD })
  const texts = Object.values(WORDS).map(words => ({ name: digestOf(utf8(words)), bytes: utf8(words) }))
  await put(to, 'text/published', { manifest: MANIFEST, supersedes: null }, { call: ACCORD }, texts)
  const body = { role: 'officer', id: 'officer-1', key: officer.key, until: null, name: null }
  await put(to, 'role/granted', body, { signers: [depositary, officer] })
}

/** Admits parties, with keys of every kind that there is, and lets them sign: two entries each, and some more. */
export async function gatherParties(to: Served, count: number, from = 0): Promise<void> {
  const rsa = newPasskey('RS256', 'party', 'harbour.example')
  const parties = Array.from({ length: count }, (_, i) => {
    const id = `party-${from + i}`
    if (i === 0) return { id, key: rsa }
    if (i % 4 === 1) return { id, key: newPasskey('ES256', 'party', 'harbour.example') }
    return { id, key: i % 4 === 2 ? newPasskey('Ed25519', 'party', 'harbour.example') : partyKey(id) }
  })
  await inGroups(parties, async ({ id, key }, i) => {
    const body = { party: id, ...facts(id), keys: [key.key], claims: false }
    await put(to, 'party/admitted', body, { signers: [i % 2 === 0 ? depositary : officer, key] })
  })
  await inGroups(parties, async ({ id, key }, i) => {
    const text = utf8(`${id} reserves what follows. ${'Word upon word. '.repeat(20)}`)
    const { reference, salt } = referTo(text, { lang: 'en', mediaType: 'text/plain' })
    const [reservation, parts] =
      i % 10 === 0 ? [reference, [{ name: reference.digest, bytes: concat(salt, text) }]] : [null, []]
    const saying = { by: id, call: ACCORD, signers: [key] }
    await put(to, 'signature/given', { ...ACCEPTS, reservation }, saying, parts)
  })
  // Some change their keys, and one leaves.
  for (const { id, key } of parties.slice(0, 5)) {
    const next = newPasskey('ES256', 'party', 'harbour.example')
    await put(to, 'key/added', { holder: id, key: next.key, reason: null }, { by: id, signers: [key, next] })
    const reason = { lang: 'en', text: 'Replaced by another.' }
    await put(to, 'key/revoked', { keyid: key.keyid, reason }, { by: id, signers: [key] })
    await put(to, 'signature/withdrawn', { reason: null }, { by: id, call: ACCORD, signers: [next] })
  }
}

async function inGroups<T>(items: readonly T[], act: (item: T, i: number) => Promise<void>): Promise<void> {
  for (let from = 0; from < items.length; from += 40)
    await Promise.all(items.slice(from, from + 40).map((item, i) => act(item, from + i)))
}

/** Waits for something that witnesses bring about, who are asked once a second. A wait in vain ends, and says so. */
export async function until(holds: () => boolean, state: () => unknown = () => undefined): Promise<void> {
  for (let waited = 0; !holds(); waited += 20) {
    if (waited > 30_000) throw new Error(`This never came: ${holds}. ${JSON.stringify(state())}`)
    await sleep(20)
  }
}
