import type { mandates as en } from '../en/mandates.ts'

export const mandates: Record<keyof typeof en, string> = {
  'policy.mandateFor': 'Certaines catégories en demandent un autre :',
  'policy.umbrellas': 'Organismes faîtiers',
  'policy.umbrellasMean': 'La parole d’un seul d’entre eux suffit là où un garant est demandé.',
  'policy.noUmbrellas': 'Aucun n’est nommé',
  'policy.recheck': 'Preuves revérifiées',
  'policy.recheckEvery':
    '{count, plural, one {Chaque jour} other {Tous les # jours}}, lorsqu’elles tiennent à un courriel ou à un domaine',
  'policy.noRecheck': 'Sans échéance fixe',
  'policy.persons': 'Personnes',
  'policy.personsMay': 'Peuvent aussi signer, en leur propre nom ; elles sont comptées à part.',
  'policy.personsNot': 'Ne signent pas cet appel.',

  'desk.mandateFor': 'Lorsqu’une catégorie demande un autre mandat',
  'desk.mandateForNote': 'Laissez une catégorie telle quelle si le mandat ci-dessus lui convient.',
  'desk.mandateAsAbove': 'Comme ci-dessus',
  'desk.fact.mandatesNeeded': 'Autres mandats',
  'desk.fact.umbrellas': 'Organismes faîtiers',
  'desk.umbrellasHint':
    'Une partie par ligne, admise ici : son identifiant, son nom ou l’adresse de sa page. Un seul d’entre eux peut se porter garant d’une autre partie.',
  'desk.umbrellaUnknown': '« {typed} » n’est pas une partie admise ici.',
  'desk.umbrellaTwice': '« {typed} » figure deux fois.',
  'desk.fact.recheck': 'Preuves revérifiées après … jours',
  'desk.recheckHint': 'Les preuves par courriel ou par domaine. Laissez vide s’il n’y a pas d’échéance fixe.',
  'desk.fact.persons': 'Personnes',
  'desk.personsCheck': 'Des personnes peuvent aussi signer, en leur propre nom',
}
