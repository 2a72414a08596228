import type { Refusal } from '../../../core/refusal.ts'
import {
  type Application,
  askApplicant,
  askingOf,
  decide,
  requireWaiting,
} from '../../../people/applications.ts'
import { KINDS, localised, MANDATES } from '../../../register/kinds.ts'
import { ref } from '../../../register/rows.ts'
import { mandateNeeded } from '../../../register/types/mandates.ts'
import { partyAdmitted } from '../../../register/types/parties.ts'
import type { Answer } from '../../answer.ts'
import { talkList } from '../../apply/own.ts'
import type { Asked } from '../../asked.ts'
import { countryOptions, kindOptions, languageOptions, mandateOptions } from '../../choices.ts'
import { Checking, type Errors, Fieldset, NO_ERRORS } from '../../fields.ts'
import { type Form, typedIn } from '../../form.ts'
import { dayIn, evidenceIn, schemaIn } from '../../forms/kinds.ts'
import { Reading } from '../../forms/reading.ts'
import { policyOf } from '../../forms/subjects.ts'
import { draftTyped } from '../../forms/typed-drafts.ts'
import { atMember } from '../../forms/words.ts'
import { identifierFields, identifiersIn } from '../../identifier-fields.ts'
import { langOfApplication, writeQuestion, writeRefused } from '../../letters/application.ts'
import { entryLink, withMore } from '../../links.ts'
import { html, type Markup, type Piece } from '../../markup.ts'
import { mayCome } from '../../may.ts'
import { dayOf } from '../../moments.ts'
import { phrase } from '../../phrase.ts'
import { linkButton, postedForm } from '../../posted-form.ts'
import { notedPart, part, seeOther } from '../../private.ts'
import { callShown } from '../../record.ts'
import { say } from '../../say.ts'
import { labelOf } from '../../teller/labels.ts'
import { hasHidden } from '../../typed.ts'
import { prepareAct } from '../act/acts.ts'
import { noteAct } from '../diary.ts'
import type { KnownOf } from '../likeness/doubts.ts'
import { type Officer, typedBy } from '../officer/officer.ts'
import { inList } from '../queue/queue.ts'
import { chosenPapers, paperChoice } from './evidence.ts'
import { boundLine, provenIn, suggestedMandate } from './proven.ts'

/** To admit or to hand over, to ask, to refuse: three forms on one page, the likely one first. */

export async function decisionParts(
  asked: Asked,
  officer: Officer,
  application: Application,
  known: KnownOf,
  typed: URLSearchParams,
  errors: Errors,
): Promise<Markup> {
  const { lang } = asked
  const may = (does: 'admit' | 'ask' | 'refuse') => mayCome(officer, 'deskDecision', does)
  if (!may('admit'))
    return part(say(lang, 'desk.decision'), html`<p>${say(lang, 'office.prepares')}</p>`, { strong: true })
  const decision = typed.get('decision') ?? 'admit'
  const errorsOf = (one: string) => (decision === one ? errors : NO_ERRORS)
  const f = new Fieldset(lang, typed, errorsOf('admit'))
  const r = new Fieldset(lang, typed, errorsOf('refuse'))
  const granting =
    askingOf(application) === 'claim'
      ? await handOverPart(asked, asked.params.application!, application)
      : part(say(lang, 'desk.admit'), await admissionForm(asked, application, known, f, typed), {
          strong: true,
          note: say(lang, mayCome(officer, 'deskActSigned') ? 'desk.admitNote' : 'office.submitNote'),
          id: 'admit',
        })
  const language = say(langOfApplication(application), 'frame.language')
  const refusing = postedForm(asked, inList(asked, asked.params.application!), {
    f: r,
    fields: r.area('reason', {
      label: say(lang, 'desk.reason'),
      hint: say(lang, 'desk.refuseHint', { language }),
      rows: 3,
    }),
    hidden: { decision: 'refuse' },
    keep: 'refuse',
    button: say(lang, 'desk.refuse'),
    isSecond: true,
  })
  return html`${granting}${askPart(asked, application, typed, errorsOf('ask'))}${part(say(lang, 'desk.refuseTitle'), may('refuse') ? refusing : html`<p>${say(lang, 'office.decides')}</p>`, { note: say(lang, 'desk.refuseNote'), id: 'refuse' })}`
}

