import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Depositary, startDepositary } from '../../../test/depositary.ts'
import { wordsOn } from '../../../test/desk/visitor.ts'
import { ACCORD, OPENED } from '../../../test/harbour.ts'
import { CODED, NEXT, SHORT } from '../../../test/next-rules.ts'
import { inARow, inOrder, wording } from '../../../test/wording.ts'
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

  const wordsOf = async (path: string) => wordsOn({ html: await it_.text(path) })

  it('on its page and on its receipt', async () => {
    for (const page of ['', '/receipt']) {
      const closed = wording('head.call/closed')
      const older = await wordsOf(`/entries/${old}${page}`)
      assert.match(older, inOrder(closed, inARow(wording('member.reason'), 'Over.')))
      const newer = await wordsOf(`/entries/${anew}${page}`)
      assert.match(newer, inOrder(closed, 'Why it was closed fulfilled'))
      assert.doesNotMatch(newer, wording('member.reason'))
    }
  })

  it('in lists of entries of both, and where the older rules knew no such type', async () => {
    assert.equal((await it_.get('/log')).status, 200)
    assert.match(await wordsOf(`/entries/${greeted}`), /Greeting Ahoy\./)
  })
})
