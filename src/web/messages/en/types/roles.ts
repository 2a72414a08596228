export const roles = {
  'type.role/granted': 'A role was granted',
  'type.role/ended': 'A role ended',
  'entry.head.roleGranted': 'The depositary made {role} its officer',
  'entry.head.drafterGranted': 'The depositary made {role} a drafter at its desk',
  'entry.head.readerGranted': 'The depositary made {role} a reader at its desk',
  'entry.head.roleEnded': 'The depositary ended the office of {role}',
  'member.role/granted.role': 'Role',
  'entry.officerDrafter':
    'Drafter for the depositary, under the pseudonym {id}: prepares, and signs nothing for it',
  'entry.officerReader':
    'Reader for the depositary, under the pseudonym {id}: looks, and signs nothing for it',
  'entry.termUntil': 'Not ended before {day}',
  'entry.grantedBy': 'Granted by',
} as const
