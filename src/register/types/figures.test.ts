import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { CLAUSES, committingHarbour, report } from '../../../test/committing.ts'
import {
  answersTo,
  codeOfPractice,
  correct,
  fileOf,
  HALVES,
  largeCatalogue,
  publishYear,
  smallCatalogue,
  smallFigures,
  yearOf,
} from '../../../test/figures.ts'
import { ACCORD, said } from '../../../test/harbour.ts'
import { type MemoryLog, partyKey } from '../../../test/memory-log.ts'
import { refusedAs } from '../../../test/refused.ts'
import { parseEntry } from '../../core/entry.ts'
import { parseEnvelope } from '../../core/envelope.ts'
import { CSV, PNG } from '../../core/file-types.ts'
import { MOST_FILE } from '../../core/words.ts'
import type { Catalogue } from '../figures/catalogue.ts'
import type { FiguresBound } from '../figures/counts.ts'
import { policyDigest } from './calls.ts'
import { MOST_CORRECTIONS, MOST_FILES, MOST_FILES_BYTES } from './reports.ts'

const refused = (code: Parameters<typeof refusedAs>[0], check: () => unknown) =>
  assert.throws(check, refusedAs(code))
const NORTH = 'northhaven'
const desk = { call: ACCORD }
const voice = { by: NORTH, call: ACCORD, signers: [partyKey(NORTH)] }
const figuresIn = (log: MemoryLog, { data }: FiguresBound) =>
  log.rows.get('figures', `${ACCORD}/${NORTH}/${data.digest}`)
const file = (log: MemoryLog, figures: object) => report(log, NORTH, { figures })

/** The accord by rules under which a report is corrected within thirty days, and its indicators. */
function measuringHarbour(correctionDays = 30): MemoryLog {
  const log = committingHarbour(NORTH)
  const policy = { ...CLAUSES, reports: { correctionDays } }
  log.post('call/policy-changed', { policy, reason: said('Slips are mended.') }, desk)
  log.post('policy/accepted', { policy: policyDigest(policy) }, voice)
  publishYear(log)
  return log
}

/** The figures with other counts of one indicator. */
function counting(figures: FiguresBound, at: number, more: object): FiguresBound {
  const [first, ...rest] = figures.periods
  const indicators = first!.indicators.map((one, i) => (i === at ? { ...one, ...more } : one))
  return { ...figures, periods: [{ ...first!, indicators }, ...rest] }
}

