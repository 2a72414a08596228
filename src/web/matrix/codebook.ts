import {
  type Answer,
  type Asked,
  cachedPage,
  callShown,
  html,
  listed,
  type PlainKey,
  page,
  part,
  remark,
  say,
} from '../kit/kit.ts'
import { headLine } from '../roll/head.ts'
import { MATRIX_COLUMNS } from './csv.ts'

/** What every column of the file of commitments means, and how status follows from dates. */

export function showCodebook(asked: Asked): Promise<Answer> {
  return cachedPage(asked, `codebook ${asked.params.call}`, async () => {
    const { lang } = asked
    const call = await callShown(asked, asked.params.call!)
    const title = say(lang, 'codebook.title')
    const rows = MATRIX_COLUMNS.map(
      name =>
        html`<div><dt><code>${name}</code></dt><dd>${say(lang, `codebook.${name}` as PlainKey)}</dd></div>`,
    )
    const files = ['.csv', '.json'].map(ending => `/${call.id}/commitments${ending}`)
    const links = [...files, '/openapi.json'].map(path => html`<a href="${path}">${path}</a>`)
    const main = html`
      ${headLine(title, remark(say(lang, 'codebook.lede')))}
      ${part(say(lang, 'codebook.files'), listed(links, 'alone'), { strong: true })}
      ${part(say(lang, 'codebook.columns'), html`<dl class="facts wide">${rows}</dl>`)}
      ${part(say(lang, 'codebook.status'), statusRules(asked))}
      ${part(say(lang, 'codebook.day'), html`<p>${say(lang, 'codebook.daySays')}</p>`)}
    `
    return page(asked, { title, main, call, current: 'commitments' })
  })
}

const RULES = ['open', 'due', 'reported', 'overdue', 'closed'] as const

function statusRules({ lang }: Asked) {
  return html`<dl class="facts wide">${RULES.map(
    one =>
      html`<div>
        <dt>${say(lang, `status.${one}`)} <code>${one}</code></dt>
        <dd>${say(lang, `codebook.rule.${one}`)}</dd>
      </div>`,
  )}</dl>`
}
