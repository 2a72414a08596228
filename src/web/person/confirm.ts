import { Refusal } from '../../core/refusal.ts'
import { findLink, prolongLink } from '../../people/links.ts'
import { oneAtATime } from '../../people/one-at-a-time.ts'
import {
  dropRequest,
  findPerson,
  findRequest,
  hashOfAddress,
  keepPerson,
  type Person,
  type PersonRequest,
  personsTurn,
  removePerson,
  signedBy,
  tryCode,
} from '../../people/persons.ts'
import { setShown } from '../../people/shown-names.ts'
import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import { readMailbox } from '../desk/likeness/spelling.ts'
import { type Errors, Fieldset, NO_ERRORS } from '../fields.ts'
import { readForm, typedIn } from '../form.ts'
import { linkIn } from '../links.ts'
import { html, type Piece } from '../markup.ts'
import { factList, part, privatePage, seeOther } from '../private.ts'
import { callShown } from '../record.ts'
import { say } from '../say.ts'
import { takeTurn } from '../turns.ts'
import { typedIsDone } from '../typed.ts'
import { languageIn, nameIn } from '../wording.ts'
import { erasePerson } from './erase.ts'
import { OWN_SECONDS, ownToken, writeSigned } from './letters.ts'
import { personRow, stateOfPerson } from './post.ts'

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
  if (request !== undefined) await confirm(asked, commitment, request)
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
  await confirm(asked, commitment, request)
  return seeOther(asked, `/persons/${await ownToken(asked, commitment)}?new=1`)
}

async function requestByCode(asked: Asked): Promise<PersonRequest> {
  const { request } = await comingBy(asked, 'person-code')
  if (request === undefined) throw spent()
  return request
}

interface Coming {
  readonly commitment: string
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
  return { commitment, request }
}

function spent(): Refusal {
  return new Refusal(
    'link_spent',
    'This was confirmed already, was taken back, or was not confirmed in time.',
  )
}

async function confirm(asked: Asked, commitment: string, request: PersonRequest): Promise<void> {
  const address = hashOfAddress(asked.site.log, request.email)
  await oneAtATime(`${request.call}/${address}`, () => sign(asked, commitment, request, address))
}

/**
 * The signature, in an order in which each step may be taken again after a crash: what it is made of is kept first, so
 * that no entry is of somebody who could not prove it; the log knows a commitment once; the request goes last.
 */
async function sign(
  asked: Asked,
  commitment: string,
  request: PersonRequest,
  address: string,
): Promise<void> {
  const { site } = asked
  const { drawer } = site.log
  const { call, manifest, policy } = request
  const before = await signedBy(drawer, call, address, site.now())
  // Whoever confirms again after a crash is kept as they are.
  await personsTurn(commitment, async () => {
    if ((await findPerson(drawer, commitment, site.now())) !== undefined) return
    // Whoever said meanwhile that it was not them does not come back by a form that was on its way.
    if ((await findRequest(drawer, commitment, site.now())) === undefined) throw spent()
    await keepPerson(drawer, commitment, personFrom(request, address, site.now()))
  })
  try {
    await stateOfPerson(site, 'person/signed', call, { manifest, policy, commitment })
  } catch (error) {
    const code = error instanceof Refusal ? error.code : undefined
    if (code !== 'person_exists') {
      // Where the outcome is not known, the entry may be there: it is kept, and can be confirmed again.
      if (code !== 'outcome_unknown') await takeBack(asked, commitment, before)
      throw error
    }
  }
  await settle(asked, commitment, request)
  // Whoever said meanwhile that it was not them found nothing in the log to end: now it is there, and ends
  // as well, with the letter that tells of it.
  if ((await findPerson(drawer, commitment, site.now())) === undefined) {
    await erasePerson(site, { commitment, call, ground: 'not-me' })
    throw spent()
  }
  if (before !== undefined && before !== commitment)
    await erasePerson(site, { commitment: before, call, ground: 'duplicate' })
}

/** What is kept of the request once it is confirmed: all of it but the address and its code. */
function personFrom(
  { email: _, code: _c, tries: _t, ...kept }: PersonRequest,
  address: string,
  now: number,
): Person {
  return { ...kept, made: now, address, place: null }
}

/** The door refused: the request stands as it stood, and so does what the address had signed before. */
async function takeBack({ site }: Asked, commitment: string, before: string | undefined): Promise<void> {
  const { drawer } = site.log
  const now = site.now()
  const person = await findPerson(drawer, commitment, now)
  if (person === undefined || (await personRow(site, commitment)) !== undefined) return
  await removePerson(drawer, commitment, person, now)
  const earlier = before === undefined ? undefined : await findPerson(drawer, before, now)
  if (earlier !== undefined) await keepPerson(drawer, before!, earlier)
}

/** Recorded: the name is shown if that was wished, the links stay good, and the address gets its last letter. */
async function settle(asked: Asked, commitment: string, request: PersonRequest): Promise<void> {
  const { site } = asked
  const { drawer } = site.log
  const { call, email: to, lang, links, shown } = request
  if (shown) await setShown(drawer, commitment, true, site.now())
  for (const link of links) await prolongLink(drawer, link, site.now() + OWN_SECONDS, site.now())
  await dropRequest(drawer, commitment)
  await writeSigned(asked, commitment, { to, lang, call })
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
<div class="actions"><button class="btn">${say(lang, 'persons.confirm')}</button><a class="btn second" href="${linkIn(asked, `/${request.call}/persons/sign`)}">${say(lang, 'persons.again')}</a></div></form>`
  const main = html`${query.has('new') ? typedIsDone(`/${request.call}/persons`) : null}<section class="opening quiet"><p class="sc kicker">${say(lang, 'persons.kicker')}</p><h1>${title}</h1><p class="lede">${say(lang, 'persons.checkMailLede')}</p><p class="codeline mt-s" translate="no">${readMailbox(request.email)}</p>${byHand}</section>
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
      html`<a href="${linkIn(asked, `/${request.call}/text/${request.manifest}`)}">${name}</a>, ${languageIn(request.read.lang, lang)}`,
    ],
  ]
  const f = new Fieldset(lang, new URLSearchParams(), errors)
  const form = html`<form class="form" method="post" action="${action}" novalidate>${f.summary(say(lang, 'persons.errors'))}
${f.check('confirm', say(lang, 'persons.confirmMine'))}
<div class="actions"><button class="btn">${say(lang, 'persons.confirmSign')}</button><a class="btn second" href="${linkIn(asked, `/persons/not-me/${params.token}`)}">${say(lang, 'persons.notMeShort')}</a></div></form>`
  const main = html`<section class="opening quiet"><p class="sc kicker">${say(lang, 'persons.kicker')}</p><h1>${title}</h1><p class="lede">${say(lang, 'persons.confirmLede')}</p></section>
${part(say(lang, 'persons.whatSign'), html`${factList(facts)}${form}`, { strong: true })}`
  return privatePage(asked, { title, main, call }, errors.size === 0 ? 200 : 422)
}
