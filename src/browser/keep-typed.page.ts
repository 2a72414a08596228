/**
 * Keeps, in this tab alone, what is being typed in a form with `data-keep`, so that a reload, the back button or a lost
 * connection loses nothing. Once the server holds other words than those from which the typing began, its words win:
 * they were sent later. A page with `data-typed-done` names the pages whose forms have done their work.
 */

interface Kept {
  /** What the server has held in the field since the typing began: first nothing, then what was sent and came back. */
  readonly from: readonly string[]
  readonly typed: string
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
  const from = new Map<string, readonly string[]>()
  for (const [name, control] of controlsOf(form)) {
    const held = defaultOf(control)
    const before = kept[name]
    if (before?.from.includes(held)) put(control, before.typed)
    const goesOn = before !== undefined && (before.from.includes(held) || before.typed === held)
    from.set(name, goesOn ? [...new Set([...before.from, held])] : [held])
  }
  const keepAll = () => {
    const all: KeptForm = {}
    for (const [name, control] of controlsOf(form)) {
      const one = { from: from.get(name) ?? [defaultOf(control)], typed: typedOf(control) }
      if (one.from.some(held => held !== one.typed)) all[name] = one
    }
    write(place, all)
  }
  keepAll()
  form.addEventListener('input', keepAll)
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
