import type { Asked as AskedOf } from '../../../register/asked.ts'
import { movesOn } from '../../../register/cycles.ts'
import type { CallRules, Duties } from '../../../register/duties.ts'
import type { CallRow } from '../../../register/rows.ts'
import { ref } from '../../../register/rows.ts'
import { eachRow } from '../../../store/each-row.ts'
import { readDuties, readRules } from '../../../work/commitments/duties.ts'
import { removableBy } from '../../../work/commitments/removable.ts'
import { Interned, undertakenOn } from '../../../work/commitments/signatories.ts'
import { noticesTo } from '../../../work/commitments/told.ts'
import { standingSaid, statusMark, statusSymbols } from '../../commitments/status.ts'
import { commitmentPath, pledgeWords, versionsHeld } from '../../commitments/words.ts'
import {
  type Asked,
  comma,
  entryLink,
  type Fact,
  factList,
  firstOf,
  html,
  linkTo,
  listed,
  longDay,
  type Markup,
  named,
  notedPart,
  type Piece,
  remark,
  say,
  shortDate,
  sub,
} from '../../kit/kit.ts'
import { bindingWords } from '../../text/binding.ts'
import { asksWords } from '../../text/clause-facts.ts'
import { todayOf } from '../act/means.ts'
import { removableWords } from '../act/removal-mean.ts'
import { askedWords } from '../asked-words.ts'

/**
 * What one organisation owes and has taken on, call by call, as officers need it on its page: what is late first, then by
 * which rules, in which classes, what it has taken on, and what we wrote to it.
 */

const MOST_DONE = 3
const MOST_COMMITMENTS = 12
const MOST_LETTERS = 5

/** Null where it has signed no call whose rules ask for something by a date, and has taken nothing on. */
export async function dutiesPart(asked: Asked, party: string): Promise<Piece> {
  const { lang, site } = asked
  const { store } = site.log
  const calls = await Array.fromAsync(eachRow(store, 'calls'))
  const signatures = await store.rows(calls.map(({ key }) => ref('signatures', key, party)))
  const shown: Markup[] = []
  for (const [i, { key, row }] of calls.entries()) {
    if (signatures[i] === undefined) continue
    const rules = (await readRules(store, key))!
    const duties = (await readDuties(store, rules, key, party, todayOf(asked)))!
    const policy = duties.binding && rules.policies.get(duties.binding.policy)
    const told = duties.asked.length + duties.earlier.length + duties.commitments.length
    if (told > 0 || policy?.clauses !== undefined)
      shown.push(await ofCall(asked, party, { id: key, row, rules, duties }))
  }
  if (shown.length === 0) return null
  return html`${statusSymbols}${notedPart(lang, 'deskDuties', html`${shown}`, { id: 'duties', strong: true })}`
}

interface OfCall {
  readonly id: string
  readonly row: CallRow
  readonly rules: CallRules
  readonly duties: Duties
}

async function ofCall(asked: Asked, party: string, { id, row, rules, duties }: OfCall): Promise<Markup> {
  const { lang } = asked
  const { binding } = duties
  const bound = binding === null ? null : await bindingWords(asked, id, binding)
  const facts: Fact[] = [
    [say(lang, 'deskDuties.due'), dueList(asked, party, rules, duties)],
    [
      say(lang, 'party.bound'),
      bound === null ? say(lang, 'deskDuties.out') : html`${bound.now}${sub(bound.next)}`,
    ],
    [say(lang, 'deskDuties.classes'), await classList(asked, id, party, rules, duties)],
    [say(lang, 'deskDuties.commitments'), await commitmentList(asked, id, party, duties)],
    [say(lang, 'deskDuties.letters'), await letterList(asked, id, party)],
  ]
  const cycle = linkTo(asked, `/desk/calls/${id}/cycle`, named(row.titles, lang))
  return html`<h3 class="mt">${cycle}</h3>${factList(facts)}`
}

const GRAVE = ['overdue', 'due', 'open', 'met'] as const

