import { clip } from '../../core/bytes.ts'
import type { Digest } from '../../core/digest.ts'
import { Refusal } from '../../core/refusal.ts'
import { dayOf } from '../../core/time.ts'
import type { Text } from '../../register/kinds.ts'
import type { CallRow, Correction, SignatureRow, Tables, TextRow } from '../../register/rows.ts'
import { type CorrectionState, correctionState, textOn, versionOf } from '../../register/text-in-force.ts'
import { rowIn, rowsUnder } from '../../store/each-row.ts'
import {
  type Asked,
  addressWith,
  entryDay,
  html,
  languageName,
  linkIn,
  type Markup,
  type Piece,
  say,
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
  return published.map((one, i) => ({ ...one, number: 'number' in one.row ? one.row.number : i + 1 }))
}

function entryOf(row: Tables['texts' | 'policies']): number {
  return ('published' in row ? row.published : undefined) ?? row.entry
}

/**
 * A version of a text, or a correction of one, which has its number. Its digest, that of its manifest, is what a signature
 * binds.
 */
export interface Version extends Published<'texts'> {
  /** The day on which it was recorded. */
  readonly day: string
  /** What it replaced, or corrects. */
  readonly before: Version | undefined
  /** The version that replaced it, and its corrections, if any did. */
  readonly after: { readonly number: number; readonly day: string } | undefined
  /** The correction that it is, and what became of that; undefined for a version. */
  readonly correction: (Correction & { readonly state: CorrectionState }) | undefined
  /** The correction of it that took effect. */
  readonly corrected: Correction | undefined
  readonly isInForce: boolean
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

/** A translation of the text before a correction, which the correction does not carry over. */
interface TranslationBefore {
  readonly text: Text
  readonly of: Version
  /** The day of the correction. */
  readonly day: string
}

/** Translations of what a text corrects, in languages that it lacks: they may be of the very words that were wrong. */
export function translationsBefore(version: Version): TranslationBefore[] {
  const found: TranslationBefore[] = []
  const langs = new Set(languagesOf(version.row).map(({ text }) => text.lang))
  for (let one = version; one.correction !== undefined; one = one.before!)
    for (const { text } of languagesOf(one.before!.row)) {
      if (langs.has(text.lang)) continue
      langs.add(text.lang)
      found.push({ text, of: one.before!, day: one.correction.effective })
    }
  return found
}

/** Oldest first. */
export async function versionsOf(asked: Asked, id: string): Promise<Version[]> {
  const [rows, call] = await Promise.all([
    versionsIn(asked, 'texts', id),
    rowIn(asked.site.log.store, 'calls', id),
  ])
  const days = await Promise.all(rows.map(({ entry }) => entryDay(asked, entry)))
  const today = dayOf(asked.site.now())
  const corrections = call?.corrections ?? []
  const inForce = call && textOn(call, today)
  const found = new Map<string, Version>()
  for (const [i, one] of rows.entries()) {
    const { digest, row, number } = one
    const next = rows.findIndex(other => other.number === number + 1)
    const correction =
      row.corrects === undefined ? undefined : corrections.findLast(({ manifest }) => manifest === digest)
    found.set(digest, {
      ...one,
      day: days[i]!,
      before: found.get(row.corrects ?? row.supersedes ?? ''),
      after: next === -1 ? undefined : { number: number + 1, day: days[next]! },
      correction: correction && { ...correction, state: correctionState(correction, today) },
      corrected: corrections.find(one => one.from === digest && correctionState(one, today) === 'effective'),
      isInForce: digest === inForce,
    })
  }
  return [...found.values()]
}

/** The version that a signature is on, and those that came after it, each without its corrections. */
export async function versionsSince(
  asked: Asked,
  id: string,
  { manifest }: Pick<SignatureRow, 'manifest'>,
  call: Pick<CallRow, 'corrections'>,
): Promise<{ readonly signed: number; readonly since: readonly Version[] }> {
  const versions = (await versionsOf(asked, id)).filter(({ correction }) => correction === undefined)
  const own = versionOf(manifest, call)
  const signed = versions.find(({ digest }) => digest === own)!.number
  return { signed, since: versions.filter(({ number }) => number > signed) }
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

/**
 * By which pages of a text are kept: the language that they show, and whether the address names it, as their links then do.
 * An address may wish for any language, and anybody can invent more.
 */
export function languageKey(asked: Asked, all: readonly Shown[]): string {
  return `${asked.query.has('text') ? '=' : ''}${languageAsked(asked, all).text.lang}`
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

/** The address of what a text changes of the one before it, or of `from`; and the rules in force of `rules`. */
export function changesAddress(
  call: string,
  digest: string,
  {
    from,
    rules,
    text,
  }: { readonly from?: string | null; readonly rules?: string | null; readonly text?: string } = {},
): string {
  return addressWith(`/${call}/text/${digest}/changes`, {
    from: from ?? '',
    rules: rules ?? '',
    text: text ?? '',
  })
}

export function changesLink(asked: Asked, call: string, digest: string, lang = ''): string {
  return linkIn(asked, changesAddress(call, digest, { text: lang }))
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

/** What a version is called, or a correction of one. */
export function versionName({ lang }: Asked, { correction, number }: Version): string {
  return say(lang, correction === undefined ? 'text.versionN' : 'correction.name', { number })
}

/** What a comparison is called. */
export function fromTo({ lang }: Asked, before: Version, after: Version): string {
  const isCorrected = ({ correction }: Version) => (correction === undefined ? 'no' : 'yes')
  return say(lang, 'changes.title', {
    old: before.number,
    oldCorrected: isCorrected(before),
    new: after.number,
    newCorrected: isCorrected(after),
  })
}

/** The way from a text to what it changed. */
export function seeChanges(
  asked: Asked,
  call: string,
  { before, correction, digest }: Version,
  lang?: string,
) {
  if (before === undefined) return null
  const says =
    correction === undefined
      ? say(asked.lang, 'text.seeChanges', { number: before.number })
      : say(asked.lang, 'correction.see')
  return html`<a href="${changesLink(asked, call, digest, lang)}">${says}</a>`
}

/** Undefined where the version is not published in it. */
export function inVersion({ row }: Version, lang: string) {
  return languagesOf(row).some(({ text }) => text.lang === lang) ? lang : undefined
}
