import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { formatPermissions } from '../../docs/make-permissions.ts'
import { root } from '../house/sources.ts'

const read = (path: string) => readFileSync(join(root, path), 'utf8')

/** Two printed pages of what a reviewer reads first. */
const MOST_CHARACTERS = 7_500

interface Claim {
  /** As in `T25`. */
  readonly number: string
  readonly title: string
  readonly text: string
}

/** Each claim of the threat model: `### T25. Title`, and what stands below it until the next heading. */
function claimsIn(paper: string): Claim[] {
  return [...paper.matchAll(/^### (T\d+)\. (.+)\n([\s\S]*?)(?=^##)/gm)].map(([, number, title, text]) => ({
    number: number!,
    title: title!,
    text: text!,
  }))
}

/** The tests that a claim names, as path and name; null for "none". */
function testsOf({ number, text }: Claim): ({ path: string; name: string } | null)[] {
  return [...text.matchAll(/^- Test: (.+)$/gm)].map(([, said]) => {
    if (said === 'none.') return null
    const [, path, name] = /^`((?:src|test)\/[\w/.-]+\.test\.ts)`: (.+)$/.exec(said!) ?? []
    assert.ok(path && name, `${number} names neither a path and a test, nor none: ${said}`)
    return { path, name }
  })
}

/** Whether a file has a test, or a story, of this very name, that runs. */
function hasTest(text: string, name: string): boolean {
  return ['it', 'describe'].some(word =>
    ["'", '`', '"'].some(quote => text.includes(`${word}(${quote}${name}${quote}`)),
  )
}

describe('docs/threat-model.md', () => {
  const paper = read('docs/threat-model.md')
  const claims = claimsIn(paper)

  it('gives each claim a number of its own, and leaves none out', () => {
    const headings = paper.match(/^### /gm) ?? []
    assert.equal(claims.length, headings.length, 'a heading of the third level that is no claim')
    const numbers = claims.map(({ number }) => Number(number.slice(1)))
    assert.deepEqual(
      numbers.toSorted((a, b) => a - b),
      Array.from({ length: numbers.length }, (_, i) => i + 1),
    )
  })

  it('says of each claim its defence, its test and, where no test is, what is left open', () => {
    for (const claim of claims) {
      assert.match(claim.text, /^- Defence: ./m, claim.number)
      const tests = testsOf(claim)
      assert.ok(tests.length > 0, `${claim.number} says nothing of a test`)
      if (!tests.includes(null)) continue
      assert.equal(tests.length, 1, `${claim.number} names a test and none`)
      assert.match(claim.text, /^- Limit: ./m, claim.number)
    }
  })

  for (const claim of claims)
    it(`names tests that there are: ${claim.number}, ${claim.title}`, () => {
      for (const test of testsOf(claim)) {
        if (test === null) continue
        assert.ok(existsSync(join(root, test.path)), test.path)
        assert.ok(hasTest(read(test.path), test.name), `${test.path} has no test “${test.name}”`)
      }
    })

  it('lists at its end every claim that no test attacks, and no other', () => {
    const [, listed = ''] = /No test attacks these claims: ([^.]+)\./.exec(paper) ?? []
    const untested = claims.filter(claim => testsOf(claim).includes(null)).map(({ number }) => number)
    assert.deepEqual(listed.split(/,\s+/), untested)
  })

  it('names no claim that it does not make, nor does a paper that leads here', () => {
    const made = new Set(claims.map(({ number }) => number))
    for (const path of [
      'docs/threat-model.md',
      'SECURITY.md',
      'ARCHITECTURE.md',
      'docs/operator.md',
      'docs/trouble.md',
    ]) {
      const named = read(path).match(/\bT\d{1,3}\b/g) ?? []
      assert.deepEqual(
        named.filter(number => !made.has(number)),
        [],
        path,
      )
    }
  })
})

describe('SECURITY.md', () => {
  it('is read on two pages', () => {
    const { length } = read('SECURITY.md')
    assert.ok(length <= MOST_CHARACTERS, `${length} characters`)
  })

  it('names the version that is mended', () => {
    const { version } = JSON.parse(read('package.json')) as { version: string }
    assert.ok(read('SECURITY.md').includes(`, ${version} today`), version)
  })
})

describe('docs/permissions.md', () => {
  it('is what the declarations and the routes give', () => {
    assert.ok(
      read('docs/permissions.md') === formatPermissions(),
      'docs/permissions.md is of other code; run: node bin/node.mjs docs/make-permissions.ts',
    )
  })
})
