import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import { utf8 } from '../../src/core/bytes.ts'
import { formatEnvelope, signEnvelope } from '../../src/core/envelope.ts'
import { credentialKept } from '../../src/people/credentials.ts'
import { openedSession } from '../../src/people/drawer.fixture.ts'
import { languageLostIn } from '../browser/kept-language.ts'
import { admit, type Depositary, startDepositary } from '../depositary.ts'
import { faultsIn, fieldIn, formIn, partOf } from '../desk/visitor.ts'
import { ACCORD, facts, WORDS } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { inBothLengths, inOrder, wording } from '../wording.ts'
import { addPasskey, answerOf, Signatory, sitePasskey, toConfirm } from './signatory.ts'

describe('the signing ceremony', () => {
  let it_: Depositary
  const passkey = sitePasskey()
  before(async () => {
    it_ = await startDepositary({ parties: ['northhaven', 'eastport', 'southmere', 'westcliff'] })
    await addPasskey(it_, 'northhaven', passkey)
  })
  after(() => it_.close())

  it('leads a representative from the call to a receipt', async () => {
    const visitor = new Signatory(it_)
    await visitor.go(`/${ACCORD}/sign`)
    assert.match(visitor.text, inOrder(wording('sign.who'), wording('sign.door.organisation')))
    await visitor.go(visitor.link('who=organisation'))
    assert.match(visitor.text, wording('sign.which'))
    await visitor.fill({ party: 'northhaven' })
    assert.match(visitor.text, wording('sign.stepOf', { step: 1 }))
    assert.ok(visitor.text.includes(WORDS.en.split('\n').at(-2)!))
    assert.match(visitor.text, wording('sign.notice', { how: 'later', days: 90 }))
    for (const rule of ['Not legally binding.', 'The party named and no other.', 'Two reports missed.'])
      assert.ok(visitor.text.includes(rule), rule)
    await visitor.fill({ agree: 'yes', reservation: 'Not the inner basin.', 'reservation.lang': 'en' })
    assert.match(
      visitor.text,
      inOrder(
        wording('toSign.signature/given', {
          manifest: 1,
          by: 'northhaven',
          call: 'The Harbour Accord',
          noun: 'signatory',
          said: 'reservation',
        }),
        wording('member.read'),
        wording('frame.language'),
        wording('member.person/signed.policy'),
        wording('entry.policyNumber', { number: 1 }),
        wording('sign.reservation'),
        'Not the inner basin.',
        wording('sign.declaration'),
        wording('none.reservation'),
      ),
    )
    await visitor.fill(answerOf(visitor, passkey))
    assert.match(visitor.path, /^\/entries\/\d+\/signed$/)
    assert.match(
      visitor.text,
      inOrder(
        wording('signed.title', { party: 'northhaven', call: 'The Harbour Accord' }),
        wording('signed.lede', { version: 1, said: 'reservation' }),
        wording('signed.tell'),
        wording('signed.next'),
      ),
    )
    await visitor.follow(/\/receipt$/)
    assert.match(
      visitor.text,
      inOrder(
        wording('receipt.kickerSignature'),
        wording('entry.signedPasskey', { keyid: inBothLengths(passkey.keyid), holder: 'northhaven' }),
        wording('entry.keyOf.holder', { holder: 'northhaven' }),
      ),
    )
    assert.ok(visitor.text.includes(passkey.keyid))
    // Each step of what is done leads to the receipt.
    const receipt = visitor.path
    await visitor.go(receipt)
    assert.equal(
      (await it_.get(visitor.link('/receipts/'))).headers.get('content-type'),
      'application/vnd.avow.receipt+json',
    )
  })

  it('takes a party by its name and by the address of its page, and asks again for what it does not know', async () => {
    const visitor = new Signatory(it_)
    for (const party of [
      'Eastport',
      'https://harbour.example/parties/eastport?lang=fr',
      '/parties/eastport/',
    ]) {
      await visitor.go(`/${ACCORD}/sign?who=organisation`)
      await visitor.fill({ party })
      assert.match(visitor.text, wording('sign.agree', { party: 'eastport' }))
    }
    await visitor.go(`/${ACCORD}/sign?lang=fr&who=organisation`)
    await visitor.fill({ party: 'Eastport Inc.' })
    assert.equal(visitor.status, 422)
    assert.deepEqual(Object.keys(faultsIn(visitor.page)), ['party'])
    assert.match(
      partOf(visitor.page, '.errors'),
      wording('sign.partyWrong', { typed: 'Eastport Inc.' }, 'fr'),
    )
    assert.equal(load(visitor.page)('#party[aria-invalid="true"]').val(), 'Eastport Inc.')
  })

  it('looks for nobody by signs that stand for whole sentences', async () => {
    const visitor = new Signatory(it_)
    await visitor.go(`/${ACCORD}/sign?who=organisation`)
    await visitor.fill({ party: '\u{fdfa}'.repeat(200) })
    assert.equal(visitor.status, 422)
    assert.doesNotMatch(visitor.text, wording('sign.partyAlike'))
  })

  it('offers organisations by a word of their name, one of which is chosen by a button', async () => {
    await admit(it_, 'ember', { names: [{ lang: 'fr', text: 'Observatoire d’Ember Hill' }] })
    const visitor = new Signatory(it_)
    await visitor.go(`/${ACCORD}/sign?who=organisation`)
    await visitor.fill({ party: 'observatoire' })
    assert.equal(visitor.status, 422)
    assert.match(visitor.text, inOrder(wording('sign.partyAlike'), 'Observatoire d’Ember Hill'))
    const $ = load(visitor.page)
    const form = $('#alike form').first()
    assert.equal(form.find('input[name="party"]').val(), 'ember')
    const answer = await it_.app.request(`/${ACCORD}/sign`, {
      method: 'POST',
      body: new URLSearchParams({ party: 'ember' }),
    })
    assert.match(answer.headers.get('location')!, /\/read$/)
  })

  it('tells an organisation without a key what it needs before it reads', async () => {
    await it_.post('party/admitted', { party: 'keyless', ...facts('Keyless'), keys: [], claims: false })
    const visitor = new Signatory(it_)
    await visitor.go(`/${ACCORD}/sign?who=organisation`)
    await visitor.fill({ party: 'keyless' })
    assert.match(
      visitor.text,
      inOrder(
        wording('sign.stepOf', { step: 1 }),
        wording('sign.noPasskey', { party: 'Keyless' }),
        wording('sign.means'),
      ),
    )
    await visitor.go(`/${ACCORD}/sign?who=organisation`)
    await visitor.fill({ party: 'eastport' })
    assert.doesNotMatch(visitor.text, wording('sign.noPasskey'))
  })

  it('tells individuals whom a call does not invite that it is for organisations', async () => {
    for (const [page, status] of [
      ['persons', 200],
      ['persons/sign', 403],
    ] as const) {
      const shown = await new Signatory(it_).go(`/${ACCORD}/${page}`)
      assert.equal(shown.status, status)
      assert.match(shown.text, inOrder(wording('persons.notInvited'), wording('persons.notInvitedSays')))
      assert.doesNotMatch(shown.text, wording('persons.standing', { count: 0 }))
      assert.ok(shown.link(`/${ACCORD}/sign`))
    }
  })

  it('keeps what was typed through a reload, the back button and another tab', async () => {
    const visitor = await toConfirm(it_, 'southmere', {
      words: { declaration: '\n\nAs we read it.\nTwo lines.', 'declaration.lang': 'fr' },
    })
    const [confirm, read] = [visitor.path, visitor.path.replace('confirm', 'read')]
    await visitor.go(read)
    assert.equal(fieldIn(visitor.page, 'declaration'), 'As we read it.\nTwo lines.')
    assert.equal(formIn(visitor.page, '/read').fields['declaration.lang'], 'fr')
    const tab = visitor.tab()
    await tab.fill({ agree: 'yes', declaration: 'Another reading.' })
    assert.match((await visitor.go(confirm)).text, /Another reading\./)
    await visitor.go(read)
    await visitor.send('save', { declaration: 'Back with it.' })
    assert.match(visitor.text, wording('sign.saved'))
    assert.equal(fieldIn((await visitor.go(read)).page, 'declaration'), 'Back with it.')
  })

  it('sends words back that no statement can hold, with what was typed in its place', async () => {
    const visitor = await toConfirm(it_, 'southmere')
    await visitor.go(visitor.path.replace('confirm', 'read'))
    for (const [typed, told] of [
      ['x'.repeat(20_001), wording('sign.wordsLong', { length: 20_001 })],
      [`e${'\u0301'.repeat(31)}`, wording('sign.wordsMarks')],
    ] as const) {
      await visitor.fill({ agree: 'yes', reservation: typed })
      assert.equal(visitor.status, 422)
      assert.match(visitor.text, told)
      assert.ok(fieldIn(visitor.page, 'reservation') === typed)
    }
    await visitor.fill({ agree: 'yes', reservation: 'a\u0007b\t\u200fc' })
    assert.equal(visitor.status, 422)
    assert.match(visitor.text, wording('fields.hidden'))
    assert.equal(fieldIn(visitor.page, 'reservation'), 'ab c')
  })

  it('asks for the yes to text and policy before it goes on', async () => {
    const visitor = new Signatory(it_)
    await visitor.go(`/${ACCORD}/sign?who=organisation`)
    await visitor.fill({ party: 'southmere' })
    const read = visitor.path
    await visitor.go(`${read}?read=fr`)
    await visitor.fill({})
    assert.equal(visitor.status, 422)
    assert.deepEqual(Object.keys(faultsIn(visitor.page)), ['agree'])
    assert.match(partOf(visitor.page, '.errors'), wording('sign.agreeMissing', { party: 'southmere' }))
    assert.ok(visitor.text.includes(WORDS.fr.trim()))
    assert.equal((await visitor.go(read.replace('read', 'confirm'))).path, read)
  })

  it('lets a party sign on its own machine and bring the envelope back', async () => {
    const visitor = await toConfirm(it_, 'eastport', { words: { reservation: 'Long words. '.repeat(40) } })
    const statement = await visitor.download(visitor.link('statement.json'))
    await visitor.upload(undefined)
    assert.equal(visitor.status, 422)
    assert.deepEqual(Object.keys(faultsIn(visitor.page)), ['envelope'])
    assert.match(partOf(visitor.page, '.errors'), wording('sign.uploadMissing'))
    await visitor.upload(utf8('not an envelope'))
    assert.equal(visitor.stop, 'file')
    await visitor.go(visitor.link('/confirm'))
    await visitor.upload(statement)
    assert.equal(visitor.stop, 'file')
    await visitor.go(visitor.link('/confirm'))
    const envelope = signEnvelope(statement, [partyKey('eastport')])
    await visitor.upload(Buffer.concat([envelope, utf8('\n')]))
    assert.match(visitor.path, /^\/entries\/\d+\/signed$/)
    await visitor.follow(/\/receipt$/)
    assert.match(
      visitor.text,
      wording('entry.signedFile', { keyid: inBothLengths(partyKey('eastport').keyid), holder: 'eastport' }),
    )
  })

  it('gives the receipt to whoever lost the answer, and records once', async () => {
    const visitor = await toConfirm(it_, 'westcliff')
    const file = await visitor.download(visitor.link('statement.json'))
    const envelope = signEnvelope(file, [partyKey('westcliff')])
    const size = it_.log.head()!.size
    await visitor.tab().upload(envelope)
    // The answer never came: the same form is sent again, and later the page is opened again.
    const confirm = visitor.path
    await visitor.upload(envelope)
    assert.match(visitor.path, new RegExp(`/entries/${size}/signed$`))
    for (const step of ['confirm', 'read'])
      assert.match(
        (await visitor.go(confirm.replace('confirm', step))).path,
        new RegExp(`/entries/${size}/signed$`),
      )
    assert.equal(it_.log.head()!.size, size + 1)
    assert.throws(() => formatEnvelope(file, []))
  })

  it('knows whom it has let in, and offers the passkeys of that party alone', async () => {
    const { drawer } = it_.log
    const now = Date.parse(it_.now) / 1000
    const theirs = { keyid: passkey.keyid, holder: 'northhaven', use: 'party' } as const
    await drawer.apply(
      [await credentialKept(drawer, 'c291dGg', { ...theirs, transports: [], made: now })],
      now,
    )
    const visitor = new Signatory(it_)
    const token = await openedSession(drawer, theirs, now)
    visitor.letIn('__Host-avow-party', token)
    // It has signed: that is told at once, with the way to another.
    await visitor.go(`/${ACCORD}/sign`)
    assert.equal(visitor.stop, 'already')
    assert.match((await visitor.go(visitor.link('who=any'))).text, wording('sign.who'))
    const stranger = await toConfirm(it_, 'southmere')
    assert.equal(formIn(stranger.page, 'passkey').data.credentials, '')
  })

  it('keeps to the language that its address names, to the end', async () => {
    const visitor = new Signatory(it_)
    await visitor.go(`/${ACCORD}/sign?lang=fr&who=organisation`)
    const typed = [{ party: 'southmere' }, { agree: 'yes' }]
    for (const fields of [...typed, undefined]) {
      assert.equal(load(visitor.page)('html').attr('lang'), 'fr')
      assert.deepEqual(languageLostIn(visitor.page, 'fr'), [])
      if (fields !== undefined) await visitor.fill(fields)
    }
    assert.match(visitor.path, /\/confirm\?lang=fr$/)
  })
})
