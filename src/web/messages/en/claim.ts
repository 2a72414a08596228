/** How whoever issued a call asks for the register of an independent record, and how it is handed over. */
export const claim = {
  'claim.link': 'Did you issue this call? Ask for its register',
  'claim.kicker': 'For whoever issued the call',
  'claim.title': 'Ask for the register: {call}',
  'claim.lede':
    'This record was made without you. If you issued the call, the register can become your own: it keeps its rows and its history, loses its banner, and takes signatures under your rules.',
  'claim.next1':
    'You show who you are: by the domain of the call, by mail from it, or by a letter. Your own page tells how.',
  'claim.next2': 'We check that it was you who issued the call.',
  'claim.next3':
    'One public entry hands the register over. Whoever was copied from a list stays listed until they confirm.',
  'claim.nameHint': 'As it stands in the call, in its own script.',
  'claim.domainHint': 'Your own, best the one at which the call was published, as example.org.',
  'claim.roleHint': 'What makes you able to speak for it, as “Secretary-General”.',
  'claim.wordsHint':
    'Where it can be seen that you issued the call, whom to ring, which rules should be in force. At most 2,000 characters.',

  'claim.received': 'Your application has arrived',
  'claim.is.waiting': 'Your application waits for an officer',
  'claim.is.asked': 'We have a question for you',
  'claim.is.claimed': 'The register is yours',
  'claim.is.refused': 'We have not handed the register over',
  'claim.means.waiting':
    'This page will say what we decide. Meanwhile you can show below that the call is yours.',
  'claim.means.asked': 'Your application waits until you have answered below.',
  'claim.means.claimed':
    'It stands as that of the convener of the call from the entry below on, with all that it held before.',
  'claim.means.refused': 'Nothing of this is published. You may write to us, or apply again.',
  'claim.call': 'The page of the call',
  'claim.proofs': 'What shows that the call is yours',
  'claim.needed':
    'The record names {domain} as the address of the convener. Proof of that domain shows the most; a letter of yours helps where you no longer hold it.',
  'claim.neededNoUrl':
    'The record names no address of the convener. Prove the domain at which you publish, and send a letter that shows that you issued the call.',

  'desk.to.claim': 'Hand over…',
  'desk.was.claimed': 'Register handed over by {by}',
  'handOver.queue': 'Says that it issued the call, and asks for its register',
  'handOver.asks': 'It says that it issued {call}, and asks for the register.',
  'handOver.other': 'This register is asked for in another application, too:',
  'handOver.address.same':
    'The record has the convener at {address}: the domain that was proven is of the same holder.',
  'handOver.address.other':
    'The record has the convener at {address}, but {domain} was proven: ask how the two belong together.',
  'handOver.address.unproven': 'The record has the convener at {address}; no domain has been proven yet.',
  'handOver.address.unnamed': 'The record names no address of the convener that could be compared.',
  'handOver.title': 'Hand the register over',
  'handOver.note': 'One public entry, signed by you. It cannot be taken back.',
  'handOver.means':
    'From that entry on the register is the convener’s own. The rows, the text and the history stay; whoever was copied from a list stays listed until they confirm.',
  'handOver.text':
    'The text in force stays as the record has it. If those are not the exact words of the convener, publish them next, before anybody signs.',
  'handOver.next': 'Fill in the act',
  'handOver.from': 'As was asked in the application of',
  'handOver.otherCall': 'The application asks for the register of another call.',
  'handOver.gone': 'This is no independent record any more: see {entry}. There is nothing to hand over.',
  'handOver.doneOn': 'Handed over by {by} on {day}.',

  'letter.claimedSubject': 'The register is yours: {call}',
  'letter.claimedHeading': 'The register of {call} is yours',
  'letter.claimedEntry': 'The entry that says so:',
  'letter.claimedRows':
    'Whoever was copied from a list stays listed until they confirm. They can apply, and then sign themselves.',
  'letter.seeCall': 'See the call',
} as const
