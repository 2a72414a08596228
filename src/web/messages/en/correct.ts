/** The correction of a report: what was reported beside what would stand, a reason, and until when. */
export const correct = {
  'correct.title': 'Correct your report of {day}',
  'correct.until':
    'You can correct its figures until {day}. What you reported to {call} stays public, beside the new values and your reason.',
  'correct.overHead': 'You can no longer correct this report',
  'correct.over': 'Your rules allowed corrections until {day}.',
  'correct.full':
    'You have corrected it {count, plural, one {# time} other {# times}}, the most we take.',
  'correct.never': 'Your rules do not allow corrections.',
  'correct.next':
    'Begin your next report for {periods}. It can repeat what you reported: change what was wrong, and say so in words. Both reports stay public, each with its date.',
  'correct.prepared': 'What you had prepared',
  'correct.toReport': 'Go to your next report',
  'correct.changes': 'Your correction',
  'correct.filedAt': 'Your report as signed: {entry}',
  'correct.toSign': 'What you correct',
  'correct.changesNote': 'Next, read it once more and sign with your passkey.',
  'correct.none': 'No corrections yet.',
  'correct.noneNew': 'Last corrected on {day}. There is no new correction.',
  'correct.nothing': 'Change a value first: nothing is corrected yet.',
  'correct.indicator': 'Indicator',
  'correct.reported': 'As reported',
  'correct.corrected': 'Corrected',
  'correct.back': 'Take it back',
  'correct.undo': 'Take back',
  'correct.undoAll': 'Take back all',
  'correct.reason': 'Why you correct it',
  'correct.reasonHint': 'Published beside the values.',
  'correct.reasonMissing': 'Say why you correct it.',
  'correct.reasonSaved': 'Saved. Your colleagues see it too.',
  'correct.save': 'Save and leave',
  'correct.saved':
    '{count, plural, =0 {Saved. Your colleagues see it too.} one {# correction saved. Your colleagues see it too.} other {# corrections saved. Your colleagues see them too.}}',
  'correct.savedLate':
    'Your changes came too late and correct nothing. We keep them below, for your next report.',
  'correct.reader': 'Your passkey only lets you read. A colleague who prepares reports can correct this one.',
  'correct.cells': 'Correct value by value',
  'correct.period': 'Period',
  'correct.choose': 'Show values',
  'correct.getHead': 'Correct by spreadsheet',
  'correct.getNote': 'Change what is wrong and send the sheet back.',
  'correct.getSays':
    '{count, plural, one {# row} other {# rows}}, one per value of this report as it is now.',
  'correct.fileHint':
    '.xlsx or .csv, up to 8 MB. What you leave out, empty or unchanged changes nothing.',
  'correct.changed':
    'A colleague has changed or signed this correction since you read it. Go back and read it again before you sign.',
  'correct.changedReport':
    'This report was corrected since you read it: {entry}. Your correction is kept, beside the current values. Go back and read it again before you sign.',
  'correct.reports': 'Your reports in figures',
  'correct.reportsNote': 'Newest first.',
  'correct.report': 'Report of {day}',
  'correct.times': '{count, plural, one {Corrected once} other {Corrected # times}}',
  'correct.it': 'Correct it until {day}',
  'correct.more':
    '{count, plural, one {# older report is in the log.} other {# older reports are in the log.}}',
  'correct.behind': 'Who stands behind it',
  'correct.lang': 'Language',
  'correct.foundIn': 'Source',
  'correct.place': 'Where in it',
  'correct.newSource': 'Name another source',
  'correct.newSourceNote':
    'If the source is not in the list of this answer, name it here: it replaces your choice there. You cannot add a file; put it on a page of yours and give its link.',
  'correct.sourceUnknown':
    'This report has no such source. First correct one answer by hand: its page has “Name another source”.',
  'correct.manySources': 'Choose a source in the list: a report can have {most, number}.',
  'correct.at': '{place}: {says}',
  'correct.neither': 'Give a value or choose a reason.',
  'correct.answer': 'Correct {answer}',
  'correct.toAll': 'Back to the correction',
  'correct.takeReported': 'Use the reported answer: {what}',
  'correct.kept':
    'A colleague has changed this correction since you opened it. Nothing was taken back: check it again.',
  'correct.saveCells': 'Save these corrections',
  'correct.take': 'Put these changes into the correction',
} as const
