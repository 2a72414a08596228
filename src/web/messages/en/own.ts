/** What an officer has at the desk: passkeys and sessions. */
export const own = {
  'own.title': 'Your passkeys and sessions',
  'own.keys': 'Passkeys',
  'own.keysNote': 'Each stands in the public log under the id of your office.',
  'own.onlyOne':
    'You have one passkey. If its device is lost, nobody can give it back to you: add a second one on another device.',
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
} as const
