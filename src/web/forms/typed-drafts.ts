import { type Draft, newDraft, readDraft } from '../../people/drafts.ts'
import type { Asked } from '../asked.ts'

/** What somebody typed in a form, kept for when they come back to change it, or have signed in again. */

/** Of which purpose and subject drafts are. */
export type DraftOf = Pick<Draft, 'purpose' | 'subject'>

/** Keeps it for a form whose address names it as `typed`. */
export function draftTyped({ site }: Asked, of: DraftOf, fields: URLSearchParams): Promise<string> {
  return newDraft(site.log.drawer, { ...of, fields: Object.fromEntries(fields) }, site.now())
}

/** What was typed before; empty if nothing was. */
export async function typedBefore({ site, query }: Asked, of: DraftOf): Promise<URLSearchParams> {
  const token = query.get('typed')
  const draft = token === null ? undefined : await readDraft(site.log.drawer, token, of, site.now())
  return new URLSearchParams(draft?.fields)
}
