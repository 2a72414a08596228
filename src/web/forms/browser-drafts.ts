import { DRAFT_SECONDS, type Draft, type Fields, newDraft, readDraft } from '../../people/drafts.ts'
import { hashOfToken, newToken } from '../../people/tokens.ts'
import { type Asked, cookieIn, setCookie } from '../kit/kit.ts'

/**
 * What has been typed by somebody without an account, kept by the server under a token in the address: a reload, the back
 * button, a second tab and a lost connection all find it again. It binds nobody.
 *
 * Only the browser that began it can open it: somebody could otherwise send another the address of a form in which the
 * words are chosen already.
 */

const COOKIE = 'draft'

/** What keeping costs beside the characters, as `turns` counts: a row is written to disk. */
export const WRITING = 100

function browserOf(asked: Asked) {
  const token = cookieIn(asked, COOKIE)
  return token !== undefined && hashOfToken(token) !== '' ? token : undefined
}

type Of = Pick<Draft, 'purpose' | 'subject'>

/** A new draft of this browser, and the headers by which the browser knows it again. */
export async function beginInBrowser(
  asked: Asked,
  of: Of,
  fields: Fields,
): Promise<{ readonly token: string; readonly headers: { readonly 'Set-Cookie': string } }> {
  const { log, now } = asked.site
  const browser = browserOf(asked) ?? newToken()
  const kept = { ...fields, call: asked.params.call!, browser: hashOfToken(browser) }
  const token = await newDraft(log.drawer, { ...of, fields: kept }, now())
  return { token, headers: { 'Set-Cookie': setCookie(asked, COOKIE, browser, DRAFT_SECONDS) } }
}

/** The fields of a draft, whoever began it. */
export async function anyonesDraft({ site }: Asked, of: Of, token: string): Promise<Fields | undefined> {
  return (await readDraft(site.log.drawer, token, of, site.now()))?.fields
}

/** The fields of a draft about this call that this browser began; undefined for any other, and for none. */
export async function browsersDraft(asked: Asked, of: Of, token: string): Promise<Fields | undefined> {
  const fields = await anyonesDraft(asked, of, token)
  const browser = browserOf(asked)
  const isOwn = browser !== undefined && fields?.browser === hashOfToken(browser)
  return isOwn && fields.call === asked.params.call ? fields : undefined
}
