import assert from 'node:assert/strict'
import { postStatement } from '../../src/cli/compose.ts'
import { depositaryKeyPath, readSigner } from '../../src/cli/data-folder.ts'
import { Server } from '../../src/cli/server-client.ts'
import { utf8 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import type { JsonObject } from '../../src/core/json.ts'
import type { Signer } from '../../src/core/keys.ts'
import type { Passkey } from '../../src/core/passkey.fixture.ts'
import { Device } from '../desk/device.ts'
import { beginsAsOfficer, type Officer } from '../desk/people.ts'
import { type Visitor, wordsOn } from '../desk/visitor.ts'
import { ACCORD, facts, INVITING, inEnglish, MANIFEST, OPENED, WORDS } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { Signatory, sitePasskey } from '../sign/signatory.ts'
import { type FallingServer, until } from './falling-server.ts'

/** A depositary in the middle of its work, as stories of falls find it, and whoever each of them is about. */

export const HOUR = '12:00'
const DAY_SECONDS = 86_400
/** The day of a launch, and seconds after which its hour has come. */
export const tomorrow = () => new Date(Date.now() + DAY_SECONDS * 1_000).toISOString().slice(0, 10)
export const AFTER_THE_HOUR = 2 * DAY_SECONDS

/** An officer whose browser can be opened in as many tabs as there are stories. */
export interface AtDesk extends Officer {
  readonly visitor: Signatory
}

/**
 * Keeps it in two states: `founded`, a call with a text and nobody at the desk, and `prepared`, with an officer there.
 */
export async function prepare(site: FallingServer): Promise<AtDesk> {
  const post = await posting(site)
  await post('call/opened', { ...OPENED, policy: INVITING }, { call: ACCORD })
  const text = { manifest: MANIFEST, supersedes: null }
  await post('text/published', text, { call: ACCORD, texts: Object.values(WORDS) })
  await site.keep('founded')
  await site.start()
  const officer = { visitor: new Signatory(site.asked), device: new Device() }
  await enrol(officer, site.printed()!, 'officer-1')
  await site.keep('prepared')
  return officer
}

/** Posts what the depositary's own key signs, and perhaps others. */
export async function posting(site: FallingServer) {
  const server = await Server.connect(site.url)
  const depositary = readSigner(depositaryKeyPath(site.dataDir))
  return (
    type: string,
    body: object,
    { by = 'depositary', call = null, signers = [depositary], texts = [] }: PostingOptions = {},
  ) => {
    const parts = texts.map(text => ({ name: digestOf(utf8(text)), bytes: utf8(text) }))
    const signing = by === 'depositary' ? [depositary, ...signers] : signers
    return postStatement(server, {
      type,
      by,
      call,
      body: body as JsonObject,
      signers: [...new Set(signing)],
      parts,
    })
  }
}

interface PostingOptions {
  readonly by?: string
  readonly call?: string | null
  readonly signers?: readonly Signer[]
  readonly texts?: readonly string[]
}

/** A party that was admitted by command, without a key. */
export async function newKeyless(site: FallingServer): Promise<ReturnType<typeof newOrganisation>> {
  const made = newOrganisation()
  const { party, name } = made
  const post = await posting(site)
  await post('party/admitted', { party, ...facts(party), names: inEnglish(name), keys: [], claims: false })
  return made
}

/** A party with a passkey, which it can sign with. */
export async function newSignatory(site: FallingServer): Promise<{ party: string; passkey: Passkey }> {
  const { party, name } = newOrganisation()
  const [own, passkey] = [partyKey(party), sitePasskey()]
  const post = await posting(site)
  const admitted = { party, ...facts(party), names: inEnglish(name), keys: [own.key], claims: false }
  await post('party/admitted', admitted, { signers: [own] })
  await post(
    'key/added',
    { holder: party, key: passkey.key, reason: null },
    { by: party, signers: [own, passkey] },
  )
  return { party, passkey }
}

let made = 0

/** Names of which none looks like another, or like two of them. */
function newWord(): string {
  made++
  return made.toString(11).replaceAll(/./g, digit => 'abdefgkpsty'[Number.parseInt(digit, 11)]!)
}

export function newOrganisation() {
  const word = newWord()
  const domain = `quay${word}x.example`
  return {
    party: `board-of-quay${word}x`,
    name: `Board of Quay${word}x`,
    domain,
    email: `clerk@${domain}`,
  }
}

export function newPerson() {
  const word = newWord()
  return { name: `Ada Oka${word}x`, email: `ada-${word}x@citizen.example`, shown: 'yes', agree: 'yes' }
}

/** Makes a passkey by the link that a server has printed, and is at the desk. */
export async function enrol({ visitor, device }: Officer, link: string, id: string): Promise<void> {
  await beginsAsOfficer(visitor, device, link, { id, name: '' })
  await visitor.use(device, 'officer')
  assert.equal(visitor.shown.path, '/desk?welcome=1', wordsOn(visitor.shown))
}

/** Asks to sign, and is told of a letter. */
export async function ask(visitor: Visitor, person: ReturnType<typeof newPerson>): Promise<void> {
  await visitor.goto(`/${ACCORD}/persons/sign`)
  await visitor.send('/persons/sign', person)
  assert.match(visitor.shown.path, /\/persons\/code\//, wordsOn(visitor.shown))
}

export const CONFIRMS = new RegExp(`/${ACCORD}/persons/confirm/[\\w-]{43}`)
export const OWN = /\/persons\/[\w-]{43}/

/** Signs by the link in the letter; returns the path of their own page. */
export async function signed(
  site: FallingServer,
  officer: AtDesk,
  person: ReturnType<typeof newPerson>,
): Promise<string> {
  const visitor = site.visitor()
  await ask(visitor, person)
  await site.settled()
  const letter = await until('a letter', async () => (await site.lettersTo(officer, person.email))[0])
  await visitor.goto(CONFIRMS.exec(letter)![0])
  await visitor.send('/persons/confirm/', { confirm: 'yes' })
  await site.settled()
  return OWN.exec(visitor.shown.path)?.[0] ?? assert.fail(wordsOn(visitor.shown))
}
