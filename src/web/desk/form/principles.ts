import { type Kind, type Manifest, principle } from '../../../register/kinds.ts'
import { wordsIn } from '../../forms/kinds.ts'

/**
 * The numbered parts of a text as an officer types them, one a line: its id, in brackets the kinds that it binds, and
 * `persons`, unless it binds all, and its title in each language, as `p1 (state, company) en=Safe harbour | fr=Port sûr`.
 */
type Principle = Manifest['principles'][number]

export function formatPrinciples(principles: readonly Principle[]): string {
  return principles
    .map(({ id, kinds, persons, titles }) => {
      const bound = kinds === null ? '' : ` (${[...kinds, ...(persons ? [PERSONS] : [])].join(', ')})`
      return `${id}${bound} ${titles.map(({ lang, text }) => `${lang}=${text}`).join(' | ')}`
    })
    .join('\n')
}

/** The principles, and the first line that is none. */
export function parsePrinciples(typed: string): { principles: Principle[]; wrong: string | undefined } {
  const lines = typed.split('\n').filter(line => line.trim() !== '')
  const found = lines.map(line => principle.safeParse(principleIn(line)))
  return {
    principles: found.flatMap(one => one.data ?? []),
    wrong: lines.find((_, i) => !found[i]!.success),
  }
}

function principleIn(line: string): Principle {
  const [, id = '', bound, rest = ''] = /^\s*(\S+)\s+(?:\(([^()]*)\)\s*)?(.+)$/.exec(line) ?? []
  const named = bound?.split(',').map(each => each.trim())
  const kinds = (named?.filter(each => each !== PERSONS) ?? null) as Kind[] | null
  const titles = rest.split('|').map(one => wordsIn(one, 'und'))
  return { id, titles, kinds, ...(named?.includes(PERSONS) && { persons: true }) }
}

const PERSONS = 'persons'
