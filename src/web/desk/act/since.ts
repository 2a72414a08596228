import { fromBase64 } from '../../../core/bytes.ts'
import { parseStatement } from '../../../core/statement.ts'
import { ref } from '../../../register/rows.ts'
import { declarationOf } from '../../../register/types.ts'
import type { Asked } from '../../asked.ts'
import { entryLink } from '../../links.ts'
import { html, type Piece } from '../../markup.ts'
import { phrase } from '../../phrase.ts'
import type { SecondAct } from './second-kept.ts'

/** Entries that are named; whoever finds as many reads the log. */
const MOST_NAMED = 5

/**
 * What was recorded of the very things that an act reads, after it was prepared or announced. It is signed in bytes made
 * now, so the law finds nothing stale in it: whoever lends a hand has to know that it meets something else than was meant.
 */
export async function changedSince(asked: Asked, { payload, kept, announced }: SecondAct): Promise<Piece> {
  const seen = kept === undefined ? announced?.row.entry : parseStatement(fromBase64(kept.payload)).seen.size
  if (seen === undefined) return null
  const statement = parseStatement(payload)
  const declared = declarationOf(statement.type)
  const needs = declared.bind(statement).needs(() => undefined)
  // What says all anew of a call undoes whatever was recorded of it meanwhile.
  const call = declared.saysAll && statement.call !== null ? [ref('calls', statement.call)] : []
  const rows = await asked.site.log.store.rows([...needs, ...call])
  const entries = new Set(rows.flatMap(row => (row !== undefined && row.since >= seen ? [row.since] : [])))
  if (entries.size === 0) return null
  const links = [...entries].toSorted((a, b) => b - a).slice(0, MOST_NAMED)
  const { lang } = asked
  return links.map(
    entry =>
      html`<p class="notice warn">${phrase(lang, kept === undefined ? 'second.sinceAnnounced' : 'second.sincePrepared', { entry: entryLink(asked, entry) })}</p>`,
  )
}
