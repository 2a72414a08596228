/** Who is not on the list, of those who can be missing from a call: told without blame. */
export const absent = {
  'absent.titleOpen':
    '{count, plural, =0 {{on, plural, =0 {No UN member is known to be on the list} one {# UN member is on the list} other {# UN members are on the list}}} one {# UN member is not on the list} other {# UN members are not on the list}}. Of {unknown, number} we do not know.',
  'absent.title':
    '{count, plural, =0 {Every UN member is on the list} one {# UN member is not on the list} other {# UN members are not on the list}}',
  'absent.onMap': 'On the map',
  'absent.onMapSays': 'Each state leads to its name below, a filled one to its own page.',
  'absent.mapLabel':
    '{where, select, list {World map. On the list: {on, number} of {members, number} members of the United Nations, which are filled in.} other {World map. Among the signatories: {on, number} of {members, number} members of the United Nations, which are filled in.}} {unknown, plural, =0 {The others are outlines.} one {# is hatched, since it is not known. The others are outlines.} other {# are hatched, since it is not known. The others are outlines.}}',
  'absent.lede':
    'On {date}, {on, plural, =0 {none of the {members, number} members is} one {# of the {members, number} members is} other {# of the {members, number} members are}}. {unknown, plural, =0 {} one {Of one more it is not known. } other {Of {unknown, number} more it is not known. }}Being absent says nothing about a state’s views or practice.',
  'absent.form': 'The list on any date',
  'absent.asOf': 'As it stood on',
  'absent.show': 'Show',
  'absent.byRegion': 'By region',
  'absent.byRegionSays': 'Regions of United Nations statistics, in alphabetical order.',
  'absent.ofRegion': '{off, number} of {members, number} members not on the list',
  'absent.on': '{count, number} on the list',
  'absent.unknown': 'Not known ({count, number})',
  'absent.unknownSays':
    'A state is “not known” where lists before and after that day differ, or none is that old, and no other source tells.{where, select, list {} other { Whoever signs here is always known.}}',
  'absent.others': 'Who else is on it',
  'absent.othersSays': 'On the list, and not counted above: they are not UN members.',
  'absent.observers': 'Observer States of the United Nations',
  'absent.union': 'The European Union',
  'absent.unionSays': 'Its members are counted one by one.',
  'absent.recorded': 'Other rows recorded as a state',
  'absent.recordedSays':
    'Under the kind and country that their log entries give. That expresses no position on any territory.',
  'absent.moreStates': 'There are more such rows than this page shows.',
  'absent.how': 'How it is made',
  'absent.howSays':
    'This page is the list of UN members less the states on the list on the chosen date. Nobody chooses who appears.',
  'absent.seeAll': 'See the list on that date',
  'absent.members': 'Members: {source}, {count, number} since {date}.',
  'absent.regions': 'Regions: {source}, as published on {date}.',
  'absent.names':
    'Names of countries are those of the Unicode CLDR. Regions and names express no position on any territory.',
  'absent.data': 'Download: {csv}, {json}',
  'absent.unMembers': 'The members of the United Nations',
  'absent.list.titleOpen':
    '{count, plural, =0 {{on, plural, =0 {None of the {members, number} named in the call is known to be on the list} one {# of the {members, number} named in the call is on the list} other {# of the {members, number} named in the call are on the list}}} one {# of the {members, number} named in the call is not on the list} other {# of the {members, number} named in the call are not on the list}}. Of {unknown, number} we do not know.',
  'absent.list.title':
    '{count, plural, =0 {All {members, number} named in the call are on the list} one {# of the {members, number} named in the call is not on the list} other {# of the {members, number} named in the call are not on the list}}',
  'absent.list.lede':
    'On {date}, {on, plural, =0 {none of the {members, number} named in the call is} one {# of the {members, number} named in the call is} other {# of the {members, number} named in the call are}}. {unknown, plural, =0 {} one {Of one more it is not known. } other {Of {unknown, number} more it is not known. }}Being absent says nothing about views or practice.',
  'absent.bySector': 'By sector',
  'absent.bySectorSays': 'Kinds that the call’s list gives, in alphabetical order.',
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
    'This page is a list that the call names ({entry}) less those on the list on the chosen date. Nobody else chooses who appears.',
  'absent.list.source': 'The call’s list: {source}, as of {date}. Names are those that it gives.',

  'ask.absentees': 'Who can be missing from it?',
  'hint.absentees':
    'A page then names those of them who have not signed, and says that being absent says nothing about views or practice.',
  'desk.absentees.nobody': 'Nobody: there is no such page',
  'desk.absentees.un-members': 'The members of the United Nations',
  'desk.absentees.list': 'Those on a list of its own',
  'desk.absentees.listSays':
    'Who is on it is shown by sector. A statement takes about {most, number} names; names in several languages leave room for fewer.',
  'desk.absentees.title': 'What the list is called',
  'desk.absentees.date': 'Its date',
  'desk.absentees.source': 'Where it is published',
  'desk.absentees.members': 'Who is on it, one a line',
  'desk.absentees.membersHint':
    'Id, kind, country and name, parted by semicolons. For example: {example}. The id is the one that a party has here, or would have; the country has two letters, or is a hyphen. Kinds: {kinds}.',
  'desk.absentees.noLines': 'Name at least one, or choose that nobody can be missing.',
  'desk.absentees.lineBad':
    'Line {line, number} needs an id, a kind, a country and a name, parted by semicolons.',
  'desk.absentees.twice': 'Line {line, number} names an id that stands above already.',
  'desk.absentees.tooMany':
    'The list has {count, plural, one {# name} other {# names}} in {bytes, number} bytes; {most, number} names and {mostBytes, number} bytes are the most. Shorten it, or keep one language for each name.',
} as const
