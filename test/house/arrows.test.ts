import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { importsIn, PURE_ROOMS, type Source, sourcesIn } from './sources.ts'

/** Floors by depth. A room imports from floors below its own, and from itself; no arrow runs back up. */
const FLOORS = [
  ['core'],
  ['register'],
  ['store', 'browser', 'outbound', 'comparison'],
  ['log', 'people'],
  ['work'],
  ['web'],
  ['cli'],
]
/** Rooms of pages in their order: each imports from those before it, and from the routes, which all may ask. */
const WEB = [
  ...[
    'http',
    'messages',
    'kit',
    'plots',
    'statement',
    'map',
    'text',
    'teller',
    'types',
    'entry',
    'commitments',
    'reports',
  ],
  ...[
    'log',
    'receipt',
    'check',
    'letters',
    'passkey',
    'forms',
    'party',
    'apply',
    'sign',
    'person',
    'call',
    'roll',
    'matrix',
    'indicators',
    'search',
    'share',
  ],
  ...['representative', 'desk', 'bulk', 'launch', 'openapi', 'spec'],
]
const ASKED_BY_ALL = ['routes.ts', 'office-permissions.ts']

const floorOf = (room: string) => FLOORS.findIndex(rooms => rooms.includes(room))

/** Pure packages: the only ones that core and register stand on. */
const PURE_PACKAGES = ['zod', 'csv-parse', 'canonicalize', '@noble/curves', '@noble/hashes']
/** Comparing decides nothing, so that it may rest on lists that change with the years, as no law may. */
const COMPARING = [...PURE_PACKAGES, 'diff', 'tldts']
/** What a room takes beside them. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  comparison: ['diff', 'tldts'],
  store: ['pg'],
  outbound: ['dns-packet', 'ipaddr.js', 'nodemailer', 'openid-client', 'tldts', 'undici'],
  browser: ['@simplewebauthn/browser'],
  web: [
    ...[
      '@hono/node-server',
      'd3-scale',
      'd3-shape',
      'hono',
      'intl-messageformat',
      'ipaddr.js',
      'prom-client',
      'tldts',
    ],
    ...['@resvg/resvg-wasm', 'bidi-js', 'harfbuzzjs', 'qr'],
  ],
  work: ['htmlparser2', 'hucre', 'yauzl'],
  cli: ['commander', 'pino'],
}
const CRYPTO = ['src/core/crypto/node.ts', 'src/core/crypto/noble.ts']
/** What Node brings that only computes, each at one place. */
const COMPUTED: Readonly<Record<string, string>> = {
  [CRYPTO[0]!]: 'node:crypto',
  'src/comparison/domains.ts': 'node:url',
}

const sources = sourcesIn('src')
const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

/** What `of` finds wrong in each file, all in one message. */
function assertNone(of: (source: Source) => readonly string[], among: readonly Source[] = sources): void {
  const found = among.flatMap(source => of(source).map(wrong => `${source.path} ${wrong}`))
  assert.deepEqual(found, [], found.join('\n'))
}

