import { Refusal } from '../../core/refusal.ts'
import { STATUSES } from '../../register/commitment-status.ts'
import { KINDS } from '../../register/kinds.ts'
import type { CallOnDay } from '../../work/commitments/call-duties.ts'
import { sortedInTurns } from '../../work/commitments/places.ts'
import type { Signatory, Undertaken } from '../../work/commitments/signatories.ts'
import { onItsDay } from '../commitments/on-day.ts'
import {
  exactWords,
  isTitledAlike,
  madeUnderTitle,
  type Named,
  namedUnder,
  type Principles,
  principlePath,
  principlesOn,
  retitledIn,
} from '../commitments/principles.ts'
import { dayNotice, onThatDay, type ShownDay } from '../commitments/shown-day.ts'
import {
  graceSaid,
  movedSaid,
  standingSaid,
  statusMark,
  statusSymbols,
  statusWord,
} from '../commitments/status.ts'
import {
  type Catalogue,
  cataloguesOf,
  commitmentPath,
  type Dropped,
  droppedFrom,
  measureIn,
  measureSaid,
  newerEdition,
  olderSaid,
  pledgeWords,
  saysOtherwise,
  type Version,
  versionsHeld,
} from '../commitments/words.ts'
import {
  type Answer,
  type Asked,
  type CallShown,
  cachedPage,
  callShown,
  comma,
  countryName,
  firstOf,
  html,
  type Lang,
  linkIn,
  linkTo,
  listed,
  longDay,
  type Markup,
  nameIn,
  type Piece,
  page,
  pager,
  part,
  partyLink,
  phrase,
  remark,
  say,
  sub,
  table,
  withMore,
} from '../kit/kit.ts'
import { bindsWords } from '../text/text-column.ts'
import { concerns } from './cells.ts'
import { pageWithout, withoutAny } from './matrix.ts'
import { matrixAddress } from './query.ts'

/** A principle: its exact words, what is done under it and by whom, and which measures nobody has taken on. */

const ON_A_PAGE = 100
/** Names of those for whom a measure holds that the call sets no more. */
const MOST_KEEPERS = 40
/** Names of those who have none yet, of each kind. */
const MOST_NAMES = 200

type Measure = Dropped['measure']

export function showPrinciple(asked: Asked): Promise<Answer> {
  const { call, principle } = asked.params
  const after = asked.query.get('page') ?? ''
  return onItsDay(asked, {
    title: say(asked.lang, 'matrix.principle'),
    make: on =>
      cachedPage(asked, `principle ${call} ${principle} ${after} ${on.day} ${on.at ?? ''}`, () =>
        principlePage(asked, { ...on, id: principle!, after }),
      ),
  })
}

interface Place extends ShownDay {
  readonly id: string
  readonly after: string
}

interface Row {
  readonly one: Signatory
  readonly it: Undertaken
  /** As the text names the principle under which it was made, where the newest names it otherwise. */
  readonly older: Named | null
}

async function principlePage(asked: Asked, at: Place): Promise<string> {
  const { id, day } = at
  const { lang, site } = asked
  const call = await callShown(asked, asked.params.call!)
  const principles = await principlesOn(asked, call, day)
  const found = principles.byId.get(id)
  if (found === undefined)
    throw new Refusal('principle_unknown', `No text of ${call.id} until ${day} has a principle ${id}.`)
  const title = say(lang, 'text.principle', { number: found.number })
  const none = withoutAny(asked, call)
  if (none !== null) return pageWithout(asked, call, title, none)
  const all = (await site.duties.on(call.id, day))!
  const signatories = await namedInOrder(all)
  const rows = await withTexts(
    asked,
    principles,
    found,
    call.id,
    signatories.flatMap(one =>
      one.commitments.filter(it => it.principle === id).map(it => ({ one, it, older: null })),
    ),
  )
  const now = rows.filter(({ older }) => older === null)
  const main = html`
    ${statusSymbols}
    ${await openingOf(asked, call, found)}
    ${dayNotice(asked, principlePath(call.id, id), at)}
    ${now.length === 0 ? null : part(say(lang, 'principle.byDate'), tally(asked, now), { strong: true, note: jointNote(lang, now) })}
    ${await doing(asked, call, rows, at)}
    ${await measuresUnder(asked, call, at, all, principles)}
    ${noneYet(asked, call, found, signatories, at)}
  `
  const short = nameIn(found.principle.titles, lang).text
  return page(asked, {
    title: say(lang, 'matrix.titled', { principle: title, title: short }),
    main,
    call,
    current: 'commitments',
  })
}

