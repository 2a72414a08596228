import type { Said } from '../../register/kinds.ts'
import type { SignatureEvent, SignatureRow } from '../../register/rows.ts'
import { type Asked, bodyOf, entryShown } from '../kit/kit.ts'
import { type Published, versionsIn } from '../text/versions.ts'
import type { PartyRecord } from './record.ts'

/** What a party did with its signature on one call, newest first, each signature with what it bound. */
export interface Acts {
  readonly call: string
  readonly row: SignatureRow
  readonly acts: readonly Act[]
  /** Acts before these, which are in the log as well. */
  readonly earlier: number
  readonly texts: readonly Published<'texts'>[]
  readonly policies: readonly Published<'policies'>[]
}

export interface Act {
  readonly event: SignatureEvent
  /** Null for what is no signature. */
  readonly bound: Bound | null
  /** Why it was withdrawn, removed, invalidated or restored, if anybody said so. */
  readonly reason: Said | null
}

type Bound = Pick<SignatureRow, 'manifest' | 'policy' | 'read' | 'reservation' | 'declaration' | 'instrument'>

/** Acts on one call that a page tells; whoever signs and withdraws for ever is told of in part. */
const MOST_ACTS = 20

export function actsOf(asked: Asked, { signatures }: PartyRecord): Promise<Acts[]> {
  return Promise.all(
    signatures.map(async ({ call, row }) => {
      const [texts, policies] = await Promise.all([
        versionsIn(asked, 'texts', call),
        versionsIn(asked, 'policies', call),
      ])
      const events = row.events.toReversed()
      const acts = await Promise.all(
        events.slice(0, MOST_ACTS).map(async event => ({
          event,
          bound: await boundBy(asked, row, event),
          reason: await reasonOf(asked, event),
        })),
      )
      return { call, row, acts, earlier: Math.max(0, events.length - MOST_ACTS), texts, policies }
    }),
  )
}

/** The newest signature stands in the register; what an earlier one bound stands in its entry. */
export async function boundBy(asked: Asked, row: SignatureRow, event: SignatureEvent): Promise<Bound | null> {
  if (!isSigning(event)) return null
  if (event.entry === row.entry) return row
  if (event.what === 'carried') return null
  const shown = await entryShown(asked, event.entry)
  return { instrument: null, ...bodyOf<'signature/given' | 'signature/deposited'>(shown) }
}

export function isSigning({ what }: SignatureEvent): boolean {
  return what === 'given' || what === 'deposited' || what === 'carried'
}

async function reasonOf(asked: Asked, event: SignatureEvent): Promise<Said | null> {
  if (isSigning(event)) return null
  const { reason, ground }: Why = bodyOf<'signature/withdrawn' | 'signature/invalidated'>(
    await entryShown(asked, event.entry),
  )
  return reason ?? ground ?? null
}

/** The members by which statements say why. */
interface Why {
  readonly reason?: Said | null
  readonly ground?: Said
}

export interface SaidOnce {
  readonly kind: 'reservation' | 'declaration'
  readonly words: Said
  readonly entry: number
  readonly day: string
  /** Where a list, and not the party, gives it. */
  readonly source: string | null
}

/** Everything that a party said on a call, once each, newest first. */
export function saidOn(call: string, acts: Acts | undefined, { listings }: PartyRecord): SaidOnce[] {
  const signed = (acts?.acts ?? []).flatMap(({ event, bound }) =>
    (['reservation', 'declaration'] as const).flatMap((kind): SaidOnce[] => {
      const words = bound?.[kind]
      return words ? [{ kind, words, entry: event.entry, day: event.day, source: null }] : []
    }),
  )
  const listed = (listings.find(one => one.call === call)?.row.versions ?? [])
    .toReversed()
    .flatMap(({ declaration, entry, present }): SaidOnce[] =>
      declaration === null || !present
        ? []
        : [
            {
              kind: 'declaration',
              words: declaration.words,
              entry,
              day: declaration.date,
              source: declaration.source,
            },
          ],
    )
  const once = new Map(
    [...signed, ...listed].toReversed().map(one => [JSON.stringify([one.kind, one.words]), one]),
  )
  return [...once.values()].toReversed()
}