describe('the arrows between rooms', () => {
  it('sees every way to import', () => {
    const text = [
      `import { a, type B } from './one.ts'`,
      `import type * as two from '../log/two.ts'`,
      `import {\n  c,\n} from './three.ts'`,
      `import 'node:four'`,
      `export { d } from './five.ts'`,
      `export * from './six.ts'`,
      `type E = import('./seven.ts').E`,
      `const f = await import('eight/sub')`,
      `// import './not.ts'`,
      `/*\nimport './not.ts'\n*/`,
      `import g, { h } from 'nine'`,
    ].join('\n')
    const seen = importsIn('src/web/here.ts', text).map(each => each.file ?? each.specifier)
    assert.deepEqual(seen.sort(), [
      'eight/sub',
      'nine',
      'node:four',
      'src/log/two.ts',
      'src/web/five.ts',
      'src/web/one.ts',
      'src/web/seven.ts',
      'src/web/six.ts',
      'src/web/three.ts',
    ])
  })

  it('knows every room', () => {
    assertNone(({ room }) => (floorOf(room) === -1 ? ['stands in no room of the house'] : []))
  })

  it('never run up, nor across', () => {
    assertNone(source =>
      source.imports.flatMap(({ file }) => {
        if (file === undefined) return []
        const [top, to = ''] = file.split('/')
        // What only tests need may lie in test/; a package's manifest lies at the top.
        if (top !== 'src') return source.isTest || source.room === 'cli' ? [] : [`imports ${file}`]
        return to === source.room || floorOf(to) < floorOf(source.room) ? [] : [`imports ${file}`]
      }),
    )
  })

  it('lead from each room of pages to those before it', () => {
    const web = (path: string) => /^src\/web\/([^/]+)(\/?)/.exec(path)
    assertNone(({ path, imports, isTest }) => {
      const [, room = '', isRoom] = web(path) ?? []
      if (isTest || !isRoom || room === 'assets') return []
      if (!WEB.includes(room)) return ['stands in no room of pages']
      return imports.flatMap(({ file = '' }) => {
        const [, to, toRoom] = web(file) ?? []
        if (to === undefined || ASKED_BY_ALL.includes(to)) return []
        return toRoom && WEB.includes(to) && WEB.indexOf(to) <= WEB.indexOf(room) ? [] : [`imports ${file}`]
      })
    })
  })

  it('lead into the kit of pages by its one door', () => {
    assertNone(({ path, imports, isTest }) =>
      isTest
        ? []
        : imports
            .filter(({ file = '' }) => file.startsWith('src/web/kit/'))
            .filter(({ file }) => path.startsWith('src/web/kit/') === (file === 'src/web/kit/kit.ts'))
            .map(({ file }) => `imports ${file}`),
    )
  })

  it('leave the house by few packages, each room by its own', () => {
    const all = sources.filter(({ isTest }) => !isTest)
    assertNone(({ room, imports }) => {
      const taken = imports.filter(
        ({ file, specifier }) => file === undefined && !/^(#|node:)/.test(specifier),
      )
      const may = [...PURE_PACKAGES, ...(PACKAGES[room] ?? [])]
      return taken
        .map(({ specifier }) => packageOf(specifier))
        .filter(name => !may.includes(name))
        .map(name => `imports ${name}`)
    }, all)
    for (const [room, packages] of Object.entries(PACKAGES)) {
      const taken = all
        .filter(source => source.room === room)
        .flatMap(({ imports }) => imports.map(({ specifier }) => packageOf(specifier)))
      for (const name of packages) assert.ok(taken.includes(name), `${room} does without ${name}`)
    }
  })

  it('never run from what is shipped to what only tests use', () => {
    assertNone(({ isTest, imports }) =>
      isTest
        ? []
        : imports
            .filter(({ file }) => /\.(test|fixture)\.ts$/.test(file ?? ''))
            .map(each => `imports ${each.file}`),
    )
  })

  it('never run in a circle', () => {
    const next = new Map(sources.map(({ path, imports }) => [path, imports.map(each => each.file ?? '')]))
    assert.deepEqual(circlesIn(next), [])
  })

  it('find a circle where there is one', () => {
    const next = new Map([
      ['a', ['b', 'd']],
      ['b', ['c']],
      ['c', ['b']],
      ['d', []],
    ])
    assert.deepEqual(circlesIn(next), ['b -> c -> b'])
  })

  it('name each file with its ending and no computed path', () => {
    assertNone(({ imports, text, isTest }) => [
      ...imports
        .filter(({ file }) => file !== undefined && !/\.(ts|json)$/.test(file))
        .map(each => `imports ${each.specifier}`),
      ...(!isTest && /\bimport\(\s*[^'"\s]/.test(text) ? ['imports what it computes'] : []),
      ...(!isTest && /\brequire\(/.test(text) ? ['requires'] : []),
    ])
  })
})

describe('the pure rooms', () => {
  const pure = sources.filter(({ room, isTest }) => PURE_ROOMS.includes(room) && !isTest)

  it('import nothing of Node but what computes, each at one place', () => {
    assertNone(
      ({ path, imports }) =>
        imports
          .filter(({ specifier }) => specifier.startsWith('node:') && specifier !== COMPUTED[path])
          .map(({ specifier }) => `imports ${specifier}`),
      pure,
    )
  })

  it('stand on pure packages alone', () => {
    assertNone(
      ({ room, imports }) =>
        imports
          .filter(
            ({ specifier }) =>
              !/^(\.|#|node:)/.test(specifier) &&
              !(room === 'comparison' ? COMPARING : PURE_PACKAGES).includes(packageOf(specifier)),
          )
          .map(({ specifier }) => `imports ${specifier}`),
      pure,
    )
  })

  it('reach cryptography by one door, #crypto', () => {
    assertNone(({ path, imports, isTest }) =>
      isTest || CRYPTO.includes(path)
        ? []
        : imports
            .filter(({ file }) => CRYPTO.includes(file ?? ''))
            .map(({ specifier }) => `imports ${specifier}`),
    )
  })
})

/** Every circle once, from its first file in the order of visits. */
function circlesIn(next: ReadonlyMap<string, readonly string[]>): string[] {
  const circles: string[] = []
  const done = new Set<string>()
  const visit = (path: string, trail: readonly string[]) => {
    const before = trail.indexOf(path)
    if (before !== -1) circles.push([...trail.slice(before), path].join(' -> '))
    if (before !== -1 || done.has(path)) return
    for (const to of next.get(path) ?? []) visit(to, [...trail, path])
    done.add(path)
  }
  for (const path of next.keys()) visit(path, [])
  return circles
}
