import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { now } from '../../src/cli/compose.ts'
import { openDepositary } from '../../src/cli/depositary.ts'
import { surroundingsOf } from '../../src/cli/environment.ts'
import { formatTime } from '../../src/core/time.ts'
import type { Posted } from '../../src/log/door.ts'
import { setLaunch } from '../../src/people/launches.ts'
import { sealSignature } from '../../src/work/launch/seals.ts'
import { describeInTurn, effort } from '../effort.ts'
import { root } from '../house/sources.ts'
import { type Desk, newDesk, type Running } from './command-line.ts'

const ACCORD = join(root, 'examples', 'harbour-accord')
const CALL = 'harbour-accord'
const LONG = 'The Port cannot bind the terminals of the navy. '.repeat(8).trim()

describeInTurn(
  1,
  3,
  effort('callsAtCommandLine'),
)('a launch day at the command line', () => {
  let desk: Desk
  let server: Running
  let vkey = ''
  const at = () => ['--url', server.url]
  const past = '2026-01-01T12:00:00Z'

  before(async () => {
    desk = newDesk()
    vkey = (await desk.json<{ vkey: string }>('init', '--url', 'http://avow.example', '--name', 'en=Keepers'))
      .vkey
    server = await desk.serve()
    const { opened } = JSON.parse(readFileSync(join(ACCORD, 'example.json'), 'utf8')) as { opened: object }
    writeFileSync(desk.at('call.json'), JSON.stringify(opened))
    await desk.avow('call', 'open', CALL, 'call.json', ...at())
    await desk.avow('text', 'publish', CALL, '--text', `en=${ACCORD}/text-2.en.md`, ...at())
    for (const party of ['northhaven', 'eastport']) {
      await desk.avow('key', 'new', `${party}.key`)
      const admitted = await desk.avow(
        ...[
          'party',
          'admit',
          party,
          '--name',
          `en=${party}`,
          '--kind',
          'public-authority',
          '--mandate',
          'vetted',
        ],
        ...['--party-key', `${party}.key`, '--note', 'en=Papers read', ...at()],
      )
      assert.equal(admitted.exit, 0, admitted.err)
    }
  })
  after(() => desk.close())

  /** Signs with a file and posts nothing. */
  const signedFile = async (party: string, out: string, ...more: string[]) => {
    const signed = await desk.avow('sign', CALL, '--key', `${party}.key`, '--out', out, ...more, ...at())
    assert.equal(signed.exit, 0, signed.err)
    return signed.out
  }

  it('seals what was signed with a file, shows what it is to whoever keeps it, and opens it', async () => {
    writeFileSync(desk.at('words.txt'), LONG)
    const said = await signedFile('northhaven', 'signed.json', '--reservation', 'en=@words.txt')
    assert.match(said, /avow post signed\.json --part signed\.part-1/)
    const sealed = await desk.avow(
      ...['seal', 'signed.json', '--part', 'signed.part-1', '--opens', past],
      ...['--keep', 'north.sealed.json', '--receipt', 'north.avow.json', ...at()],
    )
    assert.match(sealed.out, /statement\/sealed is recorded as entry/)
    const bare = await desk.avow('verify', 'north.avow.json', '--vkey', vkey)
    assert.doesNotMatch(bare.out, /northhaven/)
    const both = ['verify', 'north.avow.json', '--vkey', vkey, '--sealed', 'north.sealed.json']
    assert.match(
      (await desk.avow(...both)).out,
      /What is sealed is this statement.*northhaven, signature\/given/,
    )
    // Anybody who keeps the file may open it: here another party.
    const opened = await desk.avow('unseal', 'north.sealed.json', '--key', 'eastport.key', ...at())
    assert.match(opened.out, /statement\/opened is recorded as entry/, opened.err)
    const again = await desk.json('unseal', 'north.sealed.json', ...at())
    assert.equal(again.code, 'sealed_opened')
    const other = await desk.json('verify', 'north.avow.json', '--vkey', vkey, '--sealed', 'signed.json')
    assert.equal(other.code, 'sealed_wrong')
  })

  it('does not open early', async () => {
    await signedFile('eastport', 'east.json')
    const opens = formatTime(now() + 3600)
    await desk.avow('seal', 'east.json', '--opens', opens, '--keep', 'east.sealed.json', ...at())
    assert.equal((await desk.json('unseal', 'east.sealed.json', ...at())).code, 'sealed_early')
  })

  it('opens by itself, at the hour, what lies sealed in the drawer of a server', {
    timeout: 60_000,
  }, async () => {
    await signedFile('eastport', 'late.json')
    const envelope = new Uint8Array(readFileSync(desk.at('late.json')))
    await server.stop()
    const place = await openDepositary({
      ...surroundingsOf({ AVOW_DATA: desk.at('data') }),
      logLevel: 'silent',
    })
    const opens = formatTime(now() + 3)
    const { log } = place
    await setLaunch(log.drawer, CALL, { opens, lifted: false, by: 'officer-1', set: now() })
    const site = { log, now, signer: place.signer!, record: (posted: Posted) => log.door.post(posted) }
    await sealSignature(site, { envelope, parts: [], opens })
    await place.close()
    server = await desk.serve()
    const standing = async () => {
      const roll = (await (await fetch(`${server.url}/${CALL}/roll.json`)).json()) as {
        items: { party: string }[]
      }
      return roll.items.some(({ party }) => party === 'eastport')
    }
    while (!(await standing())) await sleep(200)
    assert.ok(Date.now() >= Date.parse(opens))
  })
})
