import { Refusal } from '../../../core/refusal.ts'
import { formatTime } from '../../../core/time.ts'
import { type Application, everyApplication, type Filed } from '../../../people/applications.ts'
import { changePile, everyPile, findPile, type Pile } from '../../../people/piles.ts'
import type { Answer } from '../../answer.ts'
import type { Asked } from '../../asked.ts'
import type { Form } from '../../form.ts'
import { keptRefusal } from '../../http/kept-refusal.ts'
import { linkIn } from '../../links.ts'
import { html, type Markup, type Piece } from '../../markup.ts'
import { mayCome } from '../../may.ts'
import { type Fact, factList, part, privatePage, seeOther } from '../../private.ts'
import { say } from '../../say.ts'
import { stateWords } from '../../statement/facts.ts'
import { formatNumber, longMinute, shortDay } from '../../wording.ts'
import { noteAct } from '../diary.ts'
import type { Officer } from '../officer/officer.ts'
import { opening } from '../pages.ts'
import { queueQueryIn } from '../queue/query.ts'
import { sentTable } from './row.ts'
import { carryOnPile, isGoingOn } from './run.ts'
import { soughtFacts } from './sought.ts'

/** What was set aside together: how far that has come, each of them, and the way back. */

const PER_PAGE = 50

/** All piles, newest first. */
export async function showPiles(asked: Asked, officer: Officer): Promise<Answer> {
  const { lang, site } = asked
  const piles = await everyPile(site.log.drawer, site.now())
  const title = say(lang, 'aside.all', { count: piles.length })
  const rows = piles.map(({ id, value }) => pileRow(asked, id, value))
  const list =
    rows.length === 0 ? html`<p>${say(lang, 'aside.none')}</p>` : html`<ul class="ledger three">${rows}</ul>`
  const how = html`<div class="actions"><a class="btn second" href="${linkIn(asked, '/desk#queue')}">${say(lang, 'desk.queue')}</a></div>`
  const main = html`${opening(asked, officer, title, say(lang, 'aside.allNote'))}
${part(say(lang, 'desk.room.asides'), html`${list}${how}`, { strong: true })}`
  return privatePage(asked, { title, main })
}

/** One pile as a line of a list. */
export function pileRow(asked: Asked, id: string, { at, by, ids, state }: Pile): Markup {
  const { lang } = asked
  const day = formatTime(at).slice(0, 10)
  const page = linkIn(asked, `/desk/aside/${id}`)
  const named = say(lang, 'aside.pile', { count: ids.length })
  return html`<li><span class="when"><time datetime="${day}">${shortDay(day, lang)}</time></span><span class="what"><a href="${page}">${named}</a></span><span class="meta">${say(lang, `aside.was.${state}`, { by })}</span></li>`
}

export async function showPile(asked: Asked, officer: Officer): Promise<Answer> {
  const { lang, site, params } = asked
  const { drawer } = site.log
  const id = params.pile!
  const pile = await findPile(drawer, id, site.now())
  // A server that fell goes on with it at its start; whoever looks makes sure.
  if (isGoingOn(pile)) void carryOnPile(site, id)
  const all = await applicationsOf(asked, pile)
  const isOf = ({ state }: Application) => state.is === 'aside' && state.pile === id
  const aside = all.filter(({ value }) => isOf(value))
  const letters = aside.filter(({ value: { state } }) => state.is === 'aside' && state.told !== null)
  const title = say(lang, 'aside.progress', { count: aside.length, total: pile.ids.length })
  const facts: Fact[] = [
    [say(lang, 'aside.by'), `${pile.by}, ${longMinute(formatTime(pile.at), lang)}`],
    [say(lang, 'member.reason'), html`<span class="typed" dir="auto">${pile.reason}</span>`],
    [say(lang, 'aside.isAside'), formatNumber(aside.length, lang)],
    [say(lang, 'aside.isLeft'), formatNumber(pile.ids.length - aside.length, lang)],
    [say(lang, 'aside.letters'), formatNumber(letters.length, lang)],
  ]
  const why = pile.said === null ? null : html`<p class="notice warn mt">${keptRefusal(lang, pile.said)}</p>`
  const main = html`${opening(asked, officer, title, say(lang, `aside.stateNote.${pile.state}`))}
${part(say(lang, 'aside.done'), html`${factList(facts)}${why}${pileActs(asked, officer, pile, aside.length)}`, { strong: true, note: say(lang, 'aside.doneNote') })}
${part(say(lang, 'aside.sought'), factList(await soughtFacts(asked, queueQueryIn(new URLSearchParams(pile.sought)))))}
${part(say(lang, 'aside.each'), eachOf(asked, id, all), { id: 'each' })}`
  return privatePage(asked, { title, main })
}

