import type { Said } from '../../register/kinds.ts'
import type { SignatureEvent, SignatureRow } from '../../register/rows.ts'
import { isSigning, isState } from '../../register/signature-events.ts'
import {
  type Asked,
  bodyOf,
  Choice,
  comma,
  entryLink,
  entryShown,
  facts,
  firstOf,
  hash,
  html,
  languageIn,
  ledgerLine,
  linkTo,
  type Markup,
  named,
  type Piece,
  part,
  phrase,
  remark,
  say,
  sub,
} from '../kit/kit.ts'
import { kindsSaid } from '../statement/quotes.ts'
import { quoted } from '../teller/pieces.ts'
import { removalRestsOn } from '../teller/removal.ts'
import { bindingToday, bindingWords, correctedWords } from '../text/binding.ts'
import { type Published, versionsIn } from '../text/versions.ts'
import { otherParty, type PartyRecord } from './record.ts'

/** What a party signed, call by call. */

/** What a party did with its signature on one call, newest first, each signature with what it bound. */
export interface Acts {
  readonly call: string
  readonly row: SignatureRow
  readonly acts: readonly Act[]
  /** Acts before these, which are in the log as well. */
  readonly earlier: number
  readonly texts: readonly Published<'texts'>[]
  readonly policies: readonly Published<'policies'>[]
}

interface Act {
  readonly event: SignatureEvent
  /** Null for what is no signature. */
  readonly bound: Bound | null
  /** Why it was withdrawn, removed, invalidated or restored, if somebody said so. */
  readonly reason: Said | null
}

type Bound = Pick<SignatureRow, 'manifest' | 'policy' | 'read' | 'reservation' | 'declaration' | 'instrument'>

/** Acts on one call that a page tells: a party could sign and withdraw for ever. */
const MOST_ACTS = 20

export function actsOf(asked: Asked, { signatures }: PartyRecord): Promise<Acts[]> {
  return Promise.all(
    signatures.map(async ({ call, row }) => {
      const [texts, policies] = await Promise.all([
        versionsIn(asked, 'texts', call),
        versionsIn(asked, 'policies', call),
      ])
      const { shown, told: earlier } = firstOf(row.events.toReversed(), MOST_ACTS, count => count)
      const acts = await Promise.all(
        shown.map(async event => ({
          event,
          bound: await boundBy(asked, row, event),
          reason: await reasonOf(asked, event),
        })),
      )
      return { call, row, acts, earlier: earlier ?? 0, texts, policies }
    }),
  )
}

/** The newest signature stands in the register; what an earlier one bound stands in its entry. */
async function boundBy(asked: Asked, row: SignatureRow, event: SignatureEvent): Promise<Bound | null> {
  if (!isSigning(event.what)) return null
  if (event.entry === row.entry) return row
  if (event.what === 'carried') return null
  const shown = await entryShown(asked, event.entry)
  const body = bodyOf<'signature/given' | 'signature/deposited' | 'party/joined'>(shown)
  return { instrument: null, ...('acceptance' in body ? body.acceptance! : body) }
}

async function reasonOf(asked: Asked, event: SignatureEvent): Promise<Said | null> {
  if (isSigning(event.what) || !isState(event.what)) return null
  const why: { readonly reason?: Said | null; readonly ground?: Said } = bodyOf<
    'signature/withdrawn' | 'signature/invalidated'
  >(await entryShown(asked, event.entry))
  return why.reason ?? why.ground ?? null
}

/** By which clause it was removed, and by which day what that asks was due; null for whatever else ended it. */
async function restsOf(asked: Asked, call: string, { what, entry }: SignatureEvent): Promise<Piece> {
  if (what !== 'removed') return null
  const rests = await removalRestsOn(
    asked,
    call,
    bodyOf<'signature/removed'>(await entryShown(asked, entry)),
    entry,
  )
  return rests === null ? null : html`<div class="mt-s">${rests}</div>`
}

