import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import { type Depositary, startDepositary } from '../../../test/depositary.ts'
import { root } from '../../../test/house/sources.ts'
import { pageWords } from '../../../test/page-words.ts'
import { wording } from '../../../test/wording.ts'
import { factsOfAudit } from '../../browser/audit-show.ts'
import { MOST_ENTRIES_IN_PAGE } from '../../browser/limits.ts'
import { notProvenByAudit, provenByAudit } from '../../register/audit-facts.ts'
import type { Audited } from '../../register/audit-findings.ts'
import { scriptAt } from '../kit/assets.ts'

const audited: Audited = {
  origin: 'harbour.example/log',
  vkey: 'harbour.example/log+00000000+AAAA',
  vkeyGiven: true,
  size: 1_300,
  root: 'sha256:AAAA',
  rules: 1,
  signatures: 1_347,
  tiles: 1,
  register: { size: 1_300, digest: 'sha256:BBBB', rows: 2_562, compared: true },
  earlier: [
    { size: 12, digest: 'sha256:CCCC', rows: 9, compared: true },
    { size: 99, digest: 'sha256:DDDD', rows: 80, compared: true },
  ],
  rolls: [
    { call: 'harbour-accord', day: null, rows: 3, compared: true },
    { call: 'harbour-accord', day: '2026-01-31', rows: 2, compared: true },
  ],
  anchors: [],
  files: { read: 0, unread: 0, shown: 0, unshown: 0, wrong: [], lost: [] },
  words: { texts: 12, said: 34, unread: 0, lost: [] },
  before: { size: 1_200 },
  cosigners: [],
}

const ANCHOR = {
  entry: 7,
  admitted: '2026-01-31T00:00:00Z',
  witness: 'witness.example',
  cosigned: '2026-01-31T01:00:00Z',
}

const AT_FAULT = { entry: 9, says: 'The indicator tonnes has no cell for ba.' }

describe('the audit in the page', () => {
  let it_: Depositary
  before(async () => {
    it_ = await startDepositary()
  })
  after(() => it_.close())

  it('says what the command says, and in French as much', () => {
    const found: Audited[] = [
      audited,
      { ...audited, before: null, signatures: 1 },
      { ...audited, words: { texts: 1, said: 1, unread: 1, lost: [AT_FAULT] } },
      { ...audited, words: { texts: 0, said: 0, unread: 2, lost: [AT_FAULT, AT_FAULT] } },
      { ...audited, earlier: [], rolls: [] },
      { ...audited, anchors: [ANCHOR, { ...ANCHOR, entry: 8 }] },
      { ...audited, register: { ...audited.register, compared: false } },
      {
        ...audited,
        files: { read: 1, unread: 2, shown: 1, unshown: 2, wrong: [AT_FAULT], lost: [AT_FAULT] },
      },
      { ...audited, files: { read: 2, unread: 1, shown: 2, unshown: 1, wrong: [], lost: [] } },
    ]
    const english = pageWords('en', ['check.say.', 'audit.say.'])
    const french = pageWords('fr', ['check.say.', 'audit.say.'])
    for (const one of found) {
      const facts = [...provenByAudit(one), ...notProvenByAudit(one)]
      const said = (words: typeof english) =>
        factsOfAudit(facts, one, words).map(clause => words.plain(clause))
      assert.deepEqual(
        said(english),
        facts.map(({ says }) => says),
      )
      for (const clause of said(french)) assert.doesNotMatch(clause, /^clause\.|undefined/)
    }
  })

  it('says to whom it is too large how it is done elsewhere, and as much in the papers', async () => {
    const { head } = it_.log
    Object.assign(it_.log, { head: () => ({ ...head()!, size: MOST_ENTRIES_IN_PAGE + 1 }) })
    const page = await it_.text('/audit')
    Object.assign(it_.log, { head })
    assert.match(page, wording('audit.large', { size: MOST_ENTRIES_IN_PAGE + 1, most: MOST_ENTRIES_IN_PAGE }))
    assert.match(load(page)('main').text(), /npx --no avow audit .*--state seen\.json/)
    assert.equal(load(page)('script, #auditor').length, 0)
    const papers = readFileSync(join(root, 'docs', 'auditor.md'), 'utf8')
    assert.ok(papers.includes(`up to ${MOST_ENTRIES_IN_PAGE.toLocaleString('en')} entries`))
  })

  it('lets its worker ask this site and nobody else', async () => {
    const address = scriptAt('audit-worker')
    assert.ok(address, 'run node bin/bundle.mjs first')
    const $ = load(await it_.text('/audit'))
    assert.deepEqual([$('#auditor').length, $('[data-worker]').attr('data-worker')], [1, address])
    const policy = (await it_.get(address)).headers.get('content-security-policy')
    assert.match(policy ?? '', /^default-src 'none'; connect-src 'self'; /)
  })
})
