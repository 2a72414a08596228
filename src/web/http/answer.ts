/** What an action returns, and `respond` turns into a response. */

/**
 * How long an answer may be kept, and by whom.
 *
 * `never`     not stored at all
 * `ask`       kept, but asked again each time by its ETag
 * `changing`  public, good for a second, and while it is fetched anew
 * `forever`   the same bytes for ever
 */
export type Caching = 'never' | 'ask' | 'changing' | 'forever'

export interface Answer {
  /** 200 if left out. */
  readonly status?: number
  readonly type: string
  readonly body: string | Uint8Array | ReadableStream<Uint8Array>
  readonly caching: Caching
  readonly etag?: string
  readonly headers?: Readonly<Record<string, string>>
  /** The state of the log that it speaks of, if it may be kept until that changes. */
  readonly asOf?: string
  /** When that state was read, in milliseconds of a clock that only goes forward. */
  readonly seen?: number
  readonly gzip?: Uint8Array | undefined
  /**
   * Caches are told that it is had compressed too, also where `gzip` is made only for whoever asks; a stream is then
   * compressed as it is read.
   */
  readonly packable?: true
}

export const JSON_TYPE = 'application/json; charset=utf-8'
export const TEXT_TYPE = 'text/plain; charset=utf-8'
export const HTML_TYPE = 'text/html; charset=utf-8'

export function jsonAnswer(
  value: unknown,
  caching: Caching,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return { type: JSON_TYPE, body: JSON.stringify(value), caching, headers }
}
