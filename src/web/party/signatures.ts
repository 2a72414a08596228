import type { CallRow } from '../../register/rows.ts'
import {
  type Asked,
  entryLink,
  facts,
  hash,
  html,
  inLang,
  languageIn,
  ledgerLine,
  linkTo,
  type Markup,
  named,
  nameIn,
  notedPart,
  phrase,
  remark,
  say,
  sub,
} from '../kit/kit.ts'
import { kindsSaid } from '../statement/quotes.ts'
import { external, quoted } from '../teller/pieces.ts'
import { otherParty } from './mergers.ts'
import { objectionsShown, saidOnce } from './objections.ts'
import type { PartyRecord } from './record.ts'
import { type Act, type Acts, type SaidOnce, saidOn } from './signature-acts.ts'

/** What a party signed, call by call, and what it said in its own words. */

export async function partySigned(asked: Asked, record: PartyRecord, all: readonly Acts[]): Promise<Markup> {
  const { lang } = asked
  const shown = await Promise.all(all.map(acts => callSigned(asked, record, acts)))
  const matter = shown.length === 0 ? remark(say(lang, 'party.noSignature')) : html`${shown}`
  return notedPart(lang, 'party.signed', matter, {
    strong: true,
    id: 'signed',
  })
}

async function callSigned(asked: Asked, record: PartyRecord, it: Acts): Promise<Markup> {
  const { lang } = asked
  const { calls } = record
  const { call, row, acts, earlier } = it
  const title = nameIn(calls.get(call)!.titles, lang)
  const paper =
    row.instrument === null
      ? null
      : facts(
          lang,
          {
            'party.instrument': hash(row.instrument.digest),
            'party.channel': await quoted(asked, row.instrument.channel),
          },
          'wide mt-s',
        )
  return html`<div class="of-call">
    <h3>${linkTo(asked, `/${call}`, inLang(title))}</h3>
    <ol class="ledger three stacked mt-s">${await Promise.all(acts.map(act => actLine(asked, record, it, act)))}</ol>
    ${earlier === 0 ? null : remark(say(lang, 'party.earlier', { count: earlier }), 'mt-s')}
    ${paper}
  </div>`
}

async function actLine(
  asked: Asked,
  record: PartyRecord,
  { call, texts, policies }: Acts,
  { event, bound, reason }: Act,
): Promise<Markup> {
  const { lang } = asked
  const { what, day, entry } = event
  const line = (words: Markup, receipt: Markup | null) =>
    ledgerLine(day, lang, words, html`${entryLink(asked, entry)}${receipt}`)
  if (what === 'carried') {
    const { party, entry } = event.from!
    const says = phrase(lang, 'party.event.carried', { party: otherParty(asked, record, party) })
    return line(says, receiptLink(asked, entry))
  }
  if (what !== 'given' && what !== 'deposited')
    return line(html`${say(lang, `party.event.${what}`)}${await quoted(asked, reason)}`, null)
  const { manifest, policy, read } = bound!
  const text = texts.find(({ digest }) => digest === manifest)
  const numbers = {
    version: text?.number ?? 1,
    policy: policies.find(({ digest }) => digest === policy)?.number ?? 1,
  }
  const says = say(lang, `party.event.${what}`, numbers)
  const said = kindsSaid(bound!)
  const beside =
    said === null ? null : sub(html`<a href="#said-${call}">${say(lang, `roll.said.${said}`)}</a>`)
  const languages = read.map(tag => languageIn(tag, lang)).join(', ')
  return line(
    html`${linkTo(asked, `/${call}/text/${manifest}`, says)}${beside}${sub(say(lang, 'party.read', { languages }))}`,
    receiptLink(asked, entry),
  )
}

export function receiptLink(asked: Asked, entry: number): Markup {
  return sub(linkTo(asked, `/entries/${entry}/receipt`, say(asked.lang, 'party.receiptOf', { entry })))
}

/** What it said on each call, and what others object to in it. */
export async function partySaid(
  asked: Asked,
  record: PartyRecord,
  all: readonly Acts[],
): Promise<Markup | null> {
  const { lang } = asked
  const calls = [...new Set([...record.signatures, ...record.listings].map(({ call }) => call))]
  const shown = await Promise.all(
    calls.map(async call => {
      const said = saidOn(
        call,
        all.find(acts => acts.call === call),
        record,
      )
      if (said.length === 0) return null
      const blocks = await Promise.all(said.map(one => inOwnWords(asked, record.calls.get(call)!, one)))
      const objections = await objectionsShown(asked, record, call)
      return html`<div class="said" id="said-${call}">${blocks}${objections}</div>`
    }),
  )
  if (shown.every(one => one === null)) return null
  return notedPart(lang, 'party.said', shown, { inside: '' })
}

function inOwnWords(asked: Asked, call: CallRow, said: SaidOnce): Promise<Markup> {
  const { lang } = asked
  const title = phrase(lang, 'party.saidOf', {
    what: say(lang, `party.${said.kind}`),
    call: named(call.titles, lang),
  })
  const from =
    said.source === null
      ? null
      : html`<span>${phrase(lang, 'party.saidFrom', { source: external(said.source) })}</span>`
  return saidOnce(asked, title, said, { from })
}

/** The version that a signature binds, as the slip names it. */
export function versionLink(asked: Asked, { call, texts }: Acts, manifest: string): Markup {
  const text = texts.find(({ digest }) => digest === manifest)
  const row = text?.row
  const words = say(asked.lang, 'party.version', { number: text?.number ?? 1 })
  return html`
    ${linkTo(asked, `/${call}/text/${manifest}`, words)}
    ${row === undefined ? null : html`, ${entryLink(asked, row.entry)}`}
  `
}
