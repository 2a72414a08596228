import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { parse } from 'csv-parse/sync'
import { writeXlsx } from 'hucre/xlsx'
import { utf8 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import { type Indicator, readCatalogue } from '../../src/register/figures/catalogue.ts'
import { TABLE_COLUMNS } from '../../src/register/lists/indicator-columns.ts'
import type { Policy } from '../../src/register/policy.ts'
import { ref } from '../../src/register/rows.ts'
import { policyDigest } from '../../src/register/types/calls.ts'
import { say } from '../../src/web/messages/say.ts'
import { readySets } from '../../src/work/ready-indicators.ts'
import { readWorkbook } from '../../src/work/spreadsheet/workbook.ts'
import { number, rows as sheetRows, xlsx } from '../../src/work/spreadsheet/xlsx.fixture.ts'
import { CLAUSES } from '../committing.ts'
import { crowd } from '../crowded.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import {
  crowdedCatalogue,
  figuresOf,
  indicatorOf,
  listOf,
  publishing,
  smallCatalogue,
  smallFigures,
} from '../figures.ts'
import { ACCORD, MANIFEST_DIGEST, textOf } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { filedData } from '../reported.ts'
import { inOrder, wording } from '../wording.ts'
import { enrolled, type Officer, signed, signIn } from './people.ts'
import { faultsIn, fieldIn, linksIn, type Shown, wordsOn } from './visitor.ts'

const HERE = `/desk/calls/${ACCORD}/indicators`
const file = (content: unknown) =>
  new Blob([
    typeof content === 'string' || content instanceof Uint8Array
      ? (content as string)
      : JSON.stringify(content),
  ])

const ASKING: Policy = {
  ...CLAUSES,
  clauses: CLAUSES.clauses!.map(one =>
    'report' in one.asks ? { ...one, asks: { report: true, indicators: 'year' } } : one,
  ),
}

