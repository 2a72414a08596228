/** An entry of the log in one sentence, by its type. */
export const entryHeads = {
  'entry.head.established': '{name} established this log',
  'entry.head.rules': 'The log moved to version {rules, number} of its rules',
  'entry.head.anchored': 'The log anchored its checkpoint of {size, plural, one {# entry} other {# entries}}',
  'entry.head.roleGranted': 'The depositary made {role} its officer',
  'entry.head.roleEnded': 'The depositary ended the office of {role}',
  'entry.head.callOpened': 'The depositary opened {call}',
  'entry.head.recordOpened': 'The depositary opened an independent record of {call}',
  'entry.head.policyChanged': 'The depositary changed the policy of {call}',
  'entry.head.callClosed': 'The depositary closed {call}',
  'entry.head.textPublished': 'The depositary published version {version, number} of {call}',
  'entry.head.textRecorded':
    'The depositary published version {version, number} of the text of its record of {call}',
  'entry.head.textTranslated':
    'The depositary added a translation into {language} to version {version, number} of {call}',
  'entry.head.listed': 'The list of {date} for {call} names {party}',
  'entry.head.unlisted': 'The list of {date} for {call} does not name {party}',
  'entry.head.admitted': 'The depositary admitted {party}',
  'entry.head.updated': 'The depositary changed the record of {party}',
  'entry.head.keyAdded': '{party} added a key of its own',
  'entry.head.keyAddedFor': 'The depositary added a key for {party}',
  'entry.head.keyRevoked': '{party} revoked a key of its own',
  'entry.head.keyRevokedOwn': 'The depositary revoked a key of its own',
  'entry.head.keyRevokedOf': 'The depositary revoked a key of {party}',
  'entry.head.given': '{party} accepted version {version, number} of {call} as {noun}',
  'entry.head.withdrawn': '{party} withdrew as {noun} of {call}',
  'entry.head.deposited':
    'The depositary recorded that {party} accepted version {version, number} of {call} as {noun}, on paper',
  'entry.head.removed': 'The depositary removed {party} as {noun} of {call}',
  'entry.head.restored': 'The depositary restored {party} as {noun} of {call}',
  'entry.head.personSigned':
    'The depositary counted a person who accepted version {version, number} of {call}',
  'entry.head.personErased': 'The depositary erased the person of entry {entry, number} from {call}',
  'entry.head.withheld': 'The depositary withheld words that entry {entry, number} binds',
  'entry.head.announced': 'The depositary announced {what}',
  'entry.head.switchedOff': 'The depositary stopped taking {types}',
  'entry.head.switchedOn': 'The depositary takes {types} again',
} as const
