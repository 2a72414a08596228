import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { date, id, lang, link, principle, shortText } from '../register/kinds.ts'
import { readAs } from './files.ts'

/** The examples that a first start fills a register from: each is a folder of data with an `example.json`. */

const textFile = z.strictObject({ lang, file: z.string(), title: shortText, authentic: z.boolean() })

/** What is said after the parties are in. Members of a body stand as its type has them; the door reads them. */
const step = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('publish'), text: z.int().min(0) }),
  z.strictObject({ do: z.literal('translate'), text: textFile }),
  /** The party adds a second key itself. */
  z.strictObject({ do: z.literal('key'), by: id }),
  z.looseObject({ do: z.literal('deposit'), instrument: z.looseObject({ file: z.string() }) }),
  z.looseObject({ do: z.enum(['sign', 'withdraw', 'remove', 'restore', 'update']), by: id.optional() }),
])
export type Step = z.infer<typeof step>

const exampleSchema = z.strictObject({
  call: id,
  /** The body of `call/opened`. */
  opened: z.record(z.string(), z.json()),
  texts: z.array(z.strictObject({ texts: z.array(textFile).min(1), principles: z.array(principle) })),
  lists: z
    .array(
      z.strictObject({
        file: z.string(),
        date,
        title: shortText,
        url: link.nullable(),
        natureLang: lang.default('und'),
        settled: z.string().optional(),
        declarations: z.string().optional(),
      }),
    )
    .default([]),
  /** Bodies of `party/admitted`, without their keys. */
  parties: z
    .array(z.looseObject({ party: id, claims: z.boolean().default(false), key: z.boolean().default(true) }))
    .default([]),
  steps: z.array(step).default([]),
})

export type Example = z.infer<typeof exampleSchema> & { readonly folder: string }
export type ExampleList = Example['lists'][number]
export type ExampleParty = Example['parties'][number]

const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url))
/** In the order in which one log takes them. */
const FOLDERS = ['paris-call', 'harbour-accord', 'contract-for-the-web', 'lantern-letter']

/** Those of the checkout; none where it was installed without them. */
export function readExamples(root: string = EXAMPLES): Example[] {
  return FOLDERS.map(name => join(root, name))
    .filter(folder => existsSync(join(folder, 'example.json')))
    .map(folder => ({ ...readAs(exampleSchema, join(folder, 'example.json')), folder }))
}
