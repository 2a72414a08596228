import { formatTime } from '../../../core/time.ts'
import type { Openings } from '../../../people/report-drafts.ts'
import type { Indicator } from '../../../register/figures/catalogue.ts'
import { partOf, sourcesIn } from '../../../work/reporting/draft.ts'
import { isAnswered, type Progress, progressIn } from '../../../work/reporting/progress.ts'
import {
  type Asked,
  attributes,
  html,
  linkIn,
  linkTo,
  type Markup,
  nameIn,
  type Piece,
  phrase,
  say,
  shortMinute,
} from '../../kit/kit.ts'
import { byWhom } from '../commitments/draft-changed.ts'
import type { Representative } from '../session.ts'
import { reportPath, type Sitting, sectionsOf } from './sitting.ts'

/** The parts of a report: how far each has come, whose turn it is, who opened it of late. */

export interface Listing {
  readonly asked: Asked
  readonly who: Representative
  readonly sitting: Sitting
  readonly opened: Openings
  /** The part that is shown. */
  readonly current?: string
  /** Beneath those of figures. */
  readonly more?: Piece
}

export function partsList({ asked, who, sitting, opened, current, more = null }: Listing): Markup {
  const lines = sectionsOf(sitting).own.map(([section, indicators]) =>
    partLine({ asked, who, sitting, opened, ...(current !== undefined && { current }) }, section, indicators),
  )
  return html`<ol class="parts">${lines}${more}</ol>`
}

export function partLine(
  { asked, who, sitting, opened, current }: Omit<Listing, 'more'>,
  section: ReturnType<typeof sectionsOf>['own'][number][0],
  indicators: readonly Indicator[],
): Markup {
  const { lang } = asked
  const { it } = sitting
  const done = progressIn(sitting, indicators)
  const title = `${section.number} ${nameIn(section.titles, lang).text}`
  const to = linkIn(asked, reportPath(it, 'parts', section.id))
  const mayOpen = who.role !== 'reader'
  const name = mayOpen
    ? html`<a${attributes({ href: to, 'aria-current': section.id === current && 'true' })}>${title}</a>`
    : html`<span>${title}</span>`
  return html`<li>${name}${progressSaid(asked, done)}<span class="sub">${turnOf(asked, who, sitting, opened, section.id, indicators)}</span></li>`
}

function progressSaid({ lang }: Asked, done: Progress): Markup {
  const count = say(lang, 'filing.ofAll', { done: done.values + done.reasons, all: done.all })
  const wrong = done.wrong === 0 ? null : html` <b>${say(lang, 'filing.wrong', { count: done.wrong })}</b>`
  const tick = isAnswered(done)
    ? html` <span aria-hidden="true">✓</span><span class="vh">${say(lang, 'filing.done')}</span>`
    : null
  return html`<span class="num">${count}${tick}${wrong}</span>`
}

function turnOf(
  asked: Asked,
  who: Representative,
  sitting: Sitting,
  opened: Openings,
  section: string,
  indicators: readonly Indicator[],
): Piece {
  const { lang } = asked
  const { head, parts, keys } = sitting
  const named = (key: string) => byWhom(asked, who, keys, key)
  const said: Piece[] = []
  const given = head.given[section]
  if (given !== undefined)
    said.push(
      given === who.keyid
        ? say(lang, 'filing.turnYours')
        : phrase(lang, 'filing.turn', { who: named(given) }),
    )
  for (const { by, at } of opened.get(section) ?? [])
    if (by !== who.keyid) {
      const time = shortMinute(formatTime(at), lang)
      said.push(phrase(lang, 'filing.opened', { who: named(by), time }))
    }
  const saved = indicators
    .flatMap(one => parts.get(partOf(one))?.saved ?? [])
    .reduce<{ by: string; at: number } | null>(
      (last, one) => (last === null || one.at > last.at ? one : last),
      null,
    )
  if (saved !== null) said.push(savedSaid(asked, who, sitting, saved))
  if (said.length === 0) return say(lang, 'filing.nobody')
  return said.map((one, i) => (i === 0 ? one : html` <span class="dot" aria-hidden="true">·</span> ${one}`))
}

export function savedSaid(
  asked: Asked,
  who: Representative,
  { keys }: Pick<Sitting, 'keys'>,
  { by, at }: Readonly<{ by: string; at: number }>,
): Piece {
  const { lang } = asked
  const time = shortMinute(formatTime(at), lang)
  if (by === who.keyid) return say(lang, 'filing.savedYou', { time })
  return phrase(lang, 'filing.savedBy', { who: byWhom(asked, who, keys, by), time })
}

/** Files and links, which answers name. */
export function sourcesLine(asked: Asked, { it, parts }: Sitting): Markup {
  const { lang } = asked
  const count = sourcesIn(parts).size
  const link = linkTo(asked, reportPath(it, 'sources'), say(lang, 'showing.pageTitle'))
  return html`<li>${link}<span class="num"></span><span class="sub">${say(lang, 'showing.count', { count })}</span></li>`
}
