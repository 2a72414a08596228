import { utf8 } from '../../src/core/bytes.ts'
import { digestOf, formatDigest } from '../../src/core/digest.ts'
import { signEnvelope } from '../../src/core/envelope.ts'
import { newSigner, type Signer } from '../../src/core/keys.ts'
import { newNoteSigner } from '../../src/core/note.ts'
import { formatStatement } from '../../src/core/statement.ts'
import { formatTime, parseTime } from '../../src/core/time.ts'
import type { Part } from '../../src/log/attachments.ts'
import type { Posted } from '../../src/log/door.ts'
import { type Log, openLog } from '../../src/log/open.ts'
import { setLaunch } from '../../src/people/launches.ts'
import { openStore } from '../../src/store/open.ts'
import { openSealed, type Sealer, sealSignature } from '../../src/work/launch/seals.ts'
import type { Workplace } from '../../src/work/workplace.ts'
import { ACCEPTS, ACCORD, ESTABLISHED, facts, MANIFEST, OPENED, WORDS } from '../harbour.ts'
import { ORIGIN, partyKey, type Saying, seedOf } from '../memory-log.ts'

/** A depositary with a crowd that has signed under seal, in a folder that a crash can leave. */

export const MORNING = '2026-01-01T08:00:00Z'
export const NOON = '2026-01-01T12:00:00Z'
const LAUNCH = { opens: NOON, lifted: false, by: 'officer-1', set: parseTime(MORNING) }
const AT_ONCE = 200
const signer = newNoteSigner(ORIGIN, seedOf('the log'))
const depositary = newSigner('depositary', seedOf('the depositary'))

export interface Place {
  readonly log: Log
  readonly site: Sealer & Pick<Workplace, 'logger'>
  close(): Promise<void>
}

/** The depositary in this folder, its clock standing at a time. */
export async function openPlace(dataDir: string, time: string): Promise<Place> {
  const store = await openStore({ dataDir })
  const now = () => parseTime(time)
  const log = await openLog({ store, drawerKey: seedOf('the drawer'), signer, now, pooling: 2 })
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const site = {
    log,
    now,
    logger: quiet,
    signer: depositary,
    record: (posted: Posted) => log.door.post(posted),
  }
  return {
    log,
    site,
    async close() {
      await log.close()
      await store.close()
    },
  }
}

/** Opens the accord, admits a crowd, and has each of it sign under seal until noon. Returns the size of the log. */
export async function sealCrowd({ log, site }: Place, count: number): Promise<number> {
  let made = 0
  const envelope = (
    type: string,
    body: object,
    { by = 'depositary', call = null, signers = [depositary] }: Saying,
  ) => {
    const head = log.head()
    const seen = {
      size: head?.size ?? 0,
      root: head === undefined ? formatDigest(EMPTY) : formatDigest(head.root),
    }
    const nonce = Buffer.from(seedOf(`crowd ${made++}`).subarray(0, 16)).toString('base64url')
    const statement = {
      v: 1,
      log: ORIGIN,
      type,
      by,
      call,
      at: formatTime(site.now()),
      seen,
      nonce,
      body,
    } as const
    return signEnvelope(formatStatement(statement), signers as readonly Signer[])
  }
  const post = (type: string, body: object, saying: Saying = {}, parts: readonly Part[] = []) =>
    log.door.post({ envelope: envelope(type, body, saying), parts })
  await post('depositary/established', ESTABLISHED({ vkey: log.vkey } as never, [depositary]))
  await post('call/opened', OPENED, { call: ACCORD })
  const texts = Object.values(WORDS).map(words => ({ name: digestOf(utf8(words)), bytes: utf8(words) }))
  await post('text/published', { manifest: MANIFEST, supersedes: null }, { call: ACCORD }, texts)
  const parties = Array.from({ length: count }, (_, i) => `party-${i}`)
  await inTurns(parties, party => {
    const key = partyKey(party)
    const body = { party, ...facts(party), keys: [key.key], claims: false }
    return post('party/admitted', body, { signers: [depositary, key] })
  })
  await setLaunch(log.drawer, ACCORD, LAUNCH)
  await inTurns(parties, party => {
    const signed = envelope('signature/given', ACCEPTS, {
      by: party,
      call: ACCORD,
      signers: [partyKey(party)],
    })
    return sealSignature(site, { envelope: signed, parts: [], opens: NOON })
  })
  return log.head()!.size
}

/** Opens what lies sealed, as the server does at its hour. */
export function openCrowd({ site }: Place) {
  return openSealed(site, depositary, ACCORD, LAUNCH)
}

const EMPTY = new Uint8Array(
  Buffer.from('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 'hex'),
)

async function inTurns<T>(items: readonly T[], act: (item: T) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < items.length; from += AT_ONCE)
    await Promise.all(items.slice(from, from + AT_ONCE).map(act))
}
