import { copiedSince } from '../../register/copied-since.ts'
import { standingSince } from '../../register/roll.ts'
import type { PartyVersion, SignatureEvent } from '../../register/rows.ts'
import { ref } from '../../register/rows.ts'
import { gapsIn, isEnd } from '../../register/signature-events.ts'
import { suspensionOf } from '../../work/suspended-parties.ts'
import {
  type Asked,
  comma,
  engravedSeal,
  entryLink,
  entryShown,
  fact,
  factsIn,
  formatNumber,
  html,
  inlineMark,
  isSigning,
  isSwitchedOn,
  linkTo,
  listed,
  longDay,
  type Markup,
  mandateMark,
  named,
  nameIn,
  type Piece,
  phrase,
  say,
  shortDate,
  shortDay,
  sub,
} from '../kit/kit.ts'
import { kindsSaid } from '../statement/quotes.ts'
import { lapsedNote, mandateHeld } from '../teller/pieces.ts'
import { wordsToday } from '../text/sayings.ts'
import { copiedFrom, copiedWords, listsOf } from './copied.ts'
import { claimLink, otherParty, type PartyRecord, takesApplications } from './record.ts'
import { type Acts, versionLink } from './signatures.ts'

/** What a party's page opens with, in words: where it stands on each call. And what it ends with: the proof of that. */

/** The calls that it signed, then those whose lists name it. */
export function callsOf({ signatures, listings }: PartyRecord): string[] {
  return [...new Set([...signatures, ...listings].map(({ call }) => call))]
}

export function partyLede(asked: Asked, record: PartyRecord, all: readonly Acts[]): Markup {
  const { row, listings, calls } = record
  const { lang } = asked
  const lines = all.map(acts => signedWords(asked, record, acts))
  const signed = new Set(all.map(({ call }) => call))
  for (const listing of listings) {
    const { call } = listing
    if (signed.has(call)) continue
    const title = linkTo(asked, `/${call}`, named(calls.get(call)!.titles, lang))
    lines.push(...copiedWords(asked, record, listing, title))
  }
  if (row.admitted === null)
    lines.push(html`${say(lang, 'party.lede.unconfirmed')} ${isThisYou(asked, record)}`)
  else if (lines.length === 0)
    lines.push(
      html`${say(lang, isChecked(row) ? 'party.lede.none' : 'party.lede.unchecked', { date: longDay(row.versions[0]!.from, lang) })}`,
    )
  return html`${lines.map(line => html`<p class="lede">${line}</p>`)}`
}

const isChecked = ({ versions }: PartyRecord['row']) => versions.at(-1)?.mandate !== null

function signedWords(asked: Asked, record: PartyRecord, { call, row }: Acts): Markup {
  const { lang } = asked
  const callRow = record.calls.get(call)!
  const { events } = row
  const ended = endOf(record, row)
  const values = {
    call: linkTo(asked, `/${call}`, named(callRow.titles, lang)),
    noun: named(callRow.noun, lang),
    date: longDay(ended?.day ?? standsSince(row), lang),
  }
  if (ended !== null) return phrase(lang, `party.lede.${ended.how}`, values)
  const { from } = events.at(-1)!
  if (from !== undefined)
    return phrase(lang, 'party.lede.carried', { ...values, party: otherParty(asked, record, from.party) })
  const { noun, ...signing } = values
  const says = isSigning(callRow, lang)
    ? phrase(lang, 'party.lede.signed', signing)
    : phrase(lang, 'party.lede.standing', values)
  return html`${says}${gapSaid(asked, events)}${besideIt(asked, record, call, row)}`
}

/** A signature that was restored stands since it was given; that it did not always stand is said beside that. */
function gapSaid({ lang }: Asked, events: readonly SignatureEvent[]): Piece {
  const gap = gapsIn(events).at(-1)
  if (gap === undefined) return null
  const [ended, restored] = [longDay(gap.ended, lang), longDay(gap.restored, lang)]
  return ` ${say(lang, 'party.lede.gap', { ended, restored })}`
}

/** The words that hold today beside a signature; they stand whole below. */
function besideIt(asked: Asked, { objections }: PartyRecord, call: string, row: Acts['row']): Piece {
  const { reservation, declaration } = wordsToday(asked, row, objections.get(call))
  const said = kindsSaid({ reservation: reservation?.words ?? null, declaration: declaration?.words ?? null })
  if (said === null) return null
  return html` <a href="#said-${call}">${say(asked.lang, `party.beside.${said}`)}</a>.`
}

