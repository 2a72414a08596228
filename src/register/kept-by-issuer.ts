import type { Localised } from './kinds.ts'
import type { CallRow } from './rows.ts'

/**
 * Whether whoever issued a call keeps its register too: then one name stands for both, and nothing has to be shown of
 * anybody's authority. They are one if they bear one name in each language that both are named in. Only the depositary can
 * say who convened a call, so no other can take its name here.
 */
export function isKeptByIssuer(
  {
    authority,
    convener,
  }: {
    readonly authority: Pick<CallRow['authority'], 'level'>
    readonly convener: Pick<CallRow['convener'], 'names'>
  },
  keeper: Localised | null | undefined,
): boolean {
  const both = (keeper ?? []).flatMap(({ lang, text }) => {
    const other = convener.names.find(name => name.lang === lang)
    return other === undefined ? [] : [other.text === text]
  })
  return authority.level !== 'independent' && both.length > 0 && both.every(Boolean)
}
