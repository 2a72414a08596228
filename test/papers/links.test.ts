import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, it } from 'node:test'
import { keptFiles, root } from '../house/sources.ts'

const KEPT = new Set(keptFiles())
const papers = [...KEPT].filter(path => path.endsWith('.md'))

/** Without its blocks of code, in which nothing is a link or a heading. */
const proseOf = (paper: string) =>
  readFileSync(join(root, paper), 'utf8')
    .replace(/^ {0,3}(`{3,})[\s\S]*?^ {0,3}\1/gm, '')
    .replace(/`[^`\n]*`/g, code => code.replaceAll(/[[\]()]/g, ' '))

/** As code hosts name headings: in small letters, without punctuation, spaces become hyphens. */
const anchorsOf = (paper: string) =>
  new Set(
    [...proseOf(paper).matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
      heading!
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\p{M}_\- ]/gu, '')
        .replaceAll(' ', '-'),
    ),
  )

/** Of a paper, its links within the repository that lead nowhere. */
function lostIn(paper: string): string[] {
  return [...proseOf(paper).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, to]) => to!)
    .filter(to => !/^[a-z]+:/.test(to))
    .filter(to => {
      const [path, anchor] = to.split('#') as [string, string?]
      const at = path === '' ? paper : normalize(join(dirname(paper), path))
      if (!KEPT.has(at)) return anchor !== undefined || !existsSync(join(root, at))
      return anchor !== undefined && !anchorsOf(at).has(anchor)
    })
}

describe('the links of papers', () => {
  it('lead to a paper that is there, and to a heading of it', () => {
    assert.ok(papers.length > 50)
    assert.deepEqual(
      papers.flatMap(paper => lostIn(paper).map(to => `${paper}: ${to}`)),
      [],
    )
  })
})
