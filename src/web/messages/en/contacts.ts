/** To whom letters about an organisation go, on its own pages and on that of whoever reads them. */
export const contacts = {
  'contacts.title': 'Contacts',
  'contacts.note':
    'We write to them about corrections of a text your organisation signed, newer rules, and what we record about it. Only your signatories and our officers see this list.',
  'contacts.list': 'Your contacts',
  'contacts.listNote': 'Kept as long as your organisation has a passkey or signature here.',
  'contacts.nobody':
    'We have no address of your organisation and cannot tell you of newer rules or corrections. Add a contact below.',
  'contacts.count':
    '{count, plural, =0 {We have no address of your organisation and cannot tell you of newer rules or corrections.} one {We write to one person when something changes.} other {We write to # people when something changes.}}',
  'contacts.see': 'See and change contacts',
  'rep.contacts': 'Contacts',
  'contacts.new': 'Add a contact',
  'contacts.newNote':
    'We write once to ask them, and tell your other contacts. We send nothing more unless they agree.',
  'contacts.enough': 'You have {count} contacts, the most we keep.',
  'contacts.person': 'Name',
  'contacts.role': 'Function',
  'contacts.roleHint': 'Such as “Head of the cyber unit”.',
  'contacts.roleLong': 'Use 200 characters or fewer.',
  'contacts.email': 'E-mail address',
  'contacts.emailHint': 'A shared mailbox also reaches their successors.',
  'contacts.twice': 'This address is already a contact.',
  'contacts.lang': 'Language of letters',
  'contacts.hears': 'Letters',
  'contacts.hears.own': 'About this organisation',
  'contacts.hearsMore.own':
    'Newer texts and rules, corrections, reservations it can object to, objections to its words, what we record about it, and what is due from it, before and after each date.',
  'contacts.hears.others': 'Also about other signatories',
  'contacts.hearsMore.others':
    'Also what others declare, whom they object to, and whose signature was removed or restored.',
  'contacts.hears.none': 'None',
  'contacts.hearsMore.none': 'No letters about this organisation. We erase your address here.',
  'contacts.name': 'Ask them',
  'contacts.named':
    '{byHand, select, yes {An officer will hand them a letter that asks.} other {We have written to ask them.}} They become a contact once they agree.',
  'contacts.changed': 'Changed.',
  'contacts.ends': 'Letters to this contact are ending. We tell them and all other contacts.',
  'contacts.how':
    '{how, select, applied {Applied for your organisation on {day}} invited {Invited on {day}} other {Named on {day}}}',
  'contacts.facts': '{how}. {language}. {hears}.',
  'contacts.asked': 'Has not agreed yet. Named on {day}.',
  'contacts.goes': 'Letters end on {day} at the latest, unless they choose to stay.',
  'contacts.change': 'Change',
  'contacts.changeTitle': 'Contact: {name}',
  'contacts.facts-title': 'What we know',
  'contacts.changeNote': 'To change the address, add a new contact, then end this one.',
  'contacts.keep': 'Save',
  'contacts.back': 'Back to all contacts',
  'contacts.end': 'End letters to this contact',
  'contacts.endNote': 'We tell all contacts, so that a stolen passkey cannot turn your letters away.',
  'contacts.endHow':
    '{how, select, asked {They have not agreed. Our question to them ends at once.} stayed {They chose to stay once before. This time letters end 30 days after we tell them, and they cannot stay.} other {Letters end seven days after we tell them and all other contacts. Until then they can choose to stay.}}',
  'contacts.endButton': 'End letters',
  'contacts.goOn': 'Keep letters',
  'contacts.last':
    'This is your last contact. Add another first, or we cannot tell you of newer rules or corrections.',
} as const