describe('a report with figures', () => {
  it('says nothing else, and says of each indicator how many cells have a value or a reason', () => {
    const log = measuringHarbour()
    const figures = yearOf(log)
    const entry = file(log, figures)
    const { periods, ...row } = figuresIn(log, figures)!
    const { catalogue, edition, data } = figures
    assert.deepEqual(row, {
      since: entry,
      entry,
      day: '2026-01-01',
      catalogue,
      edition,
      data,
      files: [],
      corrections: [],
    })
    assert.deepEqual(periods[0]!.indicators[0], { id: 'tonnes', given: 2, missing: { 'withheld-by-law': 1 } })
  })

  it('answers no clause, and changes no status of a commitment', () => {
    const log = measuringHarbour()
    file(log, yearOf(log))
    const { commitments, reports, filed } = log.rows.get('schedules', `${ACCORD}/${NORTH}`)!
    assert.deepEqual([commitments, reports, filed?.count], [[], [], 1])
  })

  it('passes over no cell by accident', () => {
    const log = measuringHarbour()
    const figures = yearOf(log)
    refused('figures_uneven', () => file(log, counting(figures, 0, { missing: {} })))
    refused('figures_uneven', () => file(log, counting(figures, 0, { given: 3 })))
    refused('figures_uneven', () => file(log, counting(figures, 1, { given: 0 })))
    refused('body_malformed', () => file(log, counting(figures, 1, { given: 0, missing: { lost: 1 } })))
    refused('body_malformed', () => file(log, counting(figures, 1, { missing: { declined: 0 } })))
    file(log, counting(figures, 1, { given: 0, missing: { declined: 1 } }))
  })

  it('is by an edition that the call has published, also by one that is not the newest', () => {
    const log = measuringHarbour()
    const figures = yearOf(log)
    refused('edition_wrong', () => file(log, { ...figures, edition: 2 }))
    refused('edition_wrong', () => file(log, { ...figures, catalogue: 'other' }))
    refused('indicator_unknown', () => file(log, counting(figures, 0, { id: 'other' })))
    publishYear(log, smallCatalogue(), { edition: 2, indicators: [{ id: 'notices', cells: 1 }] })
    file(log, figures)
    refused('indicator_unknown', () => file(log, { ...yearOf(log, smallFigures(), '2'), edition: 2 }))
  })

  it('has periods in their order, none of an indicator over another of it', () => {
    const log = measuringHarbour()
    const figures = yearOf(log)
    const [first] = figures.periods
    const second = { ...first!, ...HALVES[1]! }
    const over = (...periods: object[]) => file(log, { ...figures, periods })
    refused('body_malformed', () => over(second, first!))
    refused('body_malformed', () => over(first!, first!))
    refused('body_malformed', () => over(first!, { ...second, from: '2026-06-30' }))
    refused('body_malformed', () => over({ ...first!, from: '2026-07-01' }))
    refused('body_malformed', () =>
      over({ ...first!, indicators: [first!.indicators[0], first!.indicators[0]] }),
    )
    log.pass(365)
    const year = { ...HALVES[0]!, until: '2026-12-31', indicators: first!.indicators.slice(0, 1) }
    const rest = { ...second, indicators: second.indicators.slice(1) }
    over(year, rest)
  })

  it('is of days that have begun, five years in one period at most', () => {
    const log = measuringHarbour()
    const figures = yearOf(log)
    const [first] = figures.periods
    const of = (from: string, until: string) =>
      file(log, { ...figures, periods: [{ ...first!, from, until }] })
    refused('period_wrong', () => of('2026-01-02', '2026-06-30'))
    refused('period_wrong', () => of('0001-01-01', '9999-12-31'))
    refused('period_wrong', () => of('2025-01-01', '2030-01-01'))
    refused('period_wrong', () => of('2024-02-29', '2029-02-28'))
    of('2025-01-01', '2029-12-31')
    const mended = yearOf(log, smallFigures(), 'mended')
    const [same, early] = [
      ['2025-01-01', '2029-12-31'],
      ['2030-01-01', '2030-06-30'],
    ].map(([from, until]) => ({
      ...{ ...first!, from: from!, until: until! },
    }))
    const periods = [same!, early!]
    refused('period_wrong', () => correct(log, NORTH, figures.data.digest, { ...mended, periods }))
  })

  it('is found by its file, which is bound once', () => {
    const log = measuringHarbour()
    const figures = yearOf(log)
    file(log, figures)
    refused('words_unchanged', () => file(log, figures))
    file(log, yearOf(log, smallFigures(), 'again'))
  })
})

