import {
  type Answer,
  type Asked,
  cachedPage,
  callShown,
  headLine,
  html,
  linkTo,
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
    const columns = meanings(MATRIX_COLUMNS, name => say(lang, `codebook.${name}` as PlainKey))
    const json = meanings(MEMBERS, name => say(lang, `codebook.is.${name}`))
    const main = html`
      ${headLine(title, remark(say(lang, 'codebook.lede')))}
      ${part(say(lang, 'codebook.files'), filesAt(asked, `/${call.id}/commitments`, ['.csv', '.json']), { strong: true })}
      ${part(say(lang, 'codebook.columns'), columns, { note: say(lang, 'codebook.rowsSay') })}
      ${part(say(lang, 'codebook.json'), json, { note: say(lang, 'codebook.jsonSays') })}
      ${part(say(lang, 'matrix.by.status'), statusRules(asked))}
      ${part(say(lang, 'codebook.anyDay'), html`<p>${say(lang, 'codebook.daySays')}</p>`, { id: 'any-day' })}
    `
    return page(asked, { title, main, call, current: 'commitments' })
  })
}

/** Names as files have them, each with what it means. */
export function meanings<Name extends string>(names: readonly Name[], says: (name: Name) => string): Markup {
  const rows = names.map(one => html`<div><dt><code>${one}</code></dt><dd>${says(one)}</dd></div>`)
  return html`<dl class="facts wide">${rows}</dl>`
}

/** The files of a page, and what describes them for programs. */
export function filesAt(asked: Asked, path: string, endings: readonly string[]): Markup {
  const all = [...endings.map(ending => `${path}${ending}`), '/openapi.json']
  return listed(
    all.map(one => linkTo(asked, one, html`<code>${one}</code>`)),
    'alone',
  )
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
