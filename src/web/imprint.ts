import { blocksOf } from '../comparison/blocks.ts'
import {
  type Answer,
  type Asked,
  attributes,
  cachedPage,
  contactLink,
  howToReach,
  html,
  inLang,
  type Markup,
  nameIn,
  opening,
  ownName,
  page,
  part,
  phrase,
  renderBlock,
  say,
} from './kit/kit.ts'

/** Who answers for these pages, in the keeper's own words, and where their source is had. */
export function showImprint(asked: Asked): Promise<Answer> {
  return cachedPage(asked, 'imprint', () => {
    const { lang } = asked
    const title = say(lang, 'imprint.title')
    const inside = 'flow'
    const main = html`
      ${opening(say(lang, 'imprint.kicker'), title)}
      ${part(inLang(ownName(asked)), ownWords(asked), { strong: true, inside })}
      ${part(say(lang, 'imprint.contact'), html`<p>${howToReach(asked)}</p>`, { inside })}
      ${part(say(lang, 'imprint.source'), sourceWords(asked), { inside, id: 'source' })}
    `
    return page(asked, { title, main })
  })
}

function ownWords({ site, lang }: Asked): Markup {
  const { imprint } = site.own.settings
  if (imprint.length === 0) return html`<p>${say(lang, 'imprint.none')}</p>`
  const words = nameIn(imprint, lang)
  const blocks = blocksOf(words.text, 'text/markdown').map(renderBlock)
  return html`<div${attributes({ class: 'flow', lang: words.lang !== 'und' && words.lang, dir: 'auto' })}>${blocks}</div>`
}

function sourceWords(asked: Asked): Markup {
  const { site, lang } = asked
  const { source } = site.own.settings
  // Nobody is told to ask who cannot be asked.
  const asks = contactLink(asked) === null ? null : say(lang, 'imprint.sourceAsk')
  const where =
    source === null
      ? asks
      : phrase(lang, 'imprint.sourceAt', {
          address: html`<a href="${source}" rel="external" translate="no">${source}</a>`,
        })
  return html`<p>${say(lang, 'imprint.madeBy')} ${where}</p>`
}
