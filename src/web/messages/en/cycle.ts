/** A cycle at the desk: measures, classes, dates that move, and who has answered. */
export const cycle = {
  'says.cycle/extended.until': '{until}, this day included',
  'says.service/interrupted.until': 'At {until}',
  'desk.form.measures': 'Publish measures',
  'desk.formNote.measures':
    'Numbered commitments under the text’s principles, each with measures that signatories can take on. Not taking one on is not a failing.',
  'desk.form.grant': 'Put an organisation in a class',
  'desk.formNote.grant':
    'Clauses for this class apply to periods that open after today. Nobody becomes late.',
  'desk.form.ungrant': 'Take an organisation out of a class',
  'desk.formNote.ungrant': 'Clauses for this class then ask nothing more of it.',
  'desk.form.extension': 'Move due dates',
  'desk.formNote.extension':
    'Moves every due date between two days, for all organisations it binds. Use it where more time is fair. Recorded interruptions of the service move dates by themselves. The next page shows whose dates move.',
  'ask.catalogue': 'Short name of the list of measures',
  'hint.catalogue': 'Like “clean-air”. For a new edition, use the same name.',
  'wrong.catalogue': '“{typed}” is not a short name. Use lower-case letters, digits and hyphens.',
  'ask.measures/published.titles': 'Title of the list',
  'ask.measures/published.commitments': 'Measures, one a line',
  'ask.cycle/extended.clause': 'Which dates',
  'ask.cycle/extended.from': 'Due dates from',
  'ask.cycle/extended.until': 'To',
  'ask.cycle/extended.days': 'Days more',
  'hint.cycle/extended.from':
    'Enter the dates first set by the rules or the organisations, not those they have moved to. Each clause shows both.',
  'ask.class': 'Class',
  'cycle.otherCall': 'This belongs to another call. Choose from the call above.',
  'cycle.noClasses': 'No call’s rules have classes.',
  'cycle.allDates': 'All dates of the call',
  'cycle.allDatesMean': 'Of every clause, and those organisations set themselves.',

  'cycle.daySet':
    '{count, plural, one {# organisation} other {# organisations}}: set for {set}{moved, select, yes {, moved to {now}} other {}}',
  'cycle.moreDays': '{count, plural, one {# more day not shown.} other {# more days not shown.}}',

  'measures.principles': 'Principles of the text in force:',
  'measures.lines': 'Measures, one a line',
  'measures.linesHint':
    'The first line names the columns. A line without an id is a numbered commitment and names its principle. Lines with an id are measures of the commitment above. No kind means all kinds.',
  'measures.file': 'Or a CSV file',
  'measures.fileHint': 'Same columns. You see its lines here before you go on.',
  'measures.both': 'You typed lines and chose a file. To use the file, empty the lines.',
  'measures.empty': 'Type the measures, or choose a file.',
  'measures.unreadable': 'We cannot read these lines as a table. Check the quotation marks.',
  'measures.moreFaults': '{count, plural, one {And # more.} other {And # more.}}',
  'measures.unread': 'We do not know these columns: {columns}.',
  'measures.fault.header': 'Line {row}: name the columns number, principle, id, title.en and kinds.',
  'measures.fault.number': 'Line {row}: write a number of at most 12 characters.',
  'measures.fault.principle': 'Line {row}: name the principle of commitment {about}.',
  'measures.fault.title': 'Line {row}: write a title.',
  'measures.fault.kind':
    'Line {row}: “{about}” is not a kind we know. Use: state, public-authority, international-organisation, company, civil-society, academia. Put a title with a comma in quotation marks.',
  'measures.fault.under': 'Line {row}: write a numbered commitment above the measure “{about}”.',
  'measures.fault.twice': 'Line {row}: the id “{about}” is used twice.',
  'measures.fault.none': 'Add measures to commitment {about}.',

  'measures.means': 'What this edition changes',
  'measures.meansNote': 'Compared with edition {edition}, by the ids of measures.',
  'measures.meansNothing': 'No measure is new, changed or left out.',
  'measures.added': '{count, plural, one {# new measure:} other {# new measures:}}',
  'measures.changed': '{count, plural, one {# measure changes:} other {# measures change:}}',
  'measures.gone':
    '{count, plural, one {# measure is left out and can no longer be taken on:} other {# measures are left out and can no longer be taken on:}}',
  'measures.allKinds': 'all kinds',
  'measures.otherKinds': 'For {now}; before for {was}.',
  'measures.otherPlace': 'Elsewhere now or reworded, with number {number}.',
  'measures.takersNone': 'No organisation has taken on what changes or is left out.',
  'measures.takers':
    '{count, plural, one {# organisation has taken on what changes or is left out. The words of its edition still bind it.} other {# organisations have taken on what changes or is left out. The words of their edition still bind them.}}',
  'measures.takersHead': 'Who has taken it on',
  'measures.takersWhat': 'Taken on',
  'measures.takerOf.changed': '{measure}, edition {edition}; its words change',
  'measures.takerOf.gone': '{measure}, edition {edition}; left out now',

  'cycle.see': 'What is due',
  'cycle.rules': 'Read the rules',
  'cycle.lateNow':
    '{count, plural, =0 {No organisation is overdue.} one {# organisation is overdue.} other {# organisations are overdue.}}',
  'cycle.noClauses':
    'The rules set no dates. To ask for reports or commitments, change the rules.',
  'cycle.interrupted':
    '{count, plural, one {One interruption of the service is not recorded yet.} other {# interruptions of the service are not recorded yet.}} Once you record it, dates move.',
  'cycle.interruptionSign': 'Record it',
  'cycle.windows': 'What is due when',
  'cycle.windowsNote':
    'Open periods, latest due date first. Each date leads to who has answered and who has not.',
  'cycle.noWindows': 'No period has opened yet.',
  'cycle.moreWindows':
    '{count, plural, one {# earlier period not shown.} other {# earlier periods not shown.}}',
  'cycle.clause': 'Clause',
  'cycle.due': 'Due',
  'cycle.movedFrom': 'moved from {day}',
  'cycle.asked': 'Asked',
  'cycle.answered': 'Done',
  'cycle.over':
    '{count, plural, one {Not counted: # organisation that rules stopped asking in time.} other {Not counted: # organisations that rules stopped asking in time.}}',
  'cycle.bare': '{count, plural, one {# without figures} other {# without figures}}',
  'cycle.toCome': 'Not yet',
  'cycle.late': 'Overdue',
  'cycle.names': 'Organisations',
  'cycle.namesNote': 'By dates alone. Organisations can appear more than once, for several clauses.',
  'cycle.places': 'Where organisations are',
  'cycle.all': 'All',
  'cycle.at.open': 'Open',
  'cycle.at.due': 'Due',
  'cycle.at.overdue': 'Overdue',
  'cycle.at.silent': 'Silent',
  'cycle.at.inactive': 'Inactive',
  'cycle.at.removable': 'Can be removed',
  'cycle.at.back': 'Back',
  'cycle.at.answered': 'All done',
  'cycle.at.nothing': 'Nothing asked',
  'cycle.range': '{from} to {to} of {count}, by kind and name',
  'cycle.nobody': 'No organisations here.',
  'cycle.where': 'By which clause',
  'cycle.is.met': '{clause}: due {day}, done on {met}',
  'cycle.is.step':
    '{clause}: was due {day}, {step, select, silent {silent since {since}} other {inactive since {since}}}',
  'cycle.is.waits':
    '{clause}: {state, select, open {due {day}} due {due since {day}} other {was due {day}, now overdue}}',
  'cycle.back': 'Back since {day}',
  'cycle.remove': 'Prepare the removal',
  'cycle.gave': 'Figures by “{title}”, {day}',
  'cycle.gaveWords': 'Report, {day}',
  'cycle.gaveAll': 'All its reports',
  'cycle.gaveAgain': '{count, plural, one {Corrected once.} other {Corrected # times.}}',
  'cycle.matrix': 'See who reported what',
  'cycle.measures': 'Measures',
  'cycle.measuresNote': 'What signatories can take on. A new edition does not change what they took on before.',
  'cycle.noMeasures': 'No measures published.',
  'cycle.nextEdition': 'Publish a new edition',
  'cycle.lettersHead': 'E-mails about due dates',
  'cycle.lettersHeadNote':
    'Sent automatically in the last 90 days, to contacts that want them.',
  'cycle.noLetters': 'None in the last 90 days.',
  'cycle.day': 'Day',
  'cycle.told': 'Organisations',
  'cycle.letters': 'E-mails',
  'cycle.unreached': 'No contact to write to',

  'moves.title': 'Whose dates move',
  'moves.note': 'As of today. What is done already does not move.',
  'moves.nobody': 'No date falls between these days, so nothing moves. Check both days.',
  'moves.passed':
    '{own, select, yes {Dates that organisations set themselves} other {Clause “{clause}”}}: for {count, plural, one {# organisation} other {# organisations}}, the date is now {now}. It does not move, because only the date first set counts: {set}. To move it, choose days that include {set}.',
  'moves.again':
    '{own, select, yes {Dates that organisations set themselves} other {Clause “{clause}”}}: for {count, plural, one {# organisation} other {# organisations}}, {set} has already moved to {now}{shut, select, yes {, because of an interruption of the service} other {}}. This moves it again.',
  'moves.moreBefore':
    '{count, plural, one {# more such day not shown.} other {# more such days not shown.}}',
  'moves.count':
    'Dates move for {count, plural, one {# organisation} other {# organisations}} of {of, number} with dates ahead or waiting.',
  'moves.covers':
    'Clause “{clause}” counts from each signature: {of, plural, one {# organisation has} other {# organisations have}} such a date, and {count, number} move.',
  'moves.ownCovers':
    'Of {count} organisations that set themselves dates, these days move those of only one.',
  'moves.entry': 'Whose dates moved',
  'moves.entryCount':
    '{count, plural, =0 {No organisation’s dates moved} one {Dates of # organisation moved} other {Dates of # organisations moved}}, of {of, number} with dates to come on the day of this entry.',
  'moves.leftOut':
    'We do not move one organisation’s date alone. Due dates from {from} to {until} include all of them.',
  'moves.widen': 'Take all due dates from {from} to {until}',
  'moves.line':
    '{own, select, yes {Dates that organisations set themselves} other {Clause “{clause}”}}: from {from} to {to}, {count, plural, one {# organisation} other {# organisations}}.',
  'moves.noneShut': 'This moves no date that an organisation still waits for.',
  'moves.shutCount':
    '{count, plural, one {Dates of # organisation move.} other {Dates of # organisations move.}}',
  'moves.followsLine':
    'Clause “{clause}”: the due date stays; the last day after it moves from {from} to {to}, for {count, plural, one {# organisation} other {# organisations}}.',
  'moves.follows':
    'Clause “{clause}”: the due date stays; the last day after it moves from {from} to {to}',
  'moves.clause': 'Clause “{clause}”: from {from} to {to}',
  'moves.own': 'Its own commitment “{commitment}”: from {from} to {to}',
  'moves.days': 'Dates that move',
  'cycle.removable':
    'Rule “{rule}”: nothing was received for the clause “{clause}”, due on {due}. {step, select, silent {Silent since {since}} other {Inactive since {since}}}; removal is allowed from {from}.',
  'cycle.removalElsewhere':
    'For a removal under a clause, go to “What is due” of its call. It lists the organisations concerned.',
  'cycle.removalWaits':
    '{count, plural, one {Record an interruption of the service before any removal under a clause. Its days count against nobody.} other {Record # interruptions of the service before any removal under a clause. Their days count against nobody.}}',
  'cycle.removalBehind': 'First record the interruption of the service. Its days count against nobody.',
  deskDuties: 'What is due of it',
  deskDutiesNote:
    'By call, as of today, overdue first. Each title leads to all that is due.',
  'deskDuties.due': 'Due when, by which clause',
  'deskDuties.nothing': 'Its rules ask nothing at present.',
  'deskDuties.out': 'None: its signature does not count today.',
  'deskDuties.classes': 'Classes',
  'deskDuties.noClass': 'None',
  'deskDuties.commitments': 'Commitments',
  'deskDuties.more': '{count, plural, one {# more on its page} other {# more on its page}}',
  'deskDuties.letters': 'E-mails about it',
  'deskDuties.noLetters': 'None in the last three years',
  'deskDuties.moreLetters': '{count, plural, one {And # earlier day.} other {And # earlier days.}}',
  'deskDuties.nobody': 'No e-mail: no contact wants one.',
  'cycle.removalUntrue':
    'The rule “{rule}” does not allow this today. A report may have come, or a date may have moved. It cannot be signed now.',
  'cycle.removalRests': 'What this removal rests on',
} as const
