import { formatTime } from '../../../core/time.ts'
import { PROOF_METHODS, type Proof, type ProofMethod } from '../../../people/proofs.ts'
import { type FoundAgain, recheckOf } from '../../../people/rechecks.ts'
import { MANDATES, outcome as outcomes } from '../../../register/kinds.ts'
import { mandateChecked } from '../../../register/types/mandates.ts'
import type { Asked } from '../../asked.ts'
import { mandateOptions } from '../../choices.ts'
import { typedIn } from '../../form.ts'
import { dayIn, evidenceIn, schemaIn } from '../../forms/kinds.ts'
import { partyField, partyIn } from '../../forms/subjects.ts'
import { html, type Piece } from '../../markup.ts'
import { say } from '../../say.ts'
import { noteOf, proofNamed } from '../application/proven.ts'
import type { DeskForm } from './form.ts'

/** A mandate that was checked, or checked again: by an officer, or by what a representative has proven on their own page. */
export const checkForm: DeskForm = {
  async fields({ asked, f, values }) {
    const { lang, site } = asked
    const proof = await proofIn(asked, values)
    const today = formatTime(site.now()).slice(0, 10)
    const found = outcomes.options.map(value => ({ value, says: say(lang, `outcome.${value}`) }))
    return html`${hidden(values)}
${partyField(asked, f)}
${f.choice('method', { label: say(lang, 'desk.checkMethod'), options: mandateOptions(lang), value: proof?.method ?? '' })}
${f.choice('outcome', { label: say(lang, 'desk.checkOutcome'), hint: say(lang, 'desk.checkOutcomeHint'), options: found, value: proof === undefined ? '' : 'holds' })}
<div class="two">${f.text('checked', { label: say(lang, 'desk.checked'), type: 'date', value: proof === undefined ? today : formatTime(proof.at).slice(0, 10) })}${f.text('domain', { label: say(lang, 'desk.fact.domain'), hint: say(lang, 'desk.checkDomainHint'), value: proof?.domain ?? '', isOptional: true, isPlain: true })}</div>
${f.area('note', { label: say(lang, 'desk.note'), hint: say(lang, 'desk.noteHint'), rows: 3, value: proof === undefined ? '' : noteOf(lang, proof), isOptional: true })}
${f.text('channel', { label: say(lang, 'desk.fact.channel'), hint: say(lang, 'desk.checkChannelHint'), isOptional: true })}
${f.file('evidence', { label: say(lang, 'desk.evidence'), hint: say(lang, 'desk.evidenceHint'), isOptional: true })}${boundBy(lang, proof ?? (await foundIn(asked, values, values.get('party'))))}`
  },
  async compose(typed) {
    const { asked, check, fields, saying } = typed
    const { lang } = asked
    const party = await partyIn(typed, 'party')
    const method = typed.chosen('method', say(lang, 'desk.checkMethod'), MANDATES)
    const outcome = typed.chosen('outcome', say(lang, 'desk.checkOutcome'), outcomes.options)
    const checked = dayIn(typed, 'checked', 'desk.checkedBad')
    const host = typed.text('domain')
    const says = say(lang, 'desk.domainBad', { typed: host })
    const domain = schemaIn(typed, 'domain', mandateChecked.members.domain!, says)
    if (!check.isGood || method === undefined) return undefined

    const proof = await proofIn(asked, fields)
    // Bound only where the officer has not made another thing of it.
    const isProof = proof?.method === method && outcome === 'holds' && proof.domain === host
    const again = await foundIn(asked, fields, party)
    const isAgain = again?.method === method && again.outcome === outcome && again.domain === domain
    const bound = isProof ? proof : isAgain ? again : undefined
    const body = {
      party,
      method,
      outcome,
      checked,
      domain,
      dnssec: method === 'domain' ? (bound?.dnssec ?? null) : null,
      channel: method === 'instrument' ? saying.maybe(typed.text('channel'), lang) : null,
      note: saying.maybe(typed.text('note'), lang),
      evidence: [...evidenceIn(typed, 'evidence'), ...(bound?.evidence ?? [])],
    }
    return {
      type: mandateChecked.type,
      call: null,
      body,
      after: isProof
        ? { is: 'proven', application: typed.text('application'), party, method: proof.method, at: proof.at }
        : { is: 'rechecked', party, method },
    }
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
  party: string | null | undefined,
): Promise<(FoundAgain & { readonly method: ProofMethod }) | undefined> {
  const method = PROOF_METHODS.find(one => one === values.get('again'))
  if (method === undefined || !party) return undefined
  const recheck = await recheckOf(site.log.drawer, party, method, site.now())
  return recheck?.found ? { ...recheck.found, method } : undefined
}

function hidden(values: URLSearchParams): Piece {
  return ['application', 'proof', 'again'].map(name =>
    values.has(name) ? html`<input type="hidden" name="${name}" value="${values.get(name)!}">` : null,
  )
}

function boundBy(lang: Asked['lang'], proof: Pick<Proof, 'evidence'> | undefined): Piece {
  if (proof === undefined || proof.evidence.length === 0) return null
  const digests = proof.evidence.map(one => html`<li><code class="anywhere">${one}</code></li>`)
  return html`<p class="note">${say(lang, 'desk.provenEvidence')}</p><ul class="plain-list">${digests}</ul>`
}
