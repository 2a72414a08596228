import type { terms as en } from '../en/terms.ts'

/** Les mots du registre. */
export const terms: Record<keyof typeof en, string> = {
  'kind.state': 'État',
  'kind.public-authority': 'Autorité publique',
  'kind.international-organisation': 'Organisation internationale',
  'kind.company': 'Entreprise',
  'kind.civil-society': 'Société civile',
  'kind.academia': 'Monde universitaire',
  'kind.unknown': 'Catégorie non enregistrée',

  'kinds.state': 'États',
  'kinds.public-authority': 'Autorités publiques',
  'kinds.international-organisation': 'Organisations internationales',
  'kinds.company': 'Entreprises',
  'kinds.civil-society': 'Société civile',
  'kinds.academia': 'Monde universitaire',
  'kinds.unknown': 'Catégorie non enregistrée',
  'kinds.persons': 'Personnes',

  'mandate.email': 'Courriel',
  'mandate.domain': 'Domaine',
  'mandate.voucher': 'Garant',
  'mandate.instrument': 'Instrument',
  'mandate.vetted': 'Contrôlé',

  'mandateMeans.email': 'Une réponse à un courriel envoyé à son adresse.',
  'mandateMeans.domain': 'Maîtrise d’un nom de domaine, rien de plus.',
  'mandateMeans.voucher': 'La parole d’autres parties : son représentant peut l’engager.',
  'mandateMeans.instrument': 'Un papier que le dépositaire lit.',
  'mandateMeans.vetted': 'Des pièces que le dépositaire contrôle, et un rappel.',

  'authority.independent': 'Relevé indépendant : l’auteur de l’appel ne le tient pas',
  'authority.declared': 'Déclaré par l’auteur de l’appel, sans contrôle',
  'authority.domain': 'Auteur attesté par la maîtrise de son nom de domaine',
  'authority.vetted': 'Auteur contrôlé par le dépositaire',
}
