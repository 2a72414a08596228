import type { Said } from '../../register/kinds.ts'
import type { CallRow } from '../../register/rows.ts'
import type { Saying } from '../../register/words-in-force.ts'
import {
  type Asked,
  attributes,
  firstOf,
  html,
  type Markup,
  named,
  type Piece,
  part,
  phrase,
  say,
} from '../kit/kit.ts'
import { external } from '../teller/pieces.ts'
import { isTold, sayingState, sayingsToday } from '../text/sayings.ts'
import { factTeller, hostOf } from './copied.ts'
import { objectionsShown, saidOnce } from './objections.ts'
import type { PartyRecord } from './record.ts'
import type { Acts } from './signatures.ts'

/**
 * What a party said on each call: what it signed here itself in its own words, and apart from that what lists and other
 * sources tell of it, which may be words that it never used.
 */

interface SaidOnce {
  readonly kind: 'reservation' | 'declaration'
  readonly words: Said
  readonly entry: number
  readonly day: string
  /** Who tells it, where that is not the party itself. */
  readonly teller: { readonly name: string; readonly link: Piece } | null
  /** When it holds or held; null for what a list gives. */
  readonly saying: Saying | null
  /** Every entry by which these very words were said: an objection is to one of them. */
  readonly entries: readonly number[]
}

/** Everything that a party said on a call, once each, newest first. */
function saidOn(
  asked: Asked,
  call: string,
  { row }: Partial<Acts>,
  { listings, objections }: PartyRecord,
): SaidOnce[] {
  const said = row === undefined ? [] : sayingsToday(asked, row, objections.get(call))
  // What is cut here stands among its acts, whose earlier ones are counted there.
  const { shown } = firstOf(said.toReversed(), MOST_SAID, () => null)
  const signed = shown.toReversed().flatMap((saying): SaidOnce[] => {
    const { kind, words, entry, day } = saying
    return words === null ? [] : [{ kind, words, entry, day, teller: null, saying, entries: [entry] }]
  })
  const listing = listings.find(one => one.call === call)?.row
  const told = { kind: 'declaration', saying: null, entries: [] } as const
  const listed = (listing?.versions ?? []).flatMap(({ declaration, entry, present }): SaidOnce[] => {
    if (declaration === null || !present) return []
    const { words, date: day, source } = declaration
    const name = hostOf(source)
    return [{ ...told, words, entry, day, teller: { name, link: external(source, name) } }]
  })
  const reported = (listing?.facts ?? []).flatMap((fact): SaidOnce[] => {
    const { what, words, entry, day, source, withdrawn } = fact
    if (what !== 'declared' || words === null || withdrawn !== null) return []
    return [
      { ...told, words, entry, day, teller: { name: source.by ?? source.title, link: factTeller(fact) } },
    ]
  })
  const once = new Map<string, SaidOnce>()
  for (const one of [...listed, ...reported, ...signed]) {
    const key = JSON.stringify([one.kind, one.words])
    const entries = [...(once.get(key)?.entries ?? []), ...one.entries]
    once.delete(key)
    once.set(key, { ...one, entries })
  }
  return [...once.values()].toReversed()
}

/** Sayings on one call that a page tells: a party could change its words for ever. */
const MOST_SAID = 40

/** What it said on each call, and what others object to in it; then what others tell of that, by who tells it. */
export async function partySaid(
  asked: Asked,
  record: PartyRecord,
  all: readonly Acts[],
): Promise<Markup | null> {
  const { lang } = asked
  const calls = [...new Set([...record.signatures, ...record.listings].map(({ call }) => call))]
  const said = calls.map(call => {
    const acts = all.find(one => one.call === call)
    return { call, acts, said: saidOn(asked, call, acts ?? {}, record) }
  })
  const own = await Promise.all(said.map(one => ownWords(asked, record, one)))
  const told = said.flatMap(({ call, said }) => said.map(one => ({ call, one })))
  const byTeller = Map.groupBy(
    told.filter(({ one }) => one.teller !== null),
    ({ one }) => one.teller!.name,
  )
  // A roll leads to what was said on its call, whoever tells it.
  const reached = new Set(said.filter((_, i) => own[i] !== null).map(({ call }) => call))
  const others: Markup[] = []
  for (const [name, each] of byTeller) {
    const blocks = each.map(async ({ call, one }) => {
      const id = reached.has(call) ? false : `said-${call}`
      reached.add(call)
      return html`<div class="said"${attributes({ id })}>${await toldOnce(asked, record.calls.get(call)!, one)}</div>`
    })
    others.push(
      part(say(lang, 'party.toldBy', { source: name }), await Promise.all(blocks), {
        inside: '',
        strong: true,
      }),
    )
  }
  const isSilent = own.every(one => one === null)
  if (isSilent && others.length === 0) return null
  return html`${isSilent ? null : part(say(lang, 'party.said'), own, { inside: '', strong: true })}${others}`
}

async function ownWords(
  asked: Asked,
  record: PartyRecord,
  { call, acts, said }: { readonly call: string; readonly acts: Acts | undefined; readonly said: SaidOnce[] },
): Promise<Markup | null> {
  const own = said.filter(({ teller }) => teller === null)
  if (own.length === 0) return null
  const stands = acts?.row.state === 'standing' && record.row.ended === undefined
  // An objection stands beside the words that it was to, whatever was said after them.
  const told = new Set<number>()
  const beside = (entries: readonly number[] | null) =>
    objectionsShown(asked, record, call, ({ entry, against }) => {
      if (told.has(entry) || (entries !== null && !entries.includes(against))) return false
      told.add(entry)
      return true
    })
  const blocks: Markup[] = []
  for (const one of own) {
    const { saying } = one
    const note =
      saying !== null && isTold(saying, stands)
        ? html`<p class="mt-s">${sayingState(asked, saying)}</p>`
        : null
    const title = titleOf(asked, record.calls.get(call)!, one, saying !== null && saying.until !== null)
    blocks.push(await saidOnce(asked, title, one, { note }), ...(await beside(one.entries)))
  }
  return html`<div class="said" id="said-${call}">${blocks}${await beside(null)}</div>`
}

/** Never between quotation marks: a source may sum up, and then no word of it is the party's. */
function toldOnce(asked: Asked, call: CallRow, said: SaidOnce): Promise<Markup> {
  const from = html`<span>${phrase(asked.lang, 'party.saidFrom', { source: said.teller!.link })}</span>`
  return saidOnce(asked, titleOf(asked, call, said), said, { from, isTold: true })
}

/** Two headings of one name would leave the reader to find out which words hold. */
function titleOf({ lang }: Asked, call: CallRow, { kind }: SaidOnce, isOver = false): Markup {
  return phrase(lang, isOver ? 'party.saidBefore' : 'party.saidOf', {
    what: say(lang, `party.${kind}`),
    call: named(call.titles, lang),
  })
}
