import assert from 'node:assert/strict'
import { parseTime } from '../../src/core/time.ts'
import { type BatchRow, batchRows, everyBatch, rowChanged } from '../../src/people/batches.ts'
import { letters } from '../../src/people/letters.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD } from '../harbour.ts'
import { wording } from '../wording.ts'
import { enrolled, type Officer } from './people.ts'
import { type Shown, wordsOn } from './visitor.ts'

export const LIST = [
  'name,kind,country,domain,identifiers,contact,role,email,evidence',
  'Alder Lines,company,FR,alder.example,lei:529900T8BM49AURSDO55,Ada Okafor,Secretary,ada@alder.example,',
  'Birch Watch,civil society,Kenya,https://www.birch.example/about,,Bo Ek,,bo@birch.example,',
  'Cedar State,state,,,,,,,sha256:47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU',
].join('\n')

/** As a refusal names the kinds that a list may say. */
export const KINDS_SAID =
  'State, Public authority, International organisation, Company, Civil society, and Academia'

const TYPED = {
  title: 'Founders',
  call: ACCORD,
  lang: 'en',
  mandate: 'domain',
  note: 'A record in its DNS.',
  does: 'admit',
  invites: 'yes',
}

/** A desk where an officer is signed in and has a list to bring: what its stories of lists share. */
export class ListDesk {
  readonly depositary: Depositary
  officer: Officer

  private constructor(depositary: Depositary, officer: Officer) {
    this.depositary = depositary
    this.officer = officer
  }

  static async start(): Promise<ListDesk> {
    const depositary = await startDepositary({ parties: ['northhaven'] })
    return new ListDesk(depositary, await enrolled(depositary))
  }

  close = () => this.depositary.close()

  async reads(text: string | Buffer<ArrayBuffer>, typed = {}): Promise<Shown> {
    await this.officer.visitor.goto('/desk/bulk')
    return this.officer.visitor.send('/desk/bulk', { ...TYPED, list: new Blob([text]), ...typed })
  }

  approves({ visitor, device }: Officer = this.officer, typed = {}): Promise<Shown> {
    return visitor.use(device, 'officer', typed)
  }

  /** The page when the server has done what is due. */
  async finished(): Promise<Shown> {
    const { path } = this.officer.visitor.shown
    await this.depositary.running.worker.workOff()
    const shown = await this.officer.visitor.goto(path)
    assert.doesNotMatch(wordsOn(shown), wording('bulk.stateNote.running'))
    return shown
  }

  /** Somebody who reaches the drawer changes a row behind the officers' backs. */
  async changesRow(name: string, change: Partial<BatchRow>): Promise<void> {
    await this.depositary.log.drawer.apply([rowChanged(await this.#found(name), change)], this.#now())
  }

  /** Lists as they were typed, which lie beside their plans to be corrected. */
  async typedLists(): Promise<string[]> {
    const drafts = await this.depositary.log.drawer.list('draft', '', 100, this.#now())
    return drafts.map(({ json }) => json).filter(json => json.includes('"list typed"'))
  }

  async rowOf(name: string): Promise<BatchRow> {
    return (await this.#found(name)).value
  }

  async #found(name: string) {
    const { drawer } = this.depositary.log
    const [batch] = await everyBatch(drawer, this.#now())
    const rows = await batchRows(drawer, batch!.id, this.#now())
    return rows.find(({ value }) => value.typed === name) ?? assert.fail(`No row is of ${name}.`)
  }

  #now = () => parseTime(this.depositary.now)

  async letters() {
    const open = await letters.all(this.depositary.log.drawer, parseTime(this.depositary.now))
    return open.map(({ value }) => value)
  }
}
