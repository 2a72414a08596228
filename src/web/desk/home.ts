import { everyApplication, type Filed } from '../../people/applications.ts'
import type { Named } from '../../people/kept.ts'
import { everyPile, type Pile } from '../../people/piles.ts'
import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import { linkIn, linkTo } from '../links.ts'
import { html, type Markup } from '../markup.ts'
import { mayCome } from '../may.ts'
import { dayMark } from '../moments.ts'
import { part } from '../private.ts'
import { say } from '../say.ts'
import { stateWords } from '../statement/facts.ts'
import { stoppedNotice } from '../stopped.ts'
import { ledgerLine } from '../table.ts'
import { awaitedPart } from './act/second-list.ts'
import { pileRow } from './aside/pile.ts'
import { formParts } from './form/list.ts'
import type { Officer } from './officer/officer.ts'
import { outboxNotice } from './outbox.ts'
import { deskPage, recorded } from './pages.ts'
import { ofStage } from './queue/query.ts'
import { oldest, queueTable } from './queue/queue.ts'
import { lateProofsPart, rechecksPart } from './rechecks.ts'

const MOST_DECIDED = 30

/** The desk: what waits, what was decided lately, where else to go, what can be done. */
export async function showDesk(asked: Asked, officer: Officer): Promise<Answer> {
  const { lang, site } = asked
  const all = await everyApplication(site.log.drawer, site.now())
  const waiting = ofStage(all, 'waiting')
  const decided = decidedLately(asked, all, await everyPile(site.log.drawer, site.now()))
  const title = say(lang, 'desk.waitTitle', { count: waiting.length })
  const rule = say(lang, officer.office === 'decider' ? 'desk.rule' : `office.means.${officer.office}`)
  const parts = html`${await stoppedNotice(asked)}${await outboxNotice(asked)}${recorded(asked)}
${part(say(lang, 'desk.queue'), await queueTable(asked, officer, all), { strong: true, note: oldest(asked, waiting), id: 'queue' })}
${await awaitedPart(asked, officer)}
${await lateProofsPart(asked, all)}
${await rechecksPart(asked, officer)}
${part(say(lang, 'desk.decided'), decided.length === 0 ? html`<p>${say(lang, 'desk.decidedNone')}</p>` : html`<ul class="ledger three">${decided}</ul>`)}
${part(say(lang, 'desk.rooms'), roomList(asked))}
${mayCome(officer, 'deskForm') ? formParts(asked, officer) : null}`
  const page = { title: say(lang, 'desk.kicker'), heading: title, note: rule, script: 'keep-typed' }
  return deskPage(asked, officer, page, parts)
}

/** Newest first. A pile is one decision, however many it set aside. */
function decidedLately(asked: Asked, all: readonly Filed[], piles: readonly Named<Pile>[]): Markup[] {
  const at = ({ value: { state } }: Filed) => (state.is === 'waiting' ? 0 : state.at)
  const single = all
    .filter(({ value }) => value.state.is !== 'waiting' && value.state.is !== 'aside')
    .map(one => ({ at: at(one), row: () => decidedRow(asked, one) }))
  const together = piles.map(({ id, value }) => ({ at: value.at, row: () => pileRow(asked, id, value) }))
  return [...single, ...together]
    .sort((a, b) => b.at - a.at)
    .slice(0, MOST_DECIDED)
    .map(({ row }) => row())
}

function decidedRow(asked: Asked, { id, value }: Filed): Markup {
  const { lang } = asked
  const { state, organisation } = value
  if (state.is === 'waiting') return html``
  const page = linkIn(asked, `/desk/applications/${id}`)
  return ledgerLine(
    dayMark(state.at, lang),
    html`<a href="${page}" dir="auto">${organisation.name}</a>`,
    html`<span class="meta">${stateWords(asked, state)}</span>`,
  )
}

/** Further pages of the desk, as it lists them, each with its address. */
const ROOMS = {
  bulk: '/desk/bulk',
  invitations: '/desk/invitations',
  switches: '/desk/switches',
  asides: '/desk/aside',
  limits: '/desk/limits',
  officers: '/desk/officers',
  launch: '/desk/launch',
  outbox: '/desk/outbox',
  names: '/desk/names',
  own: '/desk/own',
  diary: '/desk/diary',
} as const
const NAMES = Object.keys(ROOMS) as (keyof typeof ROOMS)[]

function roomList(asked: Asked): Markup {
  const { lang } = asked
  const rooms = NAMES.map(
    name =>
      html`<li><div><h3>${linkTo(asked, ROOMS[name], say(lang, `desk.room.${name}`))}</h3><p>${say(lang, `desk.roomNote.${name}`)}</p></div></li>`,
  )
  return html`<ul class="switches rooms">${rooms}</ul>`
}
