import { randomBytes } from '#crypto'
import { fromBase64url, toBase64url } from '../../core/bytes.ts'
import type { Digest } from '../../core/digest.ts'
import type { JsonObject } from '../../core/json.ts'
import { Refusal } from '../../core/refusal.ts'
import { SALT_LENGTH } from '../../core/words.ts'
import type { Part } from '../../log/attachments.ts'
import { changeDraft, type Fields } from '../../people/drafts.ts'
import { Saying } from '../../work/compose.ts'
import { anyonesDraft, beginInBrowser, browsersDraft } from '../forms/browser-drafts.ts'
import { type Answer, type Asked, seeOther, takeTurn } from '../kit/kit.ts'
import { pathOf } from './steps.ts'

/** What has been read and typed in one ceremony. Only the browser that began it opens it (`web/forms/browser-drafts`). */

/** What a party may say beside its yes. */
export const SAYINGS = ['reservation', 'declaration'] as const
type SayingName = (typeof SAYINGS)[number]

export function eachSaying<T>(of: (name: SayingName) => T): Record<SayingName, T> {
  return { reservation: of('reservation'), declaration: of('declaration') }
}

export type SignDraft = Readonly<Awaited<ReturnType<typeof draftIn>>>

const OF = { purpose: 'sign', subject: '' } as const

/**
 * Begins a draft, with words if some were typed already, and leads to its text. Salts are made once, so that the same
 * words keep one digest. Refuses `rate_limited`.
 */
export async function beginDraft(asked: Asked, party: string, words: Fields): Promise<Answer> {
  takeTurn(asked, 'ceremony')
  const salt = () => toBase64url(randomBytes(SALT_LENGTH))
  const salts = { 'reservation.salt': salt(), 'declaration.salt': salt() }
  const { token, headers } = await beginInBrowser(asked, OF, { ...words, ...salts, party })
  return seeOther(asked, pathOf(asked, 1, token), headers)
}

/** For whoever signed under seal without a ceremony of its own: leads to what there is to keep. */
export async function sealedInDraft(
  asked: Asked,
  party: string,
  { index, commitment }: { readonly index: number; readonly commitment: string },
): Promise<Answer> {
  const fields = { party, done: String(index), sealed: commitment }
  const { token, headers } = await beginInBrowser(asked, OF, fields)
  return seeOther(asked, `/${asked.params.call}/sign/${token}/sealed`, headers)
}

/** The fields of the draft that the address names, whoever began it. */
export function draftFields(asked: Asked): Promise<Fields | undefined> {
  return anyonesDraft(asked, OF, asked.params.draft!)
}

/** The draft that the address names. Refuses `link_spent`. */
export async function draftIn(asked: Asked) {
  const fields = await browsersDraft(asked, OF, asked.params.draft!)
  // One answer for all, so that nobody learns which tokens there are.
  if (fields === undefined)
    throw new Refusal(
      'link_spent',
      'What was begun here was left for too long or begun in another browser, or the address is not whole.',
    )
  return {
    party: fields.party ?? '',
    /** What was shown when the reader said yes to it; absent until then. */
    manifest: fields.manifest,
    policy: fields.policy,
    /** The language in which it was read. */
    read: fields.read,
    said: eachSaying(name => {
      const text = fields[name] ?? ''
      return text === '' ? null : { lang: fields[`${name}.lang`] ?? 'und', text }
    }),
    salts: eachSaying(name => fromBase64url(fields[`${name}.salt`] ?? '')),
    /** The statement that was last shown for signing. */
    payload: fields.payload === undefined ? undefined : fromBase64url(fields.payload),
    /** The entry by which it was signed. */
    done: fields.done === undefined ? undefined : Number(fields.done),
    /** The commitment, where it was sealed: then that entry is the seal. */
    sealed: fields.sealed,
  }
}

export async function keepInDraft(
  { site, params }: Asked,
  change: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  await changeDraft(site.log.drawer, params.draft!, OF, change, site.now())
}

/** What is said, as fields of a draft and of its form. */
export function fieldsOf(said: SignDraft['said']): Fields {
  const fields = SAYINGS.flatMap(name => {
    const words = said[name]
    return words === null ? [] : [[name, words.text] as const, [`${name}.lang`, words.lang] as const]
  })
  return Object.fromEntries(fields)
}

/** The body of `signature/given`, and the words that travel beside it. */
export function bodyOf(draft: SignDraft): { body: JsonObject; parts: Part[] } {
  const { manifest, policy, read } = draft
  if (manifest === undefined || policy === undefined || read === undefined)
    throw new Refusal('request_malformed', 'The text and the policy have not been read yet.')
  const saying = new Saying()
  const said = eachSaying((name): JsonObject | null => {
    const words = draft.said[name]
    return words && { ...saying.said(words.text, words.lang, draft.salts[name]) }
  })
  const body = { manifest: manifest as Digest, policy: policy as Digest, read: [read], ...said }
  return { body, parts: saying.parts }
}
