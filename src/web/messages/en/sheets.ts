/**
 * A report by spreadsheet: the questions out, the filled sheet back, what it would change, and what in it cannot be
 * read.
 */
export const sheets = {
  'sheet.title': 'Answer by spreadsheet',
  'sheet.of':
    'For {call}: download the questions, fill them in where you like, and send the sheet back. We show you what would change before anything does.',
  'sheet.begin': 'Choose the periods of your report first. Then you can download its questions.',
  'sheet.toReport': 'Go to the report',
  'sheet.getHead': 'Download the questions',
  'sheet.getNote': 'Several people can each fill in some of the rows.',
  'sheet.getSays':
    '{count, plural, one {# row} other {# rows}}, one for each value that is asked for, with what you have saved so far and what you last reported.',
  'sheet.noSources':
    'In the sheet you can say of each answer where in an existing report of yours it stands. Add that report under {files} first, and then download the sheet.',
  'sheet.getXlsx': 'Download the workbook (.xlsx)',
  'sheet.getCsv': 'Download the list (.csv)',
  'sheet.getCsvOnly': 'There are more rows than we write into a workbook. Take the list.',
  'sheet.getTooMany': 'There are more rows than fit a sheet. Prepare the report for fewer periods at a time.',
  'sheet.getTooManyOne':
    'There are more rows in the one period than fit a sheet. Answer on the pages of the report, part by part.',
  'sheet.sendHead': 'Send the filled sheet',
  'sheet.sendNote': 'Sending it changes nothing yet.',
  'sheet.file': 'Filled sheet',
  'sheet.fileHint':
    'A .xlsx or .csv file of up to 8 MB. Rows may stand in any order. What you leave out, leave empty or leave as it was changes nothing. To remove an answer, empty it on the page.',
  'sheet.send': 'Read the sheet',
  'sheet.unsent':
    'You were no longer signed in, so nothing was read or changed. If you were sending a sheet, choose it again.',
  'sheet.fileMissing': 'Choose the filled sheet.',
  'sheet.reader': 'Your passkey lets you read. A colleague who prepares reports can send the filled sheet.',
  'sheet.yours': 'Your sheet',
  'sheet.notOne': 'Choose one of the list.',
  'sheet.planHead': 'What would change',
  'sheet.planNote': 'None of these changes is made yet.',
  'sheet.planDone': 'What we could read in it stands there already.',
  'sheet.planStays': 'It changes nothing: what stands now stays.',
  'sheet.readAt': 'We read {name} on {when}.',
  'sheet.unplanned':
    'Many sheets are being compared with their reports at the moment. Open this page again in a minute to see what yours would change.',
  'sheet.before': 'The sheet that you sent before, {name}, is still here, and {see}.',
  'sheet.beforeSee': 'you can see what it would change',
  'sheet.changed':
    '{count, plural, =0 {The sheet changes no value.} one {# value would change.} other {# values would change.}}',
  'sheet.reworded':
    '{count, plural, one {The words of # answer would change.} other {The words of # answers would change.}}',
  'sheet.behindChanged':
    '{count, plural, one {For # answer, who stands behind it would change.} other {For # answers, who stands behind them would change.}}',
  'sheet.foundChanged':
    '{count, plural, one {For # answer, the source or the place in it would change.} other {For # answers, the source or the place in it would change.}}',
  'sheet.faults':
    '{count, plural, one {We could not read # cell or row. It changes nothing.} other {We could not read # cells or rows. They change nothing.}}',
  'sheet.staysOpen':
    '{count, plural, one {# place would still have neither a value nor a reason.} other {# places would still have neither a value nor a reason.}}',
  'sheet.staysWrong':
    '{count, plural, one {# place would still have two answers, or one that we could not read.} other {# places would still have two answers, or one that we could not read.}}',
  'sheet.outdated':
    '{count, plural, one {# place in the report has changed since the sheet was downloaded. You left it as it was in the sheet, so what stands now stays.} other {# places in the report have changed since the sheet was downloaded. You left them as they were in the sheet, so what stands now stays.}}',
  'sheet.kept':
    '{count, plural, one {# place has changed in the report too, after the sheet was downloaded or sent. If you go on, both answers are kept there until one of you chooses. It is at the top of “What would change”.} other {# places have changed in the report too, after the sheet was downloaded or sent. If you go on, both answers are kept there until one of you chooses. They are at the top of “What would change”.}}',
  'sheet.overtaken':
    '{count, plural, one {The sheet would replace # answer that a colleague saved. “What would change” lists it first, and says who saved it.} other {The sheet would replace # answers that colleagues saved. “What would change” lists them first, and says who saved them.}}',
  'sheet.besideOnly':
    '{count, plural, one {Row {rows}: “{value}” is empty, so the answer stays open. What stands under “{words}” is published beside it. If it is the answer, move it to “{value}” and send the sheet again.} other {Rows {rows}: “{value}” is empty, so the answers stay open. What stands under “{words}” is published beside them. If it is the answer, move it to “{value}” and send the sheet again.}}',
  'sheet.moreRows': '{count, plural, one {# more} other {# more}}',
  'sheet.settles':
    '{count, plural, one {In # place, different answers were typed at the same time. If you go on, the sheet’s answer takes the place of both.} other {In # places, different answers were typed at the same time. If you go on, the sheet’s answers take their place.}}',
  'sheet.replaces':
    '{count, plural, one {# answer that we could not read would be replaced by the sheet’s.} other {# answers that we could not read would be replaced by the sheet’s.}}',
  'sheet.unnamed':
    '{count, plural, one {# row that is asked for is not in the sheet. It stays as it is.} other {# rows that are asked for are not in the sheet. They stay as they are.}}',
  'sheet.passedOver': 'We did not read what is not one of our columns or sheets: {names}.',
  'sheet.guessed':
    '{count, plural, one {# row is not in UTF-8, so we guessed its letters. Check accents and special letters.} other {# rows are not in UTF-8, so we guessed their letters. Check accents and special letters.}}',
  'sheet.macros': 'The workbook has macros. We did not run them.',
  'sheet.faultsHead': 'What we could not read',
  'sheet.faultsNote': 'Mend the sheet and send it again, or type these answers into the report.',
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
  'sheet.nowTyped': 'We could not read this',
  'sheet.bothKept': 'Both answers will be kept',
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
    '{count, plural, =0 {No change from your sheet is settled yet.} one {# change from your sheet is in the report.} other {# changes from your sheet are in the report.}}',
  'sheet.met':
    '{count, plural, one {A colleague had changed # of these places too. Both answers are kept until one of you chooses.} other {A colleague had changed # of these places too. Both answers are kept until one of you chooses.}}',
  'sheet.leftWrong':
    '{count, plural, one {# place in the report has two answers, or one that we could not read. Change it before you sign.} other {# places in the report have two answers, or one that we could not read. Change them before you sign.}}',
  'sheet.leftOpen':
    '{count, plural, one {# answer that is asked for is open.} other {# answers that are asked for are open.}}',
  'sheet.leftTo': 'See where, in the preview',
  'sheet.ended':
    'Your sheet {name} changed nothing. Keep it: you can send it again with a new report or, if this one was signed, where you correct it.',
  'sheet.dropped': 'The sheet is discarded. What stands in the report now stays there.',
  'sheet.moved': 'Somebody has changed the report since. This is what the sheet would change now.',

  'cells.filled': 'Pasted, from here on. Fields filled: {count}. Nothing is saved yet.',
  'cells.tooMany':
    'You copied {copied} cells (rows × columns). From this field on there is room for {room}. Nothing was pasted.',
  'cells.unfit': 'One of these fields does not take “{typed}”. Nothing was pasted.',
  'cells.undone': 'The fields are as they were before.',
  'cells.noScript':
    'Paste one value at a time: without scripts, your browser makes one number of a whole column. Or send a spreadsheet.',

  'sheetNot.old':
    'This is an older workbook (.xls), or one with a password. Save it as .xlsx without a password, and choose that file.',
  'sheetNot.ods': 'We cannot read an OpenDocument sheet. Save it as .xlsx or .csv, and choose that file.',
  'sheetNot.pdf': 'This is a PDF. Choose the spreadsheet from which it was made.',
  'sheetNot.other': 'This is no workbook and no list, whatever its name says. Choose a .xlsx or .csv file.',
  'sheetNot.damaged':
    'This file is damaged. Open it in your spreadsheet, save it again, and choose the new file.',
  'sheetNot.empty': 'This file has no sheet. Choose the filled questions.',
  'sheetNot.large': 'This file is larger than what we read. Cut it in parts, and send one after the other.',
  'sheetNot.busy': 'We are reading many files at the moment. Choose the file again in a minute.',
  'sheetNot.quote':
    'A quotation mark (") opens a cell and is never closed, by line {a}. Write two ("") where a cell has one.',
  'sheetNot.csv': 'We cannot read this list without losing rows. Save it as .xlsx, and choose that file.',
  'sheetNot.headless':
    'No row names the columns. Keep the first row of our sheet, with “{a}” and “{b}” in it.',
  'sheetNot.columnTwice': 'Two columns are both read as “{a}”. Rename one.',
  'sheetNot.columnTwiceIn': 'In the sheet {b}, two columns are both read as “{a}”. Rename one.',
  'sheetNot.longCell': 'A cell in row {a} has more than {b} characters. Shorten it.',
  'sheetNot.manyFaults':
    'More than {a} cells or rows in it cannot be read; the first is in row {b}. Download the questions again, and copy your values into that sheet.',
  'sheetNot.manyRows': 'The file has more than {a} rows. Cut it in parts, and send one after the other.',

  'sheetFault.formula': 'This is a formula. Copy the cell and paste only its value.',
  'sheetFault.error': 'The spreadsheet shows an error here. Type the value.',
  'sheetFault.turnedIntoDay':
    'The spreadsheet made a date of this. Format the cell as text, and type it again.',
  'sheetFault.shortened': 'The spreadsheet shortened this number. Write all its digits.',
  'sheetFault.hidden': 'This has an invisible character ({a}). Delete the cell and type it again.',
  'sheetFault.marks': 'A letter here has more than 30 accents or marks. Delete the cell and type it again.',
  'sheetFault.indicatorMissing': 'The row names no indicator. Use the id from our sheet.',
  'sheetFault.indicatorUnknown': 'You are asked for no indicator with this id. Use the id from our sheet.',
  'sheetFault.periodUnknown': 'These dates are no period of this report. Use the dates from our sheet.',
  'sheetFault.itemUnknown': 'This is no item of {a}. Use the id from our sheet.',
  'sheetFault.oneValueOnly': 'This indicator has one value only. Leave the columns “For” empty.',
  'sheetFault.otherUnit':
    'This indicator has another unit. Download the questions again: yours may be of an older edition.',
  'sheetFault.rowTwice': 'Row {a} says something else for the same place. Delete one of them.',
  'sheetFault.both': 'The row has a value and a reason for having none. Keep one of them.',
  'sheetFault.reasonUnknown': 'This is not one of the reasons: {a}.',
  'sheetFault.reasonAsValue': 'This is a reason for having no value. Move it to the column for reasons.',
  'sheetFault.number': 'This is not a number. Write it like 40 or 12.5.',
  'sheetFault.twoNumbers':
    'This could be two numbers, as 1.234 may be a thousand or one. Write 1234, or one more decimal: 1.2340.',
  'sheetFault.twoWhole':
    'This could be two numbers, as 1.234 may be a thousand or one. Write a whole number with digits alone, like 1234.',
  'sheetFault.unit': '“{a}” is not the unit of this indicator. Write the number alone.',
  'sheetFault.whole': 'Write a whole number.',
  'sheetFault.decimals': 'This has more than six decimals. Round it.',
  'sheetFault.digits': 'This has more than fifteen digits. Write fewer.',
  'sheetFault.yesOrNo': 'Write “{a}” or “{b}”.',
  'sheetFault.day': 'This is not a date. Write it like 2027-06-30.',
  'sheetFault.twoDays': 'This could be two dates. Write the year first, like 2027-06-30.',
  'sheetFault.item': 'This is no item of the list {a}. Choose one of the list.',
  'sheetFault.twoItems': 'Two items have this name. Write the id of the one that you mean.',
  'sheetFault.unfit': 'This value does not fit the indicator. Read how it is counted.',
  'sheetFault.words': 'Row {a} has other words for the same indicator and period. Keep one of them.',
  'sheetFault.lang': 'This is not a language code, like en or fr-CA.',
  'sheetFault.otherLang':
    'Row {a} names another language for the same indicator and period. Keep one of them.',
  'sheetFault.long': 'This has more than {a} characters. Shorten it.',
  'sheetFault.lines': 'This has several lines. Write it in one.',
  'sheetFault.blank': 'There are only blanks and marks here. Write it in words.',
  'sheetFault.otherBeside':
    'Row {a} says something else here. All values of an answer share what this column says: keep one of the two.',
  'sheetFault.sourceUnknown':
    'The report has no source with this name. Add it under “Files and links” of the report first.',
  'sheetFault.twoSources':
    'Two sources of the report have this name. Leave source and place empty here, and choose them on the page.',
  'sheetFault.placeAlone': 'Name the source too, in the column “{a}”.',
  'sheetFault.sourceAlone': 'Say where in the source too, in the column “{a}”.',
} as const
