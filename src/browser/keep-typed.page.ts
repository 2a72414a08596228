import { type Aside, labelOf, showAside, shownOf, tellsAside } from './kept-aside.ts'

/**
 * Keeps, in this tab alone, what is being typed in a form with `data-keep`, so that a reload, the back button or a lost
 * connection loses nothing. Once the server holds other words than those from which the typing began, its words win where
 * they were sent later. Where what was typed never came to it, both are shown (kept-aside). A form that colleagues save,
 * too, has a `data-kept-at` that changes whenever one does: so what they have emptied since is not filled in again. A page with
 * `data-typed-done` names the pages whose forms have done their work.
 */

interface Kept {
  /** What the server has held in the field since the typing began: first nothing, then what was sent and came back. */
  readonly from: readonly string[]
  readonly typed: string
  /** Whether it came to the server: `held` once that shows it, `sent` as far as this tab knows. */
  readonly reached?: 'held' | 'sent'
  /** The `data-kept-at` of the page on which it was typed. */
  readonly at?: string
  readonly shown?: string
  readonly label?: string
  /** What was typed before, beside which the server holds something else, until its author has decided. */
  readonly aside?: Aside
}
type KeptForm = Record<string, Kept>

type Control = HTMLTextAreaElement | HTMLSelectElement | HTMLInputElement

const PREFIX = 'typed '
/** A file cannot be put back, and what is hidden nobody typed. */
const NOT_TYPED = ['hidden', 'file', 'submit', 'button', 'password']

for (const { dataset } of document.querySelectorAll<HTMLElement>('[data-typed-done]'))
  forget(dataset.typedDone!)
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-keep]')) keep(form)

function keep(form: HTMLFormElement): void {
  const place = `${PREFIX}${location.pathname}#${form.dataset.keep}`
  const kept = read(place)
  const controls = new Map(controlsOf(form))
  // The session had ended when the form was sent last: the sign-in leads back here, and says so.
  const isUnsent = new URLSearchParams(location.search).has('unsent')
  const cameNot = ({ reached }: Kept) => reached === undefined || (reached === 'sent' && isUnsent)
  const { keptAt } = form.dataset
  /** Whether the server holds something else since somebody saved after it was sent. */
  const isLeft = (one: Kept, held: string) =>
    keptAt !== undefined && one.at !== keptAt && one.typed !== held && !cameNot(one)
  /** As that, where nobody saw it come. */
  const isInDoubt = (one: Kept, held: string) => one.reached === 'sent' && isLeft(one, held)
  const from = new Map<string, readonly string[]>()
  const reached = new Map<string, Pick<Kept, 'typed' | 'reached'>>()
  const asides = new Map<string, Aside>()
  for (const [name, control] of controls) {
    const held = defaultOf(control)
    const before = kept[name]
    if (before?.aside !== undefined) asides.set(name, before.aside)
    const isAsBefore = before?.from.includes(held) === true && !isLeft(before, held)
    if (isAsBefore) put(control, before.typed)
    const goesOn = before !== undefined && (isAsBefore || before.typed === held)
    from.set(name, goesOn ? [...new Set([...before.from, held])] : [held])
    if (before === undefined) continue
    if (goesOn) {
      const now = before.typed === held ? 'held' : cameNot(before) ? undefined : before.reached
      reached.set(name, { typed: before.typed, ...(now && { reached: now }) })
    } else if ((cameNot(before) || isInDoubt(before, held)) && !isBox(control))
      asides.set(name, asideOf(before))
  }
  for (const [name, before] of Object.entries(kept))
    if (!controls.has(name) && (before.aside ?? (cameNot(before) && before.shown)))
      asides.set(name, before.aside ?? asideOf(before))
  const keepAll = () => {
    const all: KeptForm = {}
    for (const [name, control] of controls) {
      const typed = typedOf(control)
      const was = reached.get(name)
      const aside = asides.get(name)
      const one = {
        ...{ from: from.get(name) ?? [defaultOf(control)], typed },
        ...(was?.typed === typed && was.reached && { reached: was.reached }),
        ...(keptAt !== undefined && { at: keptAt }),
        ...(tellsAside(form) && !isBox(control) && { shown: shownOf(control), label: labelOf(control) }),
        ...(aside && { aside }),
      }
      if (aside !== undefined || one.from.some(held => held !== typed)) all[name] = one
    }
    for (const [name, aside] of asides)
      if (!controls.has(name)) all[name] = { from: [], typed: aside.typed, aside }
    write(place, all)
  }
  if (tellsAside(form))
    for (const [name, aside] of asides) {
      const done = () => {
        asides.delete(name)
        keepAll()
      }
      const control = controls.get(name)
      const take = control && { take: () => put(control, aside.typed) }
      showAside(form, control, aside, { ...take, done })
    }
  else asides.clear()
  keepAll()
  form.addEventListener('input', keepAll)
  form.addEventListener('submit', () => {
    for (const [name, control] of controls) {
      const typed = typedOf(control)
      if (reached.get(name)?.typed !== typed || reached.get(name)?.reached === undefined)
        reached.set(name, { typed, reached: 'sent' })
    }
    keepAll()
  })
}

function asideOf({ typed, shown = typed, label = '' }: Kept): Aside {
  return { typed, shown, label }
}

/** Whether a field of the form that stands within says something else than it did when the page came. */
export function isChanged(form: HTMLFormElement, within: Element): boolean {
  return controlsOf(form).some(
    ([, control]) => within.contains(control) && typedOf(control) !== defaultOf(control),
  )
}

/** By a name that is the same each time the page comes; boxes of one name are told apart by their values. */
function controlsOf(form: HTMLFormElement): [string, Control][] {
  const isTyped = (each: Element): each is Control =>
    each instanceof HTMLTextAreaElement ||
    each instanceof HTMLSelectElement ||
    (each instanceof HTMLInputElement && !NOT_TYPED.includes(each.type))
  const nameOf = (each: Control) => (isBox(each) ? `${each.name}=${each.value}` : each.name)
  return [...form.elements].filter(isTyped).map(each => [nameOf(each), each])
}

function isBox(control: Control): control is HTMLInputElement {
  return control instanceof HTMLInputElement && (control.type === 'radio' || control.type === 'checkbox')
}

function defaultOf(control: Control): string {
  if (isBox(control)) return String(control.defaultChecked)
  if (!(control instanceof HTMLSelectElement)) return control.defaultValue
  return ([...control.options].find(each => each.defaultSelected) ?? control.options[0])?.value ?? ''
}

function typedOf(control: Control): string {
  return isBox(control) ? String(control.checked) : control.value
}

function put(control: Control, typed: string): void {
  if (isBox(control)) control.checked = typed === 'true'
  else control.value = typed
  // What was typed is seen again, also where most type nothing and it is folded.
  control.closest('details')?.setAttribute('open', '')
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
