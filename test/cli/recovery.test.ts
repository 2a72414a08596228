import assert from 'node:assert/strict'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { type Desk, newDesk, type Running } from './command-line.ts'

/** The drill of docs/recovery.md: from the loss of the keeper's keys to the next signature. */

const OWN = 'data/keys/depositary.key'

describe('a depositary whose own key was stolen', () => {
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
    assert.match(await served.text(), /The depositary changed its own keys, with its recovery key/)
    writeFileSync(receipt, await (await fetch(`${server.url}/receipts/${index}`)).text())
    assert.equal((await desk.avow('verify', receipt, '--vkey', vkey)).exit, 0)
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
