import type { Language } from '#platform/language'

/** Words that carry grammar and no topic; they hold a position in a text and are not searched for. */
const stopWords: Record<Language, ReadonlySet<string>> = {
  sv: new Set(
    `och det att i en jag hon som han på den med var sig för så till är men ett om hade de av icke mig du henne då sin nu
    har inte hans honom skulle hennes där min man ej vid kunde något från ut när efter upp vi dem vara vad över än dig
    kan sina här ha mot alla under någon eller allt mycket sedan ju denna själv detta åt utan varit hur ingen mitt ni
    bli blev oss din dessa några deras blir mina samma vilken er sådan vår blivit dess inom mellan sådant varför varje
    vilka ditt vem vilket sitta sådana vart dina vars vårt våra ert era vilkas också samt genom även ska skall vill
    bland annat både dock enligt eftersom får fler flera fått ge ger gör göra hos här innan innebär just kommer
    måste många nya ny nytt olika redan sker sätt utifrån vidare vissa via per t ex m fl bl a dvs mm`.split(
      /\s+/,
    ),
  ),
  en: new Set(
    `a about above after again against all also am an and any are as at be because been before being below between both
    but by can cannot could did do does doing down during each few for from further had has have having he her here
    hers him his how i if in into is its itself just may me might more most must my no nor not of off on once only
    or other our ours out over own per same shall she should so some such than that the their theirs them then there
    these they this those through to too under until up upon us very via was we were what when where which while who
    whom why will with within without would you your yours new`.split(/\s+/),
  ),
}

/** Tells whether a lower-case word is a stop word in the language, or for `unknown` in either. */
export function isStopWord(word: string, language: Language | 'unknown'): boolean {
  if (language === 'unknown') return stopWords.sv.has(word) || stopWords.en.has(word)
  return stopWords[language].has(word)
}

/** Tells whether a lower-case word is a stop word in this language and not in the other: evidence of the language. */
export function isOnlyIn(word: string, language: Language): boolean {
  const other = language === 'sv' ? 'en' : 'sv'
  return stopWords[language].has(word) && !stopWords[other].has(word)
}
