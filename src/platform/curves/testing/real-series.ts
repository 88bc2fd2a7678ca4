/**
 * Dated counts of adopters of sixteen public systems with three counts or more, and of the users that one list named; each
 * series counts one thing only. Sources stand in the case library under the same ids.
 */
export interface RealSeries {
  /** Id in the case library. */
  readonly id: string
  /** What is counted. */
  readonly unit: string
  /**
   * use: somebody uses it; registration: somebody has an account or a mailbox, which is not use; signature: somebody has
   * signed or joined; traffic: how often it is used; named: who a list says is a user.
   */
  readonly counts: 'use' | 'registration' | 'signature' | 'traffic' | 'named'
  /** How many could adopt; null where nobody has said. */
  readonly population: number | null
  /** Date as precise as it is known, and the count; the oldest first. */
  readonly points: readonly (readonly [date: string, count: number])[]
}

/** All of them. */
export const realSeries: readonly RealSeries[] = [
  {
    ...{ id: 'dk-os2', unit: 'municipalities', counts: 'signature', population: 98 },
    points: [
      ['2012-04-24', 5],
      ['2017', 56],
      ['2020-01-23', 66],
      ['2021', 68],
    ],
  },
  {
    ...{ id: 'dk-os2', unit: 'public bodies', counts: 'signature', population: null },
    points: [['2024', 78]],
  },
  {
    ...{ id: 'ee-x-road', unit: 'countries', counts: 'use', population: null },
    points: [
      ['2001', 1],
      ['2017-09-01', 2],
      ['2019-05', 4],
    ],
  },
  {
    ...{ id: 'ee-x-road', unit: 'calls in the month', counts: 'traffic', population: null },
    points: [
      ['2003-01', 21_670],
      ['2004-01', 270_466],
    ],
  },
  {
    ...{ id: 'ee-x-road', unit: 'calls in the year', counts: 'traffic', population: null },
    points: [
      ['2005', 14_000_000],
      ['2006', 29_000_000],
      ['2007', 43_000_000],
      ['2019', 900_000_000],
    ],
  },
  {
    ...{ id: 'ee-x-road', unit: 'institutions and companies', counts: 'use', population: null },
    points: [['2006-09', 392]],
  },
  {
    ...{ id: 'es-decidim', unit: 'organisations', counts: 'use', population: null },
    points: [
      ['2016-02-01', 1],
      ['2020', 300],
      ['2021', 450],
    ],
  },
  {
    ...{ id: 'es-decidim', unit: 'instances', counts: 'use', population: null },
    points: [['2024', 485]],
  },
  {
    ...{ id: 'fi-eresepti', unit: 'pharmacies', counts: 'use', population: 816 },
    points: [
      ['2010-05', 1],
      ['2010-09', 2],
      ['2012-04', 800],
    ],
  },
  {
    ...{ id: 'fi-eresepti', unit: 'hospital districts', counts: 'use', population: 21 },
    points: [['2012-04', 10]],
  },
  {
    ...{ id: 'fi-eresepti', unit: 'organisations, prescription service', counts: 'use', population: null },
    points: [['2023', 977]],
  },
  {
    ...{ id: 'fi-eresepti', unit: 'organisations, patient data repository', counts: 'use', population: null },
    points: [['2023', 1_486]],
  },
  {
    ...{ id: 'it-whistleblowingpa', unit: 'public bodies', counts: 'use', population: 22_000 },
    points: [
      ['2018-10-01', 0],
      ['2019-10-01', 487],
      ['2020-06', 700],
      ['2020-10-01', 784],
      ['2020-12', 810],
      ['2021-12', 1_329],
      ['2022-06', 1_547],
    ],
  },
  {
    ...{ id: 'nl-signalen', unit: 'municipalities', counts: 'use', population: null },
    points: [
      ['2018', 1],
      ['2021', 9],
      ['2022', 15],
    ],
  },
  {
    ...{ id: 'se-e-deklaration', unit: 'persons', counts: 'use', population: 6_800_000 },
    points: [
      ['2002', 400_000],
      ['2005', 2_157_000],
      ['2006', 2_700_000],
      ['2007-05', 3_066_616],
      ['2008', 3_570_000],
      ['2009-05', 3_600_000],
    ],
  },
  {
    ...{ id: 'se-e-recept', unit: '% of prescriptions', counts: 'use', population: 100 },
    points: [
      ['2003-09', 20],
      ['2004-11', 32],
      ['2005-11', 47],
      ['2006-04', 55],
      ['2024', 99],
    ],
  },
  {
    ...{ id: 'se-journalen', unit: 'regions', counts: 'use', population: 21 },
    points: [
      ['2012', 1],
      ['2016-02', 9],
      ['2017-02', 18],
      ['2018-03-22', 21],
    ],
  },
  {
    ...{ id: 'se-journalen', unit: 'persons', counts: 'use', population: null },
    points: [
      ['2013-09', 30_000],
      ['2017-02', 1_000_000],
      ['2018-03-22', 1_800_000],
    ],
  },
  {
    ...{ id: 'uk-govuk-notify', unit: 'service teams', counts: 'use', population: null },
    points: [['2017', 166]],
  },
  {
    ...{ id: 'uk-govuk-notify', unit: 'organisations', counts: 'use', population: null },
    points: [['2018-11-12', 127]],
  },
  {
    ...{ id: 'uk-govuk-notify', unit: 'services', counts: 'use', population: null },
    points: [['2019-07-10', 1_000]],
  },
  {
    ...{
      id: 'uk-govuk-notify',
      unit: 'organisations on GOV.UK Pay, the sibling product',
      counts: 'use',
      population: null,
    },
    points: [
      ['2020', 150],
      ['2025-02-20', 442],
    ],
  },
  {
    ...{ id: 'uk-hmrc-rti', unit: 'employers', counts: 'use', population: 1_600_000 },
    points: [
      ['2012-04', 10],
      ['2013-03', 66_000],
    ],
  },
  {
    ...{ id: 'uk-hmrc-rti', unit: 'PAYE schemes', counts: 'registration', population: null },
    points: [['2012-07', 338]],
  },
  {
    ...{ id: 'uk-hmrc-rti', unit: '% of employers', counts: 'use', population: 100 },
    points: [['2013-12', 90]],
  },
  {
    ...{ id: 'uk-hmrc-rti', unit: '% of businesses', counts: 'use', population: 100 },
    points: [['2016', 99]],
  },
  {
    ...{ id: 'uk-nhs-esr', unit: 'organisations', counts: 'use', population: 586 },
    points: [
      ['2007-08-06', 476],
      ['2008-03', 556],
      ['2008-03-31', 586],
    ],
  },
  {
    ...{ id: 'uk-police-soh', unit: 'police forces', counts: 'use', population: 43 },
    points: [
      ['2020-07-31', 19],
      ['2021-03-08', 27],
      ['2024-10', 40],
    ],
  },
  {
    ...{ id: 'dk-aula', unit: 'municipalities', counts: 'use', population: 98 },
    points: [
      ['2019-09', 12],
      ['2019-10-21', 90],
    ],
  },
  {
    ...{ id: 'dk-aula', unit: 'users a month', counts: 'use', population: null },
    points: [['2023-12', 1_100_000]],
  },
  {
    ...{ id: 'it-anpr', unit: 'municipalities', counts: 'use', population: 7_903 },
    points: [
      ['2016-10', 1],
      ['2017-09', 13],
      ['2017-12', 30],
      ['2021-09', 7_750],
      ['2021-11-10', 7_835],
      ['2022-01-17', 7_903],
    ],
  },
  {
    ...{ id: 'se-mina-meddelanden', unit: 'mailboxes', counts: 'registration', population: null },
    points: [
      ['2015', 310_016],
      ['2016', 740_636],
      ['2017', 2_014_294],
      ['2018', 3_029_547],
      ['2019', 3_752_536],
      ['2020', 4_327_863],
      ['2021', 5_472_899],
      ['2022-05', 5_724_014],
    ],
  },
  {
    ...{ id: 'se-mina-meddelanden', unit: 'municipalities as senders', counts: 'use', population: 290 },
    points: [
      ['2015', 2],
      ['2020-12-09', 92],
      ['2022-05', 131],
    ],
  },
  {
    ...{ id: 'se-mina-meddelanden', unit: 'regions as senders', counts: 'use', population: 21 },
    points: [['2022-05', 13]],
  },
  {
    ...{ id: 'globaleaks', unit: 'users named', counts: 'named', population: null },
    points: [
      ['2020-11-28', 0],
      ['2020-12-24', 1_069],
      ['2021-07-14', 1_067],
      ['2021-09-30', 1_402],
      ['2023-09-25', 1_405],
      ['2024-08-30', 5_200],
      ['2024-09-24', 5_202],
    ],
  },
]
