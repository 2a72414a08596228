import { Refusal } from '../../core/refusal.ts'
import { type Colleague, colleagueAt, keyOffered } from '../../people/colleagues.ts'
import { type Found, untilSettled } from '../../people/collection.ts'
import { draftDropped } from '../../people/drafts.ts'
import { invitationAt } from '../../people/invitations.ts'
import { continuedBy } from '../../people/invitees.ts'
import { hashOfToken } from '../../people/tokens.ts'
import type { Said } from '../../register/kinds.ts'
import { keyAdded, keyAllowed } from '../../register/types/keys.ts'
import { rowIn } from '../../store/each-row.ts'
import { actsWaiting } from '../../work/act/approval.ts'
import { colleagueWaits } from '../../work/colleagues.ts'
import type { Composed } from '../../work/compose.ts'
import { digestOfLink, goodInvitation, joinedBy } from '../../work/invitations.ts'
import { sealedByLink } from '../../work/launch/held-ids.ts'
import { bringIn } from '../../work/passkey.ts'
import { joinsBy } from '../../work/plain-links.ts'
import {
  type Answer,
  type Asked,
  bodyOf,
  Choice,
  callShown,
  entryShown,
  facts,
  hash,
  html,
  keeperName,
  linkButton,
  linkTo,
  opening,
  type Piece,
  part,
  phrase,
  privatePage,
  readForm,
  remark,
  say,
  seeOther,
} from '../kit/kit.ts'
import { keyidOf } from '../passkey/answer.ts'
import { type NewPasskey, showNewPasskey, signedByNew, takeNewPasskey } from '../passkey/new-passkey.ts'
import { ownKeys } from '../passkey/own-keys.ts'
import { sessionToOpen } from '../passkey/sign-in.ts'
import { lostBefore } from '../passkey/way-back.ts'
import { publicAtOnce } from '../sign/hour.ts'
import { askWhom } from '../sign/steps.ts'
import { partyName } from '../statement/names.ts'
import { approvalForm } from './approval.ts'
import { wayToDecline } from './declining.ts'
import { joining } from './joining.ts'
import { sealedAgain } from './sealed-again.ts'
import { requireRepresentative } from './session.ts'
import { usedLink } from './used-link.ts'

/**
 * An invited representative joins: with the first key of the organisation, and its signature if they like. Where it has
 * had a key, the depositary adds the new one by an entry of its own, as two officers have let it.
 */
export async function showInvitation(asked: Asked): Promise<Answer> {
  return unlessJoined(asked, async () => showNewPasskey(asked, await invited(asked)))
}

export async function takeInvitation(asked: Asked): Promise<Answer> {
  const { fields } = await readForm(asked)
  return unlessJoined(
    asked,
    async () => {
      const way = await invited(asked)
      await noteContinued(asked, fields)
      return takeNewPasskey(asked, way, fields)
    },
    fields,
  )
}

/**
 * A device has answered, so the desk learns that somebody has begun. Programs of mail servers open pages and press buttons;
 * they have no device.
 */
async function noteContinued({ site, params }: Asked, fields: URLSearchParams): Promise<void> {
  if ((fields.get('credential') ?? '') === '') return
  const { drawer } = site.log
  const invitation = await invitationAt(drawer, params.token!, site.now())
  if (invitation !== undefined)
    await continuedBy(drawer, { ...invitation, link: hashOfToken(params.token!) }, site.now())
}

/** Whoever comes by a link by which somebody has joined is told so, and never that it was they. */
async function unlessJoined(
  asked: Asked,
  act: () => Promise<Answer>,
  fields?: URLSearchParams,
): Promise<Answer> {
  try {
    return await act()
  } catch (error) {
    const { site, params } = asked
    if (error instanceof Refusal && error.code === 'key_unallowed') return tooEarly(asked)
    if (!(error instanceof Refusal) || error.code !== 'link_spent') throw error
    const entry = await joinedBy(site, params.token!)
    if (entry !== undefined) return usedLink(asked, entry, fields)
    const lying = await sealedByLink(site, hashOfToken(params.token!))
    if (lying === undefined) throw error
    return sealedAgain(asked, lying, fields)
  }
}

