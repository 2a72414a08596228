import { fromUtf8 } from '../../core/bytes.ts'
import { formatJson } from '../../core/json.ts'
import { restsIn } from '../../log/receipts.ts'
import type { Rest } from '../../register/declaration.ts'
import type { Table } from '../../register/rows.ts'
import { cycleExtended } from '../../register/types/clauses.ts'
import { movedByEntry } from '../../work/commitments/extension.ts'
import {
  type Answer,
  type Asked,
  cachedPage,
  callShown,
  datedLine,
  entryLink,
  entryNamed,
  fact,
  html,
  inOneLine,
  JSON_TYPE,
  linkIn,
  longDay,
  type Markup,
  opening,
  type PlainKey,
  page,
  part,
  phrase,
  remark,
  type Shown,
  say,
  sizeOf,
  timeMark,
  typeWords,
  verbatim,
} from '../kit/kit.ts'
import { factIn } from '../teller/pieces.ts'
import { Known } from '../teller/setting.ts'
import { tell } from '../types/summary.ts'
import { entriesTold } from './ledger.ts'
import { proofEntry, recordedFact, witnessedBy } from './proof.ts'
import { signersEntry } from './signers.ts'

/** An entry of the log, which facts on all pages cite. */

export async function showEntryBytes(asked: Asked): Promise<Answer> {
  const { bytes } = await entryNamed(asked, asked.params.index!)
  return { type: 'application/octet-stream', body: bytes, caching: 'forever' }
}

/** `{index, admitted, statement, signatures, identity, leaf}`; entries never change. */
export async function showEntryJson(asked: Asked): Promise<Answer> {
  const { bytes: _, prepared: __, ...shown } = await entryNamed(asked, asked.params.index!)
  return { type: JSON_TYPE, body: formatJson(shown), caching: 'forever' }
}

export function showEntry(asked: Asked): Promise<Answer> {
  return cachedPage(asked, `entry ${asked.params.index}`, () => entryPage(asked, asked.params.index!))
}

async function entryPage(asked: Asked, text: string): Promise<string> {
  const shown = await entryNamed(asked, text)
  const { index, statement, admitted } = shown
  const it = { asked, index, statement, known: await Known.of(asked, [shown]) }
  const [told, signers, rests, proof] = await Promise.all([
    tell(it),
    signersEntry(it, shown),
    restsEntry(asked, shown),
    proofEntry(asked, shown),
  ])
  const { lang } = asked
  const day = timeMark(admitted, longDay(admitted.slice(0, 10), lang))
  const kicker = say(lang, 'entry.kicker', { index })
  const facts = [
    ...told.facts,
    await movedFact(it),
    told.saidAt,
    recordedFact(it, shown),
    factIn(it, 'entry.witnessed', witnessedBy(asked, index)),
    told.seen,
  ]
  const inWords = html`<dl class="facts wide">${facts}</dl>`
  const main = html`
    ${opening(kicker, told.headline, phrase(lang, 'entry.recordedOn', { time: day }))}
    ${part(say(lang, 'entry.inWords'), inWords, { strong: true, inside: null })}${signers}${rests}${proof}
    ${bytesEntry(asked, shown)}
  `
  const title = say(lang, 'entry.pageTitle', { index, type: typeWords(lang, statement.type) })
  // The first entry of a call's own life is on the call's page too; before it there is no call.
  const call = statement.call === null ? undefined : await callShown(asked, statement.call)
  return page(asked, { title, main, call })
}

/** An entry that moves dates says whose: it is not said to be for all, since two days may take in the dates of one. */
async function movedFact({ asked, index, statement }: Parameters<typeof tell>[0]): Promise<Markup | null> {
  if (statement.type !== cycleExtended.type || statement.call === null) return null
  const { lang, site } = asked
  const { count, of } = await movedByEntry(site.log.store, statement.call, index)
  return fact(say(lang, 'moves.entry'), say(lang, 'moves.entryCount', { count, of }))
}

/** Why an entry depends on another, by the table of the row that it read. */
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

/** The earlier entries that it depends on, as in its receipt. */
async function restsEntry(asked: Asked, { prepared, index }: Shown): Promise<Markup> {
  const { lang } = asked
  const rests = Map.groupBy(await restsIn(asked.site.log.store, prepared, index), ({ entry }) => entry)
  const indexes = [...rests.keys()].sort((a, b) => a - b)
  const lines = (await entriesTold(asked, indexes)).map(({ headline, index }) => {
    const why = html`<span class="meta">${whyIn(asked, rests.get(index)!)}</span>`
    return datedLine(entryLink(asked, index), headline, why)
  })
  const matter =
    lines.length === 0
      ? remark(say(lang, 'entry.restsNothing'))
      : html`<div class="box"><ol class="ledger three">${lines}</ol></div>`
  return part(say(lang, 'entry.restsOn'), matter, { note: say(lang, 'entry.restsNote'), inside: null })
}

function whyIn({ lang }: Asked, rests: readonly { readonly rest: Rest }[]): string {
  const whys = new Set(rests.flatMap(({ rest }) => WHY[rest.table] ?? []))
  return inOneLine(
    [...whys].map(key => say(lang, key)),
    say(lang, 'general.join'),
    lang,
  )
}

function bytesEntry(asked: Asked, { index, bytes, statement }: Shown): Markup {
  const { lang } = asked
  const dot = html` <span aria-hidden="true">·</span> `
  const near = [index - 1, index + 1]
    .filter(one => one >= 0 && one < sizeOf(asked.site))
    .map(
      one =>
        html`<li>
          <a href="${linkIn(asked, `/entries/${one}`)}" rel="${one < index ? 'prev' : 'next'}">
            ${say(lang, 'entry.n', { index: one })}
          </a>
        </li>`,
    )
  return part(
    say(lang, 'entry.bytes'),
    html`
      <details class="alt flat">
        <summary>${say(lang, 'entry.showBytes')}</summary>
        ${verbatim(say(lang, 'entry.showBytes'), fromUtf8(bytes))}
        ${remark(say(lang, 'entry.payload'), 'mt-s')}${verbatim(say(lang, 'entry.payload'), formatJson(statement))}
      </details>
      <p class="note ways mt-s">
        <a href="/entries/${index}.json">${say(lang, 'entry.download', { index })}</a>${dot}
        <a href="/entries/${index}.bin">${say(lang, 'entry.downloadBytes')}</a>${dot}
        <a href="/receipts/${index}">${say(lang, 'entry.receipt')}</a>${dot}
        <a href="${linkIn(asked, `/entries/${index}/receipt`)}">${say(lang, 'entry.receiptPage')}</a>
      </p>
      <nav class="near" aria-label="${say(lang, 'entry.near')}"><ul>${near}</ul></nav>
    `,
    { inside: '' },
  )
}
