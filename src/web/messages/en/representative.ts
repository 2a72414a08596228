/** What a party's representatives do on pages of their own: let in colleagues, revoke keys, withdraw. */
export const representative = {
  'rep.kicker': 'For representatives',
  'rep.title': 'What you can do for your organisation',
  'rep.public': 'What everybody sees of it',
  'rep.signedInFor': 'Signed in for {party} ({role})',
  'rep.signOut': 'Sign out',
  'rep.signInTitle': 'Sign in as a representative',
  'rep.signInButton': 'Use your passkey',
  'rep.signInNote':
    'Your device asks for the passkey with which you sign for your organisation. Signing in signs nothing: it lets you look and prepare.',
  'rep.passkey': 'Passkey',
  'rep.signInLost':
    'A lost passkey cannot be restored. A colleague who can sign may let you in again; if there is none, ask the depositary for a new invitation.',
  'rep.none': 'No passkey',
  'rep.noneSays':
    'Whoever signs with a key file and the command line does all of this with avow key add, avow key revoke and avow withdraw. Whoever signs on paper writes to the depositary.',
  'rep.role.signatory': 'Signatory',
  'rep.role.drafter': 'Drafter',
  'rep.role.reader': 'Reader',
  'rep.roleMeans.signatory':
    'Signs in the name of the organisation and lets in colleagues. Can suspend all passkeys at once.',
  'rep.roleMeans.drafter': 'Takes part in drafting. Cannot sign a call or change who may.',
  'rep.roleMeans.reader': 'Sees these pages. Signs nothing.',
  'rep.lapsed':
    'No proof of your mandate stands since {entry}: your organisation can sign nothing new until a check holds again. Whoever applied for it proves it anew on the page of the application; or ask the depositary.',
  'rep.calls': 'Calls',
  'rep.callsNote': 'What your organisation has signed, and what it can sign.',
  'rep.noCalls': 'No call takes signatures at the moment.',
  'rep.unsigned': 'Not signed',
  'rep.state.standing': 'Signed.',
  'rep.state.withdrawn': 'Withdrawn.',
  'rep.state.removed': 'Removed by the depositary.',
  'rep.late': 'Your reservation of {day}:',
  'rep.lastCorrection': 'A correction of this text was announced.',
  'rep.newer':
    'There is a newer version of the text. Your signature stays on version {old}. See what changed: {changes}',
  'rep.newerStep': 'version {old} to version {new}',
  'rep.signNewer': 'Read and sign version {number}…',
  'rep.signThis': 'Read and sign…',
  'rep.this.withdrawal': 'Withdraw…',
  'rep.people': 'Who acts for you',
  'rep.peopleNote':
    'Every passkey stands in the public log, without a name. What you call it is seen here and nowhere else.',
  'rep.notices':
    '{count, plural, =0 {No notices to signatories} one {# notice to signatories} other {# notices to signatories}}',
  'rep.invited': 'Has a link and has not made a passkey yet.',
  'rep.offered': 'Has made a passkey, which waits for a signatory to let it in.',
  'rep.letIn': 'Let in…',
  'rep.endLink': 'End the link',
  'rep.inviteButton': 'Invite a colleague, or add a device',
  'rep.onlySignatories': 'Only signatories invite colleagues, and revoke or suspend passkeys.',
  'rep.suspendButton': 'Suspend all passkeys',
  'rep.keyUnnamed': 'Passkey without a name',
  'rep.keyFile': 'Key file',
  'rep.keyOwn': 'In use here.',
  'rep.byParty': 'Let in by your organisation,',
  'rep.byKeeper': 'Added by the depositary,',
  'rep.revoked': 'Revoked by',
  'rep.revokeThis': 'Revoke…',
  'rep.sessions': 'Where you are signed in',
  'rep.sessionsNote': 'A session ends by itself after four hours.',
  'rep.sessionHere': 'This browser.',
  'rep.sessionUntil': 'Ends {time}',
  'rep.endSession': 'End',
  'rep.back': 'Back',
  'rep.inviteTitle': 'Let in a colleague, or a device of yours',
  'rep.inviteNote':
    'You get a link to hand over. By it your colleague makes a passkey; then you let that passkey in with yours. The depositary has no part in it.',
  'rep.whom': 'For whom',
  'rep.whomNote': 'A second passkey of your own, on another device, keeps you from being locked out.',
  'rep.label': 'Name of the person or device',
  'rep.labelHint': 'Seen by your organisation alone, and erased with the passkey’s last trace here.',
  'rep.labelMissing': 'Say whom the link is for, in at most 120 letters.',
  'rep.roleMissing': 'Choose what the passkey may do.',
  'rep.makeLink': 'Make the link',
  'rep.link': 'Link',
  'rep.linkTitle': 'A link for {label}',
  'rep.linkSays':
    'Hand it over by a way that you trust. It is good until {day}, for one passkey. Opening it does nothing yet.',
  'rep.linkOnce': 'It is shown this once. If it is lost, end it and make another.',
  'rep.linkHere': 'Make the passkey on this device',
  'rep.colleagueLede':
    'A signatory of {name} gave this link to {label}. Make a passkey by which you act for {name}; the signatory lets it in afterwards.',
  'rep.confirmNote':
    'Your device asks once more, so that the public log can show that the key itself agreed. It may do nothing until a signatory has let it in.',
  'rep.offeredTitle': 'The passkey is made. It waits to be let in.',
  'rep.next': 'What comes next',
  'rep.offeredSays':
    'Tell a signatory of {name} that you are done, and read out the first letters of this key. They find it on their page for representatives.',
  'rep.offeredYours': 'You are signed in as a signatory: you can let this passkey in now.',
  'rep.actTitle': 'Read this, then sign',
  'rep.actStatement': 'What you sign',
  'rep.actNote': 'It is recorded in the public log, in the name of your organisation, and stays there.',
  'rep.actSign': 'Sign with the passkey',
  'rep.actBack': 'Back',
  'rep.fact.role': 'May',
  'rep.keysLeft':
    '{count, plural, =0 {No other key would be left: you would need the depositary to come back.} one {One other key stays in force.} other {# other keys stay in force.}}',
  'rep.form.revocation': 'Revoke a passkey',
  'rep.formNote.revocation':
    'The passkey that you use here, or one that drafts or reads. From the next entry on it signs nothing; what it signed before stays good. To put out another that signs, suspend all.',
  'rep.form.suspension': 'Suspend all passkeys',
  'rep.formNote.suspension':
    'Do this at once if a passkey was lost or stolen, or a colleague acts against you. No passkey of your organisation signs anything then, yours included, and everybody is signed out. Then turn to the depositary: two officers ask you who holds which passkey, and name those that stay. The others are revoked.',
  'rep.suspendedTitle': 'All passkeys of your organisation are suspended',
  'rep.suspendedSays':
    'None of them signs anything now, and everybody is signed out. Call {keeper} now: two officers ask you who holds which passkey. Those that you name sign again, the others are revoked.',
  'rep.form.withdrawal': 'Withdraw a signature',
  'rep.formNote.withdrawal':
    'The signature ends on the day of the entry. That it was given, and what you say here, stays on record.',
  'rep.form.declaration': 'State or withdraw a declaration',
  'rep.formNote.declaration':
    'How your organisation understands the text. It takes effect at once and replaces an earlier one. Your signature stays as it is.',
  'rep.this.declaration': 'Declaration…',
  'hint.declaration/made.declaration':
    'Everybody will read it. Leave this empty to withdraw the one that you have.',
  'rep.form.narrowing': 'Narrow or withdraw your reservation',
  'rep.formNote.narrowing':
    'You accept more of the text than before. It takes effect at once. Your old words stay on record beside the new ones, and other signatories may object.',
  'rep.this.narrowing': 'Narrow reservation…',
  'hint.reservation/narrowed.reservation':
    'Write the whole reservation in its new words. Leave this empty to withdraw it, or to withdraw one that is not in force yet.',
  'rep.form.reservation': 'Add or widen a reservation',
  'rep.formNote.reservation':
    'It takes effect after the days that your rules name, unless another signatory objects before. Until then your signature stands with the words that it has now.',
  'rep.this.reservation': 'Add or widen a reservation…',
  'hint.reservation/made.reservation':
    'Write the whole reservation in its new words. It replaces the one that you have.',
  'rep.form.voucher': 'Vouch for another',
  'rep.formNote.voucher':
    'Your organisation says that it knows this one, and that whoever signs for it may do so. The word of two counts as a proof of mandate.',
  'rep.begin': 'Begin…',
  'rep.says': 'Say of others',
  'rep.saysNote': 'Each stands in the public log in both names.',
  'ask.stands': 'Your word',
  'ask.mandate/vouched.note': 'How you know',
  'rep.vouch.yes': 'We vouch for it',
  'rep.vouchMeans.yes': 'We know it, and have asked it whether its representative may sign.',
  'rep.vouch.no': 'We take our word back',
  'rep.vouchMeans.no': 'What it signed meanwhile stands; the proof lapses if fewer than two vouch.',
  'hint.mandate/vouched.note':
    'Everybody will read it: since when you work together, whom you have asked, and when.',
  'rep.form.objection': 'Object to a reservation',
  'rep.formNote.objection':
    'Another signatory has made a reservation or declaration that you do not accept. Yours stands beside it; neither undoes the other.',
  'rep.form.opposition': 'Object to the correction',
  'rep.formNote.opposition':
    'One objection is enough: the correction fails, and the text stays as it was. Your organisation’s name and words are published. You cannot take an objection back.',
  'rep.this.opposition': 'Object to the correction',
  'rep.noCorrection': 'No correction of a text that you signed is waiting.',
  'hint.correction/objected.words': 'Which words should stay as they are, and why. Everybody will read it.',
  'rep.form.answer': 'Answer an objection',
  'rep.formNote.answer': 'What you answer stands beside the objection, of the same size. It is said once.',
  'rep.form.retraction': 'Take back an objection',
  'rep.formNote.retraction': 'It stays on record, with the day on which you took it back, and why.',
  'hint.objection/raised.words':
    'Which words you object to, and what follows from it between you. Everybody will read it.',
  'rep.objectionOf': '{name}, on {call}',
  'rep.objectionTo': 'To {name}, on {call}',
  'rep.noObjections': 'No objection to your words waits for an answer.',
  'rep.noObjectionsBy': 'You have no objection that stands.',
  'rep.keyLast':
    'This is the last passkey that can sign. Let in another first; if this one was stolen, suspend it.',
  'rep.nothingSigned': 'Your organisation has no signature that stands.',
} as const
