/** Signatures that are sealed until an hour, and that hour. */
export const sealed = {
  'entry.openedBy': 'Opened',
  'entry.notOpened': 'Not opened yet',
  'sealed.openedBy': 'What was sealed is open: {entry}, with its {receipt}.',
  'sealed.receiptWord': 'receipt',
  'entry.restsSealed': 'The seal',

  'sealed.notice':
    'Signatures of this call are sealed until {hour}. Before then the public does not learn that you have signed; our officers do. You get a receipt of the seal at once, and a file that opens it.',
  'sealed.paperIsOpen':
    'Signatures of this call are sealed until {hour}, and what is recorded from paper is not: it is public at once. Keep the paper until then, unless it may be known.',
  'sealed.admitsLater':
    'Signatures of this call are sealed until {hour}. So nothing is recorded when you admit: your passkey signs an invitation, the applicant gets its link, and joins under seal.',
  'sealed.keyIsOpen':
    'Signatures of this call are sealed until {hour}. A key of an organisation in the register is not: it is public at once. Readers of the log may guess that this organisation is about to sign.',
  'sealed.actIsOpen':
    'Signatures are sealed until {hour}. This is not: it names {party} in the public log at once, and readers may guess that it is about to sign.',
  'sealed.invites':
    'Signatures of this call are sealed until {hour}. So is what comes by this invitation: until then, the log does not say who has joined or signed by it.',
  'sealed.kicker': 'Signed under seal',
  'sealed.title': '{party} has signed {call}, under seal',
  'sealed.titleJoined': '{party} joins by an invitation to {call}, under seal',
  'sealed.lede':
    'The public cannot see it before {opens}; our officers can. Until then the log holds a seal: it shows that something was signed, and not by whom.',
  'sealed.ring': 'Sealed · log entry {index, number} · {call} · public log · ',
  'sealed.receipt': 'Download the receipt',
  'sealed.file': 'Download what is sealed',
  'sealed.keep':
    'Keep both files. The receipt proves that the seal was in the log on that day; the other file proves what is in it, and opens it after its hour, whatever becomes of this server. Until then, show the other file to nobody who should not know.',
  'sealed.seal': 'Seal',
  'sealed.nextNow': 'Download both files. This page stays for seven days, in this browser.',
  'sealed.nextHour':
    'We open the seal. {party} is then on the public list, and this page leads to the receipt of its signature.',
  'sealed.nextHourJoined':
    'We open the seal. {party} is then in the register, and this page leads to the receipt.',
  'sealed.nextProve': 'Check both files together, in this browser or on your own machine:',
  'sealed.announced':
    'Signatures given from now on become public on {hour}. Until then {keeper} does not say whose they are.',
  'sealed.announcedNote':
    '{keeper} has announced this hour. The log does not record it; each seal in the log names its own hour.',
  'sealed.moved': 'Moved. Announced before: {hours}.',
  'sealed.lifted':
    'The hour was announced for {hour}. {keeper} has ended the sealing: new signatures are public at once, and each seal opens at its own hour.',
  'sealed.heading': 'Sealed',
  'sealed.note':
    'Counted from the log, which shows when each was sealed. A seal holds a signature, or an organisation that joins by invitation. Whose it is, is known once it is open.',
  'sealed.count':
    '{count, plural, one {# signature is sealed until {hour}} other {# signatures are sealed until {hour}}}.',
  'sealed.countHeld':
    '{count, plural, one {# signature is sealed until {hour}. The announcement has moved, so we open it on {opens}} other {# signatures are sealed until {hour}. The announcement has moved, so we open them on {opens}}}.',
  'sealed.countDue': '{count, plural, one {# seal is being opened} other {# seals are being opened}}.',
  'sealed.countLapsed':
    '{count, plural, one {# seal has lapsed: nobody opened it} other {# seals have lapsed: nobody opened them}}.',

  'sign.stop.sealed': 'Your organisation has a sealed signature already',
  'sign.stop.sealedSays':
    'It is opened at the hour that its seal names; this one was not needed. To sign otherwise, with other words, wait for the hour and sign again.',

  'sign.stop.hour': 'The hour of the announcement has changed',
  'sign.stop.hourSays':
    'Nothing was recorded. Go back: the page now says until when your signature would be sealed.',

  'launch.title': 'Launch day',
  'launch.titleOf': 'Launch day: {call}',
  'launch.says':
    'We seal signatures given before an announcement. Each gets its receipt at once, and becomes public at the hour that was announced, never before the hour in its seal.',
  'launch.calls': 'Calls',
  'launch.noCalls': 'No call takes signatures at present.',
  'launch.now': 'How it stands',
  'launch.state.none': 'No hour is set: signatures are public as they come.',
  'launch.state.waiting': 'Signatures are sealed until {hour}.',
  'launch.state.past': 'The hour was {hour}: signatures are public as they come.',
  'launch.state.lifted':
    'Sealing was ended before its hour, {hour}: signatures are public as they come, and what was sealed opens at the hour of its seal.',
  'launch.n.sealed': 'Sealed',
  'launch.n.opened': 'Opened',
  'launch.n.signed': 'Signed openly',
  'launch.n.invited': 'Invited',
  'launch.hour': 'The hour',
  'launch.hourNote':
    'It stands in each seal and binds it: nothing opens before, whoever asks. A later hour holds back what is sealed already; an earlier one does not open it sooner. The page of the call shows the hour as your announcement, where it was moved from, and how many are sealed. The log shows when each was sealed.',
  'launch.day': 'Day',
  'launch.time': 'Hour',
  'launch.timeHint':
    'By the clocks of {clocks}, like 15:00.{chosen, select, settings { You choose the time zone in the settings.} other {}}',
  'launch.hourBad': 'Give a day and an hour, as 14:00, that are still to come, and within three months.',
  'launch.hourLapses':
    'The rules let a seal that is here be opened before {last} at the latest. Choose an earlier hour, or end the sealing.',
  'launch.hourChanged':
    'On that day the clocks of {clocks} are changed: they skip {hour}, or show it twice. Enter another hour.',
  'launch.set': 'Seal signatures until then',
  'launch.move': 'Change the hour',
  'launch.liftSays':
    'Ending it makes new signatures public as they come. What is sealed already opens at the hour of its seal.',
  'launch.lift': 'End the sealing now',
  'launch.keyElsewhere':
    'The keeper’s key does not lie on this server, so no signature could be sealed at once. Put it here for the days of the launch; docs/depositary.md says how.',
  'launch.noKey':
    'The keeper’s key does not lie on this server, so nothing is opened by itself. Put it here; or let those who keep the files open them with avow unseal.',
  'launch.waits':
    '{count, plural, one {# seal waits for {hour}, the hour that stands in it} other {# seals wait for {hour}, the hour that stands in them}}.',
  'launch.held':
    '{count, plural, one {# seal names {hour}, which was moved. We hold it back until {opens}; whoever keeps its file can open it from the hour that it names} other {# seals name {hour}, which was moved. We hold them back until {opens}; whoever keeps the file of one can open it from the hour that it names}}.',
  'launch.lettersThen':
    '{count, plural, one {# letter that went out names an hour that will no longer hold.} other {# letters that went out name an hour that will no longer hold.}} We write to nobody by ourselves. Once you have confirmed, you can remind everyone who has not answered, all at once: a reminder says which hour holds. Who has signed under seal reads it on their own page.',
  'launch.lettersWait':
    '{count, plural, one {# letter that waits names such an hour, so it is not sent: invite that organisation again.} other {# letters that wait name such an hour, so they are not sent: invite those organisations again.}}',
  'launch.lettersOld':
    '{count, plural, one {# letter that went out names an hour that no longer holds.} other {# letters that went out name an hour that no longer holds.}} {signed, plural, =0 {} one {# of these organisations has signed, and reads on its own page when its seal opens. } other {# of these organisations have signed, and read on their own pages when their seals open. }}Remind those who have not answered: a reminder says which hour holds. You can do so at once, even within two days of the last letter.',
  'launch.seeInvited': 'See who was invited',
  'launch.confirmTitle': 'Confirm with your passkey',
  'launch.confirm': 'Confirm',
  'launch.confirmSet':
    'New signatures are sealed until {hour}. No seal opens before the hour that it names, and this cannot be changed.',
  'launch.openSays':
    '{count, plural, one {# seal can be opened. The server opens it by itself within moments.} other {# seals can be opened. The server opens them by itself within moments.}}',
  'launch.open': '{count, plural, one {Open it now} other {Open them now}}',
  'launch.done.set': 'The hour is set.',
  'launch.done.lifted': 'Sealing has ended.',
  'launch.done.opened': 'What could be opened is open.',
  'launch.refused': 'Cannot be opened',
  'launch.refusedNote':
    'The rules of the register refuse these, like a signature by a key that was revoked before. These organisations can sign again, openly.',
  'launch.parties': 'Organisation by organisation',
  'launch.partiesNote':
    'All that were approved or invited for this call, or have signed it. Until the hour only officers see this.',
  'launch.nobody': 'No invitations yet.',
  'launch.toCall': 'To the page of the call',
  'launch.dayHint': 'The day of the announcement.',
  'launch.elsewhere':
    '{count, plural, one {# seal is not kept on this server: whoever keeps it can open it with avow unseal} other {# seals are not kept on this server: whoever keeps them can open them with avow unseal}}.',
  'entry.enclosedPasskey': 'What was sealed is signed with the passkey {keyid} of {holder}',
  'entry.enclosedFile': 'What was sealed is signed with the key file {keyid} of {holder}',
  'sealed.own': 'Signed under seal until {hour}.',
  'sealed.own.later':
    'The announcement has moved to {moved}: we open the seal then. Whoever keeps its file can open it from {hour}.',
  'sealed.own.earlier':
    'The announcement has moved to {moved}. Your seal still opens on {hour}: no seal opens before the hour that it names.',
  'sealed.own.lifted':
    'We have ended the sealing: new signatures are public at once. Your seal still opens on {hour}, the hour that it names.',
  'sealed.verify': 'Verify',
  'sealed.againTitle': 'This link was used',
  'sealed.againLede': 'Somebody has joined by it, under seal until {hour}.',
  'sealed.againHead': 'Get your files again',
  'sealed.againSays':
    'If that was you, use the passkey that you made then. It leads you to the receipt and to the file that opens the seal.',
  'sealed.againButton': 'Use my passkey',
} as const
