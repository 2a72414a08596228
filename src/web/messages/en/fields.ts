/** Fields of forms that several pages share. */
export const fields = {
  'fields.optional': '(optional)',
  'fields.languageOther': 'Another language',
  'fields.choose': 'Choose',
  'fields.languages': 'Languages',
  'fields.language': 'Another language',
  'fields.languageHint':
    'This form asks for words in {languages}. A language adds a field wherever there are words.',
  'fields.addLanguage': 'Add it',
  'fields.missing': '{field}: fill this in.',
  'fields.wrong':
    '{field}: this cannot be right here. Check it, and check that it agrees with the other fields.',
  'fields.chooseOne': '{field}: choose one.',
  'fields.noCountry': 'No country, or several',
  'fields.hidden':
    'There was a character in it that nobody can see. It is taken out here: look at the rest, and send it again.',
  'fields.leiHint': '20 letters and digits',
  'fields.rorHint': 'As 05a28rw58, or the whole address',
  'fields.wikidataHint': 'As Q243, or the whole address',
  'fields.leiBad': '“{typed}” is no LEI: it has 18 letters or digits and two digits behind them.',
  'fields.rorBad': '“{typed}” is no ROR id: it begins with 0 and has nine characters.',
  'fields.digitsBad':
    'The check digits of “{typed}” do not fit: it ends in {ends}, and behind {before} this {scheme} would end in {digits}. One of its characters is mistyped; copy it anew.',
  'fields.wikidataBad': '“{typed}” is no Wikidata item: it is a Q with a number.',
} as const
