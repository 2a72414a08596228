import assert from 'node:assert/strict'
import { postStatement } from '../../src/cli/compose.ts'
import { depositaryKeyPath, readSigner } from '../../src/cli/data-folder.ts'
import { Server } from '../../src/cli/server.ts'
import { utf8 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import type { JsonObject } from '../../src/core/json.ts'
import type { Signer } from '../../src/core/keys.ts'
import { Device } from '../desk/device.ts'
import { admitted, applied, invited, type Officer } from '../desk/people.ts'
import { type Visitor, wordsOn } from '../desk/visitor.ts'
import { ACCORD, facts, INVITING, MANIFEST, OPENED, WORDS } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { Signatory, sitePasskey } from '../sign/signatory.ts'
import type { Fallen } from './fallen.ts'

/** A depositary in the middle of its work, as stories of falls find it: what has happened before each of them begins. */

export const SIGNS = 'northhaven'
export const KEYLESS = 'keyless'
export const WAITS = { name: 'Saltmarsh Energy', domain: 'saltmarsh.example', email: 'bo@saltmarsh.example' }
export const VERA = { name: 'Vera Vanishing', email: 'vera@citizen.example', shown: 'yes', agree: 'yes' }
export const HOUR = '12:00'
const DAY_SECONDS = 86_400
/** The hour of a launch, and seconds after which it has come. */
export const tomorrow = () => new Date(Date.now() + DAY_SECONDS * 1_000).toISOString().slice(0, 10)
export const AFTER_THE_HOUR = 2 * DAY_SECONDS

/** An officer whose browser can be opened in as many tabs as there are stories. */
interface AtDesk extends Officer {
  readonly visitor: Signatory
}

export interface Prepared {
  readonly officer: AtDesk
  readonly passkey: ReturnType<typeof sitePasskey>
  /** Paths: of an invitation, of the page of the applicant who waits, of the page of a citizen who signed. */
  readonly invitation: string
  readonly waiting: string
  readonly citizen: string
}

/**
 * Keeps it in two states. `founded`: a call with a text, and nobody at the desk yet. `prepared`: an officer has enrolled
 * and invited somebody, an organisation waits, a citizen has signed.
 */
export async function prepare(site: Fallen): Promise<Prepared> {
  const passkey = sitePasskey()
  await found(site, passkey)
  await site.keep('founded')
  await site.start()

  const officer = { visitor: new Signatory(site.asked), device: new Device() }
  await enrol(officer, site.printed()!, 'officer-1')
  await applied(site.asked)
  await admitted(officer)
  const invitation = await invited(officer)
  const { own: waiting } = await applied(site.asked, WAITS)
  const citizen = await signed(site, officer, VERA)
  await site.keep('prepared')
  return { officer, passkey, invitation, waiting, citizen }
}

async function found(site: Fallen, passkey: Signer): Promise<void> {
  const server = await Server.connect(site.url)
  const depositary = readSigner(depositaryKeyPath(site.dataDir))
  const post = (
    type: string,
    body: object,
    { by = 'depositary', call = null as string | null, signers = [depositary] as readonly Signer[] } = {},
    texts: readonly string[] = [],
  ) => {
    const parts = texts.map(text => ({ name: digestOf(utf8(text)), bytes: utf8(text) }))
    return postStatement(server, { type, by, call, body: body as JsonObject, signers, parts })
  }
  await post('call/opened', { ...OPENED, policy: INVITING }, { call: ACCORD })
  const text = { manifest: MANIFEST, supersedes: null }
  await post('text/published', text, { call: ACCORD }, Object.values(WORDS))
  const own = partyKey(SIGNS)
  const party = { party: SIGNS, ...facts(SIGNS), keys: [own.key], claims: false }
  await post('party/admitted', party, { signers: [depositary, own] })
  const key = { holder: SIGNS, key: passkey.key, reason: null }
  await post('key/added', key, { by: SIGNS, signers: [own, passkey] })
  await post('party/admitted', { party: KEYLESS, ...facts(KEYLESS), keys: [], claims: false })
}

/** Makes a passkey by the link that a server has printed, and is at the desk. */
export async function enrol({ visitor, device }: Officer, link: string, id: string): Promise<void> {
  await visitor.goto(link)
  await visitor.use(device, 'officer', { id, name: '' })
  await visitor.use(device, 'officer')
  assert.equal(visitor.shown.path, '/desk?welcome=1', wordsOn(visitor.shown))
}

/** Asks to sign, and is told of a letter. */
export async function ask(visitor: Visitor, person: typeof VERA): Promise<void> {
  await visitor.goto(`/${ACCORD}/persons/sign`)
  await visitor.send('/persons/sign', person)
  assert.match(visitor.shown.path, /\/persons\/code\//, wordsOn(visitor.shown))
}

export const CONFIRMS = new RegExp(`/${ACCORD}/persons/confirm/[\\w-]{43}`)
export const OWN = /\/persons\/[\w-]{43}/

async function signed(site: Fallen, officer: AtDesk, person: typeof VERA): Promise<string> {
  const visitor = site.visitor()
  await ask(visitor, person)
  await site.settled()
  const [letter] = await site.lettersTo(officer.visitor.tab(), person.email)
  await visitor.goto(CONFIRMS.exec(letter!)![0])
  await visitor.send('/persons/confirm/', { confirm: 'yes' })
  await site.settled()
  return OWN.exec(visitor.shown.path)?.[0] ?? assert.fail(wordsOn(visitor.shown))
}
