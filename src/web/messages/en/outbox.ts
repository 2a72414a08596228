/** The outbox on the desk: letters that wait, went out, or came back. */
export const outbox = {
  'desk.room.outbox': 'Outbox',
  'desk.roomNote.outbox': 'Letters that wait, went out, or came back.',

  'outbox.forDeciders':
    'A letter can let somebody in. Only an officer who decides can open it and say what became of it.',
  'outbox.title': '{count, plural, =0 {No letters waiting} one {# letter waiting} other {# letters waiting}}',
  'outbox.byRelay':
    'Letters go out by themselves. Nobody can read them here: a letter may hold a link or a code for its recipient alone.',
  'outbox.byHand':
    'This server has no mail relay, so officers send the letters. Open a letter with your passkey, send it from your own mailbox, and come back to say that you have sent it.',
  'outbox.oldest': 'The oldest has been waiting since {time}.',
  'outbox.trouble':
    'The mail relay has taken no letters since {time}. Nothing is lost: we try again every few minutes. It says:',
  'outbox.waiting': 'Waiting',
  'outbox.stuck': 'Came back or failed',
  'outbox.past': 'Dealt with',
  'outbox.pastNote':
    'The last {count, number}. Their words are deleted. We keep for 90 days that they went out.',
  'outbox.none': 'None.',
  'outbox.nothing': 'Nothing more to do.',
  'outbox.find': 'Address, or part of one',
  'outbox.more':
    '{count, plural, one {# more is not shown here: look for its address above.} other {# more are not shown here: look for an address above.}}',
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
  'outbox.see': 'Its state in the outbox',
  'outbox.readLetter': 'The letter in the outbox',
  'outbox.allFailed': 'Try all of these again',

  'outbox.kind.address-code': 'A code that confirms the address',
  'outbox.kind.proof-missing': 'A line is missing',
  'outbox.kind.proof-again': 'A proof is to be given again',
  'outbox.kind.application-received': 'An application has arrived',
  'outbox.kind.application-question': 'A question',
  'outbox.kind.application-refused': 'A refusal, with its reason',
  'outbox.kind.invitation': 'An invitation to make a passkey',
  'outbox.kind.party-told': 'What the depositary did about an organisation',
  'outbox.kind.notice': 'A notice, to a signatory',
  'outbox.kind.notice-of-others': 'A notice about others, to a signatory that asked for them',
  'outbox.kind.contact-asked': 'A question, to a contact that an organisation named',
  'outbox.kind.contact-changed': 'A change of contacts, to those of the organisation',
  'outbox.kind.register-claimed': 'A register was handed over to its convener',
  'outbox.kind.person-confirm': 'A citizen is asked to confirm',
  'outbox.kind.person-known': 'A citizen has signed already',
  'outbox.kind.person-signed': 'A citizen’s signature is recorded',

  'outbox.is.waiting': 'Waits to go out',
  'outbox.is.toHand': 'Waiting for an officer to send it',
  'outbox.is.again': 'Was put off by the relay; is tried again',
  'outbox.is.bounced': 'Came back: it cannot be delivered',
  'outbox.is.failed': 'Failed: it was put off for days, or is too late to be of use',
  'outbox.is.sent': 'Taken by the relay',
  'outbox.is.handed': 'Sent by an officer',
  'outbox.is.unwanted': 'Not sent: its recipient wants no such letters',
  'outbox.is.enough': 'Not sent: this address had its share of such letters that day',
  'outbox.is.returned': 'Came back, as an officer said',

  'outbox.letter': 'The letter',
  'outbox.letterNote': 'Send it word for word, to this address and no other.',
  'outbox.read': 'Read the letter',
  'outbox.readNote':
    'It may let in whoever reads it, so your passkey opens it. Hand it over to {email} and to nobody else.',
  'outbox.readWithout':
    'To read this letter, open this page in a browser where JavaScript is on. Or ask the operator to name a mail relay (AVOW_SMTP): letters then go out by themselves.',
  'outbox.nextOne': 'Open the next, to {email}',
  'outbox.mail': 'Write to {email}',
  'outbox.stands': 'How it stands',
  'outbox.do': 'What to do',
  'outbox.handed': 'I have sent it',
  'outbox.handedNote': 'Send the letter first. Once you say so, its words are deleted here.',
  'outbox.again': 'Try again now',
  'outbox.againNote': 'It goes out at once. Later letters to this address go out again, too.',
  'outbox.returned': 'It came back',
  'outbox.returnedNote':
    'A letter that cannot be delivered comes back to the mailbox of its sender, which this server does not read. If that happens, say so here. No more letters then go to this address, until you try one again.',
  'outbox.gone': 'This mailbox does not exist',
  'outbox.done.handed': 'Noted: you have sent the letter.',
  'outbox.done.again': 'We are trying again.',
  'outbox.done.returned': 'Noted: letters to this address come back.',

  'outbox.noRelay': 'This server has no mail relay, so you send the letter yourself.',
  'outbox.unwantedNote':
    'The reader of this mailbox wants no letters from here, so none was sent. Give them the link in another way.',
  'outbox.bouncedNote':
    'Letters to this address come back, so none was sent. Give them the link in another way, or try the letter again in the outbox.',
  'outbox.noticeHand':
    '{count, plural, one {# letter is waiting for an officer to send it.} other {# letters are waiting for an officer to send them.}}',
  'outbox.noticeTrouble':
    'The mail relay has taken no letters since {time}; {count, plural, one {# letter is waiting.} other {# letters are waiting.}}',
  'outbox.noticeOld':
    '{count, plural, one {# letter has been waiting since {time}.} other {# letters are waiting, the oldest since {time}.}}',
  'outbox.noticeStuck':
    '{count, plural, one {# letter came back or failed.} other {# letters came back or failed.}}',
  'outbox.open': 'Open the outbox',

  'diary.did.letter-read': 'Read a letter in the outbox',
  'diary.did.letter-handed': 'Said that they had sent a letter',
  'diary.did.letter-again': 'Had a letter tried again',
  'diary.did.letter-returned': 'Said that letters to an address come back',
} as const
