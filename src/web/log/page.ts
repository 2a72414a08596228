import { clip } from '../../core/bytes.ts'
import { formatDigest } from '../../core/digest.ts'
import { Refusal } from '../../core/refusal.ts'
import { formatTilePath, TILE_WIDTH, tileWidth } from '../../core/tile.ts'
import { formatTime } from '../../core/time.ts'
import type { Published } from '../../log/sequence.ts'
import { type LogRow, vkeysOf } from '../../register/rows.ts'
import { rowIn } from '../../store/each-row.ts'
import { announcedEntry } from '../entry/announcements.ts'
import { entryLedger } from '../entry/ledger.ts'
import {
  type Answer,
  type Asked,
  attributes,
  cachedPage,
  comma,
  commandLine,
  datedLine,
  entryLink,
  facts,
  feedsAt,
  fingerprint,
  html,
  indexIn,
  languageKept,
  linkButton,
  linkIn,
  longTime,
  type Markup,
  notedPart,
  opening,
  type Piece,
  page,
  part,
  phrase,
  remark,
  say,
  sizeOf,
  sub,
  timeIn,
  timeMark,
  verbatim,
  witnessedSize,
} from '../kit/kit.ts'

/** The log for people: how far it is recorded and witnessed, every entry in words, and how to audit it. */

const ON_A_PAGE = 25

export function showLog(asked: Asked): Promise<Answer> {
  const size = sizeOf(asked.site)
  const last = lastAsked(asked, size)
  return cachedPage(asked, `log ${last ?? ''}`, () => logPage(asked, last ?? size - 1))
}

/** The newest entry to show; undefined if none is named. */
function lastAsked({ query }: Asked, size: number): number | undefined {
  const text = query.get('upto')?.trim()
  if (text === undefined || text === '') return undefined
  const index = indexIn(text)
  if (index !== undefined && index < size) return index
  const range = size === 0 ? 'nothing, since the log is empty' : `a number from 0 to ${size - 1}`
  throw new Refusal('query_malformed', `The parameter upto is ${clip(text)}; it has to be ${range}.`).at(
    'upto',
  )
}

async function logPage(asked: Asked, last: number): Promise<string> {
  const { lang, site } = asked
  const head = site.log.head()
  const main = html`
    ${opening(
      say(lang, 'log.kicker'),
      say(lang, 'entries.recorded', { count: head?.size ?? 0 }),
      say(lang, 'log.lede'),
      html`<p class="actions">
        ${linkButton(asked, '/audit', say(lang, 'verify.audit.link'))}
        ${linkButton(asked, '/verify', say(lang, 'log.checkReceipt'))}
      </p>`,
    )}
    ${head === undefined ? null : await checkpointEntry(asked, head)}
    ${notedPart(
      lang,
      'log.witnesses',
      html`
      ${witnessesSay(asked)}${witnessList(asked)}
    `,
      { id: 'witnesses', inside: 'flow' },
    )}${await announcedEntry(asked)}
    ${head === undefined ? null : await entriesEntry(asked, last, head.size)}
    ${head === undefined ? null : auditEntry(asked, head)}
  `
  return page(asked, {
    title: say(lang, 'log.title'),
    main,
    current: 'log',
    feeds: feedsAt(asked, '/log', say(lang, 'log.title')),
  })
}

async function checkpointEntry(asked: Asked, head: Published): Promise<Markup> {
  const { lang, site } = asked
  const { store } = site.log
  const log = await rowIn(store, 'log', 'log')
  const stored = await store.head()
  const recorded = stored === undefined || stored.size !== head.size ? null : formatTime(stored.admitted)
  const anchored = log?.anchored ?? null
  return notedPart(
    lang,
    'log.checkpoint',
    html`
      ${facts(lang, {
        'log.size': say(lang, 'log.entriesUpTo', { count: head.size, last: head.size - 1 }),
        'log.last': recorded === null ? null : timeMark(recorded, longTime(recorded, lang)),
        'log.root': fingerprint(formatDigest(head.root)),
        'log.key': html`
        <span id="key"><code>${site.log.vkey}</code></span>
        ${sub(phrase(lang, 'log.keyNote', { entry: entryLink(asked, statedBy(log)) }))}
      `,
        'log.follows': log?.predecessor == null ? null : html`<code>${log.predecessor.origin}</code>`,
      })}
      <details class="alt flat">
        <summary>${say(lang, 'log.verbatim')}</summary>
        ${facts(lang, {
          'log.origin': html`<code>${site.log.origin}</code>`,
          'log.anchored':
            anchored === null
              ? null
              : html`${say(lang, 'log.anchoredAt', { count: anchored.size })}${comma(lang)}${entryLink(asked, anchored.entry)}`,
        })}
        ${verbatim(say(lang, 'log.verbatim'), head.checkpoint)}
      </details>
      <p class="ways"><a href="/log/checkpoint">${say(lang, 'log.rawCheckpoint')}</a></p>
    `,
    { strong: true, id: 'checkpoint', inside: 'narrow flow' },
  )
}

