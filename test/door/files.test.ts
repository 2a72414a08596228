import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { concat, utf8 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import { CSV, type FileType, JPEG, PDF, PNG, XLSX } from '../../src/core/file-types.ts'
import { parseVkey } from '../../src/core/note.ts'
import { referToData, referToFile } from '../../src/core/words.ts'
import { fsck } from '../../src/log/fsck.ts'
import type { Figures } from '../../src/register/figures/figures.ts'
import { policyDigest } from '../../src/register/types/calls.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { bytesOf, figuresOf, publishing, smallCatalogue, smallFigures } from '../figures.ts'
import { ACCORD, POLICY, said } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { pdfOf } from '../pdf.ts'

/** Files by which a party shows what it reports: what the door takes, and what a reader gets of it. */

const SHIP = 'tidewater'
const voice = { by: SHIP, call: ACCORD, signers: [partyKey(SHIP)] }
const RULES = { ...POLICY, reports: { correctionDays: 30 } }
const PRINTED = pdfOf('Our year.')

function bound(title: string, bytes: Uint8Array, type: FileType = PDF) {
  const { reference, salt } = referToFile(bytes, type)
  return {
    shown: { file: reference, title },
    part: { name: reference.digest, bytes: concat(salt, bytes) },
  }
}
const data = (file: Parameters<typeof bytesOf>[0]) => {
  const bytes = bytesOf(file)
  const { reference, salt } = referToData(bytes)
  return { reference, part: { name: reference.digest, bytes: concat(salt, bytes) } }
}
const report = (more: object) => ({ answers: [], asked: [], policy: null, words: null, ...more })

/** The accord, signed by a ship, under rules by which reports are corrected. */
async function harbour(t: { after(done: () => unknown): void }): Promise<Depositary> {
  const it_ = await startDepositary({ parties: [SHIP] })
  t.after(() => it_.close())
  await it_.post('call/policy-changed', { policy: RULES, reason: said('x') }, { call: ACCORD })
  await it_.as(SHIP).sign(ACCORD, { policy: policyDigest(RULES) })
  return it_
}

type Sending = Parameters<Depositary['send']>[1]
const refused = async (it_: Depositary, body: object, parts: Sending, code: string) => {
  const answer = await it_.send(it_.envelope('report/filed', body, voice), parts)
  assert.deepEqual([answer.status, ((await answer.json()) as { code: string }).code], [422, code])
}

describe('a file beside a report', () => {
  it('gets in by what it is, and not by what its author says', async t => {
    const it_ = await harbour(t)
    const page = utf8('<!doctype html><script>alert(1)</script>')
    for (const [bytes, type] of [
      [page, PDF],
      [page, CSV],
      [PRINTED, PNG],
      [PRINTED, JPEG],
      [utf8('PK\u0003\u0004'), XLSX],
      [Uint8Array.of(0x61, 0xe9), CSV],
    ] as const) {
      const { shown, part } = bound('Our year', bytes, type)
      await refused(it_, report({ files: [shown] }), [part], 'file_wrong')
    }
    const { shown, part } = bound('Our year', PRINTED)
    await it_.post('report/filed', report({ files: [shown] }), voice, [part])
  })

  it('is read of nobody whom the register does not know, nor of whom the law refuses', async t => {
    const it_ = await harbour(t)
    const { shown, part } = bound('Our year', utf8('%PDF-1.7\n/JavaScript'))
    const body = report({ files: [shown] })
    const codeOf = async (envelope: Uint8Array, parts: Sending = [part]) => {
      const answer = await it_.send(envelope, parts)
      return ((await answer.json()) as { code: string }).code
    }
    assert.equal(await codeOf(it_.envelope('report/filed', body, voice)), 'file_wrong')
    const strange = { ...voice, by: 'nobody-at-all', signers: [partyKey('nobody-at-all')] }
    assert.equal(await codeOf(it_.envelope('report/filed', body, strange)), 'key_unknown')
    assert.equal(await codeOf(it_.envelope('report/filed', body, strange), []), 'key_unknown')
    const false_ = it_.envelope('report/filed', body, voice)
    const { signatures, ...rest } = JSON.parse(Buffer.from(false_).toString())
    const sig = Buffer.alloc(64, 7).toString('base64')
    const badly = utf8(JSON.stringify({ ...rest, signatures: [{ ...signatures[0], sig }] }))
    assert.equal(await codeOf(badly), 'signature_invalid')
    const elsewhere = it_.envelope('report/filed', body, { ...voice, call: 'no-such-call' })
    assert.equal(await codeOf(elsewhere), 'call_unknown')
  })

  it('comes with its report, whole, and alone', async t => {
    const it_ = await harbour(t)
    const { shown, part } = bound('Our year', PRINTED)
    const other = bound('Another', pdfOf('Another year.'))
    const body = report({ files: [shown] })
    await refused(it_, body, [], 'words_missing')
    await refused(it_, body, [part, other.part], 'words_unbound')
    await refused(it_, body, [{ ...part, bytes: part.bytes.with(40, 0) }], 'words_wrong')
    await refused(it_, report({ files: [other.shown] }), [part], 'words_missing')
    // Bytes that are not text travel as they are.
    const odd = bound('Odd', concat(PRINTED, Uint8Array.of(0, 0xff, 0xfe, 0xe9)))
    await it_.post('report/filed', report({ files: [odd.shown, shown] }), voice, [part, odd.part])
  })

  it('may be as large as a printed report, and all together as large as a request', async t => {
    const it_ = await harbour(t)
    const large = (title: string, length: number) =>
      bound(title, concat(PRINTED, new Uint8Array(length - PRINTED.length)))
    const [printed, pictures] = [large('Our year', 10 * 1_048_576), large('Pictures', 2 * 1_048_576)]
    const parts = [printed.part, pictures.part]
    await it_.post('report/filed', report({ files: [printed.shown, pictures.shown] }), voice, parts)
    const answer = await it_.get(`/words/${printed.shown.file.digest}`)
    const back = new Uint8Array(await answer.arrayBuffer())
    assert.equal(answer.headers.get('content-length'), String(10 * 1_048_576))
    assert.equal(digestOf(back), digestOf(printed.part.bytes.subarray(32)))
  })

  it('is downloaded under a name of ours, and never shown', async t => {
    const it_ = await harbour(t)
    const { shown, part } = bound('../Évil "report".exe\u2026 <b>', PRINTED)
    const { index } = await it_.post('report/filed', report({ files: [shown] }), voice, [part])
    const answer = await it_.get(`/words/${shown.file.digest}`)
    assert.deepEqual(new Uint8Array(await answer.arrayBuffer()), PRINTED)
    const header = (name: string) => answer.headers.get(name)
    assert.equal(header('content-type'), PDF)
    assert.equal(header('content-disposition'), 'attachment; filename="evil-report-exe-b.pdf"')
    assert.equal(header('x-content-type-options'), 'nosniff')
    assert.match(header('content-security-policy')!, /^default-src 'none'; sandbox/)
    assert.equal(header('x-robots-tag'), 'noindex')
    assert.equal(header('content-language'), null)
    const plain = Buffer.from(digestOf(PRINTED).slice(7), 'base64url').toString('base64')
    assert.equal(header('repr-digest'), `sha-256=:${plain}:`)
    const salt = Buffer.from(header('avow-salt')!, 'base64url')
    assert.equal(digestOf(concat(salt, PRINTED)), shown.file.digest)
    const page = await it_.text(`/entries/${index}`)
    assert.match(page, new RegExp(`<a href="/words/${shown.file.digest}" download>`))
    assert.doesNotMatch(page, /<b>/)
    const again = await it_.get(`/words/${shown.file.digest}`, { 'if-none-match': header('etag')! })
    assert.equal(again.status, 304)
  })

  it('is downloaded too where its author had bound the same bytes as words before', async t => {
    const it_ = await harbour(t)
    const { shown, part } = bound('Table', utf8('a,b\n=cmd|calc,1\n'), CSV)
    const words = { ...shown.file, lang: 'en', mediaType: 'text/plain' }
    await it_.post('report/filed', report({ words }), voice, [part])
    await it_.post('report/filed', report({ files: [shown] }), voice, [part])
    const answer = await it_.get(`/words/${shown.file.digest}`)
    assert.match(answer.headers.get('content-disposition')!, /^attachment; filename="file-[^".]+\.txt"$/)
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff')
  })

  it('is withheld as words are, and leaves a gap that is seen', async t => {
    const it_ = await harbour(t)
    const { shown, part } = bound('Our year', PRINTED)
    const { index } = await it_.post('report/filed', report({ files: [shown] }), voice, [part])
    const address = `/words/${shown.file.digest}`
    assert.equal((await it_.get(address)).status, 200)
    const exported = async () => it_.text(`/export/${(await it_.log.store.head())!.size}/words.ndjson`)
    assert.match(await exported(), new RegExp(shown.file.digest))
    const { digest } = shown.file
    const data = async () =>
      (await it_.json<{ files: { withheld: number | null }[] }>(`/${ACCORD}/reports/${SHIP}/${index}.json`))
        .files
    assert.deepEqual(
      (await data()).map(one => one.withheld),
      [null],
    )
    const order = { digest, ground: said('A face.'), authority: said('A court.') }
    const by = await it_.post('words/withheld', order)
    assert.deepEqual(
      (await data()).map(one => one.withheld),
      [by.index],
    )
    const gone = await it_.get(address)
    assert.equal(gone.status, 451)
    assert.equal(await it_.log.store.words(digest), undefined)
    assert.doesNotMatch(await exported(), new RegExp(digest))
    const page = await it_.text(`/entries/${index}`)
    assert.doesNotMatch(page, new RegExp(`href="${address}"`))
    assert.match(page, /Our year/)
    assert.deepEqual(await fsck(it_.log.store, parseVkey(it_.vkey)), [])
  })

  it('is named by sources of figures, also by those of a later correction', async t => {
    const it_ = await harbour(t)
    const catalogue = data(smallCatalogue())
    const publish = publishing(smallCatalogue(), catalogue.reference)
    await it_.post('indicators/published', publish, { call: ACCORD }, [catalogue.part])
    const source = (file: number) => ({ title: 'Our year', url: null, file })
    const { shown, part } = bound('Our year', PRINTED)
    const filed = (figures: Figures) => {
      const { reference, part: own } = data(figures)
      const body = report({ figures: figuresOf(figures, reference), files: [shown] })
      return { body, parts: [own, part], digest: reference.digest }
    }
    const wrong = filed(smallFigures({ sources: [source(1)] }))
    await refused(it_, wrong.body, wrong.parts, 'figures_wrong')
    const first = filed(smallFigures({ sources: [source(0)] }))
    await it_.post('report/filed', first.body, voice, first.parts)
    const correct = async (figures: Figures, more: ReturnType<typeof bound>[]) => {
      const { reference, part: own } = data(figures)
      const files = more.length === 0 ? {} : { files: more.map(one => one.shown) }
      const body = {
        report: first.digest,
        figures: figuresOf(figures, reference),
        reason: said('x'),
        ...files,
      }
      return it_.send(it_.envelope('report/corrected', body, voice), [own, ...more.map(one => one.part)])
    }
    const second = smallFigures({ sources: [source(0), source(1)] })
    assert.equal((await correct(second, [])).status, 422)
    assert.equal((await correct(second, [bound('A page more', PRINTED)])).status, 201)
    assert.equal((await correct(smallFigures({ sources: [source(1)] }), [])).status, 201)
    assert.equal((await correct(smallFigures({ sources: [source(2)] }), [])).status, 422)
    assert.deepEqual(await fsck(it_.log.store, parseVkey(it_.vkey)), [])
  })

  it('of another type is told by a check of the store, where a door let it in', async t => {
    const it_ = await harbour(t)
    const { shown, part } = bound('Our year', PRINTED)
    const { index } = await it_.post('report/filed', report({ files: [shown] }), voice, [part])
    const kept = (await it_.log.store.words(shown.file.digest))!
    const store = new Proxy(it_.log.store, {
      get(of, name) {
        if (name === 'words') return async () => ({ ...kept, bytes: utf8('<html>') })
        const member = of[name as keyof typeof of]
        return typeof member === 'function' ? member.bind(of) : member
      },
    })
    const damages = await fsck(store, parseVkey(it_.vkey))
    assert.deepEqual(
      damages.map(({ entry }) => entry),
      [index],
    )
    assert.match(damages[0]!.what, /is not of the type application\/pdf/)
  })
})
