import type { Refusal } from '../../../core/refusal.ts'
import {
  type Application,
  applications,
  askingOf,
  decidedAs,
  requireWaiting,
  withQuestion,
} from '../../../people/applications.ts'
import { type Localised, type Mandate, said } from '../../../register/kinds.ts'
import { mandateNeeded } from '../../../register/types/mandates.ts'
import { partyAdmitted } from '../../../register/types/parties.ts'
import type { BodyOf } from '../../../register/types.ts'
import type { After } from '../../../work/act/consequences.ts'
import { changeApplication, letterBefore } from '../../../work/letters/application.ts'
import { talkList } from '../../apply/applicant.ts'
import { policyInForce } from '../../apply/application.ts'
import { draftTyped } from '../../forms/act-drafts.ts'
import { atMember, labelled } from '../../forms/field-messages.ts'
import { type Field, Reading } from '../../forms/form-input.ts'
import {
  choiceField,
  filled,
  lineField,
  partsField,
  pastDayField,
  saidField,
} from '../../forms/kind-fields.ts'
import { formOf } from '../../forms/statement-form.ts'
import {
  type Answer,
  type Asked,
  Checking,
  callShown,
  type Errors,
  entryLink,
  Fieldset,
  type Form,
  hasHidden,
  html,
  langIn,
  languageOptions,
  linkButton,
  mandateOptions,
  NO_ERRORS,
  notedPart,
  part,
  phrase,
  postedForm,
  remark,
  say,
  seeOther,
  typedIn,
  withMore,
} from '../../kit/kit.ts'
import { mayCome } from '../../may.ts'
import { prepareAct } from '../act/acts.ts'
import { actNoted } from '../diary.ts'
import type { KnownOf } from '../likeness/doubts.ts'
import { type Officer, typedBy } from '../officer/officer.ts'
import { inList } from '../queue/queue.ts'
import { boundBy, boundLine, paperChoice, suggestedMandate } from './proofs.ts'

/** Three forms on one page, the likely one first. */
export async function decisionParts(
  asked: Asked,
  officer: Officer,
  application: Application,
  known: KnownOf,
  typed: URLSearchParams,
  errors: Errors,
) {
  const { lang } = asked
  if (!mayCome(officer, 'deskDecision', 'admit'))
    return part(say(lang, 'desk.decision'), html`<p>${say(lang, 'office.prepares')}</p>`, { strong: true })
  const decision = typed.get('decision') ?? 'admit'
  const errorsOf = (one: string) => (decision === one ? errors : NO_ERRORS)
  const writing = (does: Written) => writtenForm(asked, application, does, typed, errorsOf(does))
  const granting =
    askingOf(application) === 'claim'
      ? await handOverPart(asked, application)
      : part(
          say(lang, 'desk.admit'),
          await admissionForm(asked, application, known, typed, errorsOf('admit')),
          {
            strong: true,
            note: say(lang, mayCome(officer, 'deskActSigned') ? 'desk.admitNote' : 'office.submitNote'),
            id: 'admit',
          },
        )
  return html`
    ${granting}${notedPart(lang, 'talk.ask', writing('ask'), { id: 'ask' })}
    ${part(
      say(lang, 'desk.refuseTitle'),
      mayCome(officer, 'deskDecision', 'refuse')
        ? writing('refuse')
        : html`<p>
      ${say(lang, 'office.decides')}
    </p>`,
      { note: say(lang, 'desk.refuseNote'), id: 'refuse' },
    )}
  `
}

interface Admitting {
  readonly application: Application
  readonly known?: KnownOf
}

const level: Field<Admitting> = {
  ...choiceField<Admitting>(({ lang }) => mandateOptions(lang)),
  async show(it, { asked, who, f }) {
    const { lang } = asked
    const { call, organisation } = who.application
    const policy = await policyInForce(asked, call)
    const needed = policy && say(lang, `mandate.${mandateNeeded(policy, organisation.kind)}`)
    const hint = say(lang, 'desk.mandateHint', { level: needed ?? '–' })
    return f.choice(it.name, { ...labelled(asked, it), hint, options: mandateOptions(lang) })
  },
}

