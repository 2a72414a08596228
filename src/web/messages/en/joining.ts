/** Whoever is invited joins, and signs if they like. */
export const joining = {
  'joining.title': '{name} is invited: {call}',
  'joining.lede':
    '{keeper} invites {name} to sign {call}. {enters, select, yes {Nothing about this is published before you sign.} other {That we invited you is published only once you sign.}}',
  'joining.as': 'Who invites you, and as what',
  'joining.asNote':
    'This becomes public once you sign. Something is wrong? Ask us for another invitation first.',
  'joining.asAdmittedNote':
    'This is what the register says of your organisation. Something is wrong? Tell us before you sign.',
  'joining.invitedBy': 'The officer {by} invited {person} for {keeper}.',
  'joining.until': 'The link works until',
  'joining.step1': 'Set up your passkey',
  'joining.setUp': 'Set up passkey and continue',
  'joining.later': 'Set up passkey only, sign later',
  'joining.notYet': 'You can set up your passkey now, and sign later.',
  'joining.unchecked':
    '{name} can sign once we have checked its authority to sign (mandate). The rules ask for: {level}.',
  'joining.notYetWay':
    'Set up your passkey here, then show us what the rules ask for. Once we have recorded it, come back and sign.',
  'joining.step2': 'Review and join',
  'joining.join': 'Join with your passkey',
  'joining.public': 'This is public from that moment, and stays on record. You can sign later, or never.',
  'joining.brings': 'One log entry brings in your organisation, its passkey and, if you sign, its signature.',
  'joining.bringsKey':
    'One log entry brings in the first passkey of your organisation and, if you sign, its signature. It says that we added the passkey.',
  'joining.onPaper':
    'You can also sign on paper. It counts the same: print the text, sign it by hand and send it to us.',
  'joining.print': 'Read, and print the text',
  'joining.nothing':
    'Do you not wish to sign? Do nothing. No page and no log entry says that we asked your organisation.',
} as const
