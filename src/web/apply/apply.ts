import { Refusal } from '../../core/refusal.ts'
import { mailboxIn } from '../../people/addresses.ts'
import { APPLICATION_SECONDS, type Applied, keepApplication } from '../../people/applications.ts'
import { noteOrigin } from '../../people/caught.ts'
import { newLink } from '../../people/links.ts'
import { country, type Kind } from '../../register/kinds.ts'
import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import { languageOptions, NO_COUNTRY } from '../choices.ts'
import { Checking, type Errors, NO_ERRORS } from '../fields.ts'
import { readForm, typedIn } from '../form.ts'
import { networkOf } from '../http/networks.ts'
import { identifiersIn } from '../identifier-fields.ts'
import { writeReceived } from '../letters/application.ts'
import { seeOther } from '../private.ts'
import { type CallShown, callShown } from '../record.ts'
import { say } from '../say.ts'
import { requireSwitchedOn } from '../switches.ts'
import { takeDomainTurn, takeTurn } from '../turns.ts'
import { hasHidden, hostIn } from '../typed.ts'
import { nameIn } from '../wording.ts'
import { applyPage, claimedRow, kindsAsked, typedFromConvener, typedFromList } from './form.ts'

/**
 * How an organisation asks to be admitted to a call, or for the register of one that it issued. No account: what it typed
 * waits for an officer.
 */

const MOST_FORM = 64 * 1024

export async function showApply(asked: Asked): Promise<Answer> {
  const call = await openCall(asked)
  if (call.isRecord) return applyPage(asked, call, typedFromConvener(call, asked), NO_ERRORS)
  const row = await claimedRow(asked, call.id, asked.query.get('claims'))
  const typed = row === undefined ? new URLSearchParams() : typedFromList(row, asked)
  return applyPage(asked, call, typed, NO_ERRORS)
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
  if (asked.address !== undefined) await noteOrigin(drawer, id, networkOf(asked.address), now())
  const expires = now() + APPLICATION_SECONDS
  const { token } = await newLink(drawer, { purpose: 'application', subject: id, expires }, now())
  await writeReceived(asked, id, found as Applied)
  return seeOther(asked, `/applications/${token}?new=1`)
}

/** Refuses `call_closed`: it takes no signatures and is handed to nobody. */
async function openCall(asked: Asked): Promise<CallShown> {
  requireSwitchedOn(asked, 'applications')
  const call = await callShown(asked, asked.params.call!)
  const { closed, titles } = call.row
  if (closed !== null)
    throw new Refusal(
      'call_closed',
      `${nameIn(titles, asked.lang).text} was closed by entry ${closed.entry}.`,
    )
  return call
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
  const kinds = await kindsAsked(asked, call)
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
  const row = call.isRecord ? undefined : await claimedRow(asked, call.id, text('claims'))
  const isListed = languageOptions(lang).some(({ value }) => value === text('nameLang'))
  return {
    call: call.id,
    ...(call.isRecord && { asks: 'claim' as const }),
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
