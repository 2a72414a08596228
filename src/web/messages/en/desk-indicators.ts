/** What a call asks to be counted, at the desk: from a file, or from a set of ours. */
export const deskIndicators = {
  'deskIndicators.title': 'Indicators',
  'deskIndicators.lede':
    'Figures and words you ask signatories to report. Send a file, check what they will read, and publish it.',
  'deskIndicators.published': 'Published',
  'deskIndicators.none': 'None published yet.',
  'deskIndicators.withheld': 'The file of the last edition is withheld.',
  'deskIndicators.withheldNewest':
    'The file of the last edition is withheld. The next one and these tables begin with edition {edition}.',
  'deskIndicators.next': 'Begin the next edition',
  'deskIndicators.reports':
    '{count, plural, =0 {No reports with figures yet.} one {# report with figures, from {parties, plural, one {# signatory} other {# signatories}}.} other {# reports with figures, from {parties, plural, one {# signatory} other {# signatories}}.}}',
  'deskIndicators.corrected':
    '{count, plural, one {# corrected.} other {# corrected.}}',
  'deskIndicators.see': 'Set indicators',

  'deskIndicators.send': 'Send a file',
  'deskIndicators.sendNote':
    'This publishes nothing. The next page shows what signatories will be asked.',
  'deskIndicators.id': 'Short name',
  'deskIndicators.idHint':
    'Like “year”. Rules and addresses use it. For a new edition, use the same name.',
  'deskIndicators.idWrong': 'Enter a short name in lower-case letters, digits and hyphens, like “year”.',
  'deskIndicators.near':
    'Did you mean {ids}? “{id}” begins a new set. Once it is published, its short name cannot change. To correct it, go back.',
  'deskIndicators.theFile': 'File of indicators',
  'deskIndicators.fileHint': 'A table (.csv or .xlsx) with one row per indicator, or JSON.',
  'deskIndicators.table': 'Empty table:',
  'deskIndicators.tableSpoken': 'empty table',
  'deskIndicators.fileMissing': 'Choose a file.',
  'deskIndicators.read': 'Read it',
  'deskIndicators.faults':
    '{count, plural, one {# error in the file. Nothing was published.} other {# errors in the file. Nothing was published.}}',
  'deskIndicators.inEnglish': 'In English, with the names in the file.',
  'deskIndicators.unread': 'We do not read these parts of the table: {names}.',
  'deskIndicators.quoted': '“{name}”',
  'deskIndicators.moreFaults': '{count, plural, one {And # more.} other {And # more.}}',
  'deskIndicators.noPrinciple':
    'Section {section} names the principle {principle}, which is not in the text in force.',
  'deskIndicators.principles': 'Principles of the text in force:',

  'deskIndicators.ready': 'Begin with a set of ours',
  'deskIndicators.readyNote': 'We wrote these sets. No call has to use them.',
  'deskIndicators.size':
    '{indicators, plural, one {# indicator} other {# indicators}}, {cells, plural, one {# value} other {# values}} per period',
  'deskIndicators.choose': 'Choose from it',

  'deskIndicators.begin': 'Choose what you ask',
  'deskIndicators.beginLast':
    'Edition {edition} of {name}. Leave out what you no longer ask. To change words, download the table, edit it and send it back.',
  'deskIndicators.beginSet':
    'Tick what your call asks. Ten indicators with answers are worth more than forty without. To change words, download the table, edit it and send it back.',
  'deskIndicators.name': 'Title, {language}',
  'deskIndicators.nameMissing': 'Enter a title in {language}.',
  'deskIndicators.under': 'Principle of your text',
  'deskIndicators.noneOf': 'None',
  'deskIndicators.leave': 'Leave out {number} {title}',
  'deskIndicators.leaveAll': 'Leave out all {count} of section {number}',
  'deskIndicators.ask': 'Ask {number} {title}',
  'deskIndicators.askAll': 'Ask all {count} of section {number}',
  'deskIndicators.items': '{list}: which',
  'deskIndicators.itemsHint':
    'Short names separated by spaces, of {count} in the set. For all, change nothing.',
  'deskIndicators.itemsNone': 'Name at least one.',
  'deskIndicators.itemsWrong': 'We do not know: {ids}.',
  'deskIndicators.allLeft': 'Keep at least one indicator.',
  'deskIndicators.noneAsked': 'Tick at least one indicator.',

  'deskIndicators.asAsked': 'What signatories will be asked',
  'deskIndicators.work':
    '{indicators, plural, one {# indicator} other {# indicators}}: {cells, plural, one {# value} other {# values}} per period. By half-year, {year, plural, one {# value} other {# values}} a year.',
  'deskIndicators.inWords':
    '{count, plural, =0 {None asks for words alone.} one {# asks for words alone.} other {# ask for words alone.}}',
  'deskIndicators.notes': 'Check before you publish',
  'deskIndicators.languagesLacking':
    'The text of the call is in {text}. These indicators are not in {lacking}: those readers see {shown}.',
  'deskIndicators.noPrinciples': 'No section belongs to a principle of the text.',
  'deskIndicators.tooMuchAll': 'These indicators are too many to report',
  'deskIndicators.tooMuchSome': 'These indicators are too many for some signatories',
  'deskIndicators.all': 'All signatories',
  'deskIndicators.tooMuch':
    '{whom}: {cells, number} values per period. One report has room for about {most, number}. The largest: {largest}.',
  'deskIndicators.tooMany':
    '{whom}: {count, number} indicators with short names this long are too many for one report.',
  'deskIndicators.tooMuchMend':
    'Leave some out, split them by shorter lists, or publish two sets, each asked for by its own clause.',
  'deskIndicators.tooMuchNext':
    'Begin the next edition here: leave indicators out or shorten their lists.',
  'deskIndicators.looseReference':
    'Indicator {number} refers to “{title}” ({gone}), which you do not ask. Ask it too, or change the words.',
  'deskIndicators.questions':
    '{count, plural, one {The question} other {The # questions}}',
  'deskIndicators.lists': 'Lists',
  'deskIndicators.listOf': '{title} ({count})',
  'deskIndicators.ofPrinciple': 'Principle: {title}',
  'deskIndicators.ofMeasure': 'Measure {id} of {catalogue}, edition {edition}',
  'deskIndicators.reads': 'How it is counted',
  'deskIndicators.answer': 'Answer',
  'deskIndicators.splitBy': 'Split by',
  'deskIndicators.cells': '{lists}: {count} values',
  'deskIndicators.wanted': 'Wanted',
  'deskIndicators.wanted.more': 'More',
  'deskIndicators.wanted.less': 'Less',
  'deskIndicators.askedOf': 'Asked of',
  'deskIndicators.source': 'Source',
  'deskIndicators.how': 'Who says it',
  'deskIndicators.measured': 'An observer',
  'deskIndicators.is.integer': 'A whole number',
  'deskIndicators.is.decimal': 'A number',
  'deskIndicators.is.boolean': 'Yes or no',
  'deskIndicators.is.date': 'A day',
  'deskIndicators.is.words': 'In words',
  'deskIndicators.is.choice': 'One of: {list}',
  'deskIndicators.inUnit': '{what}. Unit: {unit}',

  'deskIndicators.who': 'Who will be asked',
  'deskIndicators.whoNote': 'As of today. The rules say who is asked, and by when.',
  'deskIndicators.whoNone': 'Nobody has signed yet.',
  'deskIndicators.kind': 'Kind',
  'deskIndicators.standing': 'Signatories',
  'deskIndicators.byRules': 'Asked so far',
  'deskIndicators.ofThem': 'Indicators',
  'deskIndicators.values': 'Values a period',
  'deskIndicators.noClause':
    'The newest rules do not ask for “{id}”. Signatories can still report by it; nothing counts as missing. To ask for it, name “{id}” in a clause.',
  'deskIndicators.notYet':
    'The newest rules ask for “{id}”, but only of organisations they bind, once a period opens.',

  'deskIndicators.changes': 'What this edition changes',
  'deskIndicators.changesNote':
    'Compared with edition {edition}, by short names. Earlier reports keep the edition they answered.',
  'deskIndicators.begunStay':
    'Reports already begun keep edition {edition}. Their pages announce the new one.',
  'deskIndicators.changesNone': 'No indicator is new, changed or left out.',
  'deskIndicators.changesUnknown':
    'The file of edition {edition} is withheld, so we cannot compare it.',
  'deskIndicators.added': '{count, plural, one {# new indicator:} other {# new indicators:}}',
  'deskIndicators.gone':
    '{count, plural, one {# indicator is no longer asked:} other {# indicators are no longer asked:}}',
  'deskIndicators.changed': '{count, plural, one {# indicator changes:} other {# indicators change:}}',
  'deskIndicators.part.titles': 'Title',
  'deskIndicators.part.asks': 'Question',
  'deskIndicators.part.reads': 'How it is counted',
  'deskIndicators.part.unit': 'Unit',
  'deskIndicators.turned': '{what}: before “{was}”, now “{now}”.',
  'deskIndicators.isChoice': 'One of a list',
  'deskIndicators.allKinds': 'all signatories',
  'deskIndicators.wantedNone': 'Nothing',
  'deskIndicators.oneLanguage':
    'Not changed: {languages}. All languages count alike: check that they still ask the same.',
  'deskIndicators.also': 'Also changed: {parts}.',
  'deskIndicators.also.number': 'number',
  'deskIndicators.also.section': 'section',
  'deskIndicators.also.list': 'what can be chosen',
  'deskIndicators.also.by': 'how it is split',
  'deskIndicators.also.source': 'source',
  'deskIndicators.also.how': 'who says it',
  'deskIndicators.renamed':
    'Is {number} “{title}” the same question as before, under a new short name? It was “{was}” and is now “{id}”. If it is the same, keep “{was}”, so that answers can be compared.',
  'deskIndicators.doubtful':
    'If answers can no longer be compared with earlier ones, give the indicator another short name.',
  'deskIndicators.broken':
    'Answers cannot be compared with earlier ones. If it is another question, give it another short name.',
} as const
