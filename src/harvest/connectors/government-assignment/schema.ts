import { z } from 'zod'

const ISO_DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])/

/** A page under `regeringsuppdrag/` on regeringen.se: year, month and the page's own name. */
const PAGE = /^\/?(regeringsuppdrag\/(\d{4})\/(0[1-9]|1[0-2])\/[^\s<>"/?#]{1,400}?)(?:\.md|\/)?$/

/** A flag as some exports write it; anything else counts as not said. */
const Flag = z
  .union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')])
  .nullish()
  .catch(null)

/**
 * One assignment as the open copies of regeringen.se give it: with full text (`path`, `text`), or as an item of
 * the list of pages (`url`, `published`, `summary`, `id`). Fields that are of the wrong kind count as missing,
 * save the three that nothing can be done without: where the page is, and its title.
 */
export const AssignmentRecord = z
  .object({
    path: z.string().optional(),
    url: z.string().optional(),
    title: z.string().trim().min(1),
    text: z.string().nullish().catch(null),
    summary: z.string().nullish().catch(null),
    published: z.string().nullish().catch(null),
    id: z.string().nullish().catch(null),
    digital_loose: Flag,
    digital_strict: Flag,
  })
  .transform((record, context) => {
    const page = PAGE.exec(record.path ?? record.url ?? '')
    const [, path, year, month] = page ?? []
    if (path === undefined) {
      context.addIssue({ code: 'custom', path: ['path'], message: 'not a page' })
      return z.NEVER
    }
    return {
      /** Page without extension: `regeringsuppdrag/2021/07/uppdrag-att-…`. */
      path,
      title: record.title.replaceAll('\u00ad', '').replace(/\s+/g, ' ').slice(0, 500),
      text: (record.text ?? record.summary ?? '').slice(0, LONGEST_TEXT),
      publishedOn: ISO_DAY.exec(record.published ?? '')?.[0] ?? `${year}-${month}`,
      diaryNumber: diaryByLabel(record.id ?? '') ?? diaryByPage(path),
      strictlyDigital: record.digital_strict ?? null,
      looselyDigital: record.digital_loose ?? null,
    }
  })
export type Assignment = z.infer<typeof AssignmentRecord>

/** Texts are a few pages; what stands beyond this is not read. */
const LONGEST_TEXT = 200_000

/** Ministry codes as they stand in page names, and as the ministries write them in diary numbers. */
const ministries: Readonly<Record<string, string>> = {
  a: 'A',
  fi: 'Fi',
  fo: 'Fö',
  i: 'I',
  ij: 'IJ',
  jo: 'Jo',
  ju: 'Ju',
  kn: 'KN',
  ku: 'Ku',
  l: 'L',
  li: 'LI',
  m: 'M',
  n: 'N',
  s: 'S',
  u: 'U',
  ud: 'UD',
  uf: 'UF',
}

/**
 * Older pages are named after the decision: `s20106418hs-` is S2010/6418 at unit HS. The unit is left out, since
 * the page name has lost its letters Å, Ä, Ö and its division.
 */
function diaryByPage(path: string): string | null {
  const [, ministry = '', year, serial] =
    /\/([a-z]{1,2})-?((?:19|20)\d{2})(\d{1,5})(?:[a-z]{0,6}\d?-?(?:m\.fl)?\.?)$/.exec(path) ?? []
  const code = ministries[ministry]
  return code === undefined ? null : `${code}${year}/${serial}`
}

function diaryByLabel(label: string): string | null {
  return /[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,2}\s?\d{4}\/\d{1,6}/.exec(label)?.[0].replace(/\s/g, '') ?? null
}
