import { formatTime } from '../core/time.ts'
import { date } from '../register/shapes.ts'
import type { Asked } from './asked.ts'

/** Whether somebody typed a day that has come: nothing was checked, written or signed on one that has not. */
export function isPastDay({ site }: Asked, typed: string): boolean {
  return date.safeParse(typed).success && typed <= formatTime(site.now()).slice(0, 10)
}
