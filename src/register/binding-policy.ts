import type { Digest } from '../core/digest.ts'
import { dayOf, parseTime } from '../core/time.ts'
import type { CallRow, SignatureEvent, SignatureRow } from './rows.ts'
import { gapsIn, isEnd, isState } from './signature-events.ts'

/**
 * Which policy binds a signatory on a day. The last one to which it has said yes does: in signing, on paper, since, or as
 * a signature was carried over to it. A policy that came later binds as many days after its entry as the one with that
 * yes says (`noticeDays`, null for never), unless it was replaced before the end of the first of them. What bound by
 * notice alone sets no notice for the next: else "0 days" would enter by notice, and whatever follows would bind at once.
 * A notice that ran while the signature was removed or invalidated begins anew where it is restored: whoever was out could
 * neither accept nor leave.
 */
export interface Binding {
  readonly policy: Digest
  /** The first day without a gap on which it binds, UTC, and the entry cited: of that yes, or of the policy. */
  readonly from: string
  readonly entry: number
  readonly by: 'yes' | 'notice'
  /** The policy in force on that day, if another; `from` is null where it binds only by a yes. */
  readonly next: Readonly<{ policy: Digest; from: string | null; entry: number }> | null
}

/** `day` is YYYY-MM-DD, UTC. Null where no signature stands on that day; that its party may have ended is not asked. */
export function bindingOn(
  { events }: Pick<SignatureRow, 'events'>,
  { policies }: Pick<CallRow, 'policies'>,
  day: string,
): Binding | null {
  const until = events.filter(event => event.day <= day)
  const state = until.findLast(({ what }) => isState(what))
  const yes = lastYes(until)
  if (state === undefined || isEnd(state.what) || yes === undefined) return null
  const { noticeDays } = policies.find(({ policy }) => policy === yes.policy)!
  const gaps = gapsIn(until)
  const known = policies.filter(policy => policy.day <= day)
  const later = known.flatMap(({ policy, entry, day: published }, i) => {
    if (entry <= placeOf(yes)) return []
    const from = noticeDays === null ? null : noticeOver(published, noticeDays, gaps)
    const replaced = known[i + 1]?.day
    const binds = from !== null && from <= day && (replaced === undefined || replaced > from)
    return { policy, entry, from, binds }
  })
  const noticed = later.findLast(({ binds }) => binds)
  // Who says yes again, as to a newer text, to the rules that bind it by its yes is bound since it first did.
  const before = bindingOn({ events: until.slice(0, until.indexOf(yes)) }, { policies }, yes.day)
  const isSame = before?.policy === yes.policy && before.by === 'yes'
  const first = isSame ? before : { entry: yes.entry, from: yes.day }
  const own = { policy: yes.policy, entry: first.entry, from: first.from, by: 'yes' } as const
  // What was carried over may have been bound by notice before: its heir is from the day on which it has it.
  const bound =
    noticed === undefined
      ? own
      : {
          policy: noticed.policy,
          entry: noticed.entry,
          from: [noticed.from!, yes.day].sort()[1]!,
          by: 'notice' as const,
        }
  const last = later.at(-1)
  const isOther = last !== undefined && !last.binds && last.policy !== bound.policy
  const next = isOther ? { policy: last.policy, entry: last.entry, from: last.from } : null
  return { ...bound, next }
}

/** The first day on which a policy binds by notice. */
function noticeOver(published: string, days: number, gaps: ReturnType<typeof gapsIn>): string {
  let from = dayAfter(published, days)
  for (const { ended, restored } of gaps) {
    const anew = dayAfter(restored, days)
    if (ended < from && anew > from) from = anew
  }
  return from
}

/** Days in which others may object to a late reservation, by the policy that binds its party; undefined for none taken. */
export function reservationDays(
  signature: Pick<SignatureRow, 'events'>,
  call: Pick<CallRow, 'policies'>,
  day: string,
): number | undefined {
  const binding = bindingOn(signature, call, day)
  return call.policies.find(({ policy }) => policy === binding?.policy)?.reservationDays
}

/** Days in which a party may correct a report; undefined where the rules that bind it give none. */
export function reportDays(
  signature: Pick<SignatureRow, 'events'>,
  call: Pick<CallRow, 'policies'>,
  day: string,
): number | undefined {
  const binding = bindingOn(signature, call, day)
  return call.policies.find(({ policy }) => policy === binding?.policy)?.reportDays
}

type Yes = SignatureEvent & { readonly policy: Digest }

/** The last yes to a policy: the newest signature, or what its party has accepted since, or since its seal. */
export function lastYes(events: readonly SignatureEvent[]): Yes | undefined {
  const signed = events.findLast((event): event is Yes => event.manifest !== undefined)
  if (signed === undefined) return undefined
  const since = signed.sealed ?? signed.entry
  const isLater = (event: SignatureEvent): event is Yes => event.what === 'accepted' && event.entry > since
  return events.findLast(isLater) ?? signed
}

/** The entry of a yes. */
export function placeOf({ entry, sealed, yes }: SignatureEvent): number {
  return yes ?? sealed ?? entry
}

/**
 * The day that comes after so many whole days: the one on which something was recorded counts for none of them, or a day
 * recorded a second before midnight would be that second. Whatever holds by itself once days are over counts so.
 */
export function dayAfter(day: string, days: number): string {
  return dayOf(parseTime(`${day}T00:00:00Z`) + (days + 1) * 86_400)
}
