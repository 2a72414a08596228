import { restsIn } from '../../log/receipts.ts'
import type { Rest } from '../../register/declaration.ts'
import type { Table } from '../../register/rows.ts'
import {
  type Asked,
  entryLink,
  html,
  inOneLine,
  type Markup,
  type PlainKey,
  part,
  remark,
  type Shown,
  say,
} from '../kit/kit.ts'
import { entriesTold } from './ledger.ts'

/** The earlier entries that an entry depends on, as in its receipt. */

const WHY: { readonly [T in Table]?: Extract<PlainKey, `entry.rest${string}`> } = {
  log: 'entry.rest.log',
  keys: 'entry.rest.keys',
  roles: 'entry.rest.roles',
  calls: 'entry.rest.calls',
  parties: 'entry.rest.parties',
  texts: 'entry.rest.texts',
  policies: 'entry.rest.policies',
  sealed: 'entry.restsSealed',
}

export async function restsEntry(asked: Asked, { prepared, index }: Shown): Promise<Markup> {
  const { lang } = asked
  const rests = Map.groupBy(await restsIn(asked.site.log.store, prepared, index), ({ entry }) => entry)
  const indexes = [...rests.keys()].sort((a, b) => a - b)
  const lines = (await entriesTold(asked, indexes)).map(
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
  const whys = new Set(rests.flatMap(({ rest }) => WHY[rest.table] ?? []))
  return inOneLine(
    [...whys].map(key => say(lang, key)),
    say(lang, 'general.join'),
    lang,
  )
}
