import { Refusal } from '../../core/refusal.ts'
import { lyingOf } from '../../work/launch/embargo.ts'
import type { Answer, Asked } from '../kit/kit.ts'
import { sealedFileAnswer } from '../sign/sealed.ts'
import type { Representative } from './session.ts'

/** For whoever has signed in with a key of that party. */
export async function downloadOwnSealed(asked: Asked, who: Representative): Promise<Answer> {
  const call = asked.params.call!
  const lying = await lyingOf(asked.site, call, who.party)
  if (lying === undefined)
    throw new Refusal('not_found', `Nothing of ${who.party} lies sealed on ${call.slice(0, 64)}.`)
  return sealedFileAnswer(lying.kept)
}