describe('files of a report', () => {
  const says = (files: readonly unknown[]) => ({ answers: [], asked: [], policy: null, words: null, files })

  it('say something by themselves, and stand in the row of its figures in their order', () => {
    const log = measuringHarbour()
    const files = [fileOf('The year', MOST_FILE), fileOf('Berths', MOST_FILES_BYTES - MOST_FILE, CSV)]
    log.post('report/filed', says(files), voice)
    assert.equal(log.rows.get('words', files[1]!.file.digest)?.withheld, null)
    const figures = yearOf(log)
    report(log, NORTH, { figures, files })
    const digests = files.map(({ file }) => file.digest)
    assert.deepEqual(figuresIn(log, figures)?.files, digests)
    const mended = yearOf(log, smallFigures(), 'mended')
    const more = [fileOf('Another page', 10, PNG)]
    log.post(
      'report/corrected',
      { report: figures.data.digest, figures: mended, files: more, reason: said('x') },
      voice,
    )
    const row = figuresIn(log, figures)!
    assert.deepEqual(row.files, digests)
    assert.deepEqual(row.corrections[0]?.files, [more[0]!.file.digest])
  })

  it('are few, each of a type that is taken, once, and not too large alone or together', () => {
    const log = measuringHarbour()
    const misfit = (...files: readonly unknown[]) =>
      refused('body_malformed', () => log.post('report/filed', says(files), voice))
    const one = fileOf('The year')
    misfit()
    misfit(one, { ...one, title: 'The same' })
    misfit(...Array.from({ length: MOST_FILES + 1 }, (_, i) => fileOf(`Page ${i}`)))
    misfit(fileOf('Too large', MOST_FILE + 1))
    misfit(fileOf('Large', MOST_FILE), fileOf('Together', MOST_FILES_BYTES - MOST_FILE + 1))
    misfit({ ...one, file: { ...one.file, mediaType: 'text/html' } })
    misfit({ ...one, title: ' \u0300' })
    misfit(one.file)
    log.post('report/filed', says(Array.from({ length: MOST_FILES }, (_, i) => fileOf(`Page ${i}`))), voice)
  })

  it('are no words, and words are no file', () => {
    const log = measuringHarbour()
    const { file } = fileOf('The year')
    const words = { ...file, lang: 'en', mediaType: 'text/plain' }
    refused('body_malformed', () => log.post('signature/withdrawn', { reason: file }, voice))
    refused('body_malformed', () => log.post('report/filed', says([{ file: words, title: 'x' }]), voice))
    refused('body_malformed', () =>
      report(log, NORTH, { words, files: [{ file: { ...file, digest: words.digest }, title: 'x' }] }),
    )
  })
})

