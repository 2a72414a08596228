import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  type Applied,
  applicationAt,
  applicationFor,
  applications,
  decidedAs,
  type Invited,
  noteEnrolment,
  noteInvitation,
  waitingApplications,
  withQuestion,
} from './applications.ts'
import { newDrawer, refusedAs } from './drawer.fixture.ts'
import { untilSettled } from './kept.ts'

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
    const found = await applicationAt(drawer, id, now)
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
    await refusedAs('application_decided', decide(id, ADMITTED, 201))
    const { value } = await applicationAt(drawer, id, 201)
    assert.throws(() => withQuestion(value, { by: 'officer-1', at: 201, text: 'Who are you?' }), {
      code: 'application_decided',
    })
  })

  it('remembers the invitation that was handed out last, and the key that came of it', async () => {
    const id = await filed(100)
    await decide(id, ADMITTED, 200)
    const none = { invitation: null, enrolled: null }
    await noteInvitation(drawer, id, { invitation: 'the hash of a link', instead: none }, 201)
    const another = (instead: Invited) => noteInvitation(drawer, id, { invitation: 'x', instead }, 202)
    await refusedAs('application_decided', another(none))
    const { state } = await noteEnrolment(drawer, id, 12, 203)
    assert.deepEqual(state, { ...ADMITTED, invitation: null, enrolled: 12 })
    await refusedAs('application_decided', another(none))
    // Once that key was revoked, the party is invited again.
    const { state: again } = await another({ invitation: null, enrolled: 12 })
    assert.deepEqual(again, { ...ADMITTED, invitation: 'x', enrolled: null })
  })

  it('is not found under an id that was never given', async () => {
    await refusedAs('not_found', decide('nobody', REFUSED, 1))
  })
})
