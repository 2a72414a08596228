/**
 * The fields of a form in which people type or choose: what the server put there, what stands there now, and how its
 * author would read it. Radio buttons of one name are one field; boxes of one name are told apart by their values.
 */
export interface TypedField {
  /** Where a note about it can stand. */
  readonly control: Control
  /** What it said when the page came. */
  readonly held: string
  typed(): string
  /** Not of a file, which no page can choose for its reader. */
  put?(typed: string): void
  /** Of what is typed now, in the words of the page. */
  shown(): string
  readonly label: string
}

type Control = HTMLTextAreaElement | HTMLSelectElement | HTMLInputElement

/** What is hidden nobody typed, nor what has `data-passing`: it only says which page comes next. */
const NOT_TYPED = ['hidden', 'submit', 'button', 'password']

/** By a name that is the same each time the page comes. A file is told of only where the page has words for it. */
export function fieldsOf(form: HTMLFormElement): Map<string, TypedField> {
  const tellsFiles = form.dataset.keptFile !== undefined
  const isTyped = (each: Element): each is Control =>
    each instanceof HTMLTextAreaElement ||
    (each instanceof HTMLSelectElement && each.dataset.passing === undefined) ||
    (each instanceof HTMLInputElement &&
      !NOT_TYPED.includes(each.type) &&
      (tellsFiles || each.type !== 'file'))
  const controls = [...form.elements].filter(isTyped)
  const radios = controls.filter(isRadio)
  return new Map(
    controls.map((each): [string, TypedField] => {
      if (isRadio(each)) return [each.name, choice(radios.filter(({ name }) => name === each.name))]
      if (isBox(each)) return [`${each.name}=${each.value}`, box(each)]
      return [each.name, isFile(each) ? file(each) : text(each)]
    }),
  )
}

const isRadio = (control: Control): control is HTMLInputElement => control.type === 'radio'
export const isFile = (control: Element): control is HTMLInputElement =>
  control instanceof HTMLInputElement && control.type === 'file'
const isBox = (control: Control): control is HTMLInputElement => control.type === 'checkbox'

function choice(radios: readonly HTMLInputElement[]): TypedField {
  const control = radios[0]!
  const chosen = () => radios.find(({ checked }) => checked)
  return {
    control,
    held: radios.find(({ defaultChecked }) => defaultChecked)?.value ?? '',
    typed: () => chosen()?.value ?? '',
    put(typed) {
      for (const radio of radios) radio.checked = radio.value === typed
      unfold(control)
    },
    shown: () => wordsOf(chosen()),
    label: control.closest('fieldset')?.querySelector('legend')?.textContent?.trim() ?? control.name,
  }
}

function box(control: HTMLInputElement): TypedField {
  return {
    control,
    held: String(control.defaultChecked),
    typed: () => String(control.checked),
    put(typed) {
      control.checked = typed === 'true'
      unfold(control)
    },
    shown: () => `${control.checked ? '☑' : '☐'} ${wordsOf(control)}`,
    label: wordsOf(control),
  }
}

function file(control: HTMLInputElement): TypedField {
  const chosen = () => control.files?.[0]?.name ?? ''
  return { control, held: '', typed: chosen, shown: chosen, label: wordsOf(control) || control.name }
}

function text(control: Control): TypedField {
  return {
    control,
    held: defaultOf(control),
    typed: () => control.value,
    put(typed) {
      control.value = typed
      unfold(control)
    },
    shown: () =>
      control instanceof HTMLSelectElement ? (control.selectedOptions[0]?.textContent ?? '') : control.value,
    label: control.ariaLabel ?? (wordsOf(control) || control.name),
  }
}

function defaultOf(control: Control): string {
  if (!(control instanceof HTMLSelectElement)) return control.defaultValue
  return ([...control.options].find(each => each.defaultSelected) ?? control.options[0])?.value ?? ''
}

const wordsOf = (control?: Control): string => control?.labels?.[0]?.textContent?.trim() ?? ''

/** What was typed is seen again, also where most type nothing and it is folded. */
const unfold = (control: Control) => control.closest('details')?.setAttribute('open', '')

/** Whether a server may have made the one of the other when it saved: it writes numbers and blanks in its own way. */
export function isAlike(one: string, other: string): boolean {
  const [a, b] = [one, other].map(said => said.trim().replaceAll(/\s+/g, ' '))
  return a === b || plainNumber(a!) === plainNumber(b!)
}

/** `1 234,50` as 1234.5; NaN, which is like nothing, for what is no number. */
function plainNumber(said: string): number {
  const bare = said.replaceAll(/[\s'’]/g, '').replace(',', '.')
  return bare === '' ? Number.NaN : Number(bare)
}
