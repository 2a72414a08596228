import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { randomBytes } from '#crypto'
import { digestOf } from '../core/digest.ts'
import { parseEntry } from '../core/entry.ts'
import { formatKeyFile } from '../core/key-file.ts'
import type { Signer } from '../core/keys.ts'
import { parseStatement } from '../core/statement.ts'
import type { Part } from '../log/attachments.ts'
import type { Log } from '../log/open.ts'
import { colourFrom, NO_SETTINGS } from '../people/settings.ts'
import type { Declaration } from '../register/declaration.ts'
import { date, id, lang, principle, shortText } from '../register/kinds.ts'
import { MemoryRows } from '../register/memory.ts'
import { ref } from '../register/rows.ts'
import { callOpened } from '../register/types/calls.ts'
import { serviceInterrupted } from '../register/types/clauses.ts'
import { established } from '../register/types/depositary.ts'
import { countRecorded, factRecorded } from '../register/types/facts.ts'
import { keyAdded } from '../register/types/keys.ts'
import { mandateChecked } from '../register/types/mandates.ts'
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
import type { Store } from '../store/store.ts'
import { asBody, type Poster, postStatement, type Unsigned } from './compose.ts'
import { partyKeyPath, readSigner } from './data-folder.ts'
import { commitmentStep, saidBy } from './example-commitments.ts'
import { makeFolder, readAs, readBytes, writeNew } from './files.ts'
import { compareFile, inFlight, LIST_TABLES, listFileSchema, postListing } from './listing.ts'
import { filledIn } from './member-flags.ts'
import { textFromFile } from './posting.ts'
import type { StoryClock } from './story-clock.ts'

/** The examples from which a first start fills a register: each is a folder with an `example.json`. */

const textFile = z.strictObject({ lang, file: z.string(), title: shortText, authentic: z.boolean() })

/** The day of the story on which it was done; without one, what stands before it says the day. */
const at = date.optional()

/** What is said after the parties are in. Members of a body are as its type has them; the door reads them. */
const step = z.discriminatedUnion('do', [
  z.strictObject({ at, do: z.literal('publish'), text: z.int().min(0) }),
  z.strictObject({ at, do: z.literal('translate'), text: textFile }),
  /** The party adds a second key itself. */
  z.strictObject({ at, do: z.literal('key'), by: id }),
  z.looseObject({
    at,
    do: z.enum(['sign', 'withdraw', 'deposit', 'remove', 'restore', 'update', 'check']),
    by: id.optional(),
    /** Its digest is that of the file that it names. */
    instrument: z.looseObject({ digest: z.string() }).optional(),
  }),
  commitmentStep,
])
type Step = z.infer<typeof step>

const exampleSchema = z.strictObject({
  call: id,
  /** The day on which a fictional call is opened. Without one it is a record of something real, and dated as it is. */
  at,
  /** The body of `call/opened`. */
  opened: z.record(z.string(), z.json()),
  texts: z.array(z.strictObject({ texts: z.array(textFile).min(1), principles: z.array(principle) })),
  lists: z.array(listFileSchema).default([]),
  /** Bodies of `fact/recorded` and `count/recorded`: what other sources say. */
  facts: z.array(z.looseObject({ party: id })).default([]),
  counts: z.array(z.looseObject({})).default([]),
  /** Bodies of `party/admitted`, without their keys. */
  parties: z
    .array(
      z.looseObject({ party: id, at, claims: z.boolean().default(false), key: z.boolean().default(true) }),
    )
    .default([]),
  steps: z.array(step).default([]),
  /** A file with more steps: what became of it. */
  later: z.string().optional(),
})

type Example = Omit<z.infer<typeof exampleSchema>, 'later'> & { readonly folder: string }

const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url))
/** The order of those that begin on one day. */
const FOLDERS = ['harbour-accord', 'lantern-letter', 'paris-call', 'contract-for-the-web']

/** Under whose name they are shown; its imprint says that it is an example. */
export const EXAMPLE_KEEPER = {
  ...NO_SETTINGS,
  name: [
    { lang: 'en', text: 'Open Calls Record' },
    { lang: 'fr', text: 'Registre des appels' },
  ],
  colour: colourFrom('#4a2150', '#cfa6d6'),
  imprint: [
    {
      lang: 'en',
      text: 'This site is an example, and some of its calls are fictional.',
    },
    {
      lang: 'fr',
      text: 'Ce site est un exemple, et certains de ses appels sont fictifs.',
    },
  ],
}

