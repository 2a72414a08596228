import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { randomBytes } from '#crypto'
import { digestOf } from '../core/digest.ts'
import { parseEntry } from '../core/entry.ts'
import { formatKeyFile } from '../core/key-file.ts'
import type { Signer } from '../core/keys.ts'
import { parseStatement } from '../core/statement.ts'
import type { Part } from '../log/beside.ts'
import type { Log } from '../log/open.ts'
import type { Declaration } from '../register/declaration.ts'
import { MemoryRows } from '../register/memory.ts'
import { ref } from '../register/rows.ts'
import { callOpened } from '../register/types/calls.ts'
import { keyAdded } from '../register/types/keys.ts'
import { partyAdmitted, partyUpdated } from '../register/types/parties.ts'
import {
  signatureDeposited,
  signatureGiven,
  signatureRemoved,
  signatureRestored,
  signatureWithdrawn,
} from '../register/types/signatures.ts'
import { textPublished, textTranslated } from '../register/types/texts.ts'
import { eachRow } from '../store/each-row.ts'
import { asBody, doorPoster, type Poster, postStatement } from './compose.ts'
import { partyKeyPath, readSigner } from './data-folder.ts'
import type { Example, ExampleList, ExampleParty, Step } from './examples.ts'
import { makeFolder, readBytes, writeNew } from './files.ts'
import { compareFile, inFlight, postListing } from './listing.ts'
import { filledIn } from './member-flags.ts'
import { knownOf } from './registered.ts'
import { textFromFile } from './texts.ts'

/** What a step says beside its members. */
interface Saying {
  readonly by?: string
  /** Keys that sign beside the author's. */
  readonly brought?: readonly Signer[]
  readonly parts?: readonly Part[]
}

const SAYS = {
  sign: signatureGiven,
  withdraw: signatureWithdrawn,
  deposit: signatureDeposited,
  remove: signatureRemoved,
  restore: signatureRestored,
  update: partyUpdated,
} as const

/** Fills a register from the examples, through the door like anybody else. */
export class Filling {
  readonly #log: Log
  readonly #depositary: Signer
  readonly #dataDir: string
  readonly #poster: Poster
  /** How often something was said before: a first start that was cut short is taken up where it stopped. */
  readonly #before = new Map<string, number>()

  constructor(log: Log, depositary: Signer, dataDir: string) {
    this.#log = log
    this.#depositary = depositary
    this.#dataDir = dataDir
    this.#poster = doorPoster(log)
  }

  async look(): Promise<void> {
    for (const entry of await this.#log.store.entries(0, this.#log.head()!.size)) {
      const said = keyOf(parseStatement(parseEntry(entry).envelope.payload))
      this.#before.set(said, (this.#before.get(said) ?? 0) + 1)
    }
  }

  async fill(example: Example): Promise<void> {
    const { lists, opened, parties, steps, texts } = example
    await this.#say(example, callOpened, opened)
    // Without steps there is one text, and it comes before the lists.
    if (steps.length === 0) for (const index of texts.keys()) await this.#publish(example, index)
    for (const list of lists) await this.#take(example, list)
    await inFlight(parties, party => this.#admit(example, party), 20)
    for (const step of steps) await this.#step(example, step)
  }

  /** What the example leaves out of a body follows from what is in force, or may be left out. */
  async #say(
    { call: under }: Example,
    { members, saysAll, scope, type }: Declaration,
    said: Readonly<Record<string, unknown>>,
    { by = 'depositary', brought = [], parts = [] }: Saying = {},
  ): Promise<void> {
    const call = scope === 'call' ? under : null
    const key = keyOf({ type, by, call, body: said })
    const before = this.#before.get(key) ?? 0
    this.#before.set(key, before - 1)
    if (before > 0) return
    const [inForce, party] = await this.#log.store.rows([
      ref('calls', under),
      ref('parties', String(said.party)),
    ])
    const known = {
      manifest: inForce?.text ?? null,
      supersedes: inForce?.text ?? null,
      policy: inForce?.policy,
      ...(saysAll && party?.versions.at(-1)),
    }
    const found = Object.entries(known).filter(([name]) => name in members)
    const { body } = filledIn(members, asBody({ ...Object.fromEntries(found), ...said }))
    const author = by === 'depositary' ? this.#depositary : this.#key(by)
    await postStatement(this.#poster, { type, by, call, body, parts, signers: [author, ...brought] })
  }

  async #publish(example: Example, index: number): Promise<void> {
    const { principles, texts } = example.texts[index]!
    const found = texts.map(file => textFromFile(join(example.folder, file.file), file))
    const manifest = { texts: found.map(one => one.text), principles }
    await this.#say(example, textPublished, { manifest }, { parts: found.map(one => one.part) })
  }

  async #take({ call, folder }: Example, list: ExampleList): Promise<void> {
    const known = new MemoryRows()
    for (const table of ['listings', 'sources', 'parties', 'roles'] as const)
      for await (const { key, row } of eachRow(this.#log.store, table)) known.put(table, key, row as never)
    const compared = compareFile(knownOf(call, known), list, folder)
    await postListing(this.#poster, { call, signer: this.#depositary, ...compared })
  }

  async #admit(example: Example, { key, ...facts }: ExampleParty): Promise<void> {
    const brought = key ? [this.#key(facts.party)] : []
    const keys = brought.map(signer => signer.key)
    await this.#say(example, partyAdmitted, { ...facts, keys }, { brought })
  }

  /** The key of a fictional party, made on this machine when it is first needed. */
  #key(name: string): Signer {
    const path = partyKeyPath(this.#dataDir, name)
    if (!existsSync(path)) {
      makeFolder(dirname(path), 0o700)
      writeNew(path, formatKeyFile('party', randomBytes(32)), 0o600)
    }
    return readSigner(path)
  }

  async #step(example: Example, step: Step): Promise<void> {
    switch (step.do) {
      case 'publish':
        return this.#publish(example, step.text)
      case 'translate': {
        const { text, part } = textFromFile(join(example.folder, step.text.file), step.text)
        return this.#say(example, textTranslated, { text }, { parts: [part] })
      }
      case 'key': {
        const { by } = step
        const second = this.#key(`${by}-2`)
        return this.#say(example, keyAdded, { holder: by, key: second.key }, { by, brought: [second] })
      }
      case 'deposit': {
        const { do: _, instrument, ...said } = step
        const { file, ...facts } = instrument
        const digest = digestOf(readBytes(join(example.folder, file)))
        return this.#say(example, signatureDeposited, { ...said, instrument: { ...facts, digest } })
      }
      default: {
        const { do: what, by, ...said } = step
        return this.#say(example, SAYS[what], said, by === undefined ? {} : { by })
      }
    }
  }
}

/** By whom it was said, and of whom: what an example says twice is counted. */
function keyOf({
  type,
  by,
  call,
  body,
}: {
  readonly type: string
  readonly by: string
  readonly call: string | null
  readonly body: Readonly<Record<string, unknown>>
}): string {
  return [type, by, call, body.party].join(' ')
}
