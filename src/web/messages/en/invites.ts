/** Invitations that officers make for admitted parties, and end. */
export const invites = {
  'desk.room.invitations': 'Invitations',
  'desk.roomNote.invitations': 'Invite representatives of organisations. See or end invitations.',
  'invites.title':
    '{count, plural, =0 {No open invitations} one {# open invitation} other {# open invitations}}',
  'invites.note':
    'The person you invite makes a passkey that signs for the organisation. The log shows that we added it.',
  'invites.join': 'Invite an organisation',
  'invites.joinNote': 'Not in the register yet. Nothing is recorded or published before it joins.',
  'invites.linkEnded': 'The link was ended before anyone had joined by it.',
  'invites.joins': 'May join {call}. Nothing is recorded yet.',
  'invites.new': 'Invite a representative of an approved organisation',
  'invites.newNote':
    'For one that came from a list or the command line, or has lost its passkeys. With a passkey, it can invite its own people.',
  'invites.instead': 'This letter replaces the one that did not arrive. The earlier link stops working.',
  'invites.person': 'Representative',
  'invites.personHint': 'For the greeting in the letter.',
  'invites.personMissing': 'Enter the name of the representative, up to 200 characters.',
  'invites.emailMissing': 'Enter the e-mail address of the representative.',
  'invites.lang': 'Language of the letter',
  'invites.confirmTitle': 'Confirm this invitation',
  'invites.confirmNote':
    'This organisation has had a passkey or a signature. The link makes another passkey, which signs and withdraws for it too. Confirm with your passkey that you want that. The link works once two officers have signed it in public.',
  'invites.confirmWords': 'The letter has words of your own. Confirm with your passkey that you wrote them.',
  'invites.confirm': 'Confirm and invite',
  'invites.beside': 'Two officers must first allow this key. Then the letter goes out and its link works.',
  'invites.waits': 'Two officers must allow the key. Until then the letter waits and its link does not work.',
  'invites.allow': 'Allow this key…',
  'invites.letsIn':
    'The key is for {person}, invited by {by} at {email}. Call the organisation at a number that you knew before, and ask whether it wants this.',
  'invites.byCommand': 'We invited no one for this key: it is added from the command line.',
  'invites.gone': 'No open invitation has this link. Before you sign, find out whom the key is for.',
  'invites.send': 'Send the invitation',
  'invites.write': 'Write the invitation',
  'invites.ended': 'This organisation has ended and can sign nothing more. Name one that goes on.',
  'invites.done': 'The letter is under Mail and goes out by itself.',
  'invites.doneByHand': 'This register sends no e-mail. Hand the letter over:',
  'invites.endedDone': 'The invitation is ended. Its link no longer works.',
  'invites.open': 'Open invitations',
  'invites.none': 'No open invitations.',
  'invites.openNote': 'For {person}, invited by {by}. The link works until {day}.',
  'invites.end': 'End this invitation',
  'invites.more':
    '{count, plural, one {# more is not shown. Search above.} other {# more are not shown. Search above.}}',
  'invites.find': 'Id of the organisation or name of the representative',
  'invites.noneFound': 'No open invitation matches.',
} as const
