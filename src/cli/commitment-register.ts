import { formatDigest } from '../core/digest.ts'
import { Refusal } from '../core/refusal.ts'
import type { CommitmentRow } from '../register/commitment-rows.ts'
import { type Duties, dutiesOn } from '../register/duties.ts'
import { foreseen, propose } from '../register/law.ts'
import type { Standing } from '../register/lists/commitment-plan.ts'
import { saidIn, type WordsAtHand } from '../register/lists/commitments.ts'
import type { MemoryRows } from '../register/memory.ts'
import type { Table } from '../register/rows.ts'
import { textOn } from '../register/text-in-force.ts'
import { declarationOf } from '../register/types.ts'
import type { Seen } from '../work/compose.ts'
import { layAside, now, today, type Unsigned } from './compose.ts'
import type { Surroundings } from './environment.ts'
import { callIn, connect, holderOf, type Known, signersOf, type WritingOptions } from './posting.ts'
import type { Server } from './server-client.ts'

/** What a server's register says of a party's commitments, to whoever writes or reads them at a terminal. */

/** All that the law reads of commitments and reports. */
const TABLES = [
  ...(['log', 'keys', 'calls', 'texts', 'policies', 'parties', 'signatures', 'classes'] as const),
  ...(['schedules', 'commitments', 'catalogues', 'measures', 'extensions', 'interruptions'] as const),
  ...(['indicators', 'indicatorEditions', 'figures'] as const),
] satisfies Table[]

/** Of whom it is known what was seen: before the register was read, so that a change since is told as one. */
export interface KnownParty extends Known {
  readonly call: string
  readonly seen: Seen
}

export async function meetParty(
  call: string,
  options: WritingOptions,
  around: Surroundings,
): Promise<KnownParty> {
  const signers = signersOf(options, 'party', around)
  const server = await connect(options, around)
  const seen = await server.seen()
  const registered = await server.register(TABLES)
  const by = options.by ?? holderOf(registered, signers[0]!)
  const known = { server, by, signers, registered, call, seen }
  callIn(known, call)
  return known
}

/** The same to whoever only reads. */
export const readRegister = (server: Server): Promise<MemoryRows> => server.register(TABLES)

/** The commitments of the party on the call that stand, by their ids: those of its own. */
export function commitmentsOf(rows: MemoryRows, call: string, party: string): Map<string, CommitmentRow> {
  const own = (rows.get('schedules', `${call}/${party}`)?.commitments ?? []).filter(
    one => one.party === party && one.ended === null,
  )
  return new Map(own.map(({ id }) => [id, rows.get('commitments', `${call}/${party}/${id}`)!]))
}

/** Long words that a server shows; those that it does not are not at hand. */
export async function wordsFrom(server: Server, commitments: Iterable<CommitmentRow>): Promise<WordsAtHand> {
  const texts = new Map<string, string>()
  for (const { versions } of commitments)
    for (const words of saidIn(versions.at(-1)!)) {
      if (!('digest' in words)) continue
      const { digest } = words
      const bytes = await server.bytes(`/words/${digest}`).catch(error => {
        if (
          error instanceof Refusal &&
          ['words_unknown', 'words_lost', 'words_withheld'].includes(error.code)
        )
          return undefined
        throw error
      })
      if (bytes !== undefined) texts.set(digest, new TextDecoder().decode(bytes))
    }
  return digest => texts.get(digest)
}

export async function standingOf(
  { registered, server, by, call }: KnownParty,
  lang: string,
): Promise<Standing> {
  const commitments = commitmentsOf(registered, call, by)
  const inForce = textOn(registered.get('calls', call)!, today())
  if (inForce === null) throw new Refusal('text_unknown', `The call ${call} has no text yet.`)
  const nameIn = (key: string) => key.slice(call.length + 1)
  return {
    commitments,
    manifest: inForce,
    principles: new Map(
      [...registered.under('texts', `${call}/`)].map(({ key, row }) => [
        nameIn(key) as Standing['manifest'],
        row.manifest.principles.map(({ id }) => id),
      ]),
    ),
    catalogues: new Map(
      [...registered.under('catalogues', `${call}/`)].map(({ key, row }) => {
        const edition = row.editions.length
        const { commitments: numbered } = registered.get('measures', `${key}/${edition}`)!
        return [nameIn(key), { edition, commitments: numbered }]
      }),
    ),
    atHand: await wordsFrom(server, commitments.values()),
    lang,
  }
}

/** Asks the law as it stands here what it would refuse. */
export function lawHere({ by, call, registered, seen, server, signers }: KnownParty) {
  const { rules } = registered.get('log', 'log')!
  const root = formatDigest(seen.root)
  const standpoint = { log: server.origin, size: seen.size, root, admitted: now(), rules }
  return async ({ type, body: said }: Pick<Unsigned, 'type' | 'body'>): Promise<Refusal | null> => {
    const { body } = layAside(said, declarationOf(type).members)
    const proposal = { type, by, call, body, signers: signers.map(({ keyid }) => keyid) }
    return foreseen(propose(proposal, standpoint), registered)
  }
}

/** What is asked of the party today, and where its commitments stand. */
export function dutiesHere({ by, call, registered }: Pick<KnownParty, 'by' | 'call' | 'registered'>): Duties {
  const row = registered.get('calls', call)!
  const policies = new Map(
    row.policies.map(({ policy }) => [policy, registered.get('policies', `${call}/${policy}`)!.policy]),
  )
  const key = `${call}/${by}`
  return dutiesOn(
    {
      party: registered.get('parties', by)!,
      signature: registered.get('signatures', key),
      classes: registered.get('classes', key),
      schedule: registered.get('schedules', key),
    },
    {
      call: row,
      policies,
      extensions: registered.get('extensions', call),
      interruptions: registered.get('interruptions', 'log'),
    },
    today(),
  )
}
