import {
  type Answer,
  type Asked,
  cachedPage,
  callShown,
  headLine,
  html,
  listed,
  type Markup,
  type PlainKey,
  page,
  part,
  remark,
  say,
} from '../kit/kit.ts'
import { MATRIX_COLUMNS } from './csv.ts'

/** What every column of the file of commitments means, and how status follows from dates. */

export function showCodebook(asked: Asked): Promise<Answer> {
  return cachedPage(asked, `codebook ${asked.params.call}`, async () => {
    const { lang } = asked
    const call = await callShown(asked, asked.params.call!)
    const title = say(lang, 'codebook.title')
    const rows = MATRIX_COLUMNS.map(name => meant(name, say(lang, `codebook.${name}` as PlainKey)))
    const members = MEMBERS.map(name => meant(name, say(lang, `codebook.is.${name}`)))
    const files = ['.csv', '.json'].map(ending => `/${call.id}/commitments${ending}`)
    const columns = html`<dl class="facts wide">${rows}</dl>`
    const json = html`<dl class="facts wide">${members}</dl>`
    const links = [...files, '/openapi.json'].map(path => html`<a href="${path}"><code>${path}</code></a>`)
    const main = html`
      ${headLine(title, remark(say(lang, 'codebook.lede')))}
      ${part(say(lang, 'codebook.files'), listed(links, 'alone'), { strong: true })}
      ${part(say(lang, 'codebook.columns'), columns, { note: say(lang, 'codebook.rowsSay') })}
      ${part(say(lang, 'codebook.json'), json, { note: say(lang, 'codebook.jsonSays') })}
      ${part(say(lang, 'matrix.by.status'), statusRules(asked))}
      ${part(say(lang, 'codebook.anyDay'), html`<p>${say(lang, 'codebook.daySays')}</p>`)}
    `
    return page(asked, { title, main, call, current: 'commitments' })
  })
}

function meant(name: string, says: string): Markup {
  return html`<div><dt><code>${name}</code></dt><dd>${says}</dd></div>`
}

/** Members of the JSON that no column is called. */
const OF_CALL = ['call', 'at', 'total', 'items', 'next'] as const
const OF_PARTY = ['names', 'policy', 'asked', 'earlier', 'step', 'commitments'] as const
const OF_COMMITMENT = ['party', 'measure', 'days', 'due', 'movedBy', 'report', 'says'] as const
const MEMBERS = [...OF_CALL, ...OF_PARTY, ...OF_COMMITMENT]

const RULES = ['open', 'due', 'reported', 'overdue', 'closed', 'none'] as const

function statusRules({ lang }: Asked) {
  const called = (one: (typeof RULES)[number]) =>
    one === 'none' ? say(lang, 'matrix.noneYet') : say(lang, `status.${one}`)
  return html`<dl class="facts wide">${RULES.map(
    one =>
      html`<div>
        <dt>${called(one)} <code>${one}</code></dt>
        <dd>${say(lang, `codebook.rule.${one}`)}</dd>
      </div>`,
  )}</dl>`
}
