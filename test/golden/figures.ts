import { utf8 } from '../../src/core/bytes.ts'
import { CSV, PDF } from '../../src/core/file-types.ts'
import { laterBy } from '../../src/core/time.ts'
import { MOST_FILE } from '../../src/core/words.ts'
import type { FiguresBound } from '../../src/register/figures/counts.ts'
import type { Policy } from '../../src/register/policy.ts'
import { policyDigest } from '../../src/register/types/calls.ts'
import { MOST_FILES_BYTES } from '../../src/register/types/reports.ts'
import { bytesOf, fileOf, HALVES, publishing, smallCatalogue, smallFigures, yearOf } from '../figures.ts'
import { ACCEPTS, MANIFEST, MANIFEST_DIGEST, manifestOf, OPENED, POLICY, said } from '../harbour.ts'
import type { Saying } from '../memory-log.ts'
import { admitted, by, one, reason } from './cast.ts'
import { RECORD } from './commitments.ts'
import type { Codes, Story } from './story.ts'

/** Indicators, reports with figures, corrections of these: each type, and each refusal where nothing else is wrong. */

export const CALL = 'counting-accord'
const under: Saying = { call: CALL, signers: [one] }
export const self = (party: string): Saying => ({ ...by(party), call: CALL })
const WORDS = 'We count, and say what we counted.\n'

const refusing =
  (story: Story, type: string, usual: Saying) =>
  (code: Codes, body: object, saying: Saying = usual) =>
    story.refuse(code, type, body, saying)
const staleNow = (story: Story, saying: Saying) => ({ ...saying, ...story.seenAt(story.size - 1) })

export function figures(story: Story): void {
  rules(story)
  indicators(story)
  files(story)
  filed(story)
  corrected(story)
  asked(story)
}

const tableOf = (story: Story, title: string) =>
  story.keepFile(title, utf8(`berth,notices\r\n${title},412\r\n`), CSV)

/** A report that shows something and says nothing else; files are bound, and none of them is read by the law. */
function files(story: Story): void {
  const refuse = refusing(story, 'report/filed', self(BEFORE))
  const of = (...files: readonly object[]) => ({ answers: [], asked: [], policy: null, words: null, files })
  const paper = fileOf('The year in pictures')
  const with_ = (more: object) => ({ ...paper, file: { ...paper.file, ...more } })
  refuse('body_malformed', of())
  refuse('body_malformed', { ...of(), files: null })
  refuse('body_malformed', of(paper, { ...paper, title: 'Again' }))
  refuse('body_malformed', of(...Array.from({ length: 11 }, (_, i) => fileOf(`Page ${i}`))))
  refuse('body_malformed', of(paper.file))
  refuse('body_malformed', of({ ...paper, title: '' }))
  refuse('body_malformed', of({ ...paper, title: ' \u2003' }))
  refuse('body_malformed', of({ ...paper, title: 'x'.repeat(201) }))
  refuse('body_malformed', of({ ...paper, name: 'year.pdf' }))
  refuse('body_malformed', of(with_({ length: 0 })))
  refuse('body_malformed', of(with_({ length: MOST_FILE + 1 })))
  refuse('body_malformed', of(with_({ mediaType: 'text/html' })))
  refuse('body_malformed', of(with_({ mediaType: 'application/json' })))
  refuse('body_malformed', of(with_({ lang: 'en' })))
  const rest = MOST_FILES_BYTES - MOST_FILE
  refuse('body_malformed', of(fileOf('Large', MOST_FILE), fileOf('And more', rest + 1)))
  refuse('body_malformed', { answers: [], asked: [], policy: null, words: paper.file })
  story.refuse('body_malformed', 'signature/withdrawn', { reason: paper.file }, self(BEFORE))
  const kept = [tableOf(story, 'Berths'), story.keepFile('The year', utf8('%PDF-1.7\n'), PDF)]
  story.post('report/filed', of(...kept), self(BEFORE))
  story.pass(1)
}

