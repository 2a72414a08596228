import type { KeyRow } from './rows.ts'

/** Whether two officers signed, or the depositary itself, which stands for all of them. */
export function hasTwoHands(keys: readonly KeyRow[]): boolean {
  const { officers, isOwner } = handsIn(keys)
  return officers.size > 1 || isOwner
}

/** Who signed, of officers, and whether the depositary's own key did. */
export function handsIn(keys: readonly KeyRow[]) {
  return {
    officers: new Set(keys.filter(({ key }) => key.use === 'officer').map(({ holder }) => holder)),
    isOwner: keys.some(({ key }) => key.use === 'depositary'),
  }
}
