import { clip } from '../../core/bytes.ts'
import type { Digest } from '../../core/digest.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Text } from '../../register/kinds.ts'
import type { TextRow } from '../../register/rows.ts'
import {
  type Asked,
  type CallShown,
  entryDay,
  entryLink,
  html,
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
import { versionsIn } from './publications.ts'

/** The versions of a call's text. Each supersedes the one before, and all of them stay readable. */

export interface Version {
  /** The digest of its manifest: what a signature binds. */
  readonly digest: Digest
  /** 1 for the first. */
  readonly number: number
  readonly row: TextRow
  /** The day on which it was recorded, and so came into force. */
  readonly day: string
  readonly before: Version | undefined
  /** What replaced it, if anything. */
  readonly after: { readonly digest: Digest; readonly number: number; readonly day: string } | undefined
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
  for (const [i, { digest, number, row }] of rows.entries()) {
    const next = rows[i + 1]
    const after = next && { digest: next.digest, number: next.number, day: days[i + 1]! }
    versions.push({ digest, number, row, day: days[i]!, before: versions[i - 1], after })
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
 * Which language of a text is meant. `?text` names it and nothing else; `?lang` names the language of the interface,
 * but did both once, so where `?text` is absent it is a wish for the text as well.
 */
export function languageAsked({ query, lang }: Asked, all: readonly Shown[]): Shown {
  const named = query.get('text')
  if (named !== null) {
    const found = all.find(({ text }) => text.lang === named)
    if (found !== undefined) return found
    const there = all.map(({ text }) => text.lang).join(', ')
    throw new Refusal('text_unknown', `This text is published in ${there}, not in ${clip(named)}.`)
  }
  const older = query.get('lang')
  return (
    all.find(({ text }) => text.lang === older) ??
    all.find(({ text }) => text.lang === lang) ??
    all.find(({ text }) => text.authentic)!
  )
}

/** Where a text stands: the one in force, or a version by its digest; in one language or the reader's. */
export function textLink(
  asked: Asked,
  call: string,
  { digest, lang }: { readonly digest?: string | undefined; readonly lang?: string | undefined } = {},
): string {
  const path = `/${call}/text${digest === undefined ? '' : `/${digest}`}`
  return linkIn(asked, lang === undefined ? path : `${path}?text=${lang}`)
}

export function changesLink(asked: Asked, call: string, digest: string, lang?: string): string {
  const path = `/${call}/text/${digest}/changes`
  return linkIn(asked, lang === undefined ? path : `${path}?text=${lang}`)
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

/** The language, if the version is published in it. */
function inVersion({ row }: Version, lang: string): string | undefined {
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
  return html`<p class="notice warn">${says} <a href="${link}">${say(ui, 'text.readInForce')}</a></p>`
}
