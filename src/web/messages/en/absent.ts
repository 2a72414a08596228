/** Who is not on the list, of those who can be missing from a call: told without blame. */
export const absent = {
  'absent.titleOpen':
    '{count, plural, =0 {No UN member is known not to be} one {# UN member is known not to be} other {# UN members are known not to be}} {where, select, list {on the list} other {on the roll}}; of {unknown, number} it is not known',
  'absent.title':
    '{count, plural, =0 {Every UN member is {where, select, list {on the list} other {on the roll}}} one {# UN member is not {where, select, list {on the list} other {on the roll}}} other {# UN members are not {where, select, list {on the list} other {on the roll}}}}',
  'absent.kicker': '{where, select, list {The list on {date}} other {The roll on {date}}}',
  'absent.onMap': 'On the map',
  'absent.onMapSays': 'Each outlined state leads to its name below.',
  'absent.mapLabel':
    '{where, select, list {World map. On the list: {on, number} of {members, number} members of the United Nations, which are filled in.} other {World map. Among the signatories: {on, number} of {members, number} members of the United Nations, which are filled in.}} {unknown, plural, =0 {The others are outlines.} one {# is dotted, since it is not known. The others are outlines.} other {# are dotted, since it is not known. The others are outlines.}}',
  'absent.lede':
    'On {date}, {on, plural, =0 {none of the {members, number} members of the United Nations is} one {# of the {members, number} members of the United Nations is} other {# of the {members, number} members of the United Nations are}} {where, select, list {on the list} other {on the roll}}. {unknown, plural, =0 {} one {Of one more nobody recorded whether it was. } other {Of {unknown, number} more nobody recorded whether they were. }}Being absent from it says nothing about a state’s views or practice.',
  'absent.form': '{where, select, list {The list on any date} other {The roll on any date}}',
  'absent.show': 'Show that date',
  'absent.byRegion': 'By region',
  'absent.byRegionSays':
    'Regions of the United Nations’ statistics, each in alphabetical order. Who is on is linked to its page, and to its log entry.',
  'absent.ofRegion':
    '{off, number} of {members, number} members not {where, select, list {on the list} other {on the roll}}',
  'absent.off': '{where, select, list {Not on the list} other {Not on the roll}} ({count, number})',
  'absent.on': '{where, select, list {On the list} other {On the roll}} ({count, number})',
  'absent.unknown': 'Not known ({count, number})',
  'absent.unknownSays':
    'A state is not known where the lists before and after that day differ, or no list is that old, and no other source says when it came or went. {where, select, list {} other {Whoever signs here is always known.}}',
  'absent.others': 'Who else is on it',
  'absent.othersSays': 'Shown where they stand on it, and not counted above: they are not UN members.',
  'absent.observers': 'Observer States of the United Nations',
  'absent.union': 'The European Union',
  'absent.unionSays': 'Its members are counted one by one, each by its own row.',
  'absent.recorded': 'Other rows recorded as a state',
  'absent.recordedSays':
    'Each stands here under the kind and the country that its log entry gives. That expresses no position on the status of any territory.',
  'absent.moreStates': 'There are more such rows than this page reads.',
  'absent.how': 'How it is made',
  'absent.howSays':
    'This page is the list of UN members less those that stand {where, select, list {on the list} other {on the roll}} as a state on the chosen date, found by their country. Nobody chooses who appears. Everyone else is {where, select, list {on the list itself} other {on the roll itself}}.',
  'absent.seeAll': '{where, select, list {See the list on that date} other {See the roll on that date}}',
  'absent.members': 'Members: {source}, {count, number} since {date}.',
  'absent.regions': 'Regions: {source}, as published on {date}.',
  'absent.names':
    'Names of countries are those of the Unicode CLDR in the language of this page. Region and name express no position on any territory.',
  'absent.data': 'This page as data',
  'absent.unMembers': 'The members of the United Nations',
  'absent.list.titleOpen':
    '{count, plural, =0 {Of nobody whom this call names it is known that they are not} one {# of those whom this call names is known not to be} other {# of those whom this call names are known not to be}} {where, select, list {on the list} other {on the roll}}; of {unknown, number} it is not known',
  'absent.list.title':
    '{count, plural, =0 {All whom this call names are {where, select, list {on the list} other {on the roll}}} one {# of those whom this call names is not {where, select, list {on the list} other {on the roll}}} other {# of those whom this call names are not {where, select, list {on the list} other {on the roll}}}}',
  'absent.list.lede':
    'This call names {members, plural, one {# who can be missing from it} other {# who can be missing from it}}. On {date}, {on, plural, =0 {none of them is} one {# of them is} other {# of them are}} {where, select, list {on the list} other {on the roll}}. {unknown, plural, =0 {} one {Of one more nobody recorded whether it was. } other {Of {unknown, number} more nobody recorded whether they were. }}Being absent from it says nothing about views or practice.',
  'absent.bySector': 'By sector',
  'absent.bySectorSays':
    'Sectors are the kinds that the call’s list gives, each in alphabetical order. Who is on is linked to its page, and to its log entry.',
  'absent.ofSector':
    '{off, number} of {members, number} not {where, select, list {on the list} other {on the roll}}',
  'absent.list.how':
    'This page is a list that the call itself names, less those that stand {where, select, list {on the list} other {on the roll}} on the chosen date, found by their id. The call says so in {entry}; nobody else chooses who appears. Everyone else is {where, select, list {on the list itself} other {on the roll itself}}.',
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
