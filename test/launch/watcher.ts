import assert from 'node:assert/strict'
import { toBase64url, utf8 } from '../../src/core/bytes.ts'
import { newSigner } from '../../src/core/keys.ts'
import { formatTilePath } from '../../src/core/tile.ts'
import { STEPS } from '../../src/web/apply/asking.ts'
import { ROUTES } from '../../src/web/routes.ts'
import type { Depositary } from '../depositary.ts'
import { LARKSPUR } from '../desk/people.ts'
import { Visitor } from '../desk/visitor.ts'
import { ACCEPTS, ACCORD, facts } from '../harbour.ts'
import { seedOf } from '../memory-log.ts'

/**
 * A journalist without an account, before the hour of a launch: reads every public address for each organisation that
 * may take part, asks for each by every form, and posts what could be refused otherwise where something is hidden.
 *
 * What hides nothing differs by chance alone: digests, keys and tokens. So two worlds in which others have signed read
 * the same once these are taken out, but for entries before `since`, which chance has made otherwise.
 */
export async function watched(
  site: Depositary,
  suspects: readonly string[],
  since = 0,
): Promise<Map<string, string>> {
  const seen = new Map<string, string>()
  const note = async (asked: string, response: Response) => {
    const body = new Uint8Array(await response.arrayBuffer())
    const type = response.headers.get('content-type') ?? ''
    const isText = /text|json|svg/.test(type)
    const headers = [...response.headers].filter(([name]) => !CHANCE.includes(name))
    // An export goes in the order of digests.
    const lines = isText ? Buffer.from(body).toString().split('\n').map(plain) : ['bytes']
    const told = asked.includes('.ndjson') ? lines.toSorted() : lines
    seen.set(asked, plain(JSON.stringify([response.status, headers, told])))
  }
  for (const path of addresses(site, suspects, since))
    for (const accept of ['text/html', 'application/json'])
      await note(`${path} ${accept}`, await site.get(path, { accept }))
  for (const party of suspects) {
    for (const [what, envelope] of probes(site, party))
      await note(`${what} ${party}`, await site.send(envelope))
    for (const [form, typed] of [
      [`/${ACCORD}/apply`, { ...LARKSPUR, name: party, domain: `${party}.example` }],
      [`/${ACCORD}/sign?who=organisation`, { party }],
    ] as const) {
      const visitor = new Visitor(site)
      await visitor.goto(form)
      await visitor.send(form.split('?')[0]!, typed)
      // An application has more steps.
      for (const _ of STEPS) if (/\/apply/.test(visitor.shown.path)) await visitor.send('/apply', typed)
      const { status, path, html } = visitor.shown
      seen.set(`sent ${form} ${party}`, plain(`${status} ${path} ${html}`))
    }
  }
  return seen
}

/** Of these headers two answers differ though they say the same. */
const CHANCE = ['etag', 'content-length', 'set-cookie']

/** Every address that anybody may read, for each suspect and each entry. */
function addresses(site: Depositary, suspects: readonly string[], since: number): string[] {
  const { size } = site.log.head()!
  const every: Readonly<Record<string, readonly string[]>> = {
    call: [ACCORD],
    id: suspects,
    index: Array.from({ length: size + 1 - since }, (_, index) => String(since + index)),
    size: [String(size)],
    tile: [
      formatTilePath({ level: 0, index: 0, width: size }).replace(/^tile\//, ''),
      `entries/000.p/${size}`,
    ],
  }
  const paths = Object.values(ROUTES).flatMap(([method, path, door]) => {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)
    const isRead = method === 'GET' && door === 'anyone' && names.every(name => every[name] !== undefined)
    return isRead
      ? names.reduce<string[]>(
          (all, name) => every[name]!.flatMap(value => all.map(one => one.replace(`{${name}}`, value))),
          [path],
        )
      : []
  })
  const sought = suspects.flatMap(party => [
    `/${ACCORD}/roll?q=${party}`,
    `/${ACCORD}/roll.json?q=${party}`,
    `/${ACCORD}/roll.csv?q=${party}`,
    `/${ACCORD}/apply?claims=${party}`,
    `/${ACCORD}/sign?who=organisation&party=${party}`,
    `/log?q=${party}`,
    `/representative/sealed/${party}`,
  ])
  return [...paths, ...sought]
}

/** Statements of a stranger, who has a key and knows what stands in the log. */
function probes(site: Depositary, party: string): [string, Uint8Array][] {
  const key = newSigner('party', seedOf('a stranger'))
  const own = { by: party, call: ACCORD, signers: [key] }
  const own32 = toBase64url(seedOf('32 bytes'))
  const joined = {
    leaf: { salt: own32, call: ACCORD, party, ...facts(party), claims: false, link: `sha256:${own32}` },
    proof: { index: 0, size: 1, path: [] },
    invitation: JSON.parse(
      Buffer.from(
        site.envelope(
          'invitation/made',
          { root: `sha256:${own32}`, until: site.now },
          { signers: [key], nonce: 'AAAAAAAAAAAAAAAAAAAAAA' },
        ),
      ).toString(),
    ),
    token: own32,
    key: key.key,
    acceptance: null,
  }
  const admits = { party, ...facts(party), keys: [key.key], claims: false }
  const reason = { lang: 'en', text: 'Asked.' }
  return [
    ['signs', site.envelope('signature/given', ACCEPTS, own)],
    ['withdraws', site.envelope('signature/withdrawn', { reason: null }, own)],
    ['joins', site.envelope('party/joined', joined, own)],
    ['admits', site.envelope('party/admitted', admits, { signers: [key] })],
    ['adds a key', site.envelope('key/added', { holder: party, key: key.key, reason }, { signers: [key] })],
    [
      'opens',
      site.envelope('statement/opened', guessed(site, party, own32), {
        by: 'northhaven',
        call: ACCORD,
        signers: [key],
      }),
    ],
  ]
}

/** The newest seal, opened by a guess. */
function guessed(site: Depositary, by: string, salt: string) {
  const envelope = site.envelope('signature/given', ACCEPTS, {
    by,
    call: ACCORD,
    signers: [newSigner('party', seedOf('a stranger'))],
  })
  return {
    envelope: JSON.parse(Buffer.from(envelope).toString()),
    salt,
    commitment: `sha256:${toBase64url(seedOf(`${utf8(by).length}`))}`,
  }
}

/** Without digests, whole or cut short, keys, nonces and tokens, which hold chance alone. */
const plain = (text: string) =>
  text
    .replaceAll(/[A-Za-z0-9+/=_-]{40,}/g, '§')
    .replaceAll(/[A-Za-z0-9+=_-]{22,}/g, '§')
    .replaceAll(/[A-Za-z0-9_-]{8}…(?:[A-Za-z0-9_-]{6})?/g, '§')

/** Fails at the first place where two readings differ. */
export function assertSame(seen: Map<string, string>, other: Map<string, string>): void {
  assert.deepEqual([...seen.keys()], [...other.keys()])
  for (const [asked, told] of seen) {
    const otherwise = other.get(asked)!
    const at = [...told].findIndex((char, i) => char !== otherwise[i])
    if (told !== otherwise)
      assert.fail(`${asked}: ${told.slice(at - 60, at + 90)} … ${otherwise.slice(at - 60, at + 90)}`)
  }
}
