/** What reading a file left out or changed, in the order in which people are told. */
export const NOTE_KINDS = [
  'insertion',
  'deletion',
  'struck',
  'hidden-text',
  'comment',
  'table',
  'contents',
  'text-box',
  'picture',
  'footnote',
  'footnote-lost',
  'header',
  'field',
  'link',
  'formula',
  'symbol',
  'numbering',
  'ruby',
  'embedded',
  'hidden-character',
] as const
export type NoteKind = (typeof NOTE_KINDS)[number]

/** How often a thing was met; what it means is said by `web/forms/read-notes`. */
export interface Note {
  readonly kind: NoteKind
  readonly count: number
}

export class Tally {
  readonly #counts = new Map<NoteKind, number>()

  add(kind: NoteKind, count = 1): void {
    if (count > 0) this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + count)
  }

  get notes(): Note[] {
    return NOTE_KINDS.flatMap(kind => {
      const count = this.#counts.get(kind)
      return count === undefined ? [] : { kind, count }
    })
  }
}
