import { reportHead } from '../../../people/report-drafts.ts'
import {
  type Answer,
  type Asked,
  dayIn,
  html,
  linkButton,
  type Piece,
  part,
  phrase,
  privatePage,
  say,
  table,
} from '../../kit/kit.ts'
import { ownKeys } from '../../passkey/own-keys.ts'
import { byWhom } from '../commitments/draft-changed.ts'
import { opening, type Representative } from '../session.ts'
import { reportPath } from './sitting.ts'

/** A field that its author changed, and to what. */
export interface Typed {
  readonly of: Piece
  readonly says: Piece
}

/** What became of a draft that goes on no more, or not for these periods, and by whom. */
export async function endedSaid(asked: Asked, who: Representative, call: string): Promise<Piece> {
  const { lang, site } = asked
  const found = await reportHead(site.log.drawer, { party: who.party, call }, site.now())
  const ended = found?.value.ended
  if (ended === undefined)
    return say(lang, found === undefined ? 'filing.ended.gone' : 'filing.ended.changed')
  const day = dayIn(ended.at, lang)
  if (ended.by === who.keyid) return say(lang, `filing.ended.${ended.is}You`, { day })
  const keys = await ownKeys(asked, who.party)
  return phrase(lang, `filing.ended.${ended.is}`, { who: byWhom(asked, who, keys, ended.by), day })
}

/**
 * Whoever was typing while a colleague signed or deleted the draft, or chose other periods, finds on the page that
 * comes what they changed and did not save: it is saved nowhere, and lost nowhere.
 */
export async function endedPage(
  asked: Asked,
  who: Representative,
  call: string,
  typed: readonly Typed[],
  /** What can be done about what is not in it, where that is no field. */
  mends?: Piece,
): Promise<Answer> {
  const { lang } = asked
  const says = await endedSaid(asked, who, call)
  const rows = typed.map(
    one => html`<tr role="row">
      <th scope="row" role="rowheader">${one.of}</th>
      <td role="cell" class="all" dir="auto">${one.says}</td>
    </tr>`,
  )
  const title = say(lang, 'filing.endedTitle')
  const heads = [say(lang, 'filing.endedField'), say(lang, 'filing.endedTyped')]
  const mend = mends ?? say(lang, rows.length === 0 ? 'filing.endedNothing' : 'filing.endedMend')
  const main = html`
    ${opening(asked, who, title)}
    ${part(
      say(lang, 'filing.endedHead'),
      html`<div class="notice warn" role="alert" tabindex="-1" autofocus><p><b>${says}</b> <code>seen_stale</code></p>
        <p>${mend}</p></div>
        ${rows.length === 0 ? null : table(say(lang, 'filing.endedTyped'), heads, rows, 'even')}
        <div class="actions">${linkButton(asked, reportPath({ id: call }), say(lang, 'filing.endedOn'))}</div>`,
      { strong: true },
    )}
  `
  return privatePage(asked, { title, main }, 409)
}
