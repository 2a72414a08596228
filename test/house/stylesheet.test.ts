import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { PRIVATE_STYLE_FILES, REPORT_STYLE_FILES, STYLE_FILES, stylesheet } from '../../src/web/kit/assets.ts'
import { root, sourcesIn } from './sources.ts'

/** The stylesheet serves languages that run from the right as well: nothing in it may say left where it means start. */
describe('the stylesheet', () => {
  const files = [...STYLE_FILES, ...REPORT_STYLE_FILES, ...PRIVATE_STYLE_FILES]
  const text = stylesheet(files).replace(/\/\*[\s\S]*?\*\//g, ' ')
  const rules = [...text.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector, body]) => ({
    selector: selector!.trim(),
    body: body!.split(';').flatMap(one => {
      const at = one.indexOf(':')
      return at === -1 ? [] : [{ property: one.slice(0, at).trim(), value: one.slice(at + 1).trim() }]
    }),
  }))
  const told = (selector: string, property: string, value: string) => `${selector} { ${property}: ${value} }`

  it('has rules', () => {
    assert.ok(rules.length > 300, String(rules.length))
  })

  it('is made of every file that lies there, each once', () => {
    const lying = readdirSync(join(root, 'src/web/assets/style'))
    assert.deepEqual(files.map(name => `${name}.css`).toSorted(), lying.toSorted())
  })

  it('dresses nothing that no page has', () => {
    const sources = [...sourcesIn('src/web'), ...sourcesIn('src/browser')].filter(
      ({ isTest, path }) => !isTest && !path.includes('/assets/built/'),
    )
    const words = new Set(sources.flatMap(({ text }) => text.match(/[\w-]+/g) ?? []))
    const classes = rules.flatMap(({ selector }) => selector.match(/(?<=\.)[a-z][\w-]*/g) ?? [])
    assert.deepEqual(
      [...new Set(classes)].filter(name => !words.has(name)),
      [],
    )
  })

  it('dresses no public page by what only private ones get', () => {
    const [own, shared] = [PRIVATE_STYLE_FILES, [...STYLE_FILES, ...REPORT_STYLE_FILES]].map(
      names => new Set(stylesheet(names).match(/(?<=\.)[a-z][\w-]*/g)),
    )
    const alone = [...own!.difference(shared!)]
    const PRIVATE = /^src\/web\/(?:apply|bulk|desk|launch|passkey|representative|sign)\//
    const rooms = sourcesIn('src/web').filter(({ isTest, path }) => !isTest && !PRIVATE.test(path))
    const found = rooms.flatMap(({ path, text }) =>
      [...text.matchAll(/class="([\w -]+)"/g)]
        .flatMap(([, names]) => names!.split(' '))
        .filter(name => alone.includes(name))
        .map(name => `${path}: ${name}`),
    )
    assert.deepEqual(found, [])
  })

  it('names sides by the direction of reading alone', () => {
    const physical =
      /^(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right|top|bottom)(?:-\w+)?|left|right|top|bottom|width|height|(?:min|max)-(?:width|height)|border-(?:top|bottom)-(?:left|right)-radius)$/
    const found = rules.flatMap(({ selector, body }) =>
      body
        .filter(({ property }) => physical.test(property))
        .map(({ property, value }) => told(selector, property, value)),
    )
    assert.deepEqual(found, [])
  })

  it('gives both sides the same where one value stands for each', () => {
    const found = rules.flatMap(({ selector, body }) =>
      body.flatMap(({ property, value }) => {
        if (!/^(?:margin|padding|inset|border-(?:width|style|color))$/.test(property)) return []
        const sides = value.match(/(?:[^\s()]|\([^()]*(?:\([^()]*\)[^()]*)*\))+/g) ?? []
        return sides.length === 4 && sides[1] !== sides[3] ? [told(selector, property, value)] : []
      }),
    )
    assert.deepEqual(found, [])
  })

  it('aligns and floats by the direction of reading, but for what always runs from the left', () => {
    const found = rules.flatMap(({ selector, body }) =>
      body
        .filter(
          ({ property, value }) =>
            /^(?:text-align|float|clear|justify-\w+|caption-side)$/.test(property) &&
            /\b(?:left|right)\b/.test(value) &&
            !body.some(other => other.property === 'direction' && other.value === 'ltr'),
        )
        .map(({ property, value }) => told(selector, property, value)),
    )
    assert.deepEqual(found, [])
  })

  it('keeps digests, codes and drawings from left to right', () => {
    const fixed = rules
      .filter(({ body }) => body.some(({ property, value }) => property === 'direction' && value === 'ltr'))
      .map(({ selector }) => selector)
      .join(', ')
    for (const selector of ['code', '.hash', '.codeline', '.raw', '.map', '.chart'])
      assert.match(fixed, new RegExp(`(?:^|[\\s,])${selector.replace('.', '\\.')}(?![\\w-])`), selector)
  })

  it('asks for no other file', () => {
    assert.doesNotMatch(text, /@import|url\(/)
  })
})
