import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { z } from 'zod'
import { smallCatalogue, smallFigures } from '../../test/figures.ts'
import { OPENED } from '../../test/harbour.ts'
import { amiss, standsAt } from './amiss.ts'
import { catalogueFile } from './figures/catalogue.ts'
import { figuresFile } from './figures/figures.ts'
import { declarationOf } from './types.ts'

/** Whoever sends something in another form than it should have is told in plain words what is amiss. */

const told = (file: object) => {
  const found = figuresFile.safeParse({ ...smallFigures(), ...file })
  return found.error?.issues.map(one => `${one.path.join('.')}: ${amiss(one, standsAt(file, one.path))}`)
}
const source = { title: 'Our year', url: 'https://tidewater.example/', file: null }

describe('what is amiss', () => {
  it('is told by what stands there, and by what has to', () => {
    assert.deepEqual(told({}), undefined)
    assert.deepEqual(told({ answers: undefined }), ['answers: it is missing'])
    assert.deepEqual(told({ answers: 3 }), ['answers: it must be a list'])
    assert.deepEqual(told({ answers: [] }), ['answers: it is empty'])
    assert.deepEqual(told({ total: 1 }), [': it has "total", which has no place here'])
    assert.deepEqual(told({ edition: 0 }), ['edition: it must be at least 1'])
    assert.deepEqual(told({ party: 'A B' }), [
      'party: it is "A B", not an id of 1 to 64 small letters, digits and hyphens',
    ])
    assert.deepEqual(told({ sources: [{ ...source, title: '\u2003' }] }), [
      'sources.0.title: it has nothing but blanks and marks',
    ])
    assert.deepEqual(told({ sources: [source, source] }), ['sources: a source stands twice'])
  })

  it('is told by what is counted: characters, items, or a number itself', () => {
    const of = (schema: z.ZodType, value: unknown) =>
      schema.safeParse(value).error!.issues.map(one => amiss(one, standsAt(value, one.path)))
    assert.deepEqual(of(z.string().max(3), 'four'), ['it has more than 3 characters'])
    assert.deepEqual(of(z.string().min(2), 'a'), ['it has fewer than 2 characters'])
    assert.deepEqual(of(z.array(z.int()).min(2), [1]), ['it has fewer than 2 items'])
    assert.deepEqual(of(z.array(z.int()).max(1), [1, 2]), ['it has more than 1 items'])
    assert.deepEqual(of(z.int(), 1e300), [`it must be at most ${Number.MAX_SAFE_INTEGER}`])
  })

  it('is told of the form that was meant, where there are several', () => {
    const fetched = (it: object) => told({ sources: [{ ...source, fetched: it }] })
    assert.deepEqual(fetched({ day: '2026-02-30', unread: 'error' }), [
      'sources.0.fetched.day: not a date of the form 2026-01-31',
    ])
    assert.deepEqual(fetched({ day: '2026-02-03', unread: 'gone' }), [
      'sources.0.fetched: in unread, it must be one of "no-answer", "error", "not-public", "too-large", and is "gone"',
    ])
    const [first] = smallFigures().answers
    assert.deepEqual(told({ answers: [{ ...first, cells: [{ by: [], value: 5 }] }] }), [
      'answers.0.cells.0: in value, it must be text in quotation marks, or true or false',
    ])
  })

  it('is plain, whatever stands anywhere in a file or a body', () => {
    const opened = declarationOf('call/opened')
    const bodies = [
      [catalogueFile, smallCatalogue()],
      [figuresFile, smallFigures()],
      [opened.schema, OPENED],
    ] as const
    const odd = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(undefined, '', ' ', 0.5, -1, 1e9, {}, [], [null], 'x'.repeat(5000)),
    )
    for (const [schema, good] of bodies) {
      const paths: PropertyKey[][] = []
      const walk = (value: unknown, path: PropertyKey[]): void => {
        paths.push(path)
        for (const [name, member] of Object.entries(Object(value)))
          if (typeof value === 'object') walk(member, [...path, name])
      }
      walk(good, [])
      fc.assert(
        fc.property(fc.constantFrom(...paths), odd, ([...path], value) => {
          const draft = { whole: structuredClone(good) as unknown }
          const last = path.pop()
          const at = standsAt(draft, last === undefined ? [] : ['whole', ...path]) as Record<
            PropertyKey,
            unknown
          >
          at[last ?? 'whole'] = value
          for (const one of schema.safeParse(draft.whole).error?.issues ?? []) {
            const says = amiss(one, standsAt(draft.whole, one.path))
            // What stood there is quoted, and chance may have put such words into it.
            assert.doesNotMatch(
              says.replaceAll(/"(?:[^"\\]|\\.)*"?/g, ''),
              /Invalid|expected|pattern|undefined|Unrecognized|[<>]=/,
              JSON.stringify(one),
            )
            assert.ok(says.length > 0 && says.length < 500, says)
          }
        }),
        { numRuns: 500 },
      )
    }
  })
})
