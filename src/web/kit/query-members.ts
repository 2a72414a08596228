import { z } from 'zod'
import { clip } from '../../core/bytes.ts'
import { Refusal } from '../../core/refusal.ts'
import { foldWords } from '../../register/search-words.ts'

/**
 * Refuses `query_malformed` where a query has another member than these: a filter that is spelt otherwise would answer
 * everything. Pages ignore them, since whoever follows a link has not typed it.
 */
export function onlyMembers(query: URLSearchParams, known: readonly string[]): void {
  const all = [...known, 'lang']
  const unknown = [...query.keys()].find(name => !all.includes(name))
  if (unknown === undefined) return
  const takes = `This address takes ${all.join(', ')}.`
  throw new Refusal('query_malformed', `There is no parameter ${clip(unknown)} here. ${takes}`)
}

/** Characters; longer queries name nobody. */
export const MOST_QUERY = 200
/**
 * Of the same as it is searched: a syllable of Hangul is three letters. Some signs stand for whole sentences, so that two
 * hundred of them would keep everybody waiting.
 */
const MOST_FOLDED = 3 * MOST_QUERY

/** What somebody looks for. */
export const queryText = z
  .string()
  .max(MOST_QUERY, { error: `at most ${MOST_QUERY} characters`, abort: true })
  .refine(text => foldWords(text).length <= MOST_FOLDED, {
    error: `at most ${MOST_FOLDED} letters, where signs stand for whole words: write these out, and fewer of them`,
  })

/** What a query says, by a schema whose every message says what the member has to be. Refuses `query_malformed`. */
export function readMembers<S extends z.ZodRawShape>(query: URLSearchParams, members: z.ZodObject<S>) {
  // Forms send empty fields: those ask for nothing.
  const given = Object.keys(members.shape).flatMap(name => {
    const all = query.getAll(name)
    if (new Set(all).size > 1)
      throw new Refusal('query_malformed', `The parameter ${name} is given ${all.length} times.`).at(name)
    const text = query.get(name)?.trim() ?? ''
    return text === '' ? [] : [[name, text] as const]
  })
  const found = members.safeParse(Object.fromEntries(given))
  // 1e2 and 0x10 are numbers to a program, and to nobody who reads the address.
  const odd = given.find(
    ([name, text]) => typeof Object(found.data)[name] === 'number' && !/^[0-9]+$/.test(text),
  )
  if (found.success && odd === undefined) return found.data
  const { path, message } = found.error?.issues[0] ?? { path: odd!, message: 'a number in digits alone' }
  const name = String(path[0])
  const text = clip(new Map(given).get(name)!)
  const says = `The parameter ${name} is ${text}; it has to be ${message}.`
  throw new Refusal('query_malformed', says).at(name)
}
