/**
 * The members of the United Nations by region: who could be on a list of states, told by nobody's choice. Codes and
 * regions alone; names are the language's own. The regions are those of the UN's statistics and say nothing of
 * politics.
 */
export const UN_MEMBERS = {
  /** The day since which there have been these 193, with the admission of South Sudan. */
  since: '2011-07-14',
  membership: {
    title: 'Member States of the United Nations; General Assembly resolution 65/308',
    url: 'https://www.un.org/en/about-us/member-states',
    date: '2011-07-14',
  },
  /** Read from published copies of the standard; the newest of them is of this day. */
  regions: {
    title: 'Standard country or area codes for statistical use (M49), UN Statistics Division',
    url: 'https://unstats.un.org/unsd/methodology/m49/',
    date: '2024-06-30',
  },
} as const

/** ISO 3166-1 alpha-2 codes of the members by M49 region. */
const BY_REGION = {
  '002':
    'AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ NA NE NG RW SC SD SL SN SO SS ST SZ TD TG TN TZ UG ZA ZM ZW',
  '019':
    'AG AR BB BO BR BS BZ CA CL CO CR CU DM DO EC GD GT GY HN HT JM KN LC MX NI PA PE PY SR SV TT US UY VC VE',
  '142':
    'AE AF AM AZ BD BH BN BT CN CY GE ID IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MV MY NP OM PH PK QA SA SG SY TH TJ TL TM TR UZ VN YE',
  '150':
    'AD AL AT BA BE BG BY CH CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SK SM UA',
  '009': 'AU FJ FM KI MH NR NZ PG PW SB TO TV VU WS',
} as const

export type Region = keyof typeof BY_REGION

export const UN_REGIONS: readonly Readonly<{ region: Region; members: readonly string[] }>[] = (
  ['002', '019', '142', '150', '009'] as const
).map(region => ({ region, members: BY_REGION[region].split(' ') }))

/** All of them, by their codes. */
export const UN_MEMBER_CODES: ReadonlySet<string> = new Set(UN_REGIONS.flatMap(({ members }) => members))

/** Those whom the United Nations calls non-member observer States. */
export const UN_OBSERVER_STATES: readonly string[] = ['PS', 'VA']
