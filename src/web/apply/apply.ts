import { Refusal } from '../../core/refusal.ts'
import { mailboxIn } from '../../people/addresses.ts'
import { type Applied, applicationFor } from '../../people/applications.ts'
import { untilSettled } from '../../people/collection.ts'
import { originNoted } from '../../people/limit-hits.ts'
import { country, id as idSchema } from '../../register/kinds.ts'
import { ref } from '../../register/rows.ts'
import { letterBefore, ownPageLink } from '../../work/letters/application.ts'
import { networksOf } from '../http/networks.ts'
import {
  type Asked,
  type CallShown,
  Checking,
  callShown,
  countriesToChoose,
  type Errors,
  Fieldset,
  hasHidden,
  hostIn,
  html,
  INVITABLE,
  identifierFields,
  identifiersIn,
  inLang,
  kindOptions,
  languageOptions,
  linkTo,
  NO_COUNTRY,
  NO_ERRORS,
  nameIn,
  opening,
  part,
  phrase,
  postedForm,
  privatePage,
  readForm,
  remark,
  requireSwitchedOn,
  say,
  seeOther,
  takeDomainTurn,
  takeTurn,
  typedIn,
} from '../kit/kit.ts'
import { policyInForce } from './application.ts'

/**
 * How an organisation asks to be admitted to a call, or for the register of one that it issued. No account: what it
 * typed waits for an officer.
 */

const MOST_FORM = 64 * 1024

export async function showApply(asked: Asked) {
  const call = await openCall(asked)
  if (call.isRecord) return applyPage(asked, call, typedFromConvener(call, asked), NO_ERRORS)
  const row = await claimedRow(asked, call.id, asked.query.get('claims'))
  return applyPage(asked, call, row ? typedFromList(row, asked) : new URLSearchParams(), NO_ERRORS)
}

export async function takeApplication(asked: Asked) {
  const call = await openCall(asked)
  const { fields } = await readForm(asked, MOST_FORM)
  const check = new Checking()
  const found = await appliedIn(asked, call, fields, check)
  if (found === undefined) return applyPage(asked, call, fields, check.errors)
  takeTurn(asked, 'application')
  takeDomainTurn(asked, 'application', found.person.email)
  const { log, now, worker } = asked.site
  const { id, laid } = applicationFor(found, now())
  const { token, laid: ownPage } = ownPageLink(id, now())
  const networks = networksOf(asked.address ?? '')
  const origin = asked.address === undefined ? [] : [originNoted(id, networks[0], now())]
  await untilSettled(async () => {
    const about = `received/${id}`
    const receipt = await letterBefore(asked.site, 'received', { id, value: found }, { about, networks })
    await log.drawer.apply([laid, ownPage, ...origin, ...receipt], now())
  })
  worker.wake()
  return seeOther(asked, `/applications/${token}?new=1`)
}

/** Refuses `call_closed`: it takes no signatures and is handed to nobody. */
async function openCall(asked: Asked) {
  requireSwitchedOn(asked, 'applications')
  const call = await callShown(asked, asked.params.call!)
  const { closed, titles } = call.row
  if (closed === null) return call
  const name = nameIn(titles, asked.lang).text
  throw new Refusal('call_closed', `${name} was closed by entry ${closed.entry}.`)
}

/** Undefined where `check` has noted what is wrong. */
async function appliedIn(
  asked: Asked,
  call: CallShown,
  fields: URLSearchParams,
  check: Checking,
): Promise<Applied | undefined> {
  const { lang } = asked
  const text = (name: string) => typedIn(fields, name)
  const legible = (name: string, options?: { lines: boolean }) =>
    check.must(name, say(lang, 'fields.hidden'), !hasHidden(text(name), options))
  const short = (name: string, most: number, says: string) => {
    check.must(name, says, text(name) !== '' && text(name).length <= most)
    legible(name)
  }
  short('name', 400, say(lang, 'apply.nameMissing'))
  const kind = (await kindsAsked(asked, call)).find(one => one === text('kind'))
  check.must('kind', say(lang, 'apply.kindMissing'), kind !== undefined)
  const where = text('country')
  const isCountry = where === NO_COUNTRY || country.safeParse(where).success
  check.must('country', say(lang, 'apply.countryMissing'), isCountry)
  const host = hostIn(text('domain'))
  check.must('domain', say(lang, 'apply.domainBad', { typed: text('domain') }), host !== undefined)
  const identifiers = identifiersIn(lang, check, fields)
  short('person', 200, say(lang, 'apply.personMissing'))
  short('role', 200, say(lang, 'apply.roleMissing'))
  const email = text('email')
  const isBad = email === '' ? say(lang, 'apply.emailMissing') : say(lang, 'apply.emailBad', { typed: email })
  check.must('email', isBad, mailboxIn(email) !== undefined)
  legible('words', { lines: true })
  check.must('words', say(lang, 'apply.wordsLong'), text('words').length <= 2000)
  if (!check.isGood || kind === undefined) return undefined
  const row = call.isRecord ? undefined : await claimedRow(asked, call.id, text('claims'))
  const isListed = languageOptions(lang).some(({ value }) => value === text('nameLang'))
  return {
    call: call.id,
    ...(call.isRecord && { asks: 'claim' as const }),
    lang,
    organisation: {
      name: text('name'),
      nameLang: isListed ? text('nameLang') : 'und',
      kind,
      country: where === NO_COUNTRY ? null : where,
      domain: host || null,
      identifiers,
    },
    person: { name: text('person'), role: text('role'), email },
    words: text('words'),
    ...(row === undefined ? {} : { claims: row.id }),
  }
}

