import { utf8 } from '../../../core/bytes.ts'
import { digestOf } from '../../../core/digest.ts'
import { Refusal } from '../../../core/refusal.ts'
import { dayOf } from '../../../core/time.ts'
import type { CommitmentRow, DeclinedRow, MeasuresRow, Scheduled } from '../../../register/commitment-rows.ts'
import { type CommitmentStatus, movedDay } from '../../../register/commitment-status.ts'
import { movesOn } from '../../../register/cycles.ts'
import type { CallRules, Duties } from '../../../register/duties.ts'
import type { Manifest } from '../../../register/kinds.ts'
import type { Policy } from '../../../register/policy.ts'
import { type CallRow, ref, type SignatureRow } from '../../../register/rows.ts'
import { rowIn, rowsUnder } from '../../../store/each-row.ts'
import { readDuties, readRules } from '../../../work/commitments/duties.ts'
import { type Asked, callOrRefuse, html, inLang, type Markup, nameIn, say, textToday } from '../../kit/kit.ts'
import { pledgeName } from '../../statement/commitment-names.ts'
import type { Representative } from '../session.ts'

/** What a party has taken on under a call, as its own pages and forms need it. */

/** One that it made or joined, whole. */
export interface Own {
  readonly scheduled: Scheduled
  readonly row: CommitmentRow
  /** As the party stands behind it: of another's, the version that it joined. */
  readonly version: CommitmentRow['versions'][number]
  readonly status: CommitmentStatus
  /** Where a day of its own lies now. */
  readonly lies: (day: string) => string
  /** Whether another made it, and this party takes part. */
  readonly isJoined: boolean
  /** Its first words, or the title of its measure: by these it is told from others. */
  readonly name: string
}

export interface Catalogue {
  readonly id: string
  readonly edition: number
  readonly row: MeasuresRow
}

export interface Standing {
  readonly id: string
  readonly row: CallRow
  readonly name: Markup
  readonly title: string
  readonly day: string
  readonly signature: SignatureRow
  readonly rules: CallRules
  /** The rules that bind it; null where its signature does not stand. */
  readonly policy: Policy | null
  readonly duties: Duties
  readonly own: readonly Own[]
}

/** Refuses `not_found` where the party has never signed the call of the address. */
export async function standingOn(asked: Asked, { party }: Representative): Promise<Standing> {
  const { lang, params, site } = asked
  const { store } = site.log
  const id = params.call!
  const row = await callOrRefuse(store, id)
  const day = dayOf(site.now())
  const [signature] = await store.rows([ref('signatures', id, party)])
  if (signature === undefined) throw new Refusal('not_found', `${party} has not signed ${id}.`)
  const rules = (await readRules(store, id))!
  const duties = (await readDuties(store, rules, id, party, day))!
  const rows = await store.rows(
    duties.commitments.map(({ commitment: one }) => ref('commitments', id, one.party, one.id)),
  )
  const lying = lyingOn(rules, day)
  const own = duties.commitments.map(async ({ commitment: scheduled, status }, i): Promise<Own> => {
    const whole = rows[i]!
    const { entry } = scheduled.versions.at(-1)!
    const isJoined = scheduled.party !== party
    // Of another's it stands behind the version that it said yes to.
    const joined = whole.joined.findLast(one => one.party === party)?.version
    const version = whole.versions.find(one => one.entry === (isJoined ? joined : entry))!
    const name = await pledgeName(asked, id, version)
    return { scheduled, row: whole, version, status, lies: lying(scheduled), isJoined, name }
  })
  const title = nameIn(row.titles, lang)
  const policy = duties.binding === null ? null : (rules.policies.get(duties.binding.policy) ?? null)
  const all = await Promise.all(own)
  return { id, row, name: inLang(title), title: title.text, day, signature, rules, policy, duties, own: all }
}

/** Where days of a commitment lie, by what had moved them on this day. */
export function lyingOn({ extensions, interruptions }: CallRules, day: string) {
  const moves = movesOn(extensions, interruptions, day)
  return ({ versions }: Scheduled): Own['lies'] =>
    on =>
      movedDay(on, versions[0]!.day, moves)
}

/** Refuses `commitment_unknown`. */
export function ownAt({ params }: Asked, { own }: Standing): Own {
  const found = own.findLast(({ scheduled: { party, id } }) => party === params.party && id === params.id)
  if (found === undefined)
    throw new Refusal('commitment_unknown', `There is no commitment ${params.id!.slice(0, 64)} here.`)
  return found
}

export interface Text {
  readonly digest: string
  readonly manifest: Manifest
  readonly isInForce: boolean
  readonly isSigned: boolean
}

/** Under which texts it may make one: the one that it signed, which comes first, and the one in force. */
export async function manifestsFor(
  asked: Asked,
  { id, row, signature }: Pick<Standing, 'id' | 'row' | 'signature'>,
  also: readonly string[] = [],
): Promise<Text[]> {
  const today = textToday(asked, row)
  const digests = new Set([signature.manifest, ...also, ...(today === null ? [] : [today])])
  const texts = await asked.site.log.store.rows([...digests].map(one => ref('texts', id, one)))
  return [...digests].flatMap((digest, i) =>
    texts[i] === undefined
      ? []
      : [
          {
            ...{ digest, manifest: texts[i].manifest },
            ...{ isInForce: digest === today, isSigned: digest === signature.manifest },
          },
        ],
  )
}

/** The newest edition of each catalogue of the call, in the order of their ids. */
export async function cataloguesOf({ site }: Asked, call: string): Promise<Catalogue[]> {
  const { store } = site.log
  const found: Catalogue[] = []
  for await (const { name, row } of rowsUnder(store, 'catalogues', call)) {
    const edition = row.editions.length
    const measures = await rowIn(store, 'measures', call, name, String(edition))
    if (measures !== undefined) found.push({ id: name, edition, row: measures })
  }
  return found
}

export async function declinedOn(
  { site }: Asked,
  call: string,
  party: string,
): Promise<DeclinedRow['measures']> {
  return (await rowIn(site.log.store, 'declined', call, party))?.measures ?? []
}

/** In the name of a field, which may have a hundred letters. */
export function fieldKey({ scheduled: { party, id } }: Pick<Own, 'scheduled'>): string {
  const key = `${party}.${id}`
  return key.length <= 80 ? key : digestOf(utf8(key)).slice('sha256:'.length)
}

export const isStanding = ({ scheduled }: Own): boolean => scheduled.ended === null

/** Whoever has left the call, or was merged, takes on and changes nothing; undefined for everybody else. */
export const leftNotice = ({ lang }: Asked, { policy }: Standing): Markup | undefined =>
  policy === null ? html`<p class="notice warn">${say(lang, 'ours.leftForm')}</p>` : undefined

/** For good: its last report is filed, and it takes no change and no other report. */
export const isClosed = ({ scheduled }: Pick<Own, 'scheduled'>): boolean =>
  scheduled.reports.some(one => one.final)

export const pathOf = ({ id }: Pick<Standing, 'id'>, ...more: readonly string[]): string =>
  ['/representative/commitments', id, ...more].join('/')