/** Those of the checkout; none where it was installed without them. */
export function readExamples(): Example[] {
  return FOLDERS.map(name => join(EXAMPLES, name))
    .filter(folder => existsSync(join(folder, 'example.json')))
    .map(folder => {
      const { later, steps, ...example } = readAs(exampleSchema, join(folder, 'example.json'))
      const more = later === undefined ? [] : readAs(z.array(step), join(folder, later))
      return { ...example, steps: [...steps, ...more], folder }
    })
}

const SAYS = {
  sign: signatureGiven,
  withdraw: signatureWithdrawn,
  deposit: signatureDeposited,
  remove: signatureRemoved,
  restore: signatureRestored,
  update: partyUpdated,
  check: mandateChecked,
} as const

interface Filled {
  readonly log: Log
  readonly poster: Poster
  readonly depositary: Signer
  readonly dataDir: string
  readonly clock: StoryClock
  /** What the log holds already (`saidIn`). */
  readonly before: Map<string, number>
}

/** One thing that an example does on one day of its story; today if it has none. */
interface Act {
  readonly call: string
  readonly day: string | undefined
  readonly take: () => Promise<unknown>
}

/** The day on which the first of them begins. */
export function firstDay(examples: readonly Example[]): string | undefined {
  return examples.flatMap(({ at = [] }) => at).sort()[0]
}

/**
 * Fills a register from examples, through the door like anybody else: what is told of the same day in one, day after
 * day, and last what is real. `begins` hears of each call before its first act.
 */
export async function fillFrom(
  examples: readonly Example[],
  filled: Filled,
  begins: (call: string) => void,
): Promise<void> {
  const acts = examples.flatMap(example => actsOf(example, filled))
  const begun = new Set<string>()
  for (const { call, day, take } of acts.sort(byDay)) {
    if (!begun.has(call)) begins(call)
    begun.add(call)
    filled.clock.to(day)
    await take()
  }
}

/** What has no day is real, and comes last. */
function byDay({ day: one = '9999' }: Act, { day: other = '9999' }: Act): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** In the order of the example. */
function actsOf(
  { at: begin, call, counts, facts, folder, lists, opened, parties, steps, texts }: Example,
  { before, dataDir, depositary, log, poster }: Filled,
): Act[] {
  const { store } = log
  const at = (file: string) => join(folder, file)

  /** The key of a fictional party, made when it is first needed. */
  const keyFor = (name: string): Signer => {
    const path = partyKeyPath(dataDir, name)
    if (!existsSync(path)) {
      makeFolder(dirname(path))
      writeNew(path, formatKeyFile('party', randomBytes(32)))
    }
    return readSigner(path)
  }

  /** What the example leaves out of a body is taken from what is in force. */
  const say = async (
    { members, saysAll, scope, type }: Declaration,
    saying: object,
    { by = 'depositary', brought = [], parts = [] }: Beside = {},
  ): Promise<void> => {
    const said = asBody(saying)
    const unsigned = { type, by, call: scope === 'call' ? call : null, body: said }
    const times = before.get(keyOf(unsigned)) ?? 0
    before.set(keyOf(unsigned), times - 1)
    if (times > 0) return
    const [row, party] = await store.rows([ref('calls', call), ref('parties', String(said.party))])
    const known = asBody({
      manifest: row?.text ?? null,
      supersedes: row?.text ?? null,
      policy: row?.policy,
      ...(saysAll && party?.versions.at(-1)),
    })
    const found = Object.entries(known).filter(([name]) => name in members)
    const { body } = filledIn(members, { ...Object.fromEntries(found), ...said })
    const author = by === 'depositary' ? depositary : keyFor(by)
    await postStatement(poster, { ...unsigned, body, parts, signers: [author, ...brought] })
  }

  const publish = async (index: number): Promise<void> => {
    const { principles, texts: languages } = texts[index]!
    const found = languages.map(file => textFromFile(at(file.file), file))
    const manifest = { texts: found.map(one => one.text), principles }
    await say(textPublished, { manifest }, { parts: found.map(one => one.part) })
  }

  const take = async (step: Step): Promise<void> => {
    switch (step.do) {
      case 'publish':
        return publish(step.text)
      case 'translate': {
        const { text, part } = textFromFile(at(step.text.file), step.text)
        return say(textTranslated, { text }, { parts: [part] })
      }
      case 'key': {
        const { by } = step
        const second = keyFor(`${by}-2`)
        return say(keyAdded, { holder: by, key: second.key }, { by, brought: [second] })
      }
      case 'sign':
      case 'withdraw':
      case 'deposit':
      case 'remove':
      case 'restore':
      case 'update':
      case 'check': {
        const { at: _, do: what, by, instrument, ...said } = step
        const paper = instrument && {
          instrument: { ...instrument, digest: digestOf(readBytes(at(instrument.digest))) },
        }
        return say(SAYS[what], { ...said, ...paper }, by === undefined ? {} : { by })
      }
      default: {
        const { declared, body, by, cosigner } = await saidBy(step, { call, folder, store })
        const brought = cosigner === undefined ? [] : [keyFor(cosigner)]
        return say(declared, body, { brought, ...(by === undefined ? {} : { by }) })
      }
    }
  }

  const copy = async (list: Example['lists'][number]) => {
    const known = new MemoryRows()
    for (const table of LIST_TABLES)
      for await (const { key, row } of eachRow(store, table)) known.put(table, key, row as never)
    await postListing(poster, {
      call,
      signer: depositary,
      ...compareFile(known, call, list, folder),
    })
  }
  const admit = async ({ at: _, key, ...facts }: Example['parties'][number]) => {
    const brought = key ? [keyFor(facts.party)] : []
    await say(partyAdmitted, { ...facts, keys: brought.map(signer => signer.key) }, { brought })
  }
  const act = (day: string | undefined, take: Act['take']): Act => ({ call, day, take })
  const admitted = Map.groupBy(dated(parties, begin), ([day]) => day)
  return [
    act(begin, () => say(callOpened, opened)),
    // Without steps there is one text, and it comes before the lists.
    ...(steps.length > 0 ? [] : [...texts.keys()].map(index => act(begin, () => publish(index)))),
    ...lists.map(list => act(begin, () => copy(list))),
    ...facts.map(fact => act(begin, () => say(factRecorded, fact))),
    ...counts.map(count => act(begin, () => say(countRecorded, count))),
    ...[...admitted].map(([day, all]) =>
      act(day, () =>
        inFlight(
          all.map(([, party]) => party),
          admit,
          20,
        ),
      ),
    ),
    ...dated(steps, begin).map(([day, step]) => act(day, () => take(step))),
  ]
}

