import { Refusal } from '../../core/refusal.ts'
import type { Sealed } from '../../people/launches.ts'
import { formatSealedFile } from '../../register/sealed-file.ts'
import { lyingOf } from '../../work/launch/embargo.ts'
import { type Answer, JSON_TYPE } from '../answer.ts'
import type { Asked } from '../asked.ts'
import type { Representative } from '../representative/who.ts'

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
  return {
    type: JSON_TYPE,
    body: formatSealedFile(kept),
    caching: 'never',
    // Ids are plain: nothing in them can end the header.
    headers: { 'Content-Disposition': `attachment; filename="${kept.call}-${kept.party}.sealed.json"` },
  }
}
