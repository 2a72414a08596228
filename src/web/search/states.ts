import { withUnknown } from '../../register/roll.ts'
import type { CallRow } from '../../register/rows.ts'
import { statesMeant } from '../../register/state-names.ts'
import { UN_REGIONS } from '../../register/un-members.ts'
import { DIRECTORY } from '../../store/directory.ts'
import {
  type Asked,
  callShown,
  countryName,
  firstOf,
  html,
  linkTo,
  listed,
  longDay,
  type Markup,
  named,
  type Piece,
  phrase,
  say,
  unnamedIn,
} from '../kit/kit.ts'
import { absentOn } from '../roll/absent-parts.ts'
import { directoryAddress } from './query.ts'

/** What is known of a state that was looked for by name: the lists that it is not on, and how many are from there. */

/** More are not one that somebody means: "Congo" and "Korea" are two. */
const MOST = 3
const MEMBERS = new Set(UN_REGIONS.flatMap(({ members }) => members))

export async function statesAnswered(
  asked: Asked,
  q: string,
  calls: ReadonlyMap<string, CallRow>,
): Promise<readonly Markup[]> {
  const states = firstOf(statesMeant(q).called, MOST, () => null).shown
  const lines = states.map(async country => [
    ...(MEMBERS.has(country) ? await missingFrom(asked, country, calls) : []),
    ...(await organisationsOf(asked, country)),
  ])
  return (await Promise.all(lines)).flat()
}

/** A line for each call from whose list members of the United Nations can be missing, and this one is or may be: what is known first. */
async function missingFrom(
  asked: Asked,
  country: string,
  calls: ReadonlyMap<string, CallRow>,
): Promise<readonly Markup[]> {
  const { lang, site } = asked
  const lines = { off: [] as Markup[], unknown: [] as Markup[] }
  for (const [id, row] of calls) {
    if (row.absentees !== 'un-members') continue
    const call = await callShown(asked, id)
    if (call.missing === null) continue
    const state = { call: id, kind: 'state', country, limit: 1 } as const
    const [item] = (await site.log.store.roll(withUnknown(state))).items
    if (item !== undefined && item.answer === undefined) continue
    const isUnnamed = item === undefined && unnamedIn(call, undefined) === 'off'
    const isOff =
      isUnnamed ||
      (item === undefined && (await site.log.store.roll({ ...state, status: 'not-on' })).total > 0)
    const { day } = await absentOn(asked, call, undefined)
    const says = phrase(lang, isOff ? 'search.stateOff' : 'search.stateUnknown', {
      state: countryName(country, lang),
      call: named(row.titles, lang),
      date: longDay(day, lang),
    })
    lines[isOff ? 'off' : 'unknown'].push(linkTo(asked, `/${id}/not-on-the-list`, says))
  }
  return [...lines.off, ...lines.unknown]
}

/** The way to all from a country that words mean; none where there are none. */
async function organisationsOf(asked: Asked, country: string): Promise<readonly Markup[]> {
  const { lang, site } = asked
  const { total, more } = await site.log.store.roll({ call: DIRECTORY, country, limit: 1 })
  if (total === 0) return []
  const values = { country: countryName(country, lang), count: total, more: more ? 'yes' : 'no' } as const
  return [linkTo(asked, directoryAddress({ country }), say(lang, 'search.ofCountry', values))]
}

export async function countriesMeant(asked: Asked, q: string | undefined): Promise<readonly Markup[]> {
  const states = firstOf(statesMeant(q ?? '').called, MOST, () => null).shown
  return (await Promise.all(states.map(country => organisationsOf(asked, country)))).flat()
}

export function statesPart(lines: readonly Markup[]): Piece {
  return lines.length === 0
    ? null
    : html`<section class="mt" id="states">${listed(lines, 'plain-list')}</section>`
}
