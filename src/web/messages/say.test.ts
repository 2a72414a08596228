import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { formatCatalogue } from '../../../bin/catalogue.ts'
import type { Markup } from '../kit/markup.ts'
import { catalogueIn, type Key, readerIn } from './catalogue.ts'
import { en } from './en/all.ts'
import { LANGS } from './languages.ts'
import { catalogueOf, say, type Values } from './say.ts'

const CATALOGUES = Object.fromEntries(LANGS.map(lang => [lang, catalogueOf(lang)]))
const KEYS = Object.keys(en) as Key[]
const fr = catalogueOf('fr')
const french = readFileSync(new URL('fr.po', import.meta.url), 'utf8')

/** Every element of a message, those inside plurals and selections too. */
function elementsOf(elements: readonly MessageFormatElement[]): MessageFormatElement[] {
  return elements.flatMap(element =>
    element.type === TYPE.plural || element.type === TYPE.select
      ? [element, ...Object.values(element.options).flatMap(({ value }) => elementsOf(value))]
      : [element],
  )
}
const partsOf = (message: string) => elementsOf(parse(message, { ignoreTag: true }))

const namesIn = (message: string) => {
  const named = partsOf(message).filter(({ type }) => type !== TYPE.literal && type !== TYPE.pound)
  return [...new Set(named.map(element => (element as { value: string }).value))].sort()
}

/** The forms that a language has for numbers as registers have them; French keeps one more for whole millions. */
const formsOf = (lang: string, type: 'cardinal' | 'ordinal') => {
  const rules = new Intl.PluralRules(lang, { type })
  return new Set([...Array.from({ length: 1_001 }, (_, number) => rules.select(number)), 'other'])
}

/** Held by types alone: a piece of a page has marks, which would be read as letters. */
type Taken = Values<(typeof en)['commitment.due']>[0]['day']
const takesMarks: Markup extends Taken ? true : false = false

