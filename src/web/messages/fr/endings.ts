import type { endings as en } from '../en/endings.ts'

export const endings: Record<keyof typeof en, string> = {
  'ending.merged': 'Fondue dans {into} le {date}, {entry}',
  'ending.succeeded': '{into} lui a succédé le {date}, {entry}',
  'ending.ended': 'A pris fin le {date}, {entry}',

  'party.lede.until': '{call} : {noun} jusqu’au {date}.',
  'party.lede.carried': '{call} : {noun} depuis le {date}, par la signature de {party}.',
  'party.with.carried': 'Ce que {party} avait signé, repris',
  'party.event.carried': 'Reprise de {party}, avec sa propre signature',
  'party.ended': 'Comment elle a pris fin',
  'party.endedNote': 'Sa page demeure, avec tout ce qu’elle a signé et dit.',

  'roll.status.merged': 'Fondue dans une autre',
  'roll.status.succeeded': 'Remplacée par une autre',
  'roll.status.ended': 'A pris fin',
  'roll.ended.merged': 'Fondue dans {into} le {date}',
  'roll.ended.succeeded': '{into} lui a succédé le {date}',
  'roll.ended.ended': 'A pris fin le {date}',
  'badge.ended': 'A pris fin le {date}',
  'badge.merged': 'Fondue dans une autre le {date}',
  'badge.succeeded': 'Remplacée par une autre le {date}',
  'sign.stop.ended': 'Cette partie a pris fin',
  'sign.stop.endedSays':
    'Rien n’a été signé. Elle a fusionné, une autre lui a succédé, ou elle a cessé d’exister : sa page le dit, et ce qu’elle est devenue.',
}
