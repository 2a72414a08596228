import { ref } from '../../register/rows.ts'
import type { SubjectPage } from '../../store/store.ts'
import { suspensionOf } from '../../work/suspended-parties.ts'
import { onItsDay } from '../commitments/on-day.ts'
import { committedPart } from '../commitments/organisation.ts'
import { payForOne, type ShownDay } from '../commitments/shown-day.ts'
import { beforeAsked, historyData, historyPager } from '../entry/history.ts'
import { changesLedger, changesOn } from '../entry/lately.ts'
import {
  type Answer,
  type Asked,
  attributes,
  cachedPage,
  callShown,
  comma,
  countryName,
  entryDay,
  feedsAt,
  html,
  inLang,
  isolated,
  jsonAnswer,
  longDay,
  type Markup,
  nameShown,
  type Piece,
  page,
  part,
  phrase,
  remark,
  say,
  sizeOf,
} from '../kit/kit.ts'
import { boundToday } from '../text/binding.ts'
import { wordsToday } from '../text/sayings.ts'
import { partyEnding, partyFacts } from './facts.ts'
import { keysAsked, keysShown, partyKeys, suspendedLede } from './keys.ts'
import { partyLists } from './lists.ts'
import { partyMandate } from './mandate.ts'
import { type PartyRecord, partyRecord } from './record.ts'
import { partySaid } from './said.ts'
import { type Acts, actsOf, partySigned } from './signatures.ts'
import { callsOf, partyLede, partyProof, partyStanding } from './slip.ts'

/** A party: what the register knows of it, each fact with the entry that says so. */

export function showParty(asked: Asked): Promise<Answer> {
  const before = beforeAsked(asked)
  const { id } = asked.params
  return onItsDay(asked, {
    title: say(asked.lang, 'undertaken.title'),
    keeps: ['before', 'keys'],
    pay: on => payForOne(asked, on),
    make: on => {
      // A day may bring other rules without an entry.
      const key = `party ${id} ${before ?? ''} ${keysAsked(asked)} ${on.day} ${on.at ?? ''}`
      return cachedPage(asked, key, () => partyPage(asked, id!, before, on))
    },
  })
}

const MOST_ENTRIES = 50

export async function showPartyJson(asked: Asked): Promise<Answer> {
  const record = await partyRecord(asked, asked.params.id!)
  const { id, calls, listings, signatures, proofs, vouchers, objections } = record
  const { names, kind, country, status, admitted, versions, ended } = record.row
  const { keys, next } = await keysShown(asked, id, keysAsked(asked))
  const before = beforeAsked(asked)
  const bound = signatures.map(
    ({ call, row }) => [call, boundToday(asked, row, calls.get(call)!, record.row)] as const,
  )
  const history = await asked.site.log.store.entriesOn(`party ${id}`, { before, limit: MOST_ENTRIES })
  const declined = await asked.site.log.store.rows(signatures.map(({ call }) => ref('declined', call, id)))
  return jsonAnswer(
    {
      party: id,
      status,
      names,
      kind,
      country,
      admitted,
      suspended: await suspendedData(asked, id),
      versions,
      proofs: proofs.map(({ method, row: { since: _, ...row } }) => ({ method, ...row })),
      vouchers,
      ended: ended ?? null,
      objections: Object.fromEntries(objections),
      signatures: Object.fromEntries(signatures.map(({ call, row }) => [call, row])),
      bound: Object.fromEntries(bound),
      words: Object.fromEntries(
        signatures.map(({ call, row }, i) => [
          call,
          bound[i]![1] && wordsToday(asked, row, objections.get(call)),
        ]),
      ),
      declined: Object.fromEntries(
        signatures.flatMap(({ call }, i) => (declined[i] ? [[call, declined[i].measures]] : [])),
      ),
      listings: Object.fromEntries(listings.map(({ call, row }) => [call, row.versions])),
      facts: Object.fromEntries(listings.map(({ call, row }) => [call, row.facts ?? []])),
      keys: keys.map(({ keyid, row: { key, added, addedBy, role, revoked } }) => ({
        keyid,
        kind: key.rpId === undefined ? 'file' : 'passkey',
        added,
        addedBy,
        role: role ?? 'signatory',
        revoked: revoked?.entry ?? null,
      })),
      nextKeys: next,
      history: historyData(history),
      size: sizeOf(asked.site),
    },
    'changing',
  )
}

async function suspendedData(asked: Asked, id: string) {
  const suspension = await suspensionOf(asked.site, id)
  if (suspension === undefined) return null
  const { entry, by } = suspension
  return { entry, day: await entryDay(asked, entry), by }
}

