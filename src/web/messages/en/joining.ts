/** Whoever is invited joins, and signs if they like. */
export const joining = {
  'joining.title': '{name} is invited: {call}',
  'joining.lede':
    '{keeper} has invited {person} to sign {call} for {name}. {enters, select, yes {Nothing about this is published before your last step, in which you sign, or join without signing.} other {That we invited you is published only in your last step, in which you sign, or set up your passkey without signing.}} Your own name and address are not published.',
  'joining.as': 'Who invites you, and as what',
  'joining.asNote':
    'This becomes public once you sign, or join without signing. Something is wrong? Ask us for another invitation first.',
  'joining.asAdmittedNote':
    'This is what the register says of your organisation. Something is wrong? Tell us before you sign.',
  'joining.invitedBy': 'Invited by {by}, an officer of {keeper}.',
  'joining.until': 'The link works until',
  'joining.step1': 'Set up your passkey',
  'joining.setUp': 'Set up passkey and continue',
  'joining.later': 'Set up passkey only, sign later',
  'joining.joinOnly': 'Join only, sign later',
  'joining.onlyPublic':
    'If you set up your passkey only: that {name} has joined, and what stands under “Who invites you, and as what”, become public. You can sign later, or never.',
  'joining.publicMeans': 'That {name} has joined, as we invited it to sign {call}. It has not signed.',
  'joining.isMade': 'Your passkey is set up on this device. It is used in the next step; you need no other.',
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
    'You can also sign on paper. It counts the same: print this page, sign it at its end and send it to us.',
  'usedLink.title': 'This link has been used',
  'usedLink.lede':
    '{did, select, signed {Somebody signed with it for {name} on {time}.} other {Somebody joined with it for {name} on {time}.}} It works once.',
  'usedLink.notRecorded': 'Nothing of yours was recorded',
  'usedLink.ledeSent':
    '{did, select, signed {Somebody has signed with this link for {name} on {time}.} other {Somebody has joined with this link for {name} on {time}.}} The link works once, so what you sent was not recorded.',
  'usedLink.passkey': 'Your new passkey opens nothing here. You can remove it from your device.',
  'usedLink.colleague': 'Do you act for {name} too? Ask the colleague who used the link: they can add you.',
  'usedLink.ask': 'Did nobody at your organisation use it, or do you need another invitation? Ask us.',
  'usedLink.receipt': 'See the public receipt',
  'usedLink.own': 'I have used it: go to my organisation',
  'joining.nothing':
    'Do you not wish to sign? Do nothing. No page and no log entry says that we asked your organisation.',
} as const
