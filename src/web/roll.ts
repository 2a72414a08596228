import type { RollItem, RollPage, RollQuery } from '../register/roll.ts'
import { KINDS, MANDATES } from '../register/shapes.ts'
import { type Answer, JSON_TYPE } from './answer.ts'
import { type Asked, cachedAnswer, cachedPage, sizeOf } from './asked.ts'
import { formatCsvRow } from './csv.ts'
import { callOrRefuse } from './found.ts'
import { page } from './layout.ts'
import { linkIn } from './links.ts'
import { html, type Markup } from './markup.ts'
import { messagesIn } from './messages.ts'
import { type CallShown, callShown } from './record.ts'
import { shownTotal, signedAndCopied } from './roll-count.ts'
import { MOST_ROWS, parseRollQuery, rollAddress } from './roll-query.ts'
import { rollTable } from './roll-table.ts'
import { streamLines } from './stream.ts'
import { formatNumber, longDay } from './wording.ts'

/** The roll of a call on any day: as a page, as JSON, and whole as CSV. */

const ON_A_PAGE = 50
const IN_JSON = 100

export function showRoll(asked: Asked): Promise<Answer> {
  const id = asked.params.call!
  const query = parseRollQuery(id, asked.query, ON_A_PAGE)
  const key = `${rollAddress(`/${id}/roll`, query, query.after ?? null)} ${query.limit}`
  return cachedPage(asked, key, () => rollPage(asked, id, query))
}

/** `{total, more, items, next}`: `more` where the total is a cap, `next` is the `page` that follows. */
export function showRollJson(asked: Asked): Promise<Answer> {
  const id = asked.params.call!
  const query = parseRollQuery(id, asked.query, IN_JSON)
  const key = `roll.json ${rollAddress(id, query, query.after ?? null)} ${query.limit}`
  return cachedAnswer(asked, key, async () => {
    await callOrRefuse(asked.site.log.store, id)
    const { total, more, items, next } = await asked.site.log.store.roll(query)
    const follows = `${rollAddress(`/${id}/roll.json`, query, next)}&limit=${query.limit}`
    return {
      type: JSON_TYPE,
      body: JSON.stringify({ total, more, items, next, size: sizeOf(asked.site) }),
      headers: next === null ? {} : { Link: `<${follows}>; rel="next"` },
    }
  })
}

export const CSV_COLUMNS = [
  'party',
  'name',
  'kind',
  'country',
  'basis',
  'mandate',
  'signed',
  'entry',
] as const

/**
 * Every row that matches, RFC 4180. Names are printed as they stand in the register: this is data, and data that was
 * altered would not match its entry. A spreadsheet has to be told to take cells that begin with = as text.
 */
export async function showRollCsv(asked: Asked): Promise<Answer> {
  const id = asked.params.call!
  const query = { ...parseRollQuery(id, asked.query, MOST_ROWS), limit: MOST_ROWS }
  await callOrRefuse(asked.site.log.store, id)
  return {
    type: 'text/csv; charset=utf-8; header=present',
    body: streamLines(csvLines(asked, query)),
    caching: 'changing',
    headers: { 'Content-Disposition': `inline; filename="${id}-roll.csv"` },
  }
}

async function* csvLines({ site }: Asked, query: RollQuery): AsyncGenerator<string> {
  yield formatCsvRow(CSV_COLUMNS)
  for (let after = query.after ?? null, more = true; more; ) {
    const found = await site.log.store.roll({ ...query, after: after ?? undefined })
    for (const item of found.items) yield formatCsvRow(cells(item))
    after = found.next
    more = after !== null
  }
}

function cells({ party, names, kind, country, basis, mandate, signed, entry }: RollItem): string[] {
  return [party, names[0]!.text, kind, country ?? '', basis, mandate ?? '', signed ?? '', String(entry)]
}

