import type { PledgeChange } from '../../comparison/pledges.ts'
import type { Part } from '../../log/attachments.ts'
import type { Said } from '../../register/kinds.ts'
import { type Asked, html, longDay, type Markup, type Piece, say, sub, table } from '../kit/kit.ts'
import { amountSaid } from './commitments.ts'
import { quoted } from './pieces.ts'

/** What an amendment changes, as its author reads it before signing and everybody afterwards: old beside new. */

interface Names {
  /** What a principle or a text is called. */
  readonly named: (of: 'principle' | 'manifest', value: string) => Piece
  /** Words of a statement that is not recorded yet. */
  readonly beside?: readonly Part[] | null
}

/** Null where nothing changes. */
export async function pledgeChangesShown(
  asked: Asked,
  changes: readonly PledgeChange[],
  { named, beside = null }: Names,
): Promise<Markup | null> {
  if (changes.length === 0) return null
  const { lang } = asked
  const none = html`<span class="muted">${say(lang, 'pledge.none')}</span>`
  const words = async (said: Said | null) => (await quoted(asked, said, beside)) ?? none
  const sides = async (one: PledgeChange): Promise<readonly [Piece, Piece]> => {
    if (one.of === 'baseline' || one.of === 'target')
      return [one.old && amountSaid(one.old, lang), one.new && amountSaid(one.new, lang)]
    if (one.of === 'due') return [one.old && longDay(one.old, lang), one.new && longDay(one.new, lang)]
    if (one.of === 'measure') return [one.old && measureSaid(one.old), one.new && measureSaid(one.new)]
    if (one.of === 'principle' || one.of === 'manifest')
      return [named(one.of, one.old), named(one.of, one.new)]
    const { old, new: now } = one as Extract<PledgeChange, { of: 'what' | 'milestone' }>
    return Promise.all([words(old), words(now)])
  }
  const [before, after] = [say(lang, 'pledge.before'), say(lang, 'pledge.after')]
  const rows = await Promise.all(
    changes.map(async one => {
      const [old, now] = await sides(one)
      const day = one.of === 'milestone' ? html` ${longDay(one.day, lang)}` : null
      return html`<tr role="row">
        <th scope="row" role="rowheader">${say(lang, `pledge.of.${one.of}`)}${day}${sub(howSaid(asked, one))}</th>
        <td role="cell" class="all" data-k="${before}">${old ?? none}</td>
        <td role="cell" class="all" data-k="${after}">${now ?? none}</td>
      </tr>`
    }),
  )
  return table(say(lang, 'pledge.changes'), [say(lang, 'pledge.what'), before, after], rows, 'even')
}

/** No more than the numbers show: whether that is better nobody says here. */
function howSaid({ lang }: Asked, one: PledgeChange): string {
  return 'from' in one && one.from !== undefined
    ? say(lang, `pledge.how.${one.from}`, { is: one.how })
    : say(lang, `pledge.how.${one.how}`)
}

function measureSaid({
  catalogue,
  edition,
  id,
}: Readonly<{ catalogue: string; edition: number; id: string }>) {
  return html`<code>${catalogue} ${edition}: ${id}</code>`
}
