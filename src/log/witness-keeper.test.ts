import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, beforeEach, describe, it } from 'node:test'
import { toBase64, utf8 } from '../core/bytes.ts'
import { type Cosigner, newCosigner, openCosignatures } from '../core/cosignature.ts'
import { checkEvidence } from '../core/evidence.ts'
import { formatNote, formatVkey, newNoteSigner, parseLogVkey, parseNote } from '../core/note.ts'
import { SmallLog } from './witness.fixture.ts'
import { type RefusedTree, type WitnessAnswer, WitnessKeeper, type WitnessMemory } from './witness-keeper.ts'
import { SqliteWitnessMemory } from './witness-memory.ts'

const folder = mkdtempSync(join(tmpdir(), 'avow-keeper-'))
after(() => rmSync(folder, { recursive: true }))

const NOW = 1_780_000_000
const signer = newNoteSigner('harbour.example/log', new Uint8Array(32).fill(1))
const cosigner = newCosigner('witness.example', new Uint8Array(32).fill(2))

let files = 0
let memory: SqliteWitnessMemory
let keeper: WitnessKeeper
let log: SmallLog

beforeEach(() => {
  memory = new SqliteWitnessMemory(join(folder, `${files++}.sqlite`))
  keeper = new WitnessKeeper(cosigner, [signer.vkey], memory, () => NOW)
  log = new SmallLog(signer)
})

/** The memory, for a test to change one thing about. */
const passing: WitnessMemory = {
  seen: origin => memory.seen(origin),
  advance: (...trees) => memory.advance(...trees),
  cosigned: (...tree) => memory.cosigned(...tree),
  keepRefused: (...refused) => memory.keepRefused(...refused),
}

/** What the keeper announces from now on. */
function hearing(): RefusedTree[] {
  const heard: RefusedTree[] = []
  keeper = new WitnessKeeper(
    cosigner,
    [signer.vkey],
    memory,
    () => NOW,
    one => heard.push(one),
  )
  return heard
}

function assertSays(answer: WitnessAnswer, status: number, words: RegExp): void {
  assert.match(answer.body, words)
  assert.equal(answer.status, status)
}

function assertConflict(answer: WitnessAnswer, size: number): void {
  assert.deepEqual(answer, { status: 409, body: `${size}\n`, type: 'text/x.tlog.size' })
}

