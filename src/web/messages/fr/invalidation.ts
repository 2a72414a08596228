import type { invalidation as en } from '../en/invalidation.ts'

export const invalidation: Record<keyof typeof en, string> = {
  'party.event.invalidated': 'Signature invalidée : elle n’était pas ce qu’elle prétendait être',
  'party.lede.invalidated': '{call} : signature comme {noun} invalidée le {date}.',
  'badge.invalidated': 'Signature invalidée ({noun}) le {date}',
  'rep.state.invalidated':
    'Signature invalidée par le dépositaire, qui dit pourquoi. Vous pouvez signer de nouveau.',
  'roll.status.invalidated': 'Signature invalidée',
  'roll.ended.invalidated': 'Signature invalidée le {date}',
  'invalidated.head': 'Invalidées',
  'invalidated.note':
    'Des signatures qui n’étaient pas ce qu’elles prétendaient être. Elles ne comptent plus. Chaque écriture dit pourquoi, et une autre peut la défaire.',
  'invalidated.count': '{count, plural, one {# signature invalidée} other {# signatures invalidées}}',
  'invalidated.ofParties': '{count, plural, one {# d’une partie} other {# de parties}}',
  'invalidated.ofPersons': '{count, plural, one {# d’une personne} other {# de personnes}}',
  'invalidated.restored': '{count, plural, one {# de nouveau en vigueur} other {# de nouveau en vigueur}}',
  'invalidated.earlier':
    '{count, plural, one {# écriture antérieure est au journal.} other {# écritures antérieures sont au journal.}}',
  'persons.invalidatedCount': 'Invalidées',
  'persons.ownInvalidated': 'Votre signature ne compte pas',
  'persons.ownInvalidatedSays': 'Le {day}, le dépositaire l’a invalidée par {entry}, pour cette raison :',
  'persons.ownInvalidatedObject':
    'Si c’est une erreur, écrivez : {contact}. Donnez le numéro de cette écriture et joignez votre reçu, qui prouve que la signature est la vôtre. Le dépositaire peut la faire compter de nouveau.',
  'persons.ownInvalidatedDepositary': 'au dépositaire',
}
