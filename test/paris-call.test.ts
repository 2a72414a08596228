import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { type Desk, newDesk, type Running } from './cli/command-line.ts'
import { without } from './ground.ts'
import { root } from './house/sources.ts'

/**
 * The path on real input, from nothing to a stranger's check: the Paris Call as its convener might declare it, with its
 * own words in both languages and its real supporters. The party that signs is made up; nobody real is.
 */
describe('the Paris Call, declared', { skip: without('shared') }, () => {
  const shared = join(root, '..', 'shared', 'data', 'paris-call')
  const english = join(shared, 'text.en.md')
  let desk: Desk
  let server: Running
  const avow = async (...words: string[]) => {
    const ran = await desk.avow(...words, '--url', server.url)
    assert.equal(ran.exit, 0, ran.err)
    return ran.out
  }
  const roll = async (query: string) =>
    (await (await fetch(`${server.url}/paris-call/roll.json?${query}`)).json()) as {
      total: number
      items: object[]
    }

  before(async () => {
    desk = newDesk()
    await desk.avow('init')
    server = await desk.serve()
  })
  after(() => desk.close())

  it('is opened with its real text in English and French', async () => {
    const { opened, texts } = JSON.parse(readFileSync(join(root, 'examples/paris-call/example.json'), 'utf8'))
    const authority = { level: 'declared', note: null, source: null, evidence: [] }
    writeFileSync(
      desk.at('call.json'),
      JSON.stringify({ ...opened, authority, policy: { ...opened.policy, mandate: 'domain' } }),
    )
    writeFileSync(desk.at('principles.json'), JSON.stringify(texts[0].principles))
    await avow('call', 'open', 'paris-call', desk.at('call.json'))
    await avow(
      ...['text', 'publish', 'paris-call', '--text', `en=${english}`],
      ...['--text', `fr=${join(shared, 'text.fr.md')}`, '--principles', desk.at('principles.json')],
    )
    const page = await (await fetch(`${server.url}/paris-call/text?lang=fr`)).text()
    // Published as it was written: not in NFC, to the byte.
    assert.ok(page.normalize('NFC').includes('Le cyberespace joue désormais un rôle capital'))
    assert.ok(page.includes('rôle capital'.normalize('NFD')))
  })

  it('takes over its supporters from two lists, and keeps the roll of each day', async () => {
    for (const [file, date] of [
      ['supporters-2019-11-12.csv', '2019-11-12'],
      ['supporters.csv', '2025-12-31'],
    ] as const)
      await avow(
        ...['party', 'import', '--call', 'paris-call', '--list', join(shared, file), '--date', date],
        ...['--title', `Supporters of ${date}`, '--nature-lang', 'fr', '--names', 'all'],
      )
    assert.equal((await roll('at=2019-11-12')).total, 1039)
    assert.equal((await roll('at=2019-11-12&q=etats-unis')).total, 0)
    assert.equal((await roll('')).total, 1222)
    assert.equal((await roll('q=ÉTATS-UNIS')).total, 1)
    assert.equal((await roll('kind=unknown')).total, 5)
    assert.equal((await roll('country=none')).total >= 5, true)
  })

  it('is signed by a party that was admitted', async () => {
    await desk.avow('key', 'new', desk.at('northhaven.key'))
    await avow(
      ...[
        'party',
        'admit',
        'northhaven',
        '--name',
        'en=Northhaven',
        '--kind',
        'state',
        '--mandate',
        'vetted',
      ],
      ...['--domain', 'northhaven.example', '--party-key', desk.at('northhaven.key')],
    )
    await avow(
      ...['sign', 'paris-call', '--key', desk.at('northhaven.key'), '--text', english],
      ...['--receipt', desk.at('northhaven.avow.json')],
    )
    assert.equal((await roll('')).total, 1223)
    assert.deepEqual(
      (await roll('mandate=vetted')).items.map(item => (item as { party: string }).party),
      ['northhaven'],
    )
  })

  it('lets a stranger check the receipt offline and replay the whole log', async () => {
    const { vkey, size } = await desk.json<{ vkey: string; size: number }>('audit', server.url)
    assert.ok(size > 1_222)
    await server.stop()
    const held = await desk.avow('verify', desk.at('northhaven.avow.json'), '--vkey', vkey, '--text', english)
    assert.equal(held.exit, 0, held.err)
    assert.match(held.out, /northhaven accepted the text sha256:/)
    const other = await desk.json(
      'verify',
      desk.at('northhaven.avow.json'),
      '--vkey',
      vkey,
      '--text',
      join(shared, 'supporters.csv'),
    )
    assert.equal(other.code, 'text_wrong')
    const replayed = await desk.avow('rebuild')
    assert.equal(replayed.exit, 0, replayed.err)
  })
})
