import { isDate } from '../../../core/time.ts'
import { type DraftHead, reportHead } from '../../../people/report-drafts.ts'
import { cellsOf } from '../../../register/figures/catalogue.ts'
import { MISSING } from '../../../register/figures/counts.ts'
import {
  type Answer,
  type Asked,
  dayIn,
  html,
  linkButton,
  part,
  periodName,
  phrase,
  privatePage,
  say,
  table,
} from '../../kit/kit.ts'
import { ownKeys } from '../../passkey/own-keys.ts'
import { missingSaid } from '../../plots/reported.ts'
import { byWhom } from '../commitments/draft-changed.ts'
import { opening, type Representative } from '../session.ts'
import { itemsName, titleOf } from './faults.ts'
import { catalogueOf, reportPath } from './sitting.ts'

/** Of the form itself, and nobody's words. */
const ITS_OWN = ['round', 'read', 'periods', 'go', 'again', 'sitting', 'lang']

/** What each field asked, by the questions and the periods of the form. */
async function labels(asked: Asked, call: string, head: DraftHead, fields: URLSearchParams) {
  const { lang } = asked
  const catalogue = await catalogueOf(asked, call, head.catalogue)
  const periods = (fields.get('periods') ?? '').split(' ').map(one => one.split('/'))
  return (name: string): string | null => {
    const [kind, i, p, c] = name.split('-')
    const indicator = catalogue.indicators[Number(i)]
    const [from = '', until = ''] = periods[Number(p)] ?? []
    if (kind === undefined || indicator === undefined || !isDate(from) || !isDate(until)) return null
    const by = c === undefined ? [] : (cellsOf(catalogue, indicator)[Number(c)] ?? [])
    const title = titleOf(indicator, lang)
    const of = by.length === 0 ? title : `${title}, ${itemsName(catalogue, indicator, by, lang)}`
    return say(lang, 'filing.cell', { of, period: periodName({ from, until }, lang) })
  }
}

/**
 * Whoever was typing while a colleague signed or deleted the draft, or chose other periods, finds their words on the page
 * that comes: they are saved nowhere, and lost nowhere.
 */
export async function endedPage(
  asked: Asked,
  who: Representative,
  call: string,
  fields: URLSearchParams,
): Promise<Answer> {
  const { lang, site } = asked
  const found = await reportHead(site.log.drawer, { party: who.party, call }, site.now())
  const ended = found?.value.ended
  const keys = await ownKeys(asked, who.party)
  const says =
    ended === undefined
      ? say(lang, found === undefined ? 'filing.ended.gone' : 'filing.ended.changed')
      : ended.by === who.keyid
        ? say(lang, `filing.ended.${ended.is}You`, { day: dayIn(ended.at, lang) })
        : phrase(lang, `filing.ended.${ended.is}`, {
            who: byWhom(asked, who, keys, ended.by),
            day: dayIn(ended.at, lang),
          })
  const label = found === undefined ? () => null : await labels(asked, call, found.value, fields)
  const typed = [...fields].filter(([name, text]) => text !== '' && !ITS_OWN.includes(name))
  // Of a value that lacks, the form has the code of the reason.
  const reason = (name: string, text: string) =>
    /^r-/.test(name) ? MISSING.find(one => one === text) : undefined
  const rows = typed.map(([name, text]) => {
    const missing = reason(name, text)
    return html`<tr role="row">
      <th scope="row" role="rowheader">${label(name) ?? html`<code>${name}</code>`}</th>
      <td role="cell" class="all" dir="auto">${missing === undefined ? text : missingSaid(lang, missing)}</td>
    </tr>`
  })
  const title = say(lang, 'filing.endedTitle')
  const heads = [say(lang, 'filing.endedField'), say(lang, 'filing.endedTyped')]
  const main = html`
    ${opening(asked, who, title)}
    ${part(
      say(lang, 'filing.endedTyped'),
      html`<div class="notice warn" role="alert" tabindex="-1" autofocus><p><b>${says}</b></p>
        <p>${say(lang, 'filing.endedMend')} <code>seen_stale</code></p></div>
        ${table(say(lang, 'filing.endedTyped'), heads, rows, 'even')}
        <div class="actions">${linkButton(asked, reportPath({ id: call }), say(lang, 'filing.endedOn'))}</div>`,
      { strong: true },
    )}
  `
  return privatePage(asked, { title, main }, 409)
}
