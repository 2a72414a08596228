import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { codeOfPractice, en, indicatorOf, largeCatalogue, smallCatalogue } from '../../../test/figures.ts'
import { utf8 } from '../../core/bytes.ts'
import { formatJsonBytes } from '../../core/json.ts'
import type { Catalogue } from './catalogue.ts'
import { checkCatalogueBytes } from './catalogue-bytes.ts'
import { checkCatalogue } from './catalogue-check.ts'
import { catalogueNoteSaid, catalogueNotes } from './catalogue-notes.ts'
import { catalogueText } from './catalogue-text.ts'

/** As a keeper types it: what is null or empty is left out. */
const typed = {
  titles: { en: 'The year', fr: 'L’année' },
  lists: [{ id: 'country', titles: { en: 'Country', fr: 'Pays' }, countries: ['BE', 'fr'] }],
  sections: [{ id: 'air', number: '1', titles: { en: 'Air', fr: 'Air' } }],
  indicators: [
    {
      id: 'tonnes',
      number: '1.1',
      section: 'air',
      titles: { en: 'Tonnes', fr: 'Tonnes' },
      asks: { en: 'How many tonnes were emitted?', fr: 'Combien de tonnes furent émises ?' },
      reads: { en: 'Weighed at the quay.', fr: 'Pesées à quai.' },
      value: { type: 'decimal', unit: { en: 't', fr: 't' } },
      direction: 'less',
      by: ['country'],
    },
  ],
}
const [tonnes] = typed.indicators
const having = (changes: object) => ({ ...typed, indicators: [{ ...tonnes, ...changes }] })
const faultsOf = (draft: unknown) => checkCatalogue(draft).faults
const without = (member: string, all: object) =>
  Object.fromEntries(Object.entries(all).filter(([name]) => name !== member))
const catalogueOf = (draft: unknown): Catalogue => {
  const { catalogue, faults } = checkCatalogue(draft)
  assert.ok(catalogue, faults.join('\n'))
  return catalogue
}
const notesOf = (draft: unknown) => [...catalogueNotes(catalogueOf(draft))].map(catalogueNoteSaid)

