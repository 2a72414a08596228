import { Refusal } from '../core/refusal.ts'
import { mailboxIn } from '../people/addresses.ts'
import { APPLICATION_SECONDS, type Applied, keepApplication } from '../people/applications.ts'
import { newLink } from '../people/links.ts'
import type { PolicyRow } from '../register/rows.ts'
import { ref } from '../register/rule.ts'
import { country, type Kind } from '../register/shapes.ts'
import type { Answer } from './answer.ts'
import type { Asked } from './asked.ts'
import { countriesToChoose, kindOptions, languageOptions, NO_COUNTRY } from './choices.ts'
import { claimedRow, typedFromList } from './claimed.ts'
import { phrase } from './entry/phrase.ts'
import { Checking, type Errors, Fieldset, NO_ERRORS } from './fields.ts'
import { readForm, typedIn } from './form.ts'
import { hasHidden } from './hidden.ts'
import { identifierFields, identifiersIn } from './identifier-fields.ts'
import { writeReceived } from './letters/application.ts'
import { inLang, linkIn } from './links.ts'
import { html } from './markup.ts'
import { privatePage, seeOther } from './private.ts'
import { type CallShown, callShown } from './record.ts'
import { say } from './say.ts'
import { requireSwitchedOn } from './switches.ts'
import { takeDomainTurn, takeTurn } from './turns.ts'
import { kept } from './typed.ts'
import { hostIn } from './typed-host.ts'
import { nameIn } from './wording.ts'

/** How an organisation asks to be admitted to a call. No account: what it typed waits for an officer. */

const MOST_FORM = 64 * 1024

export async function showApply(asked: Asked): Promise<Answer> {
  const call = await openCall(asked)
  const row = await claimedRow(asked, call.id, asked.query.get('claims'))
  return applyPage(
    asked,
    call,
    row === undefined ? new URLSearchParams() : typedFromList(row, asked),
    NO_ERRORS,
  )
}

export async function takeApplication(asked: Asked): Promise<Answer> {
  const call = await openCall(asked)
  const { fields } = await readForm(asked, MOST_FORM)
  const found = await appliedIn(asked, call, fields)
  if (found instanceof Map) return applyPage(asked, call, fields, found)
  takeTurn(asked, 'application')
  takeDomainTurn(asked, 'application', (found as Applied).person.email)
  const { log, now } = asked.site
  const { drawer } = log
  const id = await keepApplication(drawer, found as Applied, now())
  const expires = now() + APPLICATION_SECONDS
  const { token } = await newLink(drawer, { purpose: 'application', subject: id, expires }, now())
  await writeReceived(asked, id, found as Applied)
  return seeOther(asked, `/applications/${token}?new=1`)
}

/** Refuses `record_independent` and `call_closed`: neither takes signatures, so nobody is asked to apply. */
async function openCall(asked: Asked): Promise<CallShown> {
  requireSwitchedOn(asked, 'applications')
  const call = await callShown(asked, asked.params.call!)
  const title = nameIn(call.row.titles, asked.lang).text
  if (call.isRecord)
    throw new Refusal('record_independent', `This is an independent record of ${title}: nobody signs here.`)
  if (call.row.closed !== null)
    throw new Refusal('call_closed', `${title} was closed by entry ${call.row.closed.entry}.`)
  return call
}

async function invitedKinds(asked: Asked, { id, row }: CallShown): Promise<readonly Kind[]> {
  const [found] = (await asked.site.log.store.rows([ref('policies', `${id}/${row.policy}`)])) as PolicyRow[]
  return found!.policy.kinds
}

