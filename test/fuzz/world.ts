import type { Signer } from '../../src/core/keys.ts'
import type { Statement } from '../../src/core/statement.ts'
import type { Part } from '../../src/log/attachments.ts'
import { Register } from '../../src/register/fold.ts'
import { suspensionIn } from '../../src/register/party-keys.ts'
import type { Keyed, Table, Tables } from '../../src/register/rows.ts'
import type { RealLog } from '../door/real-log.ts'
import { Keyring } from './keyring.ts'
import type { Random } from './random.ts'

/** A statement that somebody means to make, before it is signed. */
export interface Draft {
  readonly type: string
  readonly by: string
  readonly call: string | null
  readonly body: object
  readonly signers: readonly Signer[]
  readonly parts: readonly Part[]
}

/** The log under attack as an attacker with every key would see it: its register, and who may sign what. */
export class World {
  readonly real: RealLog
  readonly random: Random
  readonly keyring = new Keyring()
  /** Follows the log entry by entry; throws where an auditor would refuse. */
  readonly auditor = new Register()
  /** In the order in which they came: some keys of rows are made of bytes that the seed does not choose. */
  readonly #rows = new Map<Table, Map<string, Keyed<Table>>>()
  #named = 0
  #said: readonly Statement[] = []

  constructor(real: RealLog, random: Random) {
    this.real = real
    this.random = random
    this.keyring.keep(real.depositary)
    this.keyring.keep(real.spare)
  }

  /** Takes up what was admitted since. */
  async follow(): Promise<void> {
    const { history } = this.auditor
    for (const entry of await this.real.store.entries(history.size, this.real.size)) this.auditor.fold(entry)
    for (const { table, key, row } of this.auditor.rows.all()) {
      const rows = this.#rows.get(table) ?? new Map<string, Keyed<Table>>()
      this.#rows.set(table, rows.set(key, { key, row }))
    }
  }

  all<T extends Table>(table: T): Keyed<T>[] {
    return [...(this.#rows.get(table)?.values() ?? [])] as Keyed<T>[]
  }

  /** Any row of the table that serves. */
  any<T extends Table>(table: T, serves: (row: Tables[T], key: string) => boolean): Keyed<T> | undefined {
    const found = this.all(table).filter(({ key, row }) => serves(row, key))
    return found.length === 0 ? undefined : this.random.pick(found)
  }

  row<T extends Table>(table: T, key: string): Tables[T] | undefined {
    return this.auditor.rows.get(table, key)
  }

  name(of: string): string {
    return `${of}-${this.#named++}`
  }

  /** Keys of a holder that may sign for it at present. */
  keysOf(holder: string): Signer[] {
    if (this.row('parties', holder)?.ended !== undefined) return []
    if (suspensionIn(this.row('partyKeys', holder)) !== undefined) return []
    return this.all('keys')
      .filter(({ row: { revoked, role = 'signatory', ...row } }) => {
        return row.holder === holder && revoked === null && role === 'signatory'
      })
      .flatMap(({ key }) => this.keyring.signers.get(key) ?? [])
  }

  keyOf(holder: string): Signer | undefined {
    const keys = this.keysOf(holder)
    return keys.length === 0 ? undefined : this.random.pick(keys)
  }

  /** Officers in force, but for those who only draft or read. */
  #deciding() {
    return this.all('roles').filter(({ row }) => row.ended === null && row.office === undefined)
  }

  /** A key of the depositary itself, or of an officer where one may sign. */
  office(owner = false): Signer {
    const officers = owner ? [] : this.#deciding()
    const holder =
      this.random.chance(40) && officers.length > 0 ? this.random.pick(officers).key : 'depositary'
    return this.keyOf(holder) ?? this.keyOf('depositary')!
  }

  /** Whoever may do what takes something from others: the depositary, or two officers. */
  hands(): Signer[] {
    const keys = this.officers()
    return keys.length > 1 && this.random.chance(60) ? keys.slice(0, 2) : [this.office(true)]
  }

  /** A key of each officer who decides. */
  officers(): Signer[] {
    return this.#deciding().flatMap(({ key }) => this.keyOf(key) ?? [])
  }

  /** The key of an officer that two have let come in. */
  allowedOfficer() {
    const { allowed, inForce } = this.row('log', 'log')!.officers
    const key = allowed === null ? undefined : this.keyring.signers.get(allowed.key)
    const isGood = key !== undefined && allowed!.until >= this.real.now.slice(0, 10)
    return { inForce, allowed: isGood ? { holder: allowed!.holder, key } : undefined }
  }

  /** Adds to what was said lately, and returns all of that. */
  remember(statements: readonly Statement[]): readonly Statement[] {
    this.#said = [...this.#said.slice(-300), ...statements]
    return this.#said
  }

  statement({ type, by, call, body }: Draft): Statement {
    const nonce = Buffer.from(this.random.bytes(16)).toString('base64url')
    const { now, signer } = this.real
    return {
      v: 1,
      log: signer.vkey.name,
      type,
      by,
      call,
      at: now,
      seen: this.real.seen(),
      nonce,
      body: body as never,
    }
  }
}
