/**
 * Keeps what is being typed in a form with `data-keep` in this tab alone, so that a reload, the back button and a lost
 * connection find it before it was ever sent. Once the server holds other words than those that the typing began from,
 * they win: they were sent later.
 */

interface Kept {
  /** What the server held when the typing began. */
  readonly from: string
  readonly typed: string
}

type Typed = HTMLTextAreaElement | HTMLInputElement

for (const field of document.querySelectorAll<Typed>('form[data-keep] textarea')) keep(field)

function keep(field: Typed): void {
  const name = `${location.pathname}#${field.name}`
  const kept = read(name)
  if (kept?.from === field.defaultValue) field.value = kept.typed
  else forget(name)
  field.addEventListener('input', () => write(name, { from: field.defaultValue, typed: field.value }))
}

/** A browser may allow no storage; what is typed is then kept as by any page. */
function read(name: string): Kept | undefined {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(name) ?? 'null')
    if (typeof value !== 'object' || value === null) return undefined
    const { from, typed } = value as Record<string, unknown>
    return typeof from === 'string' && typeof typed === 'string' ? { from, typed } : undefined
  } catch {
    return undefined
  }
}

function write(name: string, kept: Kept): void {
  try {
    sessionStorage.setItem(name, JSON.stringify(kept))
  } catch {
    // Full or forbidden.
  }
}

function forget(name: string): void {
  try {
    sessionStorage.removeItem(name)
  } catch {
    // Forbidden.
  }
}
