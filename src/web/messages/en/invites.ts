/** Invitations that officers make for admitted parties, and end. */
export const invites = {
  'desk.room.invitations': 'Invitations',
  'desk.roomNote.invitations': 'Invite a representative of an organisation; see or end invitations.',
  'invites.title':
    '{count, plural, =0 {No open invitations} one {# open invitation} other {# open invitations}}',
  'invites.note':
    'The person you invite makes a passkey that signs for the organisation. The log shows that you brought it in.',
  'invites.join': 'Invite an organisation',
  'invites.joinNote': 'That the register does not know. Nothing is recorded or published before it joins.',
  'invites.linkEnded': 'The link of this invitation was ended before anybody had joined by it.',
  'invites.joins': 'May join {call}; nothing of it is recorded.',
  'invites.new': 'Invite a representative of one that was admitted',
  'invites.newNote':
    'For an organisation that came from a list or by command, or that has lost its passkeys. If it has a passkey, it can invite its own people.',
  'invites.instead': 'This letter replaces the one that did not arrive. The link in that one stops working.',
  'invites.person': 'Representative',
  'invites.personHint': 'The letter greets them by this name.',
  'invites.personMissing': 'Enter the name of the representative, up to 200 characters.',
  'invites.emailMissing': 'Enter the e-mail address of the representative.',
  'invites.lang': 'Language of the letter',
  'invites.confirmTitle': 'Confirm this invitation',
  'invites.confirmNote':
    'This organisation has had a passkey or a signature. With this link, a representative makes another passkey, which signs and withdraws for it too. Your passkey confirms that you want that. The link works once two officers have signed it in public.',
  'invites.confirmWords': 'The letter brings words of your own. Your passkey confirms that you wrote them.',
  'invites.confirm': 'Confirm and invite',
  'invites.beside':
    'Two officers have to allow this key first. Then the letter goes out, and its link works.',
  'invites.waits':
    'Waits for two officers. Until they allow the key, the letter waits and its link does not work.',
  'invites.allow': 'Allow this key…',
  'invites.letsIn':
    'The key is for {person}, who was invited by {by} at {email}. Call the organisation by a way that you knew before, and ask whether it wants this.',
  'invites.byCommand': 'We invited no one for this key: it comes in by command.',
  'invites.gone': 'No open invitation has this link. Do not sign before you know whom the key is for.',
  'invites.send': 'Send the invitation',
  'invites.write': 'Write the invitation',
  'invites.ended': 'This organisation has ended, and can sign nothing more. Name one that goes on.',
  'invites.done': 'The letter with the invitation is under Mail, and goes out by itself.',
  'invites.doneByHand': 'The invitation is written. This register sends no e-mail, so hand the letter over:',
  'invites.endedDone': 'The invitation is ended. Its link no longer works.',
  'invites.open': 'Open invitations',
  'invites.none': 'None. They stand here until they are used or expire.',
  'invites.openNote': 'For {person}, invited by {by}. The link works until {day}.',
  'invites.end': 'End this invitation',
  'invites.more':
    '{count, plural, one {# more is not shown: look for it above.} other {# more are not shown: look for one above.}}',
  'invites.find': 'Id of the organisation, or name of the representative',
  'invites.noneFound': 'No open invitation matches.',
} as const
