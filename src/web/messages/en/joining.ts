/** Whoever is invited joins, and signs if they like. */
export const joining = {
  'joining.deadLede':
    'The link was used, ended, or is too old. Or your organisation has joined our register in another way.',
  'joining.title': '{name} is invited: {call}',
  'joining.lede':
    '{keeper} invites {person} {may, select, sign {to sign {call}} other {to join {call}}} for {name}. {issued, select, own {{keeper} issued the call and keeps its public register.} other {{issuer} issued the call. {keeper} keeps its public register.}}',
  'joining.askContact': 'Questions? Write to {contact}.',
  'joining.askReply': 'Questions? Reply to our invitation.',
  'joining.askSender': 'Questions? Ask the person who sent you the invitation.',
  'joining.publishes':
    '{enters, select, yes {{how, select, sign {Nothing is published before your last step, in which you sign, or join without signing.} other {Nothing is published before your last step, in which you join.}}} other {Your organisation is already in the public register. {how, select, sign {Your last step publishes its first passkey, that we invited it and, if you sign, its signature.} other {Your last step publishes its first passkey and that we invited it.}}}} Your own name and address are not published.',
  'joining.as': 'Who invites you, and as what',
  'joining.asNote':
    'Public once you sign, or join without signing. If something is wrong, first ask us for another invitation.',
  'joining.asAdmittedNote':
    'What the register says of your organisation. If something is wrong, tell us before you sign.',
  'joining.invitedBy': '{keeper} invites you, through the officer with the id {by}.',
  'joining.until': 'The link works until',
  'joining.step1': 'Set up your passkey',
  'joining.setUp': 'Set up passkey and continue',
  'joining.later': 'Set up passkey only, sign later',
  'joining.joinOnly': 'Join only, sign later',
  'joining.onlyPublic':
    '{enters, select, yes {If you join without signing, this becomes public: that {name} joined by our invitation, and what we say of it under “Who invites you, and as what”.} other {If you set up your passkey without signing, this becomes public: the passkey, and that we invited {name}.}} You can sign later, or never.',
  'joining.publicMeans':
    '{enters, select, yes {That {name} joined when we invited it to sign {call}.} other {The first passkey of {name}, and that we invited it to sign {call}.}} It has not signed.',
  'joining.who': 'Who joins',
  'joining.isMade': 'Your passkey is set up on this device. The next step uses it.',
  'joining.notYet': 'Join now, and sign later.',
  'joining.unchecked':
    '{name} can sign once we have checked its authority to sign (mandate). The rules ask at least for: {level}.',
  'joining.notYetWay':
    'Read the text and set up your passkey. Then ask us how to prove that you may sign for {name}.',
  'joining.readText': 'Read the text of {call}',
  'joining.step2': 'Review and join',
  'joining.join': 'Join with your passkey',
  'joining.public': 'Public at once, and stays on record. You can sign later, or never.',
  'joining.onPaper':
    'You can also sign on paper: print this page, sign it and send it to us. It counts the same.',
  'usedLink.title': 'This link has been used',
  'usedLink.lede':
    '{did, select, signed {Somebody signed with it for {name} on {time}.} joined {Somebody joined with it for {name} on {time}.} youSigned {You signed for {name} on {time}.} other {You joined for {name} on {time}.}} It works once.',
  'usedLink.notRecorded': 'Nothing you sent was recorded',
  'usedLink.ledeSent':
    '{did, select, signed {Somebody signed with this link for {name} on {time}.} other {Somebody joined with this link for {name} on {time}.}} It works once, so what you sent was not recorded.',
  'usedLink.passkey': 'Your new passkey opens nothing here. You can delete it from your device.',
  'usedLink.colleague': 'If you act for {name} too, ask the colleague who used the link to add you.',
  'usedLink.ask': 'If nobody at your organisation used it, or you need another invitation, ask us.',
  'usedLink.receipt': 'See the public receipt',
  'usedLink.own': 'I used it: go to my organisation',
  'joining.nothing':
    'If you do not wish to sign, do nothing. {enters, select, yes {No page and no log entry says that we asked your organisation.} other {The register says that we approved your organisation. No page says that we asked it to sign.}}',
} as const
