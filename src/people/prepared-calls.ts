import { z } from 'zod'
import { brief, utf8 } from '../core/bytes.ts'
import { withoutHidden } from '../core/hidden.ts'
import { Refusal } from '../core/refusal.ts'
import { lang } from '../register/kinds.ts'
import type { Change, Drawer } from '../store/drawer.ts'
import { type Found, keptAs, type Named, untilSettled } from './collection.ts'
import { newDatedId } from './tokens.ts'

/**
 * Prepared calls: what officers type of a call before it is opened, for days and in turns. Nothing of it is public, and
 * it binds nobody. All officers share each; whoever saves says from which words they began, so that nobody overwrites
 * what a colleague saved meanwhile without being told.
 */

/** A year from the last change: a text may wait for a conference. */
export const PREPARED_SECONDS = 366 * 86_400
/** Together they may hold some hundred MiB. */
export const MOST_PREPARED = 100
/** Bytes of all its fields: a text may be long, and stand there in many languages. */
export const MOST_PREPARED_BYTES = 4 * 1024 * 1024
/** Fewer than a form of the desk may have (`web/desk/officer/door`). */
const MOST_FIELDS = 3_000
const MOST_COMMENTS = 200
/** Of one who only reads: they cannot leave others without room. */
const MOST_READERS_COMMENTS = 20
/** Characters of a comment. */
export const MOST_COMMENT = 2_000

const comment = z.strictObject({
  by: z.string().max(64),
  at: z.int(),
  lang,
  words: z.string().min(1).max(MOST_COMMENT),
  /** The colleague who has answered it, or marked it as done. */
  answered: z.string().max(64).exactOptional(),
})

const schema = z.strictObject({
  /** As the form of a call names them, with what only the preparing needs. */
  fields: z.record(z.string().max(100), z.string().max(MOST_PREPARED_BYTES)),
  /** Grows whenever a field changes: what was made ready for signing rests on one of them. */
  revision: z.int(),
  by: z.string().max(64),
  made: z.int(),
  changed: z.strictObject({ by: z.string().max(64), at: z.int() }),
  comments: z.array(comment).max(MOST_COMMENTS),
})
export type PreparedCall = z.infer<typeof schema>
type PreparedComment = z.infer<typeof comment>
export type PreparedFields = PreparedCall['fields']

const prepared = keptAs('prepared-call', schema, {
  absent: () =>
    new Refusal(
      'not_found',
      'This draft of a call was published or deleted, or nobody changed it for a year.',
    ),
})
export const preparedCalls: Pick<typeof prepared, 'find'> = prepared

const headSchema = z.strictObject({
  titles: z.array(z.strictObject({ lang: z.string(), text: z.string() })),
  by: z.string(),
  changed: z.strictObject({ by: z.string(), at: z.int() }),
  comments: z.int(),
  /** Who wrote each of those that no colleague has answered. */
  toAnswer: z.array(z.string()).max(MOST_COMMENTS).default([]),
})
type PreparedHead = z.infer<typeof headSchema>

/** What lists tell of each, changed in the same commit: a draft may be of 4 MiB, and lists need none of that. */
const heads = keptAs('prepared-head', headSchema)

/** Characters of a title in a list. */
const MOST_TITLE = 300

function headOf({ fields, by, changed, comments }: PreparedCall): PreparedHead {
  const titles = Object.entries(fields).flatMap(([name, typed]) => {
    const text = name.startsWith('titles.') ? withoutHidden(brief(typed, MOST_TITLE)).trim() : ''
    return text === '' ? [] : [{ lang: name.slice('titles.'.length), text }]
  })
  const toAnswer = comments.flatMap(one => (one.answered === undefined ? [one.by] : []))
  return { titles, by, changed, comments: comments.length, toAnswer }
}

const laidWithHead = (found: Found<PreparedCall>, value: PreparedCall, expires = found.expires): Change[] => [
  prepared.changed(found, value, { expires }),
  heads.laid(found.id, headOf(value), expires),
]

/** Refuses `request_oversize` where there are too many. */
export async function beginPrepared(
  drawer: Drawer,
  officer: string,
  fields: PreparedFields,
  now: number,
): Promise<string> {
  const before = await drawer.list(heads.kind, '', MOST_PREPARED, now)
  if (before.length >= MOST_PREPARED)
    throw new Refusal(
      'request_oversize',
      `There are ${MOST_PREPARED} drafts of calls. Delete one that nobody needs.`,
    )
  const id = newDatedId(now)
  const changed = { by: officer, at: now }
  const one = { fields, revision: 0, by: officer, made: now, changed, comments: [] }
  const expires = now + PREPARED_SECONDS
  await drawer.apply([prepared.added(id, one, expires), heads.laid(id, headOf(one), expires)], now)
  return id
}

/**
 * Changes its fields as `change` says of what lies there; undefined leaves them. Returns what lies there now. Refuses
 * `not_found`, and `request_oversize` where it would be too long.
 */
