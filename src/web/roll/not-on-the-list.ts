import { Refusal } from '../../core/refusal.ts'
import type { RollItem } from '../../register/roll.ts'
import { UN_MEMBERS, UN_REGIONS } from '../../register/un-members.ts'
import {
  type Asked,
  type CallShown,
  collatorIn,
  countryName,
  html,
  linkIn,
  linkTo,
  listed,
  longDay,
  named,
  nounFor,
  part,
  phrase,
  remark,
  say,
  stateBeside,
  unnamedIn,
} from '../kit/kit.ts'
import { placedStates, stateMap } from '../map/state-map.ts'
import { statesOnRoll } from '../map/states-on-roll.ts'
import {
  absentData,
  absentOn,
  absentPage,
  answersShown,
  dataLinks,
  rollLink,
  rowLink,
  rowTold,
} from './absent-parts.ts'

/** Who is not on the list of a call from which UN members can be missing: by region, on any day. */

type Shown = Awaited<ReturnType<typeof shown>>

/** Refuses `query_malformed` for days on which the members were others. */
async function shown(asked: Asked, call: CallShown, at: string | undefined) {
  if (at !== undefined && at < UN_MEMBERS.since)
    throw new Refusal(
      'query_malformed',
      `The parameter at is ${at}; it has to be a day from ${UN_MEMBERS.since} on, when the United Nations came to have its 193 members.`,
    )
  const { store } = asked.site.log
  const states = await statesOnRoll(store, { id: call.id, unnamed: unnamedIn(call, at) }, at)
  return { ...(await absentOn(asked, call, at)), states }
}

/** Those of a region, by what is known of them. */
function answersOf({ states: { members: on, unknown } }: Shown, members: readonly string[]) {
  return {
    on: members.flatMap(code => on.get(code) ?? []),
    off: members.filter(code => !on.has(code) && !unknown.has(code)),
    unknown: members.filter(code => unknown.has(code)),
  }
}

export async function membersData(asked: Asked, of: CallShown, at: string | undefined) {
  const it = await shown(asked, of, at)
  const { states } = it
  return {
    ...absentData(asked, it),
    absentees: 'un-members',
    members: MEMBERS,
    on: states.members.size,
    unknown: states.unknown.size,
    regions: UN_REGIONS.map(({ region, members }) => {
      const answers = answersOf(it, members)
      return { region, ...answers, on: answers.on.map(rowTold) }
    }),
    observers: states.observers.map(rowTold),
    union: states.union === undefined ? null : rowTold(states.union),
    others: states.others.map(rowTold),
    more: states.more,
    sources: [UN_MEMBERS.membership, UN_MEMBERS.regions],
  }
}

const MEMBERS = UN_REGIONS.reduce((sum, { members }) => sum + members.length, 0)

export async function membersPage(asked: Asked, of: CallShown, at: string | undefined) {
  const { lang } = asked
  const it = await shown(asked, of, at)
  const { day, states } = it
  const [on, unknown] = [states.members.size, states.unknown.size]
  const byRegion = part(
    say(lang, 'absent.byRegion'),
    UN_REGIONS.map(({ region, members }) => regionShown(asked, it, region, members)),
    { note: say(lang, 'absent.byRegionSays'), inside: 'box regions' },
  )
  return absentPage(asked, it, {
    title:
      unknown === 0
        ? say(lang, 'absent.title', { count: MEMBERS - on })
        : say(lang, 'absent.titleOpen', { count: MEMBERS - on - unknown, on, unknown }),
    lede: say(lang, 'absent.lede', { date: longDay(day, lang), on, unknown, members: MEMBERS }),
    first: UN_MEMBERS.since,
    parts: html`${mapShown(asked, it)} ${byRegion} ${others(asked, it)} ${howMade(asked, it)}`,
  })
}

