/** What is passed on: feeds, pictures, the counter for other sites. */
export const share = {
  'feed.title': '{title} – {keeper}',
  'feed.named': '{form, select, json {{name}: what is new (JSON Feed)} other {{name}: what is new (Atom)}}',
  'feed.listed':
    '{call}: {present, select, yes {added from the list of {date}} other {not on the list of {date}}}: {names}',
  'feed.others': '{names} and others',
  'feed.citizens': '{call}: individuals signed',
  'card.alt':
    '{record, select, yes {Card: {title}, how many are on the list, and the day} other {Card: {title}, how many have signed, and the day}}',
  'card.kind': '{record, select, yes {Independent record} other {Public call}}',
  'card.foot': '{of, select, list {{keeper}, list of {date}} other {{keeper}, {date}}}',
  'card.copied': 'Copied from {from}, not confirmed',
  'card.reported': 'From public sources, not confirmed',
  'card.others': '{count, plural, one {# other} other {# others}}',
  'card.ring': 'Public log · entry {entry, number} · public log · recorded · ',
  'card.signed':
    '{how, select, signed {{party} has signed{said, select, reservation {, with a reservation} other {}}} other {{party} is on the list}}',
  'card.says':
    '{how, select, signed {{party} has signed {call}{said, select, reservation { with a reservation} other {}}, {date}} other {{party} is on the list of {date} for {call}}}',
  'embed.title':
    '{record, select, yes {{title}: how many are on the list} other {{title}: how many have signed}}',
  'embed.asOf': 'As of {time}.',
  'embed.list': 'List of {date}',
  'embed.check': 'See who',
  'embed.stale': 'This copy is too old to show a number.',
  'embed.none': 'No number for now.',
  'share.title': 'Share and embed',
  'share.lede': 'For messages and your own site. Each piece shows its date.',
  'share.link': 'Link',
  'share.linkNote': 'Messaging apps show this picture with it. We redraw it each day.',
  'share.address': 'Copy this address',
  'share.counter': 'Counter',
  'share.counterNote': 'After one day it shows its age; after seven, no number.',
  'share.paste': 'Paste this into your page',
  'share.noCookies': 'It sets no cookies and does not tell us which of your pages are read.',
  'share.feeds': 'Feeds',
  'share.feedsNote': 'What is new, newest first. Each organisation’s page has its own feed.',
  'share.badge': 'Badge',
  'share.badgeNote': 'For organisations that have signed.',
  'share.badgeWhere': 'It is on your receipt.',
  'share.own': 'For this organisation',
  'share.ownNote': 'A picture for messages and a badge for its site.',
} as const
