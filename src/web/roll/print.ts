import type { RollItem, RollPage, RollQuery } from '../../register/roll.ts'
import { ownTurn } from '../../store/own-turn.ts'
import {
  type Answer,
  type Asked,
  type CallShown,
  cachedPage,
  callShown,
  headLine,
  html,
  linkTo,
  page,
  phrase,
  remark,
  say,
  shownTotal,
} from '../kit/kit.ts'
import { answerOf } from './answer.ts'
import { facetsOf, wholeUnder } from './facets.ts'
import { fromFirst, MOST_ROWS, parseRollQuery, rollAddress } from './query.ts'
import { dayShown } from './roll.ts'
import { newestOf, orderOf, saidOnce } from './same.ts'
import { rollTable } from './table.ts'
import { unknownBeside } from './unknown.ts'

/** A whole roll on one page, for paper: every row that matches, each with its log entry. */

/** A longer one is a file: nobody prints a hundred sheets, and a browser lays out so many rows for seconds. */
const ON_PAPER = 5_000

export function showRollPrint(asked: Asked): Promise<Answer> {
  const id = asked.params.call!
  const query = fromFirst(parseRollQuery(id, asked.query, MOST_ROWS))
  return cachedPage(asked, `${rollAddress(query, '/print')} ${dayShown(asked, query)}`, () =>
    paper(asked, id, { ...query, limit: MOST_ROWS }),
  )
}

async function paper(asked: Asked, id: string, query: RollQuery): Promise<string> {
  const { lang, site } = asked
  const call = await callShown(asked, id)
  const { store } = site.log
  const first = await store.roll(query)
  const [facets, unknown] = await Promise.all([facetsOf(asked, query), unknownBeside(store, query)])
  const whole = await wholeUnder(asked, query, facets)
  const beside = { whole, unknown, now: facets.now }
  const { heading, title } = await answerOf(asked, call, query, first, beside)
  const csv = html`<a href="${rollAddress(query, '.csv')}">CSV</a>`
  const back = linkTo(asked, rollAddress(query), say(lang, 'roll.backToPages'))
  const isLong = first.more || first.total > ON_PAPER
  const main = isLong
    ? html`
      ${headLine(heading, null)}
      <p class="plain">${phrase(lang, 'roll.tooLongToPrint', { most: ON_PAPER, csv })} ${back}</p>
    `
    : html`
      ${headLine(heading, null)}
      <div class="box">
        ${remark(back, 'no-print')}
        ${await printed(asked, call, query, first, { facets, title, unknown })}
      </div>
    `
  return page(asked, { title: say(lang, 'roll.onPaper', { answer: title }), main, call, current: 'roll' })
}

interface Beside {
  readonly facets: Awaited<ReturnType<typeof facetsOf>>
  readonly title: string
  readonly unknown: Pick<RollPage, 'total' | 'more'>
}

async function printed(
  asked: Asked,
  call: CallShown,
  query: RollQuery,
  first: RollPage,
  { facets, title, unknown }: Beside,
) {
  const { lang } = asked
  const found = { ...first, items: await everyItem(asked, query, first) }
  const range = say(lang, 'roll.printed', { total: shownTotal(asked, found) })
  const shown = {
    caption: title,
    query,
    day: dayShown(asked, query),
    newest: newestOf(facets, found),
    address: rollAddress(query, '/print'),
    isPrinted: true,
  }
  return html`
    <div class="range"><p>${say(lang, 'roll.inOrder', { range, order: orderOf(asked, found) })}</p></div>
    ${await saidOnce(asked, call, query, found, { facets, unknown })}
    ${await rollTable(asked, call, found, shown)}
  `
}

/** Read in turns of the event loop, between which others are answered. */
async function everyItem({ site }: Asked, query: RollQuery, first: RollPage): Promise<RollItem[]> {
  const items = [...first.items]
  for (let after = first.next; after !== null; ) {
    await ownTurn()
    const found = await site.log.store.roll({ ...query, after, uncounted: true })
    items.push(...found.items)
    after = found.next
  }
  return items
}
