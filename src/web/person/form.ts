import { randomBytes } from '#crypto'
import { digestOf } from '../../core/digest.ts'
import type { JsonObject } from '../../core/json.ts'
import { Refusal } from '../../core/refusal.ts'
import { SALT_LENGTH } from '../../core/words.ts'
import { mailboxIn } from '../../people/addresses.ts'
import { askersOf } from '../../people/daily-letters.ts'
import { linkFor } from '../../people/links.ts'
import {
  aboutPerson,
  hashOfAddress,
  hashOfBox,
  lettersOwed,
  type PersonRequest,
  personRequests,
  REQUEST_SECONDS,
} from '../../people/persons.ts'
import { commitmentOf, formatDisclosure } from '../../register/disclosure.ts'
import type { Text } from '../../register/kinds.ts'
import { personSigned } from '../../register/types/persons.ts'
import { depositarySigner } from '../../work/depositary-signer.ts'
import { networksOf } from '../http/networks.ts'
import {
  type Answer,
  type Asked,
  Checking,
  callShown,
  type Errors,
  Fieldset,
  hasHidden,
  html,
  inset,
  linkIn,
  linkTo,
  type Markup,
  NO_ERRORS,
  nameIn,
  notedPart,
  part,
  personsCannot,
  postedForm,
  readForm,
  remark,
  say,
  seeOther,
  takeDomainTurn,
  takeTurn,
  typedIn,
} from '../kit/kit.ts'
import { type Offer, offerOf } from '../sign/offer.ts'
import { policyFacts, textOffered } from '../sign/read.ts'
import { languagesOf } from '../text/versions.ts'
import { personPage } from './confirm.ts'
import { notInvitedPage } from './not-invited.ts'

/** Where a citizen reads text and policy, and gives name and address. Nothing enters the log by it. */

const MOST_FORM = 64 * 1024

export async function showPersonForm(asked: Asked): Promise<Answer> {
  const call = await callShown(asked, asked.params.call!)
  if (!call.invitesPersons) return notInvitedPage(asked, call, 403)
  return formPage(asked, await openToPersons(asked), new URLSearchParams(), NO_ERRORS)
}

export async function takePersonForm(asked: Asked): Promise<Answer> {
  const { fields } = await readForm(asked, MOST_FORM)
  // The form names what was on the page: what came into force since has not been read.
  const onPage = { manifest: fields.get('manifest'), policy: fields.get('policy') }
  const offer = await openToPersons(asked, onPage)
  const read = languagesOf(offer.text).find(({ text }) => text.lang === fields.get('read'))
  if (read === undefined) throw new Refusal('language_unknown', 'The text is not published in this language.')
  const check = new Checking()
  // An officer who hands a letter over shows no mailbox, and each person counts by theirs.
  if (asked.site.mail === null)
    throw new Refusal('mail_absent', 'Without a mail relay no address of a person is confirmed here.')
  const typed = typedBy(asked, fields, check)
  if (typed === undefined) return formPage(asked, offer, fields, check.errors)
  takeTurn(asked, 'person')
  takeDomainTurn(asked, 'person', typed.email)
  const token = await askToSign(asked, offer, read.text, typed)
  return seeOther(asked, `/${offer.call.id}/persons/code/${token}?new=1`)
}

/** Refuses what the door would of a person’s signature; `key_absent` where nobody here could count it. */
async function openToPersons(asked: Asked, onPage?: JsonObject): Promise<Offer> {
  const offer = await offerOf(asked)
  const { manifest, call } = offer
  const body = { manifest, policy: call.row.policy, ...onPage, commitment: digestOf(randomBytes(32)) }
  const signature = { type: personSigned.type, by: 'depositary', call: call.id, body, signers: [] }
  const refusal = await asked.site.log.door.preview(signature)
  if (refusal !== null) throw refusal
  depositarySigner(asked.site)
  return offer
}

/** A name has letters and is no address: it may be shown on a page. */
const LETTER = /\p{L}/u
const ADDRESS = /@|:\/\/|www\.|\.(?:com|net|org|info|biz|ru|cn|xyz|top|site|online|shop)\b/i

/** Undefined where `check` has noted what is wrong. The email is a mailbox, as `people/addresses.ts` writes it. */
function typedBy({ lang }: Asked, fields: URLSearchParams, check: Checking) {
  const name = typedIn(fields, 'name')
  check.must('name', say(lang, 'persons.nameMissing'), name !== '' && name.length <= 200 && LETTER.test(name))
  if (ADDRESS.test(name)) check.must('name', say(lang, 'persons.nameAddress'), false)
  if (hasHidden(name)) check.must('name', say(lang, 'fields.hidden'), false)
  const address = typedIn(fields, 'email')
  const email = mailboxIn(address)
  const bad =
    address === '' ? say(lang, 'persons.emailMissing') : say(lang, 'apply.emailBad', { typed: address })
  check.must('email', bad, email !== undefined)
  const shown = fields.get('shown')
  check.must('shown', say(lang, 'persons.shownMissing'), shown === 'yes' || shown === 'no')
  check.must('agree', say(lang, 'persons.agreeMissing'), fields.get('agree') === 'yes')
  return check.isGood ? { name, email: email!, shown: shown === 'yes' } : undefined
}

