/** The log for people, and the line of the masthead that tells recorded from witnessed. */
export const log = {
  'log.title': 'The log',
  'log.kicker': 'The log',
  'log.lede':
    'Everything on this site comes from these entries. We add entries and never change them. Anyone can check.',

  'log.checkpoint': 'Latest checkpoint',
  'log.checkpointNote': 'One signature over all entries. If any entry changed, so would the fingerprint.',
  'log.size': 'Recorded',
  'log.entriesUpTo':
    '{count, plural, one {log entry 0} other {log entries 0 to {last, number}}}, on disk and signed by the log',
  'log.last': 'Newest entry',
  'log.root': 'Fingerprint (root)',
  'log.origin': 'Name of the log',
  'log.key': 'Key of the log',
  'log.keyNote':
    'Named in {entry}. Alone, it proves only that this site agrees with itself. Compare it with a copy from elsewhere.',
  'log.anchored': 'Anchored',
  'log.anchoredAt': 'The checkpoint of {count, plural, one {# entry} other {# entries}}',
  'log.follows': 'Follows the log',
  'log.verbatim': 'The checkpoint as it was signed',
  'log.rawCheckpoint': 'Download the checkpoint',

  'log.witnesses': 'Witnesses',
  'log.witnessesNote': 'Recorded: on disk, signed by the log. Witnessed: others saw the same log.',
  'log.noWitnesses': 'This log has no witnesses. It rests on our signature alone.',
  'log.noneYet': 'No witness has signed this log yet.',
  'log.ahead':
    '{ahead, plural, =0 {All entries are witnessed.} one {# entry is not witnessed yet.} other {# entries are not witnessed yet.}}',
  'log.awaited': 'Awaited',
  'log.awaitedNote': 'No answer since this server started',
  'log.saw': '{count, plural, one {# entry} other {# entries}}',

  'log.entries': 'Log entries',
  'log.entriesShown': '{first, number} to {last, number} of {size, number}, newest first.',
  'log.pages': 'Pages of the log',
  'log.newest': 'Newest',
  'log.newer': 'Newer',
  'log.older': 'Older',
  'log.oldest': 'Oldest',
  'log.find': 'Find an entry',
  'log.upto': 'Show entries up to number',
  'log.show': 'Show',

  'log.audit': 'Audit it yourself',
  'log.auditSays':
    'On your own machine, this replays the whole log: every signature, every rule, the signed checkpoint, and the register, byte for byte.',
  'log.auditState':
    'The file seen.json remembers what you audited. If the log’s past changes, the next audit says so, with evidence.',
  'log.checkReceipt': 'Check a receipt',

  'log.files': 'Files',
  'log.filesNote': 'Any client of C2SP tlog-tiles can read and check the log.',
  'log.file.checkpoint': 'The signed checkpoint',
  'log.file.entries': 'The newest entries, as recorded',
  'log.file.tile': 'The newest fingerprints of the tree',
  'log.file.register': 'The register at this size',
  'log.file.words': 'Texts and words beside the log',
  'log.file.openapi': 'All addresses, for programs',
} as const
