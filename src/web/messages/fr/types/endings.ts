import type { endings as en } from '../../en/types/endings.ts'

export const endings: Record<keyof typeof en, string> = {
  'type.party/merged': 'Une partie a fusionné avec une autre',
  'type.party/succeeded': 'Une partie a succédé à une autre',
  'type.party/ended': 'Une partie a pris fin',
  'entry.announced.merged': 'qu’il compte inscrire que {party} s’est fondue dans {other}',
  'entry.announced.succeeded': 'qu’il compte inscrire que {other} a succédé à {party}',
  'entry.announced.ended': 'qu’il compte inscrire la fin de {party}',
  'entry.head.merged': 'Le dépositaire a inscrit que {party} s’est fondue dans {into}',
  'entry.head.succeeded': 'Le dépositaire a inscrit que {successor} a succédé à {party}',
  'entry.head.ended': 'Le dépositaire a inscrit la fin de {party}',
  'ending.effect':
    'Elle ne signe plus rien à partir de cette écriture, et ne figure plus sur aucune liste. Ce qu’elle a signé avant n’est pas défait.',
}
