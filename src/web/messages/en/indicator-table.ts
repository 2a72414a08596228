import { CATALOGUE_NOTES, type CatalogueNoteKind } from '../../../register/figures/catalogue-notes.ts'
import { TABLE_FAULTS, type TableFaultKind } from '../../../register/lists/indicator-faults.ts'

// What the check of a table tells in the terminal, pages say in each language.
const tableFaults = Object.fromEntries(
  Object.entries(TABLE_FAULTS).map(([why, says]) => [`tableFault.${why}`, says]),
) as {
  readonly [W in TableFaultKind as `tableFault.${W}`]: (typeof TABLE_FAULTS)[W]
}

const notes = Object.fromEntries(
  Object.entries(CATALOGUE_NOTES).map(([why, says]) => [`catalogueNote.${why}`, says]),
) as {
  readonly [W in CatalogueNoteKind as `catalogueNote.${W}`]: (typeof CATALOGUE_NOTES)[W]
}

/**
 * A table of indicators: what its columns hold, and why one is not taken. The columns are called the same in each
 * language.
 */
export const indicatorTable = {
  'indicatorTable.sheet': 'Indicators',
  'indicatorTable.notes': 'Notes',
  'indicatorTable.about': 'What the columns of a table hold',
  'indicatorTable.aboutNote':
    'The columns may stand in any order, and you can leave out those that you do not need. Titles, questions, counting rules, units and choices have a column for each language: title.en, title.fr.',
  'indicatorTable.column': 'Column',
  'indicatorTable.rows': 'In rows',
  'indicatorTable.inRows': 'In rows: {rows}',
  'indicatorTable.holds': 'What it holds',
  'indicatorTable.lost':
    '{count, plural, one {A table cannot carry one part of it as it is: {ids}. To keep it, edit the JSON file.} other {A table cannot carry # parts of it as they are: {ids}. To keep them, edit the JSON file.}}',
  'indicatorTable.lostAll': 'It is too large for a table. Edit the JSON file.',

  'indicatorTable.is.row':
    'What the row is: set (the whole, once), section, indicator, list, or item (of the list above it). An indicator belongs to the section above it.',
  'indicatorTable.is.number': 'The number that readers see, as 2.1. If it is empty, we give one.',
  'indicatorTable.is.id':
    'Short name, which stands in addresses and data. Keep it from edition to edition, so that figures can be compared. If it is empty, we make one from the title.',
  'indicatorTable.is.title': 'The name of the row, in this language.',
  'indicatorTable.is.question': 'The question, as it is put to signatories.',
  'indicatorTable.is.counted': 'What counts and what does not.',
  'indicatorTable.is.answer': 'One of: whole number, number, yes or no, day, words, choice.',
  'indicatorTable.is.unit': 'What a number counts, as tonnes. For numbers only.',
  'indicatorTable.is.choices':
    'The choices, separated by semicolons, in the same order in each language. For the answer “choice” only.',
  'indicatorTable.is.list':
    'Short name of a list in this table, to choose from. For the answer “choice”, in place of choices.',
  'indicatorTable.is.countries':
    'Split the answer by these countries: codes of two letters, as BE FR, or “all”, or “un-members”. In a row “list”: its items.',
  'indicatorTable.is.split':
    'Split the answer by these lists: up to three short names of lists in this table.',
  'indicatorTable.is.wanted': 'more or less, if one of them is what the text aims at. For numbers only.',
  'indicatorTable.is.kinds':
    'The kinds of signatories that you ask, if not all, separated by commas: {kinds}. Or their codes: {codes}.',
  'indicatorTable.is.how':
    'reported, if a signatory says it (or if it is empty); measured, if somebody measures it.',
  'indicatorTable.is.source': 'The title of the standard from which the question is taken.',
  'indicatorTable.is.source_url': 'The address of that standard.',
  'indicatorTable.is.principle':
    'Short name of the principle of your text to which the section belongs, as p1.',
  'indicatorTable.is.within': 'Number of the section above it of which it is a part.',
  'indicatorTable.is.measure':
    'The measure of which the section asks: catalogue, edition and short name, as conference/2/register.',

  'tableFault.at': 'Row {row}, column “{column}”: {says}',
  'tableFault.atRow': 'Row {row}: {says}',
  ...tableFaults,
  ...notes,
} as const
