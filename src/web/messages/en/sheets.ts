/**
 * A report by spreadsheet: the questions out, the filled sheet back, what it would change, and what in it cannot be
 * read.
 */
export const sheets = {
  'sheet.title': 'Answer by spreadsheet',
  'sheet.of':
    'For {call}: download the questions, fill them in and send the sheet back. You see what would change before it does.',
  'sheet.begin': 'Choose the periods of your report. You can then download its questions.',
  'sheet.toReport': 'Go to the report',
  'sheet.getHead': 'Download the questions',
  'sheet.getNote': 'Several people can fill in different rows.',
  'sheet.getSays':
    '{count, plural, one {# row} other {# rows}}, one per value asked for, with your saved answers and your last report.',
  'sheet.noSources':
    'To name a source in the sheet, such as an existing report of yours, first add it under {files}. Then download the sheet.',
  'sheet.getXlsx': 'Download the workbook (.xlsx)',
  'sheet.getCsv': 'Download the list (.csv)',
  'sheet.getCsvOnly': 'There are too many rows for a workbook. Download the list.',
  'sheet.getTooMany': 'There are too many rows for a sheet. Choose fewer periods.',
  'sheet.getTooManyOne':
    'There are too many rows for a sheet, even in one period. Answer on the pages of the report.',
  'sheet.sendHead': 'Send the filled sheet',
  'sheet.sendNote': 'This changes nothing yet.',
  'sheet.file': 'Filled sheet',
  'sheet.fileHint':
    '.xlsx or .csv, up to 8 MB, rows in any order. Rows left out, empty or unchanged change nothing. To remove an answer, empty it on the page.',
  'sheet.send': 'Read the sheet',
  'sheet.unsent':
    'You were signed out, so we read and changed nothing. If you were sending a sheet, choose it again.',
  'sheet.fileMissing': 'Choose the filled sheet.',
  'sheet.reader': 'Your passkey only lets you read. A colleague who prepares reports can send the sheet.',
  'sheet.yours': 'Your sheet',
  'sheet.notOne': 'Choose from the list.',
  'sheet.planHead': 'What would change',
  'sheet.planNote': 'Nothing is changed yet.',
  'sheet.planDone': 'All that we could read is in the report already.',
  'sheet.planStays': 'The sheet changes nothing.',
  'sheet.readAt': 'We read {name} on {when}.',
  'sheet.unplanned': 'We are busy. To see what would change, open this page again in a minute.',
  'sheet.before': 'Your earlier sheet, {name}, is still here, and {see}.',
  'sheet.beforeSee': 'you can see what it would change',
  'sheet.changed': '{count, plural, =0 {No value} one {# value} other {# values}} would change.',
  'sheet.reworded': 'Words would change for {count, plural, one {# answer} other {# answers}}.',
  'sheet.behindChanged':
    'Who is responsible would change for {count, plural, one {# answer} other {# answers}}.',
  'sheet.foundChanged': 'Source or place would change for {count, plural, one {# answer} other {# answers}}.',
  'sheet.faults':
    'We could not read {count, plural, one {# cell or row} other {# cells or rows}}. The report keeps its answers there.',
  'sheet.staysOpen': 'Still without value or reason: {count, plural, one {# answer} other {# answers}}.',
  'sheet.staysWrong':
    'Two answers, or one we could not read, would stay in {count, plural, one {# place} other {# places}}.',
  'sheet.outdated':
    'After you downloaded the sheet, {count, plural, one {# answer} other {# answers}} changed in the report but not in the sheet. The report keeps the newer version.',
  'sheet.kept':
    'Also changed in the report since: {count, plural, one {# answer} other {# answers}}, first under “What would change”. If you go on, we keep both versions until one of you chooses.',
  'sheet.overtaken':
    'The sheet would replace {count, plural, one {# answer} other {# answers}} saved by colleagues, first under “What would change”.',
  'sheet.besideOnly':
    '{count, plural, one {Row {rows}} other {Rows {rows}}}: “{value}” is empty. If your answer is under “{words}”, move it to “{value}” and send the sheet again. If not, the answer stays open and those words are published beside it.',
  'sheet.moreRows': '{count, plural, one {# more} other {# more}}',
  'sheet.settles':
    'The sheet would settle {count, plural, one {# place} other {# places}} where different answers were typed at the same time.',
  'sheet.replaces':
    'The sheet would replace {count, plural, one {# answer} other {# answers}} we could not read.',
  'sheet.unnamed': 'Not in the sheet, so unchanged: {count, plural, one {# row} other {# rows}} asked for.',
  'sheet.passedOver': 'We did not read these columns or sheets: {names}.',
  'sheet.guessed':
    'Check accents and special letters: {count, plural, one {# row is} other {# rows are}} not in UTF-8.',
  'sheet.macros': 'We did not run the macros in the workbook.',
  'sheet.faultsHead': 'What we could not read',
  'sheet.faultsNote': 'Correct the sheet and send it again, or type these answers into the report.',
  'sheet.row': 'Row',
  'sheet.rowIn': '{row} in {sheet}',
  'sheet.column': 'Column',
  'sheet.stands': 'In the cell',
  'sheet.mend': 'What to do',
  'sheet.wholeRow': 'Whole row',
  'sheet.indicator': 'Indicator',
  'sheet.now': 'Now',
  'sheet.then': 'In the sheet',
  'sheet.nothing': 'No answer',
  'sheet.noWords': 'No words',
  'sheet.behindItself': 'Your organisation itself',
  'sheet.nowMet': 'Different answers, typed at the same time',
  'sheet.nowTyped': 'Unreadable',
  'sheet.bothKept': 'We keep both answers',
  'sheet.savedBy': 'Saved by {who}, {when}',
  'sheet.emptiedBy': 'Removed by {who}, {when}',
  'sheet.words': 'Words',
  'sheet.range': '{from, number} to {until, number} of {count, number}',
  'sheet.pages': 'More of them',
  'sheet.previous': 'Previous',
  'sheet.next': 'Next',
  'sheet.take': 'Put {count, plural, one {# change} other {# changes}} into the report',
  'sheet.drop': 'Discard the sheet',
  'sheet.taken': '{count, plural, =0 {No change} one {# change} other {# changes}} put into the report.',
  'sheet.met':
    'A colleague also changed {count, number} of these answers. We keep both until one of you chooses.',
  'sheet.leftWrong':
    'Before you sign, change {count, plural, one {# place} other {# places}} with two answers or one we could not read.',
  'sheet.leftOpen': '{count, plural, one {# answer is open.} other {# answers are open.}}',
  'sheet.leftTo': 'See them in the preview',
  'sheet.ended':
    'Your sheet {name} changed nothing. Keep it: you can send it with a new report or, if this one was signed, as a correction.',
  'sheet.dropped': 'Sheet discarded. The report stays as it is.',
  'sheet.moved': 'The report has changed since. This is what the sheet would change now.',
  'cells.filled': 'Pasted from here on. Fields filled: {count}. Nothing is saved yet.',
  'cells.tooMany':
    'Nothing pasted: you copied {copied} cells (rows × columns), and there is room for {room} from here.',
  'cells.unfit': 'Nothing pasted: one of these fields does not take “{typed}”.',
  'cells.undone': 'The fields are as before.',
  'cells.noScript':
    'Paste one value at a time: without scripts, a whole column becomes one number. Or send a spreadsheet.',
  'sheetNot.old':
    'This workbook is old (.xls) or has a password. Save it as .xlsx without a password, and choose that file.',
  'sheetNot.ods': 'We cannot read OpenDocument. Save the sheet as .xlsx or .csv, and choose that file.',
  'sheetNot.pdf': 'This is a PDF. Choose the spreadsheet it came from.',
  'sheetNot.other': 'This is not a workbook or list. Choose a .xlsx or .csv file.',
  'sheetNot.damaged': 'This file is damaged. Save it again from your spreadsheet, and choose the new file.',
  'sheetNot.empty': 'This file has no sheet. Choose the filled questions.',
  'sheetNot.large': 'This file is too large. Split it, and send the parts one after the other.',
  'sheetNot.busy': 'We are busy. Choose the file again in a minute.',
  'sheetNot.quote': 'Close the quotation mark (") opened by line {a}. Within a cell, write it twice ("").',
  'sheetNot.csv': 'We would lose rows of this list. Save it as .xlsx, and choose that file.',
  'sheetNot.headless': 'We found no column names. Keep the first row of our sheet, with “{a}” and “{b}”.',
  'sheetNot.columnTwice': 'We read two columns as “{a}”. Rename one.',
  'sheetNot.columnTwiceIn': 'In the sheet {b}, we read two columns as “{a}”. Rename one.',
  'sheetNot.longCell': 'Shorten a cell in row {a} to {b} characters.',
  'sheetNot.manyFaults':
    'More than {a} cells or rows are unreadable, the first in row {b}. Download the questions again and copy your values into them.',
  'sheetNot.manyRows': 'The file has more than {a} rows. Split it, and send the parts one after the other.',
  'sheetFault.formula': 'This is a formula. Paste only its value.',
  'sheetFault.error': 'The spreadsheet shows an error here. Type the value.',
  'sheetFault.turnedIntoDay':
    'The spreadsheet turned this into a date. Format the cell as text and type it again.',
  'sheetFault.shortened': 'The spreadsheet shortened this number. Write all its digits.',
  'sheetFault.hidden': 'This has an invisible character ({a}). Empty the cell and type it again.',
  'sheetFault.marks': 'A letter has more than 30 accents or marks. Empty the cell and type it again.',
  'sheetFault.indicatorMissing': 'Enter the indicator’s id from our sheet.',
  'sheetFault.indicatorUnknown': 'No indicator with this id is asked of you. Use the id from our sheet.',
  'sheetFault.periodUnknown': 'These dates are not a period of this report. Use the dates from our sheet.',
  'sheetFault.itemUnknown': 'This is not an item of {a}. Use the id from our sheet.',
  'sheetFault.oneValueOnly': 'This indicator has one value. Leave the “For” columns empty.',
  'sheetFault.otherUnit':
    'This indicator has another unit. Download the questions again: yours may be older.',
  'sheetFault.rowTwice': 'Row {a} has another answer for this. Delete one.',
  'sheetFault.both': 'Give a value or a reason for having none, not both.',
  'sheetFault.reasonUnknown': 'Use one of these reasons: {a}.',
  'sheetFault.reasonAsValue': 'Move this reason to the column for reasons.',
  'sheetFault.number': 'Write a number, like 40 or 12.5.',
  'sheetFault.twoNumbers': '1.234 could mean a thousand or one. Write 1234, or add a decimal: 1.2340.',
  'sheetFault.twoWhole':
    '1.234 could mean a thousand or one. Write a whole number with digits alone, like 1234.',
  'sheetFault.unit': '“{a}” is not this indicator’s unit. Write the number alone.',
  'sheetFault.whole': 'Write a whole number.',
  'sheetFault.decimals': 'Round to six decimals.',
  'sheetFault.digits': 'Use at most fifteen digits.',
  'sheetFault.yesOrNo': 'Write “{a}” or “{b}”.',
  'sheetFault.day': 'Write a date, like 2027-06-30.',
  'sheetFault.twoDays': 'This could be two dates. Write the year first, like 2027-06-30.',
  'sheetFault.item': 'This is not in the list {a}. Choose from it.',
  'sheetFault.twoItems': 'Two items have this name. Write the id of yours.',
  'sheetFault.unfit': 'This value does not fit the indicator. Read how it is counted.',
  'sheetFault.words': 'Row {a} has other words for this indicator and period. Keep one.',
  'sheetFault.lang': 'Write a language code, like en or fr-CA.',
  'sheetFault.otherLang': 'Row {a} has another language for this indicator and period. Keep one.',
  'sheetFault.long': 'Use at most {a} characters.',
  'sheetFault.lines': 'Write this on one line.',
  'sheetFault.blank': 'Write this in words: there are only blanks and marks.',
  'sheetFault.otherBeside':
    'Row {a} says something else in this column, which all values of an answer share. Keep one.',
  'sheetFault.sourceUnknown':
    'The report has no source with this name. First add it under “Files and links” of the report.',
  'sheetFault.twoSources':
    'Two sources have this name. Leave source and place empty here, and choose them on the page.',
  'sheetFault.placeAlone': 'Name the source too, under “{a}”.',
  'sheetFault.sourceAlone': 'Name the place in the source too, under “{a}”.',
} as const
