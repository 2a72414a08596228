import { SAYS } from '../../../core/normal.ts'
import type { Amount, Pledge } from '../../../register/commitment-kinds.ts'
import { date, type Said } from '../../../register/kinds.ts'
import { readFigure, unmistakable } from '../../../register/lists/numbers.ts'
import type { Reading } from '../../forms/form-input.ts'
import { slotsOf } from '../../forms/languages.ts'
import {
  type Asked,
  type Fieldset,
  hasHidden,
  html,
  type Markup,
  nameIn,
  type Piece,
  say,
} from '../../kit/kit.ts'
import { textOfSaid } from '../../statement/quotes.ts'
import { bindsWords } from '../../text/text-column.ts'
import type { Text } from './standing.ts'
import { languageTyped, requireWords } from './words-language.ts'

/**
 * The fields of one commitment, and what they say. Only what is promised and under which principle has to be said; the
 * page that follows names what a reader will miss.
 */

interface Drawn {
  readonly asked: Asked
  readonly f: Fieldset
  readonly values: URLSearchParams
  /** The texts under whose principles it can stand. */
  readonly texts: readonly Text[]
  /** What it says of a measure of the call, which names its principle. */
  readonly measure: Piece
  /** Whether others take part, so that it says which part is its own. */
  readonly isJoint: boolean
}

const MOST_STAGES = 20
const STAGES = Array.from({ length: MOST_STAGES }, (_, i) => i + 1)

export function pledgeFields({ asked, f, values, texts, measure, isJoint }: Drawn): Markup {
  const { lang } = asked
  const has = (key: string) => values.get(key) !== null && values.get(key) !== ''
  // Two more than are filled in; a button for more would be the one that Enter presses.
  const filled = slotsOf(values, 'stage').length
  const stages = STAGES.slice(0, filled + 1)
  const figure = (name: 'baseline' | 'target', hint: string) => html`<div class="two">
    ${f.text(`${name}Value`, { label: say(lang, `commitment.${name}`), hint, inputmode: 'decimal', isOptional: true, isPlain: true })}
    ${f.text(`${name}Unit`, { label: say(lang, 'ours.unit'), hint: say(lang, 'ours.unitHint'), isOptional: true, most: 40 })}
  </div>`
  return html`
    ${measure ?? underField(asked, f, texts)}
    ${f.area('what', {
      label: say(lang, 'ours.what'),
      hint: say(lang, measure === null ? 'ours.whatHint' : 'ours.whatMeasureHint'),
      isOptional: measure !== null,
      rows: 3,
    })}
    ${f.area('scope', { label: say(lang, 'commitment.scope'), hint: say(lang, 'ours.scopeHint'), isOptional: true, rows: 2 })}
    ${f.area('indicator', { label: say(lang, 'commitment.indicator'), hint: say(lang, 'ours.indicatorHint'), isOptional: true, rows: 2 })}
    ${figure('baseline', say(lang, 'ours.baselineHint'))}
    ${figure('target', say(lang, 'ours.targetHint'))}
    ${f.text('due', { label: say(lang, 'ours.due'), hint: say(lang, 'ours.dueHint'), type: 'date', isOptional: true })}
    <details class="fold"${has('stage1Day') || has('stage1') ? html` open` : null}>
      <summary>${say(lang, 'ours.stages')}</summary>
      <div class="form">
        <p class="note">${say(lang, 'ours.stagesNote')}</p>
        ${stages.map(
          n => html`<div class="two">
            ${f.text(`stage${n}Day`, { label: say(lang, 'ours.stageDay', { n }), type: 'date', isOptional: true })}
            ${f.text(`stage${n}`, { label: say(lang, 'ours.stage', { n }), isOptional: true })}
          </div>`,
        )}
      </div>
    </details>
    ${isJoint ? f.area('part', { label: say(lang, 'ours.part'), hint: say(lang, 'ours.partHint'), isOptional: true, rows: 2 }) : null}
  `
}

