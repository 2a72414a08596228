import { Refusal } from '../../../core/refusal.ts'
import { formatTime } from '../../../core/time.ts'
import { credentialsOf } from '../../../people/credentials.ts'
import { endSessionById, sessionsOf } from '../../../people/sessions.ts'
import { hashOfToken } from '../../../people/tokens.ts'
import type { KeyRow } from '../../../register/rows.ts'
import type { Answer } from '../../answer.ts'
import type { Asked } from '../../asked.ts'
import type { Form } from '../../form.ts'
import { entryLink, linkIn } from '../../links.ts'
import { html, type Markup } from '../../markup.ts'
import { mayCome } from '../../may.ts'
import { tokenIn } from '../../passkey/session-cookies.ts'
import { part, privatePage, seeOther } from '../../private.ts'
import { say } from '../../say.ts'
import { shortDay, shortDigest, shortMinute } from '../../wording.ts'
import { noteAct } from '../diary.ts'
import { opening } from '../pages.ts'
import { recorded } from '../recorded.ts'
import type { Officer } from './officer.ts'

/** What an officer has here: passkeys, of which a second one is the way back when a device is lost, and sessions. */

const MOST_KEYS = 100

interface OwnKey {
  readonly keyid: string
  readonly row: KeyRow
  readonly label: string | undefined
}

export async function showOwn(asked: Asked, officer: Officer): Promise<Answer> {
  const { lang, site } = asked
  const { drawer, store } = site.log
  const [rows, known] = await Promise.all([
    store.keysOf(officer.id, MOST_KEYS),
    credentialsOf(drawer, officer.id, site.now()),
  ])
  const labels = new Map(known.map(({ credential }) => [credential.keyid, credential.label]))
  const keys = rows.map(({ key, row }) => ({ keyid: key, row, label: labels.get(key) }))
  const inForce = keys.filter(({ row }) => row.revoked === null)
  const only = inForce.length === 1 ? html`<p class="notice">${say(lang, 'own.onlyOne')}</p>` : null
  const add = html`<div class="actions"><a class="btn second" href="${linkIn(asked, '/desk/own/passkey')}">${say(lang, 'own.add')}</a></div>`
  const title = say(lang, 'own.title')
  const main = html`${opening(asked, officer, title)}
${recorded(asked)}
${part(say(lang, 'own.keys'), html`${only}<ul class="switches">${keys.map(key => keyLine(asked, officer, key))}</ul>${mayCome(officer, 'deskForm') ? null : html`<p class="note mt">${say(lang, 'own.revokedByOthers')}</p>`}${add}`, { strong: true, note: say(lang, 'own.keysNote') })}
${part(say(lang, 'own.sessions'), await sessionList(asked, officer, keys), { note: say(lang, 'own.sessionsNote') })}`
  return privatePage(asked, { title, main })
}

function nameOf({ lang }: Asked, key: OwnKey | undefined): string {
  return key?.label ?? say(lang, 'rep.keyUnnamed')
}

function keyLine(asked: Asked, officer: Officer, key: OwnKey): Markup {
  const { lang } = asked
  const { keyid, row } = key
  const own = keyid === officer.keyid ? html`<b>${say(lang, 'rep.keyOwn')}</b> ` : null
  const ended =
    row.revoked === null ? null : html` ${say(lang, 'rep.revoked')} ${entryLink(asked, row.revoked.entry)}`
  const revoke =
    row.revoked === null && mayCome(officer, 'deskForm')
      ? html`<a class="btn small second" href="${linkIn(asked, `/desk/new/revocation?keyid=${keyid}`)}">${say(lang, 'rep.revokeThis')}<span class="vh">: ${shortDigest(keyid)}</span></a>`
      : null
  return html`<li><div><h3><bdi>${nameOf(asked, key)}</bdi></h3><p>${own}${entryLink(asked, row.added)}${ended} <span class="hash">${shortDigest(keyid)}</span></p></div>${revoke}</li>`
}

async function sessionList(asked: Asked, officer: Officer, keys: readonly OwnKey[]): Promise<Markup> {
  const { lang, site } = asked
  const here = hashOfToken(tokenIn(asked, 'officer') ?? '')
  const open = await sessionsOf(site.log.drawer, officer.id, site.now())
  const lines = open
    .sort((a, b) => b.session.made - a.session.made)
    .map(({ id, session }) => {
      const made = formatTime(session.made)
      const name = nameOf(
        asked,
        keys.find(({ keyid }) => keyid === session.keyid),
      )
      const mine = id === here ? html` <b>${say(lang, 'rep.sessionHere')}</b>` : null
      const until = say(lang, 'rep.sessionUntil', { time: shortMinute(formatTime(session.expires), lang) })
      return html`<li><span class="when"><time datetime="${made}">${shortDay(made.slice(0, 10), lang)}</time></span><span class="what"><bdi>${name}</bdi>${mine}<span class="sub">${until}</span></span><form class="meta" method="post" action="${linkIn(asked, '/desk/own/sessions')}"><input type="hidden" name="session" value="${id}"><button class="btn small second">${say(lang, 'rep.endSession')}<span class="vh">: <bdi>${name}</bdi>, ${until}</span></button></form></li>`
    })
  return html`<ul class="ledger three">${lines}</ul>`
}

/** Ends one of the officer's own sessions; whoever ends the one in use signs in again. */
export async function endOwnSession(asked: Asked, officer: Officer, { fields }: Form): Promise<Answer> {
  const { log, now } = asked.site
  const id = fields.get('session') ?? ''
  const open = await sessionsOf(log.drawer, officer.id, now())
  if (!open.some(one => one.id === id)) throw new Refusal('link_spent', 'This session has ended already.')
  await endSessionById(log.drawer, id)
  await noteAct(asked, officer, 'session-ended')
  return seeOther(asked, '/desk/own')
}
