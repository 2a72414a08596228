import { type Application, answerDesk, askingOf, stageOf } from '../../people/applications.ts'
import {
  type Asked,
  type CallShown,
  Checking,
  callShown,
  comma,
  copyButton,
  countryName,
  dayIn,
  doneNotice,
  entryNumber,
  Fieldset,
  facts,
  hasHidden,
  howToReach,
  html,
  inset,
  isSwitchedOn,
  linkButton,
  linkTo,
  minuteMark,
  opening,
  type Piece,
  part,
  postedForm,
  privatePage,
  readForm,
  say,
  seeOther,
  signAction,
  takeTurn,
  typedIn,
  typedIsDone,
} from '../kit/kit.ts'
import { invitedHow } from '../statement/names.ts'
import { type Own, ownApplication } from './application.ts'
import { proofParts, type Tried } from './proofs.ts'

/**
 * The applicant's own page. Whoever has its address can read it, so nothing on it lets anybody act for the
 * organisation: an invitation goes to the person whom the officer has checked.
 */
export async function showOwnApplication(asked: Asked) {
  return ownPage(asked, await ownApplication(asked))
}

/** `tried` is one of its forms as it was sent. */
export async function ownPage(asked: Asked, own: Own, tried?: Tried, status = 200) {
  const { site, params, lang, query } = asked
  const { application } = own
  const call = await callShown(asked, application.call)
  const isNew = query.has('new') && stageOf(application) === 'waiting'
  const asking = askingOf(application)
  const isOver = call.row.closed !== null && ['waiting', 'asked'].includes(stageOf(application))
  const title = isOver
    ? say(lang, 'apply.is.callClosed')
    : isNew
      ? say(lang, `${asking}.received`)
      : stageWords(asked, application, 'is')
  const here = `${site.publicUrl}/applications/${params.token}`
  const noMail = site.mail === null ? inset(say(lang, 'apply.noMail'), 'mt-s') : null
  const keep = html`
    <label for="own-address">${say(lang, 'apply.keepAddress')}</label>
    <div class="copy"><input id="own-address" readonly dir="ltr" value="${here}">${copyButton(lang, 'own-address')}</div>
    ${noMail}
  `
  const day = dayIn(application.received, lang)
  const main = html`
    ${isNew ? typedIsDone(`/${call.id}/apply`) : null}
    ${opening(
      say(lang, `${asking}.kicker`),
      title,
      isOver
        ? say(lang, 'apply.means.callClosed')
        : html`${stageWords(asked, application, 'means')}${saysToAsk(application) ? html` ${howToReach(asked)}` : null}`,
      [outcome(asked, application), wayOn(asked, call, application)],
    )}${wrongSummary(lang, tried)}
    ${part(say(lang, 'apply.address'), keep, { strong: true })}
    ${answerPart(asked, application, tried)}${isOver ? null : await proofParts(asked, own, tried)}
    ${part(say(lang, 'apply.yours'), typedFacts(asked, application), { note: say(lang, 'apply.sentOn', { day }) })}
  `
  return privatePage(asked, { title, main, call, current: 'sign', script: ['keep-typed', 'copy'] }, status)
}

/** At the top, since what is wrong may stand far below; the form of an answer tells it by itself. */
function wrongSummary(lang: Asked['lang'], tried: Tried | undefined): Piece {
  if (tried === undefined || tried.form === 'answer') return null
  return new Fieldset(lang, tried.typed, tried.errors).summary()
}

/** Whether the words of its stage say to write to us or to ask us. */
function saysToAsk(application: Application): boolean {
  const stage = stageOf(application)
  return stage === 'admitted'
    ? invitedHow(application.state) === 'invited'
    : stage === 'refused' || stage === 'aside'
}

function stageWords({ lang, site }: Asked, application: Application, what: 'is' | 'means'): string {
  const stage = stageOf(application)
  // The page says nothing of the link itself.
  if (stage === 'admitted') {
    if (what === 'is') return say(lang, 'apply.is.admitted')
    const how = invitedHow(application.state)
    return say(
      lang,
      how === 'invited' && site.mail === null ? 'apply.means.invitedByHand' : `apply.means.${how}`,
    )
  }
  if (stage === 'claimed') return say(lang, `claim.${what}.claimed`)
  return say(lang, `${askingOf(application)}.${what}.${stage}`)
}

function typedFacts({ lang }: Asked, { organisation, person, words, lang: filledIn }: Application) {
  const { domain, identifiers, name } = organisation
  return facts(lang, {
    'apply.name': html`<span dir="auto">${name}</span>`,
    ...kindFacts(lang, organisation),
    'apply.domain': domain,
    'apply.identifiers': Object.values(identifiers).join(comma(lang)) || null,
    'apply.person': html`<span dir="auto">${person.name}, ${person.role}</span>`,
    'apply.email': person.email,
    'apply.words': words === '' ? null : typedWords(words, filledIn),
  })
}

