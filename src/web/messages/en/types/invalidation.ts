export const invalidation = {
  'type.signature/invalidated': 'Signatures were invalidated',
  'type.signature/reinstated': 'Invalidated signatures count again',
  'entry.head.invalidated':
    'The depositary invalidated {count, plural, one {# signature} other {# signatures}} on {call}',
  'entry.head.reinstated':
    'The depositary counts {count, plural, one {# signature} other {# signatures}} on {call} again, which entry {entry, number} had invalidated',
  'entry.announced.invalidated':
    'that it means to invalidate {count, plural, one {# signature} other {# signatures}} on {call}',
  'entry.invalidated.parties': 'Parties',
  'entry.invalidated.persons': 'Persons, by the entries with which they signed',
  'entry.invalidated.means': 'What it means',
  'entry.invalidated.meansSays':
    'The depositary says that these signatures are not what they claim. They count no more; their entries stay, and each can be restored by another entry.',
  'entry.invalidated.restored': 'stands again: {entry}',
} as const
