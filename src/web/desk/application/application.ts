import { Refusal } from '../../../core/refusal.ts'
import { type Application, applications, askingOf } from '../../../people/applications.ts'
import { noteLook } from '../../../people/diary.ts'
import type { Aside } from '../../../people/piles.ts'
import { takeBackAlone } from '../../../work/quarantine.ts'
import { kindFacts, typedWords } from '../../apply/applicant.ts'
import { typedBefore } from '../../forms/act-drafts.ts'
import {
  type Answer,
  type Asked,
  buttonForm,
  type CallShown,
  callShown,
  dayIn,
  type Errors,
  entryNumber,
  type Form,
  facts,
  html,
  inLang,
  linkTo,
  mailTo,
  NO_ERRORS,
  nameIn,
  notedPart,
  type Piece,
  part,
  refusedForm,
  SCHEME_NAMES,
  say,
  seeOther,
  withMore,
} from '../../kit/kit.ts'
import { mayCome } from '../../may.ts'
import { preparedFor } from '../act/second.ts'
import { invitationPart, inviteAgain } from '../invitations.ts'
import { type KnownOf, knownOf } from '../likeness/doubts.ts'
import { type Officer, typedBy } from '../officer/officer.ts'
import { deskPage, recorded } from '../pages.ts'
import { inList, nextPart } from '../queue/queue.ts'
import { admit, decisionParts, talkPart, writeTo } from './decision.ts'
import { papersPart, provenPart } from './proofs.ts'

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

function decisionIn(
  asked: Asked,
  officer: Officer,
  application: Application,
  form: Form,
): Promise<Answer | Map<string, string> | Refusal> {
  const decision = form.fields.get('decision')
  switch (decision) {
    case 'admit':
      // // A register is handed over by an act of its own.
      if (askingOf(application) === 'claim') break
      return admit(asked, officer, application, form)
    case 'ask':
    case 'refuse':
      return writeTo(asked, officer, decision, form)
    case 'return':
      return takeBackOne(asked, officer)
    case 'invite':
      return inviteAgain(asked, officer, form)
  }
  throw new Refusal('request_malformed', 'The form names no decision.')
}

const applicationIn = ({ site, params }: Asked): Promise<Application> =>
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
  const day = dayIn(application.received, lang)
  const known = state.is === 'waiting' ? await knownOf(asked, id, application) : undefined
  const sent = notedPart(lang, 'desk.typed', typedFacts(asked, application), { strong: true, id: 'sent' })
  const proven = html`${await provenPart(asked, officer, id, application)}${await papersPart(asked, id)}`
  const head = html`${recorded(asked)}${trouble}${await preparedFor(asked, id)}`
  const parts =
    known === undefined
      ? html`
        ${head}${await outcome(asked, officer, application)}${await nextPart(asked)}${talkPart(asked, application)}
        ${sent}${proven}
      `
      : html`
        ${head}
        <div class="desk-split">
          <div>
            ${sent}${part(say(lang, 'desk.known'), knownList(asked, known))}${proven}${talkPart(asked, application)}
          </div>
          <div>${await decisionParts(asked, officer, application, known, typed, errors)}</div>
        </div>
      `
  const page = {
    title: organisation.name,
    heading: html`<span dir="auto">${organisation.name}</span>`,
    note: html`${say(lang, 'desk.appliedOn', { day })}${claimWords(asked, application, call)}`,
    call,
    script: 'keep-typed',
    status: trouble !== null ? 409 : errors.size > 0 ? 422 : 200,
  }
  return deskPage(asked, officer, page, parts)
}

function claimWords({ lang }: Asked, application: Application, { row }: CallShown) {
  if (askingOf(application) !== 'claim') return null
  return html` ${say(lang, 'handOver.asks', { call: nameIn(row.titles, lang).text })}`
}

function typedFacts(asked: Asked, { organisation, person, words, lang: filledIn }: Application) {
  const { lang } = asked
  const { domain, identifiers, name, nameLang } = organisation
  const none = say(lang, 'desk.none')
  const named = Object.entries(identifiers).map(
    ([scheme, value]) => `${SCHEME_NAMES[scheme as keyof typeof SCHEME_NAMES]} ${value}`,
  )
  return facts(lang, {
    'ask.names': inLang({ lang: nameLang, text: name }),
    ...kindFacts(lang, organisation),
    'ask.domain': domain ?? none,
    'desk.fact.identifiers': named.length === 0 ? none : named.join(', '),
    'desk.person': html`<span dir="auto">${person.name}</span>, <span dir="auto">${person.role}</span>`,
    'desk.email': html`<a href="${mailTo(person.email)}">${person.email}</a>`,
    'desk.words': words === '' ? none : typedWords(words, filledIn),
  })
}

function knownList({ lang }: Asked, { doubts }: KnownOf) {
  if (doubts.length === 0) return html`<p>${say(lang, 'desk.noDoubts')}</p>`
  return html`<ul class="plain-list">${doubts.map(doubt => html`<li>${doubt}</li>`)}</ul>`
}

/** Who decided what, and when: with the entry, or the reason. */
async function outcome(asked: Asked, officer: Officer, { call, state }: Application) {
  const { lang } = asked
  if (state.is === 'waiting') return null
  const of = { by: state.by, day: dayIn(state.at, lang) }
  const decided = (matter: Piece) => part(say(lang, 'desk.decision'), matter, { strong: true })
  if ('reason' in state) {
    const isAside = state.is === 'aside'
    const says = say(lang, isAside ? 'aside.setOn' : 'desk.refusedOn', of)
    const reason = html`<blockquote class="quoted mt-s">
      <span class="typed" dir="auto">${state.reason}</span>
    </blockquote>`
    return decided(html`<p>${says}</p>${reason}${isAside ? wayBack(asked, officer, state) : null}`)
  }
  const entry = entryNumber(asked, state.entry)
  if (state.is === 'claimed') {
    const page = linkTo(asked, `/${call}`, say(lang, 'claim.call'))
    return decided(html`<p>${say(lang, 'handOver.doneOn', of)} ${entry}</p><p>${page}</p>`)
  }
  const party = linkTo(asked, `/parties/${state.party}`, say(lang, 'desk.partyPage'))
  const admitted = html`<p>${say(lang, 'desk.admittedOn', of)} ${entry}</p><p>${party}</p>`
  return html`${decided(admitted)}${await invitationPart(asked, officer, state)}`
}

function wayBack(asked: Asked, officer: Officer, { pile, told }: Aside) {
  const { lang } = asked
  const others = linkTo(asked, `/desk/aside/${pile}`, say(lang, 'aside.with'))
  const back = mayCome(officer, 'deskDecision', 'return')
    ? buttonForm(asked, inList(asked), { decision: 'return' }, say(lang, 'aside.takeBack'), { form: 'mt' })
    : null
  return html`<p class="mt-s">${say(lang, told ? 'aside.told' : 'aside.notTold')} ${others}</p>${back}`
}

/** Refuses `changed_meanwhile` where it is not set aside (any more). */
async function takeBackOne(asked: Asked, officer: Officer) {
  const id = asked.params.application!
  await takeBackAlone(asked.site, officer.id, id)
  return seeOther(asked, withMore(inList(asked), 'back=1'))
}
