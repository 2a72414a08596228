export const mandates = {
  'type.mandate/checked': 'A mandate was checked',
  'entry.head.mandateHolds': 'The depositary checked the mandate of {party} ({method}): it holds',
  'entry.head.mandateLapsed': 'The depositary checked the mandate of {party} ({method}): it no longer holds',
  'entry.head.mandateUnclear':
    'The depositary checked the mandate of {party} ({method}), and could not tell whether it holds',
  'member.mandate/checked.domain': 'Name',
} as const
