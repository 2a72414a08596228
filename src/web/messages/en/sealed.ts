/** Signatures that are sealed until an hour, and that hour. */
export const sealed = {
  'entry.head.sealed': 'The depositary sealed a statement on {call}',
  'entry.head.openedSeal':
    '{party} accepted version {version, number} of {call} as {noun}, under seal until now',
  'entry.commitment': 'Commitment',
  'entry.commitmentSays':
    'A digest of the signed statement and of a secret salt. Whoever keeps both can show what was sealed; nobody else can tell.',
  'entry.opens': 'Opens',
  'entry.openedBy': 'Opened',
  'entry.notOpened': 'Not opened yet',
  'entry.lapsedSeal':
    'Lapsed: nobody opened it within {days, plural, one {# day} other {# days}} of its hour',
  'entry.sealedIn': 'Sealed',
  'entry.sealedInSays':
    'Whether it was lawful is judged as things stood there; it counts from this entry on.',
  'entry.signedOn': 'Signed',
  'entry.restsSealed': 'The seal',
} as const
