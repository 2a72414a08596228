import type { Store } from '../../src/store/store.ts'

/** A store whose door took other bytes for this digest, and bound them. */
export const falseDoor = (store: Store, digest: string, bytes: Uint8Array): Store =>
  new Proxy(store, {
    get(of, name) {
      if (name === 'words')
        return async (one: string) => {
          const kept = await of.words(one)
          return kept !== undefined && one === digest ? { ...kept, bytes } : kept
        }
      const member = of[name as keyof typeof of]
      return typeof member === 'function' ? member.bind(of) : member
    },
  })
