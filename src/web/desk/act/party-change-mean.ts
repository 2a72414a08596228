import { isDeepStrictEqual } from 'node:util'
import type { Binding } from '../../../register/binding-policy.ts'
import type { Localised } from '../../../register/kinds.ts'
import { ref } from '../../../register/rows.ts'
import { classEnded, classGranted } from '../../../register/types/clauses.ts'
import { partyUpdated } from '../../../register/types/parties.ts'
import { eachRow } from '../../../store/each-row.ts'
import {
  type Begins,
  type Change,
  type PartyChange,
  partyChangeMeans,
} from '../../../work/commitments/party-change.ts'
import type { Composed } from '../../../work/compose.ts'
import {
  type Asked,
  html,
  listed,
  longDay,
  type Markup,
  named,
  type Piece,
  remark,
  say,
} from '../../kit/kit.ts'
import { partyName } from '../../statement/names.ts'
import { clauseName } from '../../text/asks-of-you.ts'
import { bindingWords } from '../../text/binding.ts'
import { asksWords } from '../../text/clause-facts.ts'
import { versionsIn } from '../../text/versions.ts'
import { askedWords } from '../asked-words.ts'
import { bodyIf, meansHead, todayOf } from './means.ts'

/**
 * What a class or another kind would mean for one organisation, told before it is signed: which clauses begin to ask of it
 * and which end, from which day. No letter and no other hand stands between this word and a duty.
 */

/** Null for every other act, and where the kind stays. */
export async function partyChangeMeanPart(asked: Asked, composed: Composed): Promise<Piece> {
  const found = await changeIn(asked, composed)
  if (found === null) return null
  const { party, change, calls } = found
  const name = await partyName(asked, party)
  const parts: Piece[] = []
  for (const { id, titles } of calls) {
    const means = await partyChangeMeans(asked.site.log.store, id, party, change, todayOf(asked))
    if (means === undefined) continue
    const call = composed.call === null ? html`<h4 class="mt">${named(titles, asked.lang)}</h4>` : null
    parts.push(html`${call}${await classWords(asked, id, change, means.binding)}${meansShown(asked, means)}`)
  }
  return html`
    ${meansHead(asked, 'mean.changeTitle')}
    ${remark(say(asked.lang, 'mean.changeNote', { name, day: longDay(todayOf(asked), asked.lang) }))}
    ${parts.length === 0 ? html`<p>${say(asked.lang, 'mean.changeNothing')}</p>` : parts}
  `
}

interface ChangeOf {
  readonly party: string
  readonly change: Change
  readonly calls: readonly { readonly id: string; readonly titles: Localised }[]
}

async function changeIn({ site }: Asked, composed: Composed): Promise<ChangeOf | null> {
  const { store } = site.log
  const granted = bodyIf(classGranted.type, composed)
  const ended = bodyIf(classEnded.type, composed)
  const updated = bodyIf(partyUpdated.type, composed)
  const ofCall = { calls: [{ id: composed.call!, titles: [] }] }
  if (granted !== null) return { party: granted.party, change: { granted }, ...ofCall }
  if (ended !== null) return { party: ended.party, change: { ended }, ...ofCall }
  if (updated === null) return null
  const { party, kind } = updated
  const [row] = await store.rows([ref('parties', party)])
  if (row === undefined || row.kind === kind) return null
  const calls = await Array.fromAsync(eachRow(store, 'calls'), ({ key, row }) => ({
    id: key,
    titles: row.titles,
  }))
  return { party, change: { kind }, calls }
}

function meansShown(asked: Asked, { binding, begins, ends, dropped }: PartyChange): Markup {
  const { lang } = asked
  if (binding === null) return html`<p>${say(lang, 'mean.changeOut')}</p>`
  if (begins.length + ends.length === 0) return html`<p>${say(lang, 'mean.changeNothing')}</p>`
  const isLate = dropped.some(({ state }) => state === 'overdue')
  const waits = dropped.map(one => askedWords(asked, one))
  return html`
    <ul class="plain-list clauses">
      ${begins.map(one => html`<li>${clauseName(asked, one.clause)}<br>${asksWords(lang, one.clause)} <b>${beginsWords(asked, one)}</b></li>`)}
      ${ends.map(({ clause, from }) => html`<li>${clauseName(asked, clause)}<br><b>${say(lang, 'mean.ends', { day: longDay(from, lang) })}</b></li>`)}
    </ul>
    ${waits.length === 0 ? null : html`<div class="notice${isLate ? ' warn' : ''}"><p>${say(lang, isLate ? 'mean.classAnew' : 'mean.classOpen')}</p>${listed(waits, 'plain-list')}</div>`}
  `
}

function beginsWords({ lang }: Asked, { since, first }: Begins): string {
  const day = longDay(since, lang)
  if (first === null) return say(lang, 'mean.beginsOver', { day })
  return say(lang, 'mean.begins', { day, opens: longDay(first.opens, lang), due: longDay(first.due, lang) })
}

/** The rules that bind it, and what they call the class: the officer's word counts only by theirs. */
async function classWords(
  asked: Asked,
  call: string,
  change: Change,
  binding: Binding | null,
): Promise<Piece> {
  if (binding === null) return null
  const { now } = await bindingWords(asked, call, binding)
  const { lang } = asked
  const bound = html`<p>${say(lang, 'party.bound')}: ${now}</p>`
  if ('kind' in change) return bound
  const id = ('granted' in change ? change.granted : change.ended).class
  const policies = await versionsIn(asked, 'policies', call)
  const rules = policies.find(({ digest }) => digest === binding.policy)
  const titles = rules?.row.policy.classes?.find(one => one.id === id)?.titles
  const granted = 'granted' in change ? change.granted.policy : binding.policy
  const by = policies.find(({ digest }) => digest === granted)
  const words = (one: typeof by) => one?.row.policy.classes?.find(({ id: is }) => is === id)
  const isOther = !isDeepStrictEqual(words(by), words(rules))
  const says =
    titles === undefined
      ? html`<p class="notice warn">${say(lang, 'mean.classUnknown', { id })}</p>`
      : html`<p>${say(lang, 'mean.classIs')} ${named(titles, lang)} <code>${id}</code></p>`
  const other =
    titles === undefined || !isOther
      ? null
      : html`<p class="notice warn">${say(lang, 'mean.classOther', { number: by?.number ?? 0 })}</p>`
  return html`${bound}${says}${other}`
}
