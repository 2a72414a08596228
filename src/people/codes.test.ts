import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Refusal } from '../core/refusal.ts'
import { answerCode, answerLink, CODE_SECONDS, codeOfLink, newCode, sentCode } from './codes.ts'
import { newKeeper, refusedAs } from './drawer.fixture.ts'
import { newLink } from './links.ts'

const ADDRESS = 'ada@larkspur.example'
const wrongFor = (code: string) => String((Number(code) + 1) % 10 ** 8).padStart(8, '0')

describe('a code for an e-mail address', () => {
  it('is eight digits, and proves the address that it went to', async () => {
    const keeper = newKeeper()
    const { drawer } = keeper
    const { code, expires } = await newCode(keeper, 'one', ADDRESS, 100)
    assert.match(code, /^\d{8}$/)
    assert.equal(expires, 100 + CODE_SECONDS)
    assert.equal(await answerCode(drawer, 'one', code, 101), ADDRESS)
    await refusedAs('link_spent', answerCode(drawer, 'one', code, 102))
  })

  it('is for one application alone', async () => {
    const keeper = newKeeper()
    const { drawer } = keeper
    const { code } = await newCode(keeper, 'one', ADDRESS, 100)
    await refusedAs('link_spent', answerCode(drawer, 'other', code, 101))
    await newCode(keeper, 'other', 'ada@marrow.example', 102)
    await refusedAs('code_wrong', answerCode(drawer, 'other', code, 103))
  })

  it('takes five guesses, however many are sent at once', async () => {
    const keeper = newKeeper()
    const { drawer } = keeper
    const { code } = await newCode(keeper, 'one', ADDRESS, 100)
    const guesses = Array.from({ length: 5 }, () => answerCode(drawer, 'one', wrongFor(code), 101))
    const answers = await Promise.allSettled(guesses)
    const codes = answers.map(answer => (answer.status === 'rejected' ? (answer.reason as Refusal).code : ''))
    assert.deepEqual(codes, Array(5).fill('code_wrong'))
    await refusedAs('link_spent', answerCode(drawer, 'one', code, 102))
  })

  it('confirms by its link the address that its own letter went to, however many are sent at once', async () => {
    const keeper = newKeeper()
    const { drawer } = keeper
    const mine = 'eve@marrow.example'
    const [first] = await Promise.all([
      newCode(keeper, 'one', mine, 100),
      newCode(keeper, 'one', ADDRESS, 100),
    ])
    assert.equal((await sentCode(drawer, 'one', 101))!.address, ADDRESS)
    await refusedAs('link_spent', codeOfLink(drawer, first.token, 101))
    const proven = answerLink(drawer, first.token, 101, async ({ address }) => address)
    await refusedAs('link_spent', proven)
  })

  it('is confirmed by no other link of the same application, such as one that a crash has left', async () => {
    const keeper = newKeeper()
    const { drawer } = keeper
    const left = await newLink(drawer, { purpose: 'address', subject: 'one', expires: 900 }, 100)
    await newCode(keeper, 'one', ADDRESS, 100)
    await refusedAs('link_spent', codeOfLink(drawer, left.token, 101))
    const proven = answerLink(drawer, left.token, 101, async ({ address }) => address)
    await refusedAs('link_spent', proven)
  })

  it('goes out six times a day to one address, however many applications ask at once', async () => {
    const keeper = newKeeper()
    const asked = Array.from({ length: 10 }, (_, i) => newCode(keeper, `no-${i}`, ADDRESS, 100))
    const answers = await Promise.allSettled(asked)
    assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 6)
  })

  it('is kept in no form from which a reader of the drawer reads it', async () => {
    const keeper = newKeeper()
    const { drawer } = keeper
    const { code, token } = await newCode(keeper, 'one', ADDRESS, 100)
    const kept = JSON.stringify(await sentCode(drawer, 'one', 101))
    assert.ok(!kept.includes(code) && !kept.includes(token))
  })
})
