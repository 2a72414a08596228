import { wordsIn } from '../../core/words.ts'
import type { FiguresBound } from '../../register/figures/counts.ts'
import type { TitledFile } from '../../register/kinds.ts'
import { type Named, namedIn } from '../../register/members.ts'
import { indicatorsPublished } from '../../register/types/indicators.ts'
import { reportCorrected } from '../../register/types/reports.ts'
import { roleGranted } from '../../register/types/roles.ts'
import type { BodyOf, StatementType } from '../../register/types.ts'
import { Choice, html, longDay, type Markup, named, phrase } from '../kit/kit.ts'
import { labelOf, type MemberOf } from './labels.ts'
import { callNamed, partyName, type Setting, toldOf } from './setting.ts'

/**
 * What lies beside the log, by the statement that bound it: whoever withholds it, and whoever reads that later, knows
 * what it was. None of its words is told.
 *
 *     the indicators “The year”, edition 2, of The Harbour Accord
 *     the file “Annual report 2026” of a report of Tidewater Lines to The Harbour Accord
 */

/** `it` is the statement that binds it. */
export function boundTold(it: Setting, digest: string): Markup {
  const { lang } = it.asked
  const { declared, body } = toldOf(it)
  const { by, call } = it.statement
  const all = namedIn(declared, body)
  const found = all.findLast(({ value }) => digestIn(value) === digest)
  const of = { call: call === null ? null : callNamed(it, call), by: partyName(it, by) }
  if (found?.kind === 'file')
    return phrase(lang, 'withholding.what.file', {
      ...of,
      title: html`<bdi>${(found.value as TitledFile).title}</bdi>`,
    })
  const figures = all.find(one => one.kind === 'figures')?.value as FiguresBound | undefined
  if (figures?.data.digest === digest)
    return phrase(lang, 'withholding.what.figures', {
      ...of,
      ...spanOf(it, figures),
      corrected: new Choice(declared.type === reportCorrected.type ? 'yes' : 'no'),
    })
  if (declared.type === indicatorsPublished.type && found?.kind === 'data') {
    const { titles, edition } = body as BodyOf<typeof indicatorsPublished.type>
    return phrase(lang, 'withholding.what.indicators', { ...of, title: named(titles, lang), edition })
  }
  if (declared.type === roleGranted.type)
    return phrase(lang, 'withholding.what.name', {
      officer: html`<code>${(body as BodyOf<typeof roleGranted.type>).id}</code>`,
    })
  return phrase(lang, 'withholding.what.words', {
    ...of,
    author: new Choice(by === 'depositary' ? by : 'party'),
    entry: it.index,
    member: memberOf(it, found),
  })
}

/** Everything that a statement binds, in its order. */
export function boundIn(it: Setting): string[] {
  return [...new Set(wordsIn(it.statement.body).map(({ digest }) => digest))]
}

function digestIn(value: unknown): unknown {
  const { digest, file } = (value ?? {}) as { readonly digest?: unknown; readonly file?: { digest: string } }
  return file?.digest ?? digest
}

function spanOf({ asked: { lang } }: Setting, { periods }: FiguresBound) {
  const until = periods
    .map(one => one.until)
    .toSorted()
    .at(-1)!
  return { from: longDay(periods[0]!.from, lang), until: longDay(until, lang) }
}

/** What pages call the member in which the words stand. */
function memberOf(it: Setting, found: Named | undefined): string {
  const type = it.statement.type as StatementType
  const member = String(found?.path[0] ?? Object.keys(toldOf(it).declared.members)[0])
  return labelOf(it.asked.lang, type, member as MemberOf<StatementType>)
}
