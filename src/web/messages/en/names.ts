/** The desk's page of citizens' names: what abuse of them asks for. */
export const names = {
  'desk.room.names': 'Names of individuals',
  'names.title': 'Names of individuals: {call}',
  'names.note':
    'Taking a name down hides it. Its signature still counts and its receipt holds. The activity log records this.',
  'names.calls': 'Calls that individuals can sign',
  'names.noCalls': 'No call is open to individuals.',
  'names.name': 'Name',
  'names.search': 'Names that begin with',
  'names.found': 'Names shown',
  'names.none': 'No name begins like this.',
  'names.bar': 'Take down',
  'names.barOf': 'Take down {name}',
  'names.barred': 'Taken down by officers',
  'names.unbar': 'Allow again',
  'names.unbarOf': 'Allow {name} again',
  'names.noBarred': 'None.',
  'names.shared': 'Signatures that share a mailbox',
  'names.sharedNote':
    'ada+1@ and ada+2@ share a mailbox, and each can sign. Families share too: this alone proves no abuse. We do not show whose it is.',
  'names.sharedLook': 'Find them',
  'names.sharedNone': 'None found.',
  'names.sharedInvalidate': 'Invalidate these…',
  'names.sharedOne': '{count, plural, one {# signature} other {# signatures}} from one mailbox:',
  'names.sharedMore': '{count, plural, one {and one more} other {and # more}}',
  'names.sharedMoreBoxes':
    '{count, plural, one {One more mailbox has several.} other {# more mailboxes have several.}}',
  'names.unbarNote': 'If allowed again, its owner can show it from their own page.',
} as const
