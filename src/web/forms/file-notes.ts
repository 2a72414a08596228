import { NOTE_KINDS, type Note } from '../../work/text-reader/notes.ts'
import { html, type Piece, say } from '../kit/kit.ts'
import type { Lang } from '../messages/languages.ts'

/** What reading a file left out, in a field that no one sees, so that it stays told when the form comes again. */
const fieldOf = (at: string) => `read.${at}`

export function keepNotes(fields: URLSearchParams, at: string, notes: readonly Note[]): void {
  fields.set(fieldOf(at), notesKept(notes))
}

export const notesKept = (notes: readonly Note[]): string =>
  notes.map(({ kind, count }) => `${kind} ${count}`).join(',')

/** Each in a sentence. */
export const notesSaid = (lang: Lang, notes: readonly Note[]): string[] =>
  notes.map(({ kind, count }) => say(lang, `fileNote.${kind}`, { count }))

export const dropNotes = (fields: URLSearchParams, at: string): void => fields.delete(fieldOf(at))

/** Whether the words in the field came from a file that was read: they are Markdown then. */
export const isFromFile = (fields: URLSearchParams, at: string): boolean => fields.has(fieldOf(at))

/** Stands above the words that a file had; null where they are typed. */
export function notesRead(lang: Lang, fields: URLSearchParams, at: string): Piece {
  const kept = fields.get(fieldOf(at))
  if (kept === null) return null
  const items = notesSaid(lang, notesIn(kept)).map(says => html`<li>${says}</li>`)
  return html`<input type="hidden" name="${fieldOf(at)}" value="${kept}">
    <div class="notice" role="status" tabindex="-1" autofocus>
      <p><b>${say(lang, 'fileNotes.read')}</b></p>
      ${items.length === 0 ? null : html`<ul>${items}</ul>`}
    </div>`
}

/** A browser sends them back; what they do not know is passed over. */
function notesIn(kept: string): Note[] {
  const counts = new Map(kept.split(',').map(one => [one.split(' ')[0], one.split(' ')[1]]))
  return NOTE_KINDS.flatMap(kind => {
    const count = counts.get(kind) ?? ''
    return /^[1-9]\d{0,8}$/.test(count) ? { kind, count: Number(count) } : []
  })
}
