import { fromBase64url } from '../../../core/bytes.ts'
import { Refusal } from '../../../core/refusal.ts'
import { formatTime } from '../../../core/time.ts'
import { type Application, askingOf, decide, findApplication } from '../../../people/applications.ts'
import { noteLook } from '../../../people/diary.ts'
import type { Answer } from '../../answer.ts'
import type { Asked } from '../../asked.ts'
import { type Errors, NO_ERRORS, refusalNotice, refusedForm } from '../../fields.ts'
import type { Form } from '../../form.ts'
import { typedBefore } from '../../forms/acts.ts'
import { inLang, linkIn, mailTo } from '../../links.ts'
import { html, type Markup, type Piece } from '../../markup.ts'
import { type Fact, factList, part, privatePage } from '../../private.ts'
import { type CallShown, callShown } from '../../record.ts'
import { say } from '../../say.ts'
import { countryName, longDay, nameIn } from '../../wording.ts'
import { noteClaimed } from '../act/after.ts'
import { preparedFor } from '../act/second-list.ts'
import { invitationPart, inviteAgain } from '../invite.ts'
import { type KnownOf, knownOf } from '../likeness/doubts.ts'
import { type Officer, typedBy } from '../officer/officer.ts'
import { opening } from '../pages.ts'
import { nextPart } from '../queue/next.ts'
import { recorded } from '../recorded.ts'
import { ask, talkPart } from './ask.ts'
import { admit, decisionParts, refuse } from './decision.ts'
import { papersPart } from './papers.ts'
import { provenPart } from './proven.ts'
import { asideOutcome, takeBackOne } from './set-aside.ts'

/** One application: what was typed, what is known, and the decision, which an officer signs or gives a reason for. */

export async function showApplication(asked: Asked, officer: Officer): Promise<Answer> {
  const application = await applicationAt(asked)
  const { log, now } = asked.site
  const subject = asked.params.application!
  await noteLook(log.drawer, { at: now(), by: officer.id, what: 'application-opened', subject })
  return applicationPage(
    asked,
    officer,
    application,
    await typedBefore(asked, typedBy(officer.id)),
    NO_ERRORS,
  )
}

/**
 * What another officer decided meanwhile is told on the page of the application, with their name; what the law refuses of
 * an admission beside what was typed.
 */
export async function takeDecision(asked: Asked, officer: Officer, form: Form): Promise<Answer> {
  const application = await applicationAt(asked)
  const { fields } = form
  try {
    const done = await decisionIn(asked, officer, application, form)
    if (done instanceof Map) return await applicationPage(asked, officer, application, fields, done)
    if (!(done instanceof Refusal)) return done
    const { trouble, typed } = refusedForm(asked.lang, done, fields)
    return await applicationPage(asked, officer, application, typed, NO_ERRORS, trouble)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'application_decided') throw error
    const now = await applicationAt(asked)
    const notice = refusalNotice(asked.lang, error)
    return applicationPage(asked, officer, now, fields, NO_ERRORS, notice)
  }
}

function decisionIn(
  asked: Asked,
  officer: Officer,
  application: Application,
  form: Form,
): Promise<Answer | Map<string, string> | Refusal> {
  switch (form.fields.get('decision')) {
    case 'admit':
      // Who asks for a register is handed it by an act of its own.
      if (askingOf(application) === 'claim') break
      return admit(asked, officer, application, form)
    case 'ask':
      return ask(asked, officer, form)
    case 'refuse':
      return refuse(asked, officer, form)
    case 'return':
      return takeBackOne(asked, officer, application)
    case 'invite':
      return inviteAgain(asked, officer, asked.params.application!, application, form)
  }
  throw new Refusal('request_malformed', 'The form names no decision.')
}

async function applicationAt(asked: Asked): Promise<Application> {
  const { site, params } = asked
  const { drawer, store } = site.log
  const id = params.application!
  const found = await findApplication(drawer, id, site.now())
  if (found === undefined) throw new Refusal('not_found', `There is no application ${id.slice(0, 40)}.`)
  if (found.state.is !== 'waiting' || found.state.held === null) return found
  // A decision that broke off between the log and the drawer: the log is the truth. It is asked for this very
  // statement: another application may have been admitted under the same id.
  const { party, by, act, statement, at } = found.state.held
  const [entry] = await store.indexesOf([fromBase64url(statement)])
  if (entry === undefined) return found
  const done = { by, at, entry }
  if (party === null) return noteClaimed(asked, id, { is: 'claimed', ...done }, act)
  const state = { is: 'admitted' as const, ...done, party, invitation: null, enrolled: null }
  return decide(drawer, id, state, site.now(), act)
}

