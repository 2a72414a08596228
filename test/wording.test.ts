import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { inARow, inOrder, wording } from './wording.ts'

const STEP = 'Step 2 of 2'
const WAITS = '1 letter to hand over.'

describe('what a page is asked for by message', () => {
  it('is the whole message, in words and in HTML, with the values that are given', () => {
    assert.match(STEP, wording('sign.stepOf', { step: 2 }))
    assert.match(
      '<p>Signed in\n as <b>officer-1</b></p>',
      wording('desk.signedInAs', { officer: 'officer-1' }),
    )
    assert.doesNotMatch(STEP, wording('sign.stepOf', { step: 3 }))
    assert.doesNotMatch('Step 2 of', wording('sign.stepOf', { step: 2 }))
    assert.match(WAITS, wording('outbox.noticeHand', { count: 1 }))
    assert.doesNotMatch(WAITS, wording('outbox.noticeHand', { count: 2 }))
  })

  it('may hold anything for a value that is not given, but not the rest of a page', () => {
    assert.match('Signed in as officer-1', wording('desk.signedInAs'))
    assert.match('The call was opened', wording('call.history.opened'))
    const [before, after] = ['Type the code', 'in the letter']
    assert.match(`${before} ${after}`, inOrder(before, after))
    assert.doesNotMatch(`${after} ${before}`, inOrder(before, after))
    assert.doesNotMatch(`${before} that stands ${after}`, inARow(before, after))
  })

  it('is no message that takes another value', () => {
    assert.throws(() => wording('sign.stepOf', { stp: 2 }), /sign\.stepOf takes no stp/)
  })
})
