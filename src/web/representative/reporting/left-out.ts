import { openHead, reportHead } from '../../../people/report-drafts.ts'
import { changeHead, dropLeftOut, readParts } from '../../../work/reporting/draft.ts'
import { groupOf, type LeftOut, leftOut, takenBack } from '../../../work/reporting/left-out.ts'
import type { Indicators } from '../../../work/reporting/questions.ts'
import {
  type Answer,
  type Asked,
  buttonForm,
  comma,
  html,
  inset,
  linkButton,
  listOf,
  type Markup,
  nameIn,
  type Piece,
  part,
  periodName,
  phrase,
  privatePage,
  say,
  seeOther,
} from '../../kit/kit.ts'
import { type OwnKey, ownKeys } from '../../passkey/own-keys.ts'
import { byWhom } from '../commitments/draft-changed.ts'
import type { Standing } from '../commitments/standing.ts'
import { opening, type Representative } from '../session.ts'
import { reportPath, type Sitting } from './sitting.ts'

/**
 * Answers that were typed for other periods than those of the report: told with whose they are wherever it is signed, and
 * kept for the next one. Else whoever chose other periods would throw away a colleague's week with a signature.
 */

const leftIn = ({ parts, head }: Pick<Sitting, 'parts' | 'head'>) => leftOut(parts.values(), head.periods)

const countIn = (left: readonly LeftOut[]) => left.reduce((sum, { count }) => sum + count, 0)

const periodsIn = ({ lang }: Asked, left: readonly Pick<LeftOut, 'period'>[]) =>
  listOf(
    left.map(({ period }) => periodName(period, lang)),
    lang,
  )

/** Null where all that was typed is in the report. */
export function leftOutPart(asked: Asked, who: Representative, sitting: Sitting): Markup | null {
  const { lang } = asked
  const left = leftIn(sitting)
  if (left.length === 0) return null
  const form = (fields: Readonly<Record<string, string>>, says: string) => {
    const hidden = { ...fields, round: sitting.head.round }
    return buttonForm(asked, reportPath(sitting.it), hidden, says, { style: 'second small' })
  }
  const back = (some: readonly LeftOut[]) =>
    takenBack(
      sitting.head.periods,
      some.map(({ period }) => period),
    ) !== undefined
  // Those of one choice of periods come back together; those of two overlap each other.
  const choices = back(left) ? [left] : left.map(one => [one]).filter(back)
  const buttons = choices.map(some =>
    form(
      { sitting: 'return', periods: some.map(({ period }) => groupOf(period)).join(' ') },
      say(lang, 'filing.leftBack', { periods: periodsIn(asked, some) }),
    ),
  )
  const drop = form({ sitting: 'forget' }, say(lang, 'filing.leftDrop', { count: countIn(left) }))
  const ways =
    who.role === 'reader'
      ? null
      : html`<div class="actions">${buttons}${drop}</div>${buttons.length === 0 ? null : html`<p class="hint">${say(lang, 'filing.leftBackNote')}</p>`}`
  return part(
    say(lang, 'filing.leftOut'),
    html`<div class="notice warn">${leftSaid(asked, who, sitting.keys, left)}</div>${ways}`,
    { strong: true },
  )
}

function leftSaid(
  asked: Asked,
  who: Representative,
  keys: readonly OwnKey[],
  left: readonly LeftOut[],
): Markup {
  const { lang } = asked
  const lines = left.map(({ period, count, by }) => {
    const hands: Piece[] = by.map((key, i) => [i === 0 ? null : comma(lang), byWhom(asked, who, keys, key)])
    const told = { period: periodName(period, lang), count, who: html`${hands}` }
    return html`<li>${phrase(lang, 'filing.leftOutOf', told)}</li>`
  })
  return html`<p><b>${say(lang, 'filing.leftOutSays', { count: countIn(left) })}</b></p><ul>${lines}</ul>`
}

/** Beside the passkey: what its signer has read in the preview, or not. */
export async function leftOutToSign(asked: Asked, who: Representative, call: string): Promise<Markup | null> {
  const { site } = asked
  const found = await openHead(site.log.drawer, { party: who.party, call }, site.now())
  if (found === undefined) return null
  const left = leftIn({ head: found.value, parts: await readParts(site.log.drawer, found.value, site.now()) })
  if (left.length === 0) return null
  return html`<div class="notice warn">${leftSaid(asked, who, await ownKeys(asked, who.party), left)}</div>`
}

/** Where the next report begins: what waits for it. */
export async function leftBefore(
  asked: Asked,
  { party }: Representative,
  { id: call }: Standing,
  all: readonly Indicators[],
): Promise<Piece> {
  const { lang, site } = asked
  const found = await reportHead(site.log.drawer, { party, call }, site.now())
  const lines: Piece[] = []
  for (const { catalogue, round } of found?.value.kept ?? []) {
    const left = leftOut((await readParts(site.log.drawer, { round, party }, site.now())).values(), [])
    if (left.length === 0) continue
    const titles = all.find(({ id }) => id === catalogue)?.titles ?? []
    const told = { count: countIn(left), catalogue: nameIn(titles, lang).text }
    lines.push(inset(say(lang, 'filing.leftBefore', { ...told, periods: periodsIn(asked, left) })))
  }
  return lines
}

/** Takes periods back in, or deletes what was typed for them: once somebody has read how much that is. */
export async function takeLeftOut(
  asked: Asked,
  who: Representative,
  sitting: Sitting,
  fields: URLSearchParams,
): Promise<Answer> {
  const { site } = asked
  const { head, it } = sitting
  const left = leftIn(sitting)
  const path = reportPath(it)
  if (fields.get('sitting') === 'return') {
    const named = (fields.get('periods') ?? '').split(' ')
    const back = left.map(({ period }) => period).filter(one => named.includes(groupOf(one)))
    const periods = back.length === 0 ? undefined : takenBack(head.periods, back)
    if (periods === undefined) return seeOther(asked, path)
    await changeHead(site.log.drawer, head, () => ({ periods }), site.now())
    return seeOther(asked, `${path}?changed=1`)
  }
  if (left.length === 0) return seeOther(asked, path)
  if (fields.get('sure') !== 'yes') return surePage(asked, who, sitting, left)
  await dropLeftOut(site.log.drawer, head, site.now())
  return seeOther(asked, `${path}?left=1`)
}

function surePage(
  asked: Asked,
  who: Representative,
  { head, it, keys }: Sitting,
  left: readonly LeftOut[],
): Answer {
  const { lang } = asked
  const title = say(lang, 'filing.leftDropTitle')
  const count = countIn(left)
  const hidden = { sitting: 'forget', round: head.round, sure: 'yes' }
  const says = say(lang, 'filing.leftDropSays', { count, periods: periodsIn(asked, left) })
  const button = buttonForm(asked, reportPath(it), hidden, say(lang, 'filing.leftDrop', { count }))
  const main = html`
    ${opening(asked, who, title)}
    ${part(
      say(lang, 'filing.leftOut'),
      html`<p>${says}</p>${leftSaid(asked, who, keys, left)}
        <div class="actions">${button}${linkButton(asked, reportPath(it), say(lang, 'rep.back'))}</div>`,
      { strong: true },
    )}
  `
  return privatePage(asked, { title, main })
}
