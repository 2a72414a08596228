import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fromBase64url } from '../core/bytes.ts'
import { challengeOf } from '../core/envelope.ts'
import { changeDraft, DRAFT_SECONDS, dropDraft, newDraft, readDraft } from './drafts.ts'
import { newDrawer, openedSession, refusedAs } from './drawer.fixture.ts'
import {
  CHALLENGE_SECONDS,
  formerSession,
  newChallenge,
  requireSession,
  SESSION_SECONDS,
  sessionEnded,
  sessionsEnded,
  sessionsOf,
  takeChallenge,
} from './sessions.ts'
import { newToken } from './tokens.ts'

const drawer = newDrawer()
const OFFICER = { use: 'officer', holder: 'officer-1', keyid: 'a key' } as const
const END = 100 + SESSION_SECONDS.officer

describe('a session', () => {
  it('lets its holder in until it ends, and for its own use alone', async () => {
    const token = await openedSession(drawer, OFFICER, 100)
    assert.equal((await requireSession(drawer, token, 'officer', END - 1)).holder, 'officer-1')
    await refusedAs('sign_in_needed', requireSession(drawer, token, 'party', 101))
    await refusedAs('sign_in_needed', requireSession(drawer, token, 'officer', END))
    for (const nobody of [undefined, '', newToken()])
      await refusedAs('sign_in_needed', requireSession(drawer, nobody, 'officer', 101))
  })

  it('is known for a week after it has ended, so that what was typed too late is of somebody', async () => {
    const token = await openedSession(drawer, OFFICER, 100)
    assert.equal((await formerSession(drawer, token, 'officer', END + 7 * 86_400 - 1))?.holder, 'officer-1')
    assert.equal(await formerSession(drawer, token, 'officer', END + 7 * 86_400), undefined)
  })

  it('ends when its holder signs out, or with every other when a key is revoked', async () => {
    const [mine, phone, other] = await Promise.all(
      [OFFICER, { ...OFFICER, keyid: 'a phone' }, { ...OFFICER, holder: 'officer-2' }].map(one =>
        openedSession(drawer, one, 100),
      ),
    )
    await drawer.apply([sessionEnded(mine!)], 101)
    await refusedAs('sign_in_needed', requireSession(drawer, mine, 'officer', 101))
    await drawer.apply(await sessionsEnded(drawer, 'officer-1', 101, 'another key'), 101)
    await requireSession(drawer, phone, 'officer', 102)
    await drawer.apply(await sessionsEnded(drawer, 'officer-1', 102, 'a phone'), 102)
    await refusedAs('sign_in_needed', requireSession(drawer, phone, 'officer', 103))
    await drawer.apply(await sessionsEnded(drawer, 'officer-1', 103), 103)
    assert.deepEqual(await sessionsOf(drawer, 'officer-1', 103), [])
    assert.equal((await sessionsOf(drawer, 'officer-2', 103)).length, 1)
    await requireSession(drawer, other, 'officer', 103)
  })
})

describe('a challenge to sign in with', () => {
  it('is good once, and for ten minutes', async () => {
    const { token, challenge } = await newChallenge(drawer, 100)
    assert.deepEqual(await takeChallenge(drawer, token, 101), challenge)
    await refusedAs('link_spent', takeChallenge(drawer, token, 102))
    // Signed as one of a statement, the same bytes are another.
    assert.notDeepEqual(challenge, challengeOf(fromBase64url(token)))
    const late = await newChallenge(drawer, 100)
    await refusedAs('link_spent', takeChallenge(drawer, late.token, 100 + CHALLENGE_SECONDS))
  })
})

describe('a draft', () => {
  const OF = { purpose: 'sign', subject: 'larkspur' }

  it('keeps what was typed, for this purpose and of this subject', async () => {
    const token = await newDraft(drawer, { ...OF, fields: { reservation: 'Except article 3.' } }, 100)
    await changeDraft(drawer, token, OF, { lang: 'fr' }, 101)
    const fields = { reservation: 'Except article 3.', lang: 'fr' }
    assert.deepEqual((await readDraft(drawer, token, OF, 102))?.fields, fields)
    assert.equal(await readDraft(drawer, token, { ...OF, subject: 'another' }, 102), undefined)
    const less = await changeDraft(drawer, token, OF, { reservation: undefined }, 103)
    assert.deepEqual(less.fields, { lang: 'fr' })
  })

  it('is gone when it is done with, or after a week', async () => {
    const token = await newDraft(drawer, { ...OF, fields: {} }, 100)
    await refusedAs('link_spent', changeDraft(drawer, token, OF, {}, 100 + DRAFT_SECONDS))
    await dropDraft(drawer, token)
    await refusedAs('link_spent', changeDraft(drawer, token, OF, {}, 101))
  })
})
