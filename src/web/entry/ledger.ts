import {
  type Asked,
  entryLink,
  entryShown,
  html,
  type Markup,
  type Piece,
  type Shown,
  shortDay,
  timeMark,
} from '../kit/kit.ts'
import { Known } from '../teller/setting.ts'
import { headlineOf } from '../types/summary.ts'

/** Entries with their sentences, each checked against its leaf in the tree. */
export async function entriesTold(
  asked: Asked,
  indexes: readonly number[],
): Promise<(Shown & { readonly headline: Markup })[]> {
  const entries = await Promise.all(indexes.map(index => entryShown(asked, index)))
  const known = await Known.of(asked, entries)
  return entries.map(one => ({ ...one, headline: headlineOf({ ...one, asked, known }) }))
}

/** Entries as a dated list, in the given order; `below` says more of one. */
export async function entryLedger(
  asked: Asked,
  indexes: readonly number[],
  below: (i: number) => Piece = () => null,
): Promise<Markup> {
  const lines = (await entriesTold(asked, indexes)).map(({ admitted, headline, index }, i) => {
    const day = timeMark(admitted, shortDay(admitted.slice(0, 10), asked.lang))
    return html`<li>
      ${day}<span class="what">${headline}${below(i)}</span>
      <span class="meta">${entryLink(asked, index)}</span>
    </li>`
  })
  return html`<div class="box"><ol class="ledger three in-words">${lines}</ol></div>`
}
