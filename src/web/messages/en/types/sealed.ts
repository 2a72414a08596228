export const sealed = {
  'type.statement/sealed': 'A statement was sealed until an hour',
  'type.statement/opened': 'A sealed signature was opened',
  'entry.head.sealed': 'The depositary sealed a statement on {call}',
  'entry.head.openedSeal':
    '{party} accepted version {version, number} of {call} as {noun}, under seal until now',
  'member.statement/sealed.commitment': 'Commitment',
  'member.statement/opened.commitment': 'Commitment',
  'entry.commitmentSays':
    'A digest of the signed statement and of a secret salt. Whoever keeps both can show what was sealed; nobody else can tell.',
  'entry.lapsedSeal':
    'Lapsed: nobody opened it within {days, plural, one {# day} other {# days}} of its hour',
  'entry.sealedIn': 'Sealed',
  'entry.sealedInSays':
    'Whether it was lawful is judged as things stood there; it counts from this entry on.',
  'entry.sealSignedOn': 'Signed',
} as const
