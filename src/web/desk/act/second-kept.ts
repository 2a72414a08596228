import type { EnvelopeSignature } from '../../../core/keys.ts'
import { Refusal } from '../../../core/refusal.ts'
import type { Statement } from '../../../core/statement.ts'
import { type Awaiting, awaiting, everyAwaiting, keepAwaiting } from '../../../people/awaiting.ts'
import { oneAtATime } from '../../../people/one-at-a-time.ts'
import type { Announced } from '../../../register/declaration.ts'
import { type AnnouncedRow, ref } from '../../../register/rows.ts'
import { actDigest, stateOf } from '../../../register/second-hand.ts'
import { type actAnnounced, declarationOf, type StatementType } from '../../../register/types.ts'
import type { Answer } from '../../answer.ts'
import type { Asked } from '../../asked.ts'
import { bodyOf, entryShown } from '../../entry/shown.ts'
import { refusalNotice } from '../../fields.ts'
import type { Piece } from '../../markup.ts'
import { mayCome } from '../../may.ts'
import { seeOther } from '../../private.ts'
import { type Composed, composedOf, payloadOf, wordsBeside } from '../../statement/compose.ts'
import { type Stopped, stoppedOfficers } from '../../stopped.ts'
import { noteAct } from '../diary.ts'
import type { Officer } from '../officer/officer.ts'
import { type After, afterSchema } from './after.ts'

/** Acts that wait for a hand: in the drawer, since a drafter prepared or an officer signed them; in the log, since one announced them. */

export interface SecondAct {
  readonly id: string
  readonly composed: Composed
  readonly after: After
  /** The bytes that the first hand signed; else what would be signed now. */
  readonly payload: Uint8Array
  /** What the drawer holds of it. */
  readonly kept: Awaiting | undefined
  /** The announcement that is not over yet. */
  readonly announced: Announcement | undefined
}

interface Announcement {
  readonly row: AnnouncedRow
  /** `held`: however long it has stood, an officer is stopped, so that nobody does it alone. */
  readonly state: 'waiting' | 'ripe' | 'held'
  /** Of `held`: who is stopped. */
  readonly stopped: readonly Stopped[]
}

/** The digest of an act as it stands in addresses. */
export function secondId(act: Announced): string {
  return actDigest(act).slice('sha256:'.length)
}

/** Undefined where nothing of this id waits any more. */
export async function secondAct(asked: Asked, id: string): Promise<SecondAct | undefined> {
  const { log, now } = asked.site
  const kept = await awaiting.get(log.drawer, id, now())
  const [row] = await log.store.rows([ref('announced', `sha256:${id}`)])
  const state = row === undefined ? 'over' : stateOf(row, now())
  const stopped = await stoppedOfficers(asked)
  const announced: Announcement | undefined =
    row === undefined || state === 'over'
      ? undefined
      : { row, state: stopped.length === 0 ? state : 'held', stopped }
  if (kept !== undefined) return { id, ...fromDrawer(asked, kept), kept, announced }
  if (announced === undefined) return undefined
  const composed = await fromLog(asked, announced.row)
  const after: After = { is: 'nothing' }
  return { id, composed, after, payload: payloadOf(asked.site, composed), kept, announced }
}

/** Those that the drawer keeps of which this is true. */
export async function actsWaiting(asked: Asked, isIt: (kept: Awaiting) => boolean): Promise<SecondAct[]> {
  const { log, now } = asked.site
  const kept = (await everyAwaiting(log.drawer, now())).filter(({ value }) => isIt(value))
  return (await Promise.all(kept.map(({ id }) => secondAct(asked, id)))).filter(act => act !== undefined)
}

function fromDrawer({ site }: Asked, kept: Awaiting): Signed {
  const { payload, parts } = kept
  const composed = composedOf(payload, parts)
  // What says all anew is signed as it was prepared, or not at all: the law tells whether anything has changed since.
  const isAsItWas = kept.first !== null || declarationOf(composed.type).saysAll
  const after = afterSchema.parse(kept.after)
  return { composed, after, payload: isAsItWas ? payload : payloadOf(site, composed) }
}