export function kindFacts(
  lang: Asked['lang'],
  { kind, country }: Pick<Application['organisation'], 'kind' | 'country'>,
) {
  const where = country === null ? say(lang, 'fields.noCountry') : countryName(country, lang)
  return { 'apply.kind': say(lang, `kind.${kind}`), 'apply.country': where }
}

/** Words of an applicant, as typed, in the language of the form in which they were typed. */
export function typedWords(words: string, lang: string) {
  return html`<span class="typed" lang="${lang}" dir="auto">${words}</span>`
}

function wayOn(asked: Asked, call: CallShown, { state }: Application) {
  if (state.is !== 'admitted' || state.enrolled === null || state.entry === null) return null
  const own = linkButton(asked, '/representative', say(asked.lang, 'rep.kicker'))
  return html`<div class="actions">${signAction(asked, call)}${own}</div>`
}

function outcome(asked: Asked, { call, state }: Application) {
  const { lang } = asked
  if (state.is === 'refused' || state.is === 'aside')
    return html`
      <h2 class="mt-l">${say(lang, 'apply.reason')}</h2>
      <blockquote class="quoted mt-s"><span class="typed" dir="auto">${state.reason}</span></blockquote>
      ${isSwitchedOn(asked, 'applications') ? html`<div class="actions">${linkButton(asked, `/${call}/apply`, say(lang, 'apply.again'))}</div>` : null}
    `
  if (state.is === 'waiting' || state.entry === null) return null
  const page =
    state.is === 'admitted'
      ? linkTo(asked, `/parties/${state.party}`, say(lang, 'apply.party'))
      : linkTo(asked, `/${call}`, say(lang, 'claim.call'))
  return html`<p class="mt">${page}${comma(lang)}${entryNumber(asked, state.entry)}</p>`
}

/** What was asked and answered, as both sides read it; null where nothing was. */
/** `markOf` tells the minutes: by the keeper's clocks at the desk, in UTC to the applicant. */
export function talkList(
  asked: Asked,
  { talk, person }: Application,
  markOf = ({ lang }: Asked, at: number) => minuteMark(at, lang),
) {
  const { lang } = asked
  if (talk.length === 0) return null
  const said = talk.map(({ at, by, text }) => {
    const who = by === null ? html`<bdi>${person.name}</bdi>` : say(lang, 'talk.officer', { officer: by })
    return html`<li>
      <p class="note">${who}${comma(lang)}${markOf(asked, at)}</p>
      <blockquote class="quoted"><span class="typed" dir="auto">${text}</span></blockquote>
    </li>`
  })
  return html`<ol class="talk">${said}</ol>`
}

/** The same with the form that answers the last question. */
function answerPart(asked: Asked, application: Application, tried: Tried | undefined) {
  const { lang, params, query } = asked
  const said = talkList(asked, application)
  if (said === null) return null
  const answer = tried?.form === 'answer' ? tried : undefined
  const f = new Fieldset(lang, answer?.typed ?? new URLSearchParams(), answer?.errors)
  const page = `/applications/${params.token}`
  const done = query.has('answered') ? [doneNotice(say(lang, 'talk.answered')), typedIsDone(page)] : null
  const label = { label: say(lang, 'talk.yourAnswer'), hint: say(lang, 'talk.answerNote') }
  const fields = f.area('answer', { ...label, rows: 5 })
  const form =
    stageOf(application) === 'asked'
      ? postedForm(asked, `${page}/answer`, { f, fields, keep: 'answer', button: say(lang, 'talk.answer') })
      : null
  return part(say(lang, 'talk.title'), [done, said, form], { strong: true, id: 'talk' })
}

const MOST_FORM = 64 * 1024

export async function takeAnswer(asked: Asked) {
  const { site, lang, params } = asked
  const { fields } = await readForm(asked, MOST_FORM)
  const own = await ownApplication(asked)
  const page = `/applications/${params.token}`
  // Answered already, as by a second press, or decided meanwhile: the page says which.
  if (stageOf(own.application) !== 'asked') return seeOther(asked, page)
  const text = typedIn(fields, 'answer')
  const check = new Checking()
  check.must('answer', say(lang, 'talk.answerMissing'), text !== '' && text.length <= 2000)
  check.must('answer', say(lang, 'fields.hidden'), !hasHidden(text, { lines: true }))
  if (!check.isGood)
    return ownPage(asked, own, { form: 'answer', typed: fields, errors: check.errors, trouble: null }, 422)
  takeTurn(asked, 'application')
  await answerDesk(site.log.drawer, own.id, text, site.now())
  return seeOther(asked, `${page}?answered=1`)
}
