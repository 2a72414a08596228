import { Refusal } from '../../../core/refusal.ts'
import { type Application, applications } from '../../../people/applications.ts'
import { type LetterWish, NO_WISH } from '../../../people/invitation-words.ts'
import { openInvitation } from '../../../people/invitations.ts'
import {
  type Admitted,
  type AnsweredApplication,
  applicantInvited,
  isAnswered,
} from '../../../work/admitted-invited.ts'
import { keysInForce } from '../../../work/holder-keys.ts'
import { standingInvitations, takesTwoOfficers } from '../../../work/invitations.ts'
import { embargoOn } from '../../../work/launch/embargo.ts'
import { heldId } from '../../../work/launch/held-ids.ts'
import { invitationEnd, invitationWords } from '../../../work/letters/application.ts'
import { partyLetters } from '../../../work/letters/party-letters.ts'
import { applyEnding } from '../../../work/plain-links.ts'
import {
  type Asked,
  Checking,
  deskDay,
  type Errors,
  entryNumber,
  Fieldset,
  type Form,
  html,
  inset,
  linkButton,
  nameIn,
  part,
  partyOrRefuse,
  postedForm,
  say,
} from '../../kit/kit.ts'
import { mayCome } from '../../office-permissions.ts'
import { partyName } from '../../statement/names.ts'
import { handOver } from '../hand-over.ts'
import { allowance, confirming } from '../invitations.ts'
import { prepareInvitation, takenBy } from '../inviting.ts'
import { letterFolded, letterPreview, NO_TOKEN, wishesShown } from '../letter-preview.ts'
import { hasWords, wishFolded, wishIn, wishTyped } from '../letter-wish.ts'
import { confirmedBy } from '../officer/confirmation.ts'
import type { Officer } from '../officer/officer.ts'
import { deskPage, paragraph } from '../pages.ts'
import { inList, nextPart } from '../queue/queue.ts'

/** The link to whoever applied for an organisation that was admitted since, and the letter that brings it. */

/** What an officer typed for the letter of the link, and what is wrong with it. */
interface Typed {
  readonly values: URLSearchParams
  readonly errors: Errors
}

export async function invitationPart(
  asked: Asked,
  officer: Officer,
  application: Application & { readonly state: Admitted },
  { values, errors }: Typed,
) {
  const { state } = application
  const { lang, site } = asked
  const heading = say(lang, 'desk.invitation')
  const { enrolled, invitation } = state
  if (enrolled !== null && (await keysInForce(site, state.party)) > 0) {
    const entry = entryNumber(asked, enrolled)
    return part(heading, html`<p>${say(lang, 'desk.invitationUsed')} ${entry}</p>`)
  }
  const isFirst = invitation === null && enrolled === null
  const found = (await standingInvitations(site, state.party)).find(({ link }) => link === invitation)
  // Its officer's passkey has signed it: an entry ends it. Or somebody has joined by it, under seal.
  const isSealed = enrolled !== null && (await heldId(site, state.party)) !== null
  if (found?.joins !== undefined || isSealed) return joiningPart(asked, officer, state)
  const until = found?.until ?? null
  const without = enrolled !== null ? 'desk.inviteNoKey' : isFirst ? 'desk.inviteFirst' : 'desk.inviteExpired'
  const told =
    until === null ? say(lang, without) : say(lang, 'desk.inviteAgainNote', { until: deskDay(asked, until) })
  if (!mayCome(officer, 'deskDecision', 'invite'))
    return part(heading, [html`<p>${told}</p>`, paragraph(lang, 'office.decides', 'mt')])
  const f = new Fieldset(lang, values, errors)
  const written = await applicantsLetter(asked, application, {
    isAgain: !isFirst,
    isBeside: await takesTwoOfficers(site, state),
  })
  const button = postedForm(asked, inList(asked), {
    f,
    fields: html`${letterFolded(asked, written)}${wishFolded(asked, f)}`,
    hidden: { decision: 'invite', instead: invitation ?? '' },
    button: say(lang, isFirst ? 'desk.invite' : 'desk.inviteAgain'),
  })
  const ending =
    until === null
      ? null
      : postedForm(asked, '/desk/invitations', {
          hidden: { end: invitation! },
          button: say(lang, 'invites.end'),
          isSecond: true,
        })
  return part(heading, html`<p>${told}</p>${button}${ending}`)
}

/** Of one that was invited in answer to its application. Another link takes another touch of an officer's passkey. */
export async function joiningPart(asked: Asked, officer: Officer, state: Admitted) {
  const { lang, site } = asked
  const { enrolled, invitation, party } = state
  const open = (await standingInvitations(site, party)).find(({ link }) => link === invitation)
  const told = open
    ? say(lang, 'desk.joiningOpen', { until: deskDay(asked, open.until) })
    : say(lang, enrolled === null ? 'desk.joiningOver' : 'desk.joined')
  const [path, says] = open
    ? ([`/desk/new/uninvite?link=${open.link}`, 'invites.end'] as const)
    : (['/desk/inviting', 'inviting.title'] as const)
  const way =
    enrolled === null && mayCome(officer, 'deskInvitingSigned')
      ? html`<div class="actions">${linkButton(asked, path, say(lang, says))}</div>`
      : null
  return part(say(lang, 'desk.invitation'), html`<p>${told}</p>${way}`)
}

