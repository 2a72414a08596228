import { Refusal } from '../../../core/refusal.ts'
import { parseTime } from '../../../core/time.ts'
import type { Part } from '../../../log/attachments.ts'
import { mailboxIn } from '../../../people/addresses.ts'
import {
  type Application,
  applications,
  askingOf,
  decidedAs,
  requireWaiting,
  withQuestion,
} from '../../../people/applications.ts'
import { noteLook } from '../../../people/diary.ts'
import { type LetterWish, NO_WISH } from '../../../people/invitation-words.ts'
import { isShown, proofsOf } from '../../../people/proofs.ts'
import type { Aside } from '../../../people/quarantine.ts'
import type { Mandate } from '../../../register/kinds.ts'
import { mandateNeeded } from '../../../register/types/mandates.ts'
import { partyAdmitted } from '../../../register/types/parties.ts'
import type { BodyOf } from '../../../register/types.ts'
import type { After } from '../../../work/act/consequences.ts'
import { wantsNone } from '../../../work/admitted-invited.ts'
import { embargoOn } from '../../../work/launch/embargo.ts'
import { heldId } from '../../../work/launch/held-ids.ts'
import { changeApplication, letterBefore } from '../../../work/letters/application.ts'
import { takeBackAlone } from '../../../work/quarantine.ts'
import { kindFacts, talkList, typedWords } from '../../apply/applicant.ts'
import { policyInForce } from '../../apply/application.ts'
import { draftTyped, typedBefore } from '../../forms/act-drafts.ts'
import { atMember, labelled } from '../../forms/field-messages.ts'
import { type Field, Reading } from '../../forms/form-input.ts'
import { choiceField, filled, lineField, partsField, pastDayField } from '../../forms/kind-fields.ts'
import { formOf } from '../../forms/statement-form.ts'
import {
  type Asked,
  buttonForm,
  Checking,
  callShown,
  deskDay,
  deskMark,
  deskTime,
  type Errors,
  entryLink,
  entryNumber,
  Fieldset,
  type Form,
  facts,
  html,
  inLang,
  inset,
  linkButton,
  linkTo,
  mailTo,
  mandateOptions,
  NO_ERRORS,
  nameIn,
  notedPart,
  type Piece,
  part,
  phrase,
  postedForm,
  refusedForm,
  remark,
  SCHEME_NAMES,
  say,
  seeOther,
  typedIn,
  withMore,
} from '../../kit/kit.ts'
import { mayCome } from '../../office-permissions.ts'
import { prepareAct } from '../act/acts.ts'
import { preparedFor } from '../act/second.ts'
import { actNoted } from '../diary.ts'
import { type KnownOf, knownOf } from '../duplicate-warnings.ts'
import { nameField, noteField } from '../form/organisation-fields.ts'
import { prepareInvitation } from '../inviting.ts'
import { letterFolded } from '../letter-preview.ts'
import { wishFolded, wishIn } from '../letter-wish.ts'
import { type Officer, typedBy } from '../officer/officer.ts'
import { deskPage, listOr, paragraph } from '../pages.ts'
import { inList, nextPart } from '../queue/queue.ts'
import { documentChoice, documentsPart } from './documents.ts'
import { applicantsLetter, invitationPart, inviteAgain, joiningPart } from './invitation.ts'
import { boundBy, boundLine, provenPart, suggestedMandate } from './proofs.ts'

/** One application: what was typed, what is known, and the decision. */

export async function showApplication(asked: Asked, officer: Officer) {
  const application = await applicationIn(asked)
  const { log, now } = asked.site
  const subject = asked.params.application!
  await noteLook(log.drawer, { at: now(), by: officer.id, what: 'application-opened', subject })
  const typed = await typedBefore(asked, typedBy(officer.id))
  return applicationPage(asked, officer, application, typed, NO_ERRORS)
}

/**
 * What another officer decided meanwhile is told on the page as it stands now; what the law refuses, beside what was
 * typed.
 */
export async function takeDecision(asked: Asked, officer: Officer, form: Form) {
  const application = await applicationIn(asked)
  const { fields } = form
  const refused = (refusal: Refusal, present: Application) => {
    const { trouble, typed } = refusedForm(asked.lang, refusal, fields)
    return applicationPage(asked, officer, present, typed, NO_ERRORS, trouble)
  }
  try {
    const done = await decisionIn(asked, officer, application, form)
    if (done instanceof Map) return await applicationPage(asked, officer, application, fields, done)
    return done instanceof Refusal ? await refused(done, application) : done
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'changed_meanwhile') throw error
    return refused(error, await applicationIn(asked))
  }
}

