export const calls = {
  'type.call/opened': 'A call was opened',
  'type.call/policy-changed': 'The policy of a call changed',
  'type.call/closed': 'A call was closed',
  'entry.head.callOpened': 'The depositary opened {call}',
  'entry.head.recordOpened': 'The depositary opened an independent record of {call}',
  'entry.head.policyChanged': 'The depositary changed the policy of {call}',
  'entry.head.callClosed': 'The depositary closed {call}',
  'entry.announced.policyChanged': 'that it means to change the policy of {call}',
  'entry.announced.closed': 'that it means to close {call}',
} as const
