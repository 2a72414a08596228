import { isFile } from './typed-fields.ts'

/**
 * What was typed in a tab and reached the server never, where the server holds something else in the field by now: a
 * colleague saved while the session of its author had ended. Neither takes the place of the other; both stand there
 * until the author of what was typed takes it or leaves it. So is told which file has to be chosen again. The words
 * come from the page, in a form's `data-kept-…`.
 */

/** What was typed, as its author would read it, and of which field. */
export interface Aside {
  readonly typed: string
  readonly shown: string
  readonly label: string
}

interface Choices {
  /** Undefined where the page has no such field any more. */
  readonly take?: () => void
  /** It is not kept any longer. */
  readonly done: () => void
}

/** Whether the page of the form has words for it. */
export const tellsAside = ({ dataset }: HTMLFormElement): boolean => dataset.keptHere !== undefined

/** Beside the field, or at the head of the form where there is none. Returns how it goes again. */
export function showAside(
  form: HTMLFormElement,
  field: HTMLElement | undefined,
  aside: Aside,
  { take, done }: Choices,
): () => void {
  const { dataset } = form
  const note = document.createElement('div')
  note.className = 'kept-aside'
  const says = document.createElement('p')
  if (field === undefined) says.textContent = dataset.keptGone!.replace('#', aside.label)
  else says.textContent = isFile(field) ? dataset.keptFile! : dataset.keptHere!
  const typed = document.createElement('blockquote')
  Object.assign(typed, { dir: 'auto', textContent: aside.shown })
  const gone = () => {
    note.remove()
    done()
  }
  const end = () => {
    gone()
    field?.focus()
  }
  const leave = button(dataset.keptLeave!, end)
  const taken = () => {
    take!()
    end()
  }
  const taking = take === undefined ? [] : [button(dataset.keptTake!, taken)]
  // Style keeps them apart, and words that are copied or read aloud need a space.
  note.append(says, ' ', typed, ' ', ...taking.flatMap(one => [one, ' ']), leave)
  if (field === undefined) form.prepend(note)
  else (field.closest('.field, fieldset') ?? field.closest('label') ?? field).before(note)
  field?.closest('details')?.setAttribute('open', '')
  return gone
}

function button(says: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  Object.assign(made, { type: 'button', className: 'btn second small', textContent: says })
  made.addEventListener('click', act)
  return made
}