/**
 * Those that were made under another title of the principle come after the others, by the text, the newest first. Of a
 * principle that was always called so nothing is read.
 */
async function withTexts(
  asked: Asked,
  principles: Principles,
  found: Named,
  call: string,
  rows: readonly Row[],
): Promise<readonly Row[]> {
  if (!retitledIn(principles).has(found.principle.id)) return rows
  const versions = await versionsHeld(
    asked,
    call,
    rows.map(({ it }) => it),
  )
  const told = rows.map((row, i): Row => {
    const version = versions[i]
    const own = version && namedUnder(principles, version)
    return { ...row, older: own && !isTitledAlike(own, found) ? own : null }
  })
  const rank = ({ older }: Row) => (older === null ? Number.POSITIVE_INFINITY : older.text.number)
  return told.toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(b) - rank(a)))
}

const named = new WeakMap<readonly Signatory[], Promise<readonly Signatory[]>>()

/** By their names alone, whatever the kind. */
function namedInOrder({ signatories }: CallOnDay): Promise<readonly Signatory[]> {
  return named.getOrInsertComputed(signatories, async all => {
    const placed = all.map(one => ({ one, place: one.place.slice(one.place.indexOf(' ')) }))
    return (await sortedInTurns(placed)).map(({ one }) => one)
  })
}

async function openingOf(asked: Asked, call: CallShown, found: Named): Promise<Markup> {
  const { lang } = asked
  const { principle, number, text } = found
  const exact = await exactWords(asked, call.id, found)
  const title = nameIn(principle.titles, lang)
  const where = { number, version: text.number }
  const note =
    exact === undefined
      ? say(lang, 'principle.notPlaced', where)
      : html`${say(lang, 'principle.exact', where)} <a href="${exact.path}">${say(lang, 'principle.read')}</a>`
  const earlier = found.isNow ? null : remark(say(lang, 'principle.earlier'))
  return html`<section class="opening inset">
    <p class="sc kicker">${say(lang, 'text.principle', { number })}</p>
    <h1 lang="${title.lang}" dir="auto">${title.text}</h1>
    ${exact === undefined ? null : html`<blockquote class="quoted exact">${exact.words}</blockquote>`}
    ${remark(note)}${earlier}
    ${principle.kinds === null ? null : remark(bindsWords(asked, principle, false))}
  </section>`
}

/** Where a joint one stands in more than one row, why there are more marks than commitments. */
function jointNote(lang: Lang, rows: readonly Row[]): string | null {
  return rows.some(({ one, it }) => it.lead !== one.party) ? say(lang, 'principle.byDateNote') : null
}

/** So many of each status, side by side and never added up: of a joint one each answers for its own part. */
function tally({ lang }: Asked, rows: readonly Row[]): Markup {
  const told = STATUSES.flatMap(status => {
    const count = rows.filter(({ it }) => it.status === status).length
    return count === 0 ? [] : [html`<div><dt>${statusWord(lang, status)}</dt><dd>${count}</dd></div>`]
  })
  return html`<dl class="tally">${told}</dl>`
}

