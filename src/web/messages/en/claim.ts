/** How whoever issued a call asks for the register of an independent record, and how it is handed over. */
export const claim = {
  'claim.link': 'Did you issue this call? Ask for its register',
  'claim.kicker': 'For whoever issued the call',
  'claim.title': 'Ask for the register: {call}',
  'claim.lede':
    'This record was made without you. If you issued the call, the register can become your own: it keeps its rows and its history, loses its banner, and takes signatures under your rules.',
  'claim.next1':
    'Show that the call is yours: by its domain, by e-mail from it, or by a letter. Your own page says how.',
  'claim.next2': 'We check that you issued the call.',
  'claim.next3':
    'One public entry hands the register over. Organisations copied from a list stay listed until they confirm.',
  'claim.nameHint': 'As it stands in the call, in its own script.',
  'claim.domainHint': 'Your own, best the one at which the call was published, as example.org.',
  'claim.roleHint': 'What lets you speak for it, like “Secretary-General”.',
  'claim.wordsHint':
    'Where we can see that you issued the call, whom to call, which rules should apply. At most 2,000 characters.',

  'claim.received': 'We have your application',
  'claim.is.waiting': 'We have not decided yet',
  'claim.is.asked': 'We have a question for you',
  'claim.is.claimed': 'The register is yours',
  'claim.is.refused': 'We have not handed the register over',
  'claim.means.waiting':
    'We check your application and show the decision on this page. Meanwhile you can show below that the call is yours.',
  'claim.means.asked': 'Answer below. Then we go on.',
  'claim.means.claimed': 'From the entry below on, the register is yours, with all that it held before.',
  'claim.means.refused': 'We publish nothing of this. You can write to us, or apply again.',
  'claim.call': 'The page of the call',
  'claim.proofs': 'What shows that the call is yours',
  'claim.needed':
    'The record names {domain} as the issuer’s address. Prove that domain, if you still hold it; if not, send a letter.',
  'claim.neededNoUrl':
    'The record names no address of the issuer. Prove the domain at which you publish, and send a letter that shows that you issued the call.',

  'desk.was.claimed': 'Register handed over by {by}',
  'handOver.queue': 'Says that it issued the call, and asks for its register',
  'handOver.asks': 'It says that it issued {call}, and asks for the register.',
  'handOver.other': 'This register is asked for in another application, too:',
  'handOver.address.same':
    'The record names {address} as the issuer’s address. The proven domain has the same holder.',
  'handOver.address.other':
    'The record names {address} as the issuer’s address, but {domain} was proven. Ask how the two belong together.',
  'handOver.address.unproven':
    'The record names {address} as the issuer’s address. No domain has been proven yet.',
  'handOver.address.unnamed': 'The record names no address of the issuer to compare with.',
  'handOver.title': 'Hand the register over',
  'handOver.note': 'One public entry, signed by you. It cannot be taken back.',
  'handOver.means':
    'From that entry on, the issuer keeps the register. The rows, the text and the history stay. Organisations copied from a list stay listed until they confirm.',
  'handOver.text':
    'The text in force stays as the record has it. If those are not the issuer’s exact words, publish them next, before the first signature.',
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
