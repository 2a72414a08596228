/** Signatures that were found not to be what they claim, and those that stand again. */
export const invalidation = {
  'party.event.invalidated': 'Signature invalidated: found not to be what it claims',
  'party.lede.invalidated': '{call}: signature as {noun} invalidated on {date}.',
  'badge.invalidated': 'Signature as {noun} invalidated on {date}',
  'rep.state.invalidated': 'Invalidated by us, with the reason. You can sign again.',
  'roll.status.invalidated': 'Signature invalidated',
  'roll.ended.invalidated': 'Signature invalidated on {date}',
  'invalidated.head': 'Invalidated',
  'invalidated.note':
    'Signatures found not to be what they claim. They no longer count. Each entry says why, and another can undo it.',
  'invalidated.count': '{count, plural, one {# signature invalidated} other {# signatures invalidated}}',
  'invalidated.ofParties': '{count, plural, one {# by an organisation} other {# by organisations}}',
  'invalidated.ofPersons': '{count, plural, one {# by an individual} other {# by individuals}}',
  'invalidated.restored': '{count, plural, one {# counts again} other {# count again}}',
  'invalidated.earlier':
    '{count, plural, one {# earlier entry is in the log.} other {# earlier entries are in the log.}}',
  'persons.invalidatedCount': 'Invalidated',
  'persons.ownInvalidated': 'Your signature does not count',
  'persons.ownInvalidatedSays': 'We invalidated it on {day} ({entry}) for this reason:',
  'persons.ownInvalidatedObject':
    'If that is wrong, contact {contact}. Give the number of that entry and your receipt, which proves that the signature is yours. The keeper can make it count again.',
  'persons.ownInvalidatedDepositary': 'us',
} as const
