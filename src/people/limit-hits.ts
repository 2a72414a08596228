import { z } from 'zod'
import type { Drawer } from '../store/drawer.ts'
import { keptAs, type Named, untilSettled } from './collection.ts'

/**
 * What the limits have caught: how often, of which network or mail domain, and never of whom. It shows officers whether
 * a conference was kept out or a flood.
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

/** Networks and domains that are told apart; further ones are counted together. */
const MOST = 500
const OTHERS = '*'

function idOf({ turn, by, who }: Pick<Caught, 'turn' | 'by' | 'who'>) {
  return `${turn}/${by}/${who}`
}

/** Counts one more. */
export function noteCaught(
  drawer: Drawer,
  { turn, by, who }: Pick<Caught, 'turn' | 'by' | 'who'>,
  now: number,
) {
  return untilSettled(async () => {
    const known = await caught.lying(drawer, idOf({ turn, by, who }), now)
    const isFull = known === undefined && (await caught.page(drawer, now, { limit: MOST - 1 })).next !== null
    const place = { turn, by, who: isFull ? OTHERS : who }
    const found = isFull ? await caught.lying(drawer, idOf(place), now) : known
    const once = { ...place, count: 1, first: now, last: now }
    const change =
      found === undefined
        ? caught.added(idOf(place), once, now + CAUGHT_SECONDS)
        : caught.changed(found, { ...found.value, count: found.value.count + 1, last: now })
    await drawer.apply([change], now)
  })
}

/** Newest first. */
export async function everyCaught(drawer: Drawer, now: number): Promise<Named<Caught>[]> {
  const all = await caught.all(drawer, now)
  return all.sort((a, b) => b.value.last - a.value.last)
}

/**
 * The network of an application that the limits let through, to find what a flood has brought into the queue. Never a
 * whole address, and forgotten long before the application.
 */
const origins = keptAs('application-network', z.strictObject({ network: z.string().max(60) }))

export const originNoted = (application: string, network: string, now: number) =>
  origins.laid(application, { network }, now + CAUGHT_SECONDS)

/** By application, where it is still known. */
export async function everyOrigin(drawer: Drawer, now: number): Promise<ReadonlyMap<string, string>> {
  return new Map((await origins.all(drawer, now)).map(({ id, value }) => [id, value.network]))
}
