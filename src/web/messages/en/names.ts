/** The desk's page of citizens' names: what abuse of them asks for. */
export const names = {
  'desk.room.names': 'Names of citizens',
  'desk.roomNote.names': 'Take a name down that should not be shown.',
  'names.title': 'Names of citizens: {call}',
  'names.note':
    'Whoever bears a name that is taken down stays counted, keeps their receipt, and can be erased as before. It stands in the diary. Nothing here says which entry is whose.',
  'names.calls': 'Calls that invite persons',
  'names.noCalls': 'No call invites persons.',
  'names.name': 'Name',
  'names.search': 'Names that begin with',
  'names.found': 'Shown',
  'names.none': 'No name that is shown begins like this.',
  'names.bar': 'Take down',
  'names.barOf': 'Take down {name}',
  'names.barred': 'Taken down by officers',
  'names.unbar': 'Let it be shown again',
  'names.unbarOf': 'Let {name} be shown again',
  'names.noBarred': 'None.',
  'names.shared': 'Signatures that share a mailbox',
  'names.sharedNote':
    'Letters to ada+1@ and ada+2@ come into one mailbox, and each such address can sign. Some people share a mailbox too, so ask before you invalidate. Nothing here says whose it is.',
  'names.sharedLook': 'Look for them',
  'names.sharedNone': 'No two signatures on this call share a mailbox.',
  'names.sharedOne': '{count, plural, one {# signature} other {# signatures}} from one mailbox:',
  'names.sharedMore': '{count, plural, one {and one more} other {and # more}}',
  'names.sharedMoreBoxes':
    '{count, plural, one {One more mailbox has several signatures.} other {# more mailboxes have several signatures.}}',
  'names.unbarNote': 'Its bearer can then show it again on their own page.',
} as const
