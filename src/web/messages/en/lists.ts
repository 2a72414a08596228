import { DOUBTS, type DoubtCode } from '../../../register/lists/doubts.ts'
import { EVIDENCE, type Evidence } from '../../../register/lists/evidence.ts'

/** What the reading of a list tells in the terminal, pages say in each language. */
const doubts = Object.fromEntries(
  Object.entries(DOUBTS).map(([code, { says }]) => [`doubt.${code}`, says]),
) as {
  readonly [C in DoubtCode as `doubt.${C}`]: (typeof DOUBTS)[C]['says']
}
const evidence = Object.fromEntries(
  Object.entries(EVIDENCE).map(([why, says]) => [`evidence.${why}`, says]),
) as {
  readonly [E in Evidence as `evidence.${E}`]: (typeof EVIDENCE)[E]
}

/** Lists of supporters that are copied from elsewhere. */
export const lists = {
  'desk.room.lists': 'Lists from elsewhere',
  'desk.roomNote.lists': 'Copy a published list of supporters: first a dry run, then your passkey.',

  'lists.title': 'Copy a list of supporters',
  'lists.note':
    'Organisations of the list stand on the roll as copied, not as signatories. Nothing is recorded before you have looked at it and approved it.',
  'lists.new': 'A new list',
  'lists.newNote': 'The next page shows what would be recorded.',
  'lists.listTitle': 'Title of the list',
  'lists.listTitleHint': 'It is published beside every name: “Supporters, as published on 12 November 2019”.',
  'lists.titleMissing': 'Enter a title of at most 200 characters.',
  'lists.date': 'Day on which the list said so',
  'lists.dateMissing': 'Enter a day that is not in the future.',
  'lists.url': 'Address where it was published',
  'lists.urlHint': 'Leave it empty if the list was not published on the web.',
  'lists.urlWrong': 'Enter an address like https://example.org/supporters.',
  'lists.whole': 'Whom it names',
  'lists.whole.yes': 'All who stood there on that day',
  'lists.wholeMeans.yes': 'An organisation that the list does not name was not on it.',
  'lists.whole.no': 'Some of them',
  'lists.wholeMeans.no': 'Of an organisation that the list does not name, nothing is known.',
  'lists.wholeMissing': 'Choose whom the list names.',
  'lists.natureLang': 'Language of the column “nature”',
  'lists.natureLang.und': 'Not known',
  'lists.dateOrder': 'How dates like 3/4/2019 are meant',
  'lists.dateOrder.none': 'Not known: leave such dates out',
  'lists.dateOrder.day-first': 'Day first: 3 April',
  'lists.dateOrder.month-first': 'Month first: March 4',
  'lists.file': 'The list',
  'lists.fileHint':
    'A CSV file of at most 1 MB. One column must be called “name” or “organisation”. Others are found by their names: category, country, nature, website, date.',
  'lists.fileMissing': 'Choose the file with the list.',
  'lists.look': 'Show what would be recorded',
  'lists.lists': 'Lists',
  'lists.none': 'No list was read yet.',

  'lists.dryTitle':
    '{open, plural, =0 {{count, plural, =0 {{people, plural, =0 {This list changes nothing} one {This list names # person and changes nothing else} other {This list names # people and changes nothing else}}} one {# entry would be recorded} other {# entries would be recorded}}} one {# question to answer before this list can be recorded} other {# questions to answer before this list can be recorded}}',
  'lists.dryNote': 'Nothing is recorded yet. This is as the register stands now.',
  'lists.rows': 'Rows',
  'lists.comparedWith': 'Compared with the list of',
  'lists.fileDigest': 'Digest of the file',
  'lists.show': 'What the list changes',
  'lists.tab.open': 'To answer',
  'lists.tab.new': 'New',
  'lists.tab.renamed': 'Renamed',
  'lists.tab.changed': 'Changed',
  'lists.tab.earlier': 'Named earlier than known',
  'lists.tab.back': 'Back again',
  'lists.tab.missing': 'Missing',
  'lists.tab.people': 'People left out',
  'lists.tab.doubts': 'Remarks',
  'lists.caption': 'Rows of the list',
  'lists.row': 'Row',
  'lists.what': 'What it says',
  'lists.wasCalled': 'was “{from}”',
  'lists.otherList': 'another list names it so',
  'lists.became': '{field}: “{was}” becomes “{is}”',
  'lists.nothing': 'none',
  'lists.missingSince': 'missing since the list of {date}',
  'lists.leftOut': 'Not recorded, only counted',
  'lists.onWhole': 'The whole list',
  'lists.field.name': 'Name',
  'lists.field.kind': 'Category',
  'lists.field.country': 'Country',
  'lists.field.nature': 'Nature',
  'lists.field.website': 'Website',
  'lists.field.signed': 'Date',
  'lists.field.person': 'Person',
  'lists.field.row': 'Row',
  'lists.field.list': 'List',

  'lists.settle': 'Questions and corrections',
  'lists.settleNote': 'Your answers are kept with this list. You can change them until it is approved.',
  'lists.people': 'People',
  'lists.peopleNote':
    '{count, plural, one {# row looks like a person, such as “{example}”.} other {# rows look like people, such as “{example}”.}} The public log keeps names for ever, so people are left out of it and only counted.',
  'lists.peopleAre': 'What are these rows?',
  'lists.peopleAre.left-out': 'People: leave them out',
  'lists.peopleAre.organisations': 'Organisations: record them',
  'lists.peopleAre.rows': 'I answer for each row',
  'lists.person': 'Row {row}: {name}',
  'lists.person.open': 'Not answered',
  'lists.person.yes': 'A person: leave out',
  'lists.person.no': 'An organisation: record',
  'lists.rowsNo': 'Rows that are organisations',
  'lists.rowsYes': 'Rows that are people',
  'lists.peopleMissed':
    'The server knows people by the words of a row, and may miss some. Their names must not enter the log, which cannot forget. Enter the rows of those that it missed.',
  'lists.rowsForm': 'Numbers of rows: 5, 8-12.',
  'lists.rowsHint': 'Numbers of rows: 5, 8-12. They go before the answer above.',
  'lists.rowsWrong': 'Enter numbers of rows of this list, like 5, 8-12; {most} rows at most.',
  'lists.renames': 'Names that changed',
  'lists.renamesNote':
    'Tell whether two names are the same organisation. It keeps its place in the register.',
  'lists.renamed': 'Row {row}: is “{name}” the same as “{from}”?',
  'lists.renamed.yes': 'The same',
  'lists.renamed.no': 'Another organisation',
  'lists.gone': '“{name}” is not on this list. Is it there under a new name?',
  'lists.gone.open': 'No, or not known',
  'lists.oldName': 'Name of the list before',
  'lists.oldNameWrong': 'Enter a name as the list before has it, of those that this list lacks.',
  'lists.goneRow': 'Row of its new name',
  'lists.goneRowWrong': 'Enter the number of a row with a new name, or nothing.',
  'lists.cells': 'Rows that cannot be read',
  'lists.cellOf': 'Row {row}: {field}',
  'lists.correct': 'Correct a cell',
  'lists.correctNote': 'For any other row. An empty cell leaves it out.',
  'lists.correctField': 'Column',
  'lists.correctValue': 'What it should say',
  'lists.correctWrong': 'Enter the number of a row of this list.',
  'lists.answers': 'Your answers so far',
  'lists.answer.same': '“{old}” became “{new}”',
  'lists.answer.apart': '“{name}” is no other name of another',
  'lists.answer.cell': 'Row {row}, {field}: “{value}”',
  'lists.answer.person': 'Row {row}: {is, select, yes {a person} other {an organisation}}',
  'lists.undo': 'Take these answers back:',
  'lists.unsaved':
    'Some answers are not saved. Save them first, and look at what they change; then record the list.',
  'lists.answersChange': 'This is what your answers change',
  'lists.notSigned':
    'Nothing is recorded yet. Your answers are saved; look at the list again, then record it.',
  'lists.goes':
    '{count, plural, one {What would have been recorded of # name and now is not:} other {What would have been recorded of # names and now is not:}}',
  'lists.comes':
    '{count, plural, one {What would now be recorded of # name:} other {What would now be recorded of # names:}}',
  'lists.save': 'Save the answers',
  'lists.saved': 'Your answers are saved.',
  'lists.more': '{count, plural, one {# more comes after these.} other {# more come after these.}}',

  'lists.approve': 'Record the list',
  'lists.approveNote': 'Your passkey signs the list as a whole. The keeper’s own key then signs each entry.',
  'lists.approval':
    '{officer} approves that the keeper records {count, plural, one {# entry} other {# entries}} of the list “{title}” of {date}.',
  'lists.approveMeans':
    'Each entry is public and for good. Your approval is kept here for whoever asks who stood behind it.',
  'lists.approveButton': 'Record with the passkey',
  'lists.looked':
    '{count, plural, one {I looked: this name is not a private person.} other {I looked: none of these # names is a private person.}} The log cannot forget a name.',
  'lists.lookFirst': 'Look at the names, and tick that none of them is a private person.',
  'lists.openFirst': 'Answer the questions above first.',
  'lists.nothingToRecord':
    'There is nothing to record: the register knows all of this already, or the list names only people.',
  'lists.next': 'People who are left out',
  'lists.recordCount':
    '{count, plural, one {Record a count of # person} other {Record a count of # persons}}',
  'lists.countNote':
    'Their names do not enter the log. Their number can: a count of the day, with the list as its source. Choose the file again in that form, so that its digest is recorded too.',
  'lists.fileKept':
    'The file with the names stays on this server until the list is approved or dropped; then it is deleted, at the latest 90 days after it came.',
  'lists.fileGone': 'The file with the names was deleted from this server when the list was approved.',
  'lists.noKey':
    'The keeper’s own key is not on this server, so nothing is recorded here. The holder of the key uses this command:',
  'lists.drop': 'Drop this list',

  'lists.progressTitle':
    '{done, number} of {total, plural, one {# entry is recorded} other {# entries are recorded}}',
  'lists.entries': 'Entries of this list',
  'lists.absent': 'is not on the list',
  'lists.present': 'is on the list',
  'lists.restates': 'A later list is written down first',
  ...doubts,
  ...evidence,
} as const
