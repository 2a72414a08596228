/** What a call asks in figures, of whom, and who answered. Neutral of whoever did not: "not reported", and no more. */
export const indicators = {
  'indicators.name': 'Indicators',
  'indicators.title':
    '{count, plural, one {# indicator} other {# indicators}}; {parties, plural, =0 {no organisation has reported figures} one {# organisation has reported figures} other {# organisations have reported figures}}{when, select, day { by {date}} other {}}',
  'indicators.note':
    'A cell counts organisations: how many of those asked gave a value. What is missing is counted by its reason. No value is added to another, scored or ranked.',
  'indicators.none': 'This call asks for no figures.',
  'indicators.noMatch': 'No indicator fits what you asked for.',
  'indicators.noReports':
    '{count, plural, =0 {No report with figures has been filed yet.} one {No report with figures has been filed yet. The rules have asked # organisation for these figures so far.} other {No report with figures has been filed yet. The rules have asked # organisations for these figures so far.}}',
  'indicators.edition': 'Edition {number}, published on {day}, {entry}',
  'indicators.inEdition': 'Edition {number} of {day}, {entry}',
  'indicators.editions': 'In the log',
  'indicators.otherwise': 'This edition asked otherwise',
  'indicators.earlierEdition': 'asked until edition {edition, number}',
  'indicators.withheld': 'The file of this catalogue is withheld by entry {entry, number}.',
  'indicators.notKept': 'The file of this catalogue is not kept here.',
  'indicators.caption':
    '{periods, plural, one {How many of those asked gave a value, by indicator, in # period} other {How many of those asked gave a value, by indicator, in # periods}}',
  'indicators.indicator': 'Indicator',
  'indicators.list': '{list} ({count, number})',
  'indicators.by': 'a value for each: {lists}',
  'indicators.measured': 'measured by others',
  'indicators.otherPeriods': 'counted by other periods',
  'indicators.askedOf': '{count, number} asked',
  'indicators.several': '{count, plural, one {# for several reasons} other {# for several reasons}}',
  'indicators.elsewhere': '{count, plural, one {# by other periods} other {# by other periods}}',
  'indicators.saidSo': '({count, number} said so)',
  'indicators.silentNote':
    '{codes}: also organisations that have answered nothing; this follows from dates and rules. “Said so” counts those that gave it as their own answer. Every other reason is the organisation’s own.',
  'indicators.foundNote':
    'An organisation may say where its answer stands in a document of its own and give no value here. The page of the indicator names document and place; here it counts as not due until the days of grace are over, and then as not reported.',
  'indicators.unaskedGiven': '{count, plural, one {# gave it unasked} other {# gave it unasked}}',
  'indicators.unknown':
    '{count, plural, one {# organisation: not known whether it was asked} other {# organisations: not known whether they were asked}}',
  'indicators.unknownGiven': '{count, plural, one {# of them gave a value} other {# of them gave a value}}',
  'indicators.unknownMissing':
    '{count, plural, one {# of them gave a reason} other {# of them gave a reason}}',
  'indicators.unaskedMissing':
    '{count, plural, one {# gave a reason unasked} other {# gave reasons unasked}}',
  'indicators.odd':
    '{count, plural, one {# more period has no column: it is not over yet, or too few report by it. The file has it.} other {# more periods have no column: they are not over yet, or too few report by them. The file has them.}}',
  'indicators.earlierPeriods': '{count, plural, one {# earlier period} other {# earlier periods}}',
  'indicators.olderInFile':
    '{count, plural, one {# earlier period is in the file.} other {# earlier periods are in the file.}}',
  'indicators.newestPeriods': 'Newest periods',
  'indicators.rows': '{count, plural, one {# indicator} other {# indicators}}',
  'indicators.answersFile': 'By organisation (CSV)',
  'indicators.valuesFile': 'All values (CSV)',
  'indicators.compareLink': 'Compare with your own list',
  'indicators.all': 'All indicators',
  'indicators.form': 'Narrow the indicators',
  'indicators.places': 'Kind and period',
  'indicators.by.catalogue': 'Catalogue',
  'indicators.by.section': 'Section',
  'indicators.by.principle': 'Principle',
  'indicators.by.kind': 'Kind of organisation',
  'indicators.by.period': 'Period',
  'indicators.any.catalogue': 'All catalogues',
  'indicators.any.section': 'All sections',
  'indicators.any.principle': 'All principles',
  'indicators.any.kind': 'Every kind',
  'indicators.any.period': 'Newest periods',
  'indicators.questions': 'The questions',
  'indicators.questionsNote': 'As they are put to whoever reports, and how each is counted.',
  'indicators.questionsShort':
    'As they are put to whoever reports. Each leads to the whole question and how it is counted.',
  'indicators.questionsCount': '{count, plural, one {# question} other {All # questions}}',
  'indicators.question': 'The question',
  'indicators.reads': 'How it is counted',
  'indicators.value': 'Answer',
  'indicators.type.integer': 'whole number',
  'indicators.type.decimal': 'number',
  'indicators.type.boolean': 'yes or no',
  'indicators.type.date': 'date',
  'indicators.type.words': 'words',
  'indicators.type.choice': 'one of a list',
  'indicators.choices': 'The list',
  'indicators.oneFor': 'A value for each',
  'indicators.items': '{count, plural, one {# item} other {# items}}',
  'indicators.direction': 'The call would see',
  'indicators.wants.more': 'more of it',
  'indicators.wants.less': 'less of it',
  'indicators.who': 'Asked of',
  'indicators.everyKind': 'organisations of every kind',
  'indicators.how': 'Who says it',
  'indicators.how.reported': 'the organisation itself',
  'indicators.how.measured': 'somebody who looks; no organisation is asked for it',
  'indicators.source': 'Taken from',
  'indicators.values': 'What was reported',
  'indicators.valuesNote':
    'In the order of names, whatever was reported. Each name leads to the newest report, each value to the report in which it stands. “No answer” follows from dates and rules; every other reason is the organisation’s own.',
  'indicators.why': 'Why “no answer”: who was asked, and by which day',
  'indicators.whyOf': '{period}: {names}.',
  'indicators.whyAsked':
    'Asked by the clause {clause} of the rules, with a report due on {due}. Nobody was late until the end of {last}.',
  'indicators.whyMore': '{count, plural, one {# more} other {# more}}',
  'indicators.noValues': 'Nothing has been reported of it yet.',
  'indicators.ofAll': '{shown, number} of {count, number} organisations',
  'indicators.organisations': '{count, plural, one {# organisation} other {# organisations}}',
  'indicators.valuesCaption': 'Values by organisation and period',
  'indicators.item': 'For',
  'indicators.moreItems': '{count, plural, one {# more is in the file.} other {# more are in the file.}}',
  'indicators.choose': 'Choose what is shown',
  'indicators.allItemsOf': 'Or all values of',
  'indicators.oneItem': 'No single organisation',
  'indicators.oddParties':
    '{count, plural, one {# organisation answered for periods that have no column: not over yet, or used by too few. The file has them.} other {# organisations answered for periods that have no column: not over yet, or used by too few. The file has them.}}',
  'indicators.cite': 'Cite this',
  'indicators.citeNote':
    'Numbers of a day that is over do not change, unless a file of indicators or figures is withheld later.',
  'indicators.citeLabel': 'To copy',
  'indicators.citation':
    '{what}, {call}. As of {day}, from {entries} log entries (root {root}). Kept by {keeper}. {address}',
  'indicators.citeToday':
    'Today is not over: what is recorded until midnight UTC will be counted in it too. To cite numbers that stay, open the page of an earlier day.',
  'indicators.citeCheck': 'You can count all of this again without us, from the export of this size:',
  'indicators.citeHow': 'How to check',
  'indicators.compare': 'Compare with a list of your own',
  'indicators.ownList': 'Your list',
  'indicators.ownListNote':
    'We read your list to answer you and keep it nowhere. It has no address that could be passed on.',
  'indicators.listLabel': 'Names, one in each line',
  'indicators.listHint':
    'Names, website domains, ids of this register, LEI, ROR or Wikidata numbers. A table (CSV) is read by its columns name, domain or id. At most 5,000 rows and 300 kB.',
  'indicators.fileLabel': 'Or a file (CSV)',
  'indicators.listLarge':
    'Your list has more than {most, number} kB. Send the column with the names alone, or in parts. Your browser’s back button leads to what you typed.',
  'indicators.listEmpty': 'Type or paste at least one name, or choose a file.',
  'indicators.compareNow': 'Compare',
  'indicators.compareValues': 'Download the values (CSV)',
  'indicators.compareCsv': 'Download who answered (CSV)',
  'indicators.compared':
    '{all, plural, one {{found, number} of 1 row of your list found here} other {{found, number} of {all, number} rows of your list found here}}',
  'indicators.comparedNote':
    'As of {day}. {parties, plural, =0 {No row names an organisation that is counted here.} one {These rows name # organisation.} other {These rows name # organisations.}} {silent, plural, =0 {} one {# of them was asked for no indicator and reported none, so that no number counts it.} other {# of them were asked for no indicator and reported none, so that no number counts them.}} We have kept nothing of your list.',
  'indicators.comparedCited':
    '{count, plural, one {The indicators, counted for # organisation of a list of my own, which the depositary does not keep} other {The indicators, counted for # organisations of a list of my own, which the depositary does not keep}}',
  'indicators.rowAgain': 'named by row {row, number} already, and counted once',
  'indicators.rowUnasked': 'asked for no indicator, reported none',
  'indicators.onList': 'Your list, row by row',
  'indicators.row': 'row {row, number}',
  'indicators.notFound':
    '{count, plural, one {# row that names nobody who is counted here} other {# rows that name nobody who is counted here}}',
  'indicators.notFoundNote':
    'We count organisations that have signed this call by this day, and those that left it after something was asked or reported. Check the spelling of the others on the list of signatories.',
  'indicators.severalFound':
    '{count, plural, one {# row that fits several organisations, counted for none} other {# rows that fit several organisations, counted for none}}',
  'indicators.found': '{count, plural, one {# row that was found} other {# rows that were found}}',
  'indicators.moreRows': '{count, plural, one {# more row} other {# more rows}}',
  'indicators.link': 'Indicators',
  'growth.file': 'These numbers as a file (CSV)',
} as const
