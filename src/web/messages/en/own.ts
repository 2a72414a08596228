/** What an officer has at the desk: passkeys and sessions. */
export const own = {
  'own.title': 'Your passkeys and sessions',
  'own.keys': 'Passkeys',
  'own.keysNote': 'Each is in the public log, under the id of your office.',
  'own.onlyOne':
    'You have one passkey. If you lose its device, we cannot give it back to you. Add a second one on another device.',
  'own.add': 'Add a passkey',
  'own.addTitle': 'A further passkey of yours',
  'own.addSays':
    'Choose another device when your browser asks where to keep it: a phone, or a security key. The passkey that you have signs beside it, so keep it at hand.',
  'own.label': 'Name of the device',
  'own.labelHint': 'Seen on this page alone.',
  'own.step1': 'Step 1 of 3: make it',
  'own.step2': 'Step 2 of 3: the new passkey agrees',
  'own.step3': 'Step 3 of 3: yours lets it in',
  'own.oldTitle': 'Now with the passkey that you have',
  'own.signNew': 'Confirm with the new passkey',
  'own.signOld': 'Sign with your present passkey',
  'own.signShown': 'Show your present passkey',
  'own.oldShownTitle': 'Now show the passkey that you have',
  /** Stand in the log, in English. */
  'own.reasonShown': 'A further passkey of this officer, who has shown one that was known.',
  'own.reason': 'A further passkey of this officer, who signs this with one that was known.',
  'own.revokedByOthers': 'A passkey that is lost is revoked by an officer who decides: tell one at once.',
  'own.sessions': 'Sessions',
  'own.sessionsNote': 'A session ends by itself after eight hours.',

  'own.letters': 'Letters about applications',
  'own.lettersNote':
    'To you alone. We write about an application once somebody has shown an address or a domain for it. Nothing that was typed in it stands in the letter.',
  'own.letters.wants': 'Write to me',
  'own.letters.each': 'Of each application, at most {count} a day; of the others together the next morning',
  'own.letters.daily': 'Once a day, of all together',
  'own.letters.none': 'Not at all',
  'own.letters.confirm': 'Confirm',
  'own.letters.noMail':
    'This register sends no e-mail at present, so no letter comes. Look at the desk. Your choice is kept for when it does.',
  'own.letters.emailHint': 'Needed if you want letters.',
  'own.letters.emailMissing': 'Enter an e-mail address, or choose “Not at all”.',
  'diary.did.letters-chosen': 'Chose which letters about applications come to them',

  'letter.officerSubject': 'An application is ready for a decision: {call}',
  'letter.officerHeading': 'An application to {call} is ready for a decision',
  'letter.officerOne':
    'Somebody has shown an address or a domain for it. What was typed is not repeated here: read it at the desk.',
  'letter.officerManySubject':
    '{count, plural, one {# application is ready for a decision} other {# applications are ready for a decision}}',
  'letter.officerMany': 'Somebody has shown an address or a domain for each of them.',
  'letter.officerOpenDesk': 'Open the desk',
  'letter.officerWhy':
    'You receive this because officer {officer} gave this address on their own page of the desk.',
  'letter.officerChange': 'Change or end these letters on your own page of the desk:',
  'letter.officerMovedSubject': 'Letters about applications come here no more',
  'letter.officerMovedHeading': 'Letters about applications come here no more',
  'letter.officerMoved':
    'The passkey of officer {officer} has chosen another address, or no letters. If that was not you, somebody has your passkey: tell another officer at once, who can suspend it.',
} as const