/** Those of the pile that have not been erased since. */
async function applicationsOf({ site }: Asked, { ids }: Pile): Promise<Filed[]> {
  const meant = new Set(ids)
  const all = await everyApplication(site.log.drawer, site.now())
  return all.filter(({ id }) => meant.has(id))
}

function pileActs(asked: Asked, officer: Officer, pile: Pile, aside: number): Piece {
  const { lang, params } = asked
  const action = linkIn(asked, `/desk/aside/${params.pile}`)
  const more = isGoingOn(pile) ? html`<a class="btn" href="${action}">${say(lang, 'bulk.reload')}</a>` : null
  const isBack = pile.state === 'returning' || (aside === 0 && pile.state !== 'setting')
  const back =
    isBack || !mayCome(officer, 'deskPileSent')
      ? null
      : html`<form method="post" action="${action}"><input type="hidden" name="do" value="return"><button class="btn second">${say(lang, 'aside.return')}</button></form>`
  return more === null && back === null ? null : html`<div class="actions">${more}${back}</div>`
}

function eachOf(asked: Asked, pile: string, all: readonly Filed[]): Markup {
  const { lang, query } = asked
  const after = query.get('after') ?? ''
  const first = Math.max(
    all.findIndex(({ id }) => id > after),
    0,
  )
  const shown = all.slice(first, first + PER_PAGE)
  const told = { heading: say(lang, 'queue.became'), of: ({ value }: Filed) => becameOf(asked, value) }
  const count = { first: first + 1, last: first + shown.length, total: all.length }
  const pages =
    shown.length === all.length
      ? null
      : html`<p class="note mt-s">${say(lang, 'desk.queueShown', count)}</p>${pager(asked, pile, first > 0, all[first + PER_PAGE] && shown.at(-1)!.id)}`
  return html`${sentTable(asked, say(lang, 'aside.each'), shown, told)}${pages}`
}

function becameOf(asked: Asked, { state }: Application): Piece {
  const words = stateWords(asked, state)
  if (state.is !== 'aside' || state.told === null) return words
  return html`${words}<span class="sub">${say(asked.lang, 'aside.told')}</span>`
}

function pager(asked: Asked, pile: string, isLater: boolean, last: string | undefined): Markup {
  const { lang } = asked
  const at = (more: string) => linkIn(asked, `/desk/aside/${pile}${more}#each`)
  const first = isLater ? html`<a href="${at('')}">${say(lang, 'roll.first')}</a>` : null
  const next =
    last === undefined
      ? null
      : html`<a href="${at(`?after=${last}`)}" rel="next">${say(lang, 'roll.next')}</a>`
  return html`<nav class="pager" aria-label="${say(lang, 'roll.pages')}">${first}${next}</nav>`
}

/** All that is still aside of a pile waits again. Asked twice, it says the same. */
export async function takePile(asked: Asked, officer: Officer, { fields }: Form): Promise<Answer> {
  const { site, params } = asked
  const id = params.pile!
  const { drawer } = site.log
  await findPile(drawer, id, site.now())
  if (fields.get('do') !== 'return') throw new Refusal('request_malformed', 'The form names nothing to do.')
  await changePile(drawer, id, site.now(), pile => ({ ...pile, state: 'returning', said: null }))
  await noteAct(asked, officer, 'pile-taken-back', id)
  void carryOnPile(site, id)
  return seeOther(asked, `/desk/aside/${id}`)
}
