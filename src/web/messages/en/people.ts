/** An invited representative makes a passkey. */
export const people = {
  'people.invitation': 'Invitation',
  'people.inviteTitle': 'A passkey for {name}',
  'people.inviteLede': '{person}, {keeper} invites you to set up a passkey with which you sign for {name}.',
  'people.tooEarlyTitle': 'Your link does not work yet',
  'people.tooEarly':
    '{left, plural, one {Another passkey for {name} takes two officers of {keeper}. One has agreed; the second has not signed yet.} other {Another passkey for {name} takes two officers of {keeper}. They have not signed yet.}}',
  'people.tooEarlyNext':
    'There is nothing for you to do, and nothing is lost. {mailed, select, yes {We write to you as soon as they have signed.} other {We tell you as soon as they have signed.}} Then this same link works.',
  'people.admittedBy': 'Approved by entry {index, number}',
  'people.step1': 'Step 1 of 2: set up your passkey',
  'people.passkeyMeans':
    'A passkey is a key kept by your device or password manager. We never see it. Your phone or computer asks for your fingerprint, face or PIN.',
  'people.passkeyWhere':
    'Use a device that is yours to use for your organisation. Whoever can unlock it can sign for your organisation.',
  'people.otherDevice':
    'Does this device have no passkeys? Open the link on another one. Opening this page does not use the link up.',
  'people.onPaper':
    'You can also sign on paper. It counts the same: go through both steps, print the last page, sign it by hand and send it to us.',
  'people.onPaperLink': 'Read, and print what to sign',
  'people.makePasskey': 'Set up passkey',
  'people.step2': 'Step 2 of 2: put it on record',
  'people.confirmTitle': 'Your passkey is made. Confirm that it is yours.',
  'people.key': 'Key',
  'people.addedByKeeper': '{keeper} adds this key. Every signature by it will say so.',
  'people.confirm': 'Confirm with the passkey',
  'people.confirmNote':
    'Your device asks once more, so that the public log shows that the key itself agreed. This signs no call yet.',
  /** Stands in the log, in English. */
  'people.keyReason': 'Made by a representative invited after admission (entry {index, number})',
} as const
