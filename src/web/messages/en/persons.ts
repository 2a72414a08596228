/** Citizens who sign in their own name: their form, their letters, their own page, and the way out. */
export const persons = {
  'persons.kicker': 'Persons',
  'persons.signAction': 'Sign as a person',
  'persons.heading': 'Persons',
  'persons.apart': 'Citizens who signed in their own name. They stand apart from the roll.',
  'persons.stand': 'Persons',
  'persons.countedBy':
    'Persons are counted by the depositary, which confirms an e-mail address of each. It could invent persons; each real one can prove their own signature, and nobody else’s.',
  'persons.notAmongLatest': 'Persons are not among them: they are counted above.',
  'persons.signForSelf': 'Do you sign for yourself, and not for an organisation?',
  'persons.names': 'Names that are shown',

  'persons.signTitle': 'Sign as a person: {call}',
  'persons.signLede':
    'Read the text and the policy, then give your name and an e-mail address. You sign only when you confirm by the letter that comes there.',
  'persons.cannotNow':
    '{lacks, select, noMail {Individuals cannot sign at present: this site cannot send e-mail yet.} other {Individuals cannot sign at present: this site has no key to record them with yet.}}',
  'persons.cannotRead': 'You can read the text and the rules.',
  'persons.text': 'The text',
  'persons.textNote': 'You sign these exact words, in the language that you read.',
  'persons.rules': 'The rules',
  'persons.you': 'You',
  'persons.youNote':
    'Neither your name nor your address enters the public log. You can have everything erased at any time, within a minute.',
  'persons.name': 'Your name',
  'persons.nameHint': 'As you wish to sign. It is shown only if you say so below.',
  'persons.nameMissing': 'Give your name, in at most 200 characters.',
  'persons.nameAddress': 'A name has no web or mail address in it.',
  'persons.email': 'Your e-mail address',
  'persons.emailHint': 'One address signs a call once. It is deleted when you have confirmed.',
  'persons.emailMissing': 'Give an address at which you read mail.',
  'persons.showLabel': 'Should your name be shown?',
  'persons.showYes': 'Show my name',
  'persons.showYesMore':
    'It stands on the page of names, tied to no entry and to no date. You can hide it later.',
  'persons.showNo': 'Do not show it',
  'persons.showNoMore': 'You are counted, and your name is shown nowhere.',
  'persons.shownMissing': 'Say whether your name should be shown.',
  'persons.agree': 'I have read the text and the rules, and accept them: “{call}”.',
  'persons.agreeMissing': 'Say that you have read the text and the rules, and accept them.',
  'persons.formNote': 'Nothing is published before you confirm. What is kept, why and for how long:',
  'persons.privacy': 'your data here',
  'persons.send': 'Send me the letter',

  'persons.checkMail': 'Confirm by e-mail',
  'persons.checkMailLede':
    'We have written a letter. Open the link in it when it has come, or type its code here. You have two days; after that everything that you typed is deleted. It is for:',
  'persons.noMail':
    'This register sends no e-mail at present, so no letter comes. What you typed is deleted after two days. Ask the depositary when persons can sign.',
  'persons.relayWaits':
    'At present our mail relay takes no letters, so yours waits. If none has come within two days, begin again.',
  'persons.codeHeading': 'The code',
  'persons.codeNote': 'If the address is wrong, begin again.',
  'persons.code': 'Code from the letter',
  'persons.codeHint': 'Eight digits. Spaces do not matter.',
  'persons.codeWrong':
    'This is not the code of the letter that this page asked for. If you asked more than once, each page has its own code: open the link of any of the letters instead. Ten wrong codes end this one.',
  'persons.confirm': 'Confirm',
  'persons.again': 'Begin again',
  'persons.confirmTitle': 'Do you sign {call}?',
  'persons.confirmLede':
    'Opening this page has changed nothing. You sign by the box and the button, and can take it back at any time.',
  'persons.whatSign': 'What you sign',
  'persons.shownFact': 'Name on the page',
  'persons.isShown': 'Shown',
  'persons.isHidden': 'Not shown',
  'persons.confirmMine': 'It was I who asked for this.',
  'persons.confirmMineMissing':
    'Tick the box: it shows that a person is here, and no program that opens every letter.',
  'persons.confirmSign': 'I sign',
  'persons.notMeShort': 'It was not me',

  'persons.ownTitle': 'Your signature: {call}',
  'persons.recordedTitle': 'You have signed {call}',
  'persons.ownLede':
    'This page is yours alone. Whoever has its address can see it and act on it, so keep the letter with the link.',
  'persons.saved': 'Your choice is kept.',
  'persons.yours': 'Your signature',
  'persons.textFact': 'Text',
  'persons.recordedFact': 'Recorded',
  'persons.emailFact': 'E-mail address',
  'persons.emailHashed':
    'Deleted. A hash that only this depositary can make remains, so that one address signs once.',
  'persons.emailForgotten': 'Deleted, and so is its hash.',
  'persons.receipt': 'Your receipt',
  'persons.receiptSays':
    'A file with which you can prove to anybody that this entry of the log is yours, without us. Nobody else gets it. Whoever you give it to knows that you signed; it cannot be called back.',
  'persons.receiptGet': 'Download the receipt',
  'persons.receiptCheck': 'Check a receipt',
  'persons.nameHeading': 'Your name',
  'persons.nameShown': 'Your name stands on the page of names.',
  'persons.nameBarred':
    'The depositary has taken your name down from the page of names. You are counted all the same. Write to it if you think that wrong.',
  'persons.nameHidden': 'Your name is not shown.',
  'persons.showSave': 'Save',
  'persons.data': 'Your data',
  'persons.dataSays': 'Everything that is kept of you here, in one file.',
  'persons.dataGet': 'Download my data (JSON)',
  'persons.ownAddress':
    'The address of this page. If you lose it, sign again with the same e-mail address: the letter leads here.',
  'persons.vanish': 'Take back and vanish',
  'persons.vanishNote': 'It takes effect at once and cannot be undone. You may sign anew afterwards.',
  'persons.vanishSays': 'Your signature ends, and you are erased here:',
  'persons.vanishGoes':
    'Your name, the proof that the entry is yours, the hash of your address, this page and every letter to you are deleted.',
  'persons.vanishStays':
    'The log keeps a number that says nothing of you any more, and an entry that it was erased. The count goes down by one.',
  'persons.vanishReceipt':
    'A receipt that you have downloaded or given away still proves what it proves. Copies of our backups last until they are replaced.',
  'persons.groundLabel': 'What should the log say?',
  'persons.ground.change-of-mind': 'I have changed my mind',
  'persons.ground.change-of-mind.more': 'I no longer stand by the text.',
  'persons.ground.request': 'I want my data erased',
  'persons.ground.request.more': 'The log gives no other reason.',
  'persons.groundMissing': 'Choose what the log should say.',
  'persons.sure': 'Yes, erase everything that is kept of me for this call.',
  'persons.sureMissing': 'Tick the box: what is erased cannot be brought back.',
  'persons.erase': 'Erase me',
  'persons.erased':
    'You are erased here. The log keeps an entry that somebody was erased, and nothing by which to tell who.',

  'persons.notMe': 'It was not you?',
  'persons.notMeTitle': 'Was it not you who signed {call}?',
  'persons.notMeLede':
    'Somebody typed your address. Opening this page has changed nothing; by the box and the button everything goes that was begun or signed with it for this call. If you signed yourself, and only did not ask again, do nothing.',
  'persons.notMeSays':
    'The signature, if there is one, ends with the words “it was not me”. Name, address and every letter are deleted here.',
  'persons.notMeSure': 'It was not me. I know that it cannot be undone.',
  'persons.notMeErase': 'Erase it',
  'persons.notMeNote': 'The other links in the letter are dead after that.',

  'persons.namesTitle': 'Persons who signed {call}',
  'persons.standing':
    '{count, plural, =0 {Nobody stands by it.} one {One person stands by it.} other {{count, number} persons stand by it.}}',
  'persons.counts': 'Numbers',
  'persons.countsNote':
    'From the log: anybody can count its entries again. Who signs a newer text, or once more, is counted as signed again and the earlier signature as erased.',
  'persons.signedEver': 'Signed',
  'persons.left': 'Changed their mind',
  'persons.erasedCount': 'Erased',
  'persons.namesHeading': 'Names that are shown',
  'persons.namesNote':
    'Of those who wish it, in the order of the alphabet. No name is tied to an entry or a date.',
  'persons.noNames': 'No name is shown.',
  'persons.firstNames': 'From the beginning',
  'persons.moreNames': 'More names',

  'persons.why': 'You receive this because somebody typed this address to sign {call} as a person.',
  'persons.confirmSubject': 'Confirm your signature: {call}',
  'persons.confirmHeading': 'Do you sign {call}?',
  'persons.confirmLetter':
    'Somebody, probably you, asked to sign {call} as a person and gave this address. You sign only when you tick the box on the page behind this link, and press its button.',
  'persons.confirmButton': 'Read and confirm',
  'persons.confirmCode': 'Or type this code on the page where you asked for it:',
  'persons.confirmUntil':
    'Link and code are good for two days. If you do nothing, nothing is signed, and what was typed is deleted.',
  'persons.notMeLetter': 'Say so here, and everything that was begun or signed with this address goes:',
  'persons.signedSubject': 'You have signed: {call}',
  'persons.signedHeading': 'You have signed {call}',
  'persons.signedLetter':
    'Your signature on {call} is recorded. Your address is deleted now; this is the last letter that comes by itself. By the link you reach your own page: your receipt, whether your name is shown, your data, and the way out.',
  'persons.openOwn': 'Open my own page',
  'persons.ownKeep': 'Whoever has the link can act on the page, so keep this letter to yourself.',
  'persons.knownSubject': 'You have signed already: {call}',
  'persons.knownHeading': 'This address has signed {call} already',
  'persons.knownLetter':
    'Somebody, probably you, asked to sign {call} with this address again. Nothing has changed. By the link you reach your own page.',
  'persons.knownNotMe':
    'If you signed, and only did not ask this time, do nothing: your signature stands. If you never signed, say so here, and everything that was begun or signed with this address goes:',
} as const
