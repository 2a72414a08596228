/** The report of an organisation, part by part: figures, words, commitments, and one signature. */
export const filing = {
  'filing.title': 'Report: {call}',
  'filing.lede': '{periods}. Indicators “{catalogue}”, edition {edition}.',
  'filing.ledeAlone': 'On your commitments, with files but no figures.',
  'filing.oldEdition':
    'Edition {newest} is out. This report keeps the edition it began with.',
  'filing.answers': '{done, number} of {all, plural, one {# answer} other {# answers}}',
  'filing.ofAll': '{done, number} of {all, number}',
  'filing.count':
    '{values, plural, =0 {No value} one {# value} other {# values}}, {reasons, plural, =0 {} one {# with a reason, } other {# with a reason, }}{open, number} open.',
  'filing.wrong': '{count, plural, one {# to change} other {# to change}}',
  'filing.done': 'complete',
  'filing.parts': 'The parts',
  'filing.partsNote':
    'Colleagues can fill in parts at the same time. What you save, they see, and nobody else.',
  'filing.othersHead':
    '{count, plural, one {# part not asked of your organisation} other {# parts not asked of your organisation}}',
  'filing.othersSays': 'You can still answer. What you leave out does not count as missing.',
  'filing.unasked':
    '{rules, select, these {Your rules ask for these figures, but not yet for these days.} other {No rule you accepted asks for these figures.}} You can still report them. An indicator left empty is left out. If you answer part of it, the rest is published as “not asked”.',
  'filing.openUnasked':
    'None of this is asked of you for these days yet. An indicator left empty is left out, and you can report it later. If you answer part of it, the rest is published as “not asked”.',
  'filing.nobody': 'Nobody yet',
  'filing.savedBy': '{who}, {time}',
  'filing.savedYou': 'You, {time}',
  'filing.turn': 'Asked of {who}',
  'filing.turnYours': 'Asked of you',
  'filing.here': '{who, select, you {You are here} other {{name} is here}} now',
  'filing.commitments': 'Your commitments',
  'filing.commitmentsNot': 'Nothing said yet',
  'filing.commitmentsAsk': '{count, plural, one {# answer missing} other {# answers missing}}',
  'filing.commitmentsLede':
    'What became of your commitments, in your own name. One signature files this and the figures.',
  'filing.commitmentsAlone':
    'What became of your commitments, in your own name. One signature files this and the files.',
  'filing.sheet': 'By spreadsheet',
  'filing.preview': 'Preview the whole report',
  'filing.next': 'Save, then {part}',
  'filing.nextPage': 'Save and turn the page',
  'filing.nextCommitments': 'Save, then your commitments',
  'filing.last': 'Save, then preview',
  'filing.save': 'Save',
  'filing.leave': 'Save and leave',
  'filing.overview': 'All parts',
  'filing.saved': 'Saved. Your colleagues see it too.',
  'filing.same': 'Same as last time: fill in {count, plural, one {# open answer} other {# open answers}}',
  'filing.sameNote':
    'Fills open answers with your earlier values and reasons: from the same part of an earlier year, otherwise from your last period of this length. You can change them before you sign.',
  'filing.sameDone':
    '{count, plural, one {# earlier answer filled in.} other {# earlier answers filled in.}}',
  'filing.back':
    'Undo “Same as last time”: empty {count, plural, one {# unchanged answer} other {# unchanged answers}}',
  'filing.backDone':
    '{count, plural, one {# answer is empty again.} other {# answers are empty again.}}',
  'filing.otherQuestions':
    '{count, plural, one {# question has changed since last time} other {# questions have changed since last time}}',
  'filing.reworded':
    'This question is worded differently than last time. Check that your earlier answer still fits.',
  'filing.askedThen': 'Earlier wording',
  'filing.changedUnit':
    'Last time the unit was {unit}, so your earlier value is not shown or filled in.',
  'filing.changedKind':
    'Last time this took another kind of answer, or another list. Your earlier answer is not shown or filled in.',
  'filing.reads': 'How it is counted',
  'filing.source': 'Taken from {title}',
  'filing.unit': 'Unit: {unit}.',
  'filing.was': 'Last: {period}',
  'filing.wasOther': 'Before, over other days: {from} – {until}',
  'filing.row': 'For',
  'filing.value': 'Value',
  'filing.reason': 'No value, because',
  'filing.reasonOf': '{of}: no value, because',
  'filing.reasonEach': 'Give a reason for each period',
  'filing.cell': '{of}, {period}',
  'filing.yes': 'Yes',
  'filing.no': 'No',
  'filing.more': 'Your own words, and who stands behind it',
  'filing.words': 'Your own words, {period}',
  'filing.wordsHint': 'Published word for word beside the answers.',
  'filing.behind': 'Who stands behind it, {period}',
  'filing.behindHint':
    'Leave empty for your organisation itself. Otherwise name the auditor, agency or supplier.',
  'filing.lang': 'Language of these words, {period}',
  'filing.saidIn': 'Language of your words here',
  'filing.saidInHint': 'For words you write or change on this page, not figures.',
  'filing.foundIn': 'Source, {period}',
  'filing.foundNone': 'No source',
  'filing.place': 'Where in it, {period}',
  'filing.placeHint': 'Like “page 31” or “table 4”.',
  'filing.notAsked':
    '{count, plural, one {# question not asked of your organisation} other {# questions not asked of your organisation}}',
  'filing.page': 'Page {n, number} of {all, number}',
  'filing.pageOf': 'Page {n, number} of {all, number}: {item}',
  'filing.pages': 'Pages of this part',
  'filing.bad': '{count, plural, one {One answer to change} other {# answers to change}}',
  'filing.faultAt': '{of}: {fault}',
  'filing.faultTyped': '“{typed}”. {fault}',
  'filing.met': '{of}: different answers were typed at the same time. Choose one and save.',
  'filing.metLang': '{of}: different languages were chosen at the same time. Choose one and save.',
  'filing.metHead': 'Different answers, typed at the same time',
  'filing.metOwn': 'All are yours. You may have opened this page twice.',
  'filing.takeYours': 'Use your answer: {what}',
  'filing.takeTheirs': 'Use the answer of {who}: {what}',
  'filing.emptiedYours': 'Leave it empty, as you did',
  'filing.emptiedTheirs': 'Leave it empty, like {who}',
  'filing.takeNone': 'Or something else:',
  'filing.nothing': 'nothing',
  'filing.fault.both': 'Give a value or a reason for having none, not both.',
  'filing.fault.hidden':
    'There are invisible characters, or more than 30 marks on a letter. Delete this and type it again.',
  'filing.fault.long': 'Use at most {most, number} characters.',
  'filing.fault.sourceGone':
    'This source is no longer in the report. Choose another, or empty the place too.',
  'filing.fault.found': 'Name both the source and the place in it, or neither.',
  'filing.keptHere': 'You typed this before. The report now has what the field shows.',
  'filing.keptGone':
    'You typed this before, but it was not saved. Its field has changed: {field}',
  'filing.unsavedHere':
    'You typed this in this tab and have not saved it. Open it, then save or delete it. Otherwise it is not in the report.',
  'filing.keptTake': 'Use what I typed',
  'filing.keptLeave': 'Leave it out',
  'filing.noRoom':
    'Not saved: the draft is full. Shorten or delete long answers in any part.',
  'filing.start': 'Begin a report',
  'filing.startLede':
    'Fill in the indicators part by part, with colleagues if you like. Then preview and sign once.',
  'filing.startHead': 'Period',
  'filing.startNote':
    '{why, select, last {We propose the time after your last report.} asked {We propose the time for which your rules ask for a report.} left {We propose this time first: your rules asked for its figures and no report of yours has them.} again {You have reported on the newest time that is over. We propose to report it again.} over {We propose the newest time that is over.} other {We propose the last whole year.}} You can change it later.',
  'filing.catalogue': 'Indicators',
  'filing.catalogueOf': '{title}, edition {edition}',
  'filing.catalogueDue': '{title}, due {day}',
  'filing.catalogueHint': 'If you change this, check the days below.',
  'filing.from': 'From',
  'filing.until': 'Until',
  'filing.split': 'Figures for each',
  'filing.split.whole': 'the whole period',
  'filing.split.year': 'year',
  'filing.split.half': 'half-year',
  'filing.split.quarter': 'quarter',
  'filing.split.month': 'month',
  'filing.fromWrong': 'Enter the first day, like 2026-01-01.',
  'filing.untilWrong': 'Enter the last day, not before the first.',
  'filing.tooMany': 'Choose longer periods or a shorter time: a report has at most {most, number} periods.',
  'filing.notBegun': '{period} has not begun. Choose days that have.',
  'filing.long': 'Choose shorter periods: {most, number} years at most.',
  'filing.tooLarge':
    'So many periods of {count, number} indicators do not fit in one report. {any, select, none {Choose a shorter time.} other {These fit: {fits}. Or choose a shorter time.}}',
  'filing.tooLargeEver':
    'Even for one period, these {count, number} indicators do not fit in one report. Ask us to divide them.',
  'filing.oversize':
    'This report is {over} too long to sign: the most is {most}.',
  'filing.oversizeMend': 'Shorten long answers, or choose a shorter time. The draft keeps all answers.',
  'filing.oversizeLongest': 'The longest answers:',
  'filing.mayNotFit':
    'If many values are missing for several reasons, this report may be too large to sign. The preview says whether it fits. {any, select, none {A shorter time always fits.} other {These always fit: {fits}.}}',
  'filing.tooLargeNow':
    'This report is too large for one signature: too many missing answers for different reasons.',
  'filing.tooLargeMend':
    'Choose longer periods, or use fewer reasons. Answers for periods you remove stay in the draft.',
  'filing.short': '{period} is shorter than you chose ({cut}). Choose days that fill it, or “{whole}”.',
  'filing.shorter': '{period} is shorter than the others ({cut}).',
  'filing.ahead': '{period} ends only on {day}.',
  'filing.early': 'Report days that are not over',
  'filing.earlyMend': 'Choose days that are over, or tick the box.',
  'filing.begin': 'Begin',
  'filing.alone': 'Report on commitments alone, without figures',
  'filing.files': 'Report with files',
  'filing.filesNote':
    'One draft for you and your colleagues: what became of your commitments, and files to show it. Choose this before you fill in the form above.',
  'filing.filesBegin': 'Begin a report with files',
  'filing.periods': 'Change the periods…',
  'filing.periodsHead': 'Periods',
  'filing.periodsNote':
    'Answers for a period you remove stay in the draft, unpublished. They come back with it.',
  'filing.periodsSave': 'Use these periods',
  'filing.periodsDone': 'Periods changed.',
  'filing.ask': 'Ask a colleague for a part',
  'filing.askNote': 'This shows whose turn it is. Others can still fill it in.',
  'filing.askPart': 'Part',
  'filing.askWhom': 'Colleague',
  'filing.askNobody': 'Nobody in particular',
  'filing.askIt': 'Ask',
  'filing.asked': 'Asked. Your colleague sees it on this page.',
  'filing.waits':
    '{call}: a colleague asks you to fill in {count, plural, one {a part} other {# parts}} of the report.',
  'filing.drop': 'Delete this draft…',
  'filing.dropTitle': 'Delete this draft?',
  'filing.dropSays':
    'You delete what you and your colleagues typed: {values, plural, =0 {no value} one {# value} other {# values}}, and words. None of it was published.',
  'filing.dropIt': 'Delete the draft',
  'filing.begun':
    'Report in figures begun: {done, number} of {all, plural, one {# answer} other {# answers}}.',
  'filing.begunBefore':
    '{who, select, you {You have} other {{name} has}} already begun this report, for {periods}. We did not use your choice: {time} ({cut}). {is, select, indicators {For other indicators, first sign or delete this one.} other {You can change the periods below.}}',
  'filing.begunAlone': 'Report with files begun.',
  'filing.begunHead': 'Report in figures',
  'filing.endedTitle': 'This draft has ended',
  'filing.ended.signed': '{who} signed the report on {day}.',
  'filing.ended.signedYou': 'You signed the report on {day}.',
  'filing.ended.deleted': '{who} deleted the draft on {day}.',
  'filing.ended.deletedYou': 'You deleted the draft on {day}.',
  'filing.ended.changed': 'A colleague chose other periods, or began the report again.',
  'filing.ended.gone': 'The draft is no longer kept.',
  'filing.endedHead': 'What happened',
  'filing.endedNothing': 'Your changes were all saved.',
  'filing.endedMend': 'Your last changes are not in it. Copy them from here:',
  'filing.endedField': 'Field',
  'filing.endedTyped': 'What you typed',
  'filing.endedOn': 'Go to the report',
  'filing.read':
    'You can read this draft. A drafter or signatory of your organisation fills it in.',
  'filing.previewAlone': '{party}: report',
  'filing.previewNote': 'As everyone will read it. Only you and your colleagues see it now.',
  'filing.previewWhole': 'Whole report',
  'filing.open': 'Still open',
  'filing.openNote': 'Fill them in, or your signature publishes them as “not reported”.',
  'filing.openSays':
    '{count, plural, one {# answer is open.} other {# answers are open.}} If you sign now, we publish each as “not reported”.',
  'filing.openOf': '{count, plural, one {# answer} other {# answers}}',
  'filing.waitsOn': 'Asked for, but not answered here',
  'filing.waitsHere': 'If this report answers it, tick it under {here}. If not, file another report.',
  'filing.openNone':
    'Nothing is open: every answer your rules ask for has a value, a reason or a source.',
  'filing.change': 'To change first',
  'filing.changeSays': 'You can sign once these are changed, so that nothing you typed is lost.',
  'filing.nothingSaid':
    'This report is empty. Answer a question, or say something about your commitments.',
  'filing.signHead': 'Sign',
  'filing.signSays':
    '{party} files this report under {call}, with one signature: {any, select, none {no figures} other {{figures}}}{account, select, none {} other {, with what it says of its commitments}}.',
  'filing.sign': 'Go on to sign',
  'filing.signDrafter':
    'A signatory of your organisation must preview and sign. Tell one that it is ready.',
  'filing.correct':
    'You can correct mistakes in figures for {count, plural, one {# day} other {# days}} after signing. The old value stays beside the new one.',
  'filing.correctNone':
    'Your rules do not let you correct a report later. Your next report can say what was wrong.',
  'filing.changedSince': 'The report has changed since you read it. Preview it again before you sign.',
  'filing.leftOut': 'Not in this report',
  'filing.leftOutSays':
    '{count, plural, one {# answer is for another period. Your signature does not publish it; we keep it for your next report by these indicators.} other {# answers are for other periods. Your signature does not publish them; we keep them for your next report by these indicators.}}',
  'filing.leftOutOf': '{period}: {count, plural, one {# answer} other {# answers}} by {who}',
  'filing.leftBack': 'Report for {periods}',
  'filing.leftBackNote':
    'Replaces the periods that overlap these days. Answers for those stay in the draft.',
  'filing.leftDrop': 'Delete {count, plural, one {this answer} other {these answers}}',
  'filing.leftDropTitle': 'Delete answers',
  'filing.leftDropSays':
    '{count, plural, one {You delete # answer for {periods}. It was not published. You cannot undo this.} other {You delete # answers for {periods}. None was published. You cannot undo this.}}',
  'filing.leftDropped': 'Answers for other periods deleted.',
  'filing.leftBefore':
    'We keep {count, plural, one {# answer by “{catalogue}”} other {# answers by “{catalogue}”}} for {periods}, which your last report did not cover. Begin a report by these indicators for these days to use what is kept.',
  'filing.changedPeriods': 'Its periods have changed.',
  'filing.changedReports':
    'Your organisation has since recorded something else under this call: {entry}. If it reports the same days, the preview shows what differs.',
  'filing.changedAsked':
    'The rules, the indicators or the date changed what is asked of you. So the report changed too.',
} as const
