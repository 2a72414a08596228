import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { DIARY_SECONDS, type DiaryLine, diary, note, noteLook } from './diary.ts'
import { newDrawer } from './drawer.fixture.ts'

const line = (at: number, subject = ''): DiaryLine => ({ at, by: 'officer-1', what: 'signed-in', subject })

describe('the diary of the desk', () => {
  it('is read newest first, a page at a time, across the ends of all its digits', async () => {
    const drawer = newDrawer()
    const times = [1_800_000_000, 1_800_000_036, 1_800_046_656, 1_799_999_999, 1_810_000_000]
    for (const at of times) await note(drawer, line(at))
    const { found: first, next } = await diary.page(drawer, 1_810_000_000, { after: '', limit: 3 })
    const { found: rest } = await diary.page(drawer, 1_810_000_000, { after: next!, limit: 3 })
    assert.deepEqual(
      [...first, ...rest].map(({ value }) => value.at),
      times.toSorted((a, b) => b - a),
    )
  })

  it('notes a look once an hour, whatever is loaded again, and another officer’s beside it', async () => {
    const drawer = newDrawer()
    const look = (at: number, by = 'officer-1') =>
      noteLook(drawer, { at, by, what: 'application-opened', subject: 'one' })
    for (const at of [100, 200, 3699, 3700]) await look(at)
    await look(300, 'officer-2')
    const { found } = await diary.page(drawer, 4000, { after: '', limit: 9 })
    assert.deepEqual(
      found.map(({ value }) => [value.at, value.by]),
      [
        [3700, 'officer-1'],
        [300, 'officer-2'],
        [100, 'officer-1'],
      ],
    )
  })

  it('is swept after its years', async () => {
    const drawer = newDrawer()
    await note(drawer, line(100))
    assert.equal((await diary.all(drawer, 99 + DIARY_SECONDS)).length, 1)
    assert.equal((await diary.all(drawer, 100 + DIARY_SECONDS)).length, 0)
    assert.equal(await drawer.sweep(100 + DIARY_SECONDS), 1)
  })
})
