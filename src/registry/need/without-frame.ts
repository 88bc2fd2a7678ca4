const bought =
  '(?:upphandling(?:en|ar)?|ramavtal(?:et)?|anskaffning(?:en)?|avropsförfrågan|procurement|tender)'
const frame = new RegExp(
  `^[\\p{N}\\p{P}\\s]*${bought}(?![\\p{L}-])|(?<![\\p{L}-])${bought}(?=\\s+(?:av|avseende|gällande|rörande|of)\\s)`,
  'giu',
)

/** A title without the words that say that something is bought, which every procurement's title has. */
export function withoutFrame(title: string): string {
  return title.replace(frame, ' ')
}
