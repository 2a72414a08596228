import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { commit, committingHarbour, MEASURES, pledgeOf, report } from '../../../test/committing.ts'
import { effort, SEED } from '../../../test/effort.ts'
import { ACCORD, inEnglish, MANIFEST_DIGEST, manifestOf, said } from '../../../test/harbour.ts'
import { type MemoryLog, partyKey } from '../../../test/memory-log.ts'
import { utf8 } from '../../core/bytes.ts'
import { formatCsvRow, guarded, unguarded } from '../../core/csv.ts'
import { hiddenIn } from '../../core/hidden.ts'
import { toNfc } from '../../core/normal.ts'
import { parseTime } from '../../core/time.ts'
import { type Pledge, pledge } from '../commitment-kinds.ts'
import { foreseen, propose } from '../law.ts'
import { manifestDigest } from '../types/texts.ts'
import {
  type CommitmentStatement,
  judgedByLaw,
  planCommitments,
  type Standing,
  statementsOf,
} from './commitment-plan.ts'
import { COMMITMENT_COLUMNS, formatCommitments, readCommitments } from './commitments.ts'

const SHIP = 'tidewater'
const nothing = () => undefined
const HEAD = COMMITMENT_COLUMNS.join(',')
const csv = (...lines: readonly string[]) => readCommitments(utf8(`${lines.join('\r\n')}\r\n`))

function standingIn(log: MemoryLog, more: Partial<Standing> = {}): Standing {
  const own = (log.rows.get('schedules', `${ACCORD}/${SHIP}`)?.commitments ?? []).filter(
    one => one.party === SHIP && one.ended === null,
  )
  const measures = log.rows.get('measures', `${ACCORD}/air/1`)
  return {
    commitments: new Map(own.map(({ id }) => [id, log.rows.get('commitments', `${ACCORD}/${SHIP}/${id}`)!])),
    manifest: MANIFEST_DIGEST,
    principles: new Map([[MANIFEST_DIGEST, ['one']]]),
    catalogues: new Map(measures === undefined ? [] : [['air', { ...measures, edition: 1 }]]),
    atHand: nothing,
    lang: 'en',
    ...more,
  }
}

const fileOf = (log: MemoryLog) => formatCommitments(standingIn(log).commitments.values(), nothing)

/** Asks the law as it would answer on this log. */
const lawOf =
  (log: MemoryLog) =>
  async ({ type, body }: CommitmentStatement) => {
    const { size, root } = log.seen()
    const standpoint = { log: 'harbour.example/log', size, root, admitted: parseTime(log.now), rules: 1 }
    const signers = [partyKey(SHIP).keyid]
    return foreseen(propose({ type, by: SHIP, call: ACCORD, body, signers }, standpoint), log.rows)
  }

