import { utf8 } from '../../core/bytes.ts'
import { digestOf } from '../../core/digest.ts'
import { Refusal } from '../../core/refusal.ts'
import { mailboxIn } from '../../people/addresses.ts'
import { invitationFor, type OpenInvitation, openInvitation } from '../../people/invitations.ts'
import type { Localised } from '../../register/kinds.ts'
import type { PartyKeysRow } from '../../register/party-key-rows.ts'
import { ref } from '../../register/rows.ts'
import { isEntering, type Leaf } from '../../register/types/invitations.ts'
import {
  digestOfLink,
  endingOf,
  isAllowed,
  standingInvitations,
  takesTwoOfficers,
} from '../../work/invitations.ts'
import { plainLinkFor } from '../../work/inviting.ts'
import { embargoOn } from '../../work/launch/embargo.ts'
import { invitationEnd, invitationLetter, invitationWords } from '../../work/letters/application.ts'
import { partyLetters } from '../../work/letters/party-letters.ts'
import { applyEnding } from '../../work/plain-links.ts'
import { callField, partyField, requireCall, requireParty } from '../forms/subjects.ts'
import {
  type Asked,
  buttonForm,
  Checking,
  deskDay,
  doneNotice,
  type Errors,
  Fieldset,
  type Form,
  facts,
  firstOf,
  hasHidden,
  html,
  inset,
  interfaceOptions,
  linkButton,
  linkTo,
  type Markup,
  NO_ERRORS,
  named,
  nameIn,
  notedPart,
  type Piece,
  part,
  postedForm,
  remark,
  say,
  seeOther,
  spoken,
  typedIn,
  typedIsDone,
} from '../kit/kit.ts'
import { mayCome } from '../office-permissions.ts'
import { publicAtOnce } from '../sign/hour.ts'
import { declinedBefore } from './declined.ts'
import { actNoted } from './diary.ts'
import { finder, found, soughtIn } from './finder.ts'
import { prepareInvitation, takenBy } from './inviting.ts'
import { letterPreview, NO_TOKEN, wishesShown } from './letter-preview.ts'
import { hasWords, wishFields, wishIn, wishTyped } from './letter-wish.ts'
import { confirmedBy } from './officer/confirmation.ts'
import type { Officer } from './officer/officer.ts'
import { deskPage, listOr, paragraph } from './pages.ts'

/**
 * Invites parties that are admitted. One that came in by command has no application to invite from, and one that lost
 * its last passkey may have had none for years.
 */
export async function showInvitations(asked: Asked, officer: Officer) {
  return invitationsPage(asked, officer, asked.query, NO_ERRORS)
}

