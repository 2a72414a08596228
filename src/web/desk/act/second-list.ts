import { everyAwaiting } from '../../../people/pending-approvals.ts'
import { delayOf } from '../../../register/second-approval.ts'
import { actsWaiting, isPrepared, type SecondAct, secondAct } from '../../../work/act/approval.ts'
import { afterSchema } from '../../../work/act/consequences.ts'
import { waitingAnnouncements } from '../../entry/announcements.ts'
import {
  type Asked,
  html,
  inlineMark,
  linkButton,
  linkTo,
  minuteMark,
  part,
  say,
  spoken,
  sub,
  table,
  timeIn,
} from '../../kit/kit.ts'
import { headlineUnsigned } from '../../types/preview.ts'
import type { Officer } from '../officer/officer.ts'
import { turnOf, WAITING } from './turn.ts'

/**
 * What waits for a hand, as the desk lists it: what was prepared, then what one has signed; null where nothing does.
 */
export async function awaitedPart(asked: Asked, officer: Officer) {
  const { site } = asked
  const kept = await everyAwaiting(site.log.drawer, site.now())
  const announced = await waitingAnnouncements(asked)
  const ids = new Set([...kept.map(({ id }) => id), ...announced.map(({ id }) => id)])
  const found = await Promise.all([...ids].map(id => secondAct(asked.site, id)))
  const acts = found.filter(act => act !== undefined)
  const { prepared = [], signed = [] } = Object.groupBy(acts, act =>
    isPrepared(act) ? 'prepared' : 'signed',
  )
  return html`
    ${await actsPart(asked, officer, prepared, WAITING.prepared)}
    ${await actsPart(asked, officer, signed, WAITING.signed)}
  `
}

async function actsPart(
  asked: Asked,
  officer: Officer,
  acts: readonly SecondAct[],
  { head, note, id }: (typeof WAITING)[keyof typeof WAITING],
) {
  if (acts.length === 0) return null
  const { lang } = asked
  const rows = await Promise.all(acts.map(act => actRow(asked, officer, act)))
  const heads = [
    say(lang, 'second.act'),
    [say(lang, 'second.askedBy'), 'drop-2'],
    say(lang, 'second.awaits'),
    [say(lang, 'desk.decision'), 'end'],
  ] as const
  return part(say(lang, head), table(say(lang, head), heads, rows), { note: say(lang, note), id })
}

/** On the page of an application: what a drafter has prepared of it, for whoever decides. */
export async function preparedFor(asked: Asked, application: string) {
  const { lang } = asked
  const acts = await actsWaiting(asked.site, ({ after }) => {
    const what = afterSchema.parse(after)
    return 'application' in what && what.application === application
  })
  const lines = acts.map(async ({ id, kept, payload }) => {
    const sentence = await headlineUnsigned(asked, payload)
    return html`<p class="notice">
      ${say(lang, 'office.preparedHere', { officer: kept!.by })} ${linkTo(asked, `/desk/second/${id}`, sentence)}
    </p>`
  })
  return Promise.all(lines)
}

async function actRow(asked: Asked, officer: Officer, act: SecondAct) {
  const { lang } = asked
  const sentence = await headlineUnsigned(asked, act.payload)
  const { kept } = act
  const who =
    kept === undefined ? say(lang, 'second.fromLog') : html`${kept.by}${sub(minuteMark(kept.made, lang))}`
  const { signs, waits } = turnOf(act, officer)
  const looks = waits || !signs
  const action = spoken(say(lang, looks ? 'second.look' : 'second.toSign'), sentence)
  const way = linkButton(asked, `/desk/second/${act.id}`, action, `small second${looks ? '' : ' lead'}`)
  return html`<tr>
    <th scope="row" class="who">${sentence}</th>
    <td class="drop-2">${who}</td>
    <td class="all">${awaited(asked, officer, act)}</td>
    <td class="end all">${way}</td>
  </tr>`
}

function awaited({ lang }: Asked, officer: Officer, act: SecondAct) {
  const { kept, announced } = act
  const { first, isRipe, prepared, signs } = turnOf(act, officer)
  const whom = isRipe
    ? say(lang, 'second.anybody')
    : prepared
      ? say(lang, 'office.awaited')
      : first === null
        ? say(lang, 'second.twoHands')
        : kept?.cosigner
          ? say(lang, 'second.cosignerShort', { party: kept.cosigner })
          : say(lang, signs && first.by !== officer.id ? 'second.you' : 'second.another')
  const from =
    announced?.state === 'waiting'
      ? sub(say(lang, 'second.orFrom', { time: timeIn(delayOf(announced.row).from, lang) }))
      : null
  return html`<span class="second-hand">${inlineMark('wait')}${whom}</span>${from}`
}
