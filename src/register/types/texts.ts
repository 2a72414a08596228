import { z } from 'zod'
import { type Digest, digestOf } from '../../core/digest.ts'
import { formatJsonBytes } from '../../core/json.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Cell } from '../cells.ts'
import { must, type Rest, rely, statement } from '../declaration.ts'
import { continuation, eachOnce, type Manifest, manifest, manifestRef, text } from '../kinds.ts'
import { requireOrigins } from '../principle-origins.ts'
import { type CallRow, ref, type TextRow } from '../rows.ts'
import { pendingOn, textOn, textsTaken } from '../text-in-force.ts'

/** Texts: a call's exact words, as a manifest of digests. A new version needs a new yes; a translation does not. */

/** What a signature binds: the digest of the manifest's canonical JSON. */
export function manifestDigest(manifest: Manifest) {
  return digestOf(formatJsonBytes(manifest))
}

export function textRef(call: string, manifest: Manifest) {
  return ref('texts', call, manifestDigest(manifest))
}

/** What rests on a text, whole or in one of its languages. */
export function bringsText(call: string, manifest: Manifest): Rest[] {
  const text = textRef(call, manifest)
  return [text, ...manifest.texts.map(({ lang }) => ({ ...text, lang }))]
}

/** The languages in which it binds. */
export function authenticIn(manifest: Manifest | null): string[] {
  return manifest?.texts.filter(({ authentic }) => authentic).map(({ lang }) => lang) ?? []
}

/** Refuses `policy_language` unless the words of the policy bind in each language in which those of the text do. */
export function requireLanguages(authentic: CallRow['authentic']): CallRow['authentic'] {
  const lacking = authentic.text.filter(lang => !authentic.policy.includes(lang))
  if (lacking.length > 0)
    throw new Refusal(
      'policy_language',
      `The text is authentic in ${lacking.join(', ')}; the policy is in ${authentic.policy.join(', ')} alone.`,
    )
  return authentic
}

export const textPublished = statement('text/published', {
  scope: 'call',
  author: 'depositary',
  notice: 'version',
  body: {
    manifest,
    supersedes: manifestRef.nullable(),
    /** Which principle became which, as far as their ids do not say it. */
    continues: eachOnce(z.array(continuation).min(1).max(100), 'a principle', one => one.id).exactOptional(),
  },
  texts: body => body.manifest.texts,
  brings: ({ body: { manifest }, call }) => bringsText(call, manifest),
  reads: ({ body, call }) => ({
    text: textRef(call, body.manifest),
    ...(body.supersedes && { before: ref('texts', call, body.supersedes) }),
  }),
  refuses: {
    text_exists: 'manifest',
    text_superseded: 'supersedes',
    policy_language: 'manifest',
    body_malformed: 'continues',
    seen_stale: null,
  },
  admit({ admitted, body, callRow, day, index, rows, statement }) {
    const { continues, manifest, supersedes } = body
    const row = rely(callRow.row!, statement, 'The call')
    if (!textsTaken(row, { admitted, statement }).includes(supersedes))
      throw new Refusal(
        'text_superseded',
        `The text in force is ${textOn(row, day) ?? 'none yet'}, not ${supersedes ?? 'none'}: say which one yours supersedes.`,
      )
    requireOrigins(rows.before?.row?.manifest, manifest, continues)
    const authentic = requireLanguages({ ...row.authentic, text: authenticIn(manifest) })
    const number = (rows.before?.row?.number ?? 0) + 1
    const says = { manifest, number, supersedes, ...(continues && { continues }) }
    const text = enterText(rows.text, says, index, row)
    // What waits to correct the version before has nothing left to correct.
    const waiting = pendingOn(row, day)
    const ended = { how: 'superseded', entry: index } as const
    const corrections = row.corrections?.map(one => (one === waiting ? { ...one, ended } : one))
    callRow.put({ ...row, since: index, text, authentic, ...(corrections && { corrections }) })
  },
})

/**
 * Refuses `text_exists` for a text that is or was in force, or may come to be. A correction that failed was never: its
 * text can come again, and stays what the entry that brought it says.
 */
export function enterText(
  cell: Cell<'texts'>,
  says: Pick<TextRow, 'number' | 'manifest' | 'supersedes' | 'corrects' | 'continues'>,
  index: number,
  { corrections = [] }: Pick<CallRow, 'corrections'> = {},
): Digest {
  const { row } = cell
  const digest = manifestDigest(says.manifest)
  const last = corrections.findLast(one => one.manifest === digest)
  if (row !== undefined && (row.corrects === undefined || last!.ended === null))
    throw new Refusal('text_exists', `The text ${digest} is published already.`)
  const { entry, translations } = row ?? { entry: index, translations: [] }
  const published = row === undefined ? {} : { published: index }
  cell.put({ since: index, entry, translations, ...published, ...says })
  return digest
}

export const textTranslated = statement('text/translated', {
  scope: 'call',
  author: 'depositary',
  // A text is corrected also then, and a correction takes no translation along.
  afterClosing: true,
  body: { manifest: manifestRef, text },
  texts: body => [body.text],
  rests: ({ body, call }) => [ref('texts', call, body.manifest)],
  brings: ({ body, call }) => [{ ...ref('texts', call, body.manifest), lang: body.text.lang }],
  reads: ({ body, call }) => ({ text: ref('texts', call, body.manifest) }),
  refuses: { text_unknown: 'manifest', body_malformed: 'text', text_exists: 'text' },
  admit({ body, index, rows }) {
    const { manifest, text } = body
    const row = must(rows.text, 'text_unknown', `No text ${manifest} is published under this call.`)
    if (text.authentic)
      throw new Refusal(
        'body_malformed',
        'A translation added later is not authentic: an authentic one is a new text.',
      )
    if (languagesOf(row).includes(text.lang))
      throw new Refusal('text_exists', `The text is published in ${text.lang} already.`)
    // `since` stays: a translation adds a language and changes nothing that a signature relies on.
    rows.text.put({ ...row, translations: [...row.translations, { text, entry: index }] })
  },
})

/** The languages of the manifest, then those of the translations. */
export function languagesOf({ manifest, translations }: TextRow): string[] {
  return [...manifest.texts, ...translations.map(({ text }) => text)].map(({ lang }) => lang)
}

export const TEXT_TYPES = [textPublished, textTranslated] as const
