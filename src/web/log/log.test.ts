import assert from 'node:assert/strict'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Depositary, startDepositary } from '../../../test/depositary.ts'
import { ACCORD } from '../../../test/harbour.ts'
import { wording } from '../../../test/wording.ts'
import { openCheckpoint } from '../../core/checkpoint.ts'
import { formatDigest } from '../../core/digest.ts'
import { leafHash } from '../../core/merkle.ts'
import { parseVkey } from '../../core/note.ts'
import { parseBundle } from '../../core/tile.ts'
import { exportLines } from '../../register/export.ts'
import { Register } from '../../register/fold.ts'
import { showSecurity } from '../health.ts'

describe('the log over HTTP', () => {
  let it_: Depositary
  before(async () => {
    it_ = await startDepositary({ parties: ['northhaven'] })
    await it_.as('northhaven').sign(ACCORD)
  })
  after(() => it_.close())

  const bytes = async (path: string) => {
    const response = await it_.get(path)
    assert.equal(response.status, 200, path)
    return new Uint8Array(await response.arrayBuffer())
  }

  it('publishes a checkpoint that nobody keeps without asking again', async () => {
    const response = await it_.get('/log/checkpoint')
    assert.equal(response.headers.get('content-type'), 'text/plain; charset=utf-8')
    assert.equal(response.headers.get('cache-control'), 'no-cache')
    assert.equal(openCheckpoint(await response.text(), parseVkey(it_.vkey)).size, 5)
    const etag = response.headers.get('etag')!
    assert.equal((await it_.get('/log/checkpoint', { 'if-none-match': `"x", ${etag}` })).status, 304)
  })

  it('answers every partial tile that it has passed, none that is empty, none ahead', async () => {
    const tile = await bytes('/log/tile/0/000.p/5')
    const response = await it_.get('/log/tile/0/000.p/5')
    assert.equal(response.headers.get('content-type'), 'application/octet-stream')
    assert.equal(response.headers.get('cache-control'), 'public, max-age=31536000, immutable')
    for (let width = 1; width <= 5; width++) {
      assert.deepEqual(await bytes(`/log/tile/0/000.p/${width}`), tile.slice(0, width * 32))
      const entries = parseBundle(await bytes(`/log/tile/entries/000.p/${width}`), width)
      assert.deepEqual(leafHash(entries[width - 1]!), tile.slice((width - 1) * 32, width * 32))
    }
    for (const path of [
      '0/000.p/0',
      '0/000.p/6',
      '0/000',
      '1/000.p/1',
      '0/001.p/1',
      '0/0',
      '0/x000/000',
      'x/000',
    ])
      assert.equal((await it_.get(`/log/tile/${path}`)).status, 404, path)
  })

  it('compresses entries for whoever asks, says so to caches of both forms, and leaves hashes as they are', async () => {
    const ask = (path: string, encoding: string) => it_.get(path, { 'accept-encoding': encoding })
    const bundle = '/log/tile/entries/000.p/5'
    const plain = await bytes(bundle)
    for (const [encoding, expected] of [
      ['gzip, identity', 'gzip'],
      ['identity', null],
      ['gzip;q=0', null],
      ['br', null],
    ] as const) {
      const { headers, body } = await ask(bundle, encoding)
      assert.equal(headers.get('content-encoding'), expected, encoding)
      assert.equal(headers.get('vary'), 'Accept-Encoding', encoding)
      assert.equal(headers.get('cache-control'), 'public, max-age=31536000, immutable')
      const unpacked = expected === null ? body! : body!.pipeThrough(new DecompressionStream('gzip'))
      assert.deepEqual(new Uint8Array(await new Response(unpacked).arrayBuffer()), plain, encoding)
    }
    const { headers } = await ask('/log/tile/0/000.p/5', 'gzip')
    assert.deepEqual([headers.get('content-encoding'), headers.get('vary')], [null, null])
  })

  it('shows each entry as page, as JSON and as the bytes of the log', async () => {
    const shown = await it_.json('/entries/4.json')
    assert.deepEqual(Object.keys(shown).sort(), [
      'admitted',
      'identity',
      'index',
      'leaf',
      'signatures',
      'statement',
    ])
    assert.equal((shown.statement as { type: string }).type, 'signature/given')
    assert.equal(shown.leaf, formatDigest(leafHash(await bytes('/entries/4.bin'))))
    for (const path of [
      '/entries/5',
      '/entries/5.json',
      '/entries/05',
      '/entries/-1',
      '/entries/99999999999999999',
    ])
      assert.equal((await it_.get(path)).status, 404, path)
  })

  it('hands out the receipt of an entry as a file', async () => {
    const response = await it_.get('/receipts/4')
    assert.equal(response.headers.get('content-type'), 'application/vnd.avow.receipt+json')
    assert.match(
      response.headers.get('content-disposition')!,
      /^attachment; filename="harbour-accord-northhaven-4\.avow\.json"$/,
    )
    assert.equal((await it_.get('/receipts/5')).status, 404)
  })

  it('exports the register of any size, the same bytes for ever', async () => {
    const register = new Register()
    const before: string[] = []
    for (let size = 1; size <= 5; size++) {
      register.fold(await bytes(`/entries/${size - 1}.bin`))
      const exported = await it_.text(`/export/${size}/register.ndjson`)
      assert.equal(exported, [...exportLines(register)].join(''), `at size ${size}`)
      before.push(exported)
    }
    await it_.as('northhaven').withdraw(ACCORD)
    for (let size = 1; size <= 5; size++)
      assert.equal(await it_.text(`/export/${size}/register.ndjson`), before[size - 1])
    const response = await it_.get('/export/6/register.ndjson')
    assert.equal(response.headers.get('cache-control'), 'public, max-age=31536000, immutable')
    assert.equal((await it_.get('/export/7/register.ndjson')).status, 404)
    // Whoever asks for the head alone, or goes away before the first line, holds nothing open.
    for (let i = 0; i < 20; i++) {
      const head = await it_.app.request('/export/6/register.ndjson', { method: 'HEAD' })
      assert.equal(head.status, 200)
      await (await it_.get('/export/6/register.ndjson')).body!.cancel()
    }
    const many = Array.from({ length: 12 }, () => it_.text('/export/6/register.ndjson'))
    assert.deepEqual(new Set(await Promise.all(many)), new Set([await response.text()]))
    const latest = await it_.get('/export/latest')
    assert.deepEqual([latest.status, latest.headers.get('location')], [307, '/export/6/register.ndjson'])
  })

  it('tells machines how it fares', async () => {
    assert.deepEqual(await it_.json('/healthz'), { status: 'up' })
    assert.deepEqual(await it_.json('/readyz'), { status: 'ready', size: 6, counting: 0 })
    const metrics = await it_.figures()
    for (const authorization of ['', 'Bearer', 'Bearer a-token', 'Basic YTph', `Bearer ${'x'.repeat(40)}`]) {
      const kept = await it_.get('/metrics', { authorization })
      assert.deepEqual([kept.status, ((await kept.json()) as { code: string }).code], [404, 'not_found'])
    }
    assert.match(metrics, /^avow_log_entries \d+$/m)
    assert.match(metrics, /^avow_refusals_total\{code="not_found"\} \d+$/m)
    assert.match(metrics, /^avow_statement_seconds_count \d+$/m)
    assert.doesNotMatch(metrics, /northhaven|127\.0\.0\.1/)
  })

  it('tells where to report a fault in confidence, once the keeper has named an address', async () => {
    assert.equal((await it_.get('/.well-known/security.txt')).status, 404)
    const said = async (facts: object) => {
      const asked = { site: { ...it_.running, ...facts } } as Parameters<typeof showSecurity>[0]
      return String(showSecurity(asked).body)
    }
    assert.equal(
      await said({ security: 'reports@harbour.example', contact: 'https://harbour.example/people' }),
      'Contact: mailto:reports@harbour.example\nExpires: 2026-04-01T00:00:00Z\n' +
        'Canonical: https://harbour.example/.well-known/security.txt\n',
    )
    assert.match(
      await said({ contact: 'https://harbour.example/people' }),
      /^Contact: https:\/\/harbour\.example\/people$/m,
    )
    await assert.rejects(said({ contact: 'http://harbour.example/people' }), { code: 'not_found' })
  })

  it('is ready while rolls are still being counted, as after an import, and says how much waits', async () => {
    const counting = await startDepositary({ parties: ['northhaven', 'eastbay'] })
    const { dataDir } = counting.log.store.place as { dataDir: string }
    const db = new DatabaseSync(join(dataDir, 'avow.sqlite'))
    db.exec(`INSERT INTO roll_waiting (tbl, key) SELECT tbl, key FROM rows WHERE tbl = 'parties'`)
    db.close()
    assert.equal((await counting.json('/readyz')).counting, 2)
    await counting.text(`/${ACCORD}/roll.csv`)
    assert.equal((await counting.json('/readyz')).counting, 0)
    await counting.close()
  })

  it('keeps nobody waiting for rolls that lack very much, and counts them all the same', async () => {
    const counting = await startDepositary({ parties: ['northhaven'] })
    const { dataDir } = counting.log.store.place as { dataDir: string }
    const db = new DatabaseSync(join(dataDir, 'avow.sqlite'))
    db.exec(`WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 59999)
      INSERT INTO roll_waiting (tbl, key) SELECT tbl, key FROM n, rows WHERE tbl = 'parties'`)
    db.close()
    const refused = await counting.get(`/${ACCORD}/roll.csv`)
    assert.deepEqual([refused.status, refused.headers.get('retry-after')], [503, '30'])
    assert.match(await refused.text(), /About 60,000 changes/)
    for (const [path, on] of [
      [`/${ACCORD}`, `/${ACCORD}/text`],
      ['/', '/log'],
    ] as const) {
      const page = await (await counting.get(path, { accept: 'text/html' })).text()
      assert.match(page, new RegExp(`${wording('refusal.roll_behind.mend').source}.*<a href="${on}">`, 's'))
    }
    for (const path of ['/log', '/entries/0', '/receipts/0', `/${ACCORD}/text`, '/export/1/register.ndjson'])
      assert.equal((await counting.get(path)).status, 200, path)
    while ((await counting.json<{ counting: number }>('/readyz')).counting > 0) await sleep(20)
    assert.equal((await counting.get(`/${ACCORD}/roll.csv`)).status, 200)
    await counting.close()
  })

  it('says when it only reads, and when to try again', async () => {
    const { Refusal } = await import('../../core/refusal.ts')
    const quiet = await startDepositary({ upTo: 'established' })
    Object.assign(quiet.log, {
      ready: () => new Refusal('read_only', 'Two witnesses have not answered yet.'),
    })
    const response = await quiet.get('/readyz')
    assert.equal(response.status, 503)
    assert.ok(Number(response.headers.get('retry-after')) > 0)
    assert.match(await response.text(), /Two witnesses have not answered yet/)
    assert.deepEqual(await quiet.json('/healthz'), { status: 'up' })
    await quiet.close()
  })

  it('is up, and counts, though its store answers nothing: to start it again would mend nothing', async () => {
    const lost = await startDepositary()
    await lost.log.store.close()
    assert.equal((await lost.get('/')).status, 500)
    assert.deepEqual(await lost.json('/healthz'), { status: 'up' })
    assert.match(await lost.figures(), /^avow_log_entries 3$/m)
    await lost.close()
  })

  it('has nothing to show before its first entry, and says so', async () => {
    const empty = await startDepositary({ upTo: 'nothing' })
    assert.equal((await empty.get('/log/checkpoint')).status, 404)
    assert.match(await empty.text('/'), wording('home.none'))
    assert.match(
      await empty.text('/export/0/register.ndjson'),
      /^\{"root":"sha256:47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU","rules":0,"size":0\}\n$/,
    )
    await empty.close()
  })
})
