/** The diary of the desk: what officers did that is no entry. */
export const diary = {
  'desk.rooms': 'The desk itself',
  'desk.room.launch': 'Launch day',
  'desk.roomNote.launch':
    'Signatures sealed until the hour of an announcement: who is invited, enrolled, sealed, opened.',
  'desk.room.own': 'Your passkeys and sessions',
  'desk.roomNote.own':
    'A second passkey keeps you from being locked out; a session that you do not know can be ended.',
  'desk.room.diary': 'Diary',
  'desk.roomNote.diary':
    'What officers did that is no entry: signing in, opening, asking, refusing, inviting.',

  'diary.title': 'Diary of the desk',
  'diary.note':
    'What officers did that is no entry of the public log. It is kept for three years, for officers alone, and can be neither changed nor deleted from a page.',
  'diary.lines': 'Newest first',
  'diary.kept': 'It names officers by their ids, and nobody else.',
  'diary.none': 'Nothing was noted yet.',
  'diary.when': 'When',
  'diary.officer': 'Officer',
  'diary.what': 'What was done',
  'diary.did.signed-in': 'Signed in',
  'diary.did.signed-out': 'Signed out',
  'diary.did.session-ended': 'Ended a session of theirs',
  'diary.did.application-opened': 'Opened an application',
  'diary.did.application-asked': 'Asked an applicant a question',
  'diary.did.application-refused': 'Refused an application',
  'diary.did.bulk-planned': 'Read a list',
  'diary.did.bulk-approved': 'Approved a list',
  'diary.did.bulk-dropped': 'Dropped a list',
  'diary.did.bulk-stopped': 'Stopped a list',
  'diary.did.bulk-resumed': 'Let a list go on',
  'diary.did.invited': 'Made an invitation',
  'diary.did.invitation-ended': 'Ended an invitation',
  'diary.did.limit-lifted': 'Let through what a limit had caught',
  'diary.did.second-awaited': 'Signed what a second officer has to sign too',
  'diary.did.second-dropped': 'Set aside what waited for a second officer',
  'diary.did.name-barred': 'Took a citizen’s name down from the page of names',
  'diary.did.name-unbarred': 'Let a citizen show their name again',
  'diary.did.launch-set': 'Set the hour of a launch day',
  'diary.did.launch-lifted': 'Ended the sealing of signatures before its hour',
  'diary.did.launch-opened': 'Opened what was sealed',
} as const
