/** An invited representative makes a passkey. */
export const people = {
  'people.invitation': 'Invitation',
  'people.inviteTitle': 'A passkey for {name}',
  'people.inviteLede':
    '{person}, the depositary ({keeper}) has admitted {name} and invites you to make the passkey with which you will sign for it.',
  'people.admittedBy': 'Admitted by entry {index, number}',
  'people.step1': 'Step 1 of 2: make the passkey',
  'people.passkeyMeans':
    'A passkey is a key that never leaves your device. You use it with your fingerprint, your face or a PIN; there is no password to remember, and none that anybody could take from you.',
  'people.passkeyWhere':
    'Make it on a device that is yours to use for your organisation. Whoever can unlock that device can sign for it.',
  'people.otherDevice':
    'Does this device have no passkeys? Open this link on another one. To look at it uses nothing up, and it stays good until it was used once.',
  'people.onPaper':
    'Or sign on paper, which counts the same: go through the four steps without a key, print the last page, sign it by hand and send it to the depositary.',
  'people.onPaperLink': 'Read, and print what to sign',
  'people.makePasskey': 'Make a passkey',
  'people.step2': 'Step 2 of 2: put it on record',
  'people.confirmTitle': 'Your passkey is made. Confirm that it is yours.',
  'people.key': 'Key',
  'people.addedByKeeper': 'The depositary ({keeper}) adds this key; every signature by it will say so.',
  'people.confirm': 'Confirm with the passkey',
  'people.confirmNote':
    'Your device asks once more, so that the public log can show that the key itself agreed. This signs no call yet.',
  /** Stands in the log, in English. */
  'people.keyReason': 'Made by a representative invited after admission (entry {index, number})',
} as const