/** Nobody may do anything here before two officers have signed, and nothing is lost by waiting. */
async function tooEarly(asked: Asked): Promise<Answer> {
  const { lang, site, params } = asked
  const token = params.token!
  const { party } = (await invitationAt(site.log.drawer, token, site.now()))!
  const link = digestOfLink(hashOfToken(token))
  const signed = await actsWaiting(site, ({ first }) => first !== null)
  const isOf = ({ type, body }: Composed) => type === keyAllowed.type && 'link' in body && body.link === link
  const left = signed.some(({ composed }) => isOf(composed)) ? 1 : 2
  const title = say(lang, 'people.tooEarlyTitle')
  const waits = { left, keeper: await keeperName(asked), name: await partyName(asked, party) }
  const next = html`
    <p>${say(lang, 'people.tooEarlyNext', { mailed: site.mail === null ? 'no' : 'yes' })}</p>
    <p class="mt-s">${askWhom(asked)}</p>
  `
  const main = html`
    ${opening(say(lang, 'people.invitation'), title, say(lang, 'people.tooEarly', waits))}
    ${part(say(lang, 'rep.next'), next, { strong: true })}
  `
  return privatePage(asked, { title, main }, 403)
}

const headOf =
  ({ lang }: Asked): NewPasskey['head'] =>
  (title, lede) =>
    opening(say(lang, 'people.invitation'), title, lede)

const firstWords = ({ lang }: Asked, signs: boolean, lost: Piece = null) => ({
  heading: say(lang, 'people.step1'),
  button: say(lang, 'people.makePasskey'),
  explain: html`<p>${say(lang, 'people.passkeyMeans')}</p>${signs ? remark(say(lang, 'people.passkeyWhere')) : null}${lost && remark(lost, 'mt-s')}`,
})

const secondWords = ({ lang }: Asked) => ({
  title: say(lang, 'people.confirmTitle'),
  heading: say(lang, 'people.step2'),
  button: say(lang, 'people.confirm'),
})

async function invited(asked: Asked): Promise<NewPasskey> {
  const { lang, site, params } = asked
  const token = params.token!
  const { invitation, until } = await goodInvitation(site, token)
  const { party, call, person } = invitation
  const joins = joinsBy(site, token, { invitation, until })
  if (joins !== null) return joining(asked, { ...invitation, until }, joins, invitation.joins === undefined)
  const admitted = invitation.admitted!
  const name = await partyName(asked, party)
  const keeper = await keeperName(asked)
  const reason = await keyReason(asked, party, admitted)
  // Nobody is kept out for lack of a device: the link opens elsewhere too, and paper counts the same.
  const isOpen = await publicAtOnce(asked, call)
  const onPaper = linkTo(asked, `/${call}/sign?party=${party}`, say(lang, 'people.onPaperLink'))
  return {
    path: `/invitations/${token}`,
    draft: { purpose: 'invitation', subject: party },
    use: 'party',
    link: token,
    call: await callShown(asked, call),
    head: headOf(asked),
    first: () => ({
      title: say(lang, 'people.inviteTitle', { name }),
      lede: html`${say(lang, 'people.inviteLede', { person, name, keeper })} ${askWhom(asked)}`,
      ...firstWords(asked, true, lostBefore(asked)),
      before: isOpen,
      note: linkTo(asked, `/entries/${admitted}`, say(lang, 'people.admittedBy', { index: admitted })),
      name,
      beside: part(
        say(lang, 'sign.otherWays'),
        html`<p>${say(lang, 'people.otherDevice')}</p><p class="mt-s">${say(lang, 'people.onPaper')} ${onPaper}</p>${wayToDecline(asked)}`,
      ),
    }),
    statement: () => key => {
      return { composed: { type: keyAdded.type, body: { holder: party, key, reason } as never } }
    },
    second: () => ({
      ...secondWords(asked),
      explain: html`
        ${remark(say(lang, 'people.addedByKeeper', { keeper }))}
        ${remark(say(lang, 'people.confirmNote'))}
      `,
    }),
    async take(made, fields, step) {
      const signature = signedByNew(made, fields)
      const held = { holder: party, use: 'party' } as const
      const { cookie, opened } = await sessionToOpen(asked, { ...held, keyid: made.keyid })
      const index = await bringIn(site, made, held, [signature], async () => {
        const { used } = await goodInvitation(site, token)
        return [...used, draftDropped(step), ...opened]
      })
      // It may have signed long ago: its own page says what waits.
      return seeOther(asked, `/representative?done=${index}`, { 'Set-Cookie': cookie })
    },
  }
}

/** Why the depositary adds it: where two officers have let it, in their words, as they signed them. */
async function keyReason(asked: Asked, party: string, admitted: number): Promise<Said> {
  const { lang, site } = asked
  const allowed = (await rowIn(site.log.store, 'partyKeys', party))?.allowed
  if (allowed == null) return { lang, text: say(lang, 'people.keyReason', { index: admitted }) }
  const shown = await entryShown(asked, allowed.entry)
  const { reason } = bodyOf<typeof keyAllowed.type>(shown)
  // Longer words lie beside the log, and would have to come along.
  if ('text' in reason) return reason
  return { lang, text: say(lang, 'people.keyAllowed', { index: allowed.entry }) }
}

