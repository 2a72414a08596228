import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { keptFiles, root, sourcesIn } from '../house/sources.ts'

const read = (paper: string) => readFileSync(join(root, paper), 'utf8')

/** Papers that name files, functions and constants. */
const PAPERS = ['ARCHITECTURE.md', 'SECURITY.md', 'CONTRIBUTING.md', 'docs/threat-model.md']

/** Entries of the log are named `type/verb` like files of rooms are; these are such. */
const STATEMENTS = ['log/anchored', 'log/key-changed', 'log/rules']

/** What git keeps: a folder that a move left empty is on one machine alone. */
const KEPT = keptFiles()

/** Of the files that are named, those that do not stand under `src`. */
function absentOf(text: string, named: RegExp): string[] {
  return [...text.matchAll(named)]
    .map(match => match[1]!)
    .filter(
      name =>
        !STATEMENTS.includes(name) &&
        !KEPT.some(
          path => path === `src/${name}.ts` || path.startsWith(`src/${name}/`) || path === `src/${name}`,
        ),
    )
}

describe('what the papers say of the rooms', () => {
  it('let one read ARCHITECTURE.md in ten minutes: it has a line for each room, and no more than 13 KB', () => {
    const architecture = read('ARCHITECTURE.md')
    const rooms = readdirSync(join(root, 'src'))
    assert.deepEqual(
      rooms.filter(room => !architecture.includes(`| \`${room}\` |`)),
      [],
    )
    assert.ok(architecture.length < 13_000, `${architecture.length} characters`)
  })

  it('names no file that is not there', () => {
    const named =
      /`((?:core|register|comparison|store|outbound|browser|log|people|work|web|cli)(?:\/[a-z-]+)+)`/g
    for (const paper of PAPERS)
      assert.deepEqual(absentOf(read(paper), named), [], `${paper} names what is not there`)
    // What a comment names beside what it says, as in (`work/quarantine`).
    for (const { path, text } of sourcesIn('src'))
      assert.deepEqual(absentOf(text, /\(`([a-z]+(?:\/[a-z-]+)+)`/g), [], `${path} names what is not there`)
  })

  it('names no file in a comment that is not there', () => {
    const all = ['src', 'test', 'bin', 'bench', 'packaging'].flatMap(sourcesIn)
    const names = new Set(all.map(({ name }) => name))
    const absent = all.flatMap(({ path, text }) =>
      [...text.matchAll(/\/\*\*[\s\S]*?\*\/|(?<=\s)\/\/.*/g)]
        .flatMap(([comment]) => comment.match(/(?<![\w./-])[a-z][a-z0-9-]*\.ts\b/g) ?? [])
        .filter(name => !names.has(name))
        .map(name => `${path} names ${name}`),
    )
    assert.deepEqual(absent, [])
  })

  it('names no function, type or constant that is not there', () => {
    const code = new Set(
      ['src', 'test', 'bin', 'bench', 'packaging']
        .flatMap(sourcesIn)
        .flatMap(({ text }) => text.match(/\w+/g) ?? []),
    )
    for (const paper of PAPERS) {
      const named = read(paper).matchAll(/`([a-z]+[A-Z]\w*|[A-Z][A-Z_]{3,})(?:\(\))?`/g)
      const absent = [...named].map(match => match[1]!).filter(name => !code.has(name))
      assert.deepEqual(absent, [], `${paper} names what is not there: ${absent.join(', ')}`)
    }
  })

  it('links to nothing that is not there', () => {
    for (const paper of keptFiles().filter(path => /^(?:\w+|(?:docs|spec|decisions)\/.+)\.md$/.test(path))) {
      const links = [
        ...read(paper)
          .replaceAll(/`[^`]*`/g, '')
          .replaceAll('\n', ' ')
          .matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g),
      ]
      const absent = links.map(match => match[1]!).filter(link => !existsSync(join(root, paper, '..', link)))
      assert.deepEqual(absent, [], `${paper} links to what is not there`)
    }
  })

  it('numbers the decisions one by one, each in its title as in its name', () => {
    const numbers = keptFiles().flatMap(path => {
      const number = /^decisions\/(\d{4})-/.exec(path)?.[1]
      if (number !== undefined) assert.ok(read(path).startsWith(`# ${number}. `), path)
      return number ?? []
    })
    assert.deepEqual(
      numbers.toSorted(),
      numbers.map((_, index) => String(index + 1).padStart(4, '0')),
    )
  })
})