async function doing(asked: Asked, call: CallShown, rows: readonly Row[], at: Place): Promise<Markup> {
  const { lang } = asked
  const { id, after } = at
  const heading = say(lang, 'principle.who')
  if (rows.length === 0) return part(heading, html`<p class="plain">${say(lang, 'principle.nobody')}</p>`)
  const place = ({ one, it }: Row) => `${one.party}/${it.lead}/${it.id}`
  const first = after === '' ? 0 : rows.findIndex(row => place(row) === after) + 1
  const shown = rows.slice(first, first + ON_A_PAGE)
  const next = rows.length > first + ON_A_PAGE ? place(shown.at(-1)!) : undefined
  const versions = await versionsHeld(
    asked,
    call.id,
    shown.map(({ it }) => it),
  )
  const lineOf = async ({ one, it }: Row, version: Version | undefined) => {
    const words = version === undefined ? it.id : await pledgeWords(asked, call.id, version)
    const joint =
      it.lead === one.party
        ? null
        : sub(phrase(lang, 'undertaken.with', { lead: partyLink(asked, it.lead, nameOf(rows, it.lead)) }))
    const newer = await newerEdition(asked, call.id, version?.measure ?? null)
    const which = html`<span class="vh"> ${nameIn(one.names, lang).text}${comma(lang)}${it.id}</span>`
    const history = html`${say(lang, 'undertaken.see')}${which}`
    const when = html`${standingSaid(lang, it)}${sub(movedSaid(asked, it))}${sub(graceSaid(lang, it))}`
    return html`<tr role="row">
        <th scope="row" role="rowheader" class="who">
          ${partyLink(asked, one.party, one.names)}${sub(placeSaid(asked, one))}
        </th>
        <td role="cell" class="all vow">
          ${words}${newer}${joint} ${linkTo(asked, onThatDay(commitmentPath(call.id, it), at), history)}
        </td>
        <td role="cell" class="all">${statusMark(lang, it)}${sub(when)}</td>
      </tr>`
  }
  const path = onThatDay(principlePath(call.id, id), at)
  const following = next && linkIn(asked, withMore(path, `page=${encodeURIComponent(next)}`))
  const heads = [
    say(lang, 'matrix.organisation'),
    say(lang, 'principle.commitment'),
    say(lang, 'matrix.by.status'),
  ]
  const groups = Map.groupBy(
    shown.map((row, i) => ({ row, version: versions[i] })),
    ({ row }) => row.older?.text.number,
  )
  const tables = await Promise.all(
    [...groups.values()].map(async all => {
      const lines = await Promise.all(all.map(({ row, version }) => lineOf(row, version)))
      const { older } = all[0]!.row
      const caption = older === null ? say(lang, 'principle.caption') : olderTitle(lang, older)
      const head = older === null ? null : html`<h3 class="mt">${caption}</h3>`
      const note = older === null ? null : remark(say(lang, 'principle.madeUnderNote'))
      return html`${head}${note}${table(caption, heads, lines, 'rows-of-three')}`
    }),
  )
  return part(
    heading,
    html`
      ${tables}
      ${pager(lang, first === 0 ? undefined : linkIn(asked, path), following)}
    `,
    { note: say(lang, 'principle.whoNote') },
  )
}

function olderTitle(lang: Lang, { principle, text }: Named): string {
  const title = nameIn(principle.titles, lang).text
  return say(lang, 'principle.madeUnderHead', { version: text.number, title })
}

function nameOf(rows: readonly Row[], party: string) {
  return rows.find(({ one }) => one.party === party)?.one.names
}

function placeSaid({ lang }: Asked, { kind, country }: Pick<Signatory, 'kind' | 'country'>): string {
  const word = say(lang, `kind.${kind}`)
  return country === null
    ? word
    : say(lang, 'roll.kindAndCountry', { kind: word, country: countryName(country, lang) })
}

