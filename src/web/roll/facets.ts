import { KINDS, type Kind, MANDATES, type Mandate } from '../../register/kinds.ts'
import { ENDINGS, type Ended, type RollPage, type RollQuery } from '../../register/roll.ts'
import { gapsIn, type RollTally, rowsIn } from '../../register/tally.ts'
import { signedAndCopiedOf } from '../call/counts.ts'
import {
  type Asked,
  addressWith,
  type CallShown,
  html,
  isOne,
  linkTo,
  listed,
  type Markup,
  type Piece,
  remark,
  say,
} from '../kit/kit.ts'
import { rollLink } from './query.ts'

/**
 * How many stand on a roll, by what it can be narrowed to. As it stands now that is exact, from its tally. An earlier
 * day has no tally: there each number is a search of its own, so a long roll shows none.
 */
export interface Facets {
  /** Without numbers on an earlier day of a long roll; countries, mandates and versions on any earlier day. */
  readonly kinds: readonly Facet<Kind>[]
  readonly countries: readonly Facet<string | null>[]
  readonly mandates: readonly Facet<Mandate['level'] | null>[]
  readonly endings: readonly Facet<Ended['how']>[]
  /** The versions of the text that they signed. */
  readonly versions: readonly Facet[]
  /** Null on an earlier day. */
  readonly now: RollTally | null
}

/** `of` is null for rows that do not tell. */
export interface Facet<T extends string | null = string | null> {
  readonly of: T
  readonly rows: Pick<RollPage, 'total' | 'more'> | null
}

/** How many stand there, capped ones as "more than". */
export function shownTotal({ lang }: Asked, { total, more }: Pick<RollPage, 'total' | 'more'>): string {
  return say(lang, 'roll.count', { total, more: more ? 'yes' : 'no' })
}

export function exactly(total: number): Facet['rows'] {
  return { total, more: false }
}

/** Rows past which an earlier day is not counted by kind. */
const LONG = 5_000

/** Whether a day's numbers are worth a search each. */
export function isCounted({ at }: RollQuery, tally: RollTally): boolean {
  return at === undefined || tally.total <= LONG
}

export async function facetsOf({ site }: Asked, query: RollQuery): Promise<Facets> {
  const { store } = site.log
  const { call, at } = query
  const isNow = at === undefined
  const tally = await store.rollTally(call)
  const counted = isCounted(query, tally)
  const searched = async <T extends string>(all: readonly T[], narrowed: (of: T) => Partial<RollQuery>) => {
    const found = await Promise.all(
      all.map(async of => ({
        of,
        rows: counted ? await store.roll({ call, at, limit: 1, ...narrowed(of) }) : null,
      })),
    )
    return found.filter(({ rows }) => rows === null || rows.total > 0)
  }
  const exact = <T>(of: T, total: number) => ({ of, rows: isNow ? exactly(total) : null })
  const tallied = <Key extends 'kind' | 'country'>(key: Key) =>
    [...Map.groupBy(tally.places, place => place[key])].map(([of, places]) => exact(of, rowsIn(places)))
  const [endings, kinds] = await Promise.all([
    searched(ENDINGS, status => ({ status })),
    isNow ? tallied('kind') : searched(KINDS, kind => ({ kind })),
  ])
  return {
    kinds,
    countries: tallied('country'),
    mandates: [...MANDATES, null].flatMap(level =>
      tally.mandates.filter(({ of }) => of === level).map(({ of, rows }) => exact(of, rows)),
    ),
    endings,
    versions: tally.texts.map(({ of, rows }) => exact(of === null ? null : String(of), rows)),
    now: isNow ? tally : null,
  }
}

/** Who stands there by kind, and what their rows leave open: each number leads to the rows that it counts. */
export function counters(asked: Asked, call: CallShown, query: RollQuery, facets: Facets): Markup | null {
  const { lang } = asked
  const { call: id, at = '', limit } = query
  const { kinds, endings, now } = facets
  if (kinds.length === 0 && endings.length === 0) return null
  const to = (filter: Partial<RollQuery>) => rollLink(asked, { call: id, at: query.at, limit, ...filter })
  const byKind = kinds.map(({ of, rows }) => {
    const says = say(lang, rows !== null && isOne(rows.total, lang) ? `kind.${of}` : `kinds.${of}`)
    return html`<li>
      <a href="${to({ kind: of })}"${query.kind === of ? html` aria-current="true"` : null}>
        ${rows === null ? null : html`<b>${shownTotal(asked, rows)}</b> `}${says}
      </a>
    </li>`
  })
  const chip = (filter: Partial<RollQuery>, says: string) => html`<a href="${to(filter)}">${says}</a>`
  const chips: Piece[] = []
  const gaps = now && gapsIn(now)
  if (gaps?.country)
    chips.push(chip({ country: 'none' }, say(lang, 'roll.lacksCountry', { count: gaps.country })))
  if (gaps?.date) chips.push(chip({ signed: 'none' }, say(lang, 'roll.lacksDate', { count: gaps.date })))
  for (const { of, rows } of endings) {
    const how = say(lang, `roll.status.${of}`)
    const count = rows && shownTotal(asked, rows)
    chips.push(chip({ status: of }, count === null ? how : say(lang, 'roll.beforeOn', { how, count })))
  }
  if (call.missing !== null) {
    const says = say(lang, call.isRecord ? 'roll.absentList' : 'roll.absent')
    chips.push(linkTo(asked, addressWith(`/${id}/not-on-the-list`, { at }), says))
  }
  const apart = now && signedAndCopiedOf(asked, call, now)
  return html`<section class="numbers-of" aria-labelledby="by-kind">
    <h2 class="vh" id="by-kind">${say(lang, 'roll.byKind')}</h2>
    <ul class="counts">${byKind}</ul>
    ${apart && remark(apart)}
    ${listed(chips, 'chips mt-s')}
  </section>`
}