export async function takeInvitations(asked: Asked, officer: Officer, { fields }: Form) {
  const link = fields.get('end')
  if (link !== null) return end(asked, officer, link)
  const { lang, site } = asked
  const check = new Checking()
  const text = (name: string) => typedIn(fields, name)
  const person = text('person')
  const inForce = await requireParty(asked, check, fields)
  const call = await requireCall(asked, check, fields)
  const email = mailboxIn(text('email'))
  const isNamed = person !== '' && person.length <= 200 && !hasHidden(person)
  check.must('person', say(lang, 'invites.personMissing'), isNamed)
  const typedEmail = text('email')
  const bad =
    typedEmail === '' ? say(lang, 'invites.emailMissing') : say(lang, 'apply.emailBad', { typed: typedEmail })
  check.must('email', bad, email !== undefined)
  const wish = wishIn(asked, check, fields)
  if (inForce?.row.ended) check.errors.set('party', say(lang, 'invites.ended'))
  if (!check.isGood || call === undefined || inForce === undefined || email === undefined)
    return invitationsPage(asked, officer, fields, check.errors)
  // For a row of a list whose letter came back or could not be written: the old link ends.
  const instead = fields.get('instead')
  const { drawer } = site.log
  const { id: party, row } = inForce
  const typed = { party, call: call.id, person, email, lang: asked.site.own.langIn(text('lang')) }
  const isBeside = await takesTwoOfficers(site, { party })
  if (!isBeside && (await embargoOn(site, call.id)) !== null) {
    const open = instead === null ? undefined : await openInvitation(drawer, instead, site.now())
    const apart = open?.party === party && open.joins === undefined ? open.link : undefined
    const taken = await takenBy(asked, party, apart)
    if (taken !== null) return invitationsPage(asked, officer, fields, new Map([['party', taken]]))
    return prepareInvitation(asked, officer, {
      said: { party, call: call.id },
      parts: [],
      person,
      to: email,
      lang: typed.lang,
      wish,
      change: '/desk/invitations',
      ...(apart && { instead: apart }),
    })
  }
  const to = { call: call.id, lang: typed.lang }
  const application = { ...to, person: { name: person, role: '', email } }
  const expires = invitationEnd(site, wish)
  const words = { application, name: nameIn(row.names, to.lang).text, hasApplied: false, isBeside, wish }
  const shown = { ...words, made: { token: NO_TOKEN, expires }, leaf: undefined }
  const written = await invitationWords(site, shown, wishesShown(asked))
  const preview = html`
    ${await declinedBefore(asked, typed)}
    ${letterPreview(asked, written, { name: words.name, count: 1 })}
  `
  // A session alone must not write to anybody in words of its own.
  const takesPasskey = isBeside || hasWords(wish)
  if (takesPasskey) {
    const confirmed = await confirmedBy(asked, officer, fields, {
      action: '/desk/invitations',
      hidden: { ...typed, ...wishTyped(wish), ...(instead !== null && { instead }) },
      ...(await confirming(asked, row.names, { person, email, isBeside }, '/desk/invitations', preview)),
    })
    if (confirmed !== true) return confirmed
  }
  // What goes out is what the officer has seen: after any change they see it again.
  const seen = digestOf(utf8(JSON.stringify([email, written.subject, written.text])))
  if (!takesPasskey && fields.get('seen') !== seen)
    return invitationsPage(asked, officer, fields, NO_ERRORS, { seen, preview, name: words.name, email })
  const open = instead === null ? undefined : await openInvitation(drawer, instead, site.now())
  const invitation = {
    ...to,
    party,
    admitted: row.admitted!,
    application: null,
    person,
    by: officer.id,
    to: email,
    ...(wish.answerBy !== null && { answerBy: wish.answerBy }),
    ...(isBeside && BESIDE),
  }
  const { of, token } = plainLinkFor(site)
  const made = invitationFor(invitation, site.now(), { token, expires })
  const id = instead === null ? made.link : party
  const letter = await invitationLetter(site, { ...words, id, party, by: officer.id, of, made })
  // The new letter replaces one about the same `id` by itself.
  const ended = open?.party === party ? await endingOf(drawer, open, site.now(), id) : []
  const note = actNoted(asked, officer, 'invited', party)
  const told = isBeside ? await partyLetters(site, party, { invitedBy: officer.id }, email) : []
  const changes = [...ended, ...made.changes, ...letter.changes, ...told, note]
  await applyEnding(site, ended.length === 0 ? [] : [open!], changes, lang)
  site.worker.wake()
  // Another page, so that a reload invites nobody twice.
  return seeOther(asked, `/desk/invitations?letter=${letter.id}${isBeside ? '&beside=1' : ''}`)
}

const BESIDE = { besideKeys: true } as const

/**
 * What the officer's passkey confirms: a letter in words of theirs, or that whoever has the link makes one more key for a
 * party that others sign for.
 */
