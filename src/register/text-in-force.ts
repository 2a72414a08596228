import type { Digest } from '../core/digest.ts'
import type { Statement } from '../core/statement.ts'
import { dayOf, parseTime } from '../core/time.ts'
import { bindingOn } from './binding-policy.ts'
import type { CallRow, Correction, SignatureEvent, SignatureRow } from './rows.ts'
import { gapsIn, isSigning } from './signature-events.ts'

/**
 * Which text of a call is in force on a day, and by which words a signatory is bound. A correction mends a mistake in a
 * version without making another: it takes effect by itself once its days are over, unless a signatory has objected.
 * No signature changes for it: each stays on the digest that it bound.
 */

type Texts = Pick<CallRow, 'text' | 'corrections'>

/** `pending` while signatories may object; then in force, or ended by an objection, its withdrawal or a newer version. */
export type CorrectionState = 'pending' | 'effective' | 'objected' | 'withdrawn' | 'superseded'

/** `day` is YYYY-MM-DD, UTC. */
export function correctionState({ effective, ended }: Correction, day: string): CorrectionState {
  if (ended !== null) return ended.how
  return day < effective ? 'pending' : 'effective'
}

/** The words of a version on a day: its own, or those of the last correction that has taken effect. */
export function wordsOn(
  version: Digest,
  { corrections = [] }: Pick<CallRow, 'corrections'>,
  day: string,
): Digest {
  const done = corrections.filter(one => one.version === version && correctionState(one, day) === 'effective')
  return done.at(-1)?.manifest ?? version
}

/** The text in force; null where none is published. */
export function textOn(call: Texts, day: string): Digest | null {
  return call.text === null ? null : wordsOn(call.text, call, day)
}

/** For how long at most the text of before a correction is taken, however long its call waits for what was signed. */
const LENIENT = 7 * 86_400

/**
 * The texts that a statement may name as in force: that of the day, of the one that it bears, and of other times, Unix
 * seconds. Of what is older than the leniency, that of a week before.
 */
export function textsTaken(
  call: Texts,
  { admitted, statement }: Readonly<{ admitted: number; statement: Statement }>,
  ...times: readonly number[]
): (Digest | null)[] {
  return [admitted, parseTime(statement.at), ...times].map(time =>
    textOn(call, dayOf(Math.max(time, admitted - LENIENT))),
  )
}

/** The correction of the text in force to which signatories may object on this day. */
export function pendingOn({ text, corrections = [] }: Texts, day: string): Correction | undefined {
  return corrections.find(one => one.version === text && correctionState(one, day) === 'pending')
}

/** The version to which a text belongs: the one that it corrects, or itself. */
export function versionOf(manifest: Digest, { corrections = [] }: Pick<CallRow, 'corrections'>): Digest {
  return corrections.find(one => one.manifest === manifest && one.ended === null)?.version ?? manifest
}

/**
 * The text by whose words a signatory is bound on a day: the one that it signed, as corrected since where the rules that
 * bound it say so. Those are the rules on the day on which the correction was recorded, so whoever could not object is
 * not bound, nor whoever was out for a while in which others could; of a signature that was given after it, whose author was shown it, those on the last day for objections.
 * Their `correctionDays` are the fewest that it has to be given. Null where no signature stands.
 */
export function boundTextOn(
  signature: Pick<SignatureRow, 'events' | 'instrument'>,
  call: Pick<CallRow, 'corrections' | 'policies'>,
  day: string,
): Digest | null {
  if (bindingOn(signature, call, day) === null) return null
  const { corrections = [], policies } = call
  const signed = signature.events.findLast(event => event.day <= day && isSigning(event.what))!
  const gaps = gapsIn(signature.events.filter(event => event.day <= day))
  // Whoever signs names a text.
  let words = signed.bound ?? signed.manifest!
  for (const one of corrections) {
    if (one.from !== words || correctionState(one, day) !== 'effective') continue
    // Of what was carried over this is settled: on these days the heir may have had a signature of its own.
    if (signed.what === 'carried' && one.effective <= signed.day) continue
    if (gaps.some(({ ended, restored }) => ended < one.effective && restored > one.day)) continue
    const wasShown = wasMadeAfter(signed, signature, one)
    const rules = bindingOn(signature, call, wasShown ? dayBefore(one.effective) : one.day)
    const asked = policies.find(({ policy }) => policy === rules?.policy)?.correctionDays
    if (asked !== undefined && asked <= one.days) words = one.manifest
  }
  return words
}

/** Whether its author was shown the correction: a paper may have been written before it and recorded since. */
function wasMadeAfter(
  { what, entry, sealed }: SignatureEvent,
  { instrument }: Pick<SignatureRow, 'instrument'>,
  one: Correction,
): boolean {
  return what === 'deposited'
    ? instrument !== null && instrument.date > one.day
    : (sealed ?? entry) > one.entry
}

export function dayBefore(day: string): string {
  return dayOf(parseTime(`${day}T00:00:00Z`) - 86_400)
}
