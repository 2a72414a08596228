import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { examples } from '../../spec/make-examples.ts'
import { ROUTES } from '../../src/web/routes.ts'
import { readPaper } from '../../src/web/spec/paper.ts'

/** What the papers of `spec/` promise to whoever cites them. */

const paper = (name: string) => readFileSync(new URL(`../../spec/${name}`, import.meta.url), 'utf8')
const bodies = JSON.parse(paper('bodies.json')) as {
  readonly types: Readonly<
    Record<string, { readonly brings: readonly string[]; readonly cosigners: readonly string[] }>
  >
}

function patternsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) =>
    name === 'pattern' && typeof member === 'string' ? [member] : patternsIn(member),
  )
}

/** The text of each section, by the anchors that lead to it. */
function sectionsOf(name: string): Map<string, string> {
  const markdown = paper(name)
  const { headings } = readPaper(markdown, href => href)
  const parts = markdown.split(/^#{2,4} /m)
  assert.equal(parts.length, headings.length + 1, name)
  const slugs = headings.map(({ text }) =>
    text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-'),
  )
  return new Map([['', markdown], ...slugs.map((slug, i): [string, string] => [slug, parts[i + 1]!])])
}

describe('the specification', () => {
  it('has patterns of one dialect, which mean the same with the flag u and without', () => {
    const ofPrograms = [...new Set(patternsIn(bodies))]
    const samples = [
      ...[
        '',
        'a',
        'en',
        'en-GB',
        'harbour-accord',
        'a-',
        'DE',
        'harbour.example',
        '2026-01-31',
        'Q42',
        '\u{1f600}',
        'a\n',
      ],
      ...[
        'https://a.example',
        'https://a.example/\u{1f600}',
        'https://',
        'https://a b',
        'sha256:',
        '\ud800',
        'https://\ud800',
      ],
      ...[
        'call/opened',
        `sha256:${'A'.repeat(43)}`,
        'A'.repeat(43),
        '2026-01-31T12:00:00Z',
        '5493001KJTIIGC8Y1R12',
        '042nb2s44',
      ],
    ]
    for (const pattern of ofPrograms) {
      assert.ok(pattern.startsWith('^') && pattern.endsWith('$'), pattern)
      const [plain, unicode] = [new RegExp(pattern), new RegExp(pattern, 'u')]
      for (const sample of samples)
        assert.equal(plain.test(sample), unicode.test(sample), `${pattern} of ${sample}`)
    }
    // What people read is what programs are given, but for groups and the ends.
    const bare = (pattern: string) =>
      pattern
        .replaceAll('(?:', '(')
        .replaceAll('\\/', '/')
        .replaceAll(/^\^|\$$/g, '')
    const known = new Set(ofPrograms.map(bare))
    const rows = paper('statement.md').matchAll(/^\| (digest|id|lang|country|domain) \|.*\| `(.+)` \|$/gm)
    const read = [...rows].map(([, , pattern]) => pattern!.replaceAll('\\|', '|'))
    assert.equal(read.length, 5)
    assert.deepEqual(
      read.filter(pattern => !known.has(pattern)),
      [],
    )
  })

  it('says of each type for people and for programs alike whose keys sign beside the author', () => {
    const law = ['register.md', 'commitments.md', 'figures.md'].map(paper).join('\n')
    const headings = [...law.matchAll(/^### ([a-z/, -]+) — (.*)$/gm)]
    const amiss = Object.entries(bodies.types).flatMap(([type, { brings, cosigners }]) => {
      const heading = headings.find(([, types]) => types!.split(', ').includes(type))?.[2] ?? ''
      const said = heading.match(/brings `(\w+)`/)?.[1]
      // It shares the heading of those by which another party takes its place.
      const isCosigned = heading.includes('cosigner') && type !== 'party/ended'
      return brings[0] === said && cosigners.length > 0 === isCosigned ? [] : [`${type}: ${heading}`]
    })
    assert.deepEqual(amiss, [])
    assert.deepEqual(bodies.types['commitment/joined']?.cosigners, ['commitment.party'])
  })

  it('begins no line within a rule as a list would', () => {
    for (const name of readdirSync(new URL('../../spec', import.meta.url)))
      if (name.endsWith('.md')) assert.doesNotMatch(paper(name), /^ +\d+\. /m, name)
  })

  it('defines each term where the table of terms says', () => {
    const missing: string[] = []
    for (const [, terms, name, slug = ''] of paper('terms.md').matchAll(
      /^\| (.+) \| \[[^\]]+\]\((\w+\.md)(?:#([^)]*))?\) \|$/gm,
    )) {
      const text = sectionsOf(name!).get(slug)?.toLowerCase().replaceAll(/\s+/g, ' ')
      for (const [, , term] of terms!.matchAll(/(\*+)([^*]+)\1/g))
        if (!text?.includes(`*${term!.toLowerCase()}*`)) missing.push(`${term} in ${name}#${slug}`)
    }
    assert.deepEqual(missing, [])
  })

  it('shows each format by what the vectors hold', () => {
    assert.ok(paper('examples.md') === examples(), 'run node bin/node.mjs spec/make-examples.ts')
  })

  it('names paths that a server has', () => {
    const paths = [
      ...paper('README.md')
        .split('## Paths')[1]!
        .split('\n## ')[0]!
        .matchAll(/`(\/[^`]+)`(?=[^|]*\|.*\|$)/gm),
    ].map(([, path]) => path!)
    const routes = Object.values(ROUTES).map(([, path]) => path.replaceAll(/\{(\w+)\}/g, '<$1>'))
    const known = (path: string) =>
      routes.some(route => route === path || route === path.replace('…', '<tile>'))
    assert.ok(paths.length >= 10, paths.join(' '))
    assert.deepEqual(
      paths.filter(path => !known(path)),
      [],
    )
  })
})