/** The law admits without a word on how that was checked, but nobody could follow it. */
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
        return html`
          ${await checked.show(it, on)}
          ${suggested === undefined ? null : boundLine(asked.lang, suggested)}
          ${await paperChoice(asked, id, values)}
          <h3>${say(asked.lang, 'desk.asItStands')}</h3>
        `
      },
      async read(it, typed) {
        const mandate = (await checked.read(it, typed)) as Mandate | undefined
        const { evidence } = await boundIn(typed)
        return mandate && { ...mandate, evidence: [...mandate.evidence, ...evidence] }
      },
    },
    names: {
      show(it, { asked, f }) {
        f.stands(it.name, 'name')
        const { lang } = asked
        const options = languageOptions(lang)
        return html`
          ${f.text('name', { label: say(lang, 'ask.names') })}
          ${f.select('nameLang', { label: say(lang, 'desk.nameLang'), options })}
        `
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

const boundIn = ({ asked, fields }: Reading) => boundBy(asked, asked.params.application!, fields)

async function admissionForm(
  asked: Asked,
  application: Application,
  known: KnownOf,
  typed: URLSearchParams,
  errors: Errors,
) {
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
  // // A question or a refusal, sent from the same page, holds nothing of the admission.
  const values = typed.get('decision') === 'admit' ? typed : before
  const f = new Fieldset(lang, values, errors)
  const fields = await admission.fields({ asked, who: { application, known }, f, values })
  return postedForm(asked, inList(asked), {
    f,
    errors: f.told,
    fields,
    hidden: { decision: 'admit' },
    keep: 'admit',
    hasFile: true,
    button: say(lang, 'desk.admitNext'),
  })
}

/** Leads to the admission, to be signed; or returns what is wrong with the fields, or why the law refuses it. */
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
  const { granted } = await boundIn(typed)
  const back = inList(asked)
  const change = withMore(back, `typed=${await draftTyped(asked, typedBy(officer.id), form.fields)}`)
  return prepareAct(asked, officer, composed, {
    after: { is: 'admitted', party, ...granted },
    back,
    change,
  })
}

/**
 * What an officer writes to an applicant: a question, or why they refuse. Neither enters the log: it names nobody for
 * having asked in vain.
 */
const WRITTEN = {
  ask: {
    field: 'question',
    label: 'talk.question',
    hint: 'talk.questionHint',
    missing: 'talk.questionMissing',
    button: 'talk.send',
    make: withQuestion,
    letter: 'question',
    act: 'application-asked',
    done: 'asked',
  },
  refuse: {
    field: 'reason',
    label: 'desk.reason',
    hint: 'desk.refuseHint',
    missing: 'desk.reasonMissing',
    button: 'desk.refuse',
    make: (application, { by, at, text: reason }) =>
      decidedAs(application, { is: 'refused', by, at, reason }),
    letter: 'refused',
    act: 'application-refused',
    done: 'refused',
  },
} as const satisfies Record<string, { readonly make: typeof withQuestion; readonly [rest: string]: unknown }>
type Written = keyof typeof WRITTEN

function writtenForm(
  asked: Asked,
  application: Application,
  does: Written,
  typed: URLSearchParams,
  errors: Errors,
) {
  const { lang } = asked
  const { field, label, hint, button } = WRITTEN[does]
  const f = new Fieldset(lang, typed, errors)
  const language = say(langIn(application.lang), 'frame.language')
  return postedForm(asked, inList(asked), {
    f,
    fields: f.area(field, { label: say(lang, label), hint: say(lang, hint, { language }), rows: 3 }),
    hidden: { decision: does },
    keep: does,
    button: say(lang, button),
    isSecond: true,
  })
}

/** Returns what is wrong with what was typed. */
export async function writeTo(
  asked: Asked,
  officer: Officer,
  does: Written,
  { fields }: Form,
): Promise<Answer | Map<string, string>> {
  const { lang, site, params } = asked
  const id = params.application!
  const { field, missing, make, letter, act, done } = WRITTEN[does]
  const text = typedIn(fields, field)
  const check = new Checking()
  check.must(field, say(lang, missing), text !== '' && text.length <= 2000)
  if (!check.isGood) return check.errors
  const [by, at] = [officer.id, site.now()]
  await changeApplication(site, id, async found => {
    const value = make(found.value, { by, at, text })
    const written = await letterBefore(site, letter, { id, value }, { quote: text })
    return [applications.changed(found, value), actNoted(asked, officer, act, id), ...written]
  })
  return seeOther(asked, withMore(inList(asked), `${done}=1`))
}

export function talkPart(asked: Asked, application: Application) {
  const said = talkList(asked, application)
  return said === null ? null : part(say(asked.lang, 'talk.title'), said, { strong: true })
}

/** For a claim: the way to the form that hands the register over. */
async function handOverPart(asked: Asked, { call }: Application) {
  const { lang } = asked
  const { row, isRecord } = await callShown(asked, call)
  const heading = say(lang, 'handOver.title')
  if (!isRecord)
    return part(
      heading,
      html`<p>${phrase(lang, 'handOver.gone', { entry: entryLink(asked, row.claimed?.entry ?? row.opened) })}</p>`,
      { strong: true, id: 'hand-over' },
    )
  const values = new URLSearchParams({ call, application: asked.params.application! })
  const way = html`
    <p>${say(lang, 'handOver.means')}</p>
    ${remark(say(lang, 'handOver.text'), 'mt-s')}
    <div class="actions">${linkButton(asked, `/desk/new/claim?${values}`, say(lang, 'handOver.next'), '')}</div>
  `
  return part(heading, way, { strong: true, note: say(lang, 'handOver.note'), id: 'hand-over' })
}
