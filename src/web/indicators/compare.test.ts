import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import { parse } from 'csv-parse/sync'
import { crowd } from '../../../test/crowded.ts'
import { wordsOn } from '../../../test/desk/visitor.ts'
import { answerOf, smallCatalogue } from '../../../test/figures.ts'
import { ACCORD, inEnglish } from '../../../test/harbour.ts'
import { type Reported, reportedHarbour } from '../../../test/reported.ts'
import { wording } from '../../../test/wording.ts'
import { ALL_VALUE_COLUMNS } from './all-values.ts'
import { ANSWER_COLUMNS } from './csv.ts'
import { OWN_COLUMNS } from './own-csv.ts'
import { VALUE_COLUMNS } from './values-csv.ts'

const PATH = `/${ACCORD}/indicators/compare`
const named = (text: string) => ({ names: inEnglish(text), kind: 'company' })

describe('the matrix for a list of the reader’s own', () => {
  let h: Reported
  before(async () => {
    h = await reportedHarbour({
      tidewater: named('Tidewater Lines'),
      caldera: named('Caldera Shipping'),
      silent: named('Silent Shipping'),
    })
    await h.publish()
    h.it.now = '2027-05-02T00:00:00Z'
    for (const party of ['tidewater', 'caldera'])
      await h.file({
        ...{ v: 1, catalogue: 'year', edition: 1, party, sources: [] },
        answers: [answerOf('notices', [{ by: [], value: '3' }])],
      })
  })
  after(() => h.it.close())

  async function send(fields: Record<string, string | Blob>, path = PATH, to = h): Promise<Response> {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.set(name, value)
    const headers = { accept: 'text/html', origin: to.it.publicUrl }
    return await to.it.app.request(path, { method: 'POST', body, headers })
  }

  it('counts those of the list alone, and names back who was not found', async () => {
    const response = await send({ list: 'Tidewater Lines\nSilent Shipping\nNobody Ltd\n' })
    assert.equal(response.status, 200)
    assert.match(response.headers.get('cache-control')!, /no-store/)
    const html = await response.text()
    const words = wordsOn({ html })
    assert.match(words, wording('indicators.compared', { found: 2, all: 3 }))
    assert.match(words, /Nobody Ltd row 3/)
    const $ = load(html)
    const cell = $('table.periods tbody tr:has(a[href$="/year/notices"]) td').first()
    assert.match(cell.text(), /^1 of 2/)
    // What was sent can be sent again, and is all that is shown of it.
    assert.match($('textarea[name=list]').text(), /Nobody Ltd/)
  })

  it('shows the list again where too many have signed to compare it', async t => {
    crowd(t)
    const response = await send({ list: 'Tidewater Lines\n' })
    assert.equal(response.status, 501)
    const html = await response.text()
    assert.match(wordsOn({ html }), wording('refusal.signatories_many'))
    assert.match(load(html)('textarea[name=list]').text(), /Tidewater Lines/)
  })

  it('says beside the field what it cannot read, and never that somebody has not signed who left', async () => {
    const large = await send({ list: 'Tidewater Lines, an organisation\n'.repeat(12_000) })
    assert.equal(large.status, 413)
    const html = await large.text()
    assert.match(wordsOn({ html }), wording('indicators.listLarge', { most: 300 }))
    assert.equal(load(html)('textarea[name=list]').length, 1)
    const paper = await send({ list: '', file: new Blob(['%PDF-1.7 Tidewater Lines\n']) })
    assert.equal(paper.status, 422)
    assert.match(wordsOn({ html: await paper.text() }), /Save it as CSV, or paste its names/)
    const words = wordsOn({ html: await (await send({ list: 'Nobody Ltd\n' })).text() })
    assert.match(words, wording('indicators.notFoundNote'))
    assert.doesNotMatch(words, /nobody who signed/)
  })

  it('takes a file, and gives the answers as one', async () => {
    const file = new Blob(['Name;City\nCaldera Shipping;Porto\n'], { type: 'text/csv' })
    const response = await send({ list: '', file, as: 'csv' })
    assert.match(response.headers.get('content-type')!, /^text\/csv/)
    const rows = parse(await response.text(), { columns: true }) as Record<string, string>[]
    assert.deepEqual([...new Set(rows.map(({ party }) => party))], ['caldera'])
    assert.equal(rows.find(({ indicator }) => indicator === 'notices')!.standing, 'given')
  })

  it('counts in its title the rows that it lists', async () => {
    const list = 'Tidewater Lines\nTidewater Lines\nNobody Ltd\n'
    const words = wordsOn({ html: await (await send({ list })).text() })
    assert.match(words, wording('indicators.compared', { found: 2, all: 3 }))
    assert.match(words, wording('indicators.found', { count: 2 }))
  })

  it('says of which day it is and by which log, who was asked for nothing, and who stands twice', async () => {
    const h = await reportedHarbour({
      tidewater: named('Tidewater Lines'),
      watch: { names: inEnglish('Harbour Watch'), kind: 'civil-society' },
    })
    const catalogue = smallCatalogue()
    await h.publish({
      ...catalogue,
      indicators: catalogue.indicators.map(one => ({ ...one, kinds: ['company'] })),
    })
    h.it.now = '2027-05-01T00:00:00Z'
    await h.file({
      ...{ v: 1, catalogue: 'year', edition: 1, party: 'tidewater', sources: [] },
      answers: [answerOf('notices', [{ by: [], value: '3' }])],
    })
    h.it.now = '2027-05-02T00:00:00Z'
    const list = 'Tidewater Lines\nHarbour Watch\ntidewater\n'
    const html = await (await send({ list }, `${PATH}?at=2027-05-01`, h)).text()
    const $ = load(html)
    const words = wordsOn({ html })
    assert.match(words, wording('indicators.comparedNote', { day: '1 May 2027', parties: 2, silent: 1 }))
    const line = (text: string) =>
      $('.event-group li')
        .filter((_, one) => $(one).text().includes(text))
        .text()
    assert.match(line('Harbour Watch'), wording('indicators.rowUnasked'))
    assert.match(line('row 3'), wording('indicators.rowAgain', { row: 1 }))
    assert.doesNotMatch(line('row 1:'), /asked for no|already/)
    const all = load(await h.it.text(`/${ACCORD}/indicators?at=2027-05-01`, { accept: 'text/html' }))
    const byLog = /As of 1 May 2027, from \d+ log entries \(root [\w+/=]+\)/
    const cited = $('.cite textarea').text()
    assert.equal(byLog.exec(cited)![0], byLog.exec(all('.cite textarea').text())![0])
    assert.match(cited, /^Indicators of 2 organisations on my own list, which .* does not keep, /)
    assert.match(cited, new RegExp(`${PATH}[?]at=2027-05-01$`))
    assert.doesNotMatch(cited, /tidewater|Watch/i)
    await h.it.close()
  })

  it('keeps in the file the reader’s own names, and each row that was not found', async () => {
    const list = 'name\nTIDEWATER lines\n=Nobody Ltd\nTidewater Lines\n'
    const rows = parse(await (await send({ list, as: 'csv' })).text(), { columns: true }) as Record<
      string,
      string
    >[]
    assert.deepEqual(Object.keys(rows[0]!), [...ANSWER_COLUMNS, ...OWN_COLUMNS])
    const told = new Set(
      rows.map(({ own_found, own_name, own_row, party }) => [own_row, own_name, own_found, party].join('|')),
    )
    assert.deepEqual(
      [...told],
      ['2|TIDEWATER lines|yes|tidewater', "3|'=Nobody Ltd|no|", '4|Tidewater Lines|again|tidewater'],
    )
  })

  it('gives every value of those on the list, as the files of indicators have it', async () => {
    const list = 'TIDEWATER lines\nNobody Ltd\nSilent Shipping\n'
    const own = parse(await (await send({ list, as: 'values' })).text(), { columns: true }) as Record<
      string,
      string
    >[]
    assert.deepEqual(Object.keys(own[0]!), [...ALL_VALUE_COLUMNS, ...OWN_COLUMNS])
    assert.deepEqual(
      new Set(own.map(({ own_name, own_row, party }) => [own_row, own_name, party].join('|'))),
      new Set(['1|TIDEWATER lines|tidewater', '2|Nobody Ltd|', '3|Silent Shipping|silent']),
    )
    const all = parse(await h.it.text(`/${ACCORD}/indicators/values.csv`), { columns: true }) as typeof own
    assert.ok(all.some(({ party }) => party === 'caldera'))
    const ofList = own.filter(({ party }) => party !== '')
    const plain = (row: Record<string, string>) => ALL_VALUE_COLUMNS.map(name => row[name])
    assert.deepEqual(ofList.map(plain), all.filter(({ party }) => party !== 'caldera').map(plain))
    const columns = (row: Record<string, string>) => VALUE_COLUMNS.map(name => row[name])
    for (const indicator of new Set(all.map(one => one.indicator!))) {
      const path = `/${ACCORD}/indicators/year/${indicator}.csv`
      const its = parse(await h.it.text(path), { columns: true }) as typeof own
      const same = all.filter(one => one.indicator === indicator)
      assert.deepEqual(same.map(columns).sort(), its.map(columns).sort(), indicator)
    }
    const notices = ofList.filter(one => one.indicator === 'notices')
    assert.deepEqual(
      notices.map(({ missing, party, value }) => [party, value, missing]),
      [
        ['silent', '', 'not-reported'],
        ['tidewater', '3', ''],
      ],
    )
  })

  it('gives back a file of an old spreadsheet as it was written', async () => {
    const file = new Blob([Buffer.from('nom\r\nÎles Pell\r\nTidewater Lines\r\n', 'latin1')])
    const html = await (await send({ list: '', file })).text()
    assert.equal(load(html)('textarea[name=list]').text().trim(), 'nom\nÎles Pell\nTidewater Lines')
    assert.match(wordsOn({ html }), /Îles Pell row 2/)
  })

  it('asks again for an empty list, and says what is wrong with another', async () => {
    const empty = await send({ list: ' \n ' })
    assert.equal(empty.status, 422)
    assert.match(wordsOn({ html: await empty.text() }), wording('indicators.listEmpty'))
    const open = await send({ list: 'name\n"Tidewater Lines\n' })
    assert.equal(open.status, 422)
    assert.match(load(await open.text())('textarea[name=list]').text(), /"Tidewater Lines/)
  })

  it('keeps nothing: neither the log, the drawer nor what the server tells has a word of it', async () => {
    const { size } = h.it.log.head()!
    await send({ list: 'Secret Supplier AG\nTidewater Lines\n' })
    assert.equal(h.it.log.head()!.size, size)
    assert.doesNotMatch(JSON.stringify(h.it.told), /Secret Supplier/)
    assert.doesNotMatch(await h.it.text(PATH, { accept: 'text/html' }), /Secret Supplier/)
    assert.doesNotMatch(await h.it.text(`/${ACCORD}/indicators`, { accept: 'text/html' }), /Secret Supplier/)
  })

  it('costs its sender what is compared, so that one address does not send list after list', async () => {
    const rows = Array.from({ length: 4_900 }, (_, i) => `Unknown Shipping ${i}`).join('\n')
    const post = async (list: string, remoteAddress: string) => {
      const body = new FormData()
      body.set('list', list)
      const headers = { accept: 'text/html', origin: h.it.publicUrl }
      const peer = { incoming: { socket: { remoteAddress } } }
      return (await h.it.app.request(PATH, { method: 'POST', body, headers }, peer)).status
    }
    let taken = 0
    while (taken < 40 && (await post(rows, '192.0.2.7')) === 200) taken++
    assert.ok(taken >= 10 && taken < 30, `${taken} lists were compared`)
    assert.equal(await post(rows, '192.0.2.7'), 429)
    assert.equal(await post('Tidewater Lines', '198.51.100.7'), 200)
  })

  it('is refused from another site, so that nobody’s reader pays for it unknowing', async () => {
    const body = new FormData()
    body.set('list', 'Tidewater Lines')
    const headers = { origin: 'https://elsewhere.example' }
    assert.equal((await h.it.app.request(PATH, { method: 'POST', body, headers })).status, 403)
  })
})
