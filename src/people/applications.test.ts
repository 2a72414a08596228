import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Change } from '../store/drawer.ts'
import {
  type Applied,
  applications,
  askApplicant,
  decide,
  enrolmentNoted,
  HOLD_SECONDS,
  holdApplication,
  invitationNoted,
  keepApplication,
  releaseApplication,
  waitingApplications,
} from './applications.ts'
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

describe('an application', () => {
  it('waits until an officer decides, oldest first', async () => {
    const later = await keepApplication(drawer, LARKSPUR, 1_800_000_000)
    const sooner = await keepApplication(drawer, LARKSPUR, 1_799_000_000)
    assert.deepEqual(
      (await waitingApplications(drawer, 1_800_000_001)).map(({ id }) => id),
      [sooner, later],
    )
    await decide(drawer, sooner, REFUSED, 1_800_000_002)
    assert.deepEqual(
      (await waitingApplications(drawer, 1_800_000_003)).map(({ id }) => id),
      [later],
    )
    assert.deepEqual((await applications.get(drawer, sooner, 1_800_000_004))?.state, REFUSED)
  })

  it('is decided once: of two officers at once, the second learns what was decided', async () => {
    const id = await keepApplication(drawer, LARKSPUR, 100)
    const both = await Promise.allSettled([
      decide(drawer, id, REFUSED, 200),
      decide(drawer, id, ADMITTED, 200),
    ])
    assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
    await refusedAs('application_decided', decide(drawer, id, ADMITTED, 201))
  })

  it('is decided by nobody else while an officer’s act is on its way to the log, and by others if nothing comes of it', async () => {
    const id = await keepApplication(drawer, LARKSPUR, 100)
    const held = { by: 'officer-2', act: 'the act', statement: 'its identity', party: 'larkspur-lines' }
    await holdApplication(drawer, id, held, 200)
    await refusedAs('application_decided', decide(drawer, id, REFUSED, 201))
    const other = { ...held, by: 'officer-1', act: 'another act' }
    await refusedAs('application_decided', holdApplication(drawer, id, other, 201))
    const question = { by: 'officer-1', text: 'Who are you?' }
    await refusedAs('application_decided', askApplicant(drawer, id, question, 201))
    // The same act goes on after a crash; another one only once the first can be taken to have failed.
    await holdApplication(drawer, id, held, 202)
    await holdApplication(drawer, id, other, 202 + HOLD_SECONDS)
    await refusedAs('application_decided', decide(drawer, id, ADMITTED, 203 + HOLD_SECONDS, held.act))
    await releaseApplication(drawer, id, other.act, 203 + HOLD_SECONDS)
    assert.deepEqual((await decide(drawer, id, REFUSED, 204 + HOLD_SECONDS)).state, REFUSED)
  })

  it('remembers the invitation that was handed out last, and the key that came of it', async () => {
    const id = await keepApplication(drawer, LARKSPUR, 100)
    const lying = async () => (await applications.lying(drawer, id, 201))!
    const noted = (change: Change) => drawer.apply([change], 201)
    const waiting = await lying()
    assert.throws(() => invitationNoted(waiting, 'x'), { code: 'application_decided' })
    await decide(drawer, id, ADMITTED, 200)
    const admitted = await lying()
    await noted(invitationNoted(admitted, 'the hash of a link'))
    await refusedAs('application_decided', noted(invitationNoted(admitted, 'x')))
    const invited = await lying()
    const used = enrolmentNoted(invited)
    // The sequencer puts in the entry beside which it happens.
    assert.deepEqual(used.after?.entry, ['state', 'enrolled'])
    await noted(used)
    assert.deepEqual((await lying()).value.state, { ...ADMITTED, invitation: null, enrolled: 0 })
    await refusedAs('application_decided', noted(invitationNoted(invited, 'x')))
    // Once that key was revoked, the party is invited again.
    await noted(invitationNoted(await lying(), 'x'))
    assert.deepEqual((await lying()).value.state, { ...ADMITTED, invitation: 'x', enrolled: null })
  })

  it('is not found under an id that was never given', async () => {
    await refusedAs('not_found', decide(drawer, 'nobody', REFUSED, 1))
  })
})
