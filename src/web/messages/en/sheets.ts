/**
 * A report by spreadsheet: the questions out, the filled sheet back, what it would change, and what in it cannot be
 * read.
 */
export const sheets = {
  'sheet.title': 'Answer by spreadsheet',
  'sheet.of':
    'For {call}: download the questions, fill them in and send the sheet back. Before we change anything, we show you what would change.',
  'sheet.begin': 'Choose the periods of your report. You can then download its questions.',
  'sheet.toReport': 'Go to the report',
  'sheet.getHead': 'Download the questions',
  'sheet.getNote': 'Several people can fill in different rows.',
  'sheet.getSays':
    '{count, plural, one {# row} other {# rows}}, one per value asked for, with your saved answers and your last report.',
  'sheet.noSources':
    'To name in the sheet where an existing report of yours gives an answer, first add that report under {files}. Then download the sheet.',
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
    '.xlsx or .csv, up to 8 MB, rows in any order. What you leave out, empty or unchanged changes nothing. To remove an answer, empty it on the page.',
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
  'sheet.unplanned':
    'We are comparing many sheets at the moment. Open this page again in a minute.',
  'sheet.before': 'Your earlier sheet, {name}, is still here, and {see}.',
  'sheet.beforeSee': 'you can see what it would change',
  'sheet.changed':
    '{count, plural, =0 {No value would change.} one {# value would change.} other {# values would change.}}',
  'sheet.reworded':
    '{count, plural, one {The words of # answer would change.} other {The words of # answers would change.}}',
  'sheet.behindChanged':
    '{count, plural, one {For # answer, who stands behind it would change.} other {For # answers, who stands behind them would change.}}',
  'sheet.foundChanged':
    '{count, plural, one {For # answer, the source or place would change.} other {For # answers, the source or place would change.}}',
  'sheet.faults':
    '{count, plural, one {We could not read # cell or row, which changes nothing.} other {We could not read # cells or rows, which change nothing.}}',
  'sheet.staysOpen':
    '{count, plural, one {# answer would still have no value or reason.} other {# answers would still have no value or reason.}}',
  'sheet.staysWrong':
    '{count, plural, one {# place would still have two answers, or one we could not read.} other {# places would still have two answers, or one we could not read.}}',
  'sheet.outdated':
    '{count, plural, one {# answer in the report changed after you downloaded the sheet. You left it as it was there, so the report keeps its newer answer.} other {# answers in the report changed after you downloaded the sheet. You left them as they were there, so the report keeps its newer answers.}}',
  'sheet.kept':
    '{count, plural, one {# answer has changed in the report too. If you go on, we keep both until one of you chooses. It is first under “What would change”.} other {# answers have changed in the report too. If you go on, we keep both until one of you chooses. They are first under “What would change”.}}',
  'sheet.overtaken':
    '{count, plural, one {The sheet would replace # answer saved by a colleague. It is first under “What would change”, with who saved it.} other {The sheet would replace # answers saved by colleagues. They are first under “What would change”, with who saved them.}}',
  'sheet.besideOnly':
    '{count, plural, one {Row {rows}: “{value}” is empty, so the answer stays open. If your answer is under “{words}”, move it to “{value}” and send the sheet again. If not, we publish those words beside it.} other {Rows {rows}: “{value}” is empty, so the answers stay open. If your answers are under “{words}”, move them to “{value}” and send the sheet again. If not, we publish those words beside them.}}',
  'sheet.moreRows': '{count, plural, one {# more} other {# more}}',
  'sheet.settles':
    '{count, plural, one {# place has different answers, typed at the same time. The sheet’s answer would replace both.} other {# places have different answers, typed at the same time. The sheet’s answers would replace them.}}',
  'sheet.replaces':
    '{count, plural, one {The sheet would replace # answer we could not read.} other {The sheet would replace # answers we could not read.}}',
  'sheet.unnamed':
    '{count, plural, one {# row asked for is not in the sheet and stays as it is.} other {# rows asked for are not in the sheet and stay as they are.}}',
  'sheet.passedOver': 'We did not read these columns or sheets: {names}.',
  'sheet.guessed':
    '{count, plural, one {# row is not in UTF-8. Check its accents and special letters.} other {# rows are not in UTF-8. Check their accents and special letters.}}',
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
  'sheet.take': '{count, plural, one {Put # change into the report} other {Put # changes into the report}}',
  'sheet.drop': 'Discard the sheet',
  'sheet.taken':
    '{count, plural, =0 {No change from your sheet is in the report yet.} one {# change from your sheet is in the report.} other {# changes from your sheet are in the report.}}',
  'sheet.met':
    '{count, plural, one {A colleague also changed # of these answers. We keep both until one of you chooses.} other {A colleague also changed # of these answers. We keep both until one of you chooses.}}',
  'sheet.leftWrong':
    '{count, plural, one {Before you sign, change # place with two answers or one we could not read.} other {Before you sign, change # places with two answers or one we could not read.}}',
  'sheet.leftOpen':
    '{count, plural, one {# answer is open.} other {# answers are open.}}',
  'sheet.leftTo': 'See them in the preview',
  'sheet.ended':
    'Your sheet {name} changed nothing. Keep it: you can send it with a new report. If this report was signed, you can also send it as a correction.',
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
  'sheetNot.damaged':
    'This file is damaged. Save it again from your spreadsheet, and choose the new file.',
  'sheetNot.empty': 'This file has no sheet. Choose the filled questions.',
  'sheetNot.large': 'This file is too large. Split it, and send the parts one after the other.',
  'sheetNot.busy': 'We are reading many files. Choose yours again in a minute.',
  'sheetNot.quote':
    'A quotation mark (") is opened by line {a} and never closed. Write two ("") where a cell has one.',
  'sheetNot.csv': 'We cannot read this list without losing rows. Save it as .xlsx, and choose that file.',
  'sheetNot.headless':
    'We found no column names. Keep the first row of our sheet, with “{a}” and “{b}”.',
  'sheetNot.columnTwice': 'We read two columns as “{a}”. Rename one.',
  'sheetNot.columnTwiceIn': 'In the sheet {b}, we read two columns as “{a}”. Rename one.',
  'sheetNot.longCell': 'Shorten a cell in row {a} to {b} characters.',
  'sheetNot.manyFaults':
    'We cannot read more than {a} cells or rows, the first in row {b}. Download the questions again, and copy your values into them.',
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
    'This indicator has another unit. Download the questions again: yours may be of an older edition.',
  'sheetFault.rowTwice': 'Row {a} has another answer for this. Delete one.',
  'sheetFault.both': 'Give a value or a reason for having none, not both.',
  'sheetFault.reasonUnknown': 'Use one of these reasons: {a}.',
  'sheetFault.reasonAsValue': 'Move this reason to the column for reasons.',
  'sheetFault.number': 'Write a number, like 40 or 12.5.',
  'sheetFault.twoNumbers':
    '1.234 could mean a thousand or one. Write 1234, or add a decimal: 1.2340.',
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
  'sheetFault.otherLang':
    'Row {a} has another language for this indicator and period. Keep one.',
  'sheetFault.long': 'Use at most {a} characters.',
  'sheetFault.lines': 'Write this on one line.',
  'sheetFault.blank': 'Write this in words: there are only blanks and marks.',
  'sheetFault.otherBeside':
    'Row {a} says something else here. All values of an answer share this column: keep one.',
  'sheetFault.sourceUnknown':
    'The report has no source with this name. First add it under “Files and links” of the report.',
  'sheetFault.twoSources':
    'Two sources have this name. Leave source and place empty here, and choose them on the page.',
  'sheetFault.placeAlone': 'Name the source too, under “{a}”.',
  'sheetFault.sourceAlone': 'Name the place in the source too, under “{a}”.',
} as const
