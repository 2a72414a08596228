/** The outbox on the desk: letters that wait, went out, or came back. */
export const outbox = {
  'desk.room.outbox': 'Mail',

  'outbox.forDeciders':
    'A letter may hold a link that gives access. Only an officer who decides can open it and say what became of it.',
  'outbox.title': '{count, plural, =0 {No letters waiting} one {# letter waiting} other {# letters waiting}}',
  'outbox.byRelay':
    'Letters go out by themselves. Officers cannot read them here: a letter may hold a link or a code for its recipient alone.',
  'outbox.byHand':
    'This register sends no e-mail: it has no mail relay. Officers hand the letters over. Open a letter with your passkey, send it by e-mail from your own mailbox or hand it over in another way, and come back to say which.',
  'outbox.writing':
    'Letters about the newest entries may still be on their way here. Look again in a minute.',
  'outbox.oldest': 'The oldest has been waiting since {time}.',
  'outbox.trouble':
    'The mail relay has taken no letters since {time}. Nothing is lost: we try again every few minutes. It says:',
  'outbox.waiting': 'Waiting',
  'outbox.stuck': 'Came back or failed',
  'outbox.past': 'Dealt with',
  'outbox.pastNote':
    'The last {count, number}. Their words are deleted, a day after an officer handed one over. We keep for 90 days that they went out.',
  'outbox.none': 'None.',
  'outbox.nothing': 'Nothing more to do.',
  'outbox.openFirst': 'Open the letter above first. Then hand it over, and say here how.',
  'outbox.find': 'Organisation, call or address',
  'outbox.more':
    '{count, plural, one {# more is not shown here: search above.} other {# more are not shown here: search above.}}',
  'outbox.to': 'To',
  'outbox.kind': 'Letter',
  'outbox.since': 'Written',
  'outbox.state': 'State',
  'outbox.lang': 'Language',
  'outbox.tries': 'Tries',
  'outbox.next': 'Next try',
  'outbox.relaySaid': 'The relay said',
  'outbox.by': 'By',
  'outbox.when': 'When',
  'outbox.until': 'Of use until',
  'outbox.subject': 'Subject',
  'outbox.heldBack':
    'Two officers have to allow this passkey first: the link does not work before. {mailed, select, yes {The letter goes out by itself as soon as both have signed.} other {Hand the letter over after both have signed.}}',
  'outbox.see': 'Its state under Mail',
  'outbox.readLetter': 'The letter under Mail',
  'outbox.allFailed': 'Try all of these again',

  'outbox.kind.address-code': 'A code that confirms the address',
  'outbox.kind.proof-missing': 'A line is missing',
  'outbox.kind.proof-again': 'A proof is to be given again',
  'outbox.kind.application-received': 'An application has arrived',
  'outbox.kind.application-question': 'A question',
  'outbox.kind.application-refused': 'A refusal, with its reason',
  'outbox.kind.invitation': 'An invitation to make a passkey',
  'outbox.kind.invitation-reminder': 'A reminder of an invitation',
  'outbox.kind.party-told': 'What was recorded about an organisation',
  'outbox.kind.notice': 'A notice, to a signatory',
  'outbox.kind.notice-of-others': 'A notice about others, to a signatory that asked for them',
  'outbox.kind.contact-asked': 'A question, to a contact that an organisation named',
  'outbox.kind.contact-changed': 'A change of contacts, to those of the organisation',
  'outbox.kind.colleague-invited': 'A link to act for an organisation, from a signatory of it',
  'outbox.kind.colleague-waits': 'A passkey that waits for a signatory, to the contacts of the organisation',
  'outbox.kind.officer-told': 'About applications, to an officer',
  'outbox.kind.register-claimed': 'A register was handed over to the issuer of its call',
  'outbox.kind.person-confirm': 'A citizen is asked to confirm',
  'outbox.kind.person-known': 'A citizen has signed already',
  'outbox.kind.person-signed': 'A citizen’s signature is recorded',

  'outbox.is.waiting': 'Waits to go out',
  'outbox.is.toHand': 'Waiting for an officer to hand it over',
  'outbox.is.again': 'Was put off by the relay; is tried again',
  'outbox.is.bounced': 'Came back: it cannot be delivered',
  'outbox.is.failed': 'Failed: the relay has put it off for days',
  'outbox.is.sent': 'Taken by the relay',
  'outbox.is.handed': 'Handed over by an officer',
  'outbox.is.unwanted': 'Not sent: its recipient wants no such letters',
  'outbox.is.enough': 'Not sent: this address had its share of such letters that day',
  'outbox.is.returned': 'Came back, as an officer said',
  'outbox.cancelled.late': 'Not sent: what it brings, or the day it speaks of, had passed',
  'outbox.cancelled.old': 'Not sent: it had waited for 30 days',
  'outbox.cancelled.replaced': 'Not sent: a newer letter took its place',
  'outbox.cancelled.unsealed':
    'Not sent: it says that signatures are sealed until an hour that has passed or was moved',
  'outbox.cancelled.used': 'Its link was used. The officer who opened it has not said how it was handed over',
  'outbox.cancelled.over': 'Not sent: what it tells of was settled, used or ended meanwhile',

  'outbox.letter': 'The letter',
  'outbox.letterNote': 'Hand it over word for word, to this reader alone.',
  'outbox.read': 'Read the letter',
  'outbox.readNote':
    'It may hold a link that gives access, so you open it with your passkey. Hand it over to {email} alone.',
  'outbox.readMail':
    'The proof is that somebody reads the mailbox {email}. So send the letter there by e-mail, and in no other way.',
  'outbox.readWithout':
    'To read this letter, open this page in a browser where JavaScript is on. Or ask the operator to name a mail relay (AVOW_SMTP): letters then go out by themselves.',
  'outbox.nextOne': 'Open the next, to {email}',
  'outbox.mail': 'Write to {email}',
  'outbox.stands': 'State',
  'outbox.do': 'What to do',
  'outbox.handed': 'I have handed it over',
  'outbox.handedNote':
    '{brings, select, yes {Hand the letter over first. Once you say so, the time of its code or link begins.} other {Hand the letter over first.}} You can take it back for 24 hours. Then we delete the words of the letter.',
  'outbox.notHanded': 'I have not handed it over',
  'outbox.notHandedNote':
    'Did you say so by mistake? For 24 hours you can set the letter back. It then waits again, with the same words and the same link or code.',
  'outbox.notHandedTo':
    'The letter to {email} waits again, with the same words and the same link or code. Where letters go out by a relay, it goes out now.',
  'outbox.way': 'How did you hand it over?',
  'outbox.way.mail': 'By e-mail to {email}, from a mailbox of mine',
  'outbox.way.other': 'In another way: by hand, by post, by telephone',
  'outbox.way.otherCode':
    'The code then shows nothing of the mailbox, and does not count as proof by e-mail.',
  'outbox.way.only':
    'Its proof is that somebody reads this mailbox. So send it by e-mail alone. If you hand it over in another way, end the invitation and invite again without that proof.',
  'outbox.wayMissing': 'Say how you handed the letter over.',
  'outbox.how': 'Way',
  'outbox.how.mail': 'By e-mail from the officer’s mailbox',
  'outbox.how.other': 'In another way than e-mail',
  'outbox.opened': 'Opened by',
  'outbox.again': 'Try again now',
  'outbox.againNote': 'It goes out at once. Later letters to this address go out again, too.',
  'outbox.returned': 'It came back',
  'outbox.returnedNote':
    'A letter that cannot be delivered comes back to the mailbox of its sender, which this server does not read. If that happens, say so here. No more letters then go to this address, until you try one again.',
  'outbox.gone': 'This mailbox does not exist',
  'outbox.done.handed': 'Noted: you have handed the letter over.',
  'outbox.done.notHanded': 'The letter is waiting again. Open it to hand it over.',
  'outbox.done.again': 'We are trying again.',
  'outbox.done.returned': 'Noted: letters to this address come back.',

  'outbox.noRelay': 'This register sends no e-mail, so you hand the letter over.',
  'outbox.unwantedNote':
    'The reader of this mailbox wants no letters from here, so none was sent. Give them the link in another way.',
  'outbox.bouncedNote':
    'Letters to this address come back, so none was sent. Give them the link in another way, or try the letter again under Mail.',
  'outbox.noticeHand':
    '{count, plural, one {# letter is waiting for an officer to hand it over.} other {# letters are waiting for an officer to hand them over.}}',
  'outbox.noticeTrouble':
    'The mail relay has taken no letters since {time}; {count, plural, one {# letter is waiting.} other {# letters are waiting.}}',
  'outbox.noticeOld':
    '{count, plural, one {# letter has been waiting since {time}.} other {# letters are waiting, the oldest since {time}.}}',
  'outbox.noticeStuck':
    '{count, plural, one {# letter came back or failed.} other {# letters came back or failed.}}',
  'outbox.open': 'Open Mail',

  'reached.title': 'Who was told',
  'reached.note': 'Counted from the letters themselves. They are kept for 90 days, and so is this.',
  'reached.look': 'Entry {entry, number}: who was not reached',
  'reached.more': '{count, plural, one {# older act is not shown.} other {# older acts are not shown.}}',
  'reached.heading': 'Who was told of entry {entry, number}',
  'reached.act': 'The act',
  'reached.meant': 'Letters written',
  'reached.out': 'Went out, or handed over',
  'reached.waiting': 'Waiting',
  'reached.back': 'Came back or failed',
  'reached.unsent': 'Not sent',
  'reached.nobody': 'Organisations without a contact',
  'reached.count.out': '{count, plural, one {# went out} other {# went out}}',
  'reached.count.waiting': '{count, plural, one {# waiting} other {# waiting}}',
  'reached.count.back': '{count, plural, one {# came back} other {# came back}}',
  'reached.count.unsent': '{count, plural, one {# not sent} other {# not sent}}',
  'reached.writing': 'The letters are being written. Look again in a minute.',
  'reached.unreached': 'Not reached',
  'reached.unreachedNote': 'No letter to any of their people has gone out. Call them.',
  'reached.who': 'Organisation',
  'reached.noAddress': 'No e-mail address is known',
  'reached.all': 'A letter to each has gone out.',

  'diary.did.letter-read': 'Read a letter under Mail',
  'diary.did.letter-handed': 'Said that they had handed a letter over',
  'diary.did.letter-not-handed': 'Took back that they had handed a letter over',
  'diary.did.letter-again': 'Had a letter tried again',
  'diary.did.letter-returned': 'Said that letters to an address come back',
} as const
