import { Refusal } from '../../../core/refusal.ts'
import { type Application, applications, askingOf } from '../../../people/applications.ts'
import { noteLook } from '../../../people/diary.ts'
import type { Aside } from '../../../people/quarantine.ts'
import { takeBackAlone } from '../../../work/quarantine.ts'
import { kindFacts, talkList, typedWords } from '../../apply/applicant.ts'
import { typedBefore } from '../../forms/act-drafts.ts'
import {
  type Asked,
  buttonForm,
  callShown,
  comma,
  deskDay,
  deskMark,
  type Errors,
  entryLink,
  entryNumber,
  type Form,
  facts,
  html,
  inLang,
  linkButton,
  linkTo,
  mailTo,
  NO_ERRORS,
  nameIn,
  notedPart,
  type Piece,
  part,
  phrase,
  refusedForm,
  remark,
  SCHEME_NAMES,
  say,
  seeOther,
  withMore,
} from '../../kit/kit.ts'
import { mayCome } from '../../office-permissions.ts'
import { preparedFor } from '../act/second.ts'
import { type KnownOf, knownOf } from '../duplicate-warnings.ts'
import { type Officer, typedBy } from '../officer/officer.ts'
import { deskPage, listOr, paragraph } from '../pages.ts'
import { inList, nextPart } from '../queue/queue.ts'
import { admissionForm, admit, underSeal } from './admission.ts'
import { documentsPart } from './documents.ts'
import { invitationPart, inviteAgain, joiningPart } from './invitation.ts'
import { provenPart } from './proofs.ts'
import { type Written, writeTo, writtenForm } from './writing.ts'

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
    'desk.fact.identifiers': named.join(comma(lang)) || none,
    'desk.person': html`<span dir="auto">${person.name}</span>${comma(lang)}<span dir="auto">${person.role}</span>`,
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