describe('the messages of the interface', () => {
  it('take words and numbers, and no piece of a page', () => {
    assert.equal(takesMarks, false)
    assert.equal(say('en', 'commitment.due', { day: '1 May' }), 'Due 1 May')
  })

  it('count in the way of their language', () => {
    assert.equal(say('en', 'entries.recorded', { count: 1 }), '1 entry recorded')
    assert.equal(say('en', 'entries.recorded', { count: 1222 }), '1,222 entries recorded')
    assert.equal(say('fr', 'entries.recorded', { count: 0 }), '0 écriture enregistrée')
  })

  it('ask for the same values in every language', () => {
    for (const [lang, catalogue] of Object.entries(CATALOGUES))
      for (const key of KEYS) assert.deepEqual(namesIn(catalogue[key]), namesIn(en[key]), `${lang} ${key}`)
  })

  it('have a form for every number of their language', () => {
    const missing = Object.entries(CATALOGUES).flatMap(([lang, catalogue]) =>
      KEYS.flatMap(key =>
        partsOf(catalogue[key]).flatMap(element => {
          if (element.type !== TYPE.plural) return []
          const { options, pluralType } = element
          const countsNothing = Object.values(options).every(({ value }) =>
            elementsOf(value).every(({ type }) => type !== TYPE.pound),
          )
          // One sentence for none and one for any: its words do not change with the number.
          if (countsNothing && Object.keys(options).every(form => form === 'other' || form.startsWith('=')))
            return []
          return [...formsOf(lang, pluralType ?? 'cardinal')]
            .filter(form => !(form in options) && !(form === 'one' && '=1' in options))
            .map(form => `${lang} ${key} has no form "${form}"`)
        }),
      ),
    )
    assert.deepEqual(missing, [])
  })

  it('name nothing twice, and leave nothing empty', () => {
    for (const [lang, catalogue] of Object.entries(CATALOGUES)) {
      assert.deepEqual(Object.keys(catalogue).toSorted(), KEYS.toSorted(), lang)
      for (const key of KEYS) assert.ok(catalogue[key].trim() !== '', `${lang} ${key}`)
    }
  })

  it('set French as it is set in print', () => {
    assert.equal(say('fr', 'problem.mend'), 'Que faire')
    assert.equal(say('fr', 'frame.notWitnessed', { recorded: 'Rien' }), 'Rien\u202f; sans témoin')
    // A colon within a word, as in a digest or an address, is no punctuation.
    const wrong = KEYS.filter(key =>
      /['"]| [;:!?»]|« |[^\s\u202f][;!?»](?=\s|$)|[^\s\u00a0\u202f]:(?=\s|$|\{|#)/u.test(fr[key]),
    )
    assert.deepEqual(
      wrong.map(key => `${key}: ${fr[key]}`),
      [],
    )
  })
})

describe('the file of a language', () => {
  it('is as translators’ tools and we left it: its English, notes and order are today’s', () => {
    for (const lang of LANGS.filter(lang => lang !== 'en')) {
      const text = readFileSync(new URL(`${lang}.po`, import.meta.url), 'utf8')
      assert.ok(
        formatCatalogue(lang, text) === text,
        `run node bin/node.mjs bin/catalogue.ts, and look at ${lang}.po`,
      )
    }
  })

  it('is not taken where a message lacks, and says which', () => {
    const without = french.replace('msgstr "Que faire"', 'msgstr ""')
    assert.throws(() => catalogueIn('fr', without), /fr\.po lacks 1 messages: problem\.mend\.$/)
  })

  it('keeps what was translated of another English, for a translator to look at', () => {
    const older = french.replace(
      'msgctxt "problem.mend"\nmsgid "What to do"',
      'msgctxt "problem.mend"\nmsgid "How to put it right"',
    )
    assert.notEqual(older, french)
    const now = formatCatalogue('fr', older)
    const [message] = now.split('\n\n').filter(block => block.includes('"problem.mend"'))
    assert.match(message!, /#, fuzzy, icu-message-format\n#\| msgid "How to put it right"\n/)
    assert.match(message!, /\nmsgid "What to do"\nmsgstr "Que faire"$/)
    assert.equal(formatCatalogue('fr', now), now)
    assert.throws(() => catalogueIn('fr', now), /lacks 1 messages: problem\.mend/)
    // The English changes once more: what it was translated of is still the first one.
    const again = formatCatalogue(
      'fr',
      now.replace(
        'msgctxt "problem.mend"\nmsgid "What to do"',
        'msgctxt "problem.mend"\nmsgid "What mends it"',
      ),
    )
    assert.match(again, /#\| msgid "How to put it right"\n/)
    assert.doesNotMatch(again, /What mends it/)
    // Settled, though the tool has left the first English there; then the English changes anew.
    const settled = now.replace('#, fuzzy, icu-message-format', '#, icu-message-format')
    assert.match(
      formatCatalogue(
        'fr',
        settled.replace(
          'msgctxt "problem.mend"\nmsgid "What to do"',
          'msgctxt "problem.mend"\nmsgid "What mends it"',
        ),
      ),
      /#\| msgid "What mends it"\n/,
    )
  })

  it('keeps what translators write beside a message, and who they are', () => {
    const theirs = french
      .replace('"Language: fr\\n"', '"Last-Translator: Ada Quay\\n"\n"Language: fr\\n"')
      .replace('#. What every page has', '# Said by the minister herself.\n#. What every page has')
    const now = formatCatalogue('fr', theirs)
    assert.match(now, /Last-Translator: Ada Quay/)
    assert.match(now, /# Said by the minister herself\./)
    assert.equal(readerIn(now), 'Ada Quay')
  })

  it('names its last reader without an address, and nobody where a tool left its blanks', () => {
    const by = (who: string) =>
      readerIn(french.replace('"Language: fr\\n"', `"Last-Translator: ${who}\\n"\n"Language: fr\\n"`))
    assert.equal(by('Ada Quay <ada@quay.example>'), 'Ada Quay')
    assert.equal(by('FULL NAME <EMAIL@ADDRESS>'), null)
    assert.equal(by(''), null)
    assert.equal(readerIn(french.replace(/"Last-Translator: .*\n/, '')), null)
  })

  it('is read however a tool has broken its lines', () => {
    const folded = french.replace('msgstr "Que faire"', 'msgstr ""\n"Que "\n"faire"')
    assert.ok(formatCatalogue('fr', folded) === french)
    for (const as of [folded, french.replaceAll('\n', '\r\n')])
      assert.equal(catalogueIn('fr', as)['problem.mend'], 'Que faire')
  })
})
