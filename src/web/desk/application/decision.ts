import type { Refusal } from '../../../core/refusal.ts'
import {
  type Application,
  askApplicant,
  askingOf,
  decide,
  requireWaiting,
} from '../../../people/applications.ts'
import { type Localised, type Mandate, said } from '../../../register/kinds.ts'
import { ref } from '../../../register/rows.ts'
import { mandateNeeded } from '../../../register/types/mandates.ts'
import { partyAdmitted } from '../../../register/types/parties.ts'
import type { BodyOf } from '../../../register/types.ts'
import type { Answer } from '../../answer.ts'
import { talkList } from '../../apply/own.ts'
import type { Asked } from '../../asked.ts'
import { languageOptions, mandateOptions } from '../../choices.ts'
import { Checking, type Errors, Fieldset, NO_ERRORS } from '../../fields.ts'
import { type Form, typedIn } from '../../form.ts'
import { draftTyped } from '../../forms/acts.ts'
import { choiceField, filled, lineField, partsField, pastDayField, saidField } from '../../forms/kinds.ts'
import { type Field, Reading } from '../../forms/reading.ts'
import { formOf } from '../../forms/statement-form.ts'
import { policyOf } from '../../forms/subjects.ts'
import { atMember, labelled } from '../../forms/words.ts'
import { langIn } from '../../languages.ts'
import { writeBefore } from '../../letters/application.ts'
import { entryLink, withMore } from '../../links.ts'
import { html, type Markup, type Piece } from '../../markup.ts'
import { mayCome } from '../../may.ts'
import { phrase } from '../../phrase.ts'
import { linkButton, postedForm } from '../../posted-form.ts'
import { notedPart, part, seeOther } from '../../private.ts'
import { callShown } from '../../record.ts'
import { say } from '../../say.ts'
import { hasHidden } from '../../typed.ts'
import { prepareAct } from '../act/acts.ts'
import type { After } from '../act/after.ts'
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
  const r = new Fieldset(lang, typed, errorsOf('refuse'))
  const granting =
    askingOf(application) === 'claim'
      ? await handOverPart(asked, asked.params.application!, application)
      : part(
          say(lang, 'desk.admit'),
          await admissionForm(asked, application, known, typed, errorsOf('admit')),
          {
            strong: true,
            note: say(lang, mayCome(officer, 'deskActSigned') ? 'desk.admitNote' : 'office.submitNote'),
            id: 'admit',
          },
        )
  const language = say(langIn(application.lang), 'frame.language')
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

/** Whose admission is filled in, and what is known of them. */
interface Admitting {
  readonly application: Application
  readonly known?: KnownOf
}

const level: Field<Admitting> = {
  ...choiceField<Admitting>(({ lang }) => mandateOptions(lang)),
  async show(it, { asked, who, f }) {
    const { lang, site } = asked
    const { call, organisation } = who.application
    const [row] = await site.log.store.rows([ref('calls', call)])
    const policy = row && (await policyOf(asked, { id: call, row }))
    const needed = policy && say(lang, `mandate.${mandateNeeded(policy, organisation.kind)}`)
    const hint = say(lang, 'desk.mandateHint', { level: needed ?? '–' })
    return f.choice(it.name, { ...labelled(asked, it), hint, options: mandateOptions(lang) })
  },
}

/** An admission without a word on how it was checked would be lawful, and nobody could follow it. */
const words = saidField()
const note: Field = {
  ...words,
  show: (it, on) => words.show({ ...it, schema: said }, on),
  read(it, typed) {
    const read = words.read(it, typed)
    typed.check.must(it.name, say(typed.asked.lang, 'empty.mandate/checked.note'), read !== null)
    return read
  },
}

const checked = partsField<Admitting>({
  own: () => ({ level, note, checked: pastDayField({ isToday: true }) }),
  names: { level: 'mandate' },
})

