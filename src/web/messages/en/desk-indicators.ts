/** What a call asks to be counted, at the desk: from a file, or from a set of ours. */
export const deskIndicators = {
  'deskIndicators.title': 'Indicators',
  'deskIndicators.lede':
    'What signatories are asked to report in figures and words, and how it is counted. You send a file, read it as they will, and publish it.',
  'deskIndicators.published': 'Published',
  'deskIndicators.none': 'This call has published no indicators.',
  'deskIndicators.withheld': 'The file of the last edition is withheld.',
  'deskIndicators.withheldNewest':
    'The file of the last edition is withheld. The next one, and the tables here, begin with edition {edition}.',
  'deskIndicators.next': 'Begin the next edition',
  'deskIndicators.reports':
    '{count, plural, =0 {No report has figures yet.} one {# report came with figures, from {parties, plural, one {# signatory} other {# signatories}}.} other {# reports came with figures, from {parties, plural, one {# signatory} other {# signatories}}.}}',
  'deskIndicators.corrected':
    '{count, plural, one {# of them was corrected.} other {# of them were corrected.}}',
  'deskIndicators.see': 'Set indicators',

  'deskIndicators.send': 'Send a file',
  'deskIndicators.sendNote':
    'Sending it publishes nothing. On the next page you read what signatories will be asked.',
  'deskIndicators.id': 'Short name of the indicators',
  'deskIndicators.idHint':
    'It stands in addresses, as “year”. To publish a new edition, use the name of the last one. Rules ask for figures by this name.',
  'deskIndicators.idWrong': 'Enter a short name: lower-case letters, digits and hyphens, as “year”.',
  'deskIndicators.near':
    'Did you mean {ids}? “{id}” begins a new set of indicators, and its short name cannot be changed once it is published. To correct it, go back and change the short name.',
  'deskIndicators.theFile': 'File of indicators',
  'deskIndicators.fileHint': 'A table with a row for each indicator, as .csv or .xlsx; or JSON.',
  'deskIndicators.table': 'Empty table:',
  'deskIndicators.tableSpoken': 'empty table',
  'deskIndicators.fileMissing': 'Choose a file.',
  'deskIndicators.read': 'Read it',
  'deskIndicators.faults':
    '{count, plural, one {# fault in the file. Nothing was published.} other {# faults in the file. Nothing was published.}}',
  'deskIndicators.inEnglish': 'Told in English, with the names that stand in the file.',
  'deskIndicators.unread': 'We do not read these parts of the table: {names}.',
  'deskIndicators.quoted': '“{name}”',
  'deskIndicators.moreFaults': '{count, plural, one {And # more.} other {And # more.}}',
  'deskIndicators.noPrinciple':
    'Section {section} names the principle {principle}, which the text in force does not have.',
  'deskIndicators.principles': 'Principles of the text in force:',

  'deskIndicators.ready': 'Begin with a set of ours',
  'deskIndicators.readyNote': 'We wrote these sets. They belong to no call, and nobody has to answer them.',
  'deskIndicators.size':
    '{indicators, plural, one {# indicator} other {# indicators}}, {cells, plural, one {# value} other {# values}} in each period',
  'deskIndicators.choose': 'Choose from it',

  'deskIndicators.begin': 'Choose what you ask',
  'deskIndicators.beginLast':
    'Edition {edition} of {name}. Leave out what you ask no more. To change words, download the table, and send it back.',
  'deskIndicators.beginSet':
    'Tick what your call asks. Ten indicators that everybody answers are worth more than forty. To change words, download the table, and send it back.',
  'deskIndicators.name': 'Title, {language}',
  'deskIndicators.nameMissing': 'Enter a title in {language}.',
  'deskIndicators.under': 'Under which principle of your text',
  'deskIndicators.noneOf': 'None',
  'deskIndicators.leave': 'Leave out {number} {title}',
  'deskIndicators.leaveAll': 'Leave out all {count} of section {number}',
  'deskIndicators.ask': 'Ask {number} {title}',
  'deskIndicators.askAll': 'Ask all {count} of section {number}',
  'deskIndicators.items': '{list}: which',
  'deskIndicators.itemsHint':
    'Short names, separated by spaces. Of {count} in the set. Leave this as it is to ask for all.',
  'deskIndicators.itemsNone': 'Name at least one.',
  'deskIndicators.itemsWrong': 'We do not know: {ids}.',
  'deskIndicators.allLeft': 'Keep at least one indicator.',
  'deskIndicators.noneAsked': 'Tick at least one indicator.',

  'deskIndicators.asAsked': 'What signatories will be asked',
  'deskIndicators.work':
    '{indicators, plural, one {# indicator} other {# indicators}}: {cells, plural, one {# value} other {# values}} in each period. If you ask by half-year, {year, plural, one {# value} other {# values}} a year.',
  'deskIndicators.inWords':
    '{count, plural, =0 {None asks for words alone.} one {# asks for words alone.} other {# ask for words alone.}}',
  'deskIndicators.notes': 'Look at this before others have to answer',
  'deskIndicators.languagesLacking':
    'The text of the call is in {text}. These indicators are not in {lacking}: readers of a language that is missing are shown {shown}.',
  'deskIndicators.noPrinciples': 'No section stands under a principle of the text.',
  'deskIndicators.tooMuchAll': 'Nobody could report by these indicators',
  'deskIndicators.tooMuchSome': 'Some signatories could not report by these indicators',
  'deskIndicators.all': 'All signatories',
  'deskIndicators.tooMuch':
    '{whom}: {cells, number} values asked for in each period. One report has room for about {most, number}. The largest: {largest}.',
  'deskIndicators.tooMany':
    '{whom}: {count, number} indicators, too many for one report with short names as long as these.',
  'deskIndicators.tooMuchMend':
    'Leave some out, split them by shorter lists, or publish two sets under different short names, each asked for by a clause of its own.',
  'deskIndicators.tooMuchNext':
    'Publish a smaller edition: begin the next one here, and leave indicators out or cut their lists.',
  'deskIndicators.looseReference':
    'Indicator {number} refers to “{title}” ({gone}), which you do not ask. Ask it too, or change the words.',
  'deskIndicators.questions':
    '{count, plural, one {The question, as it is put} other {The # questions, as they are put}}',
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
  'deskIndicators.measured': 'Somebody measures it',
  'deskIndicators.is.integer': 'A whole number',
  'deskIndicators.is.decimal': 'A number',
  'deskIndicators.is.boolean': 'Yes or no',
  'deskIndicators.is.date': 'A day',
  'deskIndicators.is.words': 'In words',
  'deskIndicators.is.choice': 'One of: {list}',
  'deskIndicators.inUnit': '{what}. Unit: {unit}',

  'deskIndicators.who': 'Who will be asked',
  'deskIndicators.whoNote': 'As things stand today. The rules of the call say who is asked, and by when.',
  'deskIndicators.whoNone': 'Nobody has signed yet.',
  'deskIndicators.kind': 'Kind',
  'deskIndicators.standing': 'Signatories',
  'deskIndicators.byRules': 'Asked for these figures so far',
  'deskIndicators.ofThem': 'Indicators',
  'deskIndicators.values': 'Values a period',
  'deskIndicators.noClause':
    'The newest rules ask nobody for figures by “{id}”. Signatories can report by these indicators, and nothing counts as missing. To ask for them, name “{id}” in a clause of the rules.',
  'deskIndicators.notYet':
    'The newest rules ask for figures by “{id}”. Nobody is asked until they are bound by these rules and a period opens.',

  'deskIndicators.changes': 'What this edition changes',
  'deskIndicators.changesNote':
    'Against edition {edition}, by the short names of indicators. What was reported stays as it was asked.',
  'deskIndicators.begunStay':
    'Reports that signatories have begun go on by edition {edition}. Their pages tell them that there is a newer one.',
  'deskIndicators.changesNone': 'No indicator is new, changed or left out.',
  'deskIndicators.changesUnknown':
    'The file of edition {edition} is withheld, so that nothing can be compared with it.',
  'deskIndicators.added': '{count, plural, one {# new indicator:} other {# new indicators:}}',
  'deskIndicators.gone':
    '{count, plural, one {# indicator is asked no more:} other {# indicators are asked no more:}}',
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
    'Not changed: {languages}. Each language counts alike, so check that all still ask the same.',
  'deskIndicators.also': 'Also changed: {parts}.',
  'deskIndicators.also.number': 'number',
  'deskIndicators.also.section': 'section',
  'deskIndicators.also.list': 'what can be chosen',
  'deskIndicators.also.by': 'how it is split',
  'deskIndicators.also.source': 'source',
  'deskIndicators.also.how': 'who says it',
  'deskIndicators.renamed':
    'Is {number} “{title}” the same question as one that is asked no more? Its short name was “{was}” and is “{id}” now. Answers are compared by short names: if it is the same, keep “{was}”.',
  'deskIndicators.doubtful':
    'Check whether answers can still be compared with earlier ones. If not, give the indicator another short name.',
  'deskIndicators.broken':
    'Its answers cannot be compared with earlier ones. If it is another question, give it another short name.',
} as const
