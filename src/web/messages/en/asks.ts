/** What rules will ask of an organisation, and what other rules would mean for those who have signed. */
export const asks = {
  'sign.asks': 'What this asks of you, and by when',
  'asks.nothing': 'These rules ask nothing of an organisation like yours by a date.',
  'asks.others':
    '{count, plural, one {# other clause is} other {# other clauses are}} not meant for an organisation like yours.',
  'asks.over': 'Its only period opened before today, so it asks nothing of you.',
  'asks.due': 'Due by {due}. You can do it from {opens}.',
  'asks.late': 'You are late after {day}.',
  'asks.silent': 'Silent from {day}.',
  'asks.inactive': 'Inactive from {day}.',
} as const
