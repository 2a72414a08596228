export const persons = {
  'type.person/restored': 'A person’s signature counts again',
  'type.person/signed': 'A person signed',
  'type.person/erased': 'A person’s signature was erased',
  'entry.head.personSigned':
    'The depositary counted a person who accepted version {version, number} of {call}',
  'entry.head.personErased': 'The depositary erased the person of entry {entry, number} from {call}',
  'entry.head.personRestored':
    'The depositary counts the person of entry {entry, number} among those who stand by {call} again',
  'member.person/signed.policy': 'Rules accepted',
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
} as const
