import type { invalidation as en } from '../../en/types/invalidation.ts'

export const invalidation: Record<keyof typeof en, string> = {
  'type.signature/invalidated': 'Des signatures ont été invalidées',
  'type.signature/reinstated': 'Des signatures invalidées comptent de nouveau',
  'entry.head.invalidated':
    'Le dépositaire a invalidé {count, plural, one {# signature} other {# signatures}} de l’appel « {call} »',
  'entry.head.reinstated':
    'Le dépositaire compte de nouveau {count, plural, one {# signature invalidée} other {# signatures invalidées}} par l’écriture {entry, number}, de l’appel « {call} »',
  'entry.announced.invalidated':
    'qu’il compte invalider {count, plural, one {# signature} other {# signatures}} de l’appel « {call} »',
  'entry.invalidated.parties': 'Parties',
  'entry.invalidated.persons': 'Personnes, par les écritures avec lesquelles elles ont signé',
  'entry.invalidated.means': 'Ce que cela veut dire',
  'entry.invalidated.meansSays':
    'Le dépositaire dit que ces signatures ne sont pas ce qu’elles prétendent être. Elles ne comptent plus ; leurs écritures demeurent, et chacune peut être rétablie par une autre écriture.',
  'entry.invalidated.restored': 'de nouveau en vigueur : {entry}',
}
