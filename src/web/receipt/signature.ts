import type { Said } from '../../register/kinds.ts'
import { ref, type SignatureRow } from '../../register/rows.ts'
import { inEffect } from '../../register/types/sealed.ts'
import { signatureDeposited, signatureGiven } from '../../register/types/signatures.ts'
import { type BodyOf, bodyIn } from '../../register/types.ts'
import { dayOf } from '../entry/shown.ts'
import { entryLink, linkIn } from '../links.ts'
import { html, type Markup } from '../markup.ts'
import { phrase } from '../phrase.ts'
import { say } from '../say.ts'
import { callIn } from '../teller/call.ts'
import { nounOf, type Setting } from '../teller/setting.ts'
import { languageIn, longDay } from '../wording.ts'

/** What the receipt of a signature says beyond that of any entry: what was accepted, and whether it still stands. */

export interface Acceptance {
  readonly party: string
  /** What was accepted, in one sentence. */
  readonly told: string
  readonly reservation: Said | null
  readonly declaration: Said | null
  /** The paper, where it was no key that signed. */
  readonly instrument: Instrument | null
}

type Instrument = BodyOf<typeof signatureDeposited.type>['instrument']

type Accepting = BodyOf<typeof signatureGiven.type> | BodyOf<typeof signatureDeposited.type>

/** Undefined for an entry that is no signature on a call. */
export function acceptanceIn(it: Setting): Acceptance | undefined {
  const { asked, known } = it
  const statement = inEffect(it.statement)
  if (statement.type !== signatureGiven.type && statement.type !== signatureDeposited.type) return undefined
  const body: Accepting = bodyIn(statement.type, statement)
  const call = callIn(statement)
  const { lang } = asked
  const { reservation, declaration } = body
  const told = say(lang, 'receipt.told', {
    language: body.read.map(tag => languageIn(tag, lang)).join(', '),
    policy: known.policy(call, body.policy)?.number ?? 1,
    with:
      reservation === null
        ? declaration === null
          ? 'none'
          : 'declaration'
        : declaration === null
          ? 'reservation'
          : 'both',
  })
  return 'party' in body
    ? { party: body.party, told, reservation, declaration, instrument: body.instrument }
    : { party: statement.by, told, reservation, declaration, instrument: null }
}

/** A receipt proves for ever that a signature was given; whether it stands is another matter, and is said. */
export async function standingNotice(it: Setting, acceptance: Acceptance): Promise<Markup | null> {
  const { asked, index } = it
  const { lang } = asked
  const row = await signatureRow(it, acceptance)
  if (row === undefined) return null
  if (row.state === 'standing' && row.entry === index) return endedNotice(it, acceptance)
  const last = row.events.at(-1)!
  const entry = entryLink(asked, row.entry === index ? last.entry : row.entry)
  const day = longDay(row.entry === index ? last.day : await dayOf(asked, row.entry), lang)
  const words =
    row.entry !== index
      ? phrase(lang, 'receipt.replaced', { day, entry })
      : phrase(lang, `receipt.${row.state as Exclude<SignatureRow['state'], 'standing'>}`, { day, entry })
  return html`<p class="notice mt">${words}</p>`
}

/** A signature outlives its party only where it was carried over, and then it is another's. */
async function endedNotice({ asked }: Setting, { party }: Acceptance): Promise<Markup | null> {
  const { lang, site } = asked
  const [row] = await site.log.store.rows([ref('parties', party)])
  if (row?.ended === undefined) return null
  const values = { day: longDay(row.ended.day, lang), entry: entryLink(asked, row.ended.entry) }
  return html`<p class="notice mt">${phrase(lang, 'receipt.partyEnded', values)}</p>`
}

async function signatureRow(
  { asked, statement }: Setting,
  { party }: Acceptance,
): Promise<SignatureRow | undefined> {
  const [row] = await asked.site.log.store.rows([ref('signatures', `${callIn(statement)}/${party}`)])
  return row
}

/** What the file proves, and that it takes the key of the log to see it. */
export function keepIt({ asked: { lang } }: Setting, acceptance: Acceptance | undefined): string {
  if (acceptance === undefined) return say(lang, 'receipt.keep', { what: 'stated' })
  return say(lang, 'receipt.keep', { what: acceptance.instrument === null ? 'given' : 'deposited' })
}

/** What comes after signing, as far as this call asks for it, while the party still stands; else what is left. */
export async function afterSigning(it: Setting, acceptance: Acceptance): Promise<Markup> {
  const { asked, statement, known } = it
  const { lang } = asked
  const { party, instrument } = acceptance
  const call = callIn(statement)
  const roll = html`<a href="${linkIn(asked, `/${call}/roll`)}">${say(lang, 'receipt.roll')}</a>`
  const page = (words: string) => html`<a href="${linkIn(asked, `/parties/${party}`)}">${words}</a>`
  const row = await signatureRow(it, acceptance)
  if (row?.state !== 'standing') {
    const own = page(say(lang, 'receipt.itsPage'))
    return item(say(lang, 'receipt.nowToo'), phrase(lang, 'receipt.ended', { own }))
  }
  const own = page(say(lang, 'receipt.party'))
  const { policy } = inEffect(statement).body as { policy: string }
  const rules = known.policy(call, policy)?.row
  const reporting = rules?.policy.reporting
  return html`${item(say(lang, 'receipt.nowToo'), phrase(lang, 'receipt.stands', { roll, own, noun: nounOf(it, call) }))}${
    reporting === undefined || reporting === null
      ? null
      : item(longDay(reporting.from, lang), say(lang, 'receipt.reports', { months: reporting.months }))
  }${item(say(lang, 'receipt.anyTime'), say(lang, instrument === null ? 'receipt.leave' : 'receipt.leavePaper'))}`
}

function item(when: string, what: Markup | string): Markup {
  return html`<li><span class="when">${when}</span><span class="what">${what}</span></li>`
}