describe('a file of commitments', () => {
  it('has a row for each that stands, in the words of the party', () => {
    const log = committingHarbour(SHIP)
    commit(log, SHIP, [
      pledgeOf('shore-power', {
        baseline: { value: '-1.5', unit: 'berths' },
        milestones: [{ day: '2026-03-31', says: said('First berths.\nThen more.') }],
      }),
      pledgeOf('quiet', { what: { lang: 'fr', text: 'Du courant, à quai' }, target: null, due: null }),
    ])
    assert.equal(
      fileOf(log),
      [
        HEAD,
        'quiet,one,,,,"Du courant, à quai",,,,,,,,,,fr',
        `shore-power,one,,,,Offer shore power at 40 berths.,,,-1.5,berths,40,berths,2026-06-30,"2026-03-31 First berths.\n  Then more.",,en`,
        '',
      ].join('\r\n'),
    )
  })

  it('is read again as what it was written from, whatever the words', () => {
    const words = fc
      .string({
        minLength: 1,
        maxLength: 60,
        unit: fc.constantFrom(...`abé'=-+@;,"[] \n{0<2026-01-01 `, '＝', 'ن'),
      })
      .filter(
        text => text === text.trim() && text !== '' && hiddenIn(text) === undefined && toNfc(text) === text,
      )
    const saying = fc.record({ lang: fc.constantFrom('en', 'fr', 'zh-Hant'), text: words })
    const maybe = fc.option(saying, { nil: null })
    const figure = fc.record({
      value: fc.constantFrom('0', '-1', '12.5', '1.234', '-12.345', '0.00001', '999999999999999'),
      unit: fc.option(fc.constantFrom('t', '=1', '% of ships'), { nil: null }),
    })
    const any = fc
      .record({
        id: fc.constant('any'),
        principle: fc.constant('one'),
        measure: fc.constantFrom(null, { catalogue: 'air', edition: 3, id: 'plug' }),
        what: saying,
        ...{ scope: maybe, indicator: maybe, part: maybe },
        ...{ baseline: fc.option(figure, { nil: null }), target: fc.option(figure, { nil: null }) },
        due: fc.constantFrom(null, '2030-01-01'),
        milestones: fc
          .array(saying, { maxLength: 3 })
          .map(all => all.map((says, i) => ({ day: `202${7 + i}-01-01`, says }))),
      })
      .map(one => pledge.parse(one))
    const check = (one: Pledge) => {
      const row = {
        versions: [{ ...one, entry: 7, day: '2026-01-01', manifest: MANIFEST_DIGEST, reason: null }],
        ...{ since: 7, joined: [], ended: null },
      }
      const file = formatCommitments([row], nothing)
      const list = readCommitments(utf8(file))
      // As a new commitment, and as the one that stands.
      const empty = standingIn(committing)
      const [made] = planCommitments(list, empty).rows
      assert.deepEqual(made!.pledge, one, file)
      const [same] = planCommitments(list, { ...empty, commitments: new Map([['any', row]]) }).rows
      assert.equal(same!.is, 'unchanged')
      const again = { ...row, versions: [{ ...row.versions[0]!, ...made!.pledge! }] }
      assert.equal(formatCommitments([again], nothing), file)
    }
    const committing = committingHarbour(SHIP)
    fc.assert(fc.property(any, check), { seed: SEED, numRuns: effort('filedCommitments') })
  })

  it('has no cell that a spreadsheet computes, and gives back every apostrophe', () => {
    for (const text of ['=1', "'=1", "''=1", "a;'-b", 'a;-b', "\n'=1", "'\n=1", "it's", ' =1', '＝1;＠x'])
      for (const cell of [text, guarded(text)]) {
        const line = formatCsvRow([guarded(cell)]).trimEnd()
        for (const part of line.replaceAll('"', '').split(/[;\n]/))
          assert.doesNotMatch(part, /^\s*[=+\-@＝＠]/, line)
        assert.equal(unguarded(guarded(cell)), cell)
      }
  })

  it('is refused where it is no such list', () => {
    for (const [wrong, why] of [
      [['id,what', 'a,b'], /no column “principle”/],
      [[`${HEAD},status`, ''], /No column is called “status”/],
      [['id,principle,identifiant', 'a,b,c'], /both read as “id”/],
      [['id,principle', 'a,b,c'], /Row 2 has “c” in a column without a name/],
      [['id,principle', ...Array.from({ length: 501 }, (_, i) => `a${i},one`)], /501 rows/],
    ] as const)
      assert.throws(() => csv(...wrong), { code: 'file_malformed', message: why })
  })

  it('may be saved by a spreadsheet in French, with semicolons', () => {
    const list = csv(
      'identifiant;principe;engagement;cible;échéance;langue',
      'quai;one;Du courant;12,5 %;30/06/2026;fr',
    )
    const [row] = planCommitments(list, standingIn(committingHarbour(SHIP))).rows
    assert.deepEqual(row!.faults, [])
    assert.deepEqual(row!.pledge!.target, { value: '12.5', unit: '%' })
    assert.deepEqual(
      [row!.pledge!.due, row!.pledge!.what],
      ['2026-06-30', { lang: 'fr', text: 'Du courant' }],
    )
  })
})

