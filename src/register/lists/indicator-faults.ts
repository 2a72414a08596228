/**
 * Why a table of indicators is not taken, each by a closed key and the names that stand in its sentence: a command says
 * it in English, a page in the language of its reader. Rows and columns are those of the table.
 */

export const TABLE_FAULTS = {
  // The table as a whole
  large: 'The table has more than {a} KiB. Shorten it.',
  unreadable: 'The table cannot be read: {a}',
  sheets: 'The workbook has {a} sheets that name indicators. Leave the one that you mean, and send it again.',
  headless:
    'None of the first {a} rows names the columns, one of which is “answer”. Download the empty table and fill it in.',
  rowless:
    'No column is called “row”. It says what each row is: set, section, indicator, list or item. Add it, or download the empty table.',
  columnUnknown: 'No column is called “{a}”. Delete the column, or clear its heading: we then ignore it.',
  columnNear:
    'No column is called “{a}”. Did you mean “{b}”? If not, delete the column, or clear its heading: we then ignore it.',
  columnTwice: 'Two columns are called “{a}”. Delete or rename one.',
  manyRows: 'A table has at most {a} rows. Remove some.',
  manySections: 'The table has more than {a} sections. Remove some.',
  manyIndicators: 'The table has more than {a} indicators. Remove some.',
  manyLists:
    'The table has more than {a} lists. Each question with choices or countries of its own has one: let several share a list.',
  nameless: 'Add a row “set” with the title of your indicators.',
  noQuestion: 'No row has a question. Give an indicator one.',

  // One row, or one cell of it
  aboveHeads: 'It is above the names of the columns. Put it beneath them.',
  computed: 'It is a formula, an error or a date. Format the column as text, and type it again.',
  becameDay:
    '“{a}” looks like a day. A spreadsheet may have made it from a number, like 1.2. Format the column as text, and type it again.',
  row: '“{a}” is not a kind of row. Use set, section, indicator, list or item.',
  notHere: 'Leave it empty: a row “{a}” does not use this column.',
  lacking: 'It is empty. Fill it in.',
  long: 'It is too long. Shorten it.',
  manyItems: 'It has more than {a} items. Remove some.',
  twice: 'Row {a} has “{b}” too. Change one of them.',
  setTwice: 'Row {a} is a row “set” already. Keep one of them.',
  noSection: 'Put a row “section” above it.',
  noList: 'Put a row “list” above it.',
  answer: '“{a}” is not a kind of answer. Use whole number, number, yes or no, day, words or choice.',
  unitOfNone: 'Leave it empty: only a number has a unit.',
  choicesOfNone: 'Leave it empty: only the answer “choice” has choices or a list.',
  choicesFew: 'Name two choices or more, separated by semicolons, or a list.',
  choicesUneven: 'Name the same number of choices in each language.',
  choicesBoth: 'Name choices or a list, not both.',
  listUnknown: 'No row “list” has the short name “{a}”. Correct it, or add that list.',
  itemsNone: 'Put a row “item” beneath it for each of its items, or name countries.',
  country: '“{a}” is not a country we know. Use codes of two letters, like BE FR, or “all”.',
  wanted: '“{a}” is neither “more” nor “less”. Use one of them, or leave it empty.',
  wantedOfNone: 'Leave it empty: only a number can be “more” or “less”.',
  kind: '“{a}” is not a kind of signatory. Use {b}.',
  how: '“{a}” is neither “reported” nor “measured”. Use one of them, or leave it empty.',
  cells: 'It asks for {a} values, more than {b}. Split it by less.',
  id: '“{a}” is not a short name. Use lower-case letters, digits and hyphens, at most 64.',
  principle: '“{a}” is not the short name of a principle of the text, like “p1”.',
  within: 'No section above it has the number “{a}”. Enter the number of one that is there.',
  measure: '“{a}” is not a measure. Write it like conference/2/register: catalogue, edition, short name.',
  tab: 'It has a tab, which pages show as a space. Put a space or a new line in its place.',
  hidden: 'It has the character {a}, which nobody can see. Type the text again.',
  unfit: 'It does not fit: {a}.',
} as const
export type TableFaultKind = keyof typeof TABLE_FAULTS

export interface TableFault {
  readonly why: TableFaultKind
  /** What stands for `{a}` and `{b}`. */
  readonly names: readonly string[]
  /** As its program numbers it; null of the whole table. */
  readonly row: number | null
  /** As its head says it; null of a whole row. */
  readonly column: string | null
}

const MOST_NAME = 60

export function tableFault(
  why: TableFaultKind,
  names: readonly string[] = [],
  { row = null, column = null }: Partial<Pick<TableFault, 'row' | 'column'>> = {},
): TableFault {
  return { why, names: names.map(name => name.slice(0, 4 * MOST_NAME)), row, column }
}

/** What somebody typed, no longer than a sentence bears. */
export const typedBriefly = (text: string) =>
  text.length > MOST_NAME ? `${text.slice(0, MOST_NAME)}…` : text

/** In English, with its place. */
export function tableFaultSaid({ why, names: [a = '', b = ''], row, column }: TableFault): string {
  const says = TABLE_FAULTS[why].replace(/\{[ab]\}/g, name => (name === '{a}' ? a : b))
  if (row === null) return says
  return column === null ? `Row ${row}: ${says}` : `Row ${row}, column “${column}”: ${says}`
}
