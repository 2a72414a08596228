/** Entries of persons: what the log holds of a citizen. */
export const entryPersons = {
  'entry.person': 'Person',
  'entry.personHidden':
    'Not in the log. Name and proof are with the person, and with the depositary until the person has them erased.',
  'entry.counted': 'Counted by',
  'entry.countedBy': 'The depositary, which confirmed an e-mail address. It could invent persons.',
  'entry.languageHidden': 'The language that was read is known to the person alone.',
  'entry.erasedBy': 'Erased by',
  'entry.personSignedBy': 'Signed with',
  'entry.personGap':
    'The commitment, which says nothing of anybody now: the name and the salt that it was made of are deleted here.',
  'entry.erasure.request': 'The person asked for it.',
  'entry.erasure.not-me': 'Whoever reads the mail of that address said: it was not me.',
  'entry.erasure.change-of-mind': 'The person changed their mind.',
  'entry.erasure.retention': 'The time for which it is kept had passed.',
  'entry.erasure.duplicate': 'The same address signed again.',
} as const
