/** A party's own people: what waits and for whom, who acts for it, how a colleague comes, and the way back to a lost key. */
export const colleagues = {
  'rep.youAct':
    'You act for this organisation as {role, select, signatory {a signatory: you sign in its name and add colleagues} drafter {a drafter: you take part in drafting and sign no call} other {a reader: you see these pages and sign nothing}}. {named, select, yes {You signed in with {key}, added on {day} (UTC).} other {You signed in with the passkey added on {day} (UTC).}}',
  'rep.hasMade': '{name} has set up a passkey. It works once you approve it.',
  'rep.approve': 'Approve with your passkey',
  'rep.approveNote':
    'Ask {label} to read out the first letters of the key, by telephone or face to face. The public log shows the key without a name.',
  'rep.notTheirs': 'Not theirs: end the link',
  'rep.onlyOne':
    'Yours is the only passkey that can sign for this organisation. Add a second device of yours, or a colleague who may sign.',
  'rep.showAgain':
    'A proof of your authority to sign has to be shown again. The e-mail to the person who applied says how.',
  'rep.mayOppose':
    'A correction of {call} takes effect on {day} (UTC), unless a signatory objects before. You can object.',
  'rep.mayAnswer': '{name} objects to your words on {call}. You can answer once.',
  'rep.answer': 'Answer…',
  'rep.othersRecheck': 'To record that your proof was checked again.',
  'rep.may.signatory': 'May sign for the organisation, add colleagues and suspend all passkeys.',
  'rep.may.drafter': 'May take part in drafting. Cannot sign calls, add colleagues or suspend passkeys.',
  'rep.may.reader': 'May see these pages. Signs nothing.',
  'rep.willDo.signatory': 'You can sign for the organisation, add colleagues and suspend all passkeys.',
  'rep.willDo.drafter':
    'You can take part in drafting. You cannot sign calls, add colleagues or suspend passkeys.',
  'rep.willDo.reader': 'You can see the organisation’s pages here. You sign nothing.',
  'rep.you': '(you)',
  'rep.since': 'Since {day} (UTC). {how} {entry}',
  'rep.signedInSince': 'Signed in since {time}',
  'rep.linkAgain': 'Make a new link',
  'rep.ended': '{count, plural, one {# passkey that ended} other {# passkeys that ended}}',
  'rep.endedMore': '{count, plural, one {# more on the public page} other {# more on the public page}}',
  'rep.others': 'Waiting for others',
  'rep.aSignatory': 'A signatory of your organisation',
  'rep.anOfficer': 'An officer of ours',
  'rep.twoOfficers': 'Two officers of ours',
  'rep.otherSignatories': 'Other signatories',
  'rep.othersApprove': 'To approve the passkey of {name}.',
  'rep.othersPasskey': 'To set up a passkey by the link. It works until {until} (UTC).',
  'rep.othersInvited':
    'Officer {officer} has invited {person} to set up a passkey for your organisation. Two officers have to allow it. You do not know of this? Call us, or suspend all passkeys.',
  'rep.othersProof': 'To check and record the proof that you gave on {day} (UTC).',
  'rep.othersSealed': 'Your signature of {call} is sealed until then. It opens by itself.',
  'rep.othersLate':
    'Your reservation to {call} takes effect unless one of them objects. The day is shown with your signature.',
  'rep.acts': 'What was done',
  'rep.actsNote': 'By your people, and by us about you. The public log shows no names of people.',
  'rep.actBy': 'By {who}.',
  'rep.actByUs': 'By us.',
  'rep.actByOfficer': 'By {officer}, an officer of ours.',
  'rep.actKeyEnded': '{name}, whose passkey ended later',
  'rep.actAbout': 'Passkey: {name}.',
  'rep.actYou': 'you',
  'rep.hasAdded':
    '{name} can act for your organisation now ({entry}). They sign in under “For representatives”.',
  'rep.nameThis': 'Name it…',
  'rep.nameTitle': 'Name your passkey',
  'rep.nameHint':
    'Your name, or that of the device. Seen by your organisation, and by colleagues whom you invite. It is not published.',
  'rep.nameLong': 'Use at most 120 letters.',
  'rep.nameTaken':
    'Another passkey of your organisation has this name. Choose another, for example with the device: Ada Lund, phone.',
  'rep.nameKeep': 'Keep the name',
  'rep.as': 'As',
  'rep.email': 'E-mail of your colleague',
  'rep.emailHint': 'We send the link there. Leave this empty to hand it over yourself.',
  'rep.emailLang': 'Language of the e-mail',
  'rep.linksMany':
    '{count, plural, one {# link is waiting already.} other {# links are waiting already.}} End one that is no longer needed, on your page.',
  'rep.linkLetter.sent':
    'We send this link to {email}. We do not write to people who want no e-mail from us, or who got enough today. If nothing arrives, hand over the link.',
  'rep.linkLetter.enough':
    'Your organisation has sent enough invitations today, so we do not write to {email}. Hand over the link yourself.',
  'rep.linkHand': 'Hand over this link by a way that you trust',
  'rep.linkToo': 'The link, to hand it over yourself',
  'rep.nextTheirs': 'First',
  'rep.nextTheirsSays': '{label} opens the link and sets up a passkey. That takes a minute.',
  'rep.nextYours': 'Then you',
  'rep.nextYoursSays': 'Their passkey is shown first on your page. Approve it there, with yours.',
  'rep.toOwn': 'To your organisation’s page',
  'rep.letter.asked':
    'A signatory asked us on {day} (UTC) to e-mail the link. If nothing arrives, make a new link and hand it over.',
  'rep.letter.opened':
    'Officer {officer} has read our e-mail with the link. If you did not ask for that, make a new link.',
  'rep.colleagueTitle': 'You are invited to act for {name}',
  'rep.colleagueNext':
    '{named, select, yes {{inviter} approves your passkey.} other {A signatory of {name} approves your passkey.}} Then you can sign in here under “For representatives”.',
  'rep.colleagueNotYou': 'You do not work for {name}? Do nothing. Without a passkey the link ends by itself.',
  'letter.colleagueHeading': 'Set up a passkey to act for {name}',
  'letter.colleagueSays':
    'A colleague who signs for {name} invites you to act for it, as {role, select, signatory {a signatory} drafter {a drafter} other {a reader}}.',
  'letter.colleagueMeans':
    '{role, select, signatory {You could sign in its name, add colleagues and suspend all passkeys.} drafter {You could take part in drafting. You could not sign calls, add colleagues or suspend passkeys.} other {You could see its pages here. You would sign nothing.}}',
  'letter.colleagueUntil':
    'The link works once, until {day} (UTC). Opening it does not use it up. Your colleague then approves your passkey.',
  'letter.colleagueNotYou':
    'Do nothing: the link ends by itself, and nobody can sign in your name. If you work for {name} and did not expect this, ask a colleague there first.',
  'letter.colleagueWhy': 'A signatory of {name} gave us this address.',
  'letter.approveHeading': 'A passkey waits for your approval at {name}',
  'letter.approveSays':
    'On {day} (UTC) somebody used a link of {name} to set up a passkey. With it they could act for {name}, as {role, select, signatory {a signatory} drafter {a drafter} other {a reader}}. It works once a signatory approves it.',
  'letter.approveButton': 'See it and approve it',
  'letter.approveUnknown':
    'Do you not know of this? Do not approve it. End the link there, and suspend all passkeys if one may be stolen.',
  'letter.approveLast':
    'This is our last such e-mail today (UTC). If more passkeys are set up today, they are shown only on the page of {name}: sign in and look there.',
  wayBack: 'If a passkey is lost',
  wayBackNote: 'A lost passkey cannot be restored. What you signed stays signed.',
  'wayBack.last':
    'Only one passkey can sign for your organisation. If it is lost, nobody there can let you in again.',
  'wayBack.second': 'Have a second passkey: {device}. Then one lost device locks nobody out.',
  'wayBack.device': 'set one up on another device',
  'wayBack.other': 'Have a second person: {colleague} who may sign. They let you in again.',
  'wayBack.colleague': 'add a colleague',
  'wayBack.byColleague':
    'Can a colleague of yours still sign in? They add you again on the page of your organisation, in two minutes.',
  'wayBack.stolen':
    'Was it stolen? A colleague who may sign suspends all passkeys at once. If there is none, call us: one officer can do it.',
  'wayBack.before':
    'A lost passkey cannot be restored. So add a second device or a colleague afterwards, on the page of your organisation.',
  'wayBack.askUs':
    'If nobody at your organisation can sign in any more, write to us. An officer checks again that you may sign. When two officers agree, we send you a new link.',
  'wayBack.writeTo':
    'If nobody at your organisation can sign in any more, write to {contact}. An officer checks again that you may sign. When two officers agree, we send you a new link.',
} as const
