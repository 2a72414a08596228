import { numbersOf, type Principle } from '../../comparison/principles.ts'
import type { Manifest } from '../../register/kinds.ts'
import { type Asked, inLang, listOf, type Markup, phrase, say } from '../kit/kit.ts'
import { invitedWords, titleIn } from './text-column.ts'
import type { Version } from './versions.ts'

/** Which principle of a text became which of a newer one, in sentences. */

/** By the id of a principle in the newer text, the ids of those in the older that it goes on from. */
type Origins = ReadonlyMap<string, readonly string[]>

/** A principle goes on under its id. */
export function originsById(before: Manifest, after: Manifest): Origins {
  const old = new Set(before.principles.map(({ id }) => id))
  return new Map(after.principles.map(({ id }) => [id, old.has(id) ? [id] : []]))
}

/** From one version to another, whichever of them came first. */
export function originsBetween(before: Version, after: Version): Origins {
  return originsById(before.row.manifest, after.row.manifest)
}

/** Empty where nothing changed. Titles are told in the language of the text that is compared. */
export function principleLines(
  asked: Asked,
  before: Manifest,
  after: Manifest,
  { origins, lang }: { readonly origins: Origins; readonly lang: string },
): Markup[] {
  const { lang: ui } = asked
  const numbers = numbersOf(after.principles)
  const old = new Map(before.principles.map(principle => [principle.id, principle]))
  const titleOf = (principle: Principle) => titleIn(principle, lang, ui).text
  const inItsLang = (principle: Principle) => inLang(titleIn(principle, lang, ui))
  const kindsOf = ({ kinds, persons }: Principle) =>
    kinds === null ? say(ui, 'changes.everyKind') : invitedWords(asked, { kinds, persons })
  const into = new Map(before.principles.map(({ id }) => [id, [] as Principle[]]))
  for (const principle of after.principles)
    for (const id of origins.get(principle.id) ?? []) into.get(id)?.push(principle)
  const lines = after.principles.map((principle, i): Markup[] => {
    const [first, ...more] = (origins.get(principle.id) ?? []).flatMap(id => old.get(id) ?? [])
    const values = { number: numbers[i]!, kinds: kindsOf(principle), title: inItsLang(principle) }
    if (first === undefined) return [phrase(ui, 'changes.principleNew', values)]
    if (more.length > 0) {
      const titles = listOf([first, ...more].map(titleOf), ui)
      return [phrase(ui, 'changes.principleMerged', { ...values, titles })]
    }
    if (into.get(first.id)!.length > 1)
      return [phrase(ui, 'changes.principleSplit', { ...values, before: inItsLang(first) })]
    const found: Markup[] = []
    if (titleOf(first) !== titleOf(principle))
      found.push(
        phrase(ui, 'changes.principleTitle', { before: inItsLang(first), after: inItsLang(principle) }),
      )
    if (kindsOf(first) !== kindsOf(principle))
      found.push(
        phrase(ui, 'changes.principleBinds', {
          before: kindsOf(first),
          after: kindsOf(principle),
          title: inItsLang(principle),
        }),
      )
    return found
  })
  const gone = before.principles
    .filter(({ id }) => into.get(id)!.length === 0)
    .map(principle => phrase(ui, 'changes.principleGone', { title: inItsLang(principle) }))
  return [...lines.flat(), ...gone]
}
