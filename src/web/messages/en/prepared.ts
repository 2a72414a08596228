/** Calls that are prepared at the desk, step by step, before they are opened. */
export const prepared = {
  'prepared.title': 'Prepare a call',
  'prepared.note':
    'Write it in five short steps, alone or with colleagues. Nothing is public before it is signed.',
  'prepared.drafts': 'Drafts',
  'prepared.draftsNote': 'All officers see them. A draft is deleted a year after its last change.',
  'prepared.none': 'No call is being prepared.',
  'prepared.start': 'Start a draft',
  'prepared.untitled': 'Call without a title yet',
  'prepared.changed': 'Changed {time} by {officer}.',
  'prepared.comments': '{count, plural, one {# comment.} other {# comments.}}',
  'prepared.toAnswer':
    '{count, plural, one {# comment to answer, by {officers}.} other {# comments to answer, by {officers}.}}',
  'prepared.deleted': 'The draft is deleted.',
  'prepared.saved': 'Saved {time} by {officer}. Only officers can see it.',
  'prepared.continue': 'Save and continue',
  'prepared.save': 'Save',
  'prepared.done': 'filled in',
  'prepared.steps': 'Steps',
  'prepared.nothing': 'Nothing yet',

  'prepared.nav.what': 'What it is',
  'prepared.nav.text': 'Its text',
  'prepared.nav.who': 'Who may sign',
  'prepared.nav.launch': 'Launch',
  'prepared.nav.review': 'Review',
  'prepared.step.what': 'What is it?',
  'prepared.step.text': 'Its text',
  'prepared.step.principles': 'Which paragraphs are principles?',
  'prepared.step.who': 'Who may sign?',
  'prepared.step.launch': 'When does it open?',
  'prepared.step.review': 'Read it once more',
  'prepared.step.reviewMissing': 'Not ready to sign yet',
  'prepared.aside.what': 'As visitors will see it',
  'prepared.aside.text': 'How we read your text',
  'prepared.aside.principles': 'Principles so far',
  'prepared.aside.who': 'What this means for a signatory',
  'prepared.aside.launch': 'What is public once you have signed',
  'prepared.openPreview': 'Preview',

  'prepared.dropLanguage': 'Remove {language}',
  'prepared.dropSure': 'Remove {language} and delete everything written in it?',
  'prepared.dropGoes': 'These words are deleted. You cannot get them back.',
  'prepared.dropNot': 'Keep it',
  'prepared.empty': 'Nothing is written in this language yet.',
  'prepared.titleMissing': 'Give the call a title in {language}, or remove that language.',
  'prepared.lacks.titles': 'no title',
  'prepared.lacks.summary': 'no summary',
  'prepared.lacks.convener': 'no issuer',
  'prepared.lacks.text': 'no text',
  'prepared.addLanguage': 'Add a language',
  'prepared.summary': 'What it asks, in one or two sentences',
  'prepared.summaryHint':
    'Shown first on its page, in messages and in search engines. At most {most} characters: {over, plural, =0 {{left, plural, one {# is left} other {# are left}}} one {# too many} other {# too many}}.',
  'prepared.deed.sign': 'They sign it, and are signatories',
  'prepared.deed.support': 'They support it, and are supporters',
  'prepared.deed.endorse': 'They endorse it, and are endorsers',
  'prepared.deed.other': 'Other words…',
  'prepared.otherWords': 'Words for what people do',
  'prepared.otherWordsNote':
    'Fill these in if you chose “Other words”, and for each language in which we have no ready words.',
  'prepared.verbIn': 'What people do, in {language}',
  'prepared.nounIn': 'What one of them is called, in {language}',
  'prepared.address': 'Address of its page',
  'prepared.addressHint':
    'It comes after {begins}. You cannot change it later. If you leave it empty, we make it from the title.',
  'prepared.addressTaken': '“{typed}” is taken, or kept for a page of this site. “{free}” is free.',
  'prepared.weIssue': 'We issue it ourselves',
  'prepared.ownIssue': 'Pages will say that you issue this call and keep its register.',
  'prepared.ownNameCounts':
    'Do you issue it yourselves? Pages say so if the issuer is named exactly as the first entry of the register names you: “{name}”. A newer name in Settings does not count.',
  'prepared.ownNameElsewhere':
    'Do you issue it yourselves? Pages can say so only in a call that is also in a language in which the first entry of the register names you: {languages}.',
  'prepared.moreOfIssuer': 'More about the issuer and the date',
  'prepared.evidenceKept': 'The fingerprint of a file is kept:',

  'prepared.textLater':
    'Paste it from your word processor, or choose a file. You can also open the call without its text and publish it later. Organisations can sign once it is published.',
  'prepared.fileHint': 'Word (.docx), HTML, Markdown or plain text. Its words replace those above.',
  'prepared.takeBack': 'Take back the words before the file',
  'prepared.textTitle': 'Title above the text',
  'prepared.readAs':
    '{paragraphs, plural, =0 {no paragraph} one {# paragraph} other {# paragraphs}}, {headings, plural, =0 {no heading} one {# heading} other {# headings}}, {items, plural, =0 {no list} one {# item of a list} other {# items of lists}}.',
  'prepared.blocksMore':
    '{count, plural, one {# more is not shown here.} other {# more are not shown here.}}',
  'prepared.noTextYet': 'No text yet.',
  'prepared.markNote':
    'Mark what people will be held to, if the text has such paragraphs, and save: each then gets a short name. You can go on without any.',
  'prepared.numbered':
    '{count, plural, one {One numbered part may be a principle} other {# numbered parts may be principles}}',
  'prepared.markThis': 'Mark it',
  'prepared.markAll': 'Mark all {count}',
  'prepared.paragraphs': 'Paragraphs',
  'prepared.paragraph': 'paragraph {number}',
  'prepared.mark': 'This is a principle',
  'prepared.markLost': 'This paragraph was marked, and the text has changed. It began:',
  'prepared.keepMark': 'Keep it as a principle',
  'prepared.shortName': 'Short name of principle {number}',
  'prepared.shortNameIn': 'Short name of principle {number} in {language}',
  'prepared.nameMissing': 'Give this principle a short name.',
  'prepared.namesLacking':
    '{count, plural, one {The short name of principle {numbers} in {language} is missing} other {The short names of principles {numbers} in {language} are missing}}. Readers of that language see another language there.',
  'prepared.noName': 'No short name yet',
  'prepared.noPrinciples': 'No paragraph is marked.',
  'prepared.unplaced':
    '{count, plural, one {We cannot show principle {numbers} beside its paragraph} other {We cannot show principles {numbers} beside their paragraphs}}. To mend it, let the short name be the first words of the paragraph, up to a full stop or a colon.',

  'prepared.who': 'Who may sign?',
  'prepared.preset.email': 'Any organisation with a work e-mail',
  'prepared.presetSays.email':
    'Quick, for letters and campaigns. Each organisation answers an e-mail, and you approve it. States show papers.',
  'prepared.preset.domain': 'Organisations that show who they are',
  'prepared.presetSays.domain':
    'For charters and codes. Each shows that it holds its web domain, or others here vouch for it. States show papers.',
  'prepared.preset.report': 'Organisations that report each year',
  'prepared.presetSays.report':
    'For charters with commitments. Each shows who it is, makes a first commitment within half a year, and reports once a year. It can be shown as silent only after dates in rules that bind it: those that it accepted, and newer ones by notice.',
  'prepared.preset.paper': 'States and bodies, on formal papers',
  'prepared.presetSays.paper':
    'For declarations between governments. You read full powers or a note verbale, and call back.',
  'prepared.preset.own': 'Rules of my own',
  'prepared.presetSays.own': 'You write each rule below.',
  'prepared.moreRules': 'More rules',
  'prepared.moreRulesNote':
    'They begin as you chose above. Change what you need. Words that you write stay if you choose again above.',
  'prepared.wordsReady':
    'The words of these rules are ready in {ready}. For {unready}, you can begin with the English words and translate them.',
  'prepared.wordsLacking':
    'Words of the rules are missing in {languages}. Write them under More rules, or untick there that this language binds.',
  'prepared.beginEnglish': 'Begin with the English words',
  'prepared.wordsEnglish':
    'Some words of the rules in {languages} are still in English. Translate them under More rules.',
  'prepared.stillEnglish': 'These are the English words. Write them in {language}.',
  'prepared.noForged': 'No rule says that you may remove a forged signature, so it would stay on the list.',
  'prepared.addForged': 'Add the usual rule',
  'prepared.chooseFirst': 'Choose who may sign, then save. Here you will see what each has to do.',
  'prepared.besideName': 'We show beside the name:',
  'prepared.means.email':
    'The organisation gives its name and a work e-mail, and types the code that we send there. Once you approve it, we invite it to sign with a fingerprint, face or PIN. This usually takes a day.',
  'prepared.means.domain':
    'The organisation puts one line into the records of its web domain. We find it within the hour. Once you approve it, we invite it to sign with a fingerprint, face or PIN. This usually takes two days.',
  'prepared.means.voucher':
    'Organisations that you trust say that its representative may sign for it. Once you approve it, we invite it to sign with a fingerprint, face or PIN. This usually takes a week.',
  'prepared.means.instrument':
    'It sends a paper, such as a letter, a note verbale or full powers. You read it and record what you read. This usually takes a week.',
  'prepared.means.vetted':
    'It sends papers, such as full powers or a note verbale. You check them, and call back at a number that you knew before. This usually takes two weeks.',
  'prepared.means.persons':
    'They type their name and e-mail, and open the link that we send. They are counted apart from organisations.',

  'prepared.opens': 'When does it open?',
  'prepared.opens.now': 'As soon as it is signed',
  'prepared.opensSays.now': 'Each signature can be seen at once.',
  'prepared.opens.hour': 'At a set hour',
  'prepared.opensSays.hour':
    'First signatories sign before it, under seal. Until then only their number is public. At that hour all names appear at once.',
  'prepared.invitesNow': 'Next, you invite organisations. Your letters go out as soon as you confirm them.',
  'prepared.invitesHour':
    'Next, you invite organisations. Your letters go out as soon as you confirm them, not at the hour. Until the hour, organisations sign under seal.',
  'prepared.noHour':
    'The keeper’s key is not on this server, so it cannot seal signatures. Open as soon as it is signed.',
  'prepared.day': 'Day',
  'prepared.hour': 'Hour',
  'prepared.hourHint': 'Like 15:00',
  'prepared.zone': 'Time zone',
  'prepared.zoneHint': 'Like Europe/Paris, America/New_York or UTC',
  'prepared.zoneBad':
    '“{typed}” is not a time zone we know. Write a city, like Paris or America/New_York, or UTC.',
  'desk.hourIn': '{day}, {hour} in {city} ({utc})',
  'prepared.dayBad': 'Enter a day, like 2026-12-12.',
  'prepared.hourBad': 'Enter an hour, like 15:00.',
  'prepared.hourSkipped':
    'The clocks change on this day, and this hour is skipped or comes twice. Choose another hour.',
  'prepared.hourFar': 'Choose an hour that is still to come, at most {days} days from now.',
  'prepared.publicWithText':
    'The page of the call, with its title, its summary, its text and its rules. It stays in the log for good.',
  'prepared.publicWithout':
    'The page of the call, with its title, its summary and its rules. Its text can be seen once you publish it. Organisations can sign from then on.',
  'prepared.opensAtOnce': 'Organisations can apply and sign at once, and each signature can be seen.',
  'prepared.opensWithText':
    'Organisations can apply at once, and sign as soon as you have published the text.',
  'prepared.opensAt': 'Signatures given before {hour} are sealed until then. Only their number is public.',
  'prepared.signsHour':
    'Signatures are sealed until {hour}. We announce this hour as soon as you sign. It is not in your statement, and the log does not record it: officers can move it.',

  'prepared.late': '{officer} saved this step {time}, after you had opened it. What you typed is not saved.',
  'prepared.lateThen':
    'You see what you typed. Below is what is saved where it differs. Bring the two together, then save: that replaces what is saved.',
  'prepared.lateMore': '{count, plural, one {# more differs.} other {# more differ.}}',
  'prepared.lateDrop': 'Drop what I typed, and show what is saved',

  'prepared.lost': 'A language was removed while your form was open. What you typed in it is not saved.',
  'prepared.lostThen':
    'To keep these words, copy them, add the language again under “What it is”, and paste them.',

  'prepared.whole': 'Everything in words',
  'prepared.change': 'Change',
  'prepared.missing':
    '{count, plural, one {One thing is missing or wrong} other {# things are missing or wrong}}',
  'prepared.lacksIn': 'Nothing in {language}',
  'prepared.noText': 'No text yet. Organisations can sign once you publish it.',
  'prepared.textIs': 'In {languages}.',
  'prepared.textLacks': 'Not written yet in {languages}.',
  'prepared.signHead': 'Sign',
  'prepared.submitHead': 'Submit it',
  'prepared.forGood':
    'What you sign is public at once and stays in the log for good. The address of the page cannot be changed.',
  'prepared.canMend':
    'Afterwards you can correct the title, the summary and the issuer, publish a new version of the text, and change the rules. Each change is public too. Until the first signature you can withdraw the whole call.',
  'prepared.toSign': 'Go on to sign',
  'prepared.toSubmit': 'Go on to submit it',
  'prepared.reviewLate':
    '{officer} changed this draft after you had opened this page. This is the draft now. Read it once more.',
  'prepared.colleagues': 'Ask a colleague to look',
  'prepared.colleaguesNote': 'Comments are for officers alone. They are deleted when the call is signed.',
  'prepared.askColleague':
    'Send a colleague this address. They sign in, read, and comment here. Comments to answer are on the first page of the desk.',
  'prepared.addressOf': 'Address of this draft',
  'prepared.comment': 'Your comment',
  'prepared.commentSend': 'Comment',
  'prepared.commentSent': 'Your comment is here for all officers.',
  'prepared.commentEmpty': 'Write a comment first.',
  'prepared.commentLong': 'Write at most {most, number} characters.',
  'prepared.commentHidden': 'There are characters in it that cannot be seen. Type it again, without pasting.',
  'prepared.commentBy': '{officer}, {time}',
  'prepared.answeredBy': 'Answered by {officer}.',
  'prepared.settle': 'Mark as done',
  'prepared.uncomment': 'Delete this comment',
  'prepared.dropHead': 'Delete this draft',
  'prepared.drop': 'Delete this draft',
  'prepared.dropNote': 'It is deleted for all officers, with its comments. You cannot get it back.',

  'prepared.preview': 'See it as visitors will',
  'prepared.previewOf': 'Preview of {title}',
  'prepared.isPreview': 'This is a preview. Only officers can see it, and nothing here can be signed.',
  'prepared.backToReview': 'Back to the draft',
  'prepared.rulesLater': 'We show the rules here once nothing in the draft is missing.',

  'opened.title': '{title} is public',
  'opened.happened': 'What happened',
  'opened.open': 'Your signature is recorded, and the call is open: organisations can apply and sign.',
  'opened.waits':
    'Your signature is recorded, and the call has its page. Organisations can sign once you publish its text.',
  'opened.sealed':
    'Your signature is recorded, and the call has its page. Signatures given before {hour} are sealed until then.',
  'opened.record': 'Your signature is recorded, and the record has its page. It takes no signatures.',
  'opened.next': 'What to do next',
  'opened.invite': 'Invite an organisation',
  'opened.inviteMany': 'Invite many from a list',
  'opened.invitesGo': 'Invite organisations. Your letters go out as soon as you confirm them.',
  'opened.invitesByHand':
    'Invite organisations. Your letters wait under Mail, where officers hand them over.',
  'opened.invitesSealed':
    'Organisations can sign from then on, under seal. {later, plural, =0 {All names appear on {hour}.} one {Names appear on {hour}, except for # seal that names a later hour.} other {Names appear on {hour}, except for # seals that name a later hour.}}',
  'opened.publish': 'Publish its text',
  'opened.setHour': 'Set an hour at which signatures appear',
  'opened.seeHour': 'See who signed before the hour',
  'opened.mend': 'Correct what it says',
} as const
