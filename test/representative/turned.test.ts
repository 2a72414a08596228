import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { type Depositary, startDepositary } from '../depositary.ts'
import { Device } from '../desk/device.ts'
import { enrolled, filled, type Officer, readLetter, signed } from '../desk/people.ts'
import { entriesIn, Visitor, wordsOn } from '../desk/visitor.ts'
import { ACCORD } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { wording } from '../wording.ts'
import { linkFor, madeBy, type Person, representative, signIn } from './people.ts'

const PARTY = 'northhaven'

describe('a signatory who turns against the others of the party', () => {
  let it_: Depositary
  let officer: Officer
  let ada: Person
  let ben: Person
  beforeEach(async () => {
    it_ = await startDepositary({ parties: [PARTY] })
    officer = await enrolled(it_)
    ada = await representative(it_, PARTY)
    await it_.as(PARTY).sign(ACCORD)
    ben = await madeBy(it_, await linkFor(ada, 'Ben Osei'))
    await ada.visitor.goto('/representative')
    await ada.visitor.send('let-in')
    await ada.visitor.use(ada.device, 'party')
    await signIn(ben.visitor, ben.device)
  })
  afterEach(() => it_.close())

  const inForce = async () =>
    (await it_.log.store.keysOf(PARTY, '', 10))
      .filter(({ row }) => row.revoked === null)
      .map(({ key }) => key)
  const rowOf = async (key: string) => (await it_.log.store.rows([{ table: 'keys', key }]))[0]!
  /** Ben revokes every key of the party but his own. */
  const turns = async () => {
    for (const keyid of await inForce()) {
      if (keyid === ben.keyid) continue
      await ben.visitor.goto('/representative/new/revocation')
      await ben.visitor.send('revocation', { keyid, reason: 'No longer with us.' })
      await ben.visitor.use(ben.device, 'party')
      assert.match(ben.visitor.shown.path, /\?done=/, wordsOn(ben.visitor.shown))
    }
    assert.deepEqual(await inForce(), [ben.keyid])
  }
  const switched = async (to: 'off' | 'on') => {
    await officer.visitor.goto(`/desk/new/switch?which=read-only&to=${to}`)
    await officer.visitor.send('/desk/new/switch', { which: 'read-only', to, reason: 'Of northhaven.' })
    return signed(it_, officer)
  }
  /** One more key of Ben's, brought in by his device at the door itself. */
  const another = (name: string) => {
    const key = partyKey(name)
    const held = ben.device.passkeys[0]!
    const body = { holder: PARTY, key: key.key, reason: null }
    return it_.send(it_.envelope('key/added', body, { by: PARTY, signers: [held, key] }))
  }

  it('is seen by everybody, with the entry and the key that did it', async () => {
    await turns()
    const { entry } = (await rowOf(ada.keyid)).revoked!
    assert.match((await ada.visitor.goto('/representative')).path, /sign-in/)
    await ada.visitor.use(ada.device, 'party')
    assert.match(wordsOn(ada.visitor.shown), new RegExp(`revoked by entry ${entry}`))
    const page = await it_.text(`/entries/${entry}`)
    assert.match(
      wordsOn({ ...ada.visitor.shown, html: page }),
      wording('head.key/revoked', { keyid: 'northhaven', by: 'northhaven', whose: 'own' }),
    )
    const { signatures } = await it_.json<{ signatures: { keyid: string }[] }>(`/entries/${entry}.json`)
    assert.deepEqual(
      signatures.map(({ keyid }) => keyid),
      [ben.keyid],
    )
    assert.ok(entriesIn(await it_.text(`/parties/${PARTY}`)).includes(entry))
  })

  it('is put out by the desk, which lets the others in again; who signed what stays on record', async () => {
    await turns()
    await it_.send(
      it_.envelope(
        'signature/withdrawn',
        { reason: null },
        { by: PARTY, call: ACCORD, signers: [ben.device.passkeys[0]!] },
      ),
    )
    // Whatever keys he adds meanwhile: while nothing but what nobody may be kept from is taken, he adds none.
    assert.equal((await another('a second of Ben’s')).status, 201)
    await switched('off')
    assert.equal((await another('a third of Ben’s')).status, 503)
    for (const keyid of await inForce()) {
      await filled(officer, 'revocation', { keyid, reason: 'They had turned against their own.' })
      assert.equal((await signed(it_, officer)).type, 'key/revoked')
    }
    assert.deepEqual(await inForce(), [])
    await switched('on')
    assert.notEqual((await another('a third of Ben’s')).status, 201)
    await officer.visitor.goto('/desk/invitations')
    await officer.visitor.send('/desk/invitations', {
      party: PARTY,
      call: ACCORD,
      person: 'Ada Okafor',
      email: 'ada@northhaven.example',
      lang: 'en',
    })
    const link = /\/invitations\/[\w-]{43}/.exec(wordsOn(await readLetter(officer)))![0]
    const [visitor, device] = [new Visitor(it_), new Device()]
    await visitor.goto(link)
    await visitor.use(device, 'party')
    assert.equal((await visitor.use(device, 'party')).path, `/${ACCORD}/sign?party=${PARTY}`)
    const again = (await inForce())[0]!
    assert.deepEqual(await inForce(), [again])
    assert.equal((await rowOf(again)).addedBy, 'depositary')
    const [row] = await it_.log.store.rows([{ table: 'signatures', key: `${ACCORD}/${PARTY}` }])
    assert.deepEqual(
      row!.events.map(({ what }) => what),
      ['given', 'withdrawn'],
    )
  })
})
