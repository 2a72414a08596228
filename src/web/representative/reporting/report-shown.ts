import { MISSING } from '../../../register/figures/counts.ts'
import { countsOf } from '../../../register/figures/figures.ts'
import { type Asked, html, type Markup, part, say } from '../../kit/kit.ts'
import { countedIn } from '../../plots/codes.ts'
import { missingSaid } from '../../plots/reported.ts'
import type { Prepared } from './preview.ts'
import type { Sitting } from './sitting.ts'

export async function reportShown(
  { lang }: Asked,
  _: Sitting,
  { figures }: Prepared,
): Promise<Markup | null> {
  if (figures === null) return null
  const { given, missing } = countedIn(countsOf(figures).flatMap(({ indicators }) => indicators))
  const lines = MISSING.flatMap(code =>
    missing[code] === undefined
      ? []
      : [html`<div><dt>${missingSaid(lang, code)}</dt><dd>${missing[code]}</dd></div>`],
  )
  const all = html`<dl class="funnel"><div><dt>${say(lang, 'filing.values')}</dt><dd>${given}</dd></div>${lines}</dl>`
  return part(say(lang, 'filing.short'), all, { strong: true })
}
