import { type Asked, html, remark, say, stoppedNotice } from '../kit/kit.ts'
import { alsoPart } from './also.ts'
import { everyFiled } from './filed.ts'
import { firstSteps, firstThing, isUnused } from './first.ts'
import type { Officer } from './officer/officer.ts'
import { deskPage } from './pages.ts'
import { ofStage, queueQueryIn } from './queue/query.ts'
import { oldest, queueHeading, queueTable } from './queue/queue.ts'

/** Applications, the first place of the desk: rows first, then what else waits. An empty register asks for one thing. */
export async function showDesk(asked: Asked, officer: Officer) {
  const { lang } = asked
  const all = await everyFiled(asked)
  const before = html`${await stoppedNotice(asked)}${proxyNotice(asked)}`
  const title = say(lang, 'desk.section.applications')
  if (all.length === 0 && (await isUnused(asked))) {
    const parts = html`${before}${await firstThing(asked, officer)}${await firstSteps(asked, officer)}${await alsoPart(asked, officer, all)}`
    return deskPage(asked, officer, { title, heading: null }, parts)
  }
  const query = queueQueryIn(asked.query)
  const queue = await queueTable(asked, officer, all)
  const parts = html`
    ${before}
    <div class="box" id="queue">${queue.rows}</div>
    ${await alsoPart(asked, officer, all)}${await firstSteps(asked, officer)}
  `
  const heading = queueHeading(asked, query, ofStage(all, 'waiting').length, queue.found)
  const note = query.stage === 'waiting' ? oldest(asked, ofStage(all, 'waiting')) : null
  const means = officer.office === 'decider' ? null : remark(say(lang, `office.means.${officer.office}`))
  const page = { title, heading, note: html`${note}${means}`, isAnswer: true, script: 'keep-typed' } as const
  return deskPage(asked, officer, page, parts)
}

/** Only where the officer's own request came so: no stranger makes it appear by a header of theirs. */
const proxyNotice = ({ lang, undeclaredProxy }: Asked) =>
  undeclaredProxy === undefined
    ? null
    : html`<p class="notice warn">${say(lang, 'desk.proxy', { peer: undeclaredProxy })}</p>`
