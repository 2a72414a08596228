import { Refusal } from '../../../core/refusal.ts'
import { formatTime } from '../../../core/time.ts'
import { type Application, applications, type Filed } from '../../../people/applications.ts'
import { changePile, everyPile, type Pile, piles } from '../../../people/piles.ts'
import { isGoingOn } from '../../../work/quarantine.ts'
import {
  type Asked,
  addressWith,
  buttonForm,
  datedLine,
  dayMark,
  type Form,
  facts,
  formatNumber,
  html,
  keptRefusal,
  linkButton,
  linkTo,
  longMinute,
  notedPart,
  part,
  say,
  seeOther,
  sub,
} from '../../kit/kit.ts'
import { mayCome } from '../../may.ts'
import { stateWords } from '../../statement/names.ts'
import { actNoted } from '../diary.ts'
import type { Officer } from '../officer/officer.ts'
import { deskPage } from '../pages.ts'
import { queueQueryIn } from '../queue/query.ts'
import { pageOf } from '../queue/queue.ts'
import { sentTable, soughtFacts } from './selection.ts'

/** What was set aside together: how far that has come, each of them, and the way back. */

/** Newest first. */
export async function showPiles(asked: Asked, officer: Officer) {
  const { lang, site } = asked
  const piles = await everyPile(site.log.drawer, site.now())
  const title = say(lang, 'aside.all', { count: piles.length })
  const rows = piles.map(({ id, value }) => pileRow(asked, id, value))
  const list =
    rows.length === 0 ? html`<p>${say(lang, 'aside.none')}</p>` : html`<ul class="ledger three">${rows}</ul>`
  const how = html`<div class="actions">${linkButton(asked, '/desk#queue', say(lang, 'desk.queue'))}</div>`
  const parts = part(say(lang, 'desk.room.aside'), html`${list}${how}`, { strong: true })
  return deskPage(asked, officer, { title, note: say(lang, 'aside.allNote') }, parts)
}

export function pileRow(asked: Asked, id: string, { at, by, ids, state }: Pile) {
  const { lang } = asked
  return datedLine(
    dayMark(at, lang),
    linkTo(asked, `/desk/aside/${id}`, say(lang, 'aside.pile', { count: ids.length })),
    html`<span class="meta">${say(lang, `aside.was.${state}`, { by })}</span>`,
  )
}

export async function showPile(asked: Asked, officer: Officer) {
  const { lang, site, params } = asked
  const { drawer } = site.log
  const id = params.pile!
  const pile = await piles.find(drawer, id, site.now())
  const all = await applicationsOf(asked, pile)
  const isOf = ({ state }: Application) => state.is === 'aside' && state.pile === id
  const aside = all.filter(({ value }) => isOf(value))
  const letters = aside.filter(({ value: { state } }) => state.is === 'aside' && state.told)
  const title = say(lang, 'aside.progress', { count: aside.length, total: pile.ids.length })
  const done = facts(lang, {
    'aside.by': `${pile.by}, ${longMinute(formatTime(pile.at), lang)}`,
    'member.reason': html`<span class="typed" dir="auto">${pile.reason}</span>`,
    'aside.isAside': formatNumber(aside.length, lang),
    'aside.isLeft': formatNumber(pile.ids.length - aside.length, lang),
    'aside.letters': formatNumber(letters.length, lang),
  })
  const why = pile.said === null ? null : html`<p class="notice warn mt">${keptRefusal(lang, pile.said)}</p>`
  const parts = html`
    ${notedPart(
      lang,
      'aside.done',
      html`
      ${done}${why}${pileActs(asked, officer, pile, aside.length)}
    `,
      { strong: true },
    )}
    ${part(say(lang, 'aside.sought'), await soughtFacts(asked, queueQueryIn(new URLSearchParams(pile.sought))))}
    ${part(say(lang, 'aside.each'), eachOf(asked, id, all), { id: 'each' })}
  `
  return deskPage(asked, officer, { title, note: say(lang, `aside.stateNote.${pile.state}`) }, parts)
}

async function applicationsOf({ site }: Asked, { ids }: Pile): Promise<Filed[]> {
  const meant = new Set(ids)
  const all = await applications.all(site.log.drawer, site.now())
  return all.filter(({ id }) => meant.has(id))
}

function pileActs(asked: Asked, officer: Officer, pile: Pile, aside: number) {
  const { lang, params } = asked
  const here = `/desk/aside/${params.pile}`
  const more = isGoingOn(pile) ? linkButton(asked, here, say(lang, 'bulk.reload'), '') : null
  const isBack = pile.state === 'returning' || (aside === 0 && pile.state !== 'setting')
  const back =
    isBack || !mayCome(officer, 'deskPileSent')
      ? null
      : buttonForm(asked, here, { do: 'return' }, say(lang, 'aside.return'))
  return more === null && back === null ? null : html`<div class="actions">${more}${back}</div>`
}

function eachOf(asked: Asked, pile: string, all: readonly Filed[]) {
  const { lang } = asked
  const at = (after: string) => `${addressWith(`/desk/aside/${pile}`, { after })}#each`
  const { shown, pages } = pageOf(asked, all, at)
  const told = { heading: say(lang, 'queue.became'), of: ({ value }: Filed) => becameOf(asked, value) }
  return html`${sentTable(asked, say(lang, 'aside.each'), shown, told)}${pages}`
}

function becameOf(asked: Asked, { state }: Application) {
  const words = stateWords(asked, state)
  if (state.is !== 'aside' || !state.told) return words
  return html`${words}${sub(say(asked.lang, 'aside.told'))}`
}

/** All that a pile still holds aside waits again. Asked twice, it says the same. */
export async function takePile(asked: Asked, officer: Officer, { fields }: Form) {
  const { site, params } = asked
  const id = params.pile!
  const now = site.now()
  await piles.find(site.log.drawer, id, now)
  if (fields.get('do') !== 'return') throw new Refusal('request_malformed', 'The form names nothing to do.')
  const beside = [actNoted(asked, officer, 'pile-taken-back', id)]
  const back = (pile: Pile): Pile => ({ ...pile, state: 'returning', said: null })
  await changePile(site.log.drawer, id, now, back, { beside, due: now })
  site.worker.wake()
  return seeOther(asked, `/desk/aside/${id}`)
}
