import type { Part } from '../../log/attachments.ts'
import type { Answer, AskedFor } from '../../register/commitment-kinds.ts'
import { MISSING, type PeriodCounts } from '../../register/figures/counts.ts'
import type { Said, TitledFile } from '../../register/kinds.ts'
import { type FiguresGone, isThere } from '../../work/reporting/filed.ts'
import type { OwnQuestions } from '../../work/reporting/questions.ts'
import type { ShownDay } from '../commitments/shown-day.ts'
import { type Asked, formatNumber, html, type Markup, OUTLOOK_MARKS, part, say } from '../kit/kit.ts'
import { codeNamed, countedIn } from '../plots/codes.ts'
import { quoted } from '../teller/pieces.ts'
import { sourcesPart } from '../teller/sources.ts'
import { accountPart, askedPart } from './account.ts'
import { shareSaid } from './answered.ts'
import { blocksOf, type FiguresShown } from './blocks.ts'
import { elsewhereCounted } from './found.ts'
import { goneSaid } from './gone.ts'
import { restatedSaid } from './restated-said.ts'
import { MOST_WEIGHT, type SectionAt, sectionsDrawn } from './sections.ts'

/**
 * What a report says, as everyone reads it, filed or not yet. The public page (web/reports/page) and the preview of
 * whoever is about to sign draw it by this one function, so that nobody signs what looks otherwise later. Both lay it
 * in `oneReport`, by which its style comes.
 *
 *     await reportDrawn(asked, { call, party, answers, asks: windows, policy, words, figures: { catalogue, figures, filed: null }, … })
 */
interface ReportSaid {
  readonly call: string
  readonly party: string
  readonly answers: readonly Answer[]
  /** What clauses ask that it answers. */
  readonly asks: readonly AskedFor[]
  /** The policy in which these clauses stand. */
  readonly policy: string | null
  /** The catalogue of its figures; null where it has none. */
  readonly by: string | null
  readonly words: Said | null
  /** Null where it has none. */
  readonly figures: FiguresShown | FiguresGone | null
  /** What its rules ask of its author for these periods; null where that cannot be told. */
  readonly own: OwnQuestions | null
  /** Those of the report and of its corrections, which its sources count. */
  readonly files: readonly TitledFile[]
  /** What its statement counts of its figures. */
  readonly counts: readonly PeriodCounts[]
  /** Its entry, or the size of the log where it has none yet. */
  readonly entry: number
  readonly on: ShownDay
  /** Words of a statement that is not recorded yet. */
  readonly beside: readonly Part[] | null
  /** Where the sections of a large report are read. */
  readonly sectionAt: SectionAt
}

export async function reportDrawn(asked: Asked, it: ReportSaid): Promise<Markup> {
  const { figures, words } = it
  const { lang } = asked
  const own = words === null ? null : await quoted(asked, words, it.beside)
  return html`
    ${OUTLOOK_MARKS}
    ${figures !== null && isThere(figures) ? restatedSaid(asked, figures) : null}
    ${figures === null ? null : inShort(asked, it, isThere(figures) ? figures : null)}
    ${own === null ? null : part(say(lang, 'reports.words'), own, { id: 'words', strong: true })}
    ${await accountPart(asked, it)}
    ${await askedPart(asked, it)}
    ${figures === null ? null : isThere(figures) ? figuresDrawn(asked, it, figures) : goneSaid(asked, figures)}
    ${await sourcesPart(asked, { sources: sourcesIn(figures), files: it.files, beside: it.beside })}
  `
}

/** While its figures cannot be read, nobody knows its sources; its files stand in its statement. */
const sourcesIn = (figures: ReportSaid['figures']) =>
  figures !== null && isThere(figures) ? figures.figures.sources : []

function figuresDrawn(asked: Asked, { call, sectionAt }: ReportSaid, shown: FiguresShown): Markup {
  const around = { call, sourcesAt: '', section: null }
  return html`
    ${sectionsDrawn(asked, around, shown, blocksOf(shown, MOST_WEIGHT), sectionAt)}
  `
}

/** How many values there are, and how many are missing for which reason. What they add up to, nobody says. */
function inShort(asked: Asked, { call, counts, own }: ReportSaid, shown: FiguresShown | null): Markup {
  const { lang } = asked
  const { given, missing } = countedIn(counts.flatMap(({ indicators }) => indicators))
  const lacks = MISSING.flatMap(code => {
    const count = missing[code] ?? 0
    return count === 0
      ? []
      : [html`<div><dt>${codeNamed(lang, code)}</dt><dd>${formatNumber(count, lang)}</dd></div>`]
  })
  const values = html`<div><dt>${say(lang, 'reports.values', { count: given })}</dt><dd>${formatNumber(given, lang)}</dd></div>`
  const by = shown === null || own === null ? null : shareSaid(asked, call, shown, own)
  return part(
    say(lang, 'reports.short'),
    html`<dl class="counts">${values}${lacks}</dl>${elsewhereCounted(lang, shown?.figures ?? null)}${by}`,
    {
      strong: true,
      id: 'short',
    },
  )
}
