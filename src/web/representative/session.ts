import { attempt, Refusal, unlessRefused } from '../../core/refusal.ts'
import { colleagueOffering } from '../../people/colleagues.ts'
import { credentialsOf } from '../../people/credentials.ts'
import { requireSession } from '../../people/sessions.ts'
import { requireNotSuspended } from '../../register/party-keys.ts'
import { type PartyRow, ref } from '../../register/rows.ts'
import { keySuspended } from '../../register/types/keys.ts'
import {
  type Action,
  type Answer,
  type Asked,
  Choice,
  contactLink,
  cookieIn,
  entryLink,
  entryShown,
  type Form,
  howToReach,
  html,
  indexIn,
  inLang,
  inset,
  keeperName,
  type Markup,
  nameIn,
  type Piece,
  part,
  phrase,
  privatePage,
  readForm,
  say,
  sizeOf,
} from '../kit/kit.ts'
import { checkSession, credentialIn } from '../passkey/answer.ts'
import { signedIn, signedInOpening, signInPages, toSignIn } from '../passkey/sign-in.ts'
import { lostPart } from '../passkey/way-back.ts'
import type { PartysDoor } from '../routes.ts'
import { partyName } from '../statement/names.ts'

/**
 * Somebody who has signed in with a passkey of a party. A session signs nothing: each act asks for the passkey again.
 */
export interface Representative {
  readonly party: string
  readonly row: PartyRow
  readonly keyid: string
  readonly role: 'signatory' | 'drafter' | 'reader'
  /** Ids of this key's passkeys here, in base64url: what is signed is signed by whoever has signed in. */
  readonly credentials: readonly string[]
}

/**
 * The one place that says who is a representative. Refuses `sign_in_needed` without a session, and where the register
 * no longer knows its key, whatever the session says.
 */
export async function requireRepresentative(asked: Asked): Promise<Representative> {
  const { log, now } = asked.site
  const session = await requireSession(log.drawer, cookieIn(asked, 'party'), 'party', now())
  const { holder, keyid } = session
  const { row, role } = await partyInForce(asked, session)
  const known = await credentialsOf(log.drawer, holder, now())
  const own = known.filter(({ value }) => value.keyid === keyid)
  return { party: holder, row, keyid, role, credentials: own.map(({ id }) => id) }
}

/** Refuses `sign_in_needed` where the party is gone or the key was revoked, and `keys_suspended`. */
async function partyInForce(
  { site }: Asked,
  { holder, keyid }: { readonly holder: string; readonly keyid: string },
) {
  const [row, key, counted] = await site.log.store.rows([
    ref('parties', holder),
    ref('keys', keyid),
    ref('partyKeys', holder),
  ])
  if (row === undefined || key === undefined || key.holder !== holder)
    throw new Refusal('sign_in_needed', `The party ${holder} has no such key.`)
  if (key.revoked !== null)
    throw new Refusal('sign_in_needed', `This passkey was revoked by entry ${key.revoked.entry}.`)
  requireNotSuspended(counted, holder)
  return { row, role: key.role ?? ('signatory' as const) }
}

/**
 * A page for representatives; others sign in first, and are then led there. Refuses `key_role_wrong` as the law will,
 * before anything is typed.
 */
export function forRepresentatives(
  door: PartysDoor,
  show: (asked: Asked, representative: Representative) => Answer | Promise<Answer>,
): Action {
  return async asked => {
    const found = await signedIn(asked, requireRepresentative)
    if (found === undefined) {
      // What was sent is not read: the tab holds it (src/browser/keep-typed), and is told that it never arrived, as its
      // author is (`opening`).
      const isSent = asked.request.method === 'POST'
      return toSignIn(asked, '/representative', { unsent: isSent ? '1' : undefined })
    }
    if (door === 'signatory') requireSignatory(found)
    return show(asked, found)
  }
}

/** A call may set hundreds of measures, of each of which a party says something. */
const MOST_FIELDS = 4_000
const MOST_FORM = 2 * 1024 * 1024
/** With a spreadsheet of eight megabytes. */
export const MOST_SHEET_FORM = 8.25 * 1024 * 1024
/** With a file that may be too large, so that its sender is told beside the field. */
export const MOST_FILE_FORM = 16 * 1024 * 1024

