/** Citizens who sign in their own name: their form, their letters, their own page, and the way out. */
export const persons = {
  'persons.kicker': 'In your own name',
  'persons.signAction': 'Sign as an individual',
  'persons.heading': 'Individuals',
  'persons.apart': 'Individuals who signed in their own name, counted apart from organisations.',
  'persons.stand': 'Individuals',
  'persons.countedBy':
    'We confirm an e-mail address for each individual. You cannot check that each one exists. Anyone who signed can prove their own signature, and no one else’s.',
  'persons.notAmongLatest': 'Individuals are not in this list, but counted above.',
  'persons.signForSelf': 'Do you sign for yourself?',
  'persons.names': 'Names that are shown',

  'persons.signTitle': 'Sign as an individual: {call}',
  'persons.signLede':
    'Read the text and the rules, and enter your name and e-mail address. We send you a link: you sign when you confirm there.',
  'persons.signLedeNoMail': 'You cannot sign as an individual here yet. You can read the text and the rules.',
  'persons.cannotSign':
    'You confirm a signature by e-mail, and this site sends none. Ask us when you can sign.',
  'persons.text': 'The text',
  'persons.textNote': 'You sign these exact words, in the language you read.',
  'persons.rules': 'The rules',
  'persons.allRules': 'All the rules, those for organisations too',
  'persons.leavingSays':
    'At any time. We erase your name and address. It stays on record that an individual signed and left, not who.',
  'persons.you': 'You',
  'persons.youNote':
    'Your name and address do not enter the public log. You can have everything erased at any time, within a minute.',
  'persons.name': 'Your name',
  'persons.nameHint': 'Shown only if you choose so below.',
  'persons.nameMissing': 'Enter your name, at most 200 characters.',
  'persons.nameAddress': 'Enter a name without a web or e-mail address.',
  'persons.email': 'Your e-mail address',
  'persons.emailHint': 'Each address signs a call once. After that we keep only its fingerprint.',
  'persons.emailMissing': 'Enter your e-mail address, like name@example.org.',
  'persons.showLabel': 'Should your name be shown?',
  'persons.showYes': 'Show my name',
  'persons.showYesMore': 'On the page of names, without an entry or a date. You can hide it later.',
  'persons.showNo': 'Do not show it',
  'persons.showNoMore': 'You are counted, and your name is shown nowhere.',
  'persons.shownMissing': 'Choose whether your name is shown.',
  'persons.agree': 'I have read and accept the text and the rules: “{call}”.',
  'persons.agreeMissing': 'Confirm that you have read and accept the text and the rules.',
  'persons.formNote': 'Nothing is published before you confirm. What we keep, why and how long:',
  'persons.privacy': 'your data',
  'persons.send': 'Send me the link',

  'persons.checkMail': 'Confirm by e-mail',
  'persons.checkMailLede':
    'Open the link in our e-mail, or type its code here, within two days. Otherwise we delete everything you typed. We wrote to:',
  'persons.noMail':
    'This site sends no e-mail at present. We delete what you typed after two days. Ask us when you can sign.',
  'persons.relayWaits':
    'We cannot send e-mail at the moment, so yours waits. If it has not come within two days, begin again.',
  'persons.codeHeading': 'The code',
  'persons.codeNote': 'Wrong address? Begin again.',
  'persons.code': 'Code from the e-mail',
  'persons.codeHint': 'Eight digits. Spaces do not matter.',
  'persons.codeWrong':
    'This is not the code from our e-mail. If you asked more than once, open the link in one of the e-mails instead. After ten wrong codes, this one stops working.',
  'persons.confirm': 'Sign',
  'persons.again': 'Begin again',
  'persons.confirmTitle': 'Do you sign {call}?',
  'persons.confirmLede':
    'You have not signed yet. To sign, tick the box and press the button. You can withdraw at any time.',
  'persons.whatSign': 'What you sign',
  'persons.shownFact': 'Name on the page',
  'persons.isShown': 'Shown',
  'persons.isHidden': 'Not shown',
  'persons.confirmMine': 'I asked for this e-mail.',
  'persons.confirmMineMissing': 'Tick the box: it shows that you asked for this, not a program.',
  'persons.confirmSign': 'Sign',
  'persons.notMeShort': 'It was not me',

  'persons.ownTitle': 'Your signature: {call}',
  'persons.recordedTitle': 'You have signed {call}',
  'persons.ownLede':
    'This page is yours. Anyone who has its address can see it and act on it: keep the e-mail with the link to yourself.',
  'persons.saved': 'Your choice is saved.',
  'persons.yours': 'Your signature',
  'persons.textFact': 'Text',
  'persons.recordedFact': 'Recorded',
  'persons.emailFact': 'E-mail address',
  'persons.emailHashed': 'Deleted. We keep a hash that only we can make, so that one address signs once.',
  'persons.emailForgotten': 'Deleted, and so is its hash.',
  'persons.receipt': 'Your receipt',
  'persons.receiptSays':
    'This file proves, without us, that the log entry is yours. We give it to no one else. Anyone you give it to knows that you signed, and you cannot take it back.',
  'persons.receiptGet': 'Download the receipt',
  'persons.receiptCheck': 'Check a receipt',
  'persons.nameHeading': 'Your name',
  'persons.nameShown': 'Your name is on the page of names.',
  'persons.nameBarred':
    'We took your name off the page of names. You are still counted. If this is wrong, write to us.',
  'persons.nameHidden': 'Your name is not shown.',
  'persons.showSave': 'Save',
  'persons.data': 'Your data',
  'persons.dataSays': 'Everything we keep about you here.',
  'persons.dataGet': 'Download my data (JSON)',
  'persons.ownAddress':
    'The address of this page. If you lose it, sign again with the same e-mail address: our e-mail leads here.',
  'persons.vanish': 'Withdraw and erase',
  'persons.vanishNote': 'Takes effect at once and cannot be undone. You can sign again afterwards.',
  'persons.vanishSays': 'Your signature ends, and we erase you:',
  'persons.vanishGoes':
    'We delete your name, the proof that the entry is yours, the hash of your address, this page and every e-mail to you.',
  'persons.vanishStays':
    'The log keeps a number that says nothing about you, and an entry that says it was erased. The count goes down by one.',
  'persons.vanishReceipt':
    'A receipt that you downloaded or gave away still proves what it proved. Our backups keep copies until we replace them.',
  'persons.groundLabel': 'What should the log say?',
  'persons.ground.change-of-mind': 'I have changed my mind',
  'persons.ground.change-of-mind.more': 'I no longer support the text.',
  'persons.ground.request': 'I want my data erased',
  'persons.ground.request.more': 'The log gives no other reason.',
  'persons.groundMissing': 'Choose what the log should say.',
  'persons.sure': 'Yes, erase everything you keep about me for this call.',
  'persons.sureMissing': 'Tick the box: we cannot bring back what we erase.',
  'persons.erase': 'Erase me',
  'persons.erased': 'You are erased here. The log keeps an entry that an individual was erased, not who.',

  'persons.notMe': 'It was not you?',
  'persons.notMeTitle': 'Was it not you who signed {call}?',
  'persons.notMeLede':
    'Someone typed your address. To erase all that was begun or signed with it for this call, tick the box and press the button. If you signed yourself, and did not ask again, do nothing.',
  'persons.notMeSays':
    'Any signature ends with the words “it was not me”. We delete the name, the address and every e-mail.',
  'persons.notMeSure': 'It was not me. I know that it cannot be undone.',
  'persons.notMeErase': 'Erase it',
  'persons.notMeNote': 'The other links in the e-mail then stop working.',

  'persons.namesTitle': 'Individuals who signed {call}',
  'persons.standing':
    '{count, plural, =0 {No individuals are counted now.} one {One individual has signed.} other {{count, number} individuals have signed.}}',
  'persons.counts': 'Numbers',
  'persons.countsNote':
    'You can count the log entries yourself. If an individual signs again, we count the new signature and erase the earlier one.',
  'persons.signedEver': 'Signed',
  'persons.left': 'Changed their mind',
  'persons.erasedCount': 'Erased',
  'persons.namesHeading': 'Names that are shown',
  'persons.namesNote': 'Those who chose to be shown, in alphabetical order, without an entry or a date.',
  'persons.noNames': 'No names are shown yet.',
  'persons.firstNames': 'From the beginning',
  'persons.moreNames': 'More names',

  'persons.why': 'Someone typed this address to sign {call} as an individual.',
  'persons.confirmSubject': 'Confirm your signature: {call}',
  'persons.confirmHeading': 'Do you sign {call}?',
  'persons.confirmLetter':
    'Someone, probably you, asked to sign {call} as an individual with this address. To sign, open the link, tick the box and press the button.',
  'persons.confirmButton': 'Read and confirm',
  'persons.confirmCode': 'Or type this code where you asked for it:',
  'persons.confirmUntil':
    'The link and the code work for two days. If you do nothing, nothing is signed, and we delete what was typed.',
  'persons.notMeLetter': 'Tell us here. We will erase all that was begun or signed with this address:',
  'persons.signedSubject': 'You have signed: {call}',
  'persons.signedHeading': 'You have signed {call}',
  'persons.signedLetter':
    'Your signature on {call} is recorded. We have deleted your address and send no other e-mail. On your own page, you can get your receipt, show or hide your name, see your data, or withdraw.',
  'persons.openOwn': 'Open my page',
  'persons.ownKeep': 'Anyone who has the link can act on the page: keep this e-mail to yourself.',
  'persons.knownSubject': 'You have already signed: {call}',
  'persons.knownHeading': 'This address has already signed {call}',
  'persons.knownLetter':
    'Someone, probably you, asked again to sign {call} with this address. Nothing has changed. Use the link to reach your own page.',
  'persons.knownNotMe':
    'If you signed, but did not ask this time, do nothing: your signature counts. If you never signed, tell us here. We will erase all that was begun or signed with this address:',
  'persons.cannotNow':
    '{lacks, select, noMail {Individuals cannot sign here yet: this site cannot send e-mail.} other {Individuals cannot sign here yet: this site has no key to record them with.}} Organisations can.',
  'persons.notInvited': 'This call is for organisations',
  'persons.notInvitedSays': 'You cannot sign it as an individual.',
  'persons.cannotRead': 'You can read the text and the rules.',
} as const
