import { formatTime } from '../../../core/time.ts'
import { PROOF_METHODS } from '../../../people/proofs.ts'
import { recheckOf } from '../../../people/rechecks.ts'
import { mandateChecked } from '../../../register/types/mandates.ts'
import type { After } from '../../../work/act/consequences.ts'
import type { Reading } from '../../forms/form-input.ts'
import { evidenceField, filled, pastDayField, saidField } from '../../forms/kind-fields.ts'
import { formOf } from '../../forms/statement-form.ts'
import { idIn } from '../../forms/subjects.ts'
import { type Asked, html, typedIn } from '../../kit/kit.ts'
import { boundEvidence, noteOf, provenIn } from '../application/proofs.ts'
import type { Officer } from '../officer/officer.ts'
import type { DeskForm } from './form.ts'

const channel = saidField(1)

const form = formOf<Officer, After, 'mandate/checked'>(mandateChecked, {
  fields: {
    checked: pastDayField({ isToday: true }),
    dnssec: filled(async typed =>
      typed.text('method') === 'domain' ? ((await boundOf(typed))?.dnssec ?? null) : null,
    ),
    channel: {
      ...channel,
      read: (it, typed) => (typed.text('method') === 'instrument' ? channel.read(it, typed) : null),
    },
    evidence: {
      ...evidenceField,
      read: async (it, typed) => [
        ...(evidenceField.read(it, typed) as string[]),
        ...((await boundOf(typed))?.evidence ?? []),
      ],
    },
  },
  pairs: [['checked', 'domain']],
  async after(typed, { party, method }) {
    const bound = await boundOf(typed)
    return bound !== undefined && 'at' in bound
      ? { is: 'proven', application: typed.text('application'), party, method: bound.method, at: bound.at }
      : { is: 'rechecked', party, method }
  },
})

/**
 * A mandate that was checked, or checked again: by an officer, or by what a representative has proven on their own
 * page.
 */
export const checkForm: DeskForm = {
  ...form,
  async start(asked) {
    const { lang, query } = asked
    const found = await foundIn(asked, query)
    if (found === undefined || !('at' in found)) return query
    const { method, outcome, domain } = found
    const said = { method, outcome, checked: formatTime(found.at).slice(0, 10), domain }
    return new URLSearchParams([...query, ...Object.entries({ ...said, note: noteOf(lang, found) })])
  },
  async fields(on) {
    const { asked, values } = on
    const hidden = ['application', 'proof', 'again'].map(name =>
      values.has(name) ? html`<input type="hidden" name="${name}" value="${values.get(name)!}">` : null,
    )
    const found = await foundIn(asked, values)
    return html`${hidden}${await form.fields(on)}${boundEvidence(asked.lang, found?.evidence ?? [])}`
  },
}

/**
 * What the address or the form names: the proof of an application, if it still is what it was; or what the server found
 * when it looked again, and could not sign.
 */
async function foundIn(asked: Asked, values: URLSearchParams) {
  const { drawer } = asked.site.log
  const [application, named, party] = ['application', 'proof', 'party'].map(name => typedIn(values, name))
  const [proof] = application ? await provenIn(asked, application, named!) : []
  if (proof !== undefined) return { ...proof, outcome: 'holds' }
  const method = PROOF_METHODS.find(one => one === values.get('again'))
  if (method === undefined || !party) return undefined
  const found = (await recheckOf(drawer, idIn(party), method, asked.site.now()))?.value.found
  return found ? { ...found, method } : undefined
}

/** The same, where the officer has not made another thing of it. */
async function boundOf(typed: Reading) {
  const found = await foundIn(typed.asked, typed.fields)
  const isIt = (['method', 'outcome', 'domain'] as const).every(
    name => (found?.[name] ?? '') === typed.text(name),
  )
  return isIt ? found : undefined
}
