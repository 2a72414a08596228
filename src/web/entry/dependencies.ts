import { restsIn } from '../../log/receipts.ts'
import type { Rest } from '../../register/declaration.ts'
import type { Table } from '../../register/rows.ts'
import {
  type Asked,
  entryLink,
  html,
  inOneLine,
  type Key,
  type Markup,
  part,
  remark,
  type Shown,
  say,
} from '../kit/kit.ts'
import { entriesTold } from './ledger.ts'

/** The earlier entries that an entry rests on: the same that its receipt carries. */

const WHY = {
  log: 'entry.rest.log',
  keys: 'entry.rest.keys',
  roles: 'entry.rest.roles',
  calls: 'entry.rest.calls',
  parties: 'entry.rest.parties',
  texts: 'entry.rest.texts',
  policies: 'entry.rest.policies',
  sealed: 'entry.restsSealed',
} as const satisfies Partial<Record<Table, Key>>

export async function restsEntry(asked: Asked, { prepared, index }: Shown): Promise<Markup> {
  const { lang } = asked
  const rests = Map.groupBy(await restsIn(asked.site.log.store, prepared, index), ({ entry }) => entry)
  const lines = (
    await entriesTold(
      asked,
      [...rests.keys()].sort((a, b) => a - b),
    )
  ).map(
    ({ headline, index }) =>
      html`<li>
        <span class="when">${entryLink(asked, index)}</span><span class="what">${headline}</span>
        <span class="meta">${why(asked, rests.get(index)!)}</span>
      </li>`,
  )
  const matter =
    lines.length === 0
      ? remark(say(lang, 'entry.restsNothing'))
      : html`<div class="box"><ol class="ledger three">${lines}</ol></div>`
  return part(say(lang, 'entry.restsOn'), matter, { note: say(lang, 'entry.restsNote'), inside: null })
}

function why({ lang }: Asked, rests: readonly { readonly rest: Rest }[]): string {
  const tables = new Set(rests.map(({ rest }) => rest.table))
  const words = [...tables].flatMap(table =>
    table in WHY ? [say(lang, WHY[table as keyof typeof WHY])] : [],
  )
  return inOneLine(words, say(lang, 'general.join'), lang)
}
