import { randomBytes } from '#crypto'
import { fromBase64url, toBase64url } from '../../core/bytes.ts'
import type { Digest } from '../../core/digest.ts'
import type { JsonObject } from '../../core/json.ts'
import { Refusal } from '../../core/refusal.ts'
import { SALT_LENGTH } from '../../core/words.ts'
import type { Part } from '../../log/attachments.ts'
import { changeDraft, DRAFT_SECONDS, newDraft, readDraft } from '../../people/drafts.ts'
import { hashOfToken, newToken } from '../../people/tokens.ts'
import { Saying } from '../../work/compose.ts'
import { type Asked, cookieIn, setCookie, takeTurn } from '../kit/kit.ts'

/**
 * What has been read and typed in one ceremony, kept by the server under a token that stands in the address: a
 * reload, the back button, a second tab and a lost connection all find it again. It binds nobody.
 *
 * It opens in the browser that began it and in no other: whoever sent somebody the address of a ceremony would else
 * have read the text and chosen the words for them.
 */

/** What a party may say beside its yes. */
export const SAYINGS = ['reservation', 'declaration'] as const
export type SayingName = (typeof SAYINGS)[number]

export type SignDraft = Readonly<Awaited<ReturnType<typeof draftIn>>>

export const OF = { purpose: 'sign', subject: '' } as const

export interface Begun {
  readonly token: string
  /** What binds it to this browser: a Set-Cookie header. */
  readonly cookie: string
}

const COOKIE = 'draft'

/**
 * Begins one, with words if some were typed already. Salts are made once, so that the same words keep one digest.
 * Refuses `rate_limited`.
 */
export async function beginDraft(
  asked: Asked,
  call: string,
  party: string,
  words: Readonly<Record<string, string>> = {},
): Promise<Begun> {
  takeTurn(asked, 'ceremony')
  const { log, now } = asked.site
  const salt = () => toBase64url(randomBytes(SALT_LENGTH))
  const salts = { 'reservation.salt': salt(), 'declaration.salt': salt() }
  const browser = browserOf(asked) ?? newToken()
  const fields = { ...words, ...salts, call, party, browser: hashOfToken(browser) }
  const token = await newDraft(log.drawer, { ...OF, fields }, now())
  return { token, cookie: setCookie(asked, COOKIE, browser, DRAFT_SECONDS) }
}

/** The token of this browser, if it has one. */
function browserOf(asked: Asked): string | undefined {
  const token = cookieIn(asked, COOKIE)
  return token !== undefined && hashOfToken(token) !== '' ? token : undefined
}

/** The draft that the address names. Refuses `link_spent`. */
export async function draftIn(asked: Asked) {
  const { site, params } = asked
  const token = params.draft!
  const found = await readDraft(site.log.drawer, token, OF, site.now())
  const browser = browserOf(asked)
  // One answer for all, so that nobody learns which tokens there are.
  if (
    found === undefined ||
    found.fields.call !== params.call ||
    browser === undefined ||
    found.fields.browser !== hashOfToken(browser)
  )
    throw new Refusal(
      'link_spent',
      'What was begun here was left for too long or begun in another browser, or the address is not whole.',
    )
  const { fields } = found
  const said = (name: SayingName) => {
    const text = fields[name] ?? ''
    return text === '' ? null : { lang: fields[`${name}.lang`] ?? 'und', text }
  }
  const salt = (name: SayingName) => fromBase64url(fields[`${name}.salt`] ?? '')
  return {
    token,
    party: fields.party ?? '',
    /** What was shown when the reader said yes to it; absent until then. */
    manifest: fields.manifest,
    policy: fields.policy,
    /** The language in which it was read. */
    read: fields.read,
    said: { reservation: said('reservation'), declaration: said('declaration') },
    salts: { reservation: salt('reservation'), declaration: salt('declaration') },
    /** The statement that was last shown for signing. */
    payload: fields.payload === undefined ? undefined : fromBase64url(fields.payload),
    /** The entry by which it was signed. */
    done: fields.done === undefined ? undefined : Number(fields.done),
    /** The commitment, where it was sealed: then that entry is the seal. */
    sealed: fields.sealed,
  }
}

/** What keeping costs beside the characters, as `turns` counts: a row is written, and the disk waited for. */
export const WRITING = 100

export async function keepInDraft(
  { site }: Asked,
  token: string,
  change: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  await changeDraft(site.log.drawer, token, OF, change, site.now())
}

/** What is said, as fields of a draft and of its form. */
export function fieldsOf(said: SignDraft['said']): Record<string, string> {
  const fields = SAYINGS.flatMap(name => {
    const words = said[name]
    return words === null ? [] : [[name, words.text] as const, [`${name}.lang`, words.lang] as const]
  })
  return Object.fromEntries(fields)
}

/** The body of `signature/given`, and the words that travel beside it. */
export function bodyOf(draft: SignDraft): { body: JsonObject; parts: Part[] } {
  const saying = new Saying()
  const sayingIn = (name: SayingName): JsonObject | null => {
    const said = draft.said[name]
    return said === null ? null : { ...saying.said(said.text, said.lang, draft.salts[name]) }
  }
  const { manifest, policy, read } = draft
  if (manifest === undefined || policy === undefined || read === undefined)
    throw new Refusal('request_malformed', 'The text and the policy have not been read yet.')
  const body = {
    manifest: manifest as Digest,
    policy: policy as Digest,
    read: [read],
    reservation: sayingIn('reservation'),
    declaration: sayingIn('declaration'),
  }
  return { body, parts: saying.parts }
}
