import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { utf8 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD, MANIFEST_DIGEST } from '../harbour.ts'
import { inOrder, wording } from '../wording.ts'
import { enrolled, filled, type Officer, signed } from './people.ts'
import { faultsIn, formIn, wordsOn } from './visitor.ts'

describe('an officer publishes', () => {
  let it_: Depositary
  let officer: Officer
  beforeEach(async () => {
    it_ = await startDepositary()
    officer = await enrolled(it_)
  })
  afterEach(() => it_.close())

  const fill = (form: string, typed: Record<string, string | Blob>) => filled(officer, form, typed)
  const sign = () => signed(it_, officer)

  const TEXT = {
    call: ACCORD,
    'title.en': 'The Harbour Accord, revised',
    'text.en': '# The Harbour Accord\n\nWe keep the harbour open, *and lit*.',
    'title.fr': 'L’Accord du port, révisé',
    principleId1: 'open',
    'principle1.en': 'Keep the harbour open',
    'principle1.fr': 'Garder le port ouvert',
  }

  it('a text after a second look at its words and digests', async () => {
    const french = new Blob(['Nous gardons le port ouvert, et éclairé.\n'])
    const { html } = await fill('text', { ...TEXT, 'file.fr': french, 'translation.fr': 'yes' })
    const kept = load(html)('p:has(em)')
    assert.deepEqual([kept.text(), kept.find('em').text()], ['We keep the harbour open, and lit.', 'and lit'])
    assert.match(
      wordsOn(officer.visitor.shown),
      inOrder(
        wording('head.text/published', { manifest: 2, call: 'The Harbour Accord', record: 'no' }),
        wording('member.text'),
        wording('frame.language'),
        'French',
        wording('ask.principles'),
        wording('entry.principleNamed', { id: 'open', title: 'Keep the harbour open' }),
      ),
    )
    const { type, body } = await sign()
    const { manifest, supersedes } = body as unknown as {
      manifest: { texts: { digest: string; authentic: boolean }[] }
      supersedes: string
    }
    assert.equal(type, 'text/published')
    assert.equal(supersedes, MANIFEST_DIGEST)
    assert.deepEqual(
      manifest.texts.map(({ authentic }) => authentic),
      [true, false],
    )
    assert.equal(manifest.texts[0]!.digest, digestOf(utf8(`${TEXT['text.en']}\n`)))
    assert.match(await it_.text(`/${ACCORD}/text?text=fr`), /et éclairé/)
  })

  it('no text without the principles of the one before, unless the officer says so', async () => {
    const empty = { principleId1: '', 'principle1.en': '', 'principle1.fr': '' }
    const without = { ...TEXT, ...empty }
    const { html, status } = await fill('text', without)
    assert.equal(status, 422)
    assert.match(faultsIn(html).noPrinciples!, wording('desk.principlesMissing', { count: 1 }))
    const { principleId1, 'principle1.en': title } = formIn(html, 'new/text').fields
    assert.deepEqual([principleId1, title], ['one', 'Keep the harbour open'])
    await officer.visitor.send('new/text', { ...without, noPrinciples: 'yes' })
    assert.match(
      wordsOn(officer.visitor.shown),
      inOrder(wording('ask.principles'), wording('entry.noPrinciples')),
    )
    await officer.visitor.goto('/desk/new/text')
    await officer.visitor.send('new/text', {
      ...TEXT,
      principleId1: '',
      'principle1.en': 'Stay afloat',
      'principle1-state': 'yes',
      'principle1-company': 'yes',
    })
    assert.match(
      wordsOn(officer.visitor.shown),
      inOrder(
        wording('entry.principleNamed', { id: 'p1', title: 'Stay afloat' }),
        wording('text.binds', { kinds: 'States, companies', record: 'no' }),
      ),
    )
  })

  it('no text that is empty, twofold, unreadable or nobody’s own', async () => {
    const { 'text.en': _, ...empty } = TEXT
    const wrong: [Record<string, string | Blob>, string][] = [
      [empty, 'text.en'],
      [{ ...TEXT, 'file.en': new Blob(['x']) }, 'file.en'],
      [{ ...empty, 'file.en': new Blob([new Uint8Array([0xff, 0xfe, 0x00])]) }, 'file.en'],
      [{ ...TEXT, 'translation.en': 'yes' }, 'translation.en'],
      [{ ...TEXT, 'title.en': '' }, 'title.en'],
      [{ ...TEXT, principleId1: 'Keep it' }, 'principleId1'],
      [{ ...TEXT, 'principle1.en': '', 'principle1.fr': '' }, 'principle1.en'],
    ]
    for (const [typed, field] of wrong) {
      const { html, status } = await fill('text', typed)
      assert.equal(status, 422, field)
      assert.ok(faultsIn(html)[field], field)
    }
  })
})
