import { Refusal } from '../../core/refusal.ts'
import { mailboxIn } from '../../people/addresses.ts'
import { untilSettled } from '../../people/collection.ts'
import {
  allContacts,
  type Contact,
  contactChanged,
  HEARS,
  lastingContacts,
  MOST_CONTACTS,
} from '../../people/contacts.ts'
import { recipientId } from '../../people/recipients.ts'
import { endContact, nameContact } from '../../work/contacts.ts'
import {
  type Answer,
  type Asked,
  beginning,
  Checking,
  comma,
  dayIn,
  doneNotice,
  type Errors,
  Fieldset,
  type Form,
  hasHidden,
  html,
  interfaceOptions,
  languageIn,
  linkButton,
  type Markup,
  NO_ERRORS,
  notedPart,
  type Piece,
  part,
  phrase,
  postedForm,
  privatePage,
  remark,
  say,
  seeOther,
  spoken,
  sub,
  takeTurn,
  typedIn,
  typedIsDone,
} from '../kit/kit.ts'
import { partyRecord } from '../party/record.ts'
import { opening, type Representative } from './session.ts'

/** A party says to whom letters about it go. Its own people read this, and nobody else. */

const PAGE = '/representative/contacts'

export async function showContacts(
  asked: Asked,
  who: Representative,
  values: URLSearchParams = asked.query,
  errors: Errors = NO_ERRORS,
): Promise<Answer> {
  const { lang, site } = asked
  const title = say(lang, 'contacts.title')
  const all = await allContacts(site.log, who.party, site.now())
  const f = new Fieldset(lang, values, errors)
  const form =
    all.length >= MOST_CONTACTS
      ? remark(say(lang, 'contacts.enough', { count: MOST_CONTACTS }))
      : postedForm(asked, PAGE, {
          f,
          fields: html`
            ${personFields(asked, f)}
            ${f.text('email', { label: say(lang, 'contacts.email'), hint: say(lang, 'contacts.emailHint'), type: 'email', isPlain: true })}
            ${hearsFields(asked, f)}
          `,
          keep: 'contact',
          button: say(lang, 'contacts.name'),
        })
  const lines = all.map(one => contactLine(asked, one))
  const list =
    lines.length === 0
      ? html`<p class="notice warn">${say(lang, 'contacts.nobody')}</p>`
      : html`<ul class="switches">${lines}</ul>`
  const said = ['named', 'changed', 'ends'] as const
  const done = said.find(one => asked.query.has(one))
  const main = html`
    ${opening(asked, who, title, say(lang, 'contacts.note'))}
    ${done === undefined ? null : html`${doneNotice(doneWords(asked, done))}${typedIsDone(PAGE)}`}
    ${notedPart(lang, 'contacts.list', list, { strong: true })}
    ${notedPart(lang, 'contacts.new', form)}
    <div class="actions">${linkButton(asked, '/representative', say(lang, 'rep.back'))}</div>
  `
  return privatePage(asked, { title, main, script: 'keep-typed' }, errors.size === 0 ? 200 : 422)
}

function doneWords({ lang, site }: Asked, done: 'named' | 'changed' | 'ends'): string {
  if (done !== 'named') return say(lang, `contacts.${done}`)
  return say(lang, 'contacts.named', { byHand: site.mail === null ? 'yes' : 'no' })
}

function contactLine(asked: Asked, contact: Contact): Markup {
  const { lang } = asked
  const { person, recipient, confirmed, goes } = contact
  const name = html`<bdi>${person.name}</bdi>`
  const role = person.role === '' ? null : html`${comma(lang)}<bdi>${person.role}</bdi>`
  const leaving = goes === null ? null : say(lang, 'contacts.goes', { day: dayIn(goes, lang) })
  const state: Piece = confirmed ? leaving : say(lang, 'contacts.asked', { day: dayIn(contact.since, lang) })
  return html`<li>
    <div>
      <h3>${name}${role}</h3>
      <p><span dir="ltr">${person.email}</span></p>
      ${sub(
        phrase(lang, 'contacts.facts', {
          how: say(lang, 'contacts.how', { how: contact.how, day: dayIn(contact.since, lang) }),
          language: beginning(languageIn(contact.lang, lang), lang),
          hears: say(lang, `contacts.hears.${contact.hears}`),
        }),
      )}
      ${state === null ? null : sub(html`<strong>${state}</strong>`)}
    </div>
    <div class="actions">
      ${linkButton(asked, `${PAGE}/${recipient}`, spoken(say(lang, 'contacts.change'), name), 'small second')}
    </div>
  </li>`
}

function personFields({ lang }: Asked, f: Fieldset, of?: Contact['person']) {
  return html`<div class="two">
    ${f.text('name', { label: say(lang, 'contacts.person'), value: of?.name ?? '' })}
    ${f.text('role', { label: say(lang, 'contacts.role'), hint: say(lang, 'contacts.roleHint'), value: of?.role ?? '', isOptional: true })}
  </div>`
}

function hearsFields(asked: Asked, f: Fieldset, of?: Pick<Contact, 'lang' | 'hears'>) {
  const { lang } = asked
  const options = HEARS.map(value => ({
    value,
    says: say(lang, `contacts.hears.${value}`),
    more: say(lang, `contacts.hearsMore.${value}`),
  }))
  return html`
    ${f.select('lang', { label: say(lang, 'contacts.lang'), options: interfaceOptions(asked), value: of?.lang ?? lang })}
    ${f.choice('hears', { label: say(lang, 'contacts.hears'), options, value: of?.hears ?? 'own' })}
  `
}

