import { Refusal } from '../../core/refusal.ts'
import { waitingApplications } from '../../people/applications.ts'
import { type Caught, caught, everyCaught, everyOrigin } from '../../people/limit-hits.ts'
import {
  type Asked,
  buttonForm,
  deskMark,
  doneNotice,
  type Form,
  formatNumber,
  html,
  liftLimit,
  linkTo,
  notedPart,
  OF_DOMAIN,
  OF_NETWORK,
  OF_SHARE,
  say,
  seeOther,
  spoken,
  sub,
  TURNS,
} from '../kit/kit.ts'
import { mayCome } from '../office-permissions.ts'
import { noteAct } from './diary.ts'
import type { Officer } from './officer/officer.ts'
import { deskPage, deskTable, paragraph } from './pages.ts'
import { NO_FILTERS, narrowed, type QueueQuery, queueAddress } from './queue/query.ts'

/** What the limits are and whom they have caught. An officer lets a conference through that was kept out. */

export async function showLimits(asked: Asked, officer: Officer) {
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
  const heads = ['limits.who', 'limits.what', 'limits.count', 'limits.last'] as const
  const list = html`
    ${lifts || rows.length === 0 ? null : paragraph(lang, 'office.decides')}
    ${deskTable(lang, 'limits.caught', [...heads, lifts ? ['limits.act', 'end'] : null], rows, { none: 'limits.none' })}
  `
  const parts = html`
    ${asked.query.has('lifted') ? doneNotice(say(lang, 'limits.lifted')) : null}
    ${notedPart(lang, 'limits.caught', list, { strong: true })}${notedPart(lang, 'limits.all', limitTable(asked))}
  `
  return deskPage(asked, officer, { title, note: say(lang, 'limits.note') }, parts)
}

export async function takeLimits(asked: Asked, officer: Officer, { fields }: Form) {
  const { site } = asked
  const lifted = await caught.take(site.log.drawer, (fields.get('lift') ?? '').slice(0, 400), site.now())
  if (lifted === undefined) throw new Refusal('not_found', 'This was lifted or forgotten meanwhile.')
  liftLimit(site, lifted)
  await noteAct(asked, officer, 'limit-lifted', `${lifted.turn} ${lifted.who}`.slice(0, 200))
  return seeOther(asked, '/desk/limits?lifted=1')
}

type TurnName = keyof typeof TURNS

/** What the same source brought into the queue. `*` stands for many sources, none of them named. */
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
) {
  const { lang } = asked
  const { turn, by, who, count, last } = caught
  const query = queueOf(caught)
  const waiting = query === undefined ? 0 : waits(query)
  const words = say(lang, 'limits.waiting', { count: waiting })
  const through =
    query === undefined || waiting === 0
      ? null
      : sub(linkTo(asked, queueAddress('/desk/aside/new', query), words))
  const what = Object.hasOwn(TURNS, turn) ? say(lang, `limits.turn.${turn as TurnName}`) : turn
  const lift = lifts
    ? html`<td role="cell" class="end all">
      ${buttonForm(asked, '/desk/limits', { lift: id }, spoken(say(lang, 'limits.lift'), who), {
        style: 'small second',
      })}
    </td>`
    : null
  return html`<tr role="row">
    <th role="rowheader" scope="row" class="who">
      <code>${who}</code>${sub(say(lang, `limits.by.${by}`))}${through}
    </th>
    <td role="cell">${what}</td>
    <td role="cell">${say(lang, 'limits.times', { count })}</td>
    <td role="cell" class="nw">${deskMark(asked, last)}</td>
    ${lift}
  </tr>`
}

function limitTable({ lang }: Asked) {
  const sets = [
    ['address', TURNS],
    ['network', OF_NETWORK],
    ['domain', OF_DOMAIN],
    ['share', OF_SHARE],
  ] as const
  const rows = sets.flatMap(([by, limits]) =>
    Object.entries(limits).map(
      ([turn, { burst, perMinute }]) =>
        html`<tr role="row">
          <th role="rowheader" scope="row">${say(lang, `limits.turn.${turn as TurnName}`)}</th>
          <td role="cell" class="all">${say(lang, turn === 'signIn' ? 'limits.by.passkey' : `limits.by.${by}`)}</td>
          <td role="cell" class="end all" data-k="${say(lang, 'limits.burst')}">${formatNumber(burst, lang)}</td>
          <td role="cell" class="end all" data-k="${say(lang, 'limits.perMinute')}">
            ${formatNumber(perMinute, lang)}
          </td>
        </tr>`,
    ),
  )
  const heads = ['limits.what', 'limits.who', ['limits.burst', 'end'], ['limits.perMinute', 'end']] as const
  return deskTable(lang, 'limits.all', heads, rows)
}