/** What is late comes first, then what is due soonest; of what is done the newest. */
function dueList(asked: Asked, party: string, rules: CallRules, duties: Duties): Piece {
  const { lang } = asked
  const today = todayOf(asked)
  const rank = ({ state }: AskedOf) => GRAVE.indexOf(state)
  const waits = duties.asked
    .filter(({ state }) => state !== 'met')
    .sort((a, b) => rank(a) - rank(b) || (a.moved < b.moved ? -1 : 1))
  const done = duties.asked.filter(({ state }) => state === 'met').toReversed()
  const { shown, told } = firstOf(done, MOST_DONE, count => moreOnPage(asked, party, count))
  const moves = movesOn(rules.extensions, rules.interruptions, today)
  const removable = removableBy(duties, moves, today)
  const lines = [...waits, ...shown].map(
    one => html`${askedWords(asked, one)}${sub(asksWords(lang, one.clause))}`,
  )
  const back = duties.back === null ? [] : [say(lang, 'cycle.back', { day: longDay(duties.back, lang) })]
  const first = removable.map(one => html`<b>${removableWords(asked, one)}</b>`)
  const all = [...first, ...lines, ...(told === null ? [] : [told]), ...back]
  return all.length === 0 ? say(lang, 'deskDuties.nothing') : listed(all, 'plain-list')
}

function moreOnPage(asked: Asked, party: string, count: number): Markup {
  return linkTo(asked, `/parties/${party}#commitments`, say(asked.lang, 'deskDuties.more', { count }))
}

/** Each class in the words of the rules that bind it, or by its id where they describe none. */
async function classList(
  asked: Asked,
  call: string,
  party: string,
  rules: CallRules,
  { binding }: Duties,
): Promise<Piece> {
  const { lang, site } = asked
  const [row] = await site.log.store.rows([ref('classes', call, party)])
  const held = (row?.classes ?? []).filter(({ ended }) => ended === null)
  const described = binding === null ? [] : (rules.policies.get(binding.policy)?.classes ?? [])
  const lines = held.map(one => {
    const titles = described.find(({ id }) => id === one.class)?.titles
    const name = titles === undefined ? html`<code>${one.class}</code>` : named(titles, lang)
    return html`${name}${comma(lang)}${longDay(one.day, lang)}${comma(lang)}${entryLink(asked, one.entry)}`
  })
  return lines.length === 0 ? say(lang, 'deskDuties.noClass') : listed(lines, 'plain-list')
}

async function commitmentList(asked: Asked, call: string, party: string, duties: Duties): Promise<Piece> {
  const { lang } = asked
  const today = todayOf(asked)
  const late = (status: string) => (status === 'overdue' ? 0 : status === 'closed' ? 2 : 1)
  const all = undertakenOn(duties, today, new Interned()).sort((a, b) => late(a.status) - late(b.status))
  if (all.length === 0) return say(lang, 'matrix.noneYet')
  const { shown, told } = firstOf(all, MOST_COMMITMENTS, count => moreOnPage(asked, party, count))
  const versions = await versionsHeld(asked, call, shown)
  const lines = await Promise.all(
    shown.map(async (it, i) => {
      const version = versions[i]
      const words = version === undefined ? html`${it.id}` : await pledgeWords(asked, call, version)
      const see = linkTo(asked, commitmentPath(call, it), html`<code>${it.id}</code>`)
      return html`${statusMark(lang, it)} ${see} ${words}${sub(standingSaid(lang, it))}`
    }),
  )
  return html`${listed(lines, 'plain-list')}${told === null ? null : remark(told)}`
}

/** What we wrote by ourselves of what is due of it, the newest first. */
async function letterList(asked: Asked, call: string, party: string): Promise<Piece> {
  const { lang, site } = asked
  const { shown, told } = firstOf(await noticesTo(site, call, party), MOST_LETTERS, count =>
    say(lang, 'deskDuties.moreLetters', { count }),
  )
  if (shown.length === 0) return say(lang, 'deskDuties.noLetters')
  const lines = shown.map(({ day, items, letters, sent, waiting, returned }) => {
    const about = items.map(({ about, stage, on }) => {
      const what = 'clause' in about ? about.clause : about.commitment.id
      return html`${sub(html`<code>${what}</code> ${say(lang, 'dues.item', { stage, day: longDay(on, lang) })}`)}`
    })
    const state =
      letters.length === 0
        ? say(lang, 'deskDuties.nobody')
        : say(lang, 'ours.reminded', { sent, waiting, returned })
    return html`${shortDate(day, lang)} ${state}${about}`
  })
  return html`${listed(lines, 'plain-list')}${told === null ? null : remark(told)}`
}
