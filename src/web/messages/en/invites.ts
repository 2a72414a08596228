/** Invitations that officers make for admitted parties, and end. */
export const invites = {
  'desk.room.invitations': 'Invitations',
  'desk.roomNote.invitations': 'Invite a representative of any admitted party; see what is open, and end it.',
  'invites.title':
    '{count, plural, =0 {No invitation is open.} one {# invitation is open.} other {# invitations are open.}}',
  'invites.note':
    'Whoever is invited makes a passkey of the party, which the depositary adds: its signatures will say so.',
  'invites.new': 'Invite a representative',
  'invites.newNote':
    'Of a party that was admitted by command or from a list, or that has lost its passkeys. A party lets in its own people by itself.',
  'invites.instead': 'The link in the letter that did not arrive ends, and this letter takes its place.',
  'invites.person': 'Representative',
  'invites.personHint': 'The name by which the letter addresses them.',
  'invites.personMissing': 'Enter the name of the representative, at most 200 characters.',
  'invites.lang': 'Language of the letter',
  'invites.confirmTitle': 'Invite beside the keys that there are',
  'invites.confirmParty': 'Organisation',
  'invites.confirmNote':
    'This organisation has had a passkey or a signature. Whoever has this link makes a further passkey, which signs and withdraws for it too. Your passkey confirms that you want that; the link works once two officers have signed it in public.',
  'invites.confirm': 'Confirm with your passkey',
  'invites.beside': 'Its link works once two officers have let this key come in.',
  'invites.waits': 'Waits for two officers: the link does not work yet.',
  'invites.allow': 'Let this key come in…',
  'invites.letsIn':
    'The key is for {person}, who was invited by {by} at {email}. Call the organisation by a way that you knew before, and ask whether it wants this.',
  'invites.byCommand': 'The key is for nobody who was invited here: it comes in by command.',
  'invites.gone': 'No open invitation has this link. Do not sign before you know whom the key is for.',
  'invites.send': 'Write the invitation',
  'invites.ended': 'This party has ended, and signs nothing any more.',
  'invites.done': 'The invitation is written.',
  'invites.endedDone': 'The invitation is ended. Its link is good no longer.',
  'invites.open': 'Open',
  'invites.none': 'Nobody has an invitation that was not used.',
  'invites.openNote': 'For {person}, by {by}, good until {day}.',
  'invites.end': 'End it',
  'invites.more':
    '{count, plural, one {# more is not shown: look for it above.} other {# more are not shown: look for one above.}}',
  'invites.find': 'Id of the party, or name of the representative',
  'invites.noneFound': 'No open invitation has that in it.',
} as const
