/** Objections of signatories to each other's reservations, and the answers. */
export const objections = {
  'objection.to': 'Objection of {party} to what was said with {entry}',
  'objection.answerOf': 'Answer of {party} to {objector}',
  'objection.withdrawnOn': 'Withdrawn on {date}, {entry}',
  'objection.count': '{count, plural, one {# objection to it} other {# objections to it}}',
} as const
