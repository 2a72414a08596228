import type { Binding } from '../../register/binding-policy.ts'
import { ref } from '../../register/rows.ts'
import { partyJoined } from '../../register/types/invitations.ts'
import { RESERVATION_TYPES } from '../../register/types/reservations.ts'
import { policyAccepted, signatureDeposited, signatureGiven } from '../../register/types/signatures.ts'
import { rowIn } from '../../store/each-row.ts'
import { entriesTold } from '../entry/ledger.ts'
import {
  type Asked,
  Choice,
  datedLine,
  entryLink,
  fact,
  html,
  linkTo,
  listed,
  longDay,
  type Markup,
  phrase,
  say,
  sub,
} from '../kit/kit.ts'
import { labelOf } from '../teller/labels.ts'
import { quoted } from '../teller/pieces.ts'
import { callIn, inEffect, nounOf, type Setting, toldOf } from '../teller/setting.ts'
import type { Facts } from '../teller/telling.ts'
import { bindingToday, bindingWords, correctedWords } from '../text/binding.ts'
import { isTold, sayingState, sayingsToday } from '../text/sayings.ts'

/** What only the receipt of a signature says: whether it still stands, and what others said of it. */

export type Acceptance = NonNullable<Awaited<ReturnType<typeof acceptanceIn>>>

/**
 * A signature on a call, and how it stands today; undefined for any other entry. `binding` tells the rules that bind its
 * party today; `onPaper` says that no key signed; `ended` is the entry that ended its party.
 */
export async function acceptanceIn(it: Setting) {
  const given = inEffect(it)
  const { by, type } = given.statement
  const isJoined = type === partyJoined.type
  if (!isJoined && type !== signatureGiven.type && type !== signatureDeposited.type) return undefined
  const { body } = toldOf<typeof type>(given)
  if ('acceptance' in body && body.acceptance === null) return undefined
  const onPaper = 'party' in body
  const party = onPaper ? body.party : by
  const call = callIn(given.statement)
  const [row, about, callRow, objected] = await it.asked.site.log.store.rows([
    ref('signatures', call, party),
    ref('parties', party),
    ref('calls', call),
    ref('objections', call, party),
  ])
  const binding = row && about && callRow && bindingToday(it.asked, row, callRow, about)
  // Of what a newer signature has replaced, nothing was said since.
  const said = row?.entry === it.index ? sayingsToday(it.asked, row, objected?.objections) : []
  const isThis = row?.entry === it.index
  const corrected = isThis && callRow ? correctedWords(it.asked, call, row, callRow) : null
  const later = said.filter(({ entry }) => entry > it.index)
  return { party, onPaper, row, later, ended: about?.ended?.entry, binding: binding ?? null, corrected }
}

/** Rules that were accepted on their own: which bind its party today. */
export async function rulesToday(it: Setting): Promise<Markup | null> {
  const { asked, statement } = it
  if (statement.type !== policyAccepted.type) return null
  const call = callIn(statement)
  const [row, about, callRow] = await asked.site.log.store.rows([
    ref('signatures', call, statement.by),
    ref('parties', statement.by),
    ref('calls', call),
  ])
  const binding = row && about && callRow && bindingToday(asked, row, callRow, about)
  return binding ? rulesLine(asked, call, binding) : null
}

async function rulesLine(asked: Asked, call: string, binding: Binding): Promise<Markup> {
  const { now, next } = await bindingWords(asked, call, binding)
  return datedLine(say(asked.lang, 'receipt.rules'), html`${now}${next && sub(next)}`)
}

/** Whose words the entry says, if others may object to them. */
export function speakerIn(it: Setting): string | undefined {
  const { type } = it.statement
  const isSaying = RESERVATION_TYPES.some(one => one.type === type)
  return isSaying ? toldOf<(typeof RESERVATION_TYPES)[number]['type']>(it).body.party : undefined
}

/** A receipt proves for ever that a signature was given; whether it stands is told here. */
export async function standingNotice({ asked, index }: Setting, it: Acceptance): Promise<Markup | null> {
  const { lang } = asked
  const later = endOf(it, index)
  if (later === undefined) return null
  const [entry] = await entriesTold(asked, [later])
  const { admitted, headline } = entry!
  const values = {
    how: new Choice(it.row!.entry === index ? it.row!.state : 'replaced'),
    what: headline,
    day: longDay(admitted.slice(0, 10), lang),
    entry: entryLink(asked, later),
  }
  return html`<p class="notice mt">${phrase(lang, 'receipt.since', values)}</p>`
}

/** The entry that ended it. It outlives its party only if it was carried over, and is then another's. */
function endOf({ row, ended }: Acceptance, index: number): number | undefined {
  if (row === undefined) return undefined
  if (row.entry !== index) return row.entry
  return row.state === 'standing' ? ended : row.events.at(-1)!.entry
}

/** Objections to what was said with it, with their answers, beside it and of equal size. */
export async function objectionFacts({ asked, index, statement }: Setting, party: string): Promise<Facts> {
  const { site, lang } = asked
  const found = await rowIn(site.log.store, 'objections', `${callIn(statement)}/${party}`)
  const standing = (found?.objections ?? []).filter(one => one.against === index && one.withdrawn === null)
  const said = standing.flatMap(one => [one, ...(one.answered === null ? [] : [one.answered])])
  const entries = await entriesTold(
    asked,
    said.map(({ entry }) => entry),
  )
  return Promise.all(
    entries.map(async ({ headline, index, statement: { type } }, i) =>
      fact(
        labelOf(lang, type as 'objection/raised' | 'objection/answered', 'words'),
        html`<p>${headline}</p>${await quoted(asked, said[i]!.words)}${sub(entryLink(asked, index))}`,
      ),
    ),
  )
}

/** What its party has said of it since, and what has become of that. */
async function wordsSince(
  { asked }: Setting,
  { later, binding }: Pick<Acceptance, 'later' | 'binding'>,
): Promise<Markup | null> {
  if (later.length === 0) return null
  const entries = await entriesTold(
    asked,
    later.map(({ entry }) => entry),
  )
  const lines = entries.map(({ headline, index }, i) => {
    const said = later[i]!
    const isShown = said.words !== null && isTold(said, binding !== null)
    return html`${headline} ${entryLink(asked, index)}${isShown ? sub(sayingState(asked, said)) : null}`
  })
  return datedLine(say(asked.lang, 'receipt.words'), listed(lines))
}

/** What follows a signature that stands, as this call asks; else what is left. */
export async function afterSigning(
  it: Setting,
  { party, onPaper, row, binding, corrected, later }: Acceptance,
): Promise<Markup> {
  const { asked, statement } = it
  const { lang } = asked
  const call = callIn(statement)
  const page = (words: string) => linkTo(asked, `/parties/${party}`, words)
  if (row?.state !== 'standing') {
    const own = page(say(lang, 'receipt.itsPage'))
    return datedLine(say(lang, 'receipt.nowToo'), phrase(lang, 'receipt.ended', { own }))
  }
  const roll = linkTo(asked, `/${call}/roll`, say(lang, 'receipt.roll'))
  const values = { roll, own: page(say(lang, 'receipt.party')), noun: nounOf(it, call) }
  const rules = binding && (await rulesLine(asked, call, binding))
  return html`${datedLine(say(lang, 'receipt.nowToo'), phrase(lang, 'receipt.stands', values))}${rules}${corrected && datedLine(say(lang, 'receipt.corrected'), corrected)}${await wordsSince(it, { later, binding })}${datedLine(say(lang, 'receipt.anyTime'), say(lang, onPaper ? 'receipt.leavePaper' : 'receipt.leave'))}`
}
