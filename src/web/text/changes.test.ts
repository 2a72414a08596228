import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import { type Depositary, startDepositary } from '../../../test/depositary.ts'
import { wordsIn, wordsOn } from '../../../test/desk/visitor.ts'
import { ACCORD, inEnglish, MANIFEST, MANIFEST_DIGEST, manifestOf } from '../../../test/harbour.ts'
import { wording } from '../../../test/wording.ts'
import { utf8 } from '../../core/bytes.ts'
import { digestOf } from '../../core/digest.ts'
import { manifestDigest } from '../../register/types/texts.ts'

describe('what a version changed', () => {
  let it_: Depositary
  let page: string
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
    const third = await publish(
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
    assert.equal(words.match(new RegExp(`${wording('text.paragraph').source} §? ?2`, 'g'))?.length, 3)
  })

  it('says of a new principle which it is and whom it is for', () => {
    assert.match(words, wording('changes.principleNew', { number: 2, kinds: 'States', title: 'Be measured' }))
  })
})
