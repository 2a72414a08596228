/** What an officer has at the desk: passkeys and sessions. */
export const own = {
  'own.title': 'Your passkeys and sessions',
  'own.keys': 'Passkeys',
  'own.keysNote': 'In the public log, under your officer id.',
  'own.onlyOne':
    'You have one passkey. If you lose its device, we cannot restore it. Add a second one on another device.',
  'own.add': 'Add a passkey',
  'own.addTitle': 'Add another passkey',
  'own.addSays':
    'When your browser asks where to keep it, choose another device: a phone or a security key. Keep your present passkey at hand: it signs too.',
  'own.label': 'Name of the device',
  'own.labelHint': 'Seen only on this page.',
  'own.step1': 'Step 1 of 3: set it up',
  'own.step2': 'Step 2 of 3: confirm with the new passkey',
  'own.step3': 'Step 3 of 3: approve with your present passkey',
  'own.oldTitle': 'Now use your present passkey',
  'own.signNew': 'Confirm with the new passkey',
  'own.signOld': 'Sign with your present passkey',
  'own.signShown': 'Show your present passkey',
  'own.oldShownTitle': 'Now show your present passkey',
  /** Stand in the log, in English. */
  'own.reasonShown': 'A further passkey of this officer, who has shown one that was known.',
  'own.reason': 'A further passkey of this officer, who signs this with one that was known.',
  'own.revokedByOthers': 'If you lose a passkey, tell an officer who decides, without delay. They revoke it.',
  'own.sessions': 'Sessions',
  'own.sessionsNote': 'Sessions end after eight hours.',

  'own.letters': 'Letters about applications',
  'own.lettersNote':
    'Sent to you alone, once somebody has proved an address or domain for an application. They repeat nothing of what was typed.',
  'own.letters.wants': 'Write to me',
  'own.letters.each': 'About each application, at most {count} a day; the others together next morning',
  'own.letters.daily': 'Once a day, about all together',
  'own.letters.none': 'Never',
  'own.letters.confirm': 'Confirm',
  'own.letters.noMail':
    'This register sends no e-mail at present: look at the desk. We keep your choice for when it does.',
  'own.letters.emailHint': 'Needed for letters.',
  'own.letters.emailMissing': 'Enter an e-mail address, or choose “Never”.',
  'diary.did.letters-chosen': 'Chose which letters about applications come to them',

  'letter.officerSubject': 'An application is ready for a decision: {call}',
  'letter.officerHeading': 'An application to {call} is ready for a decision',
  'letter.officerOne': 'Somebody has proved an address or domain for it. Read what was typed at the desk.',
  'letter.officerManySubject':
    '{count, plural, one {# application is ready for a decision} other {# applications are ready for a decision}}',
  'letter.officerMany': 'Somebody has proved an address or domain for each.',
  'letter.officerOpenDesk': 'Open the desk',
  'letter.officerWhy': 'Officer {officer} gave this address on their page of the desk.',
  'letter.officerChange': 'Change or end these letters at the desk:',
  'letter.officerMovedSubject': 'Letters about applications no longer come here',
  'letter.officerMovedHeading': 'Letters about applications no longer come here',
  'letter.officerMoved':
    'Somebody with the passkey of officer {officer} chose another address, or no letters. If that was not you, tell another officer at once: they can suspend the passkey.',
} as const
