/** Who is not on the list, of those who can be missing from a call: told without blame. */
export const absent = {
  'absent.titleOpen':
    '{count, plural, =0 {{on, plural, =0 {No UN member is known to be on the list} one {# UN member is on the list} other {# UN members are on the list}}} one {# UN member is not on the list} other {# UN members are not on the list}}; {unknown, number} not known',
  'absent.title':
    '{count, plural, =0 {Every UN member is on the list} one {# UN member is not on the list} other {# UN members are not on the list}}',
  'absent.onMap': 'On the map',
  'absent.onMapSays': 'Each state leads to its name below. A filled-in state leads to its own page.',
  'absent.mapLabel':
    '{where, select, list {World map. On the list: {on, number} of {members, number} UN members, filled in.} other {World map. Among the signatories: {on, number} of {members, number} UN members, filled in.}} {unknown, plural, =0 {The others are outlines.} one {# not known, hatched. The others are outlines.} other {# not known, hatched. The others are outlines.}}',
  'absent.lede':
    'On {date}, {on, plural, =0 {none of the {members, number} members is} one {# of the {members, number} members is} other {# of the {members, number} members are}}. {unknown, plural, =0 {} one {One more is not known. } other {{unknown, number} more are not known. }}Absence says nothing about a state’s views or practice.',
  'absent.form': 'The list on any date',
  'absent.asOf': 'On this date',
  'absent.show': 'Show',
  'absent.byRegion': 'By region',
  'absent.byRegionSays': 'UN statistical regions, A to Z.',
  'absent.ofRegion': '{off, number} of {members, number} members not on the list',
  'absent.on': '{count, number} on the list',
  'absent.unknown': 'Not known ({count, number})',
  'absent.unknownSays':
    'A state is “not known” if the lists before and after that day disagree, or no list goes back that far, and no other source tells us.{where, select, list {} other { Signatures given here are always known.}}',
  'absent.others': 'Who else is on it',
  'absent.othersSays': 'On the list but not counted above, as they are not UN members.',
  'absent.observers': 'UN Observer States',
  'absent.union': 'The European Union',
  'absent.unionSays': 'Its members are counted one by one.',
  'absent.recorded': 'Other rows recorded as a state',
  'absent.recordedSays':
    'Kind and country as in their log entries. That expresses no position on any territory.',
  'absent.moreStates': 'This page does not show all such rows.',
  'absent.how': 'How it is made',
  'absent.howSays': 'UN members, minus the states on the list on that date. We do not choose who appears.',
  'absent.seeAll': 'See the list on that date',
  'absent.members': 'Members: {source}, {count, number} since {date}.',
  'absent.regions': 'Regions: {source}, as published on {date}.',
  'absent.names': 'Country names: Unicode CLDR. Regions and names express no position on any territory.',
  'absent.data': 'Download: {csv}, {json}',
  'absent.unMembers': 'UN members',
  'absent.list.titleOpen':
    '{count, plural, =0 {{on, plural, =0 {None of the {members, number} named in the call is known to be on the list} one {# of the {members, number} named in the call is on the list} other {# of the {members, number} named in the call are on the list}}} one {# of the {members, number} named in the call is not on the list} other {# of the {members, number} named in the call are not on the list}}; {unknown, number} not known',
  'absent.list.title':
    '{count, plural, =0 {All {members, number} named in the call are on the list} one {# of the {members, number} named in the call is not on the list} other {# of the {members, number} named in the call are not on the list}}',
  'absent.list.lede':
    'On {date}, {on, plural, =0 {none of the {members, number} is} one {# of the {members, number} is} other {# of the {members, number} are}}. {unknown, plural, =0 {} one {One more is not known. } other {{unknown, number} more are not known. }}Absence says nothing about views or practice.',
  'absent.bySector': 'By sector',
  'absent.bySectorSays': 'Kinds as the call’s list gives them, A to Z.',
  'absent.allOfSector':
    '{members, plural, one {The only one named in the call is on the list} other {All # named in the call are on the list}}',
  'absent.ofMap': '{on, number} of the {lands, number} states of the call’s map are on the list',
  'absent.onOfNamed':
    '{count, plural, one {# of those named in the call is on the list} other {# of those named in the call are on the list}}',
  'absent.allOfKind': '{count, plural, one {See the one on the list} other {See all # on the list}}',
  'absent.land': '{name}, on the map and not named in the call',
  'absent.onSources': '{count, number} {nouns} known',
  'absent.ofSector':
    '{off, number} of the {members, number} named in the call {off, plural, one {is not} other {are not}} on the list',
  'absent.list.how':
    'A list that the call names ({entry}), minus those on the list on that date. We do not choose who appears.',
  'absent.list.source': 'The call’s list: {source}, as of {date}, with the names it gives.',

  'ask.absentees': 'Who can be missing from it?',
  'hint.absentees':
    'A page lists those who have not signed. It says that absence says nothing about views or practice.',
  'desk.absentees.nobody': 'Nobody (no such page)',
  'desk.absentees.un-members': 'UN members',
  'desk.absentees.list': 'Those on the call’s own list',
  'desk.absentees.listSays':
    'Shown by sector. There is room for about {most, number} names, fewer in several languages.',
  'desk.absentees.title': 'What the list is called',
  'desk.absentees.date': 'Date of the list',
  'desk.absentees.source': 'Where it is published',
  'desk.absentees.members': 'Who is on it, one per line',
  'desk.absentees.membersHint':
    'Id, kind, country and name, separated by semicolons, like {example}. Use the id that the organisation has here, or would have. Country: two letters, or a hyphen. Kinds: {kinds}.',
  'desk.absentees.noLines': 'Enter at least one name, or choose “Nobody”.',
  'desk.absentees.lineBad':
    'Line {line, number}: enter an id, a kind, a country and a name, separated by semicolons.',
  'desk.absentees.twice': 'Line {line, number} repeats an id from above. Enter another.',
  'desk.absentees.tooMany':
    'The list has {count, plural, one {# name} other {# names}} ({bytes, number} bytes). The most is {most, number} names and {mostBytes, number} bytes. Shorten it, or keep one language per name.',
} as const
