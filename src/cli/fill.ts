import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { randomBytes } from '#crypto'
import { type Digest, digestOf } from '../core/digest.ts'
import type { JsonObject } from '../core/json.ts'
import { formatKeyFile } from '../core/key-file.ts'
import type { Signer } from '../core/keys.ts'
import type { Log } from '../log/open.ts'
import type { Declaration } from '../register/declaration.ts'
import { compareLists } from '../register/lists/compare.ts'
import { readList } from '../register/lists/read.ts'
import { NOTHING_SETTLED, readSettled } from '../register/lists/settled.ts'
import { type CallRow, type PartyRow, ref, type SignatureRow } from '../register/rows.ts'
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
import { manifestDigest, textPublished, textTranslated } from '../register/types/texts.ts'
import { type Draft, doorPoster, type Poster, postStatement } from './compose.ts'
import { partyKeyPath, readSigner } from './data-folder.ts'
import type { Example, ExampleList, ExampleParty, Step, TextFile } from './examples.ts'
import { makeFolder, readBytes, readJson, writeNew } from './files.ts'
import { type Declared, inFlight, postListing } from './listing.ts'
import { textFromFile } from './texts.ts'

/**
 * Fills a register from an example, through the door like anybody else. It looks before it posts, so that a first
 * start that was cut short is taken up where it stopped.
 */
export async function fillFrom(
  example: Example,
  { log, depositary, dataDir }: { log: Log; depositary: Signer; dataDir: string },
): Promise<void> {
  await new Filling(example, log, depositary, dataDir).run()
}

class Filling {
  readonly #example: Example
  readonly #log: Log
  readonly #depositary: Signer
  readonly #dataDir: string
  readonly #poster: Poster

  constructor(example: Example, log: Log, depositary: Signer, dataDir: string) {
    this.#example = example
    this.#log = log
    this.#depositary = depositary
    this.#dataDir = dataDir
    this.#poster = doorPoster(log)
  }

