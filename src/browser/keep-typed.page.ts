import { type Aside, showAside, tellsAside } from './kept-aside.ts'
import { tellUnsaved } from './kept-unsaved.ts'
import { fieldsOf, isAlike, type TypedField } from './typed-fields.ts'

/**
 * Keeps, in this tab alone, what is being typed in a form with `data-keep`, so that a reload, the back button or a lost
 * connection loses nothing. Once the server holds other words than those from which the typing began, its words win
 * where they were sent later. Where what was typed never came to it, both are shown (kept-aside). A form that
 * colleagues save, too, has a `data-kept-at` that changes whenever one does: so what they have emptied since is not
 * filled in again. A file cannot be put back: a form with `data-kept-file` says so. Of several forms on a page, each
 * whose `data-kept-saved` is what the address says was saved. A page with `data-typed-done` names the pages whose forms
 * have done their work.
 */

interface Kept {
  /**
   * What the server has held in the field since the typing began, the newest last: first nothing, then what was sent
   * and came back. Empty where nothing is typed there now, and only what stands aside is kept.
   */
  readonly from: readonly string[]
  readonly typed: string
  /** Whether it came to the server: `held` once that shows it, `sent` as far as this tab knows. */
  readonly reached?: 'held' | 'sent'
  /** The `data-kept-at` of the page on which it was typed. */
  readonly at?: string
  readonly shown?: string
  readonly label?: string
  /** Where the form is: a part of a draft may have several pages, and a page several languages. */
  readonly to?: string
  /** What was typed before, beside which the server holds something else, until its author has decided. */
  readonly aside?: Aside
}
type KeptForm = Record<string, Kept>

const PREFIX = 'typed '

/** As the page came: it is taken from the address at once, and each of its forms asks for it. */
const came = new URLSearchParams(location.search)

for (const { dataset } of document.querySelectorAll<HTMLElement>('[data-typed-done]'))
  forget(dataset.typedDone!)
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-keep]')) keep(form)
tellUnsaved(unsentIn)

function keep(form: HTMLFormElement): void {
  const place = `${PREFIX}${location.pathname}#${form.dataset.keep}`
  const kept = read(place)
  const fields = fieldsOf(form)
  const { keptAt } = form.dataset
  const to = form.getAttribute('action') ?? location.pathname
  const now: Now = { keptAt, ...whatCame(form) }
  // A page that comes again later tells nothing of what is sent from it.
  if (keptAt !== undefined && now.isSaved) history.replaceState(history.state, '', withoutSaved())
  const from = new Map<string, readonly string[]>()
  const reached = new Map<string, Pick<Kept, 'typed' | 'reached'>>()
  const asides = new Map<string, Aside>()
  for (const [name, field] of fields) {
    const { held } = field
    const was = isFileCome(field, kept[name], now) ? undefined : kept[name]
    // Whoever saved the form without the file has left it out.
    const isOut = field.put === undefined && now.isSaved
    if (was?.aside !== undefined && !isOut) asides.set(name, was.aside)
    const before = was?.from.length === 0 ? undefined : was
    const isTheirs = before !== undefined && isLeft(before, held, now)
    const isAsBefore = before !== undefined && isFrom(before, held, form) && !isTheirs
    if (isAsBefore && field.put === undefined) asides.set(name, asideOf(before))
    else if (isAsBefore) field.put!(before.typed)
    const goesOn = before !== undefined && (isAsBefore || before.typed === held)
    // What a page only shows, and has not saved, is not what a colleague may have changed since.
    const holds = goesOn && tellsAside(form) && now.isUnsaved(name) ? [] : [held]
    from.set(name, goesOn ? [...before.from.filter(one => !holds.includes(one)), ...holds] : holds)
    if (before === undefined) continue
    if (goesOn) {
      const isHeld = before.typed === held && !now.isUnsaved(name)
      const came = isHeld ? 'held' : cameNot(before, now) || now.isUnsaved(name) ? undefined : before.reached
      reached.set(name, { typed: before.typed, ...(came && { reached: came }) })
    } else if (cameNot(before, now) || isInDoubt(before, held, now)) asides.set(name, asideOf(before))
  }
  for (const [name, before] of Object.entries(kept))
    if (!fields.has(name) && (before.aside ?? (cameNot(before, now) && before.shown)))
      asides.set(name, before.aside ?? asideOf(before))
  const keepAll = () => {
    const all: KeptForm = {}
    for (const [name, field] of fields) {
      const typed = field.typed()
      const was = reached.get(name)
      const aside = asides.get(name)
      const one = {
        ...{ from: from.get(name) ?? [field.held], typed },
        ...(was?.typed === typed && was.reached && { reached: was.reached }),
        ...(keptAt !== undefined && { at: keptAt }),
        ...(tellsAside(form) && { shown: field.shown(), label: field.label, to }),
        ...(aside && { aside }),
      }
      // What the server has shown, but not kept, it holds no more.
      const isKept = one.from.some(held => held !== typed) || (typed !== '' && now.isUnsaved(name))
      if (isKept) all[name] = one
    }
    for (const [name, aside] of asides) all[name] ??= { from: [], typed: aside.typed, to, aside }
    write(place, all)
  }
  // What the field says by now, whoever put it there, is not told beside it.
  const isThere = (name: string, { typed }: Aside) => {
    const field = fields.get(name)
    const says = field?.typed() ?? ''
    return field !== undefined && field.put === undefined ? says !== '' : isAlike(says, typed)
  }
  for (const [name, aside] of asides)
    if (!tellsAside(form) || (fields.has(name) && isThere(name, aside))) asides.delete(name)
  for (const [name, aside] of asides) {
    const field = fields.get(name)
    const done = () => {
      asides.delete(name)
      keepAll()
    }
    const take = field?.put && { take: () => field.put!(aside.typed) }
    const gone = showAside(form, field?.control, aside, { ...take, done })
    // Not while it is being typed: “1” is not yet “15”.
    form.addEventListener('change', () => asides.has(name) && field && isThere(name, aside) && gone())
  }
  keepAll()
  form.addEventListener('input', keepAll)
  form.addEventListener('submit', () => {
    for (const [name, field] of fields) {
      const typed = field.typed()
      if (reached.get(name)?.typed !== typed || reached.get(name)?.reached === undefined)
        reached.set(name, { typed, reached: 'sent' })
    }
    keepAll()
  })
}

