import { clip } from '../../core/bytes.ts'
import type { Digest } from '../../core/digest.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Text } from '../../register/kinds.ts'
import type { Tables, TextRow } from '../../register/rows.ts'
import { rowsUnder } from '../../store/each-row.ts'
import {
  type Asked,
  addressWith,
  type CallShown,
  entryDay,
  entryLink,
  html,
  inset,
  languageName,
  ledgerLine,
  linkIn,
  longDay,
  type Markup,
  type Piece,
  part,
  recordWord,
  say,
  shortDigest,
  sub,
} from '../kit/kit.ts'

/** What was published of a call: its policies, and the versions of its text. All of them stay readable. */

export interface Published<T extends 'texts' | 'policies'> {
  readonly digest: Digest
  /** 1 for the first. */
  readonly number: number
  readonly entry: number
  readonly row: Tables[T]
}

/**
 * Texts or policies of a call, numbered in the order in which they were published. A correction has the number of the
 * version that it mends.
 */
export async function versionsIn<T extends 'texts' | 'policies'>(
  { site }: Asked,
  table: T,
  call: string,
): Promise<Published<T>[]> {
  const found = await Array.fromAsync(rowsUnder(site.log.store, table, call))
  const published = found
    .map(({ name, row }) => ({ digest: name as Digest, row, entry: entryOf(row) }))
    .sort((a, b) => a.entry - b.entry)
  const numbers = new Map<Digest, number>()
  let versions = 0
  return published.map(one => {
    const mended = 'corrects' in one.row ? numbers.get(one.row.corrects!) : undefined
    const number = mended ?? ++versions
    numbers.set(one.digest, number)
    return { ...one, number }
  })
}

function entryOf(row: Tables['texts' | 'policies']): number {
  return ('published' in row ? row.published : undefined) ?? row.entry
}

/** Each version of a text supersedes the one before. Its digest, that of its manifest, is what a signature binds. */
export interface Version extends Published<'texts'> {
  /** The day on which it was recorded, and so came into force. */
  readonly day: string
  readonly before: Version | undefined
  /** What replaced it, if anything. */
  readonly after: { readonly number: number; readonly day: string } | undefined
}

/** One language of a version, and the entry that brought it in. */
export interface Shown {
  readonly text: Text
  readonly entry: number
}

/** The languages of a text, those of its manifest first. */
export function languagesOf({ manifest, entry, translations }: TextRow): Shown[] {
  return [...manifest.texts.map(text => ({ text, entry })), ...translations]
}

/** Oldest first. */
export async function versionsOf(asked: Asked, call: string): Promise<Version[]> {
  const rows = await versionsIn(asked, 'texts', call)
  const days = await Promise.all(rows.map(({ entry }) => entryDay(asked, entry)))
  const versions: Version[] = []
  for (const [i, row] of rows.entries()) {
    const next = rows[i + 1]
    const after = next && { number: next.number, day: days[i + 1]! }
    versions.push({ ...row, day: days[i]!, before: versions[i - 1], after })
  }
  return versions
}

export function versionOrRefuse(versions: readonly Version[], call: string, digest: string): Version {
  const version = versions.find(one => one.digest === digest)
  if (version === undefined)
    throw new Refusal('text_unknown', `No text ${clip(digest)} was ever published under ${call}.`)
  return version
}

/**
 * Which language of a text is meant: the one that `?text` names. Without it `?lang`, which names the language of the
 * interface, is a wish for the text as well, since it once did both.
 */
export function languageAsked({ query, lang }: Asked, all: readonly Shown[]): Shown {
  const named = query.get('text')
  if (named !== null) {
    const found = all.find(({ text }) => text.lang === named)
    if (found !== undefined) return found
    const there = all.map(({ text }) => text.lang).join(', ')
    throw new Refusal('text_unknown', `This text is published in ${there}, not in ${clip(named)}.`)
  }
  return firstOf(all, [query.get('lang'), lang])
}

