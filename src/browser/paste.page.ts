/**
 * What is pasted from a word processor keeps its headings and lists: the server reads its HTML as it reads a file, and
 * this field gets the words. The plain words are pasted first, as by any page, so nothing is lost where that fails. The
 * HTML is sent as it is and never becomes part of this page.
 */

interface Read {
  readonly words: string
  /** For the field that remembers what was left out. */
  readonly read: string
  readonly notes: readonly string[]
  readonly shown: readonly { readonly is: 'heading' | 'item' | 'more' | 'paragraph'; readonly text: string }[]
}

/** Bytes that the server would not read. */
const MOST = 16 * 1024 * 1024
/** With none of these there is nothing to read: an editor of code puts its plain lines between such marks as well. */
const SHAPED = /<(?:p|h[1-6]|li|table|blockquote)[\s>]/i
const ELEMENTS = { heading: 'h3', item: 'p', more: 'p', paragraph: 'p' } as const

for (const place of document.querySelectorAll<HTMLElement>('[data-paste]')) {
  const field = document.getElementById(place.dataset.paste!)
  if (field instanceof HTMLTextAreaElement)
    field.addEventListener('paste', ({ clipboardData }) => {
      const html = clipboardData?.getData('text/html') ?? ''
      if (SHAPED.test(html) && html.length < MOST) void readPaste(place, field, html)
    })
}

async function readPaste(place: HTMLElement, field: HTMLTextAreaElement, html: string): Promise<void> {
  const before = field.value
  const from = field.selectionStart
  const rest = before.length - field.selectionEnd
  tell(place, place.dataset.reads!)
  // The browser pastes the plain words once this turn is over.
  await new Promise(resolve => setTimeout(resolve))
  const plain = field.value
  const found = await wordsOf(place.dataset.to!, html)
  // Who types on meanwhile keeps what they see.
  if ('unread' in found || field.value !== plain) {
    tell(place, `${place.dataset.unread} ${'unread' in found ? found.unread : ''}`)
    return
  }
  put(field, from, plain.length - rest, found.words.trim())
  const kept = keptNotes(place, field)
  const notesBefore = kept.value
  kept.disabled = false
  kept.value = [notesBefore, found.read].filter(one => one !== '').join(',')
  tell(place, place.dataset.read!, found.notes)
  const shown = show(place, field, found)
  offerUndo(place, () => {
    shown?.remove()
    put(field, 0, field.value.length, before)
    kept.value = notesBefore
    kept.disabled = notesBefore === ''
    tell(place, place.dataset.undone!)
    field.focus()
  })
}

/** What the server makes of it, or why it does not; nothing is said where it was not reached. */
async function wordsOf(to: string, html: string): Promise<Read | { readonly unread: string }> {
  const body = new FormData()
  // A mark of UTF-8, since Word may claim another encoding, in which this once was.
  body.set('pasted', new Blob(['\ufeff', html], { type: 'text/html' }), 'pasted.html')
  try {
    const answer = await fetch(to, { method: 'POST', body, redirect: 'error' })
    return answer.ok ? ((await answer.json()) as Read | { readonly unread: string }) : { unread: '' }
  } catch {
    return { unread: '' }
  }
}

/** As if it were typed, so that the browser's own undo knows it too. */
function put(field: HTMLTextAreaElement, from: number, to: number, words: string): void {
  field.focus()
  field.setSelectionRange(from, to)
  if (document.execCommand('insertText', false, words)) return
  field.setRangeText(words, from, to, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

/** The field that no one sees by which the server knows that these words are Markdown. */
function keptNotes({ dataset }: HTMLElement, { form }: HTMLTextAreaElement): HTMLInputElement {
  const known = form!.elements.namedItem(dataset.notes!)
  if (known instanceof HTMLInputElement) return known
  const made = document.createElement('input')
  Object.assign(made, { type: 'hidden', name: dataset.notes!, disabled: true })
  form!.append(made)
  return made
}

function tell(place: HTMLElement, says: string, notes: readonly string[] = []): void {
  const list = document.createElement('ul')
  list.append(...notes.map(note => made('li', note)))
  place.className = 'pasted notice'
  place.replaceChildren(made('p', says.trim()), ...(notes.length === 0 ? [] : [list]))
}

function offerUndo(place: HTMLElement, undo: () => void): void {
  const button = made('button', place.dataset.undo!)
  button.type = 'button'
  button.className = 'btn second small'
  button.addEventListener('click', undo)
  place.append(button)
}

/** Beside the form, until the whole is saved and stands there. */
function show({ dataset }: HTMLElement, field: HTMLTextAreaElement, { shown }: Read): Element | undefined {
  const beside = document.querySelector('.preview .page')
  if (beside === null) return undefined
  const whole = document.createElement('div')
  whole.className = 'act'
  whole.dataset.of = field.id
  whole.dir = 'auto'
  whole.append(made('p', dataset.shown!, 'note'), ...shown.map(({ is, text }) => made(ELEMENTS[is], text)))
  beside.querySelector(`[data-of="${CSS.escape(field.id)}"]`)?.remove()
  beside.prepend(whole)
  return whole
}

function made<Name extends 'button' | 'h3' | 'li' | 'p'>(name: Name, text: string, style = '') {
  const element = document.createElement(name)
  element.textContent = text
  if (style !== '') element.className = style
  return element
}
