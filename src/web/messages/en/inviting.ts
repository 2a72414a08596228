/** The desk invites an organisation that the register does not know. */
export const inviting = {
  'inviting.title': 'Invite an organisation',
  'inviting.note':
    'Nothing of this is recorded or published yet. The organisation reads what you say of it, and publishes it by joining.',
  'inviting.organisation': 'What you say of the organisation',
  'inviting.whom': 'Who gets the link',
  'inviting.then': 'You read it all on the next page, and your passkey signs it there.',
  'inviting.back': 'Back to the invitations',
  'inviting.unchecked': 'It can join. It can sign once its authority to sign is checked.',
  'inviting.mandateMissing': 'Choose how you know that they may sign for the organisation',
  'inviting.byLink': 'By using the link, they show that they read its mailbox. The check is of that day.',
  'inviting.mailAlone':
    'A letter with the link goes to {email}. The use of the link shows that somebody reads this mailbox, so we show the link in the letter alone.',
  'inviting.mailByHand':
    'The letter with the link waits under Mail. You have signed that the use of the link shows who reads the mail of {email}. Open the letter and send it there by e-mail from a mailbox of yours, and in no other way.',
  'inviting.idHint':
    'The end of its address in this register, for good, like /parties/northlight-ferries. Leave it empty, and we make it from the name.',
  'inviting.claims': 'It is an organisation that a list names, and takes over that row',
  'inviting.endsSealed':
    'Somebody has joined by this invitation, under seal. If you end it, that seal never opens.',
  'inviting.held':
    'Somebody joins by this id already, under seal. They are in the register once their seal is open.',
  'inviting.open':
    'It is invited already: {by} did, and the link works until {day}. End that invitation first, or wait.',
  'inviting.works': 'The link works',
  'inviting.worksFor': 'for 14 days from when its letter goes out, until {day} at the latest',
  'inviting.sign': 'Sign and invite',
  'inviting.signNote':
    'Your passkey signs this. It enters the log only when the organisation joins, with your signature. Until then you can end it.',
  'inviting.says':
    'What you say of it. The organisation publishes this by joining. Whom you write to stays here.',
  'inviting.registerSays':
    'What the register says of it. It has no key yet: its representative brings in the first, by one entry, and signs if they like. Whom you write to stays here.',
  'inviting.bytes':
    'The exact bytes that your passkey signs: the root of a tree of hashes with this invitation. They name no organisation.',
  'inviting.weak':
    'With what you have checked it can join this call, and not sign it yet: the call asks for “{level}”.',
  'inviting.alike': 'Like organisations of the register:',
  'inviting.anew': 'End this invitation, and invite anew',
  'inviting.elsewhere': 'End this invitation, and invite again at another address',
  'ask.leaf': 'Hash of the invitation',
  'hint.leaf': 'sha256:… as the invited person reads it.',
  'wrong.leaf': 'Enter the hash, sha256:… and 43 characters.',
  'desk.form.uninvite': 'End an invitation',
  'desk.formNote.uninvite':
    'The link works no more. The log says that an invitation was ended and why, and not whose.',
} as const
