import type { Drawer } from './drawer.ts'

/** Lays one thing into a drawer, as tests do by themselves. */
export const lay = (drawer: Drawer, kind: string, id: string, json: string, expires: number | null) =>
  drawer.apply([{ kind, id, after: { json, expires } }], 0)

/** Takes one away. */
export const clear = (drawer: Drawer, kind: string, id: string) =>
  drawer.apply([{ kind, id, after: null }], 0)

/** Does something before each write that concerns a kind, at most once; `isDone` tells whether it came to that. */
export function beforeWriting(drawer: Drawer, kind: string, act: () => Promise<void>) {
  let isDone = false
  const watched: Drawer = {
    ...drawer,
    async apply(changes, now) {
      if (!isDone && changes.some(change => change.kind === kind)) {
        isDone = true
        await act()
      }
      return drawer.apply(changes, now)
    },
  }
  return { watched, isDone: () => isDone }
}
