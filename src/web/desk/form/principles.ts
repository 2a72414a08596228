import { id as idSchema, KINDS, type Kind, type Manifest } from '../../../register/kinds.ts'

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

/** The principles, and the lines that are none. */
export function parsePrinciples(typed: string): { principles: Principle[]; wrong: string[] } {
  const principles: Principle[] = []
  const wrong: string[] = []
  for (const line of typed.split('\n').map(each => each.trim())) {
    if (line === '') continue
    const found = principleIn(line)
    if (found === undefined) wrong.push(line)
    else principles.push(found)
  }
  return { principles, wrong }
}

function principleIn(line: string): Principle | undefined {
  const [, id = '', bound, rest = ''] = /^(\S+)\s+(?:\(([^()]*)\)\s*)?(.+)$/.exec(line) ?? []
  const named = bound?.split(',').map(each => each.trim())
  const kinds = named?.filter(each => each !== PERSONS) ?? null
  const titles = rest.split('|').map(one => {
    const [, lang, text] = /^\s*([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\s*=\s*(.+?)\s*$/.exec(one) ?? []
    return lang === undefined || text === undefined ? { lang: 'und', text: one.trim() } : { lang, text }
  })
  const isGood =
    idSchema.safeParse(id).success &&
    titles.every(({ text }) => text !== '') &&
    (kinds === null || kinds.every(isKind))
  if (!isGood) return undefined
  return { id, titles, kinds: kinds as Kind[] | null, ...(named?.includes(PERSONS) && { persons: true }) }
}

const PERSONS = 'persons'

const isKind = (typed: string): boolean => KINDS.some(kind => kind === typed)
