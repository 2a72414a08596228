/** Asking to be admitted to a call, and what became of it. */
export const apply = {
  'apply.kicker': 'Before you sign',
  'apply.title': 'Apply to sign: {call}',
  'apply.lede':
    'We first check that you may sign for your organisation. We publish nothing you send here, and you sign nothing yet.',
  'apply.next': 'What happens next',
  'apply.next1': 'We check your application. We may contact you.',
  'apply.next2': 'If we approve your organisation, you get a link and set up a passkey on your own device.',
  'apply.next3': 'You read the text, add a reservation if you have one, and sign.',
  'apply.stepOf': 'Step {step} of {of}',
  'apply.step.organisation': 'Your organisation',
  'apply.step.you': 'Who you are',
  'apply.step.proof': 'Your authority to sign',
  'apply.step.check': 'Check and send',
  'apply.continue': 'Continue',
  'apply.back': 'Back',
  'apply.change': 'Change',
  'apply.none': 'Not given',
  'apply.kept': 'This browser finds what you typed again at the address of this page, for 7 days.',
  'apply.lost': 'This application is not here any more',
  'apply.lostMeans':
    'You have sent it, it was left for more than 7 days, or it was begun in another browser. If you have sent it, the e-mail from us has the address of your own page.',
  'apply.begin': 'Start an application',
  'apply.sendNote': 'Our officers get your application when you press the button.',
  'apply.needs.email':
    'For an organisation of your kind ({kind}), this call asks for an answer from an e-mail address at its own domain.',
  'apply.needs.domain':
    'For an organisation of your kind ({kind}), this call asks for proof that it holds its internet domain.',
  'apply.needs.voucher':
    'For an organisation of your kind ({kind}), this call asks others to vouch for it: two organisations that we approved, or one umbrella body that the rules name.',
  'apply.needs.instrument':
    'For an organisation of your kind ({kind}), this call asks for a paper, signed by a person who may bind it.',
  'apply.needs.vetted':
    'For an organisation of your kind ({kind}), this call asks us to check papers and to call back.',
  'apply.needs.unknown': 'What this call asks for depends on the kind of your organisation.',
  'apply.proofThen':
    'You need not do anything yet. Once you have sent this, you get a page of your own on which you show it:',
  'apply.way.domain': 'By domain.',
  'apply.wayMeans.domain':
    'We give you a line of text. The person who keeps your DNS or your web site publishes it, and we look for it there.',
  'apply.way.email': 'By e-mail.',
  'apply.wayMeans.email': 'A code goes to an address at your domain. You type it on your page.',
  'apply.way.paper': 'By paper.',
  'apply.wayMeans.paper': 'You send us a letter or a certificate as a file. Only we can open it.',
  'apply.name': 'Name of the organisation',
  'apply.nameHint': 'Exactly as it should be published, in its own script.',
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
  'apply.identifiersHint':
    'Only if your organisation has one. It tells it apart from others with a similar name.',
  'apply.youNote':
    'We read this and do not publish it. We erase it after a year. While your organisation has a key or a signature here, we keep your name, function and e-mail address to write to you about it.',
  'apply.person': 'Your name',
  'apply.role': 'Your function',
  'apply.roleHint': 'What lets you sign for it, like “Secretary-General”.',
  'apply.email': 'Your e-mail address',
  'apply.emailHint': 'If you can, at your organisation’s own domain. We answer there.',
  'apply.emailHintByHand':
    'If you can, at your organisation’s own domain. This site sends no e-mail by itself: we write to you there or reach you in another way.',
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
  'apply.wordsLong': 'Shorten what we should know to 2,000 characters.',

  'apply.received': 'We have your application',
  'apply.is.waiting': 'We have not decided yet',
  'apply.is.asked': 'We have a question for you',
  'apply.is.admitted': 'We have approved your organisation',
  'apply.again': 'Apply again',
  'apply.is.refused': 'We have not approved your organisation',
  'apply.means.waiting':
    'We check your application and show the decision on this page. Meanwhile you can prove below what we ask of your organisation.',
  'apply.is.callClosed': 'The call was closed',
  'apply.means.callClosed': 'It takes no new signatures. You need not prove anything more.',
  'apply.means.asked': 'Answer below. Then we go on.',
  'apply.means.admitted':
    'It is in the register. Next, we make a link for the person named below to set up a passkey.',
  'apply.means.invited':
    'It is in the register. We made a link for the person named below to set up a passkey. The link works once, for two weeks. If it has not come, look in the spam folder, then ask us.',
  'apply.means.invitedByHand':
    'It is in the register. We made a link for the person named below to set up a passkey. This site sends no e-mail: we hand the link over. It works once, for two weeks from then on. If we have not reached you, ask us.',
  'apply.means.enrolled':
    'It is in the register. The person named below has set up a passkey and can sign for your organisation.',
  'apply.means.refused': 'We publish nothing of this. You can write to us, or apply again.',
  'apply.address': 'The address of this page',
  'apply.keepAddress': 'Keep this address: anyone who has it can read this page. It works for a year.',
  'apply.noMail':
    'This site sends no e-mail by itself. Come back to this page: our questions and our decision appear here.',
  'apply.yours': 'What you sent',
  'apply.sentOn': 'Sent on {day}.',
  'apply.reason': 'The reason given',
  'apply.party': 'Its page in the register',
} as const
