import type { sealed as en } from '../../en/types/sealed.ts'

export const sealed: Record<keyof typeof en, string> = {
  'type.statement/sealed': 'Une déclaration a été mise sous scellé',
  'type.statement/opened': 'Une signature scellée a été ouverte',
  'entry.head.sealed': 'Le dépositaire a mis sous scellé une déclaration relative à l’appel « {call} »',
  'entry.head.openedSeal':
    '{party} a accepté la version {version, number} de l’appel « {call} » en qualité de {noun}, sous scellé jusqu’ici',
  'member.statement/sealed.commitment': 'Engagement cryptographique',
  'member.statement/opened.commitment': 'Engagement cryptographique',
  'entry.commitmentSays':
    'L’empreinte de la déclaration signée et d’un sel secret. Qui garde les deux peut montrer ce qui a été scellé ; nul autre ne peut le savoir.',
  'entry.lapsedSeal':
    'Caduc : personne ne l’a ouvert dans {days, plural, one {le jour} other {les # jours}} qui suivent son heure',
  'entry.sealedIn': 'Scellé',
  'entry.sealedInSays': 'Sa validité se juge selon l’état d’alors ; elle prend effet avec cette écriture.',
  'entry.sealSignedOn': 'Signé',
}
