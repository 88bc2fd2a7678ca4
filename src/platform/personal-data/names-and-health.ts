import type { Match } from './match.ts'

/** Given names that many people in Sweden bear (Statistics Sweden's lists), without those that are common words. */
const given = new Set(
  `Maria Anna Margareta Elisabeth Eva Kristina Birgitta Karin Elisabet Marie Ingrid Christina Linnea Marianne
Sofia Kerstin Lena Helena Inger Johanna Emma Sara Katarina Cecilia Anita Anette Elin Monica Jenny Gunilla Ulla
Carina Louise Hanna Linda Ida Susanne Berit Malin Sofie Josefin Viktoria Matilda Emelie Annika Charlotte Caroline
Barbro Sandra Siv Ann Åsa Agneta Jessica Amanda Frida Camilla Therese Gun Yvonne Julia Britt Fatima Amina Aisha
Maj Ellen Alice Rebecca Pia Mona Jeanette Agnes Ann-Marie Ebba Sonja Gerd Gunnel Astrid Olivia Wilma Signe Elsa Saga
Maja Alva Astrid Vera Lilly Ella Alma Klara Nora Stina Moa Ester Iris Leila Zahra Mariam Noor Hawa
Erik Lars Karl Anders Johan Nils Carl Mikael Jan Hans Peter Olof Lennart Gunnar Sven Fredrik Bengt Daniel
Gustav Göran Alexander Magnus Martin Stefan Andreas Thomas John Leif Björn Ulf Henrik Christer Stig Mattias Kjell
Robert Mats Jonas Håkan Anton David Emil Marcus Ali Mohamed Ahmed Hassan Ibrahim Mohammed Abdi Omar Yusuf Christoffer
Tomas Oskar Viktor Kurt Roland Simon Rolf Niklas Joakim Tommy Patrik Roger Sebastian William Rasmus Ingemar Linus
Jakob Kenneth Jesper Filip Hugo Elias Lucas Oliver Liam Axel Adam Alfred Gösta Börje Arne Tord Urban Torsten Jörgen
Pontus Albin Isak Samuel Jonathan Kevin Mehmet Mustafa Hussein`
    .split(/\s+/)
    .map((name) => name.toLowerCase()),
)

/** Words that say something about one person's health, not about care as a field. */
const health =
  /^(?:diagnos(?:en|er|tiserad|tiserats|tiserades)?|cancer(?:n)?|bröstcancer|prostatacancer|tumör(?:en)?|demens(?:en)?|alzheimers?|parkinsons?|diabetes|depression(?:en)?|deprimerad|psykos(?:en)?|psykotisk|schizofreni|bipolär|adhd|autism|autistisk|epilepsi|astma|kol|hiv|aids|hepatit|stroke|hjärtinfarkt|missbruk(?:et|are)?|alkoholist|självmord(?:sförsök)?|suicid(?:al|försök)?|ångest(?:en)?|utbränd|utmattning(?:ssyndrom)?|sjukskriven|sjukskrevs|gravid|abort(?:en)?|patient(?:en|ens)?|avled|dog|journal(?:en)?|remiss(?:en)?|opererades|medicinerar|överdos(?:en)?|allergi(?:sk)?|diagnosed|depression|pregnant|sick)$/i

const word = /\p{L}+(?:-\p{L}+)?/gu
const nearby = 6

interface Word {
  written: string
  start: number
  end: number
}

function isGivenName(written: string): boolean {
  const lower = written.toLowerCase()
  const capital = /^\p{Lu}\p{Ll}/u.test(written)
  return capital && (given.has(lower) || (lower.endsWith('s') && given.has(lower.slice(0, -1))))
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(word)].map(({ 0: written, index }) => ({
    written,
    start: index,
    end: index + written.length,
  }))
}

function sameSentence(text: string, one: Word, other: Word): boolean {
  const [first, second] = one.start < other.start ? [one, other] : [other, one]
  return !/[.!?]\s|\n/.test(text.slice(first.end, second.start))
}

/** Given names, with the surname when one follows, that stand in one sentence at most six words from health words. */
export function findNamesAndHealth(text: string): Match[] {
  const words = wordsOf(text)
  return words.flatMap((name, place) => {
    if (!isGivenName(name.written)) return []
    const around = words.slice(Math.max(0, place - nearby), place + nearby + 1)
    if (!around.some((other) => health.test(other.written) && sameSentence(text, name, other))) return []
    const next = words[place + 1]
    const surname = next && next.start === name.end + 1 && /^\p{Lu}\p{Ll}/u.test(next.written) ? next : name
    return [{ kind: 'name-and-health' as const, start: name.start, end: surname.end }]
  })
}
