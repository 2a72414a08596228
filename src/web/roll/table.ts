import type { Localised } from '../../register/kinds.ts'
import type { Objection } from '../../register/objection-rows.ts'
import type { Ended, RollItem, RollPage } from '../../register/roll.ts'
import { type PartyVersion, ref, type SignatureRow } from '../../register/rows.ts'
import { wordsOn } from '../../register/words-in-force.ts'
import {
  type Asked,
  type CallShown,
  countryName,
  formatNumber,
  html,
  linkIn,
  linkTo,
  longDay,
  type Markup,
  mandateMark,
  nameIn,
  type Piece,
  part,
  partyLink,
  phrase,
  say,
  shortDate,
  shortDay,
  sub,
} from '../kit/kit.ts'
import { kindsSaid } from '../statement/quotes.ts'

/**
 * The rows of a roll. On a phone the columns fold into lines, and nothing is dropped; roles keep it a table for screen
 * readers, since browsers take what is laid out otherwise for none.
 */

export async function rollTable(
  asked: Asked,
  { id, isRecord, row }: CallShown,
  found: RollPage,
  { caption, day }: Readonly<{ caption: string; day: string }>,
): Promise<Markup> {
  const { lang } = asked
  const beside = await besideRows(asked, id, found.items, day)
  // Each call names those who stand on its roll in its own word.
  const noun = nameIn(row.noun, lang)
  const sorted = (by: RollPage['sort'], how: string) => (found.sort === by ? html` aria-sort="${how}"` : null)
  const head = (says: string, more: Piece = null) =>
    html`<th role="columnheader" scope="col"${more}>${says}</th>`
  const wide = html` class="drop-2"`
  const heads = [
    head(noun.text, html` class="noun" lang="${noun.lang}"${sorted('name', 'ascending')}`),
    head(say(lang, 'roll.kind'), wide),
    head(say(lang, 'roll.country'), wide),
    head(say(lang, isRecord ? 'roll.dateList' : 'roll.date'), sorted('date', 'descending')),
    head(say(lang, isRecord ? 'roll.basisList' : 'roll.basis')),
    head(say(lang, 'roll.entry')),
  ]
  return html`<table class="table roll" role="table">
    <caption>${caption}</caption>
    <thead role="rowgroup"><tr role="row">${heads}</tr></thead>
    <tbody role="rowgroup">${found.items.map((item, i) => tableRow(asked, id, item, beside[i]!))}</tbody>
  </table>`
}

function tableRow(asked: Asked, call: string, item: RollItem, { version, said, into, objections }: Beside) {
  const { lang } = asked
  const name = nameIn(item.names, lang)
  const party = linkIn(asked, `/parties/${item.party}`)
  const domain = version?.domain ? sub(version.domain) : null
  const objected = objections === 0 ? null : html`, ${say(lang, 'objection.count', { count: objections })}`
  const words =
    said === null
      ? null
      : linkTo(
          asked,
          `/parties/${item.party}#said-${call}`,
          html`${say(lang, `roll.said.${said}`)}${objected}`,
        )
  return html`<tr role="row">
    <th role="rowheader" scope="row" class="who">
      <a href="${party}" lang="${name.lang}" dir="auto">${name.text}</a>${domain}
      <span class="sub only-s">${kindAndCountry(asked, item)}</span>${sub(words)}
    </th>
    <td role="cell" class="drop-2">${say(lang, `kind.${item.kind}`)}</td>
    <td role="cell" class="drop-2">
      ${item.country === null ? muted(say(lang, 'roll.noCountry')) : countryName(item.country, lang)}
    </td>
    <td role="cell" class="nw">
      ${item.signed === null ? muted(say(lang, 'roll.noDate')) : shortDate(item.signed, lang)}${textOf(asked, item)}
    </td>
    <td role="cell" class="all">${ending(asked, item.ended, into)}${basis(asked, item, version)}</td>
    <td role="cell" class="all entry-of">${numberedEntry(asked, item.entry)}</td>
  </tr>`
}

/** Told where it is not the first text, or not the first that it signed. */
function textOf({ lang }: Asked, { version, textSince, signed }: RollItem) {
  if (version === null || (version === 1 && textSince === signed)) return null
  const date = textSince === signed ? '' : shortDay(textSince!, lang)
  return sub(say(lang, 'roll.text', { number: version, since: date === '' ? 'same' : 'other', date }))
}

function muted(says: string) {
  return html`<span class="muted">${says}</span>`
}

function kindAndCountry({ lang }: Asked, { kind, country }: RollItem) {
  const word = say(lang, `kind.${kind}`)
  if (country === null) return say(lang, 'roll.kindNoCountry', { kind: word })
  return say(lang, 'roll.kindAndCountry', { kind: word, country: countryName(country, lang) })
}

