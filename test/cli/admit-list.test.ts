import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { type Desk, newDesk, type Running } from './command-line.ts'

const LIST = [
  'name,kind,country,domain,evidence',
  'Alder Lines,company,France,alder.example,',
  'Birch Watch,guild,Kenya,birch.example,',
  'Cedar State,state,,,sha256:47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU',
  'Cedar State,state,,,',
]

interface Told {
  readonly counts: Readonly<Record<string, number>>
  readonly rows: readonly { readonly line: number; readonly is: string; readonly why: string }[]
}

describe('a list of parties to admit, at the command line', () => {
  let desk: Desk
  let server: Running
  before(async () => {
    desk = newDesk()
    await desk.fill()
    server = await desk.serve()
    writeFileSync(desk.at('list.csv'), `${LIST.join('\n')}\n`)
  })
  after(() => desk.close())

  const run = async (...more: string[]) => {
    const words = [
      'party',
      'admit-list',
      '--list',
      'list.csv',
      '--call',
      'harbour-accord',
      '--mandate',
      'vetted',
    ]
    return (await desk.json(
      ...words,
      '--note',
      'Read by hand.',
      '--url',
      server.url,
      ...more,
    )) as unknown as Told
  }

  it('is told row by row, then admitted by the key on this machine, and a second run does nothing twice', async () => {
    const dry = await run('--dry-run')
    assert.deepEqual(dry.counts, { 'to-admit': 2, wrong: 2 })
    assert.match(dry.rows[1]!.why, /kind “guild”/)
    assert.match(dry.rows[3]!.why, /row 4 has the same id/)
    assert.equal((await fetch(`${server.url}/parties/alder-lines.json`)).status, 404)

    assert.deepEqual((await run()).counts, { admitted: 2, wrong: 2 })
    const party = (await (await fetch(`${server.url}/parties/cedar-state.json`)).json()) as {
      versions: { mandate: { level: string; evidence: string[] } }[]
    }
    assert.equal(party.versions[0]!.mandate.level, 'vetted')
    assert.equal(party.versions[0]!.mandate.evidence.length, 1)
    assert.deepEqual((await run()).counts, { known: 2, wrong: 2 })
  })
})
