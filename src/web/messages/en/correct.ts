/** The correction of a report: what was reported beside what would stand, a reason, and until when. */
export const correct = {
  'correct.title': 'Correct your report of {day}',
  'correct.until':
    'You can correct its figures until {day}. What you reported to {call} stays on record, beside the new values and your reason.',
  'correct.overHead': 'This report can no longer be corrected',
  'correct.over': 'The rules that bind you took corrections of it until {day}.',
  'correct.full':
    'You have corrected it {count, plural, one {# time} other {# times}}. We take no more corrections of one report.',
  'correct.never': 'The rules that bind you take no corrections of a report.',
  'correct.next':
    'Say it in your next report: begin it for {periods}. It shows what you reported and can repeat it; change what was wrong, and say so in the words beside it. Both reports stay on record, each with its date.',
  'correct.prepared': 'What you had prepared',
  'correct.toReport': 'Go to your next report',
  'correct.changes': 'Your correction',
  'correct.filedAt': 'Your report, as you signed it: {entry}',
  'correct.toSign': 'What you correct',
  'correct.changesNote': 'Next, you read it once more and sign with your passkey.',
  'correct.none': 'You have corrected nothing yet.',
  'correct.noneNew': 'You last corrected this report on {day}. There is no new correction.',
  'correct.nothing': 'The correction says what the report says already. Change a value first.',
  'correct.indicator': 'Indicator',
  'correct.reported': 'As reported',
  'correct.corrected': 'Corrected',
  'correct.back': 'Take it back',
  'correct.undo': 'Take back',
  'correct.undoAll': 'Take back all',
  'correct.reason': 'Why you correct it',
  'correct.reasonHint': 'Everyone reads this beside the values.',
  'correct.reasonMissing': 'Say why you correct it.',
  'correct.reasonSaved': 'Saved. Your colleagues see it too.',
  'correct.save': 'Save and leave',
  'correct.saved':
    '{count, plural, =0 {Saved. Your colleagues see it too.} one {# correction is saved. Your colleagues see it too.} other {# corrections are saved. Your colleagues see them too.}}',
  'correct.savedLate':
    'Your changes came too late and correct nothing. They are kept below, so that you can say them in your next report.',
  'correct.reader': 'Your passkey lets you read. A colleague who prepares reports can correct this one.',
  'correct.cells': 'Correct value by value',
  'correct.period': 'Period',
  'correct.choose': 'Show its values',
  'correct.getHead': 'Correct by spreadsheet',
  'correct.getNote': 'Change what is wrong, and send the sheet back.',
  'correct.getSays':
    '{count, plural, one {# row} other {# rows}}, one for each value of this report, as it stands now.',
  'correct.fileHint':
    'A .xlsx or .csv file of up to 8 MB. What you leave out, leave empty or leave as it was changes nothing.',
  'correct.changed':
    'A colleague has changed or signed this correction since you read it. Go back, read it again, and then sign.',
  'correct.changedReport':
    'This report was corrected since you read it: {entry}. Go back: what you correct stays, beside the values that stand now. Read it again, and then sign.',
  'correct.reports': 'Your reports in figures',
  'correct.reportsNote': 'What you have filed, the newest first.',
  'correct.report': 'Report of {day}',
  'correct.times': '{count, plural, one {Corrected once} other {Corrected # times}}',
  'correct.it': 'Correct it, until {day}',
  'correct.more':
    '{count, plural, one {# older report is} other {# older reports are}} not listed here. Each stands in the log.',
  'correct.behind': 'Who stands behind it',
  'correct.lang': 'Language',
  'correct.foundIn': 'It stands in',
  'correct.place': 'Where in it',
  'correct.newSource': 'Name another source',
  'correct.newSourceNote':
    'Name here a source that is not in the list of this answer: it replaces what is chosen there. You cannot add a file here; put it on a page of yours and give its link.',
  'correct.sourceUnknown':
    'This report has no source with this name. First correct one answer by hand: on its page you can “Name another source”.',
  'correct.manySources': 'A report has {most, number} sources at most. Choose one of those in the list.',
  'correct.at': '{place}: {says}',
  'correct.neither': 'Give a value, or choose a reason.',
  'correct.answer': 'Correct {answer}',
  'correct.toAll': 'Back to the correction',
  'correct.takeReported': '{what} was reported. Take this one',
  'correct.kept':
    'A colleague has changed this correction since you opened it. Nothing was taken back: look at it again.',
  'correct.saveCells': 'Save these corrections',
  'correct.take': 'Put these changes into the correction',
} as const
