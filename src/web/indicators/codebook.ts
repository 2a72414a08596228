import { STANDINGS } from '../../register/figures/standing.ts'
import {
  type Answer,
  type Asked,
  cachedPage,
  callShown,
  headLine,
  html,
  listed,
  type Markup,
  notedPart,
  type PlainKey,
  page,
  part,
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
    const files = filesAt(`/${call.id}/indicators`, ['.csv', '/answers.csv', '/values.csv', '.json'])
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
      ${part(say(lang, 'indicatorBook.check'), html`<p>${say(lang, 'indicatorBook.checkSays')}</p>`, { id: 'check' })}
    `
    return page(asked, { title, main, call, current: 'commitments' })
  })
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
  const own = `indicatorBook.is.${name}`
  const key = isMatrix && name === 'asked' ? 'indicatorBook.is.askedCount' : own
  return say(lang, key as PlainKey)
}
