import { readMailbox } from '../../comparison/domains.ts'
import type { Digest } from '../../core/digest.ts'
import { findLink } from '../../people/links.ts'
import {
  type Person,
  type PersonRequest,
  personRequests,
  persons,
  signedBy,
  tryCode,
} from '../../people/persons.ts'
import { erasePerson } from '../../work/person/erasure.ts'
import { ownLink } from '../../work/person/letters.ts'
import { confirm, spent } from '../../work/person/signing.ts'
import {
  type Answer,
  type Asked,
  type CallShown,
  callShown,
  comma,
  type Errors,
  Fieldset,
  facts,
  howToReach,
  html,
  inset,
  languageIn,
  linkButton,
  linkTo,
  type Markup,
  NO_ERRORS,
  nameIn,
  notedPart,
  opening,
  type Page,
  type Piece,
  part,
  postedForm,
  privatePage,
  readForm,
  say,
  seeOther,
  takeTurn,
  typedIn,
  typedIsDone,
} from '../kit/kit.ts'

/**
 * The address is confirmed by the link in the letter, or by its code on the page from which it was asked for. Scanners of
 * mail open links, and some press what they find: so it takes a code that is typed, or a box that is ticked by hand.
 */

/** The page behind the link in the letter. */
export async function showConfirmPerson(asked: Asked): Promise<Answer> {
  const { request } = await comingBy(asked)
  return request === undefined
    ? seeOther(asked, `/persons/${asked.params.token}`)
    : letterPage(asked, request)
}

export async function takeConfirmPerson(asked: Asked): Promise<Answer> {
  const { fields } = await readForm(asked)
  const { commitment, request } = await comingBy(asked)
  if (request !== undefined && fields.get('confirm') !== 'yes')
    return letterPage(asked, request, new Map([['confirm', say(asked.lang, 'persons.confirmMineMissing')]]))
  if (request !== undefined) await confirm(asked.site, commitment)
  return seeOther(asked, `/persons/${asked.params.token}?new=1`)
}

/** The page after the form: its address alone confirms nothing, it takes the code too. */
export async function showPersonCode(asked: Asked): Promise<Answer> {
  return codePage(asked, (await comingByCode(asked)).request)
}

export async function takePersonCode(asked: Asked): Promise<Answer> {
  const { fields } = await readForm(asked)
  const { commitment, request } = await comingByCode(asked)
  takeTurn(asked, 'ceremony')
  const code = typedIn(fields, 'code').replace(/[^0-9]/g, '')
  if (!(await tryCode(asked.site.log, commitment, code, asked.site.now())))
    return codePage(asked, request, new Map([['code', say(asked.lang, 'persons.codeWrong')]]))
  const { token, laid } = ownLink(asked.site, commitment)
  await confirm(asked.site, commitment, [laid])
  return seeOther(asked, `/persons/${token}?new=1`)
}

async function comingByCode(asked: Asked) {
  const { commitment, request } = await comingBy(asked, 'person-code')
  if (request === undefined) throw spent()
  return { commitment, request }
}

/**
 * Whom the link of a letter, or the page after the form, is of: a person who has signed, or the request of one who has
 * not confirmed yet. Refuses `link_spent`.
 */
export async function comingBy({ site, params }: Asked, purpose: 'person' | 'person-code' = 'person') {
  const { drawer } = site.log
  const { subject } = await findLink(drawer, purpose, params.token!, site.now())
  const request = await personRequests.get(drawer, subject, site.now())
  const person = await persons.get(drawer, subject, site.now())
  const call = (request ?? person)?.call
  if (call === undefined || call !== (params.call ?? call)) throw spent()
  return { commitment: subject as Digest, call, person, request }
}

interface PersonPage extends Pick<Page, 'script'> {
  readonly above?: Piece
  readonly title: string
  readonly lede: string
  /** What else stands in the opening. */
  readonly more?: Piece
  readonly matter: Piece
  readonly isWrong: boolean
}

/** A page for one person on their way to sign, or after it. */
export function personPage(
  asked: Asked,
  call: CallShown,
  { above = null, title, lede, more, matter, isWrong, script = [] }: PersonPage,
): Answer {
  const main = html`${above}${opening(say(asked.lang, 'persons.kicker'), title, lede, more)}${matter}`
  return privatePage(asked, { title, main, call, current: 'sign', script }, isWrong ? 422 : 200)
}

/** That what was asked for is done, within an opening. It takes the focus. */
export function doneHere(says: string): Markup {
  return html`<p class="notice mt" role="status" tabindex="-1" autofocus>${says}</p>`
}