async function admissionForm(
  asked: Asked,
  application: Application,
  known: KnownOf,
  f: Fieldset,
  typed: URLSearchParams,
): Promise<Markup> {
  const { lang, site } = asked
  const { organisation, call } = application
  const [row] = await site.log.store.rows([ref('calls', call)])
  const policy = row === undefined ? undefined : await policyOf(asked, { id: call, row })
  const level = policy === undefined ? '–' : say(lang, `mandate.${mandateNeeded(policy, organisation.kind)}`)
  const { country: where, domain: host, kind, name, nameLang } = organisation
  const suggested = await suggestedMandate(asked, asked.params.application!, application)
  const claims = known.party?.status === 'listed' ? f.check('claims', say(lang, 'desk.claimsCheck')) : null
  const fields = html`${f.choice('mandate', { label: say(lang, 'desk.mandate'), hint: say(lang, 'desk.mandateHint', { level }), options: mandateOptions(lang), value: suggested?.level ?? '' })}
${f.area('note', { label: say(lang, 'ask.note'), hint: say(lang, 'hint.note'), rows: 3, value: suggested?.note ?? '' })}
<div class="two">${f.text('checked', { label: say(lang, 'ask.checked'), type: 'date', value: suggested?.checked ?? dayOf(site.now()) })}${f.file('evidence', { label: say(lang, 'ask.evidence'), hint: say(lang, 'hint.evidence'), isOptional: true })}</div>
${suggested === undefined ? null : boundLine(lang, suggested)}
${await paperChoice(asked, asked.params.application!, typed)}
<h3>${say(lang, 'desk.asItStands')}</h3>
${f.text('name', { label: say(lang, 'ask.names'), value: name })}
<div class="two">${f.select('nameLang', { label: say(lang, 'desk.nameLang'), options: languageOptions(lang), value: nameLang })}${f.text('party', { label: say(lang, 'desk.fact.id'), hint: say(lang, 'desk.idHint'), value: known.id, isPlain: true })}</div>
<div class="two">${f.select('kind', { label: say(lang, 'ask.kind'), options: kindOptions(lang), value: kind })}${f.select('country', { label: say(lang, 'ask.country'), options: countryOptions(lang), value: where ?? '', isOptional: true })}</div>
${f.text('domain', { label: say(lang, 'ask.domain'), value: suggested?.domain ?? host ?? '', isOptional: true, isPlain: true })}
${identifierFields(lang, f, organisation.identifiers)}
${claims}`
  return postedForm(asked, inList(asked, asked.params.application!), {
    f,
    fields,
    hidden: { decision: 'admit' },
    keep: 'admit',
    hasFile: true,
    button: say(lang, 'desk.admitNext'),
  })
}

/** Composes the admission, to be looked at and signed; or says what is wrong with the fields, or why the law refuses it. */
export async function admit(
  asked: Asked,
  officer: Officer,
  application: Application,
  form: Form,
): Promise<Answer | Map<string, string> | Refusal> {
  const { lang } = asked
  requireWaiting(application)
  const { fields } = form
  const typed = new Reading(asked, officer, form)
  const { check, saying } = typed
  const text = (name: string) => typed.text(name)
  const { members } = partyAdmitted
  const level = typed.chosen('mandate', labelOf(lang, partyAdmitted.type, 'mandate'), MANDATES)
  // An admission without a word on how it was checked would be lawful, and nobody could follow it.
  check.must('note', say(lang, 'empty.mandate/checked.note'), text('note') !== '')
  const checked = dayIn(typed, 'checked', 'wrong.checked')
  const name = [{ lang: text('nameLang') || 'und', text: text('name') }]
  check.must('name', say(lang, 'desk.nameMissing'), localised.safeParse(name).success)
  check.must('name', say(lang, 'fields.hidden'), !hasHidden(text('name')))
  const id = text('party')
  const idBad = say(lang, id === '' ? 'empty.id' : 'wrong.id', { typed: id })
  const domainBad = say(lang, 'wrong.domain', { typed: text('domain') })
  const papers = await chosenPapers(asked, asked.params.application!, fields)
  const proofs = await provenIn(asked, asked.params.application!, text('proven'))
  const body = {
    party: schemaIn(typed, 'party', members.party!, idBad),
    names: name,
    kind: typed.chosen('kind', say(lang, 'ask.kind'), KINDS),
    country: schemaIn(typed, 'country', members.country!, say(lang, 'wrong.country')),
    domain: schemaIn(typed, 'domain', members.domain!, domainBad),
    identifiers: identifiersIn(lang, check, fields),
    mandate: {
      level,
      checked,
      note: saying.maybe(text('note'), lang),
      evidence: [...evidenceIn(typed, 'evidence'), ...papers, ...proofs.flatMap(proof => proof.evidence)],
    },
    keys: [],
    claims: fields.has('claims'),
  }
  if (!check.isGood) return check.errors
  const composed = { type: partyAdmitted.type, call: null, body: body as never, parts: saying.parts }
  const proposal = { ...composed, by: 'depositary', signers: [officer.keyid] }
  const refusal = await asked.site.log.door.preview(proposal)
  if (refusal?.member !== undefined) return new Map(atMember(asked, refusal))
  if (refusal !== null) return refusal
  return prepareAct(asked, officer, composed, {
    after: {
      is: 'admitted',
      application: asked.params.application!,
      party: id,
      proofs: proofs.map(({ method, at }) => ({ method, at })),
      papers,
    },
    back: inList(asked, asked.params.application!),
    change: withMore(
      inList(asked, asked.params.application!),
      `typed=${await draftTyped(asked, typedBy(officer.id), fields)}`,
    ),
  })
}

