import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, it } from 'node:test'
import { describeInTurn, effort } from '../effort.ts'
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

describeInTurn(
  2,
  3,
  effort('callsAtCommandLine'),
)('older lists at the command line', () => {
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

  it('records what other sources say of those whom it means, once, and says what is wrong of the others', async () => {
    const rows = [
      'date,call,name,kind,country,fact,reported_by,title_of_source,date_of_source',
      '2018-11-12,paris-call,Github,company,US,signed,Gazette,Who was there,2018-11-12',
      '2018-11-12,paris-call,Roumanie,state,RO,not-among-them,Gazette,Who was there,2018-11-12',
      '2018-11-12,another-call,France,state,FR,signed,Gazette,Who was there,2018-11-12',
      '2019-01-01,paris-call,GitHub,,,left,Gazette,Who was there,2018-11-12',
      '2018-11-12,paris-call,GitHub,,,waved,Gazette,Who was there,2018-11-12',
      // A namesake is not attributed in silence, nor is a person recorded in any form.
      '2018-11-12,paris-call,Github,academia,US,signed,Gazette,Who was there,2018-11-12',
      '2018-11-12,paris-call,Github,company,FR,signed,Gazette,Who was there,2018-11-12',
      '2018-11-12,paris-call,Ada Okafor (Tessaly),civil society,,signed,Gazette,Who was there,2018-11-12',
      '2018-11-12,paris-call,Fairbairn,citizen,,signed,Gazette,Who was there,2018-11-12',
    ]
    writeFileSync(desk.at('facts.csv'), `${rows.join('\n')}\n`)
    const record = (...more: string[]) =>
      desk.json<{ counts: Record<string, number>; rows: { why: string }[] }>(
        ...['fact', 'import', '--call', 'paris-call', '--facts', 'facts.csv', '--url', server.url, ...more],
      )
    const dry = await record('--dry-run')
    assert.deepEqual(dry.counts, { 'to-record': 2, 'of-another-call': 1, wrong: 6 })
    const whys = dry.rows.map(({ why }) => why)
    assert.match(whys[5]!, /called so is github \(company, US\)/)
    assert.equal(whys[6], whys[5])
    assert.match(whys[7]!, /looks like a person; if it is none, --people organisations/)
    assert.match(whys[8]!, /a person, and no organisation/)
    assert.deepEqual((await record('--dry-run', '--people', 'organisations')).counts, {
      ...{ 'to-record': 3, 'of-another-call': 1, wrong: 5 },
    })
    assert.deepEqual(
      dry.rows.slice(0, 2).map(({ why }) => why),
      ['github', 'roumanie, new'],
    )
    assert.deepEqual((await record()).counts, { recorded: 2, 'of-another-call': 1, wrong: 6 })
    assert.deepEqual((await record()).counts, { known: 2, 'of-another-call': 1, wrong: 6 })
    assert.deepEqual((await roll('2018-11-12')).sort(), ['Github', 'Northhaven'])
  })

  it('refuses a list that needs a person’s word, and a second list of the same day', async () => {
    writeFileSync(desk.at('unnamed.csv'), 'name,country\n,FRA\n')
    assert.equal((await desk.json(...take('unnamed.csv', '2026-01-01'))).code, 'import_unclear')
    writeFileSync(desk.at('other.csv'), 'name,country\nSomebody,FRA\n')
    assert.equal((await desk.json(...take('other.csv', '2025-12-31'))).code, 'source_wrong')
    assert.equal((await desk.avow(...take('other.csv', 'yesterday'))).exit, 2)
  })
})