/** What a representative sends. Where the session has ended, the tab still holds what was typed. */
export function fromRepresentatives(
  door: PartysDoor,
  take: (asked: Asked, representative: Representative, form: Form) => Answer | Promise<Answer>,
  most: number = MOST_FORM,
  /** What is answered where more was sent; left out where the refusal itself says enough. */
  tooLarge?: (asked: Asked) => Answer,
): Action {
  return forRepresentatives(door, async (asked, found) => {
    const reading = () => readForm(asked, most, MOST_FIELDS)
    if (tooLarge === undefined) return take(asked, found, await reading())
    const form = await unlessRefused('request_oversize', reading)
    return form === undefined ? tooLarge(asked) : take(asked, found, form)
  })
}

/** Refuses `key_role_wrong`. */
export function requireSignatory({ party, role }: Representative): void {
  if (role !== 'signatory')
    throw new Refusal('key_role_wrong', `This passkey is a ${role}’s; it does not sign for ${party}.`)
}

/** The head of a representative's page: for whom they act, and the way out. */
export function opening(
  asked: Asked,
  { row, role }: Representative,
  title: Piece,
  note: Piece = null,
): Markup {
  const { lang } = asked
  const values = { party: inLang(nameIn(row.names, lang)), role: new Choice(role) }
  const who = phrase(lang, 'rep.signedInFor', values)
  const head = signedInOpening(asked, { root: '/representative', words: 'rep' }, who, title, note)
  return html`${head}${unsentTold(asked)}`
}

/** Whatever was sent while the session had ended never came: the words in the fields would pass for saved. */
const unsentTold = ({ lang, query }: Asked): Markup | null =>
  query.has('unsent')
    ? html`<div class="notice warn" role="alert" tabindex="-1" autofocus><p>${say(lang, 'rep.unsent')}</p></div>`
    : null

/** For whoever has just suspended the keys that the entry names: they are out, too, and read what to do next. */
async function suspendedPage(asked: Asked): Promise<Answer | undefined> {
  const { lang, query, site } = asked
  const index = indexIn(query.get('suspended') ?? '')
  if (index === undefined || index >= sizeOf(site)) return undefined
  const { statement } = await entryShown(asked, index)
  if (statement.type !== keySuspended.type) return undefined
  const contact = contactLink(asked)
  const title = say(lang, 'rep.suspendedTitle')
  const main = html`<section class="opening quiet">
    <p class="sc kicker">${say(lang, 'rep.kicker')}</p>
    <h1>${title}</h1>
    <p class="lede">${say(lang, 'rep.suspendedSays', { keeper: await keeperName(asked) })}</p>
    <p>${contact === null ? howToReach(asked) : phrase(lang, 'passkey.turnTo', { contact })}</p>
    <p class="proof mt-s">${entryLink(asked, index)}</p>
  </section>`
  return privatePage(asked, { title, main })
}

/** For a colleague whose passkey waits for a signatory. Only the passkey itself learns that, by its answer. */
async function notYet(asked: Asked, fields: URLSearchParams, challenge: Uint8Array): Promise<Piece> {
  const { lang, site } = asked
  const found = await colleagueOffering(site.log.drawer, credentialIn(fields), site.now())
  if (found?.offered == null) return null
  const { key } = found.offered
  if (attempt(() => checkSession(fields, key, challenge)) instanceof Refusal) return null
  return inset(say(lang, 'rep.signInWaits', { name: await partyName(asked, found.party) }), 'warn')
}

export const representativeSignIn = signInPages({
  instead: suspendedPage,
  use: 'party',
  root: '/representative',
  words: 'rep',
  isIn: async asked => (await requireRepresentative(asked).catch(() => undefined)) !== undefined,
  beside: asked => html`
    ${lostPart(asked)}
    ${part(say(asked.lang, 'rep.none'), html`<p>${phrase(asked.lang, 'rep.noneSays', { reach: howToReach(asked) })}</p>`)}
  `,
  notYet,
  requireInForce: partyInForce,
})