describe('the indicators of a call, at the desk', () => {
  let it_: Depositary
  let one: Officer
  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['northhaven', 'brightwater'] })
    one = await enrolled(it_)
    await change(ASKING)
    await it_.as('northhaven').sign(ACCORD, { policy: policyDigest(ASKING) })
  })
  afterEach(() => it_.close())

  const change = (policy: Policy) =>
    it_.post('call/policy-changed', { policy, reason: { lang: 'en', text: 'x' } }, { call: ACCORD })
  async function send(content: unknown, catalogue = 'year'): Promise<Shown> {
    await one.visitor.goto(HERE)
    return one.visitor.send(HERE, { catalogue, file: file(content) })
  }
  const edition = async (n: number, name = 'year') => {
    const [row] = await it_.log.store.rows([ref('indicatorEditions', ACCORD, name, String(n))])
    return readCatalogue((await it_.log.store.words(row!.data.digest))!.bytes)
  }

  it('tells every fault of a file with its place, those of the text and of the call too', async () => {
    const { status, html } = await send('{"titles": {"en": "The year",}}')
    assert.equal(status, 422)
    assert.match(wordsOn({ html }), /This is not JSON/)
    // Brackets within brackets, further than anybody can walk.
    for (const n of [17, 50_000]) {
      assert.equal((await send('['.repeat(n) + ']'.repeat(n))).status, 422)
      assert.match(
        wordsOn(one.visitor.shown),
        /Lists and braces stand in one another here, more than 16 deep/,
      )
      assert.equal(fieldIn(one.visitor.shown.html, 'catalogue'), 'year')
    }
    await send('{"titles": {\n"en": "The year",\n"en": "The yaer"}}')
    assert.match(wordsOn(one.visitor.shown), /In line 3: "en" stands twice/)
    const bad = { ...smallCatalogue(), indicators: [{ ...indicatorOf('a'), by: ['port'], direction: 'up' }] }
    await send(bad)
    assert.match(wordsOn(one.visitor.shown), /In the indicator a, direction: it must be one of/)
    const [first, ...others] = smallCatalogue().sections
    await send({ ...smallCatalogue(), sections: [{ ...first, principle: 'nine' }, ...others] })
    assert.match(
      wordsOn(one.visitor.shown),
      wording('deskIndicators.noPrinciple', { section: '1', principle: 'nine' }),
    )
    // What was typed stands there again.
    assert.equal(fieldIn(one.visitor.shown.html, 'catalogue'), 'year')
    const nameless = await send(smallCatalogue(), 'The Year')
    assert.match(wordsOn(nameless), wording('deskIndicators.idWrong'))
  })

  it('is read as signatories will be asked, with how much work it is and for whom, and then published', async () => {
    it_.now = '2027-01-15T00:00:00Z'
    await signIn(one.visitor, one.device)
    await send(smallCatalogue())
    const shown = wordsOn(one.visitor.shown)
    const catalogue = smallCatalogue()
    for (const { titles, asks, reads } of catalogue.indicators)
      for (const said of [titles, asks, reads]) assert.ok(shown.includes(said[0]!.text), said[0]!.text)
    const cells = catalogue.indicators.reduce((sum, { by }) => sum + (by.length === 0 ? 1 : 3), 0)
    assert.match(
      shown,
      wording('deskIndicators.work', { indicators: catalogue.indicators.length, cells, year: 2 * cells }),
    )
    // One company stands, and the rules ask it for figures by these.
    const row = load(one.visitor.shown.html)('tr:contains("Companies") td.num')
    const numbers = [...row].map(cell => load(cell).text().replace(/\D/g, ''))
    assert.deepEqual(numbers, ['1', '1', String(catalogue.indicators.length), String(cells)])
    await signed(it_, one)
    assert.deepEqual(await edition(1), catalogue)
    assert.match(one.visitor.shown.path, /^\/desk\/calls\/harbour-accord\/indicators\?done=/)
    assert.match(wordsOn(one.visitor.shown), wording('commitment.edition', { edition: 1 }))
  })

  it('is read in each of its languages by whoever signs it for good', async () => {
    const inBoth = (says: string) => [
      { lang: 'en', text: says },
      { lang: 'fr', text: `${says}, dit en français` },
    ]
    const catalogue = smallCatalogue()
    const several = {
      ...catalogue,
      titles: inBoth('The year in figures'),
      indicators: catalogue.indicators.map(one =>
        one.id === 'notices' ? { ...one, titles: inBoth('a'), asks: inBoth('b'), reads: inBoth('c') } : one,
      ),
    }
    await send(several)
    const shown = wordsOn(one.visitor.shown)
    for (const said of ['a', 'b', 'c']) assert.ok(shown.includes(`${said}, dit en français French`), said)
  })

  it('says that a file has to be chosen again, to whoever goes back or finds another edition published', async () => {
    const again = wording('deskIndicators.again')
    await one.visitor.goto(HERE)
    assert.doesNotMatch(wordsOn(one.visitor.shown), again)
    await send(smallCatalogue())
    const act = one.visitor.shown.path
    const [change] = linksIn(one.visitor.shown.html, /indicators\?typed=/)
    await one.visitor.goto(change!)
    assert.match(wordsOn(one.visitor.shown), again)
    assert.equal(fieldIn(one.visitor.shown.html, 'catalogue'), 'year')
    // Another tab was first.
    await send(smallCatalogue())
    await signed(it_, one)
    await one.visitor.goto(act)
    await one.visitor.goto(linksIn(one.visitor.shown.html, /indicators\?typed=/)[0]!)
    assert.match(wordsOn(one.visitor.shown), again)
  })

  it('says of what is not signed yet that it is to come', async () => {
    await send(smallCatalogue())
    const sentence = load(one.visitor.shown.html)('blockquote.statement').text()
    assert.match(sentence, /^\s*We publish indicators of /)
  })

  it('says of whom they are asked by the rules that name them, and that nobody is asked by others', async () => {
    const numbers = () => load(one.visitor.shown.html)('tr:contains("Companies") td.num').slice(0, 2).text()
    await send(smallCatalogue())
    assert.match(wordsOn(one.visitor.shown), wording('deskIndicators.notYet', { id: 'year' }))
    const about = wording('clause.figuresOf', { by: 'calendar', again: 'yes' })
    assert.match(wordsOn(one.visitor.shown), about)
    it_.now = '2027-01-15T00:00:00Z'
    await signIn(one.visitor, one.device)
    await send(smallCatalogue(), 'air')
    assert.match(wordsOn(one.visitor.shown), wording('deskIndicators.noClause', { id: 'air' }))
    assert.deepEqual(numbers().match(/\d+/g), ['1', '0'])
    // Once it is published, that is what is left to do.
    await signed(it_, one)
    assert.match(wordsOn(one.visitor.shown), wording('deskIndicators.noClause', { id: 'air' }))
    assert.deepEqual(linksIn(one.visitor.shown.html, /new\/policy/), ['/desk/new/policy?call=harbour-accord'])
    // The newest rules ask for none, and whoever said yes to the earlier ones is asked by these.
    await change({ ...CLAUSES, noticeDays: null })
    await send(smallCatalogue())
    assert.deepEqual(numbers().match(/\d+/g), ['1', '1'])
  })

  it('shows what a further edition adds, rewords and asks no more, the old words beside the new', async () => {
    await send(smallCatalogue())
    await signed(it_, one)
    const [first, second, ...rest] = smallCatalogue().indicators
    const other = { ...first!, asks: [{ lang: 'en', text: 'How many tonnes were there?' }], by: [] }
    const added = indicatorOf('ships', { section: 'quays' })
    await send({ ...smallCatalogue(), indicators: [other, ...rest, added] })
    const shown = wordsOn(one.visitor.shown)
    for (const is of ['added', 'gone', 'changed'] as const)
      assert.match(shown, wording(`deskIndicators.${is}`, { count: 1 }))
    const page = load(one.visitor.shown.html)
    assert.deepEqual(
      [page('del').text(), page('ins').text()],
      [first!.asks[0]!.text, 'How many tonnes were there?'],
    )
    assert.ok(shown.includes(second!.titles[0]!.text))
    assert.match(shown, wording('deskIndicators.broken'))
    await signed(it_, one)
    assert.equal((await edition(2)).indicators.length, smallCatalogue().indicators.length)
    // The next one begins with it: what is asked no more is left out by a tick.
    await one.visitor.goto(`${HERE}?from=last+year&catalogue=year`)
    await one.visitor.send('last year', { 'leave.ships': 'yes' })
    assert.match(wordsOn(one.visitor.shown), wording('deskIndicators.gone', { count: 1 }))
  })

  it('warns of an edition that comes into an open period, and says what becomes of what it adds and drops', async t => {
    const [first, second, ...rest] = smallCatalogue().indicators
    await it_.as('brightwater').sign(ACCORD, { policy: policyDigest(ASKING) })
    await send(smallCatalogue())
    // No period of it has opened.
    assert.equal(load(one.visitor.shown.html)('#open-periods').length, 0)
    await signed(it_, one)
    it_.now = '2027-01-15T00:00:00Z'
    const figures = smallFigures({ party: 'northhaven' })
    const { data, parts } = filedData(figures)
    const filing = {
      ...{ answers: [], policy: policyDigest(ASKING), words: null, figures: figuresOf(figures, data) },
      asked: [{ clause: 'yearly-report', due: '2027-03-31' }],
    }
    const northhaven = { by: 'northhaven', call: ACCORD, signers: [partyKey('northhaven')] }
    await it_.post('report/filed', filing, northhaven, parts)
    it_.now = '2027-01-20T00:00:00Z'
    await signIn(one.visitor, one.device)
    const other = { ...first!, reads: [{ lang: 'en', text: 'Without those that were towed.' }] }
    const added = indicatorOf('ships', { section: 'quays' })
    await send({ ...smallCatalogue(), indicators: [other, ...rest, added] })
    const warned = wordsOn({ html: load(one.visitor.shown.html).html('#open-periods') })
    const clause = { clause: 'yearly-report', day: '30 April 2027' }
    assert.match(warned, wording('openPeriods.line', { ...clause, waiting: 1, of: 2 }))
    assert.match(warned, wording('openPeriods.added'))
    assert.match(warned, wording('openPeriods.gone', { before: 1 }))
    assert.match(warned, wording('openPeriods.changed', { reported: 1, waiting: 1 }))
    assert.match(warned, wording('openPeriods.wait', { day: '30 April 2027' }))
    assert.match(warned, wording('openPeriods.next', { day: '1 January 2028' }))
    assert.match(wordsOn(one.visitor.shown), wording('deskIndicators.begunStay', { edition: 1 }))
    await signed(it_, one)
    // What was said is what happens.
    const csv = await it_.text(`/${ACCORD}/indicators.csv`)
    const rows = parse(csv, { columns: true }) as Record<string, string>[]
    const asked = (id: string) => rows.find(row => row.indicator === id && row.from === '2026-01-01')?.asked
    assert.deepEqual([asked('ships') ?? '0', asked(second!.id), asked(first!.id)], ['0', '1', '2'])
    // Words in another order of the rows change nothing that anybody answers.
    await send({ ...smallCatalogue(), indicators: [added, other, ...rest] })
    assert.equal(load(one.visitor.shown.html)('#open-periods').length, 0)
    // Who answers out of a list answers another question once there is more to choose from.
    const lists = [smallCatalogue().lists[0]!, listOf('steps', ['begun', 'halfway', 'done'])]
    await send({ ...smallCatalogue(), lists, indicators: [other, ...rest, added] })
    const chosen = wordsOn({ html: load(one.visitor.shown.html).html('#open-periods') })
    assert.match(chosen, wording('openPeriods.changed', { reported: 1, waiting: 1 }))
    crowd(t)
    await send({ ...smallCatalogue(), indicators: [other, ...rest] })
    for (const key of ['deskIndicators.whoMany', 'openPeriods.many'] as const)
      assert.match(wordsOn(one.visitor.shown), wording(key))
  })

  it('says how an answer is asked, as it was and as it is, and whether it can still be compared', async () => {
    const said = (text: string) => [{ lang: 'en', text }]
    const [first, second, ...rest] = smallCatalogue().indicators
    await send(smallCatalogue())
    await signed(it_, one)
    const change = async (changes: Partial<Indicator>) => {
      await send({ ...smallCatalogue(), indicators: [first!, { ...second!, ...changes }, ...rest] })
      return wordsOn(one.visitor.shown)
    }
    const doubtful = wording('deskIndicators.doubtful')
    const reads = await change({ reads: said('Each is counted twice.') })
    assert.match(reads, doubtful)
    assert.doesNotMatch(reads, wording('deskIndicators.broken'))
    const unit = await change({ value: { type: 'integer', unit: said('letters') } })
    assert.match(unit, inOrder(say('en', 'deskIndicators.part.unit'), 'letters', doubtful))
    const type = await change({ value: { type: 'boolean' } })
    const [what, was, now] = ['answer', 'is.integer', 'is.boolean'] as const
    assert.match(
      type,
      wording('deskIndicators.turned', {
        ...{ what: say('en', `deskIndicators.${what}`), was: say('en', `deskIndicators.${was}`) },
        now: say('en', `deskIndicators.${now}`),
      }),
    )
    assert.match(type, wording('deskIndicators.broken'))
    const turned = await change({ kinds: ['company', 'state'], direction: 'less' })
    assert.match(
      turned,
      wording('deskIndicators.turned', { was: 'all signatories', now: 'Companies and States' }),
    )
    assert.match(turned, wording('deskIndicators.turned', { what: 'Wanted', was: 'Nothing', now: 'Less' }))
    assert.doesNotMatch(turned, doubtful)
    // Of another short name it is asked whether it is another question.
    const renamed = await change({ id: 'warnings' })
    assert.match(
      renamed,
      wording('deskIndicators.renamed', { number: second!.number, was: second!.id, id: 'warnings' }),
    )
    const other = await change({ id: 'warnings', titles: said('Warnings'), asks: said('How many warnings?') })
    assert.doesNotMatch(other, /Is .* the same question/)
  })

  it('asks whether a new short name is a slip of one that is published, or that rules ask by', async () => {
    const near = () => load(one.visitor.shown.html)('#near')
    await send(smallCatalogue(), 'yaer')
    assert.match(near().text(), wording('deskIndicators.near', { id: 'yaer', ids: 'year' }))
    await send(smallCatalogue())
    assert.equal(near().length, 0)
    await signed(it_, one)
    await send(smallCatalogue())
    assert.equal(near().length, 0)
    await send(smallCatalogue(), 'conduct')
    assert.equal(near().length, 0)
  })

  it('tells an officer that only one of two languages was reworded', async () => {
    const [first, ...rest] = smallCatalogue().indicators
    const both = (text: string) => [
      { lang: 'en', text },
      { lang: 'fr', text: 'Sans les brouillons.' },
    ]
    await send({ ...smallCatalogue(), indicators: [{ ...first!, reads: both('Without drafts.') }, ...rest] })
    await signed(it_, one)
    await send({ ...smallCatalogue(), indicators: [{ ...first!, reads: both('With drafts.') }, ...rest] })
    assert.match(wordsOn(one.visitor.shown), wording('deskIndicators.oneLanguage', { languages: 'French' }))
    // Words that came in a language more leave the others true.
    await send({
      ...smallCatalogue(),
      indicators: [
        { ...first!, reads: [...both('Without drafts.'), { lang: 'de', text: 'Ohne Entwürfe.' }] },
        ...rest,
      ],
    })
    assert.doesNotMatch(
      wordsOn(one.visitor.shown),
      wording('deskIndicators.oneLanguage', { languages: '.*' }),
    )
  })

  it('takes a table, which begins with the principles of the text', async () => {
    await one.visitor.goto(`${HERE}/table.csv`)
    const [head, ...rows] = one.visitor.shown.html
      .trim()
      .split('\r\n')
      .map(line => line.split(','))
    const at = (name: string) => head!.indexOf(name)
    const typed = {
      ...{ 'title.en': 'Berths', 'question.en': 'How many berths?', 'counted.en': 'All.' },
      answer: 'whole number',
    }
    rows[0]![at('title.en')] = 'The year'
    for (const [name, text] of Object.entries(typed)) rows[2]![at(name)] = text
    const csv = (all: readonly string[][]) => [head!, ...all].map(row => row.join(',')).join('\n')
    await send(csv(rows))
    await signed(it_, one)
    const { indicators, sections } = await edition(1)
    assert.deepEqual([indicators.map(({ id }) => id), sections[0]!.principle], [['berths'], 'one'])
    // The same from a spreadsheet, whose rows are told alike.
    await send(await writeXlsx({ sheets: [{ name: 'Indicators', rows: [head!, ...rows] }] }), 'again')
    await signed(it_, one)
    assert.deepEqual((await edition(1, 'again')).indicators, indicators)
    const twoSheets = ['Old', 'New'].map(name => ({ name, rows: [head!, ...rows] }))
    await send(await writeXlsx({ sheets: twoSheets }), 'third')
    assert.match(wordsOn(one.visitor.shown), wording('tableFault.sheets', { a: '2' }))
    const odd = rows[2]!.map(cell => (cell === '1.1' ? number('46023', 1) : cell))
    await send(xlsx([sheetRows(head!, rows[0]!, rows[1]!, odd)]), 'third')
    assert.match(wordsOn(one.visitor.shown), /Row 4, column “number”: It is a formula, an error or a date/)
    await send('PK\u0003\u0004 not a workbook')
    assert.match(wordsOn(one.visitor.shown), /This file is damaged/)
  })

  it('tells the faults of a table by its rows and columns, in the language of the page', async () => {
    const table = 'row,number,title.en,question.en,counted.en,answer,wanted\nset,,The year\nsection,1,Air\n'
    await send(`${table}indicator,1.1,Smoke,How much?,All.,number,up`)
    const says = (lang: 'en' | 'fr') =>
      say(lang, 'tableFault.at', {
        row: 4,
        column: 'wanted',
        says: say(lang, 'tableFault.wanted', { a: 'up' }),
      })
    assert.ok(wordsOn(one.visitor.shown).includes(says('en')), wordsOn(one.visitor.shown))
    await one.visitor.goto(`${HERE}?lang=fr`)
    await one.visitor.send(HERE, {
      catalogue: 'year',
      file: file(`${table}indicator,1.1,Smoke,How much?,All.,number,up`),
    })
    const french = load(one.visitor.shown.html)('#faults')
    assert.ok(french.text().includes(says('fr')), french.text())
    assert.equal(french.find('[lang="en"]').length, 0)
  })

  it('tells all that is amiss with a table at once, and what of it is not read, before it is published too', async () => {
    const heads = 'row,number,title.en,question.en,counted.en,answer,kinds,Comments by legal'
    const table = (answer: string, kinds: string) =>
      `Draft of May\n${heads}\nset,,The year\nsection,1,Air\nindicator,1.1,Smoke,How much?,All.,${answer},${kinds},ask Ana`
    await send(table('tonnes', 'ports'))
    const unread = wording('deskIndicators.unread', { names: '“Draft of May”, “Comments by legal”' })
    const faults = wordsOn({ html: load(one.visitor.shown.html).html('#faults') })
    assert.match(faults, wording('deskIndicators.faults', { count: 2 }))
    assert.match(faults, inOrder(/Row 5, column “answer”/, /Use States, Public authorities/, unread))
    await send(table('number', 'Companies'))
    assert.match(wordsOn({ html: load(one.visitor.shown.html).html('#unread') }), unread)
    await signed(it_, one)
    assert.deepEqual((await edition(1)).indicators[0]!.kinds, ['company'])
  })

  it('gives an edition and our sets as tables, which come back reworded', async () => {
    await send(smallCatalogue())
    await signed(it_, one)
    const bytes = async (path: string) => {
      await one.visitor.goto(HERE)
      const link = load(one.visitor.shown.html)(`a[href*="${path}"]`).attr('href')
      const got = await it_.app.request(link!, { headers: { cookie: one.visitor.cookies } })
      assert.equal(got.status, 200)
      return new Uint8Array(await got.arrayBuffer())
    }
    const table = new TextDecoder().decode(await bytes('table.csv?from=last'))
    await send(table.replace('Indicator tonnes', 'Tonnes of smoke'))
    assert.match(wordsOn(one.visitor.shown), wording('deskIndicators.changed', { count: 1 }))
    await signed(it_, one)
    assert.deepEqual(
      await edition(2),
      JSON.parse(JSON.stringify(smallCatalogue()).replace('Indicator tonnes', 'Tonnes of smoke')),
    )
    const workbook = await bytes('table.xlsx?from=ready+conduct')
    await send(workbook, 'conduct')
    await signed(it_, one)
    const ours = readySets().find(({ name }) => name === 'conduct')!.catalogue
    assert.deepEqual(await edition(1, 'conduct'), ours)
    const notes = await readWorkbook(workbook)
    const words = notes.sheets[1]!.rows.flatMap(({ cells }) => cells)
    for (const column of TABLE_COLUMNS) assert.ok(words.includes(column), column)
  })

  it('begins with a set of ours: what is asked is chosen, and it takes the name and the principles of the call', async () => {
    await one.visitor.goto(HERE)
    await one.visitor.follow(/indicators\?from=ready(\+|%20)conduct/)
    const page = load(one.visitor.shown.html)
    const [kept] = [...page('input[name^="ask."]')].map(box => page(box).attr('name')!)
    await one.visitor.send('ready conduct', { catalogue: 'conduct' })
    assert.match(wordsOn(one.visitor.shown), wording('deskIndicators.noneAsked'))
    await one.visitor.send('ready conduct', { catalogue: 'conduct', [kept!]: 'yes' })
    // What lacks is told at its field, and nowhere else.
    assert.match(wordsOn(one.visitor.shown), wording('deskIndicators.nameMissing'))
    assert.equal(load(one.visitor.shown.html)('#faults').length, 0)
    assert.equal(load(one.visitor.shown.html)('input[name^="ask."]:checked').length, 1)
    const section = load(one.visitor.shown.html)('select[name^="principle."]').first().attr('name')!
    await one.visitor.send('ready conduct', {
      ...{ 'title.en': 'Conduct at sea', 'title.fr': 'La conduite en mer' },
      [section]: 'one',
    })
    await signed(it_, one)
    const { indicators, lists, sections, titles } = await edition(1, 'conduct')
    assert.deepEqual(
      [indicators.map(({ id }) => `ask.${id}`), sections.map(({ principle }) => principle)],
      [[kept], ['one']],
    )
    assert.equal(titles[0]!.text, 'Conduct at sea')
    assert.deepEqual(
      lists.map(({ id }) => id),
      [...indicators[0]!.by, ...('list' in indicators[0]!.value ? [indicators[0]!.value.list] : [])],
    )
  })

  it('cuts a long list to what is named, and never asks for all of one that was emptied', async () => {
    const { catalogue } = readySets().find(({ name }) => name === 'conduct')!
    const list = catalogue.lists.find(({ items }) => items.length > 30)!
    const split = catalogue.indicators.find(({ by }) => by.includes(list.id))!
    const at = `items.${list.id}`
    await one.visitor.goto(`${HERE}?from=ready+conduct&catalogue=conduct`)
    const titles = { 'title.en': 'Conduct at sea', 'title.fr': 'La conduite en mer' }
    await one.visitor.send('ready conduct', { ...titles, [`ask.${split.id}`]: 'yes', [at]: ' ' })
    assert.equal(faultsIn(one.visitor.shown.html)[at], say('en', 'deskIndicators.itemsNone'))
    await one.visitor.send('ready conduct', { [at]: 'BE, qq' })
    assert.equal(faultsIn(one.visitor.shown.html)[at], say('en', 'deskIndicators.itemsWrong', { ids: 'qq' }))
    await one.visitor.send('ready conduct', { [at]: 'FR, be' })
    await signed(it_, one)
    const { lists } = await edition(1, 'conduct')
    const kept = lists.find(({ id }) => id === list.id)!.items
    assert.deepEqual(
      kept.map(({ id }) => id),
      ['be', 'fr'],
    )
  })

  it('asks all of a section by one tick, or leaves all of it out', async () => {
    await one.visitor.goto(`${HERE}?from=ready+conduct&catalogue=conduct`)
    const titles = { 'title.en': 'Conduct at sea', 'title.fr': 'La conduite en mer' }
    await one.visitor.send('ready conduct', { ...titles, 'ask-all.disclosure': 'yes', 'ask.breaches': 'yes' })
    await signed(it_, one)
    const asked = (await edition(1, 'conduct')).indicators
    assert.deepEqual([asked.length, asked.at(-1)!.id], [7, 'breaches'])
    await one.visitor.goto(`${HERE}?from=last+conduct&catalogue=conduct`)
    await one.visitor.send('last conduct', { 'leave-all.disclosure': 'yes' })
    await signed(it_, one)
    assert.deepEqual(
      (await edition(2, 'conduct')).indicators.map(({ id }) => id),
      ['breaches'],
    )
  })

  it('names countries in the order of their names, in the language of the page', async () => {
    const [country] = smallCatalogue().lists
    const named = (id: string, en: string, fr: string) => ({
      id,
      titles: [
        { lang: 'en', text: en },
        { lang: 'fr', text: fr },
      ],
    })
    const items = [
      named('ae', 'United Arab Emirates', 'Émirats arabes unis'),
      named('al', 'Albania', 'Albanie'),
      named('de', 'Germany', 'Allemagne'),
    ]
    const lists = [{ ...country!, items }, ...smallCatalogue().lists.slice(1)]
    await send(smallCatalogue({ lists }))
    assert.match(wordsOn(one.visitor.shown), /Albania, Germany,? and United Arab Emirates/)
    // Steps have an order that means something.
    assert.match(wordsOn(one.visitor.shown), /Land of begun and Land of done/)
    await one.visitor.goto(`${one.visitor.shown.path}?lang=fr`)
    assert.match(wordsOn(one.visitor.shown), /Albanie, Allemagne et Émirats arabes unis/)
  })

  it('publishes none of which one period is more than any report has room for, and warns where some could', async () => {
    const crowded = crowdedCatalogue(null)
    await send(crowded)
    assert.equal(one.visitor.shown.status, 422)
    const says = wordsOn({ html: load(one.visitor.shown.html).html('#faults') })
    assert.match(says, /All signatories: 980,000 values per period/)
    assert.match(
      says,
      inOrder(/The largest: x0 Indicator x0 \(4,900\)/, wording('deskIndicators.tooMuchMend')),
    )
    // States alone are asked too much: companies can answer the one that they are asked.
    await send(crowdedCatalogue(['state', 'academia']))
    assert.equal(one.visitor.shown.status, 200)
    const warned = () => wordsOn({ html: load(one.visitor.shown.html).html('#too-much') })
    assert.match(
      warned(),
      inOrder(wording('deskIndicators.tooMuchSome'), /States and Academia: 980,000 values/),
    )
    await send(smallCatalogue())
    assert.equal(load(one.visitor.shown.html)('#too-much').length, 0)
    // One that came by another way is told of, with the way out.
    const { data, parts } = filedData(crowded)
    await it_.post('indicators/published', publishing(crowded, data), { call: ACCORD }, parts)
    await one.visitor.goto(HERE)
    assert.match(
      wordsOn(one.visitor.shown),
      inOrder(wording('deskIndicators.tooMuchAll'), /980,000/, wording('deskIndicators.tooMuchNext')),
    )
  })

  it('notes what cannot be answered well, and the languages of the text that lack, in the reader’s own language', async () => {
    // One came with the text, and one later.
    const words = utf8('نبقي الميناء مفتوحا.')
    const parts = [{ name: digestOf(words), bytes: words }]
    const text = textOf('ar', 'نبقي الميناء مفتوحا.', false)
    await it_.post('text/translated', { manifest: MANIFEST_DIGEST, text }, { call: ACCORD }, parts)
    await send(smallCatalogue())
    const notes = () => wordsOn({ html: load(one.visitor.shown.html).html('#notes') })
    assert.match(
      notes(),
      /in English, French, and Arabic\. These indicators are not in French and Arabic: those readers see English/,
    )
    await one.visitor.goto(`${one.visitor.shown.path}?lang=fr`)
    const french = load(one.visitor.shown.html)('#notes')
    assert.match(french.text(), /manquent en français et arabe/)
    assert.ok(french.text().includes(say('fr', 'catalogueNote.unitless', { a: 'notices' })))
    assert.equal(french.find('[lang="en"]').length, 0)
  })

  it('notes a question that counts by another which is not asked', async () => {
    await one.visitor.goto(`${HERE}?from=ready+conduct&catalogue=conduct`)
    const titles = { 'title.en': 'Conduct at sea', 'title.fr': 'La conduite en mer' }
    const title = 'Breaches of personal data'
    const note = wording('deskIndicators.looseReference', { number: '9.5', title, gone: '9.4' })
    await one.visitor.send('ready conduct', { ...titles, 'ask.breaches-notified': 'yes' })
    assert.match(wordsOn(one.visitor.shown), note)
    await one.visitor.goto(`${HERE}?from=ready+conduct&catalogue=conduct`)
    const both = { 'ask.breaches-notified': 'yes', 'ask.breaches': 'yes' }
    await one.visitor.send('ready conduct', { ...titles, ...both })
    assert.doesNotMatch(wordsOn(one.visitor.shown), note)
    await signed(it_, one)
    await one.visitor.goto(`${HERE}?from=last+conduct&catalogue=conduct`)
    await one.visitor.send('last conduct', { 'leave.breaches': 'yes' })
    assert.match(wordsOn(one.visitor.shown), note)
  })
})
