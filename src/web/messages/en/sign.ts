/** Signing a call, step by step, and whatever may stand in the way. */
export const sign = {
  'sign.title': '{verb}: {call}',
  'sign.action': '{verb} this call',
  'sign.otherParty': 'Sign for another organisation',
  'sign.youFor': 'You are signing for this organisation.',
  'sign.mandateTerm': 'Mandate',
  'sign.replacesTerm': 'Takes the place of',
  'sign.withoutLink': 'Sign with a key file or on paper: both count the same.',
  'sign.bytes': 'The exact bytes that will be signed',
  'sign.bytesSay': '{length, number} bytes, and their digest:',
  'sign.uploadHint': 'The file that “avow sign” wrote, unchanged.',
  'sign.intro':
    'Four steps. You can stop at any of them and come back within seven days; nothing that you type is lost.',
  'sign.steps': 'Steps, at {step, number} of 4',
  'sign.stepOf': 'Step {step, number} of 4',
  'sign.step1': 'Who signs',
  'sign.step2': 'Read text and rules',
  'sign.step3': 'Reservation or declaration',
  'sign.step4': 'Sign',
  'sign.done': ', done',
  'sign.continue': 'Continue',
  'sign.back': 'Back',

  'sign.who': 'Who is signing?',
  'sign.whoSays':
    'You can sign once your organisation has been approved. You need your passkey at the last step.',
  'sign.party': 'Name of the organisation in this register',
  'sign.partyHint':
    'Its name, or its short name, as in the address of its page: /parties/northhaven is northhaven.',
  'sign.partyMissing': 'Say for whom you sign.',
  'sign.partyWrong':
    'No organisation “{typed}” stands in this register. Check how it is spelt, or copy the last part of the address of its page.',
  'sign.notAdmitted': 'Not admitted yet?',
  'sign.notAdmittedSays':
    'The depositary admits an organisation once it has seen its mandate, and then sends its representative a link to make a passkey.',
  'sign.apply': 'Apply to be admitted',
  'sign.roll': 'See who stands on the roll',

  'sign.read': 'Read the text and the rules',
  'sign.readSays':
    'A signature binds these words and these rules. Another text needs a new signature. When other rules bind you stands below.',
  'sign.since': 'What changed since what you signed',
  'sign.whole': 'The whole text',
  'sign.languages': 'Languages of the text',
  'sign.authentic': 'Authentic text',
  'sign.translation': 'Translation',
  'sign.digest': 'SHA-256',
  'sign.ownPage': 'Open on its own page',
  'sign.textOf': 'Text of {title}',
  'sign.textNotKept':
    'The words of this language are not kept on this server; without them nobody can sign here.',
  'sign.policy': 'The rules in force',
  'sign.policySince': 'In force since',
  'sign.later': 'When the rules change',
  'sign.notice':
    '{how, select, never {Newer rules bind you only once you accept them.} now {Newer rules bind you from the day after they are recorded, unless you leave before.} other {{days, plural, one {Newer rules bind you # full day after the day on which they are recorded, unless you leave before.} other {Newer rules bind you # full days after the day on which they are recorded, unless you leave before.}}}}',
  'sign.leaving': 'Leaving',
  'sign.leavingSays': 'Withdraw at any time; the record that you signed, and that you left, stays.',
  'sign.agree': 'I have read this text and these rules, and may sign for {party}.',
  'sign.agreeMissing': 'Say that you have read the text and the rules, and may sign for {party}.',

  'sign.words': 'Do you want to add words?',
  'sign.wordsSays':
    'Most signatories add none. Whatever you add is published word for word beside your signature, and is part of what you sign.',
  'sign.beforePaper':
    'The depositary has recorded your signature on paper. With your key you confirm it; the paper stays on record beside it.',
  'sign.beforeSigned':
    'Your organisation has signed already. What you sign now takes the place of that signature.',
  'sign.beforeWords':
    'The words that stand with it are filled in below. What you take out here stands no longer.',
  'sign.reservation': 'Reservation',
  'sign.reservationHint': 'If some words cannot bind you, say which and why.',
  'sign.declaration': 'Declaration',
  'sign.declarationHint': 'How you understand the text, without leaving anything out of it.',
  'sign.wordsLanguage': 'Written in',
  'sign.wordsLong': '{length, number} characters; 20,000 are the most.',
  'sign.wordsMarks': 'There are more accents on one letter than any language writes. Type the words anew.',
  'sign.longWords':
    'Up to 200 characters stand in the public log itself and can never be taken out. Longer words stand beside it, bound by their digest.',

  'sign.sign': 'See what you sign',
  'sign.signSays': 'Your device will ask for your fingerprint, face or PIN. It signs this statement:',
  'sign.replaces': 'It takes the place of the signature of {day}.',
  'sign.button': 'Sign with a passkey',
  'sign.publicSays':
    'The signature is public and stays in the log. You may withdraw later; the withdrawal is recorded too. You get a receipt to keep.',
  'sign.otherWays': 'Without a passkey',
  'sign.keyFile': 'Key file',
  'sign.keyFileSays':
    'Download this statement, sign it on your own machine, and bring back what the command wrote.',
  'sign.download': 'Download the statement',
  'sign.upload': 'The signed envelope',
  'sign.uploadButton': 'Post the signed envelope',
  'sign.uploadMissing': 'Choose the file that the command wrote.',
  'sign.sendTo': 'To be sent to:',
  'sign.byHand.name': 'Name and office',
  'sign.byHand.place': 'Place and date',
  'sign.byHand.signature': 'Signature',
  'sign.paper': 'On paper',
  'sign.paperSays':
    'Print this page, sign it and send it to the depositary, who records its digest, its date and how it came.',

  'sign.stop.restart': 'Begin again',
  'sign.stop.readAgain': 'Read what is in force now',
  'sign.stop.again': 'Back to the statement',
  'sign.stop.call': 'To the call',
  'sign.stop.partyPage': 'To the page of this organisation',
  'sign.stop.receipt': 'See the receipt',
  'sign.stop.accept': 'Accept the newer rules',
  'sign.stop.entry': 'See the entry that says so',
  'sign.stop.code': 'Code',
  'sign.stop.kept': 'What you typed is kept.',
  'sign.stop.record': 'This register takes no signatures for this call',
  'sign.stop.recordSays':
    'It is an independent record: somebody keeps it who does not speak for the convener. To sign, turn to the convener.',
  'sign.stop.closed': 'This call is closed',
  'sign.stop.closedSays': 'It takes no new signatures. Those that stand remain, and may still be withdrawn.',
  'sign.stop.noText': 'There is nothing to sign yet',
  'sign.stop.noTextSays': 'The call is open, but its text has not been published.',
  'sign.stop.superseded': 'The text has changed since you read it',
  'sign.stop.supersededSays':
    'A newer version has taken its place. Nothing was signed: what you read is no longer what would bind you.',
  'sign.stop.policy': 'The rules have changed since you read them',
  'sign.stop.policySays':
    'Other rules are in force now. Nothing was signed, so that nobody is bound by rules unread.',
  'sign.stop.stale': 'Something has changed in the register since this statement was made',
  'sign.stop.staleSays':
    'It may be the call, the party, its key or its signature. Nothing was signed; look at the statement as it is now.',
  'sign.stop.uninvited': 'This call does not invite organisations of this kind',
  'sign.stop.uninvitedSays':
    'The policy says whom it invites. If the kind is recorded wrongly, the depositary can correct it.',
  'sign.stop.mandate': 'The proof of authority is weaker than the rules ask for',
  'sign.stop.mandateSays': 'The depositary can check it further, and records what was checked and by whom.',
  'sign.stop.mandateNeeds': 'The rules ask for: {level}. Write to the depositary, and show it:',
  'sign.stop.unknown': 'No organisation of this name stands in the register',
  'sign.stop.unknownSays': 'Look for it on the roll, or have it admitted first.',
  'sign.stop.unclaimed': 'This organisation was copied from a list and has not been admitted',
  'sign.stop.unclaimedSays':
    'Once the depositary has admitted it, its representatives can sign; its row then becomes its own.',
  'sign.stop.already': 'Your organisation has signed this text',
  'sign.stop.alreadySays':
    'One signature is enough for a text. If the rules have changed since, you accept them, and need not sign again.',
  'sign.stop.removed': 'The signature of this organisation was removed by a published rule',
  'sign.stop.removedSays': 'Only the depositary can restore it; the entry says which rule, and why.',
  'sign.stop.expired': 'This page stood open for too long',
  'sign.stop.expiredSays': 'Nothing was signed. Look at the statement again and sign it now.',
  'sign.stop.clock': 'The statement is dated in the future',
  'sign.stop.clockSays':
    'The clock of the machine that made it is wrong. Correct it, and make the statement again.',
  'sign.stop.revoked': 'This key was revoked',
  'sign.stop.revokedSays':
    'Nothing was signed. The page of the organisation says when, and why. Use another of its passkeys, or ask the depositary for a link to make one.',
  'sign.stop.suspended': 'All keys of this organisation are suspended',
  'sign.stop.suspendedSays':
    'Nothing was signed. The page of the organisation says since when. Turn to the depositary: two officers ask who holds which key, and name those that stay.',
  'sign.stop.role': 'This key may not sign for its organisation',
  'sign.stop.roleSays':
    'Nothing was signed. It is the key of somebody who drafts or reads for this organisation. Have it signed by one of its signatories.',
  'sign.stop.key': 'The register does not know this key',
  'sign.stop.keySays':
    'Nothing was signed. Use another passkey of this party, or ask the depositary for a link to make one.',
  'sign.stop.otherKey': 'This signature is not one that the statement asks for',
  'sign.stop.otherKeySays':
    'Nothing was signed: the key, or the file, belongs to another organisation or to another statement.',
  'sign.stop.passkey': 'The answer of the passkey could not be used',
  'sign.stop.passkeySays':
    'Nothing was signed. Try again on this page; if it stays so, try another device or another browser.',
  'sign.stop.off': 'The depositary takes no signatures at present',
  'sign.stop.offSays': 'Its reason stands above, and in the log. Come back later.',
  'sign.stop.busy': 'The server could not take the signature just now',
  'sign.stop.busySays':
    'What you typed is kept. Try again in a moment; if it was recorded after all, you will be shown its receipt.',
  'sign.stop.tab': 'The words were changed in another tab',
  'sign.stop.tabSays':
    'Nothing was signed: the statement names words that are no longer those you typed last.',
  'sign.stop.lost': 'This page is no longer kept',
  'sign.stop.lostSays':
    'It was left for more than seven days, was begun in another browser, or its address was not copied whole. Nothing was signed here.',
  'sign.stop.file': 'This file cannot be read as a signed envelope',
  'sign.stop.fileSays': 'Bring the file that “avow sign” wrote with --out, unchanged. Nothing was signed.',
  'sign.stop.other': 'The signature was not taken',
  'sign.stop.otherSays': 'Nothing was signed. The depositary can say more if you give it the code below.',
} as const
