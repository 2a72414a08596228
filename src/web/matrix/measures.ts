import type { DeclinedRow, MeasuresRow } from '../../register/commitment-rows.ts'
import { rowsUnder } from '../../store/each-row.ts'
import type { CallOnDay } from '../../work/commitments/call-duties.ts'
import type { Signatory, Undertaken } from '../../work/commitments/signatories.ts'
import { onItsDay } from '../commitments/on-day.ts'
import { madeUnder, namedUnder, principleLink, principlesOn } from '../commitments/principles.ts'
import { dayNotice, onThatDay, type ShownDay } from '../commitments/shown-day.ts'
import { statusMark, statusSymbols } from '../commitments/status.ts'
import {
  type Catalogue,
  cataloguesOf,
  commitmentPath,
  droppedFrom,
  measureIn,
  measureSaid,
  olderSaid,
  saysOtherwise,
} from '../commitments/words.ts'
import {
  type Answer,
  type Asked,
  type CallShown,
  cachedPage,
  callShown,
  comma,
  entryLink,
  firstOf,
  headLine,
  html,
  type Lang,
  linkTo,
  listed,
  type Markup,
  named,
  numberedTitle,
  type Piece,
  page,
  part,
  partyLink,
  phrase,
  remark,
  say,
  sub,
} from '../kit/kit.ts'
import { quoted } from '../teller/pieces.ts'
import { pageWithout, withoutAny } from './matrix.ts'

/** The measures that a call sets: who took each on, and who said why not, in its own words. None is missed. */

const MOST_NAMED = 40
const MOST_DECLINED = 20

type Measure = MeasuresRow['commitments'][number]['measures'][number]
type Saying = DeclinedRow['measures'][number] & { readonly party: string }

export function showCallMeasures(asked: Asked): Promise<Answer> {
  return onItsDay(asked, {
    title: say(asked.lang, 'measures.title'),
    make: on => {
      const key = `measures ${asked.params.call} ${on.day} ${on.at ?? ''}`
      return cachedPage(asked, key, () => measuresPage(asked, on))
    },
  })
}

async function measuresPage(asked: Asked, on: ShownDay): Promise<string> {
  const { lang, site } = asked
  const { day } = on
  const call = await callShown(asked, asked.params.call!)
  const title = say(lang, 'measures.title')
  const none = withoutAny(asked, call)
  if (none !== null) return pageWithout(asked, call, title, none)
  const [all, catalogues, principles, declined] = await Promise.all([
    site.duties.on(call.id, day),
    cataloguesOf(asked, call.id, day),
    principlesOn(asked, call, day),
    declinedUnder(asked, call.id, day),
  ])
  const more = say(lang, 'measures.declinedThen')
  const notice = dayNotice(asked, `/${call.id}/measures`, on, more)
  if (catalogues.length === 0) return pageWithout(asked, call, title, say(lang, 'measures.none'), notice)
  const parts = await Promise.all(
    catalogues.map(one => cataloguePart(asked, call, one, { all: all!, principles, declined, on })),
  )
  const main = html`
    ${statusSymbols}
    ${headLine(title, remark(say(lang, 'measures.note')))}
    ${notice}${parts}
  `
  return page(asked, { title, main, call, current: 'commitments' })
}

/**
 * What every party says of the measures that it does not take on, by measure. Of an earlier day only what still stands:
 * what was changed since is in the log alone.
 */
async function declinedUnder({ site }: Asked, call: string, day: string): Promise<Map<string, Saying[]>> {
  const found = new Map<string, Saying[]>()
  for await (const { name: party, row } of rowsUnder(site.log.store, 'declined', call))
    for (const one of row.measures)
      if (one.day <= day)
        found.getOrInsertComputed(`${one.catalogue}/${one.id}`, () => []).push({ ...one, party })
  return found
}

interface Beside {
  readonly all: CallOnDay
  readonly principles: Awaited<ReturnType<typeof principlesOn>>
  readonly declined: ReadonlyMap<string, readonly Saying[]>
  readonly on: ShownDay
}

async function cataloguePart(asked: Asked, call: CallShown, one: Catalogue, beside: Beside): Promise<Markup> {
  const { lang } = asked
  const { newest } = one
  const groups = await Promise.all(
    newest.commitments.map(async under => {
      const { manifest } = newest
      const principle = namedUnder(beside.principles, { principle: under.principle, manifest })
      const measures = await Promise.all(under.measures.map(it => measureEntry(asked, call, one, it, beside)))
      return html`<section class="event-group">
        <h3>${numberedTitle(under.number, under.titles, lang)}</h3>
        <p class="note">${principleLink(asked, call.id, under.principle, principle, beside.on)}</p>
        ${madeUnder(asked, beside.principles, principle)}
        ${measures}
      </section>`
    }),
  )
  const dropped = await Promise.all(
    droppedFrom(one).map(({ measure }) => measureEntry(asked, call, one, measure, beside)),
  )
  const before =
    dropped.length === 0
      ? null
      : html`<section class="event-group">
        <h3>${say(lang, 'measures.dropped')}</h3>
        <p class="note">${say(lang, 'measures.droppedNote')}</p>
        ${dropped}
      </section>`
  const edition = phrase(lang, 'measures.edition', {
    number: one.editions,
    entry: entryLink(asked, newest.entry),
  })
  return part(named(newest.titles, lang), html`${groups}${before}`, {
    note: edition,
    strong: true,
    id: one.id,
  })
}

