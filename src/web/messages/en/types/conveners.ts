export const conveners = {
  'type.call/claimed': 'An independent record was claimed by its convener',
  'type.call/authority-checked': 'The authority of a convener was checked',
  'entry.head.claimed': 'The convener claimed the record of {call}: it is theirs from here on',
  'entry.head.authorityHolds': 'The depositary checked the authority of the convener of {call}: it holds',
  'entry.head.authorityLapsed':
    'The depositary checked the authority of the convener of {call}: what had been shown no longer holds',
  'entry.head.authorityUnclear':
    'The depositary checked the authority of the convener of {call}, and could not tell whether it holds',
  'member.call/authority-checked.domain': 'Name',
  'entry.claimedEffect':
    'From this entry on the register is the convener’s own, and takes signatures under the policy below. The rows copied before, the text and its history stay.',
} as const
