/**
 * What was typed in this tab in the forms of a draft and never sent, told on the pages from which the draft is signed:
 * its author left the form by a link, and would sign without it. A page has a `data-typed-unsaved` with what the forms
 * of the draft are kept under, and the words.
 */

/** As it is kept (keep-typed). */
interface Unsent {
  /** The address of its form. */
  readonly to: string
  readonly label: string
  readonly shown: string
}

export function tellUnsaved(unsentOf: (begins: string) => readonly Unsent[]): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-typed-unsaved]')) {
    const all = unsentOf(place.dataset.typedUnsaved!)
    if (all.length === 0) continue
    const list = document.createElement('ul')
    for (const { to, label, shown } of all) {
      const way = document.createElement('a')
      Object.assign(way, { href: to, textContent: label })
      const typed = document.createElement('b')
      Object.assign(typed, { dir: 'auto', textContent: shown })
      const line = document.createElement('li')
      line.append(way, ' ', typed)
      list.append(line)
    }
    place.append(list)
    place.hidden = false
  }
}
