export const listings = {
  'type.party/listed': 'A row was copied from a list',
  'entry.head.listed': 'The list of {date} for {call} names {party}',
  'entry.head.unlisted': 'The list of {date} for {call} does not name {party}',
  'entry.listed': 'Copied from another list, not confirmed',
  'entry.present': 'On the list',
  'entry.absent': 'Not on the list',
} as const
