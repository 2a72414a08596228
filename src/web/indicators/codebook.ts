import { STANDINGS } from '../../register/figures/standing.ts'
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
  notedPart,
  type PlainKey,
  page,
  part,
  phrase,
  remark,
  say,
} from '../kit/kit.ts'
import { filesAt, meanings } from '../matrix/codebook.ts'
import { REPORT_COLUMNS } from '../reports/data.ts'
import { ANSWER_COLUMNS, INDICATOR_COLUMNS } from './csv.ts'
import { OWN_COLUMNS } from './own-csv.ts'
import { VALUE_COLUMNS } from './values-csv.ts'

/** Who counts as asked, how an answer stands, and what each column of the files of indicators means. */

export function showIndicatorsCodebook(asked: Asked): Promise<Answer> {
  return cachedPage(asked, `indicators codebook ${asked.params.call}`, async () => {
    const { lang } = asked
    const call = await callShown(asked, asked.params.call!)
    const title = say(lang, 'indicatorBook.title')
    const files = filesAt(asked, `/${call.id}/indicators`, ['.csv', '/answers.csv', '/values.csv', '.json'])
    const asks = (['window', 'since', 'edition', 'kind', 'measured', 'freed'] as const).map(one =>
      say(lang, `indicatorBook.asked.${one}`),
    )
    const where = html`${files}${remark(say(lang, 'indicatorBook.ofOne'))}`
    const standings = meanings(STANDINGS, one => say(lang, `indicatorBook.standing.${one}`))
    const main = html`
      ${headLine(title, remark(say(lang, 'indicatorBook.lede')))}
      ${part(say(lang, 'codebook.files'), where, { strong: true })}
      ${notedPart(lang, 'indicatorBook.asked', listed(asks))}
      ${part(say(lang, 'indicatorBook.periods'), html`<p>${say(lang, 'indicatorBook.periodsSay')}</p>`)}
      ${notedPart(lang, 'indicatorBook.standing', standings)}
      ${columns(asked, 'indicators.csv', INDICATOR_COLUMNS, 'indicatorBook.rows')}
      ${columns(asked, 'answers.csv', ANSWER_COLUMNS, 'indicatorBook.answerRows')}
      ${columns(asked, 'compare', OWN_COLUMNS, 'indicatorBook.ownRows')}
      ${columns(asked, '<catalogue>/<indicator>.csv', VALUE_COLUMNS, 'indicatorBook.valueRows')}
      ${columns(asked, '/reports/<organisation>/<entry>.csv', REPORT_COLUMNS, 'indicatorBook.reportRows')}
      ${notedPart(lang, 'indicatorBook.check', listed(checks(asked)), { id: 'check' })}
    `
    return page(asked, { title, main, call, current: 'commitments' })
  })
}

/** All that a stranger needs beside the two files: each rule where it stands in full. */
function checks(asked: Asked): Markup[] {
  const { lang } = asked
  const to = (path: string, key: PlainKey) => linkTo(asked, path, say(lang, key))
  return [
    phrase(lang, 'indicatorBook.check.rows', {
      statement: to('/spec/statement', 'indicatorBook.check.statement'),
      register: to('/spec/register', 'indicatorBook.check.register'),
      commitments: to('/spec/commitments', 'indicatorBook.check.commitments'),
      figures: to('/spec/figures', 'indicatorBook.check.figures'),
    }),
    phrase(lang, 'indicatorBook.check.asked', {
      asked: to('/spec/figures#3-who-is-asked', 'indicatorBook.check.whoAsked'),
      clauses: to('/spec/commitments#what-clauses-ask', 'indicatorBook.check.clausesAsk'),
    }),
    phrase(lang, 'indicatorBook.check.last', {
      moves: to('/spec/commitments#how-days-move', 'indicatorBook.check.moves'),
    }),
    html`${say(lang, 'indicatorBook.check.lengths')}`,
    phrase(lang, 'indicatorBook.check.program', {
      source: to('/imprint#source', 'indicatorBook.check.source'),
    }),
    phrase(lang, 'indicatorBook.check.log', { audit: to('/audit', 'indicatorBook.check.audit') }),
  ]
}

function columns({ lang }: Asked, file: string, names: readonly string[], note: PlainKey): Markup {
  const says = (name: string) => columnSaid(lang, file, name)
  return part(html`<code>${file}</code>`, meanings(names, says), { note: say(lang, note) })
}

/** Columns of counts are named after what they count. */
function columnSaid(lang: Asked['lang'], file: string, name: string): string {
  const isMatrix = file === 'indicators.csv'
  const standing = STANDINGS.find(one => one.replaceAll('-', '_') === name)
  if (isMatrix && standing !== undefined) return say(lang, 'indicatorBook.countOf', { standing })
  const cells = /^cells_(.+)$/.exec(name)?.[1]
  if (cells !== undefined) return say(lang, 'indicatorBook.cellsOf', { code: cells.replaceAll('_', '-') })
  if (isMatrix && name === 'asked') return say(lang, 'indicatorBook.is.askedCount')
  if (file === 'answers.csv' && name === 'said') return say(lang, 'indicatorBook.is.saidStanding')
  return say(lang, `indicatorBook.is.${name}` as PlainKey)
}
