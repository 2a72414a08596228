import { dayOf } from '../../core/time.ts'
import { suspensionOf } from '../../work/suspended-parties.ts'
import { beforeAsked, historyData, historyPager } from '../entry/history.ts'
import { entryLedger } from '../entry/ledger.ts'
import {
  type Answer,
  type Asked,
  cachedPage,
  countryName,
  entryDay,
  feedsAt,
  html,
  jsonAnswer,
  nameIn,
  page,
  part,
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
import { actsOf, partySaid, partySigned } from './signatures.ts'
import { partyLede, partySlip } from './slip.ts'

/** A party: what the register knows of it, each fact with the entry that says so. */

export function showParty(asked: Asked): Promise<Answer> {
  const before = beforeAsked(asked)
  // A day may bring other rules without an entry.
  const today = dayOf(asked.site.now())
  return cachedPage(asked, `party ${asked.params.id} ${before ?? ''} ${keysAsked(asked)} ${today}`, () =>
    partyPage(asked, asked.params.id!, before),
  )
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

async function partyPage(asked: Asked, id: string, before: number | undefined) {
  const { lang } = asked
  const record = await partyRecord(asked, id)
  const { row } = record
  const acts = await actsOf(asked, record)
  const name = nameIn(row.names, lang)
  const dot = html` <span class="dot" aria-hidden="true">·</span> `
  const kicker = html`
    ${say(lang, `kind.${row.kind}`)}${row.country === null ? null : html`${dot}${countryName(row.country, lang)}`}
  `
  const parts = await Promise.all([
    partyEnding(asked, record),
    partySigned(asked, record, acts),
    partySaid(asked, record, acts),
    partyMandate(asked, record),
    partyFacts(asked, record),
    partyKeys(asked, record),
    partyLists(asked, record),
    historyPart(asked, record, before),
  ])
  const main = html`
    <section class="opening with-slip">
      <div>
        <p class="sc kicker">${kicker}</p>
        <h1 lang="${name.lang}" dir="auto">${name.text}</h1>
        ${partyLede(asked, record)}${await suspendedLede(asked, record)}
      </div>
      ${await partySlip(asked, record, acts)}
    </section>
    ${parts}
  `
  // No row of a call: an organisation may have signed several.
  return page(asked, { title: name.text, main, feeds: feedsAt(asked, `/parties/${id}`, name.text) })
}

async function historyPart(asked: Asked, { id }: PartyRecord, before: number | undefined) {
  const { lang } = asked
  const history = await asked.site.log.store.entriesOn(`party ${id}`, { before, limit: MOST_ENTRIES })
  const { entries, total: count, older } = history
  const shown = entries.length
  const note =
    shown === count
      ? say(lang, 'party.historyNote', { count })
      : say(lang, shown + older === count ? 'party.historyMore' : 'party.historyOlder', { shown, count })
  return part(
    say(lang, 'party.history'),
    html`
      ${await entryLedger(asked, entries)}
      ${historyPager(asked, history, `/parties/${id}`, 'history')}
      ${remark(html`<a href="/parties/${id}.json">${say(lang, 'party.data')} (JSON)</a>`, 'mt-s')}
    `,
    { note, id: 'history', inside: '' },
  )
}
