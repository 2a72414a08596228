/**
 * A party's own people: what waits and for whom, who acts for it, how a colleague comes, and the way back to a lost
 * key.
 */
export const colleagues = {
  'rep.youAct':
    'You are {role, select, signatory {a signatory: you sign for this organisation and add colleagues} drafter {a drafter: you help with drafting and sign no call} other {a reader: you see these pages and sign nothing}}. {named, select, yes {Signed in with {key}, added on {day} (UTC).} other {Signed in with the passkey added on {day} (UTC).}}',
  'rep.hasMade': '{name} has set up a passkey. It works once you approve it.',
  'rep.approve': 'Approve with your passkey',
  'rep.approveNote': 'By telephone or face to face, ask {label} to read you the key’s first letters.',
  'rep.notTheirs': 'Not theirs: end the link',
  'rep.onlyOne':
    'Only your passkey can sign for this organisation. Add a second device, or a colleague who may sign.',
  'rep.olderSigns':
    '{count, plural, one {An older passkey can still sign for your organisation, even if it is lost, until two of our officers revoke it.} other {# older passkeys can still sign for your organisation, even if they are lost, until two of our officers revoke them.}}',
  'rep.onlyOneLeft':
    'Without the older ones, only your passkey can sign for your organisation. Add a second device, or a colleague who may sign.',
  'rep.signInWaits':
    'A signatory of {name} has to approve your passkey, on the organisation’s page. Then you can sign in.',
  'rep.showAgain': 'Prove your authority to sign again. Our e-mail to the person who applied says how.',
  'rep.mayOppose':
    'A correction of {call} takes effect on {day} (UTC) unless a signatory objects first. You can object.',
  'rep.mayAnswer': '{name} objects to your words on {call}. You can answer once.',
  'rep.answer': 'Answer…',
  'rep.othersRecheck': 'Record that we checked your proof again.',
  'rep.may.signatory': 'May sign, add colleagues and suspend all passkeys.',
  'rep.may.drafter': 'May help with drafting. Cannot sign calls, add colleagues or suspend passkeys.',
  'rep.may.reader': 'May see these pages. Signs nothing.',
  'rep.willDo.signatory': 'You can sign for the organisation, add colleagues and suspend all passkeys.',
  'rep.willDo.drafter':
    'You can help with drafting. You cannot sign calls, add colleagues or suspend passkeys.',
  'rep.willDo.reader': 'You can see the organisation’s pages here. You sign nothing.',
  'rep.you': '(you)',
  'rep.since': 'Since {day} (UTC). {how} {entry}',
  'rep.signedInSince': 'Signed in since {time}',
  'rep.linkAgain': 'Make a new link',
  'rep.ended': '{count, plural, one {# former passkey} other {# former passkeys}}',
  'rep.endedMore': '{count, plural, one {# more on the public page} other {# more on the public page}}',
  'rep.others': 'Waiting for others',
  'rep.aSignatory': 'A signatory of your organisation',
  'rep.anOfficer': 'One of our officers',
  'rep.twoOfficers': 'Two of our officers',
  'rep.otherSignatories': 'Other signatories',
  'rep.othersApprove': 'Approve the passkey of {name}.',
  'rep.othersPasskey': 'Set up a passkey by the link, until {until} (UTC).',
  'rep.othersInvited':
    'Officer {officer} invited {person} to set up a passkey for your organisation. Two officers have to allow it. If you do not know of this, suspend all passkeys, or ask us. {reach}',
  'rep.othersProof': 'Check and record the proof you gave on {day} (UTC).',
  'rep.othersSealed': 'Your signature of {call} is sealed until then and opens by itself.',
  'rep.othersLate':
    'Your reservation to {call} takes effect unless one of them objects. Your signature shows the day.',
  'rep.acts': 'Activity',
  'rep.actsNote': 'What your people did, and what we did about you. The public log shows no names of people.',
  'rep.actBy': 'By {who}.',
  'rep.actByUs': 'By us.',
  'rep.actByOfficer': 'By our officer {officer}.',
  'rep.actByOfficers': 'By our officers {officers}.',
  'rep.actKeyEnded': '{name}, whose passkey ended later',
  'rep.actAbout': 'Passkey: {name}.',
  'rep.actYou': 'you',
  'rep.hasAdded':
    '{name} can now act for your organisation ({entry}), and sign in under “For representatives”.',
  'rep.nameThis': 'Name it…',
  'rep.nameTitle': 'Name your passkey',
  'rep.nameHint':
    'Not published. Seen by your organisation and by colleagues whom you invite. For example: Ada Lund, phone.',
  'rep.nameLong': 'Use 120 characters or fewer.',
  'rep.nameTaken':
    'Another passkey of your organisation has this name. Add the device, for example: Ada Lund, phone.',
  'rep.nameKeep': 'Save the name',
  'rep.as': 'Role',
  'rep.email': 'E-mail of your colleague',
  'rep.emailHint': 'We send the link there. To hand it over yourself, leave this empty.',
  'rep.emailLang': 'Language of the e-mail',
  'rep.linksMany':
    '{count, plural, one {# link is already open.} other {# links are already open.}} End one on your page.',
  'rep.linkLetter.sent': 'We e-mail this link to {email}. If nothing arrives, hand it over.',
  'rep.linkLetter.enough': 'Your organisation has sent enough e-mails today. Hand over the link yourself.',
  'rep.linkHand': 'Hand over this link by a way you trust',
  'rep.linkToo': 'Link to hand over yourself',
  'rep.nextTheirs': 'First',
  'rep.nextTheirsSays': '{label} opens the link and sets up a passkey, in a minute.',
  'rep.nextYours': 'Then you',
  'rep.nextYoursSays': 'You approve their passkey, at the top of your page.',
  'rep.toOwn': 'To your organisation’s page',
  'rep.letter.asked':
    'On {day} (UTC) a signatory asked us to e-mail the link to {email}. If nothing arrives, make a new link and hand it over.',
  'rep.letter.opened':
    'Officer {officer} has read our e-mail with the link. If you did not ask for that, make a new link.',
  'rep.colleagueTitle': 'You are invited to act for {name}',
  'rep.colleagueNext':
    '{named, select, yes {{inviter} approves your passkey.} other {A signatory of {name} approves your passkey.}} Then you can sign in here under “For representatives”.',
  'rep.colleagueNotYou': 'If you do not work for {name}, do nothing. The link ends by itself.',
  'letter.colleagueHeading': 'Set up a passkey to act for {name}',
  'letter.colleagueSays':
    'A signatory of {name} invites you to act for it, as {role, select, signatory {a signatory} drafter {a drafter} other {a reader}}.',
  'letter.colleagueMeans':
    '{role, select, signatory {You could sign in its name, add colleagues and suspend all passkeys.} drafter {You could help with drafting. You could not sign calls, add colleagues or suspend passkeys.} other {You could see its pages here. You would sign nothing.}}',
  'letter.colleagueUntil':
    'The link works once, until {day} (UTC). Opening it does not use it up. Your colleague then approves your passkey.',
  'letter.colleagueNotYou':
    'Do nothing: the link ends by itself, and nobody can sign in your name. If you work for {name}, first ask a colleague there.',
  'letter.colleagueWhy': 'A signatory of {name} gave us this address.',
  'letter.approveHeading': 'A passkey waits for your approval at {name}',
  'letter.approveSays':
    'On {day} (UTC) somebody set up a passkey by a link of {name}, to act for it as {role, select, signatory {a signatory} drafter {a drafter} other {a reader}}. It works once a signatory approves it.',
  'letter.approveButton': 'See it and approve it',
  'letter.approveUnknown':
    'If you do not know of this, do not approve it. End the link on that page. If a passkey may be stolen, suspend all.',
  'letter.approveLast':
    'This is our last such e-mail today (UTC). The page of {name} shows any further passkeys: sign in and look there.',
  wayBack: 'If a passkey is lost',
  wayBackNote: 'We cannot restore a lost passkey. What you signed stays signed.',
  'wayBack.last':
    'Only one passkey can sign for your organisation. If it is lost, no colleague can let you in again.',
  'wayBack.second': 'Have a second passkey: {device}.',
  'wayBack.device': 'set one up on another device',
  'wayBack.other': 'Have a second person: {colleague} who may sign. They can let you in again.',
  'wayBack.colleague': 'add a colleague',
  'wayBack.byColleague':
    'If a colleague can still sign in, they add you again on your organisation’s page, in two minutes.',
  'wayBack.stolen':
    'If it was stolen, a colleague who may sign suspends all passkeys. If there is none, one of our officers can.',
  'wayBack.before':
    'We cannot restore a lost passkey. Afterwards, add a second device or a colleague on your organisation’s page.',
  'wayBack.askUs':
    'If no colleague can sign in, we check again that you may sign. If two officers agree, we send you a new link. {reach}',
  'wayBack.writeTo':
    'If no colleague can sign in, write to {contact}. We check again that you may sign. If two officers agree, we send you a new link.',
} as const
