import type { Correction } from '../../register/rows.ts'
import type { correctionObjected } from '../../register/types/corrections.ts'
import {
  type Asked,
  bodyOf,
  type CallShown,
  Choice,
  comma,
  entryLink,
  entryShown,
  html,
  inset,
  linkTo,
  longDay,
  type Markup,
  pendingToday,
  phrase,
  say,
  sub,
} from '../kit/kit.ts'
import { partyName } from '../statement/names.ts'
import { showSaid } from '../statement/quotes.ts'
import { changesLink, inVersion, textLink, type Version } from './versions.ts'

/** What pages say of corrections of a text: what is to change and when, what was corrected, and what failed, by whom. */

/** What a text is that corrects another, or that another corrects: before anything else of it is said. */
export async function correctionNotice(
  asked: Asked,
  { id, row }: CallShown,
  versions: readonly Version[],
  { correction, corrected, digest, after }: Version,
  lang: string,
): Promise<Markup | null> {
  const ui = asked.lang
  if (correction !== undefined && correction.state !== 'effective') {
    const read = `/${id}/text`
    return inset(
      html`${await stateWords(asked, correction)} ${linkTo(asked, read, say(ui, 'text.readInForce'))}${endedBy(asked, correction)}`,
      'warn',
    )
  }
  if (corrected !== undefined) {
    const now = versions.find(one => one.digest === corrected.manifest)!
    const read = textLink(asked, id, { digest: now.digest, lang: inVersion(now, lang) })
    const see = changesLink(asked, id, now.digest, inVersion(now, lang))
    const isLeft = inVersion(now, lang) === undefined
    return inset(
      html`
        ${say(ui, isLeft ? 'correction.translationBefore' : 'correction.since', { day: longDay(corrected.effective, ui) })}
        ${' '}<a href="${read}">${say(ui, 'correction.read')}</a>
        ${' '}<a href="${see}">${say(ui, 'correction.seeSince')}</a>
      `,
      'warn',
    )
  }
  const pending = after === undefined ? pendingToday(asked, row) : undefined
  return pending?.from === digest ? pendingNotice(asked, id, pending) : null
}

/** That the text in force is to be corrected, for whoever reads or has signed it. */
export function pendingNotice(
  asked: Asked,
  call: string,
  { effective, manifest, entry }: Correction,
  more = '',
): Markup {
  const ui = asked.lang
  const see = linkTo(asked, `/${call}/text/${manifest}/changes`, say(ui, 'correction.see'))
  const says = say(ui, 'correction.waits', { day: longDay(effective, ui) })
  return inset(html`${says} ${see}${comma(ui)}${entryLink(asked, entry)}`, `warn ${more}`)
}

/** What became of a correction, in a sentence. */
export async function stateWords(
  asked: Asked,
  correction: NonNullable<Version['correction']>,
): Promise<Markup> {
  const { effective, ended, state } = correction
  const party = ended?.how === 'objected' ? await partyName(asked, ended.by) : ''
  return phrase(asked.lang, 'correction.state', {
    state: new Choice(state),
    day: longDay(effective, asked.lang),
    party: ended?.how === 'objected' ? linkTo(asked, `/parties/${ended.by}`, html`<bdi>${party}</bdi>`) : '',
  })
}

/** Where the entry stands that ended it, behind what leads there. */
function endedBy(asked: Asked, { ended }: Pick<Correction, 'ended'>): Markup | null {
  return ended && html`${comma(asked.lang)}${entryLink(asked, ended.entry)}`
}

/** The same, with what was objected, beneath the name of a correction. */
export async function stateLine(
  asked: Asked,
  correction: NonNullable<Version['correction']>,
): Promise<Markup> {
  const { ended } = correction
  const words = ended && ended.how !== 'superseded' ? await objectionIn(asked, ended.entry) : null
  const by = ended && html` ${entryLink(asked, ended.entry)}`
  return html`${sub(html`${await stateWords(asked, correction)}${by}`)}${words}`
}

async function objectionIn(asked: Asked, entry: number): Promise<Markup> {
  const { words } = bodyOf<typeof correctionObjected.type>(await entryShown(asked, entry))
  return html`<blockquote class="quoted">${await showSaid(asked, words)}</blockquote>`
}
