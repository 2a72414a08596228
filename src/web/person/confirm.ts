import type { Digest } from '../../core/digest.ts'
import { findLink } from '../../people/links.ts'
import { findPerson, findRequest, type PersonRequest, tryCode } from '../../people/persons.ts'
import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import { readMailbox } from '../desk/likeness/spelling.ts'
import { type Errors, Fieldset, NO_ERRORS } from '../fields.ts'
import { readForm, typedIn } from '../form.ts'
import { typedIsDone } from '../keep-typed.ts'
import { linkIn, linkTo } from '../links.ts'
import { html, type Piece } from '../markup.ts'
import { linkButton } from '../posted-form.ts'
import { factList, part, privatePage, quietOpening, seeOther } from '../private.ts'
import { callShown } from '../record.ts'
import { say } from '../say.ts'
import { takeTurn } from '../turns.ts'
import { languageIn, nameIn } from '../wording.ts'
import { ownToken } from './letters.ts'
import { confirm, spent } from './signing.ts'

/**
 * The address is confirmed: by the link in the letter, or by its code on the page from which it was asked for. Opening
 * either changes nothing, since scanners of mail open links too, and some press what they find: it takes a code that is
 * typed, or a box that is ticked by hand.
 */

/** The page behind the link in the letter. */
export async function showConfirmPerson(asked: Asked): Promise<Answer> {
  const { request } = await comingBy(asked, 'person')
  return request === undefined
    ? seeOther(asked, `/persons/${asked.params.token}`)
    : letterPage(asked, request)
}

export async function takeConfirmPerson(asked: Asked): Promise<Answer> {
  const { fields } = await readForm(asked)
  const { commitment, request } = await comingBy(asked, 'person')
  if (request !== undefined && fields.get('confirm') !== 'yes')
    return letterPage(asked, request, new Map([['confirm', say(asked.lang, 'persons.confirmMineMissing')]]))
  if (request !== undefined) await confirm(asked.site, commitment, request)
  return seeOther(asked, `/persons/${asked.params.token}?new=1`)
}

/** The page that was shown after the form: whoever has it needs the code too. */
export async function showPersonCode(asked: Asked): Promise<Answer> {
  return codePage(asked, await requestByCode(asked))
}

export async function takePersonCode(asked: Asked): Promise<Answer> {
  const { fields } = await readForm(asked)
  const { commitment } = await comingBy(asked, 'person-code')
  const request = await requestByCode(asked)
  takeTurn(asked, 'ceremony')
  const code = typedIn(fields, 'code').replace(/[^0-9]/g, '')
  if (!(await tryCode(asked.site.log, commitment, code, asked.site.now())))
    return codePage(asked, request, new Map([['code', say(asked.lang, 'persons.codeWrong')]]))
  await confirm(asked.site, commitment, request)
  return seeOther(asked, `/persons/${await ownToken(asked.site, commitment)}?new=1`)
}

async function requestByCode(asked: Asked): Promise<PersonRequest> {
  const { request } = await comingBy(asked, 'person-code')
  if (request === undefined) throw spent()
  return request
}

interface Coming {
  readonly commitment: Digest
  /** Undefined where it leads to somebody who has signed. */
  readonly request: PersonRequest | undefined
}

/** Refuses `link_spent`. */
async function comingBy({ site, params }: Asked, purpose: 'person' | 'person-code'): Promise<Coming> {
  const { drawer } = site.log
  const { subject: commitment } = await findLink(drawer, purpose, params.token!, site.now())
  const request = await findRequest(drawer, commitment, site.now())
  const known = request ?? (await findPerson(drawer, commitment, site.now()))
  if (known?.call !== params.call) throw spent()
  return { commitment: commitment as Digest, request }
}

async function codePage(asked: Asked, request: PersonRequest, errors: Errors = NO_ERRORS): Promise<Answer> {
  const { lang, params, query, site } = asked
  const call = await callShown(asked, request.call)
  const f = new Fieldset(lang, new URLSearchParams(), errors)
  const action = linkIn(asked, `/${request.call}/persons/code/${params.token}`)
  const title = say(lang, 'persons.checkMail')
  const byHand = site.mail === null ? html`<p class="notice mt">${say(lang, 'persons.noMail')}</p>` : null
  const form = html`<form class="form" method="post" action="${action}" novalidate>${f.summary(say(lang, 'persons.errors'))}
${f.text('code', { label: say(lang, 'persons.code'), hint: say(lang, 'persons.codeHint'), inputmode: 'numeric', autocomplete: 'one-time-code', isPlain: true })}
<div class="actions"><button class="btn">${say(lang, 'persons.confirm')}</button>${linkButton(asked, `/${request.call}/persons/sign`, say(lang, 'persons.again'))}</div></form>`
  const main = html`${query.has('new') ? typedIsDone(`/${request.call}/persons`) : null}${quietOpening(say(lang, 'persons.kicker'), title, say(lang, 'persons.checkMailLede'), html`<p class="codeline mt-s" translate="no">${readMailbox(request.email)}</p>${byHand}`)}
${part(say(lang, 'persons.codeHeading'), form, { strong: true, note: say(lang, 'persons.codeNote') })}`
  return privatePage(asked, { title, main, call, script: 'keep-typed' }, errors.size === 0 ? 200 : 422)
}

async function letterPage(asked: Asked, request: PersonRequest, errors: Errors = NO_ERRORS): Promise<Answer> {
  const { lang, params } = asked
  const call = await callShown(asked, request.call)
  const name = nameIn(call.row.titles, lang).text
  const title = say(lang, 'persons.confirmTitle', { call: name })
  const action = linkIn(asked, `/${request.call}/persons/confirm/${params.token}`)
  const facts: (readonly [string, Piece])[] = [
    [say(lang, 'persons.name'), html`<span dir="auto">${request.name}</span>`],
    [say(lang, 'persons.shownFact'), say(lang, request.shown ? 'persons.isShown' : 'persons.isHidden')],
    [
      say(lang, 'persons.textFact'),
      html`${linkTo(asked, `/${request.call}/text/${request.manifest}`, name)}, ${languageIn(request.read.lang, lang)}`,
    ],
  ]
  const f = new Fieldset(lang, new URLSearchParams(), errors)
  const form = html`<form class="form" method="post" action="${action}" novalidate>${f.summary(say(lang, 'persons.errors'))}
${f.check('confirm', say(lang, 'persons.confirmMine'))}
<div class="actions"><button class="btn">${say(lang, 'persons.confirmSign')}</button>${linkButton(asked, `/persons/not-me/${params.token}`, say(lang, 'persons.notMeShort'))}</div></form>`
  const main = html`${quietOpening(say(lang, 'persons.kicker'), title, say(lang, 'persons.confirmLede'))}
${part(say(lang, 'persons.whatSign'), html`${factList(facts)}${form}`, { strong: true })}`
  return privatePage(asked, { title, main, call }, errors.size === 0 ? 200 : 422)
}