const admission = formOf<Admitting, After, 'party/admitted'>(partyAdmitted, {
  fields: {
    mandate: {
      ...checked,
      async show(it, on) {
        const { asked, who, values } = on
        const id = asked.params.application!
        const suggested = await suggestedMandate(asked, id, who.application)
        return html`${await checked.show(it, on)}${suggested === undefined ? null : boundLine(asked.lang, suggested)}${await paperChoice(asked, id, values)}
<h3>${say(asked.lang, 'desk.asItStands')}</h3>`
      },
      async read(it, typed) {
        const mandate = (await checked.read(it, typed)) as Mandate | undefined
        const { papers, proofs } = await boundIn(typed)
        const evidence = [...papers, ...proofs.flatMap(proof => proof.evidence)]
        return mandate && { ...mandate, evidence: [...mandate.evidence, ...evidence] }
      },
    },
    names: {
      show(it, { asked, f }) {
        f.stands(it.name, 'name')
        const { lang } = asked
        const options = languageOptions(lang)
        return html`${f.text('name', { label: say(lang, 'ask.names') })}${f.select('nameLang', { label: say(lang, 'desk.nameLang'), options })}`
      },
      read(it, { asked, check, fields }) {
        const name = [{ lang: typedIn(fields, 'nameLang') || 'und', text: typedIn(fields, 'name') }]
        check.must('name', say(asked.lang, 'desk.nameMissing'), it.schema.safeParse(name).success)
        check.must('name', say(asked.lang, 'fields.hidden'), !hasHidden(name[0]!.text))
        return check.errors.has('name') ? undefined : name
      },
      fill: (_it, [name]: Localised) => [
        ['name', name!.text],
        ['nameLang', name!.lang],
      ],
    },
    party: lineField(),
    keys: filled(() => []),
    claims: {
      show: (it, { asked, who, f }) =>
        who.known?.party?.status === 'listed' ? f.check(it.name, say(asked.lang, 'desk.claimsCheck')) : null,
      read: (it, { fields }) => fields.has(it.name),
    },
  },
  first: ['mandate', 'names'],
  pairs: [['kind', 'country']],
})

/** What came with the application, and the admission binds too. */
async function boundIn({ asked, fields }: Reading) {
  const id = asked.params.application!
  const papers = await chosenPapers(asked, id, fields)
  return { papers, proofs: await provenIn(asked, id, typedIn(fields, 'proven')) }
}

async function admissionForm(
  asked: Asked,
  application: Application,
  known: KnownOf,
  typed: URLSearchParams,
  errors: Errors,
): Promise<Markup> {
  const { lang } = asked
  const { country, domain, kind, name, nameLang, identifiers } = application.organisation
  const suggested = await suggestedMandate(asked, asked.params.application!, application)
  const before = await admission.typedFor(asked, {
    mandate: suggested && { ...suggested, note: { lang, text: suggested.note } },
    names: [{ lang: nameLang, text: name }],
    party: known.id,
    kind,
    country,
    domain: suggested?.domain ?? domain,
    identifiers,
  })
  // A question or a refusal is sent from the same page, and holds nothing of the admission.
  const values = typed.get('decision') === 'admit' ? typed : before
  const f = new Fieldset(lang, values, errors)
  const fields = await admission.fields({ asked, who: { application, known }, f, values })
  return postedForm(asked, inList(asked, asked.params.application!), {
    f,
    errors: f.told,
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
  requireWaiting(application)
  const typed = new Reading<Admitting>(asked, { application }, form)
  const made = await admission.compose(typed)
  if (made === undefined || 'begin' in made) return typed.check.errors
  const { party } = made.body as BodyOf<'party/admitted'>
  const composed = { type: made.type, call: null, body: made.body as never, parts: typed.saying.parts }
  const proposal = { ...composed, by: 'depositary', signers: [officer.keyid] }
  const refusal = await asked.site.log.door.preview(proposal)
  if (refusal?.member !== undefined) return new Map(atMember(asked, refusal))
  if (refusal !== null) return refusal
  const { papers, proofs } = await boundIn(typed)
  const back = inList(asked, asked.params.application!)
  const change = withMore(back, `typed=${await draftTyped(asked, typedBy(officer.id), form.fields)}`)
  return prepareAct(asked, officer, composed, {
    after: {
      is: 'admitted',
      application: asked.params.application!,
      party,
      proofs: proofs.map(({ method, at }) => ({ method, at })),
      papers,
    },
    back,
    change,
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
  await writeBefore(asked, 'refused', params.application!, refused, { quote: reason })
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
  const language = say(langIn(application.lang), 'frame.language')
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
  await writeBefore(asked, 'question', id, application, { quote: text })
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
