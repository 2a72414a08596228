/** Fields of forms that several pages share. */
export const fields = {
  'fields.optional': '(optional)',
  'fields.languageOther': 'Another language',
  'fields.choose': 'Choose',
  'fields.languages': 'Languages',
  'fields.language': 'Another language',
  'fields.languageHint': 'This form is in {languages}. Another language adds fields for it.',
  'fields.addLanguage': 'Add',
  'fields.missing': '{field}: fill this in.',
  'fields.wrong': '{field}: this does not fit here. Check it, and that it agrees with the other fields.',
  'fields.chooseOne': '{field}: choose one.',
  'fields.noCountry': 'No country, or several',
  'fields.hidden': 'We removed a hidden character. Check the rest and send it again.',
  'fields.leiHint': '20 letters and digits',
  'fields.rorHint': 'Like 05a28rw58, or the whole address',
  'fields.wikidataHint': 'Like Q243, or the whole address',
  'fields.leiBad': '“{typed}” is not an LEI. Enter 18 letters or digits, then two digits.',
  'fields.rorBad': '“{typed}” is not a ROR id. Enter nine characters, beginning with 0.',
  'fields.digitsBad':
    'A character of “{typed}” is wrong: it ends in {ends}, but after {before} this {scheme} must end in {digits}. Copy it again.',
  'fields.wikidataBad': '“{typed}” is not a Wikidata item. Enter Q and a number, like Q243.',
} as const
