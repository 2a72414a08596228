/** What a call asks in figures, of whom, and who answered. Neutral of whoever did not: "not reported", and no more. */
export const indicators = {
  'indicators.name': 'Indicators',
  'indicators.title':
    '{count, plural, one {# indicator} other {# indicators}}; {parties, plural, =0 {no organisation has reported figures} one {# organisation has reported figures} other {# organisations have reported figures}}{when, select, day { by {date}} other {}}',
  'indicators.note':
    'Each cell counts how many of the organisations asked gave a value, and why others did not. We do not add up, score or rank values.',
  'indicators.none': 'This call asks for no figures.',
  'indicators.noMatch': 'No indicators match.',
  'indicators.noReports':
    'No figures reported yet.{count, plural, =0 {} one { The rules have asked # organisation so far.} other { The rules have asked # organisations so far.}}',
  'indicators.edition': 'Edition {number}, published on {day}, {entry}',
  'indicators.inEdition': 'Edition {number} of {day}, {entry}',
  'indicators.editions': 'In the log',
  'indicators.otherwise': 'Asked differently in this edition',
  'indicators.earlierEdition': 'asked until edition {edition, number}',
  'indicators.withheld': 'The file of edition {edition, number} is withheld by {entry}.',
  'indicators.notKept': 'The file of edition {edition, number} cannot be read here.',
  'indicators.unread':
    'We cannot show what edition {edition, number} asks. {others, select, read {What other editions asked is in the list.} other {}}',
  'indicators.calledIn': 'name in edition {edition, number}',
  'indicators.asksThen': 'The question in this edition',
  'indicators.valuesBy':
    'Edition {now, number} cannot be read, so it is not known whether it asks the same. Here “asked differently” compares with edition {edition, number}.',
  'indicators.caption':
    '{periods, plural, one {How many of those asked gave a value, in # period} other {How many of those asked gave a value, in # periods}}',
  'indicators.indicator': 'Indicator',
  'indicators.list': '{list} ({count, number})',
  'indicators.by': 'a value for each: {lists}',
  'indicators.measured': 'measured by others',
  'indicators.otherPeriods': 'counted by other periods',
  'indicators.askedOf': '{count, number} asked',
  'indicators.several': '{count, plural, one {# for several reasons} other {# for several reasons}}',
  'indicators.elsewhere': '{count, plural, one {# by other periods} other {# by other periods}}',
  'indicators.saidSo': '{count, number} said so',
  'indicators.saidOther': '{count, number} said otherwise',
  'indicators.silentNote':
    '{codes}: by dates and rules, of organisations that gave no value and no reason of their own. “Said so” counts those that said just that, “said otherwise” those that said “not asked” or the like; the others said nothing. All other reasons are the organisation’s own.',
  'indicators.foundNote':
    'An organisation may answer in a document of its own, named on the indicator’s page. Here that counts as not due until the days of grace are over, then as not reported.',
  'indicators.unaskedGiven': '{count, plural, one {# gave it unasked} other {# gave it unasked}}',
  'indicators.unknown':
    '{count, plural, one {# organisation} other {# organisations}}: not known whether asked',
  'indicators.unknownGiven': '{count, plural, one {# of these gave a value} other {# of these gave a value}}',
  'indicators.unknownMissing':
    '{count, plural, one {# of these gave a reason} other {# of these gave a reason}}',
  'indicators.unaskedMissing':
    '{count, plural, one {# gave a reason unasked} other {# gave reasons unasked}}',
  'indicators.odd':
    'Only in the file: {count, plural, one {# period} other {# periods}} not over or little used.',
  'indicators.earlierPeriods': '{count, plural, one {# earlier period} other {# earlier periods}}',
  'indicators.olderInFile': '{count, plural, one {# earlier period} other {# earlier periods}} in the file.',
  'indicators.newestPeriods': 'Newest periods',
  'indicators.rows': '{count, plural, one {# indicator} other {# indicators}}',
  'indicators.answersFile': 'By organisation (CSV)',
  'indicators.valuesFile': 'All values (CSV)',
  'indicators.compareLink': 'Compare with your own list',
  'indicators.all': 'All indicators',
  'indicators.form': 'Filter',
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
  'indicators.questionsNote': 'As asked of organisations, and how each is counted.',
  'indicators.questionsShort':
    'As asked of organisations. Each leads to its full wording and how it is counted.',
  'indicators.questionsCount':
    '{count, plural, one {# question} other {# questions}} of edition {edition, number}',
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
  'indicators.direction': 'The call wants',
  'indicators.wants.more': 'more of it',
  'indicators.wants.less': 'less of it',
  'indicators.who': 'Asked of',
  'indicators.everyKind': 'every organisation that the rules ask for these indicators',
  'indicators.how': 'Who says it',
  'indicators.how.reported': 'the organisation itself',
  'indicators.how.measured': 'an observer; no organisation is asked',
  'indicators.source': 'Taken from',
  'indicators.values': 'What was reported',
  'indicators.valuesNote':
    'By name, whatever was reported. Names lead to the newest report that answers this, values to theirs. “No answer”: it said nothing. Whether an answer is due follows from dates and rules; what the organisation says of that stands beside. All other reasons are its own.',
  'indicators.why': 'Why “not reported” or “not due yet”: who was asked, and by when',
  'indicators.whyOf': '{period}: {names}.',
  'indicators.whyAsked':
    'Clause {clause} of the rules asked for a report by {due}. {is, select, over {It was} other {It is}} in time until the end of {last}.',
  'indicators.whyOwn':
    '{names} last answered for {own}. The next period as long ends on {until}, after that day. We wait only for periods as long as the one asked, so this one is not reported until an answer covers it.',
  'indicators.whyMore': '{count, plural, one {# more} other {# more}}',
  'indicators.noValues': 'Nothing reported yet.',
  'indicators.ofAll': '{shown, number} of {count, number} organisations',
  'indicators.organisations': '{count, plural, one {# organisation} other {# organisations}}',
  'indicators.valuesCaption': 'Values by organisation and period',
  'indicators.item': 'For',
  'indicators.moreItems': '{count, plural, one {# more is in the file.} other {# more are in the file.}}',
  'indicators.choose': 'Choose what to see',
  'indicators.allItemsOf': 'Or all values of',
  'indicators.oneItem': 'No single organisation',
  'indicators.oddParties':
    'Only in the file: answers of {count, plural, one {# organisation} other {# organisations}} for periods not over or little used.',
  'indicators.cite': 'Cite this',
  'indicators.citeNote':
    'Numbers of past days do not change, unless a file of indicators or figures is withheld.',
  'indicators.citeLabel': 'To copy',
  'indicators.citation':
    '{what}, {call}. As of {day}, from {entries} log entries (root {root}). Kept by {keeper}. {address}',
  'indicators.citeToday':
    'Today’s numbers can change until midnight UTC. To cite lasting numbers, open the page of an earlier day.',
  'indicators.citeCheck': 'Count this again without us, from the export of this size:',
  'indicators.citeHow': 'How to check',
  'indicators.compare': 'Compare with your own list',
  'indicators.ownList': 'Your list',
  'indicators.ownListNote':
    'We read your list to answer you, and do not keep it. This page has no address to share.',
  'indicators.listLabel': 'Names, one a line',
  'indicators.listHint':
    'Names, website domains, ids of this register, LEI, ROR or Wikidata numbers; or a table (CSV) with columns name, domain or id. At most 5,000 rows and 300 kB.',
  'indicators.fileLabel': 'Or a file (CSV)',
  'indicators.listLarge':
    'Your list has more than {most, number} kB. Send only the names, or send it in parts. Your browser’s back button leads to what you typed.',
  'indicators.listEmpty': 'Enter at least one name, or choose a file.',
  'indicators.compareNow': 'Compare',
  'indicators.compareValues': 'Download the values (CSV)',
  'indicators.compareCsv': 'Download who answered (CSV)',
  'indicators.compared':
    '{all, plural, one {{found, number} of 1 row of your list found here} other {{found, number} of {all, number} rows of your list found here}}',
  'indicators.comparedNote':
    'As of {day}. {parties, plural, =0 {No organisation found.} one {# organisation found.} other {# organisations found.}} {silent, plural, =0 {} one {For #, nothing was asked or reported, so it is in no count.} other {For #, nothing was asked or reported, so they are in no count.}} We have not kept your list.',
  'indicators.comparedCited':
    'Indicators of {count, plural, one {# organisation} other {# organisations}} on my own list, which the keeper does not keep',
  'indicators.rowAgain': 'same as row {row, number}, counted once',
  'indicators.rowUnasked': 'asked nothing, reported nothing',
  'indicators.onList': 'Your list, row by row',
  'indicators.row': 'row {row, number}',
  'indicators.notFound': '{count, plural, one {# row} other {# rows}} not found here',
  'indicators.notFoundNote':
    'We count organisations that signed by this day, and those that left after something was asked or reported. Check other spellings on the list of signatories.',
  'indicators.severalFound':
    'Counted for none: {count, plural, one {# row that fits} other {# rows that fit}} several organisations',
  'indicators.found': '{count, plural, one {# row} other {# rows}} found',
  'indicators.moreRows': '{count, plural, one {# more row} other {# more rows}}',
  'indicators.link': 'Indicators',
  'growth.file': 'These numbers as a file (CSV)',
} as const