/** Rules under which a report is corrected within three days, signed by one; another signed those of before. */
function rules(story: Story): void {
  const policy: Policy = { ...POLICY, noticeDays: null, reports: { correctionDays: 3 } }
  const open = (reports: object) => ({ ...OPENED, manifest: MANIFEST, policy: { ...policy, reports } })
  const refuse = refusing(story, 'call/opened', under)
  refuse('body_malformed', open({ correctionDays: 0 }))
  refuse('body_malformed', open({ correctionDays: 367 }))
  refuse('body_malformed', open({}))
  const { reports: _, ...without } = policy
  story.post('call/opened', { ...OPENED, manifest: MANIFEST, policy: without }, under)
  for (const party of ['counter', 'counter-of-before', 'counter-of-nothing']) admitted(story, party)
  const signs = (party: string, rules: Policy) =>
    story.post('signature/given', { ...ACCEPTS, policy: policyDigest(rules) }, self(party))
  signs('counter-of-before', without)
  story.post('call/policy-changed', { policy, ...reason }, { call: CALL })
  signs('counter', policy)
}

function indicators(story: Story): void {
  const publish = refusing(story, 'indicators/published', under)
  const catalogue = smallCatalogue()
  const data = story.keepData(bytesOf(catalogue))
  const body = publishing(catalogue, data)
  const [first, second] = body.indicators
  const with_ = (...all: readonly object[]) => ({ ...body, indicators: all })
  publish('edition_wrong', { ...body, edition: 2 })
  publish('text_unknown', { ...body, manifest: `sha256:${'A'.repeat(43)}` })
  publish('record_independent', body, { ...under, call: RECORD })
  publish('body_malformed', with_())
  publish('body_malformed', with_(first!, second!, first!))
  publish('body_malformed', with_({ ...first, cells: 0 }))
  publish('body_malformed', with_({ ...first, cells: 5001 }))
  publish('body_malformed', { ...body, data: { ...data, lang: 'en' } })
  publish('body_malformed', { ...body, data: { ...data, mediaType: 'text/plain' } })
  publish('body_malformed', { ...body, data: said('Tonnes, notices.') })
  story.refuse('body_malformed', 'signature/withdrawn', { reason: data }, self('counter'))
  story.post('indicators/published', body, under)
  publish('edition_wrong', body)
  const fewer = smallCatalogue({
    indicators: [catalogue.indicators[0]!, { ...catalogue.indicators[1]!, by: ['steps'] }],
  })
  const next = publishing(fewer, story.keepData(bytesOf(fewer)), { edition: 2 })
  publish('seen_stale', next, staleNow(story, under))
  story.keepText(utf8(WORDS))
  story.post(
    'text/published',
    {
      manifest: { ...manifestOf({ en: WORDS }), principles: MANIFEST.principles },
      supersedes: MANIFEST_DIGEST,
    },
    under,
  )
  story.pass(8)
  publish('text_superseded', next)
  const manifest = story.rows.get('calls', CALL)!.text
  story.post('indicators/published', { ...next, manifest }, under)
}

export const filing = (figures: FiguresBound) => ({
  answers: [],
  asked: [],
  policy: null,
  words: null,
  figures,
})
const counter = 'counter'

/** The figures with another count of one indicator, by its place in the first period. */
function counting(figures: FiguresBound, at: number, more: object): FiguresBound {
  const [period, ...rest] = figures.periods
  const all = period!.indicators.map((one, i) => (i === at ? { ...one, ...more } : one))
  return { ...figures, periods: [{ ...period!, indicators: all }, ...rest] }
}

/** Figures of which each file differs: by what is counted, of the first half of the year or of both. */
export function yearWith(story: Story, notices: number, { party = counter, halves = 1, changes = {} } = {}) {
  const answers = smallFigures().answers.flatMap(one =>
    HALVES.slice(0, halves).map(period => {
      const cells = one.indicator === 'notices' ? [{ by: [], value: String(notices) }] : one.cells
      return { ...one, period, cells, ...(one.indicator === 'tonnes' && changes) }
    }),
  )
  return yearOf(story, smallFigures({ party, answers }))
}

