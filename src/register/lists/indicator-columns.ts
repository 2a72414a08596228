import { trimmed } from '../../core/normal.ts'
import { LANG } from '../../core/words.ts'
import { lettersApart, slipsIn } from '../misspelt.ts'
import { foldWords } from '../search-words.ts'

/**
 * The columns of a table of indicators, and what each kind of row has in them. What is said has a column for each
 * language, as `title.en`. Pages and papers describe every column; a table may leave out those that it does not need.
 */

export const TABLE_ROWS = ['set', 'section', 'indicator', 'list', 'item'] as const
export type TableRow = (typeof TABLE_ROWS)[number]

/** In the order in which a table is written. */
export const TABLE_COLUMNS = [
  ...(['row', 'number', 'id', 'title', 'question', 'counted', 'answer', 'unit', 'choices', 'list'] as const),
  ...(['countries', 'split', 'wanted', 'kinds', 'how', 'source', 'source_url'] as const),
  ...(['principle', 'within', 'measure'] as const),
] as const
export type TableColumn = (typeof TABLE_COLUMNS)[number]

const SAID = ['title', 'question', 'counted', 'unit', 'choices'] as const
export type SaidColumn = (typeof SAID)[number]
export type PlainColumn = Exclude<TableColumn, SaidColumn>
export const isSaid = (column: TableColumn): column is SaidColumn => SAID.some(one => one === column)

/** Few tables need them: one has them where something stands in them. */
export const RARE_COLUMNS: readonly TableColumn[] = ['list', 'split', 'how', 'within', 'measure']

/** What each kind of row may fill in. */
export const COLUMNS_OF: Readonly<Record<TableRow, readonly TableColumn[]>> = {
  set: ['title'],
  section: ['number', 'id', 'title', 'principle', 'within', 'measure'],
  indicator: [
    ...(['number', 'id', 'title', 'question', 'counted', 'answer', 'unit', 'choices', 'list'] as const),
    ...(['countries', 'split', 'wanted', 'kinds', 'how', 'source', 'source_url'] as const),
  ],
  list: ['id', 'title', 'countries'],
  item: ['id', 'title'],
}

/** What is written for each type of answer, and what else is read. */
export const ANSWER_WORDS = {
  integer: 'whole number',
  decimal: 'number',
  boolean: 'yes or no',
  date: 'day',
  words: 'words',
  choice: 'choice',
} as const
type AnswerType = keyof typeof ANSWER_WORDS

const OTHER_ANSWERS: Readonly<Record<string, AnswerType>> = {
  ...{ 'yes/no': 'boolean', text: 'words', 'in words': 'words', 'nombre entier': 'integer' },
  ...{ nombre: 'decimal', 'oui ou non': 'boolean', 'oui/non': 'boolean', jour: 'date' },
  ...{ texte: 'words', 'en mots': 'words', choix: 'choice' },
}
const ANSWERS: ReadonlyMap<string, AnswerType> = new Map([
  ...Object.entries(OTHER_ANSWERS),
  ...(Object.entries(ANSWER_WORDS) as [AnswerType, string][]).flatMap(([type, words]) => [
    [type as string, type] as const,
    [words, type] as const,
  ]),
])
export const answerCalled = (text: string) => ANSWERS.get(text.toLowerCase())

const ROW_WORDS: ReadonlyMap<string, TableRow> = new Map([
  ...TABLE_ROWS.map(row => [row as string, row] as const),
  ...([
    ['jeu', 'set'],
    ['partie', 'section'],
    ['indicateur', 'indicator'],
    ['liste', 'list'],
    ['élément', 'item'],
  ] as const),
])
export const rowCalled = (text: string) => ROW_WORDS.get(text.toLowerCase())

const WANTED: ReadonlyMap<string, 'more' | 'less'> = new Map([
  ...([
    ['more', 'more'],
    ['higher', 'more'],
    ['plus', 'more'],
  ] as const),
  ...([
    ['less', 'less'],
    ['fewer', 'less'],
    ['lower', 'less'],
    ['moins', 'less'],
  ] as const),
])
export const wantedCalled = (text: string) => WANTED.get(text.toLowerCase())

/** A head as somebody types it: `Title.EN`. */
export interface Head {
  readonly column: TableColumn
  /** Null where its text is of no language. */
  readonly lang: string | null
  readonly name: string
}

export function headIn(cell: string): Head | undefined {
  const name = trimmed(cell).toLowerCase()
  const [first, tag, ...more] = name.split('.')
  const column = TABLE_COLUMNS.find(one => one === first)
  if (column === undefined || more.length > 0) return undefined
  if (!isSaid(column)) return tag === undefined ? { column, lang: null, name } : undefined
  const lang = tagOf(tag ?? '')
  return LANG.test(lang) ? { column, lang, name: `${column}.${lang}` } : undefined
}

/**
 * The column that somebody may have meant by a head that names none: by its first word, as `titel.en` or `Title (fr)`.
 */
export function headNear(cell: string): string | undefined {
  const [first = '', tag = ''] = foldWords(cell).split(' ')
  const near = TABLE_COLUMNS.map(column => ({ column, slips: slipsBetween(first, column) }))
    .filter(({ column, slips }) => slips <= slipsIn([...column]))
    .toSorted((one, other) => one.slips - other.slips)[0]?.column
  if (near === undefined) return undefined
  return isSaid(near) ? `${near}.${tag.length === 2 && LANG.test(tag) ? tag : 'en'}` : near
}

const slipsBetween = (typed: string, column: string) =>
  lettersApart([...typed], [...column], slipsIn([...column]))

/**
 * A head under which people write to each other and nobody asks: what it begins with is the name of no column, nor
 * nearly. One that ends in a language is meant as something that is said, as `Comment compter.fr`.
 */
export function isComment(cell: string): boolean {
  const name = trimmed(cell)
  if (name.length > MOST_COMMENT || headNear(name) !== undefined) return false
  return COMMENT.test(name) && !/\.[a-z]{2,3}(?:-[a-z0-9]+)*$/i.test(name)
}

const MOST_COMMENT = 200
/** In French, “comment” alone begins a question: how. */
const COMMENT =
  /^(?:comments|comment(?= (?:by|of|from|on|for)\b|:|$)|notes?|remarks?|internal|commentaires?|remarques?|interne)(?![\p{L}\p{N}])/iu

/** In the case of core/words, in whichever it is typed. */
const tagOf = (tag: string) =>
  tag
    .replace(/-[a-z]{2}(?=-|$)/g, region => region.toUpperCase())
    .replace(/-[a-z](?=[a-z]{3}(?:-|$))/g, script => script.toUpperCase())