/** What the page tells of what was sent before it came. */
interface Now {
  readonly keptAt: string | undefined
  /** The session had ended when the form was sent last: the sign-in leads back here, and says so. */
  readonly isUnsent: boolean
  /** What was sent last was saved: the page that says so has come. */
  readonly isSaved: boolean
  /** The same, or the page that answers it, with something else to be changed. */
  readonly isCome: boolean
  /** Whether the field shows what was sent and is saved nowhere. */
  isUnsaved(name: string): boolean
}

function whatCame({
  dataset: { keptCame, keptSaved, keptUnsaved = '' },
}: HTMLFormElement): Omit<Now, 'keptAt'> {
  const unsaved = keptUnsaved.split(' ')
  return {
    isUnsent: came.has('unsent'),
    isSaved: keptSaved === undefined ? came.has('saved') : came.get('saved') === keptSaved,
    isCome: came.has('saved') || keptCame !== undefined,
    isUnsaved: name => keptUnsaved === '*' || unsaved.includes(name.split('=')[0]!),
  }
}

function withoutSaved(): string {
  const address = new URL(location.href)
  address.searchParams.delete('saved')
  return address.href
}

/** No field shows a file that came: the page says so. */
function isFileCome(field: TypedField, was: Kept | undefined, { isSaved }: Now): boolean {
  return field.put === undefined && was?.reached === 'sent' && isSaved
}

function cameNot({ reached }: Kept, { isUnsent }: Now): boolean {
  return reached === undefined || (reached === 'sent' && isUnsent)
}

/**
 * Whether the server holds what was typed over. What it held before that may be there again, since a colleague removed
 * or restored something: where both can be shown, only what it held last is taken for that.
 */
function isFrom({ from }: Kept, held: string, form: HTMLFormElement): boolean {
  return tellsAside(form) ? from.at(-1) === held : from.includes(held)
}

/** Whether the server holds something else than what came to it, or may have come, and somebody has saved since. */
function isLeft(one: Kept, held: string, now: Now): boolean {
  return now.keptAt !== undefined && one.at !== now.keptAt && one.typed !== held && !cameNot(one, now)
}

/** As that, where no page has shown since that it came. */
function isInDoubt(one: Kept, held: string, now: Now): boolean {
  return one.reached === 'sent' && !now.isCome && isLeft(one, held, now) && !isAlike(one.typed, held)
}

function asideOf({ typed, shown = typed, label = '' }: Kept): Aside {
  return { typed, shown, label }
}

/** Whether a field of the form that stands within says something else than it did when the page came. */
export function isChanged(form: HTMLFormElement, within: Element): boolean {
  const fields = [...fieldsOf(form).values()]
  return fields.some(field => within.contains(field.control) && field.typed() !== field.held)
}

function read(place: string): KeptForm {
  return whereAllowed(() => JSON.parse(sessionStorage.getItem(place) ?? '{}') as KeptForm) ?? {}
}

function write(place: string, typed: KeptForm): void {
  whereAllowed(() => {
    if (Object.keys(typed).length === 0) sessionStorage.removeItem(place)
    else sessionStorage.setItem(place, JSON.stringify(typed))
  })
}

/** Of all forms whose name begins so what was typed, and sent from no page since. */
function unsentIn(begins: string) {
  const places = whereAllowed(() => Object.keys(sessionStorage)) ?? []
  return places.flatMap(place => {
    if (!place.startsWith(PREFIX) || !place.split('#')[1]?.startsWith(begins)) return []
    return Object.entries(read(place)).flatMap(
      ([name, { aside, from, label = name, reached, shown, to = '', typed }]) => {
        if (aside !== undefined) return [{ to, ...aside }]
        return reached === undefined && typed !== from.at(-1) ? [{ to, label, shown: shown ?? typed }] : []
      },
    )
  })
}

/** The forms of all pages below a path. */
function forget(path: string): void {
  whereAllowed(() => {
    for (const place of Object.keys(sessionStorage))
      if (place.startsWith(PREFIX + path)) sessionStorage.removeItem(place)
  })
}

/** Storage may be forbidden or full; then what is typed is kept as by any page. */
function whereAllowed<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}
