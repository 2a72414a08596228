import { byWord, foldWords } from '../search-words.ts'

/**
 * Countries as lists write them: ISO 3166-1 alpha-2 or alpha-3, codes that were withdrawn, codes of other schemes, names
 * in English or French. A cell of one meaning is read; one of several is left open.
 */

/** Codes, each with its ISO 3166-1 alpha-2 code behind it. */
function codesIn(pairs: string): ReadonlyMap<string, string> {
  return new Map(
    pairs
      .trim()
      .split(/\s+/)
      .map(pair => [pair.slice(0, -2), pair.slice(-2)]),
  )
}

/** The alpha-3 codes of ISO 3166-1. */
export const ALPHA3 = codesIn(`
  ABWAW AFGAF AGOAO AIAAI ALAAX ALBAL ANDAD AREAE ARGAR ARMAM ASMAS ATAAQ ATFTF ATGAG AUSAU AUTAT
  AZEAZ BDIBI BELBE BENBJ BESBQ BFABF BGDBD BGRBG BHRBH BHSBS BIHBA BLMBL BLRBY BLZBZ BMUBM BOLBO
  BRABR BRBBB BRNBN BTNBT BVTBV BWABW CAFCF CANCA CCKCC CHECH CHLCL CHNCN CIVCI CMRCM CODCD COGCG
  COKCK COLCO COMKM CPVCV CRICR CUBCU CUWCW CXRCX CYMKY CYPCY CZECZ DEUDE DJIDJ DMADM DNKDK DOMDO
  DZADZ ECUEC EGYEG ERIER ESHEH ESPES ESTEE ETHET FINFI FJIFJ FLKFK FRAFR FROFO FSMFM GABGA GBRGB
  GEOGE GGYGG GHAGH GIBGI GINGN GLPGP GMBGM GNBGW GNQGQ GRCGR GRDGD GRLGL GTMGT GUFGF GUMGU GUYGY
  HKGHK HMDHM HNDHN HRVHR HTIHT HUNHU IDNID IMNIM INDIN IOTIO IRLIE IRNIR IRQIQ ISLIS ISRIL ITAIT
  JAMJM JEYJE JORJO JPNJP KAZKZ KENKE KGZKG KHMKH KIRKI KNAKN KORKR KWTKW LAOLA LBNLB LBRLR LBYLY
  LCALC LIELI LKALK LSOLS LTULT LUXLU LVALV MACMO MAFMF MARMA MCOMC MDAMD MDGMG MDVMV MEXMX MHLMH
  MKDMK MLIML MLTMT MMRMM MNEME MNGMN MNPMP MOZMZ MRTMR MSRMS MTQMQ MUSMU MWIMW MYSMY MYTYT NAMNA
  NCLNC NERNE NFKNF NGANG NICNI NIUNU NLDNL NORNO NPLNP NRUNR NZLNZ OMNOM PAKPK PANPA PCNPN PERPE
  PHLPH PLWPW PNGPG POLPL PRIPR PRKKP PRTPT PRYPY PSEPS PYFPF QATQA REURE ROURO RUSRU RWARW SAUSA
  SDNSD SENSN SGPSG SGSGS SHNSH SJMSJ SLBSB SLESL SLVSV SMRSM SOMSO SPMPM SRBRS SSDSS STPST SURSR
  SVKSK SVNSI SWESE SWZSZ SXMSX SYCSC SYRSY TCATC TCDTD TGOTG THATH TJKTJ TKLTK TKMTM TLSTL TONTO
  TTOTT TUNTN TURTR TUVTV TWNTW TZATZ UGAUG UKRUA UMIUM URYUY USAUS UZBUZ VATVA VCTVC VENVE VGBVG
  VIRVI VNMVN VUTVU WLFWF WSMWS YEMYE ZAFZA ZMBZM ZWEZW
`)

/** ISO 3166-3: codes withdrawn in favour of one country, with the year; ROM was Romania's until 2002. */
const WITHDRAWN: Record<string, readonly [string, string]> = {
  BUR: ['MM', 'the code of Burma until 1989'],
  BYS: ['BY', 'the code of the Byelorussian SSR until 1992'],
  DDR: ['DE', 'the code of the German Democratic Republic until 1990'],
  DHY: ['BJ', 'the code of Dahomey until 1977'],
  FXX: ['FR', 'the code of metropolitan France until 1997'],
  HVO: ['BF', 'the code of Upper Volta until 1984'],
  RHO: ['ZW', 'the code of Southern Rhodesia until 1980'],
  ROM: ['RO', 'the code of Romania until 2002'],
  TMP: ['TL', 'the code of East Timor until 2002'],
  YMD: ['YE', 'the code of Democratic Yemen until 1990'],
  ZAR: ['CD', 'the code of Zaire until 1997'],
}

