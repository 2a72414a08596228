import { PROOF_METHODS } from '../../people/proofs.ts'
import { dueDay } from '../../people/rechecks.ts'
import type { Check, Voucher } from '../../register/mandate-rows.ts'
import { stands } from '../../register/proofs.ts'
import { type PartyRow, ref } from '../../register/rows.ts'
import { mandateChecked } from '../../register/types/mandates.ts'
import {
  type Asked,
  bodyOf,
  entryDay,
  entryLink,
  entryShown,
  factsIn,
  firstOf,
  html,
  ledgerLine,
  longDay,
  type Markup,
  mandateMark,
  partyLink,
  phrase,
  remark,
  say,
  sub,
} from '../kit/kit.ts'
import { hashes, quoted } from '../teller/pieces.ts'
import { bindingToday } from '../text/binding.ts'
import type { PartyRecord } from './record.ts'

type Proof = PartyRecord['proofs'][number]

/** Why we believe that a party's representative could bind it: each proof, and each party that vouches. */

export async function partyMandate(asked: Asked, record: PartyRecord): Promise<Markup | null> {
  const { lang } = asked
  const { row, proofs, vouchers } = record
  if (row.admitted === null) return null
  const days = await daysBetween(asked, record)
  const lines = await Promise.all(proofs.map(proof => proofLine(asked, proof, days)))
  return html`
    ${remark(say(lang, 'party.proofsNote'))}
    <ol class="ledger three mt-s">${lines}</ol>${await vouchersPart(asked, vouchers)}
  `
}

/** After how many days its proofs are checked again, as the strictest of the calls says that it stands on. */
async function daysBetween(asked: Asked, { signatures, calls, row: party }: PartyRecord) {
  const keys = signatures.flatMap(({ call, row }) => {
    const callRow = calls.get(call)!
    const binding = callRow.closed === null ? bindingToday(asked, row, callRow, party) : null
    return binding === null ? [] : [ref('policies', call, binding.policy)]
  })
  const rows = await asked.site.log.store.rows(keys)
  const days = rows.flatMap(row => row!.policy.recheckDays ?? [])
  return days.length === 0 ? undefined : Math.min(...days)
}

/** What a check left behind. */
async function checkFacts(asked: Asked, { domain, dnssec, channel, note, evidence }: Check) {
  const { lang } = asked
  return factsIn(lang, {
    'member.mandate/checked.domain': domain === null ? null : html`<code>${domain}</code>`,
    'member.dnssec': dnssec === null ? null : say(lang, `dnssec.${dnssec}`),
    'member.channel': await quoted(asked, channel),
    'member.note': await quoted(asked, note),
    'member.evidence': hashes(evidence),
  })
}

async function proofLine(asked: Asked, { method, row }: Proof, days: number | undefined) {
  const { lang } = asked
  const { latest, first, held, checks } = row
  const shown = held ?? latest
  const facts = await checkFacts(asked, shown)
  const has = facts.some(fact => fact !== null) ? html`<dl class="facts wide mt-s">${facts}</dl>` : null
  const earlier =
    first.entry === shown.entry || held === null
      ? null
      : sub(phrase(lang, 'party.proof.firstOn', on(asked, first.checked, first.entry)))
  const unclear =
    latest.outcome === 'unclear' && held !== null
      ? sub(phrase(lang, 'party.proof.unclear', on(asked, latest.checked, latest.entry)))
      : null
  const gaps = await formerLapses(asked, row)
  const times = checks.length < 2 ? null : sub(say(lang, 'party.proof.count', { count: checks.length }))
  const isAged = days !== undefined && stands(row) && PROOF_METHODS.some(one => one === method)
  const next = isAged
    ? sub(say(lang, 'party.proof.next', { day: longDay(dueDay(latest.checked, days), lang) }))
    : null
  return ledgerLine(
    shown.checked,
    lang,
    html`${mandateMark(method, lang)}${await standing(asked, row)}${sub(say(lang, `mandateMeans.${method}`))}${has}`,
    html`
      ${entryLink(asked, shown.entry)}${sub(await whoChecked(asked, shown.entry))}${earlier}${unclear}${gaps}${times}
      ${next}
    `,
  )
}

