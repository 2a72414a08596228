/** How whoever issued a call asks for the register of an independent record, and how it is handed over. */
export const claim = {
  'claim.link': 'Did you issue this call? Ask for its register',
  'claim.kicker': 'For the issuer of the call',
  'claim.title': 'Ask for the register: {call}',
  'claim.lede':
    'This record was made without you. If you issued the call, its register can become yours: it keeps its rows and history, loses its banner, and takes signatures under your rules.',
  'claim.next1':
    'Show that the call is yours: by its domain, an e-mail from it, or a letter. Your own page says how.',
  'claim.next2': 'We check that you issued the call.',
  'claim.next3':
    'One public entry hands the register over. Organisations copied from a list stay listed until they confirm.',
  'claim.nameHint': 'As in the call, in its own script.',
  'claim.domainHint': 'Your own, best where the call was published, like example.org.',
  'claim.roleHint': 'What lets you speak for it, like “Secretary-General”.',
  'claim.wordsHint':
    'Where we can see that you issued the call, whom to call, which rules should apply. At most 2,000 characters.',

  'claim.received': 'We have your application',
  'claim.is.waiting': 'We have not decided yet',
  'claim.is.asked': 'We have a question for you',
  'claim.is.claimed': 'The register is yours',
  'claim.is.refused': 'We did not hand the register over',
  'claim.means.waiting':
    'This page will show our decision. Meanwhile you can show below that the call is yours.',
  'claim.means.asked': 'Answer below. Then we go on.',
  'claim.means.claimed': 'Since the entry below, the register is yours, with all that it held.',
  'claim.means.refused': 'We publish nothing about this. You can write to us, or apply again.',
  'claim.call': 'The page of the call',
  'claim.proofs': 'What shows that the call is yours',
  'claim.needed':
    'The record names {domain} as the issuer’s address. Prove that domain. If you no longer hold it, send a letter.',
  'claim.neededNoUrl':
    'The record names no address of the issuer. Prove the domain where you publish, and send a letter that shows that you issued the call.',

  'desk.was.claimed': 'Register handed over by {by}',
  'handOver.queue': 'Asks for the register of a call that it says it issued',
  'handOver.asks': 'The applicant says that it issued {call}, and asks for the register.',
  'handOver.other': 'Another application asks for this register too:',
  'handOver.address.same':
    'The record names {address} as the issuer’s address. The proven domain has the same holder.',
  'handOver.address.other':
    'The record names {address} as the issuer’s address, but {domain} was proven. Ask how the two belong together.',
  'handOver.address.unproven':
    'The record names {address} as the issuer’s address. No domain has been proven yet.',
  'handOver.address.unnamed': 'The record names no address of the issuer to compare with.',
  'handOver.title': 'Hand the register over',
  'handOver.note': 'You sign one public entry. It cannot be undone.',
  'handOver.means':
    'The issuer then keeps the register. Rows, text and history stay. Organisations copied from a list stay listed until they confirm.',
  'handOver.text':
    'The text in force stays as the record has it. If it is not the issuer’s exact words, publish those before the first signature.',
  'handOver.next': 'Fill in the act',
  'handOver.from': 'As asked in the application of',
  'handOver.otherCall': 'The application asks for the register of another call.',
  'handOver.gone': 'This is no longer an independent record: see {entry}. There is nothing to hand over.',
  'handOver.doneOn': 'Handed over by {by} on {day}.',

  'letter.claimedSubject': 'The register is yours: {call}',
  'letter.claimedHeading': 'The register of {call} is yours',
  'letter.claimedEntry': 'The entry that says so:',
  'letter.claimedRows':
    'Organisations copied from a list stay listed until they confirm. They can apply, and then sign themselves.',
  'letter.seeCall': 'See the call',
} as const
