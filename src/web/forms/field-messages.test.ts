import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { mandateChecked } from '../../register/types/mandates.ts'
import { TYPES } from '../../register/types.ts'
import type { Asked } from '../kit/request.ts'
import { say } from '../messages/say.ts'
import { misfitsIn, misfitWords } from './field-messages.ts'

const asked = (lang: 'en' | 'fr') => ({ lang }) as Asked

const CHECKED = {
  party: 'northhaven',
  method: 'vetted',
  outcome: 'holds',
  checked: '2026-01-01',
  domain: null,
  dnssec: null,
  channel: null,
  note: null,
  evidence: [],
}

describe('what is wrong with a field', () => {
  it('is told to people for every member of every type, whatever its declaration finds amiss', () => {
    for (const { type, members } of TYPES)
      for (const [name, schema] of Object.entries(members))
        for (const lang of ['en', 'fr'] as const)
          for (const value of [null, [], 'x']) {
            const says = misfitWords(asked(lang), { type, name, schema }, value)
            assert.ok(says.length > 5 && !says.includes(type), `${type} ${name}: ${says}`)
          }
  })

  it('is told where members do not fit together, and not where they do', () => {
    for (const lang of ['en', 'fr'] as const) {
      const told = misfitsIn(asked(lang), mandateChecked.type, CHECKED)
      assert.deepEqual([...told], [['note', say(lang, 'empty.mandate/checked.note')]])
      const same = { party: 'eastport', into: 'eastport', calls: [], reason: { lang, text: 'x' } }
      assert.deepEqual([...misfitsIn(asked(lang), 'party/merged', same)], [['into', say(lang, 'wrong.into')]])
    }
    const note = { lang: 'en', text: 'Called back.' }
    assert.equal(misfitsIn(asked('en'), mandateChecked.type, { ...CHECKED, note }).size, 0)
  })

  it('is told of a type that nobody has worded, by its label', () => {
    const unsure = { ...CHECKED, method: 'email', dnssec: 'secure' }
    assert.deepEqual(
      [...misfitsIn(asked('en'), mandateChecked.type, unsure)],
      [['dnssec', say('en', 'fields.wrong', { field: say('en', 'member.dnssec') })]],
    )
  })
})
