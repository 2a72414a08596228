import { MOST_PAPERS, type Paper, papersOf } from '../../people/papers.ts'
import type { Asked } from '../asked.ts'
import { html, type Markup } from '../markup.ts'
import { dayIn } from '../moments.ts'
import { say } from '../say.ts'
import { formatNumber } from '../wording.ts'

/** The papers of an application in words, for whoever sent them and for officers. */

/** What came so far, for whoever sent it. */
export async function sentPapers(asked: Asked, application: string): Promise<readonly Paper[]> {
  return papersOf(asked.site.log.drawer, application, asked.site.now())
}

export function isFull(papers: readonly Paper[]): boolean {
  return papers.length >= MOST_PAPERS
}

/** One line: what it is, how large, since when. */
export function paperWords({ lang }: Asked, { type, length, at }: Paper): Markup {
  const size = formatNumber(Math.ceil(length / 1024), lang)
  return html`${say(lang, `papers.${type}`)}, ${say(lang, 'papers.size', { size })}, ${dayIn(at, lang)}`
}
