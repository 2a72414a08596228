import type { PreparedFields } from '../../../people/prepared-calls.ts'
import type { Drawing } from '../../forms/form-input.ts'
import { languageLabel, languagesOf } from '../../forms/languages.ts'
import { type Asked, comma, html, inLang, linkTo, type Piece, remark, say } from '../../kit/kit.ts'
import { asideOfLaunch } from './launch-hour.ts'
import { type StepName, tagsOf } from './steps.ts'
import { asideOfWho } from './who.ts'
import { asideOfText, namesLacking, principlesIn, unplaced } from './words.ts'

/** What stands beside each step: the page that it makes, as far as it is there. */

export async function asideOf(
  asked: Asked,
  on: Drawing,
  step: StepName,
  fields: PreparedFields,
): Promise<Piece> {
  const { lang, params } = asked
  const tags = languagesOf(asked, on.values)
  const matter = await {
    what: () => asideOfWhat(asked, fields),
    text: () => asideOfText(on, tags),
    principles: () => asideOfMarks(asked, fields),
    who: () => asideOfWho(on),
    launch: () => asideOfLaunch(asked, fields),
  }[step]()
  const heading = say(lang, `prepared.aside.${step}`)
  return html`<aside class="preview" aria-label="${heading}">
    <div class="bar"><h2>${heading}</h2>${linkTo(asked, `/desk/prepared/${params.prepared}/preview`, say(lang, 'prepared.preview'))}</div>
    <div class="page">${matter}</div>
  </aside>`
}

function asideOfWhat({ lang }: Asked, fields: PreparedFields): Piece {
  const tags = tagsOf(fields)
  return tags.map(tag => {
    const [title = '', summary = '', convener = ''] = ['titles', 'summary', 'convener'].map(
      name => fields[`${name}.${tag}`],
    )
    if (title === '' && summary === '') {
      const says =
        tags.length === 1
          ? say(lang, 'prepared.untitled')
          : say(lang, 'prepared.lacksIn', { language: languageLabel(tag, lang) })
      return html`<p class="ghost">${says}</p>`
    }
    return html`<div lang="${tag}" dir="auto">
      <p class="sc">${convener}</p>
      <p class="title mt-s">${title}</p>
      <p class="lede">${summary}</p>
    </div>`
  })
}

function asideOfMarks(asked: Asked, fields: PreparedFields): Piece {
  const { lang } = asked
  const all = principlesIn(fields)
  if (all.length === 0) return html`<p class="ghost">${say(lang, 'prepared.noPrinciples')}</p>`
  const lost = unplaced(fields)
  const lines = all.map(
    ({ number, name, lang: tag }) =>
      html`<li><b aria-hidden="true">${number}</b> ${name === '' ? html`<span class="ghost">${say(lang, 'prepared.noName')}</span>` : inLang({ lang: tag, text: name })}</li>`,
  )
  return html`<ol class="seven">${lines}</ol>${namesLacking(asked, fields)}${lost.length === 0 ? null : remark(say(lang, 'prepared.unplaced', { count: lost.length, numbers: lost.join(comma(lang)) }))}`
}
