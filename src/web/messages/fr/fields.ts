import type { fields as en } from '../en/fields.ts'

export const fields: Record<keyof typeof en, string> = {
  'fields.optional': '(facultatif)',
  'fields.languageOther': 'Une autre langue',
  'fields.choose': 'Choisissez',
  'fields.missing': '{field} : ce champ est obligatoire.',
  'fields.wrong':
    '{field} : cette saisie ne convient pas. Vérifiez-la, ainsi que sa cohérence avec les autres champs.',
  'fields.chooseOne': '{field} : choisissez.',
  'fields.noCountry': 'Aucun pays, ou plusieurs',
  'fields.hidden':
    'Il s’y trouvait un caractère que personne ne voit. Il est retiré ici : relisez le reste, et envoyez de nouveau.',
  'fields.leiHint': '20 lettres et chiffres',
  'fields.rorHint': 'Par exemple 05a28rw58, ou l’adresse entière',
  'fields.wikidataHint': 'Par exemple Q243, ou l’adresse entière',
  'fields.leiBad': '« {typed} » n’est pas un LEI : il compte 18 lettres ou chiffres suivis de deux chiffres.',
  'fields.rorBad': '« {typed} » n’est pas un identifiant ROR : il commence par 0 et compte neuf caractères.',
  'fields.digitsBad':
    'Les chiffres de contrôle de « {typed} » ne concordent pas : il se termine par {ends}, alors qu’après {before} cet identifiant {scheme} se terminerait par {digits}. Un de ses caractères est mal saisi ; recopiez-le.',
  'fields.wikidataBad': '« {typed} » n’est pas un élément Wikidata : c’est un Q suivi d’un nombre.',
}
