import type { mandates as en } from '../../en/types/mandates.ts'

export const mandates: Record<keyof typeof en, string> = {
  'type.mandate/checked': 'Un mandat a été contrôlé',
  'entry.head.mandateHolds': 'Le dépositaire a contrôlé le mandat de {party} ({method}) : il vaut',
  'entry.head.mandateLapsed': 'Le dépositaire a contrôlé le mandat de {party} ({method}) : il ne vaut plus',
  'entry.head.mandateUnclear':
    'Le dépositaire a contrôlé le mandat de {party} ({method}) sans pouvoir dire s’il vaut',
  'member.mandate/checked.domain': 'Nom',
}
