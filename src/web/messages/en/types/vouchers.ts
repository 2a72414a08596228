export const vouchers = {
  'type.mandate/vouched': 'A party vouched for another, or took it back',
  'entry.head.vouched': '{by} vouched for {party}',
  'entry.head.unvouched': '{by} took back its word for {party}',
  'member.mandate/vouched.note': 'In its words',
  'entry.voucher': 'Who vouches',
  'entry.vouchedEffect':
    'Two parties that vouch prove a mandate by voucher; under a call that names this one as an umbrella body, it is enough alone.',
  'entry.unvouchedEffect': 'The voucher stands no more. What was signed while it stood is not undone.',
} as const