/** The way by which a row becomes its organisation's own, under each call that takes applications. */
function isThisYou(asked: Asked, { id, listings, calls }: PartyRecord) {
  if (!isSwitchedOn(asked, 'applications')) return []
  const open = listings.filter(({ call }) => takesApplications(calls.get(call)!))
  const says = say(asked.lang, 'party.isThisYou')
  return open.map(({ call }) => html`${claimLink(asked, `/${call}/apply?claims=${id}`, says)} `)
}

interface End {
  readonly how: 'withdrawn' | 'removed' | 'invalidated' | 'until'
  readonly day: string
  readonly entry: number
}

/** How and when a signature ended, by its own end or that of its organisation; null while it stands. */
function endOf({ row: { ended } }: PartyRecord, { state, events }: Acts['row']): End | null {
  if (state !== 'standing') {
    const { day, entry } = events.findLast(({ what }) => isEnd(what))!
    return { how: state, day, entry }
  }
  return ended === undefined ? null : { how: 'until', day: ended.day, entry: ended.entry }
}

/** One that was carried over stands here since that day; a newer version or a restoration changes nothing. */
function standsSince(row: Acts['row']): string {
  const { from, day } = row.events.at(-1)!
  return from === undefined ? (standingSince(row) ?? day) : day
}

/** “Removed 28 Oct 2026”: before all else that is told of it. */
function endSaid({ lang }: Asked, { how, day }: End): string {
  return say(lang, `party.ended.${how}`, { date: shortDay(day, lang) })
}

/** Beside the words: its calls with their dates, who checked its authority, and the receipt of its newest signature. */
export function partyStanding(asked: Asked, record: PartyRecord): Piece {
  const { lang } = asked
  const { row, signatures, listings, calls } = record
  // Of a copied row the words beside say it all.
  if (row.admitted === null) return null
  const link = (call: string) => linkTo(asked, `/${call}`, named(calls.get(call)!.titles, lang))
  const line = (what: Piece, when: Piece) =>
    html`<li><span>${what}</span><span class="num">${when}</span></li>`
  const signed = new Set(signatures.map(({ call }) => call))
  const lines = [
    ...signatures.flatMap(({ call, row }) => {
      const ended = endOf(record, row)
      if (ended !== null) return [line(html`<b>${endSaid(asked, ended)}</b>${sub(link(call))}`, null)]
      return [
        line(link(call), shortDate(standsSince(row), lang)),
        row.version > 1
          ? line(say(lang, 'party.version', { number: row.version }), shortDate(signedOn(row), lang))
          : null,
      ]
    }),
    ...listings
      .filter(({ call, row }) => !signed.has(call) && copiedSince(row, listsOf(record, call))?.state === 'on')
      .map(({ call }) => line(link(call), say(lang, 'party.onList'))),
  ]
  // What proves a signature stands beside one that stands.
  const standing = signatures.filter(({ row }) => endOf(record, row) === null)
  const newest = standing.map(({ row }) => row.entry).sort((a, b) => b - a)[0]
  const level = signatures.length > 0 && newest === undefined ? null : levelNow(asked, row.versions.at(-1))
  const receipt =
    newest === undefined ? null : linkTo(asked, `/entries/${newest}/receipt`, say(lang, 'party.receipt'))
  // Its authority alone stands below, with the reason.
  if (lines.length === 0) return null
  return html`<aside class="standing-now its-calls" aria-label="${say(lang, 'party.itsCalls')}">
    <ul>${lines}</ul>
    ${level === null && receipt === null ? null : html`<p class="proof">${level === null ? null : html`<span>${level}</span>`}${receipt}</p>`}
  </aside>`
}

/** The mark of what was checked; in words alone where it no longer holds. */
function levelNow({ lang }: Asked, version: PartyVersion | undefined): Piece {
  if (version?.mandate == null) return null
  const says =
    version.lapsed === undefined ? mandateMark(version.mandate.level, lang) : say(lang, 'roll.lapsed')
  return html`<a href="#why">${says}</a>`
}

/** The day of the signature to the text that it is on now. */
function signedOn({ events, entry }: Acts['row']): string {
  return events.find(event => event.entry === entry)?.day ?? events.at(-1)!.day
}