/**
 * Editions in which a measure was taken on, newest first, each with its words, where they are others than those above.
 * Nobody is put behind words that it did not take on.
 */
interface Said {
  readonly number: number
  readonly older: Markup | null
  readonly taken: readonly Taken[]
}

function byEdition(lang: Lang, catalogue: Catalogue, measure: Measure, { signatories }: CallOnDay): Said[] {
  const { id, all, editions } = catalogue
  return all.flatMap((_, i) => {
    const number = editions - i
    const name = `${id}/${number}/${measure.id}`
    const taken = signatories.flatMap(one =>
      one.commitments.filter(it => it.measure === name && it.closed !== 'withdrawn').map(it => ({ one, it })),
    )
    return taken.length === 0 ? [] : [{ number, older: olderIn(lang, catalogue, number, measure.id), taken }]
  })
}

/** How an edition says a measure otherwise than the newest that has it; null where it says the same. */
function olderIn(lang: Lang, { all, editions }: Catalogue, number: number, id: string): Markup | null {
  const then = measureIn(all[editions - number], id)
  const now = all.map(one => measureIn(one, id)).find(one => one !== undefined)
  return then && now && saysOtherwise(then, now) ? olderSaid(lang, then, now) : null
}

interface Taken {
  readonly one: Signatory
  readonly it: Undertaken
}

async function measureEntry(
  asked: Asked,
  call: CallShown,
  catalogue: Catalogue,
  measure: Measure,
  { all, declined, on }: Beside,
): Promise<Markup> {
  const { lang } = asked
  const said = byEdition(lang, catalogue, measure, all)
  const nobody = () => remark(say(lang, 'measures.taken', { count: 0 }))
  const kinds =
    measure.kinds === null
      ? null
      : sub(measure.kinds.map(kind => say(lang, `kinds.${kind}`)).join(comma(lang)))
  return html`<div class="measure" id="${catalogue.id}-${measure.id}">
    <h4>${measureSaid(lang, measure)}${kinds}</h4>
    ${said.length === 0 ? nobody() : said.map(one => takers(asked, call, catalogue, one, on))}
    ${await declinedShown(asked, catalogue, all, declined.get(`${catalogue.id}/${measure.id}`) ?? [])}
  </div>`
}

/** Of a catalogue of one edition nothing more is said than who. */
function takers(
  asked: Asked,
  call: CallShown,
  { editions }: Catalogue,
  { number, older, taken }: Said,
  on: ShownDay,
): Markup {
  const { lang } = asked
  const { shown, told } = firstOf(taken, MOST_NAMED, count => say(lang, 'principle.more', { count }))
  const names = shown.map(({ one, it }) => {
    const status = linkTo(asked, onThatDay(commitmentPath(call.id, it), on), statusMark(lang, it, 'calm'))
    return html`${partyLink(asked, one.party, one.names)} ${status}`
  })
  const file = onThatDay(`/${call.id}/commitments.csv`, on)
  const more = told === null ? null : remark(linkTo(asked, file, html`${told} (CSV)`))
  const of =
    older !== null
      ? remark(phrase(lang, 'measures.tookAs', { number, words: older }))
      : editions === 1
        ? null
        : remark(say(lang, 'measures.took', { number }))
  return html`${of}${listed(names, 'takers')}${more}`
}

async function declinedShown(
  asked: Asked,
  catalogue: Catalogue,
  { signatories }: CallOnDay,
  all: readonly Saying[],
): Promise<Piece> {
  if (all.length === 0) return null
  const { lang } = asked
  const { shown, told } = firstOf(all, MOST_DECLINED, count => say(lang, 'measures.declinedMore', { count }))
  const lines = await Promise.all(
    shown.map(async ({ party, words, entry, edition, id }) => {
      const names = signatories.find(one => one.party === party)?.names
      const older = olderIn(lang, catalogue, edition, id)
      const of = older && remark(phrase(lang, 'measures.declinedAs', { number: edition, words: older }))
      return html`${partyLink(asked, party, names)} ${sub(entryLink(asked, entry))}${of}${await quoted(asked, words)}`
    }),
  )
  return html`<details class="flat in-print">
    <summary>${say(lang, 'measures.declined', { count: all.length })}</summary>
    ${listed(lines)}${told === null ? null : remark(told)}
  </details>`
}
