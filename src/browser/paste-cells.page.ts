/**
 * Cells of a spreadsheet that are pasted into a field of figures go into the fields beneath and beside it, as in a
 * spreadsheet. A browser would make one figure of them: of 120, 130 and 140 the number 120130140. What does not fit the
 * fields is not pasted at all, which is told beside them; nothing is sent before its author saves.
 */

type Field = HTMLInputElement

for (const place of document.querySelectorAll<HTMLElement>('[data-paste-cells]'))
  place.closest('form')?.addEventListener('paste', event => {
    const field = event.target
    const pasted = event.clipboardData?.getData('text/plain') ?? ''
    const lines = pasted.replace(/(?:\r\n?|\n)+$/, '').split(/\r\n?|\n/)
    const cells = lines.map(line => line.split('\t').map(cell => cell.trim()))
    const rows = field instanceof HTMLInputElement ? rowsFrom(field) : undefined
    // One cell is pasted as by any page.
    if (rows === undefined || (cells.length === 1 && cells[0]!.length === 1)) return
    event.preventDefault()
    fill(place, field as Field, rows, cells)
  })

/** The fields from this one down and to the right; undefined where it is none of a table of figures. */
function rowsFrom(field: Field): Field[][] | undefined {
  const own = field.closest('.grid-in tr, .slot')
  if (own === null || !isOfFigures(field)) return undefined
  const all = [...own.closest('tbody, form')!.querySelectorAll('tr, .slot')]
  const column = fieldsIn(own).indexOf(field)
  return all.slice(all.indexOf(own)).map(row => fieldsIn(row).slice(column))
}

const fieldsIn = (row: Element) => [...row.querySelectorAll('input')].filter(isOfFigures)

const isOfFigures = ({ type }: Field) => type === 'text' || type === 'date'

function fill(place: HTMLElement, field: Field, rows: Field[][], cells: string[][]): void {
  const { dataset } = place
  // Beside the table or the place of the field, where whoever pasted is looking.
  ;(field.closest('.scroll') ?? field.closest('.slot'))!.after(place)
  const width = Math.max(...cells.map(row => row.length))
  if (cells.length > rows.length || width > rows[0]!.length) {
    tell(place, dataset.tooMany!, `${cells.length} × ${width}`, `${rows.length} × ${rows[0]!.length}`)
    return
  }
  // What is empty in a spreadsheet changes nothing here either.
  const changes = cells.flatMap((row, r) =>
    row.flatMap((text, c) => (text === '' ? [] : [{ to: rows[r]![c], text }])),
  )
  const unfit = changes.find(({ to, text }) => !takes(to, text))
  if (unfit !== undefined) {
    tell(place, dataset.unfit!, unfit.text.slice(0, 40))
    return
  }
  const before = changes.map(({ to }) => ({ to: to!, text: to!.value }))
  put(changes as typeof before)
  tell(place, dataset.filled!, changes.length)
  const undo = document.createElement('button')
  Object.assign(undo, { type: 'button', className: 'btn second small', textContent: dataset.undo! })
  undo.addEventListener('click', () => {
    // What was typed over since is its author's.
    put(before.filter((_, at) => before[at]!.to.value === changes[at]!.text))
    tell(place, dataset.undone!)
    field.focus()
  })
  place.append(undo)
}

/**
 * A row may have a list to choose from in place of a field; a field of days takes days, and none takes a page of text.
 */
function takes(field: Field | undefined, text: string): boolean {
  if (field === undefined || (field.maxLength >= 0 && text.length > field.maxLength)) return false
  return field.type !== 'date' || /^\d{4}-\d\d-\d\d$/.test(text)
}

/** As if it were typed, for what keeps what is typed. */
function put(all: readonly { readonly to: Field; readonly text: string }[]): void {
  for (const { to, text } of all) to.value = text
  all[0]?.to.dispatchEvent(new Event('input', { bubbles: true }))
}

/** In the words of the page, in which `#` and `##` stand for what is told. */
function tell(place: HTMLElement, says: string, ...told: readonly (string | number)[]): void {
  const line = document.createElement('p')
  line.textContent = says.replace(/##?/g, mark => String(told[mark.length - 1] ?? ''))
  place.className = 'pasted notice'
  place.replaceChildren(line)
}
