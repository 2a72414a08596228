import type { objections as en } from '../en/objections.ts'

export const objections: Record<keyof typeof en, string> = {
  'objection.to': 'Objection de {party} à ce qui a été dit par {entry}',
  'objection.answerOf': 'Réponse de {party} à {objector}',
  'objection.withdrawnOn': 'Retirée le {date}, {entry}',
  'objection.count': '{count, plural, one {# objection à ces mots} other {# objections à ces mots}}',
}
