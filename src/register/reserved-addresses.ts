/**
 * First words of addresses that no call can take. Which ids a call may take is law, and a page that comes later must not
 * find its address taken by a call: so the words are reserved long before the pages exist, and ids that would deceive
 * with them.
 */
const WORDS = new Set(
  [
    // Addresses of this version.
    'accessibility addresses applications apply assets audit colleagues desk entries export favicon healthz',
    'invitations letters log metrics openapi parties persons privacy problems readyz receipts representative sign',
    'statements verify well-known words',
    // The life of a call, as the design has it.
    'amendments assessments calls challenges charters clauses codes commitments corrections cycles declarations drafts',
    'extensions facts indicators issuers conveners keepers measures minutes notices objections observations observers',
    'officers people petitions pledges policies policy positions principles records replies reports reservations reviewers',
    'reviews roll rolls rounds rules seals signatories signatures status supporters targets text texts verdicts',
    // Working together.
    'agenda amend board calendar chairs committees comments discussions documents events groups meetings members',
    'organisations organizations partners partnerships proposals questions recommendations talk teams translations votes',
    'workspace workspaces',
    // Finding, comparing, taking away.
    'all archive archives atom badge badges changes charts compare countries country csv dashboard data dataset',
    'datasets download downloads embed embeds explore exports facets feed feeds figures graph graphs history index json',
    'kinds languages latest list lists map maps names ndjson news notifications press recent register registers rss search',
    'sources statistics stats subjects subscribe subscriptions tags themes timeline topics unsubscribe updates widget',
    'widgets',
    // The log and who watches it.
    'announcements anchors checkpoint checkpoints clock cosign cosignatures evidence integrity journal keys mirror mirrors',
    'monitor outages predecessor proof proofs receipt successor tile tiles transparency vkey witness witnesses',
    // Who comes in, and what is theirs.
    'account accounts admin administration auth authorize callback consent cookies enrol enroll identity inbox invitation',
    'join login logout mail me my oauth oidc passkey passkeys password profile recover recovery saml session',
    'sessions settings setup sign-in sign-out sign-up signin signout signup sso token tokens user users welcome withdraw',
    // Who keeps the register, and what a reader looks for everywhere.
    'about abuse avow contact convener copyright credits depositary docs documentation donate faq glossary guide guides',
    'help home imprint impressum keeper legal licence license manual official root secretariat security service services',
    'shop spec staff support system tell terms tour trust trusted verified vetted',
    // What machines ask for.
    'api apis apple-touch-icon ads browserconfig cache cdn cgi-bin content debug files fonts graphql hooks',
    'humans icons images img internal js css live livez llms manifest media null opensearch pages ping private public',
    'ready robots rpc schema schemas scripts server service-worker sitemap sitemaps startup static style styles sw test',
    'tests undefined upload uploads version versions webhook webhooks websub ws www',
  ].flatMap(line => line.split(' ')),
)

/** Short words are languages (`/fr`), and numbers are years or sizes. */
const SHAPE = /^(?:.{1,2}|[0-9-]+|xn--.*)$/

/** Whether a call cannot have this id, since it is an address of the depositary or may become one. */
export function isReserved(id: string): boolean {
  return WORDS.has(id) || SHAPE.test(id)
}

/** The words of the list, as `spec/register.md` has them. */
export const RESERVED_WORDS: readonly string[] = [...WORDS].sort()
