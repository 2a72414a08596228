import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { REFUSALS } from '../../src/core/refusal.ts'
import { sourcesIn, withoutComments } from './sources.ts'

/** A code that is never thrown is a promise to nobody; one that no test names may be thrown at the wrong moment. */
describe('the refusals', () => {
  const codes = Object.keys(REFUSALS)
  const all = ['src', 'test'].flatMap(sourcesIn).filter(({ path }) => !path.startsWith('test/house/'))
  const tables = ['src/core/refusal.ts', 'src/core/refusals-law.ts']
  const rooms = all.filter(({ isTest, path }) => path.startsWith('src/') && !isTest && !tables.includes(path))
  const tests = all.filter(({ isTest, path }) => isTest || path.startsWith('test/'))
  const textOf = (sources: typeof all) => sources.map(({ text }) => withoutComments(text)).join('\n')
  const unnamedIn = (text: string) => codes.filter(code => !new RegExp(`(['"\`])${code}\\1`).test(text))

  it('are each thrown somewhere', () => {
    const never = unnamedIn(textOf(rooms))
    assert.deepEqual(never, [], `${never.length} codes that no room throws: ${never.join(', ')}`)
  })

  it('are each named by a test', () => {
    const never = unnamedIn(textOf(tests))
    assert.deepEqual(never, [], `${never.length} codes that no test names: ${never.join(', ')}`)
  })
})
