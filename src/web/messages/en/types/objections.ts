export const objections = {
  'type.objection/raised': 'A party objected to what another said',
  'type.objection/answered': 'An objection was answered',
  'type.objection/withdrawn': 'An objection was withdrawn',
  'entry.head.objected': '{by} objected to what {party} said when it accepted {call}',
  'entry.head.objectionAnswered': '{party} answered the objection of entry {entry, number}',
  'entry.head.objectionWithdrawn': '{by} withdrew its objection to what {party} said',
  'member.objection/answered.words': 'Answer',
  'member.objection/withdrawn.party': 'To the words of',
  'objection.signature': 'Said with',
  'objection.effect': 'Both stand side by side: neither undoes the other.',
} as const
