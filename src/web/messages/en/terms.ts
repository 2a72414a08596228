/**
 * The words of the register: kinds, mandates, types of statements. Another language has them all, or does not compile.
 */
export const terms = {
  'kind.state': 'State',
  'kind.public-authority': 'Public authority',
  'kind.international-organisation': 'International organisation',
  'kind.company': 'Company',
  'kind.civil-society': 'Civil society',
  'kind.academia': 'Academia',
  'kind.unknown': 'Kind not recorded',

  'country.unknown': 'unknown country ({code})',

  'kinds.state': 'States',
  'kinds.public-authority': 'Public authorities',
  'kinds.international-organisation': 'International organisations',
  'kinds.company': 'Companies',
  'kinds.civil-society': 'Civil society',
  'kinds.academia': 'Academia',
  'kinds.unknown': 'Kind not recorded',
  'kinds.persons': 'Individuals',

  'mandate.email': 'E-mail',
  'mandate.unchecked': 'Not checked yet',
  'mandate.domain': 'Domain',
  'mandate.voucher': 'Voucher',
  'mandate.instrument': 'On paper',
  'mandate.vetted': 'Vetted',

  'mandateMeans.email': 'Somebody used a link or code we e-mailed to its address.',
  'mandateMeans.domain': 'Control of a domain name only.',
  'mandateMeans.voucher': 'Other organisations say its representative may sign.',
  'mandateMeans.instrument': 'We read a paper.',
  'mandateMeans.vetted': 'We check papers and call back.',

  'authority.independent': 'Independent record: the issuer does not keep it',
  'authority.declared': 'The issuer says it agreed; not checked',
  'authority.own': 'The issuer keeps this register itself',
  'authority.domain': 'The issuer’s domain shows it agreed',
  'authority.vetted': 'We checked that the issuer agreed',
} as const
