import type { Asked as AskedFor, Known } from '../../register/asked.ts'
import { boundBy } from '../../register/bound-by.ts'
import { clauseDigest } from '../../register/clauses.ts'
import { type CallRules, type Duties, dutiesOn, type Earlier } from '../../register/duties.ts'
import type { Policy } from '../../register/policy.ts'
import { type CallRow, ref } from '../../register/rows.ts'
import { readKnown, readRules } from '../../work/commitments/duties.ts'
import { Interned, undertakenOn } from '../../work/commitments/signatories.ts'
import { type Brought, ownUnnamed } from '../../work/reporting/unnamed.ts'
import {
  type Asked,
  firstOf,
  html,
  linkTo,
  type Markup,
  named,
  type Piece,
  part,
  partyLink,
  phrase,
  remark,
  say,
  sub,
  table,
} from '../kit/kit.ts'
import { quoted } from '../teller/pieces.ts'
import { declinedSaid, reportsSaid } from './accounts.ts'
import { askedEntry, stepSentence } from './asked.ts'
import { namesOn } from './one-commitment.ts'
import { madeUnder, namedUnder, principleLink, principlesOn } from './principles.ts'
import { dayNotice, onThatDay, type ShownDay } from './shown-day.ts'
import { graceSaid, movedSaid, standingSaid, statusMark, statusSymbols } from './status.ts'
import { whyAsked } from './why.ts'
import { commitmentPath, newerEdition, pledgeWords, type Version, versionsHeld } from './words.ts'

/** What one organisation has taken on under each call, and what the rules that it accepted ask of it. */

/** Windows of a clause that its page tells; the rest stand in the data. */
const MOST_WINDOWS = 12

/**
 * Null where nothing is asked of it, and it has taken nothing on and said nothing of itself; of an earlier day that is
 * said. Whoever is bound by no clause may report all the same.
 */
export async function committedPart(
  asked: Asked,
  party: string,
  signed: readonly { readonly call: string; readonly row: CallRow }[],
  on: ShownDay,
): Promise<Markup | null> {
  const { site, lang } = asked
  const { store } = site.log
  const { day } = on
  const shown = await Promise.all(
    signed.map(async ({ call, row }) => {
      const rules = await readRules(store, call)
      const known = await readKnown(store, call, party)
      if (rules === undefined || known === undefined) return null
      const duties = dutiesOn(known, rules, day)
      const policy = duties.binding && rules.policies.get(duties.binding.policy)
      const told = duties.asked.length + duties.earlier.length + duties.commitments.length
      // Where rules have clauses, it is told too that nothing is taken on yet and nothing asked.
      const isAsked = told > 0 || policy?.clauses !== undefined
      const declined = await declinedSaid(asked, call, party, on)
      const unnamedOf = await ownUnnamed(asked.site.log.store, { call, party, day, duties })
      // Reports are found among all its entries, which are not read where its schedule knows of none.
      const hasFiled = isAsked || (known.schedule?.filed ?? null) !== null
      const reports = hasFiled ? await reportsSaid(asked, call, party, on) : null
      if (!isAsked && declined === null && reports === null) return null
      return html`<div class="of-call">
        <h3>${linkTo(asked, onThatDay(`/${call}/commitments`, on), named(row.titles, lang))}</h3>
        ${isAsked || declined !== null ? await undertaken(asked, { id: call, row }, party, duties, on) : null}
        ${reports}${declined}
        ${policy ? await askedOf(asked, call, { known, rules, duties, day, unnamedOf }, policy) : null}
        ${await askedBefore(asked, { known, rules, duties, unnamedOf })}
      </div>`
    }),
  )
  const found = shown.filter(one => one !== null)
  const notice = dayNotice(asked, `/parties/${party}`, on)
  if (found.length === 0 && notice === null) return null
  const told = found.length === 0 ? html`<p class="plain">${say(lang, 'undertaken.noneThen')}</p>` : found
  return html`${statusSymbols}${part(say(lang, 'undertaken.title'), html`${notice}${told}`, {
    note: say(lang, 'undertaken.note'),
    strong: true,
    id: 'commitments',
  })}`
}

