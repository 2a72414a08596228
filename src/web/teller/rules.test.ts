import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Depositary, startDepositary } from '../../../test/depositary.ts'
import { ACCORD, OPENED } from '../../../test/harbour.ts'
import { CODED, NEXT, SHORT } from '../../../test/next-rules.ts'
import { en } from '../messages/en/all.ts'

describe('an entry is told by the rules that held at its index', () => {
  let it_: Depositary
  let old: number
  let anew: number
  let greeted: number
  before(async () => {
    // What the second version of the rules would say, if it were written.
    Object.assign(en, {
      'member.code': 'Why it was closed',
      'head.harbour/greeted': 'The depositary said {words}',
      'member.harbour/greeted.words': 'Greeting',
    })
    it_ = await startDepositary({ laws: NEXT })
    await it_.post('call/opened', OPENED, { call: 'other' })
    old = (await it_.post('call/closed', SHORT, { call: ACCORD })).index
    await it_.post('log/rules', { rules: 2 })
    anew = (await it_.post('call/closed', CODED, { call: 'other' })).index
    greeted = (await it_.post('harbour/greeted', { words: { lang: 'en', text: 'Ahoy.' } })).index
  })
  after(() => it_.close())

  const wordsOf = async (path: string) => (await it_.text(path)).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

  it('on its page and on its receipt', async () => {
    for (const page of ['', '/receipt']) {
      assert.match(await wordsOf(`/entries/${old}${page}`), /The depositary closed .* Reason Over\./)
      const newer = await wordsOf(`/entries/${anew}${page}`)
      assert.match(newer, /The depositary closed .* Why it was closed fulfilled/)
      assert.doesNotMatch(newer, /Reason/)
    }
  })

  it('in lists of entries of both, and where the older rules knew no such type', async () => {
    assert.equal((await it_.get('/log')).status, 200)
    assert.match(await wordsOf(`/entries/${greeted}`), /Greeting Ahoy\./)
  })
})