describe('a witness', () => {
  it('cosigns the first checkpoint that it sees, and remembers its tree', async () => {
    const head = log.grow(5)
    const answer = keeper.addCheckpoint(await log.request(0))
    assert.equal(answer.status, 200)
    assert.equal(answer.type, 'text/plain; charset=utf-8')
    const [cosignature] = openCosignatures(head.checkpoint + answer.body, [cosigner.vkey])
    assert.equal(cosignature?.time, NOW)
    const { size, root, note } = memory.seen(signer.vkey.name)!
    assert.deepEqual({ size, root }, { size: 5, root: head.root })
    assert.equal(note, head.checkpoint + answer.body)
  })

  it('cosigns whatever the log signed, and lets lines of strangers do no harm', () => {
    const file = new URL('../../spec/vectors/note.json', import.meta.url)
    const { vkey, cases } = JSON.parse(readFileSync(file, 'utf8')) as {
      vkey: string
      cases: { what: string; is: string; note?: string }[]
    }
    const own = parseLogVkey(vkey)
    for (const { what, is, note: printed } of cases) {
      if (printed === undefined) continue
      const memory = new SqliteWitnessMemory(':memory:')
      const witness = new WitnessKeeper(cosigner, [own], memory, () => NOW)
      const { status, body } = witness.addCheckpoint(`old 0\n\n${printed}`)
      assert.equal(status === 200, is === 'good', what)
      if (status !== 200) continue
      // Every line of the text is cosigned, and nobody's lines are passed on but the log's and its own.
      const kept = memory.seen(own.name)!.note!
      const { text, signatures } = parseNote(kept)
      assert.equal(text, parseNote(printed).text, what)
      assert.deepEqual(
        new Set(signatures.map(({ name }) => name)),
        new Set([own.name, 'witness.example']),
        what,
      )
      assert.equal(openCosignatures(kept, [cosigner.vkey])[0]?.time, NOW)
      assert.match(body, /^— witness\.example /)
    }
  })

  it('follows a log to its next key, and takes nothing more by the one that it left', async () => {
    const next = newNoteSigner('harbour.example/log', new Uint8Array(32).fill(3))
    keeper = new WitnessKeeper(cosigner, [signer.vkey, next.vkey], memory, () => NOW)
    const by = async (one: typeof signer, old: number) => {
      const [head, ...note] = (await log.request(old)).split('\n\n')
      const { text } = parseNote(note.join('\n\n'))
      return keeper.addCheckpoint(`${head}\n\n${formatNote({ text, signatures: [one.sign(text)] })}`)
    }
    log.grow(5)
    assert.equal((await by(signer, 0)).status, 200)
    log.grow(3)
    assert.equal((await by(next, 5)).status, 200)
    log.grow(2)
    assert.equal((await by(signer, 8)).status, 403)
    assert.equal((await by(next, 8)).status, 200)
  })

  it('cosigns an empty log, so that one learns of it before its first entry', async () => {
    assert.equal(keeper.addCheckpoint(await log.request(0)).status, 200)
    log.grow(1)
    assert.equal(keeper.addCheckpoint(await log.request(0)).status, 200)
  })

  it('cosigns growth that contains all it has seen, and the same tree again', async () => {
    log.grow(5)
    keeper.addCheckpoint(await log.request(0))
    log.grow(300)
    assert.equal(keeper.addCheckpoint(await log.request(5)).status, 200)
    assert.equal(keeper.addCheckpoint(await log.request(305)).status, 200)
    assert.equal(memory.seen(signer.vkey.name)?.size, 305)
  })

  it('names the size that it has seen where the log names another', async () => {
    log.grow(5)
    assertConflict(keeper.addCheckpoint(await log.request(3)), 0)
    keeper.addCheckpoint(await log.request(0))
    const older = log.head
    log.grow(4)
    assertConflict(keeper.addCheckpoint(await log.request(0)), 5)
    assertConflict(keeper.addCheckpoint(await log.request(9)), 5)
    keeper.addCheckpoint(await log.request(5))
    assertConflict(keeper.addCheckpoint(await log.request(5, older)), 9)
  })

  it('refuses a second tree of the size that it has seen, and any growth of it', async () => {
    log.grow(5)
    keeper.addCheckpoint(await log.request(0))
    const fork = new SmallLog(signer)
    fork.grow(5, 'another history')
    assertSays(keeper.addCheckpoint(await fork.request(5)), 422, /^log_forked: .* another tree of size 5/)
    fork.grow(1)
    assertSays(keeper.addCheckpoint(await fork.request(5)), 422, /^proof_wrong: /)
    assert.deepEqual(memory.seen(signer.vkey.name)?.root, log.head.root)
  })

  it('keeps what a log signed and it refused, with evidence that convinces whoever has the key of the log', async () => {
    const heard = hearing()
    const vkey = formatVkey(signer.vkey)
    const verdicts = () =>
      heard.map(({ size, evidence, proven }) => [size, checkEvidence(utf8(evidence!), { vkey }).is, proven])
    const older = log.grow(3)
    log.grow(2)
    keeper.addCheckpoint(await log.request(0))
    const fork = new SmallLog(signer)
    fork.grow(5, 'another history')
    // Whatever it says that the witness has seen.
    keeper.addCheckpoint(await fork.request(0))
    keeper.addCheckpoint(await fork.request(5))
    fork.grow(2)
    keeper.addCheckpoint(await fork.request(5))
    // Anybody can send an older checkpoint again, or the newest with a wrong proof: that proves nothing.
    keeper.addCheckpoint(`old 9\n\n${older.checkpoint}`)
    log.grow(2)
    keeper.addCheckpoint((await log.request(5)).replace(/\n[^\n]+\n/, `\n${toBase64(new Uint8Array(32))}\n`))
    assert.deepEqual(verdicts(), [
      [5, 'fork', true],
      [7, 'fork', true],
      [3, 'sizes', false],
      [7, 'sizes', false],
    ])
    assert.deepEqual(
      memory.refused(signer.vkey.name).map(one => ({ ...one })),
      heard,
    )
    // At a power of two the proof does not hold the old root: only the log's own tiles could show it.
    keeper.addCheckpoint(await log.request(5))
    log.grow(1)
    keeper.addCheckpoint(await log.request(7))
    const late = new SmallLog(signer)
    late.grow(9, 'another history')
    keeper.addCheckpoint(await late.request(8))
    assert.deepEqual(verdicts().at(-1), [9, 'sizes', false])
    assert.equal(keeper.addCheckpoint(await log.request(8)).status, 200)
  })

  it('announces nothing that convinces nobody: the tree that it cosigned, sent again with a junk proof', async () => {
    const told = hearing()
    log.grow(5)
    keeper.addCheckpoint(await log.request(0))
    const junk = `old 5\n${toBase64(new Uint8Array(32).fill(7))}\n\n${log.head.checkpoint}`
    assertSays(keeper.addCheckpoint(junk), 422, /^proof_wrong: /)
    assert.deepEqual(told, [])
  })

  it('keeps a fork without the lines that came beside it, so that a false one of its own spoils nothing', async () => {
    const told = hearing()
    log.grow(5)
    keeper.addCheckpoint(await log.request(0))
    const fork = new SmallLog(signer)
    const { checkpoint } = fork.grow(5, 'another history')
    const { name, keyId } = cosigner.vkey
    const bytes = new Uint8Array(76)
    bytes.set(Uint8Array.from(keyId.match(/../g)!, hex => Number.parseInt(hex, 16)))
    const poisoned = `${checkpoint}— ${name} ${toBase64(bytes)}\n`
    keeper.addCheckpoint(`old 5\n\n${poisoned}`)
    assert.equal(told.length, 1)
    const witnesses = [formatVkey(cosigner.vkey)]
    const vkey = formatVkey(signer.vkey)
    assert.equal(checkEvidence(utf8(told[0]!.evidence!), { vkey, witnesses }).is, 'fork')
  })

  it('refuses a proof that is too long, too short or changed', async () => {
    log.grow(5)
    keeper.addCheckpoint(await log.request(0))
    log.grow(2)
    const request = await log.request(5)
    const [old, first = ''] = request.split('\n')
    const more = request.replace(`${old}\n`, `${old}\n${first}\n`)
    const less = request.replace(`${first}\n`, '')
    const other = request.replace(first, toBase64(new Uint8Array(32)))
    for (const wrong of [more, less, other])
      assertSays(keeper.addCheckpoint(wrong), 422, /^(proof_wrong|log_forked): /)
    const first0 = (await log.request(0)).replace('old 0\n', `old 0\n${toBase64(new Uint8Array(32))}\n`)
    const fresh = new WitnessKeeper(
      cosigner,
      [signer.vkey],
      new SqliteWitnessMemory(join(folder, 'fresh.sqlite')),
      () => NOW,
    )
    assertSays(fresh.addCheckpoint(first0), 422, /^proof_wrong: /)
    assert.equal(keeper.addCheckpoint(request).status, 200)
  })

  it('knows its logs by name, and their keys', async () => {
    const other = new SmallLog(newNoteSigner('other.example/log', new Uint8Array(32).fill(1)))
    other.grow(1)
    assertSays(keeper.addCheckpoint(await other.request(0)), 404, /does not know the log other\.example\/log/)
    const thief = new SmallLog(newNoteSigner(signer.vkey.name, new Uint8Array(32).fill(3)))
    thief.grow(1)
    assertSays(keeper.addCheckpoint(await thief.request(0)), 403, /^checkpoint_unsigned: /)
    log.grow(2)
    const changed = (await log.request(0)).replace('\n2\n', '\n3\n')
    assertSays(keeper.addCheckpoint(changed), 403, /^checkpoint_unsigned: /)
  })

  it('refuses what is not a request', async () => {
    log.grow(70)
    const request = await log.request(0)
    const note = request.slice('old 0\n\n'.length)
    const hash = `${toBase64(new Uint8Array(32))}\n`
    const malformed = [
      '',
      '\n\n',
      note,
      `old 01\n\n${note}`,
      `old -1\n\n${note}`,
      `old 99999999999999999\n\n${note}`,
      `old 0\n${note}`,
      `old 0\r\n\r\n${note}`,
      `old 0\n${hash.repeat(64)}\n${note}`,
      `old 0\nAAAA\n\n${note}`,
      `old 0\nnot base64!\n\n${note}`,
      `old 0\n\n\n${note}`,
      `old 71\n\n${note}`,
      request.slice(0, -1),
      'old 0\n\nno checkpoint\n',
    ]
    for (const wrong of malformed)
      assert.equal(keeper.addCheckpoint(wrong).status, 400, JSON.stringify(wrong.slice(0, 60)))
    assert.equal(memory.seen(signer.vkey.name), undefined)
    assert.equal(keeper.addCheckpoint(request).status, 200)
  })

  it('lets one of two racing requests win', async () => {
    log.grow(5)
    keeper.addCheckpoint(await log.request(0))
    log.grow(1)
    const longer = await log.request(5)
    const fork = new SmallLog(signer)
    fork.grow(5)
    fork.grow(1, 'another history')
    const rival = await fork.request(5)

    // Another process of this witness answers between this one's look into the memory and its own answer.
    const slow: WitnessMemory = {
      ...passing,
      advance: (origin, from, to) => {
        assert.equal(keeper.addCheckpoint(longer).status, 200)
        return memory.advance(origin, from, to)
      },
    }
    assertConflict(new WitnessKeeper(cosigner, [signer.vkey], slow, () => NOW).addCheckpoint(rival), 6)
    assert.deepEqual(memory.seen(signer.vkey.name)?.root, log.head.root)
  })

  it('has remembered before it cosigns, and cosigns nothing that it cannot remember', async () => {
    log.grow(5)
    const order: string[] = []
    const watchedMemory: WitnessMemory = {
      ...passing,
      advance: (...trees) => {
        order.push('remember')
        return memory.advance(...trees)
      },
    }
    const watchedCosigner: Cosigner = {
      vkey: cosigner.vkey,
      cosign: (text, time) => {
        order.push('cosign')
        return cosigner.cosign(text, time)
      },
    }
    const watched = new WitnessKeeper(watchedCosigner, [signer.vkey], watchedMemory, () => NOW)
    watched.addCheckpoint(await log.request(0))
    assert.deepEqual(order, ['remember', 'cosign'])

    memory.close()
    assert.throws(() => keeper.addCheckpoint('old 0\n\n'.concat(log.head.checkpoint)))
  })
})
