import type { LogRow } from '../register/rows.ts'
import type { RollTally } from '../register/tally.ts'
import { personsStanding } from '../register/types/persons.ts'
import { eachRow, rowIn, rowsUnder } from '../store/each-row.ts'
import type { Store } from '../store/store.ts'
import { afterNumber, countedIn } from './call/counts.ts'
import { sparkline } from './call/sparkline.ts'
import { stateMark, stateOf } from './call/state.ts'
import { type Change, changesOn } from './entry/lately.ts'
import {
  type Answer,
  type Asked,
  addressWith,
  attributes,
  type CallShown,
  cachedPage,
  callShown,
  comma,
  contactLink,
  facts,
  firstOf,
  formatNumber,
  html,
  inLang,
  isCounting,
  linkIn,
  linkTo,
  listed,
  type Markup,
  named,
  nameIn,
  notedPart,
  ownName,
  type Piece,
  page,
  part,
  phrase,
  recordedDay,
  say,
  searchForm,
  shortDate,
  sizeOf,
  witnessedSize,
} from './kit/kit.ts'
import { witnessList } from './log/page.ts'
import { countsOf } from './person/names.ts'
import { summaryOf } from './text/summary.ts'

/** The front page: each call with what it asks, who stands by it and what happened last. */
export function showHome(asked: Asked): Promise<Answer> {
  const show = SHOWN.find(one => one === asked.query.get('show'))
  const text = asked.query.get('after') ?? ''
  // What is no id of a call would be one more page to keep.
  const after = /^[a-z\d-]{1,100}$/.test(text) ? text : ''
  return cachedPage(asked, `home ${show ?? ''} ${after}`, () => homePage(asked, show, after))
}

/** What a visitor may want to see alone. */
const SHOWN = ['open', 'closed', 'records'] as const
type Shown = (typeof SHOWN)[number]

/** Each costs some reads, and nobody reads more at once. */
const ON_A_PAGE = 30
/** Entries among which the latest change of a call is told. */
const READS = 12

interface Listed {
  readonly id: string
  /** The newest entry about it. */
  readonly latest: number
  /** Of a record, the newest day of which it tells: it is recorded long after that. */
  readonly told: string
  readonly is: Shown | null
}

/** `after` is the last call of the page before; '' for the first page. */
async function homePage(asked: Asked, show: Shown | undefined, after: string): Promise<string> {
  const { lang, site } = asked
  const all = await callsOf(asked)
  const chosen = all.filter(({ is }) => show === undefined || is === show)
  const rest = chosen.slice(chosen.findIndex(({ id }) => id === after) + 1)
  const { shown, told: older } = firstOf(rest, ON_A_PAGE, () => {
    const last = rest[ON_A_PAGE - 1]!.id
    return html`<nav class="pager" aria-label="${say(lang, 'home.pages')}">
      <a rel="next" href="${linkIn(asked, addressWith('/', { show: show ?? '', after: last }))}">
        ${say(lang, 'home.older')}
      </a>
    </nav>`
  })
  const [log, items] = await Promise.all([
    rowIn(site.log.store, 'log', 'log'),
    Promise.all(shown.map(one => item(asked, one))),
  ])
  const calls =
    all.length === 0
      ? html`<p class="plain">${say(lang, 'home.none')}</p>`
      : html`<div class="box">
        <div class="range"><span>${say(lang, 'home.count', { count: chosen.length, order: orderOf(chosen) })}</span>${chips(asked, all, show)}</div>
        <ol class="calls">${items}</ol>
        ${older}
      </div>`
  const lede = phrase(lang, 'home.lede', { keeper: inLang(ownName(asked)) })
  const main = html`
    <section class="front"><div><h1>${say(lang, 'home.title')}</h1><p class="note">${lede}</p></div>${searchForm(asked, say(lang, 'home.seek'))}</section>
    ${calls}${worksEntry(asked)}${log === undefined ? null : keeperEntry(asked, log)}
  `
  const description = say(lang, 'home.description')
  return page(asked, { title: say(lang, 'home.pageTitle'), main, current: 'calls', description })
}

/** By which order the heading says that calls stand. */
function orderOf(calls: readonly Listed[]): 'open' | 'records' | 'latest' {
  const isOpen = calls.filter(({ is }) => is === 'open').length
  if (isOpen > 0 && isOpen < calls.length) return 'open'
  return calls.every(({ is }) => is === 'records') ? 'records' : 'latest'
}

