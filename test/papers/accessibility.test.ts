import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import axe from 'axe-core'
import { KNOWN, knownWords, STATED, TESTED, testedWords } from '../../src/web/accessibility.ts'
import { TAGS } from '../browser/axe.ts'
import { root, sourcesIn } from '../house/sources.ts'

/** Requirements of EN 301 549 V3.2.1 for web pages: clause 9.x is the success criterion x of WCAG 2.1, A and AA. */
const CLAUSE_9 = `
  1.1.1 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5
  1.4.1 1.4.2 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13
  2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.4.5 2.4.6 2.4.7 2.5.1 2.5.2 2.5.3 2.5.4
  3.1.1 3.1.2 3.2.1 3.2.2 3.2.3 3.2.4 3.3.1 3.3.2 3.3.3 3.3.4 4.1.1 4.1.2 4.1.3`
  .trim()
  .split(/\s+/)

/** Of what no page has: sound, film, and what is done by moving the device. */
const NOT_THERE = ['1.2.1', '1.2.2', '1.2.3', '1.2.4', '1.2.5', '1.4.2', '2.5.4']

/** Criteria for which axe has a rule that our tests ask for: some part of each can be seen by a program. */
const byAxe = new Set(
  axe.getRules([...TAGS]).flatMap(({ tags }) => tags.map(tag => tag.replace('EN-9.', ''))),
)

/** Which tests hold the pages to each sentence of the statement, and which criteria they look at. */
const HELD: Record<
  (typeof TESTED)[number],
  readonly [tests: readonly string[], criteria: readonly string[]]
> = {
  axe: [['axe'], CLAUSE_9.filter(each => byAxe.has(each) && !NOT_THERE.includes(each))],
  keyboard: [['keyboard'], ['2.1.1', '2.1.2', '2.4.1', '2.4.3', '2.4.7']],
  zoom: [
    ['axe', 'preferences'],
    ['1.4.4', '1.4.10'],
  ],
  outline: [['outline'], ['1.3.1', '2.4.2', '2.4.4', '2.4.6', '3.1.2']],
  scripts: [['outline', 'person', 'sign'], []],
  motion: [
    ['preferences', 'languages'],
    ['1.4.11', '1.4.12', '2.2.2', '2.3.1', '4.1.1'],
  ],
}

/** What each known problem is a problem of; null where the standard asks for nothing of the kind. */
const AGAINST: Record<(typeof KNOWN)[number], string | null> = {
  people: null,
  time: '9.2.2.1',
  signing: null,
  files: '10',
  words: '9.3.1.2',
  english: null,
  digests: null,
}

const listed = (criteria: readonly string[]) => criteria.map(each => `9.${each}`).join(', ')
const paper = readFileSync(join(root, 'docs/adopting.md'), 'utf8')
const says = (text: string) => assert.ok(paper.includes(`\n${text}\n`), `docs/adopting.md lacks:\n${text}`)

describe('the accessibility statement in docs/adopting.md', () => {
  it('says of each claim of the page /accessibility which tests hold it, and which clauses they look at', () => {
    const rows = TESTED.map(name => {
      const [tests, criteria] = HELD[name]
      const files = tests.map(test => `test/browser/${test}.test.ts`)
      for (const file of files) assert.ok(existsSync(join(root, file)), file)
      const links = files.map((file, i) => `[${tests[i]}](../${file})`)
      return `| ${testedWords('en', name)} | ${links.join(', ')} | ${listed(criteria) || '–'} |`
    })
    says(['| tested | by | clauses |', '|---|---|---|', ...rows].join('\n'))
  })

  it('names the clauses that none of them looks at, and those that ask for what no page has', () => {
    const looked = new Set(Object.values(HELD).flatMap(([, criteria]) => criteria))
    const unseen = CLAUSE_9.filter(each => !looked.has(each) && !NOT_THERE.includes(each))
    says(`None of these tests looks at ${listed(unseen)}.`)
    says(`No page has what ${listed(NOT_THERE)} are about.`)
    const moving = /<(?:video|audio)\b|\bdevice(?:motion|orientation)\b/
    const found = sourcesIn('src')
      .filter(({ isTest, text }) => !isTest && moving.test(text))
      .map(({ path }) => path)
    assert.deepEqual(found, [])
  })

  it('tells the known problems of the page, and against which clause each is', () => {
    const rows = KNOWN.map(name => `| ${knownWords('en', name)} | ${AGAINST[name] ?? '–'} |`)
    says(['| known | clause |', '|---|---|', ...rows].join('\n'))
    says(`Stated on ${STATED}, by the makers of the software.`)
  })
})
