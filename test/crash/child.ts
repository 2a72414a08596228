import { writeSync } from 'node:fs'
import { randomBytes } from '#crypto'
import { toBase64, toBase64url, toHex } from '../../src/core/bytes.ts'
import { type Digest, formatDigest } from '../../src/core/digest.ts'
import { identityOf, signEnvelope } from '../../src/core/envelope.ts'
import { newSigner } from '../../src/core/keys.ts'
import { EMPTY_ROOT } from '../../src/core/merkle.ts'
import { formatVkey, newNoteSigner } from '../../src/core/note.ts'
import { Refusal } from '../../src/core/refusal.ts'
import { formatStatement } from '../../src/core/statement.ts'
import { formatTime } from '../../src/core/time.ts'
import { openLog } from '../../src/log/open.ts'
import { openStore } from '../../src/store/open.ts'

/**
 * A depositary under load, to be killed. It writes a line for each thing that somebody outside has learned:
 * `ack <index> <identity>` when a statement is acknowledged, `seen <size> <root>` for each checkpoint that is shown.
 * Its keys are fixed, so that the next child goes on with the same log.
 */
const [dataDir = '', most = '1000000', atOnce = '40', pooling = '1'] = process.argv.slice(2)
const SEED = new Uint8Array(32).fill(7)
const ORIGIN = 'crash.example/log'

const now = () => Math.floor(Date.now() / 1000)
const say = (line: string) => writeSync(1, `${line}\n`)
const depositary = newSigner('depositary', SEED)
const signer = newNoteSigner(ORIGIN, SEED)

async function main(): Promise<void> {
  const store = await openStore({ dataDir })
  const log = await openLog({ store, signer, now, pooling: Number(pooling), threads: 1 })
  let left = Number(most)

  const post = async (type: string, body: unknown) => {
    const head = log.head()
    const seen = { size: head?.size ?? 0, root: formatDigest(head?.root ?? EMPTY_ROOT) as Digest }
    if (head) say(`seen ${head.size} ${toBase64(head.root)}`)
    const payload = formatStatement({
      v: 1,
      log: ORIGIN,
      type,
      by: 'depositary',
      call: null,
      at: formatTime(now()),
      seen,
      nonce: toBase64url(randomBytes(16)),
      body: body as never,
    })
    const { index } = await log.door.post({ envelope: signEnvelope(payload, [depositary]), parts: [] })
    say(`ack ${index} ${toHex(identityOf(payload))}`)
  }

  if (log.head() === undefined)
    await post('depositary/established', {
      names: [{ lang: 'en', text: 'Depositary under load' }],
      vkey: formatVkey(signer.vkey),
      keys: [depositary.key],
      rules: 1,
      window: 3600,
      predecessor: null,
    })
  // The first one waits for the threads that verify; the load begins when they run.
  await post('party/admitted', newParty())
  say('ready')
  const loop = async () => {
    while (left-- > 0) await post('party/admitted', newParty())
  }
  await Promise.all(Array.from({ length: Number(atOnce) }, loop))
  await log.close()
  await store.close()
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

main().then(
  () => say('done'),
  error => {
    say(`no ${error instanceof Refusal ? `${error.code} ${error.message}` : String(error?.stack ?? error)}`)
    process.exit(error instanceof Refusal ? 1 : 70)
  },
)
