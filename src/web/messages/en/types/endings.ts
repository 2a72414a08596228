export const endings = {
  'type.party/merged': 'A party merged into another',
  'type.party/succeeded': 'A party was succeeded by another',
  'type.party/ended': 'A party ended',
  'entry.announced.merged': 'that it means to record that {party} has merged into {other}',
  'entry.announced.succeeded': 'that it means to record that {other} has succeeded {party}',
  'entry.announced.ended': 'that it means to record the end of {party}',
  'entry.head.merged': 'The depositary recorded that {party} merged into {into}',
  'entry.head.succeeded': 'The depositary recorded that {successor} succeeded {party}',
  'entry.head.ended': 'The depositary recorded the end of {party}',
  'ending.effect':
    'It signs nothing from this entry on, and stands on no roll. What it signed before is not undone.',
} as const