function filed(story: Story): void {
  const report = refusing(story, 'report/filed', self(counter))
  const refuse = (code: Codes, figures: object) => report(code, filing(figures as FiguresBound))
  const first = yearWith(story, 1)
  refuse('edition_wrong', { ...first, edition: 3 })
  refuse('edition_wrong', { ...first, catalogue: 'other' })
  refuse('indicator_unknown', counting(first, 0, { id: 'other' }))
  refuse('figures_uneven', counting(first, 0, { given: 3 }))
  refuse('figures_uneven', counting(first, 0, { missing: {} }))
  refuse(['figures_uneven', 'indicator_unknown'], { ...counting(first, 2, { given: 3 }), edition: 2 })
  refuse('body_malformed', counting(first, 0, { missing: { lost: 1 } }))
  refuse('body_malformed', counting(first, 0, { missing: { declined: 0 } }))
  refuse('body_malformed', counting(first, 1, { given: -1, missing: { declined: 2 } }))
  refuse('body_malformed', null as unknown as object)
  const [period] = first.periods
  const [one_, two_] = HALVES.map(half => ({ ...period!, ...half }))
  const over = (...periods: readonly object[]) => ({ ...first, periods })
  refuse('body_malformed', over())
  refuse('body_malformed', over(two_!, one_!))
  refuse('body_malformed', over(one_!, one_!))
  refuse('body_malformed', over(one_!, { ...two_!, from: '2026-06-30' }))
  refuse('body_malformed', over({ ...one_!, from: '2026-07-01' }))
  refuse('body_malformed', over({ ...one_!, until: '2026-02-30' }))
  refuse('body_malformed', over({ ...one_!, indicators: [...one_!.indicators, one_!.indicators[0]] }))
  refuse('body_malformed', over({ ...one_!, indicators: [] }))
  refuse('period_wrong', over({ ...one_!, from: '0001-01-01', until: '9999-12-31' }))
  refuse('period_wrong', over({ ...one_!, from: '2021-06-30' }))
  refuse('period_wrong', over({ ...one_!, from: '2031-01-01', until: '2031-06-30' }))
  report('signature_unknown', filing(first), self('counter-of-nothing'))
  // One indicator by the year, all others by halves of it.
  const [tonnes] = smallFigures().answers
  const whole = { ...tonnes!, period: { from: HALVES[0]!.from, until: HALVES[1]!.until } }
  const halves = smallFigures()
    .answers.slice(1)
    .flatMap(one => HALVES.map(half => ({ ...one, period: half })))
  const mixed = yearOf(story, smallFigures({ party: counter, answers: [whole, ...halves] }))
  story.post('report/filed', filing(mixed), self(counter))
  refuse('words_unchanged', mixed)
  const before = filing(yearWith(story, 2, { party: BEFORE }))
  story.post('report/filed', { ...before, files: [tableOf(story, 'Before')] }, self(BEFORE))
  story.post(
    'report/filed',
    { ...filing(reasons(story)), words: said('A year of few figures.') },
    self(counter),
  )
}

const BEFORE = 'counter-of-before'
/** One indicator has a reason in each of its cells. */
const reasons = (story: Story) =>
  yearWith(story, 3, {
    changes: {
      cells: [
        { by: ['aa'], missing: 'not-asked' },
        { by: ['ba'], missing: 'not-due' },
        { by: ['ca'], missing: 'not-reported' },
      ],
    },
  })

