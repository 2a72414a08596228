/** What every page has around its matter, and what stands where a page cannot be given. */
export const frame = {
  'frame.language': 'English',
  'frame.tag': 'Depositary of public calls',
  'frame.skip': 'Skip to the content',
  'frame.languages': 'Language',
  'frame.pagesOfCall': 'Pages of this call',
  'frame.pagesOfSite': 'Pages of this site',
  'frame.moreOfSite': 'About this site',
  'frame.nav.call': 'The call',
  'frame.nav.text': 'Text',
  'frame.nav.roll': 'Roll',
  'frame.nav.list': 'List',
  'frame.nav.absent': 'Not on the roll',
  'frame.nav.absentList': 'Not on the list',
  'frame.nav.changes': 'Changes',
  'frame.nav.calls': 'Calls',
  'frame.nav.log': 'Log',
  'frame.nav.verify': 'Verify',
  'frame.notWitnessed': '{recorded}; not witnessed',
  'frame.witnessed': '{recorded}; witnessed by {by, number} of {of, number}, {time}',
  'frame.witnessedUpTo':
    '{recorded}; the first {size, number} witnessed by {by, number} of {of, number}, {time}',
  'frame.asOf': 'As of entry {entry, number} of the log',
  'frame.asOfNothing': 'The log is empty',
  'frame.footer':
    'What this page says of calls and parties stands in a public log. Entries are added, never changed. Anyone can check it, with or without this site.',
  'frame.footerPrivate':
    'What you type here is seen by you and the depositary alone. What is signed goes into the public log, and nothing else.',
  'frame.verify': 'Check a receipt',
  'frame.download': 'Download the register',
  'frame.interface': 'Interface for programs',
  'frame.spec': 'Specification',
  'frame.clone':
    'Type it in a clone of the source of Avow. “--no” keeps npx from fetching a program of the same name that others wrote.',

  'record.title': 'Independent record',
  'record.titleOf': 'independent record',
  'record.says':
    'This page copies a public list. The convener of the call ({convener}) does not keep it and has not confirmed it.',
  'record.saysFacts':
    'This page holds public facts about the call. Its convener ({convener}) does not keep it and has not confirmed it.',
  'record.keptBy': 'Kept by',
  'record.source': 'Source',
  'record.noSource': 'Not recorded',
  'record.listOf': 'List of',
  'record.saysSources':
    'This page copies what public sources say. The convener of the call ({convener}) does not keep it and has not confirmed it.',
  'record.part': 'which names some of them',
  'record.onlySources': 'No list copied: it names whom other sources name',
  'record.noList': 'No list copied: it names nobody',
  'record.ask': 'ask for this register',
  'record.closed': 'This record takes no signatures, and was closed.',
  'record.convener': 'For the convener',
  'record.claim': 'This record takes no signatures. Whoever issued the call can {ask}.',

  'spec.title': 'Specification: {paper}',
  'spec.kicker': 'Specification',
  'spec.lede':
    'The formats and the law by which this register is kept, enough to write a second implementation. Its papers are in English.',
  'spec.papers': 'Papers of the specification',
  'spec.overview': 'overview',
  'spec.contents': 'Contents of this paper',
  'spec.markdown': 'This paper as Markdown',

  'problem.kicker': 'Status {status}',
  'problem.mend': 'What would mend it',
  'problem.exact': 'In the words of the server',
  'problem.exactly': 'In the words of the server:',
  'problem.code': 'Code',
  'problem.evidence': 'Evidence to keep',
  'problem.home': 'See the list of calls',
} as const
