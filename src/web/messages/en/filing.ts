/** The report of an organisation, part by part: figures, words, commitments, and one signature. */
export const filing = {
  'filing.title': 'Report: {call}',
  'filing.lede': '{periods}. By the indicators “{catalogue}”, edition {edition}.',
  'filing.ledeAlone': 'On your commitments, with files and without figures.',
  'filing.oldEdition':
    'The call has published edition {newest} of these indicators since. This report goes on by the edition with which it was begun.',
  'filing.answers': '{done, number} of {all, plural, one {# answer} other {# answers}}',
  'filing.ofAll': '{done, number} of {all, number}',
  'filing.count':
    '{values, plural, =0 {No value} one {# value} other {# values}}, {reasons, plural, =0 {} one {# with a reason, } other {# with a reason, }}{open, number} open.',
  'filing.wrong': '{count, plural, one {# to change} other {# to change}}',
  'filing.done': 'complete',
  'filing.parts': 'The parts',
  'filing.partsNote':
    'Several of you can fill in parts at once. What one of you saves, all of you see, and nobody else.',
  'filing.othersHead':
    '{count, plural, one {# part that is not asked of your organisation} other {# parts that are not asked of your organisation}}',
  'filing.othersSays': 'You can answer them all the same. What you leave out is not counted as missing.',
  'filing.unasked':
    '{rules, select, these {The rules of your organisation ask for these figures, and not for these days so far.} other {No rule that your organisation accepted asks for these figures.}} You can report them all the same. An indicator that you leave empty is left out. If you answer part of it, the rest is published as “not asked”.',
  'filing.openUnasked':
    'Nothing of this is asked of your organisation for these days so far. An indicator that you leave empty is left out, and you can report it later. If you answer part of it, the rest is published as “not asked”.',
  'filing.nobody': 'Nobody yet',
  'filing.savedBy': '{who}, {time}',
  'filing.savedYou': 'You, {time}',
  'filing.turn': 'Asked of {who}',
  'filing.turnYours': 'Asked of you',
  'filing.here': '{who, select, you {You are} other {{name} is}} in it now',
  'filing.commitments': 'Your commitments',
  'filing.commitmentsNot': 'Nothing said yet',
  'filing.commitmentsAsk': '{count, plural, one {# answer is missing} other {# answers are missing}}',
  'filing.commitmentsLede':
    'What became of what you promised, in your own name. It goes out with the figures, under one signature.',
  'filing.commitmentsAlone':
    'What became of what you promised, in your own name. It goes out with the files, under one signature.',
  'filing.sheet': 'By spreadsheet',
  'filing.preview': 'Preview the whole report',
  'filing.next': 'Save, then {part}',
  'filing.nextPage': 'Save and turn the page',
  'filing.nextCommitments': 'Save, then your commitments',
  'filing.last': 'Save, then preview',
  'filing.save': 'Save',
  'filing.leave': 'Save and leave',
  'filing.overview': 'All parts',
  'filing.saved': 'Saved for all of you.',
  'filing.same': 'Same as last time: fill in {count, plural, one {# open answer} other {# open answers}}',
  'filing.sameNote':
    'Fills in what is open with values and reasons that you reported before: for the same part of an earlier year, or else for the last period that was as long. You can change each before you sign.',
  'filing.sameDone':
    '{count, plural, one {# answer of last time was filled in.} other {# answers of last time were filled in.}}',
  'filing.back':
    'Undo “Same as last time”: empty {count, plural, one {# answer} other {# answers}} that nobody has changed',
  'filing.backDone':
    '{count, plural, one {# answer that was filled in from last time is empty again.} other {# answers that were filled in from last time are empty again.}}',
  'filing.otherQuestions':
    '{count, plural, one {# question is not put as it was last time} other {# questions are not put as they were last time}}',
  'filing.reworded':
    'This question is worded differently than last time. Check that what you answered then answers it.',
  'filing.askedThen': 'How it was worded',
  'filing.changedUnit':
    'Last time this was counted in {unit}. What you reported then is in another unit, so it is neither shown nor filled in here.',
  'filing.changedKind':
    'Last time this asked for another kind of answer, or by another list. What you reported then does not fit, so it is neither shown nor filled in here.',
  'filing.reads': 'How it is counted',
  'filing.source': 'Taken from {title}',
  'filing.unit': 'Unit: {unit}.',
  'filing.was': 'Last: {period}',
  'filing.wasOther': 'Before, over other days: {from} – {until}',
  'filing.row': 'For',
  'filing.value': 'Value',
  'filing.reason': 'No value, because',
  'filing.reasonOf': '{of}: no value, because',
  'filing.reasonEach': 'Give a reason for each period apart',
  'filing.cell': '{of}, {period}',
  'filing.yes': 'Yes',
  'filing.no': 'No',
  'filing.more': 'In your own words, and who stands behind it',
  'filing.words': 'In your own words, {period}',
  'filing.wordsHint': 'Published word for word, beside the answers.',
  'filing.behind': 'Who stands behind it, {period}',
  'filing.behindHint':
    'Leave it empty if that is your organisation itself. Else name the auditor, agency or supplier.',
  'filing.lang': 'Language of these words, {period}',
  'filing.saidIn': 'Language of what you write here',
  'filing.saidInHint': 'It holds for the words that you write or change on this page, not for figures.',
  'filing.foundIn': 'It stands in, {period}',
  'filing.foundNone': 'No source',
  'filing.place': 'Where in it, {period}',
  'filing.placeHint': 'Like “page 31” or “table 4”.',
  'filing.notAsked':
    '{count, plural, one {# question that is not asked of your organisation} other {# questions that are not asked of your organisation}}',
  'filing.page': 'Page {n, number} of {all, number}',
  'filing.pageOf': 'Page {n, number} of {all, number}: {item}',
  'filing.pages': 'Pages of this part',
  'filing.bad': '{count, plural, one {One answer needs a change} other {# answers need a change}}',
  'filing.faultAt': '{of}: {fault}',
  'filing.faultTyped': '“{typed}”. {fault}',
  'filing.met': '{of}: different answers were given at the same time. Take the right one, and save.',
  'filing.metLang': '{of}: different languages were chosen at the same time. Take the right one, and save.',
  'filing.metHead': 'Different answers were given at the same time',
  'filing.metOwn': 'All of them are yours. You may have had this page open twice.',
  'filing.takeYours': 'You typed {what}. Take this one',
  'filing.takeTheirs': '{who} typed {what}. Take this one',
  'filing.emptiedYours': 'You removed the answer. Leave it empty',
  'filing.emptiedTheirs': '{who} removed the answer. Leave it empty',
  'filing.takeNone': 'Or something else:',
  'filing.nothing': 'nothing',
  'filing.fault.both': 'There is a value and a reason for having none. Keep one of them.',
  'filing.fault.hidden':
    'There are characters that nobody can see, or more than 30 marks on a letter. Delete this and type it again.',
  'filing.fault.long': 'This is too long. Shorten it to {most, number} characters.',
  'filing.fault.sourceGone':
    'The source that was named here has been removed from the report. Choose another one, or empty the place too.',
  'filing.fault.found': 'Name the source, and where in it this stands; or neither.',
  'filing.keptHere': 'You typed this here before. Now the report says what stands in the field.',
  'filing.keptGone':
    'You typed this before, and it was not saved. The page no longer has this field as it was: {field}',
  'filing.unsavedHere':
    'You typed this in this tab, and it is not saved. Open it, and save or delete what you typed. Otherwise it is not in the report.',
  'filing.keptTake': 'Take what you typed',
  'filing.keptLeave': 'Leave it out',
  'filing.noRoom':
    'This was not saved: the draft has no room for it. Shorten long answers in any part, or delete those that you do not need.',
  'filing.start': 'Begin a report',
  'filing.startLede':
    'You answer by the indicators of the call, part by part, several of you at once. Then you preview it and sign once.',
  'filing.startHead': 'Which period it covers',
  'filing.startNote':
    '{why, select, last {We propose the time that follows your last report.} asked {Your rules ask for a report. We propose the time that it is for.} left {Your rules asked for figures of this time too, and no report of yours answers for it. We propose it first.} again {Your last report is of the newest time that is over. We propose to report it once more.} over {We propose the newest time that is over.} other {We propose the last whole year.}} You can change it later.',
  'filing.catalogue': 'Indicators',
  'filing.catalogueOf': '{title}, edition {edition}',
  'filing.catalogueDue': '{title}, due {day}',
  'filing.catalogueHint': 'If you choose others, check the days below.',
  'filing.from': 'From',
  'filing.until': 'Until',
  'filing.split': 'Figures for each',
  'filing.split.whole': 'the whole period',
  'filing.split.year': 'year',
  'filing.split.half': 'half-year',
  'filing.split.quarter': 'quarter',
  'filing.split.month': 'month',
  'filing.fromWrong': 'Enter the first day, like 2026-01-01.',
  'filing.untilWrong': 'Enter the last day. It is not before the first.',
  'filing.tooMany': 'A report has {most, number} periods at most. Choose longer ones, or a shorter time.',
  'filing.notBegun': '{period} has not begun. Choose days that have.',
  'filing.long': 'A period has {most, number} years at most. Choose shorter ones.',
  'filing.tooLarge':
    'So many periods by {count, number} indicators do not fit one report. {any, select, none {Choose a shorter time.} other {These fit: {fits}. Or choose a shorter time.}}',
  'filing.tooLargeEver':
    'These {count, number} indicators ask for more answers than one report has room for, even for one period. Tell us, so that we can divide them.',
  'filing.oversize':
    'This report cannot be signed yet. Its answers are {over} too long together: a report has room for {most}.',
  'filing.oversizeMend': 'Shorten long answers, or report on a shorter time. All answers stay in the draft.',
  'filing.oversizeLongest': 'The longest answers, with all that they say:',
  'filing.mayNotFit':
    'In these periods the report may not fit one signature, if many values are missing for several reasons. The preview says whether it fits. {any, select, none {A shorter time fits in any case.} other {These fit in any case: {fits}.}}',
  'filing.tooLargeNow':
    'This report does not fit one signature. For each indicator and period it says how many answers are missing, for each reason. There are too many of these numbers.',
  'filing.tooLargeMend':
    'Choose longer periods, or give fewer different reasons. Answers for periods that you take away stay in the draft.',
  'filing.short': '{period} is shorter than what you chose ({cut}). Choose days that fill it, or “{whole}”.',
  'filing.shorter': '{period} is shorter than the other periods ({cut}).',
  'filing.ahead': '{period} is not over: it ends on {day}.',
  'filing.early': 'Report days that are not over',
  'filing.earlyMend': 'Choose days that are over, or tick the box.',
  'filing.begin': 'Begin',
  'filing.alone': 'Report on your commitments alone, without figures',
  'filing.files': 'Files with your report',
  'filing.filesNote':
    'One draft for all of you: what became of your commitments, and files that show it. Choose this before you fill in the form above.',
  'filing.filesBegin': 'Begin a report with files',
  'filing.periods': 'Change the periods…',
  'filing.periodsHead': 'Periods of this report',
  'filing.periodsNote':
    'Answers for a period that you take away stay in the draft and come back with it. They are not published.',
  'filing.periodsSave': 'Use these periods',
  'filing.periodsDone': 'The periods were changed.',
  'filing.ask': 'Ask a colleague for a part',
  'filing.askNote': 'It shows whose turn it is. Any of you can still fill it in.',
  'filing.askPart': 'Part',
  'filing.askWhom': 'Colleague',
  'filing.askNobody': 'Nobody in particular',
  'filing.askIt': 'Ask',
  'filing.asked': 'Asked. They see it on this page.',
  'filing.waits':
    '{call}: a colleague asks you for {count, plural, one {a part} other {# parts}} of the report.',
  'filing.drop': 'Delete this draft…',
  'filing.dropTitle': 'Delete the draft of this report?',
  'filing.dropSays':
    'What all of you typed in it goes: {values, plural, =0 {no value} one {# value} other {# values}}, and words. Nothing of it was published.',
  'filing.dropIt': 'Delete the draft',
  'filing.begun':
    'A report in figures is begun: {done, number} of {all, plural, one {# answer} other {# answers}}.',
  'filing.begunBefore':
    '{who, select, you {You have} other {{name} has}} begun this report already, for {periods}. What you chose was not taken: {time} ({cut}). {is, select, indicators {A report by other indicators can begin once this one is signed or deleted.} other {You can change the periods below.}}',
  'filing.begunAlone': 'A report with files is begun.',
  'filing.begunHead': 'Report in figures',
  'filing.endedTitle': 'This draft has ended',
  'filing.ended.signed': '{who} signed the report on {day}.',
  'filing.ended.signedYou': 'You signed the report on {day}.',
  'filing.ended.deleted': '{who} deleted the draft on {day}.',
  'filing.ended.deletedYou': 'You deleted the draft on {day}.',
  'filing.ended.changed': 'A colleague chose other periods for this report, or began it anew.',
  'filing.ended.gone': 'The draft is kept no more.',
  'filing.endedHead': 'What became of it',
  'filing.endedNothing': 'You had changed nothing that is not saved.',
  'filing.endedMend': 'What you typed last is not in it. Here it is, so that you can copy it:',
  'filing.endedField': 'Field',
  'filing.endedTyped': 'What you typed',
  'filing.endedOn': 'To the report',
  'filing.read':
    'You may read and not change this draft. A drafter or a signatory of your organisation fills it in.',
  'filing.previewAlone': '{party}: report',
  'filing.previewNote': 'As everyone will read it. Nobody else sees this now.',
  'filing.previewWhole': 'The whole report',
  'filing.open': 'Still open',
  'filing.openNote': 'You can fill them in. Left so, they are published as “not reported” by your signature.',
  'filing.openSays':
    '{count, plural, one {# answer is open.} other {# answers are open.}} If you sign now, each is published as “not reported”.',
  'filing.openOf': '{count, plural, one {# answer} other {# answers}}',
  'filing.waitsOn': 'Asked for, and not answered by this report',
  'filing.waitsHere': 'You can file another report for it. If this one answers it, tick it under {here}.',
  'filing.openNone':
    'Nothing is open: each answer that your rules ask for has a value, a reason, or the place where it stands.',
  'filing.change': 'To change first',
  'filing.changeSays': 'Nothing is signed until these are changed, so that nothing typed gets lost.',
  'filing.nothingSaid':
    'This report says nothing yet. Answer a question, or say something about your commitments.',
  'filing.signHead': 'Sign',
  'filing.signSays':
    '{party} files this report under {call}: {any, select, none {no figures} other {{figures}}}{account, select, none {} other {, with what it says of its commitments}}. One signature files all of it.',
  'filing.sign': 'Go on to sign',
  'filing.signDrafter':
    'A signatory of your organisation previews this page and signs. Tell one of them that it is ready.',
  'filing.correct':
    'For {count, plural, one {# day} other {# days}} after that a mistake in figures can be corrected. The old value stays beside the new one.',
  'filing.correctNone':
    'Under your rules a report cannot be corrected later. The next report can say what was wrong.',
  'filing.changedSince': 'What you read was changed since. Preview it again before you sign.',
  'filing.leftOut': 'Not in this report',
  'filing.leftOutSays':
    '{count, plural, one {# answer was typed for a period that this report is not for. Your signature does not publish it: it is kept for your next report by these indicators.} other {# answers were typed for periods that this report is not for. Your signature does not publish them: they are kept for your next report by these indicators.}}',
  'filing.leftOutOf': '{period}: {count, plural, one {# answer} other {# answers}}, typed by {who}',
  'filing.leftBack': 'Report for {periods}',
  'filing.leftBackNote':
    'This report is then for these days instead of those that overlap them. What was typed for those stays in the draft.',
  'filing.leftDrop': 'Delete {count, plural, one {this answer} other {these answers}}',
  'filing.leftDropTitle': 'Delete answers',
  'filing.leftDropSays':
    '{count, plural, one {You are about to delete # answer for {periods}. It was not published, and nobody can bring it back.} other {You are about to delete # answers for {periods}. None of them was published, and nobody can bring them back.}}',
  'filing.leftDropped': 'The answers for other periods were deleted.',
  'filing.leftBefore':
    '{count, plural, one {# answer by “{catalogue}” is kept} other {# answers by “{catalogue}” are kept}} from a draft: your last report was not for {periods}. A new report by these indicators has them, if it is for these days.',
  'filing.changedPeriods': 'It is for other periods now.',
  'filing.changedReports':
    'Your organisation recorded something else under this call since: {entry}. If it is a report of the same days, the preview shows what differs.',
  'filing.changedAsked':
    'The rules, the indicators or the date have changed what your organisation is asked. So the report says something else now.',
} as const