async function codePage(asked: Asked, request: PersonRequest, errors: Errors = NO_ERRORS) {
  const { lang, params, query, site } = asked
  // Of the relay, and not of this letter: else it would tell who has signed.
  const waits = site.mail === null ? 'persons.noMail' : site.mail.trouble() ? 'persons.relayWaits' : null
  const f = new Fieldset(lang, new URLSearchParams(), errors)
  const form = postedForm(asked, `/${request.call}/persons/code/${params.token}`, {
    f,
    fields: f.text('code', {
      label: say(lang, 'persons.code'),
      hint: say(lang, 'persons.codeHint'),
      inputmode: 'numeric',
      autocomplete: 'one-time-code',
      isPlain: true,
    }),
    button: say(lang, 'persons.confirm'),
    beside: linkButton(asked, `/${request.call}/persons/sign`, say(lang, 'persons.again')),
  })
  return personPage(asked, await callShown(asked, request.call), {
    above: query.has('new') ? typedIsDone(`/${request.call}/persons`) : null,
    title: say(lang, 'persons.checkMail'),
    lede: say(lang, 'persons.checkMailLede'),
    more: html`
      <p class="codeline mt-s" translate="no">${readMailbox(request.email)}</p>
      ${waits === null ? null : inset(html`${say(lang, waits)}${waits === 'persons.noMail' ? html` ${howToReach(asked)}` : null}`, 'warn mt')}
    `,
    matter: part(say(lang, 'persons.codeHeading'), form, {
      strong: true,
      note: say(lang, 'persons.codeNote'),
    }),
    isWrong: errors.size > 0,
    script: 'keep-typed',
  })
}

async function letterPage(asked: Asked, request: PersonRequest, errors: Errors = NO_ERRORS) {
  const { lang, params } = asked
  const call = await callShown(asked, request.call)
  const name = nameIn(call.row.titles, lang).text
  const f = new Fieldset(lang, new URLSearchParams(), errors)
  const form = postedForm(asked, `/${request.call}/persons/confirm/${params.token}`, {
    f,
    fields: f.check('confirm', say(lang, 'persons.confirmMine')),
    button: say(lang, 'persons.confirmSign'),
    beside: linkButton(asked, `/persons/not-me/${params.token}`, say(lang, 'persons.notMeShort')),
  })
  const signs = html`${facts(lang, signedFacts(asked, request, name))}${form}`
  return personPage(asked, call, {
    title: say(lang, 'persons.confirmTitle', { call: name }),
    lede: say(lang, 'persons.confirmLede'),
    matter: part(say(lang, 'persons.whatSign'), signs, { strong: true }),
    isWrong: errors.size > 0,
  })
}

/** "It was not me", from any letter: the owner of an address takes it out of everything in one step. */
export async function showNotMe(asked: Asked, errors: Errors = NO_ERRORS): Promise<Answer> {
  const call = await callShown(asked, (await comingBy(asked)).call)
  const { lang, params } = asked
  const f = new Fieldset(lang, new URLSearchParams(), errors)
  const form = postedForm(asked, `/persons/not-me/${params.token}`, {
    f,
    fields: f.check('sure', say(lang, 'persons.notMeSure')),
    button: say(lang, 'persons.notMeErase'),
  })
  const says = html`<p>${say(lang, 'persons.notMeSays')}</p>${form}`
  return personPage(asked, call, {
    title: say(lang, 'persons.notMeTitle', { call: nameIn(call.row.titles, lang).text }),
    lede: say(lang, 'persons.notMeLede'),
    matter: notedPart(lang, 'persons.notMe', says, { strong: true }),
    isWrong: errors.size > 0,
  })
}

export async function takeNotMe(asked: Asked): Promise<Answer> {
  const { fields } = await readForm(asked)
  const { commitment, call, request } = await comingBy(asked)
  // A program that scans letters presses every button; it ticks nothing.
  if (fields.get('sure') !== 'yes')
    return showNotMe(asked, new Map([['sure', say(asked.lang, 'persons.sureMissing')]]))
  const { log, now } = asked.site
  const erase = (person: Digest) => erasePerson(asked.site, { commitment: person, call, ground: 'not-me' })
  // What the address that was typed had signed already, such as an older text.
  const before = request && (await signedBy(log.drawer, request, now()))
  if (before !== undefined) await erase(before)
  await erase(commitment)
  return seeOther(asked, `/${call}/persons?erased=1`)
}

/** What somebody signs, or has signed: their name, whether it is shown, and the text. */
export function signedFacts(
  asked: Asked,
  { name, shown, call, manifest, read }: Pick<Person, 'name' | 'shown' | 'call' | 'manifest' | 'read'>,
  title: string,
  more: Piece = null,
) {
  const { lang } = asked
  const text = linkTo(asked, `/${call}/text/${manifest}`, title)
  return {
    'persons.name': html`<span dir="auto">${name}</span>`,
    'persons.shownFact': say(lang, shown ? 'persons.isShown' : 'persons.isHidden'),
    'persons.textFact': html`${text}${comma(lang)}${languageIn(read.lang, lang)}${more}`,
  }
}