/** When, and by which entry. */
function on(asked: Asked, day: string, entry: number) {
  return { day: longDay(day, asked.lang), entry: entryLink(asked, entry) }
}

/** Whether it holds, in words. */
async function standing(asked: Asked, { held, lapsed, latest }: Proof['row']) {
  const { lang } = asked
  if (lapsed !== null) {
    const since = on(asked, await entryDay(asked, lapsed), lapsed)
    return html`
      <span class="ended">${phrase(lang, 'party.proof.lapsed', since)}</span>
      ${latest.outcome === 'lapsed' ? await quoted(asked, latest.note) : null}
    `
  }
  if (held === null) return sub(say(lang, 'party.proof.never'))
  return sub(say(lang, 'party.proof.holds', { day: longDay(held.checked, lang) }))
}

/** Checks that are looked through: earlier ones stand in the history of the party. */
const MOST_CHECKS = 20

/** When it was found to hold no more, though it holds again. */
async function formerLapses(asked: Asked, { checks, lapsed }: Proof['row']) {
  const { lang } = asked
  const { shown, told } = firstOf(checks.toReversed(), MOST_CHECKS, count =>
    sub(say(lang, 'party.proof.earlier', { count })),
  )
  const entries = await Promise.all(shown.toReversed().map(entry => entryShown(asked, entry)))
  const lapses = entries.flatMap(entry => {
    const { index, statement } = entry
    if (statement.type !== mandateChecked.type || index === lapsed) return []
    const { outcome, checked } = bodyOf<typeof mandateChecked.type>(entry)
    if (outcome !== 'lapsed') return []
    return [sub(phrase(lang, 'party.proof.lapsedOn', on(asked, checked, index)))]
  })
  return [told, ...lapses]
}

/** An officer under the pseudonym of the log, the depositary itself, or those who vouch. */
async function whoChecked(asked: Asked, entry: number) {
  const { lang, site } = asked
  const { statement, signatures } = await entryShown(asked, entry)
  if (statement.by !== 'depositary') return say(lang, 'party.proof.byVouchers')
  const rows = await site.log.store.rows(signatures.map(({ keyid }) => ref('keys', keyid)))
  const officer = rows.find(row => row?.key.use === 'officer')
  if (officer === undefined) return say(lang, 'party.proof.byDepositary')
  return phrase(lang, 'party.proof.byOfficer', { officer: html`<code>${officer.holder}</code>` })
}

async function vouchersPart(asked: Asked, vouchers: readonly Voucher[]) {
  if (vouchers.length === 0) return null
  const { lang, site } = asked
  const rows = await site.log.store.rows(vouchers.map(({ by }) => ref('parties', by)))
  const lines = await Promise.all(vouchers.map((voucher, i) => voucherLine(asked, voucher, rows[i])))
  return html`
    <h3 class="mt-l">${say(lang, 'party.vouchers')}</h3>
    ${remark(say(lang, 'party.voucher.one'))}
    <ol class="ledger three mt-s">${lines}</ol>
  `
}

async function voucherLine(asked: Asked, { by, entry, note, ended }: Voucher, row: PartyRow | undefined) {
  const { lang } = asked
  const over =
    ended === null
      ? null
      : html`
        <span class="ended">
          ${phrase(lang, 'party.voucher.ended', on(asked, await entryDay(asked, ended.entry), ended.entry))}
        </span>${await quoted(asked, ended.note)}
      `
  return ledgerLine(
    await entryDay(asked, entry),
    lang,
    html`${partyLink(asked, by, row?.names)}${await quoted(asked, note)}${over}`,
    entryLink(asked, entry),
  )
}