export async function confirming(
  asked: Asked,
  names: Localised,
  {
    person,
    email,
    isBeside,
  }: { readonly person: string; readonly email: string; readonly isBeside: boolean },
  back: string,
  preview: Piece = null,
) {
  const { lang } = asked
  return {
    title: say(lang, 'invites.confirmTitle'),
    button: say(lang, 'invites.confirm'),
    explain: html`
      ${facts(lang, {
        'ask.party': named(names, lang),
        'invites.person': html`<bdi>${person}</bdi>`,
        'desk.email': html`<span dir="ltr">${email}</span>`,
      })}
      ${isBeside ? inset(say(lang, 'invites.confirmNote'), 'warn mt') : inset(say(lang, 'invites.confirmWords'), 'mt')}
      ${isBeside ? await publicAtOnce(asked, null) : null}
      ${preview}
    `,
    back: linkTo(asked, back, say(lang, 'desk.actChange')),
  }
}

async function end(asked: Asked, officer: Officer, link: string) {
  const { lang, site } = asked
  const { log, now } = site
  const open = await openInvitation(log.drawer, link, now())
  if (open === undefined || open.joins !== undefined)
    throw new Refusal('link_spent', 'This invitation was used or ended meanwhile.')
  const note = actNoted(asked, officer, 'invitation-ended', open.party)
  await applyEnding(site, [open], [...(await endingOf(log.drawer, open, now())), note], lang)
  return seeOther(asked, '/desk/invitations?ended=1')
}

const MOST_SHOWN = 200

/** What a letter would say, for the officer to see before it goes out. */
interface Seen {
  readonly seen: string
  readonly preview: Piece
  readonly name: string
  readonly email: string
}

async function invitationsPage(
  asked: Asked,
  officer: Officer,
  typed: URLSearchParams,
  errors: Errors,
  looked: Seen | null = null,
) {
  const { lang } = asked
  const f = new Fieldset(lang, typed, errors)
  const invites = mayCome(officer, 'deskInvitationsSent')
  const instead = typed.get('instead')?.slice(0, 64)
  const fields = html`
    ${partyField(asked, f)}
    ${await callField(asked, f)}
    ${f.text('person', { label: say(lang, 'invites.person'), hint: say(lang, 'invites.personHint') })}
    <div class="two">
      ${f.text('email', { label: say(lang, 'desk.email'), type: 'email', isPlain: true })}
      ${f.select('lang', { label: say(lang, 'invites.lang'), options: interfaceOptions(asked), value: lang })}
    </div>
    ${wishFields(asked, f)}
    ${(instead ?? 'none') !== 'none' ? remark(say(lang, 'invites.instead')) : null}
    ${looked === null ? null : inset(say(lang, 'preview.toOne', looked), 'mt')}
  `
  const hidden = {
    ...(instead !== undefined && { instead }),
    ...(looked !== null && { seen: looked.seen }),
  }
  const sends = asked.site.mail === null ? 'invites.write' : 'invites.send'
  const form = postedForm(asked, '/desk/invitations', {
    f,
    fields,
    hidden,
    keep: 'invitation',
    button: say(lang, looked === null ? 'preview.check' : sends),
  })
  const open = await standingInvitations(asked.site)
  const title = say(lang, 'invites.title', { count: open.length })
  const shown = found(open, soughtIn(asked), ({ party, person, joins }) =>
    [party, person, ...namesIn(joins).map(({ text }) => text)].join(' '),
  )
  const { shown: listed, told: more } = firstOf(shown, MOST_SHOWN, count =>
    remark(say(lang, 'invites.more', { count }), 'mt'),
  )
  const { store } = asked.site.log
  const [parties, counted] = await Promise.all([
    store.rows(listed.map(({ party }) => ref('parties', party))),
    store.rows(listed.map(({ party }) => ref('partyKeys', party))),
  ])
  const rows = listed.map((one, i) => {
    const name = named(parties[i]?.names ?? namesIn(one.joins), lang)
    return one.joins === undefined
      ? openRow(asked, invites, one, { name, counted: counted[i] })
      : joiningRow(asked, one, one.joins.leaf, name)
  })
  const list = listOr(lang, open.length === 0 ? 'invites.none' : 'invites.noneFound', rows)
  const search = finder(asked, '/desk/invitations', say(lang, 'invites.find'), open.length)
  const toJoin = linkButton(asked, '/desk/inviting', say(lang, 'inviting.title'), '')
  const parts = html`
    ${done(asked)}
    ${looked === null ? null : looked.preview}
    ${looked === null ? notedPart(lang, 'invites.join', invites ? toJoin : paragraph(lang, 'office.decides'), { strong: true }) : null}
    ${notedPart(lang, 'invites.new', invites ? form : paragraph(lang, 'office.decides'))}
    ${looked === null ? part(say(lang, 'invites.open'), [search, list, more]) : null}
  `
  const status = errors.size === 0 ? 200 : 422
  const page = { title, note: say(lang, 'invites.note'), status, script: 'keep-typed' } as const
  return deskPage(asked, officer, page, parts)
}