async function decisionIn(asked: Asked, officer: Officer, application: Application, form: Form) {
  const decision = form.fields.get('decision')
  switch (decision) {
    case 'admit':
      // A register is handed over by an act of its own.
      if (askingOf(application) === 'claim') break
      return admit(asked, officer, application, form)
    case 'ask':
    case 'refuse':
      return writeTo(asked, officer, decision, form)
    case 'return':
      // Refuses `changed_meanwhile` where it is neither refused nor set aside (any more).
      await takeBackAlone(asked.site, officer.id, asked.params.application!)
      return seeOther(asked, withMore(inList(asked), 'back=1'))
    case 'invite':
      return inviteAgain(asked, officer, form)
  }
  throw new Refusal('request_malformed', 'The form names no decision.')
}

const applicationIn = ({ site, params }: Asked) =>
  applications.find(site.log.drawer, params.application!, site.now())

async function applicationPage(
  asked: Asked,
  officer: Officer,
  application: Application,
  typed: URLSearchParams,
  errors: Errors,
  trouble: Piece = null,
) {
  const { lang } = asked
  const { organisation, state } = application
  const id = asked.params.application!
  const call = await callShown(asked, application.call)
  const applied = say(lang, 'desk.appliedOn', { day: deskDay(asked, application.received) })
  const asks =
    askingOf(application) === 'claim'
      ? ` ${say(lang, 'handOver.asks', { call: nameIn(call.row.titles, lang).text })}`
      : ''
  const known = state.is === 'waiting' ? await knownOf(asked, id, application) : undefined
  const sent = notedPart(lang, 'desk.typed', typedFacts(asked, application), { strong: true, id: 'sent' })
  const said = talkList(asked, application, deskMark)
  const talk = said === null ? null : part(say(lang, 'talk.title'), said, { strong: true })
  const proven = [await provenPart(asked, officer, id, application), await documentsPart(asked, officer, id)]
  const head = [trouble, await preparedFor(asked, id)]
  const parts =
    known === undefined
      ? html`
        ${head}${await outcome(asked, officer, application, { values: typed, errors })}${await nextPart(asked)}${talk}${sent}${proven}
      `
      : html`
        ${head}${decisionLinks(asked, officer, application)}
        <div class="desk-split">
          <div>
            ${sent}${part(say(lang, 'desk.known'), knownList(asked, known))}${proven}${talk}
          </div>
          <div>${await decisionParts(asked, officer, application, known, typed, errors)}</div>
        </div>
      `
  const page = {
    title: organisation.name,
    heading: html`<span dir="auto">${organisation.name}</span>`,
    note: applied + asks,
    call,
    script: 'keep-typed',
    status: trouble !== null ? 409 : errors.size > 0 ? 422 : 200,
  }
  return deskPage(asked, officer, page, parts)
}

/** On a narrow screen the decision stands far below what was sent. */
function decisionLinks(asked: Asked, officer: Officer, application: Application) {
  const { lang } = asked
  if (!mayCome(officer, 'deskDecision', 'admit')) return null
  const grants =
    askingOf(application) === 'claim'
      ? (['hand-over', 'handOver.title'] as const)
      : (['admit', 'desk.admit'] as const)
  const ways = [grants, ['ask', 'talk.ask'], ['refuse', 'desk.refuseTitle']] as const
  const links = ways.map(([id, says]) => html`<a href="#${id}">${say(lang, says)}</a>`)
  return html`<nav class="decide" aria-label="${say(lang, 'desk.decision')}">${links}</nav>`
}

function typedFacts({ lang }: Asked, { organisation, person, words, lang: filledIn }: Application) {
  const { domain, identifiers, name, nameLang } = organisation
  const none = say(lang, 'desk.none')
  const named = Object.entries(identifiers).map(
    ([scheme, value]) => `${SCHEME_NAMES[scheme as keyof typeof SCHEME_NAMES]} ${value}`,
  )
  return facts(lang, {
    'ask.names': inLang({ lang: nameLang, text: name }),
    ...kindFacts(lang, organisation),
    'ask.domain': domain ?? none,
    'desk.fact.identifiers': named.join(', ') || none,
    'desk.person': html`<span dir="auto">${person.name}</span>, <span dir="auto">${person.role}</span>`,
    'desk.email': html`<a href="${mailTo(person.email)}">${person.email}</a>`,
    'desk.words': words === '' ? none : typedWords(words, filledIn),
  })
}

