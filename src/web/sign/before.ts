import type { SignatureRow } from '../../register/rows.ts'
import { isOnPaper } from '../../register/types/signatures.ts'
import type { Asked } from '../asked.ts'
import { entryLink } from '../links.ts'
import { html, type Piece } from '../markup.ts'
import { say } from '../say.ts'
import { textOfSaid } from '../statement/said.ts'
import { SAYINGS } from './draft.ts'
import type { Offer } from './offer.ts'

/**
 * What a party has signed already, on paper or to an earlier text. What it signs now takes the place of all of it, so
 * words that stand with it are filled in again: nobody drops a reservation of their state by not typing it anew.
 */

/** As fields of a draft. What was withheld by law is not kept, and cannot be said again from here. */
export async function wordsBefore(
  asked: Asked,
  before: SignatureRow | undefined,
): Promise<Record<string, string>> {
  const words: Record<string, string> = {}
  if (before?.state !== 'standing') return words
  for (const name of SAYINGS) {
    const said = before[name]
    const text = said === null ? undefined : await textOfSaid(asked, said)
    if (said === null || text === undefined) continue
    words[name] = text
    words[`${name}.lang`] = said.lang
  }
  return words
}

export function beforeNotice(
  asked: Asked,
  { call, manifest }: Offer,
  before: SignatureRow | undefined,
): Piece {
  if (before?.state !== 'standing') return null
  const { lang } = asked
  const isPaper = isOnPaper(before, { manifest, policy: call.row.policy })
  const stands = say(lang, isPaper ? 'sign.beforePaper' : 'sign.beforeSigned')
  const hasWords = SAYINGS.some(name => before[name] !== null)
  const words = hasWords ? html` ${say(lang, 'sign.beforeWords')}` : null
  return html`<p class="notice mt-s">${stands}${words} ${entryLink(asked, before.entry)}</p>`
}
