/** Acts that ask for a second officer, or for a delay that was announced. */
export const secondHand = {
  'entry.announced.removed': 'that it means to remove {party} as {noun} of {call}',
  'entry.announced.policyChanged': 'that it means to change the policy of {call}',
  'entry.announced.withheld': 'that it means to withhold words that entry {entry, number} binds',
  'entry.announced.act': 'What is announced',
  'entry.announced.when': 'When',
  'entry.announced.between':
    'From {from} on, one officer alone may do it; it is void if it is not done by {until}. Two officers together may do it at any time.',
  'entry.announced.state': 'What became of it',
  'entry.announced.notDone': 'Not done yet, as far as this log goes',
  'entry.announced.lapsed': 'It was never done: the same act was announced again later',
  'entry.announced.done': 'Done with {entry}',
} as const
