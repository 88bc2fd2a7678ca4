import { namesAPerson } from './names-a-person.ts'

/** Last part of a Swedish agency's name, or of the word for several of them. */
const ENDING =
  /(?:myndighet(?:en|er|erna)?|verk(?:et)?|styrelse(?:n|r|rna)?|nämnd(?:en|er|erna)?|inspektion(?:en)?|universitet(?:et)?|högskola(?:n)?|högskolor|lärosäten(?:a)?|institut(?:et)?|råd(?:et)?|kassa(?:n)?|arkiv(?:et)?|muse(?:um|et|er|erna)|ombudsman(?:nen)?|domstol(?:en)?|ämbetet|kollegiet|kontor(?:et)?|kanslie?t?|delegation(?:en)?|centrum|byrån|sekretariat(?:et)?|akademien?|undersökning|fonden|banken|servicecenter|kommun(?:er|erna)?|region(?:er|erna)?|landsting(?:en)?|sametinget|polisen|makten|vården|förmedlingen|mäteriet|stiftelsen?|anstalt(?:en)?|kronofogden|gälden|fogdemyndigheten|bibliotek(?:et)?|teatern?|operan)$/iu
const WELL_KNOWN =
  /^(?:vinnova|formas|forte|sida|brå|digg|handisam|almi|nordforsk|swedavia|rymdstyrelsen|konstfack|chalmers|samhall|jernhusen)$/iu
/** A word that is a whole name by itself when it ends so: Bolagsverket, Socialstyrelsen; not "Myndigheten" or "Verket". */
const WHOLE =
  /^\p{Lu}[\p{L}-]{3,}(?:myndigheten|verket|styrelsen|nämnden|inspektionen|kassan|kontoret|kollegiet|ämbetet|förmedlingen|mäteriet|makten|polisen|vården)$/u
/** Where what follows a name begins. */
const AFTER =
  /,?\s+(?:i sam(?:verkan|råd|arbete)|i dialog|i egenskap|i enlighet|i uppdrag|tillsammans|genom|inom|under|senast|via|med stöd|med anledning|att|ska|skall|som|efter|utifrån|på|vid|där|för\s\d{4}|den\s\d|dels|till|enligt)(?=\s|$|,).*$/u
const DATE_BEFORE = /^den \d{1,2} \p{L}+(?: \d{4})?\s+/u
/** Several agencies under one word: "länsstyrelserna", "samtliga statliga myndigheter", "länsstyrelsen i Skåne län". */
const COLLECTIVE =
  /^(?:(?:de|samtliga|landets|övriga|följande|nedanstående|angivna|berörda|statliga|regionala|bevakningsansvariga)\s+){0,3}(?:länsstyrels(?:er|erna)|(?:skol|polis)?myndigheter(?:na)?|regioner(?:na)?|kommuner(?:na)?|landsting(?:en)?|lärosäten(?:a)?)$|^länsstyrelse(?:n|rna) i [\p{L} ]+$|^\p{Ll}{4,}(?:myndigheten|verket|styrelsen)$/iu
/** A person by title, or the beginning of another sentence. */
const NOT_A_NAME =
  /(?:direktör|minister|chef|landshövding|länsråd|utredare|samordnare|professor|ordförande|sekreterare|lagman)|^(?:Regering|Uppdrag|Enligt|Med |Den |Detta|Myndigheten$|\[)/iu

/**
 * The names in a list such as "Bolagsverket, Post- och telestyrelsen (PTS) samt Myndigheten för press, radio
 * och tv", in order. A comma or "och" parts two names only before a capital letter or "länsstyrelserna". Words that do
 * not look like an agency, such as a person's name, are left out.
 */
export function agencyNames(list: string): string[] {
  const names = list
    .replace(/\s*\([^)]*\)/g, '')
    .replace(/-och\s/g, '- och ')
    .replace(/(?<=\p{Ll})-(?=\p{Ll})/gu, '')
    .split(
      /(?:(?<!-),\s*(?:och\s+|samt\s+|respektive\s+)?|(?<!-|Kommuner)\s+(?:och|samt|respektive)\s+)(?=\p{Lu}|(?:övriga |landets |samtliga )?länsstyrels)/u,
    )
    .map(oneName)
    .filter(isAgency)
  return [...new Set(names)].slice(0, 60)
}

/** Cuts a name where something else than the name begins. */
function oneName(piece: string): string {
  const cut = piece
    .trim()
    .replace(DATE_BEFORE, '')
    .replace(AFTER, '')
    .replace(/^(?:dels|även|både)\s+/u, '')
    .replace(/(?:\s+(?:för|i|och|samt))?[\s,.:;]*$/u, '')
  if (/^länsstyrelserna i /iu.test(cut)) return 'Länsstyrelserna'
  const [first = '', second = ''] = cut.split(' ')
  if (WHOLE.test(first) && !/^(?:i|för)$/u.test(second)) return first
  if (first === 'Länsstyrelsen') return /^Länsstyrelsen i [\p{L} ]+? län(?!\p{L})/u.exec(cut)?.[0] ?? cut
  return cut
}

function isAgency(name: string): boolean {
  if (name.length < 2 || name.length > 140 || NOT_A_NAME.test(name) || namesAPerson(name)) return false
  if (/^\p{Lu}{2,6}$/u.test(name) || WELL_KNOWN.test(name) || COLLECTIVE.test(name)) return true
  if (!/^\p{Lu}/u.test(name)) return false
  const words = name.split(' ')
  if (BARE.test(name)) return true
  return words.length <= 9 && words.some((word) => ENDING.test(word))
}

/** Names that begin with a general word and say the rest after it. */
const BARE =
  /^(?:Myndigheten|Inspektionen|Verket|Rådet|Styrelsen|Institutet|Delegationen|Nämnden) för \p{L}|^(?:Sveriges|Statens) \p{L}/u
