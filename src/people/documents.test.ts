import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { concat, utf8 } from '../core/bytes.ts'
import { APPLICATION_SECONDS } from './applications.ts'
import {
  arePapersMany,
  documentAt,
  documentsForGood,
  documentsOf,
  keepDocument,
  MOST_DOCUMENT,
  MOST_DOCUMENTS,
  papersHeld,
} from './documents.ts'
import { newDrawer, refusedAs } from './drawer.fixture.ts'
import { originNoted } from './limit-hits.ts'
import { keepProof } from './proofs.ts'

const NOW = 1_800_000_000
const pdf = (words: string) => utf8(`%PDF-1.7 ${words}`)

describe('the room for papers', () => {
  const MiB = 1024 * 1024
  const paper = (n: number, size: number) => Buffer.concat([utf8(`%PDF-1.7 ${n}`), Buffer.alloc(size)])
  /** Forty come at the same moment. */
  const flooded = async (networks: number) => {
    const drawer = newDrawer()
    const origins = Array.from({ length: 40 }, (_, n) =>
      originNoted(`flood${n}`, `192.0.${n % networks}.0/24`, NOW),
    )
    await drawer.apply(origins, NOW)
    const refusals = await Promise.all(
      origins.map(({ id }, n) =>
        keepDocument(drawer, id, paper(n, MiB), NOW, 20 * MiB).then(
          () => null,
          ({ message }) => message as string,
        ),
      ),
    )
    const taken = refusals.filter(one => one === null).length
    return { drawer, taken, last: refusals.at(-1) ?? '' }
  }

  it('is not taken by one network, and others have the rest', async () => {
    const { drawer, taken, last } = await flooded(1)
    assert.equal(taken, 2)
    assert.match(last, /from your network/)
    assert.equal((await keepDocument(drawer, 'honest', paper(99, MiB), NOW, 20 * MiB)).type, 'pdf')
  })

  it('takes the last of it from those who have proven something alone, and tells before it is full', async () => {
    const { drawer, taken, last } = await flooded(40)
    assert.equal(taken, 14)
    assert.match(last, /little space left/)
    assert.ok(!arePapersMany(await papersHeld(drawer, NOW), 20 * MiB))
    const seen = {
      method: 'email',
      what: 'a@larkspur.example',
      how: 'code',
      domain: 'larkspur.example',
    } as const
    for (let n = 0; n < 5; n++) {
      await keepProof(drawer, `honest${n}`, {
        ...seen,
        at: NOW,
        dnssec: null,
        evidence: [],
        token: null,
        entry: null,
        handed: null,
      })
      await keepDocument(drawer, `honest${n}`, paper(n, MiB), NOW, 20 * MiB)
    }
    assert.ok(arePapersMany(await papersHeld(drawer, NOW), 20 * MiB))
    await refusedAs('papers_full', keepDocument(drawer, 'honest0', paper(99, MiB), NOW, 20 * MiB))
  })
})

describe('the documents of an application', () => {
  it('are its own: another whose id begins alike has none of them', async () => {
    const drawer = newDrawer()
    const { digest } = await keepDocument(drawer, 'one', pdf('a note'), NOW)
    await keepDocument(drawer, 'one-more', pdf('another'), NOW)
    assert.deepEqual(
      (await documentsOf(drawer, 'one', NOW)).map(document => document.digest),
      [digest],
    )
    assert.deepEqual(await documentsOf(drawer, 'o', NOW), [])
    assert.deepEqual((await documentAt(drawer, 'one', digest, NOW))?.bytes, pdf('a note'))
    assert.equal(await documentAt(drawer, 'one-more', digest, NOW), undefined)
  })

  it('are so many and so large, and of a type that their bytes show', async () => {
    const drawer = newDrawer()
    await refusedAs('document_wrong', keepDocument(drawer, 'one', utf8('<p>%PDF-'), NOW))
    await refusedAs('document_wrong', keepDocument(drawer, 'one', utf8('%PDF'), NOW))
    await refusedAs(
      'document_wrong',
      keepDocument(drawer, 'one', concat(pdf(''), new Uint8Array(MOST_DOCUMENT)), NOW),
    )
    for (let i = 0; i < MOST_DOCUMENTS; i++) await keepDocument(drawer, 'one', pdf(String(i)), NOW)
    await keepDocument(drawer, 'one', pdf('0'), NOW)
    await refusedAs('document_wrong', keepDocument(drawer, 'one', pdf('one more'), NOW))
  })

  it('are so many, however many are sent at once', async () => {
    const drawer = newDrawer()
    const sent = Array.from({ length: MOST_DOCUMENTS + 3 }, (_, i) =>
      keepDocument(drawer, 'one', pdf(`${i}`), NOW),
    )
    const kept = (await Promise.allSettled(sent)).filter(({ status }) => status === 'fulfilled')
    assert.equal(kept.length, MOST_DOCUMENTS)
    assert.equal((await drawer.list('document-bytes', '', 100, NOW)).length, MOST_DOCUMENTS)
  })

  it('go with the application, unless an entry binds them', async () => {
    const drawer = newDrawer()
    const bound = await keepDocument(drawer, 'one', pdf('bound'), NOW)
    const other = await keepDocument(drawer, 'one', pdf('not bound'), NOW)
    for (const [application, { digest }] of [
      ['one', bound],
      ['two', other],
    ] as const)
      await drawer.apply(await documentsForGood(drawer, application, [digest], NOW), NOW)
    const later = NOW + APPLICATION_SECONDS + 1
    assert.deepEqual(
      (await documentsOf(drawer, 'one', later)).map(({ digest }) => digest),
      [bound.digest],
    )
    assert.equal(await documentAt(drawer, 'one', other.digest, later), undefined)
  })
})
