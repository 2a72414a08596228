/** Objections of signatories to each other's reservations, and the answers. */
export const objections = {
  'objection.to': 'Objection of {party} to {entry}',
  'objection.answerOf': 'Answer of {party} to {objector}',
  'saying.state':
    '{state, select, held {In force since {day}.} over {In force from {day} until {until}.} pending {{count, plural, =0 {In force from {day}, unless a signatory objects before.} one {Not in force unless the objection is taken back before {day}:} other {Not in force unless the # objections are taken back before {day}:}}} failed {Failed on {day}, because of {count, plural, one {an objection} other {# objections}}:} other {Never in force: before {day} it was replaced, or the signature ended.}}',
  'saying.before': 'Words before',
  'saying.noneBefore': 'None',
  'saying.takes': 'When it takes effect',
  'saying.pending': 'Words not in force yet',
  'saying.now': 'Words today',
  'objection.withdrawnOn': 'Withdrawn on {date}, {entry}',
  'objection.carried': 'Now against {party}, which took over these words, {entry}',
  'objection.count': '{count, plural, one {# objection to it} other {# objections to it}}',
} as const