function ending(asked: Asked, ended: Ended | undefined, into: Localised | undefined) {
  const { lang } = asked
  if (ended === undefined) return null
  const { how } = ended
  const date = longDay(ended.day, lang)
  if (how !== 'merged' && how !== 'succeeded')
    return html`<span class="ended">${say(lang, `roll.ended.${how}`, { date })}</span>`
  const heir = partyLink(asked, ended.into ?? '', into)
  return html`<span class="ended">${phrase(lang, `roll.ended.${how}`, { date, into: heir })}</span>`
}

function basis({ lang }: Asked, { answer, basis, mandate, lapsed }: RollItem, version: Beside['version']) {
  if (answer !== undefined) return html`<span class="ended">${say(lang, `roll.answer.${answer}`)}</span>`
  if (mandate === null)
    return html`<span class="muted one">${say(lang, basis === 'listed' ? 'roll.copied' : 'mandate.unchecked')}</span>`
  const what = say(lang, `roll.checked.${mandate}`)
  const checked =
    version?.mandate == null
      ? what
      : say(lang, 'roll.checkedOn', { what, date: shortDay(version.mandate.checked, lang) })
  const paper = basis === 'deposited' ? sub(say(lang, 'roll.deposited')) : null
  return html`
    ${mandateMark(mandate, lang)}
    ${lapsed === undefined ? null : html`<span class="ended">${say(lang, 'roll.lapsed')}</span>`}${sub(checked)}${paper}
  `
}

/** A number under its heading; on a phone, where there is none, in words. */
function numberedEntry(asked: Asked, entry: number) {
  return linkTo(
    asked,
    `/entries/${entry}`,
    html`
      <span class="only-si">${say(asked.lang, 'entry.linked', { index: entry })}</span>
      <span class="drop-2">${formatNumber(entry, asked.lang)}</span>
    `,
  )
}

/** What each mark of a mandate means. */
export function marksExplained({ lang }: Asked): Markup {
  const levels = ['vetted', 'instrument', 'domain', 'voucher', 'email'] as const
  const lines = levels.map(
    level =>
      html`<li>
        <span>${mandateMark(level, lang)}</span><span class="note">${say(lang, `roll.means.${level}`)}</span>
      </li>`,
  )
  return part(
    say(lang, 'roll.why'),
    html`<ul class="ledger">${lines}</ul><p class="fine mt-s">${say(lang, 'roll.noMark')}</p>`,
    { note: say(lang, 'roll.whySays'), strong: true, also: 'mt-l' },
  )
}

/** What the register says beside one row. */
interface Beside {
  /** What the party was called when its row began to say so; undefined for a row that was copied. */
  readonly version: PartyVersion | undefined
  /** What the party is called into which it merged, or that succeeded it. */
  readonly into: Localised | undefined
  /** Objections that stand to what it said. */
  readonly objections: number
  readonly said: ReturnType<typeof kindsSaid>
}

/** For the rows of one page: a few questions, however long the roll is. */
async function besideRows(
  asked: Asked,
  call: string,
  items: readonly RollItem[],
  day: string,
): Promise<Beside[]> {
  const { store } = asked.site.log
  const heirs = items.flatMap(({ ended }) => ended?.into ?? [])
  const [parties, signatures, objected, named] = await Promise.all([
    store.rows(items.map(({ party }) => ref('parties', party))),
    store.rows(items.map(({ party }) => ref('signatures', call, party))),
    store.rows(items.map(({ party }) => ref('objections', call, party))),
    store.rows(heirs.map(id => ref('parties', id))),
  ])
  return items.map((item, i): Beside => {
    const into = named[heirs.indexOf(item.ended?.into ?? '')]?.names
    if (item.basis === 'listed') return { version: undefined, into, objections: 0, said: kindsSaid(item) }
    const version = parties[i]?.versions.findLast(version => isOf(version, item))
    return { into, version, ...saidOn(signatures[i]!, objected[i]?.objections ?? [], day) }
  })
}

function isOf({ names, mandate }: PartyVersion, item: RollItem) {
  return (mandate?.level ?? null) === item.mandate && JSON.stringify(names) === JSON.stringify(item.names)
}
/** What holds on that day, or held when the signature ended, and how many objections there are to it. */
function saidOn(
  row: SignatureRow,
  objections: readonly Objection[],
  day: string,
): Pick<Beside, 'said' | 'objections'> {
  const { reservation, declaration } = wordsOn(row, objections, day)
  const entries = [reservation?.entry, declaration?.entry]
  const standing = objections.filter(one => one.withdrawn === null && entries.includes(one.against))
  const words = { reservation: reservation?.words ?? null, declaration: declaration?.words ?? null }
  return { said: kindsSaid(words), objections: standing.length }
}
