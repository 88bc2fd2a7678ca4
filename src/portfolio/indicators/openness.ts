import type { Indicator } from './indicator.ts'

/** SPDX identifiers, or how they begin, of licences that the Open Source Initiative has approved and that are met here. */
const approved =
  /^(0BSD|AFL-|AGPL-|Apache-|Artistic-|BSD-|BSL-1\.0|CDDL-|ECL-|EPL-|EUPL-|GPL-|ISC|LGPL-|MIT|MPL-|MS-PL|OSL-|PostgreSQL|Python-2\.0|UPL-|Unlicense|Zlib)/

/** Whether every licence named in an SPDX expression is approved. */
export function isOpen(licence: string | null): boolean {
  const names = (licence ?? '')
    .split(/[\s()]+/)
    .filter((word) => word !== '' && !/^(AND|OR|WITH)$/.test(word))
  return names.length > 0 && names.some((name) => approved.test(name))
}

/** 15. Own software that others can take over. */
export const openness: Indicator = {
  id: 'openness',
  number: 15,
  name: { sv: 'Öppenhet', en: 'Openness' },
  definition: {
    sv: 'Andel av organisationernas egna lösningar som har öppen kod på en publik plats och en godkänd öppen licens.',
    en: 'Share of organisations’ own solutions with public code and an approved open licence.',
  },
  formula: {
    sv: 'egna lösningar med publik kod och öppen licens / egna lösningar',
    en: 'own solutions with public code and open licence / own solutions',
  },
  denominator: {
    sv: 'lösningar som organisationen har gjort',
    en: 'solutions that the organisation has made',
  },
  caveat: {
    sv: 'Källorna letar i öppna kodförråd, så det slutna saknas och talet blir för högt. Skäl till att kod inte är öppen lämnas inte av någon källa.',
    en: 'The sources look in open repositories, so what is closed is missing and the figure is too high. Reasons why code is not open are given by no source.',
  },
  knownWhen: { sv: 'någon egen lösning finns här', en: 'an own solution is here' },
  unit: 'share',
  records: (scope) => `/losningar${scope && `?${scope}`}`,
  series: false,
  measure: ({ material }) => ({
    counted: material.solutions.filter(({ repository, licence }) => repository && isOpen(licence)).length,
    among: material.solutions.length,
    unknown: 0,
    parts: {},
  }),
}
