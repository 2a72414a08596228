export const parties = {
  'type.party/admitted': 'A party was admitted',
  'type.party/updated': 'The record of a party changed',
  'entry.head.admitted': 'The depositary admitted {party}',
  'entry.head.updated': 'The depositary changed the record of {party}',
  'none.party/admitted.domain': 'Not recorded',
  'none.party/updated.domain': 'Not recorded',
  'entry.claimsRow': 'Takes over the row that a list had under this name',
  'entry.claimsNone': 'Takes over none',
} as const