/**
 * Those that were opened by no mistake: what can be signed first, by its latest change, then what is closed; records of
 * others' calls last, by the days of which they tell, since all of these were recorded late.
 */
async function callsOf({ site }: Asked): Promise<Listed[]> {
  const { store } = site.log
  const rows = await Array.fromAsync(eachRow(store, 'calls'))
  const listed = rows
    .filter(({ row }) => row.voided !== true)
    .map(async ({ key, row }): Promise<Listed> => {
      const { entries } = await store.entriesOn(`call ${key}`, { limit: 1 })
      const isRecord = row.authority.level === 'independent'
      const told = isRecord ? await newestDay(store, key, row.issued ?? '') : ''
      const open = row.text === null ? null : 'open'
      return {
        id: key,
        latest: entries[0] ?? row.opened,
        told,
        is: isRecord ? 'records' : row.closed ? 'closed' : open,
      }
    })
  return (await Promise.all(listed)).sort(
    (a, b) => rank(a) - rank(b) || b.told.localeCompare(a.told) || b.latest - a.latest,
  )
}

const rank = ({ is }: Listed) => (is === 'open' ? 0 : is === 'records' ? 2 : 1)

/** The newest day that a list, a count or a dated row of a record tells, else that of its issue. */
async function newestDay(store: Store, call: string, issued: string): Promise<string> {
  const [lists, counts, { days }] = await Promise.all([
    Array.fromAsync(rowsUnder(store, 'sources', call), ({ name }) => name),
    rowIn(store, 'counts', call),
    store.rollTally(call),
  ])
  const counted = (counts?.counts ?? []).flatMap(({ withdrawn, day }) => (withdrawn === null ? [day] : []))
  const dated = days.flatMap(({ of }) => of ?? [])
  return [issued, ...lists, ...counted, ...dated].sort().at(-1)!
}

/** Ways to see only some of them, where there are others. */
function chips(asked: Asked, all: readonly Listed[], show: Shown | undefined): Piece {
  const { lang } = asked
  const counts = SHOWN.map(one => ({ one, count: all.filter(({ is }) => is === one).length }))
  if (counts.some(({ count }) => count === all.length)) return null
  const link = (to: Shown | undefined, says: string) => {
    const link = {
      href: linkIn(asked, to === undefined ? '/' : `/?show=${to}`),
      'aria-current': to === show && 'true',
    }
    return html`<li><a${attributes(link)}>${says}</a></li>`
  }
  const links = counts.flatMap(({ one, count }) =>
    count === 0 ? [] : link(one, say(lang, `home.show.${one}`, { count })),
  )
  const every = show === undefined ? null : link(undefined, say(lang, 'home.show.all', { count: all.length }))
  return html`<ul class="chips" aria-label="${say(lang, 'home.show')}">${every}${links}</ul>`
}

async function item(asked: Asked, { id, latest }: Listed): Promise<Markup> {
  const { lang, site } = asked
  const call = await callShown(asked, id)
  const { row } = call
  const tally = call.namesNobody || !isCounting(asked) ? null : await site.log.store.rollTally(id)
  const [state, asks, newest, number, growth] = await Promise.all([
    stateOf(asked, call),
    summaryOf(asked, id, row),
    latestOf(asked, call, latest),
    numberOf(asked, call, tally),
    tally === null ? null : sparkline(asked, call, { tally, today: await recordedDay(asked) }),
  ])
  const title = nameIn(row.titles, lang)
  const issued = row.issued === null ? null : html`${comma(lang)}${shortDate(row.issued, lang)}`
  const by = phrase(lang, 'home.by', { convener: named(row.convener.names, lang) })
  return html`<li>
    ${number}
    <div>
      <h2><a href="${linkIn(asked, `/${id}`)}" lang="${title.lang}" dir="auto">${title.text}</a></h2>
      ${asks === null ? null : html`<p class="asks">${inLang(asks)}</p>`}
      <p class="under">${stateMark(asked, state)}<span>${by}${issued}</span>${newest}</p>
    </div>
    ${growth}
  </li>`
}

/** `entry` is the newest about the call. */
async function latestOf(asked: Asked, call: CallShown, entry: number): Promise<Markup | null> {
  const { lang } = asked
  const asking = { within: call.id, reads: READS }
  if (call.isRecord) return latestOfRecord(asked, call, { ...asking, before: entry + 1 })
  const { lines } = await changesOn(asked, `call ${call.id}`, { ...asking, most: 1, before: entry + 1 })
  const [newest] = lines
  if (newest === undefined) return null
  const change = linkTo(asked, `/${call.id}#latest`, newest.says)
  const day = shortDate(newest.admitted.slice(0, 10), lang)
  return html`<span>${phrase(lang, 'home.latest', { change, day })}</span>`
}

