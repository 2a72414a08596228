/** The acts of the desk: their forms, and what an officer is about to sign, in words. */
export const deskActs = {
  'desk.formHead': 'What it says',
  'desk.formThen': 'You read it all on the next page. Nothing is recorded before you sign there.',
  'desk.next': 'Review',
  'desk.goOn': 'Go on',
  'desk.actTitle': 'A second look before you sign',
  'desk.actStatement': 'What you sign',
  'desk.actNote': 'Public and for good: entries are added to the log, never changed.',
  'desk.actSign': 'Sign with the passkey',
  'desk.actChange': 'Back, to change it',
  'desk.actWhole': 'The statement',
  'desk.actWholeNote': 'The exact bytes that your passkey signs, as they will stand in the log.',
  'desk.actShow': 'Show the statement in whole',

  'desk.form.paper': 'Record an instrument on paper',
  'desk.formNote.paper':
    'A letter, note or deed by which an organisation has signed; its digest is recorded.',
  'desk.form.revocation': 'Revoke a key',
  'desk.formNote.revocation': 'It was lost or stolen, or its holder has left. What it signed before stands.',
  'desk.form.allowance': 'Let an organisation have one more key',
  'desk.formNote.allowance':
    'For a key that comes by command, where it has had a key or a signature before. To invite somebody, begin under Invitations.',
  'desk.formNote.allowanceInvited':
    'For the passkey that a person makes by the link of our invitation. Two officers sign, in public. Then the letter with the link goes out.',
  'desk.form.suspension': 'Suspend all keys of an organisation',
  'desk.formNote.suspension':
    'At once, when it tells you that a key was stolen. None of its keys signs anything until two officers name those that stay.',
  'desk.form.resumption': 'End a suspension',
  'desk.formNote.resumption': 'Two officers name the keys that stay. The others are revoked.',
  'desk.form.officer': 'Allow another officer',
  'desk.formNote.officer': 'For a passkey that waits on the page of officers. Two officers sign.',
  'ask.role/allowed.id': 'Id of the officer',
  'hint.role/allowed.id': 'The one that stands beside the passkey on the page of officers.',
  'hint.role/allowed.reason':
    'Everybody can read this, for good. Name no private person. Sign only once you have compared the number with the new officer.',
  'told.nobody':
    'We know no e-mail address of {party}, so we cannot write to them. Tell them yourself before you sign.',
  'told.byHand':
    'This register sends no e-mail: the letters wait under Mail, and officers send them by hand. Each organisation is told only then.',
  'told.correction':
    'We write to the contacts of each signatory once this is recorded: what changes, from which day, and how to object.',
  'told.correctionEnded':
    'We write to the contacts of each signatory once this is recorded: that the correction does not come, and why.',
  'told.rules':
    'We write to the contacts of each signatory once this is recorded: what changes, and from which day it binds them.',
  'told.version':
    'We write to the contacts of each signatory once this is recorded: what changed, that their signature stays as it is, and how to sign.',
  'told.amended':
    'We write to the contacts of each signatory once this is recorded: what is said of the call now, and that their signature stays as it is.',
  'told.closed':
    'We write to the contacts of each signatory once this is recorded: that the call is closed, why, and that their signature stands.',
  'told.extended':
    'We write to the contacts of each signatory once this is recorded: which dates moved, by how many days, and why.',
  'told.indicators':
    'We write to the contacts of each signatory once this is recorded: that the call sets indicators, and that what they have reported stays.',
  'told.measures':
    'We write to the contacts of each signatory once this is recorded: which measures the call sets, and that they choose.',
  'told.reservation':
    'We write to the contacts of each other signatory once this is recorded: the reservation, from which day it holds, and how to object.',
  'told.letters': 'We write to {party} once this is recorded: {emails}',
  'suspended.parties': 'Suspended keys',
  'suspended.partiesNote': 'These organisations can sign nothing until two officers name the keys that stay.',
  'suspended.byParty': 'Suspended by the organisation itself, {entry}.',
  'suspended.byKeeper': 'Suspended by us, {entry}.',
  'suspended.resume': 'Name the keys that stay…',
  'suspended.none': 'No organisation’s keys are suspended.',
  'suspended.key':
    '{party}: {role}, {by, select, holder {added by the organisation itself} other {added by us}}, {entry}.',
  'hint.key/resumed.party': 'Those whose keys are suspended.',
  'suspended.thisKey': 'This key suspended them all.',
  'suspended.askThem':
    'Call them in a way that you knew before: a telephone number or a person, never an address that one of these keys has named. A thief can suspend as well as the owner, with the older key as with the newer.',
  'hint.key/resumed.keeps':
    'Tick the keys that they say are their own. All others are revoked. If none stays, invite the organisation anew.',
  'hint.key/suspended.reason': 'Everybody can read this, for good. Name no private person.',
  'desk.form.removal': 'Remove a signature',
  'desk.formNote.removal': 'By a rule that the call published before, with a reason. The record stays.',
  'desk.form.withholding': 'Withhold words or a file',
  'desk.formNote.withholding':
    'What a law or a court forbids to show: words, a file, figures, questions. We delete it here; the gap says on which ground and by whose order.',
  'desk.form.policy': 'Change the rules of a call',
  'desk.formNote.policy':
    'The new rules bind earlier signatories once they accept them, or once the notice in the rules that they accepted is over.',
  'hint.call/policy-changed.reason':
    'Why the rules change. Everybody can read it, and we tell all signatories.',
  'desk.changedMeanwhile':
    'Entry {entry, number} has changed this since you opened the form. Compare what you typed with it, then send it again.',
  'desk.form.fact': 'Record what a source says',
  'desk.formNote.fact':
    'That an organisation joined, left, was there or was not, declared something or was renamed. It does not bind the organisation.',
  'desk.form.count': 'Record a count',
  'desk.formNote.count': 'How many a source counts on a day, without their names.',
  'desk.form.takeback': 'Take back what a source says',
  'desk.formNote.takeback':
    'A fact or a count that was recorded by mistake. It stays in the log, struck through, with your reason.',
  'desk.isNewHead': 'If this register does not know it',
  'desk.isNew': 'It is not in this register yet',
  'desk.notKnownYet':
    'No organisation here has the name or id “{typed}”. Correct it, or tick the box if it is new here.',
  'desk.isOrganisation': 'This is the name of an organisation, not of a person',
  'desk.maybePerson':
    '“{typed}” looks like the name of a person, which the public log would hold for ever. Tick the box below if it is an organisation.',
  'desk.asRegistered': 'As this register has it',
  'desk.byKind': 'How many of each kind',
  'hint.fact/recorded.party':
    'Its name, in any language for a state; its id; or the address of its page here.',
  'ask.fact/recorded.day': 'Day that it is about',
  'ask.count/recorded.day': 'Day of which it counts',
  'ask.fact/recorded.names': 'Name in the source',
  'hint.fact/recorded.names': 'Leave it empty if it is the name above or the one in this register.',
  'hint.fact/recorded.words': 'What it declared, or what the source says beyond that.',
  'hint.count/recorded.words': 'What the source says beyond the number.',
  'wrong.count/recorded.total': 'Enter a whole number, like 362.',
  'wrong.count/recorded.kinds': 'Enter whole numbers; together they are no more than the total.',
  'wrong.fact/recorded.words': 'A declaration has words: enter what was declared.',
  'hint.fact/withdrawn.fact': 'Its number, or the address of its page here.',
  'wrong.fact/withdrawn.fact': 'Entry {typed} records no fact and no count.',
  'hint.fact/withdrawn.reason': 'What the mistake was. Everybody can read it.',
  'ask.sourceTitle': 'Title of the source',
  'ask.sourceBy': 'Who reported it',
  'hint.sourceBy': 'A newspaper, an office, a person. Leave it empty if the title says so.',
  'ask.sourceUrl': 'Web address of the source',
  'ask.sourceDate': 'Date of the source',
  'ask.sourceCopy': 'Archived copy',
  'hint.sourceCopy': 'A file that you keep. Only its SHA-256 is recorded; the file is not stored here.',
  'desk.form.closing': 'Close a call',
  'desk.formNote.closing':
    'It takes no more signatures. The signatures stand, and signatories can still leave.',
  'desk.form.voiding': 'Void a call opened by mistake',
  'desk.formNote.voiding':
    'Only before the first signature, and while no list names an organisation under it. Its page then says that it was a mistake, when and why.',
  'hint.call/voided.reason': 'What the mistake was. The page of the call shows it, for good.',
  'desk.form.text': 'Publish a text',
  'desk.formNote.text':
    'A first or a further version of a call’s words. A further one begins with the text in force: change what changes, and empty the text of a language to leave it out.',
  'desk.form.correction': 'Correct a mistake in a text',
  'desk.formNote.correction':
    'Signatures stay as they are. The corrected text takes effect after the days that you name, if no signatory objects.',
  'desk.withdrawalHint':
    'Why the correction does not come. Everybody will read it, and it stands in the letters.',
  'desk.form.withdrawal': 'Withdraw a correction',
  'desk.formNote.withdrawal':
    'While signatories can still object. The text stays as it was, and we write to each signatory. One officer is enough; the page of the text says so, with your reason.',
  'desk.form.translation': 'Add a translation of a text',
  'desk.formNote.translation':
    'In another language, which is not binding. A correction does not take a translation along: add it to the corrected text, also while the correction waits.',
  'desk.translationsBefore':
    'Translated before the correction, and not since: {languages}. Add each of them anew.',
  'desk.translationsLeft':
    'Translations that were added later are not filled in, since they are of the words before: {languages}. Paste them again, or add them once the text is published.',
  'desk.noTexts': 'No call has a text.',
  'desk.textLang': 'Language',
  'desk.textLangMissing': 'Choose the language of the translation.',
  'desk.noCorrection': 'No correction of a text is waiting.',
  'hint.text/corrected.reason':
    'What is wrong, and how you know what was meant. All signatories will read it.',
  'ask.text/corrected.days': 'Days in which signatories can object',
  'hint.text/corrected.days':
    'From 7 to 366 full days, beginning tomorrow. At least as many as the rules in force give them. The page of the text shows the last day.',
  'desk.correctedNote':
    'The text in force is filled in. Change the words that are wrong, and leave the others.',

  'ask.party': 'Organisation',
  'hint.party': 'Its name, its id, or the address of its page here.',
  'desk.callUnknown': 'Choose a call of the list.',
  'empty.party': 'Enter the name of the organisation.',
  'wrong.party': 'No organisation admitted here has the name or id “{typed}”. Copy the address of its page.',
  'desk.noText': 'This call has no text yet that could have been signed.',

  'ask.instrument': 'Copy of the instrument',
  'hint.instrument': 'A scan that you keep. Only its SHA-256 is recorded; the file is not stored here.',
  'ask.date': 'Dated',
  'ask.read': 'Language of the text it refers to',
  'hint.channel': 'How it reached you: “By diplomatic bag”, “By registered letter”.',
  'desk.form.restatement': 'Record later words on paper',
  'desk.formNote.restatement':
    'An organisation whose signature stands from paper declares something, or changes its reservation, on another paper. An organisation that has signed with its own key says so with it.',
  'ask.saidLater': 'What the paper does',
  'desk.saidLater.declared': 'It states a declaration, or withdraws it',
  'desk.saidLater.narrowed': 'It narrows the reservation, or withdraws it',
  'desk.saidLater.reserved': 'It adds or widens a reservation, where the rules take one after signing',
  'ask.declaration/made.words': 'The new words',
  'hint.declaration/made.words':
    'Whole, word for word as in the paper. Leave this empty if the paper withdraws the old ones.',
  'hint.reservation': 'Word for word as it stands in the instrument.',
  'hint.declaration': 'Word for word as it stands in the instrument.',
  'empty.instrument': 'Choose the file with the copy, so that its digest can be recorded.',
  'empty.channel': 'Say how the instrument reached you.',

  'desk.keyidHint': 'As it stands on the page of its entry or of its organisation: 43 letters and digits.',
  'hint.reason': 'Everybody can read this, for good. Name no private person.',
  'ask.signature/invalidated.ground': 'Reason',
  'hint.signature/invalidated.ground': 'Everybody can read this, for good. Name no private person.',
  'hint.objection/answered.words': 'Everybody can read this, for good.',

  'hint.rule': 'Only a rule that binds the signatory removes its signature.',
  'wrong.signature/removed.rule': 'Choose a rule of the call named above.',
  'desk.noRules': 'No open call has a rule that removes a signature.',

  'desk.textTitle': 'Title',
  'desk.textTitleHint': 'If you leave it empty: the title of the call.',
  'desk.textPaste': 'Text',
  'desk.textPasteHint': 'Plain text or Markdown. An empty line parts paragraphs.',
  'desk.textKept':
    'These words are too long for a field. They stay as they are, unless you paste others or choose a file.',
  'desk.textFile': 'Or from a file',
  'desk.textFileHint':
    'A Word document (.docx), a web page (.html), Markdown or plain text. You see its words before you go on.',
  'desk.textTranslation': 'A translation: the words of another language prevail',
  'desk.textMissing': 'Paste the text, or choose its file.',
  'desk.textBoth': 'Paste the text or choose a file, not both.',
  'desk.textTooLong': 'The text is longer than 4 MiB.',
  'desk.titleMissing': 'Give this language a title, at most 200 characters.',
  'desk.textNoneAuthentic': 'One language at least must be authentic.',
  'ask.principles': 'Principles',
  'desk.principleBad': 'Give this principle a title of at most 400 characters.',
  'desk.principlesMissing':
    '{count, plural, one {The version in force names # principle. It is filled in above} other {The version in force names # principles. They are filled in above}}: leave what still holds, change what does not, or say here that this version names none.',
  'desk.principlesNote': 'The numbered parts of the text, by their titles.',
  'desk.markList': 'List the paragraphs, to mark principles',
  'desk.markInText': 'Mark principles in the text',
  'desk.markNumbered': 'All {count} parts that are numbered',
  'desk.markTake': 'Make principles of those',
  'desk.principleNumber': 'Principle {number}',
  'desk.principleIdHint': 'Its address on the page of the text, for good. If you leave it empty: “{id}”.',
  'desk.principleFate': 'In this version',
  'desk.principleStays': 'It stays, also under another title',
  'desk.principleGone': 'It is left out',
  'desk.principleInto': 'It becomes part of principle {number}: {title}',
  'desk.principleFateBad': 'Choose a principle that stays in this version.',
  'desk.principleFrom': 'Where it comes from',
  'desk.principleIsNew': 'It is new',
  'desk.principleOf': 'It was part of principle {number}: {title}',
  'desk.principleFromMissing': 'Say whether this principle is new, or of which one it was a part.',
  'desk.principleBinds': 'Binds some kinds of signatory only',
  'desk.principleBindsOnly': 'Binds only',
  'desk.persons': 'Individuals',
  'desk.principleMore': 'Add a principle',
  'desk.principlesNone': 'This version names no principles',
  'desk.authentic': 'Authentic',
  'desk.translation': 'A translation, not authentic',

  'ask.id': 'Id of the call',
  'hint.id': 'Its address here, for good: lower-case letters, digits and hyphens.',
  'ask.url': 'Web address of the issuer',
  'desk.authority.independent': 'Independent record',
  'desk.authority.declared': 'Declared',
  'desk.authority.domain': 'Domain',
  'desk.authority.vetted': 'Vetted',
  'desk.authorityMeans.independent':
    'The issuer does not keep it. It takes no signatures, and says so on every page.',
  'desk.authorityMeans.declared': 'The issuer says that this register is theirs. We have not checked it.',
  'desk.authorityMeans.domain': 'The issuer showed control of its domain.',
  'desk.authorityMeans.vetted': 'We checked papers and called back.',
  'hint.call/opened.authority':
    'If you issue the call yourselves, choose Declared and name the issuer exactly as the register’s first entry names you: pages then say that you issued it and keep it.',
  'hint.authorityNote': 'Public. Leave it empty where nothing was checked.',
  'hint.verb': '“sign”, “support”, “endorse”',
  'hint.noun': '“signatory”, “supporter”',
  'desk.policy': 'Rules',
  'ask.authentic': 'Languages that bind',
  'hint.authentic': 'Text and rules bind in these languages. Words in others are translations.',
  'wrong.authentic': 'Languages that bind: tick one at least.',
  'desk.authenticMissing': '{field}: write it in {language} too, or untick it under “Languages that bind”.',
  'hint.effect': '“A political declaration. It creates no duty in law.”',
  'hint.entities': '“The signatory named, and no subsidiary unless it is named too.”',
  'ask.window': 'Accept signatures made up to … days ago',
  'hint.window': 'For statements that are signed elsewhere and sent later.',
  'desk.rulesNote': 'You can remove a signatory only under a rule that was published before.',
  'desk.ruleNumber': 'Rule {number}',
  'desk.ruleWords': 'When a signature is removed',
  'desk.ruleId': 'Short name',
  'desk.ruleIdHint': 'By which a removal cites the rule, as “dissolved”. If you leave it empty: “{id}”.',
  'desk.ruleMore': 'Add a rule',
  'empty.rule': 'Say when this rule removes a signature, or empty its short name.',
  'empty.localised': '{field}: write it in one language at least.',
  'empty.kinds': 'Invite one kind at least.',
  'empty.effect': 'Say in a sentence what a signature commits to, or that it creates no duty in law.',
  'empty.entities': 'Say in a sentence who is bound.',
  'wrong.delisting': 'Two rules have the same short name. Give each its own.',
  'empty.words/withheld.digest': 'Say what you withhold: choose it, or enter the number of its log entry.',
  'wrong.words/withheld.digest':
    '“{typed}” leads to nothing that can be withheld. Enter the number of its log entry, or copy the address of its report.',
  'wrong.keyid': '“{typed}” is no key. Copy its 43 characters from the page of its entry.',
  'wrong.link': '{field}: enter a web address that begins with https://.',
  'desk.numberBad': '{field}: enter a whole number from {least} to {most}.',
  'wrong.localised': '{field}: at most 400 characters in each language.',
  'wrong.rule': '“{typed}” is not a short name. Use lower-case letters, digits and hyphens.',

  'ask.names': 'Name',
  'ask.party/admitted.party': 'Id',
  'ask.kind': 'Kind',
  'ask.country': 'Country',
  'ask.domain': 'Internet domain',
  'desk.fact.identifiers': 'Identifiers',
  'ask.authorityNote': 'How it was checked',
  'ask.channel': 'Channel',
  'ask.words/withheld.authority': 'By order of',
  'hint.digest':
    'The number of its log entry, the address of its report, or its own address: …/words/sha256:…',
  'hint.words/withheld.ground':
    'The law, the judgment or the right that forbids it. It is published for ever: do not repeat the words.',
  'hint.words/withheld.authority': 'A court, an authority; or the keeper itself, under which law.',
  'desk.closesForGood': 'It takes no more signatures after this, and no entry opens it again.',
  'desk.keysLeft':
    '{count, plural, =0 {{holder} has no other key, and can sign nothing afterwards.} one {{holder} has # other key in force.} other {{holder} has # other keys in force.}}',
  'desk.voidsForGood': 'It takes nothing more after this, and no entry brings it back.',
  'hint.summary':
    'What the call asks, at most 280 characters. It stands first on its page, in letters and wherever it is shared.',
  'wrong.summary': 'Summary: at most 280 characters in each language.',
  'ask.titles': 'Title',
  'ask.issued': 'Issued on',
  'ask.convener': 'Issued by',
  'ask.authority': 'How we know the issuer agreed to this register',
  'ask.verb': 'What do people do?',
  'ask.noun': 'What are they called?',
  'ask.kinds': 'Invited',
  'ask.mandate': 'Minimum proof of authority',
  'ask.effect': 'Legal effect',
  'ask.entities': 'Who is bound',
  'ask.lateDays': 'Days in which signatories may object to a reservation made after signing',
  'hint.lateDays':
    'Without an objection, it takes effect after these full days. Leave this empty if no reservation can be made after signing.',
  'ask.notice': 'Days until newer rules bind those who accepted these',
  'ask.correction': 'Days to object to a correction of the text',
  'hint.correction':
    'From 7 to 366. A correction then binds those who signed before, unless one of them objects in these days. Leave it empty if corrections never bind them.',
  'hint.notice': 'Empty: newer rules bind only those who accept them.',
  'ask.delisting': 'Rules that remove a signature',
} as const
