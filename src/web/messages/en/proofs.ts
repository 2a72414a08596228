/** What an applicant proves by themselves, what each look has seen, and how both are shown to officers. */
export const proofs = {
  'proofs.title': 'What your organisation proves',
  'proofs.needed.email':
    'For your kind ({kind}), this call asks for an answer from an e-mail address at your own domain. You can give it here.',
  'proofs.needed.domain':
    'For your kind ({kind}), this call asks for proof that you hold your internet domain. You can give it here.',
  'proofs.needed.voucher':
    'For your kind ({kind}), this call asks others to vouch for you: two organisations that we approved, or one umbrella body that the rules name. Ask them now: they do it on their own pages once we approve you. What you prove below helps us too.',
  'proofs.needed.instrument':
    'For your kind ({kind}), this call asks for a paper, signed by a person who may bind your organisation. Send it below. What else you prove helps us too.',
  'proofs.needed.vetted':
    'For your kind ({kind}), this call asks us to check papers and to call back. What you prove below helps us too.',
  'proofs.heldEnough': 'Your proof of authority to sign: {level}. It is enough to sign.',
  'proofs.heldNot': 'Your proof of authority to sign: {level}. It is not enough to sign yet.',
  'proofs.heldLapsed':
    'Your proof of authority has expired. Renew it before you sign anything new. What you signed stays signed.',
  'proofs.lapsed': 'This proof has expired. We record the one that you give now.',
  'proofs.beginAnew': 'Prove this domain again',
  'proofs.noDomain':
    'No domain of your own? A paper counts for more. Under “Papers”, send what shows who may sign, such as a certificate of registration or a letter from your board.',
  'proofs.privateNote': 'Only we see what you prove. The register shows how and when, never an address.',

  'proofs.more': 'Prove something else, or send papers',
  'proofs.email': 'Your e‑mail address',
  'proofs.emailNote': 'We send a code there. Type it here.',
  'proofs.address': 'E-mail address',
  'proofs.addressHint': 'It counts for your organisation if it is at its own domain.',
  'proofs.addressHintAt': 'It counts for your organisation if it is at {domain}.',
  'proofs.addressBad': '“{typed}” is not an e-mail address. Enter it like name@example.org.',
  'proofs.send': 'Send a code',
  'proofs.sendAgain': 'Send another code',
  'proofs.ask': 'Ask for a code',
  'proofs.askAgain': 'Ask for another code',
  'proofs.noMail':
    'This site sends no e-mail by itself: we send you the code, or hand it to you. It proves the address only if we e-mail it there.',
  'proofs.toHand':
    'You asked for a code for {address} on {time}. Once you have it from us, it works for a day. If we have not reached you by {day}, ask us.',
  'proofs.written':
    'We wrote to {address} on {time}. The e-mail goes out within minutes, unless that address wants none from us. Its code then works for a day, until you ask for another.',
  'proofs.waitsRelay':
    'We cannot send e-mail at the moment. Yours waits. The code works for a day once it goes out.',
  'proofs.code': 'Code from us',
  'proofs.codeHint': '8 digits. Or open the link that came with it.',
  'proofs.codeMissing': 'Enter the 8 digits of the code.',
  'proofs.giveCode': 'Confirm the address',
  'proofs.noLetter': 'No code?',
  'proofs.noLetterNote': 'Look in the spam folder, or ask for another, to this or a different address.',
  'proofs.another': 'Confirm another address',

  'proofs.domain': 'Your domain',
  'proofs.domainNote': 'The person who keeps its DNS or web site can do this. Send them this page.',
  'proofs.domainName': 'Internet domain',
  'proofs.domainHint': 'Registered for your organisation, like example.org.',
  'proofs.domainBad': '“{typed}” is not a domain that one organisation holds. Enter it like example.org.',
  'proofs.begin': 'Prove this domain',
  'proofs.beginAnother': 'Prove another domain',
  'proofs.domainHow':
    'Publish this line for {domain} in one of two ways, then look for it here. It is good until {day}. Leave it in place after that: we look again from time to time.',
  'proofs.lookAgain': 'Look again',
  'proofs.inDns': 'In the DNS',
  'proofs.inDnsHow': 'A record of type TXT, at this name:',
  'proofs.inDnsNote':
    'If your DNS form adds the domain itself, type {label} alone. A new record can take minutes to be seen, sometimes hours.',
  'proofs.value': 'with this value:',
  'proofs.onWeb': 'On its web site',
  'proofs.onWebHow': 'A text file, at this address, over https:',
  'proofs.content': 'with this line in it:',
  'proofs.addressRerouted':
    'Enter an address without %, !, | or =? in its name. Some mail servers deliver these elsewhere, so they prove nothing.',
  'proofs.lookDns': 'Look in the DNS',
  'proofs.lookWeb': 'Look at the file',

  'look.title.dns': 'We looked in the DNS on {time}',
  'look.title.https': 'We looked at the file on {time}',
  'look.none.dns': 'There is no TXT record at {where}.',
  'look.none.https': 'The file at {where} is empty.',
  'look.noneMend.dns':
    'Publish the record at exactly this name. If you just have, wait some minutes, then look again.',
  'look.noneMend.https': 'Put the line into the file, then look again.',
  'look.other.dns': 'There is a TXT record at {where}, with another value:',
  'look.other.https': 'The file at {where} has no such line. It begins:',
  'look.otherMend.dns': 'Replace it with the value above, or add that value beside it, then look again.',
  'look.otherMend.https': 'Put the line above into the file, unchanged, then look again.',
  'look.misplaced': 'We found the line, but at {at}.',
  'look.misplacedMend': 'Move it to {where}. If your DNS form adds the domain itself, type {label} alone.',
  'look.status': '{where} answers with the status {status}, not with 200.',
  'look.statusMend': 'Let everybody read the file at this address, then look again.',
  'look.markup': '{where} is a web page ({type}), not a plain text file.',
  'look.markupMend': 'Serve it as plain text (text/plain) with this line, then look again.',
  'look.elsewhere': '{where} leads to {at}, which is not under the same domain, or not over https.',
  'look.elsewhereMend': 'Serve the file at this address, or at another under the same domain, over https.',
  'look.refusedDetail': 'Details: {said}',
  'look.again': 'You can look {count, plural, one {once more} other {# times more}} today.',

  'proof.isEmail': 'An answer came from {what}',
  'proof.isHanded': 'The code for {what}, which an officer had in hand, came back',
  'proof.handed.mail': 'Officer {officer} sent the code there by e-mail, from a mailbox of their own.',
  'proof.handed.other':
    'Officer {officer} had the code and did not e-mail it there. This shows nothing of the mailbox, and does not count as proof by e-mail.',
  'proof.handed.unsaid':
    'Officer {officer} opened the letter with the code and has not said yet how they handed it over. It counts as proof by e-mail once they say that they e-mailed it there.',
  'proof.sayHow': 'Say how the letter went',
  'proof.isDomain': 'The holder of {what} has published the line',
  'proof.how.code': 'by the code in the e-mail',
  'proof.how.link': 'by the link in the e-mail',
  'proof.how.dns': 'in the DNS',
  'proof.how.https': 'on its web site, over https',
  'proof.on': 'On {time}, {how}.',
  'proof.whose.party': 'It is at the domain named in the application.',
  'proof.whose.partyDomain': 'It is the domain named in the application.',
  'proof.whose.elsewhere':
    'The application names another domain, {domain}: this proves nothing for that one.',
  'proof.whose.free':
    'Anyone can get an address there. This shows that its mail is read, and does not count for the organisation.',
  'proof.whose.unnamed': 'The application names no domain, so this does not tell whose address it is.',
  'proof.whose.unnamedDomain': 'The application names no domain. This one was proven.',
  'proof.dnssec.secure': 'DNSSEC: signed, and the signatures hold.',
  'proof.dnssec.insecure': 'DNSSEC: not signed.',
  'proof.dnssec.unchecked': 'DNSSEC: not checked.',
  'proof.recorded': 'Recorded by entry {index, number}.',
  'proof.notRecorded': 'Not in the log until an officer signs it.',
  'proof.evidence': 'Evidence',
  'proof.evidenceDns': 'the answer of the DNS',
  'proof.evidenceHttp': 'the answer of the web server',

  'confirm.kicker': 'E-mail address',
  'confirm.title': 'Is {address} yours?',
  'confirm.lede':
    'In an application {asks, select, claim {for the register of} other {to sign}} {call}, {person} named this address for {name}. Confirm only if that is you.',
  'confirm.means':
    'You confirm that you read e-mail at this address. You sign nothing, and we publish nothing of it.',
  'confirm.mine': 'The address is mine, and I know of this application.',
  'confirm.mineMissing': 'Tick the box: it shows that you opened this, not a program.',
  'confirm.button': 'Confirm the address',
  'confirm.notMe': 'If it was not you, close this page. Nothing happens, and the code expires.',
  'confirm.done': 'The address is confirmed',
  'confirm.doneMeans': 'You can close this page. The page of the application says what comes next.',

  'letter.codeSubject': '{code} is the code for your application: {call}',
  'letter.codeHeading': 'Confirm your e-mail address',
  'letter.codeWhy':
    'An application {asks, select, claim {for the register of} other {to sign}} {call} names this address. This code shows that you read its mail:',
  'letter.codeType': 'Type it on the page of the application:',
  'letter.codeOr':
    'Or open this link and confirm there. Code and link work once, for a day after this letter reached you.',
  'letter.codeOpen': 'Confirm by the link',
  'letter.codeNever': 'We never ask you for this code.',

  'desk.proven': 'Proven by the applicant',
  'desk.provenNote': 'This server saw it; no officer did. It enters the register once an officer signs that.',
  'desk.provenNone':
    'Nothing yet. On their own page, applicants can confirm an e-mail address and prove a domain.',
  'desk.provenEvidence': 'Bound with it, as kept here:',
  'desk.provenDomain': '{domain} was proven by a line {how} on {day}. {dnssec}',
  'desk.provenEmail': 'An answer came from an address at {domain} on {day}.',
  'desk.provenEmailHanded':
    'On {day}, a code came back that officer {officer} had e-mailed to an address at {domain}.',
  'desk.challengeOut': 'The line for {domain} has not been seen yet.',
  'desk.codeOut': 'The code for {address} has not come back yet. {state}',

  'evidence.what': 'What it is',
  'evidence.application/dns-message': 'A DNS answer, as the resolver gave it (RFC 1035)',
  'evidence.message/http': 'A web server’s answer, with the way to it (RFC 9112)',
  'evidence.seen': 'Seen',
  'evidence.digest': 'Fingerprint',
  'evidence.bytes': 'The bytes',
  'evidence.download': 'Download {count} bytes',
  'evidence.kept': 'As kept',
  'evidence.note': 'An entry binds the fingerprint. The bytes are not published.',
  'evidence.read': 'As text',

  'desk.form.check': 'Record a check of authority to sign',
  'desk.formNote.check': 'A first check, or another: the proof holds, no longer holds, or we cannot tell.',
  'ask.method': 'How it was checked',
  'ask.outcome': 'Result',
  'hint.mandate/checked.outcome':
    'If it no longer holds and there is no other proof, the organisation cannot sign until there is one. What it signed stays signed.',
  'hint.mandate/checked.domain': 'For a check by domain: the domain that was proven.',
  'empty.mandate/checked.domain': 'For a check by domain, enter the domain, like example.org.',
  'hint.mandate/checked.channel': 'For a paper signature: how the paper came.',
  'desk.putOnRecord': 'Record it',

  'party.isThisYou': 'Is this you? Apply: the row then becomes yours.',
  'apply.claims':
    'You say that this row is your organisation: {row}. Below is what an older list says: correct what is wrong. Once we approve your organisation, the row and its history are its own.',
  'desk.claimed': 'The applicant claims the row of {row}, copied from a list.',
  'desk.claimed.same': 'The list gives its web site at {website}, the domain that was proven.',
  'desk.claimed.other':
    'The list gives its web site at {website}, but {domain} was proven. Ask how the two belong together.',
  'desk.claimed.unproven': 'The list gives its web site at {website}. No domain has been proven yet.',
  'desk.claimed.unlisted': 'The list gives no web site to compare with what was proven.',

  'letter.missingSubject': 'A line is missing at {domain}: {call}',
  'letter.missingHeading': 'The line that proves that {domain} is yours is missing',
  'letter.missing':
    'The rules ask us to check again whether {name} holds {domain}. The line that showed it is gone.',
  'letter.missingWhere': 'Put it back as a TXT record at {where}:',
  'letter.missingOr': 'Or put the same line into the file {where}.',
  'letter.missingUntil':
    'We look once a day. If it is still missing on {until}, the register will say that this proof no longer holds. What was signed stays signed. If you no longer hold the domain, you can prove another, or have your authority to sign (mandate) checked in another way.',

  'desk.late': 'Proven since approval',
  'desk.lateNote': 'Not in the log until an officer signs it.',
  'desk.lateSince': 'On {day}.',
  'desk.lateLook': 'Look',
  'desk.unchecked': 'Joined, authority to sign not checked yet',
  'desk.uncheckedNote': 'They cannot sign before you record a check.',
  'desk.uncheckedSays': 'It has a passkey and waits for your check.',
  'desk.rechecks': 'Proofs of authority to check again',
  'desk.rechecksNote': 'The rules set after how many days.',
  'desk.recheckDue': 'Due since {day}',
  'desk.recheckByHand': 'We cannot check this by machine. Ask the organisation.',
  'desk.recheckMissing': 'The line has been missing on {count, plural, one {one day} other {# days}}. {told}',
  'desk.recheckTold': 'We told the organisation on {day}.',
  'desk.recheckWaits': 'A letter to the organisation, written on {day}, has not gone out yet.',
  'desk.recheckNotTold': 'We have no e-mail address. Reach the organisation another way.',
  'desk.recheckUnseen': 'No answer yet.',
  'desk.recheckFound': 'Looked at on {day}: {outcome}.',
  'desk.recheckRecord': 'Record a check',

  'letter.againSubject': 'Please confirm your address again: {name}, {call}',
  'letter.againHeading': 'Please confirm again that you read mail for {name}',
  'letter.againPlease':
    'The rules ask for this from time to time. On the page of the application, ask for a code and type it there.',
  'letter.againUntil':
    'If no answer has come by {until}, the register will say that we could not tell whether this proof holds. Nothing else changes.',
  'desk.recheckAsked': 'We asked the organisation by letter on {day}.',
  'party.proof.next': 'To be checked again on {day}',
} as const