describe('what taking a file would do', () => {
  it('tells what is made, amended and unchanged, and leaves alone what it does not name', async () => {
    const log = committingHarbour(SHIP)
    commit(log, SHIP, [pledgeOf('quiet'), pledgeOf('shore-power'), pledgeOf('other')])
    log.pass(1)
    const [, , quiet, shore] = fileOf(log).split('\r\n')
    const list = csv(
      HEAD,
      quiet!,
      shore!.replace('40,berths', '30,berths'),
      'new,one,,,,A new one,,,,,,,,,,en',
    )
    const plan = await judgedByLaw(planCommitments(list, standingIn(log)), said('Late.'), lawOf(log))
    assert.deepEqual(
      plan.rows.map(({ line, id, is, changed }) => [line, id, is, changed]),
      [
        [2, 'quiet', 'unchanged', []],
        [3, 'shore-power', 'amended', ['target']],
        [4, 'new', 'made', []],
      ],
    )
    assert.deepEqual(plan.unnamed, ['other'])
    for (const { type, body } of statementsOf(plan, said('The works take longer.')))
      log.post(type, body, { by: SHIP, call: ACCORD, signers: [partyKey(SHIP)] })
    const after = planCommitments(readCommitments(utf8(fileOf(log))), standingIn(log))
    assert.deepEqual(new Set(after.rows.map(({ is }) => is)), new Set(['unchanged']))
    assert.equal(
      log.rows.get('commitments', `${ACCORD}/${SHIP}/shore-power`)!.versions.at(-1)!.target!.value,
      '30',
    )
  })

  it('keeps what stands where the file has no such column', () => {
    const log = committingHarbour(SHIP)
    commit(log, SHIP, [pledgeOf('quiet', { scope: said('All quays.') })])
    const [row] = planCommitments(csv('id,principle,due', 'quiet,one,2026-07-31'), standingIn(log)).rows
    assert.deepEqual(row!.changed, ['due'])
    assert.deepEqual(row!.pledge, pledgeOf('quiet', { scope: said('All quays.'), due: '2026-07-31' }))
  })

  it('names the cell of every fault, by the codes of the register', async () => {
    const log = committingHarbour(SHIP)
    log.post('measures/published', MEASURES, { call: ACCORD })
    commit(log, SHIP, [pledgeOf('done')])
    report(log, SHIP, {
      answers: [
        { commitment: { party: SHIP, id: 'done' }, due: null, says: 'kept', final: true, words: null },
      ],
    })
    log.pass(1)
    const rows = [
      ['A B,one,,,,x,,,,,,,,,,', 'id body_malformed'],
      ['a,one,,,,x\u202ey,,,,,,,,,,', 'what text_hidden'],
      ['b,one,,,,x,,,"1,250",,,,,,,', 'baseline body_malformed'],
      ['b2,one,,,,x,,,,,1.250,,,,,', 'target body_malformed'],
      ['c,one,,,,x,,,,t,,,,,,', 'baseline body_malformed'],
      ['d,one,,,,x,,,,,,,03/04/2027,,,', 'due body_malformed'],
      ['e,one,,,,x,,,,,,,,soon,,', 'milestones body_malformed'],
      ['f,one,,,,x,,,,,,,2026-06-30,2026-07-01 y,,', 'milestones body_malformed'],
      ['g,one,,,,,,,,,,,,,,', 'what body_malformed'],
      ['h,one,,,,x,,,,,,,,,,English', 'lang body_malformed'],
      ['i,two,,,,x,,,,,,,,,,', 'principle principle_unknown'],
      ['j,one,air,1,steam,,,,,,,,,,,', 'measure measure_unknown'],
      ['k,one,air,2,shore-power,,,,,,,,,,,', 'measure measure_unknown'],
      ['l,one,air,1,1.2,,,,,,,,,,,', 'measure kind_uninvited'],
      ['m,one,,,,x,,,,,,,2026-01-01,,,', 'due due_past'],
      ['done,one,,,,Another.,,,40,berths,,,2026-06-30,,,en', 'id commitment_closed'],
      [`n,one,,,,sha256:${'A'.repeat(43)},,,,,,,,,,`, 'what words_missing'],
      ['n,one,,,,x,,,,,,,,,,', 'id commitment_exists'],
      ['p,one,,,,\u0301\u0308,,,,,,,,,,', 'what body_malformed'],
      ['q,one,,,,[fr] \u2800,,,,,,,,,,', 'what body_malformed'],
      ['r,one,,,,x,,,,,,,,2026-06-30 \u20e3,,', 'milestones body_malformed'],
      ['o,one,,,1.1,,,,,,,,,,,', ''],
    ] as const
    const plan = planCommitments(csv(HEAD, ...rows.map(([row]) => row)), standingIn(log))
    const judged = await judgedByLaw(plan, said('Late.'), lawOf(log))
    assert.deepEqual(
      judged.rows.map(({ faults }) => faults.map(({ column, code }) => `${column} ${code}`).join()),
      rows.map(([, fault]) => fault),
    )
    assert.deepEqual(judged.rows.at(-1)!.pledge!.measure, { catalogue: 'air', edition: 1, id: 'shore-power' })
    assert.equal(statementsOf(judged, said('Late.')).length, 1)
  })

  it('keeps long words that stand, and says which travel beside the log', () => {
    const log = committingHarbour(SHIP)
    const long = 'Long words. '.repeat(30).trim()
    commit(log, SHIP, [pledgeOf('quiet', { what: log.keepWords(long) })])
    const standing = standingIn(log, { atHand: () => long })
    const file = formatCommitments(standing.commitments.values(), standing.atHand)
    assert.ok(file.includes(long))
    const list = readCommitments(utf8(file))
    assert.equal(planCommitments(list, standing).rows[0]!.is, 'unchanged')
    const later = csv('id,principle,due', 'quiet,one,2026-07-31')
    const [row] = planCommitments(later, standing).rows
    assert.deepEqual(
      [row!.is, row!.beside, row!.pledge!.what],
      ['amended', ['what'], { lang: 'en', text: long }],
    )
    // Where they are not at hand they stay, but nothing can be said anew with them.
    const lost = { ...standing, atHand: nothing }
    const digest = formatCommitments(standing.commitments.values(), nothing)
    assert.match(digest, /sha256:/)
    assert.equal(planCommitments(readCommitments(utf8(digest)), lost).rows[0]!.is, 'unchanged')
    assert.deepEqual(
      planCommitments(later, lost).rows[0]!.faults.map(({ code }) => code),
      ['words_missing'],
    )
  })

  it('leaves a commitment under its own text until only the newer has its principle', () => {
    const log = committingHarbour(SHIP)
    commit(log, SHIP, [pledgeOf('quiet')])
    const next = manifestDigest({
      ...manifestOf({ en: 'Anew.\n' }),
      principles: [{ id: 'two', titles: inEnglish('Two'), kinds: null }],
    })
    const standing = standingIn(log, {
      manifest: next,
      principles: new Map([
        [MANIFEST_DIGEST, ['one']],
        [next, ['two']],
      ]),
    })
    const rows = (principle: string) =>
      planCommitments(csv('id,principle,due', `quiet,${principle},2026-07-31`), standing).rows[0]!.manifest
    assert.deepEqual([rows('one'), rows('two')], [MANIFEST_DIGEST, next])
  })

  it('parts what one statement cannot hold', () => {
    const log = committingHarbour(SHIP)
    const rows = Array.from(
      { length: 120 },
      (_, i) => `c${i},one,,,,${'w'.repeat(i < 60 ? 20 : 190)},,,,,,,,,,en`,
    )
    const plan = planCommitments(csv(HEAD, ...rows), standingIn(log))
    const statements = statementsOf(plan, said('Late.'))
    assert.equal(statements.flatMap(({ lines }) => lines).length, 120)
    assert.ok(statements.length > 2)
    for (const { type, body } of statements) {
      log.pass(1)
      log.post(type, body, { by: SHIP, call: ACCORD, signers: [partyKey(SHIP)] })
    }
  })
})