/** Each with its day; what names none has that of the one before. */
function dated<T extends { readonly at?: string | undefined }>(
  all: readonly T[],
  begin: string | undefined,
): [string | undefined, T][] {
  let day = begin
  return all.map(one => {
    day = one.at ?? day
    return [day, one]
  })
}

interface Beside {
  readonly by?: string
  /** Keys that sign beside the author's. */
  readonly brought?: readonly Signer[]
  readonly parts?: readonly Part[]
}

/** The first entry that no example tells: whoever has taken a register into use gets no story in it. */
export async function firstReal({ store }: { readonly store: Store }, examples: readonly Example[]) {
  const head = await store.head()
  const calls = new Set(examples.map(({ call }) => call))
  const parties = new Set(
    examples.flatMap(({ facts, parties, steps }) => [
      ...[...facts, ...parties].map(({ party }) => party),
      ...steps.flatMap(step => ('by' in step && step.by) || []),
    ]),
  )
  const shut = new Set(
    examples.flatMap(({ steps }) => steps.flatMap(one => (one.do === 'interrupt' ? [String(one.from)] : []))),
  )
  for (const [index, entry] of (await store.entries(0, head?.size ?? 0)).entries()) {
    const { type, call, body } = parseStatement(parseEntry(entry).envelope.payload)
    const isOutage = type === serviceInterrupted.type && shut.has(String(body.from))
    const isOfExamples =
      call === null
        ? type === established.type || isOutage || parties.has(String(body.party ?? body.holder))
        : calls.has(call)
    if (!isOfExamples) return index
  }
  return undefined
}

/** How often each thing was said, so that a first start that was cut short goes on where it stopped. */
export async function saidIn({ head, store }: Log): Promise<Map<string, number>> {
  const said = new Map<string, number>()
  for (const entry of await store.entries(0, head()!.size)) {
    const key = keyOf(parseStatement(parseEntry(entry).envelope.payload))
    said.set(key, (said.get(key) ?? 0) + 1)
  }
  return said
}

/** By whom it was said, and of whom: what an example says twice is counted. */
const keyOf = ({ type, by, call, body }: Unsigned) => [type, by, call, body.party].join(' ')
