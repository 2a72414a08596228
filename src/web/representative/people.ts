import { parseEntry } from '../../core/entry.ts'
import { formatTime } from '../../core/time.ts'
import { entryAt } from '../../log/tree.ts'
import type { Colleague } from '../../people/colleagues.ts'
import type { Found } from '../../people/collection.ts'
import { type Session, sessionsOf } from '../../people/sessions.ts'
import {
  type Asked,
  buttonForm,
  comma,
  dayIn,
  entryLink,
  firstOf,
  html,
  linkButton,
  linkTo,
  longDay,
  type Markup,
  type Piece,
  phrase,
  remark,
  say,
  shortDigest,
  shortMinute,
  spoken,
  sub,
} from '../kit/kit.ts'
import { keyName, type OwnKey } from '../passkey/own-keys.ts'
import { letterLine } from './colleague-letter.ts'
import { mayRevoke } from './forms.ts'
import type { Representative } from './session.ts'

/** Who acts for a party: links that are out, passkeys in force, and those that ended. Its own people read it alone. */

/** A key ended is told in a line; the public page has them all. */
const MOST_ENDED = 20

export interface People {
  readonly keys: readonly OwnKey[]
  /** Links of colleagues that are good, offered passkeys among them. */
  readonly open: readonly Found<Colleague>[]
}

export async function peopleList(asked: Asked, who: Representative, { keys, open }: People): Promise<Markup> {
  const { lang, site } = asked
  const isSignatory = who.role === 'signatory'
  const sessions = await sessionsOf(site.log.drawer, who.party, site.now())
  const inForce = keys.filter(({ row }) => row.revoked === null)
  const lines = await Promise.all(inForce.map(key => keyLine(asked, who, key, sessions)))
  const links = await Promise.all(open.map(one => linkLine(asked, isSignatory, one)))
  const invite = isSignatory
    ? html`<div class="actions">
        ${linkButton(asked, '/representative/colleagues', say(lang, 'rep.inviteButton'))}
        ${linkButton(asked, '/representative/new/suspension', say(lang, 'rep.suspendButton'), 'second')}
      </div>`
    : remark(say(lang, 'rep.onlySignatories'))
  return html`<ul class="switches">${lines}${links}</ul>${endedKeys(asked, who, keys)}${invite}`
}

/** The day on which the log took the entry, as 2026-03-03. */
export async function dayOfEntry({ site }: Asked, index: number): Promise<string> {
  return parseEntry(await entryAt(site.log.store, index)).admitted.slice(0, 10)
}

async function keyLine(
  asked: Asked,
  who: Representative,
  key: OwnKey,
  sessions: readonly { readonly value: Session }[],
): Promise<Markup> {
  const { lang } = asked
  const { keyid, row } = key
  const name = html`<bdi>${keyName(asked, key)}</bdi>`
  const you = keyid === who.keyid ? html` <b>${say(lang, 'rep.you')}</b>` : null
  // With it the organisation came in: nobody of it had approved anything yet.
  const isFirst = who.row.versions.some(({ entry }) => entry === row.added)
  const by = isFirst ? 'rep.byJoining' : row.addedBy === 'holder' ? 'rep.byParty' : 'rep.byKeeper'
  const since = phrase(lang, 'rep.since', {
    day: longDay(await dayOfEntry(asked, row.added), lang),
    how: say(lang, by),
    entry: entryLink(asked, row.added),
  })
  const here = sessions.filter(({ value }) => value.keyid === keyid).map(({ value }) => value.made)
  const signedIn =
    here.length === 0 ? null : sub(say(lang, 'rep.signedInSince', { time: timeOf(asked, Math.max(...here)) }))
  const revoke =
    who.role === 'signatory' && mayRevoke(who, key)
      ? linkButton(
          asked,
          `/representative/new/revocation?keyid=${keyid}`,
          spoken(say(lang, 'rep.revokeThis'), html`${name}${comma(lang)}${shortDigest(keyid)}`),
          'small second',
        )
      : null
  const own =
    keyid === who.keyid
      ? linkButton(asked, '/representative/name', spoken(say(lang, 'rep.nameThis'), name), 'small second')
      : null
  return html`<li>
    <div>
      <h3>${name}${you}</h3>
      <p>${say(lang, `rep.may.${row.role ?? 'signatory'}`)}</p>
      ${sub(html`${since} <span class="hash">${shortDigest(keyid)}</span>`)}${signedIn}
    </div>
    ${own === null && revoke === null ? null : html`<div class="actions">${own}${revoke}</div>`}
  </li>`
}

const timeOf = ({ lang }: Asked, at: number) => shortMinute(formatTime(at), lang)

/** A link that nobody has used yet, or whose passkey waits above to be approved. */
async function linkLine(
  asked: Asked,
  isSignatory: boolean,
  { id, value, expires }: Found<Colleague>,
): Promise<Markup> {
  const { lang } = asked
  const { label, role, made, offered } = value
  const name = html`<bdi>${label}</bdi>`
  const state =
    offered === null
      ? say(lang, 'rep.invited', { made: dayIn(made, lang), until: dayIn(expires ?? made, lang) })
      : say(lang, 'rep.offered')
  const letter = isSignatory && offered === null ? await letterLine(asked, id) : null
  // Of a passkey that waits, the acts stand with it above.
  const acts =
    isSignatory && offered === null
      ? html`<div class="actions">
        ${decision(asked, id, 'again', say(lang, 'rep.linkAgain'), name)}
        ${decision(asked, id, 'end', say(lang, 'rep.endLink'), name)}
      </div>`
      : null
  return html`<li>
    <div><h3>${name}</h3><p>${state}</p>${sub(say(lang, `rep.may.${role}`))}${letter}</div>
    ${acts}
  </li>`
}

export function decision(asked: Asked, id: string, what: 'again' | 'end', says: string, name: Piece) {
  const hidden = { colleague: id, decision: what }
  return buttonForm(asked, '/representative/colleagues/decision', hidden, spoken(says, name), {
    style: 'small second',
  })
}

/** Folded: what they signed stands, and who looks for one finds it. */
function endedKeys(asked: Asked, { party }: Representative, keys: readonly OwnKey[]): Piece {
  const { lang } = asked
  const ended = keys.filter(({ row }) => row.revoked !== null).toReversed()
  if (ended.length === 0) return null
  const { shown, told } = firstOf(ended, MOST_ENDED, count =>
    linkTo(asked, `/parties/${party}#keys`, say(lang, 'rep.endedMore', { count })),
  )
  const lines = shown.map(
    key => html`<li><bdi>${keyName(asked, key)}</bdi> <span class="hash">${shortDigest(key.keyid)}</span>
      ${sub(html`${say(lang, 'rep.revoked')} ${entryLink(asked, key.row.revoked!.entry)}`)}</li>`,
  )
  return html`<details class="fold mt">
    <summary>${say(lang, 'rep.ended', { count: ended.length })}</summary>
    <div><ul class="plain-list">${lines}</ul>${told}</div>
  </details>`
}