export async function changePrepared(
  drawer: Drawer,
  id: string,
  { officer, now }: { readonly officer: string; readonly now: number },
  change: (fields: PreparedFields) => PreparedFields | undefined,
): Promise<PreparedCall> {
  return untilSettled(async () => {
    const found = await prepared.present(drawer, id, now)
    const before = found.value
    const fields = change(before.fields)
    if (fields === undefined || isSame(fields, before.fields)) return before
    requireFits(fields)
    const next = { ...before, fields, revision: before.revision + 1, changed: { by: officer, at: now } }
    await drawer.apply(laidWithHead(found, next, now + PREPARED_SECONDS), now)
    return next
  })
}

function isSame(one: PreparedFields, other: PreparedFields): boolean {
  const names = Object.keys(one)
  return names.length === Object.keys(other).length && names.every(name => one[name] === other[name])
}

function requireFits(fields: PreparedFields): void {
  const all = Object.entries(fields)
  const bytes = all.reduce((sum, [name, typed]) => sum + utf8(name).length + utf8(typed).length, 0)
  if (all.length > MOST_FIELDS)
    throw new Refusal(
      'request_oversize',
      'A draft of a call has room for 3,000 fields. Mark fewer principles, or add their languages once it is open.',
    )
  if (bytes > MOST_PREPARED_BYTES)
    throw new Refusal(
      'request_oversize',
      `A draft of a call has room for ${MOST_PREPARED_BYTES / 1_048_576} MiB. Publish a longer text once the call is open.`,
    )
}

/** What lists tell of one; undefined where it was published or deleted. */
export const preparedHead = (drawer: Drawer, id: string, now: number): Promise<PreparedHead | undefined> =>
  heads.get(drawer, id, now)

/** Newest change first. */
export async function everyPrepared(drawer: Drawer, now: number): Promise<Named<PreparedHead>[]> {
  const all = await heads.all(drawer, now)
  return all.sort((one, other) => other.value.changed.at - one.value.changed.at)
}

/** Of those who wrote what nobody has answered, the colleagues of this officer, in the order of their comments. */
export const colleaguesAsking = ({ toAnswer }: Pick<PreparedHead, 'toAnswer'>, officer: string): string[] =>
  toAnswer.filter(by => by !== officer)

/** An answer to colleagues. Of one who only reads it answers nothing. Refuses `request_oversize` after too many. */
export function commentOn(
  drawer: Drawer,
  id: string,
  said: PreparedComment,
  { isReader }: { readonly isReader: boolean },
): Promise<PreparedCall> {
  return untilSettled(async () => {
    const found = await prepared.present(drawer, id, said.at)
    const before = found.value
    if (before.comments.length >= MOST_COMMENTS)
      throw new Refusal('request_oversize', `A draft of a call has room for ${MOST_COMMENTS} comments.`)
    const theirs = before.comments.filter(({ by }) => by === said.by).length
    if (isReader && theirs >= MOST_READERS_COMMENTS)
      throw new Refusal(
        'request_oversize',
        `You have written ${MOST_READERS_COMMENTS} comments here. Ask an officer who decides to delete some.`,
      )
    const answered = before.comments.map(one =>
      isReader || one.by === said.by || one.answered !== undefined ? one : { ...one, answered: said.by },
    )
    const next = { ...before, comments: [...answered, said] }
    await drawer.apply(laidWithHead(found, next), said.at)
    return next
  })
}

/** Deletes the first comment that this officer made at this moment; nothing where it is gone. */
export function uncomment(
  drawer: Drawer,
  id: string,
  { by, at }: Pick<PreparedComment, 'by' | 'at'>,
  now: number,
): Promise<void> {
  return untilSettled(async () => {
    const found = await prepared.present(drawer, id, now)
    const { comments } = found.value
    const place = comments.findIndex(one => one.by === by && one.at === at)
    if (place === -1) return
    const next = { ...found.value, comments: comments.toSpliced(place, 1) }
    await drawer.apply(laidWithHead(found, next), now)
  })
}

/** An officer has done what this comment asks for; nothing where it is gone. */
export function commentDone(
  drawer: Drawer,
  id: string,
  { by, at }: Pick<PreparedComment, 'by' | 'at'>,
  { officer, now }: { readonly officer: string; readonly now: number },
): Promise<void> {
  return untilSettled(async () => {
    const found = await prepared.present(drawer, id, now)
    const comments = found.value.comments.map(one =>
      one.by === by && one.at === at && one.answered === undefined ? { ...one, answered: officer } : one,
    )
    await drawer.apply(laidWithHead(found, { ...found.value, comments }), now)
  })
}

/** Deletes what no call came of. */
export const dropPrepared = (drawer: Drawer, id: string) =>
  drawer.apply([prepared.gone(id), heads.gone(id)], 0)

/** Beside the entry that opens the call. Refuses `changed_meanwhile` where other fields lie there than were signed. */
export async function preparedPublished(
  drawer: Drawer,
  id: string,
  revision: number,
  now: number,
): Promise<Change[]> {
  const found: Found<PreparedCall> | undefined = await prepared.lying(drawer, id, now)
  if (found?.value.revision !== revision)
    throw new Refusal(
      'changed_meanwhile',
      'The draft of this call was changed or deleted after this statement was made ready. Review it again.',
    )
  return [prepared.taken(found), heads.gone(id)]
}