async function partyPage(asked: Asked, id: string, before: number | undefined, on: ShownDay) {
  const { lang } = asked
  const record = await partyRecord(asked, id)
  const { row } = record
  const acts = await actsOf(asked, record)
  const { name, listedAs } = nameShown(row, row.admitted === null, lang)
  // The story comes before the proof of it.
  const parts = await Promise.all([
    partyEnding(asked, record),
    partySaid(asked, record, acts),
    partySigned(asked, record, acts),
    committedPart(asked, id, callsSigned(record), on),
    partyLists(asked, record),
    believedPart(asked, record, acts, before),
  ])
  const main = html`
    <section class="asks-first">
      <div>
        ${kicker(asked, record)}
        <h1 lang="${name.lang}" dir="auto">${name.text}</h1>
        ${listedAs === undefined ? null : remark(phrase(lang, 'party.listedAs', { name: inLang(listedAs) }))}
        ${partyLede(asked, record, acts)}${await suspendedLede(asked, record)}
      </div>
      ${partyStanding(asked, record)}
    </section>
    ${on.at === undefined ? null : remark(say(lang, 'undertaken.ofDay', { day: longDay(on.day, lang) }))}
    ${parts}
  `
  const calls = callsOf(record)
  const description = say(lang, 'party.description', { name: name.text, place: placeOf(asked, row) })
  return page(asked, {
    title: name.text,
    main,
    // Of a party in two calls, neither call's pages stand above.
    call: calls.length === 1 ? await callShown(asked, calls[0]!) : undefined,
    description,
    feeds: feedsAt(asked, `/parties/${id}`, name.text),
  })
}

function callsSigned({ signatures, calls }: PartyRecord) {
  return signatures.map(({ call }) => ({ call, row: calls.get(call)! }))
}

function kicker(asked: Asked, { row }: PartyRecord) {
  const { domain } = row.versions.at(-1) ?? { domain: null }
  const site = domain === null ? null : html` · <span translate="no">${domain}</span>`
  return html`<p class="sc kicker">${placeOf(asked, row, ' · ')}${site}</p>`
}

/** Its kind and its country. */
function placeOf({ lang }: Asked, { kind, country }: PartyRecord['row'], between = comma(lang)): string {
  const kindWord = say(lang, `kind.${kind}`)
  return country === null ? kindWord : `${kindWord}${between}${isolated(countryName(country, lang), lang)}`
}

/** What proves all of it: a line or two, and the rest folded. */
async function believedPart(
  asked: Asked,
  record: PartyRecord,
  acts: readonly Acts[],
  before: number | undefined,
) {
  const { lang, query } = asked
  const { row } = record
  const history = await asked.site.log.store.entriesOn(`party ${record.id}`, { before, limit: MOST_ENTRIES })
  const [mandate, facts, keys] = await Promise.all([
    partyMandate(asked, record),
    partyFacts(asked, record),
    partyKeys(asked, record),
  ])
  const isCopy = row.admitted === null
  return part(
    say(lang, isCopy ? 'party.copiedFrom' : 'party.believed'),
    html`
      ${await partyProof(asked, record, acts)}
      ${mandate === null ? null : fold('mandate', say(lang, 'party.proofs'), mandate)}
      ${keys === null ? null : fold('keys', say(lang, 'party.keys'), keys, query.has('keys'))}
      ${fold('facts', say(lang, 'party.facts'), facts)}
      ${fold('history', say(lang, 'party.history', { count: history.total }), await historyShown(asked, record, history, before), before !== undefined)}
    `,
    { strong: true, id: 'why', inside: 'box' },
  )
}

/** Opens by itself where a link leads into it. */
function fold(id: string, summary: string, matter: Piece, open = false): Markup {
  return html`<details class="fold"${attributes({ open })}><summary>${summary}</summary><div id="${id}">${matter}</div></details>`
}

async function historyShown(
  asked: Asked,
  { id }: PartyRecord,
  history: SubjectPage,
  before: number | undefined,
) {
  const { lang } = asked
  const { entries, total: count, older } = history
  const shown = entries.length
  const note =
    shown === count
      ? null
      : say(lang, shown + older === count ? 'party.historyMore' : 'party.historyOlder', { shown, count })
  // A line for each thing that happened; the page holds these very entries.
  const { lines } = await changesOn(asked, `party ${id}`, { most: MOST_ENTRIES, before, reads: MOST_ENTRIES })
  return html`
    ${note === null ? null : remark(note)}
    ${changesLedger(asked, lines)}
    ${historyPager(asked, history, `/parties/${id}`, 'history')}
    ${remark(html`<a href="/parties/${id}.json">${say(lang, 'party.data')} (JSON)</a>`, 'mt-s')}
  `
}