/**
 * Of a record, the day on which we took something in says nothing of the call: a count of years ago may come in last.
 * The latest is what tells of the latest day, and a list before others, since the number beside it is the list's.
 */
async function latestOfRecord(
  asked: Asked,
  { id, lists }: CallShown,
  asking: Pick<Parameters<typeof changesOn>[2], 'before' | 'within' | 'reads'>,
): Promise<Markup | null> {
  const { lang, site } = asked
  const { lines } = await changesOn(asked, `call ${id}`, { ...asking, most: READS })
  const newest = lines.reduce<Change | undefined>(
    (best, one) => ((one.told ?? '') > (best?.told ?? '') ? one : best),
    lines[0],
  )
  const list = lists.findLast(({ whole }) => whole)
  const to = (says: Piece) => linkTo(asked, `/${id}#latest`, says)
  if (list === undefined || (newest?.told ?? '') > list.date)
    return newest === undefined
      ? null
      : html`<span>${phrase(lang, 'home.latestOfRecord', { change: to(newest.says) })}</span>`
  const { total, more } = await site.log.store.roll({ call: id, at: list.date, limit: 1 })
  const of = {
    change: to(say(lang, 'lately.listOf', { total, more: more ? 'yes' : 'no' })),
    day: shortDate(list.date, lang),
  }
  return html`<span>${phrase(lang, 'home.latest', of)}</span>`
}

/** Each call with its own noun; individuals stand apart from organisations. */
async function numberOf(asked: Asked, call: CallShown, tally: RollTally | null): Promise<Markup> {
  const { lang } = asked
  if (tally === null) {
    const why = say(lang, call.namesNobody ? 'call.namesNobody' : 'switches.notCounted')
    return html`<p class="count"><span>${why}</span></p>`
  }
  const persons = personsStanding(await countsOf(asked, call.id))
  const and = persons === 0 ? null : html` ${say(lang, 'home.andPersons', { count: persons })}`
  const { number, nouns, also } = countedIn(asked, call, tally)
  const whole = afterNumber(asked, { nouns: html`${nouns}${and}`, also })
  return html`<p class="count"><b>${formatNumber(number, lang)}</b> <span>${whole}</span></p>`
}

function worksEntry(asked: Asked): Markup {
  const { lang } = asked
  const ways = [
    linkTo(asked, '/verify', say(lang, 'home.checkReceipt')),
    linkTo(asked, '/log', say(lang, 'home.checkLog')),
    linkTo(asked, '/log#audit', say(lang, 'home.checkAudit')),
    html`<a href="/export/latest">${say(lang, 'home.checkData')}</a>`,
  ]
  // Without a witness we could show each reader another log.
  const says = (who: 'sign' | 'read' | 'check') =>
    who === 'check' && witnessedSize(asked.site) === 0
      ? say(lang, 'home.forSays.checkUnwitnessed')
      : say(lang, `home.forSays.${who}`)
  const paragraphs = (['sign', 'read', 'check'] as const).map(
    who => html`<p><b>${say(lang, `home.for.${who}`)}</b> ${says(who)}</p>`,
  )
  return part(
    say(lang, 'home.works'),
    html`<div class="split">${paragraphs}</div>${listed(ways, 'ways mt')}`,
    {
      strong: true,
      inside: '',
    },
  )
}

function keeperEntry(asked: Asked, log: LogRow): Markup {
  const { lang, site } = asked
  return notedPart(
    lang,
    'home.keeper',
    html`
      <p>${inLang(ownName(asked))}${contactLink(asked) === null ? null : html`${comma(lang)}${contactLink(asked)}`}</p>
      <details class="alt">
        <summary>${say(lang, 'home.keeperMore')}</summary>
        ${facts(lang, {
          'home.origin': html`<code>${log.origin}</code>`,
          'home.key': html`<code>${log.vkey}</code>`,
          'home.follows': log.predecessor === null ? null : html`<code>${log.predecessor.origin}</code>`,
          'home.recorded': linkTo(asked, '/log', say(lang, 'entries.recorded', { count: sizeOf(site) })),
          'home.witnessed': witnessList(asked),
        })}
      </details>
    `,
    { inside: 'narrow flow' },
  )
}
