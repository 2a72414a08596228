import type { Answer } from '../../answer.ts'
import type { Asked } from '../../asked.ts'
import type { Form } from '../../form.ts'
import { html } from '../../markup.ts'
import { mayCome } from '../../may.ts'
import { endOwn, keyLine, ownKeys, sessionList } from '../../passkey/own-keys.ts'
import { linkButton } from '../../posted-form.ts'
import { part, seeOther } from '../../private.ts'
import { say } from '../../say.ts'
import { noteAct } from '../diary.ts'
import { deskPage } from '../pages.ts'
import { recorded } from '../recorded.ts'
import type { Officer } from './officer.ts'

/** What an officer has here: passkeys, of which a second one is the way back when a device is lost, and sessions. */
export async function showOwn(asked: Asked, officer: Officer): Promise<Answer> {
  const { lang } = asked
  const { id, keyid } = officer
  const keys = await ownKeys(asked, id)
  const inForce = keys.filter(({ row }) => row.revoked === null)
  const only = inForce.length === 1 ? html`<p class="notice">${say(lang, 'own.onlyOne')}</p>` : null
  const add = html`<div class="actions">${linkButton(asked, '/desk/own/passkey', say(lang, 'own.add'))}</div>`
  const revoke = mayCome(officer, 'deskForm') ? '/desk' : undefined
  const lines = keys.map(key => keyLine(asked, key, { isOwn: key.keyid === keyid, revoke }))
  const sessions = await sessionList(asked, { holder: id, use: 'officer' }, keys, '/desk/own/sessions')
  const parts = html`${recorded(asked)}
${part(say(lang, 'own.keys'), html`${only}<ul class="switches">${lines}</ul>${revoke === undefined ? html`<p class="note mt">${say(lang, 'own.revokedByOthers')}</p>` : null}${add}`, { strong: true, note: say(lang, 'own.keysNote') })}
${part(say(lang, 'own.sessions'), sessions, { note: say(lang, 'own.sessionsNote') })}`
  return deskPage(asked, officer, { title: say(lang, 'own.title') }, parts)
}

export async function endOwnSession(asked: Asked, officer: Officer, { fields }: Form): Promise<Answer> {
  await endOwn(asked, officer.id, fields)
  await noteAct(asked, officer, 'session-ended')
  return seeOther(asked, '/desk/own')
}
