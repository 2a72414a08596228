import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { digestSchema } from '../core/digest.ts'
import { Refusal } from '../core/refusal.ts'
import {
  country,
  date,
  domain,
  id,
  identifiers,
  kind,
  lang,
  link,
  localised,
  mandate,
  principle,
  shortText,
} from '../register/kinds.ts'
import { readJson } from './files.ts'

/** The examples that a first start fills a register from: each is a folder of data with an `example.json`. */

/** Free text of any length: what is long travels beside its statement. */
const words = z.strictObject({ lang, text: z.string().min(1) })
const textFile = z.strictObject({ lang, file: z.string(), title: shortText, authentic: z.boolean() })
const openedBody = z.record(z.string(), z.json())

const facts = {
  names: localised,
  kind,
  country: country.nullable(),
  domain: domain.nullable(),
  identifiers,
  mandate: mandate.extend({ note: words.nullable(), evidence: z.array(digestSchema) }),
}

const step = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('publish'), text: z.int().min(0) }),
  z.strictObject({ do: z.literal('translate'), text: textFile }),
  z.strictObject({
    do: z.literal('sign'),
    by: id,
    read: z.array(lang),
    reservation: words.optional(),
    declaration: words.optional(),
  }),
  z.strictObject({
    do: z.literal('deposit'),
    party: id,
    read: z.array(lang),
    declaration: words.optional(),
    instrument: z.strictObject({ file: z.string(), date, channel: words }),
  }),
  z.strictObject({ do: z.literal('withdraw'), by: id, reason: words }),
  z.strictObject({ do: z.literal('remove'), party: id, rule: id, reason: words }),
  z.strictObject({ do: z.literal('restore'), party: id, reason: words }),
  z.strictObject({
    do: z.literal('update'),
    party: id,
    names: localised.optional(),
    mandate: facts.mandate.optional(),
    reason: words,
  }),
  /** The party adds a second key itself. */
  z.strictObject({ do: z.literal('key'), party: id }),
])
export type Step = z.infer<typeof step>

const exampleSchema = z.strictObject({
  call: id,
  /** The body of `call/opened`. */
  opened: openedBody,
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
  parties: z
    .array(
      z.strictObject({
        party: id,
        ...facts,
        claims: z.boolean().default(false),
        key: z.boolean().default(true),
      }),
    )
    .default([]),
  steps: z.array(step).default([]),
})

export type Example = z.infer<typeof exampleSchema> & { readonly folder: string }
export type ExampleList = Example['lists'][number]
export type ExampleParty = Example['parties'][number]
export type TextFile = z.infer<typeof textFile>

const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url))
/** In the order in which one log takes them. */
const FOLDERS = ['paris-call', 'harbour-accord', 'contract-for-the-web', 'lantern-letter']

/** Those of the checkout; none where it was installed without them. */
export function readExamples(root: string = EXAMPLES): Example[] {
  return FOLDERS.map(name => join(root, name))
    .filter(folder => existsSync(join(folder, 'example.json')))
    .map(readExample)
}

/** Refuses `file_malformed`, naming what does not fit. */
function readExample(folder: string): Example {
  const path = join(folder, 'example.json')
  const read = exampleSchema.safeParse(readJson(path))
  if (!read.success) {
    const { path: where, message } = read.error.issues[0]!
    throw new Refusal(
      'file_malformed',
      `In ${path}, ${where.join('.') || 'the whole'} does not fit: ${message}.`,
    )
  }
  return { ...read.data, folder }
}