/** Null where it has signed nothing: that is said first on its page. */
export async function partySigned(
  asked: Asked,
  record: PartyRecord,
  all: readonly Acts[],
): Promise<Markup | null> {
  if (all.length === 0) return null
  const shown = await Promise.all(all.map(acts => callSigned(asked, record, acts)))
  return part(say(asked.lang, 'party.signed'), html`${shown}`, { strong: true, id: 'signed' })
}

async function callSigned(asked: Asked, record: PartyRecord, it: Acts) {
  const { lang } = asked
  const { call, row, acts, earlier } = it
  const callRow = record.calls.get(call)!
  const title = named(callRow.titles, lang)
  const binding = bindingToday(asked, row, callRow, record.row)
  const bound = binding && (await bindingWords(asked, call, binding))
  const boundShown = ({ now, next }: NonNullable<typeof bound>) => html`${now}${next && sub(next)}`
  const corrected = correctedWords(asked, call, row, callRow)
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
    <h3>${linkTo(asked, `/${call}`, title)}</h3>
    <ol class="ledger three stacked mt-s">${await Promise.all(acts.map(act => actLine(asked, record, it, act)))}</ol>
    ${earlier === 0 ? null : remark(say(lang, 'party.earlier', { count: earlier }), 'mt-s')}
    ${bound === null ? null : facts(lang, { 'party.bound': boundShown(bound) }, 'wide mt-s')}
    ${corrected && facts(lang, { 'party.corrected': corrected }, 'wide mt-s')}
    ${paper}
  </div>`
}

async function actLine(
  asked: Asked,
  record: PartyRecord,
  { call, texts, policies }: Acts,
  { event, bound, reason }: Act,
) {
  const { lang } = asked
  const { what, day, entry } = event
  const line = (words: Markup, receipt: Markup | null) =>
    ledgerLine(day, lang, words, html`${entryLink(asked, entry)}${receipt}`)
  if (what === 'carried') {
    const { party, entry } = event.from!
    const says = phrase(lang, 'party.event.carried', { party: otherParty(asked, record, party) })
    return line(says, receiptLink(asked, entry))
  }
  if (what === 'accepted') {
    const policy = policies.find(({ digest }) => digest === event.policy)?.number ?? 1
    const says = say(lang, 'party.event.accepted', { policy })
    return line(linkTo(asked, `/${call}/policy`, says), receiptLink(asked, entry))
  }
  if (what === 'declared' || what === 'narrowed' || what === 'reserved') {
    const { reservation, declaration } = event
    const said = new Choice((reservation ?? declaration ?? null) === null ? 'none' : 'said')
    const says = html`<a href="#said-${call}">${phrase(lang, `party.event.${what}`, { said })}</a>`
    return line(says, receiptLink(asked, entry))
  }
  if (what !== 'given' && what !== 'deposited')
    return line(
      html`${say(lang, `party.event.${what}`)}${await quoted(asked, reason)}${await restsOf(asked, call, event)}`,
      null,
    )
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
  const languages = read.map(tag => languageIn(tag, lang)).join(comma(lang))
  return line(
    html`${linkTo(asked, `/${call}/text/${manifest}`, says)}${beside}${sub(say(lang, 'party.read', { languages }))}`,
    receiptLink(asked, entry),
  )
}

function receiptLink(asked: Asked, entry: number): Markup {
  return sub(linkTo(asked, `/entries/${entry}/receipt`, say(asked.lang, 'party.receiptOf', { entry })))
}

/** The version that a signature binds, as the slip names it. */
export function versionLink(asked: Asked, { call, texts }: Acts, manifest: string): Markup {
  const text = texts.find(({ digest }) => digest === manifest)
  const row = text?.row
  const words = say(asked.lang, 'party.version', { number: text?.number ?? 1 })
  return html`
    ${linkTo(asked, `/${call}/text/${manifest}`, words)}
    ${row === undefined ? null : html`${comma(asked.lang)}${entryLink(asked, row.entry)}`}
  `
}