/**
 * Principles of the texts under which it can stand. Where there are several, each says of which text it is: whoever
 * chooses one of a newer text has not signed that text. None is chosen beforehand.
 */
function underField(asked: Asked, f: Fieldset, texts: readonly Text[]): Markup {
  const { lang } = asked
  const options = texts.flatMap(text =>
    text.manifest.principles.map(one => {
      const title = nameIn(one.titles, lang).text
      const says = texts.length === 1 ? title : say(lang, inWhich(text), { title })
      return {
        value: `${text.digest} ${one.id}`,
        says: one.kinds === null ? says : `${says} – ${bindsWords(asked, one, false)}`,
      }
    }),
  )
  const isUnsigned = texts.some(({ isInForce, isSigned }) => isInForce && !isSigned)
  const hint = isUnsigned
    ? `${say(lang, 'ours.underHint')} ${say(lang, 'ours.underUnsigned')}`
    : say(lang, 'ours.underHint')
  return f.select('under', {
    label: say(lang, 'ours.under'),
    hint,
    options: [{ value: '', says: say(lang, 'ours.underNone') }, ...options],
  })
}

function inWhich({ isInForce, isSigned }: Text) {
  if (isSigned) return isInForce ? 'ours.inSignedText' : 'ours.inSignedOlderText'
  return isInForce ? 'ours.inText' : 'ours.inOlderText'
}

/** What a commitment says, as it would be typed. */
export async function pledgeTyped(
  asked: Asked,
  one: Omit<Pledge, 'id'> & { readonly manifest: string },
): Promise<URLSearchParams> {
  const words = async (said: Said | null) =>
    said === null ? '' : ((await textOfSaid(asked, said, Number.POSITIVE_INFINITY)) ?? '')
  const typed = new URLSearchParams({
    under: `${one.manifest} ${one.principle}`,
    what: await words(one.what),
    scope: await words(one.scope),
    indicator: await words(one.indicator),
    baselineValue: unmistakable(one.baseline?.value ?? ''),
    baselineUnit: one.baseline?.unit ?? '',
    targetValue: unmistakable(one.target?.value ?? ''),
    targetUnit: one.target?.unit ?? '',
    due: one.due ?? '',
    part: await words(one.part),
  })
  for (const [i, { day, says }] of one.milestones.entries()) {
    typed.set(`stage${i + 1}Day`, day)
    typed.set(`stage${i + 1}`, await words(says))
  }
  return typed
}

/** The fields whose words law has withheld: they cannot be said again, so they come empty. */
export async function wordsGone(asked: Asked, one: Omit<Pledge, 'id'>): Promise<string[]> {
  const { lang } = asked
  const fields = [
    [say(lang, 'ours.what'), one.what],
    [say(lang, 'commitment.scope'), one.scope],
    [say(lang, 'commitment.indicator'), one.indicator],
    ...one.milestones.map(({ says }, i) => [say(lang, 'ours.stage', { n: i + 1 }), says] as const),
    [say(lang, 'ours.part'), one.part],
  ] as const
  const gone = await Promise.all(
    fields.map(async ([label, said]) =>
      said !== null && (await textOfSaid(asked, said, Number.POSITIVE_INFINITY)) === undefined ? [label] : [],
    ),
  )
  return gone.flat()
}

type Read = Omit<Pledge, 'id' | 'principle' | 'measure'> & { readonly under: string }

interface Before {
  /** What stands: words that are not changed are said again by the same digest, and days that have come may stay. */
  readonly pledge: Omit<Pledge, 'id'> | null
  readonly today: string
  readonly hasMeasure: boolean
}

