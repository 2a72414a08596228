/** To whom letters about an organisation go, on its own pages and on that of whoever reads them. */
export const contacts = {
  'contacts.title': 'Contacts',
  'contacts.note':
    'We write to these people when something changes for your organisation: a correction of a text that it signed, newer rules, what we record about it. Your signatories and our officers see this list, and nobody else.',
  'contacts.list': 'Who is written to',
  'contacts.listNote': 'They are kept as long as your organisation has a passkey or a signature here.',
  'contacts.nobody':
    'We know no address of your organisation, so we cannot tell you of newer rules or corrections. Add a contact below.',
  'contacts.count':
    '{count, plural, =0 {We know no address of your organisation, so we cannot tell you of newer rules or corrections.} one {We write to one person.} other {We write to # people.}}',
  'contacts.see': 'See and change contacts',
  'rep.contacts': 'Contacts',
  'rep.contactsNote': 'To whom we write when something changes for your organisation.',
  'contacts.new': 'Name another contact',
  'contacts.newNote':
    'We ask them by one letter whether they agree, and tell all other contacts. No other letter goes to them before they agree.',
  'contacts.enough': 'There are {count} contacts, and no more than that at once.',
  'contacts.person': 'Name',
  'contacts.role': 'Function',
  'contacts.roleHint': 'As “Head of the cyber unit”.',
  'contacts.roleLong': 'Say it in at most 200 letters.',
  'contacts.email': 'E-mail address',
  'contacts.emailHint': 'A shared mailbox reaches whoever comes after them, too.',
  'contacts.twice': 'This address is a contact already.',
  'contacts.lang': 'Language of letters',
  'contacts.hears': 'Letters',
  'contacts.hears.own': 'Of what changes for this organisation',
  'contacts.hearsMore.own':
    'Newer texts and rules, corrections, reservations to which it can object, objections to its own words, what we record about it; what is due of it, before and after each date.',
  'contacts.hears.others': 'Of other signatories too',
  'contacts.hearsMore.others':
    'Also what others declare, to whom they object, and whose signature was removed or restored.',
  'contacts.hears.none': 'None',
  'contacts.hearsMore.none': 'No letters about this organisation. Your address is erased here.',
  'contacts.name': 'Ask them',
  'contacts.named':
    '{byHand, select, yes {A letter that asks them waits for an officer to hand it over.} other {A letter asks them.}} They are a contact once they agree.',
  'contacts.changed': 'Changed.',
  'contacts.ends': 'Letters to this contact are ending. A letter tells them and all other contacts.',
  'contacts.how':
    '{how, select, applied {Applied for your organisation on {day}} invited {Was invited on {day}} other {Named on {day}}}',
  'contacts.facts': '{how}. {language}. {hears}.',
  'contacts.asked': 'Has not agreed yet. Named on {day}.',
  'contacts.goes': 'Letters end on {day} at the latest, unless they choose to stay.',
  'contacts.change': 'Change',
  'contacts.changeTitle': 'Contact: {name}',
  'contacts.facts-title': 'What we know',
  'contacts.changeNote': 'For another address, name another contact, and then end this one.',
  'contacts.keep': 'Keep the change',
  'contacts.back': 'Back to all contacts',
  'contacts.end': 'End letters to this contact',
  'contacts.endNote':
    'Somebody who has stolen a passkey of yours must not be able to turn your letters away. So all are told.',
  'contacts.endHow':
    '{how, select, asked {They have not agreed. The question ends at once.} stayed {They have chosen to stay once before. This time letters end 30 days after ours that tells them so, and they cannot stay.} other {Letters end seven days after ours that tells them so. All other contacts are told too. Until then they can choose to stay.}}',
  'contacts.endButton': 'End letters',
  'contacts.goOn': 'Let letters go on',
  'contacts.last':
    'This is the last contact. Name another first: without any, nobody would hear of newer rules or of corrections.',
} as const
