import type { verifyPersons as en } from '../en/verify-persons.ts'

export const verifyPersons: Record<keyof typeof en, string> = {
  'verify.say.found.person': 'Ce que la personne révèle d’elle, par son engagement salé',
  'verify.say.summary.counted':
    'Le dépositaire a compté le {day} une personne qui a accepté le texte de « {call} ». Le reçu ne montre pas qui c’est.',
  'verify.say.summary.person':
    '{person} a accepté le texte de « {call} » le {day}, lu en {language}. C’est le dépositaire qui compte.',
  'verify.say.fact.counted':
    'Le dépositaire a compté une personne qui a accepté le texte {manifest} de l’appel « {call} », selon les règles {policy}, énoncées par l’écriture {policyEntry}.',
  'verify.say.fact.person':
    'Son engagement {commitment} est fait du nom {person}, de ce texte lu en {language}, et d’un sel : qui détient ce reçu peut montrer que l’écriture est de ce nom.',
  'verify.say.fact.person-real':
    'Qu’une telle personne existe : le dépositaire compte les personnes dont il a confirmé l’adresse électronique, et pourrait en inventer.',
  'verify.say.fact.person-hidden': 'Qui est la personne : le reçu ne le montre pas.',
  'verify.say.fact.person-standing':
    'Que la signature de la personne tient encore : elle a pu être effacée depuis. Le registre le dit.',
}
