import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Refusal } from '../core/refusal.ts'
import { lay } from '../store/laying.fixture.ts'
import { newDrawer, refusedAs } from './drawer.fixture.ts'
import { acceptInvitation, findInvitation, INVITATION_SECONDS, invite } from './invitations.ts'
import { endLink, findLink, newLink, useLink } from './links.ts'
import { hashOfToken, newToken } from './tokens.ts'

const drawer = newDrawer()
const FIRST = { purpose: 'officer', subject: 'first-officer', expires: 1000 } as const

describe('a one-time link', () => {
  it('may be opened as often as scanners of mail like, and used once', async () => {
    const { token } = await newLink(drawer, FIRST, 1)
    for (let i = 0; i < 3; i++)
      assert.equal((await findLink(drawer, 'officer', token, 2)).subject, 'first-officer')
    assert.equal(await useLink(drawer, 'officer', token, 3, async ({ subject }) => subject), 'first-officer')
    await refusedAs('link_spent', findLink(drawer, 'officer', token, 4))
    await refusedAs(
      'link_spent',
      useLink(drawer, 'officer', token, 4, async () => 'again'),
    )
  })

  it('serves one of two who use it at once', async () => {
    const { token } = await newLink(drawer, FIRST, 1)
    const used = await Promise.allSettled(
      [1, 2].map(n => useLink(drawer, 'officer', token, 2, async () => n)),
    )
    assert.deepEqual(used.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  })

  it('is as good as before where what it was used for was refused', async () => {
    const { token } = await newLink(drawer, FIRST, 1)
    const full = useLink(drawer, 'officer', token, 2, async () => {
      throw new Refusal('store_failing', 'The disk is full.')
    })
    await refusedAs('store_failing', full)
    assert.equal(await useLink(drawer, 'officer', token, 3, async () => 'in'), 'in')
  })

  it('ends for good where it was ended while somebody tried it, whatever became of the try', async () => {
    const { token, id } = await newLink(drawer, FIRST, 1)
    let ended: Promise<void> | undefined
    const tried = useLink(drawer, 'officer', token, 2, async () => {
      ended = endLink(drawer, id)
      throw new Refusal('signature_invalid', 'The passkey signed something else.')
    })
    await refusedAs('signature_invalid', tried)
    await ended
    await refusedAs('link_spent', findLink(drawer, 'officer', token, 3))
  })

  it('keeps its own end, though somebody puts off that of its row', async () => {
    const { token, id } = await newLink(drawer, FIRST, 1)
    const { json } = (await drawer.get('link', id, 2))!
    await lay(drawer, 'link', id, json, 9_000)
    await findLink(drawer, 'officer', token, 999)
    await refusedAs('link_spent', findLink(drawer, 'officer', token, 1000))
    await refusedAs(
      'link_spent',
      useLink(drawer, 'officer', token, 1000, async () => 'in'),
    )
  })

  it('opens nothing after its time, for another purpose, once ended, or for a guess', async () => {
    const { token, id } = await newLink(drawer, FIRST, 1)
    await refusedAs('link_spent', findLink(drawer, 'officer', token, 1000))
    await refusedAs('link_spent', findLink(drawer, 'invitation', token, 2))
    for (const guess of ['', 'x', newToken(), `${token}=`])
      await refusedAs('link_spent', findLink(drawer, 'officer', guess, 2))
    await endLink(drawer, id)
    await refusedAs('link_spent', findLink(drawer, 'officer', token, 2))
  })

  it('is kept as a hash, from which nobody makes the link again', async () => {
    const { token, id } = await newLink(drawer, FIRST, 1)
    const kept = await drawer.list('link', '', 100, 2)
    assert.ok(kept.some(one => one.id === id && id === hashOfToken(token)))
    assert.ok(!JSON.stringify(kept).includes(token))
  })
})

describe('an invitation', () => {
  const INVITATION = {
    party: 'larkspur',
    call: 'harbour-accord',
    admitted: 7,
    application: null,
    person: 'Ada Okafor',
    lang: 'en',
    by: 'officer-1',
  }

  it('is accepted once, and says for whom it is', async () => {
    const { token } = await invite(drawer, INVITATION, 10)
    assert.equal((await findInvitation(drawer, token, 11)).person, 'Ada Okafor')
    assert.equal(await acceptInvitation(drawer, token, 12, async ({ party }) => party), 'larkspur')
    await refusedAs('link_spent', findInvitation(drawer, token, 13))
  })

  it('ends when another is made in its place, or after two weeks', async () => {
    const { token, link } = await invite(drawer, INVITATION, 10)
    await refusedAs('link_spent', findInvitation(drawer, token, 10 + INVITATION_SECONDS))
    await endLink(drawer, link)
    await refusedAs(
      'link_spent',
      acceptInvitation(drawer, token, 11, async () => 'in'),
    )
  })
})
