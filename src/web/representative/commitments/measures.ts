import type { Declined, Pledge } from '../../../register/commitment-kinds.ts'
import { date } from '../../../register/kinds.ts'
import { FreeIds } from '../../../register/lists/ids.ts'
import { commitmentMade } from '../../../register/types/commitments.ts'
import { measuresDeclined, measuresIn } from '../../../register/types/measures.ts'
import { olderSaid, saysOtherwise } from '../../commitments/words.ts'
import {
  type Answer,
  type Asked,
  comma,
  entryLink,
  type Fieldset,
  type Form,
  html,
  linkTo,
  type Markup,
  nameIn,
  numberedTitle,
  type Piece,
  phrase,
  say,
  sub,
} from '../../kit/kit.ts'
import { measureAt } from '../../statement/commitment-names.ts'
import { textOfSaid } from '../../statement/quotes.ts'
import { quoted } from '../../teller/pieces.ts'
import type { Representative } from '../session.ts'
import { type CommitmentForm, showForm, takeForm } from './form-page.ts'
import {
  type Catalogue,
  cataloguesOf,
  declinedOn,
  isClosed,
  isStanding,
  pathOf,
  type Standing,
  standingOn,
} from './standing.ts'
import { languageTyped, requireWords } from './words-language.ts'

/**
 * The measures that a call sets, as a list: a party ticks those that it takes on and may say of each other why not. All
 * that is ticked is one statement, and the reasons are another. What is left open says nothing.
 */

/** As many as one statement takes on. */
const MOST_TICKED = 50
const MOST_REASONS = 100

type Measure = ReturnType<typeof measuresIn>[number]

export async function showMeasures(asked: Asked, who: Representative): Promise<Answer> {
  const it = await standingOn(asked, who)
  return showForm(asked, who, it, await choosing(asked, who, it))
}

export async function takeMeasures(asked: Asked, who: Representative, form: Form): Promise<Answer> {
  const it = await standingOn(asked, who)
  return takeForm(asked, who, it, await choosing(asked, who, it), form)
}

/** The names of the fields of the n-th measure of a catalogue. */
const fieldsOf = (catalogue: number, measure: number) => {
  const at = `${catalogue}-${measure}`
  return { take: `take${at}`, due: `due${at}`, why: `why${at}`, back: `back${at}` }
}

