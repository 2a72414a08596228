import type { CallRow, LogRow, SourceRow } from '../register/rows.ts'
import { ref } from '../register/rule.ts'
import type { Asked } from './asked.ts'
import { callOrRefuse } from './found.ts'
import { linkIn } from './links.ts'
import { mark } from './marks.ts'
import { html, type Markup } from './markup.ts'
import { messagesIn } from './messages.ts'
import { longDay, nameIn } from './wording.ts'

/** A call as every one of its pages shows it. */
export interface CallShown {
  readonly id: string
  readonly row: CallRow
  /** A register that the convener does not keep: bannered on every page. */
  readonly isRecord: boolean
  readonly keeper: LogRow
  /** The newest list that rows were copied from. */
  readonly source: (SourceRow & { readonly date: string }) | undefined
}

const MOST_LISTS = 1_000

export async function callShown(asked: Asked, id: string): Promise<CallShown> {
  const { store } = asked.site.log
  const row = await callOrRefuse(store, id)
  const [keeper] = (await store.rows([ref('log', 'log')])) as LogRow[]
  const prefix = `${id}/`
  // `0` follows `/`: the keys of this call end before it.
  const lists = (await store.rowsOf('sources', prefix, MOST_LISTS)).filter(({ key }) =>
    key.startsWith(prefix),
  )
  const newest = lists.at(-1)
  return {
    id,
    row,
    isRecord: row.authority.level === 'independent',
    keeper: keeper!,
    source: newest && { ...(newest.row as SourceRow), date: newest.key.slice(prefix.length) },
  }
}

export function recordBanner(asked: Asked, { row, keeper, source }: CallShown): Markup {
  const { lang } = asked
  const { record } = messagesIn(lang)
  const convener = nameIn(row.convener.names, lang)
  return html`<aside class="record" aria-labelledby="rec-h"><div class="sheet"><div class="record-head">${mark('copy')}<h2 id="rec-h">${record.title}</h2></div>
<div class="box"><p class="record-say">${record.says(convener.text)}</p>
<dl class="record-facts"><div><dt>${record.keptBy}</dt><dd>${nameIn(keeper.names, lang).text}</dd></div><div><dt>${record.source}</dt><dd>${sourceLink(source)}</dd></div><div><dt>${record.listOf}</dt><dd>${
    source === undefined
      ? record.noList
      : html`<time datetime="${source.date}">${longDay(source.date, lang)}</time>, <a href="${linkIn(asked, `/entries/${source.entry}`)}">${messagesIn(lang).roll.entryN(source.entry)}</a>`
  }</dd></div><div><dt>${record.convener}</dt><dd>${record.claim}</dd></div></dl></div></div></aside>`
}

function sourceLink(source: CallShown['source']): Markup | string {
  if (source === undefined) return '–'
  if (source.url === null) return source.title
  return html`<a href="${source.url}" rel="external nofollow">${source.title}</a>`
}
