import { formatTime } from '../../../core/time.ts'
import { PROOF_METHODS } from '../../../people/proofs.ts'
import { recheckOf } from '../../../people/rechecks.ts'
import { ref } from '../../../register/rows.ts'
import { partyEnded, partyMerged, partySucceeded } from '../../../register/types/endings.ts'
import { mandateChecked } from '../../../register/types/mandates.ts'
import { partyUpdated } from '../../../register/types/parties.ts'
import { eachRow, rowIn } from '../../../store/each-row.ts'
import type { After } from '../../../work/act/consequences.ts'
import { labelled } from '../../forms/field-messages.ts'
import type { Field, Reading } from '../../forms/form-input.ts'
import { evidenceField, filled, pastDayField, saidField } from '../../forms/kind-fields.ts'
import { formOf } from '../../forms/statement-form.ts'
import { idIn } from '../../forms/subjects.ts'
import { type Asked, html, nameIn, typedIn } from '../../kit/kit.ts'
import { boundEvidence, noteOf, provenIn } from '../application/proofs.ts'
import type { DeskForm, Officer } from '../officer/officer.ts'
import { PARTY_KEY_FORMS } from './party-key-forms.ts'

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

/** A mandate that was checked by an officer, or by what a representative has proven. */
const checkForm: DeskForm = {
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
 * The proof of an application that the address or the form names, if it still is what it was; or what the server found
 * when it looked again and could not sign.
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

/** The same, unless the officer has typed something else. */
async function boundOf(typed: Reading) {
  const found = await foundIn(typed.asked, typed.fields)
  const isIt = (['method', 'outcome', 'domain'] as const).every(
    name => (found?.[name] ?? '') === typed.text(name),
  )
  return isIt ? found : undefined
}

/** What the register says of a party, of its keys, and of how it ends. */

async function partyRow({ site }: Asked, id: string) {
  return await rowIn(site.log.store, 'parties', id)
}

/** The calls whose signatures are carried over: those that the party signed, where its id is known already. */
const calls: Field = {
  async show(it, { asked, f, values }) {
    const party = typedIn(values, 'party')
    const all = await callsOf(asked)
    const rows = await asked.site.log.store.rows(all.map(({ key }) => ref('signatures', `${key}/${party}`)))
    const signed = all.filter((_, i) => rows[i]?.state === 'standing')
    const offered = signed.length > 0 ? signed : all
    const boxes = offered.map(({ key, row }) => ({
      name: `carry-${key}`,
      says: nameIn(row.titles, asked.lang).text,
    }))
    const [first] = boxes
    if (first === undefined) return null
    f.stands(it.name, first.name)
    return f.checks(labelled(asked, it), boxes)
  },
  read: async (_it, { asked, fields }) =>
    (await callsOf(asked)).map(({ key }) => key).filter(id => fields.has(`carry-${id}`)),
}

function callsOf({ site }: Asked) {
  return Array.fromAsync(eachRow(site.log.store, 'calls'))
}

export const PARTY_FORMS = {
  check: checkForm,
  /** A party corrected. Only checks change its mandate. */
  party: formOf(partyUpdated, {
    fields: {
      mandate: filled(
        async typed => (await partyRow(typed.asked, typed.text('party')))?.versions.at(-1)?.mandate,
      ),
    },
    last: ['reason'],
    pairs: [['kind', 'country']],
    changes: {
      named: 'party',
      async current(asked, id) {
        const row = await partyRow(asked, id)
        const said = row?.versions.at(-1)
        return row && said && { row, names: row.names, said }
      },
    },
  }),
  ...PARTY_KEY_FORMS,
  merge: formOf(partyMerged, { fields: { calls } }),
  succession: formOf(partySucceeded, { fields: { calls } }),
  ending: formOf(partyEnded),
} as const satisfies Record<string, DeskForm>
