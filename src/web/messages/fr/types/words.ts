import type { words as en } from '../../en/types/words.ts'

export const words: Record<keyof typeof en, string> = {
  'type.words/withheld': 'Des mots ont été retenus par la loi',
  'entry.head.withheld': 'Le dépositaire retient des mots liés par l’écriture {entry, number}',
  'member.words/withheld.authority': 'Sur ordre de',
  'entry.boundBy': 'Liés par',
  'entry.gap': 'L’empreinte, la longueur et cette écriture. Les mots et leur sel sont effacés ici.',
  'entry.announced.withheld': 'qu’il compte retenir des mots liés par l’écriture {entry, number}',
}
