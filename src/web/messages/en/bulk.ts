/** Many admissions and invitations from one list. */
export const bulk = {
  'desk.room.bulk': 'Many at once',
  'desk.roomNote.bulk':
    'Admit and invite from a list: first a dry run, then your passkey, then row after row.',

  'bulk.title': 'Admit and invite from a list',
  'bulk.note':
    'We read the list and tell you row by row what would happen. Nothing is done before you approve it.',
  'bulk.newList': 'A new list',
  'bulk.uncheckedAdmits':
    'To be admitted by a list, something must have been checked. Or choose that they are invited to join.',
  'bulk.uncheckedMeans':
    'They can join. They can sign once you have checked their authority to sign. A row of the list can say otherwise.',
  'bulk.newListNote': 'The next page is a dry run.',
  'bulk.listTitle': 'What you call this list',
  'bulk.listTitleHint': 'For officers: “Founding members, as agreed on 3 May”.',
  'bulk.titleOf': 'Invitations of {day}',
  'bulk.noteLeft':
    'Leave it empty for “E-mail”, where the use of the link is the check, and for “Not checked yet”.',
  'bulk.titleMissing': 'Give the list a name, at most 200 characters.',
  'bulk.list': 'The list',
  'bulk.listHint': 'A CSV file with the columns named below, at most {most, number} rows.',
  'bulk.listMissing': 'Choose the file with the list, or type the rows below.',
  'bulk.typed': 'Or type or paste the rows',
  'bulk.typedHint':
    'The names of the columns first, then one organisation a line. After an error, your list stays here: correct it here.',
  'bulk.reasonNote':
    'To tell one organisation why you invite it, add a column “reason” to the list. Its letter then says so, in up to 300 characters.',
  'bulk.correct': 'Correct the list',
  'bulk.corrects': 'Correct the rows below. The corrected list takes the place of the one before.',
  'bulk.wrongRows': '{count, plural, one {# row cannot be carried out} other {# rows cannot be carried out}}',
  'bulk.wrongMore': '{count, plural, one {See # more row} other {See # more rows}}',
  'bulk.rowOf': 'Row {row, number}',
  'bulk.defaults': 'For rows that say nothing else',
  'bulk.defaultsNote': 'A cell of the list goes before what you choose here.',
  'bulk.lang': 'Language of names and letters',
  'bulk.does': 'What is to be done',
  'bulk.doesNew': 'Organisations that the register does not know',
  'bulk.doesMissing': 'Choose what is to be done with them.',
  'bulk.does.join': 'Invite them',
  'bulk.doesMeans.join':
    'Nothing is recorded or published before one of them joins. One touch of your passkey invites all.',
  'bulk.does.admit': 'Admit them now',
  'bulk.doesMeans.admit': 'Each is recorded in public, whether it answers or not.',
  'bulk.invites': 'Send each admitted organisation an invitation to make a passkey',
  'bulk.invitesAgain':
    'Write again to admitted organisations that were invited before and have made no passkey yet. To those that are invited and not admitted, send a reminder on the page of the call',
  'bulk.look': 'Look at what would be done',
  'bulk.columns': 'Columns',
  'bulk.columnsNote':
    'In any order. Only name and kind must be filled in. We leave out lines above them and columns with other names, and the next page says so. Excel: save as “CSV UTF-8”. Write identifiers as “lei:… ror:… wikidata:…”, evidence as sha256 fingerprints, and yes under claims where the organisation takes over a row copied from a list.',
  'bulk.kindWords': 'Words for kinds',
  'bulk.kindWordsNote':
    'These words stand for a kind in the column “kind”. Capitals and accents make no difference.',
  'bulk.lists': 'Lists',
  'bulk.none': 'No list was read yet.',
  'bulk.rows': '{count, plural, one {# row} other {# rows}}',
  'bulk.state.planned': 'Waits for approval',
  'bulk.state.running': 'Being carried out',
  'bulk.state.stopped': 'Stopped',
  'bulk.state.done': 'Carried out',
  'bulk.noKey': 'The keeper’s key',
  'bulk.noKeyNote':
    'The keeper’s own key is not on this server, so we cannot carry out a list here. The operator who holds it can admit from the same file with the command:',

  'bulk.planTitle':
    '{count, plural, =0 {Nothing of this list can be done.} one {# row of this list can be carried out. Nothing is done yet.} other {# rows of this list can be carried out. Nothing is done yet.}}',
  'bulk.unread': 'We left out these columns, since we know none of this name:',
  'bulk.guessed':
    '{count, plural, one {# row is not in UTF-8, and was read as Windows-1252.} other {# rows are not in UTF-8, and were read as Windows-1252.}} Look at names with accents, or save the list as “CSV UTF-8” and bring it again.',
  'bulk.planNote':
    'As the register stands now. If something changes before the list is carried out, its row says so.',
  'bulk.plans': 'Rows by what would be done',
  'bulk.tab.admit': 'Admit',
  'bulk.tab.admitJoining': 'Invite to join',
  'bulk.tab.doubtJoining': 'In doubt',
  'bulk.tab.doubt': 'In doubt',
  'bulk.tab.invite': 'Invite only',
  'bulk.tab.known': 'Known',
  'bulk.tab.wrong': 'Wrong',
  'bulk.tab.told': 'With a remark',
  'bulk.plan.admit': 'Is admitted',
  'bulk.plan.admitJoining': 'Is invited to join',
  'bulk.plan.doubtJoining': 'In doubt: is invited if you say so',
  'bulk.plan.doubt': 'In doubt: is admitted if you say so',
  'bulk.plan.invite': 'Was admitted before; its representative is invited',
  'bulk.plan.known': 'Was admitted before; nothing is done',
  'bulk.plan.knownInvited': 'Was invited before; nothing is done',
  'bulk.plan.wrong': 'Cannot be carried out',
  'bulk.caption': 'Rows of the list',
  'bulk.line': 'Row',
  'bulk.organisation': 'Organisation',
  'bulk.wouldHappen': 'What would be done',
  'bulk.happened': 'What was done',
  'bulk.noRows': 'No row stands here.',
  'bulk.nameless': 'No name',

  'bulk.fault.name': 'Name: we cannot read “{about}”. Write the name in words',
  'bulk.fault.lang': 'Language: “{about}” is not one we know. Write a code like en or fr',
  'bulk.fault.kind':
    'Kind: “{about}” is not one we know. Write one of these, or a common word for it: {kinds}',
  'bulk.fault.country': 'Country: “{about}” is not one we know. Write its name, or a code like FR',
  'bulk.fault.domain': 'Domain: “{about}” is not an internet domain. Write one like example.org',
  'bulk.fault.identifiers':
    'Identifiers: we cannot read “{about}”, or a digit is wrong. Write them like lei:529900T8BM49AURSDO55',
  'bulk.fault.mandate':
    'Mandate: “{about}” is not a level we know. Write email, domain, instrument, vetted or none',
  'bulk.fault.checked': 'Checked: “{about}” is not a day. Write one like 2026-01-31',
  'bulk.fault.note': 'Note: say in up to 1,900 characters how you checked their authority to sign',
  'bulk.fault.evidence': 'Evidence: “{about}” is not a list of fingerprints like sha256:…',
  'bulk.fault.call': 'Call: no open call here has the id “{about}”',
  'bulk.fault.email': 'E-mail: “{about}” is not an e-mail address. Write one like name@example.org',
  'bulk.fault.person': 'Contact: the name of a person to write to is missing, or we cannot read “{about}”',
  'bulk.fault.id': 'Id: “{about}” is taken. Write another',
  'bulk.fault.claims':
    'Claims: a list names {about} already. Write yes in this column if it is the same organisation. Otherwise, write another id',
  'bulk.fault.twice': 'Id: row {about} has the same. If this is another organisation, write another id',
  'bulk.fault.mailbox': 'E-mail: row {about} has the same address, whose reader gets a letter for each',
  'bulk.fault.twin': 'Like row {about}',
  'bulk.fault.alike': 'Like an organisation of the register:',
  'bulk.fault.scripts': 'Name: its letters may deceive, since they come from several alphabets',
  'bulk.fault.garbled': 'Letters seem to be lost: “{about}”. Correct them, or save the list as “CSV UTF-8”',
  'bulk.fault.individual':
    'Name: it looks like a person’s. A person cannot join as an organisation, and the name would be in the public log for ever',
  'bulk.fault.reason':
    'Reason: “{about}” is too long, or holds hidden characters. Write plain text of at most 300 characters',
  'bulk.fault.invited':
    'Was invited already, and has made no passkey yet. You can remind it on the page of its call',
  'bulk.missing.email': 'E-mail: it is missing, so we cannot write to them. Write one like name@example.org',
  'bulk.missing.name': 'Name: it is missing',
  'bulk.missing.kind': 'Kind: it is missing. Write one of these: {kinds}',
  'bulk.fault.uninvited': 'The call does not invite this kind ({about}), so it could not sign',
  'bulk.fault.weak': 'The call asks for stronger authority to sign ({about}), so it could not sign',
  'bulk.weakRows':
    '{count, plural, one {# of these organisations could not sign} other {# of these organisations could not sign}}: the call asks for stronger authority to sign ({levels}). Check that first, then correct the list: choose it under “{field}”, or write it in the column “mandate”.',
  'bulk.uninvitedRows':
    '{count, plural, one {# of these organisations could not sign: the call does not invite its kind} other {# of these organisations could not sign: the call does not invite their kinds}} ({kinds}). Correct the kind, or take the row out.',
  'bulk.mandateAsked': '{call} asks for at least: {level}.',

  'bulk.approve': 'Approve',
  'bulk.approveNote':
    'Your passkey signs the plan as a whole. The keeper’s own key then signs each admission, which names you and the fingerprint of the plan.',
  'bulk.approveNoteJoining':
    'One touch of your passkey signs all invitations. Its signature names no organisation, and enters the log only with those that join.',
  'bulk.approvalJoining':
    '{officer} invites {invited, plural, =0 {no organisation} one {# organisation} other {# organisations}}, as this list says.',
  'bulk.approval':
    '{officer} approves that the keeper admits {admitted, plural, =0 {no organisation} one {# organisation} other {# organisations}} and invites {invited, plural, =0 {no representative} one {# representative} other {# representatives}}, as this list says.',
  'bulk.toAdmit': 'To be admitted',
  'bulk.toInvite': 'To be invited',
  'bulk.reasons': 'Letters with a reason of their own (see their rows)',
  'bulk.toCall': 'Letter for the call {call}, in {language}',
  'bulk.reasonOf': 'The letter gives the reason:',
  'bulk.digest': 'Fingerprint of the plan',
  'bulk.with': '{count, plural, one {Admit the row in doubt too} other {Admit the # rows in doubt too}}',
  'bulk.withJoining':
    '{count, plural, one {Invite the row in doubt too} other {Invite the # rows in doubt too}}',
  'bulk.without': '{count, plural, one {Leave the row in doubt out} other {Leave the # rows in doubt out}}',
  'bulk.approveButton': 'Approve with the passkey',
  'bulk.approveMeans':
    'Each admission is public and for good. We keep the approval here, to show who approved it.',
  'bulk.approveMeansJoining':
    'Nothing is recorded. Each link works once, for two weeks or until the day by which you ask for an answer. You can end each before it is used.',
  'bulk.drop': 'Drop this list',
  'bulk.nothingToDo': 'No row can be carried out as it stands.',
  'bulk.noteOf': '(Approved by {officer} with a list.)',

  'bulk.progressTitle': '{done, number} of {total, plural, one {# row is done.} other {# rows are done.}}',
  'bulk.stateNote.planned': 'Nothing is done yet.',
  'bulk.stateNote.running':
    'It is being carried out. You can leave this page; it goes on, also after a restart.',
  'bulk.stateNote.stopped': 'It is stopped. What is done stays done, and is not done again.',
  'bulk.stateNote.partly': 'It is carried out, but for what needs somebody.',
  'bulk.stateNote.done': 'It is carried out.',
  'bulk.progress': 'So far',
  'bulk.progressNote': 'Load the page again to see how it goes on.',
  'bulk.approvedBy': 'Approved by',
  'bulk.admitted': 'Admitted',
  'bulk.invited': 'Invitations written',
  'bulk.reload': 'Look again',
  'bulk.stop': 'Stop',
  'bulk.go': 'Go on',
  'bulk.again': 'Try refused rows again',
  'bulk.leftOut':
    '{count, plural, one {# row was left out. You can correct it and read it in again, as a list of its own.} other {# rows were left out. You can correct them and read them in again, as a list of their own.}}',
  'bulk.correctLeft': 'Correct what was left out',
  'bulk.views': 'Rows by what was done',
  'bulk.view.help': 'Need somebody',
  'bulk.view.open': 'To come',
  'bulk.view.done': 'Done',
  'bulk.view.left': 'Left alone',
  'bulk.row.waiting': 'To come',
  'bulk.row.done': 'Done',
  'bulk.row.refused': 'Refused',
  'bulk.row.left': 'Left alone',
  'bulk.inviteAgain': 'Invite at another address…',
  'bulk.letter.waiting': 'Letter waits to be sent',
  'bulk.letter.toHand': 'Letter waits to be handed over',
  'bulk.letter.sent': 'Letter taken by the mail relay',
  'bulk.letter.handed': 'Letter handed over by an officer',
  'bulk.letter.bounced': 'Letter refused by its mailbox',
  'bulk.letter.failed': 'Letter could not be delivered',
  'bulk.letter.unwanted': 'The recipient wants no letters',
  'bulk.letter.enough': 'Not sent: the mailbox had enough letters that day',
  'bulk.letter.returned': 'Letter came back',
  'bulk.letter.cancelled': 'Letter not sent: it had grown stale',
  'bulk.letter.gone': 'Letter forgotten by now',
} as const