/** Undefined where something cannot be read, which is noted at its field. */
export async function readPledge<W>(
  typed: Reading<W>,
  { pledge: before, today, hasMeasure }: Before,
): Promise<Read | undefined> {
  const { asked, check } = typed
  const { lang } = asked
  const words = async (name: string, old: Said | null | undefined) => {
    const text = typed.text(name)
    requireWords(typed, name, text)
    if (!check.isGood || text === '') return null
    return saidAgain(typed, text, old ?? null)
  }
  const what = await words('what', before?.what)
  if (!hasMeasure) check.must('what', say(lang, 'ours.whatMissing'), typed.text('what') !== '')
  const amount = (name: 'baseline' | 'target') => readAmount(typed, name)
  const due = dayTyped(typed, 'due')
  const milestones: { day: string; says: Said }[] = []
  for (const n of STAGES) {
    const day = dayTyped(typed, `stage${n}Day`)
    const text = typed.text(`stage${n}`)
    if (day === null && text === '') continue
    check.must(`stage${n}Day`, say(lang, 'ours.stageDayMissing', { n }), day !== null)
    check.must(`stage${n}`, say(lang, 'ours.stageMissing', { n }), text !== '')
    requireWords(typed, `stage${n}`, text)
    if (day === null || !check.isGood) continue
    const old = before?.milestones.find(one => one.day === day)?.says ?? null
    milestones.push({ day, says: await saidAgain(typed, text, old) })
    const isLate = day <= today && old === null
    check.must(`stage${n}Day`, say(lang, 'ours.dayPast'), !isLate)
    check.must(`stage${n}Day`, say(lang, 'ours.stageAfterDue'), due === null || day < due)
  }
  if (due !== null) check.must('due', say(lang, 'ours.dayPast'), due > today || due === before?.due)
  milestones.sort((a, b) => (a.day < b.day ? -1 : 1))
  const twice = milestones.find((one, i) => milestones[i - 1]?.day === one.day)
  if (twice !== undefined) check.errors.set('stage1Day', say(lang, 'ours.stageTwice'))
  const found = {
    under: typed.text('under'),
    what,
    scope: await words('scope', before?.scope),
    indicator: await words('indicator', before?.indicator),
    baseline: amount('baseline'),
    target: amount('target'),
    due,
    milestones,
    part: await words('part', before?.part),
  }
  return check.isGood ? found : undefined
}

/** Words that are as they stood keep their digest: said anew, they would look changed. */
async function saidAgain<W>(typed: Reading<W>, text: string, old: Said | null): Promise<Said> {
  const { asked, saying } = typed
  if (old !== null && (await textOfSaid(asked, old, Number.POSITIVE_INFINITY)) === text) return old
  return saying.said(text, languageTyped(typed))
}

function dayTyped<W>(typed: Reading<W>, name: string): string | null {
  const text = typed.text(name)
  if (text === '') return null
  typed.check.must(name, say(typed.asked.lang, 'ours.dayWrong'), date.safeParse(text).success)
  return date.safeParse(text).success ? text : null
}

function readAmount<W>(typed: Reading<W>, name: 'baseline' | 'target'): Amount | null {
  const { asked, check } = typed
  const [value, unit] = [typed.text(`${name}Value`), typed.text(`${name}Unit`)]
  if (value === '') {
    check.must(`${name}Value`, say(asked.lang, 'ours.figureMissing'), unit === '')
    return null
  }
  const read = readFigure(value)
  const [a, b] = read !== null && 'couldBe' in read ? read.couldBe : []
  const isTwo = a !== undefined && b !== undefined
  const wrong = isTwo
    ? say(asked.lang, 'sheetFault.twoNumbers', { a, b })
    : say(asked.lang, 'ours.figureWrong')
  check.must(`${name}Value`, wrong, read !== null && !isTwo)
  check.must(
    `${name}Unit`,
    say(asked.lang, 'ours.unitWrong'),
    unit.length <= 40 && !hasHidden(unit) && (unit === '' || SAYS.test(unit)),
  )
  if (read === null || 'couldBe' in read) return null
  // "40 berths" in the field of the number says its unit as well.
  check.must(
    `${name}Unit`,
    say(asked.lang, 'ours.unitTwice'),
    unit === '' || read.unit === null || read.unit === unit,
  )
  return { value: read.value, unit: unit === '' ? read.unit : unit }
}
