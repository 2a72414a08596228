import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, posix } from 'node:path'

/** The house as text: its files, what each imports, and its code without comments. */

export const root = join(import.meta.dirname, '..', '..')

/** What is true without a computer, whoever asks and when. */
export const PURE_ROOMS: readonly string[] = ['core', 'register', 'comparison']

interface Import {
  /** As written: './bytes.ts', '#crypto', 'node:fs', 'zod'. */
  readonly specifier: string
  /** The file that a relative specifier names, from the root of the checkout. */
  readonly file: string | undefined
}

export interface Source {
  /** From the root of the checkout, with '/'. */
  readonly path: string
  readonly name: string
  /** The folder under src that the file stands in; '' outside src. */
  readonly room: string
  /** A test, or what only tests use. */
  readonly isTest: boolean
  readonly text: string
  readonly imports: readonly Import[]
}

/**
 * The four ways to import. Each begins a line, as Biome prints it, but for `import()`; what looks like one inside
 * a string is found too, and that errs on the safe side.
 */
const IMPORTS = [
  /^import\s+(?:type\s+)?[\w$*{}\s,]+?\sfrom\s+(['"])(?<specifier>[^'"]+)\1/gm,
  /^import\s+(['"])(?<specifier>[^'"]+)\1/gm,
  /^export\s+(?:type\s+)?(?:\*(?:\s+as\s+\w+)?|\{[^}]*\})\s+from\s+(['"])(?<specifier>[^'"]+)\1/gm,
  /\bimport\(\s*(['"`])(?<specifier>[^'"`]+)\1/g,
]

export function importsIn(path: string, text: string): Import[] {
  const code = withoutComments(text)
  return IMPORTS.flatMap(form =>
    [...code.matchAll(form)].map(match => {
      const specifier = match.groups!.specifier!
      const file = specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : undefined
      return { specifier, file }
    }),
  )
}

/** Strings and templates are stepped over, so that a `//` inside one is not taken for a comment. */
const COMMENT_OR_STRING = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|(['"])(?:\\.|(?!\1)[^\\\n])*\1|`(?:\\[\s\S]|[^`\\])*`/g

/** Comments become blanks of the same lines; strings stay. */
export function withoutComments(text: string): string {
  return text.replace(COMMENT_OR_STRING, found =>
    found.startsWith('//') || found.startsWith('/*') ? found.replace(/[^\n]/g, ' ') : found,
  )
}

function readSource(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8')
  const [top, room, ...below] = path.split('/')
  return {
    path,
    name: basename(path),
    room: top === 'src' && below.length > 0 ? room! : '',
    isTest: /\.(test|fixture)\.ts$/.test(path),
    text,
    imports: importsIn(path, text),
  }
}

/** Every TypeScript and JavaScript file below a folder, in the order of names. */
export function sourcesIn(folder: string): Source[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.m?[jt]s$/.test(name))
    .sort()
    .map(name => readSource(posix.join(folder, name.replaceAll('\\', '/'))))
}

/** What git keeps, and what it would keep if added: the house without what is fetched or produced. */
export function keptFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  return listed.split('\0').filter(path => path !== '' && existsSync(join(root, path)))
}
