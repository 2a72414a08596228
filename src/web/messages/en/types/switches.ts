export const switches = {
  'type.switch/set': 'A type of statement was switched on or off',
  'entry.head.switchedOff': 'The depositary stopped taking {types}',
  'entry.head.switchedOn': 'The depositary takes {types} again',
  'entry.switchOff': 'Off: the door refuses what it covers, in public and for this reason',
  'entry.switchOn': 'On: the door takes what it covers',
} as const