/** The policy invites them; a convener may be of any kind. */
async function kindsAsked(asked: Asked, { id, isRecord }: CallShown) {
  if (isRecord) return INVITABLE
  return (await policyInForce(asked, id))!.kinds
}

function typedFromConvener({ row: { convener } }: CallShown, { lang }: Asked) {
  const name = nameIn(convener.names, lang)
  const domain = hostIn(convener.url ?? '') ?? ''
  return new URLSearchParams({ name: name.text, nameLang: name.lang, domain })
}

async function applyPage(asked: Asked, call: CallShown, typed: URLSearchParams, errors: Errors) {
  const { lang } = asked
  const f = new Fieldset(lang, typed, errors)
  const asking = call.isRecord ? 'claim' : 'apply'
  const kinds = await kindsAsked(asked, call)
  const options = kindOptions(lang)
    .filter(({ value }) => kinds.includes(value))
    .map(one => (call.isRecord ? one : { ...one, more: say(lang, `apply.kind.${one.value}`) }))
  const title = say(lang, `${asking}.title`, { call: nameIn(call.row.titles, lang).text })
  const fields = html`
    ${await claimedLine(asked, call, typed)}
    <h2>${say(lang, 'apply.organisation')}</h2>
    ${f.text('name', {
      label: say(lang, 'apply.name'),
      hint: say(lang, `${asking}.nameHint`),
      autocomplete: 'organization',
    })}
    ${f.select('nameLang', { label: say(lang, 'apply.nameLang'), options: languageOptions(lang), value: lang })}
    ${f.choice('kind', { label: say(lang, 'apply.kind'), options })}
    <div class="two">
      ${f.select('country', {
        label: say(lang, 'apply.country'),
        hint: say(lang, 'apply.countryHint'),
        options: countriesToChoose(lang),
        autocomplete: 'country',
      })}
      ${f.text('domain', {
        label: say(lang, 'apply.domain'),
        hint: say(lang, `${asking}.domainHint`),
        inputmode: 'url',
        autocomplete: 'url',
        isOptional: true,
        isPlain: true,
      })}
    </div>
    <fieldset class="form">
      <legend class="lab">${say(lang, 'apply.identifiers')}</legend>
      ${remark(say(lang, 'apply.identifiersHint'))}
      ${identifierFields(lang, f)}
    </fieldset>
    <h2>${say(lang, 'apply.you')}</h2>
    ${remark(say(lang, 'apply.youNote'))}
    ${f.text('person', { label: say(lang, 'apply.person'), autocomplete: 'name' })}
    ${f.text('role', {
      label: say(lang, 'apply.role'),
      hint: say(lang, `${asking}.roleHint`),
      autocomplete: 'organization-title',
    })}
    ${f.text('email', {
      label: say(lang, 'apply.email'),
      hint: say(lang, asked.site.mail === null ? 'apply.emailHintByHand' : 'apply.emailHint'),
      type: 'email',
      autocomplete: 'email',
      isPlain: true,
    })}
    ${f.area('words', { label: say(lang, 'apply.words'), hint: say(lang, `${asking}.wordsHint`), isOptional: true })}
  `
  const button = say(lang, 'apply.send')
  const form = postedForm(asked, `/${call.id}/apply`, { f, fields, keep: asking, button })
  const steps = ([1, 2, 3] as const).map(n => html`<li>${say(lang, `${asking}.next${n}`)}</li>`)
  const beneath = html`<ol class="steps-ahead">${steps}</ol>`
  const main = html`
    ${opening(say(lang, `${asking}.kicker`), title, say(lang, `${asking}.lede`))}
    ${part(say(lang, 'apply.next'), form, { strong: true, beneath })}
  `
  return privatePage(
    asked,
    { title, main, call, current: 'sign', script: 'keep-typed' },
    errors.size === 0 ? 200 : 422,
  )
}

async function claimedLine(asked: Asked, call: CallShown, typed: URLSearchParams) {
  const row = await claimedRow(asked, call.id, typed.get('claims'))
  if (row === undefined || call.isRecord) return null
  const link = linkTo(asked, `/parties/${row.id}`, inLang(nameIn(row.names, asked.lang)))
  return html`
    <div class="notice"><p>${phrase(asked.lang, 'apply.claims', { row: link })}</p></div>
    <input type="hidden" name="claims" value="${row.id}">
  `
}

/** The row of an older list that an applicant says is theirs; undefined once it was claimed. */
export async function claimedRow({ site }: Asked, call: string, id: string | null | undefined) {
  if (!id || !idSchema.safeParse(id).success) return undefined
  const [party, listing] = await site.log.store.rows([ref('parties', id), ref('listings', `${call}/${id}`)])
  if (party?.status !== 'listed' || listing === undefined) return undefined
  // Of whom only other sources report, the register says as whom.
  const { names, kind, country, website } = listing.versions.at(-1) ?? { ...party, website: null }
  return { id, names, kind, country, website, domain: hostIn(website ?? '') || null }
}

type Claimed = NonNullable<Awaited<ReturnType<typeof claimedRow>>>

function typedFromList({ id, names, kind, country, domain }: Claimed, { lang }: Asked) {
  const name = nameIn(names, lang)
  return new URLSearchParams({
    claims: id,
    name: name.text,
    nameLang: name.lang,
    kind,
    country: country ?? NO_COUNTRY,
    domain: domain ?? '',
  })
}
