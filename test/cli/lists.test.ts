import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { root } from '../house/sources.ts'
import { type Desk, newDesk, type Running } from './command-line.ts'

const FIRST = [
  'name,category,country,date',
  'Northhaven,state,FRA,2018-11-12',
  'Saltmarsh Energy,private,,',
  'Github,private,USA,',
]
const LATER = [
  'name,category,country,date',
  'Northhaven,state,FRA,2018-11-12',
  'GitHub,private,USA,',
  'Tessaly,,ROM,',
]

describe('older lists at the command line', () => {
  let desk: Desk
  let server: Running
  const take = (list: string, date: string, ...more: string[]) => [
    ...[
      'party',
      'import',
      '--call',
      'paris-call',
      '--list',
      list,
      '--date',
      date,
      '--title',
      `List of ${date}`,
      '--names',
      'all',
    ],
    ...['--url', server.url, ...more],
  ]
  const roll = async (at: string) => {
    const page = await fetch(`${server.url}/paris-call/roll.json?at=${at}`)
    const { items } = (await page.json()) as { items: { names: { text: string }[] }[] }
    return items.map(item => item.names[0]!.text)
  }

  before(async () => {
    desk = newDesk()
    await desk.avow('init')
    server = await desk.serve()
    const { opened } = (
      await import(join(root, 'examples/paris-call/example.json'), { with: { type: 'json' } })
    ).default
    writeFileSync(desk.at('call.json'), JSON.stringify(opened))
    writeFileSync(desk.at('first.csv'), `${FIRST.join('\n')}\n`)
    writeFileSync(desk.at('later.csv'), `${LATER.join('\n')}\n`)
    const declared = {
      name: 'Tessaly',
      date: '2020-01-01',
      source: 'https://tessaly.example/',
      words: { lang: 'en', text: 'We read it so. '.repeat(20).trim() },
    }
    writeFileSync(desk.at('declared.json'), JSON.stringify([declared]))
    await desk.avow('call', 'open', 'paris-call', 'call.json', '--url', server.url)
  })
  after(() => desk.close())

  it('shows every doubt with its row before anything is posted', async () => {
    const dry = await desk.avow(...take('first.csv', '2019-11-12', '--dry-run'))
    assert.equal(dry.exit, 0, dry.err)
    assert.match(dry.out, /country_blank.*\n.*row 2/)
    assert.match(dry.out, /Nothing was posted/)
    assert.deepEqual(await roll('2019-11-12'), [])
  })

  it('takes a list over, and a second run has nothing left to do', async () => {
    assert.match((await desk.avow(...take('first.csv', '2019-11-12'))).out, /Posted 3 statements/)
    assert.match((await desk.avow(...take('first.csv', '2019-11-12'))).out, /nothing was posted/)
  })

  it('tells of a later list what was renamed, came and went, and keeps the roll of each day', async () => {
    const taken = await desk.json<{ posted: number; counts: Record<string, number> }>(
      ...take('later.csv', '2025-12-31', '--declarations', 'declared.json'),
    )
    assert.deepEqual(
      [taken.counts.renamed, taken.counts.new, taken.counts.missing, taken.posted],
      [1, 1, 1, 3],
    )
    assert.deepEqual((await roll('2019-11-12')).sort(), ['Github', 'Northhaven', 'Saltmarsh Energy'])
    assert.deepEqual((await roll('2025-12-31')).sort(), ['GitHub', 'Northhaven', 'Tessaly'])
    const party = (await (await fetch(`${server.url}/parties/tessaly.json`)).json()) as object
    assert.match(JSON.stringify(party), /"declaration":\{"date":"2020-01-01"/)
  })

  it('refuses a list that needs a person’s word, and a second list of the same day', async () => {
    writeFileSync(desk.at('unnamed.csv'), 'name,country\n,FRA\n')
    assert.equal((await desk.json(...take('unnamed.csv', '2026-01-01'))).code, 'import_unclear')
    writeFileSync(desk.at('other.csv'), 'name,country\nSomebody,FRA\n')
    assert.equal((await desk.json(...take('other.csv', '2025-12-31'))).code, 'source_wrong')
    assert.equal((await desk.avow(...take('other.csv', 'yesterday'))).exit, 2)
  })
})
