import { type ListingRow, ref, type SignatureEvent } from '../../register/rows.ts'
import { isEnd } from '../../register/signature-events.ts'
import {
  type Asked,
  Choice,
  entryLink,
  entryShown,
  formatNumber,
  html,
  inlineMark,
  linkTo,
  listed,
  longDate,
  longDay,
  type Markup,
  named,
  phrase,
  say,
  slip,
  sub,
} from '../kit/kit.ts'
import { mandateHeld, sourceLink } from '../teller/pieces.ts'
import { lapsedNote } from './facts.ts'
import { claimLink, otherParty, type PartyRecord, takesApplications } from './record.ts'
import { type Acts, receiptLink, versionLink } from './signatures.ts'

/** What a party's page opens with: where it stands, in a sentence a call, and the slip that cites the proof. */

export function partyLede(asked: Asked, record: PartyRecord): Markup {
  const { row, signatures, listings, calls } = record
  const { lang } = asked
  const titled = (id: string) => {
    const call = calls.get(id)!
    return {
      call: linkTo(asked, `/${id}`, named(call.titles, lang)),
      noun: named(call.noun, lang),
    }
  }
  const lines: Markup[] = signatures.map(({ call, row: { state, events } }) => {
    const values = { ...titled(call), date: longDay(turnedOn(events), lang) }
    const { from } = events.at(-1)!
    if (state === 'standing' && row.ended !== undefined)
      return phrase(lang, 'party.lede.until', { ...values, date: longDay(row.ended.day, lang) })
    if (state === 'standing' && from !== undefined)
      return phrase(lang, 'party.lede.carried', { ...values, party: otherParty(asked, record, from.party) })
    return phrase(lang, `party.lede.${state}`, values)
  })
  const signed = new Set(signatures.map(({ call }) => call))
  for (const { call, row } of listings) {
    if (signed.has(call)) continue
    lines.push(...listedWords(asked, record, call, row, titled(call).call))
  }
  if (row.admitted === null)
    lines.push(html`${say(lang, 'party.lede.unconfirmed')} ${isThisYou(asked, record)}`)
  else if (lines.length === 0)
    lines.push(html`${say(lang, 'party.lede.none', { date: longDay(row.versions[0]!.from, lang) })}`)
  return html`${lines.map(line => html`<p class="lede">${line}</p>`)}`
}

/**
 * A row that later lists left unchanged is not copied again: it counts as on all of them. What another source reports of
 * a later day is newer than they are.
 */
function listedWords(
  { lang }: Asked,
  { sources }: PartyRecord,
  call: string,
  listing: ListingRow,
  title: Markup,
): Markup[] {
  const { versions } = listing
  const last = versions.at(-1)
  const whole = [...sources].filter(([key, source]) => key.startsWith(`${call}/`) && source.whole)
  const newest = whole.at(-1)?.[0].slice(call.length + 1)
  const report = reportsOn(listing).findLast(({ what }) => what !== 'renamed')
  if (report !== undefined && (last === undefined || report.day > (newest ?? last.date)))
    return [
      phrase(lang, 'party.lede.reported', {
        what: new Choice(report.what),
        call: title,
        date: longDay(report.day, lang),
      }),
    ]
  if (last === undefined) return []
  const { date, present } = last
  const values = { call: title, date: longDay(date, lang) }
  if (!present) return [phrase(lang, 'party.lede.unlisted', values)]
  const { date: first } = versions[versions.findLastIndex(one => !one.present) + 1]!
  if (newest === undefined || newest <= first)
    return [phrase(lang, 'party.lede.listed', { ...values, date: longDay(first, lang) })]
  const days = { first: longDay(first, lang), date: longDay(newest, lang) }
  return [phrase(lang, 'party.lede.listedSince', { ...values, ...days })]
}

/** What other sources report and nobody has taken back. */
function reportsOn({ facts = [] }: ListingRow) {
  return facts.filter(({ withdrawn }) => withdrawn === null)
}

/** The way by which a row becomes its organisation's own, under each call that takes applications. */
function isThisYou(asked: Asked, { id, listings, calls }: PartyRecord) {
  const open = listings.filter(({ call }) => takesApplications(calls.get(call)!))
  const says = say(asked.lang, 'party.isThisYou')
  return open.map(({ call }) => html`${claimLink(asked, `/${call}/apply?claims=${id}`, says)} `)
}

/** The day since which it stands, or stands no more: a signature to a newer version changes nothing of that. */
function turnedOn(events: readonly SignatureEvent[]) {
  const stands = ({ what }: SignatureEvent) => !isEnd(what)
  const turn = events.findLastIndex(event => stands(event) !== stands(events.at(-1)!))
  return events[turn + 1]!.day
}

