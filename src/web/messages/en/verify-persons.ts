/** What a check says of the receipt of a person. */
export const verifyPersons = {
  'verify.say.found.person': 'The person’s name, by its salted fingerprint',
  'verify.say.summary.counted':
    'On {day} the keeper counted an individual who signed {call}. The receipt does not show who.',
  'verify.say.summary.person':
    '{person} signed {call} on {day}, as read in {language}. The keeper counted this person.',
  'verify.say.fact.counted':
    'The keeper counted an individual who signed the text {manifest} of {call}, under the rules {policy} of {policyEntry}.',
  'verify.say.fact.person':
    'Its salted fingerprint {commitment} is made from the name {person} and the text as read in {language}. With this receipt, anyone can show that the entry is for that name.',
  'verify.say.fact.person-real':
    'That such an individual exists: the keeper counts individuals whose e-mail address it has confirmed, and could invent them.',
  'verify.say.fact.person-hidden': 'Who the person is.',
  'verify.say.fact.person-standing':
    'That the signature is still valid: it may have been erased since. See the register.',
} as const