function openRow(
  asked: Asked,
  ends: boolean,
  open: OpenInvitation,
  { name, counted }: { readonly name: Markup; readonly counted: PartyKeysRow | undefined },
) {
  const { lang, site } = asked
  const { party, person, by, link, until } = open
  const button = spoken(say(lang, 'invites.end'), name)
  const end = ends
    ? buttonForm(asked, '/desk/invitations', { end: link }, button, { style: 'small second' })
    : null
  const waits = counted !== undefined && !isAllowed(counted, link, site.now())
  const allow =
    ends && waits && open.besideKeys
      ? linkButton(asked, allowance(party, link), spoken(say(lang, 'invites.allow'), name), 'small second')
      : null
  const note = say(lang, 'invites.openNote', { person, by, day: deskDay(asked, until) })
  return html`<li>
    <div><h3>${linkTo(asked, `/parties/${party}`, name)}</h3><p><code>${party}</code></p><p>${note}</p>${waits ? html`<p>${say(lang, 'invites.waits')}</p>` : null}</div>
    ${allow}${end}
  </li>`
}

/** The names that an officer has said of it; none of one that the register names. */
const namesIn = (joins: OpenInvitation['joins']) => (joins && isEntering(joins.leaf) ? joins.leaf.names : [])

/** Whoever ends it says so in the log, without naming anybody. */
function joiningRow(
  asked: Asked,
  { person, by, link, until }: OpenInvitation,
  { party, call }: Leaf,
  name: Markup,
) {
  const { lang } = asked
  const note = say(lang, 'invites.openNote', { person, by, day: deskDay(asked, until) })
  const end = linkButton(
    asked,
    `/desk/new/uninvite?link=${link}`,
    spoken(say(lang, 'invites.end'), name),
    'small second',
  )
  return html`<li>
    <div><h3>${name}</h3><p><code>${party}</code></p><p>${note} ${say(lang, 'invites.joins', { call })}</p></div>
    ${end}
  </li>`
}

/** Where two officers let this very key come in. */
export const allowance = (party: string, link: string) =>
  `/desk/new/allowance?party=${party}&link=${digestOfLink(link)}`

function done(asked: Asked) {
  const { lang, query, site } = asked
  const letter = /^[a-z0-9-]{1,64}$/.exec(query.get('letter') ?? '')?.[0]
  if (letter !== undefined) {
    const [says, leads] =
      site.mail === null
        ? (['invites.doneByHand', 'outbox.readLetter'] as const)
        : (['invites.done', 'outbox.see'] as const)
    const link = linkTo(asked, `/desk/outbox/${letter}`, say(lang, leads))
    const next = query.has('beside') ? html` ${say(lang, 'invites.beside')}` : null
    return html`${typedIsDone('/desk/invitations')}${doneNotice(html`${say(lang, says)}${next} ${link}`)}`
  }
  return query.has('ended') ? doneNotice(say(lang, 'invites.endedDone')) : null
}