async function applicationPage(
  asked: Asked,
  officer: Officer,
  application: Application,
  typed: URLSearchParams,
  errors: Errors,
  trouble: Piece = null,
): Promise<Answer> {
  const { lang } = asked
  const { organisation, state } = application
  const title = html`<span dir="auto">${organisation.name}</span>`
  const call = await callShown(asked, application.call)
  const day = longDay(formatTime(application.received).slice(0, 10), lang)
  const known =
    state.is === 'waiting' ? await knownOf(asked, asked.params.application!, application) : undefined
  const sent = part(say(lang, 'desk.typed'), typedFacts(asked, application), {
    strong: true,
    note: say(lang, 'desk.typedNote'),
    id: 'sent',
  })
  const proven = html`${await provenPart(asked, officer, asked.params.application!, application)}${await papersPart(asked, asked.params.application!)}`
  const head = html`${opening(asked, officer, title, html`${say(lang, 'desk.appliedOn', { day })}${claimWords(asked, application, call)}`)}
${recorded(asked)}${trouble}${await preparedFor(asked, asked.params.application!)}`
  const main =
    known === undefined
      ? html`${head}${await outcome(asked, officer, application)}${await nextPart(asked, asked.params.application!)}
${talkPart(asked, application)}${sent}${proven}`
      : html`${head}<div class="desk-split"><div>${sent}
${part(say(lang, 'desk.known'), knownList(asked, known))}
${proven}
${talkPart(asked, application)}</div>
<div>${await decisionParts(asked, officer, application, known, typed, errors)}</div></div>`
  const status = trouble !== null ? 409 : errors.size > 0 ? 422 : 200
  return privatePage(asked, { title: organisation.name, main, call, script: 'keep-typed' }, status)
}

function claimWords({ lang }: Asked, application: Application, { row }: CallShown): Piece {
  if (askingOf(application) !== 'claim') return null
  return html` ${say(lang, 'handOver.asks', { call: nameIn(row.titles, lang).text })}`
}

function typedFacts(asked: Asked, { organisation, person, words, lang: filledIn }: Application): Markup {
  const { lang } = asked
  const { country, domain, identifiers, kind, name, nameLang } = organisation
  const named = Object.entries(identifiers).map(([scheme, value]) => `${SCHEMES[scheme]} ${value}`)
  const facts: Fact[] = [
    [say(lang, 'ask.names'), inLang({ lang: nameLang, text: name })],
    [say(lang, 'ask.kind'), say(lang, `kind.${kind}`)],
    [say(lang, 'ask.country'), country === null ? say(lang, 'fields.noCountry') : countryName(country, lang)],
    [say(lang, 'ask.domain'), domain ?? say(lang, 'desk.none')],
    [say(lang, 'desk.fact.identifiers'), named.length === 0 ? say(lang, 'desk.none') : named.join(', ')],
    [
      say(lang, 'desk.person'),
      html`<span dir="auto">${person.name}</span>, <span dir="auto">${person.role}</span>`,
    ],
    [say(lang, 'desk.email'), html`<a href="${mailTo(person.email)}">${person.email}</a>`],
    [
      say(lang, 'desk.words'),
      words === ''
        ? say(lang, 'desk.none')
        : html`<span class="typed" lang="${filledIn}" dir="auto">${words}</span>`,
    ],
  ]
  return factList(facts)
}

const SCHEMES: Readonly<Record<string, string>> = { lei: 'LEI', ror: 'ROR', wikidata: 'Wikidata' }

function knownList({ lang }: Asked, { doubts }: KnownOf): Markup {
  if (doubts.length === 0) return html`<p>${say(lang, 'desk.noDoubts')}</p>`
  return html`<ul class="plain-list">${doubts.map(doubt => html`<li>${doubt}</li>`)}</ul>`
}

async function outcome(asked: Asked, officer: Officer, { call, state }: Application): Promise<Markup> {
  const { lang } = asked
  if (state.is === 'waiting') return html``
  const day = longDay(formatTime(state.at).slice(0, 10), lang)
  if (state.is === 'refused') {
    const refused = html`<p>${say(lang, 'desk.refusedOn', { by: state.by, day })}</p><blockquote class="quoted mt-s"><span class="typed" dir="auto">${state.reason}</span></blockquote>`
    return part(say(lang, 'desk.decision'), refused, { strong: true })
  }
  if (state.is === 'aside') return asideOutcome(asked, officer, state)
  const entry = html`<a href="${linkIn(asked, `/entries/${state.entry}`)}">${say(lang, 'entry.n', { index: state.entry })}</a>`
  if (state.is === 'claimed') {
    const page = html`<a href="${linkIn(asked, `/${call}`)}">${say(lang, 'claim.call')}</a>`
    const claimed = html`<p>${say(lang, 'handOver.doneOn', { by: state.by, day })} ${entry}</p><p>${page}</p>`
    return part(say(lang, 'desk.decision'), claimed, { strong: true })
  }
  const party = html`<a href="${linkIn(asked, `/parties/${state.party}`)}">${say(lang, 'desk.partyPage')}</a>`
  const admitted = html`<p>${say(lang, 'desk.admittedOn', { by: state.by, day })} ${entry}</p><p>${party}</p>`
  return html`${part(say(lang, 'desk.decision'), admitted, { strong: true })}${await invitationPart(asked, officer, state)}`
}
