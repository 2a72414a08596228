import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { randomBytes } from '#crypto'
import { toBase64, toBase64url, toHex } from '../../src/core/bytes.ts'
import { formatDigest } from '../../src/core/digest.ts'
import { identityOf, signEnvelope } from '../../src/core/envelope.ts'
import { newSigner } from '../../src/core/keys.ts'
import { EMPTY_ROOT } from '../../src/core/merkle.ts'
import { formatVkey, newNoteSigner } from '../../src/core/note.ts'
import { Refusal } from '../../src/core/refusal.ts'
import { formatStatement } from '../../src/core/statement.ts'
import { formatTime } from '../../src/core/time.ts'
import { type Log, openLog } from '../../src/log/open.ts'
import { openStore } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { WalCopying } from '../../src/store/wal-copying.ts'

/**
 * A depositary under load, to be killed or to have its disk fail. It writes a line for each thing that somebody outside
 * has learned: `ack <index> <identity>` when a statement is acknowledged, `seen <size> <root>` for each checkpoint that
 * is shown, `no <code> <sentence>` for a refusal, after which it begins another life while it has some left; one that
 * stays posts the same bytes again instead. One that copies has its write-ahead log copied home all the time. Its keys
 * are fixed, so that the next life or the next child goes on with the same log.
 */
const [dataDir = '', most = '1000000', atOnce = '40', lives = '1', stays = '', copies = ''] =
  process.argv.slice(2)
/** Before the same bytes are posted again. */
const PAUSE_MS = 5
const SEED = new Uint8Array(32).fill(7)
const ORIGIN = 'crash.example/log'

const now = () => Math.floor(Date.now() / 1000)

/** A pipe that is full refuses what is written into it: who reads it is slow, and no fault of the log's. */
function say(line: string): void {
  for (;;)
    try {
      writeSync(1, `${line}\n`)
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1)
    }
}

const depositary = newSigner('depositary', SEED)
const signer = newNoteSigner(ORIGIN, SEED)
let left = Number(most)

async function live(log: Log): Promise<void> {
  if (log.head() === undefined) await post(log, 'depositary/established', founding())
  // The first one waits for the threads that verify; the load begins when they run.
  await post(log, 'party/admitted', newParty())
  say('ready')
  const loop = async () => {
    while (left-- > 0) await post(log, 'party/admitted', newParty())
  }
  const ends = await Promise.allSettled(Array.from({ length: Number(atOnce) }, loop))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
}

async function post(log: Log, type: string, body: object): Promise<void> {
  const head = log.head()
  const seen = { size: head?.size ?? 0, root: formatDigest(head?.root ?? EMPTY_ROOT) }
  if (head) say(`seen ${head.size} ${toBase64(head.root)}`)
  const nonce = toBase64url(randomBytes(16))
  const at = formatTime(now())
  const payload = formatStatement({
    v: 1,
    log: ORIGIN,
    type,
    by: 'depositary',
    call: null,
    at,
    seen,
    nonce,
    body,
  })
  const envelope = signEnvelope(payload, [depositary])
  for (;;)
    try {
      const { index } = await log.door.post({ envelope, parts: [] })
      return say(`ack ${index} ${toHex(identityOf(payload))}`)
    } catch (error) {
      const passes = error instanceof Refusal && /^(store_failing|outcome_unknown)$/.test(error.code)
      if (stays === '' || !passes) throw error
      say(`no ${error.code} ${error.message}`)
      await sleep(PAUSE_MS)
    }
}

/** True if nothing was refused. */
async function oneLife(): Promise<boolean> {
  let store: Store | undefined
  let log: Log | undefined
  let copying: AsyncDisposable | undefined
  try {
    store = await openStore({ dataDir })
    if (copies !== '') copying = copyAllTheTime(join(dataDir, 'avow.sqlite'))
    log = await openLog({ store, drawerKey: new Uint8Array(32), signer, now, pooling: 1, threads: 1 })
    await live(log)
    return true
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    say(`no ${error.code} ${error.message}`)
    return false
  } finally {
    await copying?.[Symbol.asyncDispose]()
    await log?.close()
    await store?.close()
  }
}

/** Beside the store, which has its own copied and waits for that when it writes. */
function copyAllTheTime(path: string): AsyncDisposable {
  const copying = new WalCopying(path)
  let isOver = false
  const going = (async () => {
    for (; !isOver; await sleep(1)) if (await copying.copy()) say('copied')
  })()
  return {
    async [Symbol.asyncDispose]() {
      isOver = true
      await going
      await copying.close()
    },
  }
}

function founding() {
  return {
    names: [{ lang: 'en', text: 'Depositary under load' }],
    vkey: formatVkey(signer.vkey),
    keys: [depositary.key],
    rules: 1,
    window: 3600,
    predecessor: null,
  }
}

function newParty() {
  return {
    party: `p-${toHex(randomBytes(8))}`,
    names: [{ lang: 'en', text: 'A party admitted under load' }],
    kind: 'company',
    country: 'FR',
    domain: null,
    identifiers: {},
    mandate: { level: 'email', checked: '2026-01-01', note: null, evidence: [] },
    keys: [],
    claims: false,
  }
}

async function main(): Promise<number> {
  for (let life = 0; life < Number(lives); life++)
    if (await oneLife()) {
      say('done')
      return 0
    }
  return 1
}

main().then(
  status => process.exit(status),
  error => {
    say(`broken ${String(error?.stack ?? error).replaceAll('\n', ' ')}`)
    process.exit(70)
  },
)
