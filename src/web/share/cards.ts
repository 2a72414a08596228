import { Refusal } from '../../core/refusal.ts'
import { payerOf } from '../http/networks.ts'
import { type Answer, type Asked, callShown, takeTurn } from '../kit/kit.ts'
import { callCard, signedCardOf } from './card-facts.ts'
import { type Card, WIDTH } from './drawing.ts'
import { Pictures } from './pictures.ts'

/** Pictures of a call for messengers and social networks, and of those who are on it. */

/** Of all sites of this process, since a picture follows from its words alone. */
const pictures = new Pictures()

export async function showCard(asked: Asked): Promise<Answer> {
  return pictured(asked, await callCard(asked, await callShown(asked, asked.params.call!)), true)
}

/** Refuses `not_found` of whoever is not on the call today. */
export async function showSignedCard(asked: Asked): Promise<Answer> {
  const call = await callShown(asked, asked.params.call!)
  const card = await signedCardOf(asked, call, asked.params.id!)
  if (card === null) throw new Refusal('not_found', `${asked.params.id} is not on ${call.id} today.`)
  const { says: _, ...drawn } = card
  return pictured(asked, drawn, false)
}

/** Half as wide where a page of ours shows what messengers will. */
async function pictured(asked: Asked, card: Card, isOfCall: boolean): Promise<Answer> {
  const drawing = { card, width: asked.query.has('small') ? WIDTH / 2 : WIDTH }
  const of = { who: payerOf(asked.address ?? ''), isOfCall, mark: asked.site.own.mark?.path ?? '' }
  return {
    type: 'image/png',
    body: await pictures.of(drawing, of, () => takeTurn(asked, 'picture')),
    caching: 'changing',
    headers: { Vary: 'Accept-Language' },
  }
}
