import { randomBytes } from '#crypto'
import { clip, concat, toBase64url, utf8 } from '../core/bytes.ts'
import { formatDigest } from '../core/digest.ts'
import { type FileType, fileTypeOf, PDF } from '../core/file-types.ts'
import type { JsonObject } from '../core/json.ts'
import { EMPTY_ROOT } from '../core/merkle.ts'
import { toNfc } from '../core/normal.ts'
import { Refusal } from '../core/refusal.ts'
import { formatStatement, parseStatement } from '../core/statement.ts'
import { formatTime } from '../core/time.ts'
import { MOST_FILE, referTo, referToData, referToFile, wordsIn } from '../core/words.ts'
import { type Part, requireWords } from '../log/attachments.ts'
import { isWholePdf } from '../log/plain-pdf.ts'
import { isTaken } from '../log/taken-files.ts'
import type { DataFile, Said, TitledFile } from '../register/kinds.ts'
import type { StatementType } from '../register/types.ts'
import type { Head, Store } from '../store/store.ts'

/** How statements are made here: the depositary's, at the desk and by itself; a party's, by its representatives. */

export interface Composed {
  readonly type: StatementType
  readonly call: string | null
  readonly body: JsonObject
  /** Texts and words that travel beside it. */
  readonly parts: readonly Part[]
}

/** What a statement says, with what travels beside it. */
export function composedOf(payload: Uint8Array, parts: readonly Part[]): Composed {
  const { type, call, body } = parseStatement(payload)
  return { type: type as StatementType, call, body, parts }
}

/** A published checkpoint that the author has seen. */
export type Seen = Pick<Head, 'size' | 'root'>

/** The bytes to sign, as the log stands now. `by` is `depositary` or a party's id. */
export function payloadOf(
  {
    log,
    now,
  }: {
    readonly log: { readonly origin: string; head(): Seen | undefined }
    readonly now: () => number
  },
  { type, call, body }: Composed,
  by = 'depositary',
): Uint8Array {
  const head = log.head()
  return formatStatement({
    v: 1,
    log: log.origin,
    type,
    by,
    call,
    at: formatTime(now()),
    seen: { size: head?.size ?? 0, root: formatDigest(head?.root ?? EMPTY_ROOT) },
    nonce: toBase64url(randomBytes(16)),
    body,
  })
}

/** Longer words travel beside the statement. */
const MOST_IN_LOG = 200

/** Words for a statement; `parts` collects what of them goes beside it. */
export class Saying {
  readonly parts: Part[] = []

  /** `salt`: for words that keep their digest however often they are said. */
  said(text: string, lang: string, salt?: Uint8Array): Said {
    const words = toNfc(text)
    return words.length <= MOST_IN_LOG ? { lang, text: words } : this.apart(words, lang, salt)
  }

  maybe(text: string, lang: string): Said | null {
    return text.trim() === '' ? null : this.said(text.trim(), lang)
  }

  /**
   * Beside the log at any length, where it can be erased, as a person's name. Refuses what the door would, while its
   * form can still mend it.
   */
  apart(text: string, lang: string, given?: Uint8Array): Exclude<Said, { text: string }> {
    const words = toNfc(text)
    requireWords(words, clip(words))
    const bytes = utf8(words)
    const { reference, salt } = referTo(bytes, { lang, mediaType: 'text/plain' }, given)
    this.parts.push({ name: reference.digest, bytes: concat(salt, bytes) })
    return reference
  }

  /** A file of data, which stands beside the log at any length. */
  data(bytes: Uint8Array, given?: Uint8Array): DataFile {
    const { reference, salt } = referToData(bytes, given)
    this.parts.push({ name: reference.digest, bytes: concat(salt, bytes) })
    return reference
  }

  /** A file that shows something, of the type that its bytes are of. Refuses `file_wrong`. */
  file(bytes: Uint8Array, title: string, given?: Uint8Array): TitledFile {
    const type = fileTypeIn(bytes, title)
    requireTaken(isTaken(bytes, type), title)
    const { reference, salt } = referToFile(bytes, type, given)
    this.parts.push({ name: reference.digest, bytes: concat(salt, bytes) })
    return { file: reference, title: toNfc(title) }
  }
}

/** The type that the bytes of a file say. Refuses `file_wrong`, before a door does. */
export function fileTypeIn(bytes: Uint8Array, title: string): FileType {
  const type = fileTypeOf(bytes)
  if (type === undefined)
    throw new Refusal('file_wrong', `${clip(title)} is no PDF, JPEG, PNG, CSV or XLSX file.`)
  if (bytes.length > MOST_FILE)
    throw new Refusal('file_wrong', `${clip(title)} has ${bytes.length} bytes; ${MOST_FILE} are taken.`)
  requireTaken(type !== PDF || isWholePdf(bytes), title)
  return type
}

/** Refuses `file_wrong` for a file that the door would not take (log/taken-files). */
export function requireTaken(isTaken: boolean, title: string): void {
  if (isTaken) return
  throw new Refusal(
    'file_wrong',
    `${clip(title)} is not whole, or holds a script, a program, another file or a link to one. Save it again without, or as another type.`,
  )
}

/** Words that a body binds again, to travel along once more, except those in `said`. */
export async function wordsBeside(
  store: Pick<Store, 'words'>,
  body: JsonObject,
  said: readonly Part[] = [],
): Promise<Part[]> {
  const again = wordsIn(body).filter(({ digest }) => said.every(({ name }) => name !== digest))
  const parts = again.map(async ({ digest }) => {
    const words = await store.words(digest)
    return words === undefined || words.salt === null
      ? []
      : [{ name: digest, bytes: concat(words.salt, words.bytes) }]
  })
  return (await Promise.all(parts)).flat()
}
