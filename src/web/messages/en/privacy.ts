/** What is kept of people, why and how long: the page about it, and docs/privacy/register-of-processing.md. */
export const privacy = {
  'privacy.link': 'Your data',
  'privacy.kicker': 'About this site',
  'privacy.title': 'What we keep about you',
  'privacy.lede':
    'Organisations sign in public. About people, this page lists all that we keep, why, and until when.',

  'privacy.keeper': 'Who is responsible',
  'privacy.keeper.says': '{keeper} keeps this register and is responsible for what it holds about people.',

  'privacy.log': 'What everyone can read',
  'privacy.log.public':
    'The log is public and never changes. It names organisations, what they signed and their reasons. It shows officers by pseudonym, representatives by key, and people by a number that cannot be traced.',
  'privacy.log.words':
    'Longer statements of organisations are kept beside the log and can be withheld by law. A person’s name written into one is published.',
  'privacy.log.names': 'Individuals who signed can show their name on a page of names, and hide it again.',

  'privacy.kept': 'What we keep beside the log',
  'privacy.kept.note': 'Only our officers and those who run the server can read this.',
  'privacy.why': 'Why',
  'privacy.until': 'Until',
  'privacy.ofWhom': 'Of whom',
  'privacy.afterDays': '{days, plural, one {one day} other {{days, number} days}}',

  'privacy.of.applicant': 'People who apply for an organisation',
  'privacy.of.representative': 'Representatives and officers',
  'privacy.of.officer': 'Officers',
  'privacy.of.person': 'Individuals who sign in their own name',
  'privacy.of.sender': 'People who sent more than the limits allow',
  'privacy.of.listed': 'People named on a list',
  'privacy.of.anybody': 'Anyone who gets an e-mail',

  'privacy.what.application':
    'An application: name, role and e-mail address of its sender, what was proven, letters and papers with it, what was decided',
  'privacy.why.application':
    'To check who applies, account for the decision, and tell you what we record about the organisation',
  'privacy.until.application':
    '{time} after it came, whatever we decided. Evidence that an entry binds by fingerprint stays with it',
  'privacy.what.code': 'Codes that confirm an address',
  'privacy.why.code': 'To know that mail there is read, and to stop guessing',
  'privacy.until.code': 'One day after their letter went out, {time} in all at most; or their use',
  'privacy.what.listing':
    'Lists of supporters that officers copy: the file, which may name people, and what officers answered about it',
  'privacy.why.listing': 'So that an officer can look at the list before recording it, and work can resume',
  'privacy.until.listing':
    '{time} after the list was read; the file itself at most until it is approved or dropped',
  'privacy.what.batch': 'Lists by which officers admit or invite many at once: names and e-mail addresses',
  'privacy.why.batch': 'So that work can resume, and no one is written to twice',
  'privacy.until.batch': '{time} after the list was read',
  'privacy.what.invitation':
    'Invitations: the organisation, what an officer says of it, for whom, and their e-mail address',
  'privacy.why.invitation':
    'So that a representative can make a passkey or join, and to tell them what we record about the organisation',
  'privacy.until.invitation':
    '14 days after their letter went out, or the day by which an answer was asked, {time} in all at most; or their use; one used under seal, as long as what is sealed',
  'privacy.what.invitee':
    'Who was invited to which call: the organisation, name and e-mail address of the recipient, what the officer added, reminders, when somebody continued by the link, and what those who declined said',
  'privacy.why.invitee':
    'So that officers see who has not answered, remind them, and leave alone those who declined',
  'privacy.until.invitee':
    '{time} after the invitation; name, address and what was said as soon as the reader of that mailbox wants no letters, or none about the organisation',
  'privacy.what.contact':
    'Contacts of an organisation: name, role, e-mail address and language of people who applied for it, made a passkey by invitation, or were named by its signatories and agreed; which letters they want',
  'privacy.why.contact':
    'So that news of the organisation, and of changes to a text it signed, reaches it years later',
  'privacy.until.contact':
    'The organisation has no key in force and no signature that counts or is sealed; or they stop letters, by the link in each; or seven days after a signatory of theirs asks. Those who were named and do not agree: 14 days',
  'privacy.what.session': 'Sessions: the organisation or officer, and the key',
  'privacy.why.session': 'So that you stay signed in for some hours',
  'privacy.until.session': 'Its end; we know it for {time} more, so that nothing typed is lost',
  'privacy.what.passkey':
    'The id of a passkey, its key in the register, and what its organisation or holder calls it',
  'privacy.why.passkey':
    'So that your device is asked for the right passkey, and an organisation sees which of its people did what',
  'privacy.until.passkey':
    'The register is given up, since the log keeps the key. Its holder can change or erase the name',
  'privacy.what.draft': 'What was typed and not yet signed or sent',
  'privacy.why.draft': 'So that nothing typed is lost',
  'privacy.until.draft': '{time}, or until signed or sent',
  'privacy.what.report':
    'What colleagues have typed for their organisation’s report, files they added, their keys, and who has which part open',
  'privacy.why.report': 'So that several people can prepare one report, and nothing typed is lost',
  'privacy.until.report':
    '{time} after it was begun, or until signed or deleted. Answers for periods not signed wait for the next report, {time} at most',
  'privacy.what.prepared': 'Calls that officers prepare, and which officer typed or said what',
  'privacy.why.prepared': 'So that several officers can write a call before it is public',
  'privacy.until.prepared': '{time} after the last change, or the opening of the call',
  'privacy.what.awaiting': 'Acts that are prepared, or wait for another officer or organisation',
  'privacy.why.awaiting':
    'So that an officer only reviews and signs, and no one acts alone where two are needed',
  'privacy.until.awaiting': '{time}, or the other signature',
  'privacy.what.officerLetters':
    'Where an officer is told of applications: e-mail address, language, how often',
  'privacy.why.officerLetters': 'So that each application is seen soon',
  'privacy.until.officerLetters': 'They choose otherwise, or their role ends',
  'privacy.what.ready': 'Which applications officers were told of',
  'privacy.why.ready': 'So that they are told once',
  'privacy.until.ready': '{time}',
  'privacy.what.duty': 'When an organisation was told of which dates',
  'privacy.why.duty': 'So that no one is told twice, and the organisation can see what we sent',
  'privacy.until.duty': '{time}. It names no person',
  'privacy.what.recheck':
    'The line by which an organisation proved its domain, and the results of later checks',
  'privacy.why.recheck': 'To check again whether the proof still holds',
  'privacy.until.recheck': 'Another proof replaces it. The line is public and names no person',
  'privacy.what.sealed': 'Signatures of organisations, sealed until an announcement',
  'privacy.why.sealed': 'To open them at the set hour',
  'privacy.until.sealed': 'They are opened, or {time} after that hour',
  'privacy.what.diary': 'What officers, by pseudonym, did outside the log',
  'privacy.why.diary': 'To answer later who looked at or decided something',
  'privacy.until.diary': '{time}',
  'privacy.what.caught':
    'Which networks and mail domains the limits kept out, how often and when; no address',
  'privacy.why.caught': 'To tell a flood of false requests from a conference, and let the conference through',
  'privacy.until.caught': '{time} after the first',
  'privacy.what.origin': 'From which network an application came; no address',
  'privacy.why.origin':
    'To find what a flood of false requests brought into the queue, and leave what is real',
  'privacy.until.origin': '{time}',
  'privacy.what.request': 'What a person typed: name, e-mail address, whether the name is shown',
  'privacy.why.request': 'To send the letter for confirming',
  'privacy.until.request': '{time}, the confirmation, or “it was not me”',
  'privacy.what.person':
    'A person who signed: name, what they read, and the salt that ties the name to an entry',
  'privacy.why.person': 'So that they can prove their signature, and be shown if they want',
  'privacy.until.person': 'They have it erased, within a minute',
  'privacy.what.address':
    'Hashes of a person’s e-mail address, with and without its tag, and for a day of the networks that asked for letters to it. Only this register can make them',
  'privacy.why.address':
    'So that one address signs a call once, no mailbox is flooded, signatures that share an address are seen, and people find back to their page',
  'privacy.until.address': '{days, number} days after the call closes, or the erasure',
  'privacy.what.personLetter': 'A letter to a person, with the address',
  'privacy.why.personLetter': 'To send it',
  'privacy.until.personLetter':
    'It is sent, the erasure, or {time}; one that asks to confirm goes with what was typed',
  'privacy.what.erasing': 'That an erasure has begun, by its number in the log',
  'privacy.why.erasing': 'To complete it whatever happens, and again when a backup is restored',
  'privacy.until.erasing':
    'It is complete. The number, then no one’s, stays in a list in the database and beside it',
  'privacy.what.letter': 'Other letters: to whom, about what, whether they arrived',
  'privacy.why.letter':
    'To send or hand them over, and to answer who wrote to whom and how. Their words go then, or a day after an officer handed them over',
  'privacy.until.letter': '{time}',
  'privacy.what.wishes':
    'Which letters an address wants, and for two days the networks that asked for letters to it; all as hashes that only this register can make',
  'privacy.why.wishes': 'To leave alone those who want it',
  'privacy.until.wishes': 'It is changed: we must not forget who wants no letters',
  'privacy.what.link': 'Links that we sent, each as a hash',
  'privacy.why.link': 'So that their holder can use them',
  'privacy.until.link': 'What they lead to goes',

  'privacy.browser': 'In your browser',
  'privacy.browser.says':
    'We set cookies when you sign in, prepare a signature or send something. What you type stays in your own tab until you send it. Nothing counts or follows you, and no page asks another site for anything.',
  'privacy.network':
    'This software writes no network address of a visitor into any file. It remembers it for some minutes to stop floods. For each request that a limit keeps out, and for each application, it keeps the network (at least 256 addresses) for 30 days. A proxy before it may keep logs: ask those who run it.',

  'privacy.rights': 'What you can ask for',
  'privacy.rights.own':
    'If you signed as an individual, you can do all of it on your own page: the link is in our e-mail.',
  'privacy.rights.all':
    'You can ask us for a copy of what we keep about you, to correct or erase it, or object to it. You can complain to the data protection authority of your country.',
  'privacy.rights.limits':
    'What the log says about an organisation stays. A receipt that someone holds cannot be called back. Backups hold what was erased until they are replaced. When we restore one, we erase it again.',
} as const
