import { z } from 'zod'
import { utf8 } from '../core/bytes.ts'
import { digestOf } from '../core/digest.ts'
import { Refusal } from '../core/refusal.ts'
import { MISSING } from '../register/figures/counts.ts'
import { source } from '../register/figures/figures.ts'
import type { Change, Drawer } from '../store/drawer.ts'
import { bytes, keptAs, untilSettled } from './collection.ts'
import { packed, unpacked } from './packed.ts'
import { REPORT_DRAFT_SECONDS } from './report-drafts.ts'

/**
 * What a party is about to correct in a report: one draft for all who may write for it, with what is to stand in each
 * place that changes. Two colleagues in two places take nothing from each other; in one place the later word stands.
 */

const MOST_TEXT = 25_000
const text = z.string().max(MOST_TEXT)

const corrected = z.strictObject({
  indicator: z.string().max(64),
  from: z.string().max(10),
  until: z.string().max(10),
  /** `c/<ids>` of a cell, `words`, `lang`, `behind` or `found`, as in the draft of a report. */
  slot: z.string().max(220),
  is: z.union([
    z.strictObject({ value: z.union([text, z.boolean()]) }),
    z.strictObject({ missing: z.enum(MISSING) }),
    z.strictObject({ text: text.nullable() }),
    // The source itself and not its place, which moves while colleagues add others.
    z.strictObject({ found: z.strictObject({ source, place: text }).nullable() }),
  ]),
})
export type Corrected = z.infer<typeof corrected>
/** Places of one correction: forty indicators by 27 countries and 24 languages, for two half-years. */
const MOST_PLACES = 60_000
const all = z.array(corrected).max(MOST_PLACES)

const schema = z.strictObject({
  party: z.string().max(64),
  call: z.string().max(64),
  /** The entry that filed the report. */
  entry: z.int(),
  changes: bytes,
  reason: text,
  /** That of the reason. */
  lang: z.string().max(35),
  /** Whoever saved it last. */
  by: z.string().max(64),
  at: z.int(),
})

const drafts = keptAs('correction-draft', schema, { keys: ({ party }) => ({ holder: party }) })

export interface CorrectionDraft {
  readonly changes: readonly Corrected[]
  readonly reason: string
  readonly lang: string
  readonly by: string
  readonly at: number
}

export interface OfReport {
  readonly party: string
  readonly call: string
  readonly entry: number
}

const idOf = ({ party, call, entry }: OfReport) => `${party}/${call}/${entry}`

/** By this two corrections of one place are told apart from two places. */
export const placeOf = ({ indicator, from, until, slot }: Omit<Corrected, 'is'>) =>
  `${indicator} ${from} ${until} ${slot}`

export async function correctionDraft(
  drawer: Drawer,
  of: OfReport,
  now: number,
): Promise<CorrectionDraft | undefined> {
  const found = await drafts.get(drawer, idOf(of), now)
  if (found === undefined) return undefined
  const { by, at, lang, reason } = found
  return { by, at, lang, reason, changes: all.parse(await unpacked(found.changes)) }
}

type Says = Pick<CorrectionDraft, 'changes' | 'reason' | 'lang'>
type Alter = (before: Says) => Says

/**
 * Begins it, or alters what a colleague has begun. Nothing is left of one that says nothing. Refuses `request_oversize`.
 */
export function alterCorrection(
  drawer: Drawer,
  of: OfReport,
  by: string,
  alter: Alter,
  now: number,
): Promise<void> {
  return untilSettled(async () => {
    const found = await drafts.lying(drawer, idOf(of), now)
    const before = found === undefined ? undefined : await correctionDraft(drawer, of, now)
    const { changes, lang, reason } = alter(before ?? { changes: [], reason: '', lang: '' })
    if (changes.length === 0 && reason === '') {
      if (found !== undefined) await drawer.apply([drafts.taken(found)], now)
      return
    }
    if (changes.length > MOST_PLACES)
      throw new Refusal('request_oversize', `A correction has at most ${MOST_PLACES} places.`)
    const { party, call, entry } = of
    const value = { party, call, entry, changes: await packed([...changes]), reason, lang, by, at: now }
    const change =
      found === undefined
        ? drafts.added(idOf(of), value, now + REPORT_DRAFT_SECONDS)
        : drafts.changed(found, value)
    await drawer.apply([change], now)
  })
}

/** With these in place of what stood in the same places. */
export function withChanges(before: readonly Corrected[], more: readonly Corrected[]): Corrected[] {
  const found = new Map(before.map(one => [placeOf(one), one]))
  for (const one of more) found.set(placeOf(one), one)
  return [...found.values()]
}

/** Of all that it says: what is signed is what was read. */
export const correctionDigest = ({ changes }: Pick<CorrectionDraft, 'changes'>): string =>
  digestOf(utf8(JSON.stringify(changes.map(one => [placeOf(one), one.is]).sort())))

/** Ends it beside the entry that corrects. Refuses `seen_stale` where a colleague has changed it since it was read. */
export async function correctionSigned(
  drawer: Drawer,
  of: OfReport,
  read: string,
  now: number,
): Promise<Change[]> {
  const found = await drafts.lying(drawer, idOf(of), now)
  const draft = found && (await correctionDraft(drawer, of, now))
  if (found === undefined || draft === undefined || correctionDigest(draft) !== read)
    throw new Refusal(
      'seen_stale',
      'The correction that you read was changed or signed since by somebody of your organisation.',
    )
  return [drafts.taken(found)]
}
