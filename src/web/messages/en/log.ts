/** The log for people, and the line of the masthead that tells recorded from witnessed. */
export const log = {
  'log.title': 'The log',
  'log.kicker': 'The log',
  'log.lede':
    'Everything that this depositary shows follows from these entries. Entries are added, never changed; whoever keeps a copy can prove it if one is.',

  'log.checkpoint': 'Checkpoint',
  'log.checkpointNote': 'One signed line for all entries: change one of them, and the root changes.',
  'log.size': 'Recorded',
  'log.entriesUpTo':
    '{count, plural, one {# entry: entry 0} other {# entries: 0 to {last, number}}}, on disk under the signature of the log',
  'log.last': 'Newest entry',
  'log.root': 'Root',
  'log.origin': 'Name of the log',
  'log.key': 'Key of the log',
  'log.keyNote':
    'Stated by {entry}. A key that comes from this site alone proves only that the site agrees with itself: compare it with one from another place.',
  'log.anchored': 'Anchored',
  'log.anchoredAt': 'The checkpoint of {count, plural, one {# entry} other {# entries}}',
  'log.follows': 'Follows the log',
  'log.verbatim': 'The checkpoint, verbatim',
  'log.rawCheckpoint': 'Download the checkpoint',

  'log.witnesses': 'Witnesses',
  'log.witnessesNote':
    'Recorded: on disk here. Witnessed: somebody else has seen the same log, and none that contradicts it.',
  'log.noWitnesses':
    'No witness is asked to watch this log. What is recorded rests on the depositary’s own signature.',
  'log.noneYet': 'No witness has cosigned this log yet.',
  'log.ahead':
    '{ahead, plural, =0 {All that is recorded is witnessed.} one {# entry is recorded and not witnessed yet.} other {# entries are recorded and not witnessed yet.}}',
  'log.awaited': 'Awaited',
  'log.awaitedNote': 'Has not answered since this server started',
  'log.saw': '{count, plural, one {# entry} other {# entries}}',

  'log.entries': 'Entries',
  'log.entriesShown': '{first, number} to {last, number} of {size, number}, newest first.',
  'log.pages': 'Pages of the log',
  'log.newest': 'Newest',
  'log.newer': 'Newer',
  'log.older': 'Older',
  'log.oldest': 'Oldest',
  'log.find': 'Find an entry',
  'log.upto': 'Entries up to number',
  'log.show': 'Show them',

  'log.audit': 'Audit it yourself',
  'log.auditNote': 'On your own machine, from a copy of the source code.',
  'log.auditSays':
    'This reads every entry and replays the log from the first: each signature, each rule, the root that the checkpoint signs, and the register, which must follow byte for byte.',
  'log.auditState':
    'The file seen.json remembers what was audited. The next time, a log that has become smaller, or tells another past, is refused, with both signed checkpoints as evidence.',
  'log.auditReceipt': 'To check one signature alone, {verify}.',
  'log.auditVerify': 'check its receipt',

  'log.files': 'The bytes',
  'log.filesNote': 'Any client of C2SP tlog-tiles can read and check the tree.',
  'log.file.checkpoint': 'The signed checkpoint',
  'log.file.entries': 'The newest entries, as recorded',
  'log.file.tile': 'The newest hashes of the tree',
  'log.file.register': 'The register at this size, canonical',
  'log.file.words': 'Texts and words kept beside the log',
  'log.file.openapi': 'All addresses, for programs',
} as const
