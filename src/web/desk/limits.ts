import { Refusal } from '../../core/refusal.ts'
import { formatTime } from '../../core/time.ts'
import { waitingApplications } from '../../people/applications.ts'
import { type Caught, everyCaught, everyOrigin, liftCaught } from '../../people/caught.ts'
import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import type { Form } from '../form.ts'
import { linkIn } from '../links.ts'
import { html, type Markup } from '../markup.ts'
import { mayCome } from '../may.ts'
import { part, privatePage, seeOther } from '../private.ts'
import { say } from '../say.ts'
import { liftLimit, OF_DOMAIN, OF_NETWORK, TURNS } from '../turns.ts'
import { formatNumber, shortMinute } from '../wording.ts'
import { noteAct } from './diary.ts'
import type { Officer } from './officer/officer.ts'
import { opening } from './pages.ts'
import { NO_FILTERS, narrowed, type QueueQuery, queueAddress } from './queue/query.ts'

/** What the limits are, and what they have caught; a conference that was kept out is let through. */

export async function showLimits(asked: Asked, officer: Officer): Promise<Answer> {
  const { lang, site } = asked
  const caught = await everyCaught(site.log.drawer, site.now())
  const title = say(lang, 'limits.title', { count: caught.length })
  const lifts = mayCome(officer, 'deskLimitsSent')
  const [all, networks] = await Promise.all([
    waitingApplications(site.log.drawer, site.now()),
    everyOrigin(site.log.drawer, site.now()),
  ])
  const waits = (query: QueueQuery) =>
    narrowed(all, query).filter(({ id }) => query.network === '' || networks.get(id) === query.network).length
  const rows = caught.map(({ id, value }) => caughtRow(asked, lifts, id, value, waits))
  const table =
    rows.length === 0
      ? html`<p>${say(lang, 'limits.none')}</p>`
      : html`${lifts ? null : html`<p>${say(lang, 'office.decides')}</p>`}<table class="table roll"><caption class="vh">${say(lang, 'limits.caught')}</caption><thead><tr><th scope="col">${say(lang, 'limits.who')}</th><th scope="col">${say(lang, 'limits.what')}</th><th scope="col">${say(lang, 'limits.count')}</th><th scope="col">${say(lang, 'limits.last')}</th>${lifts ? html`<th scope="col" class="end">${say(lang, 'limits.act')}</th>` : null}</tr></thead><tbody>${rows}</tbody></table>`
  const lifted = asked.query.has('lifted')
    ? html`<p class="notice" role="status" tabindex="-1" autofocus>${say(lang, 'limits.lifted')}</p>`
    : null
  const main = html`${opening(asked, officer, title, say(lang, 'limits.note'))}
${lifted}
${part(say(lang, 'limits.caught'), table, { strong: true, note: say(lang, 'limits.caughtNote') })}
${part(say(lang, 'limits.all'), limitTable(asked), { note: say(lang, 'limits.allNote') })}`
  return privatePage(asked, { title, main })
}

export async function takeLimits(asked: Asked, officer: Officer, { fields }: Form): Promise<Answer> {
  const { site } = asked
  const caught = await liftCaught(site.log.drawer, (fields.get('lift') ?? '').slice(0, 400), site.now())
  if (caught === undefined) throw new Refusal('not_found', 'This was lifted or forgotten meanwhile.')
  liftLimit(site, caught)
  await noteAct(asked, officer, 'limit-lifted', `${caught.turn} ${caught.who}`.slice(0, 200))
  return seeOther(asked, '/desk/limits?lifted=1')
}

type TurnName = keyof typeof TURNS

/** What the same source has brought into the queue before the limit caught it; `*` stands for many, of whom none is named. */
function queueOf({ turn, by, who }: Caught): QueueQuery | undefined {
  if (turn !== 'application' || who === '*') return undefined
  const query = { stage: 'any', ...NO_FILTERS } as const
  return by === 'domain' ? { ...query, mail: who } : { ...query, network: who }
}

function caughtRow(
  asked: Asked,
  lifts: boolean,
  id: string,
  caught: Caught,
  waits: (query: QueueQuery) => number,
): Markup {
  const { lang } = asked
  const { turn, by, who, count, last } = caught
  const query = queueOf(caught)
  const waiting = query === undefined ? 0 : waits(query)
  const through =
    query === undefined || waiting === 0
      ? null
      : html`<span class="sub"><a href="${linkIn(asked, queueAddress('/desk/aside/new', query))}">${say(lang, 'limits.waiting', { count: waiting })}</a></span>`
  const time = formatTime(last)
  const what = Object.hasOwn(TURNS, turn) ? say(lang, `limits.turn.${turn as TurnName}`) : turn
  const lift = lifts
    ? html`<td class="end all"><form method="post" action="${linkIn(asked, '/desk/limits')}"><input type="hidden" name="lift" value="${id}"><button class="btn small second">${say(lang, 'limits.lift')}<span class="vh"> ${who}</span></button></form></td>`
    : null
  return html`<tr><th scope="row" class="who"><code>${who}</code><span class="sub">${say(lang, `limits.by.${by}`)}</span>${through}</th><td>${what}</td><td>${say(lang, 'limits.times', { count })}</td><td class="nw"><time datetime="${time}">${shortMinute(time, lang)}</time></td>${lift}</tr>`
}

function limitTable({ lang }: Asked): Markup {
  const sets = [
    ['address', TURNS],
    ['network', OF_NETWORK],
    ['domain', OF_DOMAIN],
  ] as const
  const rows = sets.flatMap(([by, limits]) =>
    Object.entries(limits).map(
      ([turn, { burst, perMinute }]) =>
        html`<tr><th scope="row">${say(lang, `limits.turn.${turn as TurnName}`)}</th><td class="all">${say(lang, turn === 'signIn' ? 'limits.by.passkey' : `limits.by.${by}`)}</td><td class="end all" data-k="${say(lang, 'limits.burst')}">${formatNumber(burst, lang)}</td><td class="end all" data-k="${say(lang, 'limits.perMinute')}">${formatNumber(perMinute, lang)}</td></tr>`,
    ),
  )
  return html`<table class="table roll"><caption class="vh">${say(lang, 'limits.all')}</caption><thead><tr><th scope="col">${say(lang, 'limits.what')}</th><th scope="col">${say(lang, 'limits.who')}</th><th scope="col" class="end">${say(lang, 'limits.burst')}</th><th scope="col" class="end">${say(lang, 'limits.perMinute')}</th></tr></thead><tbody>${rows}</tbody></table>`
}
