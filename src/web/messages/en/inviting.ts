/** The desk invites an organisation that the register does not know. */
export const inviting = {
  'inviting.title': 'Invite an organisation',
  'inviting.note':
    'Nothing is recorded or published yet. The organisation reads what you say of it, and publishes it by joining.',
  'inviting.organisation': 'What you say of the organisation',
  'inviting.whom': 'Who gets the link',
  'inviting.then': 'You review and sign on the next page.',
  'inviting.back': 'Back to the invitations',
  'inviting.unchecked': 'It can join now, and sign once its authority is checked.',
  'inviting.mandateMissing': 'Choose how you know that they may sign for the organisation',
  'inviting.byLink': 'Using the link shows that they read its mailbox. The check is dated that day.',
  'inviting.mailAlone':
    'A letter with the link goes to {email}. Using the link shows that somebody reads this mailbox, so only the letter shows it.',
  'inviting.mailByHand':
    'The letter with the link waits under Mail. You have signed that using the link shows who reads the mail of {email}. Send the letter there by e-mail from a mailbox of yours, and in no other way.',
  'inviting.idHint':
    'The end of its address here, for good, like /parties/northlight-ferries. If you leave it empty, we make it from the name.',
  'inviting.claims': 'It is already on a list, and takes over that row',
  'inviting.endsSealed':
    'Someone has joined by this invitation, under seal. If you end it, that seal never opens.',
  'inviting.held':
    'This id is taken by someone who joins under seal. They are in the register once their seal opens.',
  'inviting.open': 'Already invited by {by}. The link works until {day}. End that invitation first, or wait.',
  'inviting.works': 'The link works',
  'inviting.worksFor': 'for 14 days after its letter goes out, until {day} at the latest',
  'inviting.sign': 'Sign and invite',
  'inviting.signNote':
    'It enters the log with your signature only when the organisation joins. Until then you can end it.',
  'inviting.says': 'What you say of it. It publishes this by joining. Whom you write to stays here.',
  'inviting.registerSays':
    'What the register says of it. It has no key yet: its representative adds the first, by one entry, and may sign. Whom you write to stays here.',
  'inviting.bytes':
    'The exact bytes that you sign: the root of a tree of fingerprints with this invitation. They name no organisation.',
  'inviting.weak':
    'What you have checked lets it join this call, not sign it yet: the call asks for “{level}”.',
  'inviting.alike': 'Similar organisations in the register:',
  'inviting.anew': 'End this invitation and invite again',
  'inviting.elsewhere': 'End this invitation and invite again at another address',
  'ask.leaf': 'Fingerprint of the invitation',
  'hint.leaf': 'sha256:… as the invited person reads it.',
  'wrong.leaf': 'Enter the fingerprint, sha256:… and 43 characters.',
  'desk.form.uninvite': 'End an invitation',
  'desk.formNote.uninvite': 'The link stops working. The log says why an invitation was ended, not whose.',
} as const