async function undertaken(
  asked: Asked,
  call: { readonly id: string; readonly row: CallRow },
  party: string,
  duties: Duties,
  on: ShownDay,
): Promise<Markup> {
  const { day } = on
  const { lang } = asked
  const all = undertakenOn(duties, day, new Interned())
  if (all.length === 0) return html`<p class="plain">${say(lang, 'matrix.noneYet')}</p>`
  const [principles, versions, leads] = await Promise.all([
    principlesOn(asked, call, day),
    versionsHeld(asked, call.id, all),
    asked.site.log.store.rows(all.map(({ lead }) => ref('parties', lead))),
  ])
  const rows = await Promise.all(
    all.map(async (it, i) => {
      const version = versions[i]
      const words = version === undefined ? it.id : await pledgeWords(asked, call.id, version)
      const joint =
        it.lead === party
          ? null
          : sub(phrase(lang, 'undertaken.part', { lead: partyLink(asked, it.lead, namesOn(leads[i], day)) }))
      const under =
        version === undefined ? principles.byId.get(it.principle) : namedUnder(principles, version)
      const newer = await newerEdition(asked, call.id, version?.measure ?? null)
      const history = html`${say(lang, 'undertaken.see')}<span class="vh"> ${it.id}</span>`
      const when = html`${standingSaid(lang, it)}${sub(movedSaid(asked, it))}${sub(graceSaid(lang, it))}`
      return html`<tr role="row">
        <th scope="row" role="rowheader" class="who">${principleLink(asked, call.id, it.principle, under, on)}${madeUnder(asked, principles, under)}</th>
        <td role="cell" class="all vow">
          ${words}${newer}${joint}${await partSaid(asked, version)} ${linkTo(asked, onThatDay(commitmentPath(call.id, it), on), history)}
        </td>
        <td role="cell" class="all">${statusMark(lang, it)}${sub(when)}</td>
      </tr>`
    }),
  )
  const heads = [
    say(lang, 'matrix.principle'),
    say(lang, 'principle.commitment'),
    say(lang, 'matrix.by.status'),
  ]
  return table(say(lang, 'undertaken.caption'), heads, rows, 'rows-of-three')
}

/** Its own part of a joint commitment; the words above are those of its lead. */
async function partSaid(asked: Asked, version: Version | undefined): Promise<Piece> {
  if (!version || version.part === null) return null
  return html`${sub(say(asked.lang, 'commitment.part'))}${await quoted(asked, version.part)}`
}

interface Judged {
  readonly known: Known
  readonly rules: CallRules
  readonly duties: Duties
  readonly unnamedOf: (one: AskedFor) => Brought | null
}

/** Each clause in its own words, with the entry by which it binds. */
async function askedOf(
  asked: Asked,
  call: string,
  { known, rules, duties, day, unnamedOf }: Judged & { readonly day: string },
  policy: Policy,
): Promise<Piece> {
  const { lang } = asked
  const says = html`<p class="stands">${stepSentence(asked, duties)}</p>`
  if (duties.asked.length === 0) return says
  const groups = Map.groupBy(duties.asked, ({ clause }) => clause.id)
  const entries = await Promise.all(
    [...groups.values()].map(all => {
      const { shown, told } = firstOf(all.toReversed(), MOST_WINDOWS, count =>
        say(lang, 'asked.more', { count }),
      )
      const why = whyAsked(asked, boundBy(known, rules.call, all[0]!.clause, policy, day), policy)
      return askedEntry(
        asked,
        shown,
        duties.commitments,
        policy,
        html`${why}${told === null ? null : remark(told)}`,
        unnamedOf,
      )
    }),
  )
  return html`<section class="asked-of">
    <h4>${say(lang, 'asked.title')}</h4>${says}
    ${remark(linkTo(asked, `/${call}/policy`, say(lang, 'asked.rules')))}
    ${entries}
  </section>`
}

/** What rules asked that ask it no more: what became of it until then stays told. */
async function askedBefore(asked: Asked, { known, rules, duties, unnamedOf }: Judged): Promise<Piece> {
  const { commitments, earlier } = duties
  if (earlier.length === 0) return null
  const { lang } = asked
  const groups = Map.groupBy(earlier, ({ clause }) => clauseDigest(clause))
  const entries = await Promise.all(
    [...groups.values()].map(all => {
      const newest = all.toSorted((a, b) => (a.due < b.due ? 1 : -1))
      const { shown, told } = firstOf(newest, MOST_WINDOWS, count => say(lang, 'asked.more', { count }))
      const [{ clause, policy: digest, until }] = newest as [Earlier]
      const policy = rules.policies.get(digest)!
      const why = whyAsked(asked, boundBy(known, rules.call, clause, policy, until), policy)
      const more = html`${why}${told === null ? null : remark(told)}`
      return askedEntry(asked, shown, commitments, policy, more, unnamedOf)
    }),
  )
  return html`<section class="asked-of">
    <h4>${say(lang, 'asked.before')}</h4>
    ${remark(say(lang, 'asked.beforeNote'))}
    ${entries}
  </section>`
}
