import type { Said } from '../../register/kinds.ts'
import type { Objection } from '../../register/objection-rows.ts'
import type { PartyRow } from '../../register/rows.ts'
import type { Asked } from '../asked.ts'
import { entryShown } from '../entry/shown.ts'
import { entryLink, inLang, linkIn } from '../links.ts'
import { mark } from '../marks.ts'
import { html, type Markup, type Piece } from '../markup.ts'
import { phrase } from '../phrase.ts'
import { quoted } from '../teller/pieces.ts'
import { longDay, nameIn } from '../wording.ts'
import type { PartyRecord } from './record.ts'

/**
 * Objections beside the words that they are to, and the answers: each whole, of the size of what it stands beside, with
 * the entry that says so. What was withdrawn stays, and says so.
 */
export function objectionsShown(asked: Asked, record: PartyRecord, call: string): Promise<Markup[]> {
  const { lang } = asked
  const { id, row, others, objections } = record
  const linked = (id: string, row: PartyRow | undefined) =>
    html`<a href="${linkIn(asked, `/parties/${id}`)}">${row === undefined ? id : inLang(nameIn(row.names, lang))}</a>`
  const shown = (objections.get(call) ?? []).map(async one => {
    const objector = linked(one.by, others.get(one.by))
    const gone = one.withdrawn === null ? null : await withdrawnNote(asked, one.withdrawn)
    const objection = await block(
      asked,
      phrase(lang, 'objection.to', { party: objector, entry: entryLink(asked, one.against) }),
      one,
      gone,
    )
    if (one.answered === null) return objection
    const title = phrase(lang, 'objection.answerOf', { party: linked(id, row), objector })
    return html`${objection}${await block(asked, title, one.answered, null)}`
  })
  return Promise.all(shown)
}

async function block(
  asked: Asked,
  title: Markup,
  { words, entry }: { readonly words: Said; readonly entry: number },
  note: Piece,
): Promise<Markup> {
  const { admitted } = await entryShown(asked, entry)
  const day = admitted.slice(0, 10)
  return html`<article class="said-once"><h3>${title}</h3>${await quoted(asked, words)}<p class="proof mt-s"><span>${mark('seal')}${entryLink(asked, entry)}</span><span><time datetime="${day}">${longDay(day, asked.lang)}</time></span>${'digest' in words ? html`<span class="hash">${words.digest}</span>` : null}</p>${note}</article>`
}

async function withdrawnNote(
  asked: Asked,
  { entry, reason }: NonNullable<Objection['withdrawn']>,
): Promise<Markup> {
  const { admitted } = await entryShown(asked, entry)
  const values = { date: longDay(admitted.slice(0, 10), asked.lang), entry: entryLink(asked, entry) }
  return html`<p class="ended">${phrase(asked.lang, 'objection.withdrawnOn', values)}</p>${await quoted(asked, reason)}`
}
