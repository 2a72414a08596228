/** Whoever is invited joins, and signs if they like. */
export const joining = {
  'joining.title': '{name} is invited: {call}',
  'joining.lede':
    'For {person}: the depositary ({keeper}) invites {name} to {call}. {enters, select, yes {Nothing of this is recorded or published before you join.} other {The register names {name} already. That it was invited is recorded and published once you join.}}',
  'joining.as': 'Who invites you, and as what',
  'joining.asNote': 'Joining publishes this. If something is wrong, do not join: ask for another invitation.',
  'joining.asAdmittedNote':
    'The register says this of your organisation already. If something is wrong, do not join: tell the depositary first.',
  'joining.invitedBy': 'Invited by the officer {by} of the depositary ({keeper}), who has signed this.',
  'joining.until': 'The link works until',
  'joining.text': 'The text',
  'joining.step1': 'Step 1 of 2: decide, and make the passkey',
  'joining.how': 'What do you want to do?',
  'joining.how.sign': 'Join and sign',
  'joining.howMeans.sign': 'Your organisation stands in the register and on the roll of this call.',
  'joining.how.join': 'Join without signing now',
  'joining.howMeans.join':
    'Your organisation stands in the register, with your passkey. You can sign later, or never.',
  'joining.howMissing': 'Choose what you want to do.',
  'joining.notYet': 'You can join, and not sign yet.',
  'joining.unchecked':
    '{name} can sign once the depositary has checked its authority to sign (mandate). The rules ask for: {level}.',
  'joining.notYetWay':
    'Join here; then show the depositary what the rules ask for. Once it is recorded, sign in with your passkey and sign the call.',
  'joining.confirmTitle': 'Your passkey is made. Nothing is recorded yet.',
  'joining.step2Sign': 'Step 2 of 2: sign',
  'joining.step2Join': 'Step 2 of 2: join',
  'joining.sign': 'Join and sign with the passkey',
  'joining.join': 'Join with the passkey',
  'joining.public':
    'Public and for good: this one entry brings in your organisation, its key and, if you sign, its signature. You may withdraw a signature later; the record of both stays.',
  'joining.publicKey':
    'Public and for good: this one entry brings in your passkey, the first key of your organisation, and, if you sign, its signature. You may withdraw a signature later; the record of both stays.',
  'joining.onPaper':
    'Or sign on paper, which counts the same: print the text, sign it by hand and send it to the depositary.',
  'joining.print': 'Read, and print the text',
  'joining.nothing':
    'If you do not wish to join, do nothing: no page and no entry says that your organisation was asked.',
} as const
