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
  'type.call/amended': 'What a call says of itself was corrected',
  'entry.head.amended': 'The depositary corrected what {call} says of itself',
  'entry.announced.amended': 'the correction of what {call} says of itself',
  'desk.form.amendment': 'Correct a call',
  'desk.formNote.amendment':
    'Mend a slip in the title, the date or the convener’s address. After the first signature it takes two officers, and the convener and the words for signing stay as they are. The old words stay in the log.',
} as const
