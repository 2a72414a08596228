/** What a check says of the receipt of a person. */
export const verifyPersons = {
  'verify.say.found.person': 'The disclosure of the person, by its salted commitment',
  'verify.say.summary.counted':
    'The depositary counted on {day} a person who accepted the text of {call}. Who it is, the receipt does not show.',
  'verify.say.summary.person':
    '{person} accepted the text of {call} on {day}, read in {language}. The depositary counted it.',
  'verify.say.fact.counted':
    'The depositary counted a person who accepted the text {manifest} of the call {call}, under the policy {policy}, stated in entry {policyEntry}.',
  'verify.say.fact.person':
    'Its commitment {commitment} is made of the name {person}, of that text as read in {language}, and of a salt: whoever holds this receipt can show that the entry is of that name.',
  'verify.say.fact.person-real':
    'That such a person exists: the depositary counts persons whose e-mail address it has confirmed, and could invent them.',
  'verify.say.fact.person-hidden': 'Who the person is: the receipt does not show it.',
  'verify.say.fact.person-standing':
    'That the person’s signature still stands: it may have been erased since. The register tells.',
} as const
