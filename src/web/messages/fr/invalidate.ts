import type { invalidate as en } from '../en/invalidate.ts'

export const invalidate: Record<keyof typeof en, string> = {
  'desk.form.invalidation': 'Invalider des signatures',
  'desk.formNote.invalidation':
    'Plusieurs à la fois, qui ne sont pas ce qu’elles prétendent. Chacune peut être rétablie. Il faut un second agent, ou une annonce.',
  'desk.form.restoration': 'Rétablir une signature',
  'desk.formNote.restoration':
    'Ce qui a été radié ou invalidé tient à nouveau, avec un motif : toute une invalidation à la fois.',
  'invalidate.subjects': 'Quelles signatures',
  'invalidate.subjectsHint':
    'Les parties par leurs identifiants ou les adresses de leurs pages ; les personnes par les numéros des écritures par lesquelles elles ont signé, ou de l’une à l’autre, comme 1200-1350. {most, number} au plus.',
  'invalidate.missing': 'Nommez au moins une signature qui tienne sur cet appel, et {most, number} au plus.',
  'invalidate.without': 'Aucune signature sur cet appel ne tient pour : {words}.',
  'invalidate.count': 'Combien de signatures cela fait',
  'invalidate.countHint': 'Laissez vide d’abord : le nombre vous est dit, et vous le saisissez.',
  'invalidate.counted':
    '{count, plural, one {Ceci invalide # signature. Saisissez ce nombre pour continuer.} other {Ceci invalide # signatures. Saisissez ce nombre pour continuer.}}',
  'ask.subject': 'Quelles signatures',
  'hint.subject':
    'Des parties par leurs identifiants ou les adresses de leurs pages, des personnes par les numéros des écritures par lesquelles elles ont signé, ou toutes celles d’une invalidation par le numéro de son écriture : ce qu’une écriture a invalidé est un seul acte, le reste en est un autre, auquel vous passez après le premier.',
  'empty.subject': 'Nommez au moins une signature de cet appel qui a été radiée ou invalidée.',
}
