import { type Application, askingOf, stageOf } from '../../people/applications.ts'
import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import { typedIsDone } from '../keep-typed.ts'
import { entryNumber, linkTo } from '../links.ts'
import { html, type Markup, type Piece } from '../markup.ts'
import { dayIn } from '../moments.ts'
import { linkButton } from '../posted-form.ts'
import { type Fact, factList, part, privatePage, quietOpening } from '../private.ts'
import { type Own, ownApplication } from '../proofs/own.ts'
import { proofParts, type Tried } from '../proofs/parts.ts'
import { type CallShown, callShown } from '../record.ts'
import { say } from '../say.ts'
import { signAction } from '../sign/action.ts'
import { countryName } from '../wording.ts'
import { answerPart } from './talk.ts'

/**
 * The applicant's own page: what was typed, and what became of it. Whoever has the address can read it, so it tells
 * nothing that lets anybody act for the organisation: an invitation goes to the person whom the officer has checked.
 */
export async function showOwnApplication(asked: Asked): Promise<Answer> {
  return ownPage(asked, await ownApplication(asked))
}

/** The page, or the page with one of its forms as it was sent. */
export async function ownPage(asked: Asked, own: Own, tried?: Tried, status = 200): Promise<Answer> {
  const { site, params, lang, query } = asked
  const { application } = own
  const call = await callShown(asked, application.call)
  const { received } = application
  const stage = stageOf(application)
  const isNew = query.has('new') && stage === 'waiting'
  const asking = askingOf(application)
  const title = isNew ? say(lang, `${asking}.received`) : stageWords(asked, application, 'is')
  const here = `${site.publicUrl}/applications/${params.token}`
  const keep = html`<p>${say(lang, 'apply.keepAddress')}</p><p class="codeline mt-s">${here}</p>`
  const day = dayIn(received, lang)
  const main = html`${isNew ? typedIsDone(`/${call.id}/apply`) : null}${quietOpening(say(lang, `${asking}.kicker`), title, stageWords(asked, application, 'means'), html`${outcome(asked, application)}${wayOn(asked, call, application)}`)}
${answerPart(asked, application, tried)}
${await proofParts(asked, own, tried)}
${part(say(lang, 'apply.address'), keep, { strong: true })}
${part(say(lang, 'apply.yours'), factList(typedFacts(asked, application)), { note: say(lang, 'apply.sentOn', { day }) })}`
  return privatePage(asked, { title, main, call, script: 'keep-typed' }, status)
}

/** What became of it so far, or what follows from that. */
function stageWords({ lang }: Asked, application: Application, what: 'is' | 'means'): string {
  const stage = stageOf(application)
  if (stage === 'admitted')
    return say(lang, what === 'is' ? 'apply.is.admitted' : `apply.means.${howFar(application)}`)
  if (stage === 'claimed') return say(lang, `claim.${what}.claimed`)
  return say(lang, `${askingOf(application)}.${what}.${stage}`)
}

/** How far somebody who was admitted has come; the page says nothing of the link itself. */
function howFar({ state }: Application): 'admitted' | 'invited' | 'enrolled' {
  if (state.is !== 'admitted') return 'admitted'
  if (state.enrolled !== null) return 'enrolled'
  return state.invitation === null ? 'admitted' : 'invited'
}

function typedFacts({ lang }: Asked, { organisation, person, words, lang: filledIn }: Application): Fact[] {
  const { domain, identifiers, name } = organisation
  const named = Object.values(identifiers)
  const facts: (Fact | null)[] = [
    [say(lang, 'apply.name'), html`<span dir="auto">${name}</span>`],
    ...kindFacts(lang, organisation),
    domain === null ? null : [say(lang, 'apply.domain'), domain],
    named.length === 0 ? null : [say(lang, 'apply.identifiers'), named.join(', ')],
    [say(lang, 'apply.person'), html`<span dir="auto">${person.name}, ${person.role}</span>`],
    [say(lang, 'apply.email'), person.email],
    words === '' ? null : [say(lang, 'apply.words'), typedWords(words, filledIn)],
  ]
  return facts.filter(fact => fact !== null)
}

/** Of what kind an applicant is, and where. */
export function kindFacts(lang: Asked['lang'], { kind, country }: Application['organisation']): Fact[] {
  const where = country === null ? say(lang, 'fields.noCountry') : countryName(country, lang)
  return [
    [say(lang, 'apply.kind'), say(lang, `kind.${kind}`)],
    [say(lang, 'apply.country'), where],
  ]
}

/** Words as somebody typed them, in the language of their form. */
export function typedWords(words: string, lang: string): Markup {
  return html`<span class="typed" lang="${lang}" dir="auto">${words}</span>`
}

/** Where whoever has a passkey goes on. */
function wayOn(asked: Asked, call: CallShown, application: Application): Piece {
  if (howFar(application) !== 'enrolled') return null
  const own = linkButton(asked, '/representative', say(asked.lang, 'rep.kicker'))
  return html`<div class="actions">${signAction(asked, call)}${own}</div>`
}

function outcome(asked: Asked, { call, state }: Application): Piece {
  const { lang } = asked
  if (state.is === 'refused' || state.is === 'aside')
    return html`<h2 class="mt-l">${say(lang, 'apply.reason')}</h2><blockquote class="quoted mt-s"><span class="typed" dir="auto">${state.reason}</span></blockquote><div class="actions">${linkButton(asked, `/${call}/apply`, say(lang, 'apply.again'))}</div>`
  if (state.is === 'waiting') return null
  const page =
    state.is === 'admitted'
      ? linkTo(asked, `/parties/${state.party}`, say(lang, 'apply.party'))
      : linkTo(asked, `/${call}`, say(lang, 'claim.call'))
  return html`<p class="mt">${page}, ${entryNumber(asked, state.entry)}</p>`
}
