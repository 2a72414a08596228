/** What stands on many pages. */
export const general = {
  'entry.n': 'Log entry {index, number}',
  'entry.linked': 'log entry {index, number}',
  'entry.from': 'from {entry} on',
  'general.pair': '{what}: {value}',
  'general.quoted': '“{words}”',
  'general.yes': 'Yes',
  'general.no': 'No',
  'general.join': '; ',
  'general.comma': ', ',
  'entries.recorded': '{count, plural, one {# entry recorded} other {# entries recorded}}',
} as const
