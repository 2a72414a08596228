/** Objections of signatories to each other's reservations, and the answers. */
export const objections = {
  'objection.to': 'Objection of {party} to what was said with {entry}',
  'objection.answerOf': 'Answer of {party} to {objector}',
  'saying.state':
    '{state, select, held {In force since {day}.} over {In force from {day} until {until}.} pending {{count, plural, =0 {In force from {day}, unless a signatory objects before.} one {It does not come into force, unless the objection is taken back before {day}:} other {It does not come into force, unless the # objections are taken back before {day}:}}} failed {Failed on {day}, by {count, plural, one {an objection} other {# objections}}:} other {Never in force: before {day} it was replaced, or the signature ended.}}',
  'saying.before': 'Words before',
  'saying.noneBefore': 'None',
  'saying.takes': 'When it takes effect',
  'saying.pending': 'Words that are not in force yet',
  'saying.now': 'Words today',
  'objection.withdrawnOn': 'Withdrawn on {date}, {entry}',
  'objection.carried': 'It stands against {party} now, which took these words over, {entry}',
  'objection.count': '{count, plural, one {# objection to it} other {# objections to it}}',
} as const
