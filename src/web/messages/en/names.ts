/** The desk's page of citizens' names: what abuse of them asks for. */
export const names = {
  'desk.room.names': 'Names of citizens',
  'desk.roomNote.names': 'Take a name down that should not be shown.',
  'names.title': 'Names of citizens: {call}',
  'names.note':
    'If you take a name down, its signature still counts and its receipt still holds. The activity log notes it. This page does not show the entries.',
  'names.calls': 'Calls that individuals can sign',
  'names.noCalls': 'Individuals can sign none of the calls.',
  'names.name': 'Name',
  'names.search': 'Names that begin with',
  'names.found': 'Names shown',
  'names.none': 'No name shown begins like this.',
  'names.bar': 'Take down',
  'names.barOf': 'Take down {name}',
  'names.barred': 'Taken down by officers',
  'names.unbar': 'Allow again',
  'names.unbarOf': 'Allow {name} again',
  'names.noBarred': 'None.',
  'names.shared': 'Signatures that share a mailbox',
  'names.sharedNote':
    'Letters to ada+1@ and ada+2@ reach one mailbox, and each address can sign. Families share mailboxes too: this alone proves no abuse. We do not show whose mailbox it is.',
  'names.sharedLook': 'Find shared mailboxes',
  'names.sharedNone': 'No two signatures on this call share a mailbox.',
  'names.sharedInvalidate': 'Invalidate these…',
  'names.sharedOne': '{count, plural, one {# signature} other {# signatures}} from one mailbox:',
  'names.sharedMore': '{count, plural, one {and one more} other {and # more}}',
  'names.sharedMoreBoxes':
    '{count, plural, one {One more mailbox has several signatures.} other {# more mailboxes have several signatures.}}',
  'names.unbarNote': 'If you allow a name again, its owner can show it again on their own page.',
} as const
