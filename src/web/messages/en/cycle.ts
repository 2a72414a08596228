/** A cycle at the desk: measures, classes, dates that move, and who has answered. */
export const cycle = {
  'says.cycle/extended.until': '{until}, this day included',
  'says.service/interrupted.until': 'At {until}',
  'desk.form.measures': 'Publish measures',
  'desk.formNote.measures':
    'Numbered commitments under the principles of the text, each with measures that signatories can take on. A measure that a signatory does not take on is not missed.',
  'desk.form.grant': 'Put an organisation in a class',
  'desk.formNote.grant':
    'Clauses for this class then count for periods that open after today. Nobody is late by it.',
  'desk.form.ungrant': 'Take an organisation out of a class',
  'desk.formNote.ungrant': 'Clauses for this class then ask it for nothing more.',
  'desk.form.extension': 'Move due dates',
  'desk.formNote.extension':
    'Moves every due date between two days, for all organisations that it binds. Use it where more time is fair. An interruption of the service moves dates by itself once it is recorded. On the next page you see whom it moves.',
  'ask.catalogue': 'Short name of the list of measures',
  'hint.catalogue': 'As “clean-air”. To publish a new edition, use the name of the list.',
  'wrong.catalogue': '“{typed}” is not a short name. Use lower-case letters, digits and hyphens.',
  'ask.measures/published.titles': 'Title of the list',
  'ask.measures/published.commitments': 'Measures, one a line',
  'ask.cycle/extended.clause': 'Which dates',
  'ask.cycle/extended.from': 'Due dates from',
  'ask.cycle/extended.until': 'To',
  'ask.cycle/extended.days': 'Days more',
  'hint.cycle/extended.from':
    'Enter the days as the rules or the organisations set them, and not those to which they have moved since. Beside each clause you see both.',
  'ask.class': 'Class',
  'cycle.otherCall': 'This belongs to another call. Choose one of the call above.',
  'cycle.noClasses': 'No call has rules with classes.',
  'cycle.allDates': 'All dates of the call',
  'cycle.allDatesMean': 'Those of every clause, and those that organisations set themselves.',

  'cycle.daySet':
    '{count, plural, one {# organisation} other {# organisations}}: set for {set}{moved, select, yes {, moved to {now}} other {}}',
  'cycle.moreDays': '{count, plural, one {# more day is not shown.} other {# more days are not shown.}}',

  'measures.principles': 'Principles of the text in force:',
  'measures.lines': 'Measures, one a line',
  'measures.linesHint':
    'The first line names the columns. A line without an id is a numbered commitment and names its principle. The lines with an id after it are its measures. A kind that is left out means all.',
  'measures.file': 'Or a CSV file',
  'measures.fileHint': 'With the same columns. You see its lines here before you go on.',
  'measures.both': 'You typed lines and chose a file. Empty the lines to take those of the file.',
  'measures.empty': 'Write the measures, or choose a file.',
  'measures.unreadable': 'We cannot read these lines as a table. Check the quotation marks.',
  'measures.moreFaults': '{count, plural, one {And # more.} other {And # more.}}',
  'measures.unread': 'We know no columns called: {columns}.',
  'measures.fault.header': 'Line {row}: name the columns number, principle, id, title.en and kinds.',
  'measures.fault.number': 'Line {row}: write a number of at most 12 characters.',
  'measures.fault.principle': 'Line {row}: name the principle of commitment {about}.',
  'measures.fault.title': 'Line {row}: write a title.',
  'measures.fault.kind':
    'Line {row}: “{about}” is not a kind we know. Use: state, public-authority, international-organisation, company, civil-society, academia. If a title has a comma, put the title in quotation marks.',
  'measures.fault.under': 'Line {row}: the measure “{about}” comes before any numbered commitment.',
  'measures.fault.twice': 'Line {row}: the id “{about}” stands twice.',
  'measures.fault.none': 'Commitment {about} has no measures.',

  'measures.means': 'What this edition changes',
  'measures.meansNote': 'Against edition {edition}, measure by measure, by their ids.',
  'measures.meansNothing': 'No measure is new, changed or left out.',
  'measures.added': '{count, plural, one {# new measure:} other {# new measures:}}',
  'measures.changed': '{count, plural, one {# measure changes:} other {# measures change:}}',
  'measures.gone':
    '{count, plural, one {# measure is left out. Nobody can take it on any more:} other {# measures are left out. Nobody can take them on any more:}}',
  'measures.allKinds': 'all kinds',
  'measures.otherKinds': 'Meant for {now}, before for {was}.',
  'measures.otherPlace': 'It stands in another place or under other words, with number {number}.',
  'measures.takersNone': 'No organisation has taken on what changes or is left out.',
  'measures.takers':
    '{count, plural, one {# organisation has taken on what changes or is left out. It stays held to the words of the edition in which it took it on.} other {# organisations have taken on what changes or is left out. They stay held to the words of the edition in which they took it on.}}',
  'measures.takersHead': 'Who has taken on what changes or is left out',
  'measures.takersWhat': 'Taken on',
  'measures.takerOf.changed': '{measure}, in edition {edition}; its words change',
  'measures.takerOf.gone': '{measure}, in edition {edition}; left out now',

  'cycle.see': 'What is due',
  'cycle.rules': 'Read the rules',
  'cycle.lateNow':
    '{count, plural, =0 {No organisation is overdue.} one {# organisation is overdue.} other {# organisations are overdue.}}',
  'cycle.noClauses':
    'The rules of this call ask for nothing by a date. To ask for a report or for commitments, change the rules.',
  'cycle.interrupted':
    '{count, plural, one {The service was interrupted once, and no entry says so yet.} other {The service was interrupted # times, and no entry says so yet.}} Dates move only once it is recorded.',
  'cycle.interruptionSign': 'Record it',
  'cycle.windows': 'What is due when',
  'cycle.windowsNote':
    'Periods that have opened, the latest due date first. Each due date leads to who has answered and who has not.',
  'cycle.noWindows': 'No period has opened yet.',
  'cycle.moreWindows':
    '{count, plural, one {# earlier period is not shown.} other {# earlier periods are not shown.}}',
  'cycle.clause': 'Clause',
  'cycle.due': 'Due',
  'cycle.movedFrom': 'moved from {day}',
  'cycle.asked': 'Asked',
  'cycle.answered': 'Done',
  'cycle.over':
    '{count, plural, one {# more was asked until rules stopped asking it while there was time. These numbers leave it out.} other {# more were asked until rules stopped asking them while there was time. These numbers leave them out.}}',
  'cycle.bare': '{count, plural, one {# without figures} other {# without figures}}',
  'cycle.toCome': 'Not yet',
  'cycle.late': 'Overdue',
  'cycle.names': 'Organisations',
  'cycle.namesNote': 'By dates alone. An organisation can be at several places, by several clauses.',
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
  'cycle.nobody': 'No organisation is here.',
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
  'cycle.measuresNote': 'What signatories can take on. A new edition leaves what was taken on as it was.',
  'cycle.noMeasures': 'No measures are published.',
  'cycle.nextEdition': 'Publish a new edition',
  'cycle.lettersHead': 'Letters about due dates',
  'cycle.lettersHeadNote':
    'Those of the last 90 days. We write them by ourselves, to the contacts that wish for them.',
  'cycle.noLetters': 'None in the last 90 days.',
  'cycle.day': 'Day',
  'cycle.told': 'Organisations',
  'cycle.letters': 'Letters',
  'cycle.unreached': 'Without a contact to write to',

  'moves.title': 'Whose dates this moves',
  'moves.note': 'As things stand today. What was done already does not move.',
  'moves.nobody': 'No date falls between these days, so nothing moves. Check the two days.',
  'moves.passed':
    '{own, select, yes {Dates that organisations set themselves} other {Clause “{clause}”}}: for {count, plural, one {# organisation} other {# organisations}}, the date is now {now}. That is between your two days, but this does not move it: it was set for {set}, and only the day that was set counts here. To move it, choose two days that include {set}.',
  'moves.again':
    '{own, select, yes {Dates that organisations set themselves} other {Clause “{clause}”}}: for {count, plural, one {# organisation} other {# organisations}}, {set} has moved to {now} already{shut, select, yes {, as days on which the service was interrupted count for nobody} other {}}. This moves it once more.',
  'moves.moreBefore':
    '{count, plural, one {# more such day is not shown.} other {# more such days are not shown.}}',
  'moves.count':
    'It moves dates of {count, plural, one {# organisation} other {# organisations}}, of {of, number} for which any date waits.',
  'moves.covers':
    'Clause “{clause}” counts from each signature: {of, plural, one {# organisation has} other {# organisations have}} such a date, and this moves {count, number} of them.',
  'moves.ownCovers':
    'Of {count} organisations that set themselves dates, these days move those of one alone.',
  'moves.entry': 'Whose dates moved',
  'moves.entryCount':
    '{count, plural, =0 {No organisation’s dates moved} one {Dates of # organisation moved} other {Dates of # organisations moved}}, of {of, number} of whom something was to come. Counted for the day of this entry.',
  'moves.leftOut':
    'One organisation’s date is not moved alone. Due dates from {from} to {until} take in all of them.',
  'moves.widen': 'Take all due dates from {from} to {until}',
  'moves.line':
    '{own, select, yes {Dates that organisations set themselves} other {Clause “{clause}”}}: from {from} to {to}, {count, plural, one {# organisation} other {# organisations}}.',
  'moves.noneShut': 'No organisation waits for a date that this moves.',
  'moves.shutCount':
    '{count, plural, one {It moves dates of # organisation.} other {It moves dates of # organisations.}}',
  'moves.followsLine':
    'Clause “{clause}”: the due date stays, and the last day that follows from it moves from {from} to {to}, {count, plural, one {# organisation} other {# organisations}}.',
  'moves.follows':
    'Clause “{clause}”: the due date stays, and the last day that follows from it moves from {from} to {to}',
  'moves.clause': 'Clause “{clause}”: from {from} to {to}',
  'moves.own': 'Own commitment “{commitment}”: from {from} to {to}',
  'moves.days': 'Dates that move',
  'cycle.removable':
    'By the rule “{rule}”: nothing came by the clause “{clause}”, due on {due}. {step, select, silent {Silent since {since}} other {Inactive since {since}}}; the rule allows removal from {from}.',
  'cycle.removalElsewhere':
    'A rule that follows a clause is offered on the page “What is due” of its call, for organisations of which it is true.',
  'cycle.removalWaits':
    '{count, plural, one {An interruption of the service is not recorded yet. Its days count against nobody, so a removal by a clause stands behind it.} other {# interruptions of the service are not recorded yet. Their days count against nobody, so a removal by a clause stands behind them.}}',
  'cycle.removalBehind': 'Record the interruption of the service first. Its days count against nobody.',
  deskDuties: 'What is due of it',
  deskDutiesNote:
    'Call by call, as of today: what is late first. Each title leads to all that is due under the call.',
  'deskDuties.due': 'Due when, by which clause',
  'deskDuties.nothing': 'The rules that bind it ask it for nothing at present.',
  'deskDuties.out': 'None: its signature does not stand.',
  'deskDuties.classes': 'Classes',
  'deskDuties.noClass': 'None',
  'deskDuties.commitments': 'Commitments',
  'deskDuties.more': '{count, plural, one {# more on its page} other {# more on its page}}',
  'deskDuties.letters': 'Letters about it',
  'deskDuties.noLetters': 'None in the last three years',
  'deskDuties.moreLetters': '{count, plural, one {And # earlier day.} other {And # earlier days.}}',
  'deskDuties.nobody': 'No e-mail: no contact wants one.',
  'cycle.removalUntrue':
    'The rule “{rule}” does not allow this today, since what it rests on is not so any more. A report may have come, or a date may have moved. Nobody can sign it now.',
  'cycle.removalRests': 'What this removal rests on',
} as const
