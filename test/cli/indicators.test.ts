import assert from 'node:assert/strict'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { digestOf } from '../../src/core/digest.ts'
import { type Catalogue, cellCounts, readCatalogue } from '../../src/register/figures/catalogue.ts'
import { checkCatalogue } from '../../src/register/figures/catalogue-check.ts'
import { catalogueNotes } from '../../src/register/figures/catalogue-notes.ts'
import { say } from '../../src/web/messages/say.ts'
import { crowdedCatalogue } from '../figures.ts'
import { keptFiles, root } from '../house/sources.ts'
import { type Desk, newDesk, type Running } from './command-line.ts'

const FOLDER = 'examples/indicators'
const SETS = keptFiles().filter(path => path.startsWith(`${FOLDER}/`) && path.endsWith('.json'))
const shipped = (path: string): Catalogue => {
  const { catalogue, faults } = checkCatalogue(JSON.parse(readFileSync(join(root, path), 'utf8')))
  assert.ok(catalogue, faults.join('\n'))
  return catalogue
}
/** Every string of a catalogue that readers see. */
const saidIn = ({ titles, lists, sections, indicators }: Catalogue) => [
  titles,
  ...lists.flatMap(list => [list.titles, ...list.items.map(one => one.titles)]),
  ...sections.map(one => one.titles),
  ...indicators.flatMap(({ asks, reads, value, ...one }) => [
    one.titles,
    asks,
    reads,
    ...('unit' in value && value.unit !== null ? [value.unit] : []),
  ]),
]

