import type { Store } from '../src/store/store.ts'

/** The store counts no further than this, as it does past 10,000. What comes back lets it count again. */
export function countNoFurther(store: Store, cap: number): () => void {
  const roll = store.roll
  store.roll = async query => {
    const found = await roll.call(store, query)
    return { ...found, total: Math.min(cap, found.total), more: found.total > cap }
  }
  return () => {
    store.roll = roll
  }
}
