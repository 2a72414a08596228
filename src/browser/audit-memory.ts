import { readCheckpoint } from '../core/checkpoint.ts'
import { Refusal } from '../core/refusal.ts'

/** What this browser remembers of a log: the newest checkpoint that it has audited, and when. */
interface Remembered {
  readonly note: string
  readonly size: number
  /** RFC 3339, by the reader's clock. */
  readonly at: string
}

const place = (origin: string) => `avow seen ${origin}`

/** Undefined also where nothing may be kept, or where what was kept cannot be read. */
export function remembered(origin: string): Remembered | undefined {
  try {
    const { note, at } = JSON.parse(localStorage.getItem(place(origin)) ?? '{}') as Partial<Remembered>
    if (typeof note !== 'string' || typeof at !== 'string' || Number.isNaN(Date.parse(at))) return undefined
    const { origin: of, size } = readCheckpoint(note)
    return of === origin ? { note, size, at } : undefined
  } catch (error) {
    // DOMException: this browser keeps nothing for a site. SyntaxError: JSON that was cut short.
    if (error instanceof Refusal || error instanceof SyntaxError || error instanceof DOMException)
      return undefined
    throw error
  }
}

/** Whether it could. */
export function remember(origin: string, note: string, at: string): boolean {
  try {
    localStorage.setItem(place(origin), JSON.stringify({ note, at }))
    return true
  } catch {
    return false
  }
}

export function forget(origin: string): void {
  localStorage.removeItem(place(origin))
}
