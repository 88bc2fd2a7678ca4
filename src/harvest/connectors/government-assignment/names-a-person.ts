/** Titles after which a person's name follows. */
const TITLED =
  /(?:minister|statsråd|länsråd|kansliråd|departementsråd|justitieråd|hovrättsråd|sekreterare|kontaktperson|handläggare|utredare|samordnare|förhandlare|direktör|professor|ordförande|överste|general|amiral|ambassadör|landshövding|rektor|lagman|advokat|rådmannen)\p{L}{0,4},?\s+(?:f\.d\.\s+)?\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?\s+(?:\p{Ll}{2,3}\s+)?\p{Lu}\p{Ll}+/u
/** A capitalised word before a surname with a common Swedish ending. */
const SURNAME =
  /(?<!\p{L})\p{Lu}\p{Ll}+\s+\p{Lu}\p{Ll}+(?:sson|qvist|kvist|ström|lund|gren|stedt|feldt|löf|blad|dahl|blom)(?!\p{L})/u
/** Not an amount such as 6 093 000 000, and not a case number such as 04-2288/2012. */
const TELEPHONE = /(?<![\d/]|\d\s)0\d{1,3}[\s-]\d{2,3}[\s-]?\d{2,3}(?:[\s-]?\d{2})?(?![\d/])|\+46/

/** Given names that many in Sweden have had over the last century; a capitalised word after one is a surname. */
const givenNames = new Set(
  [
    'Agneta Albin Alexander Alf Alice Amanda Anders Andreas Ann Anna Anne Annika Anton Arne Astrid Axel Barbro Bengt Birgit',
    'Birgitta Björn Bo Britt Camilla Carin Carina Carl Catharina Cecilia Charlotte Christer Christian Christina Claes Dan',
    'Daniel David Elin Elisabeth Ella Emil Emilia Emma Erik Eva Fredrik Gabriel Gertrud Gun Gunilla Gunnar Gustaf Gustav',
    'Göran Håkan Hanna Hannes Hans Helena Helene Henrik Inger Ingrid Ingvar Jan Jenny Jens Jessica Joakim Johan Johanna',
    'John Jonas Josefin Julia Karin Karl Katarina Kent Kenneth Kerstin Kjell Klas Kristian Kristina Lars Leif Lena Lennart',
    'Linda Linnea Lisa Louise Lovisa Madeleine Magnus Malin Margareta Maria Marianne Marie Martin Mats Mattias Max Mikael',
    'Mona Monica Morgan Niklas Nils Olof Ola Olle Oscar Oskar Patrik Per Peter Petra Pia Rikard Robert Roger Roland Rolf',
    'Sara Sebastian Simon Sofia Stefan Stellan Sten Stina Sture Susanne Sven Thomas Tobias Tomas Tommy Torbjörn Ulf Ulla',
    'Ulrika Viktor Viktoria Yvonne Åke Åsa Örjan',
  ].flatMap((line) => line.split(' ')),
)
/** Two capitalised words in a row; the second is only looked at, since it may begin the next pair. */
const PAIR = /(?<!\p{L})(\p{Lu}\p{Ll}+)(?:-\p{Lu}\p{Ll}+)?(?=\s+(?:(?:af|von|de)\s+)?\p{Lu}\p{Ll}{2})/gu

/**
 * Whether a text names a person: a name after a title, a common given name or a common end of a surname, a telephone number or an e-mail
 * address. Wide on purpose: a sentence too few costs less than a name too many.
 */
export function namesAPerson(text: string): boolean {
  return (
    TITLED.test(text) ||
    SURNAME.test(text) ||
    hasGivenName(text) ||
    TELEPHONE.test(text) ||
    /\S@\S+\.\S/.test(text)
  )
}

function hasGivenName(text: string): boolean {
  return [...text.matchAll(PAIR)].some(([, name = '']) => givenNames.has(name))
}