/**
 * The page of a colleague who was given a link. The new passkey signs the statement that would bring it in; that enters
 * nothing until a signatory of the party has signed the same bytes.
 */
export async function showColleague(asked: Asked): Promise<Answer> {
  const here = await colleagueIn(asked)
  if (here.value.offered !== null) return offeredPage(asked, here)
  return showNewPasskey(asked, await offering(asked, here))
}

export async function takeColleague(asked: Asked): Promise<Answer> {
  const here = await colleagueIn(asked)
  const { fields } = await readForm(asked)
  if (here.value.offered !== null) return offeredPage(asked, here)
  return takeNewPasskey(asked, await offering(asked, here), fields)
}

function colleagueIn({ site, params }: Asked): Promise<Found<Colleague>> {
  return colleagueAt(site.log.drawer, params.token!, site.now())
}

async function offering(asked: Asked, found: Found<Colleague>): Promise<NewPasskey> {
  const { lang, site, params } = asked
  const { party, role, label } = found.value
  const name = await partyName(asked, party)
  const called = say(lang, `rep.role.${role}`)
  const path = `/colleagues/${params.token}`
  const inviter = await inviterOf(asked, found.value)
  return {
    path,
    // Of this very link: what another was asked for, such as another role, is not finished by it.
    draft: { purpose: 'colleague', subject: found.id },
    use: 'party',
    link: params.token!,
    head: headOf(asked),
    first: () => ({
      title: say(lang, 'rep.colleagueTitle', { name }),
      lede: phrase(lang, 'rep.colleagueLede', { ...inviter, label: html`<bdi>${label}</bdi>` }),
      ...firstWords(asked, role === 'signatory'),
      note: html`<b>${called}.</b> ${say(lang, `rep.willDo.${role}`)}`,
      name: `${name} (${called})`,
      beside: part(
        say(lang, 'rep.next'),
        html`
          <p>${phrase(lang, 'rep.colleagueNext', inviter)}</p>
          <p class="mt-s">${say(lang, 'rep.colleagueNotYou', { name })}</p>
        `,
      ),
    }),
    statement: () => key => {
      const body = { holder: party, key, reason: null, ...(role === 'signatory' ? {} : { role }) }
      return { composed: { type: keyAdded.type, body: body as never }, by: party }
    },
    second: () => ({
      ...secondWords(asked),
      explain: remark(say(lang, 'rep.confirmNote')),
    }),
    /** The new key's own yes is kept, to stand beside that of a signatory. */
    async take(made, fields, step) {
      // Checked here too, so that nobody is asked to let in a key that the door would refuse.
      const signature = JSON.stringify(signedByNew(made, fields))
      const { key, credential, payload } = made
      const at = site.now()
      const offered = keyOffered(found, { key, credential, payload, signature, at })
      await untilSettled(async () =>
        site.log.drawer.apply(
          [offered, draftDropped(step), ...(await colleagueWaits(site, found.value))],
          at,
        ),
      )
      site.worker.wake()
      return seeOther(asked, path)
    },
  }
}

/** What the party calls the key whose holder made the link, if it calls it anything. */
async function inviterOf(asked: Asked, { party, by }: Colleague) {
  const key = (await ownKeys(asked, party)).find(({ keyid }) => keyid === by)
  const named = new Choice(key?.label === undefined ? 'no' : 'yes')
  return { named, inviter: html`<bdi>${key?.label ?? ''}</bdi>`, name: await partyName(asked, party) }
}

/** It waits for a signatory; one who has signed in here goes on from here. */
async function offeredPage(asked: Asked, found: Found<Colleague>) {
  const { lang } = asked
  const { value: colleague } = found
  const title = say(lang, 'rep.offeredTitle')
  const who = await requireRepresentative(asked).catch(() => undefined)
  const isSignatory = who?.party === colleague.party && who.role === 'signatory'
  const inviter = await inviterOf(asked, colleague)
  const next = isSignatory
    ? html`<p class="mt">${say(lang, 'rep.offeredYours')}</p>${approvalForm(asked, who, found)}`
    : html`
      <div class="mt">${facts(lang, { 'people.key': hash(keyidOf(colleague.offered!.key)) })}</div>
      <p class="mt-s">${phrase(lang, 'rep.offeredSays', inviter)}</p>
      <div class="actions">${linkButton(asked, '/representative', say(lang, 'rep.kicker'))}</div>
    `
  const main = html`
    ${opening(say(lang, 'people.invitation'), title)}
    ${part(say(lang, 'rep.next'), next, { strong: true })}
  `
  return privatePage(asked, { title, main, script: isSignatory ? 'passkey' : [] })
}
