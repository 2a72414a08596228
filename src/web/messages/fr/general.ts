import type { general as en } from '../en/general.ts'

export const general: Record<keyof typeof en, string> = {
  'entry.n': 'Écriture {index, number}',
  'entry.linked': 'écriture {index, number}',
  'general.pair': '{what} : {value}',
  'general.yes': 'Oui',
  'general.no': 'Non',
  'general.join': ' ; ',
  'entries.recorded': '{count, plural, one {# écriture enregistrée} other {# écritures enregistrées}}',
}
