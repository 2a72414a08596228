import { type Key as PublicKey, thumbprint } from '../../core/keys.ts'
import type { Part } from '../../log/attachments.ts'
import type { Identifiers, Localised, Mandate, MandateLevel, Said } from '../../register/kinds.ts'
import type { PartyVersion, SourceRow } from '../../register/rows.ts'
import {
  type Asked,
  entryLink,
  fact,
  hash,
  html,
  inLang,
  type Key,
  type Lang,
  languageIn,
  listed,
  longDay,
  type Markup,
  mandateMark,
  type Piece,
  phrase,
  SCHEME_NAMES,
  say,
  sub,
  type Values,
} from '../kit/kit.ts'
import type { en } from '../messages/en/all.ts'
import { showSaid } from '../statement/quotes.ts'
import type { Setting } from './setting.ts'

/** Pieces with which several types are told. */

/** A fact, labelled by a message. */
export function factIn<K extends Key>(
  { asked: { lang } }: Pick<Setting, 'asked'>,
  label: K,
  what: Piece,
  ...values: Values<(typeof en)[K]>
): Markup | null {
  return fact(say(lang, label, ...values), what)
}

/** A fact that cites the entry, if there is one. */
export function citing<K extends Key>(
  it: Pick<Setting, 'asked'>,
  label: K,
  entry: number | null | undefined,
  ...values: Values<(typeof en)[K]>
): Markup | null {
  return factIn(it, label, typeof entry === 'number' ? entryLink(it.asked, entry) : null, ...values)
}

/** Names in all their languages. */
export function namesList({ lang }: Asked, names: Localised): Markup {
  const one = (name: Localised[number]) =>
    html`${inLang(name)}${name.lang === 'und' ? null : html` <span class="muted">${languageIn(name.lang, lang)}</span>`}`
  return names.length === 1 ? one(names[0]!) : listed(names.map(one))
}

export function hashes(digests: readonly string[]): Markup | null {
  return digests.length === 0 ? null : listed(digests.map(hash))
}

/** Somebody's own words, whole and in quotation marks, unless they are withheld. */
export async function quoted(
  asked: Asked,
  said: Said | null,
  beside: readonly Part[] | null = null,
): Promise<Markup | null> {
  return said === null
    ? null
    : html`<blockquote class="quoted">${await showSaid(asked, said, beside)}</blockquote>`
}

/** What a source tells, in its language, which is named where it is not the reader's; not between quotation marks. */
export async function toldWords(asked: Asked, said: Said): Promise<Markup> {
  const { lang } = asked
  const language = said.lang === lang || said.lang === 'und' ? null : languageIn(said.lang, lang)
  return html`<div class="told">
    ${await showSaid(asked, said)}${language === null ? null : html` <span class="muted">${say(lang, 'words.in', { language })}</span>`}
  </div>`
}

export function external(url: string, words: Piece = url): Markup {
  return html`<a href="${url}" rel="external nofollow">${words}</a>`
}

/** The host to which a link leads, whatever it is called and however it is written. */
export function leadsTo(lang: Lang, url: string): Markup | null {
  const host = URL.parse(url)?.host
  return host === undefined ? null : sub(phrase(lang, 'showing.leadsTo', { host: html`<bdi>${host}</bdi>` }))
}

/** A list that rows were copied from, linked if it has an address. */
export function sourceLink({ url, title }: Pick<SourceRow, 'url' | 'title'>): Piece {
  return url === null ? title : external(url, title)
}

const REGISTERS = {
  lei: 'https://search.gleif.org/#/record/',
  ror: 'https://ror.org/',
  wikidata: 'https://www.wikidata.org/wiki/',
} satisfies Record<keyof Identifiers, string>

/** Identifiers, linked to the registers that gave them; null for none. */
export function identifiersList(identifiers: Identifiers): Markup | null {
  const known = (Object.keys(REGISTERS) as (keyof typeof REGISTERS)[]).flatMap(scheme => {
    const value = identifiers[scheme]
    if (value === undefined) return []
    return html`${SCHEME_NAMES[scheme]} ${external(REGISTERS[scheme] + value, html`<code>${value}</code>`)}`
  })
  return known.length === 0 ? null : listed(known)
}

/**
 * The mandate that a party has now. The depositary has not checked what others vouch for: such a mandate has no note of
 * it (`register/types/vouchers`).
 */
export async function mandateHeld(asked: Asked, mandate: Mandate | null): Promise<Markup> {
  if (mandate === null) return notChecked(asked)
  const isByWord = mandate.level === 'voucher' && mandate.note === null
  return mandateShown(asked, mandate, null, isByWord ? 'entry.byWord' : 'says.checked')
}

/** Its level alone. */
export function mandateNow(asked: Asked, { mandate, lapsed }: PartyVersion): Markup {
  const level = mandate === null ? notChecked(asked) : mandateMark(mandate.level, asked.lang)
  return html`${level}${lapsedNote(asked, lapsed)}`
}

/** Said wherever the mandate is: what no longer holds must not pass for what does. */
export function lapsedNote(asked: Asked, lapsed: number | undefined): Markup | null {
  if (lapsed === undefined) return null
  return html`<span class="ended">${phrase(asked.lang, 'party.lapsedSince', { entry: entryLink(asked, lapsed) })}</span>`
}

/** Said of a party whose mandate nobody has checked. */
export const notChecked = ({ lang }: Asked): Markup =>
  html`<span class="muted">${say(lang, 'mandate.unchecked')}</span>`

/** A method and what it shows. */
export function methodShown({ lang }: Asked, level: MandateLevel, more: Piece = null): Markup {
  return html`
    ${mandateMark(level, lang)}
    <span class="sub">${say(lang, `mandateMeans.${level}`)}${more}</span>
  `
}

/** What was checked, when, by whom, and the checker's note. */
export async function mandateShown(
  asked: Asked,
  { level, checked, note, evidence }: Mandate,
  beside: readonly Part[] | null,
  by: 'says.checked' | 'entry.byWord' = 'says.checked',
): Promise<Markup> {
  const { lang } = asked
  const noted = await quoted(asked, note, beside)
  const checkedBy = say(lang, by, { checked: longDay(checked, lang) })
  return html`
    ${methodShown(asked, level, ` ${checkedBy}`)}${noted}
    ${evidence.length === 0 ? null : html`${sub(say(lang, 'entry.evidence'))}${hashes(evidence)}`}
  `
}

/** A passkey or a key in a file, what it may sign, and its name. */
export function keyShown({ lang }: Asked, key: PublicKey): Markup {
  return phrase(lang, key.rpId === undefined ? 'entry.keyFile' : 'entry.keyPasskey', {
    keyid: hash(thumbprint(key.jwk)),
    use: say(lang, `entry.use.${key.use}`),
    alg: key.alg,
    site: html`<code>${key.rpId ?? null}</code>`,
  })
}
