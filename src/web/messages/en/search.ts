/** The one search of the site, and the page of all organisations. */
export const search = {
  'search.title': 'Search',
  'search.label': 'Calls, organisations and words in texts',
  'search.button': 'Search',
  'search.hint': 'You can also enter the number of a log entry or the start of a fingerprint.',
  'search.allOrganisations': 'All organisations',
  'search.seeCalls': 'All calls',
  'search.results':
    '{more, select, yes {More than {count, number} results for “{q}”} other {{count, plural, =0 {No results for “{q}”} one {# result for “{q}”} other {# results for “{q}”}}}}',
  'search.resultsIn.calls':
    '{count, plural, =0 {No calls for “{q}”} one {# call for “{q}”} other {# calls for “{q}”}}',
  'search.resultsIn.texts':
    '{count, plural, =0 {No passages with “{q}”} one {# passage with “{q}”} other {# passages with “{q}”}}',
  'search.calls': '{count, plural, one {# call} other {# calls}}',
  'search.organisations':
    '{more, select, yes {more than {count, number} organisations} other {{count, plural, one {# organisation} other {# organisations}}}}',
  'search.passages': '{count, plural, one {# passage} other {# passages}}',
  'search.callsHead': 'Calls',
  'search.organisationsHead': 'Organisations',
  'search.textsHead': 'In the words of a text',
  'search.inLog': 'By number or fingerprint',
  'search.allCalls': 'All {count, number} calls',
  'search.allFound': 'All {count}',
  'search.allPassages': 'All {count, number} passages',
  'search.issuedBy': 'Issued by {convener}',
  'search.foundAs': 'Also called {name}',
  'search.passageIn': '{call}, {language} text',
  'search.textOf': 'A text of {call}',
  'search.rulesOf': 'Rules of {call}',
  'search.byFingerprint': 'Its fingerprint starts like that.',
  'search.showing': 'Showing results for “{meant}”; no results for “{q}”',
  'search.about': 'Results for “{q}”',
  'search.stateOn': '{state}: on the list of {call} ({date})',
  'search.stateOff': '{state}: not on the list of {call} ({date})',
  'search.stateUnknown': '{state}: not known if on the list of {call} ({date})',
  'search.ofCountry':
    '{country}: {more, select, yes {more than {count, number} organisations} other {{count, plural, one {# organisation} other {# organisations}}}}',
  'search.oneOfCountry': '{country}: {name}, the only organisation from there',
  'search.someWords': 'Organisations with some of these words',
  'search.beginsAlike': 'Organisations whose names begin alike',
  'search.tryFewer': 'Try fewer words, or the start of a word.',
  'search.tryOther': 'Check the spelling, or type the start of the word.',

  'search.is.standing': '{call}: {noun}',
  'search.is.listed': 'On the list of {call}',
  'search.is.unknown': '{call}: not known if on the list',
  'search.is.withdrawn': '{call}: withdrew as {noun}',
  'search.is.removed': '{call}: removed as {noun} under the rules',
  'search.is.invalidated': '{call}: signature invalidated',
  'search.is.unlisted': '{call}: no longer on the list',
  'search.is.left': '{call}: left',
  'search.is.merged': '{call}: {noun} until it merged',
  'search.is.succeeded': '{call}: {noun} until another replaced it',
  'search.is.ended': '{call}: {noun} until it ended',

  'organisations.all':
    '{count, plural, =0 {No organisations yet} one {# organisation} other {# organisations}}',
  'organisations.some':
    '{more, select, yes {More than {count, number}} other {{count, number}}} of {whole, plural, one {# organisation} other {# organisations}}: {filters}',
  'organisations.named': '“{q}” in a name',
  'organisations.search': 'Search the organisations',
  'organisations.none': 'No organisations recorded yet.',
  'organisations.nobody': 'No organisations match.',
  'organisations.searchAll': 'Search calls and texts for “{q}”',
  'organisations.description':
    '{count, plural, one {# organisation} other {# organisations}} by name, with what each signed or the lists it is on.',
} as const
