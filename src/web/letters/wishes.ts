import { Refusal } from '../../core/refusal.ts'
import {
  type Contact,
  contactChanged,
  contactEnded,
  contactForgotten,
  contactsAt,
  HEARS,
} from '../../people/contacts.ts'
import { recipientAt, recipientOf, setWants, WANTS, type Wants } from '../../people/recipients.ts'
import { ref } from '../../register/rows.ts'
import {
  type Answer,
  type Asked,
  Checking,
  dayIn,
  doneNotice,
  type Errors,
  Fieldset,
  html,
  interfaceOptions,
  NO_ERRORS,
  opening,
  type Piece,
  part,
  postedForm,
  privatePage,
  readForm,
  say,
  seeOther,
} from '../kit/kit.ts'
import { partyName } from '../statement/names.ts'

/**
 * Where a recipient chooses which letters still come. Holding the letter is enough: to be left alone takes no account.
 * Opening the page changes nothing, since mail scanners open links too.
 */
export async function showWishes(asked: Asked): Promise<Answer> {
  return wishesPage(asked, asked.query.has('saved') ? say(asked.lang, 'wishes.saved') : null)
}

async function wishesPage(
  asked: Asked,
  told: Piece,
  typed = new URLSearchParams(),
  errors: Errors = NO_ERRORS,
): Promise<Answer> {
  const { lang, params } = asked
  const { wants, contacts } = await addressee(asked)
  const f = new Fieldset(lang, new URLSearchParams({ wants, ...Object.fromEntries(typed) }), errors)
  const options = WANTS.map(value => ({
    value,
    says: say(lang, `wishes.${value}`),
    more: say(lang, `wishes.${value}More`),
  }))
  const form = postedForm(asked, `/letters/${params.token}`, {
    f,
    fields: html`
      ${await contactFields(asked, f, contacts)}
      ${f.choice('wants', { label: say(lang, 'wishes.choice'), options })}
    `,
    button: say(lang, 'wishes.save'),
  })
  const notice = told === null ? null : doneNotice(told)
  const title = say(lang, 'wishes.title')
  const main = html`
    ${opening(say(lang, 'wishes.kicker'), title, say(lang, 'wishes.lede'))}
    ${part(say(lang, 'wishes.kicker'), html`${notice}${form}`, { strong: true, note: say(lang, 'wishes.note') })}
  `
  return privatePage(asked, { title, main }, errors.size === 0 ? 200 : 422)
}

export async function takeWishes(asked: Asked): Promise<Answer> {
  const { set, contacts } = await addressee(asked)
  const { fields } = await readForm(asked)
  const wants = WANTS.find(one => one === fields.get('wants'))
  if (wants === undefined) throw new Refusal('request_malformed', 'The form says nothing of which letters.')
  // Whoever was asked must not believe that they have answered.
  const check = new Checking()
  for (const { party, contact } of contacts)
    check.must(
      `hears.${party}`,
      say(asked.lang, 'wishes.choose'),
      wants === 'none' || contact.confirmed || fields.has(`hears.${party}`),
    )
  if (!check.isGood) return wishesPage(asked, null, fields, check.errors)
  await set(wants, fields)
  return seeOther(asked, `/letters/${asked.params.token}?saved=1`)
}

/** One click in a mail program, which posts for its reader and follows no redirect (RFC 8058 section 3.2). */
export async function stopLetters(asked: Asked): Promise<Answer> {
  const { wants, set } = await addressee(asked)
  const { fields } = await readForm(asked)
  if (fields.get('List-Unsubscribe') !== 'One-Click')
    throw new Refusal('request_malformed', 'This address takes List-Unsubscribe=One-Click and nothing else.')
  // Who wanted none still wants none.
  await set(wants === 'none' ? 'none' : 'needed')
  return wishesPage(asked, say(asked.lang, 'wishes.stopped'))
}

/** The recipient whose link this is. */
async function addressee(asked: Asked) {
  const { site, params } = asked
  const { drawer } = site.log
  const recipient = await recipientOf(drawer, params.token!, site.now())
  const { wants } = await recipientAt(drawer, recipient, site.now())
  const contacts = await knownContacts(asked, recipient)
  const set = (wants: Wants, chosen = new URLSearchParams()) =>
    setWants(drawer, recipient, wants, site.now(), () =>
      wants === 'none'
        ? contactForgotten(drawer, recipient, site.now())
        : chosenContacts(asked, recipient, chosen),
    )
  return { wants, set, contacts }
}

/** What it is a contact of. Whoever joins under seal is in no row: an old letter must not tell of it before the hour. */
async function knownContacts({ site: { log, now } }: Asked, recipient: string) {
  const all = await contactsAt(log.drawer, recipient, now())
  const rows = await log.store.rows(all.map(({ party }) => ref('parties', party)))
  return all.filter((_, i) => rows[i] !== undefined)
}

type Contacts = Awaited<ReturnType<typeof knownContacts>>

/** What they are a contact of: the language, and which letters, or none. */
async function contactFields(asked: Asked, f: Fieldset, contacts: Contacts) {
  if (contacts.length === 0) return null
  const { lang } = asked
  const each = contacts.map(async ({ party, contact }) => {
    const { confirmed, goes } = contact
    const options = [...HEARS, 'none' as const].map(value => ({
      value,
      says: say(lang, `contacts.hears.${value}`),
      more: say(lang, `contacts.hearsMore.${value}`),
    }))
    const leaving = contact.stayed ? 'ends' : 'goes'
    const state = confirmed ? (goes === null ? 'stands' : leaving) : 'asked'
    return html`
      <h3>${await partyName(asked, party)}</h3>
      <p>${say(lang, 'wishes.contact', { state, day: dayIn(goes ?? contact.since, lang) })}</p>
      ${f.choice(`hears.${party}`, {
        label: say(lang, 'contacts.hears'),
        options,
        // Nobody is bound to what they have not chosen, and nobody stays by leaving this as it is.
        value: confirmed ? (goes === null ? contact.hears : 'none') : '',
      })}
      ${f.select(`lang.${party}`, { label: say(lang, 'contacts.lang'), options: interfaceOptions(asked), value: contact.lang })}
    `
  })
  return html`<h2 id="contacts">${say(lang, 'wishes.contacts')}</h2>${await Promise.all(each)}`
}

/** Whoever reads the mailbox decides, whatever a signatory wishes; but they stay against its wish only once. */
async function chosenContacts(asked: Asked, recipient: string, chosen: URLSearchParams) {
  const { log, now } = asked.site
  const changes = (await knownContacts(asked, recipient)).map(async ({ party, contact }) => {
    const hears = chosen.get(`hears.${party}`)
    // What goes at its hour goes no sooner by a form that was left as it was.
    const isGoing = contact.confirmed && contact.goes !== null
    if (hears === 'none') return isGoing ? [] : contactEnded(log.drawer, party, contact, now())
    const wished = HEARS.find(one => one === hears)
    if (wished === undefined) return []
    const lang = asked.site.own.langIn(chosen.get(`lang.${party}`) ?? contact.lang)
    return contactChanged(log, party, contact, { lang, hears: wished, ...staying(contact) }, now())
  })
  return (await Promise.all(changes)).flat()
}

const staying = ({ confirmed, goes, stayed }: Contact) => {
  if (!confirmed) return { confirmed: true, goes: null }
  return goes !== null && stayed ? {} : { goes: null, stayed: stayed || goes !== null }
}
