import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { packageRoot } from '#platform/config'
import { CountyAdoption } from './county-adoptions.ts'
import { CountyBody, CountyItem, CountyPerson, CountyRepresentation, CountySource } from './county-files.ts'
import { CountySheet } from './fill-rooms.ts'
import { CountyConcern, CountyStart } from './frontline-files.ts'
import { CountyTrial } from './trial-files.ts'

/** The invented county as its files tell it. */
export interface County {
  readonly bodies: readonly CountyBody[]
  readonly people: readonly CountyPerson[]
  readonly representations: readonly CountyRepresentation[]
  readonly sources: readonly CountySource[]
  readonly items: readonly CountyItem[]
  readonly concerns: readonly CountyConcern[]
  readonly starts: readonly CountyStart[]
  readonly trials: readonly CountyTrial[]
  readonly adoptions: readonly CountyAdoption[]
  readonly rooms: readonly CountySheet[]
  /** SHA-256 in hexadecimal over the files: another edition is another county. */
  readonly edition: string
}

/** Reads the county that belongs to the program. Throws a plain error naming the file when one is broken. */
export function readCounty(folder = join(packageRoot(), 'src', 'demonstration', 'county')): County {
  const hash = createHash('sha256')
  const read = <Row>(file: string, row: z.ZodType<Row>, more: object = {}): Row[] => {
    const text = readFileSync(join(folder, file), 'utf8')
    hash.update(`${file}\n${text}`)
    const rows = z.array(z.looseObject({})).parse(parse(text))
    const taken = z.array(row).safeParse(rows.map((one) => ({ ...more, ...one })))
    if (!taken.success) throw new Error(`${file}: ${z.prettifyError(taken.error)}`)
    return taken.data
  }
  const initiatives = readdirSync(join(folder, 'initiatives')).sort()
  return {
    bodies: read('organisations.yaml', CountyBody),
    people: read('people.yaml', CountyPerson),
    representations: read('representation.yaml', CountyRepresentation),
    sources: read('sources.yaml', CountySource),
    adoptions: read('adoptions.yaml', CountyAdoption),
    items: [
      ...read('products.yaml', CountyItem, { kind: 'product' }),
      ...read('solutions.yaml', CountyItem, { kind: 'solution' }),
      ...initiatives.flatMap((file) => read(`initiatives/${file}`, CountyItem, { kind: 'initiative' })),
    ],
    concerns: read('frontline/concerns.yaml', CountyConcern),
    starts: read('frontline/starts.yaml', CountyStart),
    trials: read('frontline/trials.yaml', CountyTrial),
    rooms: read('rooms.yaml', CountySheet),
    edition: hash.digest('hex'),
  }
}
