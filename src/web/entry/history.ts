import { clip } from '../../core/bytes.ts'
import { Refusal } from '../../core/refusal.ts'
import type { SubjectPage } from '../../store/store.ts'
import { type Asked, html, indexIn, linkIn, linkTo, type Piece, say } from '../kit/kit.ts'

/** What the log says of a party or a call, by pages: `before` in the address asks for older entries. */

/** The page ends before this entry; undefined for the newest. Refuses `query_malformed`. */
export function beforeAsked({ query }: Asked): number | undefined {
  const text = query.get('before')?.trim() ?? ''
  if (text === '') return undefined
  const index = indexIn(text)
  if (index !== undefined) return index
  throw new Refusal(
    'query_malformed',
    `The parameter before is ${clip(text)}; it has to be the number of an entry.`,
  )
}

/** For programs: `next` is the `before` of the next page. */
export function historyData({ entries, total, older }: SubjectPage) {
  return { total, entries, next: older === 0 ? null : entries.at(-1)! }
}

/** Links to newer and older entries; null if the page shows all. `part` is the id of the list at `address`. */
export function historyPager(
  asked: Asked,
  { entries, total, older }: SubjectPage,
  address: string,
  part: string,
): Piece {
  if (entries.length === total) return null
  const { lang } = asked
  const newest =
    older + entries.length === total ? null : linkTo(asked, `${address}#${part}`, say(lang, 'log.newest'))
  const next =
    older === 0
      ? null
      : html`<a href="${linkIn(asked, `${address}?before=${entries.at(-1)}#${part}`)}" rel="next">
        ${say(lang, 'log.older')}
      </a>`
  return html`<nav class="pager" aria-label="${say(lang, 'log.pages')}">${newest}${next}</nav>`
}
