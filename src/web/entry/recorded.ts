import {
  type Asked,
  doneNotice,
  entryNumber,
  html,
  indexIn,
  linkTo,
  type Piece,
  type Shown,
  say,
  sizeOf,
  typedIsDone,
} from '../kit/kit.ts'
import { entriesTold } from './ledger.ts'

/**
 * What was recorded, if the address names its entry: the entry's own sentence, and the ways to see it as everybody does;
 * `more` says what follows. What was typed at `typed` is done with.
 */
export async function recordedNotice(
  asked: Asked,
  typed: string,
  more: (shown: Shown) => Piece = () => null,
): Promise<Piece> {
  const index = indexIn(asked.query.get('done') ?? '')
  if (index === undefined || index >= sizeOf(asked.site)) return null
  const [told] = await entriesTold(asked, [index])
  const { headline, ...shown } = told!
  const says = html`${say(asked.lang, 'desk.done')} ${headline}`
  return html`${typedIsDone(typed)}${doneNotice(says, html`<p>${publicWays(asked, shown)}</p>${more(shown)}`)}`
}

/** The page that shows it to everybody, where one does; and the entry. */
function publicWays(asked: Asked, shown: Shown): Piece {
  const page = publicPage(shown)
  const entry = entryNumber(asked, shown.index)
  if (page === null) return entry
  return html`${linkTo(asked, page, say(asked.lang, 'desk.seePublic'))} <span class="dot" aria-hidden="true">·</span> ${entry}`
}

/** Of the organisation that it is about, else of the text or the call; null for what has no page of its own. */
function publicPage(shown: Shown): string | null {
  const { call, type } = shown.statement
  const [party, another] = partiesIn(shown)
  if (party !== undefined && another === undefined) return `/parties/${party}`
  if (call === null) return null
  return type.startsWith('text/') ? `/${call}/text` : `/${call}`
}

/** Those whom it concerns, as its own declaration says. */
export function partiesIn({ prepared }: Pick<Shown, 'prepared'>): readonly string[] {
  return prepared.bound.tells(() => undefined)
}
