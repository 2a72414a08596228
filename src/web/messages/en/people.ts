/** An invited representative makes a passkey. */
export const people = {
  'people.invitation': 'Invitation',
  'people.inviteTitle': 'A passkey for {name}',
  'people.inviteLede': '{person}, {keeper} invites you to set up a passkey to sign for {name}.',
  'people.tooEarlyTitle': 'Your link does not work yet',
  'people.tooEarly':
    '{left, plural, one {Another passkey for {name} needs two officers of {keeper}. One has signed; the second has not yet.} other {Another passkey for {name} needs two officers of {keeper}. They have not signed yet.}}',
  'people.tooEarlyNext':
    '{mailed, select, yes {We write to you once they have signed.} other {We tell you once they have signed.}} Then this same link works.',
  'people.admittedBy': 'Approved by entry {index, number}',
  'people.step1': 'Step 1 of 2: set up your passkey',
  'people.passkeyMeans':
    'A passkey is a key kept by your device or password manager. We never see it. Your phone or computer asks for your fingerprint, face or PIN.',
  'people.passkeyWhere':
    'Use a device that you may use for your organisation. Anyone who can unlock it can sign for it.',
  'people.otherDevice':
    'If this device has no passkeys, open the link on another. Opening this page does not use it up.',
  'people.onPaper': 'You can also sign on paper. It counts the same.',
  'people.onPaperLink': 'Read and print it',
  'people.makePasskey': 'Set up passkey',
  'people.step2': 'Step 2 of 2: put it on record',
  'people.confirmTitle': 'Your passkey is set up. Confirm that it is yours.',
  'people.key': 'Key',
  'people.addedByKeeper': '{keeper} adds this key. Every signature by it says so.',
  'people.confirm': 'Confirm with your passkey',
  'people.confirmNote': 'Your device asks once more. This signs no call yet.',
  /** Stands in the log, in English. */
  'people.keyAllowed': 'Two of our officers approved it (entry {index, number})',
  'people.keyReason': 'Made by a representative invited after admission (entry {index, number})',
} as const
