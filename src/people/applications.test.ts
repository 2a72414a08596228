import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Change } from '../store/drawer.ts'
import {
  type Applied,
  applicationFor,
  applications,
  decidedAs,
  enrolmentNoted,
  invitationNoted,
  waitingApplications,
  withQuestion,
} from './applications.ts'
import { untilSettled } from './collection.ts'
import { newDrawer, refusedAs } from './drawer.fixture.ts'

const drawer = newDrawer()
const LARKSPUR: Applied = {
  call: 'harbour-accord',
  lang: 'fr',
  organisation: {
    name: 'Larkspur Lines',
    nameLang: 'en',
    kind: 'company',
    country: 'IE',
    domain: 'larkspur.example',
    identifiers: {},
  },
  person: { name: 'Ada Okafor', role: 'General counsel', email: 'ada@larkspur.example' },
  words: '',
}
const REFUSED = { is: 'refused', by: 'officer-1', at: 200, reason: 'Nobody answers at this domain.' } as const
const ADMITTED = {
  is: 'admitted',
  by: 'officer-2',
  at: 200,
  party: 'larkspur-lines',
  entry: 9,
  invitation: null,
  enrolled: null,
} as const

const filed = async (now: number) => {
  const { id, laid } = applicationFor(LARKSPUR, now)
  await drawer.apply([laid], now)
  return id
}
const decide = (id: string, state: Parameters<typeof decidedAs>[1], now: number) =>
  untilSettled(async () => {
    const found = await applications.present(drawer, id, now)
    await drawer.apply([applications.changed(found, decidedAs(found.value, state))], now)
  })

describe('an application', () => {
  it('waits until an officer decides, oldest first', async () => {
    const later = await filed(1_800_000_000)
    const sooner = await filed(1_799_000_000)
    assert.deepEqual(
      (await waitingApplications(drawer, 1_800_000_001)).map(({ id }) => id),
      [sooner, later],
    )
    await decide(sooner, REFUSED, 1_800_000_002)
    assert.deepEqual(
      (await waitingApplications(drawer, 1_800_000_003)).map(({ id }) => id),
      [later],
    )
    assert.deepEqual((await applications.get(drawer, sooner, 1_800_000_004))?.state, REFUSED)
  })

  it('is decided once: of two officers at once, the second learns what was decided', async () => {
    const id = await filed(100)
    const both = await Promise.allSettled([decide(id, REFUSED, 200), decide(id, ADMITTED, 200)])
    assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
    await refusedAs('changed_meanwhile', decide(id, ADMITTED, 201))
    const { value } = await applications.present(drawer, id, 201)
    assert.throws(() => withQuestion(value, { by: 'officer-1', at: 201, text: 'Who are you?' }), {
      code: 'changed_meanwhile',
    })
  })

  it('remembers the invitation that was handed out last, and the key that came of it', async () => {
    const id = await filed(100)
    const lying = async () => (await applications.lying(drawer, id, 201))!
    const noted = (change: Change) => drawer.apply([change], 201)
    const waiting = await lying()
    assert.throws(() => invitationNoted(waiting, 'x'), { code: 'changed_meanwhile' })
    await decide(id, ADMITTED, 200)
    const admitted = await lying()
    await noted(invitationNoted(admitted, 'the hash of a link'))
    await refusedAs('changed_meanwhile', noted(invitationNoted(admitted, 'x')))
    const invited = await lying()
    const used = enrolmentNoted(invited)
    // The sequencer puts in the entry beside which it happens.
    assert.deepEqual(used.after?.entry, ['state', 'enrolled'])
    await noted(used)
    assert.deepEqual((await lying()).value.state, { ...ADMITTED, invitation: null, enrolled: 0 })
    await refusedAs('changed_meanwhile', noted(invitationNoted(invited, 'x')))
    // Once that key was revoked, the party is invited again.
    await noted(invitationNoted(await lying(), 'x'))
    assert.deepEqual((await lying()).value.state, { ...ADMITTED, invitation: 'x', enrolled: null })
  })

  it('is not found under an id that was never given', async () => {
    await refusedAs('not_found', decide('nobody', REFUSED, 1))
  })
})
