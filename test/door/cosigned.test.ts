import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { toBase64url } from '../../src/core/bytes.ts'
import { newCosigner, openCosignatures } from '../../src/core/cosignature.ts'
import { formatDigest } from '../../src/core/digest.ts'
import { signEnvelope } from '../../src/core/envelope.ts'
import { formatVkey, newNoteSigner } from '../../src/core/note.ts'
import { parseProof } from '../../src/core/proof.ts'
import { formatStatement } from '../../src/core/statement.ts'
import { formatTime } from '../../src/core/time.ts'
import { startStranger } from '../../src/log/witness.fixture.ts'
import { WitnessKeeper } from '../../src/log/witness-keeper.ts'
import { SqliteWitnessMemory } from '../../src/log/witness-memory.ts'
import { facts } from '../harbour.ts'
import { ORIGIN, seedOf } from '../memory-log.ts'
import { storyFolder } from '../story-folder.ts'
import { depositary, openAccord, type Served, startServed, until } from '../strangers/served.ts'

const folder = storyFolder('cosigned')
const open: (() => unknown)[] = []
after(async () => {
  for (const close of open.reverse()) await close()
})
const cosigner = newCosigner('witness.example', seedOf('a witness'))
const log = newNoteSigner(ORIGIN, seedOf('the log')).vkey

/** A log whose door waits for one witness, who cosigns while `works`. */
async function started(name: string, seconds: number) {
  const memory = new SqliteWitnessMemory(join(folder, `${name}.sqlite`))
  const keeper = new WitnessKeeper(cosigner, [log], memory, () => Math.floor(Date.now() / 1000))
  const witness = { works: true }
  const { url, close } = await startStranger((body, response) => {
    if (!witness.works) return response.writeHead(503).end()
    const answer = keeper.addCheckpoint(body)
    return response.writeHead(answer.status, { 'content-type': answer.type }).end(answer.body)
  })
  const addresses = [{ url, vkey: formatVkey(cosigner.vkey) }]
  const served = await startServed(join(folder, name), addresses, { quorum: 1, seconds })
  open.push(
    close,
    () => memory.close(),
    () => served.close(),
  )
  await until(() => served.log.ready() === null)
  await openAccord(served)
  return { served, witness }
}

/** Posts one statement as often as it is asked to, byte for byte. */
function admission({ site, log }: Served, party: string): () => Promise<Response> {
  const head = log.head()!
  const body = signEnvelope(
    formatStatement({
      v: 1,
      log: ORIGIN,
      type: 'party/admitted',
      by: 'depositary',
      call: null,
      at: formatTime(Math.floor(Date.now() / 1000)),
      seen: { size: head.size, root: formatDigest(head.root) },
      nonce: toBase64url(seedOf(party).subarray(0, 16)),
      body: { party, ...facts(party), keys: [], claims: false },
    }),
    [depositary],
  ) as Uint8Array<ArrayBuffer>
  const headers = { 'content-type': 'application/json' }
  return () => fetch(`${site}/statements`, { method: 'POST', headers, body })
}

async function read(response: Response) {
  const { witnessed, receipt } = (await response.json()) as { witnessed: boolean; receipt: string }
  const cosigned = openCosignatures(parseProof(receipt).checkpoint, [cosigner.vkey]).length === 1
  return { status: response.status, witnessed, cosigned }
}

describe('a door that waits for its witnesses', () => {
  it('answers 201 with a proof that they have cosigned', async () => {
    const { served } = await started('waiting', 30)
    const answers = await Promise.all(['northhaven', 'eastport'].map(party => admission(served, party)()))
    for (const answer of answers)
      assert.deepEqual(await read(answer), { status: 201, witnessed: true, cosigned: true })
  })

  it('answers 202 where they take too long, and 200 with that proof to the same bytes later', async () => {
    const { served, witness } = await started('late', 0.1)
    witness.works = false
    const post = admission(served, 'northhaven')
    const first = await post()
    assert.equal(first.headers.get('location'), '/entries/4')
    assert.deepEqual(await read(first), { status: 202, witnessed: false, cosigned: false })
    assert.deepEqual(await read(await post()), { status: 200, witnessed: false, cosigned: false })
    witness.works = true
    for (;;) {
      const found = await read(await post())
      assert.equal(found.status, 200)
      assert.equal(found.cosigned, found.witnessed)
      if (found.witnessed) break
    }
  })
})
