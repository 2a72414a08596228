import type { RollTally } from '../../register/tally.ts'
import type { Asked } from '../asked.ts'
import { html, type Markup } from '../markup.ts'
import type { CallShown } from '../record.ts'
import { say } from '../say.ts'
import { formatNumber, listOf, longDay, monthName } from '../wording.ts'
import { growthChart, type Step } from './growth-chart.ts'

/** How the dated rows of a roll came in, day by day. What carries no date is not drawn, and that is said. */

/** Rows by the day of signing, as a running total, oldest first. */
export function stepsOf({ days }: RollTally): Step[] {
  let total = 0
  return days.flatMap(({ of, rows }) => {
    if (of === null) return []
    total += rows
    return [{ day: of, total }]
  })
}

/** The total at the end of each month in which it moved. */
export function monthsOf(steps: readonly Step[]): { month: string; came: number; total: number }[] {
  const last = [...new Map(steps.map(({ day, total }) => [day.slice(0, 7), total]))]
  return last.map(([month, total], i) => ({ month, total, came: total - (last[i - 1]?.[1] ?? 0) }))
}

/** `today` is the day of the newest entry: until then nothing more was recorded. */
export function growthEntry(asked: Asked, call: CallShown, tally: RollTally, today: string): Markup {
  const { lang } = asked
  const { isRecord } = call
  const steps = stepsOf(tally)
  const dated = steps.at(-1)?.total ?? 0
  const title = say(lang, isRecord ? 'growth.titleList' : 'growth.title')
  return html`<section class="entry" id="growth"><div class="side"><h2>${title}</h2><p>${noteOn(asked, isRecord, dated, tally.total)}</p></div>${matter(asked, isRecord, steps, today)}</section>`
}

function noteOn({ lang }: Asked, isRecord: boolean, dated: number, total: number): string {
  const carried = say(lang, 'growth.dated', { dated, total })
  if (dated === total) return carried
  const rest = say(lang, isRecord ? 'growth.undatedList' : 'growth.undated', { rest: total - dated })
  return `${carried} ${rest}`
}

function matter(asked: Asked, isRecord: boolean, steps: readonly Step[], today: string): Markup {
  const { lang } = asked
  const [first] = steps
  const last = steps.at(-1)
  if (first === undefined || last === undefined) return html`<p class="note">${say(lang, 'growth.none')}</p>`
  // A record says nothing of the time after its last date; a roll that is signed here is whole until its newest entry.
  const until = isRecord || today < last.day ? last.day : today
  if (steps.length === 1 && until === first.day)
    return html`<p class="note">${say(lang, 'growth.oneDay', { count: first.total, day: longDay(first.day, lang) })}</p>`
  const label = `${say(lang, 'growth.label')} ${spoken(asked, steps)}`
  return html`<figure class="chart box">${growthChart(asked, steps, until, label)}
<details class="alt"><summary>${say(lang, 'growth.table')}</summary>${table(asked, steps)}</details><figcaption>${say(lang, 'growth.caption', { from: longDay(first.day, lang), to: longDay(until, lang) })}</figcaption></figure>`
}

/** Where it stood after the first month, at the end of each year, and at the end. */
function spoken({ lang }: Asked, steps: readonly Step[]): string {
  const all = monthsOf(steps)
  const told = all.filter(
    ({ month }, i) => i === 0 || i === all.length - 1 || month.slice(0, 4) !== all[i + 1]?.month.slice(0, 4),
  )
  const parts = told.map(({ month, total }) =>
    say(lang, 'growth.spoken', { count: total, month: monthName(month, lang, 'long') }),
  )
  return `${listOf(parts, lang)}.`
}

function table({ lang }: Asked, steps: readonly Step[]): Markup {
  const lines = monthsOf(steps).map(
    ({ month, came, total }) =>
      html`<tr><th scope="row"><time datetime="${month}">${monthName(month, lang, 'long')}</time></th><td>${formatNumber(came, lang)}</td><td>${formatNumber(total, lang)}</td></tr>`,
  )
  return html`<div class="narrow"><table class="table numbers"><caption>${say(lang, 'growth.tableSays')}</caption><thead><tr><th scope="col">${say(lang, 'growth.month')}</th><th scope="col">${say(lang, 'growth.came')}</th><th scope="col">${say(lang, 'growth.total')}</th></tr></thead><tbody>${lines}</tbody></table></div>`
}