function knownList({ lang }: Asked, { doubts }: KnownOf) {
  const lines = doubts.map(doubt => html`<li>${doubt}</li>`)
  return listOr(lang, 'desk.noDoubts', lines, 'plain-list')
}

/** Who decided what, and when: with the entry, or the reason. */
async function outcome(
  asked: Asked,
  officer: Officer,
  application: Application,
  typed: { readonly values: URLSearchParams; readonly errors: Errors },
) {
  const { call, person, state } = application
  const { lang, site, params } = asked
  if (state.is === 'waiting') return null
  const of = { by: state.by, day: deskDay(asked, state.at) }
  const decided = (matter: Piece) => part(say(lang, 'desk.decision'), matter, { strong: true })
  if ('reason' in state) {
    const isAside = state.is === 'aside'
    return decided(html`
      <p>${say(lang, isAside ? 'aside.setOn' : 'desk.refusedOn', of)}</p>
      <blockquote class="quoted mt-s"><span class="typed" dir="auto">${state.reason}</span></blockquote>
      ${isAside ? wayBack(asked, officer, state) : unrefusing(asked, officer)}
    `)
  }
  if (state.is === 'admitted' && state.entry === null) {
    const says = say(lang, 'desk.admittedUnderSeal', of)
    return [decided(html`<p>${says}</p>`), await joiningPart(asked, officer, state)]
  }
  const entry = entryNumber(asked, state.entry!)
  if (state.is === 'claimed') {
    const page = linkTo(asked, `/${call}`, say(lang, 'claim.call'))
    return decided(html`<p>${say(lang, 'handOver.doneOn', of)} ${entry}</p><p>${page}</p>`)
  }
  const party = linkTo(asked, `/parties/${state.party}`, say(lang, 'desk.partyPage'))
  const admitted = html`<p>${say(lang, 'desk.admittedOn', of)} ${entry}</p><p>${party}</p>`
  // Where that fails again and again, an officer makes the link.
  const lying = await applications.present(site.log.drawer, params.application!, site.now())
  const invited =
    lying.due !== null && lying.tries <= 1
      ? part(
          say(lang, 'desk.invitation'),
          html`<p>${say(lang, 'desk.inviteSoon', { email: person.email })}</p>`,
        )
      : await invitationPart(asked, officer, { ...application, state }, typed)
  return [decided(admitted), invited]
}

function unrefusing(asked: Asked, officer: Officer) {
  if (!mayCome(officer, 'deskDecision', 'return')) return null
  const back = say(asked.lang, 'desk.unrefuse')
  return html`<p class="mt-s">${say(asked.lang, 'desk.unrefuseNote')}</p>${buttonForm(asked, inList(asked), { decision: 'return' }, back, { form: 'mt' })}`
}

function wayBack(asked: Asked, officer: Officer, { pile, told }: Aside) {
  const { lang } = asked
  const others = linkTo(asked, `/desk/aside/${pile}`, say(lang, 'aside.with'))
  const back = mayCome(officer, 'deskDecision', 'return')
    ? buttonForm(asked, inList(asked), { decision: 'return' }, say(lang, 'aside.takeBack'), { form: 'mt' })
    : null
  return html`<p class="mt-s">${say(lang, told ? 'aside.told' : 'aside.notTold')} ${others}</p>${back}`
}

