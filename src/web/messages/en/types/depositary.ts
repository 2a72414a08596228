export const depositary = {
  'type.depositary/established': 'The depositary was established',
  'type.log/rules': 'The log moved to other rules',
  'type.log/anchored': 'A cosigned checkpoint was anchored',
  'entry.head.established': '{name} established this log',
  'entry.head.rules': 'The log moved to version {rules, number} of its rules',
  'entry.head.anchored': 'The log anchored its checkpoint of {size, plural, one {# entry} other {# entries}}',
  'entry.origin': 'Name of the log',
  'entry.rulesVersion': 'Version {rules, number}',
  'entry.linesUnder': 'Lines under it',
  'entry.noLines': 'The log’s own signature, and no witness’s',
  'entry.linesNote': 'Named here as the entry carries them. Whoever has a witness’s key can check its line.',
  'entry.verbatim': 'Verbatim',
} as const
