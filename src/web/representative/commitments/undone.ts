import { dayOf } from '../../../core/time.ts'
import type { Asked as AskedOf } from '../../../register/asked.ts'
import type { CommitmentRef, Pledge } from '../../../register/commitment-kinds.ts'
import type { Scheduled } from '../../../register/commitment-rows.ts'
import { dutiesOn } from '../../../register/duties.ts'
import { commitmentAmended, commitmentWithdrawn } from '../../../register/types/commitments.ts'
import { readKnown, readRules } from '../../../work/commitments/duties.ts'
import type { Composed } from '../../../work/compose.ts'
import { type Asked, html, longDay, type Markup, say } from '../../kit/kit.ts'
import { showRule } from '../../statement/quotes.ts'
import type { Representative } from '../session.ts'

/**
 * A clause that asks for commitments comes undone where too few are left. By the law its days then run anew, often with
 * nobody in time from the next day on: whoever withdraws one, or moves it under another principle, is told that before they
 * sign, by that same law.
 */

interface Undone {
  readonly asked: readonly AskedOf[]
  readonly says: readonly Markup[]
}

/** In the place of an entry that is yet to be recorded. */
const TO_COME = Number.MAX_SAFE_INTEGER

/** A commitment as it would stand from this day on. */
type Becomes = (one: Scheduled, day: string) => Scheduled

const leaving =
  (isLeft: (one: CommitmentRef) => boolean): Becomes =>
  (one, day) =>
    one.ended === null && isLeft(one) ? { ...one, ended: { entry: TO_COME, day } } : one

const moving =
  (party: string, pledges: readonly Pledge[]): Becomes =>
  (one, day) => {
    const to = one.party === party ? pledges.find(({ id }) => id === one.id) : undefined
    if (to === undefined) return one
    const version = { ...one.versions.at(-1)!, entry: TO_COME, day, principle: to.principle }
    return { ...one, versions: [...one.versions, version] }
  }

/** What the rules ask of the party again once its commitments are so. */
async function undoneOnce(
  asked: Asked,
  { party }: Representative,
  call: string,
  becomes: Becomes,
): Promise<Undone> {
  const { store } = asked.site.log
  const day = dayOf(asked.site.now())
  const rules = await readRules(store, call)
  const known = await readKnown(store, call, party)
  const schedule = known?.schedule
  if (rules === undefined || known === undefined || schedule === undefined) return { asked: [], says: [] }
  const commitments = schedule.commitments.map(one => becomes(one, day))
  const now = dutiesOn(known, rules, day)
  const then = dutiesOn({ ...known, schedule: { ...schedule, commitments } }, rules, day)
  const policy = then.binding === null ? undefined : rules.policies.get(then.binding.policy)
  // The same windows in the same order: only what became of them differs.
  const undone = then.asked.filter(({ met }, i) => met === null && now.asked[i]!.met !== null)
  return {
    asked: undone,
    says: await Promise.all(undone.map(one => showRule(asked, one.clause.says, policy!))),
  }
}

function shown({ lang }: Asked, head: string, { asked: undone, says }: Undone): Markup | null {
  if (undone.length === 0) return null
  const lines = undone.map(
    // The due day that binds, as every page names it; not the last of its days of grace.
    (one, i) =>
      html`<li>${says[i]!} <b>${say(lang, 'ours.undoneBy', { day: longDay(one.moved, lang) })}</b></li>`,
  )
  return html`<div class="notice"><p><b>${head}</b></p><ul>${lines}</ul></div>`
}

/** On the form, where nothing is chosen yet: what follows where all are withdrawn. */
export async function undoneBeforehand(
  asked: Asked,
  who: Representative,
  call: string,
): Promise<Markup | null> {
  const undone = await undoneOnce(
    asked,
    who,
    call,
    leaving(() => true),
  )
  return shown(asked, say(asked.lang, 'ours.undoneIf'), undone)
}

/** Beside what is about to be signed: what follows from that very choice. */
export async function undoneNotice(
  asked: Asked,
  who: Representative,
  { type, call, body }: Composed,
): Promise<Markup | null> {
  if (call === null) return null
  if (type === commitmentAmended.type) {
    const { commitments: pledges } = body as unknown as { readonly commitments: readonly Pledge[] }
    const undone = await undoneOnce(asked, who, call, moving(who.party, pledges))
    return shown(asked, say(asked.lang, 'ours.undoneMoved'), undone)
  }
  if (type !== commitmentWithdrawn.type) return null
  const { commitments } = body as unknown as { readonly commitments: readonly CommitmentRef[] }
  const isLeft = (one: CommitmentRef) =>
    commitments.some(({ party, id }) => party === one.party && id === one.id)
  return shown(asked, say(asked.lang, 'ours.undone'), await undoneOnce(asked, who, call, leaving(isLeft)))
}
