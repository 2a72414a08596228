import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import { fromBase64, fromUtf8, toBase64url, utf8 } from '../../src/core/bytes.ts'
import { parseEntry } from '../../src/core/entry.ts'
import { challengeOf, pae } from '../../src/core/envelope.ts'
import { formatStatement, parseStatement } from '../../src/core/statement.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { formIn } from '../desk/visitor.ts'
import { ACCORD, MANIFEST_DIGEST, POLICY_DIGEST, WORDS } from '../harbour.ts'
import { inARow, wording } from '../wording.ts'
import { addPasskey, answerOf, type Signatory, sitePasskey, toConfirm } from './signatory.ts'

/**
 * Promise 3: a signature binds the digests of the very bytes that were shown. What stands on the page, what the passkey
 * is asked for, what the form brings, and what the log then holds are one.
 */
describe('what is signed', () => {
  let it_: Depositary
  const passkey = sitePasskey()
  const eastports = sitePasskey()
  before(async () => {
    it_ = await startDepositary({ parties: ['northhaven', 'eastport'] })
    await addPasskey(it_, 'northhaven', passkey)
    await addPasskey(it_, 'eastport', eastports)
  })
  after(() => it_.close())

  /** The whole sentence: nothing follows it. */
  const headline = (said: string) =>
    new RegExp(`${wording('toSign.signature/given', { manifest: 1, said }).source}\\s*$`)
  const shownBytes = ({ page }: Signatory) => utf8(load(page)('pre[data-payload]').text())

  it('is what was shown, asked for, posted and recorded, byte for byte', async () => {
    const words = { reservation: 'Not the “inner” basin & <nothing> else.', 'reservation.lang': 'en' }
    const visitor = await toConfirm(it_, 'northhaven', { read: 'fr', words })
    const shown = shownBytes(visitor)
    const carried = visitor.payload
    assert.deepEqual(carried, shown)
    const { challenge } = formIn(visitor.page, 'passkey').data
    assert.equal(challenge, toBase64url(challengeOf(pae(shown))))

    // The words on the page say what the bytes say.
    const { body, seen, by } = parseStatement(shown)
    assert.equal(by, 'northhaven')
    assert.deepEqual(body, {
      manifest: MANIFEST_DIGEST,
      policy: POLICY_DIGEST,
      read: ['fr'],
      reservation: { lang: 'en', text: words.reservation },
      declaration: null,
    })
    assert.equal(seen.size, it_.log.head()!.size)
    for (const piece of [MANIFEST_DIGEST, POLICY_DIGEST, seen.root, words.reservation, 'French'])
      assert.ok(visitor.text.includes(piece), piece)

    await visitor.fill(answerOf(visitor, passkey))
    const [, index] = /\/entries\/(\d+)\/signed/.exec(visitor.path)!
    const entry = parseEntry(new Uint8Array(await (await it_.get(`/entries/${index}.bin`)).arrayBuffer()))
    assert.deepEqual(entry.envelope.payload, shown)
    const { clientDataJSON } = entry.envelope.signatures[0]!.webauthn!
    assert.equal(JSON.parse(fromUtf8(fromBase64(clientDataJSON))).challenge, challenge)
  })

  it('is told with every word that is added, and with none that is not', async () => {
    const [reservation, declaration] = [wording('sign.reservation'), wording('sign.declaration')]
    const none = wording('none.reservation')
    for (const [said, words, told] of [
      ['none', {}, [reservation, none, declaration, none]],
      ['reservation', { reservation: 'R.' }, [reservation, 'R.', declaration, none]],
      ['declaration', { declaration: 'D.' }, [reservation, none, declaration, 'D.']],
      ['both', { reservation: 'R.', declaration: 'D.' }, [reservation, 'R.', declaration, 'D.']],
    ] as const) {
      const { text, page } = await toConfirm(it_, 'eastport', { words })
      assert.match(load(page)('.statement').text().trim(), headline(said))
      assert.match(text, inARow(...told))
      assert.equal(inARow(reservation, 'R.').test(text), 'reservation' in words, text)
      assert.equal(inARow(declaration, 'D.').test(text), 'declaration' in words, text)
    }
  })

  it('is the text whose very bytes were on the page', async () => {
    const visitor = await toConfirm(it_, 'eastport', { read: 'fr' })
    const digest = visitor.link('/words/sha256:')
    assert.equal(await (await it_.get(digest)).text(), WORDS.fr)
    await visitor.go(`${visitor.path.replace('confirm', 'read')}`)
    assert.ok(visitor.text.includes(WORDS.fr.trim()))
  })

  it('stays the same on a reload, in another tab and in the file that is downloaded', async () => {
    const visitor = await toConfirm(it_, 'eastport', { words: { declaration: 'w'.repeat(300) } })
    const bytes = shownBytes(visitor)
    const tab = visitor.tab()
    assert.deepEqual(shownBytes(await tab.go(visitor.path)), bytes)
    assert.deepEqual(shownBytes(await visitor.go(visitor.path)), bytes)
    assert.deepEqual(await visitor.download(visitor.path.replace('confirm', 'statement.json')), bytes)
    // Long words are on the page too, though the statement holds their digest alone.
    assert.ok(visitor.text.includes('w'.repeat(300)))
  })

  it('is nothing that a form brings instead', async () => {
    const visitor = await toConfirm(it_, 'eastport')
    const statement = parseStatement(shownBytes(visitor))
    const size = it_.log.head()!.size
    const other = {
      ...statement,
      body: { ...statement.body, declaration: { lang: 'en', text: 'Not shown.' } },
    }
    const withdrawn = { ...statement, type: 'signature/withdrawn', body: { reason: null } }
    for (const [bytes, stop] of [
      [other, 'tab'],
      [withdrawn, 'otherKey'],
    ] as const) {
      const tampered = visitor.tampered(formatStatement<object>(bytes))
      await tampered.fill(answerOf(tampered, eastports))
      assert.equal(tampered.stop, stop, tampered.text)
    }
    // The shown bytes with a passkey's answer to others.
    await visitor.go(visitor.path)
    const before = visitor.tampered(utf8('{}'))
    await visitor.fill(answerOf(before, eastports))
    assert.equal(visitor.stop, 'key')
    assert.equal(it_.log.head()!.size, size)
  })

  it('is told as recorded with the words that were added, and with no other', async () => {
    const visitor = await toConfirm(it_, 'eastport', { words: { declaration: 'As we read it.' } })
    await visitor.fill(answerOf(visitor, eastports))
    const [index] = /\d+/.exec(visitor.path)!
    const told = wording('head.signature/given', { signs: 'yes', manifest: 1, said: 'declaration' })
    for (const page of [`/entries/${index}`, `/entries/${index}/receipt`, '/log', `/${ACCORD}/feed.atom`])
      assert.match((await visitor.go(page)).page, told, page)
  })
})
