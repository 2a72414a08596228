/** A table of indicators: what its columns hold, and why one is not taken. The columns are called the same in each language. */
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
  'indicatorTable.is.kinds': 'The kinds of signatories that you ask, if not all: {kinds}.',
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
  'tableFault.large': 'The table has more than {a} KiB.',
  'tableFault.unreadable': 'The table cannot be read: {a}',
  'tableFault.headless': 'The first row names no column “answer”. Download the empty table and fill it in.',
  'tableFault.columnUnknown': 'No column is called “{a}”.',
  'tableFault.columnTwice': 'The column “{a}” stands twice.',
  'tableFault.manyRows': 'A table has at most {a} rows.',
  'tableFault.nameless': 'Name the whole: a row “set” with its title.',
  'tableFault.noQuestion': 'No row has a question.',
  'tableFault.computed':
    'A cell holds a formula, a date or an error, and not text. Format the column as text, and type it anew.',
  'tableFault.row': '“{a}” is no kind of row. Use set, section, indicator, list or item.',
  'tableFault.notHere': 'A row “{a}” has nothing in this column.',
  'tableFault.lacking': 'It is empty.',
  'tableFault.long': 'It is too long.',
  'tableFault.twice': 'Row {a} has “{b}” too.',
  'tableFault.setTwice': 'Row {a} names the whole already.',
  'tableFault.noSection': 'Put a row “section” above it.',
  'tableFault.noList': 'Put a row “list” above it.',
  'tableFault.answer':
    '“{a}” is no kind of answer. Use whole number, number, yes or no, day, words or choice.',
  'tableFault.unitOfNone': 'Only a number has a unit.',
  'tableFault.choicesOfNone': 'Only where the answer is “choice” is there something to choose from.',
  'tableFault.choicesFew': 'Name two choices or more, separated by semicolons, or a list.',
  'tableFault.choicesUneven': 'Name as many choices in each language.',
  'tableFault.choicesBoth': 'Name choices or a list, and not both.',
  'tableFault.listUnknown': 'No row “list” has the short name “{a}”.',
  'tableFault.itemsNone': 'Put a row “item” beneath it for each of its items, or name countries.',
  'tableFault.country': '“{a}” is no country that we know. Use codes of two letters, as BE FR, or “all”.',
  'tableFault.wanted': '“{a}” is neither “more” nor “less”. Use one of them, or leave it empty.',
  'tableFault.wantedOfNone': 'Only of a number can there be more or less.',
  'tableFault.kind': '“{a}” is no kind of signatory. Use {b}.',
  'tableFault.how': '“{a}” is neither “reported” nor “measured”.',
  'tableFault.cells': 'It asks for {a} values, more than {b}. Split it by less.',
  'tableFault.id': '“{a}” is no short name. Use lower-case letters, digits and hyphens, at most 64.',
  'tableFault.principle': '“{a}” is no short name of a principle of the text, as “p1”.',
  'tableFault.within': 'No section above it has the number “{a}”.',
  'tableFault.measure':
    '“{a}” names no measure. Write it as conference/2/register: catalogue, edition, short name.',
  'tableFault.hidden': 'It has the character {a}, which nobody can see. Type the text anew.',
  'tableFault.unfit': 'It does not fit: {a}.',
} as const
