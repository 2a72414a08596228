export const words = {
  'type.words/withheld': 'Words were withheld by law',
  'entry.head.withheld': 'The depositary withheld words that entry {entry, number} binds',
  'member.words/withheld.authority': 'By order of',
  'entry.boundBy': 'Bound by',
  'entry.gap': 'The digest, the length and this entry. The words and their salt are deleted here.',
  'entry.announced.withheld': 'that it means to withhold words that entry {entry, number} binds',
} as const
