import assert from 'node:assert/strict'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { after, before, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { say as sayOn } from '../../src/web/messages/say.ts'
import { wordsOn } from '../desk/visitor.ts'
import { describeInTurn, effort } from '../effort.ts'
import { wording } from '../wording.ts'
import { type Desk, newDesk, type Running } from './command-line.ts'

/** The drill of docs/recovery.md: from the loss of the keeper's keys to the next signature. */

const OWN = 'data/keys/depositary.key'

describeInTurn(
  0,
  2,
  effort('recoveries'),
)('a depositary whose own key was stolen', () => {
  let desk: Desk
  let server: Running
  let vkey: string
  const say = (...words: string[]) =>
    desk.json<{ index?: number; code?: string }>(...words, '--url', server.url)
  const grant = (id: string, ...more: string[]) =>
    say('post', 'role/granted', '--id', id, '--body.key', `${id}.key`, ...more)
  const admit = (id: string, ...more: string[]) =>
    say('party', 'admit', id, '--name', `en=${id}`, '--kind', 'company', '--mandate', 'email', ...more)

  before(async () => {
    desk = newDesk()
    await desk.avow('key', 'new', 'recovery.key', '--use', 'recovery')
    vkey = (await desk.json<{ vkey: string }>('init', '--recovery', 'recovery.key')).vkey
    server = await desk.serve()
    for (const id of ['officer-1', 'officer-2', 'a-thief'])
      await desk.avow('key', 'new', `${id}.key`, '--use', 'officer')
    await desk.avow('key', 'new', 'northhaven.key')
    assert.ok((await grant('officer-1')).index)
  })
  after(() => desk.close())

  it('names its recovery key in entry 0, and keeps nothing of it but the digest', async () => {
    const { jwk } = JSON.parse(readFileSync(desk.at('recovery.key'), 'utf8')) as {
      jwk: { x: string; d: string }
    }
    for (const kept of ['avow.json', 'avow.sqlite', 'avow.sqlite-wal']) {
      const bytes = readFileSync(desk.at(`data/${kept}`), 'latin1')
      for (const secret of [jwk.x, jwk.d]) assert.ok(!bytes.includes(secret), kept)
    }
    assert.equal((await desk.json('init', '--data', 'other', '--recovery', OWN)).code, 'misuse')
  })

  it('cannot be put out by the thief, who has to announce a change and wait', async () => {
    await desk.avow('key', 'new', 'theirs.key', '--use', 'depositary')
    renameSync(desk.at(OWN), desk.at('stolen.key'))
    const change = ['post', 'depositary/key-changed', '--keys', 'theirs.key', '--reason', 'en=Ours now.']
    const byThief = [...change, '--key', 'stolen.key']
    assert.equal((await say(...byThief)).code, 'second_hand_missing')
    assert.ok((await say(...byThief, '--announce')).index)
    assert.equal((await say(...byThief)).code, 'second_hand_missing')
  })

  it('replaces it by the recovery key at once; the thief signs nothing more', async () => {
    await server.stop()
    await desk.avow('key', 'new', OWN, '--use', 'depositary')
    server = await desk.serve()
    const { keyid } = JSON.parse(readFileSync(desk.at('stolen.key'), 'utf8')) as { keyid: string }
    const change = ['post', 'depositary/key-changed', '--keys', OWN, '--revokes', keyid]
    const { index } = await say(...change, '--recoveryKey', 'recovery.key', '--reason', 'en=It was stolen.')
    assert.ok(index)
    assert.equal((await grant('a-thief', '--key', 'stolen.key')).code, 'key_revoked')
    const receipt = desk.at('changed.avow.json')
    const served = await fetch(`${server.url}/entries/${index}`)
    assert.match(await served.text(), /We changed our own keys, with our recovery key/)
    writeFileSync(receipt, await (await fetch(`${server.url}/receipts/${index}`)).text())
    assert.equal((await desk.avow('verify', receipt, '--vkey', vkey)).exit, 0)
  })

  it('says of an entry that names the next recovery key alone what it did, and of no key that it was revoked', async () => {
    await desk.avow('key', 'new', 'next.key', '--use', 'recovery')
    const names = [
      'post',
      'depositary/key-changed',
      '--recovery',
      '@next.key',
      '--recoveryKey',
      'recovery.key',
    ]
    const { index } = await say(...names, '--key', OWN, '--reason', 'en=It was on a machine.')
    const page = wordsOn({ html: await (await fetch(`${server.url}/entries/${index}`)).text() })
    assert.match(page, /We named a recovery key, with the one before/)
    assert.match(page, /only this recovery key can replace lost or stolen keys/)
    assert.doesNotMatch(page, /the revoked keys sign nothing/)
  })

  it('grants the next office, and takes the next signature', async () => {
    assert.ok((await grant('officer-2')).index)
    const admitted = await admit('northhaven', '--party-key', 'northhaven.key', '--key', 'officer-2.key')
    assert.ok(admitted.index, JSON.stringify(admitted))
    const added = ['key', 'add', 'spare.key']
    await desk.avow('key', 'new', 'spare.key')
    assert.ok((await say(...added, '--key', 'northhaven.key')).index)
    assert.equal((await desk.avow('audit', server.url, '--vkey', vkey)).exit, 0)
  })
})

describeInTurn(
  1,
  2,
  effort('recoveries'),
)('a depositary whose log key was lost', () => {
  let desk: Desk
  let server: Running
  let witness: Running
  let old: string
  let next: string
  let witnessKey: string
  const LOG = 'data/keys/log.key'
  const say = (...words: string[]) =>
    desk.json<{ index?: number; code?: string }>(...words, '--url', server.url)
  const open = (...logs: string[]) =>
    desk.start(
      'witness',
      '--key',
      'w.key',
      ...logs.flatMap(log => ['--log', log]),
      '--state',
      'w.sqlite',
      ...at,
    )
  let at: readonly string[] = ['--port', '0']
  const audit = (vkey: string, ...more: string[]) =>
    desk.json<{ code?: string; vkey?: string; cosigners?: unknown[] }>(
      'audit',
      server.url,
      '--vkey',
      vkey,
      ...more,
    )

  before(async () => {
    desk = newDesk()
    await desk.avow('key', 'new', 'recovery.key', '--use', 'recovery')
    const w = ['key', 'new', 'w.key', '--use', 'witness', '--name', 'witness.example']
    witnessKey = (await desk.json<{ vkey: string }>(...w)).vkey
    const key = ['key', 'new', 'first.key', '--use', 'log', '--name', 'harbour.example/log']
    const first = (await desk.json<{ vkey: string }>(...key)).vkey
    witness = await open(first)
    at = ['--port', new URL(witness.url).port]
    const named = ['--origin', 'harbour.example/log', '--witness', `${witness.url}=${witnessKey}`]
    old = (await desk.json<{ vkey: string }>('init', '--recovery', 'recovery.key', ...named)).vkey
    await witness.stop()
    witness = await open(old)
    server = await desk.serve()
  })
  after(() => desk.close())

  it('starts without it, is read, and signs nothing', async () => {
    // Entry 0 waits for the witness.
    await until(async () => (await audit(old, '--state', 'seen.json')).code === undefined)
    writeFileSync(desk.at('kept.avow.json'), await (await fetch(`${server.url}/receipts/0`)).text())
    await server.stop()
    renameSync(desk.at(LOG), desk.at('lost.key'))
    const made = ['key', 'new', LOG, '--use', 'log', '--name', 'harbour.example/log']
    next = (await desk.json<{ vkey: string }>(...made)).vkey
    assert.match((await desk.avow('serve', '--port', '0')).err, /log_key_absent/)
    server = await desk.serve('--log-key-lost')
    assert.equal((await fetch(`${server.url}/readyz`)).status, 503)
    assert.equal((await fetch(`${server.url}/log/checkpoint`)).status, 200)
    await desk.avow('key', 'new', 'officer-1.key', '--use', 'officer')
    const grant = ['post', 'role/granted', '--id', 'officer-1', '--body.key', 'officer-1.key']
    assert.equal((await say(...grant)).code, 'log_key_absent')
  })

  it('takes another by the recovery key, and goes on', async () => {
    const change = ['post', 'log/key-changed', '--newKey', LOG, '--recoveryKey', 'recovery.key']
    const { index } = await say(...change, '--reason', 'en=The disk broke.')
    assert.ok(index)
    const page = await (await fetch(`${server.url}/log`)).text()
    const entry = sayOn('en', 'entry.linked', { index: index! })
    assert.match(wordsOn({ html: page }), wording('log.keyNote', { entry }))
    const grant = ['post', 'role/granted', '--id', 'officer-1', '--body.key', 'officer-1.key']
    assert.ok((await say(...grant)).index)
    assert.equal((await fetch(`${server.url}/readyz`)).status, 200)
  })

  it('is audited by whoever knows the old key, and remembers what it showed', async () => {
    const found = await audit(old, '--state', 'seen.json')
    assert.equal(found.vkey, next, JSON.stringify(found))
    assert.equal((await audit(next)).vkey, next)
    const strange = ['key', 'new', 'strange.key', '--use', 'log', '--name', 'harbour.example/log']
    const { vkey } = await desk.json<{ vkey: string }>(...strange)
    assert.equal((await audit(vkey)).code, 'checkpoint_unsigned')
  })

  it('leaves a receipt as good as it was, and gives new ones under the new key', async () => {
    assert.equal((await desk.avow('verify', 'kept.avow.json', '--vkey', old)).exit, 0)
    writeFileSync(desk.at('new.avow.json'), await (await fetch(`${server.url}/receipts/1`)).text())
    assert.equal((await desk.avow('verify', 'new.avow.json', '--vkey', next)).exit, 0)
    const byOld = await desk.avow('verify', 'new.avow.json', '--vkey', old)
    assert.match(byOld.err, /an audit by the old key follows it/)
    assert.equal((await desk.avow('verify', 'new.avow.json', '--vkey', old, '--vkey', next)).exit, 0)
  })

  it('is witnessed again once its witness is told of the new key', async () => {
    await witness.stop()
    witness = await open(old, next)
    await server.stop()
    server = await desk.serve()
    const ending = ['post', 'role/ended', '--id', 'officer-1', '--reason', 'en=Left.']
    await until(async () => (await say(...ending)).index !== undefined)
    await until(async () => ((await audit(old, '--witness', witnessKey)).cosigners?.length ?? 0) > 0)
  })
})

/** Tries until it is so: a witness is asked once a second. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await isSo()); tries++) {
    assert.ok(tries < 100, 'it never came')
    await sleep(300)
  }
}