/** What was checked and recorded, in short, and the seal with the number of the entry. */
export async function partyProof(asked: Asked, record: PartyRecord, all: readonly Acts[]): Promise<Markup> {
  const { lang } = asked
  const { row, listings, proofs } = record
  const newest = row.versions.at(-1)
  if (newest === undefined) return copyProof(asked, record)
  const signed = await Promise.all(all.map(one => signedFact(asked, record, one)))
  const told = [
    ...factsIn(lang, {
      'party.mandate': html`
        ${await mandateHeld(asked, newest.mandate)}${lapsedNote(asked, newest.lapsed)}${sub(entryLink(asked, newest.entry))}
      `,
      'party.domain': newest.domain === null ? null : domainShown(asked, newest.domain, proofs),
    }),
    ...signed,
    listings.length === 0
      ? null
      : fact(say(lang, 'party.lists'), html`<a href="#lists">${say(lang, 'party.seeLists')}</a>`),
  ]
  return proven(told, await sealFor(asked, record, all))
}

/**
 * The seal is earned: by a signature that stands, with an authority that holds and keys that are not suspended. A party
 * that has signed nothing yet and whose authority was checked was approved, and no more.
 */
async function sealFor(asked: Asked, record: PartyRecord, all: readonly Acts[]): Promise<Piece> {
  const { lang } = asked
  const { row, id } = record
  const { mandate, lapsed } = row.versions.at(-1)!
  if (lapsed !== undefined || row.ended !== undefined) return null
  if ((await suspensionOf(asked.site, id)) !== undefined) return null
  // What nobody has checked earns none, though the organisation is recorded.
  if (mandate === null && all.length === 0) return null
  if (all.length === 0) {
    const entry = row.admitted!
    return recordedSeal(asked, say(lang, 'party.ring.admitted', { entry }), entry)
  }
  const standing = all.find(({ row }) => endOf(record, row) === null)
  if (standing === undefined) return null
  const { entry } = standing.row
  const level = say(lang, `mandate.${mandate?.level ?? 'unchecked'}`).toLocaleUpperCase(lang)
  return recordedSeal(asked, say(lang, 'party.ring.signed', { entry, mandate: level }), entry)
}

function recordedSeal({ lang }: Asked, ring: string, entry: number): Markup {
  return engravedSeal(lang, ring, formatNumber(entry, lang))
}

function proven(told: readonly Piece[], seal: Piece): Markup {
  return html`<div class="believe"><dl class="facts wide stacked">${told}</dl>${seal}</div>`
}

/** How a call was signed, with what, and where that is recorded. */
async function signedFact(asked: Asked, record: PartyRecord, acts: Acts): Promise<Markup | null> {
  const { lang } = asked
  const { call, row: signature, policies } = acts
  const policy = policies.find(({ digest }) => digest === signature.policy)
  const rules = say(lang, 'party.policyNumber', { number: policy?.number ?? 1 })
  const ended = endOf(record, signature)
  const pair = (what: 'party.text' | 'party.policy', value: Piece) =>
    phrase(lang, 'general.pair', { what: say(lang, what), value })
  return fact(
    nameIn(record.calls.get(call)!.titles, lang).text,
    html`
      ${ended && html`<p><b>${endSaid(asked, ended)}</b>${comma(lang)}${entryLink(asked, ended.entry)}</p>`}
      ${await signedWith(asked, record, acts)}
      ${sub(pair('party.text', versionLink(asked, acts, signature.manifest)))}
      ${sub(pair('party.policy', linkTo(asked, `/${call}/policy`, rules)))}
      ${sub(html`${entryLink(asked, signature.entry)} · ${linkTo(asked, `/entries/${signature.entry}/receipt`, say(lang, 'party.receipt'))}`)}
    `,
  )
}

/** Of a row that was copied: from where, and that nobody has confirmed it. */
function copyProof(asked: Asked, record: PartyRecord): Markup {
  const { lang } = asked
  const { source, entry } = copiedFrom(asked, record)
  const told = factsIn(lang, {
    'party.source': source,
    'party.mandate': say(lang, 'party.none'),
    'party.recorded': entryLink(asked, entry),
  })
  return proven(told, recordedSeal(asked, say(lang, 'party.ring.copied', { entry }), entry))
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
    return html`${word}${sub(html`${entryLink(asked, added)}${comma(lang)}<a href="#keys">${say(lang, 'party.keys')}</a>`)}`
  })
  return listed(ways)
}