/** ISO 3166-3: codes whose country has become several, of which we guess none. */
const SPLIT: Record<string, string> = {
  ANT: 'the Netherlands Antilles, dissolved in 2010 (CW, SX, BQ)',
  CSK: 'Czechoslovakia, dissolved in 1993 (CZ, SK)',
  SCG: 'Serbia and Montenegro, dissolved in 2006 (RS, ME)',
  SUN: 'the USSR, dissolved in 1992 (RU and others)',
  YUG: 'Yugoslavia, renamed in 2003 (RS, ME and others)',
}

/** Codes of the IOC, of vehicles and of everyday use; none is an ISO alpha-3 code of another country. */
export const OTHER_CODES = codesIn(`
  ALGDZ BULBG CHICL CRCCR CROHR DENDK EIRIE ENGGB ESASV GERDE GREGR GUAGT HAIHT HONHN INAID KOSXK
  KSASA KUWKW LATLV MASMY MGLMN NEDNL NGRNG PARPY PHIPH PORPT PURPR RSAZA SCOGB SLOSI SUICH TPETW
  UAEAE UKGB ELGR URUUY VIEVN XKXXK ZIMZW
`)

/** Names in use beside those that CLDR prefers. */
const NAMES = {
  US: 'u s a, u s, united states of america, etats unis d amerique',
  GB: 'u k, great britain, england, scotland, grande bretagne',
  CZ: 'czech republic, republique tcheque',
  KR: 'south korea, republic of korea, coree du sud, republique de coree',
  RU: 'russian federation, federation de russie',
  CI: 'ivory coast, cote d ivoire',
  NL: 'holland, the netherlands',
  MK: 'macedonia, macedoine',
  MM: 'burma, birmanie',
  VN: 'viet nam',
  TR: 'turkey, turquie',
  SZ: 'swaziland',
  CV: 'cape verde, cap vert',
  VA: 'holy see, saint siege, vatican',
  MD: 'moldavie, republic of moldova',
  BY: 'bielorussie',
  HK: 'hong kong',
  MO: 'macao',
  PS: 'palestine',
  TZ: 'united republic of tanzania',
}

export const ALPHA2: ReadonlySet<string> = new Set([...ALPHA3.values(), 'XK'])

type CountryReading = Readonly<{
  /** Null where the cell is unclear. */
  took: string | null
  /** What is amiss with the cell, as a clause; null if nothing. */
  note: string | null
  /** True for a country that became several. */
  split: boolean
}>

/** The alpha-2 code that a cell means. */
export function readCountry(cell: string): CountryReading {
  const code = cell.toUpperCase()
  const found = ALPHA3.get(code) ?? (ALPHA2.has(code) ? code : undefined) ?? countryNamed(cell)
  if (found !== undefined) return { took: found, note: null, split: false }
  const several = SPLIT[code]
  if (several) return { took: null, note: `${code} was ${several}`, split: true }
  const [took, note] = WITHDRAWN[code] ?? []
  if (took) return { took, note: `${code} was ${note}`, split: false }
  const other = OTHER_CODES.get(code)
  if (other)
    return { took: other, note: `${code} is no code of ISO 3166-1, but is in use for ${other}`, split: false }
  return { took: null, note: 'no country of ISO 3166-1 has this code or name', split: false }
}

/** The country of this very name, in English or French. */
export function countryNamed(name: string): string | undefined {
  return named().get(foldWords(name))
}

let names: Map<string, string> | undefined

/** All countries by folded name. Names vary with the release of CLDR, so nothing in the log rests on them. */
function named(): Map<string, string> {
  if (names === undefined) {
    names = new Map(byWord(NAMES))
    for (const lang of ['en', 'fr', 'ar']) {
      const display = new Intl.DisplayNames([lang], { type: 'region', fallback: 'none' })
      for (const code of ALPHA2) {
        const name = display.of(code)
        if (name !== undefined) names.set(foldWords(name), code)
      }
    }
  }
  return names
}
