import type { Kind, Mandate } from '../../register/shapes.ts'

/** The words of the register in English: kinds, mandates, types of statements. */
export const terms = {
  kinds: {
    state: 'State',
    'public-authority': 'Public authority',
    'international-organisation': 'International organisation',
    company: 'Company',
    'civil-society': 'Civil society',
    academia: 'Academia',
    unknown: 'Kind not recorded',
  } satisfies Record<Kind, string>,
  kindsMany: {
    state: 'States',
    'public-authority': 'Public authorities',
    'international-organisation': 'International organisations',
    company: 'Companies',
    'civil-society': 'Civil society',
    academia: 'Academia',
    unknown: 'Kind not recorded',
  } satisfies Record<Kind, string>,
  mandates: {
    email: 'E-mail',
    domain: 'Domain',
    voucher: 'Voucher',
    instrument: 'Instrument',
    vetted: 'Vetted',
  } satisfies Record<Mandate['level'], string>,
  mandateMeans: {
    email: 'Somebody answered mail sent to its address.',
    domain: 'Control of a domain name, no more.',
    voucher: 'Another signatory vouched for it.',
    instrument: 'A paper was read; its digest is recorded.',
    vetted: 'The depositary checked papers and called back.',
  } satisfies Record<Mandate['level'], string>,
  types: {
    'depositary/established': 'The depositary was established',
    'log/rules': 'The log moved to other rules',
    'log/anchored': 'A cosigned checkpoint was anchored',
    'role/granted': 'A role was granted',
    'role/ended': 'A role ended',
    'call/opened': 'A call was opened',
    'call/policy-changed': 'The policy of a call changed',
    'call/closed': 'A call was closed',
    'text/published': 'A text was published',
    'text/translated': 'A translation was published',
    'party/listed': 'A row was copied from a list',
    'party/admitted': 'A party was admitted',
    'party/updated': 'The record of a party changed',
    'key/added': 'A key was added',
    'key/revoked': 'A key was revoked',
    'signature/given': 'A party signed',
    'signature/withdrawn': 'A party withdrew its signature',
    'signature/deposited': 'A signature on paper was deposited',
    'signature/removed': 'A signature was removed by a published rule',
    'signature/restored': 'A signature was restored',
    'words/withheld': 'Words were withheld by law',
    'switch/set': 'A type of statement was switched on or off',
  },
}

export type Terms = typeof terms
