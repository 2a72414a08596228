import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { keptFiles, PURE_ROOMS, root, type Source, sourcesIn, withoutComments } from './sources.ts'

/** Habits of the house that no type and no linter holds. */

/** A computer's clock, terminal and network: none of these is true without a computer. */
const IMPURE: Readonly<Record<string, RegExp>> = {
  'reads the clock': /\bDate\.now\b|\bnew Date(\(\)|\b(?!\())|\bperformance\b|\bTemporal\.Now\b/,
  'waits for a time': /\bset(Timeout|Interval|Immediate)\b/,
  'rolls dice': /\bMath\.random\b/,
  'reads its process': /\bprocess\b(?=[.[])/,
  prints: /\bconsole\b(?=[.[])/,
  'reaches the network': /\bfetch\(|\bWebSocket\b|\bXMLHttpRequest\b/,
}

/** Each way to a screen that Node has, by whatever name it is taken. */
const PRINTING: Readonly<Record<string, RegExp>> = {
  'has a console': /\bconsole\b/,
  'has the streams of its process':
    /\bprocess\b[^;\n]{0,40}\bstd(?:out|err)\b|\{[^}]*\bstd(?:out|err)\b[^}]*\}\s*=/,
  'writes into an open file by its number':
    /\bwritev?(?:Sync)?\(\s*[12]\b|\bfd:\s*[12]\b|\/dev\/(?:std|tty|fd)/,
  'lets a logger write by itself': /\bpino\s*\.\s*(?:destination|transport)\b|\bpino\((?![^;]*LOG_STREAM)/,
  'prints by a module of Node': /'node:(?:console|process|tty|repl)'/,
}

/** Hours in UTC: pages of the desk have those of the keeper's zone (`kit/keepers-clock`). */
const IN_UTC = /\b(?:minuteMark|timeIn|dayIn|dayMark|longMinute|shortMinute|longTime)\(/
/** A note that goes into the log. */
const IN_UTC_FOR_A_REASON = ['src/web/desk/application/proofs.ts']

/** What takes time that grows with the square of what it is given (core/normal.ts, test/safety/growth.test.ts). */
const NORMAL = 'src/core/normal.ts'
const GROWING: Readonly<Record<string, RegExp>> = {
  'normalises by itself': /\.normalize\(/,
  'looks for a run at the end from each of its characters': /[=(,:?&|]\s*\/(?!\^)(?:\\.|[^/\\\n|])*[+*]\$\//,
}

/** Nothing that only one machine knows. Each is written so that it does not match itself. */
const OF_ONE_MACHINE: Readonly<Record<string, RegExp>> = {
  'an absolute path of one machine': /(?<![\w.~-])\/(?:work|root|tmp\/avow|home\/\w+|Users\/\w+)\//,
  'the host of a package registry': /registry\.(?:npmjs|yarnpkg|npmmirror)|npm\.jsr\.io|\bdeb\.debian\.org/,
  'a conflict that was not settled': /^(?:<{7}|>{7}) /m,
}

const EXPORTED =
  /^export (?:async |abstract )*(?:function\*?|const|let|class|type|interface) ([A-Za-z_$][\w$]*)/gm

const sources = sourcesIn('src')
/** Without tests, and what is bundled of others' code. */
const written = sources.filter(({ path, isTest }) => !isTest && !path.startsWith('src/web/assets/built/'))
const KIT = 'src/web/kit/kit.ts'
/** Where a command prints. */
const SCREEN = 'src/cli/command.ts'
const everything = ['src', 'test', 'bin', 'bench', 'packaging'].flatMap(sourcesIn)

function assertNone(among: readonly Source[], of: (source: Source) => readonly string[]): void {
  const found = among.flatMap(source => of(source).map(wrong => `${source.path} ${wrong}`))
  assert.deepEqual(found, [], found.join('\n'))
}

const matching = (text: string, patterns: Readonly<Record<string, RegExp>>) =>
  Object.keys(patterns).filter(name => patterns[name]!.test(text))

/** Cut text, which shows that it is cut or stands for itself; of lists, `firstOf` or a page tells what is left out. */
const CUT_TEXT = [
  'src/web/sign/begin.ts',
  'src/web/text/summary.ts',
  'src/web/letters/letter.ts',
  'src/web/letters/duties.ts',
  'src/web/letters/correction.ts',
  'src/web/kit/cookies.ts',
  'src/web/kit/head.ts',
  'src/web/desk/finder.ts',
  'src/web/desk/queue/query.ts',
  'src/web/desk/quarantine.ts',
  'src/people/shown-names.ts',
  'src/people/domain-check.ts',
  'src/work/text-reader/html-document.ts',
  'src/work/text-reader/word-numbering.ts',
]

const isBuilt = (path: string) => path.startsWith('src/web/assets/built/')

describe('the habits of the house', () => {
  it('cut no list in silence', () => {
    const shown = sources.filter(
      ({ path, room, isTest }) =>
        ['web', 'people', 'work'].includes(room) && !isTest && !isBuilt(path) && !CUT_TEXT.includes(path),
    )
    assertNone(shown, ({ text }) =>
      /\.slice\(\s*(0,\s*|-)[A-Z][A-Z_]+/.test(withoutComments(text))
        ? ['cuts by a limit without firstOf']
        : [],
    )
  })

  it('tell officers hours by the keeper’s clocks', () => {
    const desk = sources.filter(
      ({ path, isTest }) =>
        /^src\/web\/(?:desk|bulk|launch)\//.test(path) && !isTest && !IN_UTC_FOR_A_REASON.includes(path),
    )
    assertNone(desk, ({ text }) => (IN_UTC.test(withoutComments(text)) ? ['tells an hour in UTC'] : []))
  })

  it('keep clocks, processes, terminals and networks out of the pure rooms', () => {
    const pure = sources.filter(source => PURE_ROOMS.includes(source.room) && !source.isTest)
    assertNone(pure, ({ text }) => matching(withoutComments(text), IMPURE))
  })

  it('read the environment in cli alone', () => {
    const others = sources.filter(({ room, isTest }) => room !== 'cli' && !isTest)
    assertNone(others, ({ text }) =>
      /\bprocess\s*\.\s*env\b|\{[^}]*\benv\b[^}]*\}\s*(=\s*process\b|from 'node:process')/.test(
        withoutComments(text),
      )
        ? ['reads the environment']
        : [],
    )
  })

  it('print at one place, which spells out what comes from elsewhere', () => {
    const others = written.filter(({ path }) => path !== SCREEN)
    assertNone(others, ({ text }) => matching(withoutComments(text), PRINTING))
  })

  it('normalise at one place, and look for no end that is not there', () => {
    // The command trims addresses that its own keeper typed.
    const others = written.filter(({ path, room }) => room !== 'cli' && path !== NORMAL)
    assertNone(others, ({ text }) => matching(withoutComments(text), GROWING))
  })

  it('leave the modules that run in a page without Node', () => {
    const inPage = sources.filter(({ room, isTest }) => room === 'browser' && !isTest)
    assertNone(inPage, ({ imports }) =>
      imports.filter(each => each.specifier.startsWith('node:')).map(each => `imports ${each.specifier}`),
    )
  })

  it('hand on what other files export at one place, the kit of pages', () => {
    assertNone(sources, ({ path, name, text }) => {
      const code = withoutComments(text)
      const handsOn = path !== KIT && /^export\s(?:type\s)?\{/m.test(code)
      return [
        ...(name === 'index.ts' ? ['is an index'] : []),
        ...(handsOn || /^export\s+\*/m.test(code) ? ['hands on what another exports'] : []),
      ]
    })
  })

  it('give every file a kebab-case name that says what is in it', () => {
    assertNone(everything, ({ name }) => [
      ...(/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.m?[jt]s$/.test(name) ? [] : ['is not in kebab-case']),
      ...(/\b(utils?|services?|managers?|helpers?|misc|common)\b/.test(name)
        ? ['has a name for anything']
        : []),
    ])
  })

  it('give away nothing that no other file takes', () => {
    const wordsOf = new Map(everything.map(source => [source, new Set(source.text.match(/[\w$]+/g))]))
    assertNone(everything, source => {
      const given = [...source.text.matchAll(EXPORTED)].map(([, name]) => name!)
      return (
        given
          // That the kit hands it on is no use of it.
          .filter(
            name =>
              !everything.some(
                other => other !== source && other.path !== KIT && wordsOf.get(other)!.has(name),
              ),
          )
          .map(name => `exports ${name}, which stands nowhere else`)
      )
    })
  })

  it('leave no test out and no type unchecked', () => {
    const loosened =
      /\b(?:it|test|describe)\.(?:only|skip|todo)\(|@ts-(?:ignore|expect-error|nocheck)|biome-ignore/
    assertNone(
      everything.filter(({ path }) => path !== 'test/house/habits.test.ts'),
      ({ text }) => text.match(loosened)?.map(found => `has ${found}`) ?? [],
    )
  })

  it('keep in git nothing that only one machine knows', () => {
    const texts = keptFiles().filter(path => !/\.(png|jpg|webp|ico|woff2?|pdf|sqlite|gz)$/.test(path))
    const found = texts.flatMap(path =>
      matching(readFileSync(join(root, path), 'utf8'), OF_ONE_MACHINE).map(wrong => `${path} names ${wrong}`),
    )
    assert.deepEqual(found, [], found.join('\n'))
  })

  it('let npx fetch no program: npm has another one of our name', () => {
    const bare = keptFiles()
      .filter(path => /\.(md|ts|mjs|json|yml|po)$/.test(path))
      // An option that follows the name at once goes to npx itself, and not to avow.
      .filter(path =>
        /\bnpx (?:(?:-y |--yes )?avow\b|--no avow -)/.test(readFileSync(join(root, path), 'utf8')),
      )
    assert.deepEqual(bare, [], 'write npx --no avow, and npx --no -- avow before an option')
  })

  it('give away the whole under the EUPL, version 1.2', () => {
    const licence = readFileSync(join(root, 'LICENSE'), 'utf8')
    const { license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { license: string }
    assert.match(licence, /^\s*EUROPEAN UNION PUBLIC LICENCE v\. 1\.2\n/)
    assert.match(licence, /^15\. Applicable Law$/m)
    assert.match(licence, /^Appendix$/m)
    assert.equal(license, 'EUPL-1.2')
  })
})
