/** Signatures that are sealed until an hour, and that hour. */
export const sealed = {
  'entry.openedBy': 'Opened',
  'entry.notOpened': 'Not opened yet',
  'sealed.openedBy': 'What was sealed is open: {entry}, with its {receipt}.',
  'sealed.receiptWord': 'receipt',
  'entry.restsSealed': 'The seal',

  'sealed.notice':
    'Signatures of this call are sealed until {hour}. Until then our officers know that you have signed; the public does not. You get a receipt at once, and a file that opens the seal.',
  'sealed.paperIsOpen':
    'Signatures of this call are sealed until {hour}, but paper signatures are not: they are public at once. Keep the paper until then, unless it may be known.',
  'sealed.admitsLater':
    'Signatures of this call are sealed until {hour}. So your approval records nothing: your passkey signs an invitation, the applicant gets its link, and joins under seal.',
  'sealed.keyIsOpen':
    'Signatures of this call are sealed until {hour}. A new key is not: it is public at once. Readers of the log may guess that this organisation is about to sign.',
  'sealed.actIsOpen':
    'Signatures are sealed until {hour}, but this is not. The public log names {party} at once, and readers may guess that it is about to sign.',
  'sealed.invites':
    'Signatures of this call are sealed until {hour}. Until then, the log does not say who joined or signed by this invitation.',
  'sealed.kicker': 'Signed under seal',
  'sealed.title': '{party} has signed {call}, under seal',
  'sealed.titleJoined': '{party} joins by an invitation to {call}, under seal',
  'sealed.lede':
    'Our officers can see it; the public cannot before {opens}. Until then the log shows that something was signed, not by whom.',
  'sealed.ring': 'Sealed · log entry {index, number} · {call} · public log · ',
  'sealed.receipt': 'Download the receipt',
  'sealed.file': 'Download what is sealed',
  'sealed.keep':
    'Keep both files. The receipt proves that the seal was in the log on that day. The other proves what is in it, and opens it after its hour, even without this server. Until then, show it to nobody who should not know.',
  'sealed.seal': 'Seal',
  'sealed.nextNow': 'Download both files. This browser can reopen this page for seven days.',
  'sealed.nextHour': 'We open the seal. {party} is then on the public list. This page leads to its receipt.',
  'sealed.nextHourJoined':
    'We open the seal. {party} is then in the register. This page leads to the receipt.',
  'sealed.nextProve': 'Check both files, in this browser or on your own machine:',
  'sealed.announced':
    'New signatures become public on {hour}. Until then {keeper} does not say whose they are.',
  'sealed.announcedNote':
    '{keeper} announced this hour outside the log. Each seal in the log names its own hour.',
  'sealed.moved': 'Moved. Announced before: {hours}.',
  'sealed.lifted':
    '{keeper} has ended the sealing announced until {hour}. New signatures are public at once. Each seal opens at its own hour.',
  'sealed.heading': 'Sealed',
  'sealed.note':
    'Counted from the log. A seal holds a signature, or an organisation that joins by invitation. Whose it is becomes known when it opens.',
  'sealed.count':
    '{count, plural, one {# signature is sealed until {hour}} other {# signatures are sealed until {hour}}}.',
  'sealed.countHeld':
    '{count, plural, one {# signature is sealed until {hour}. The announcement has moved: we open it on {opens}} other {# signatures are sealed until {hour}. The announcement has moved: we open them on {opens}}}.',
  'sealed.countDue': '{count, plural, one {We are opening # seal} other {We are opening # seals}}.',
  'sealed.countLapsed':
    '{count, plural, one {# seal has lapsed: nobody opened it} other {# seals have lapsed: nobody opened them}}.',

  'sign.stop.sealed': 'Your organisation already has a sealed signature',
  'sign.stop.sealedSays':
    'It opens at its hour, so you do not have to sign again. To sign with other words, wait until then.',

  'sign.stop.hour': 'The announced hour has changed',
  'sign.stop.hourSays': 'Nothing was recorded. Go back to see until when your signature would be sealed.',

  'launch.title': 'Launch day',
  'launch.titleOf': 'Launch day: {call}',
  'launch.says':
    'We seal signatures given before an announcement, until its hour. Each gets its receipt at once.',
  'launch.calls': 'Calls',
  'launch.noCalls': 'No call takes signatures now.',
  'launch.now': 'Status',
  'launch.state.none': 'No hour set: signatures are public at once.',
  'launch.state.waiting': 'Signatures are sealed until {hour}.',
  'launch.state.past': 'The hour was {hour}: signatures are public at once.',
  'launch.state.lifted':
    'Sealing ended before its hour, {hour}. New signatures are public at once. Each seal opens at its own hour.',
  'launch.n.sealed': 'Sealed',
  'launch.n.opened': 'Opened',
  'launch.n.signed': 'Signed openly',
  'launch.n.invited': 'Invited',
  'launch.hour': 'The hour',
  'launch.hourNote':
    'Each seal holds this hour, and nobody can open it before. A later hour holds back existing seals; an earlier one does not open them sooner. The call’s page shows the hour and its changes.',
  'launch.day': 'Day of the announcement',
  'launch.time': 'Hour',
  'launch.timeHint':
    'By the clocks of {clocks}, like 15:00.{chosen, select, settings { You choose the time zone in the settings.} other {}}',
  'launch.hourBad': 'Enter a day and an hour, like 14:00, within the next three months.',
  'launch.hourLapses':
    'By the rules, a seal here must be opened before {last}. Choose an earlier hour, or end the sealing.',
  'launch.hourChanged':
    'The clocks of {clocks} change that day: they skip {hour}, or show it twice. Enter another hour.',
  'launch.set': 'Seal signatures until then',
  'launch.move': 'Change the hour',
  'launch.liftSays': 'New signatures become public at once. Existing seals open at their own hour.',
  'launch.lift': 'End the sealing now',
  'launch.keyElsewhere':
    'The keeper’s key is not on this server, so no signature can be sealed at once. Put it here for the days of the launch (docs/desk.md).',
  'launch.noKey':
    'The keeper’s key is not on this server, so seals do not open by themselves. Put it here, or ask those who keep the files to open them with avow unseal.',
  'launch.waits': '{count, plural, one {# seal opens on {hour}} other {# seals open on {hour}}}.',
  'launch.held':
    '{count, plural, one {# seal names {hour}, since moved. We hold it until {opens}; anyone with its file can open it from its own hour} other {# seals name {hour}, since moved. We hold them until {opens}; anyone with the file of one can open it from its own hour}}.',
  'launch.lettersThen':
    '{count, plural, one {# e-mail we sent names the old hour.} other {# e-mails we sent name the old hour.}} Once you confirm, remind all who have not answered: the reminder gives the new hour. Those who signed under seal see it on their own page.',
  'launch.lettersWait':
    '{count, plural, one {# waiting e-mail names the old hour, so we do not send it: invite that organisation again.} other {# waiting e-mails name the old hour, so we do not send them: invite those organisations again.}}',
  'launch.lettersOld':
    '{count, plural, one {# e-mail we sent names an old hour.} other {# e-mails we sent name an old hour.}} {signed, plural, =0 {} one {# of these organisations has signed, and sees on its own page when its seal opens. } other {# of these organisations have signed, and see on their own pages when their seals open. }}Remind those who have not answered: the reminder gives the right hour. You can do so now, even within two days of the last e-mail.',
  'launch.seeInvited': 'See who was invited',
  'launch.confirmTitle': 'Confirm with your passkey',
  'launch.confirm': 'Confirm',
  'launch.confirmSet':
    'New signatures are sealed until {hour}. No seal opens before its own hour, and nobody can change that.',
  'launch.openSays':
    '{count, plural, one {# seal can be opened. The server does so within moments.} other {# seals can be opened. The server does so within moments.}}',
  'launch.open': '{count, plural, one {Open it now} other {Open them now}}',
  'launch.done.set': 'The hour is set.',
  'launch.done.lifted': 'Sealing has ended.',
  'launch.done.opened': 'Every seal that could be opened is open.',
  'launch.refused': 'Cannot be opened',
  'launch.refusedNote':
    'The register’s rules refuse these, for example if the key was revoked. These organisations can sign again, openly.',
  'launch.parties': 'Organisation by organisation',
  'launch.partiesNote':
    'Approved or invited for this call, or signed. Only officers see this until the hour.',
  'launch.nobody': 'No invitations yet.',
  'launch.toCall': 'See the call',
  'launch.elsewhere':
    '{count, plural, one {# seal is not on this server: the person who keeps it can open it with avow unseal} other {# seals are not on this server: those who keep them can open them with avow unseal}}.',
  'entry.enclosedPasskey': 'Sealed content signed with the passkey {keyid} of {holder}',
  'entry.enclosedFile': 'Sealed content signed with the key file {keyid} of {holder}',
  'sealed.own': 'Signed under seal until {hour}.',
  'sealed.own.later':
    'The announcement has moved to {moved}. We open the seal then; anyone with its file can open it from {hour}.',
  'sealed.own.earlier':
    'The announcement has moved to {moved}. Your seal still opens on {hour}, its own hour.',
  'sealed.own.lifted':
    'We have ended the sealing: new signatures are public at once. Your seal still opens on {hour}, its own hour.',
  'sealed.verify': 'Verify',
  'sealed.againTitle': 'This link was used',
  'sealed.againLede': 'Somebody used this link to join, under seal until {hour}.',
  'sealed.againHead': 'Get your files again',
  'sealed.againSays':
    'If it was you, use the passkey you made then to reach the receipt and the file that opens the seal.',
  'sealed.againButton': 'Use my passkey',
} as const