/** Three forms on one page, the likely one first. */
async function decisionParts(
  asked: Asked,
  officer: Officer,
  application: Application,
  known: KnownOf,
  typed: URLSearchParams,
  errors: Errors,
) {
  const { lang } = asked
  if (!mayCome(officer, 'deskDecision', 'admit'))
    return part(say(lang, 'desk.decision'), paragraph(lang, 'office.prepares'), { strong: true })
  const decision = typed.get('decision') ?? 'admit'
  const errorsOf = (one: string) => (decision === one ? errors : NO_ERRORS)
  const writing = (does: Written) => writtenForm(asked, application, does, typed, errorsOf(does))
  const signs = mayCome(officer, 'deskActSigned')
  const granting =
    askingOf(application) === 'claim'
      ? await handOverPart(asked, application)
      : part(
          say(lang, 'desk.admit'),
          html`
            ${await underSeal(asked, application)}
            ${await admissionForm(asked, application, known, typed, errorsOf('admit'))}
          `,
          { strong: true, note: say(lang, signs ? 'desk.admitNote' : 'office.submitNote'), id: 'admit' },
        )
  return html`
    ${granting}${notedPart(lang, 'talk.ask', writing('ask'), { id: 'ask' })}
    ${part(
      say(lang, 'desk.refuseTitle'),
      mayCome(officer, 'deskDecision', 'refuse') ? writing('refuse') : paragraph(lang, 'office.decides'),
      { note: say(lang, 'desk.refuseNote'), id: 'refuse' },
    )}
  `
}