async function applyPage(
  asked: Asked,
  call: CallShown,
  typed: URLSearchParams,
  errors: Errors,
): Promise<Answer> {
  const { lang } = asked
  const f = new Fieldset(lang, typed, errors)
  const kinds = await invitedKinds(asked, call)
  const options = kindOptions(lang)
    .filter(({ value }) => kinds.includes(value))
    .map(one => ({ ...one, more: say(lang, `apply.kind.${one.value}`) }))
  const title = say(lang, 'apply.title', { call: nameIn(call.row.titles, lang).text })
  const row = await claimedRow(asked, call.id, typed.get('claims'))
  const claim =
    row === undefined
      ? null
      : html`<div class="notice"><p>${phrase(lang, 'apply.claims', { row: html`<a href="${linkIn(asked, `/parties/${row.id}`)}">${inLang(nameIn(row.names, lang))}</a>` })}</p></div><input type="hidden" name="claims" value="${row.id}">`
  const form = html`<form class="form" method="post" action="${linkIn(asked, `/${call.id}/apply`)}" novalidate${kept('apply')}>${f.summary(say(lang, 'apply.errors'))}${claim}
<h2>${say(lang, 'apply.organisation')}</h2>
${f.text('name', { label: say(lang, 'apply.name'), hint: say(lang, 'apply.nameHint'), autocomplete: 'organization' })}
${f.select('nameLang', { label: say(lang, 'apply.nameLang'), options: languageOptions(lang), value: lang })}
${f.choice('kind', { label: say(lang, 'apply.kind'), options })}
<div class="two">${f.select('country', { label: say(lang, 'apply.country'), hint: say(lang, 'apply.countryHint'), options: countriesToChoose(lang), autocomplete: 'country' })}${f.text('domain', { label: say(lang, 'apply.domain'), hint: say(lang, 'apply.domainHint'), inputmode: 'url', autocomplete: 'url', isOptional: true, isPlain: true })}</div>
<fieldset class="form"><legend class="lab">${say(lang, 'apply.identifiers')}</legend><p class="note">${say(lang, 'apply.identifiersHint')}</p>${identifierFields(lang, f)}</fieldset>
<h2>${say(lang, 'apply.you')}</h2><p class="note">${say(lang, 'apply.youNote')}</p>
${f.text('person', { label: say(lang, 'apply.person'), autocomplete: 'name' })}
${f.text('role', { label: say(lang, 'apply.role'), hint: say(lang, 'apply.roleHint'), autocomplete: 'organization-title' })}
${f.text('email', { label: say(lang, 'apply.email'), hint: say(lang, 'apply.emailHint'), type: 'email', autocomplete: 'email', isPlain: true })}
${f.area('words', { label: say(lang, 'apply.words'), hint: say(lang, 'apply.wordsHint'), isOptional: true })}
<div class="actions"><button class="btn">${say(lang, 'apply.send')}</button></div></form>`
  const next = html`<ol class="steps-ahead"><li>${say(lang, 'apply.next1')}</li><li>${say(lang, 'apply.next2')}</li><li>${say(lang, 'apply.next3')}</li></ol>`
  const main = html`<section class="opening quiet"><p class="sc kicker">${say(lang, 'apply.kicker')}</p><h1>${title}</h1><p class="lede">${say(lang, 'apply.lede')}</p></section>
<section class="entry strong"><div class="side"><h2>${say(lang, 'apply.next')}</h2>${next}</div><div class="box">${form}</div></section>`
  return privatePage(asked, { title, main, call, script: 'keep-typed' }, errors.size === 0 ? 200 : 422)
}

async function appliedIn(asked: Asked, call: CallShown, fields: URLSearchParams): Promise<Applied | Errors> {
  const { lang } = asked
  const check = new Checking()
  const text = (name: string) => typedIn(fields, name)
  const legible = (name: string, options?: { lines: boolean }) =>
    check.must(name, say(lang, 'fields.hidden'), !hasHidden(text(name), options))
  const short = (name: string, most: number, says: string) => {
    check.must(name, says, text(name) !== '' && text(name).length <= most)
    legible(name)
  }
  short('name', 400, say(lang, 'apply.nameMissing'))
  const kinds = await invitedKinds(asked, call)
  const isInvited = kinds.some(kind => kind === text('kind'))
  check.must('kind', say(lang, 'apply.kindMissing'), isInvited)
  const where = text('country')
  const isCountry = where === NO_COUNTRY || country.safeParse(where).success
  check.must('country', say(lang, 'apply.countryMissing'), isCountry)
  const host = hostIn(text('domain'))
  check.must('domain', say(lang, 'apply.domainBad', { typed: text('domain') }), host !== undefined)
  const identifiers = identifiersIn(lang, check, fields)
  short('person', 200, say(lang, 'apply.personMissing'))
  short('role', 200, say(lang, 'apply.roleMissing'))
  const email = text('email')
  const emailBad =
    email === '' ? say(lang, 'apply.emailMissing') : say(lang, 'apply.emailBad', { typed: email })
  check.must('email', emailBad, mailboxIn(email) !== undefined)
  legible('words', { lines: true })
  check.must('words', say(lang, 'apply.wordsLong'), text('words').length <= 2000)
  if (!check.isGood) return check.errors
  const row = await claimedRow(asked, call.id, text('claims'))
  const isListed = languageOptions(lang).some(({ value }) => value === text('nameLang'))
  return {
    call: call.id,
    lang,
    organisation: {
      name: text('name'),
      nameLang: isListed ? text('nameLang') : 'und',
      kind: text('kind') as Kind,
      country: where === NO_COUNTRY ? null : where,
      domain: host || null,
      identifiers,
    },
    person: { name: text('person'), role: text('role'), email },
    words: text('words'),
    ...(row === undefined ? {} : { claims: row.id }),
  }
}