async function formPage(asked: Asked, offer: Offer, typed: URLSearchParams, errors: Errors) {
  const { lang } = asked
  const { call } = offer
  const cannot = personsCannot(asked, call)
  const here = linkIn(asked, `/${call.id}/persons/sign`)
  const text = await textOffered(asked, offer, here, [typed.get('read'), asked.query.get('read'), lang])
  const you = () => form(asked, offer, text.lang, new Fieldset(lang, typed, errors))
  return personPage(asked, call, {
    title: say(lang, 'persons.signTitle', { call: nameIn(call.row.titles, lang).text }),
    lede: say(lang, cannot === null ? 'persons.signLede' : 'persons.cannotRead'),
    more: cannot === null ? null : inset(cannot, 'warn mt'),
    matter: html`
      ${notedPart(lang, 'persons.text', text.matter, { strong: true })}
      ${part(say(lang, 'persons.rules'), await policyFacts(asked, offer, 'individual'), { id: 'policy' })}
      ${text.isKept && cannot === null ? notedPart(lang, 'persons.you', you(), { strong: true }) : null}
    `,
    isWrong: errors.size > 0,
    script: 'keep-typed',
  })
}

function form(asked: Asked, { call, manifest }: Offer, read: string, f: Fieldset) {
  const { lang } = asked
  const privacy = linkTo(asked, '/privacy', say(lang, 'persons.privacy'))
  const fields = html`
    ${f.text('name', { label: say(lang, 'persons.name'), hint: say(lang, 'persons.nameHint'), autocomplete: 'name' })}
    ${f.text('email', {
      label: say(lang, 'persons.email'),
      hint: say(lang, 'persons.emailHint'),
      type: 'email',
      autocomplete: 'email',
      isPlain: true,
    })}
    ${showChoice(lang, f)}
    ${f.check('agree', say(lang, 'persons.agree', { call: nameIn(call.row.titles, lang).text }))}
    ${remark(html`${say(lang, 'persons.formNote')} ${privacy}`)}
  `
  return postedForm(asked, `/${call.id}/persons/sign`, {
    f,
    fields,
    hidden: { manifest, policy: call.row.policy, read },
    keep: 'persons',
    button: say(lang, 'persons.send'),
  })
}

/** Whether the name is shown to everybody. */
export function showChoice(lang: Asked['lang'], f: Fieldset): Markup {
  const options = [
    { value: 'yes', says: say(lang, 'persons.showYes'), more: say(lang, 'persons.showYesMore') },
    { value: 'no', says: say(lang, 'persons.showNo'), more: say(lang, 'persons.showNoMore') },
  ]
  return f.choice('shown', { label: say(lang, 'persons.showLabel'), options })
}

/** Keeps what was typed for two days, and owes a letter. Returns the token of the page for the code in the letter. */
async function askToSign(
  asked: Asked,
  { call, manifest }: Offer,
  { lang, digest }: Text,
  { name, shown, email }: NonNullable<ReturnType<typeof typedBy>>,
) {
  const { log, now, worker } = asked.site
  const signed = { call: call.id, manifest, policy: call.row.policy, name, read: { lang, digest } }
  const salted = {
    disclosure: formatDisclosure({ v: 1, kind: 'avow-person', log: log.origin, ...signed }),
    salt: randomBytes(SALT_LENGTH),
  }
  const commitment = commitmentOf(salted)
  const made = now()
  const expires = made + REQUEST_SECONDS
  const about = aboutPerson(commitment)
  const { token, laid } = linkFor({ purpose: 'person-code', subject: commitment, about, expires }, made)
  const request: PersonRequest = {
    ...signed,
    lang: asked.lang,
    shown,
    ...salted,
    made,
    email,
    address: hashOfAddress(log, email),
    box: hashOfBox(log, email),
    code: null,
    tries: 0,
  }
  const by = askersOf(log, networksOf(asked.address ?? ''), email)
  // The answer is the same and as soon for everybody, so it does not tell who has signed. Before it, only that a letter
  // is owed is written; which letter is decided later, and told to its reader alone.
  const owed = lettersOwed.laid(commitment, { by }, expires, { due: made })
  await log.drawer.apply([laid, personRequests.added(commitment, request, expires), owed], made)
  worker.wake()
  return token
}
