import { Refusal } from '../../core/refusal.ts'
import { SALT_LENGTH } from '../../core/words.ts'
import { type Sealed, sealedBy } from '../../people/launches.ts'
import { ref, type SealedRow } from '../../register/rows.ts'
import { formatSealedFile } from '../../register/sealed-file.ts'
import { sealedKey } from '../../register/types/sealed.ts'
import { type Answer, JSON_TYPE } from '../answer.ts'
import type { Asked, RunningSite } from '../asked.ts'
import type { Representative } from '../representative/who.ts'

/** What lies sealed of one party, for its own people. */

export interface Lying {
  readonly kept: Sealed
  readonly seal: SealedRow
}

/** Undefined where nothing of the party lies sealed on this call, or it is open by now. */
export async function lyingOf(
  { log, now }: Pick<RunningSite, 'log' | 'now'>,
  call: string,
  party: string,
): Promise<Lying | undefined> {
  const kept = await sealedBy(log.drawer, call, party, now())
  if (kept === undefined) return undefined
  const [seal] = await log.store.rows([ref('sealed', sealedKey(call, kept.commitment))])
  return seal === undefined || seal.opened !== null ? undefined : { kept, seal }
}

/** For whoever has signed in with a key of that party. */
export async function downloadOwnSealed(asked: Asked, who: Representative): Promise<Answer> {
  const call = asked.params.call!
  const lying = await lyingOf(asked.site, call, who.party)
  if (lying === undefined)
    throw new Refusal('not_found', `Nothing of ${who.party} lies sealed on ${call.slice(0, 64)}.`)
  return sealedFileAnswer(lying.kept)
}

/** Envelope and salt, with the words that travel beside them. */
export function sealedFileAnswer(kept: Sealed): Answer {
  const words = kept.parts.map(({ bytes }) => ({
    salt: bytes.subarray(0, SALT_LENGTH),
    bytes: bytes.subarray(SALT_LENGTH),
  }))
  return {
    type: JSON_TYPE,
    body: formatSealedFile({ ...kept, words }),
    caching: 'never',
    // Ids are plain: nothing in them can end the header.
    headers: { 'Content-Disposition': `attachment; filename="${kept.call}-${kept.party}.sealed.json"` },
  }
}
