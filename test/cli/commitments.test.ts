import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { pdfSaying } from '../pdf.ts'
import { type Desk, newDesk, type Running } from './command-line.ts'

interface Planned {
  readonly counts: Readonly<Record<string, number>>
  readonly rows: readonly { id: string; is: string; changed: string[]; beside: string[]; faults: object[] }[]
  readonly unnamed: readonly string[]
  readonly statements: readonly { index: number }[]
}

/** A port that lives by a file of its commitments, on the register that a first start leaves. */
describe('commitments at the command line', () => {
  let desk: Desk
  let server: Running
  const CALL = 'harbour-accord'
  const as = (party: string) => ['--key', `data/keys/parties/${party}.key`, '--url', server.url]
  const exported = async (party = 'port-of-northhaven') => {
    const { exit, out, err } = await desk.avow('export', 'commitments', CALL, party, '--url', server.url)
    assert.equal(exit, 0, err)
    return out
  }
  const plan = (...words: string[]) =>
    desk.json<Planned>('commit', CALL, ...words, ...as('port-of-northhaven'))

  before(async () => {
    desk = newDesk()
    await desk.fill()
    server = await desk.serve()
  })
  after(() => desk.close())

  it('are exported as the file that changes nothing when it comes back', async () => {
    writeFileSync(desk.at('own.csv'), await exported())
    const words = ['export', 'commitments', CALL, 'port-of-northhaven', '--url', server.url]
    const { csv } = await desk.json<{ csv: string }>(...words)
    assert.equal(csv, readFileSync(desk.at('own.csv'), 'utf8'))
    assert.equal((await desk.avow(...words, '--out', 'kept.csv')).exit, 0)
    assert.equal(readFileSync(desk.at('kept.csv'), 'utf8'), csv)
    assert.equal(
      (await desk.json('export', 'commitments', CALL, 'nobody', '--url', server.url)).code,
      'signature_unknown',
    )
    const { counts, statements } = await plan('--file', 'own.csv')
    assert.deepEqual([counts, statements], [{ unchanged: 3 }, []])
  })

  it('are made and amended from a file, once it says why, and then stand in the next one', async () => {
    const long = 'Long words, "quoted"; =1+1 among them. '.repeat(8).trim()
    const lines = readFileSync(desk.at('own.csv'), 'utf8').trimEnd().split('\r\n')
    const file = [
      ...lines.map(line => line.replace('3,basins', '2,basins')),
      `hostel,p5,,,,"${long.replaceAll('"', '""')}",,,,,80,beds,2040-06-30,2039-01-01 [fr] Le terrain,,en`,
    ].join('\r\n')
    writeFileSync(desk.at('more.csv'), file)
    const dry = await plan('--file', 'more.csv', '--dry-run')
    assert.deepEqual(dry.counts, { unchanged: 2, amended: 1, made: 1 })
    assert.deepEqual([dry.rows[1]!.changed, dry.rows[3]!.beside], [['target'], ['what']])
    const mute = await desk.avow('commit', CALL, '--file', 'more.csv', ...as('port-of-northhaven'))
    assert.deepEqual([mute.exit, /--reason/.test(mute.err)], [2, true])
    const done = await plan('--file', 'more.csv', '--reason', 'en=One basin stays apart.')
    assert.equal(done.statements.length, 2)
    const after = await exported()
    assert.ok(after.includes('80,beds,2040-06-30,2039-01-01 [fr] Le terrain,,en'), after)
    writeFileSync(desk.at('again.csv'), after)
    assert.deepEqual((await plan('--file', 'again.csv')).counts, { unchanged: 4 })
    assert.equal(await exported(), after)
  })

  it('are not posted at all where one row is refused, and the fault has its cell', async () => {
    writeFileSync(
      desk.at('wrong.csv'),
      'id,principle,what,due\nfine,p5,Fine.,2040-01-01\nlate,p5,Late.,2020-01-01\n',
    )
    const told = await desk.avow('commit', CALL, '--file', 'wrong.csv', ...as('port-of-northhaven'))
    assert.equal(told.exit, 1)
    assert.match(told.out, /^row 3: refused late: due: .*\(due_past\) In it stands: 2020-01-01$/m)
    assert.match(told.out, /^Nothing was posted\.$/m)
    assert.doesNotMatch(await exported(), /^fine,/m)
  })

  it('are one by flags, joined in by another with both keys, and taken back with a reason', async () => {
    const made = await plan(
      ...['--id', 'lights', '--principle', 'p5', '--what', 'fr=Éclairer les quais.', '--target', '40 quais'],
      ...['--due', '2040-01-01', '--milestone', '2039-01-01 fr=20 quais'],
    )
    assert.equal(made.statements.length, 1)
    const row = 'lights,p5,,,,Éclairer les quais.,,,,,40,quais,2040-01-01,2039-01-01 20 quais,,fr'
    assert.ok((await exported()).includes(row))
    const joining = ['commit', CALL, '--join', 'port-of-northhaven/lights', '--part', 'en=We pay.']
    const alone = await desk.json(...joining, ...as('republic-of-eastmark'))
    assert.equal(alone.code, 'cosigner_missing')
    const both = [...as('republic-of-eastmark'), '--key', 'data/keys/parties/port-of-northhaven.key']
    assert.equal((await desk.avow(...joining, ...both)).exit, 0)
    const back = ['commit', CALL, '--withdraw', 'port-of-northhaven/lights']
    assert.equal((await desk.avow(...back, ...as('republic-of-eastmark'))).exit, 2)
    const left = await desk.avow(...back, '--reason', 'en=We do not.', ...as('republic-of-eastmark'))
    assert.equal(left.exit, 0, left.err)
    assert.ok((await exported()).includes(row))
  })

  it('are reported on, and a silent party comes back by a report that is late', async () => {
    const report = ['report', CALL, '--answer', 'port-of-northhaven/quay-grid on-course Fed since May.']
    const mute = await desk.avow(...report, '--dry-run', ...as('saltmarsh-energy'))
    assert.deepEqual([mute.exit, /--lang en/.test(mute.err)], [2, true], 'nobody knows in which language')
    report.push('--lang', 'en')
    // The clause asks for figures, which this report has not: it is answered without them by whoever says so.
    const words = await desk.avow(...report, '--dry-run', ...as('saltmarsh-energy'))
    assert.match(
      words.err,
      /^The clause yearly-report, due by 2026-03-31, asks for figures by year and waits\./m,
    )
    assert.doesNotMatch(words.err, /It answers the clause/)
    report.push('--clause', 'yearly-report=2026-03-31')
    const dry = await desk.json<{ body: { asked: object[]; answers: object[] } }>(
      ...report,
      '--dry-run',
      ...as('saltmarsh-energy'),
    )
    assert.deepEqual(dry.body.asked, [{ clause: 'yearly-report', due: '2026-03-31' }])
    const said = { lang: 'en', text: 'Fed since May.' }
    const commitment = { party: 'port-of-northhaven', id: 'quay-grid' }
    const due = '2026-11-15'
    assert.deepEqual(dry.body.answers, [{ commitment, due, says: 'on-course', final: false, words: said }])
    const filed = await desk.avow(...report, ...as('saltmarsh-energy'))
    assert.equal(filed.exit, 0, filed.err)
    assert.match(filed.err, /It answers what was due of port-of-northhaven\/quay-grid by 2026-11-15\.$/m)
    assert.match(filed.err, /It answers the clause yearly-report, due by 2026-03-31/)
    const nothing = await desk.avow('report', CALL, ...as('harbour-watch'))
    assert.deepEqual([nothing.exit, /asks harbour-watch for no report now/.test(nothing.err)], [2, true])
    const unknown = await desk.json('report', CALL, '--answer', 'nothing kept', ...as('harbour-watch'))
    assert.equal(unknown.code, 'commitment_unknown')
  })

  it('are shown by files, each by its title, of the type that it is', async () => {
    writeFileSync(desk.at('year.pdf'), pdfSaying('Our year, in pictures.'))
    writeFileSync(desk.at('berths.csv'), 'berth;notices\n1;412\n')
    writeFileSync(desk.at('page.pdf'), '<html><script>alert(1)</script></html>')
    const post = (...files: string[]) =>
      desk.json<{ index: number; code?: string; detail?: string }>(
        ...['post', 'report/filed', '--call', CALL, ...files.flatMap(one => ['--files', one])],
        ...as('caldera-shipping'),
      )
    const { index } = await post('Our year: in pictures=year.pdf', 'Berths=berths.csv')
    const entry = await (await fetch(`${server.url}/entries/${index}.json`)).json()
    const { files } = entry.statement.body
    assert.deepEqual(
      files.map((one: { title: string; file: { mediaType: string } }) => [one.title, one.file.mediaType]),
      [
        ['Our year: in pictures', 'application/pdf'],
        ['Berths', 'text/csv'],
      ],
    )
    const back = await fetch(`${server.url}/words/${files[1].file.digest}`)
    assert.equal(back.headers.get('content-disposition'), 'attachment; filename="berths.csv"')
    assert.equal(await back.text(), 'berth;notices\n1;412\n')
    const odd = await post('A page=page.pdf')
    assert.deepEqual(
      [odd.code, odd.detail],
      ['file_wrong', '"A page" is no PDF, JPEG, PNG, CSV or XLSX file.'],
    )
    const bare = await desk.avow(
      'post',
      'report/filed',
      '--call',
      CALL,
      '--files',
      'year.pdf',
      ...as('caldera-shipping'),
    )
    assert.deepEqual([bare.exit, /say what the file is/.test(bare.err)], [2, true])
  })

  it('are taken by no record that its convener does not keep, since none is owed there', async () => {
    const words = ['commit', 'paris-call', '--id', 'x', '--principle', 'p1', '--what', 'en=Do.']
    const told = await desk.avow(...words, ...as('caldera-shipping'))
    assert.deepEqual([told.exit, /record_independent/.test(told.out)], [1, true])
  })

  it('are misused with an exit of its own', async () => {
    for (const words of [[], ['--id', 'x', '--file', 'own.csv'], ['--withdraw', 'x', '--join', 'a/b']])
      assert.equal((await desk.avow('commit', CALL, ...words, ...as('caldera-shipping'))).exit, 2)
    assert.equal((await desk.avow('report', CALL, '--answer', '???', ...as('caldera-shipping'))).exit, 2)
  })
})