describe('a correction of a report', () => {
  it('stands beside what was reported, whole, with its reason', () => {
    const log = measuringHarbour()
    const figures = yearOf(log)
    file(log, figures)
    log.pass(30)
    const after = yearOf(log, smallFigures(), 'mended')
    const entry = correct(log, NORTH, figures.data.digest, after)
    const row = figuresIn(log, figures)!
    assert.deepEqual(row.data, figures.data)
    assert.deepEqual(row.corrections, [
      {
        entry,
        day: '2026-01-31',
        reason: said('Two columns were swapped.'),
        data: after.data,
        files: [],
        periods: after.periods,
      },
    ])
  })

  it('comes within the days that the rules give which bind its party, shut days counting for none', () => {
    const log = measuringHarbour()
    const figures = yearOf(log)
    file(log, figures)
    log.pass(31)
    const mending = () => correct(log, NORTH, figures.data.digest, yearOf(log, smallFigures(), 'mended'))
    refused('correction_late', mending)
    log.post('service/interrupted', { from: '2026-01-10T12:00:00Z', until: '2026-01-10T13:00:00Z' })
    mending()
    log.pass(1)
    refused('correction_late', () =>
      correct(log, NORTH, figures.data.digest, yearOf(log, smallFigures(), 'more')),
    )
  })

  it('is not taken where no rules that bind its party let it', () => {
    const log = committingHarbour(NORTH)
    publishYear(log)
    const figures = yearOf(log)
    file(log, figures)
    const mending = () => correct(log, NORTH, figures.data.digest, yearOf(log, smallFigures(), 'mended'))
    refused('correction_late', mending)
    log.post('signature/withdrawn', { reason: null }, voice)
    refused('correction_late', mending)
  })

  it('is of a report that its party filed with figures, as it stands', () => {
    const log = measuringHarbour()
    const figures = yearOf(log)
    const mended = yearOf(log, smallFigures(), 'mended')
    refused('report_unknown', () => correct(log, NORTH, figures.data.digest, mended))
    file(log, figures)
    const seen = log.seen()
    correct(log, NORTH, figures.data.digest, mended)
    refused('seen_stale', () =>
      correct(log, NORTH, figures.data.digest, yearOf(log, smallFigures(), 'more'), { seen }),
    )
    refused('report_unknown', () =>
      correct(log, NORTH, mended.data.digest, yearOf(log, smallFigures(), 'more')),
    )
  })

  it('is by the same edition, even, of another file, and leaves nothing out', () => {
    const log = measuringHarbour()
    publishYear(log, smallCatalogue(), { edition: 2 })
    const figures = yearOf(log)
    const { digest } = figures.data
    file(log, figures)
    const mended = yearOf(log, smallFigures(), 'mended')
    refused('edition_wrong', () => correct(log, NORTH, digest, { ...mended, edition: 2 }))
    refused('indicator_unknown', () => correct(log, NORTH, digest, counting(mended, 0, { id: 'other' })))
    refused('figures_uneven', () => correct(log, NORTH, digest, counting(mended, 0, { given: 3 })))
    refused('words_unchanged', () => correct(log, NORTH, digest, figures))
    const fewer = smallFigures({ answers: smallFigures().answers.slice(1) })
    refused('figures_uneven', () => correct(log, NORTH, digest, yearOf(log, fewer)))
    correct(log, NORTH, digest, mended)
    refused('words_unchanged', () => correct(log, NORTH, digest, mended))
  })

  it('is taken five times a day, reports counted in', () => {
    const log = measuringHarbour()
    const figures = yearOf(log)
    file(log, figures)
    const mending = (n: number) =>
      correct(log, NORTH, figures.data.digest, yearOf(log, smallFigures(), `mended ${n}`))
    for (let n = 0; n < 4; n++) mending(n)
    refused('said_often', () => mending(4))
    refused('said_often', () => report(log, NORTH, { words: said('News.') }))
    log.pass(1)
    mending(4)
  })

  it('is taken twenty times of one report, and of the next again', () => {
    const log = measuringHarbour()
    const figures = yearOf(log)
    file(log, figures)
    const mending = ({ data }: FiguresBound, n: number) =>
      correct(log, NORTH, data.digest, yearOf(log, smallFigures(), `mended ${n}`))
    for (let n = 0; n < MOST_CORRECTIONS; n++) {
      if (n % 5 === 0) log.pass(1)
      mending(figures, n)
    }
    log.pass(1)
    refused('corrections_many', () => mending(figures, MOST_CORRECTIONS))
    assert.equal(figuresIn(log, figures)?.corrections.length, 20)
    const next = yearOf(log, smallFigures(), 'anew')
    file(log, next)
    mending(next, MOST_CORRECTIONS)
  })
})

/** What must fit one statement, of 32,768 bytes at most. */
describe('a large report fits a statement', () => {
  const stories: [string, Catalogue, number][] = [
    ['with 40 measures, each in words and by 27 countries, for two half-years', codeOfPractice(), 20],
    ['with 150 indicators by 30 countries, for two half-years', largeCatalogue(), 1],
  ]
  for (const [title, catalogue, words] of stories)
    it(title, t => {
      const log = measuringHarbour()
      const sizeOf = (entry: number) =>
        parseEnvelope(parseEntry(log.entries[entry]!).envelope.bytes).payload.length
      log.pass(365)
      const published = publishYear(log, catalogue, { edition: 2 })
      const answers = answersTo(catalogue, HALVES, words)
      const figures = yearOf(log, smallFigures({ answers, sources: [], edition: 2 }))
      const entry = file(log, figures)
      t.diagnostic(
        `${sizeOf(published)} bytes to publish, ${sizeOf(entry)} to report, ${figures.data.length} beside`,
      )
      assert.ok(sizeOf(entry) <= 32_768)
      assert.equal(figuresIn(log, figures)?.periods.length, 2)
    })
})
