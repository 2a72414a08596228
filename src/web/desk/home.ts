import { formatTime } from '../../core/time.ts'
import { everyApplication, type Filed } from '../../people/applications.ts'
import type { Named } from '../../people/kept.ts'
import { everyPile, type Pile } from '../../people/piles.ts'
import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import { linkIn } from '../links.ts'
import { html, type Markup } from '../markup.ts'
import { mayCome } from '../may.ts'
import { part, privatePage } from '../private.ts'
import { say } from '../say.ts'
import { stateWords } from '../statement/facts.ts'
import { stoppedNotice } from '../stopped.ts'
import { shortDay } from '../wording.ts'
import { awaitedPart } from './act/second-list.ts'
import { pileRow } from './aside/pile.ts'
import { formParts } from './form/forms.ts'
import { lateProofsPart } from './late-proofs.ts'
import type { Officer } from './officer/officer.ts'
import { outboxNotice } from './outbox.ts'
import { opening } from './pages.ts'
import { ofStage } from './queue/query.ts'
import { oldest, queueTable } from './queue/queue.ts'
import { rechecksPart } from './rechecks.ts'
import { recorded } from './recorded.ts'
import { roomList } from './rooms.ts'

/** How many decisions the desk still shows. */
const MOST_DECIDED = 30

/** The desk: what waits, what was decided lately, where else to go, what can be done. */
export async function showDesk(asked: Asked, officer: Officer): Promise<Answer> {
  const { lang, site } = asked
  const all = await everyApplication(site.log.drawer, site.now())
  const waiting = ofStage(all, 'waiting')
  const decided = decidedLately(asked, all, await everyPile(site.log.drawer, site.now()))
  const title = say(lang, 'desk.waitTitle', { count: waiting.length })
  const rule = say(lang, officer.office === 'decider' ? 'desk.rule' : `office.means.${officer.office}`)
  const main = html`${opening(asked, officer, title, rule)}
${await stoppedNotice(asked)}${await outboxNotice(asked)}${recorded(asked)}
${part(say(lang, 'desk.queue'), await queueTable(asked, officer, all), { strong: true, note: oldest(asked, waiting), id: 'queue' })}
${await awaitedPart(asked, officer)}
${await lateProofsPart(asked, all)}
${await rechecksPart(asked, officer)}
${part(say(lang, 'desk.decided'), decided.length === 0 ? html`<p>${say(lang, 'desk.decidedNone')}</p>` : html`<ul class="ledger three">${decided}</ul>`)}
${part(say(lang, 'desk.rooms'), roomList(asked))}
${mayCome(officer, 'deskForm') ? formParts(asked, officer) : null}`
  return privatePage(asked, { title: say(lang, 'desk.kicker'), main, script: 'keep-typed' })
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
  const day = formatTime(state.at).slice(0, 10)
  const page = linkIn(asked, `/desk/applications/${id}`)
  return html`<li><span class="when"><time datetime="${day}">${shortDay(day, lang)}</time></span><span class="what"><a href="${page}" dir="auto">${organisation.name}</a></span><span class="meta">${stateWords(asked, state)}</span></li>`
}
