import { formatTime } from '../../../core/time.ts'
import { PROOF_METHODS, type Proof, type ProofMethod } from '../../../people/proofs.ts'
import { type FoundAgain, recheckOf } from '../../../people/rechecks.ts'
import { mandateChecked } from '../../../register/types/mandates.ts'
import type { Asked } from '../../asked.ts'
import { typedIn } from '../../form.ts'
import { evidenceField, filled, pastDayField, saidField } from '../../forms/kinds.ts'
import type { Reading } from '../../forms/reading.ts'
import { formOf } from '../../forms/statement-form.ts'
import { html } from '../../markup.ts'
import type { After } from '../act/after.ts'
import { boundEvidence, noteOf, proofNamed } from '../application/proven.ts'
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
    const proof = await proofOf(typed)
    return proof === undefined
      ? { is: 'rechecked', party, method }
      : { is: 'proven', application: typed.text('application'), party, method: proof.method, at: proof.at }
  },
})

/** A mandate that was checked, or checked again: by an officer, or by what a representative has proven on their own page. */
export const checkForm: DeskForm = {
  ...form,
  async start(asked) {
    const { lang, query } = asked
    const proof = await proofIn(asked, query)
    if (proof === undefined) return query
    const { method, domain } = proof
    const checked = formatTime(proof.at).slice(0, 10)
    const found = { method, outcome: 'holds', checked, domain, note: noteOf(lang, proof) }
    return new URLSearchParams([...query, ...Object.entries(found)])
  },
  async fields(on) {
    const { asked, values } = on
    const bound = (await proofIn(asked, values)) ?? (await foundIn(asked, values))
    const hidden = ['application', 'proof', 'again'].map(name =>
      values.has(name) ? html`<input type="hidden" name="${name}" value="${values.get(name)!}">` : null,
    )
    return html`${hidden}${await form.fields(on)}${boundEvidence(asked.lang, bound?.evidence ?? [])}`
  },
}

/** The proof that the address or the form names, if it still is what it was. */
async function proofIn(asked: Asked, values: URLSearchParams): Promise<Proof | undefined> {
  const [application, name] = ['application', 'proof'].map(one => typedIn(values, one))
  return application ? proofNamed(asked, application, name!) : undefined
}

/** What the server found when it looked again, and could not sign. */
async function foundIn(
  { site }: Asked,
  values: URLSearchParams,
): Promise<(FoundAgain & { readonly method: ProofMethod }) | undefined> {
  const method = PROOF_METHODS.find(one => one === values.get('again'))
  const party = values.get('party')
  if (method === undefined || !party) return undefined
  const recheck = await recheckOf(site.log.drawer, party, method, site.now())
  return recheck?.found ? { ...recheck.found, method } : undefined
}

/** Bound only where the officer has not made another thing of it. */
async function proofOf(typed: Reading): Promise<Proof | undefined> {
  const proof = await proofIn(typed.asked, typed.fields)
  return saysSo(typed, proof && { ...proof, outcome: 'holds' }) ? proof : undefined
}

async function boundOf(typed: Reading) {
  const again = await foundIn(typed.asked, typed.fields)
  return (await proofOf(typed)) ?? (saysSo(typed, again) ? again : undefined)
}

function saysSo(
  typed: Reading,
  found: { readonly method: string; readonly outcome: string; readonly domain: string | null } | undefined,
): boolean {
  return (['method', 'outcome', 'domain'] as const).every(name => (found?.[name] ?? '') === typed.text(name))
}