/** The letter with the link to whoever applied, as it will be read. */
export async function applicantsLetter(
  asked: Asked,
  application: Application,
  {
    wish = NO_WISH,
    isAgain = false,
    isBeside = false,
  }: { readonly wish?: LetterWish; readonly isAgain?: boolean; readonly isBeside?: boolean } = {},
) {
  const { site } = asked
  const { organisation, state } = application
  const name = state.is === 'admitted' ? await partyName(asked, state.party) : organisation.name
  const made = { token: NO_TOKEN, expires: invitationEnd(site, wish) }
  return invitationWords(
    site,
    { application, name, made, isAgain, isBeside, leaf: undefined, wish },
    wishesShown(asked),
  )
}

/**
 * Makes a link and shows it once. The link before it ends. Returns what is wrong with the words that were typed. A
 * session alone writes to nobody in words of its own, and lets in no second key: both take the passkey.
 */
export async function inviteAgain(asked: Asked, officer: Officer, { fields }: Form) {
  const { site } = asked
  const check = new Checking()
  const wish = wishIn(asked, check, fields)
  if (!check.isGood) return check.errors
  const found = await invitable(asked, fields)
  const isBeside = await takesTwoOfficers(site, found.value.state)
  if (!isBeside && (await embargoOn(site, found.value.call)) !== null)
    return inviteSealed(asked, officer, found, wish)
  const making = { by: officer.id, wish, isBeside }
  if (isBeside || hasWords(wish)) {
    const confirmed = await confirmedInvitation(asked, officer, { fields, found, making })
    if (confirmed !== true) return confirmed
  }
  return linkMade(asked, officer, found, making)
}

/** The application, where it can be invited from now. */
async function invitable({ site, params }: Asked, fields: URLSearchParams): Promise<AnsweredApplication> {
  const found = await applications.lying(site.log.drawer, params.application!, site.now())
  if (found === undefined || !isAnswered(found))
    throw new Refusal('party_unknown', 'Only a party that was admitted can be invited.')
  const { enrolled, invitation, party } = found.value.state
  if (enrolled !== null && (await keysInForce(site, party)) > 0)
    throw new Refusal('link_spent', `The invitation was used: entry ${enrolled} added the key.`)
  // A reload would end the link that this form made.
  if ((fields.get('instead') ?? '') !== (invitation ?? ''))
    throw new Refusal('changed_meanwhile', 'An invitation was made meanwhile; here it is as it stands.')
  return found
}

interface Making {
  readonly by: string
  readonly wish: LetterWish
  readonly isBeside: boolean
}

async function confirmedInvitation(
  asked: Asked,
  officer: Officer,
  {
    fields,
    found,
    making,
  }: { readonly fields: URLSearchParams; readonly found: AnsweredApplication; readonly making: Making },
) {
  const { wish, isBeside } = making
  const { person, state } = found.value
  const { party, invitation } = state
  const { names } = await partyOrRefuse(asked.site.log.store, party)
  const written = await applicantsLetter(asked, found.value, { wish, isAgain: invitation !== null, isBeside })
  const preview = letterPreview(asked, written, { name: nameIn(names, asked.lang).text, count: 1 })
  const whom = { person: person.name, email: person.email, isBeside }
  return confirmedBy(asked, officer, fields, {
    action: inList(asked),
    hidden: { decision: 'invite', instead: invitation ?? '', ...wishTyped(wish) },
    ...(await confirming(asked, names, whom, inList(asked), preview)),
  })
}

/** Before the hour of a launch an invitation is signed, and no entry names it. */
async function inviteSealed(asked: Asked, officer: Officer, found: AnsweredApplication, wish: LetterWish) {
  const { id, value } = found
  const { call, lang, person, state } = value
  const { party, invitation } = state
  const taken = await takenBy(asked, party, invitation)
  if (taken !== null) throw new Refusal('changed_meanwhile', taken)
  return prepareInvitation(asked, officer, {
    said: { party, call },
    parts: [],
    person: person.name,
    to: person.email,
    lang,
    wish,
    change: inList(asked),
    answers: { application: id, proofs: [], documents: [] },
    ...(invitation !== null && { instead: invitation }),
  })
}

async function linkMade(asked: Asked, officer: Officer, found: AnsweredApplication, making: Making) {
  const { lang, site } = asked
  const { person, lang: filledIn, state } = found.value
  const { party, invitation } = state
  const { isBeside } = making
  const { made, letter, name, changes } = await applicantInvited(site, found, making)
  const open = invitation === null ? undefined : await openInvitation(site.log.drawer, invitation, site.now())
  const others = isBeside ? await partyLetters(site, party, { invitedBy: officer.id }, person.email) : []
  await applyEnding(site, open ? [open] : [], [...(open?.ended ?? []), ...changes, ...others], lang)
  site.worker.wake()
  const shown = handOver(asked, { made, letter, person: person.name, email: person.email, lang: filledIn })
  const beside = isBeside
    ? html`
      ${inset(say(lang, 'invites.beside'), 'warn mt')}
      ${linkButton(asked, allowance(party, made.link), say(lang, 'invites.allow'), 'mt')}
    `
    : null
  const title = say(lang, 'desk.inviteTitle')
  const page = { title: `${title} ${name}`, heading: html`${title} <bdi>${name}</bdi>` }
  const parts = [
    part(say(lang, 'desk.inviteFor'), html`${shown}${beside}`, { strong: true }),
    await nextPart(asked),
  ]
  return deskPage(asked, officer, page, parts)
}