/** The number in the seal is that of the entry. */
export async function partySlip(asked: Asked, record: PartyRecord, all: readonly Acts[]): Promise<Markup> {
  const { lang } = asked
  const [acts] = all
  const { row, listings } = record
  const shown = (
    title: 'party.slip' | 'party.slipParty' | 'party.slipCopy',
    ring: string,
    entry: number,
    told: Parameters<typeof slip>[4],
  ) => slip(lang, say(lang, title), ring, entry, told, 'facts stacked')
  if (acts !== undefined) {
    const held = row.versions.at(-1)!.mandate
    const mandate = say(lang, `mandate.${held?.level ?? 'unchecked'}`).toLocaleUpperCase(lang)
    const { entry } = acts.row
    const ring = say(lang, 'party.ring.signed', { entry, mandate })
    return shown('party.slip', ring, entry, await signedFacts(asked, record, acts))
  }
  if (row.admitted !== null) {
    const ring = say(lang, 'party.ring.admitted', { entry: row.admitted })
    const { mandate, lapsed } = row.versions.at(-1)!
    return shown('party.slipParty', ring, row.admitted, {
      'party.mandate': html`${await mandateHeld(asked, mandate)}${lapsedNote(asked, lapsed)}`,
    })
  }
  const [listing] = listings
  const newest = listing?.row.versions.at(-1)
  const report = newest === undefined && listing !== undefined ? reportsOn(listing.row).at(-1) : undefined
  const list = newest && record.sources.get(`${listing!.call}/${newest.date}`)
  const source = report?.source ?? list
  const entry = newest?.entry ?? report?.entry ?? row.since
  return shown('party.slipCopy', say(lang, 'party.ring.copied', { entry }), entry, {
    'party.source':
      source === undefined
        ? null
        : html`${sourceLink(source)}${sub(longDate(report?.source.date ?? newest!.date, lang))}`,
    'party.row': newest?.row == null ? null : formatNumber(newest.row, lang),
    'party.mandate': say(lang, 'party.none'),
    'party.recorded': entryLink(asked, entry),
  })
}

async function signedFacts(asked: Asked, record: PartyRecord, acts: Acts) {
  const { row, calls, proofs } = record
  const { lang } = asked
  const { call, row: signature, policies } = acts
  const policy = policies.find(({ digest }) => digest === signature.policy)
  const newest = row.versions.at(-1)!
  return {
    'party.call': linkTo(asked, `/${call}`, named(calls.get(call)!.titles, lang)),
    'party.mandate': html`
      ${await mandateHeld(asked, newest.mandate)}${lapsedNote(asked, newest.lapsed)}
      ${sub(entryLink(asked, newest.entry))}
    `,
    'party.domain': newest.domain === null ? null : domainShown(asked, newest.domain, proofs),
    'party.signedWith': await signedWith(asked, record, acts),
    'party.text': versionLink(asked, acts, signature.manifest),
    'party.policy': linkTo(
      asked,
      `/${call}/policy`,
      say(lang, 'party.policyNumber', { number: policy?.number ?? 1 }),
    ),
    'party.recorded': html`${entryLink(asked, signature.entry)}${receiptLink(asked, signature.entry)}`,
  }
}

/** With its mark and the day of the check, where its control was shown and still is. */
function domainShown({ lang }: Asked, domain: string, proofs: PartyRecord['proofs']) {
  const held = proofs.find(({ method, row }) => method === 'domain' && row.lapsed === null)?.row.held
  if (held?.domain !== domain) return html`<code>${domain}</code>`
  const day = longDay(held.checked, lang)
  return html`
    <span class="mandate">${inlineMark('m-domain')}<code>${domain}</code></span>
    ${sub(say(lang, 'says.checked', { checked: day }))}
  `
}

/** By which means, with the word of who brought the key in. */
async function signedWith(asked: Asked, record: PartyRecord, { row }: Acts) {
  const { lang } = asked
  if (row.from !== undefined)
    return phrase(lang, 'party.with.carried', { party: otherParty(asked, record, row.from.party) })
  if (row.how === 'deposited' && row.instrument !== null)
    return say(lang, 'party.with.paper', { date: longDay(row.instrument.date, lang) })
  const { signatures, prepared } = await entryShown(asked, row.entry)
  // A seal is opened by whoever comes first; what is in it was signed by the party.
  const signed = prepared.enclosed?.envelope.signatures ?? signatures
  const keys = await asked.site.log.store.rows(signed.map(({ keyid }) => ref('keys', keyid)))
  const ways = keys.map(row => {
    const { key, added } = row!
    const word = say(lang, key.rpId === undefined ? 'party.with.file' : 'party.with.passkey')
    return html`${word}${sub(html`${entryLink(asked, added)}, <a href="#keys">${say(lang, 'party.keys')}</a>`)}`
  })
  return listed(ways)
}