  async run(): Promise<void> {
    const { call, opened, lists, parties, steps, texts } = this.#example
    if ((await this.#call()) === undefined) await this.#say(callOpened, opened as JsonObject, call)
    // Without steps there is one text, and it comes before the lists.
    if (steps.length === 0) for (const index of texts.keys()) await this.#publish(index)
    for (const list of lists) await this.#take(list)
    await inFlight(parties, party => this.#admit(party), 20)
    for (const step of steps) await this.#step(step)
  }

  async #say(
    { type }: Pick<Declaration, 'type'>,
    body: JsonObject,
    call: string | null,
    parts: readonly { name: string; bytes: Uint8Array }[] = [],
  ) {
    await this.#post({ type, by: 'depositary', call, body }, [this.#depositary], parts)
  }

  async #post(
    draft: Draft,
    signers: readonly Signer[],
    parts: readonly { name: string; bytes: Uint8Array }[] = [],
  ) {
    await postStatement(this.#poster, { ...draft, signers, parts })
  }

  async #call(): Promise<CallRow | undefined> {
    const [row] = await this.#log.store.rows([ref('calls', this.#example.call)])
    return row
  }

  /** Publishes a version of the text, unless it was published once already. */
  async #publish(index: number): Promise<void> {
    const { texts, principles } = this.#example.texts[index]!
    const found = texts.map(file => textFromFile(join(this.#example.folder, file.file), file))
    const manifest = { texts: found.map(one => one.text), principles }
    const { call } = this.#example
    const [known] = await this.#log.store.rows([ref('texts', `${call}/${manifestDigest(manifest)}`)])
    if (known !== undefined) return
    const supersedes = (await this.#call())!.text
    const body = { manifest, supersedes } as unknown as JsonObject
    await this.#say(
      textPublished,
      body,
      call,
      found.map(one => one.part),
    )
  }

  async #translate(file: TextFile): Promise<void> {
    const { call, folder } = this.#example
    const manifest = (await this.#call())!.text!
    const [row] = await this.#log.store.rows([ref('texts', `${call}/${manifest}`)])
    const { translations } = row as unknown as { translations: { text: { lang: string } }[] }
    if (translations.some(one => one.text.lang === file.lang)) return
    const { text, part } = textFromFile(join(folder, file.file), file)
    await this.#say(textTranslated, { manifest, text } as unknown as JsonObject, call, [part])
  }

  async #take({ file, date, title, url, natureLang, settled, declarations }: ExampleList): Promise<void> {
    const { call, folder } = this.#example
    const bytes = readBytes(join(folder, file))
    const decided = settled === undefined ? NOTHING_SETTLED : readSettled(readBytes(join(folder, settled)))
    const declared = declarations === undefined ? [] : (readJson(join(folder, declarations)) as Declared[])
    const difference = compareLists(await this.#known(), readList(bytes, { settled: decided }), date, {
      settled: decided,
      natureLang,
    })
    const source = { date, title, url, digest: digestOf(bytes) }
    await postListing(this.#poster, { call, difference, source, declared, signer: this.#depositary })
  }

  async #known() {
    const { call } = this.#example
    const under = async <T extends 'listings' | 'sources'>(table: T) =>
      (await this.#log.store.rowsOf(table, `${call}/`, 100_000))
        .filter(({ key }) => key.startsWith(`${call}/`))
        .map(({ key, row }) => ({ key: key.slice(call.length + 1), row }))
    const listings = (await under('listings')).map(({ key, row }) => ({
      party: key,
      listing: row,
    }))
    const sources = (await under('sources')).map(({ key, row }) => ({ ...row, date: key }))
    const parties = new Set((await this.#log.store.rowsOf('parties', '', 100_000)).map(({ key }) => key))
    return { listings, sources, inUse: (id: string) => parties.has(id) }
  }

  async #admit({ key, ...facts }: ExampleParty): Promise<void> {
    if ((await this.#party(facts.party))?.status === 'admitted') return
    const signer = key ? this.#key(facts.party) : undefined
    const body = { ...facts, keys: signer ? [signer.key] : [] } as unknown as JsonObject
    const signers = signer ? [this.#depositary, signer] : [this.#depositary]
    await this.#post({ type: partyAdmitted.type, by: 'depositary', call: null, body }, signers)
  }

  async #party(party: string): Promise<PartyRow | undefined> {
    const [row] = await this.#log.store.rows([ref('parties', party)])
    return row
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

  async #step(step: Step): Promise<void> {
    switch (step.do) {
      case 'publish':
        return this.#publish(step.text)
      case 'translate':
        return this.#translate(step.text)
      case 'update':
        return this.#update(step)
      case 'key':
        return this.#secondKey(step.party)
      default:
        return this.#signature(step)
    }
  }

  async #update({ party, names, mandate, reason }: Extract<Step, { do: 'update' }>): Promise<void> {
    const row = (await this.#party(party))!
    const { entry: _, from: __, ...facts } = row.versions.at(-1)!
    if (row.since !== row.admitted) return
    const body = { party, ...facts, ...(names && { names }), ...(mandate && { mandate }), reason }
    await this.#say(partyUpdated, body as unknown as JsonObject, null)
  }

  async #secondKey(party: string): Promise<void> {
    const second = this.#key(`${party}-2`)
    const [known] = await this.#log.store.rows([ref('keys', second.keyid)])
    if (known !== undefined) return
    const body = { holder: party, key: second.key, reason: null } as unknown as JsonObject
    await this.#post({ type: keyAdded.type, by: party, call: null, body }, [this.#key(party), second])
  }

  /** Everything that happens to a signature; done already if the events of the row say so. */
  async #signature(step: Exclude<Step, { do: 'publish' | 'translate' | 'update' | 'key' }>): Promise<void> {
    const { call, folder } = this.#example
    const { text, policy } = (await this.#call())!
    const party = 'by' in step ? step.by : step.party
    const before = await this.#signatureOf(party)
    const accepts = { manifest: text as Digest, policy: policy as Digest }
    const happened = (what: string) => before?.events.some(event => event.what === what) === true
    switch (step.do) {
      case 'sign': {
        if (before?.manifest === text || happened('withdrawn') || happened('removed')) return
        const { read, reservation = null, declaration = null } = step
        const body = { ...accepts, read, reservation, declaration } as unknown as JsonObject
        return this.#post({ type: signatureGiven.type, by: party, call, body }, [this.#key(party)])
      }
      case 'deposit': {
        if (before !== undefined) return
        const { read, declaration = null, instrument } = step
        const { date, channel } = instrument
        const digest = digestOf(readBytes(join(folder, instrument.file)))
        const body = {
          party,
          ...accepts,
          read,
          reservation: null,
          declaration,
          instrument: { digest, date, channel },
        }
        return this.#say(signatureDeposited, body as unknown as JsonObject, call)
      }
      case 'withdraw': {
        if (happened('withdrawn')) return
        const draft = { type: signatureWithdrawn.type, by: party, call, body: { reason: step.reason } }
        return this.#post(draft, [this.#key(party)])
      }
      case 'remove': {
        if (happened('removed')) return
        const { rule, reason } = step
        return this.#say(signatureRemoved, { party, policy, rule, reason }, call)
      }
      case 'restore': {
        if (happened('restored')) return
        return this.#say(signatureRestored, { party, reason: step.reason }, call)
      }
    }
  }

  async #signatureOf(party: string): Promise<SignatureRow | undefined> {
    const [row] = await this.#log.store.rows([ref('signatures', `${this.#example.call}/${party}`)])
    return row
  }
}
