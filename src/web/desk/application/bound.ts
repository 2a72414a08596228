import type { Asked } from '../../asked.ts'
import { html, type Markup, type Piece } from '../../markup.ts'
import { say } from '../../say.ts'
import type { Suggested } from './proven.ts'

/** What an act binds besides a file: the proofs as they stand on this page, and no newer ones. */
export function boundLine(
  lang: Asked['lang'],
  { evidence, proven }: Pick<Suggested, 'evidence' | 'proven'>,
): Markup {
  return html`<input type="hidden" name="proven" value="${proven}">${boundEvidence(lang, evidence)}`
}

export function boundEvidence(lang: Asked['lang'], evidence: readonly string[]): Piece {
  if (evidence.length === 0) return null
  const digests = evidence.map(one => html`<li><code class="anywhere">${one}</code></li>`)
  return html`<p class="note">${say(lang, 'desk.provenEvidence')}</p><ul class="plain-list">${digests}</ul>`
}
