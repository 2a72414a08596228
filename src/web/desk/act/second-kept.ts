import { fromBase64, toBase64 } from '../../../core/bytes.ts'
import type { EnvelopeSignature } from '../../../core/keys.ts'
import { Refusal } from '../../../core/refusal.ts'
import type { Statement } from '../../../core/statement.ts'
import {
  type Awaiting,
  changeAwaiting,
  everyAwaiting,
  findAwaiting,
  keepAwaiting,
} from '../../../people/awaiting.ts'
import { oneAtATime } from '../../../people/one-at-a-time.ts'
import { type AnnouncedRow, ref } from '../../../register/rows.ts'
import { type Announced, actDigest, stateOf } from '../../../register/second-hand.ts'
import { type actAnnounced, declarationOf, type StatementType } from '../../../register/types.ts'
import type { Answer } from '../../answer.ts'
import type { Asked } from '../../asked.ts'
import { bodyOf, entryShown } from '../../entry/shown.ts'
import { refusalNotice } from '../../fields.ts'
import type { Piece } from '../../markup.ts'
import { mayCome } from '../../may.ts'
import { keyidOfCredential, signatureFrom } from '../../passkey/returned.ts'
import { seeOther } from '../../private.ts'
import {
  type Composed,
  composedOf,
  formatParts,
  parseParts,
  payloadOf,
  wordsBeside,
} from '../../statement/compose.ts'
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
  const kept = await findAwaiting(log.drawer, id, now())
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

function fromDrawer({ site }: Asked, kept: Awaiting): Pick<SecondAct, 'composed' | 'after' | 'payload'> {
  const payload = fromBase64(kept.payload)
  const composed = composedOf(payload, parseParts(kept.parts))
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

export interface Signed {
  readonly composed: Composed
  readonly payload: Uint8Array
  readonly after: After
}

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

/** Keeps what a drafter has prepared until an officer signs it. What waits already stays as it is, signatures and all. */
export async function awaitHand(asked: Asked, officer: Officer, signed: Signed): Promise<Answer> {
  const made = { by: officer.id, made: asked.site.now(), cosigner: null, first: null }
  const id = secondId(signed.composed)
  const isKept = await keepWaiting(asked, id, signed, before => (before === undefined ? made : undefined))
  if (isKept) await noteAct(asked, officer, 'second-prepared', id)
  return seeOther(asked, `/desk/second/${id}?prepared=1`)
}

/** Keeps what an officer has signed until another does. */
export async function awaitSecond(
  asked: Asked,
  officer: Officer,
  signed: Signed,
  fields: URLSearchParams,
  cosigner: string | null,
): Promise<Answer> {
  const signature = await signatureOf(asked, officer, fields)
  const now = asked.site.now()
  const made = { by: officer.id, made: now }
  const first = { by: officer.id, at: now, signature }
  const id = secondId(signed.composed)
  await keepWaiting(asked, id, signed, ({ by, made: at } = made) => ({ by, made: at, cosigner, first }))
  await noteAct(asked, officer, 'second-awaited', id)
  return seeOther(asked, `/desk/second/${id}?kept=1`)
}

type Hands = Pick<Awaiting, 'by' | 'made' | 'cosigner' | 'first'>

/** Keeps an act with the hands that it has, given what waits of it already; not where these are undefined. */
function keepWaiting(
  { site }: Asked,
  id: string,
  { composed, payload, after }: Signed,
  handsOf: (before: Pick<Awaiting, 'by' | 'made'> | undefined) => Hands | undefined,
): Promise<boolean> {
  const { drawer } = site.log
  const { type, call, parts } = composed
  return oneAtATime(`awaiting ${id}`, async () => {
    const hands = handsOf(await findAwaiting(drawer, id, site.now()))
    const act = { type, call, payload: toBase64(payload), parts: formatParts(parts), after }
    if (hands !== undefined) await keepAwaiting(drawer, id, { ...act, ...hands })
    return hands !== undefined
  })
}

/** The party that has to sign it too, if there is one. */
export function cosignerOf({ type, call, body }: Announced): string | null {
  return declarationOf(type).bind({ type, call, body } as Statement).cosigners[0] ?? null
}

/** What the officer's passkey answered. Refuses `key_unknown` for one that is somebody else's. */
export async function signatureOf(
  asked: Asked,
  { id }: Officer,
  fields: URLSearchParams,
): Promise<EnvelopeSignature> {
  const wanted = { holder: id, use: 'officer' } as const
  return signatureFrom(await keyidOfCredential(asked, fields, wanted), fields)
}

/** A signature over bytes that the log takes no more is worth nothing: the act waits for a first hand again. */
export async function withoutFirst({ site }: Asked, act: SecondAct): Promise<SecondAct> {
  const payload = payloadOf(site, act.composed)
  if (act.kept === undefined) return { ...act, payload }
  const { drawer } = site.log
  const kept = await changeAwaiting(drawer, act.id, site.now(), ({ cosigned: _, ...before }) => {
    const { first, lapsed = first?.by } = before
    const of = lapsed === undefined ? {} : { lapsed }
    return { ...before, ...of, payload: toBase64(payload), first: null }
  })
  return { ...act, payload, kept }
}

/** A party has signed beside the first officer; another officer still has to. Refuses `link_spent` where it was set aside. */
export async function keepCosigned(
  { site }: Asked,
  { id }: SecondAct,
  cosigned: NonNullable<Awaiting['cosigned']>,
): Promise<void> {
  const { drawer } = site.log
  const changed = await changeAwaiting(drawer, id, site.now(), act => ({ ...act, cosigner: null, cosigned }))
  if (changed === undefined)
    throw new Refusal('link_spent', 'This was recorded, was taken back, or has waited for too long.')
}

/** For whoever sends other bytes than those that wait: their page was made before these. */
export function olderPage({ lang }: Asked): Piece {
  const sentence = 'This page is older than what waits here; this is how it stands now.'
  return refusalNotice(lang, new Refusal('seen_stale', sentence))
}
