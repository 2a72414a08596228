import type { Composed } from '../../../work/compose.ts'
import type { Asked, Piece } from '../../kit/kit.ts'
import { movesNothing } from './extension-mean.ts'
import { removalStands } from './removal-mean.ts'

/** Why an act that is prepared cannot be signed now; null where it can. It stands in place of the button. */
export async function actWaits(asked: Asked, composed: Composed): Promise<Piece> {
  return (await removalStands(asked, composed)) ?? (await movesNothing(asked, composed))
}
