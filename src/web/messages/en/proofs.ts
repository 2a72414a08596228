/** What an applicant proves by themselves, what each look has seen, and how both are shown to officers. */
export const proofs = {
  'proofs.title': 'What your organisation proves',
  'proofs.needed.email':
    'For your kind ({kind}), this call asks for proof by e-mail: an answer from an address at the organisation’s own domain. You can give it here.',
  'proofs.needed.domain':
    'For your kind ({kind}), this call asks for proof of the domain: a line that only its holder can publish. You can give it here.',
  'proofs.needed.voucher':
    'For your kind ({kind}), this call asks others to vouch for you: two organisations that we approved, or one umbrella body that the rules name. They do it on their own pages once we approve you: ask them now. What you prove below helps us too.',
  'proofs.needed.instrument':
    'For your kind ({kind}), this call asks for a paper, signed by a person who may bind the organisation. You can send it below. What else you prove helps us too.',
  'proofs.needed.vetted':
    'For your kind ({kind}), this call asks us to check papers and to call back. What you prove below helps us too.',
  'proofs.heldEnough': 'Your proof of authority to sign: {level}. That is enough to sign.',
  'proofs.heldNot': 'Your proof of authority to sign: {level}. That is not enough to sign yet.',
  'proofs.heldLapsed':
    'Your proof of authority has expired. Renew it before you sign anything new. What you signed is not affected.',
  'proofs.lapsed': 'This proof has expired. We record the one that you give now.',
  'proofs.beginAnew': 'Prove this domain again',
  'proofs.noDomain':
    'Has your organisation no domain of its own? A paper counts for more. Under “Papers”, send what shows who may sign for it, such as a certificate of registration or a letter from its board.',
  'proofs.privateNote': 'We alone see what you prove. The register shows how and when, never an address.',

  'proofs.more': 'Prove something else, or send papers',
  'proofs.email': 'Your e‑mail address',
  'proofs.emailNote': 'We send a code there. Give it back here.',
  'proofs.address': 'E-mail address',
  'proofs.addressHint': 'It counts for your organisation where it is at its own domain.',
  'proofs.addressHintAt': 'It counts for your organisation where it is at {domain}.',
  'proofs.addressBad': '“{typed}” is not an e-mail address. Enter it like name@example.org.',
  'proofs.send': 'Send a code',
  'proofs.sendAgain': 'Send another code',
  'proofs.ask': 'Ask for a code',
  'proofs.askAgain': 'Ask for another code',
  'proofs.noMail':
    'This site sends no e-mail by itself. We hand you a letter with the code. The code proves the address only if we send it there by e-mail.',
  'proofs.toHand':
    'You asked for a code for {address} on {time}. We hand you the letter. The code works for a day from then on. If we have not reached you by {day}, ask us.',
  'proofs.written':
    'We wrote an e-mail with a code to {address} on {time}. It goes out within minutes, unless that address wants no e-mail from us. The code works for a day from then on, until you ask for another.',
  'proofs.waitsRelay':
    'We cannot send e-mail at the moment. Yours waits; the code works for a day from when it goes out.',
  'proofs.code': 'Code from the e-mail',
  'proofs.codeHint': '8 digits. Or open the link in the e-mail.',
  'proofs.codeMissing': 'Enter the 8 digits from the e-mail.',
  'proofs.giveCode': 'Confirm the address',
  'proofs.noLetter': 'No e-mail has come?',
  'proofs.noLetterNote': 'Look in the spam folder, or ask for another, to this address or a different one.',
  'proofs.another': 'Confirm another address',

  'proofs.domain': 'Your domain',
  'proofs.domainNote': 'The person who keeps its DNS or its web site can do this. Send them this page.',
  'proofs.domainName': 'Internet domain',
  'proofs.domainHint': 'The one that is registered for your organisation, as example.org.',
  'proofs.domainBad': '“{typed}” is not a domain that one organisation holds. Enter it like example.org.',
  'proofs.begin': 'Prove this domain',
  'proofs.beginAnother': 'Prove another domain',
  'proofs.domainHow':
    'Publish this line for {domain}, in one of two ways, and then have it looked at here. It is good until {day}; leave it in place after that, since it is looked at again from time to time.',
  'proofs.lookAgain': 'Have it looked at again',
  'proofs.inDns': 'In the DNS',
  'proofs.inDnsHow': 'A record of type TXT, at this name:',
  'proofs.inDnsNote':
    'Many forms for DNS records add the domain by themselves: there, type {label} alone. A new record can take minutes to be seen, sometimes hours.',
  'proofs.value': 'with this value:',
  'proofs.onWeb': 'On its web site',
  'proofs.onWebHow': 'A text file, at this address, over https:',
  'proofs.content': 'with this line in it:',
  'proofs.addressRerouted':
    'Some mail servers deliver an address with %, !, | or =? in its name elsewhere, so it proves nothing here. Give a plain one.',
  'proofs.lookDns': 'Look in the DNS',
  'proofs.lookWeb': 'Look at the file',

  'look.title.dns': 'The DNS was looked at on {time}',
  'look.title.https': 'The file was looked at on {time}',
  'look.none.dns': 'There is no TXT record at {where}.',
  'look.none.https': 'The file at {where} is there, and empty.',
  'look.noneMend.dns':
    'Publish the record at exactly this name. If you just have, wait some minutes and look again.',
  'look.noneMend.https': 'Put the line into the file, then look again.',
  'look.other.dns': 'There is a TXT record at {where}, with another value:',
  'look.other.https': 'The file at {where} has no such line. It begins:',
  'look.otherMend.dns': 'Replace it by the value above, or add the value beside it, and look again.',
  'look.otherMend.https': 'Put the line above into the file, as it stands, and look again.',
  'look.misplaced': 'The line was found, but at {at}.',
  'look.misplacedMend': 'Move it to {where}. Where a form adds the domain by itself, type {label} alone.',
  'look.status': '{where} answers with the status {status}, not with 200.',
  'look.statusMend': 'Put the file where everybody can read it at this address, and look again.',
  'look.markup': '{where} is a web page ({type}), not a plain text file.',
  'look.markupMend': 'Serve it as plain text (text/plain), with this line in it, and look again.',
  'look.elsewhere': '{where} leads to {at}, which is not under the same domain, or not over https.',
  'look.elsewhereMend':
    'Serve the file at this very address, or at another under the same domain over https.',
  'look.refusedDetail': 'In detail: {said}',
  'look.again': 'It can be looked at {count, plural, one {once more} other {# times more}} today.',

  'proof.isEmail': 'Whoever reads mail at {what} has answered',
  'proof.isHanded': 'Somebody has given back the code for {what} that an officer gave them',
  'proof.handed.mail': 'The officer {officer} sent the code there by e-mail, from a mailbox of theirs.',
  'proof.handed.other':
    'The officer {officer} had the code in hand and did not send it there by e-mail. It shows nothing of the mailbox, and does not count as proof by e-mail.',
  'proof.isDomain': 'Whoever holds {what} has published the line',
  'proof.how.code': 'by the code in the letter',
  'proof.how.link': 'by the link in the letter',
  'proof.how.dns': 'in the DNS',
  'proof.how.https': 'on its web site, over https',
  'proof.on': 'On {time}, {how}.',
  'proof.whose.party': 'It is at the domain that the application names.',
  'proof.whose.partyDomain': 'It is the domain that the application names.',
  'proof.whose.elsewhere': 'The application names another domain, {domain}: for that one it proves nothing.',
  'proof.whose.free':
    'Anybody can get an address there. It is confirmed that its mail is read, and no more; it does not count for the organisation.',
  'proof.whose.unnamed': 'The application names no domain, so it does not tell whose address it is.',
  'proof.whose.unnamedDomain': 'The application names no domain; this is the one that was proven.',
  'proof.dnssec.secure': 'DNSSEC: the answer is signed, and the signatures hold.',
  'proof.dnssec.insecure': 'DNSSEC: the domain is not signed.',
  'proof.dnssec.unchecked': 'DNSSEC was not checked.',
  'proof.recorded': 'Recorded by entry {index, number}.',
  'proof.notRecorded': 'Not in the log yet: an officer signs what was proven.',
  'proof.evidence': 'Evidence',
  'proof.evidenceDns': 'the answer of the DNS',
  'proof.evidenceHttp': 'the answer of the web server',

  'confirm.kicker': 'E-mail address',
  'confirm.title': 'Is {address} yours?',
  'confirm.lede':
    'In an application {asks, select, claim {for the register of} other {to sign}} {call}, {person} named this address for {name}. Confirm only if that is you.',
  'confirm.means':
    'By confirming you say that you read e-mail at this address. You sign nothing, and we publish nothing of it.',
  'confirm.mine': 'The address is mine, and I know of this application.',
  'confirm.mineMissing': 'Tick the box to show that you are here, not a program that opens every e-mail.',
  'confirm.button': 'Confirm the address',
  'confirm.notMe': 'If it was not you, close this page. Nothing happens, and the code expires.',
  'confirm.done': 'The address is confirmed',
  'confirm.doneMeans':
    'We see it with the application. You can close this page; the page of the application says what comes next.',

  'letter.codeSubject': '{code} is the code for your application: {call}',
  'letter.codeHeading': 'Confirm your e-mail address',
  'letter.codeWhy':
    'In an application {asks, select, claim {for the register of} other {to sign}} {call}, this address was named. This code shows that you read mail here:',
  'letter.codeType': 'Type it on the page of the application:',
  'letter.codeOr':
    'Or open this link and confirm there. Both are good for a day from when this letter reached you, and once.',
  'letter.codeOpen': 'Confirm by the link',
  'letter.codeNever': 'We never ask you for this code.',

  'desk.proven': 'Proven by the applicant',
  'desk.provenNote':
    'Seen by this server, without an officer. What you sign below makes it a fact of the register.',
  'desk.provenNone':
    'Nothing yet. On their own page they can confirm an e-mail address and show that a domain is theirs.',
  'desk.provenEvidence': 'Bound with it, as kept here:',
  'desk.provenDomain': 'The domain {domain} was shown by a line {how} on {day}. {dnssec}',
  'desk.provenEmail': 'An answer came from an address at {domain} on {day}.',
  'desk.provenEmailHanded':
    'On {day}, a code that officer {officer} had sent by e-mail to an address at {domain} was given back.',
  'desk.challengeOut': 'A line for {domain} was asked for and has not been seen yet.',
  'desk.codeOut': 'A code for {address} was asked for, and has not been given back yet. {state}',

  'evidence.what': 'What it is',
  'evidence.application/dns-message': 'An answer of the DNS, as the resolver gave it (RFC 1035)',
  'evidence.message/http': 'An answer of a web server, with the way to it (RFC 9112)',
  'evidence.seen': 'Seen',
  'evidence.digest': 'Digest',
  'evidence.bytes': 'The bytes',
  'evidence.download': 'Download {count} bytes',
  'evidence.kept': 'As it is kept',
  'evidence.note': 'The digest is what an entry binds. The bytes are not published.',
  'evidence.read': 'As it reads',

  'desk.form.check': 'Record a check of authority to sign',
  'desk.formNote.check':
    'Checked for the first time, or again: it holds, it no longer does, or it could not be told.',
  'ask.method': 'By which way',
  'ask.outcome': 'What was found',
  'hint.mandate/checked.outcome':
    'If it no longer holds and there is no other proof, the organisation cannot sign until there is one. What it signed stays.',
  'hint.mandate/checked.domain': 'Whose control was shown, where it was checked by a domain.',
  'empty.mandate/checked.domain': 'Where it was checked by a domain, name it, as example.org.',
  'hint.mandate/checked.channel': 'Of an instrument: how the paper came.',
  'desk.putOnRecord': 'Put it on record',

  'party.isThisYou': 'Is this you? Ask to be admitted: the row then becomes yours.',
  'apply.claims':
    'You say that this row is your organisation: {row}. It was copied from an older list, and is filled in below as the list has it: correct what is wrong. Once it is admitted, the row and its history are its own.',
  'desk.claimed': 'The applicant claims the row of {row}, which was copied from a list.',
  'desk.claimed.same': 'The list gives its web site at {website}: that is the domain that was proven.',
  'desk.claimed.other':
    'The list gives its web site at {website}, but {domain} was proven: ask how the two belong together.',
  'desk.claimed.unproven': 'The list gives its web site at {website}; no domain has been proven yet.',
  'desk.claimed.unlisted': 'The list gives no web site that could be compared with what was proven.',

  'letter.missingSubject': 'A line is missing at {domain}: {call}',
  'letter.missingHeading': 'The line by which you showed that {domain} is yours is missing',
  'letter.missing':
    'The policy has it looked at again from time to time whether {name} still holds {domain}. The line that showed it is not there any more.',
  'letter.missingWhere': 'Put it back as a TXT record at {where}:',
  'letter.missingOr': 'Or put the same line into the file {where}.',
  'letter.missingUntil':
    'It is looked at once a day. Where it is still missing on {until}, the register will say that this proof no longer holds. What was signed stays as it was signed; if you do not hold the domain any more, you can show another, or have your mandate checked in another way.',

  'desk.late': 'Proven since the admission',
  'desk.lateNote': 'Not in the log before an officer puts it on record.',
  'desk.lateSince': 'On {day}.',
  'desk.lateLook': 'Look',
  'desk.rechecks': 'Authority to sign to check again',
  'desk.rechecksNote': 'The rules ask for it after so many days.',
  'desk.recheckDue': 'Due since {day}',
  'desk.recheckByHand': 'We cannot check this by machine. Ask the organisation.',
  'desk.recheckMissing': 'The line has been missing on {count, plural, one {one day} other {# days}}. {told}',
  'desk.recheckTold': 'We told the organisation on {day}.',
  'desk.recheckWaits':
    'A letter to the organisation was written on {day} and has not gone out. They do not know yet.',
  'desk.recheckNotTold': 'We know no address of theirs. Write to the organisation.',
  'desk.recheckUnseen': 'No answer yet.',
  'desk.recheckFound': 'Looked at on {day}: {outcome}.',
  'desk.recheckRecord': 'Record a check',

  'letter.againSubject': 'Please confirm your address again: {name}, {call}',
  'letter.againHeading': 'Please confirm again that you read mail for {name}',
  'letter.againPlease':
    'The policy has proofs by e-mail given again from time to time. On the page of the application you have a code sent to your address, and give it back there.',
  'letter.againUntil':
    'Where no answer has come by {until}, the register says that it could not be told whether this proof holds. Nothing else changes by that.',
  'desk.recheckAsked': 'We asked the organisation by letter on {day}.',
  'party.proof.next': 'To be checked again on {day}',
} as const
