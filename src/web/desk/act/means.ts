import { dayOf } from '../../../core/time.ts'
import type { Localised } from '../../../register/kinds.ts'
import type { BodyOf, StatementType } from '../../../register/types.ts'
import { declarationOf } from '../../../register/types.ts'
import type { Composed } from '../../../work/compose.ts'
import {
  type Asked,
  addressWith,
  html,
  linkIn,
  type Markup,
  type PlainKey,
  pageAfter,
  pager,
  partyLink,
  say,
} from '../../kit/kit.ts'
import { deskTable } from '../pages.ts'

/** What the parts have in common that tell what an act means before it is signed. */

/** The body of an act about to be signed, read, if it is of this type. */
export function bodyIf<T extends StatementType>(of: T, { type, call, body }: Composed): BodyOf<T> | null {
  return type === of
    ? (declarationOf(of).read({ type, call, body, by: 'depositary' } as never) as BodyOf<T>)
    : null
}

export const todayOf = ({ site }: Asked): string => dayOf(site.now())

const PER_PAGE = 50

/** Somebody whom an act touches. Lists of several calls name a place, by which each is found again. */
export interface Touched {
  readonly id: string
  readonly place?: string
  readonly party: { readonly names: Localised }
}

interface Fold<T> {
  /** The address of the page. */
  readonly here: string
  /** The member of the address that says after whom this page of the list begins. */
  readonly by: string
  readonly id: string
  readonly summary: string
  readonly caption: PlainKey
  readonly heads: readonly PlainKey[]
  /** What stands beside the name. */
  readonly cells: (one: T) => Markup
}

/** Everybody by name, folded, a page at a time. */
export function namesFold<T extends Touched>(
  asked: Asked,
  all: readonly T[],
  { here, by, id, summary, caption, heads, cells }: Fold<T>,
): Markup {
  const { lang, query } = asked
  const placeOf = ({ id, place }: T) => place ?? id
  const { first, shown, next } = pageAfter(all, query.get(by) ?? '', PER_PAGE, placeOf)
  const rows = shown.map(
    one => html`<tr role="row">
      <th role="rowheader" scope="row">${partyLink(asked, one.id, one.party.names)}</th>
      ${cells(one)}
    </tr>`,
  )
  const at = (after: string) =>
    `${linkIn(asked, addressWith(here, after === '' ? {} : { [by]: after }))}#${id}`
  return html`<details class="fold" id="${id}"${query.has(by) ? html` open` : null}>
    <summary>${summary}</summary>
    ${deskTable(lang, caption, ['mean.who', ...heads], rows)}
    ${pager(lang, first > 0 ? at('') : undefined, next && at(next))}
  </details>`
}

/** What it is about, above what it means. */
export function meansHead(asked: Asked, says: PlainKey): Markup {
  return html`<h3 class="mt-l" id="means">${say(asked.lang, says as 'mean.title')}</h3>`
}