/** A set that is asked of others must be one that its own check finds nothing in. */
describe('the sets of indicators that come with the program', () => {
  it('are two', () => assert.deepEqual(SETS, [`${FOLDER}/conduct.json`, `${FOLDER}/content.json`]))

  for (const path of SETS) {
    it(`have no fault and nothing to note, and are marked as ours: ${path}`, () => {
      const catalogue = shipped(path)
      assert.deepEqual([...catalogueNotes(catalogue)], [])
      for (const { text } of catalogue.titles) assert.match(text, /Avow/)
    })

    it(`say every string in English and French, each in words of its own: ${path}`, () => {
      const catalogue = shipped(path)
      for (const said of saidIn(catalogue))
        assert.deepEqual(
          said.map(({ lang }) => lang),
          ['en', 'fr'],
        )
      for (const { id, asks, reads } of catalogue.indicators)
        for (const [english, french] of [asks, reads]) assert.notEqual(english!.text, french!.text, id)
    })

    it(`belong to no call: no principle, no measure, and all are reported: ${path}`, () => {
      const { indicators, sections } = shipped(path)
      for (const { id, principle, measure } of sections)
        assert.deepEqual([principle, measure], [null, null], id)
      for (const { id, how } of indicators) assert.equal(how, 'reported', id)
    })

    it(`ask one question each that names its time, and say why where only words are asked: ${path}`, () => {
      for (const { id, asks, reads, value } of shipped(path).indicators) {
        for (const { text } of asks) assert.match(text, /^[^?]+\?$/, id)
        assert.match(asks[0]!.text, /\bperiod\b/, id)
        assert.match(asks[1]!.text, /\bpériode\b/, id)
        const isWords =
          /^In words only: /.test(reads[0]!.text) && /^En mots seulement : /.test(reads[1]!.text)
        assert.equal(isWords, value.type === 'words', id)
      }
    })

    it(`name reasons for a missing value as pages do: ${path}`, () => {
      const reasons = ['not-reported', 'not-applicable', 'withheld-by-law'] as const
      const named = (lang: 'en' | 'fr') =>
        new Set(reasons.map(code => say(lang, `plots.missing.${code}`).toLowerCase()))
      const quotes = { en: /the reason (?:is )?“([^”]+)”/g, fr: /la raison (?:est )?« ([^»]+) »/g }
      for (const { id, reads } of shipped(path).indicators)
        for (const { lang, text } of reads)
          for (const [, reason] of text.matchAll(quotes[lang as 'en' | 'fr']))
            assert.ok(named(lang as 'en' | 'fr').has(reason!), `${id}: ${reason}`)
    })

    it(`fit the statement that publishes them, and each was asked what a liar would answer: ${path}`, () => {
      const catalogue = shipped(path)
      assert.ok(JSON.stringify(cellCounts(catalogue)).length < 16_000)
      const [, ...parts] = readFileSync(join(root, FOLDER, 'README.md'), 'utf8').split(/^### /m)
      const part = parts.find(one => one.startsWith(path.slice(FOLDER.length + 1)))!
      const asked = [...part.matchAll(/^\| `([a-z0-9-]+)` \| [^|]+ \| [^|]+ \|$/gm)].map(([, id]) => id)
      assert.deepEqual(
        asked,
        catalogue.indicators.map(({ id }) => id),
      )
    })
  }
})

describe('avow indicators', () => {
  let desk: Desk
  before(() => {
    desk = newDesk()
    cpSync(join(root, FOLDER), desk.at('sets'), { recursive: true })
  })
  after(() => desk.close())

  it('names the sets that come with the program', async () => {
    const { exit, out } = await desk.avow('indicators', 'check')
    assert.equal(exit, 0)
    for (const path of SETS) assert.ok(out.includes(`${path}: `), out)
  })

  it('checks a file, counts its cells, and writes the one form whose digest it says', async () => {
    const { exit, out, err } = await desk.avow(
      'indicators',
      'check',
      'sets/conduct.json',
      '--out',
      'year.json',
    )
    assert.equal(exit, 0, err)
    const bytes = readFileSync(desk.at('year.json'))
    assert.ok(out.includes(digestOf(bytes)), out)
    const catalogue = readCatalogue(bytes)
    const cells = cellCounts(catalogue).reduce((sum, one) => sum + one.cells, 0)
    assert.ok(out.includes(`39 indicators in 9 sections, ${cells} cells in a period, in en and fr.`), out)
    assert.match(out, /^In words only: hack-back-words, /m)
    const { digest } = await desk.json('indicators', 'check', 'year.json')
    assert.equal(digest, digestOf(bytes))
    const again = await desk.avow('indicators', 'check', 'year.json', '--out', 'year.json')
    assert.match(again.err, /file_exists/)
  })

  it('writes a set as a table, whose digest is the same when it is checked', async () => {
    const written = await desk.avow('indicators', 'check', 'sets/content.json', '--table', 'content.csv')
    assert.match(written.out, /^Wrote content\.csv\.$/m)
    const [set, table] = await Promise.all(
      ['sets/content.json', 'content.csv'].map(file => desk.json('indicators', 'check', file)),
    )
    assert.equal(table!.digest, set!.digest)
  })

  it('shows it as a page in the language that is asked for', async () => {
    const { out } = await desk.avow('indicators', 'check', 'sets/content.json', '--review', 'fr')
    assert.match(out, /^ {2}2\.2 +Injonctions exécutées sous une heure \(orders-met-1h\)$/m)
    assert.match(out, /Belgique/)
    const german = await desk.avow('indicators', 'check', 'sets/content.json', '--review', 'de')
    assert.deepEqual([german.exit, /is not in de, but in en and fr/.test(german.err)], [2, true])
  })

  it('says every fault of a file, ends with 1 and writes nothing', async () => {
    const draft = JSON.parse(readFileSync(desk.at('sets/conduct.json'), 'utf8'))
    delete draft.indicators[0].asks
    draft.indicators[1].kinds = ['ngo']
    writeFileSync(desk.at('wrong.json'), JSON.stringify(draft))
    const { exit, out } = await desk.avow('indicators', 'check', 'wrong.json', '--out', 'none.json')
    assert.equal(exit, 1)
    assert.match(out, /^In the indicator disclosure-policy, the question \(asks\): it is missing\.$/m)
    assert.match(out, /^In the indicator reports-received, of whom it is asked \(kinds\), number 1: /m)
    assert.match(out, /^2 faults in wrong\.json\. Nothing was done\.$/m)
    assert.throws(() => readFileSync(desk.at('none.json')))
    writeFileSync(desk.at('twice.json'), '{"titles": {\n"en": "The year",\n"en": "The yaer"}}')
    assert.match(
      (await desk.avow('indicators', 'check', 'twice.json')).out,
      /^In line 3: "en" stands twice within the same braces\.$/m,
    )
    writeFileSync(desk.at('torn.json'), '{"titles": {"en": "The year",}}')
    assert.match(
      (await desk.avow('indicators', 'check', 'torn.json')).out,
      /^This is not JSON: .+\n1 fault in torn\.json\. Nothing was done\.$/m,
    )
  })
})

/** From the file to the log, by the front door. */
describe('avow indicators publish', () => {
  const CALL = 'harbour-accord'
  let desk: Desk
  let server: Running
  const draft = (principle: string) => ({
    titles: { en: 'The year', fr: 'L’année' },
    lists: [{ id: 'flag', titles: { en: 'Flag', fr: 'Pavillon' }, countries: ['LR', 'PA'] }],
    sections: [{ id: 'refuge', number: '1', titles: { en: 'Refuge', fr: 'Refuge' }, principle }],
    indicators: [
      {
        id: 'asked',
        number: '1.1',
        section: 'refuge',
        titles: { en: 'Requests', fr: 'Demandes' },
        asks: { en: 'How many ships asked in the period?', fr: 'Combien de navires ont demandé ?' },
        reads: { en: 'Each voyage counts once.', fr: 'Chaque voyage compte une fois.' },
        value: { type: 'integer', unit: { en: 'ships', fr: 'navires' } },
        by: ['flag'],
      },
    ],
  })
  const publish = (...words: string[]) =>
    desk.json<{ index: number; code: string; detail: string; faults: string[] }>(
      ...['indicators', 'publish', CALL, ...words, '--as', 'quarter', '--url', server.url],
    )

  before(async () => {
    desk = newDesk()
    await desk.fill()
    server = await desk.serve()
    writeFileSync(desk.at('year.json'), JSON.stringify(draft('p1'), null, 2))
  })
  after(() => desk.close())

  it('posts one edition after the other, whose file can be had back and checked as it is', async () => {
    const { index } = await publish('year.json')
    const entry = await (await fetch(`${server.url}/entries/${index}.json`)).json()
    const { body } = entry.statement
    assert.deepEqual(
      [body.catalogue, body.edition, body.indicators],
      ['quarter', 1, [{ id: 'asked', cells: 2 }]],
    )
    const file = await fetch(`${server.url}/words/${body.data.digest}`)
    assert.equal(file.status, 200)
    writeFileSync(desk.at('back.json'), await file.text())
    const [typed, back] = await Promise.all(
      ['year.json', 'back.json'].map(name => desk.json('indicators', 'check', name)),
    )
    assert.equal(back!.digest, typed!.digest)
    const next = await publish('back.json')
    const second = await (await fetch(`${server.url}/entries/${next.index}.json`)).json()
    assert.equal(second.statement.body.edition, 2)
  })

  it('posts nothing where the file is wrong, or names a principle that the text has not', async () => {
    const size = async () => (await (await fetch(`${server.url}/log/checkpoint`)).text()).split('\n')[1]
    const before = await size()
    writeFileSync(desk.at('odd.json'), JSON.stringify({ ...draft('p1'), sections: [] }))
    assert.equal((await publish('odd.json')).faults.length, 1)
    writeFileSync(desk.at('other.json'), JSON.stringify(draft('of-another-call')))
    const { code, detail } = await publish('other.json')
    assert.deepEqual([code, /of-another-call/.test(detail)], ['figures_wrong', true])
    assert.equal(await size(), before)
  })

  it('posts none that nobody could report, as the desk does, and says of whom the others ask too much', async () => {
    const write = (name: string, kinds: Parameters<typeof crowdedCatalogue>[0]) => {
      const { sections, ...rest } = crowdedCatalogue(kinds)
      const catalogue = { ...rest, sections: sections.map(one => ({ ...one, principle: 'p1' })) }
      writeFileSync(desk.at(name), JSON.stringify(catalogue))
    }
    write('all.json', null)
    const [fault] = (await publish('all.json')).faults
    assert.match(
      fault!,
      /^All signatories are asked too much: 980,000 values in one period, and a report has room/,
    )
    assert.match(fault!, /The largest: x0 x0 \(4,900\), /)
    assert.equal((await desk.avow('indicators', 'check', 'all.json')).exit, 1)
    write('some.json', ['state'])
    assert.equal(typeof (await publish('some.json')).index, 'number')
    const checked = await desk.json('indicators', 'check', 'some.json')
    assert.match(
      (checked.notes as string[]).at(-1)!,
      /^Signatories of some kinds \(state\) are asked too much: 980,000/,
    )
  })
})
