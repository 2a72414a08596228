import { fromBase64, toBase64 } from '../../../core/bytes.ts'
import type { EnvelopeSignature } from '../../../core/keys.ts'
import { Refusal } from '../../../core/refusal.ts'
import { parseStatement, type Statement } from '../../../core/statement.ts'
import { wordsIn } from '../../../core/words.ts'
import { type Awaiting, changeAwaiting, findAwaiting, keepAwaiting } from '../../../people/awaiting.ts'
import { oneAtATime } from '../../../people/one-at-a-time.ts'
import { type AnnouncedRow, ref } from '../../../register/rows.ts'
import { type Announced, actDigest, stateOf } from '../../../register/second-hand.ts'
import { actAnnounced, declarationOf, type StatementType } from '../../../register/types.ts'
import type { Answer } from '../../answer.ts'
import type { Asked } from '../../asked.ts'
import { entryShown } from '../../entry/shown.ts'
import { refusalNotice } from '../../fields.ts'
import type { Piece } from '../../markup.ts'
import { credentialIn, keyidOfCredential, signatureFrom } from '../../passkey/returned.ts'
import { seeOther } from '../../private.ts'
import { type Composed, formatParts, parseParts, payloadOf } from '../../statement/compose.ts'
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

function fromDrawer({ site }: Asked, kept: Awaiting): Pick<SecondAct, 'composed' | 'after' | 'payload'> {
  const payload = fromBase64(kept.payload)
  const { type, call, body } = parseStatement(payload)
  const composed = { type: type as StatementType, call, body, parts: parseParts(kept.parts) }
  const after = afterSchema.parse(kept.after)
  // What says all anew is signed as it was prepared, or not at all: the law tells whether anything has changed since.
  const isAsItWas = kept.first !== null || declarationOf(composed.type).saysAll
  return { composed, after, payload: isAsItWas ? payload : payloadOf(site, composed) }
}

/** An announcement holds the act whole, so it can be done even where the drawer is lost. */
async function fromLog(asked: Asked, { entry }: AnnouncedRow): Promise<Composed> {
  const { statement } = await entryShown(asked, entry)
  const { type, call, body } = actAnnounced.read(statement)
  const { store } = asked.site.log
  const parts = await Promise.all(
    wordsIn(body).map(async ({ digest }) => {
      const words = await store.words(digest)
      return words === undefined || words.salt === null
        ? []
        : [{ name: digest, bytes: Buffer.concat([words.salt, words.bytes]) }]
    }),
  )
  return { type: type as StatementType, call, body, parts: parts.flat() }
}

interface Signed {
  readonly composed: Composed
  readonly payload: Uint8Array
  readonly after: After
}

/** Whether nobody has signed it yet: a drafter has laid it before whoever decides. */
export function isPrepared({ kept }: Pick<SecondAct, 'kept'>): boolean {
  return kept !== undefined && kept.first === null && kept.lapsed === undefined
}

/** Keeps what a drafter has prepared until an officer signs it. What waits already stays as it is, signatures and all. */
export async function awaitHand(
  asked: Asked,
  officer: Officer,
  { composed, payload, after }: Signed,
): Promise<Answer> {
  const { log, now } = asked.site
  const id = secondId(composed)
  const { type, call, parts } = composed
  await oneAtATime(`awaiting ${id}`, async () => {
    if ((await findAwaiting(log.drawer, id, now())) !== undefined) return
    const act = { type, call, payload: toBase64(payload), parts: formatParts(parts), after }
    const made = { by: officer.id, made: now(), cosigner: null, first: null }
    await keepAwaiting(log.drawer, id, { ...act, ...made })
    await noteAct(asked, officer, 'second-prepared', id)
  })
  return seeOther(asked, `/desk/second/${id}?prepared=1`)
}

/** Keeps what an officer has signed until another does. */
export async function awaitSecond(
  asked: Asked,
  officer: Officer,
  { composed, payload, after }: Signed,
  fields: URLSearchParams,
  cosigner: string | null = null,
): Promise<Answer> {
  const { log, now } = asked.site
  const signature = await signatureOf(asked, officer, fields)
  const id = secondId(composed)
  const { type, call } = composed
  await oneAtATime(`awaiting ${id}`, async () => {
    const before = await findAwaiting(log.drawer, id, now())
    await keepAwaiting(log.drawer, id, {
      type,
      call,
      payload: toBase64(payload),
      parts: formatParts(composed.parts),
      after,
      cosigner,
      by: before?.by ?? officer.id,
      made: before?.made ?? now(),
      first: { by: officer.id, at: now(), signature },
    })
  })
  await noteAct(asked, officer, 'second-awaited', id)
  return seeOther(asked, `/desk/second/${id}?kept=1`)
}

/** The party whose signature an act of this kind waits for; null where an officer's is missing. */
export function cosignerFor(act: Announced, code: string): string | null {
  return code === 'cosigner_missing' ? cosignerOf(act) : null
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
  return signatureFrom(await keyidOfCredential(asked, credentialIn(fields), wanted), fields)
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
