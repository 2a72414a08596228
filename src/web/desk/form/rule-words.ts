import { toNfc } from '../../../core/normal.ts'
import type { Localised, Said } from '../../../register/kinds.ts'
import type { Policy } from '../../../register/policy.ts'
import type { labelled, Wanted } from '../../forms/field-messages.ts'
import type { Drawing, Reading } from '../../forms/form-input.ts'
import { inEachLanguage, languageLabel, languagesOf, wordsTyped } from '../../forms/languages.ts'
import { policyOf } from '../../forms/subjects.ts'
import { type Asked, say } from '../../kit/kit.ts'
import { textOfSaid } from '../../statement/quotes.ts'

/** Words of the rules, in each language of a form: those that bind have to be there. */

export function showWords(on: Drawing, it: Pick<Wanted, 'name'>, labels: ReturnType<typeof labelled>) {
  return inEachLanguage(on, it.name, labels, {
    rows: 3,
    mayLack: tag => !on.values.has(`authentic.${tag}`),
  })
}

/**
 * Notes which authentic language is missing: the law would only say that one is. Words that were not changed keep their
 * recorded form: long ones would get another salt, and be others to whoever compares digests.
 */
export async function wordsSaid(
  typed: Reading,
  name: string,
  field: string,
  recorded: (policy: Policy) => readonly Said[],
): Promise<(Said | null)[]> {
  const { asked, call, check, fields, saying } = typed
  const found = wordsTyped(typed, name)
  for (const tag of found.length === 0 ? [] : languagesOf(asked, fields)) {
    const isMissing = fields.has(`authentic.${tag}`) && !found.some(one => one.lang === tag)
    const language = languageLabel(tag, asked.lang)
    check.must(`${name}.${tag}`, say(asked.lang, 'desk.authenticMissing', { field, language }), !isMissing)
  }
  const before = call === undefined ? [] : recorded(await policyOf(asked, call))
  const words = await wordsOf(asked, before)
  return found.map(({ lang, text }) => {
    const at = words.findIndex(one => one.lang === lang && toNfc(one.text.trim()) === text)
    return before[at] ?? saying.maybe(text, lang)
  })
}

export async function wordsOf(asked: Asked, words: readonly Said[]): Promise<Localised> {
  return Promise.all(
    words.map(async said => ({ lang: said.lang, text: (await textOfSaid(asked, said, Infinity)) ?? '' })),
  )
}