async function choosing(asked: Asked, who: Representative, it: Standing): Promise<CommitmentForm> {
  const { lang } = asked
  const catalogues = await cataloguesOf(asked, it.id)
  const declined = await declinedOn(asked, it.id, who.party)
  const taken = new Map(
    it.own.filter(isStanding).flatMap(({ version, scheduled }) => {
      const { measure } = version
      return measure === null ? [] : [[`${measure.catalogue}/${measure.id}`, { scheduled, measure }] as const]
    }),
  )
  const isFor = ({ kinds }: Measure) => kinds === null || kinds.includes(who.row.kind)
  const said = ({ id }: Catalogue, one: Measure) =>
    declined.find(it => it.catalogue === id && it.id === one.id)

  /** The words of an older edition to which something was said, where the newest says otherwise: see `newerEdition`. */
  const olderOf = async ({ id, edition }: Catalogue, one: Measure, said: number) => {
    const then =
      said === edition
        ? undefined
        : await measureAt(asked, it.id, { catalogue: id, edition: said, id: one.id })
    return then !== undefined && saysOtherwise(then, one) ? olderSaid(lang, then, one) : null
  }
  const toOlder = async (of: Catalogue, one: Measure, edition: number) => {
    const words = await olderOf(of, one, edition)
    return words && sub(phrase(lang, 'ours.measureOlder', { edition, words }))
  }
  /** What the field for a reason begins with: an answer to other words is no answer to these. */
  const saidOf = async (of: Catalogue, one: Measure) => {
    const before = said(of, one)
    const isOther = before !== undefined && (await olderOf(of, one, before.edition)) !== null
    const text = before === undefined || isOther ? '' : ((await textOfSaid(asked, before.words)) ?? '')
    return { before, isOther, text }
  }

  const line = async (f: Fieldset, of: Catalogue, i: number, one: Measure, n: number): Promise<Markup> => {
    const { take, due, why, back } = fieldsOf(i, n)
    const name = numberedTitle(one.number, one.titles, lang)
    if (!isFor(one)) {
      const kinds = one.kinds!.map(kind => say(lang, `kind.${kind}`)).join(comma(lang))
      return html`<div class="slot"><p>${name}</p>${sub(say(lang, 'ours.measureFor', { kinds }))}</div>`
    }
    const own = taken.get(`${of.id}/${one.id}`)
    if (own !== undefined)
      return html`<div class="slot"><p>${name}</p>${await toOlder(of, one, own.measure.edition)}${sub(html`${say(lang, 'ours.measureTaken')} ${isClosed(own) ? null : linkTo(asked, pathOf(it, own.scheduled.party, own.scheduled.id), say(lang, 'ours.change'))}`)}</div>`
    const reason = said(of, one)
    const older = reason === undefined ? null : await toOlder(of, one, reason.edition)
    const isOpen = f.says(why) || f.says(due) || older !== null
    // Its day and its reason are called alike in each: a reader of the screen hears of which measure.
    return html`<div class="slot" role="group" aria-labelledby="${take}-of">
      ${f.check(take, html`<span id="${take}-of">${name}</span>`)}
      <details class="fold"${isOpen ? html` open` : null}>
        <summary>${say(lang, 'ours.measureMore')}</summary>
        <div class="form">
          ${reason === undefined || older === null ? null : html`${older}${await quoted(asked, reason.words)}${sub(html`${say(lang, 'ours.measureStays')} ${entryLink(asked, reason.entry)}`)}${f.check(back, say(lang, 'ours.measureBack'))}`}
          ${f.text(due, { label: say(lang, 'ours.measureDue'), type: 'date', isOptional: true })}
          ${f.area(why, { label: say(lang, 'ours.measureWhy'), rows: 2, isOptional: true })}
          ${reason === undefined || older !== null ? null : sub(html`${say(lang, 'ours.measureSaid')} ${entryLink(asked, reason.entry)}`)}
        </div>
      </details>
    </div>`
  }
  const group = async (f: Fieldset, of: Catalogue, i: number): Promise<Piece> => {
    let n = 0
    const blocks: Piece[] = []
    for (const { number, titles, measures } of of.row.commitments) {
      const all = measuresIn({ commitments: [{ number, titles, measures, principle: '' }] })
      const lines: Markup[] = []
      for (const one of all) lines.push(await line(f, of, i, one, n++))
      blocks.push(html`<h3 class="mt">${number} ${nameIn(titles, lang).text}</h3>${lines}`)
    }
    return html`<h2>${nameIn(of.row.titles, lang).text}</h2>
      ${sub(say(lang, 'commitment.edition', { edition: of.edition }))}
      ${blocks}`
  }
  return {
    form: 'measures',
    of: '',
    path: pathOf(it, 'measures'),
    title: say(lang, 'ours.choose'),
    note: phrase(lang, 'ours.chooseLede', { call: it.name }),
    heading: say(lang, 'member.measures'),
    before: catalogues.length === 0 ? null : html`<p>${say(lang, 'ours.measuresTwice')}</p>`,
    ...(catalogues.length === 0 && { nothing: html`<p>${say(lang, 'ours.noMeasures')}</p>` }),
    async start() {
      const typed = new URLSearchParams()
      for (const [i, of] of catalogues.entries())
        for (const [n, one] of measuresIn(of.row).entries()) {
          const { text } = await saidOf(of, one)
          if (text !== '') typed.set(fieldsOf(i, n).why, text)
        }
      return typed
    },
    async fields(f) {
      const all: Piece[] = []
      for (const [i, of] of catalogues.entries()) all.push(await group(f, of, i))
      return all
    },
    async compose(typed) {
      const { check, saying, fields } = typed
      const ids = new FreeIds(id =>
        it.own.some(({ scheduled }) => scheduled.party === who.party && scheduled.id === id),
      )
      const byText = new Map<string, Pledge[]>()
      const reasons: { catalogue: string; edition: number; measures: Declined[] }[] = []
      let first: string | undefined
      for (const [i, of] of catalogues.entries()) {
        const measures: Declined[] = []
        for (const [n, one] of measuresIn(of.row).entries()) {
          const { take, due, why, back } = fieldsOf(i, n)
          if (!isFor(one) || taken.has(`${of.id}/${one.id}`)) continue
          first ??= take
          const [day, words] = [typed.text(due), typed.text(why)]
          requireWords(typed, why, words)
          if (fields.has(take)) {
            // Whoever takes it on now gives no reason any more why not.
            const { before, isOther } = await saidOf(of, one)
            if (words !== '' && (before === undefined || isOther))
              check.errors.set(why, say(lang, 'ours.measureBoth'))
            const isDay = day === '' || date.safeParse(day).success
            check.must(
              due,
              isDay ? say(lang, 'ours.dayPast') : say(lang, 'ours.dayWrong'),
              isDay && (day === '' || day > it.day),
            )
            const list = byText.getOrInsertComputed(of.row.manifest, () => [])
            list.push({
              ...{ id: ids.give(one.id), principle: one.under.principle },
              measure: { catalogue: of.id, edition: of.edition, id: one.id },
              ...{ what: null, scope: null, indicator: null, baseline: null, target: null },
              due: day === '' ? null : day,
              ...{ milestones: [], part: null },
            })
            if (before !== undefined) measures.push({ id: one.id, words: null })
            continue
          }
          // A day is of what is taken on: it is never dropped in silence.
          check.must(due, say(lang, 'ours.measureUnticked'), day === '')
          if (check.isGood) {
            const { isOther, text } = await saidOf(of, one)
            // What was said of other words stays, until it is taken back or these are answered.
            if (words === text && !(isOther && fields.has(back))) continue
            measures.push({ id: one.id, words: saying.maybe(words, languageTyped(typed)) })
          }
        }
        if (measures.length > 0) reasons.push({ catalogue: of.id, edition: of.edition, measures })
      }
      const ticked = [...byText].map(([manifest, commitments]) => ({ manifest, commitments }))
      if (first === undefined) return undefined
      check.must(first, say(lang, 'ours.measuresNone'), ticked.length + reasons.length > 0)
      const most = { ticked: MOST_TICKED, reasons: MOST_REASONS }
      const isMany =
        ticked.some(one => one.commitments.length > MOST_TICKED) ||
        reasons.some(one => one.measures.length > MOST_REASONS)
      check.must(
        first,
        say(lang, isMany ? 'ours.measuresMany' : 'ours.measuresNone', most),
        !isMany && ticked.length + reasons.length > 0,
      )
      if (!check.isGood) return undefined
      return [
        ...ticked.map(body => ({ type: commitmentMade.type, body })),
        ...reasons.map(body => ({ type: measuresDeclined.type, body })),
      ]
    },
  }
}