describe('a catalogue as a keeper types it', () => {
  it('becomes one that can be published, with what was left out and the names of countries', () => {
    const catalogue = catalogueOf(typed)
    assert.deepEqual(catalogue.lists[0]!.items, [
      {
        id: 'be',
        titles: [
          { lang: 'en', text: 'Belgium' },
          { lang: 'fr', text: 'Belgique' },
        ],
      },
      {
        id: 'fr',
        titles: [
          { lang: 'en', text: 'France' },
          { lang: 'fr', text: 'France' },
        ],
      },
    ])
    const { by, direction, how, kinds, source, value } = catalogue.indicators[0]!
    assert.deepEqual(
      { by, direction, how, kinds, source },
      {
        by: ['country'],
        direction: 'less',
        how: 'reported',
        kinds: null,
        source: null,
      },
    )
    assert.deepEqual(value, {
      type: 'decimal',
      unit: [
        { lang: 'en', text: 't' },
        { lang: 'fr', text: 't' },
      ],
    })
    assert.deepEqual(notesOf(typed), [])
  })

  it('is also one that was published, unchanged, so that the next edition begins with the last', () => {
    for (const published of [smallCatalogue(), codeOfPractice(), largeCatalogue()]) {
      const checked = checkCatalogue(JSON.parse(JSON.stringify(published)))
      assert.deepEqual(checked.catalogue, published)
      assert.deepEqual(checked.catalogue && checked.bytes, formatJsonBytes(published))
    }
    assert.deepEqual(catalogueOf(catalogueOf(typed)), catalogueOf(typed))
  })

  it('names all countries of ISO 3166-1, the members of the United Nations, or languages, by a word', () => {
    const list = (more: object) =>
      catalogueOf({ ...typed, lists: [{ ...without('countries', typed.lists[0]!), ...more }] })
    assert.equal(list({ countries: 'all' }).lists[0]!.items.length, 249)
    assert.equal(list({ countries: 'un-members' }).lists[0]!.items.length, 193)
    const { items } = list({ languages: ['ar', 'fr'], items: [{ id: 'other', titles: { en: 'Others' } }] })
      .lists[0]!
    assert.deepEqual(
      items.map(({ id, titles }) => `${id} ${titles[0]!.text}`),
      ['ar Arabic', 'fr French', 'other Others'],
    )
  })

  it('is told each of its faults at once, in plain words and with its place', () => {
    const faults = faultsOf({
      ...having({
        id: 'Tonnes',
        asks: { en: '' },
        reads: undefined,
        value: { type: 'sum' },
        kinds: ['ngo'],
        wieght: 1,
      }),
      lists: [{ ...typed.lists[0], countries: ['BE', 'QQ'] }],
    })
    const says: RegExp[] = [
      /^In the list country, the item qq, the name \(titles\): it is missing\.$/,
      /^In the indicator Tonnes, id: it is "Tonnes", not an id of 1 to 64 small letters, digits and hyphens/,
      /^In the indicator Tonnes, the question \(asks\), en: it is empty\.$/,
      /^In the indicator Tonnes, how it is counted \(reads\): it is missing\.$/,
      /^In the indicator Tonnes, the answer \(value\), type: it must be one of "integer", "decimal"/,
      /^In the indicator Tonnes, of whom it is asked \(kinds\), number 1: it must be one of "state"/,
      /^In the indicator Tonnes: it has "wieght", which has no place here\.$/,
    ]
    for (const one of says)
      assert.ok(
        faults.some(fault => one.test(fault)),
        `${one}\n${faults.join('\n')}`,
      )
    assert.equal(faults.length, says.length, faults.join('\n'))
    assert.deepEqual(faultsOf(having({ reads: { en: ' \n ' } })), [
      'In the indicator tonnes, how it is counted (reads), en: it has nothing but blanks and marks.',
    ])
    assert.deepEqual(faultsOf([]), ['The file does not fit: it must be an object in braces.'])
    assert.deepEqual(faultsOf(without('sections', typed)), ['In sections: it is missing.'])
  })

  it('is told what its form does not say: unknown lists, a number that stands twice, too many cells', () => {
    const twice = { ...typed, indicators: [tonnes, { ...tonnes, id: 'more', by: ['port'] }] }
    assert.deepEqual(faultsOf(twice), [
      'The number 1.1 stands twice.',
      'The indicator more differs by port, which is no list of this file.',
    ])
    const many = ['a', 'b', 'c'].map(id => ({ id, titles: { en: id }, countries: 'all' }))
    assert.deepEqual(faultsOf({ ...having({ by: ['a', 'b', 'c'] }), lists: many }), [
      'The indicator tonnes has 15438249 cells, more than 5000.',
    ])
    const long = having({ asks: { en: 'x'.repeat(4001) }, kinds: ['state', 'state'] })
    assert.deepEqual(faultsOf(long), [
      'In the indicator tonnes, the question (asks), en: it is longer than 4000 UTF-16 code units.',
      'In the indicator tonnes, of whom it is asked (kinds): a kind stands twice.',
    ])
    assert.match(faultsOf(having({ reads: { en: 'Weighed\u202eat the quay.' } })).join(), /U\+202E/)
  })

  it('is noted where it can be published and should be looked at', () => {
    const notes = notesOf({
      ...having({
        asks: { en: 'How many? And why?' },
        value: { type: 'decimal', unit: { en: '% of all', fr: '% du total' } },
        by: [],
      }),
      sections: [...typed.sections, { id: 'water', number: '2', titles: { en: 'Water', fr: 'Eau' } }],
    })
    assert.deepEqual(notes, [
      'In fr, the question of the indicator tonnes is missing: its readers see another language.',
      'No indicator is split by the list country or chooses from it.',
      'The section water has no indicator.',
      'The indicator tonnes asks 2 questions (en): ask one thing in each.',
      'The indicator tonnes asks for a share (%). A share does not say of how many: ask for both counts if organisations have them.',
    ])
    assert.deepEqual(notesOf(having({ value: { type: 'integer' } })), [
      'The indicator tonnes is a number without a unit.',
    ])
  })

  it('ends in a catalogue or in faults with a full stop, whatever stands anywhere in it', () => {
    const paths: PropertyKey[][] = []
    const walk = (value: unknown, path: PropertyKey[]): void => {
      paths.push(path)
      if (typeof value === 'object' && value !== null)
        for (const [name, member] of Object.entries(value)) walk(member, [...path, name])
    }
    walk(typed, [])
    const odd = fc.oneof(fc.jsonValue(), fc.constantFrom('all', 'BE', {}, [], [null], { __proto__: null }))
    fc.assert(
      fc.property(fc.constantFrom(...paths), odd, ([...path], value) => {
        const draft = { whole: structuredClone(typed) as unknown }
        const last = path.pop()
        let at = draft as Record<PropertyKey, unknown>
        if (last !== undefined) for (const step of ['whole', ...path]) at = at[step] as typeof at
        at[last ?? 'whole'] = value
        const { catalogue, faults } = checkCatalogue(draft.whole)
        assert.equal(catalogue === null, faults.length > 0)
        for (const fault of faults) assert.match(fault, /^[A-Z].*\.$/s)
        if (catalogue !== null)
          assert.ok([...catalogueNotes(catalogue), ...catalogueText(catalogue, 'fr')].length > 0)
      }),
      { numRuns: 1000 },
    )
  })

  it('is read as a page, in one of its languages, no line of which is too wide', () => {
    const page = catalogueText(catalogueOf(typed), 'fr')
    assert.deepEqual(page, [
      'L’année',
      '',
      '1  Air',
      '',
      '  1.1  Tonnes (tonnes)',
      '       Question   Combien de tonnes furent émises ?',
      '       Counted    Pesées à quai.',
      '       Answer     a number, in t',
      '       Split by   Pays (2): 2 cells',
      '       Wanted     less',
      '',
      'List country: Pays (2)',
      '       Belgique, France',
    ])
    const wide = catalogueText(
      {
        ...smallCatalogue(),
        indicators: [indicatorOf('long', { reads: en('A rule of many words. '.repeat(40).trim()) })],
      },
      'en',
    )
    assert.ok(wide.length > 10 && wide.every(line => line.length <= 92), wide.join('\n'))
    assert.match(wide.join(' '), /\[principle one\]/)
  })

  it('reads a small file of much that is wrong in no time, and expands no list that nobody could publish', () => {
    const many = (member: string, one: string, count: number) =>
      utf8(`{"titles":{"en":"x"},"${member}":[${`${one},`.repeat(count)}${one}]}`)
    assert.deepEqual(checkCatalogueBytes(many('lists', '{}', 100_000)).faults, ['The file has 100001 lists.'])
    // Each of these lines would be 249 names in each language.
    const { faults } = checkCatalogueBytes(many('lists', '{"countries":"all"}', 900))
    assert.ok(
      faults.some(one => /more than 50 items/.test(one)),
      faults.join(' '),
    )
    const codes = checkCatalogueBytes(
      many('lists', `{"id":"c","countries":[${'"aa",'.repeat(5_000)}"aa"]}`, 0),
    )
    assert.ok(
      codes.faults.some(one => /has more than 300 items/.test(one)),
      codes.faults.join(' '),
    )
  })
})
