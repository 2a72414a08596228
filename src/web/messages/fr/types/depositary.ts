import type { depositary as en } from '../../en/types/depositary.ts'

export const depositary: Record<keyof typeof en, string> = {
  'type.depositary/established': 'Le dépositaire a été établi',
  'type.log/rules': 'Le journal est passé à d’autres règles',
  'type.log/anchored': 'Un point de contrôle attesté a été ancré',
  'entry.head.established': '{name} a établi ce journal',
  'entry.head.rules': 'Le journal est passé à la version {rules, number} de ses règles',
  'entry.head.anchored':
    'Le journal a ancré son point de contrôle de {size, plural, one {# écriture} other {# écritures}}',
  'entry.origin': 'Nom du journal',
  'entry.rulesVersion': 'Version {rules, number}',
  'entry.linesUnder': 'Lignes au-dessous',
  'entry.noLines': 'La signature du journal lui-même, et celle d’aucun témoin',
  'entry.linesNote':
    'Nommés ici tels que l’écriture les porte. Qui a la clé d’un témoin peut vérifier sa ligne.',
  'entry.verbatim': 'Mot pour mot',
}
