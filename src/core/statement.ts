import { type Digest, isDigest } from './digest.ts'
import {
  closedObject,
  formatJsonBytes,
  isObject,
  type Json,
  type JsonObject,
  parseJson,
  quoted,
} from './json.ts'
import { Refusal } from './refusal.ts'
import { parseTime } from './time.ts'

/**
 * A statement: the header of every type, and a body whose schema lives with the rules of its type. What is read here is
 * well-formed, no more: the envelope says who signed it, the register what it means.
 *
 *     {"at":"2026-01-31T12:00:00Z","body":{"reason":null},"by":"eastport","call":"harbour-accord","log":"harbour.exa\
 *     mple/log","nonce":"AAAAAAAAAAAAAAAAAAAAAA","seen":{"root":"sha256:9XLxMHGcZQgSv1jEGfOJVVrzs8XrBkHQeXUo3QZgSYQ"\
 *     ,"size":1},"type":"signature/withdrawn","v":1}
 */
export interface Statement<B = JsonObject> {
  readonly v: 1
  /** The origin of the one log that it is for. */
  readonly log: string
  readonly type: string
  /** The author: the id of a party or of a role, or `depositary`. */
  readonly by: string
  readonly call: string | null
  /** When its author says that it was made. */
  readonly at: string
  /** A published checkpoint that the author saw. */
  readonly seen: { readonly size: number; readonly root: Digest }
  /** 16 random bytes in base64url. */
  readonly nonce: string
  readonly body: B
}

/** Bytes of the canonical JSON. */
export const MAX_STATEMENT = 32 * 1024

const MEMBERS = ['at', 'body', 'by', 'call', 'log', 'nonce', 'seen', 'type', 'v']
const ID = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/
const TYPE = /^[a-z]{1,20}(?:-[a-z]{1,20})?\/[a-z]{1,20}(?:-[a-z]{1,20})?$/
/** Printable ASCII without space and plus sign, as the names of notes' keys are. */
export const ORIGIN = /^[!-*,-~]{1,255}$/
// 16 bytes are 22 characters, the last of which carries only two bits.
export const NONCE = /^[A-Za-z0-9_-]{21}[AQgw]$/

/** Refuses `json_malformed`, `text_hidden`, `statement_malformed`, `statement_oversize` or `time_malformed`. */
export function parseStatement(payload: Uint8Array): Statement {
  requireStatementSize(payload)
  const value = parseJson(payload)
  const read = closedObject(value, 'The statement', MEMBERS, [], malformed)
  if (read.v !== 1) throw malformed(`The version v is ${quoted(read.v)}; only 1 is known.`)
  const { body } = read
  if (!isObject(body)) throw malformed('The body is not a JSON object.')
  const at = requireText(read.at, 'at')
  parseTime(at)
  return {
    v: 1,
    log: requireText(read.log, 'log', ORIGIN),
    type: requireText(read.type, 'type', TYPE),
    by: requireText(read.by, 'by', ID),
    call: read.call === null ? null : requireText(read.call, 'call', ID),
    at,
    seen: parseSeen(read.seen),
    nonce: requireText(read.nonce, 'nonce', NONCE),
    body,
  }
}

function parseSeen(value: Json | undefined): Statement['seen'] {
  const { size, root } = closedObject(value, 'The member seen', ['root', 'size'], [], malformed)
  if (typeof size !== 'number' || size < 0) throw malformed(`seen.size is ${quoted(size)}, not a size.`)
  if (typeof root !== 'string' || !isDigest(root))
    throw malformed(`seen.root is ${quoted(root)}, not a digest of the form sha256:…`)
  return { size, root }
}

/** Refuses `statement_oversize`. */
export function requireStatementSize(payload: Uint8Array): void {
  if (payload.length > MAX_STATEMENT)
    throw new Refusal(
      'statement_oversize',
      `The statement has ${payload.length} bytes; ${MAX_STATEMENT} is the most.`,
    )
}

/** Refuses what `parseStatement` would, so that nobody signs what nobody can read. */
export function formatStatement<B>(statement: Statement<B>): Uint8Array {
  const payload = formatJsonBytes(statement)
  parseStatement(payload)
  return payload
}

function requireText(value: Json | undefined, name: string, pattern?: RegExp): string {
  if (typeof value !== 'string' || (pattern !== undefined && !pattern.test(value)))
    throw malformed(`The member ${name} of the statement is ${quoted(value)}, which it cannot be.`)
  return value
}

const malformed = (sentence: string) => new Refusal('statement_malformed', sentence)