async function rollPage(asked: Asked, id: string, query: RollQuery): Promise<string> {
  const { lang, site } = asked
  const say = messagesIn(lang).roll
  const call = await callShown(asked, id)
  const found = await site.log.store.roll(query)
  const total = shownTotal(asked, found)
  const apart = call.isRecord ? null : await signedAndCopied(asked, query, found)
  const filtered = [query.q, query.kind, query.country, query.mandate].some(one => one !== undefined)
  const heading = filtered ? say.match(total) : call.isRecord ? say.onList(total) : say.onRoll(total)
  const main = html`<section class="opening quiet"><p class="sc kicker">${call.isRecord ? say.list : say.title}</p><h1>${heading}</h1><p class="lede">${lede(asked, call, query)}</p>${apart === null ? null : html`<p class="note mt-s">${apart}</p>`}</section>
<div class="box">${filters(asked, call, query)}
${found.items.length === 0 ? html`<p class="plain mt">${filtered || query.after !== undefined ? say.none : say.nobody}</p>` : rollTable(asked, found.items, call, say.shown(formatNumber(found.items.length, lang), total))}
${pager(asked, id, query, found)}</div>`
  return page(asked, { title: call.isRecord ? say.list : say.title, main, call, current: 'roll' })
}

function lede(asked: Asked, { isRecord, source }: CallShown, { at }: RollQuery): string {
  const say = messagesIn(asked.lang).roll
  const day = at === undefined ? undefined : longDay(at, asked.lang)
  if (isRecord && (day !== undefined || source !== undefined))
    return say.ledeList(day ?? longDay(source!.date, asked.lang))
  return day === undefined ? say.ledeRoll : `${say.ledeRoll} ${say.on(day)}`
}

function filters(asked: Asked, { id, isRecord }: CallShown, query: RollQuery): Markup {
  const { kindsMany, mandates, roll: say } = messagesIn(asked.lang)
  const option = (value: string, word: string, chosen: string | undefined) =>
    html`<option value="${value}"${value === (chosen ?? '') ? html` selected` : null}>${word}</option>`
  return html`<form class="filters" role="search" aria-label="${say.searchLabel}" action="/${id}/roll"><div class="q"><label for="q">${say.name}</label><input id="q" name="q" type="search" autocomplete="off" value="${query.q ?? ''}"></div>
<div><label for="kind">${say.kind}</label><select id="kind" name="kind">${option('', say.allKinds, query.kind)}${KINDS.map(kind => option(kind, kindsMany[kind], query.kind))}</select></div>
<div><label for="country">${say.country}</label><input id="country" name="country" maxlength="4" autocomplete="off" placeholder="${say.countryHint}" value="${query.country ?? ''}"></div>
${isRecord ? null : html`<div><label for="mandate">${say.mandate}</label><select id="mandate" name="mandate">${option('', say.anyMandate, query.mandate)}${MANDATES.map(one => option(one, mandates[one], query.mandate))}${option('none', say.noMandate, query.mandate)}</select></div>`}
<div><label for="at">${isRecord ? say.atList : say.at}</label><input id="at" name="at" type="date" value="${query.at ?? ''}"></div>${asked.query.has('lang') ? html`<input type="hidden" name="lang" value="${asked.lang}">` : null}<button class="btn">${say.search}</button></form>`
}

function pager(asked: Asked, id: string, query: RollQuery, { next }: RollPage): Markup {
  const say = messagesIn(asked.lang).roll
  const path = `/${id}/roll`
  const file = (ending: string) => rollAddress(`${path}.${ending}`, query, null)
  return html`<nav class="pager" aria-label="${say.next}">${query.after === undefined ? null : html`<a href="${linkIn(asked, rollAddress(path, query, null))}">${say.first}</a>`}${next === null ? null : html`<a href="${linkIn(asked, rollAddress(path, query, next))}" rel="next">${say.next}</a>`}</nav>
<p class="note mt-s">${say.download}: <a href="${file('csv')}">CSV</a>, <a href="${file('json')}">JSON</a></p>`
}