/** What was typed of somebody, checked. */
function typedOf({ lang, site }: Asked, check: Checking, fields: URLSearchParams) {
  const [name, role] = [typedIn(fields, 'name'), typedIn(fields, 'role')]
  check.must(
    'name',
    say(lang, 'invites.personMissing'),
    name !== '' && name.length <= 200 && !hasHidden(name),
  )
  check.must('role', say(lang, 'contacts.roleLong'), role.length <= 200 && !hasHidden(role))
  const hears = HEARS.find(one => one === fields.get('hears')) ?? 'own'
  return { name, role, hears, lang: site.own.langIn(typedIn(fields, 'lang')) }
}

export async function takeContact(asked: Asked, who: Representative, { fields }: Form): Promise<Answer> {
  const { lang, site } = asked
  const check = new Checking()
  const { name, role, ...wishes } = typedOf(asked, check, fields)
  const typed = typedIn(fields, 'email')
  const email = mailboxIn(typed)
  const bad = typed === '' ? say(lang, 'invites.emailMissing') : say(lang, 'apply.emailBad', { typed })
  check.must('email', bad, email !== undefined)
  const all = await allContacts(site.log, who.party, site.now())
  const recipient = email && recipientId(site.log, email)
  check.must('email', say(lang, 'contacts.twice'), !all.some(one => one.recipient === recipient))
  if (!check.isGood || email === undefined) return showContacts(asked, who, fields, check.errors)
  takeTurn(asked, 'ceremony')
  const { signatures, calls } = await partyRecord(asked, who.party)
  const call = all[0]?.call ?? signatures[0]?.call ?? [...calls.keys()][0]!
  await nameContact(site, who.party, { call, person: { name, role, email }, ...wishes })
  return seeOther(asked, `${PAGE}?named=1`)
}

export async function showContact(
  asked: Asked,
  who: Representative,
  values: URLSearchParams = asked.query,
  errors: Errors = NO_ERRORS,
): Promise<Answer> {
  const { lang } = asked
  const { contact, isLast } = await contactAsked(asked, who)
  const { person, confirmed, goes } = contact
  const isLeaving = confirmed && goes !== null
  const f = new Fieldset(lang, values, errors)
  const action = `${PAGE}/${contact.recipient}`
  const form = postedForm(asked, action, {
    f,
    fields: html`${personFields(asked, f, person)}${hearsFields(asked, f, contact)}`,
    hidden: { do: 'change' },
    button: say(lang, 'contacts.keep'),
    beside: linkButton(asked, PAGE, say(lang, 'contacts.back')),
  })
  const title = say(lang, 'contacts.changeTitle', { name: person.name })
  const main = html`
    ${opening(asked, who, title, html`<span dir="ltr">${person.email}</span>`)}
    ${part(say(lang, 'contacts.facts-title'), form, { strong: true, note: say(lang, 'contacts.changeNote') })}
    ${isLeaving ? goingOn(asked, action) : notedPart(lang, 'contacts.end', ending(asked, action, contact, isLast))}
  `
  return privatePage(asked, { title, main }, errors.size === 0 ? 200 : 422)
}

function ending(asked: Asked, action: string, { confirmed, stayed }: Contact, isLast: boolean) {
  const { lang } = asked
  if (isLast) return remark(say(lang, 'contacts.last'))
  const how = confirmed ? (stayed ? 'stayed' : 'confirmed') : 'asked'
  return postedForm(asked, action, {
    fields: remark(say(lang, 'contacts.endHow', { how })),
    hidden: { do: 'end' },
    button: say(lang, 'contacts.endButton'),
  })
}

function goingOn(asked: Asked, action: string) {
  const button = say(asked.lang, 'contacts.goOn')
  return postedForm(asked, action, { fields: null, hidden: { do: 'go-on' }, button })
}

/** Refuses `not_found`. `isLast`: without it letters would reach nobody. */
async function contactAsked({ params, site }: Asked, { party }: Representative) {
  const all = await allContacts(site.log, party, site.now())
  const contact = all.find(({ recipient }) => recipient === params.contact)
  if (contact === undefined) throw new Refusal('not_found', `This is no contact of ${party}.`)
  const lasting = await lastingContacts(site.log.drawer, party, site.now())
  const isLast = contact.confirmed && lasting.every(({ recipient }) => recipient === contact.recipient)
  return { contact, isLast }
}

export async function takeContactChange(
  asked: Asked,
  who: Representative,
  { fields }: Form,
): Promise<Answer> {
  const { site } = asked
  const { contact } = await contactAsked(asked, who)
  if (fields.get('do') === 'end') {
    takeTurn(asked, 'ceremony')
    await endContact(site, who.party, contact.recipient)
    return seeOther(asked, `${PAGE}?ends=1`)
  }
  const isGoingOn = fields.get('do') === 'go-on'
  const check = new Checking()
  const { name, role, ...wishes } = typedOf(asked, check, fields)
  if (!check.isGood && !isGoingOn) return showContact(asked, who, fields, check.errors)
  await untilSettled(async () => {
    const { contact: now } = await contactAsked(asked, who)
    // Who has not agreed goes on being asked, and no longer than they were.
    const goingOn = now.confirmed ? { goes: null } : {}
    const change = isGoingOn ? goingOn : { ...wishes, person: { name, role } }
    await site.log.drawer.apply(
      await contactChanged(site.log, who.party, now, change, site.now()),
      site.now(),
    )
  })
  return seeOther(asked, `${PAGE}?changed=1`)
}
