/** Asking to be admitted to a call, and what became of it. */
export const apply = {
  'apply.kicker': 'Before you sign',
  'apply.title': 'Apply to sign: {call}',
  'apply.lede':
    'We first check that you may sign for your organisation. We publish nothing you send here, and you sign nothing yet.',
  'apply.next': 'What happens next',
  'apply.next1': 'We check your application. We may contact you.',
  'apply.next2': 'If we approve you, you get a link and set up a passkey on your device.',
  'apply.next3': 'You read the text, add a reservation if you wish, and sign.',
  'apply.stepOf': 'Step {step} of {of}',
  'apply.step.organisation': 'Your organisation',
  'apply.step.you': 'Who you are',
  'apply.step.proof': 'Your authority to sign',
  'apply.step.check': 'Check and send',
  'apply.continue': 'Continue',
  'apply.back': 'Back',
  'apply.change': 'Change',
  'apply.none': 'Not given',
  'apply.kept': 'This browser can reopen what you typed on this page for 7 days.',
  'apply.lost': 'This application is no longer here',
  'apply.lostMeans':
    'You sent it, left it for more than 7 days, or began it in another browser. If you sent it, our e-mail links to your page.',
  'apply.begin': 'Start an application',
  'apply.needs.email':
    'For your kind ({kind}), this call asks for an answer from an e-mail address at your own domain.',
  'apply.needs.domain':
    'For your kind ({kind}), this call asks for proof that you hold your internet domain.',
  'apply.needs.voucher':
    'For your kind ({kind}), this call asks others to vouch for you: two organisations that we approved, or one umbrella body that the rules name.',
  'apply.needs.instrument':
    'For your kind ({kind}), this call asks for a paper, signed by a person who may bind your organisation.',
  'apply.needs.vetted': 'For your kind ({kind}), this call asks us to check papers and to call back.',
  'apply.needs.unknown': 'What this call asks for depends on your kind of organisation.',
  'apply.proofThen': 'Do nothing yet. Once you have applied, you can prove it on your own page:',
  'apply.way.domain': 'By domain.',
  'apply.wayMeans.domain':
    'We give you a line of text to publish in your DNS or on your web site. We look for it there.',
  'apply.way.email': 'By e-mail.',
  'apply.wayMeans.email': 'We send a code to an address at your domain. You type it on your page.',
  'apply.wayMeans.emailByHand':
    'You ask for a code on your page. This site sends no e-mail by itself: we write to an address at your domain, or hand you the code.',
  'apply.way.paper': 'By paper.',
  'apply.wayMeans.paper': 'You send us a letter or certificate as a file. Only we can open it.',
  'apply.name': 'Name of the organisation',
  'apply.nameHint': 'As it should be published, in its own script.',
  'apply.nameLang': 'Language of the name',
  'apply.kind': 'Kind',
  'apply.kind.state': 'A government that signs for its country',
  'apply.kind.public-authority': 'A city, region, agency or other public body',
  'apply.kind.international-organisation': 'Founded by states, under a treaty',
  'apply.kind.company': 'A business, or an association of businesses',
  'apply.kind.civil-society': 'An association, foundation or union',
  'apply.kind.academia': 'A university, institute or learned society',
  'apply.country': 'Country',
  'apply.countryHint': 'Where it is based.',
  'apply.domain': 'Internet domain',
  'apply.domainHint': 'Its own, like example.org. It helps us check who you are.',
  'apply.identifiers': 'Public identifiers',
  'apply.identifiersAdd': 'Add a public identifier',
  'apply.identifiersHint': 'If it has one. It tells similar names apart.',
  'apply.youNote':
    'We do not publish this. After a year we erase it, except your name, function and e-mail address while your organisation has a key or a signature here.',
  'apply.person': 'Your name',
  'apply.role': 'Your function',
  'apply.roleHint': 'What lets you sign for it, like “Secretary-General”.',
  'apply.email': 'Your e-mail address',
  'apply.emailHint': 'Best at your organisation’s own domain. We answer there.',
  'apply.emailHintByHand':
    'Best at your organisation’s own domain. This site sends no e-mail by itself: we write to you there or reach you another way.',
  'apply.words': 'Anything we should know',
  'apply.wordsHint':
    'Where we can check your authority to sign, whom to call, a deadline. At most 2,000 characters.',
  'apply.send': 'Apply',

  'apply.nameMissing': 'Enter the name of the organisation, at most 400 characters.',
  'apply.kindMissing': 'Choose what kind of organisation it is.',
  'apply.countryMissing': 'Choose a country, or “No country, or several”.',
  'apply.domainBad': '“{typed}” is not an internet domain. Enter it like example.org, or leave it out.',
  'apply.personMissing': 'Enter your name, at most 200 characters.',
  'apply.roleMissing': 'Enter your function, at most 200 characters.',
  'apply.emailMissing': 'Enter your e-mail address, like name@example.org.',
  'apply.emailBad': '“{typed}” is not an e-mail address. Enter it like name@example.org.',
  'apply.wordsLong': 'Use 2,000 characters or fewer in “Anything we should know”.',

  'apply.received': 'We have your application',
  'apply.is.waiting': 'We have not decided yet',
  'apply.is.asked': 'We have a question for you',
  'apply.is.admitted': 'We have approved your organisation',
  'apply.again': 'Apply again',
  'apply.is.refused': 'We have not approved your organisation',
  'apply.means.waiting':
    'This page will show our decision. Meanwhile you can prove below what we ask of your organisation.',
  'apply.is.callClosed': 'The call was closed',
  'apply.means.callClosed': 'It takes no new signatures. You do not have to prove anything else.',
  'apply.means.asked': 'Answer below. Then we go on.',
  'apply.means.admitted':
    'It is in the register. Next, the person named below gets a link to set up a passkey.',
  'apply.means.invited':
    'It is in the register. The person named below gets a link to set up a passkey. It works once, for two weeks. If it has not come, look in the spam folder, then ask us.',
  'apply.means.invitedByHand':
    'It is in the register. This site sends no e-mail: we hand a link to the person named below, to set up a passkey. It works once, for two weeks from then on. If we have not reached you, ask us.',
  'apply.means.enrolled':
    'It is in the register. The person named below has set up a passkey and can sign for your organisation.',
  'apply.means.refused': 'We publish nothing about this. You can write to us, or apply again.',
  'apply.address': 'The address of this page',
  'apply.keepAddress': 'Keep it: anyone who has it can read this page. It works for a year.',
  'apply.noMail':
    'This site sends no e-mail by itself. Come back to this page for our questions and our decision.',
  'apply.yours': 'What you sent',
  'apply.sentOn': 'Sent on {day}.',
  'apply.reason': 'Our reason',
  'apply.party': 'Its page in the register',
} as const
