import type { listings as en } from '../../en/types/listings.ts'

export const listings: Record<keyof typeof en, string> = {
  'type.party/listed': 'Une ligne a été copiée d’une liste',
  'entry.head.listed': 'La liste du {date} pour l’appel « {call} » nomme {party}',
  'entry.head.unlisted': 'La liste du {date} pour l’appel « {call} » ne nomme pas {party}',
  'entry.listed': 'Copiée d’une autre liste, non confirmée',
  'entry.present': 'Sur la liste',
  'entry.absent': 'Absente de la liste',
}
