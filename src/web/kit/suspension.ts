import { rowIn } from '../../store/each-row.ts'
import { type Stopped, stoppedOfficers } from '../../work/officers.ts'
import { say } from '../messages/say.ts'
import { entryLink } from './links.ts'
import { html, type Piece } from './markup.ts'
import { phrase } from './phrase.ts'
import type { Asked } from './request.ts'

/** Officers whom another has stopped (`work/officers`). */

/** For officers, on their desk; null where nobody is stopped. */
export async function stoppedNotice(asked: Asked): Promise<Piece> {
  const stopped = await stoppedOfficers(asked.site)
  if (stopped.length === 0) return null
  return stopped.map(({ officer, entry }) => {
    const values = { officer, entry: entryLink(asked, entry) }
    return html`<p class="notice warn mt" role="status">${phrase(asked.lang, 'stopped.notice', values)}</p>`
  })
}

/** Whom revoking this key also stops; null for nobody. Told before it is signed. */
export async function stopsWhom({ site }: Asked, keyid: string, signer: string): Promise<string | null> {
  const { store } = site.log
  const key = await rowIn(store, 'keys', keyid)
  if (key?.key.use !== 'officer' || key.holder === signer) return null
  const role = await rowIn(store, 'roles', key.holder)
  const isHand = role !== undefined && role.ended === null && role.office === undefined
  return isHand ? key.holder : null
}

/** For the public, with an announced act; null where nobody is stopped. */
export function heldWords(asked: Asked, [first]: readonly Stopped[]): Piece {
  return first === undefined
    ? null
    : phrase(asked.lang, 'announced.held', { officer: first.officer, entry: entryLink(asked, first.entry) })
}

export function stoppedBy(asked: Asked, entry: number): Piece {
  return html`${say(asked.lang, 'stopped.by')} ${entryLink(asked, entry)}`
}
