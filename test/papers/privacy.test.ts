import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { DAY } from '../../src/core/time.ts'
import { APPLICATION_SECONDS } from '../../src/people/applications.ts'
import { DIARY_SECONDS } from '../../src/people/diary.ts'
import { REQUEST_SECONDS } from '../../src/people/persons.ts'
import { ADDRESS_DAYS_AFTER_CLOSING, OF_NOBODY, RETENTION } from '../../src/people/retention.ts'
import { retentionWords } from '../../src/web/privacy.ts'
import { root, sourcesIn, withoutComments } from '../house/sources.ts'

/** What the papers say of people's data is what the program does. */
describe('the papers about privacy', () => {
  it('name every kind of thing that is kept in the drawer, each once', () => {
    const kept = sourcesIn('src')
      .filter(({ isTest }) => !isTest)
      .flatMap(({ text }) =>
        [...withoutComments(text).matchAll(/\bkeptAs\(\s*'([a-z-]+)'/g)].map(([, kind]) => kind!),
      )
    assert.ok(kept.length > 10)
    assert.deepEqual(
      [...RETENTION.flatMap(({ kinds }) => kinds), ...OF_NOBODY].sort(),
      kept.sort(),
      'src/people/retention.ts says of each kind why it is kept and until when',
    )
  })

  it('have all that is kept in the record of processing, each once, in the words of the page /privacy', () => {
    const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
    const inPaper = paper('register-of-processing')
      .split('\n')
      .filter(line => line.split(' | ').length === 4)
    const said = RETENTION.map(one => {
      const { what, of, why, until } = retentionWords('en', one)
      return row([what, of, why, until])
    })
    const heads = [row(['what', 'of whom', 'why', 'until']), row(['---', '---', '---', '---'])]
    assert.deepEqual(inPaper.filter(line => !heads.includes(line)).sort(), said.sort())
  })

  it('say nowhere else another time than that by which the program deletes', () => {
    const told: Record<string, readonly (readonly [string, number])[]> = {
      notices: [
        ['for 366 days after your application', APPLICATION_SECONDS],
        ['until 90 days after the call closes', ADDRESS_DAYS_AFTER_CLOSING * DAY],
        ['for three years', DIARY_SECONDS],
      ],
      requests: [
        ['forgotten, 90 days after the call has closed', ADDRESS_DAYS_AFTER_CLOSING * DAY],
        ['leaves nothing after two days', REQUEST_SECONDS],
        ['itself 366 days after it came', APPLICATION_SECONDS],
      ],
      'impact-assessment': [],
      README: [],
    }
    const lengths = { two: 2, three: 3, day: DAY, year: 366 * DAY }
    for (const [name, times] of Object.entries(told)) {
      const said = [...paper(name).matchAll(/\b(\d+|two|three) (day|year)s\b/g)]
      assert.deepEqual(
        said.map(([each]) => each),
        times.map(([sentence]) => /\S+ (?:day|year)s/.exec(sentence)![0]),
        `${name}.md: each time is one of these`,
      )
      for (const [sentence, seconds] of times) {
        const [, count = '', unit] = /(\S+) (day|year)s/.exec(sentence)!
        assert.ok(paper(name).includes(sentence), `${name}.md: ${sentence}`)
        const many = lengths[count as 'two' | 'three'] ?? Number(count)
        assert.equal(many * lengths[unit as 'day' | 'year'], seconds, `${name}.md: ${sentence}`)
      }
    }
  })
})

const paper = (name: string) => readFileSync(join(root, 'docs/privacy', `${name}.md`), 'utf8')
