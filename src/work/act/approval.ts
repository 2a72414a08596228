import type { EnvelopeSignature } from '../../core/keys.ts'
import type { Statement } from '../../core/statement.ts'
import { readAt } from '../../log/tree.ts'
import { untilSettled } from '../../people/collection.ts'
import { noted } from '../../people/diary.ts'
import { type Awaiting, awaiting, awaitingKept, everyAwaiting } from '../../people/pending-approvals.ts'
import type { Announced } from '../../register/declaration.ts'
import type { AnnouncedRow } from '../../register/rows.ts'
import { actDigest, stateOf } from '../../register/second-approval.ts'
import { type actAnnounced, type BodyOf, declarationOf, type StatementType } from '../../register/types.ts'
import type { Change } from '../../store/drawer.ts'
import { rowIn } from '../../store/each-row.ts'
import { type Composed, composedOf, payloadOf, wordsBeside } from '../compose.ts'
import { type Stopped, stoppedOfficers } from '../officers.ts'
import type { Registers } from '../workplace.ts'
import { type After, afterSchema } from './consequences.ts'

/** Acts that wait for a hand: in the drawer, prepared by a drafter or signed by an officer; in the log, announced. */

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
  /** `held`: an officer is stopped, so nobody does it alone, however long it has stood. */
  readonly state: 'waiting' | 'ripe' | 'held'
  /** Of `held`: who is stopped. */
  readonly stopped: readonly Stopped[]
}

/** The digest of an act as it stands in addresses. */
export function secondId(act: Announced) {
  return actDigest(act).slice('sha256:'.length)
}

/** Undefined where nothing of this id waits any more. */
export async function secondAct(place: Registers, id: string): Promise<SecondAct | undefined> {
  const { log, now } = place
  const kept = await awaiting.get(log.drawer, id, now())
  const row = await rowIn(log.store, 'announced', `sha256:${id}`)
  const state = row === undefined ? 'over' : stateOf(row, now())
  const stopped = await stoppedOfficers(place)
  const announced: Announcement | undefined =
    row === undefined || state === 'over'
      ? undefined
      : { row, state: stopped.length === 0 ? state : 'held', stopped }
  if (kept !== undefined) return { id, ...fromDrawer(place, kept), kept, announced }
  if (announced === undefined) return undefined
  const composed = await fromLog(place, announced.row)
  const after: After = { is: 'nothing' }
  return { id, composed, after, payload: payloadOf(place, composed), kept, announced }
}

/** Those in the drawer of which this is true. */
export async function actsWaiting(place: Registers, isIt: (kept: Awaiting) => boolean): Promise<SecondAct[]> {
  const { log, now } = place
  const kept = (await everyAwaiting(log.drawer, now())).filter(({ value }) => isIt(value))
  return (await Promise.all(kept.map(({ id }) => secondAct(place, id)))).filter(act => act !== undefined)
}

function fromDrawer(place: Registers, kept: Awaiting) {
  const { payload, parts } = kept
  const composed = composedOf(payload, parts)
  // What says all anew is signed as it was prepared, or not at all; the law tells whether anything has changed since.
  const isAsItWas = kept.first !== null || declarationOf(composed.type).saysAll
  const after = afterSchema.parse(kept.after)
  return { composed, after, payload: isAsItWas ? payload : payloadOf(place, composed) }
}

/** An announcement holds the whole act, so it can be done even where the drawer is lost. */
async function fromLog({ log: { store, laws } }: Registers, { entry }: AnnouncedRow) {
  const { prepared } = await readAt(store, entry, laws)
  const announced = prepared.declared.read(prepared.statement) as BodyOf<typeof actAnnounced.type>
  const { type, call, body } = announced
  const texts = prepared.bound.texts.map(async ({ digest }) => {
    const kept = await store.words(digest)
    return kept === undefined ? [] : [{ name: digest, bytes: kept.bytes }]
  })
  const parts = [...(await Promise.all(texts)).flat(), ...(await wordsBeside(store, body))]
  return { type: type as StatementType, call, body, parts }
}

export type Signed = Pick<SecondAct, 'composed' | 'payload' | 'after'>

export function isPrepared({ kept }: Pick<SecondAct, 'kept'>) {
  return kept !== undefined && kept.first === null && kept.lapsed === undefined
}

/**
 * Keeps an act, with `beside`, until another hand signs it: what a drafter has prepared, or an officer signed for
 * another officer or a party. What waits already is not prepared again and keeps its signatures. Returns the id under
 * which it waits.
 */
export async function keepWaiting(
  { log, now }: Registers,
  officer: { readonly id: string },
  { composed, payload, after }: Signed,
  signature: EnvelopeSignature | null = null,
  cosigner: string | null = null,
  beside: readonly Change[] = [],
): Promise<string> {
  const { type, call, parts } = composed
  const id = secondId(composed)
  const own = { by: officer.id, made: now() }
  const first = signature && { by: officer.id, at: now(), signature }
  const what = first === null ? 'second-prepared' : 'second-awaited'
  await untilSettled(async () => {
    const found = await awaiting.lying(log.drawer, id, now())
    const { by, made } = found?.value ?? own
    const act = { type, call, payload, parts, after, by, made, cosigner, first }
    const isKept = found === undefined || first !== null
    const line = noted({ at: now(), by: officer.id, what, subject: id })
    await log.drawer.apply([...(isKept ? [awaitingKept(id, found, act), line] : []), ...beside], now())
  })
  return id
}

/** The party that has to sign it too. */
export function cosignerOf({ type, call, body }: Announced): string | null {
  return declarationOf(type).bind({ type, call, body } as Statement).cosigners[0] ?? null
}

/** The log takes the signed bytes no more: the act waits for a first hand again. */
export async function withoutFirst(place: Registers, act: SecondAct): Promise<SecondAct> {
  const payload = payloadOf(place, act.composed)
  if (act.kept === undefined) return { ...act, payload }
  const kept = await awaiting.change(place.log.drawer, act.id, place.now(), ({ cosigned: _, ...before }) => {
    const { first, lapsed = first?.by } = before
    const of = lapsed === undefined ? {} : { lapsed }
    return { ...before, ...of, payload, first: null }
  })
  return { ...act, payload, kept }
}

/**
 * A party has signed beside the first officer; another officer still has to. Refuses `link_spent` where the act was
 * taken back.
 */
export async function keepCosigned(
  { log, now }: Registers,
  { id }: SecondAct,
  cosigned: NonNullable<Awaiting['cosigned']>,
): Promise<void> {
  await awaiting.alter(log.drawer, id, now(), act => ({ ...act, cosigner: null, cosigned }))
}
