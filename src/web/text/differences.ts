import type { Line, Redline } from '../../comparison/redline.ts'
import type { Part } from '../../log/attachments.ts'
import { type Asked, comma, html, inLang, languageIn, type Markup, phrase, remark, say } from '../kit/kit.ts'
import { changedLines, type Pair, redlineOf } from './redlined.ts'

/** The difference of two texts in one language, for whoever is to sign the newer one: what stayed stands elsewhere. */

export async function pairChanges(
  asked: Asked,
  pair: Pair,
  { link = null, beside = [] }: { readonly link?: string | null; readonly beside?: readonly Part[] } = {},
): Promise<Markup> {
  const found = await redlineOf(asked, pair, beside)
  if (found === undefined) return remark(say(asked.lang, 'text.notKept'))
  const { lines } = found
  const isSame = lines.every(({ kind }) => kind === 'same')
  return html`
    ${headChanges(asked, pair)}${remark(countsOf(asked, found))}
    ${isSame ? null : changedLines(asked, { lang: pair.after.lang, lines }, link)}
  `
}

/** What changed about the words as a whole: what they are called, and whether they bind. */
export function headChanges({ lang: ui }: Asked, { before, after }: Pair): Markup[] {
  const title = ({ lang, title }: Pair['after']) => inLang({ lang, text: title })
  return [
    before.title === after.title
      ? null
      : phrase(ui, 'changes.textTitle', { before: title(before), after: title(after) }),
    before.authentic === after.authentic
      ? null
      : html`${say(ui, after.authentic ? 'changes.nowAuthentic' : 'changes.nowTranslation')}`,
  ]
    .filter(line => line !== null)
    .map(line => remark(line))
}

export function countsOf({ lang }: Asked, { lines, isCoarse }: Redline): Markup {
  const of = (kind: Line['kind']) => lines.filter(line => line.kind === kind).length
  const [changed, added, removed] = [of('changed'), of('added'), of('removed')]
  if (changed + added + removed === 0) return html`${say(lang, 'changes.none')}`
  return html`
    ${say(lang, 'changes.counts', { changed, added, removed })}
    ${isCoarse ? html` ${say(lang, 'changes.coarse')}` : null}
  `
}

/** Where the words change in other languages alone, each is named: any authentic one binds. Null where none does. */
export function changedElsewhere(
  { lang: ui }: Asked,
  changed: readonly Pair[],
  to: (lang: string) => string,
): Markup | null {
  if (changed.length === 0) return null
  const links = changed.map(
    ({ after: { lang } }, i) =>
      html`${i === 0 ? '' : comma(ui)}<a href="${to(lang)}">${languageIn(lang, ui)}</a>`,
  )
  return remark(phrase(ui, 'changes.elsewhere', { languages: html`${links}` }))
}
