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
  'indicatorTable.about': 'What the columns hold',
  'indicatorTable.aboutNote':
    'Columns may be in any order; leave out those you do not need. Titles, questions, counting rules, units and choices have one column per language: title.en, title.fr.',
  'indicatorTable.column': 'Column',
  'indicatorTable.rows': 'In rows',
  'indicatorTable.inRows': 'In rows: {rows}',
  'indicatorTable.holds': 'What it holds',
  'indicatorTable.lost':
    'Edit the JSON file: a table cannot keep {count, plural, one {one part} other {# parts}} as {count, plural, one {it is} other {they are}}: {ids}.',
  'indicatorTable.lostAll': 'Too large for a table. Edit the JSON file.',
  'indicatorTable.is.row':
    'What the row is: set (the whole, once), section, indicator, list, or item. Indicators belong to the section above, items to the list above.',
  'indicatorTable.is.number': 'The number readers see, like 2.1. If empty, we give one.',
  'indicatorTable.is.id':
    'Short name, used in addresses and data. Keep it in every edition, so that figures can be compared. If empty, we make one from the title.',
  'indicatorTable.is.title': 'Name of the row, in this language.',
  'indicatorTable.is.question': 'The question, as signatories are asked.',
  'indicatorTable.is.counted': 'What counts and what does not.',
  'indicatorTable.is.answer': 'One of: whole number, number, yes or no, day, words, choice.',
  'indicatorTable.is.unit': 'What a number counts, like tonnes. Numbers only.',
  'indicatorTable.is.choices':
    'Choices, separated by semicolons, in the same order in each language. Only for the answer “choice”.',
  'indicatorTable.is.list':
    'Short name of a list in this table, in place of choices. Only for the answer “choice”.',
  'indicatorTable.is.countries':
    'Split the answer by these countries: two-letter codes, like BE FR, or “all”, or “un-members”. In a row “list”: its items.',
  'indicatorTable.is.split': 'Split the answer by up to three lists in this table: their short names.',
  'indicatorTable.is.wanted': 'more or less, if the text aims at it. Numbers only.',
  'indicatorTable.is.kinds':
    'Kinds of signatories asked, if not all, separated by commas: {kinds}. Or their codes: {codes}.',
  'indicatorTable.is.how': 'reported (or empty) if the signatory says it; measured if an observer does.',
  'indicatorTable.is.source': 'Title of the standard the question comes from.',
  'indicatorTable.is.source_url': 'Address of that standard.',
  'indicatorTable.is.principle': 'Short name of the section’s principle in your text, like p1.',
  'indicatorTable.is.within': 'Number of the section above that it belongs to.',
  'indicatorTable.is.measure':
    'The measure the section asks about: catalogue, edition and short name, like conference/2/register.',
  'tableFault.at': 'Row {row}, column “{column}”: {says}',
  'tableFault.atRow': 'Row {row}: {says}',
  ...tableFaults,
  ...notes,
} as const
