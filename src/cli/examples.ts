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
import { id, lang, principle, shortText } from '../register/kinds.ts'
import { MemoryRows } from '../register/memory.ts'
import { ref } from '../register/rows.ts'
import { callOpened } from '../register/types/calls.ts'
import { countRecorded, factRecorded } from '../register/types/facts.ts'
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
import { asBody, doorPoster, postStatement, type Unsigned } from './compose.ts'
import { partyKeyPath, readSigner } from './data-folder.ts'
import { makeFolder, readAs, readBytes, writeNew } from './files.ts'
import { compareFile, inFlight, LIST_TABLES, listFileSchema, postListing } from './listing.ts'
import { filledIn } from './member-flags.ts'
import { textFromFile } from './posting.ts'

/** The examples from which a first start fills a register: each is a folder with an `example.json`. */

const textFile = z.strictObject({ lang, file: z.string(), title: shortText, authentic: z.boolean() })

/** What is said after the parties are in. Members of a body are as its type has them; the door reads them. */
const step = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('publish'), text: z.int().min(0) }),
  z.strictObject({ do: z.literal('translate'), text: textFile }),
  /** The party adds a second key itself. */
  z.strictObject({ do: z.literal('key'), by: id }),
  z.looseObject({
    do: z.enum(['sign', 'withdraw', 'deposit', 'remove', 'restore', 'update']),
    by: id.optional(),
    /** Its digest is that of the file that it names. */
    instrument: z.looseObject({ digest: z.string() }).optional(),
  }),
])
type Step = z.infer<typeof step>

const exampleSchema = z.strictObject({
  call: id,
  /** The body of `call/opened`. */
  opened: z.record(z.string(), z.json()),
  texts: z.array(z.strictObject({ texts: z.array(textFile).min(1), principles: z.array(principle) })),
  lists: z.array(listFileSchema).default([]),
  /** Bodies of `fact/recorded` and `count/recorded`: what other sources say. */
  facts: z.array(z.looseObject({ party: id })).default([]),
  counts: z.array(z.looseObject({})).default([]),
  /** Bodies of `party/admitted`, without their keys. */
  parties: z
    .array(z.looseObject({ party: id, claims: z.boolean().default(false), key: z.boolean().default(true) }))
    .default([]),
  steps: z.array(step).default([]),
})

type Example = z.infer<typeof exampleSchema> & { readonly folder: string }

const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url))
/** In the order in which one log takes them. */
const FOLDERS = ['paris-call', 'harbour-accord', 'contract-for-the-web', 'lantern-letter']

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
      text: 'This site is an example, and some of its calls are fictional. Say who you are with the command avow settings.',
    },
    {
      lang: 'fr',
      text: 'Ce site est un exemple, et certains de ses appels sont fictifs. Dites qui vous êtes par la commande avow settings.',
    },
  ],
}

/** Those of the checkout; none where it was installed without them. */
export function readExamples(): Example[] {
  return FOLDERS.map(name => join(EXAMPLES, name))
    .filter(folder => existsSync(join(folder, 'example.json')))
    .map(folder => ({ ...readAs(exampleSchema, join(folder, 'example.json')), folder }))
}

const SAYS = {
  sign: signatureGiven,
  withdraw: signatureWithdrawn,
  deposit: signatureDeposited,
  remove: signatureRemoved,
  restore: signatureRestored,
  update: partyUpdated,
} as const

/** Fills a register from an example, through the door like anybody else. `before` is what the log holds (`saidIn`). */
export async function fillFrom(
  { call, counts, facts, folder, lists, opened, parties, steps, texts }: Example,
  { log, depositary, dataDir }: { readonly log: Log; readonly depositary: Signer; readonly dataDir: string },
  before: Map<string, number>,
): Promise<void> {
  const { store } = log
  const poster = doorPoster(log)
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
      default: {
        const { do: what, by, instrument, ...said } = step
        const paper = instrument && {
          instrument: { ...instrument, digest: digestOf(readBytes(at(instrument.digest))) },
        }
        return say(SAYS[what], { ...said, ...paper }, by === undefined ? {} : { by })
      }
    }
  }

  await say(callOpened, opened)
  // Without steps there is one text, and it comes before the lists.
  if (steps.length === 0) for (const index of texts.keys()) await publish(index)
  for (const list of lists) {
    const known = new MemoryRows()
    for (const table of LIST_TABLES)
      for await (const { key, row } of eachRow(store, table)) known.put(table, key, row as never)
    const compared = compareFile(known, call, list, folder)
    await postListing(poster, { call, signer: depositary, ...compared })
  }
  for (const fact of facts) await say(factRecorded, fact)
  for (const count of counts) await say(countRecorded, count)
  const admit = async ({ key, ...facts }: Example['parties'][number]) => {
    const brought = key ? [keyFor(facts.party)] : []
    await say(partyAdmitted, { ...facts, keys: brought.map(signer => signer.key) }, { brought })
  }
  await inFlight(parties, admit, 20)
  for (const step of steps) await take(step)
}

interface Beside {
  readonly by?: string
  /** Keys that sign beside the author's. */
  readonly brought?: readonly Signer[]
  readonly parts?: readonly Part[]
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
