import { fromUtf8 } from '../../core/bytes.ts'
import { parseDraft } from '../../core/json.ts'
import { attempt, Refusal } from '../../core/refusal.ts'
import { checkCatalogue } from './catalogue-check.ts'
import { membersTwice } from './members-twice.ts'

/**
 * A catalogue in a file, as somebody sends it: every fault with its place, those of the text before those of what
 * stands in it. Beyond so many bytes nothing is read, as no published form has more and each fault costs a sentence.
 */

const MOST_DRAFT = 8 * 1024 * 1024
/** Of any list of the file: five times the most that any may have. */
const MOST_OF_ANY = 1_000

export function checkCatalogueBytes(file: Uint8Array): ReturnType<typeof checkCatalogue> {
  if (file.length > MOST_DRAFT) return faulty('The file has more than 8 MiB.')
  const text = attempt(() => fromUtf8(file))
  if (text instanceof Refusal) return faulty('The file is not text in UTF-8.')
  // Editors of one system begin a file with a mark of its encoding.
  const json = attempt(() => parseDraft(text.replace(/^\uFEFF/, '')))
  if (json instanceof Refusal) return faulty(json.message)
  const long = ['lists', 'sections', 'indicators'].flatMap(name => {
    const all = (json as Readonly<Record<string, unknown>> | null)?.[name]
    return Array.isArray(all) && all.length > MOST_OF_ANY ? [`The file has ${all.length} ${name}.`] : []
  })
  // Each of them would have faults of its own.
  if (long.length > 0) return { catalogue: null, faults: long }
  const twice = membersTwice(text).map(
    ({ line, member }) => `In line ${line}: ${JSON.stringify(member)} stands twice within the same braces.`,
  )
  return twice.length > 0 ? { catalogue: null, faults: twice } : checkCatalogue(json)
}

const faulty = (fault: string) => ({ catalogue: null, faults: [fault] }) as const
