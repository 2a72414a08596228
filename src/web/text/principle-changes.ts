import { numbersOf, type Principle } from '../../comparison/principles.ts'
import type { Manifest } from '../../register/kinds.ts'
import { type Origins, originsOf } from '../../register/principle-origins.ts'
import { type Asked, inLang, listOf, type Markup, phrase, say } from '../kit/kit.ts'
import { invitedWords, titleIn } from './text-column.ts'
import type { Version } from './versions.ts'

/** Which principle of a text became which of a newer one, in sentences. */

/** From one version to another, step by step, whichever of them came first. A correction keeps the ids. */
export function originsBetween(before: Version, after: Version): Origins {
  if (before.number > after.number) return inverted(after.row.manifest, originsBetween(after, before))
  let origins: Origins = new Map(after.row.manifest.principles.map(({ id }) => [id, [id]]))
  for (let one = after; one.number > before.number; one = one.before!) {
    if (one.correction !== undefined) continue
    const step = originsOf(one.before!.row.manifest, one.row.manifest, one.row.continues)
    origins = new Map(
      origins.entries().map(([id, of]) => [id, [...new Set(of.flatMap(old => step.get(old) ?? []))]]),
    )
  }
  return origins
}

function inverted({ principles }: Manifest, origins: Origins): Origins {
  const into = (old: string) => [...origins].filter(([, of]) => of.includes(old)).map(([id]) => id)
  return new Map(principles.map(({ id }) => [id, into(id)]))
}

/** A line for each principle that changed between two texts. Titles are in the language of the texts compared. */
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
    const all = (origins.get(principle.id) ?? []).flatMap(id => old.get(id) ?? [])
    const own = all.find(({ id }) => id === principle.id)
    const first = own ?? all[0]
    const values = { number: numbers[i]!, kinds: kindsOf(principle), title: inItsLang(principle) }
    if (first === undefined) return [phrase(ui, 'changes.principleNew', values)]
    const titles = (some: readonly Principle[]) =>
      listOf(
        some.map(one => say(ui, 'general.quoted', { words: titleOf(one) })),
        ui,
      )
    if (own === undefined && all.length > 1)
      return [phrase(ui, 'changes.principleMerged', { ...values, titles: titles(all) })]
    if (own === undefined && into.get(first.id)!.length > 1)
      return [phrase(ui, 'changes.principleSplit', { ...values, before: inItsLang(first) })]
    const found: Markup[] = []
    if (titleOf(first) !== titleOf(principle))
      found.push(
        phrase(ui, 'changes.principleTitle', { before: inItsLang(first), after: inItsLang(principle) }),
      )
    const others = all.filter(one => one !== first)
    if (others.length > 0)
      found.push(
        phrase(ui, 'changes.principleIncludes', { title: inItsLang(principle), titles: titles(others) }),
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
