export const announcements = {
  'type.act/announced': 'An act was announced',
  'entry.head.announced': 'The depositary announced {what}',
  'entry.announced.lapsed': 'It was never done: the same act was announced again later',
  'entry.announced.when': 'When',
  'entry.announced.between':
    'From {from} on, one officer alone may do it; it is void if it is not done by {until}. Two officers together may do it at any time.',
  'entry.announced.state': 'What became of it',
  'entry.announced.notDone': 'Not done yet, as far as this log goes',
  'entry.announced.done': 'Done with {entry}',
} as const
