import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import { type Depositary, startDepositary } from '../../../test/depositary.ts'
import { wordsIn, wordsOn } from '../../../test/desk/visitor.ts'
import {
  ACCORD,
  inEnglish,
  MANIFEST,
  MANIFEST_DIGEST,
  manifestOf,
  POLICY,
  said,
} from '../../../test/harbour.ts'
import { wording } from '../../../test/wording.ts'
import { utf8 } from '../../core/bytes.ts'
import { digestOf } from '../../core/digest.ts'
import { manifestDigest } from '../../register/types/texts.ts'

describe('what a version changed', () => {
  let it_: Depositary
  let page: string
  let third: string
  let words: string
  before(async () => {
    it_ = await startDepositary()
    const publish = async (en: string, principles: (typeof MANIFEST)['principles'], supersedes: string) => {
      const manifest = { ...manifestOf({ en }), principles }
      const parts = [{ name: digestOf(utf8(en)), bytes: utf8(en) }]
      await it_.post('text/published', { manifest, supersedes }, { call: ACCORD }, parts)
      return manifestDigest(manifest)
    }
    const list = 'We promise:\n\n1. to keep the harbour open;\n2. to keep it clean;\n3. to keep it lit;'
    const second = await publish(`${list}\n`, MANIFEST.principles, MANIFEST_DIGEST)
    const more = { id: 'two', titles: inEnglish('Be measured'), kinds: ['state' as const] }
    third = await publish(
      `${list.replace('clean', 'clean and quiet')}\n4. to be measured.\n`,
      [...MANIFEST.principles, more] as never,
      second,
    )
    page = await it_.text(`/${ACCORD}/text/${third}/changes`)
    words = wordsOn({ html: page })
  })
  after(() => it_.close())

  it('is marked word by word, and as new', () => {
    assert.match(words, wording('changes.counts', { changed: 1, added: 1, removed: 0 }))
    const added = wordsIn(page, 'ins')
    for (const one of [' and quiet', '4. to be measured.']) assert.ok(added.includes(one), one)
    assert.ok(load(page)('main').text().includes('to keep it clean and quiet;'))
  })

  it('names a paragraph once, and again where something changed', () => {
    assert.equal(words.match(new RegExp(`${wording('text.paragraph').source} §? ?1`, 'g'))?.length, 3)
  })

  it('says of a new principle which it is and whom it is for', () => {
    assert.match(words, wording('changes.principleNew', { number: 2, kinds: 'States', title: 'Be measured' }))
  })

  it('is told of any two versions, by an address of its own', async () => {
    const of = (from: string, more = '') => `/${ACCORD}/text/${third}/changes?from=${from}${more}`
    const whole = await it_.text(of(MANIFEST_DIGEST))
    const uncorrected = { oldCorrected: 'no', newCorrected: 'no' }
    assert.match(whole, wording('changes.title', { old: 1, new: 3, ...uncorrected }))
    assert.ok(wordsIn(whole, 'ins').includes('4. to be measured.'))
    assert.equal(
      load(whole)('link[hreflang=fr]').attr('href'),
      `https://harbour.example/${ACCORD}/text/${third}/changes?from=${encodeURIComponent(MANIFEST_DIGEST)}&lang=fr`,
    )
    // From the newer to the older: what was new is gone.
    const back = await it_.text(`/${ACCORD}/text/${MANIFEST_DIGEST}/changes?from=${third}`)
    assert.match(back, wording('changes.principleGone', { title: 'Be measured' }))
    const policy = (await it_.json<{ policy: { digest: string } }>(`/${ACCORD}.json`)).policy.digest
    assert.match(await it_.text(of(MANIFEST_DIGEST, `&rules=${policy}`)), wording('changes.rulesSame'))
    const other = digestOf(utf8('no such text'))
    for (const [address, status] of [
      [of('1'), 400],
      [of(`${MANIFEST_DIGEST}&from=${third}`), 400],
      [of(other), 404],
      [of(MANIFEST_DIGEST, `&rules=${other}`), 400],
    ] as const)
      assert.equal((await it_.get(address)).status, status, address)
  })

  it('cannot be told word by word of texts that share no language', async () => {
    const de = 'Wir halten den Hafen offen.\n'
    const { texts, principles } = manifestOf({ de })
    const manifest = { texts: texts.map(one => ({ ...one, authentic: true })), principles }
    const parts = [{ name: digestOf(utf8(de)), bytes: utf8(de) }]
    const also = { lang: 'de', text: 'Auf Deutsch.' }
    const policy = {
      ...POLICY,
      authentic: ['en', 'de'],
      effect: [...POLICY.effect, also],
      entities: [...POLICY.entities, also],
      delisting: [],
    }
    await it_.post('call/policy-changed', { policy, reason: said('In German.') }, { call: ACCORD })
    await it_.post('text/published', { manifest, supersedes: third }, { call: ACCORD }, parts)
    const told = await it_.text(`/${ACCORD}/text/${manifestDigest(manifest)}/changes?from=${MANIFEST_DIGEST}`)
    assert.match(told, wording('changes.noCommon'))
  })

  it('is compared once, whatever language an address invents', async t => {
    const at = `/${ACCORD}/text/${third}/changes?from=${MANIFEST_DIGEST}&lang=`
    const read = t.mock.method(it_.log.store, 'words')
    const compare = t.mock.method(it_.running.redlines, 'get')
    const pages = new Set<string>()
    for (const lang of ['x1', 'x2', 'y-z']) pages.add(await it_.text(`${at}${lang}`))
    assert.equal(pages.size, 1)
    assert.equal(compare.mock.callCount(), 1)
    // Of the same two texts on another page, the words are read and not compared again.
    const known = compare.mock.calls[0]!.result
    await it_.text(`${at}fr`)
    assert.equal(compare.mock.calls[1]!.result, known)
    const reads = read.mock.callCount()
    await it_.text(`/${ACCORD}/text/${third}?lang=x1`)
    await it_.text(`/${ACCORD}/text/${third}?lang=x2`)
    assert.equal(read.mock.callCount(), reads + 1)
  })
})
