import { Refusal } from '../../../core/refusal.ts'
import { readDuties } from '../../../work/commitments/duties.ts'
import {
  type Answer,
  type Asked,
  firstOf,
  html,
  inLang,
  linkButton,
  linkTo,
  longDay,
  type Markup,
  nameIn,
  part,
  phrase,
  privatePage,
  remark,
  say,
  table,
} from '../../kit/kit.ts'
import { opening, type Representative } from '../session.ts'
import { titlesFor } from './lines.ts'
import { lyingOn, type Own, pathOf, type Standing, standingOn } from './standing.ts'
import { type Of, rowOf, saysOf } from './year-lines.ts'
import { declinedPart, rulesPart } from './year-rules.ts'
import { saidPart } from './year-said.ts'

/**
 * A party's year under one call, to be printed on two pages: what it had taken on, what became of that, and what the
 * rules asked. It is told as of the last day of that year, or of today; each line cites the entry from which it
 * follows. Few commitments are told with their words; of more, each takes one line, and the paper says where the words
 * stand.
 */

/** So many commitments have room for their words on two pages. */
const MOST_TOLD = 12
/** And so many for one line each. */
const MOST_LINES = 60

export async function showYear(asked: Asked, who: Representative): Promise<Answer> {
  const { lang, query, site } = asked
  const now = await standingOn(asked, who)
  const first = now.signature.events[0]!.day.slice(0, 4)
  const last = now.day.slice(0, 4)
  const year = query.get('of') ?? last
  if (!/^\d{4}$/.test(year) || year < first || year > last)
    throw new Refusal('not_found', `There is nothing of the year ${year.slice(0, 20)}.`)
  const day = year === last ? now.day : `${year}-12-31`
  const duties = (await readDuties(site.log.store, now.rules, now.id, who.party, day))!
  // Of that day, too: its signature may have ended since, or other rules bind it now.
  const policy = duties.binding === null ? null : (now.rules.policies.get(duties.binding.policy) ?? null)
  const it: Standing = {
    ...now,
    day,
    duties,
    policy,
    own: now.own.flatMap(one => asOf(one, now.rules, duties, day)),
  }
  const titles = await titlesFor(asked, it)
  const years = Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) => String(Number(first) + i))
  const title = say(lang, 'ours.yearTitle', { call: now.title, year })
  const asOfDay = say(lang, 'ours.asOf', { day: longDay(day, lang) })
  const ways = html`<div class="actions no-print">
      <button class="btn second needs-script" type="button" data-print>${say(lang, 'receipt.print')}</button>
      ${linkButton(asked, pathOf(now), say(lang, 'rep.back'))}
    </div>`
  const main = html`
    ${opening(asked, who, phrase(lang, 'ours.yearHeading', { party: inLang(nameIn(who.row.names, lang)), call: now.name, year }), asOfDay)}
    ${part(say(lang, 'ours.yearTaken'), await takenPart({ asked, who, it, year, titles }), { strong: true })}
    ${part(say(lang, 'ours.yearDue'), await rulesPart(asked, who, it, year), { strong: true })}
    ${part(say(lang, 'ours.yearSaid'), html`${await saidPart(asked, who, it, year)}`, { strong: true })}
    ${await declinedPart(asked, who, it, day === now.day)}
    ${ways}
    ${
      years.length === 1
        ? null
        : html`<nav class="pager no-print" aria-label="${say(lang, 'ours.years')}">
      ${years.filter(one => one !== year).map(one => linkTo(asked, pathOf(now, `year?of=${one}`), one))}
    </nav>`
    }
  `
  return privatePage(asked, { title, main, script: 'print' })
}

/** A commitment as it stood on that day; nothing where it had not been made. */
function asOf(one: Own, rules: Standing['rules'], duties: Standing['duties'], day: string): Own[] {
  // By its first entry: one that it left and joined again stands there twice.
  const { entry: first } = one.scheduled.versions[0]!
  const found = duties.commitments.find(
    ({ commitment: { id, versions } }) => id === one.scheduled.id && versions[0]!.entry === first,
  )
  if (found === undefined) return []
  const versions = one.scheduled.versions.filter(version => version.day <= day)
  const entries = new Set(versions.map(({ entry }) => entry))
  const version = one.isJoined
    ? one.version
    : (one.row.versions.findLast(({ entry }) => entries.has(entry)) ?? one.version)
  const scheduled = { ...one.scheduled, versions }
  return [{ ...one, scheduled, version, status: found.status, lies: lyingOn(rules, day)(scheduled) }]
}

/** What had ended before the year is of another one. */
async function takenPart(of: Of): Promise<Markup> {
  const { asked, who, it, year } = of
  const { lang, site } = asked
  const all = it.own.filter(({ scheduled: { ended } }) => ended === null || ended.day >= `${year}-01-01`)
  if (all.length === 0) return html`<p>${say(lang, 'ours.none')}</p>`
  const isBrief = all.length > MOST_TOLD
  const told = await Promise.all(all.map(one => saysOf(of, one, isBrief)))
  // Where not all have room, those of which there is something to say come first.
  const ordered = isBrief ? told.toSorted((a, b) => Number(b.isNews) - Number(a.isNews)) : told
  const address = html`<b>${site.publicUrl}/parties/${who.party}</b>`
  const { shown, told: more } = firstOf(ordered, MOST_LINES, count =>
    remark(phrase(lang, 'ours.yearMore', { count, address })),
  )
  const heads = ['ours.commitment', 'ours.happened', 'ours.dueState'] as const
  const note = isBrief ? remark(phrase(lang, 'ours.yearBrief', { most: MOST_TOLD, address })) : null
  return html`${note}${table(
    say(lang, 'ours.yearTaken'),
    heads.map(key => say(lang, key)),
    shown.map(one => rowOf(asked, one)),
    isBrief ? 'year brief' : 'year',
  )}${more}`
}
