import { agencyNames } from './agency-names.ts'
import type { Sentence } from './sentences.ts'

const LIST = '(.{2,1500}?)'
const FILLER = '(?:(?:därför|härmed|nu|också|även|vidare|samtidigt|regeringen|dels)\\s+)*'
const END = '(?:,?\\s+(?:att|om|angående|avseende|rörande|gällande)(?=[\\s:,]|$)|:|\\.?$)'

/** The wordings in which the government says whom it assigns, most exact first. */
const wordings = [
  new RegExp(`uppdr(?:a|ar|og|as|agit)\\s+${FILLER}(?:åt|till)\\s+${LIST}${END}`, 'u'),
  new RegExp(`\\bge[rs]?\\s+${FILLER}i\\s+uppdrag\\s+(?:åt|till)\\s+${LIST}${END}`, 'u'),
  new RegExp(
    `\\b(?:ger|ge|gav|gett|givit)\\s+${FILLER}${LIST}\\s+(?:ett\\s+)?(?:i\\s+)?uppdrag(?:et)?(?=[\\s:.,]|$)`,
    'u',
  ),
  new RegExp(`\\bfår\\s+${LIST}\\s+i\\s+uppdrag`, 'u'),
  new RegExp(
    `^${LIST}\\s+(?:ges|får|fick|har\\s+fått|har\\s+getts)\\s+(?:av\\s+regeringen\\s+|härmed\\s+|därför\\s+|nu\\s+)?i\\s+uppdrag`,
    'u',
  ),
  new RegExp(`^${LIST}\\s+uppdras\\s+att`, 'u'),
  new RegExp(`uppdrag(?:et)?\\s+(?:till|åt)\\s+${LIST}${END}`, 'u'),
  new RegExp(`^(?:Regeringen )?uppdrar\\s+${LIST}${END}`, 'u'),
  new RegExp(`beslutar\\s+att\\s+${LIST}\\s+(?:ska|skall|får|inte)(?=\\s|$)`, 'u'),
]
const FIRST_SENTENCE = new RegExp(`^${LIST}\\s+(?:ska|skall)(?=[\\s:]|$)`, 'u')
const IN_TITLE = new RegExp(
  `^(?:(?!uppdrag).)*uppdrag(?:et)?\\s+(?:till|åt|för)\\s+${LIST}(?:${END}|\\s+(?:inom|med|under|i fråga)(?=\\s))`,
  'iu',
)

/** How many sentences in the assigning one may stand; later ones speak of earlier decisions. */
const WITHIN = 12

/** Who is assigned, as the text names them, and the sentence that says so. */
export interface Assigned {
  readonly names: readonly string[]
  readonly sentence: Sentence | null
}

/**
 * Finds the agencies an assignment goes to. The text decides, since titles shorten names; a title that names somebody whom
 * the text does not is believed instead, since the text may begin with another decision. Nobody found gives no names.
 */
export function assignedAgencies(title: string, text: readonly Sentence[]): Assigned {
  const inText = namedInText(text)
  const inTitle = agencyNames(IN_TITLE.exec(title)?.[1] ?? '')
  const [lead] = inTitle
  const isShort = lead === undefined || /^\p{Lu}{2,6}$/u.test(lead)
  if (inText.names.length === 0) return { ...inText, names: inTitle }
  const agrees = isShort || inText.names.some((name) => same(name, lead))
  return agrees ? inText : { ...inText, names: inTitle }
}

function namedInText(text: readonly Sentence[]): Assigned {
  for (const sentence of text.slice(0, WITHIN)) {
    if (/kommer att (?:ge|uppdra)(?!\p{L})/u.test(sentence.text)) continue
    for (const wording of wordings) {
      const names = agencyNames(wording.exec(sentence.text)?.[1] ?? '')
      if (names.length > 0) return { names, sentence }
    }
  }
  const [first] = text
  const names = agencyNames(FIRST_SENTENCE.exec(first?.text ?? '')?.[1] ?? '')
  return { names, sentence: names.length > 0 && first ? first : null }
}

const same = (name: string, other: string) =>
  name.toLocaleLowerCase('sv').includes(other.toLocaleLowerCase('sv')) ||
  other.toLocaleLowerCase('sv').includes(name.toLocaleLowerCase('sv'))
