/** What a party's representatives do on pages of their own: let in colleagues, revoke keys, withdraw. */
export const representative = {
  'rep.kicker': 'For representatives',
  'rep.public': 'See its public page',
  'rep.waits': 'Waiting for you',
  'rep.nothingWaits': 'Nothing waits for you now.',
  'rep.canSign': 'You can sign {call}.',
  'rep.canSignOnce':
    'You can sign {call} once we have checked your authority to sign. The rules ask at least for: {level}. Ask us how to show it.',
  'rep.canSignNewer': '{call} has a newer text than the one you signed.',
  'rep.canAccept': '{call} has newer rules than those you accepted.',
  'rep.addContact': 'Add a contact',
  'rep.receipt': 'Receipt',
  'rep.hasWithdrawn': 'You have withdrawn from {call}: {entry}.',
  'rep.signedInFor':
    'Signed in for {party} ({role, select, signatory {may sign} drafter {may draft} other {may read}})',
  'rep.signOut': 'Sign out',
  'rep.signInTitle': 'Sign in as a representative',
  'rep.signInButton': 'Use your passkey',
  'rep.signInNote':
    'Your device asks for the passkey with which you sign for your organisation. Signing in signs nothing: it lets you look and prepare.',
  'rep.passkey': 'Passkey',
  'rep.signInLost': 'A lost passkey cannot be restored.',
  'rep.none': 'No passkey',
  'rep.noneSays':
    'With a key file, use the commands avow key add, avow key revoke and avow withdraw. If you signed on paper, write to us.',
  'rep.role.signatory': 'Signatory',
  'rep.role.drafter': 'Drafter',
  'rep.role.reader': 'Reader',
  'rep.roleMeans.signatory':
    'Signs in the name of the organisation and adds colleagues. Can suspend all passkeys at once.',
  'rep.roleMeans.drafter': 'Takes part in drafting. Cannot sign calls, add colleagues or suspend passkeys.',
  'rep.roleMeans.reader': 'Sees these pages. Signs nothing.',
  'rep.lapsed':
    'Your proof of authority has expired ({entry}). Renew it before you sign anything new: on the page of your application, or ask us.',
  'rep.calls': 'Signatures',
  'rep.callsNote': 'What your organisation has signed.',
  'rep.unsigned': 'Not signed',
  'rep.state.standing': 'Signed.',
  'rep.state.withdrawn': 'Withdrawn.',
  'rep.state.removed': 'Removed by us.',
  'rep.removedBack':
    'It cannot be signed again, but we can restore it. You can still report, also late; then ask us to restore it. {write}',
  'rep.late': 'Your reservation of {day}:',
  'rep.lastCorrection': 'A correction of this text was announced.',
  'rep.newer': 'There is a newer version of the text. Your signature stays on version {old}. {see}',
  'rep.seeSince': 'See what changed since version {old}, which you signed',
  'rep.signNewer': 'Read and sign version {number}…',
  'rep.signThis': 'Read and sign',
  'rep.this.withdrawal': 'Withdraw…',
  'rep.people': 'Who acts for you',
  'rep.peopleNote': 'Every passkey is in the public log, without a name. Only you see what you call it.',
  'rep.notices':
    '{count, plural, =0 {No notices to signatories} one {# notice to signatories} other {# notices to signatories}}',
  'rep.invited':
    'Has had a link since {made} and has not set up a passkey yet. The link works until {until} (UTC).',
  'rep.offered': 'Has set up a passkey. A signatory has to approve it.',
  'rep.endLink': 'End the link',
  'rep.inviteButton': 'Add a colleague or a device',
  'rep.onlySignatories': 'Only signatories invite colleagues, and revoke or suspend passkeys.',
  'rep.suspendButton': 'Suspend all passkeys',
  'rep.keyUnnamed': 'Passkey without a name',
  'rep.keyFile': 'Key file',
  'rep.keyOwn': 'In use here.',
  'rep.byJoining': 'Recorded when your organisation joined,',
  'rep.byParty': 'Approved by your organisation,',
  'rep.byKeeper': 'Added by us,',
  'rep.revoked': 'Revoked by',
  'rep.revokeThis': 'Revoke…',
  'rep.sessions': 'Where you are signed in',
  'rep.sessionsNote': 'A session ends by itself after four hours.',
  'rep.sessionHere': 'This browser.',
  'rep.sessionUntil': 'Ends {time}',
  'rep.endSession': 'End',
  'rep.back': 'Back',
  'rep.inviteTitle': 'Add a colleague, or a device of yours',
  'rep.inviteNote':
    'Your colleague gets a link and sets up a passkey. You then approve it. It takes two minutes.',
  'rep.whom': 'For whom',
  'rep.whomNote': 'A second passkey of your own, on another device, keeps you from being locked out.',
  'rep.label': 'Name of the person or device',
  'rep.labelHint':
    'Seen by your organisation, and by colleagues whom this person invites. It is not published.',
  'rep.labelMissing': 'Say whom the link is for, in at most 120 letters.',
  'rep.roleMissing': 'Choose what the passkey may do.',
  'rep.makeLink': 'Make the link',
  'rep.link': 'Link',
  'rep.linkTitle': 'A link for {label}',
  'rep.linkSays':
    'It works until {day} (UTC), for one passkey. It is shown this once. Opening it does nothing yet.',
  'rep.linkHere': 'For yourself: set it up on this device',
  'rep.colleagueLede':
    '{named, select, yes {{inviter} invites {label} to act for {name}.} other {A signatory of {name} invites {label} to act for it.}}',
  'rep.confirmNote':
    'Your device asks once more, so that the public log shows that the key itself agreed. The passkey works once a signatory has approved it.',
  'rep.offeredTitle': 'Your passkey is set up. A signatory has to approve it.',
  'rep.next': 'What happens next',
  'rep.offeredSays':
    '{named, select, yes {Tell {inviter} that you are done, and read out the first letters of this key.} other {Tell a signatory of {name} that you are done, and read out the first letters of this key.}} It is approved on the page of {name}.',
  'rep.offeredYours': 'You are signed in as a signatory: you can approve this passkey now.',
  'rep.actTitle': 'Read this, then sign',
  'rep.actStatement': 'What you sign',
  'rep.actNote': 'It is recorded in the public log, in the name of your organisation, and stays there.',
  'rep.actSigned': 'This is signed and recorded. Nothing waits here any more. Its entry:',
  'rep.actSign': 'Sign with the passkey',
  'rep.actBack': 'Back',
  'rep.fact.role': 'May',
  'rep.keysLeft':
    '{count, plural, =0 {No other key would be left: you would need us to come back.} one {One other key stays in force.} other {# other keys stay in force.}}',
  'rep.form.revocation': 'Revoke a passkey',
  'rep.formNote.revocation':
    'The passkey that you use here, or one that drafts or reads. From the next entry on it signs nothing; what it signed before stays good. To put out another that signs, suspend all.',
  'rep.form.suspension': 'Suspend all passkeys',
  'rep.formNote.suspension':
    'Do this at once if a passkey was lost or stolen, or a colleague acts against you. No passkey of your organisation signs anything then, yours included, and everyone is signed out. Then call us: two officers ask you who holds which passkey, and name those that stay. The others are revoked.',
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
    'You say that your organisation knows this one, and that the person who signs for it may do so. When two vouch, that proves its authority to sign.',
  'rep.begin': 'Begin…',
  'rep.says': 'Statements about others',
  'rep.saysNote': 'Published under both names.',
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
    'Another signatory has made a reservation or declaration that you do not accept. Your objection is shown next to it; neither undoes the other.',
  'rep.form.opposition': 'Object to the correction',
  'rep.formNote.opposition':
    'One objection is enough: the correction fails, and the text stays as it was. Your organisation’s name and words are published. You cannot take an objection back.',
  'rep.this.opposition': 'Object to the correction',
  'rep.noCorrection': 'No correction of a text that you signed is waiting.',
  'hint.correction/objected.words': 'Which words should stay as they are, and why. Everybody will read it.',
  'rep.form.answer': 'Answer an objection',
  'rep.formNote.answer': 'Your answer is shown next to the objection. You can answer once.',
  'rep.form.retraction': 'Take back an objection',
  'rep.formNote.retraction': 'It stays on record, with the day on which you took it back, and why.',
  'hint.objection/raised.words':
    'Which words you object to, and what follows from it between you. Everybody will read it.',
  'rep.objectionOf': '{name}, on {call}',
  'rep.objectionTo': 'To {name}, on {call}',
  'rep.noObjections': 'No objection to your words waits for an answer.',
  'rep.noObjectionsBy': 'You have no objection in force.',
  'rep.keyLast':
    'This is the last passkey that can sign. Add another first; if this one was stolen, suspend it.',
  'rep.nothingSigned': 'Your organisation has no signature in force.',
} as const
