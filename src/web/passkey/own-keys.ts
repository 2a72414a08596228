import { Refusal } from '../../core/refusal.ts'
import { formatTime } from '../../core/time.ts'
import { credentialsOf } from '../../people/credentials.ts'
import { type Session, sessions, sessionsOf } from '../../people/sessions.ts'
import { hashOfToken } from '../../people/tokens.ts'
import type { KeyRow } from '../../register/rows.ts'
import { foldWords } from '../../register/search-words.ts'
import { keysOf } from '../../work/holder-keys.ts'
import {
  type Asked,
  buttonForm,
  comma,
  cookieIn,
  datedLine,
  dayMark,
  deskDayMark,
  deskMinute,
  entryLink,
  html,
  linkButton,
  type Markup,
  say,
  shortDigest,
  shortMinute,
  spoken,
  sub,
} from '../kit/kit.ts'

/** What officers and representatives have here: keys, and the sessions that were opened with them. */

export interface OwnKey {
  readonly keyid: string
  readonly row: KeyRow
  /** How its holder calls it, or the device; undefined where they have said nothing. */
  readonly label: string | undefined
}

/** Every key that a party or an officer ever had, those in force first. */
export async function ownKeys({ site }: Asked, holder: string): Promise<OwnKey[]> {
  const [keys, known] = await Promise.all([
    keysOf(site, holder),
    credentialsOf(site.log.drawer, holder, site.now()),
  ])
  const labels = new Map(known.map(({ value }) => [value.keyid, value.label]))
  const isOver = ({ row }: OwnKey) => Number(row.revoked !== null)
  return keys
    .map(({ key, row }) => ({ keyid: key, row, label: labels.get(key) }))
    .sort((a, b) => isOver(a) - isOver(b) || a.row.added - b.row.added)
}

/** What its holder calls it, or what kind of key it is. */
export function keyName({ lang }: Asked, key: OwnKey | undefined): string {
  return key?.label ?? say(lang, key?.row.key.alg === 'Ed25519' ? 'rep.keyFile' : 'rep.keyUnnamed')
}

/** Whether a key other than `own` is called so, however it is typed: nobody is to pass for a colleague. */
export function isNameTaken(keys: readonly OwnKey[], label: string, own?: string): boolean {
  const asTyped = (name: string) => foldWords(name) || name
  return keys.some(
    one => one.keyid !== own && one.label !== undefined && asTyped(one.label) === asTyped(label),
  )
}

/** Of an officer's; `revoke` is where it is revoked, by whoever may. */
export function keyLine(
  asked: Asked,
  key: OwnKey,
  { isOwn, revoke }: { readonly isOwn: boolean; readonly revoke: string | undefined },
): Markup {
  const { lang } = asked
  const { keyid, row } = key
  const name = html`<bdi>${keyName(asked, key)}</bdi>`
  const own = isOwn ? html`<b>${say(lang, 'rep.keyOwn')}</b> ` : null
  const ended =
    row.revoked === null ? null : html` ${say(lang, 'rep.revoked')} ${entryLink(asked, row.revoked.entry)}`
  const act =
    row.revoked !== null || revoke === undefined
      ? null
      : linkButton(
          asked,
          `${revoke}/new/revocation?keyid=${keyid}`,
          spoken(say(lang, 'rep.revokeThis'), html`${name}${comma(lang)}${shortDigest(keyid)}`),
          'small second',
        )
  return html`<li>
    <div>
      <h3>${name}</h3>
      <p>${own}${entryLink(asked, row.added)}${ended} <span class="hash">${shortDigest(keyid)}</span></p>
    </div>
    ${act}
  </li>`
}

/** Open sessions, newest first, each with the way to end it at `path` for whoever may. */
export async function sessionList(
  asked: Asked,
  { holder, use }: Pick<Session, 'holder' | 'use'>,
  keys: readonly OwnKey[],
  path: string,
  mayEnd: (session: Session) => boolean = () => true,
): Promise<Markup> {
  const { lang, site } = asked
  // A representative reads in UTC, as on all pages.
  const isOfficer = use === 'officer'
  const minute = (at: number) => (isOfficer ? deskMinute(asked, at) : shortMinute(formatTime(at), lang))
  const day = (at: number) => (isOfficer ? deskDayMark(asked, at) : dayMark(at, lang))
  const here = hashOfToken(cookieIn(asked, use) ?? '')
  const open = await sessionsOf(site.log.drawer, holder, site.now())
  const lines = open
    .sort((a, b) => b.value.made - a.value.made)
    .map(({ id, value: session }) => {
      const key = keys.find(({ keyid }) => keyid === session.keyid)
      const name = html`<bdi>${keyName(asked, key)}</bdi>`
      const mine = id === here ? html` <b>${say(lang, 'rep.sessionHere')}</b>` : null
      const until = say(lang, 'rep.sessionUntil', { time: minute(session.expires) })
      const button = spoken(say(lang, 'rep.endSession'), html`${name}${comma(lang)}${until}`)
      const end = mayEnd(session)
        ? buttonForm(asked, path, { session: id }, button, { form: 'meta', style: 'small second' })
        : null
      return datedLine(day(session.made), html`${name}${mine}${sub(until)}`, end)
    })
  return html`<ul class="ledger three">${lines}</ul>`
}

/** Ends one of a holder's own sessions. Refuses `link_spent`. */
export async function endOwn(
  { site }: Asked,
  holder: string,
  fields: URLSearchParams,
  allow: (session: Session) => void = () => undefined,
): Promise<void> {
  const { drawer } = site.log
  const id = fields.get('session') ?? ''
  const found = (await sessionsOf(drawer, holder, site.now())).find(one => one.id === id)
  if (found === undefined) throw new Refusal('link_spent', 'This session has ended already.')
  allow(found.value)
  await sessions.remove(drawer, id)
}