/** The measures of the call under it, and those that nobody has taken on yet: none is owed by anybody. */
async function measuresUnder(
  asked: Asked,
  call: CallShown,
  at: Place,
  { signatories }: CallOnDay,
  principles: Principles,
): Promise<Piece> {
  const { lang } = asked
  const { id, day } = at
  const catalogues = await cataloguesOf(asked, call.id, day)
  const taken = new Map<string, number>()
  for (const { commitments } of signatories)
    for (const { measure, closed } of commitments)
      if (measure !== null && closed !== 'withdrawn') taken.set(measure, (taken.get(measure) ?? 0) + 1)
  // A new text moves no measure beneath its own title either.
  const setUnder = (manifest: string) => {
    const [own, found] = [namedUnder(principles, { principle: id, manifest }), principles.byId.get(id)]
    return own && found && !isTitledAlike(own, found) ? sub(madeUnderTitle(lang, own)) : null
  }
  const lineOf = (catalogue: string, measure: Measure, told: Piece) => {
    const to = onThatDay(`/${call.id}/measures#${catalogue}-${measure.id}`, at)
    const says = linkTo(asked, to, measureSaid(lang, measure))
    return html`<span class="what">${says}</span><span class="meta">${told}</span>`
  }
  const lines = catalogues.flatMap(({ id: catalogue, newest, all, editions }) =>
    newest.commitments
      .filter(({ principle }) => principle === id)
      .flatMap(({ measures }) => measures)
      .map(measure => {
        // Whoever took on an older edition is counted as having taken on that one.
        const told = all.flatMap((_, i) => {
          const count = taken.get(`${catalogue}/${editions - i}/${measure.id}`) ?? 0
          if (count === 0) return []
          const number = editions - i
          const says = say(lang, i === 0 ? 'measures.taken' : 'measures.takenOf', { count, number })
          const [then, now] = [measureIn(all[i], measure.id)!, measureIn(newest, measure.id)!]
          return [saysOtherwise(then, now) ? html`${says} (${olderSaid(lang, then, now)})` : says]
        })
        const nobody = say(lang, 'measures.taken', { count: 0 })
        const each = told.map((one, j) => html`${j === 0 ? '' : ' · '}${one}`)
        return lineOf(
          catalogue,
          measure,
          html`${told.length === 0 ? nobody : each}${setUnder(newest.manifest)}`,
        )
      }),
  )
  const kept = catalogues.flatMap(one =>
    droppedFrom(one)
      .filter(({ principle }) => principle === id)
      .flatMap(({ measure, since }) => {
        const its = keepers(one, measure.id, signatories)
        if (its.length === 0) return []
        const { shown, told } = firstOf(its, MOST_KEEPERS, count => say(lang, 'principle.more', { count }))
        const links: Piece[] = shown.map(({ party, names }) => partyLink(asked, party, names))
        const all = told === null ? links : [...links, told]
        const names = html`${all.map((one, i) => html`${i === 0 ? '' : comma(lang)}${one}`)}`
        const day = longDay(since, lang)
        return [
          lineOf(one.id, measure, phrase(lang, 'measures.keptSince', { count: its.length, day, names })),
        ]
      }),
  )
  if (lines.length + kept.length === 0) return null
  return part(say(lang, 'principle.measures'), listed([...lines, ...kept], 'ledger found'), {
    note: say(lang, 'measures.note'),
  })
}

/** For whom a measure holds that the call sets no more, in whatever edition each took it on. */
function keepers(
  { id, editions }: Pick<Catalogue, 'id' | 'editions'>,
  measure: string,
  signatories: readonly Signatory[],
): Signatory[] {
  const names = new Set(Array.from({ length: editions }, (_, i) => `${id}/${i + 1}/${measure}`))
  return signatories.filter(({ commitments }) =>
    commitments.some(
      ({ measure, closed }) =>
        measure !== null && names.has(measure) && closed !== 'withdrawn' && closed !== 'left',
    ),
  )
}

function noneYet(
  asked: Asked,
  call: CallShown,
  found: Named,
  signatories: readonly Signatory[],
  on: ShownDay,
): Piece {
  const { lang } = asked
  const { id } = found.principle
  const without = signatories.filter(
    one =>
      one.stands && concerns(found, one.kind) && !one.commitments.some(({ principle }) => principle === id),
  )
  if (without.length === 0) return null
  const all = matrixAddress({ ...on, call: call.id, status: 'none', principle: id })
  const groups = KINDS.flatMap(kind => {
    const its = without.filter(one => one.kind === kind)
    if (its.length === 0) return []
    const { shown, told } = firstOf(its, MOST_NAMES, count => say(lang, 'principle.more', { count }))
    const names = shown.map(one => html`<li>${partyLink(asked, one.party, one.names)}</li>`)
    const more = told === null ? null : html`<li>${linkTo(asked, all, told)}</li>`
    return [
      html`<div><dt>${say(lang, `kinds.${kind}`)}</dt><dd><ul class="in-line">${names}${more}</ul></dd></div>`,
    ]
  })
  return part(
    say(lang, 'principle.none', { count: without.length }),
    html`<dl class="facts wide">${groups}</dl>`,
    {
      note: say(lang, 'principle.noneNote'),
    },
  )
}
