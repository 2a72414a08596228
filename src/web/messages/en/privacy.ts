/** What is kept of people, why and how long: the page about it, and docs/privacy/kept.md. */
export const privacy = {
  'privacy.link': 'Your data',
  'privacy.kicker': 'About this site',
  'privacy.title': 'What we keep about you',
  'privacy.lede':
    'Organisations sign in public. About people, this page lists everything this site keeps, why, and when it is deleted.',

  'privacy.keeper': 'Who is responsible',
  'privacy.keeper.says': '{keeper} keeps this register and is responsible for what it holds about people.',

  'privacy.log': 'What everyone can read',
  'privacy.log.public':
    'The log is public and is never changed. It names organisations, what they signed and their reasons. It shows officers under a pseudonym, representatives as a key, and people as a number that cannot be traced.',
  'privacy.log.words':
    'An organisation’s longer statements are kept beside the log and can be withheld by law. A person’s name written into a statement is published.',
  'privacy.log.names':
    'People who signed can choose to show their name on a page of names. They can hide it again.',

  'privacy.kept': 'What we keep beside the log',
  'privacy.kept.note': 'Only our officers, and those who run the server, can read this.',
  'privacy.why': 'Why',
  'privacy.until': 'Until',
  'privacy.ofWhom': 'Of whom',
  'privacy.afterDays': '{days, plural, one {one day} other {{days, number} days}}',

  'privacy.of.applicant': 'People who apply for an organisation',
  'privacy.of.representative': 'Representatives and officers',
  'privacy.of.officer': 'Officers',
  'privacy.of.person': 'People who sign for themselves',
  'privacy.of.sender': 'People who sent more than the limits allow',
  'privacy.of.listed': 'People named on a list',
  'privacy.of.anybody': 'Anyone who gets an e-mail',

  'privacy.what.application':
    'An application: name, role and e-mail address of whoever sent it, what was proven, letters and papers that came with it, what was decided',
  'privacy.why.application':
    'To check who asks for an organisation, to account for the decision, and to write what is recorded about the organisation',
  'privacy.until.application':
    '{time} after it came, whatever was decided. Evidence that an entry binds by digest stays with it',
  'privacy.what.code': 'Codes that confirm an address',
  'privacy.why.code': 'To know that mail to the address is read, and to stop guessing',
  'privacy.until.code': 'One day from when their letter went out, {time} in all at most; or their use',
  'privacy.what.listing':
    'Lists of supporters that officers copy: the file, in which people may be named, and what officers answered about it',
  'privacy.why.listing':
    'So that an officer can look at the list before it is recorded, and the work goes on where it stopped',
  'privacy.until.listing':
    '{time} after the list was read; the file itself no longer than until it is approved or dropped',
  'privacy.what.batch':
    'Lists by which officers admit or invite many at once: names and e-mail addresses in them',
  'privacy.why.batch': 'So that the work goes on where it stopped, and nobody is written to twice',
  'privacy.until.batch': '{time} after the list was read',
  'privacy.what.invitation':
    'Invitations: which organisation and what an officer says of it, and whom it is for, with the e-mail address',
  'privacy.why.invitation':
    'So that a representative can make a passkey or join, and to write what is recorded about the organisation',
  'privacy.until.invitation':
    '14 days from when their letter went out, or the day by which an answer was asked, {time} in all at most; or their use; one that was used under seal, as long as what is sealed',
  'privacy.what.invitee':
    'Who was invited to which call: the organisation, the name and e-mail address of whom the letter greets, what the officer added to it, reminders, when somebody continued by the link, and the words of those who decline',
  'privacy.why.invitee':
    'So that officers see who has not answered, remind them, and leave alone who declined',
  'privacy.until.invitee':
    '{time} after the invitation; name, address, the officer’s words and those of whoever declined as soon as the reader of that mailbox wants no letters, or none about the organisation',
  'privacy.what.contact':
    'To whom an organisation’s letters go: name, role, e-mail address and language of whoever applied for it, made a passkey by an invitation, or was named by its signatories and agreed; which letters they wish',
  'privacy.why.contact':
    'So that news of the organisation, and of changes to a text it signed, reaches someone there years later',
  'privacy.until.contact':
    'The organisation has no key in force and no signature that stands or is sealed; or they choose to get no letters, by the link in each; or seven days after a signatory of theirs wishes so. Whoever was named and does not agree: 14 days',
  'privacy.what.session': 'Sessions: which organisation or office, and by which key',
  'privacy.why.session': 'So that you stay signed in for some hours',
  'privacy.until.session': 'Its end; it is known for {time} more, so that nothing typed is lost',
  'privacy.what.passkey':
    'The id of a passkey, which key of the register it answers for, and what its organisation or holder calls it',
  'privacy.why.passkey':
    'So that the device can be asked for the right passkey, and an organisation sees which of its people did what',
  'privacy.until.passkey':
    'The register is given up, since the log keeps the key; its holder can change or erase the name',
  'privacy.what.draft': 'What was typed and is not signed or sent yet',
  'privacy.why.draft': 'So that nothing typed is lost',
  'privacy.until.draft': '{time}, or until it is signed or sent',
  'privacy.what.report':
    'What colleagues of an organisation have typed for its report, the files that they have added to it, the keys by which they did so, and who has which part open',
  'privacy.why.report': 'So that several people can prepare one report, and nothing typed is lost',
  'privacy.until.report':
    '{time} from when it was begun, or until it is signed or deleted. Answers for other periods than those signed wait for the next report, {time} at most',
  'privacy.what.prepared': 'Calls that officers prepare, and who of them typed or said what',
  'privacy.why.prepared': 'So that several officers can write a call before it is public',
  'privacy.until.prepared': '{time} after the last change, or the opening of the call',
  'privacy.what.awaiting': 'Acts that are prepared, or that wait for another officer or organisation',
  'privacy.why.awaiting':
    'So that an officer only has to look and sign, and no one acts alone where two are needed',
  'privacy.until.awaiting': '{time}, or the other signature',
  'privacy.what.officerLetters':
    'Where an officer hears of applications: e-mail address, language, how often',
  'privacy.why.officerLetters': 'So that each application is seen soon',
  'privacy.until.officerLetters': 'They choose otherwise, or their office ends',
  'privacy.what.ready': 'Of which applications officers were told',
  'privacy.why.ready': 'So that they are told once',
  'privacy.until.ready': '{time}',
  'privacy.what.duty': 'On which days an organisation was told what is due of it, and of which dates',
  'privacy.why.duty': 'So that nobody is told twice, and the organisation can see what we sent',
  'privacy.until.duty': '{time}. It names no person',
  'privacy.what.recheck': 'The line by which an organisation showed its domain, and what later looks came to',
  'privacy.why.recheck': 'To check again whether the proof still holds',
  'privacy.until.recheck': 'Another proof takes its place: the line is public, and names no person',
  'privacy.what.sealed': 'Signatures of organisations that are sealed until an announcement',
  'privacy.why.sealed': 'To open them at the hour that was set',
  'privacy.until.sealed': 'They are opened, or {time} after that hour',
  'privacy.what.diary': 'Which officer, by pseudonym, did what that is no entry',
  'privacy.why.diary': 'To answer later who looked at or decided something',
  'privacy.until.diary': '{time}',
  'privacy.what.caught':
    'Which networks and mail domains the limits kept out, how often and when; no address',
  'privacy.why.caught': 'To tell a flood from a conference, and let the latter through',
  'privacy.until.caught': '{time} after the first',
  'privacy.what.origin': 'From which network an application came; no address',
  'privacy.why.origin': 'To find what a flood has brought into the queue, and leave there what is real',
  'privacy.until.origin': '{time}',
  'privacy.what.request': 'What a person typed: name, e-mail address, whether the name is shown',
  'privacy.why.request': 'To send the letter by which they confirm',
  'privacy.until.request': '{time}, the confirmation, or “it was not me”',
  'privacy.what.person':
    'A person who signed: name, what they read, and the salt that ties the name to an entry',
  'privacy.why.person': 'So that they can prove their signature and be shown if they wish',
  'privacy.until.person': 'They have it erased, within a minute',
  'privacy.what.address':
    'Hashes of a person’s e-mail address, with and without its tag, and for a day of the networks from which letters to it were asked for. Only this register can make them',
  'privacy.why.address':
    'So that one address signs a call once, no mailbox is flooded, signatures that share one are seen, and the way back to their page is found',
  'privacy.until.address': '{days, number} days after the call has closed, or the erasure',
  'privacy.what.personLetter': 'A letter to a person, with the address',
  'privacy.why.personLetter': 'To send it',
  'privacy.until.personLetter':
    'It is sent, the erasure, or {time}; one that asks to confirm goes with what was typed',
  'privacy.what.erasing': 'That an erasure was begun, by the number in the log',
  'privacy.why.erasing':
    'So that it is carried through, whatever happens, and again when a backup is restored',
  'privacy.until.erasing':
    'It is carried through. The number, which is nobody’s then, stays in a list in the database and beside it',
  'privacy.what.letter': 'Other letters: to whom, about what, whether they arrived',
  'privacy.why.letter':
    'To send them or hand them over, and to answer whether somebody was written to, by whom and how. The words go then, or a day after an officer handed them over',
  'privacy.until.letter': '{time}',
  'privacy.what.wishes':
    'Which letters an address wishes for, and for two days the networks from which letters to it were asked for; all by hashes that only this register can make',
  'privacy.why.wishes': 'To leave those alone who wish it',
  'privacy.until.wishes': 'It is changed: whoever wishes for no letters must not be forgotten',
  'privacy.what.link': 'Links that were sent, by the hash of each',
  'privacy.why.link': 'So that whoever holds one can use it',
  'privacy.until.link': 'What they lead to goes',

  'privacy.browser': 'In your browser',
  'privacy.browser.says':
    'Cookies are set for whoever signs in, and while a signature is being prepared. What you type is kept in your own tab until it is sent. Nothing counts or follows you, and no page asks another site for anything.',
  'privacy.network':
    'This software writes no network address of a visitor into any file. It remembers it for some minutes to stop floods; of what a limit keeps out, and of an application, the network is kept for 30 days, which is at least 256 addresses. A proxy before it may keep logs of its own: ask whoever runs it.',

  'privacy.rights': 'What you can ask for',
  'privacy.rights.own':
    'Persons who signed do all of it by themselves on their own page: the link stands in their letter.',
  'privacy.rights.all':
    'Everybody can ask whoever keeps this register for a copy of what is kept of them, to correct or erase it, or object to it. You can complain to the authority for data protection of your country.',
  'privacy.rights.limits':
    'What stands in the log about an organisation stays. A receipt in somebody’s hands cannot be called back. Backups hold what was erased until they are replaced; when one is restored, it is erased again.',
} as const
