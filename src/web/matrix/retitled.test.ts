import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import {
  CLEAN_AIR,
  type Committed,
  committedHarbour,
  RULES_DIGEST,
  shorePower,
  TEXT,
  WORKS_DIGEST,
} from '../../../test/committed.ts'
import { admit } from '../../../test/depositary.ts'
import { wordsOn } from '../../../test/desk/visitor.ts'
import { ACCEPTS, ACCORD, inEnglish, said, textOf } from '../../../test/harbour.ts'
import { partyKey } from '../../../test/memory-log.ts'
import { inOrder, wording } from '../../../test/wording.ts'
import { utf8 } from '../../core/bytes.ts'
import { manifestDigest } from '../../register/types/texts.ts'

const PAGE = { accept: 'text/html' }
const NEWER = `${TEXT}\nMore.\n`
const of = (principles: readonly (readonly [string, string])[]) => ({
  texts: [textOf('en', NEWER, true)],
  principles: principles.map(([id, title]) => ({ id, titles: inEnglish(title), kinds: null })),
})
const SECOND = of([
  ['one', 'Keep the harbour open'],
  ['two', 'Admit past pollution'],
])

let h: Committed
const words = (path: string) => h.it.text(path, PAGE).then(html => wordsOn({ html }))

before(async () => {
  h = await committedHarbour({ northhaven: {}, southport: {} })
  await h.say('measures/published', CLEAN_AIR)
  await h.say(
    'measures/declined',
    { catalogue: 'air', edition: 1, measures: [{ id: 'shore-power', words: said('We have no quay.') }] },
    { by: 'southport', signers: [partyKey('southport')] },
  )
  const measure = { catalogue: 'air', edition: 1, id: 'shore-power' }
  await h.commit('northhaven', [shorePower({ measure })])
})
after(() => h.it.close())

describe('an answer to measures', () => {
  const OLD = '1.1 Offer shore power'
  const NEW = '1.1 Stop hiding illegal discharges'

  it('stands by the words that it answered, and pages say that a newer edition says otherwise', async () => {
    const [group] = CLEAN_AIR.commitments
    const [first, ...others] = group!.measures
    const measures = [{ ...first!, titles: inEnglish('Stop hiding illegal discharges') }, ...others]
    await h.say('measures/published', { ...CLEAN_AIR, edition: 2, commitments: [{ ...group!, measures }] })
    const later = wording('measures.laterSays', { edition: 1, number: 2, words: NEW })
    assert.match(await words('/parties/southport'), inOrder(OLD, later, 'We have no quay.'))
    assert.match(await words('/parties/northhaven'), inOrder(OLD, later))
    assert.match(await words(`/${ACCORD}/commitments/northhaven/berths`), inOrder(OLD, later))
    assert.match(
      await words(`/${ACCORD}/measures`),
      inOrder(
        NEW,
        wording('measures.tookAs', { number: 1, words: OLD }),
        wording('measures.declinedAs', { number: 1, words: OLD }),
        'We have no quay.',
      ),
    )
  })
})

describe('a principle that a new text calls otherwise', () => {
  const MADE = wording('principle.madeUnder', { version: 1, title: 'Clear the air' })

  before(async () => {
    const text = { name: textOf('en', NEWER, true).digest, bytes: utf8(NEWER) }
    const body = { manifest: SECOND, supersedes: WORKS_DIGEST }
    await h.it.post('text/published', body, { call: ACCORD }, [text])
  })

  it('puts nobody behind its new title who committed under the old one', async () => {
    const called = wording('principle.calledOtherwise', {
      version: 1,
      newest: 2,
      title: 'Admit past pollution',
    })
    assert.match(await words('/parties/northhaven'), inOrder('2. Clear the air', called))
    const one = await words(`/${ACCORD}/commitments/northhaven/berths`)
    assert.match(one, inOrder('2. Clear the air', called))
  })

  it('keeps such commitments apart on its page and in the matrix, until their authors move them', async () => {
    const page = () => words(`/${ACCORD}/principles/two`)
    const apart = wording('principle.madeUnderHead', { version: 1, title: 'Clear the air' })
    assert.match(await page(), inOrder('Admit past pollution', apart, 'northhaven'))
    assert.doesNotMatch(await page(), wording('principle.byDate'))
    const matrix = () => h.it.text(`/${ACCORD}/commitments`, PAGE)
    assert.match(await matrix(), new RegExp(`aria-label="[^"]*${MADE.source}`))
    assert.match(wordsOn({ html: await matrix() }), inOrder('Admit past pollution', MADE))

    const moved = { manifest: manifestDigest(SECOND as never), reason: said('We agree.') }
    const body = { ...moved, commitments: [shorePower({ due: '2027-12-31' })] }
    await h.say('commitment/amended', body, { by: 'northhaven', signers: [partyKey('northhaven')] })
    assert.doesNotMatch(await page(), apart)
    assert.match(await page(), wording('principle.byDate'))
    assert.doesNotMatch(await matrix(), MADE)
    assert.match(
      await words(`/${ACCORD}/commitments/northhaven/berths`),
      inOrder('2. Admit past pollution', wording('commitment.history')),
    )
  })
})

describe('an entry that moves dates', () => {
  it('is said to move them by so many days, and its page says of how many organisations', async () => {
    h.it.now = '2026-02-14T00:00:00Z'
    await admit(h.it, 'westbank')
    await h.it
      .as('westbank')
      .sign(ACCORD, { ...ACCEPTS, manifest: manifestDigest(SECOND as never), policy: RULES_DIGEST })
    h.it.now = '2026-08-12T00:00:00Z'
    // By a command: the law does not refuse two days that take in the date of one alone.
    const days = { from: '2026-08-13', until: '2026-08-13', days: 366 }
    const entry = await h.say('cycle/extended', {
      clause: 'first-commitment',
      ...days,
      reason: said('A storm.'),
    })
    const moved = { day: '13 August 2026', moved: '14 August 2027', days: 366 }
    const its = await words('/parties/westbank')
    assert.match(its, wording('status.moved', moved))
    const of = await words(`/entries/${entry}`)
    assert.match(of, wording('moves.entryCount', { count: 1, of: 3 }))
    for (const told of [its, of, await words(`/${ACCORD}/due`)]) assert.doesNotMatch(told, /for all/)
  })
})
