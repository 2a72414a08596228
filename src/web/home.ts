import type { LogRow } from '../register/rows.ts'
import { eachRow, rowIn } from '../store/each-row.ts'
import { signedAndCopiedOf, wholeOf } from './call/counts.ts'
import { entryLedger } from './entry/ledger.ts'
import {
  type Answer,
  type Asked,
  cachedPage,
  callShown,
  entryLink,
  facts,
  formatNumber,
  html,
  inLang,
  inlineMark,
  isCounting,
  linkIn,
  linkTo,
  longDate,
  type Markup,
  named,
  nameIn,
  notedPart,
  opening,
  page,
  part,
  phrase,
  say,
  sizeOf,
} from './kit/kit.ts'
import { witnessList } from './log/page.ts'

/** The home of the depositary: its calls, its keeper, how far the log has come, how to check all of it. */
export function showHome(asked: Asked): Promise<Answer> {
  return cachedPage(asked, 'home', () => homePage(asked))
}

const LATEST = 5

async function homePage(asked: Asked): Promise<string> {
  const { lang, site } = asked
  const { store } = site.log
  const log = await rowIn(store, 'log', 'log')
  const all = await Array.fromAsync(eachRow(store, 'calls'))
  const calls = all.filter(({ row }) => row.voided !== true)
  // The newest call first: it is asked for most.
  calls.sort((a, b) => b.row.opened - a.row.opened)
  const cards = await Promise.all(calls.map(({ key }) => card(asked, key)))
  const title = log === undefined ? undefined : nameIn(log.names, lang)
  const main = html`
    ${opening(
      say(lang, 'home.kicker'),
      title === undefined ? say(lang, 'home.title') : inLang(title),
      say(lang, 'home.lede'),
      null,
      false,
    )}
    ${part(
      say(lang, 'home.calls'),
      cards.length === 0
        ? html`<p class="plain">
      ${say(lang, 'home.none')}
    </p>`
        : cards,
      {
        note: cards.length === 0 ? null : say(lang, 'home.callsNote', { count: cards.length }),
        strong: true,
      },
    )}
    ${checkEntry(asked)}${await latestEntry(asked)}${log === undefined ? null : keeperEntry(asked, log)}
  `
  return page(asked, { title: title?.text ?? say(lang, 'home.title'), main, current: 'calls' })
}

/** Each call with its own noun; a record says that it is one before its number. */
async function card(asked: Asked, id: string): Promise<Markup> {
  const { lang, site } = asked
  const [call, tally] = await Promise.all([callShown(asked, id), site.log.store.rollTally(id)])
  const { row, isRecord } = call
  const title = nameIn(row.titles, lang)
  const issued = row.issued === null ? null : html`, ${longDate(row.issued, lang)}`
  const apart = signedAndCopiedOf(asked, call, tally)
  const marks = [
    isRecord ? html`<span>${inlineMark('copy')}${say(lang, 'home.record')}</span>` : null,
    row.closed === null
      ? null
      : html`<span>${say(lang, 'home.closed')}, ${entryLink(asked, row.closed.entry)}</span>`,
    apart === null || !isCounting(asked) ? null : html`<span>${apart}</span>`,
    html`<span>${entryLink(asked, row.opened)}</span>`,
  ]
  const count = call.namesNobody
    ? html`<p class="count">${say(lang, 'home.namesNobody')}</p>`
    : !isCounting(asked)
      ? html`<p class="count">${say(lang, 'switches.notCounted')}</p>`
      : html`<p class="count"><b>${formatNumber(tally.total, lang)}</b> ${wholeOf(asked, call, tally)}</p>`
  return html`<article class="callcard">
    <div>
      <h3><a href="${linkIn(asked, `/${id}`)}" lang="${title.lang}" dir="auto">${title.text}</a></h3>
      ${row.summary === null ? null : html`<p>${named(row.summary, lang)}</p>`}
      <p class="note">${phrase(lang, call.isOwn ? 'home.byKeeper' : 'home.by', { convener: named(row.convener.names, lang) })}${issued}</p>
      <p class="proof">${marks}</p>
    </div>
    ${count}
  </article>`
}

function checkEntry(asked: Asked): Markup {
  const { lang } = asked
  const ways = [
    [linkIn(asked, '/verify'), 'checkReceipt'],
    [linkIn(asked, '/log'), 'checkLog'],
    [linkIn(asked, '/log#audit'), 'checkAudit'],
    ['/export/latest', 'checkData'],
  ] as const
  return notedPart(
    lang,
    'home.check',
    html`<ul class="ledger checks-of">
      ${ways.map(
        ([path, what]) => html`<li>
        <a class="what" href="${path}">${say(lang, `home.${what}`)}</a>
        <span class="meta">${say(lang, `home.${what}Says`)}</span>
      </li>`,
      )}
    </ul>`,
  )
}

async function latestEntry(asked: Asked): Promise<Markup | null> {
  const { lang, site } = asked
  const size = sizeOf(site)
  if (size === 0) return null
  const indexes = Array.from({ length: Math.min(LATEST, size) }, (_, i) => size - 1 - i)
  return part(
    say(lang, 'home.latest'),
    html`
      ${await entryLedger(asked, indexes)}
      <p class="ways mt-s">${linkTo(asked, '/log', say(lang, 'call.wholeLog'))}</p>
    `,
    { inside: '' },
  )
}

function keeperEntry(asked: Asked, log: LogRow): Markup {
  const { lang, site } = asked
  return notedPart(
    lang,
    'home.keeper',
    facts(lang, {
      'home.name': html`${named(log.names, lang)}, ${entryLink(asked, 0)}`,
      'home.origin': html`<code>${log.origin}</code>`,
      'home.key': html`<code>${log.vkey}</code>`,
      'home.follows': log.predecessor === null ? null : html`<code>${log.predecessor.origin}</code>`,
      'home.recorded': linkTo(asked, '/log', say(lang, 'entries.recorded', { count: sizeOf(site) })),
      'home.witnessed': witnessList(asked),
    }),
    { inside: 'narrow flow' },
  )
}
