export const texts = {
  'type.text/published': 'A text was published',
  'type.text/translated': 'A translation was published',
  'entry.head.textPublished': 'The depositary published version {version, number} of {call}',
  'entry.head.textRecorded':
    'The depositary published version {version, number} of the text of its record of {call}',
  'entry.head.textTranslated':
    'The depositary added a translation into {language} to version {version, number} of {call}',
  'member.text/published.manifest': 'Text',
  'member.text/translated.manifest': 'Text',
} as const