/** In the first of these languages that the text has, else in an authentic one. */
export function firstOf(all: readonly Shown[], wishes: readonly (string | null | undefined)[]): Shown {
  const wished = wishes.map(wish => all.find(({ text }) => text.lang === wish))
  return wished.find(found => found !== undefined) ?? all.find(({ text }) => text.authentic)!
}

/** Where a text stands: the one in force, or a version by its digest; in one language or the reader's. */
export function textLink(
  asked: Asked,
  call: string,
  { digest, lang }: { readonly digest?: string | undefined; readonly lang?: string | undefined } = {},
): string {
  return linkIn(
    asked,
    addressWith(`/${call}/text${digest === undefined ? '' : `/${digest}`}`, { text: lang ?? '' }),
  )
}

export function changesLink(asked: Asked, call: string, digest: string, lang = ''): string {
  return linkIn(asked, addressWith(`/${call}/text/${digest}/changes`, { text: lang }))
}

/** A line of the list beneath a heading. */
export function versionFact(term: string, what: Piece): Markup {
  return html`<div><dt>${term}</dt> <dd>${what}</dd></div>`
}

/** A way to each language of a text, with what is said of it there. */
export function languageTabs(
  all: readonly Shown[],
  current: string,
  to: (lang: string) => string,
  more: (text: Text) => Piece = () => null,
): Markup[] {
  return all.map(
    ({ text }) =>
      html`<a href="${to(text.lang)}" hreflang="${text.lang}"${text.lang === current ? html` aria-current="true"` : null}>
        <span lang="${text.lang}">${languageName(text.lang)}</span>${more(text)}
      </a>`,
  )
}

/** Every version with its date and entry, newest first. */
export function versionsEntry(
  asked: Asked,
  { id: call, isRecord }: CallShown,
  versions: readonly Version[],
  { version, lang }: { readonly version: Version; readonly lang: string },
): Markup {
  const ui = asked.lang
  const record = recordWord(isRecord)
  const lines = versions.toReversed().map(one => {
    const isHere = one.digest === version.digest
    const state =
      one.after === undefined ? say(ui, 'text.isInForce', { record }) : say(ui, 'text.isSuperseded')
    const name = say(ui, 'text.versionN', { number: one.number })
    const link = textLink(asked, call, { digest: one.digest, lang: inVersion(one, lang) })
    const words = isHere
      ? html`<b>${name}</b>, ${state}, ${say(ui, 'text.shownHere')}`
      : html`<a href="${link}">${name}</a>, ${state}`
    const changes =
      one.before === undefined
        ? null
        : html`<span class="sub ways">
          <a href="${changesLink(asked, call, one.digest, inVersion(one, lang))}">
            ${say(ui, 'text.seeChanges', { number: one.before.number })}
          </a>
        </span>`
    const later = one.row.translations.map(({ text, entry }) =>
      sub(
        html`${say(ui, 'text.translated', { language: languageName(text.lang) })}, ${entryLink(asked, entry)}`,
      ),
    )
    return ledgerLine(
      one.day,
      ui,
      html`${words}${changes}${later}`,
      html`
        <span class="hash" title="${one.digest}">${shortDigest(one.digest)}</span>, ${entryLink(asked, one.row.entry)}
      `,
    )
  })
  return part(say(ui, 'text.versions'), html`<ol class="ledger three">${lines}</ol>`, {
    note: say(ui, 'text.versionsNote', { record }),
    id: 'versions',
  })
}

/** Undefined where the version is not published in it. */
function inVersion({ row }: Version, lang: string) {
  return languagesOf(row).some(({ text }) => text.lang === lang) ? lang : undefined
}

/** A superseded version says so before anything else. */
export function supersededNotice(
  asked: Asked,
  call: string,
  versions: readonly Version[],
  version: Version,
  lang: string,
): Markup | null {
  const { after, number } = version
  if (after === undefined) return null
  const ui = asked.lang
  const says = say(ui, 'text.superseded', { old: number, new: after.number, date: longDay(after.day, ui) })
  const link = textLink(asked, call, { lang: inVersion(versions.at(-1)!, lang) })
  return inset(html`${says} <a href="${link}">${say(ui, 'text.readInForce')}</a>`, 'warn')
}
