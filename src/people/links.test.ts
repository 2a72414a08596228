import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { lay } from '../store/laying.fixture.ts'
import { newDrawer, refusedAs } from './drawer.fixture.ts'
import { findInvitation, INVITATION_SECONDS, invitationFor, openInvitations } from './invitations.ts'
import { findLink, linkAt, linkEnded, linkFor, linksAbout, linkUsed, newLink } from './links.ts'
import { hashOfToken, newToken } from './tokens.ts'

const drawer = newDrawer()
const FIRST = { purpose: 'officer', subject: 'first-officer', expires: 1000 } as const

describe('a one-time link', () => {
  it('may be opened as often as scanners of mail like, and used once', async () => {
    const { token } = await newLink(drawer, FIRST, 1)
    for (let i = 0; i < 3; i++)
      assert.equal((await findLink(drawer, 'officer', token, 2)).subject, 'first-officer')
    const link = await linkAt(drawer, 'officer', token, 2)
    const used = await Promise.allSettled([1, 2].map(() => drawer.apply([linkUsed(link)], 3)))
    assert.deepEqual(used.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
    await refusedAs('link_spent', linkAt(drawer, 'officer', token, 4))
    await refusedAs('link_spent', drawer.apply([linkUsed(link)], 4))
  })

  it('is as good as before where what it was used for did not happen', async () => {
    const { token } = await newLink(drawer, FIRST, 1)
    const { token: other } = await newLink(drawer, FIRST, 1)
    const [link, spent] = [
      await linkAt(drawer, 'officer', token, 2),
      await linkAt(drawer, 'officer', other, 2),
    ]
    await drawer.apply([linkEnded(spent.id)], 2)
    await refusedAs('link_spent', drawer.apply([linkUsed(link), linkUsed(spent)], 2))
    assert.deepEqual(await linkAt(drawer, 'officer', token, 3), link)
  })

  it('ends for good where it was ended while somebody tried it, whatever became of the try', async () => {
    const { token, id } = await newLink(drawer, FIRST, 1)
    const tried = await linkAt(drawer, 'officer', token, 2)
    await drawer.apply([linkEnded(id)], 2)
    await refusedAs('link_spent', drawer.apply([linkUsed(tried)], 2))
    await refusedAs('link_spent', findLink(drawer, 'officer', token, 3))
  })

  it('is found, and ended, with every other about the same', async () => {
    const about = { ...FIRST, about: 'one thing' }
    const all = [linkFor(about, 1), linkFor(about, 1), linkFor({ ...about, about: 'another' }, 1)]
    await drawer.apply(
      all.map(({ laid }) => laid),
      1,
    )
    const found = await linksAbout(drawer, 'one thing', 2)
    assert.deepEqual(found.map(({ id }) => id).sort(), [all[0]!.id, all[1]!.id].sort())
    await drawer.apply(
      found.map(({ id }) => linkEnded(id)),
      2,
    )
    await refusedAs('link_spent', findLink(drawer, 'officer', all[0]!.token, 3))
    await findLink(drawer, 'officer', all[2]!.token, 3)
  })

  it('keeps its own end, though somebody puts off that of its row', async () => {
    const { token, id } = await newLink(drawer, FIRST, 1)
    const { json } = (await drawer.get('link', id, 2))!
    await lay(drawer, 'link', id, json, 9_000)
    await findLink(drawer, 'officer', token, 999)
    await refusedAs('link_spent', findLink(drawer, 'officer', token, 1000))
    await refusedAs('link_spent', linkAt(drawer, 'officer', token, 1000))
  })

  it('opens nothing after its time, for another purpose, once ended, or for a guess', async () => {
    const { token, id } = await newLink(drawer, FIRST, 1)
    await refusedAs('link_spent', findLink(drawer, 'officer', token, 1000))
    await refusedAs('link_spent', findLink(drawer, 'invitation', token, 2))
    for (const guess of ['', 'x', newToken(), `${token}=`])
      await refusedAs('link_spent', findLink(drawer, 'officer', guess, 2))
    await drawer.apply([linkEnded(id)], 2)
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

  const invite = async () => {
    const made = invitationFor(INVITATION, 10)
    await drawer.apply(made.changes, 10)
    return made
  }

  it('is accepted once, and says for whom it is', async () => {
    const { token, link } = await invite()
    const { invitation, used } = await findInvitation(drawer, token, 11)
    assert.equal(invitation.person, 'Ada Okafor')
    const [open] = await openInvitations(drawer, 11, 'larkspur')
    assert.equal(open?.link, link)
    await drawer.apply(used, 12)
    await refusedAs('link_spent', findInvitation(drawer, token, 13))
    await refusedAs('link_spent', drawer.apply(used, 13))
    // An officer who ends it at that moment learns that it was used.
    await refusedAs('link_spent', drawer.apply([...open!.ended], 13))
  })

  it('ends when an officer says so, or after two weeks', async () => {
    const { token } = await invite()
    await refusedAs('link_spent', findInvitation(drawer, token, 10 + INVITATION_SECONDS))
    const { used } = await findInvitation(drawer, token, 11)
    const [open] = await openInvitations(drawer, 11, 'larkspur')
    await drawer.apply([...open!.ended], 11)
    await refusedAs('link_spent', findInvitation(drawer, token, 12))
    await refusedAs('link_spent', drawer.apply(used, 12))
  })
})
