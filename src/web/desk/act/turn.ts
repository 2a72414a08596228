import { isPrepared, type SecondAct } from '../../../work/act/approval.ts'
import { mayCome } from '../../may.ts'
import type { Officer } from '../officer/officer.ts'

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

/** How what waits is headed: what a drafter has prepared, and what awaits a hand. */
export const WAITING = {
  prepared: { head: 'office.waits', note: 'office.waitsNote', id: 'prepared' },
  signed: { head: 'second.head', note: 'second.note', id: 'second' },
} as const