async function underSeal(asked: Asked, { call }: Application) {
  const { lang, site } = asked
  const opens = await embargoOn(site, call)
  return opens && inset(say(lang, 'sealed.admitsLater', { hour: deskTime(asked, parseTime(opens)) }))
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

const checked = partsField<Admitting>({
  own: () => ({ level, note: noteField, checked: pastDayField({ isToday: true }) }),
  names: { level: 'mandate' },
  isNeeded: true,
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
          ${await documentChoice(asked, id, values)}
        `
      },
      async read(it, typed) {
        const mandate = (await checked.read(it, typed)) as Mandate | undefined
        const { evidence } = await boundIn(typed)
        return mandate && { ...mandate, evidence: [...mandate.evidence, ...evidence] }
      },
    },
    names: nameField,
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
  folds: { after: 'mandate', says: ({ asked }) => say(asked.lang, 'desk.asItStands') },
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
  before.set(INVITES, 'yes')
  // A question or a refusal, sent from the same page, holds nothing of the admission.
  const values = typed.get('decision') === 'admit' ? typed : before
  const f = new Fieldset(lang, values, errors)
  const fields = await admission.fields({ asked, who: { application, known }, f, values })
  return postedForm(asked, inList(asked), {
    f,
    errors: f.told,
    fields: [fields, await invitesField(asked, application, f)],
    hidden: { decision: 'admit' },
    keep: 'admit',
    hasFile: true,
    button: say(lang, 'desk.admitNext'),
  })
}

/** The box by which the letter with the link goes out once the admission is recorded. */
const INVITES = 'invites'

/** Before the hour of a launch whoever is admitted is invited in any case; without a relay an officer hands the link over. */
async function invitesField(asked: Asked, application: Application, f: Fieldset): Promise<Piece> {
  const { call, person } = application
  const { lang, site } = asked
  if ((await embargoOn(site, call)) !== null) return wishFolded(asked, f)
  if (site.mail === null) return null
  if (await wantsNone(site, application))
    return remark(say(lang, 'desk.admitUnwanted', { email: person.email }))
  const whom = { person: person.name, email: person.email }
  return [
    f.check(INVITES, say(lang, 'desk.admitInvites', whom)),
    (await isConfirmed(asked, person.email)) ? null : inset(say(lang, 'desk.admitUnconfirmed', whom), 'warn'),
    remark(say(lang, 'desk.admitInvitesOwn')),
    letterFolded(asked, await applicantsLetter(asked, application)),
  ]
}

/** Whether whoever reads this mailbox has shown that they do. */
async function isConfirmed({ params, site }: Asked, email: string): Promise<boolean> {
  const proofs = await proofsOf(site.log.drawer, params.application!, site.now())
  return proofs.some(proof => proof.method === 'email' && isShown(proof) && proof.what === mailboxIn(email))
}

/** Leads to the admission, to be signed; or returns what is wrong with the fields, or why the law refuses it. */
async function admit(asked: Asked, officer: Officer, application: Application, form: Form) {
  requireWaiting(application)
  const typed = new Reading<Admitting>(asked, { application }, form)
  const made = await admission.compose(typed)
  const isSealed = (await embargoOn(asked.site, application.call)) !== null
  const wish = isSealed ? wishIn(asked, typed.check, form.fields) : NO_WISH
  if (!typed.check.isGood || made === undefined || 'begin' in made) return typed.check.errors
  const { party } = made.body as BodyOf<'party/admitted'>
  const composed = { type: made.type, call: null, body: made.body as never, parts: typed.saying.parts }
  const proposal = { ...composed, by: 'depositary', signers: [officer.keyid] }
  const refusal = (await asked.site.log.door.preview(proposal)) ?? (await heldId(asked.site, party))
  if (refusal?.member !== undefined) return new Map(atMember(asked, refusal))
  if (refusal !== null) return refusal
  const { granted } = await boundIn(typed)
  if (isSealed)
    return inviteUnderSeal(asked, officer, application, {
      ...made,
      parts: typed.saying.parts,
      granted,
      form,
      wish,
    })
  const back = inList(asked)
  const change = withMore(back, `typed=${await draftTyped(asked, typedBy(officer.id), form.fields)}`)
  const invites =
    form.fields.get(INVITES) === 'yes' &&
    asked.site.mail !== null &&
    !(await wantsNone(asked.site, application))
  const after = { is: 'admitted', party, ...(invites && { invites }), ...granted } as const
  return prepareAct(asked, officer, composed, { after, back, change })
}

type Granted = Awaited<ReturnType<typeof boundBy>>['granted']

/**
 * Before the hour of a launch an admission would tell the world who is about to sign. So the officer invites by what
 * they have checked, and whoever has applied joins under seal.
 */
async function inviteUnderSeal(
  asked: Asked,
  officer: Officer,
  { call, lang, person }: Application,
  how: {
    readonly body: object
    readonly parts: readonly Part[]
    readonly granted: Granted
    readonly form: Form
    readonly wish: LetterWish
  },
) {
  if (!mayCome(officer, 'deskInvitingSigned'))
    throw new Refusal('key_role_wrong', 'Before the hour of an announcement an officer who decides admits.')
  const { keys: _, ...said } = how.body as BodyOf<'party/admitted'>
  return prepareInvitation(asked, officer, {
    said: { ...said, call },
    parts: how.parts,
    person: person.name,
    to: person.email,
    lang: asked.site.own.langIn(lang),
    wish: how.wish,
    change: withMore(inList(asked), `typed=${await draftTyped(asked, typedBy(officer.id), how.form.fields)}`),
    answers: how.granted,
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
  const language = say(asked.site.own.langIn(application.lang), 'frame.language')
  return postedForm(asked, inList(asked), {
    f,
    fields: f.area(field, { label: say(lang, label), hint: say(lang, hint, { language }), rows: 3 }),
    hidden: { decision: does },
    keep: does,
    button: say(lang, button),
    isSecond: true,
  })
}

async function writeTo(asked: Asked, officer: Officer, does: Written, { fields }: Form) {
  const { lang, site, params } = asked
  const id = params.application!
  const { field, missing, make, letter, act, done } = WRITTEN[does]
  const text = typedIn(fields, field)
  const check = new Checking()
  check.must(field, say(lang, missing), text !== '' && text.length <= 2000)
  if (!check.isGood) return check.errors
  await changeApplication(site, id, async found => {
    const value = make(found.value, { by: officer.id, at: site.now(), text })
    const written = await letterBefore(site, letter, { id, value }, { quote: text })
    return [applications.changed(found, value), actNoted(asked, officer, act, id), ...written]
  })
  return seeOther(asked, withMore(inList(asked), `${done}=1`))
}

/** For a claim: the way to the form that hands the register over. */
async function handOverPart(asked: Asked, { call }: Application) {
  const { lang } = asked
  const { row, isRecord } = await callShown(asked, call)
  const heading = say(lang, 'handOver.title')
  const how = { strong: true, id: 'hand-over' }
  if (!isRecord) {
    const entry = entryLink(asked, row.claimed?.entry ?? row.opened)
    return part(heading, html`<p>${phrase(lang, 'handOver.gone', { entry })}</p>`, how)
  }
  const values = new URLSearchParams({ call, application: asked.params.application! })
  const way = html`
    <p>${say(lang, 'handOver.means')}</p>
    ${remark(say(lang, 'handOver.text'), 'mt-s')}
    <div class="actions">${linkButton(asked, `/desk/new/claim?${values}`, say(lang, 'handOver.next'), '')}</div>
  `
  return part(heading, way, { ...how, note: say(lang, 'handOver.note') })
}