/** A refusal says nothing in the log: nobody is named there for having asked in vain. */
export async function refuse(
  asked: Asked,
  officer: Officer,
  { fields }: Form,
): Promise<Answer | Map<string, string>> {
  const { lang, site, params } = asked
  const reason = typedIn(fields, 'reason')
  const check = new Checking()
  check.must('reason', say(lang, 'desk.reasonMissing'), reason !== '' && reason.length <= 2000)
  if (!check.isGood) return check.errors
  const state = { is: 'refused' as const, by: officer.id, at: site.now(), reason }
  const refused = await decide(site.log.drawer, params.application!, state, site.now())
  await noteAct(asked, officer, 'application-refused', params.application)
  await writeRefused(asked, params.application!, refused, reason)
  return seeOther(asked, withMore(inList(asked, params.application!), 'refused=1'))
}

/** A question to the applicant: neither yes nor no, and nothing of it enters the log. */

/** What was asked and answered so far. */
export function talkPart(asked: Asked, application: Application): Piece {
  const said = talkList(asked, application)
  return said === null ? null : part(say(asked.lang, 'talk.title'), said, { strong: true })
}

function askPart(asked: Asked, application: Application, typed: URLSearchParams, errors: Errors): Markup {
  const { lang, params } = asked
  const f = new Fieldset(lang, typed, errors)
  const language = say(langOfApplication(application), 'frame.language')
  const form = postedForm(asked, inList(asked, params.application!), {
    f,
    fields: f.area('question', {
      label: say(lang, 'talk.question'),
      hint: say(lang, 'talk.questionHint', { language }),
      rows: 3,
    }),
    hidden: { decision: 'ask' },
    keep: 'ask',
    button: say(lang, 'talk.send'),
    isSecond: true,
  })
  return notedPart(lang, 'talk.ask', form, { id: 'ask' })
}

export async function ask(
  asked: Asked,
  officer: Officer,
  { fields }: Form,
): Promise<Answer | Map<string, string>> {
  const { lang, site, params } = asked
  const id = params.application!
  const text = typedIn(fields, 'question')
  const check = new Checking()
  check.must('question', say(lang, 'talk.questionMissing'), text !== '' && text.length <= 2000)
  if (!check.isGood) return check.errors
  const application = await askApplicant(site.log.drawer, id, { by: officer.id, text }, site.now())
  await noteAct(asked, officer, 'application-asked', id)
  await writeQuestion(asked, id, application, text)
  return seeOther(asked, withMore(inList(asked, id), 'asked=1'))
}

/** An application of whoever says that they issued a call: the way to the act that grants it. */

/** In the place of an admission: the form that hands the register over, filled in with what the application shows. */
async function handOverPart(asked: Asked, id: string, application: Application): Promise<Markup> {
  const { lang } = asked
  const { row, isRecord } = await callShown(asked, application.call)
  const heading = say(lang, 'handOver.title')
  if (!isRecord)
    return part(
      heading,
      html`<p>${phrase(lang, 'handOver.gone', { entry: entryLink(asked, row.claimed?.entry ?? row.opened) })}</p>`,
      { strong: true, id: 'hand-over' },
    )
  const values = new URLSearchParams({ call: application.call, application: id })
  const way = html`<p>${say(lang, 'handOver.means')}</p><p class="note mt-s">${say(lang, 'handOver.text')}</p><div class="actions">${linkButton(asked, `/desk/new/claim?${values}`, say(lang, 'handOver.next'), '')}</div>`
  return part(heading, way, { strong: true, note: say(lang, 'handOver.note'), id: 'hand-over' })
}