/** An announcement holds the act whole, so it can be done even where the drawer is lost. */
async function fromLog(asked: Asked, { entry }: AnnouncedRow): Promise<Composed> {
  const { type, call, body } = bodyOf<typeof actAnnounced.type>(await entryShown(asked, entry))
  return { type: type as StatementType, call, body, parts: await wordsBeside(asked.site.log.store, body) }
}

export type Signed = Pick<SecondAct, 'composed' | 'payload' | 'after'>

/** Whose turn it is, as this officer sees it. */
export function turnOf({ kept, announced }: Pick<SecondAct, 'kept' | 'announced'>, officer: Officer) {
  const first = kept?.first ?? null
  /** One officer is enough. */
  const isRipe = announced?.state === 'ripe'
  return {
    first,
    isRipe,
    /** Nobody has signed it yet: a drafter has laid it before whoever decides. */
    prepared: isPrepared({ kept }),
    signs: mayCome(officer, 'deskSecondSent'),
    /** It is signed, and another hand than this officer's is awaited. */
    waits: first !== null && (kept!.cosigner !== null || first.by === officer.id) && !isRipe,
  }
}

export function isPrepared({ kept }: Pick<SecondAct, 'kept'>): boolean {
  return kept !== undefined && kept.first === null && kept.lapsed === undefined
}

/** How what waits is headed: what a drafter has prepared, and what awaits a hand. */
export const WAITING = {
  prepared: { head: 'office.waits', note: 'office.waitsNote', id: 'prepared' },
  signed: { head: 'second.head', note: 'second.note', id: 'second' },
} as const

/**
 * Keeps an act until another hand signs it: what a drafter has prepared, or what an officer has signed, until another does
 * or the party that has to sign it too. What waits already is not prepared again: it stays as it is, signatures and all.
 */
export async function keepWaiting(
  asked: Asked,
  officer: Officer,
  { composed, payload, after }: Signed,
  signature: EnvelopeSignature | null = null,
  cosigner: string | null = null,
): Promise<Answer> {
  const { log, now } = asked.site
  const { type, call, parts } = composed
  const id = secondId(composed)
  const own = { by: officer.id, made: now() }
  const first = signature && { by: officer.id, at: now(), signature }
  const isKept = await oneAtATime(`awaiting ${id}`, async () => {
    const before = await awaiting.get(log.drawer, id, now())
    if (before !== undefined && first === null) return false
    const { by, made } = before ?? own
    const act = { type, call, payload, parts, after }
    await keepAwaiting(log.drawer, id, { ...act, by, made, cosigner, first })
    return true
  })
  if (isKept) await noteAct(asked, officer, first === null ? 'second-prepared' : 'second-awaited', id)
  return seeOther(asked, `/desk/second/${id}?${first === null ? 'prepared' : 'kept'}=1`)
}

/** The party that has to sign it too, if there is one. */
export function cosignerOf({ type, call, body }: Announced): string | null {
  return declarationOf(type).bind({ type, call, body } as Statement).cosigners[0] ?? null
}

/** A signature over bytes that the log takes no more is worth nothing: the act waits for a first hand again. */
export async function withoutFirst({ site }: Asked, act: SecondAct): Promise<SecondAct> {
  const payload = payloadOf(site, act.composed)
  if (act.kept === undefined) return { ...act, payload }
  const { drawer } = site.log
  const kept = await awaiting.change(drawer, act.id, site.now(), ({ cosigned: _, ...before }) => {
    const { first, lapsed = first?.by } = before
    const of = lapsed === undefined ? {} : { lapsed }
    return { ...before, ...of, payload, first: null }
  })
  return { ...act, payload, kept }
}

/** A party has signed beside the first officer; another officer still has to. Refuses `link_spent` where it was set aside. */
export async function keepCosigned(
  { site }: Asked,
  { id }: SecondAct,
  cosigned: NonNullable<Awaiting['cosigned']>,
): Promise<void> {
  await awaiting.alter(site.log.drawer, id, site.now(), act => ({ ...act, cosigner: null, cosigned }))
}

/** For whoever sends other bytes than those that wait: their page was made before these. */
export function olderPage({ lang }: Asked): Piece {
  const sentence = 'This page is older than what waits here; this is how it stands now.'
  return refusalNotice(lang, new Refusal('seen_stale', sentence))
}
