/** The outbox on the desk: letters that wait, went out, or came back. */
export const outbox = {
  'desk.room.outbox': 'Outbox',
  'desk.roomNote.outbox': 'Letters that wait, went out, or came back.',

  'outbox.forDeciders':
    'What letters say lets people in, so an officer who decides opens them and says what became of them.',
  'outbox.title': '{count, plural, =0 {No letter waits.} one {# letter waits.} other {# letters wait.}}',
  'outbox.byRelay':
    'Letters go out by themselves. What a letter says is shown to nobody here: it may hold a link or a code that is for its recipient alone.',
  'outbox.byHand':
    'No mail relay is configured, so letters wait here until an officer hands them over. Open one with your passkey, send it from a mailbox of yours, and say so.',
  'outbox.oldest': 'The oldest has waited since {time}.',
  'outbox.trouble':
    'The mail relay takes no letters since {time}. Nothing is lost; they wait, and it is tried again every few minutes. It says:',
  'outbox.waiting': 'Waiting',
  'outbox.stuck': 'Came back or failed',
  'outbox.past': 'Done with',
  'outbox.pastNote':
    'The last {count, number}. What they said is erased; that they went out is kept for 90 days.',
  'outbox.none': 'None.',
  'outbox.nothing': 'Nothing.',
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
  'outbox.kind.register-claimed': 'A register was handed over to its convener',
  'outbox.kind.person-confirm': 'A citizen is asked to confirm',
  'outbox.kind.person-known': 'A citizen has signed already',
  'outbox.kind.person-signed': 'A citizen’s signature is recorded',

  'outbox.is.waiting': 'Waits to go out',
  'outbox.is.toHand': 'Waits to be handed over',
  'outbox.is.again': 'Was put off by the relay; is tried again',
  'outbox.is.bounced': 'Came back: it cannot be delivered',
  'outbox.is.failed': 'Failed: it was put off for days, or is too late to be of use',
  'outbox.is.sent': 'Taken by the relay',
  'outbox.is.handed': 'Handed over by an officer',
  'outbox.is.unwanted': 'Not sent: its recipient wants no such letters',
  'outbox.is.enough': 'Not sent: this address had its share of such letters that day',
  'outbox.is.returned': 'Came back, as an officer said',

  'outbox.letter': 'The letter',
  'outbox.letterNote': 'As it should be sent, word for word, to this address and no other.',
  'outbox.read': 'Read the letter',
  'outbox.readNote':
    'It may let in whoever reads it, so your passkey opens it. Hand it over to {email} and to nobody else.',
  'outbox.readWithout':
    'To read this letter, open this page in a browser where JavaScript is on. Or ask the operator to name a mail relay (AVOW_SMTP): letters then go out by themselves.',
  'outbox.nextOne': 'The next, to {email}',
  'outbox.mail': 'Write to {email}',
  'outbox.stands': 'How it stands',
  'outbox.do': 'What to do',
  'outbox.handed': 'It was handed over',
  'outbox.handedNote': 'What it says is then erased here.',
  'outbox.again': 'Try again now',
  'outbox.againNote':
    'It goes out at once. If letters to this address were held to come back, they no longer are.',
  'outbox.returned': 'It came back',
  'outbox.returnedNote':
    'A relay may take a letter and send it back later, to the mailbox from which letters come; this server reads no mailbox. Say so here when that happens: no further letter goes to this address until one is tried again.',
  'outbox.gone': 'This mailbox does not exist',
  'outbox.done.handed': 'Noted: the letter was handed over.',
  'outbox.done.again': 'It is being tried again.',
  'outbox.done.returned': 'Noted: letters to this address come back.',

  'outbox.noRelay': 'No mail relay is configured, so nothing goes out by itself: write to them.',
  'outbox.unwantedNote':
    'Whoever reads that mailbox wants no letters from here, so none was sent. Hand the link over in another way.',
  'outbox.bouncedNote':
    'Letters to this address come back, so none was sent. Hand the link over in another way, or correct the mark in the outbox.',
  'outbox.noticeHand':
    '{count, plural, one {# letter waits to be handed over.} other {# letters wait to be handed over.}}',
  'outbox.noticeTrouble':
    'The mail relay takes no letters since {time}; {count, plural, one {# letter waits.} other {# letters wait.}}',
  'outbox.noticeOld':
    '{count, plural, one {# letter waits, since {time}.} other {# letters wait, the oldest since {time}.}}',
  'outbox.noticeStuck':
    '{count, plural, one {# letter came back or failed.} other {# letters came back or failed.}}',
  'outbox.open': 'Open the outbox',

  'diary.did.letter-read': 'Read a letter in the outbox',
  'diary.did.letter-handed': 'Said that a letter was handed over',
  'diary.did.letter-again': 'Had a letter tried again',
  'diary.did.letter-returned': 'Said that letters to an address come back',
} as const
