import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Refusal } from '../core/refusal.ts'
import { answerCode, codeFor, codeOfLink, MOST_CODE_SECONDS, newCode, sentCode } from './codes.ts'
import { type Keeper, untilSettled } from './collection.ts'
import { newKeeper, refusedAs } from './drawer.fixture.ts'
import { newLink } from './links.ts'
import { keepProof } from './proofs.ts'

const ADDRESS = 'ada@larkspur.example'
const wrongFor = (code: string) => String((Number(code) + 1) % 10 ** 8).padStart(8, '0')

/** As it goes out. */
const sendCode = (keeper: Keeper, application: string, address: string, now: number, ...payers: string[]) => {
  const made = newCode()
  const asking = { application, address, payers: payers.length > 0 ? payers : ['192.0.2.1'] }
  return untilSettled(async () => {
    const { changes, ...code } = await codeFor(keeper, asking, made, now)
    await keeper.drawer.apply(changes, now)
    return code
  })
}

describe('a code for an e-mail address', () => {
  it('is eight digits, and proves the address that it went to', async () => {
    const keeper = newKeeper()
    const { drawer } = keeper
    const { code, expires } = await sendCode(keeper, 'one', ADDRESS, 100)
    assert.match(code, /^\d{8}$/)
    assert.equal(expires, 100 + MOST_CODE_SECONDS)
    const { address, used } = await answerCode(drawer, 'one', code, 101)
    assert.equal(address, ADDRESS)
    await drawer.apply(used, 101)
    await refusedAs('link_spent', answerCode(drawer, 'one', code, 102))
  })

  it('proves it once, by code or by link, and is as good as before where nothing came of the answer', async () => {
    const keeper = newKeeper()
    const { drawer } = keeper
    const { code, token } = await sendCode(keeper, 'one', ADDRESS, 100)
    const answers = [
      await answerCode(drawer, 'one', code, 101),
      await answerCode(drawer, 'one', code, 101),
      await codeOfLink(drawer, token, 101),
    ]
    const taken = await Promise.allSettled(answers.map(({ used }) => drawer.apply(used, 102)))
    assert.equal(taken.filter(({ status }) => status === 'fulfilled').length, 1)
    for (const one of taken) if (one.status === 'rejected') assert.equal(one.reason.code, 'link_spent')
    assert.equal(await sentCode(drawer, 'one', 103), undefined)
    await refusedAs('link_spent', codeOfLink(drawer, token, 103))
  })

  it('is for one application alone', async () => {
    const keeper = newKeeper()
    const { drawer } = keeper
    const { code } = await sendCode(keeper, 'one', ADDRESS, 100)
    await refusedAs('link_spent', answerCode(drawer, 'other', code, 101))
    await sendCode(keeper, 'other', 'ada@marrow.example', 102)
    await refusedAs('code_wrong', answerCode(drawer, 'other', code, 103))
  })

  it('takes five guesses, however many are sent at once', async () => {
    const keeper = newKeeper()
    const { drawer } = keeper
    const { code } = await sendCode(keeper, 'one', ADDRESS, 100)
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
    const both = await Promise.all([mine, ADDRESS].map(address => sendCode(keeper, 'one', address, 100)))
    const { address } = (await sentCode(drawer, 'one', 101))!
    const [late, good] = address === mine ? both.toReversed() : both
    assert.equal((await codeOfLink(drawer, good!.token, 101)).address, address)
    await refusedAs('link_spent', codeOfLink(drawer, late!.token, 101))
  })

  it('is confirmed by no other link of the same application, such as one that a crash has left', async () => {
    const keeper = newKeeper()
    const { drawer } = keeper
    const left = await newLink(drawer, { purpose: 'address', subject: 'one', expires: 900 }, 100)
    await sendCode(keeper, 'one', ADDRESS, 100)
    await refusedAs('link_spent', codeOfLink(drawer, left.token, 101))
  })

  it('goes out six times a day to one address by whoever asks, however many applications they make', async () => {
    const keeper = newKeeper()
    const asked = Array.from({ length: 10 }, (_, i) => sendCode(keeper, `no-${i}`, ADDRESS, 100))
    const answers = await Promise.allSettled(asked)
    assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 6)
    // Another learns nothing of it, and gets as many codes as if there had been none.
    for (let i = 0; i < 6; i++) await sendCode(keeper, 'honest', ADDRESS, 101, '198.51.100.7')
    await refusedAs('rate_limited', sendCode(keeper, 'honest', ADDRESS, 101, '198.51.100.7'))
  })

  it('goes out 48 times a day to one mailbox, and beyond to whoever has proven its domain', async () => {
    const keeper = newKeeper()
    for (let i = 0; i < 48; i++) await sendCode(keeper, `no-${i}`, ADDRESS, 100, `192.0.2.${i}`)
    await refusedAs('rate_limited', sendCode(keeper, 'flood', ADDRESS, 100, '198.51.100.7'))
    const seen = {
      how: 'dns',
      domain: 'larkspur.example',
      at: 100,
      dnssec: 'insecure',
      evidence: [],
    } as const
    const proof = {
      method: 'domain',
      what: 'larkspur.example',
      ...seen,
      token: null,
      entry: null,
      handed: null,
    } as const
    await keepProof(keeper.drawer, 'holder', { ...proof, evidence: [] })
    await sendCode(keeper, 'holder', ADDRESS, 101, '198.51.100.8')
  })

  it('goes out 24 times a day to one mailbox for all that one owner of networks asks from', async () => {
    const keeper = newKeeper()
    const asked = Array.from({ length: 60 }, (_, i) =>
      sendCode(keeper, `no-${i}`, ADDRESS, 100, `net ${i}`, `site ${i >> 4}`, 'provider'),
    )
    const answers = await Promise.allSettled(asked)
    assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 24)
    await sendCode(keeper, 'honest', ADDRESS, 101, '198.51.100.7', '198.51.0.0/16', '198.0.0.0/8')
  })

  it('goes out as often to one box, whatever tags are typed, and to whoever else reads mail there', async () => {
    const keeper = newKeeper()
    const asked = Array.from({ length: 20 }, (_, i) =>
      sendCode(keeper, `no-${i}`, `ada+${i}@larkspur.example`, 100),
    )
    const answers = await Promise.allSettled(asked)
    assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 6)
    for (const honest of ['bob@larkspur.example', 'ada.ng@larkspur.example', 'ad@larkspur.example'])
      await sendCode(keeper, honest, honest, 101)
  })

  it('is kept in no form from which a reader of the drawer reads it', async () => {
    const keeper = newKeeper()
    const { drawer } = keeper
    const { code, token } = await sendCode(keeper, 'one', ADDRESS, 100)
    const kept = JSON.stringify(await sentCode(drawer, 'one', 101))
    assert.ok(!kept.includes(code) && !kept.includes(token))
  })
})
