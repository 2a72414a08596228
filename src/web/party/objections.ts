import type { Said } from '../../register/kinds.ts'
import type { Objection } from '../../register/objection-rows.ts'
import {
  type Asked,
  entryDay,
  entryLink,
  html,
  longDate,
  type Markup,
  mark,
  type Piece,
  partyLink,
  phrase,
  shortDigest,
} from '../kit/kit.ts'
import { quoted, toldWords } from '../teller/pieces.ts'
import { datedBy, otherParty, type PartyRecord } from './record.ts'

/** Objections beside the words that they are to, and the answers, each whole. What was withdrawn stays, and says so. */
export function objectionsShown(
  asked: Asked,
  record: PartyRecord,
  call: string,
  isTold: (one: Objection) => boolean,
): Promise<Markup[]> {
  const { lang } = asked
  const { id, row, objections } = record
  const shown = (objections.get(call) ?? []).filter(isTold).map(async one => {
    const objector = otherParty(asked, record, one.by)
    const gone =
      one.withdrawn === null ? carriedNote(asked, record, one) : await withdrawnNote(asked, one.withdrawn)
    const objection = await saidOnce(
      asked,
      phrase(lang, 'objection.to', { party: objector, entry: entryLink(asked, one.against) }),
      one,
      { note: gone },
    )
    if (one.answered === null) return objection
    const title = phrase(lang, 'objection.answerOf', { party: partyLink(asked, id, row.names), objector })
    return html`${objection}${await saidOnce(asked, title, one.answered)}`
  })
  return Promise.all(shown)
}

/**
 * What somebody said, whole and between quotation marks, with the entry and the day that it stands under. What another
 * tells of it has no quotation marks of its own.
 */
export async function saidOnce(
  asked: Asked,
  title: Markup,
  { words, entry, day }: { readonly words: Said; readonly entry: number; readonly day?: string },
  { from = null, note = null, isTold = false }: { from?: Piece; note?: Piece; isTold?: boolean } = {},
): Promise<Markup> {
  const date = longDate(day ?? (await entryDay(asked, entry)), asked.lang)
  return html`<article class="said-once">
    <h3>${title}</h3>
    ${isTold ? await toldWords(asked, words) : await quoted(asked, words)}
    <p class="proof mt-s">
      <span>${mark('seal')}${entryLink(asked, entry)}</span><span>${date}</span>${from}
      ${'digest' in words ? html`<span class="hash" title="${words.digest}">${shortDigest(words.digest)}</span>` : null}
    </p>
    ${note}
  </article>`
}

/** Where it went, with the words of a party that ended. */
function carriedNote(asked: Asked, record: PartyRecord, { carried }: Objection): Markup | null {
  if (carried === undefined) return null
  const values = { party: otherParty(asked, record, carried.into), entry: entryLink(asked, carried.entry) }
  return html`<p class="ended">${phrase(asked.lang, 'objection.carried', values)}</p>`
}

async function withdrawnNote(asked: Asked, { entry, reason }: NonNullable<Objection['withdrawn']>) {
  const values = datedBy(asked, await entryDay(asked, entry), entry)
  return html`<p class="ended">${phrase(asked.lang, 'objection.withdrawnOn', values)}</p>${await quoted(asked, reason)}`
}
