import type { switches as en } from '../../en/types/switches.ts'

export const switches: Record<keyof typeof en, string> = {
  'type.switch/set': 'Un type de déclaration a été ouvert ou fermé',
  'entry.head.switchedOff': 'Le dépositaire ne reçoit plus {types}',
  'entry.head.switchedOn': 'Le dépositaire reçoit de nouveau {types}',
  'entry.switchOff': 'Fermé : la porte refuse ce qu’il couvre, en public et pour ce motif',
  'entry.switchOn': 'Ouvert : la porte reçoit ce qu’il couvre',
}
