/** How parties end: merged, succeeded, ceased. */
export const endings = {
  'ending.merged': 'Merged into {into} on {date}, {entry}',
  'ending.succeeded': 'Succeeded by {into} on {date}, {entry}',
  'ending.ended': 'Ended on {date}, {entry}',

  'party.lede.until': '{call}: {noun} until {date}.',
  'party.lede.carried': '{call}: {noun} since {date}, by the signature of {party}.',
  'party.with.carried': 'What {party} had signed, carried over',
  'party.event.carried': 'Carried over from {party}, with its own signature',
  'party.ended': 'How it ended',
  'party.endedNote': 'Its page stays, with all that it signed and said.',

  'roll.status.merged': 'Merged into another',
  'roll.status.succeeded': 'Succeeded by another',
  'roll.status.ended': 'Ended',
  'roll.ended.merged': 'Merged into {into} on {date}',
  'roll.ended.succeeded': 'Succeeded by {into} on {date}',
  'roll.ended.ended': 'Ended on {date}',
  'badge.ended': 'Ended on {date}',
  'badge.merged': 'Merged into another on {date}',
  'badge.succeeded': 'Succeeded by another on {date}',
  'sign.stop.ended': 'This organisation has ended',
  'sign.stop.endedSays': 'Nothing was signed. Its page says how it ended and where it went.',
} as const
