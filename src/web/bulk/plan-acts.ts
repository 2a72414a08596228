import { utf8 } from '../../core/bytes.ts'
import { type Digest, hashFor, parseDigest } from '../../core/digest.ts'
import { Refusal } from '../../core/refusal.ts'
import { type Plan, planChanged } from '../../people/approvals.ts'
import { type Found, type Kept, untilSettled } from '../../people/collection.ts'
import type { Change } from '../../store/drawer.ts'
import type { Officer } from '../desk/officer/officer.ts'
import { type Asked, buttonForm, html, linkButton, type Piece, say } from '../kit/kit.ts'
import { mayCome } from '../office-permissions.ts'

/** What officers do with any plan that the server carries out: approve it, stop it, let it go on. */

export const decided = () =>
  new Refusal('changed_meanwhile', 'This list was approved, or dropped, by somebody meanwhile.')

/**
 * What a passkey signs to approve a plan: its digests, the log's origin and the plan's id, under a purpose of its own. An
 * answer to it is no statement's and no session's, and no other upload's of the same rows, here or in another register.
 */
export function planChallenge(
  { site }: Asked,
  purpose: 'avow/bulk/v2' | 'avow/listing/v1',
  id: string,
  ...plan: readonly Digest[]
): Uint8Array {
  return hashFor(purpose, ...plan.map(parseDigest), utf8(`${site.log.origin}\n${id}`))
}

/** Refuses `not_found`. */
export async function planAt<P>({ site: { log, now } }: Asked, kept: Kept<P>, id: string): Promise<Found<P>> {
  const found = await kept.lying(log.drawer, id, now())
  if (found === undefined) throw new Refusal('not_found', 'There is no such list.')
  return found
}

/** Changes it, together with what belongs to that, and wakes the worker. */
export async function changePlan<P extends Plan>(
  asked: Asked,
  kept: Kept<P>,
  id: string,
  by: (plan: P) => Partial<P>,
  beside: (next: Partial<P>) => Promise<readonly Change[]>,
): Promise<void> {
  const { log, now, worker } = asked.site
  await untilSettled(async () => {
    const found = await planAt(asked, kept, id)
    const next = by(found.value)
    await log.drawer.apply([planChanged(kept, found, next, now()), ...(await beside(next))], now())
  })
  worker.wake()
}

type Run = Partial<Pick<Plan, 'state' | 'said'>>

export const stopped = ({ state }: Plan): Run => (state === 'running' ? { state: 'stopped', said: null } : {})

export function resumed({ approved }: Plan): Run {
  if (approved === null) throw decided()
  return { state: 'running', said: null }
}

/** `isLeft`: a row was refused, or put back just as the last run came to its end. */
export function planButtons(
  asked: Asked,
  officer: Officer,
  { state }: Plan,
  {
    route,
    here,
    isLeft,
    beside = null,
  }: {
    readonly route: 'deskBatchSent' | 'deskListSent'
    readonly here: string
    readonly isLeft: boolean
    readonly beside?: Piece
  },
) {
  const { lang } = asked
  const button = (what: 'stop' | 'go', words: 'bulk.stop' | 'bulk.go' | 'bulk.again') =>
    mayCome(officer, route, what) ? buttonForm(asked, here, { do: what }, say(lang, words)) : null
  const act =
    state === 'running'
      ? button('stop', 'bulk.stop')
      : state === 'stopped' || isLeft
        ? button('go', state === 'stopped' ? 'bulk.go' : 'bulk.again')
        : null
  const more = state === 'running' ? linkButton(asked, here, say(lang, 'bulk.reload'), '') : null
  return html`<div class="actions">${more}${act}${beside}</div>`
}