/** The entry that stated the key in force, which signs from that entry's own checkpoint on. */
function statedBy(log: LogRow | undefined): number {
  return log === undefined ? 0 : Math.max(vkeysOf(log).at(-1)!.size - 1, 0)
}

function witnessesSay({ lang, site }: Asked): Piece {
  if (site.log.witnesses().length === 0) return null
  const size = witnessedSize(site)
  const says = size === 0 ? say(lang, 'log.noneYet') : say(lang, 'log.ahead', { ahead: sizeOf(site) - size })
  return html`<p class="plain">${says}</p>`
}

/** Witnesses by name, what each has seen, and when. */
export function witnessList({ site, lang }: Asked): Markup {
  const states = site.log.witnesses()
  if (states.length === 0) return remark(say(lang, 'log.noWitnesses'))
  const line = (when: string, name: string, meta: string) =>
    datedLine(when, name, html`<span class="meta">${meta}</span>`)
  return html`<div class="box"><ul class="ledger three">${states.map(({ name, cosigned }) =>
    cosigned === null
      ? line(say(lang, 'log.awaited'), name, say(lang, 'log.awaitedNote'))
      : line(say(lang, 'log.saw', { count: cosigned.size }), name, timeIn(cosigned.time, lang)),
  )}</ul></div>`
}

async function entriesEntry(asked: Asked, last: number, size: number): Promise<Markup> {
  const { lang } = asked
  const first = Math.max(0, last - ON_A_PAGE + 1)
  const indexes = Array.from({ length: last - first + 1 }, (_, i) => last - i)
  const newest = size - 1
  const to = (upto: number, key: 'newest' | 'newer' | 'older' | 'oldest', rel?: string) => {
    const href = linkIn(asked, `/log${upto === newest ? '' : `?upto=${upto}`}#entries`)
    return html`<a${attributes({ href, rel })}>${say(lang, `log.${key}`)}</a>`
  }
  const links = [
    ...(last < newest ? [to(newest, 'newest'), to(Math.min(newest, last + ON_A_PAGE), 'newer', 'prev')] : []),
    ...(first > 0 ? [to(first - 1, 'older', 'next'), to(Math.min(size, ON_A_PAGE) - 1, 'oldest')] : []),
  ]
  return part(
    say(lang, 'log.entries'),
    html`
      ${await entryLedger(asked, indexes)}
      <nav class="pager" aria-label="${say(lang, 'log.pages')}">${links}</nav>
      <form class="filters date" action="/log#entries" role="search" aria-label="${say(lang, 'log.find')}" novalidate>
        <div>
          <label for="upto">${say(lang, 'log.upto')}</label>
          <input id="upto" name="upto" inputmode="numeric" autocomplete="off" required pattern="[0-9]+" value="${last}">
        </div>
        ${languageKept(asked)}<button class="btn second">${say(lang, 'log.show')}</button>
      </form>
    `,
    { note: say(lang, 'log.entriesShown', { first, last, size }), id: 'entries', inside: '' },
  )
}

/** The commands of docs/auditor.md, filled in for this log. */
function auditEntry(asked: Asked, { size }: Published): Markup {
  const { lang, site } = asked
  const index = Math.floor((size - 1) / TILE_WIDTH)
  const newest = (level: number | 'entries') =>
    `/log/${formatTilePath({ level, index, width: tileWidth(level, index, size) })}`
  const files = [
    ['/log/checkpoint', 'checkpoint'],
    [newest('entries'), 'entries'],
    [newest(0), 'tile'],
    [`/export/${size}/register.ndjson`, 'register'],
    [`/export/${size}/words.ndjson`, 'words'],
    ['/openapi.json', 'openapi'],
  ] as const
  return html`
    ${part(
      say(lang, 'log.audit'),
      html`
      <p>${say(lang, 'log.auditSays')}</p>
      ${commandLine(asked, `audit ${site.publicUrl}`, '--state seen.json')}
      <p class="fine">${say(lang, 'frame.clone')}</p>
      <p>${say(lang, 'log.auditState')}</p>
    `,
      { id: 'audit', inside: 'flow' },
    )}
    ${notedPart(
      lang,
      'log.files',
      html`<ul class="ledger files">
      ${files.map(
        ([path, file]) => html`<li>
        <a class="what" href="${path}"><code>${path}</code></a>
        <span class="meta">${say(lang, `log.file.${file}`)}</span>
      </li>`,
      )}
    </ul>`,
      { id: 'files' },
    )}
  `
}
