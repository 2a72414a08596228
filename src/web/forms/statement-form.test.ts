import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { load } from 'cheerio'
import { callClosed } from '../../register/types/calls.ts'
import { partyAdmitted } from '../../register/types/parties.ts'
import { Fieldset } from '../kit/fields.ts'
import { html } from '../kit/markup.ts'
import type { Asked } from '../kit/request.ts'
import { say } from '../messages/say.ts'
import { Reading } from './form-input.ts'
import { filled } from './kind-fields.ts'
import { formOf } from './statement-form.ts'

/** What a form needs of a request, where nothing is asked of the register. */
const asked = (lang: 'en' | 'fr') => ({ lang, site: { log: { store: null } } }) as unknown as Asked
const form = formOf(callClosed, { call: filled(() => 'harbour-accord') })

const shown = async (lang: 'en' | 'fr', errors: ReadonlyMap<string, string> = new Map()) => {
  const values = new URLSearchParams({ reason: 'It is done.' })
  const f = new Fieldset(lang, values, errors)
  const page = await form.fields({ asked: asked(lang), who: null, f, values })
  return { text: `${html`${page}`}`, told: f.told }
}

describe('the form of a type', () => {
  it('asks for each member by its kind, under its label, and keeps what was typed', async () => {
    const { text } = await shown('en')
    const labelIn = (text: string) => load(text)('label[for="reason"]').text()
    assert.equal(labelIn(text), say('en', 'member.reason'))
    assert.equal(load(text)('label[for="reason"] ~ textarea#reason[name="reason"]').val(), 'It is done.')
    assert.equal(labelIn((await shown('fr')).text), say('fr', 'member.reason'))
  })

  it('tells what is wrong with a part of a member at its field', async () => {
    const { text, told } = await shown('en', new Map([['reason.text', 'Too long.']]))
    const $ = load(text)
    assert.equal($('p.error#reason-e').text(), 'Too long.')
    const field = $('#reason')
    assert.deepEqual(
      [field.attr('aria-invalid'), field.attr('aria-describedby')],
      ['true', 'reason-h reason-e'],
    )
    assert.deepEqual([...told], [['reason', 'Too long.']])
    assert.equal((await shown('en', new Map([['party', 'Nobody.']]))).told.size, 0)
  })

  it('reads what was typed into what the statement says, in the language of who typed it', async () => {
    const typed = (text: string) =>
      new Reading(asked('fr'), null, { fields: new URLSearchParams({ reason: text }), files: new Map() })
    const good = typed('C’est fait.')
    const { body, call } = (await form.compose(good)) as { body: object; call: string }
    assert.equal(call, 'harbour-accord')
    assert.deepEqual(body, { reason: { lang: 'fr', text: 'C’est fait.' } })
    const empty = typed(' ')
    assert.equal(await form.compose(empty), undefined)
    assert.deepEqual([...empty.check.errors.keys()], ['reason'])
  })

  it('is not made where a member has no field', () => {
    assert.throws(() => formOf(partyAdmitted, {}), /no form knows how to ask for mandate/)
  })
})
