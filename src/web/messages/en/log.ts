/** The log for people, and the line of the masthead that tells recorded from witnessed. */
export const log = {
  'log.title': 'The log',
  'log.kicker': 'The log',
  'log.lede':
    'Everything on this site comes from these entries. Entries are added, never changed, and anyone can check that.',

  'log.checkpoint': 'Latest checkpoint',
  'log.checkpointNote':
    'One signature over all entries. If one of them changed, the fingerprint would change.',
  'log.size': 'Recorded',
  'log.entriesUpTo':
    '{count, plural, one {log entry 0} other {log entries 0 to {last, number}}}, on disk and signed by the log',
  'log.last': 'Newest entry',
  'log.root': 'Fingerprint (root)',
  'log.origin': 'Name of the log',
  'log.key': 'Key of the log',
  'log.keyNote':
    'Stated by {entry}. Compare it with one from another place: by itself it proves only that this site agrees with itself.',
  'log.anchored': 'Anchored',
  'log.anchoredAt': 'The checkpoint of {count, plural, one {# entry} other {# entries}}',
  'log.follows': 'Follows the log',
  'log.verbatim': 'The checkpoint as it was signed',
  'log.rawCheckpoint': 'Download the checkpoint',

  'log.witnesses': 'Witnesses',
  'log.witnessesNote':
    'Recorded: on disk here. Witnessed: others saw the same log, and none that contradicts it.',
  'log.noWitnesses': 'This log has no witnesses. It rests on our signature alone.',
  'log.noneYet': 'No witness has signed this log yet.',
  'log.ahead':
    '{ahead, plural, =0 {All entries are witnessed.} one {# entry is recorded and not witnessed yet.} other {# entries are recorded and not witnessed yet.}}',
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
  'log.auditNote': 'On your own machine, from a copy of the source code.',
  'log.auditSays':
    'This replays the whole log: each signature, each rule, the signed checkpoint, and the register, which must follow byte for byte.',
  'log.auditState':
    'The file seen.json remembers what you audited. If the log later shows another past, the next audit says so, with the evidence.',
  'log.checkReceipt': 'Check a receipt',

  'log.files': 'Files',
  'log.filesNote': 'For programs: any client of C2SP tlog-tiles can read and check the log.',
  'log.file.checkpoint': 'The signed checkpoint',
  'log.file.entries': 'The newest entries, as recorded',
  'log.file.tile': 'The newest fingerprints of the tree',
  'log.file.register': 'The register at this size',
  'log.file.words': 'Texts and words kept beside the log',
  'log.file.openapi': 'All addresses, for programs',
} as const
