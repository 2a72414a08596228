import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { ref } from '../../src/register/rows.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { Device } from '../desk/device.ts'
import {
  anotherOfficer,
  awaited,
  enrolled,
  lettersIn,
  type Officer,
  readLetter,
  signed,
  signedByTwo,
  writesTo,
} from '../desk/people.ts'
import { Visitor, wordsOn } from '../desk/visitor.ts'
import { ACCORD } from '../harbour.ts'
import { readMessage } from '../mail/message.ts'
import { startRelay } from '../mail/relay.ts'
import { partyKey } from '../memory-log.ts'
import { inOrder, wording } from '../wording.ts'
import { linkFor, madeBy, type Person, representative } from './people.ts'

const PARTY = 'northhaven'

describe('an organisation whose last passkey is lost', () => {
  let it_: Depositary
  let ada: Person
  beforeEach(async () => {
    it_ = await startDepositary({ parties: [PARTY] })
    ada = await representative(it_, PARTY)
    await it_.as(PARTY).sign(ACCORD)
    // Her passkey alone is left.
    const { keyid } = partyKey(PARTY)
    const body = { keyid, reason: { lang: 'en', text: 'Only passkeys from now on.' } }
    await it_.post('key/revoked', body, { by: PARTY, signers: [partyKey(PARTY)] })
  })
  afterEach(() => it_.close())

  it('is told before that it has one alone, what to do, and who helps; and no more once a colleague may sign', async () => {
    const own = wordsOn(await ada.visitor.goto('/representative'))
    assert.match(own, inOrder(wording('rep.onlyOne'), wording('wayBack'), wording('wayBack.last')))
    assert.match(own, wording('wayBack.askUs'))
    await madeBy(it_, await linkFor(ada, 'Ben Osei', 'reader'))
    await ada.visitor.goto('/representative')
    await ada.visitor.use(ada.device, 'party')
    assert.match(wordsOn(ada.visitor.shown), wording('wayBack.last'), 'who reads lets nobody in again')
    await madeBy(it_, await linkFor(ada, 'Dora Lind'))
    await ada.visitor.goto('/representative')
    await ada.visitor.use(ada.device, 'party')
    assert.doesNotMatch(wordsOn(ada.visitor.shown), wording('wayBack.last'))
    assert.doesNotMatch(wordsOn(ada.visitor.shown), wording('rep.onlyOne'))
    assert.match(wordsOn(ada.visitor.shown), wording('wayBack.second'))
  })

  it('reads the way back where it cannot sign in, and after it has signed', async () => {
    const nobody = new Visitor(it_)
    assert.match(
      wordsOn(await nobody.goto('/representative')),
      inOrder(
        wording('rep.signInLost'),
        wording('wayBack'),
        wording('wayBack.byColleague'),
        wording('wayBack.askUs'),
        wording('wayBack.stolen'),
      ),
    )
    const unreachable = wording('frame.noContact', { keeper: 'The Harbour Secretariat' })
    const told = wordsOn(nobody.shown)
    assert.match(told, inOrder(wording('wayBack.byColleague'), unreachable, wording('rep.none'), unreachable))
    assert.doesNotMatch(told, /(?:write to|call) us/, 'there is no address to write to')
    const [row] = await it_.log.store.rows([ref('signatures', ACCORD, PARTY)])
    const { text } = { text: wordsOn(await nobody.goto(`/entries/${row!.entry}/signed`)) }
    assert.match(text, inOrder(wording('signed.lost'), wording('signed.lostSays'), wording('wayBack.askUs')))
  })

  it('is invited anew by two officers, signs again with a new passkey, and the lost ones are revoked', async () => {
    const [one, two] = [await enrolled(it_), await anotherOfficer(it_)]
    // The officer begins at the organisation, whose page says the way.
    const page = await one.visitor.goto(`/desk/organisations/${PARTY}`)
    assert.match(wordsOn(page), inOrder(wording('deskWayBack'), wording('deskWayBack.check')))
    await one.visitor.follow(/\/desk\/invitations\?party=/)
    const person = { person: 'Ada Okafor', email: 'ada@northhaven.example', lang: 'en' }
    await writesTo(one.visitor, { call: ACCORD, ...person })
    await one.visitor.use(one.device, 'officer')
    const letter = await readLetter(one, lettersIn(one.visitor.shown.html)[0]!)
    const link = /\/invitations\/[\w-]{43}/.exec(wordsOn(letter))![0]
    const [visitor, device] = [new Visitor(it_), new Device()]
    assert.equal((await visitor.goto(link)).status, 403, 'one officer alone lets nobody in')
    // The page says who still has to agree, and asks for nothing.
    const waits = { name: 'northhaven', keeper: 'The Harbour Secretariat' }
    assert.match(
      wordsOn(visitor.shown),
      inOrder(wording('people.tooEarlyTitle'), wording('people.tooEarly', { left: 2, ...waits })),
    )
    // Whoever still had a passkey would see it coming, and for whom.
    assert.match(
      wordsOn(await ada.visitor.goto('/representative')),
      inOrder(
        wording('rep.others'),
        wording('rep.twoOfficers'),
        wording('rep.othersInvited', { officer: 'officer-1', person: 'Ada Okafor' }),
      ),
    )
    assert.match(wordsOn(await two.visitor.goto('/desk')), wording('also.allowances', { count: 1 }))
    await allowedBy(one, two, it_, async () => {
      assert.match(wordsOn(await visitor.goto(link)), wording('people.tooEarly', { left: 1, ...waits }))
    })
    assert.doesNotMatch(wordsOn(await two.visitor.goto('/desk')), wording('also.allowances', { count: 1 }))

    await visitor.goto(link)
    assert.match(wordsOn(visitor.shown), wording('wayBack.before'))
    await visitor.use(device, 'party')
    assert.match((await visitor.use(device, 'party')).path, /^\/representative\?done=\d+$/)
    const { keyid, revoked } = { keyid: device.keyids[0]!, revoked: ada.keyid }
    assert.equal((await keyRow(keyid))!.addedBy, 'depositary')
    const said = wordsOn(await new Visitor(it_).goto(`/parties/${PARTY}`))
    assert.match(
      said,
      inOrder(wording('party.key.depositary'), 'They have lost theirs.', wording('party.key.allowed')),
      'everybody reads why two officers let it in, and where they signed that',
    )

    // Officers have yet to revoke the lost one: until then nothing here is as it should be.
    assert.match(
      wordsOn(await visitor.goto('/representative')),
      inOrder(wording('rep.olderSigns', { count: 1 }), wording('rep.onlyOneLeft')),
    )

    // The officer tells the lost key from the new one, and is warned before they revoke the wrong one.
    const keys = wordsOn(await one.visitor.goto(`/desk/organisations/${PARTY}`))
    const [lost, fresh] = ['holder', 'depositary'].map(how => wording('deskKey.added', { how }))
    assert.match(keys, inOrder(lost!, wording('deskKey.unused', { all: 'yes' }), fresh!))
    await one.visitor.follow(new RegExp(`/desk/new/revocation\\?keyid=${keyid}`))
    await one.visitor.send('/desk/new/revocation', { reason: 'A slip.' })
    assert.match(
      wordsOn(one.visitor.shown),
      inOrder(wording('deskKey.newest'), wording('deskKey.left', { count: 1 })),
    )
    await one.visitor.goto(`/desk/organisations/${PARTY}`)
    await one.visitor.follow(new RegExp(`/desk/new/revocation\\?keyid=${revoked}`))
    await one.visitor.send('/desk/new/revocation', { reason: 'It was lost with the telephone.' })
    assert.doesNotMatch(wordsOn(one.visitor.shown), wording('deskKey.newest'))
    assert.equal((await signedByTwo(it_, one, two)).type, 'key/revoked')
    assert.notEqual((await keyRow(revoked))!.revoked, null)
    assert.match((await ada.visitor.goto('/representative')).path, /sign-in/, 'whoever found it is out')
    assert.equal((await visitor.goto('/representative')).path, '/representative', 'the new passkey stays in')
    assert.doesNotMatch(wordsOn(visitor.shown), wording('rep.olderSigns', { count: 1 }))
    // Two have signed, and both are named.
    assert.match(
      wordsOn(visitor.shown),
      wording('rep.actByOfficers', { officers: 'officer-1 and officer-2' }),
    )
    assert.match(wordsOn(visitor.shown), wording('rep.onlyOne'))

    // What was signed stays, and the new passkey says more.
    const [signature] = await it_.log.store.rows([ref('signatures', ACCORD, PARTY)])
    assert.equal(signature!.state, 'standing')
    await visitor.goto(`/representative/new/declaration?call=${ACCORD}`)
    await visitor.send('declaration', { declaration: 'We mean the basins too.' })
    await visitor.use(device, 'party')
    assert.match(visitor.shown.path, /^\/representative\?done=\d+$/, wordsOn(visitor.shown))
  })

  it('gets the letter with the link once the second officer has signed, and words about the passkey alone', async () => {
    const relay = await startRelay()
    const site = await startDepositary({ relay: relay.relay(), parties: [PARTY] })
    const letters = async () => {
      await site.running.worker.workOff()
      await site.deliver()
      return relay.received.splice(0).map(({ message }) => readMessage(message))
    }
    try {
      await site.as(PARTY).sign(ACCORD)
      const [one, two] = [await enrolled(site), await anotherOfficer(site)]
      await one.visitor.goto(`/desk/invitations?party=${PARTY}`)
      const person = { person: 'Ada Okafor', email: 'ada@northhaven.example', lang: 'en' }
      await writesTo(one.visitor, { call: ACCORD, ...person })
      await one.visitor.use(one.device, 'officer')
      const path = lettersIn(one.visitor.shown.html)[0]!
      assert.deepEqual(await letters(), [], 'nothing goes out before two officers have agreed')
      assert.match(wordsOn(await one.visitor.goto(path)), wording('outbox.heldBack', { mailed: 'yes' }))

      await allowedBy(one, two, site)
      assert.match(wordsOn(two.visitor.shown), wording('next.key'))
      const letter = (await letters()).find(({ headers }) => headers.to === person.email)!
      const name = 'northhaven'
      assert.match(letter.headers.subject!, wording('letter.anotherHeading', { name }))
      assert.match(letter.text, inOrder(wording('letter.another', { name }), wording('letter.anotherNotYou')))
      assert.doesNotMatch(letter.text, wording('letter.means'))
      const link = letter.links
        .map(one => new URL(one).pathname)
        .find(one => one.startsWith('/invitations/'))!
      assert.equal((await new Visitor(site).goto(link)).status, 200)
    } finally {
      await site.close()
      await relay.close()
    }
  })

  const keyRow = async (keyid: string) => (await it_.log.store.rows([ref('keys', keyid)]))[0]

  const allowedBy = async (one: Officer, two: Officer, site = it_, between = async () => {}) => {
    const { html } = await one.visitor.goto('/desk/invitations')
    await one.visitor.goto(load(html)('a[href*="/desk/new/allowance"]').attr('href')!)
    assert.match(wordsOn(one.visitor.shown), wording('desk.formNote.allowanceInvited'))
    await one.visitor.send('allowance', { reason: 'They have lost theirs.' })
    const path = await awaited(one)
    await between()
    await two.visitor.goto(path)
    assert.equal((await signed(site, two)).type, 'key/allowed')
  }
})
