import type { objections as en } from '../../en/types/objections.ts'

export const objections: Record<keyof typeof en, string> = {
  'type.objection/raised': 'Une partie a objecté à ce qu’une autre a dit',
  'type.objection/answered': 'Une objection a reçu une réponse',
  'type.objection/withdrawn': 'Une objection a été retirée',
  'entry.head.objected': '{by} a objecté à ce que {party} a dit en acceptant l’appel « {call} »',
  'entry.head.objectionAnswered': '{party} a répondu à l’objection de l’écriture {entry, number}',
  'entry.head.objectionWithdrawn': '{by} a retiré son objection à ce que {party} a dit',
  'member.objection/answered.words': 'Réponse',
  'member.objection/withdrawn.party': 'Aux mots de',
  'objection.signature': 'Dits avec',
  'objection.effect': 'L’une et l’autre figurent côte à côte : aucune ne défait l’autre.',
}
