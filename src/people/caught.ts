import { z } from 'zod'
import type { Drawer } from '../store/drawer.ts'
import { keptAs, type Named } from './kept.ts'

/**
 * What the limits have caught: how often, of which network or mail domain, and nothing of who it was. An officer sees by
 * it whether a conference was kept out or a flood.
 */
export const CAUGHT_SECONDS = 30 * 86_400

const schema = z.strictObject({
  /** What was asked for too often. */
  turn: z.string().max(20),
  by: z.enum(['address', 'network', 'domain']),
  /** A network, or a domain; never a whole address. */
  who: z.string().max(255),
  count: z.int(),
  first: z.int(),
  last: z.int(),
})
export type Caught = z.infer<typeof schema>
export const caught = keptAs('caught', schema)

/** Networks and domains that are told apart; whoever comes from more at once is told together. */
const MOST = 500
const OTHERS = '*'

function idOf({ turn, by, who }: Pick<Caught, 'turn' | 'by' | 'who'>): string {
  return `${turn}/${by}/${who}`
}

/** Counts one more. */
export async function noteCaught(
  drawer: Drawer,
  { turn, by, who }: Pick<Caught, 'turn' | 'by' | 'who'>,
  now: number,
): Promise<void> {
  const more = (before: Caught): Caught => ({ ...before, count: before.count + 1, last: now })
  const known = { turn, by, who }
  if ((await caught.change(drawer, idOf(known), now, more)) !== undefined) return
  const isFull = (await caught.list(drawer, now, { limit: MOST })).length >= MOST
  const place = isFull ? { ...known, who: OTHERS } : known
  if (isFull && (await caught.change(drawer, idOf(place), now, more)) !== undefined) return
  await caught.put(drawer, idOf(place), { ...place, count: 1, first: now, last: now }, now + CAUGHT_SECONDS)
}

/** Newest first. */
export async function everyCaught(drawer: Drawer, now: number): Promise<Named<Caught>[]> {
  const all = await caught.list(drawer, now, { limit: 2 * MOST })
  return all.sort((a, b) => b.value.last - a.value.last)
}

/**
 * From which network an application came that the limits let through: what a flood has brought into the queue is found
 * by it. Never a whole address, and forgotten when what the limits caught is, long before the application.
 */
const origins = keptAs('application-network', z.strictObject({ network: z.string().max(60) }))

export function noteOrigin(drawer: Drawer, application: string, network: string, now: number): Promise<void> {
  return origins.put(drawer, application, { network }, now + CAUGHT_SECONDS)
}

/** The network of each application of which it is still known, by its id. */
export async function everyOrigin(drawer: Drawer, now: number): Promise<ReadonlyMap<string, string>> {
  return new Map((await origins.all(drawer, now)).map(({ id, value }) => [id, value.network]))
}