/** The same answers as the list below, to which each outline leads. */
function mapShown(asked: Asked, it: Shown) {
  const { lang } = asked
  const { states, where } = it
  const { members, unknown, observers } = states
  const rows = [...members.values(), ...observers]
  const parties = new Map(rows.map(row => [row.country, row.party]))
  const placed = placedStates({
    places: rows.map(({ country }) => ({ kind: 'state' as const, country, rows: 1 })),
  })
  const label = say(lang, 'absent.mapLabel', {
    where,
    on: members.size,
    unknown: unknown.size,
    members: MEMBERS,
  })
  const map = stateMap(asked, placed, label, {
    title: (name, standing) => say(lang, 'map.state', { name, standing, where }),
    leads: code => {
      const party = parties.get(code)
      return party === undefined ? `#state-${code}` : linkIn(asked, `/parties/${party}`)
    },
    unknown: new Set(unknown.keys()),
  })
  const key = (style: string, says: string) => html`<span class="key"><i class="${style}"></i>${says}</span>`
  return part(
    say(lang, 'absent.onMap'),
    html`<figure class="map box">
      ${map}
      <figcaption>
        ${key('off', say(lang, 'map.offListOn', { where }))}${key('on', say(lang, 'map.onListOn', { where }))}
        ${unknown.size === 0 ? null : key('unknown', say(lang, 'map.unknownState'))}
        <span class="key"><i class="ring"></i><i class="disc"></i>${say(lang, 'map.dots')}</span>
        <span>${say(lang, 'map.boundaries')}</span>
      </figcaption>
    </figure>`,
    { note: say(lang, 'absent.onMapSays'), strong: true, inside: '' },
  )
}

function regionShown(asked: Asked, it: Shown, region: string, members: readonly string[]) {
  const { lang } = asked
  const nameOf = (code: string) => countryName(code, lang)
  const inOrder = members.toSorted((a, b) => collatorIn(lang).compare(nameOf(a), nameOf(b)))
  const { off, unknown, on } = answersOf(it, inOrder)
  const unknownShown = (code: string) => {
    const row = it.states.unknown.get(code)
    return row === undefined ? nameOf(code) : linkTo(asked, `/parties/${row.party}`, nameOf(code))
  }
  return html`<section class="region">
    <div>
      <h3>${nameOf(region)}</h3>
      <p class="mt-s">${say(lang, 'absent.ofRegion', { off: off.length, members: members.length })}</p>
    </div>
    ${answersShown(
      asked,
      {
        off: off.map(code => html`<span id="state-${code}">${nameOf(code)}</span>`),
        unknown: unknown.map(unknownShown),
        on: on.map(row => rowLink(asked, row, nameOf(row.country!))),
      },
      onSaid(asked, it, on.length),
    )}
  </section>`
}

/** Where no list is recorded, nobody is on one: a source names them. */
function onSaid({ lang }: Asked, { call: { isRecord, source, row } }: Shown, count: number) {
  if (!isRecord || source !== undefined) return say(lang, 'absent.on', { count })
  return say(lang, 'absent.onSources', { count, nouns: nounFor(count, row.noun, lang).text })
}

/** Those on the list who are no members, each group only where somebody of it is. */
function others(asked: Asked, { states }: Shown) {
  const { lang } = asked
  const { observers, union, others, more } = states
  const group = (title: string, note: string | null, rows: readonly RollItem[]) =>
    rows.length === 0
      ? null
      : html`<section class="region">
        <div><h3>${title}</h3>${note === null ? null : html`<p class="mt-s">${note}</p>`}</div>
        ${listed(
          rows.map(row => rowLink(asked, row, html`${named(row.names, lang)}${stateBeside(row, lang)}`)),
          'cols',
        )}
      </section>`
  const groups = [
    group(say(lang, 'absent.observers'), null, observers),
    group(say(lang, 'absent.union'), say(lang, 'absent.unionSays'), union === undefined ? [] : [union]),
    group(say(lang, 'absent.recorded'), say(lang, 'absent.recordedSays'), others),
  ]
  if (groups.every(one => one === null)) return null
  return part(
    say(lang, 'absent.others'),
    html`${groups}${more ? remark(say(lang, 'absent.moreStates')) : null}`,
    { note: say(lang, 'absent.othersSays'), inside: 'box regions' },
  )
}

function howMade(asked: Asked, it: Shown) {
  const { lang } = asked
  const { states, where } = it
  const cited = ({ title, url, date }: { title: string; url: string; date: string }) => ({
    source: html`<a href="${url}" rel="external nofollow" lang="en">${title}</a>`,
    date: longDay(date, lang),
  })
  const members = phrase(lang, 'absent.members', { ...cited(UN_MEMBERS.membership), count: MEMBERS })
  const byRegion = phrase(lang, 'absent.regions', cited(UN_MEMBERS.regions))
  return part(
    say(lang, 'absent.how'),
    html`
      <p>
        ${say(lang, 'absent.howSays')} ${
          states.unknown.size > 0 ? say(lang, 'absent.unknownSays', { where }) : null
        } ${rollLink(asked, it)}
      </p>
      <p class="fine">${members} ${byRegion} ${say(lang, 'absent.names')}</p>
      ${dataLinks(asked, it)}
    `,
    { inside: 'flow' },
  )
}
