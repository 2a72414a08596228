import type { CallRow, LogRow } from '../register/rows.ts'
import { ref } from '../register/rule.ts'
import type { Answer } from './answer.ts'
import { type Asked, cachedPage, sizeOf } from './asked.ts'
import { page } from './layout.ts'
import { entryLink, linkIn } from './links.ts'
import { html, type Markup } from './markup.ts'
import { messagesIn } from './messages.ts'
import { eachRow } from './rows.ts'
import { say as sayOf } from './say.ts'
import { witnessList } from './witnessed.ts'
import { formatNumber, longDay, nameIn } from './wording.ts'

/** The list of calls, and who keeps them. */
export function showHome(asked: Asked): Promise<Answer> {
  return cachedPage(asked, 'home', () => homePage(asked))
}

async function homePage(asked: Asked): Promise<string> {
  const { lang, site } = asked
  const say = messagesIn(lang).home
  const { store } = site.log
  const [log] = (await store.rows([ref('log', 'log')])) as (LogRow | undefined)[]
  const cards: Markup[] = []
  for await (const { key, row } of eachRow(store, 'calls')) cards.push(await card(asked, key, row as CallRow))
  const main = html`<section class="opening"><p class="sc kicker">${say.kicker}</p><h1>${log === undefined ? say.title : nameIn(log.names, lang).text}</h1><p class="lede">${say.lede}</p></section>
<section class="entry strong"><div class="side"><h2>${say.calls}</h2></div><div>${cards.length === 0 ? html`<p class="plain">${say.none}</p>` : cards}</div></section>
${log === undefined ? null : depositary(asked, log)}
<section class="entry"><div class="side"><h2>${say.witnesses}</h2></div>${witnessList(asked)}</section>`
  return page(asked, { title: log === undefined ? say.title : nameIn(log.names, lang).text, main })
}

async function card(asked: Asked, id: string, row: CallRow): Promise<Markup> {
  const { lang, site } = asked
  const messages = messagesIn(lang)
  const { total } = await site.log.store.rollTally(id)
  const isRecord = row.authority.level === 'independent'
  const title = nameIn(row.titles, lang)
  const issued =
    row.issued === null ? null : html`, <time datetime="${row.issued}">${longDay(row.issued, lang)}</time>`
  return html`<article class="callcard"><h3><a href="${linkIn(asked, `/${id}`)}" lang="${title.lang}">${title.text}</a></h3><p class="note">${nameIn(row.convener.names, lang).text}${issued}</p><p class="proof"><span>${sayOf(lang, isRecord ? 'roll.totalList' : 'roll.total', { total, more: 'no' })}</span>${isRecord ? html`<span>${messages.home.independent}</span>` : null}${row.closed === null ? null : html`<span>${messages.home.closed}</span>`}${entryLink(asked, row.opened)}</p></article>`
}

function depositary(asked: Asked, log: LogRow): Markup {
  const { lang, site } = asked
  const say = messagesIn(lang).home
  const fact = (term: string, what: Markup | string) => html`<div><dt>${term}</dt><dd>${what}</dd></div>`
  return html`<section class="entry"><div class="side"><h2>${say.depositary}</h2></div><div class="narrow"><dl class="facts wide">${[
    fact(say.name, nameIn(log.names, lang).text),
    fact(say.origin, html`<code>${log.origin}</code>`),
    fact(say.key, html`<code>${log.vkey}</code>, ${entryLink(asked, 0)}`),
    fact(say.entries, html`<a href="/log/checkpoint">${formatNumber(sizeOf(site), lang)}</a>`),
    log.predecessor === null ? null : fact(say.since, html`<code>${log.predecessor.origin}</code>`),
  ]}</dl></div></section>`
}
