import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newDrawer, refusedAs } from './drawer.fixture.ts'
import {
  beginPrepared,
  changePrepared,
  commentOn,
  everyPrepared,
  MOST_PREPARED_BYTES,
  preparedCalls,
  preparedPublished,
  uncomment,
} from './prepared-calls.ts'

const comment = (by: string) => ({ by, at: 2, lang: 'en', words: 'Look at the title.' })

const OFFICER = { isReader: false }

describe('a prepared call', () => {
  it('keeps what officers change at the same moment, each on what the other left', async () => {
    const drawer = newDrawer()
    const id = await beginPrepared(drawer, 'ada', { deed: 'sign' }, 1)
    const all = Array.from({ length: 8 }, (_, n) =>
      changePrepared(drawer, id, { officer: 'eve', now: 2 }, fields => ({
        ...fields,
        [`titles.x${n}`]: 'A title',
      })),
    )
    await Promise.all([...all, commentOn(drawer, id, comment('bo'), OFFICER)])
    const { fields, revision, comments } = await preparedCalls.find(drawer, id, 2)
    assert.equal(Object.keys(fields).length, 9)
    assert.deepEqual([revision, comments.length], [8, 1])
  })

  it('grows by no save that changes nothing, and by no comment: what was reviewed still stands', async () => {
    const drawer = newDrawer()
    const id = await beginPrepared(drawer, 'ada', { deed: 'sign' }, 1)
    await changePrepared(drawer, id, { officer: 'eve', now: 5 }, fields => ({ ...fields }))
    await commentOn(drawer, id, comment('eve'), OFFICER)
    const { revision, changed } = await preparedCalls.find(drawer, id, 5)
    assert.deepEqual([revision, changed], [0, { by: 'ada', at: 1 }])
    await drawer.apply(await preparedPublished(drawer, id, revision, 5), 5)
    assert.deepEqual(await everyPrepared(drawer, 5), [], 'nothing of it is listed')
    await refusedAs('not_found', preparedCalls.find(drawer, id, 5))
    await refusedAs('changed_meanwhile', preparedPublished(drawer, id, revision, 5))
  })

  it('goes with the entry only as it was read: a change between reading and commit holds it back', async () => {
    const drawer = newDrawer()
    const id = await beginPrepared(drawer, 'ada', {}, 1)
    const published = await preparedPublished(drawer, id, 0, 1)
    await changePrepared(drawer, id, { officer: 'eve', now: 2 }, () => ({ deed: 'sign' }))
    await refusedAs('changed_meanwhile', drawer.apply(published, 2))
    await refusedAs('changed_meanwhile', preparedPublished(drawer, id, 0, 2))
  })

  it('takes no more than there is room for, and is listed by its latest change', async () => {
    const drawer = newDrawer()
    const [one, other] = [
      await beginPrepared(drawer, 'ada', { 'titles.en': '\u202eOne' }, 1),
      await beginPrepared(drawer, 'ada', {}, 2),
    ]
    const long = { 'text.en': 'é'.repeat(MOST_PREPARED_BYTES / 2) }
    await refusedAs(
      'request_oversize',
      changePrepared(drawer, one, { officer: 'eve', now: 3 }, () => long),
    )
    await changePrepared(drawer, one, { officer: 'eve', now: 3 }, fields => ({ ...fields, deed: 'sign' }))
    await commentOn(drawer, one, { ...comment('ada'), at: 3 }, OFFICER)
    const all = await everyPrepared(drawer, 3)
    assert.deepEqual(
      all.map(({ id, value: { titles, changed, comments } }) => [
        id,
        titles.map(({ text }) => text),
        changed.by,
        comments,
      ]),
      [
        [one, ['One'], 'eve', 1],
        [other, [], 'ada', 0],
      ],
    )
  })

  it('keeps room for the comments of others: who only reads has 20, and each can be deleted', async () => {
    const drawer = newDrawer()
    const id = await beginPrepared(drawer, 'ada', {}, 1)
    const say = (by: string, isReader = true) => commentOn(drawer, id, comment(by), { isReader })
    for (let n = 0; n < 20; n++) await say('reader')
    await refusedAs('request_oversize', say('reader'))
    await say('other')
    await say('ada', false)
    await uncomment(drawer, id, comment('reader'), 3)
    await say('reader')
    await uncomment(drawer, id, comment('nobody'), 3)
    assert.equal((await everyPrepared(drawer, 3))[0]?.value.comments, 22)
  })
})
