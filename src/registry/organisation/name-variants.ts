import { countsAs, type Organisation } from './organisation.ts'

/**
 * Spellings that follow from the rules of the language and so need no list: with and without the genitive s
 * (`Göteborg kommun`), other word orders (`Kommunen i Göteborg`), and the names of a region and of the
 * landsting it was (`Region Kalmar`, `Landstinget i Kalmar län`).
 */
export function nameVariants(organisation: Organisation, aliases: readonly string[]): string[] {
  if (organisation.kind === 'municipality') return municipalityVariants([organisation.nameSv, ...aliases])
  return countsAs(organisation, 'region') ? regionVariants(organisation) : []
}

function municipalityVariants(names: readonly string[]): string[] {
  const plain = names.filter((name) => name !== name.toUpperCase() && !/^region /i.test(name))
  const places = plain.filter((name) => !/ (?:kommun|stad)$/i.test(name))
  const possessives = plain.map((name) => name.replace(/ (?:kommun|stad)$/i, ''))
  const callsItselfTown = plain.some((name) => / stad$/i.test(name))
  return [
    ...[...new Set([...possessives, ...places])].flatMap((base) => [
      `${base} kommun`,
      `${base} municipality`,
      ...(callsItselfTown ? [`${base} stad`] : []),
    ]),
    ...places.flatMap((place) => [
      ...(/[sxz]$/.test(place) ? [] : [`${place}s kommun`]),
      ...['Kommun', 'Kommunen', 'Kommunen i', 'Municipality of'].map((before) => `${before} ${place}`),
      ...(callsItselfTown ? [`City of ${place}`, `Staden ${place}`] : []),
    ]),
  ]
}

function regionVariants({ nameSv, countyName }: Organisation): string[] {
  const county = countyName?.replace(/ län$/, '') ?? ''
  const own = nameSv.replace(/^Region /, '').replace(/sregionen$/, '')
  const places = [own, own.replace(/s? län$/, ''), county, county.replace(/s$/, '')]
  return [...new Set(places)]
    .filter((place) => place !== '')
    .flatMap((place) => [
      `Region ${place}`,
      `${place} region`,
      `Landstinget ${place}`,
      `Landstinget i ${place}`,
      `${place} läns landsting`,
      `${place} landsting`,
      ...(place.endsWith(' län') ? [] : [`Region ${place} län`, `Landstinget i ${place} län`]),
    ])
}
