import assert from 'node:assert/strict'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { formatStatement } from '../../src/core/statement.ts'
import { TYPES } from '../../src/register/types.ts'
import { root } from '../house/sources.ts'
import { type Desk, newDesk, type Running } from './command-line.ts'

const ACCORD = join(root, 'examples', 'harbour-accord')
const LONG = 'The Port cannot bind the terminals of the navy. '.repeat(8).trim()

describe('a call’s life at the command line', () => {
  let desk: Desk
  let server: Running
  let vkey = ''
  const at = () => ['--url', server.url]

  before(async () => {
    desk = newDesk()
    const made = await desk.json<{ vkey: string }>(
      'init',
      '--url',
      'http://avow.example',
      '--name',
      'en=Keepers',
    )
    vkey = made.vkey
    server = await desk.serve()
    const { opened } = JSON.parse(readFileSync(join(ACCORD, 'example.json'), 'utf8')) as { opened: object }
    writeFileSync(desk.at('call.json'), JSON.stringify(opened))
  })
  after(() => desk.close())

  it('begins with a folder that is its owner’s alone, and is never made twice', async () => {
    for (const name of ['data/keys/log.key', 'data/keys/depositary.key'])
      assert.equal(statSync(desk.at(name)).mode & 0o777, 0o600, name)
    assert.equal(statSync(desk.at('data')).mode & 0o777, 0o700)
    const again = await desk.avow('init')
    assert.equal(again.exit, 1)
    assert.match(again.err, /^Refused \(file_exists\): .*avow\.json is there already/)
  })

  it('lets the depositary open a call, publish its text and admit a party', async () => {
    assert.match(
      (await desk.avow('call', 'open', 'harbour-accord', 'call.json', ...at())).out,
      /recorded as entry/,
    )
    const text = await desk.json(
      'text',
      'publish',
      'harbour-accord',
      '--text',
      `en=${ACCORD}/text-2.en.md`,
      ...at(),
    )
    assert.match(String(text.manifest), /^sha256:/)
    await desk.avow('key', 'new', 'north.key')
    const admitted = await desk.avow(
      ...['party', 'admit', 'northhaven', '--name', 'en=Port of Northhaven', '--kind', 'public-authority'],
      ...['--mandate', 'vetted', '--party-key', 'north.key', '--note', 'en=Papers read', ...at()],
    )
    assert.equal(admitted.exit, 0, admitted.err)
  })

  it('lets the party sign what it has read, with a reservation of any length', async () => {
    writeFileSync(desk.at('reservation.txt'), `${LONG}\n`)
    const wrong = await desk.avow(
      'sign',
      'harbour-accord',
      '--key',
      'north.key',
      '--text',
      'reservation.txt',
      ...at(),
    )
    assert.match(wrong.err, /Refused \(text_wrong\)/)
    const signed = await desk.json<{ index: number; known: boolean }>(
      ...['sign', 'harbour-accord', '--key', 'north.key', '--text', `${ACCORD}/text-2.en.md`],
      ...['--reservation', 'en=@reservation.txt', '--save', 'kept.json', ...at()],
    )
    const again = await desk.json<{ index: number; known: boolean }>(
      ...['post', 'kept.json', '--part', 'kept.part-1', ...at()],
    )
    assert.deepEqual([again.index, again.known], [signed.index, true], 'the same bytes give the same entry')
    const receipt = await fetch(`${server.url}/receipts/${signed.index}`)
    writeFileSync(desk.at('signed.avow.json'), new Uint8Array(await receipt.arrayBuffer()))
  })

  it('lets a stranger check the receipt offline, and tells what it does not prove', async () => {
    const checked = await desk.avow(
      'verify',
      'signed.avow.json',
      '--vkey',
      vkey,
      '--text',
      `${ACCORD}/text-2.en.md`,
    )
    assert.equal(checked.exit, 0, checked.err)
    assert.match(checked.out, /✓ northhaven accepted the text/)
    assert.match(checked.out, /✓ It accepted .*rules of the call.*\n.*later rules of the call bind it/)
    assert.match(checked.out, /It does not prove:\n.*none of the witnesses/s)
    const other = await desk.avow('verify', 'signed.avow.json', '--vkey', vkey, '--text', 'reservation.txt')
    assert.deepEqual([other.exit, /text_wrong/.test(other.err)], [1, true])
    const untrusted = await desk.json('verify', 'signed.avow.json', '--vkey', OTHER_VKEY)
    assert.equal(untrusted.code, 'checkpoint_unsigned')
    assert.equal(
      (await desk.avow('verify', 'signed.avow.json')).exit,
      2,
      'without a key nothing can be checked',
    )
  })

  it('refuses a second signature with code, sentence and mend, as words and as JSON', async () => {
    const words = await desk.avow('sign', 'harbour-accord', '--key', 'north.key', ...at())
    assert.equal(words.exit, 1)
    assert.match(words.err, /Refused \(signature_exists\): northhaven signed .*\nNothing is left to do/s)
    const problem = await desk.json('sign', 'harbour-accord', '--key', 'north.key', ...at())
    assert.deepEqual(
      [problem.code, typeof problem.detail, typeof problem.mend],
      ['signature_exists', 'string', 'string'],
    )
  })

  it('adds a key that signs too, and revokes the old one', async () => {
    const { keyid } = JSON.parse(readFileSync(desk.at('north.key'), 'utf8')) as { keyid: string }
    await desk.avow('key', 'new', 'second.key')
    assert.equal((await desk.avow('key', 'add', 'second.key', '--key', 'north.key', ...at())).exit, 0)
    const revoked = await desk.avow(
      'key',
      'revoke',
      keyid,
      '--key',
      'north.key',
      '--reason',
      'en=Lost',
      ...at(),
    )
    assert.equal(revoked.exit, 0, revoked.err)
    // One keyid in 64 begins as an option does.
    const hyphen = `-${'A'.repeat(42)}`
    const nobody = ['key', 'revoke', hyphen, '--key', 'second.key', '--reason', 'en=Lost', ...at()]
    assert.match((await desk.avow(...nobody)).err, /Refused \(key_unknown\)/)
    const late = await desk.avow('withdraw', 'harbour-accord', '--key', 'north.key', ...at())
    assert.match(late.err, /Refused \(key_revoked\)/)
  })

  it('signs a statement that was downloaded, collecting signatures before it is posted', async () => {
    const checkpoint = (await (await fetch(`${server.url}/log/checkpoint`)).text()).split('\n')
    const statement = formatStatement({
      v: 1,
      log: checkpoint[0]!,
      type: 'signature/withdrawn',
      by: 'northhaven',
      call: 'harbour-accord',
      at: `${new Date().toISOString().slice(0, 19)}Z`,
      seen: {
        size: Number(checkpoint[1]),
        root: `sha256:${Buffer.from(checkpoint[2]!, 'base64').toString('base64url')}`,
      },
      nonce: 'AAAAAAAAAAAAAAAAAAAAAA',
      body: { reason: null },
    })
    // An editor ends a file with a line feed; what is signed is the statement.
    writeFileSync(desk.at('statement.json'), `${new TextDecoder().decode(statement)}\n`)
    const first = await desk.avow('sign', 'statement.json', '--key', 'second.key', '--out', 'envelope.json')
    assert.match(first.out, /Nothing was posted/)
    assert.match(first.err, /Signing signature\/withdrawn by northhaven .*"body": \{\s*"reason": null/s)
    const posted = await desk.avow('post', 'envelope.json', ...at())
    assert.match(posted.out, /signature\/withdrawn is recorded as entry/)
  })

  it('records an instrument on paper', async () => {
    await desk.avow(
      ...[
        'party',
        'admit',
        'marrow',
        '--name',
        'en=Commonwealth of Marrow',
        '--kind',
        'state',
        '--country',
        'XM',
      ],
      ...['--mandate', 'instrument', ...at()],
    )
    const deposited = await desk.avow(
      ...['deposit', 'harbour-accord', 'marrow', '--instrument', `${ACCORD}/note-of-marrow.txt`],
      ...['--date', '2026-10-02', '--channel', 'en=By hand', ...at()],
    )
    assert.match(deposited.out, /signature\/deposited is recorded/, deposited.err)
  })

  it('posts any type by one command, long words laid beside it', async () => {
    writeFileSync(
      desk.at('switch.json'),
      JSON.stringify({ covers: ['signature/given'], closed: true, reason: { lang: 'en', text: LONG } }),
    )
    const posted = await desk.json<{ index: number }>(
      'post',
      '--type',
      'switch/set',
      '--body',
      'switch.json',
      ...at(),
    )
    const entry = (await (await fetch(`${server.url}/entries/${posted.index}.json`)).json()) as object
    assert.doesNotMatch(JSON.stringify(entry), /terminals of the navy/, 'the words are not in the log')
    const refused = await desk.avow('sign', 'harbour-accord', '--key', 'second.key', ...at())
    assert.match(refused.err, /Refused \(switched_off\)/)
  })

  it('posts any type with a flag for each member', async () => {
    writeFileSync(desk.at('why.txt'), LONG)
    const set = await desk.json<{ index: number }>(
      ...['post', 'switch/set', '--covers', 'signature/given', '--covers', 'party/listed', '--closed', 'no'],
      ...['--reason', '@why.txt', '--lang', 'en', ...at()],
    )
    const read = async (index: number) =>
      ((await (await fetch(`${server.url}/entries/${index}.json`)).json()) as { statement: { body: object } })
        .statement.body
    const body = (await read(set.index)) as { reason: object }
    assert.deepEqual(
      { ...body, reason: null },
      { closed: false, covers: ['signature/given', 'party/listed'], reason: null },
    )
    assert.match(
      JSON.stringify(body.reason),
      /"lang":"en".*"mediaType":"text\/plain"/,
      'long words lie beside it',
    )

    // The key that is brought signs beside the depositary's own, and a name is never in the log.
    await desk.avow('key', 'new', 'clerk.key', '--use', 'officer')
    const granted = await desk.json<{ index: number }>(
      ...[
        'post',
        'role/granted',
        '--id',
        'clerk',
        '--body.key',
        'clerk.key',
        '--name',
        'en=Ada Quay',
        ...at(),
      ],
    )
    assert.doesNotMatch(JSON.stringify(await read(granted.index)), /Ada Quay/)
  })

  it('names the flag that is wrong, and says the codes that may come', async () => {
    const raise = ['post', 'objection/raised', '--call', 'harbour-accord', '--key', 'second.key', ...at()]
    const wrong = await desk.avow(
      ...raise,
      '--against.party',
      'marrow',
      '--against.entry',
      'x',
      '--words',
      'No',
    )
    assert.deepEqual(
      [wrong.exit, /--against\.entry: "x" is not a number/.test(wrong.err)],
      [2, true],
      wrong.err,
    )
    const said = ['--against.party', 'nobody', '--against.entry', '1', '--words', 'en=No']
    assert.equal((await desk.avow(...raise, ...said)).exit, 1, 'the law refuses what is well-formed')
    assert.match((await desk.avow('post', 'objection/rised', ...at())).err, /Refused \(type_unknown\)/)
    const types = await desk.avow('post', '--help')
    for (const { type } of TYPES) assert.match(types.out, new RegExp(`^ {2}${type}( |$)`, 'm'))
    const help = await desk.avow('post', 'objection/raised', '--help')
    assert.match(help.out, /--against\.entry <number>/)
    assert.match(help.out, /objection_groundless: .*\(--against\)/)
  })

  it('tells misuse from refusal, and helps everywhere', async () => {
    assert.equal((await desk.avow('sign', 'harbour-accord', ...at())).exit, 2, 'no key was named')
    assert.equal((await desk.avow('unknown')).exit, 2)
    assert.equal((await desk.avow('post', ...at())).exit, 2)
    assert.equal((await desk.avow('party')).exit, 2)
    const help = await desk.avow('party', 'admit', '--help')
    assert.deepEqual([help.exit, /Usage: avow party admit/.test(help.out)], [0, true])
    const elsewhere = await desk.json(
      'sign',
      'harbour-accord',
      '--key',
      'second.key',
      '--url',
      'http://127.0.0.1:9',
    )
    assert.equal(elsewhere.code, 'server_unreachable')
  })

  it('ends quietly where nobody reads on, as behind `head`', async () => {
    const { exit, err } = await desk.unread('post', '--help')
    assert.deepEqual([exit, err], [128 + constants.signals.SIGPIPE, ''])
  })
})

const OTHER_VKEY = 'other.example/log+3d49c899+Ae1JKMYo0cLG6ukDOJBZlWEpWSc6XGP5NjbBRhSshzfR'
