import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sourcesIn, withoutComments } from './sources.ts'

/**
 * The same in every language: names, what is typed at a command line, attributes without a value, parts of addresses.
 */
const NAMES =
  /^(?:Avow|\(?(?:CSV|JSON)\)?|UTC|SHA-256|LEI|ROR|Wikidata|(?:npx --no avow|curl)\b.*|--[a-z]+(?: [\w.]+)?|[a-z]+\.(?:key|json)|\| sha256sum|selected|checked|required|open|data-|\/[a-z]+\/)$/

/** What each template of HTML has between its values; templates inside of values come out as their own. */
function templatesIn(code: string): string[] {
  const found: string[] = []
  const read = (from: number, isPage: boolean): number => {
    let text = ''
    let at = from
    while (at < code.length && code[at] !== '`') {
      if (code[at] === '\\') at += 2
      else if (code.startsWith('${', at)) {
        at = skip(at + 2)
        text += '\u0000'
      } else text += code[at++]
    }
    if (isPage) found.push(text)
    return at + 1
  }
  /** To the end of a value, through the templates that it holds. */
  const skip = (from: number): number => {
    let depth = 1
    let at = from
    while (at < code.length && depth > 0) {
      const one = code[at]!
      if (code.startsWith('html`', at)) at = read(at + 5, true)
      else if (one === '`') at = read(at + 1, false)
      else if (one === "'" || one === '"') at = code.indexOf(one, at + 1) + 1
      else {
        if (one === '{') depth++
        if (one === '}') depth--
        at++
      }
    }
    return at
  }
  for (let at = code.indexOf('html`'); at !== -1; at = code.indexOf('html`', at)) at = read(at + 5, true)
  return found
}

/** Words in a template that a reader would read: between tags, and in the attributes that are read. */
export function wordsIn(template: string): string[] {
  const attributes = [...template.matchAll(/\b(?:aria-label|title|alt|placeholder)="([^"]*)"/g)].map(
    ([, text]) => text!,
  )
  const between = template
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(?:script|style|code|pre|kbd)\b[^>]*>[\s\S]*?<\/(?:script|style|code|pre|kbd)>/g, ' ')
    .split(/<[^>]*>/)
  return (
    [...attributes, ...between]
      .flatMap(text => text.split('\u0000'))
      .map(text => text.replace(/&\w+;/g, '').trim())
      // A template that is part of a tag holds attributes alone.
      .filter(text => /\p{L}{2}/u.test(text) && !/[\w-]=/.test(text) && !NAMES.test(text))
  )
}

/**
 * An indented line goes on from the one before (`web/kit/markup`), so a break is lost on the page: told is one that stands
 * in place of a space, within a tag or between two words.
 */
function joinedIn(template: string): string[] {
  return [...template.matchAll(/\n +/g)].flatMap(({ 0: found, index }) => {
    const [before, after] = [template.slice(0, index), template.slice(index + found.length)]
    const isInTag = /<[a-z][^<>]*$/.test(before)
    const isInText = /[^>\u0000\n]$/.test(before) && /^[^<\u0000\n]/.test(after)
    return isInTag || isInText ? [`${before.slice(-9)}⏎${after.slice(0, 9)}`] : []
  })
}

describe('a line of a template that is indented', () => {
  it('is told from one that would join two words, or two attributes', () => {
    assert.deepEqual(joinedIn('\n  <p>\n    \u0000\n  </p>\n  <br>\n'), [])
    assert.deepEqual(joinedIn('<p>two\n  words</p>'), ['<p>two⏎words</p>'])
    assert.deepEqual(joinedIn('<a href="/"\n  class="btn">\u0000</a>'), [' href="/"⏎class="bt'])
  })

  it('parts nothing that a reader, or a browser, needs apart', () => {
    const found = sourcesIn('src/web')
      .filter(({ isTest }) => !isTest)
      .flatMap(({ path, text }) =>
        templatesIn(withoutComments(text)).flatMap(template =>
          joinedIn(template).map(joined => `${path}: ${joined}`),
        ),
      )
    assert.deepEqual(found, [], found.join('\n'))
  })
})

describe('what pages say', () => {
  it('is found where it would stand in a template', () => {
    const value = '$' + '{x ? html`<b>$' + '{say(`a.$' + "{b}`)}</b> inside` : 'none'}"
    const code = `page(html\`<p title="Oh no">Words ${value} after</p>\`)`
    assert.deepEqual(templatesIn(code).flatMap(wordsIn).sort(), ['Oh no', 'Words', 'after', 'inside'])
  })

  it('stands in the catalogues alone', () => {
    const found = sourcesIn('src/web')
      .filter(({ path, isTest }) => !isTest && !path.startsWith('src/web/messages/'))
      .flatMap(({ path, text }) =>
        templatesIn(withoutComments(text)).flatMap(template =>
          wordsIn(template).map(words => `${path}: ${words}`),
        ),
      )
    assert.deepEqual(found, [], found.join('\n'))
  })

  it('stands there once: of two areas with one key, the later would speak for both', () => {
    const keys = sourcesIn('src/web/messages/en').flatMap(({ path, text }) =>
      [...text.matchAll(/^ {2}'([\w./-]+)':/gm)].map(([, key]) => ({ key: key!, path })),
    )
    const twice = [...Map.groupBy(keys, ({ key }) => key)].filter(([, all]) => all.length > 1)
    assert.deepEqual(
      twice.map(([key, all]) => `${key}: ${all.map(({ path }) => path).join(', ')}`),
      [],
    )
  })
})
