import { type Asked, fact, html, linkTo, listed, longDay, type Markup, type Piece, say } from '../kit/kit.ts'
import { measureAt } from '../statement/commitment-names.ts'
import { amountSaid } from '../teller/commitments.ts'
import { quoted } from '../teller/pieces.ts'
import { measureSaid, newerEdition, type Version } from './words.ts'

/** With the way to it; null where it takes none on. */
async function measureTaken(asked: Asked, call: string, of: Version['measure']): Promise<Piece> {
  const measure = of && (await measureAt(asked, call, of))
  if (!measure) return null
  const to = linkTo(asked, `/${call}/measures#${of.catalogue}-${of.id}`, measureSaid(asked.lang, measure))
  return html`${to}${await newerEdition(asked, call, of)}`
}

/** All that it says. What is left open is named as open, and nobody is asked to fill it in here. */
export async function pledgeFacts(asked: Asked, call: string, version: Version): Promise<Markup> {
  const { lang } = asked
  const measure = await measureTaken(asked, call, version.measure)
  const milestones = await Promise.all(
    version.milestones.map(async ({ day, says }) => html`${longDay(day, lang)}${await quoted(asked, says)}`),
  )
  const open = html`<span class="muted">${say(lang, 'commitment.leftOpen')}</span>`
  const of = (key: Parameters<typeof say>[1], what: Piece) =>
    fact(say(lang, key as 'commitment.scope'), what ?? open)
  return html`<dl class="facts wide">
      ${measure === null ? null : fact(say(lang, 'member.measures'), measure)}
      ${of('commitment.scope', await quoted(asked, version.scope))}
      ${of('commitment.indicator', await quoted(asked, version.indicator))}
      ${of('commitment.baseline', version.baseline && amountSaid(version.baseline, lang))}
      ${of('commitment.target', version.target && amountSaid(version.target, lang))}
      ${of('commitment.dueDay', version.due && longDay(version.due, lang))}
      ${milestones.length === 0 ? null : fact(say(lang, 'commitment.milestones'), listed(milestones))}
    </dl>`
}
