import { formatJson } from '../../core/json.ts'
import { Refusal } from '../../core/refusal.ts'
import { parseTime } from '../../core/time.ts'
import { dayAfter } from '../binding-policy.ts'
import { must, rely, statement } from '../declaration.ts'
import { type Manifest, manifest, manifestRef, said } from '../kinds.ts'
import { correctionDays } from '../policy.ts'
import { type CallRow, ref } from '../rows.ts'
import { LAPSE_DAYS } from '../seal-status.ts'
import { pendingOn, textOn, versionOf } from '../text-in-force.ts'
import { requireSignature } from './signatures.ts'
import { bringsText, enterText, textRef } from './texts.ts'

/**
 * A mistake in a published text, mended without a new version (text-in-force.ts). The depositary alone cannot change what
 * others signed: the correction is announced by being recorded, and one objection of one signatory fails it.
 */
export const textCorrected = statement('text/corrected', {
  scope: 'call',
  author: 'depositary',
  secondHand: true,
  // Mistakes are found when others read: also in a text that nobody can sign any more.
  afterClosing: true,
  notice: 'correction',
  body: {
    /** The text in force. */
    from: manifestRef,
    manifest,
    reason: said,
    /** Counted from the entry, since a second hand may take a week: a date would run out. */
    days: correctionDays,
  },
  texts: body => body.manifest.texts,
  brings: ({ body, call }) => bringsText(call, body.manifest),
  reads: ({ body, call }) => ({
    text: textRef(call, body.manifest),
    from: ref('texts', call, body.from),
  }),
  refuses: {
    text_exists: 'manifest',
    text_unknown: 'from',
    text_superseded: 'from',
    correction_wide: 'manifest',
    correction_short: 'days',
    correction_pending: null,
    correction_sealed: null,
    seen_stale: null,
  },
  admit({ admitted, body, call, callRow, day, index, rows, statement }) {
    const { from, manifest, days } = body
    const row = rely(callRow.row!, statement, 'The call')
    const before = must(rows.from, 'text_unknown', `${call} has no text ${from}.`)
    if (textOn(row, day) !== from)
      throw new Refusal('text_superseded', `The text in force is ${textOn(row, day)}, not ${from}.`)
    requireWordsAlone(before.manifest, manifest)
    const pending = pendingOn(row, day)
    if (pending !== undefined)
      throw new Refusal(
        'correction_pending',
        `The correction of entry ${pending.entry} takes effect on ${pending.effective}.`,
      )
    requireNoSeal(row, admitted)
    const asked = row.policies.at(-1)!.correctionDays ?? 0
    if (days < asked)
      throw new Refusal(
        'correction_short',
        `The policy in force gives signatories ${asked} days to object, not ${days}.`,
      )
    const version = row.text!
    const { number } = before
    const says = { number, manifest, supersedes: null, corrects: from }
    const digest = enterText(rows.text, says, index, row)
    const effective = dayAfter(day, days)
    const correction = { version, from, manifest: digest, entry: index, day, days, effective, ended: null }
    callRow.put({ ...row, since: index, corrections: [...(row.corrections ?? []), correction] })
  },
})

/** A correction mends words and titles. Another language, or another whom a principle binds, is a new version. */
function requireWordsAlone(before: Manifest, after: Manifest): void {
  const rest = ({ texts, principles }: Manifest) =>
    formatJson([
      texts.map(({ lang, authentic }) => ({ lang, authentic })),
      principles.map(({ titles: _, ...principle }) => principle),
    ])
  if (rest(before) !== rest(after))
    throw new Refusal(
      'correction_wide',
      'A correction changes words and titles, not the languages nor whom a principle binds.',
    )
}

/** Whoever signed under a seal cannot object before it opens. A seal that lapsed holds nothing up. */
function requireNoSeal({ seals }: CallRow, admitted: number): void {
  if (seals === undefined || seals.open === 0) return
  if (admitted < parseTime(seals.until) + LAPSE_DAYS * 86_400)
    throw new Refusal(
      'correction_sealed',
      `${seals.open} seals of this call are not open; the last opens at ${seals.until}.`,
    )
}

/**
 * A signatory does not take it; or the depositary withdraws it, by one officer: whoever waits seven days for a second
 * comes too late, and nobody loses what they signed.
 */
export const correctionObjected = statement('correction/objected', {
  scope: 'call',
  author: 'either',
  afterClosing: true,
  whileSuspended: true,
  switchable: false,
  // What they were told to come does not come.
  notice: 'correctionEnded',
  body: {
    /** The corrected text. */
    manifest: manifestRef,
    words: said,
  },
  rests: ({ body, call }) => [ref('texts', call, body.manifest)],
  reads: ({ by, call }) => ({ mine: ref('signatures', call, by) }),
  refuses: { correction_unknown: 'manifest', signature_unknown: 'call', seen_stale: null },
  admit({ body, by, call, callRow, day, index, rows, statement }) {
    const row = callRow.row!
    const pending = pendingOn(row, day)
    if (pending?.manifest !== body.manifest)
      throw new Refusal(
        'correction_unknown',
        `No correction ${body.manifest} of ${call} waits for objections.`,
      )
    rely({ since: pending.entry }, statement, 'The correction')
    if (by !== 'depositary') {
      const { manifest } = requireSignature(rows.mine, by, call)
      if (versionOf(manifest, row) !== pending.version)
        throw new Refusal(
          'signature_unknown',
          `${by} signed another version of ${call} than the one corrected.`,
        )
    }
    const ended =
      by === 'depositary'
        ? ({ how: 'withdrawn', entry: index } as const)
        : ({ how: 'objected', entry: index, by } as const)
    const corrections = row.corrections!.map(one => (one === pending ? { ...one, ended } : one))
    // `since` stays: what somebody signs meanwhile is the text that it was.
    callRow.put({ ...row, corrections })
  },
})

export const CORRECTION_TYPES = [textCorrected, correctionObjected] as const