function corrected(story: Story): void {
  const report = reasons(story).data.digest
  const says = (figures: object, of: string = report) => ({ report: of, figures, ...reason })
  const refuse = refusing(story, 'report/corrected', self(counter))
  const mended = yearWith(story, 4)
  refuse('report_unknown', says(mended, mended.data.digest))
  refuse('report_unknown', says(mended), self('counter-of-nothing'))
  refuse('body_malformed', says(null as unknown as object))
  refuse('edition_wrong', says({ ...mended, edition: 2 }))
  refuse('edition_wrong', says({ ...mended, catalogue: 'other' }))
  refuse('indicator_unknown', says(counting(mended, 1, { id: 'other' })))
  refuse('figures_uneven', says(counting(mended, 0, { given: 3 })))
  const [period] = mended.periods
  refuse(
    'figures_uneven',
    says({ ...mended, periods: [{ ...period!, indicators: period!.indicators.slice(1) }] }),
  )
  refuse('figures_uneven', says({ ...mended, periods: [{ ...period!, from: '2026-01-02' }] }))
  const early = { ...period!, from: '2031-01-01', until: '2031-06-30' }
  refuse('period_wrong', says({ ...mended, periods: [period, early] }))
  refuse('words_unchanged', says({ ...mended, data: reasons(story).data }))
  const of = yearWith(story, 2, { party: BEFORE }).data.digest
  refuse('correction_late', says(yearWith(story, 5, { party: BEFORE }), of), self(BEFORE))
  const files = [tableOf(story, 'The count, page by page'), tableOf(story, 'The quay')]
  refuse('body_malformed', { ...says(mended), files: [] })
  refuse('body_malformed', { ...says(mended), files: [files[0], files[0]] })
  const large = ['One', 'Two'].map(name => fileOf(name, MOST_FILES_BYTES / 2 + 1))
  refuse('body_malformed', { ...says(mended), files: large })
  story.post('report/corrected', { ...says(mended), files }, self(counter))
  refuse('words_unchanged', says(mended))
  refuse('seen_stale', says(yearWith(story, 6)), staleNow(story, self(counter)))
  // Two reports and one correction came today; the next brings a second period in.
  story.post('report/corrected', says(yearWith(story, 7, { halves: 2 })), self(counter))
  refuse('figures_uneven', says(yearWith(story, 8)))
  story.post('report/corrected', says(yearWith(story, 9, { halves: 2 })), self(counter))
  const last = yearWith(story, 10, { halves: 2 })
  refuse('said_often', says(last))
  story.refuse('said_often', 'report/filed', filing(yearWith(story, 11)), self(counter))
  story.pass(3)
  const shut = { from: `${story.now.slice(0, 10)}T00:00:00Z`, until: `${story.now.slice(0, 10)}T01:00:00Z` }
  story.pass(1)
  refuse('correction_late', says(last))
  story.post('service/interrupted', shut, { signers: [one] })
  story.post('report/corrected', says(last), self(counter))
  story.pass(1)
  refuse('correction_late', says(yearWith(story, 12, { halves: 2 })))
  const late = filing(yearWith(story, 13))
  story.post('report/filed', late, self(counter))
  story.post('signature/withdrawn', { reason: null }, self(counter))
  refuse('correction_late', says(yearWith(story, 14), late.figures.data.digest))
  story.post('report/filed', filing(yearWith(story, 15)), self(counter))
}

/**
 * Rules whose clause asks for figures: by a catalogue that comes later, and only with a report. What is due stays so.
 */
function asked(story: Story): void {
  const opens = laterBy(story.now.slice(0, 10), 1)
  const clause = {
    id: 'yearly-figures',
    says: [said('Each year we count, and say what we counted.')],
    of: {},
    asks: { report: true as const, indicators: 'harvest' },
    cycle: { by: 'calendar' as const, opens, due: laterBy(opens, 2), months: 12 },
    grace: 0,
  }
  const policy: Policy = { ...POLICY, noticeDays: null, clauses: [clause] }
  const body = { policy, ...reason }
  const refuse = refusing(story, 'call/policy-changed', { call: CALL })
  const asking = (asks: object) => ({ ...body, policy: { ...policy, clauses: [{ ...clause, asks }] } })
  refuse('body_malformed', asking({ report: true, indicators: '' }))
  refuse('body_malformed', asking({ report: true, indicators: null }))
  refuse('body_malformed', asking({ report: true, indicators: ['harvest', 'year'] }))
  refuse('body_malformed', asking({ commitments: 1, indicators: 'harvest' }))
  refuse('body_malformed', asking({ indicators: 'harvest' }))
  story.post('call/policy-changed', body, { call: CALL })
  const digest = policyDigest(policy)
  story.post('policy/accepted', { policy: digest }, self(BEFORE))
  story.pass(1)
  const due = [{ clause: clause.id, due: clause.cycle.due }]
  const words = said('We counted nothing.')
  story.post('report/filed', { answers: [], asked: due, policy: digest, words }, self(BEFORE))
}
