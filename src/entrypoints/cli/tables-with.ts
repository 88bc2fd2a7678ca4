import type { Sql } from '#platform/database'

/**
 * Every table in which words can be read, as written, in hexadecimal or in base64, whatever the case of the letters: to see
 * what a redaction did not reach. Reads the whole database, as its owner.
 */
export async function tablesWith(owner: Sql, words: string): Promise<string[]> {
  const tables = await owner<{ name: string }[]>`
    select format('%I.%I', nspname, relname) as name from pg_class
    join pg_namespace on pg_namespace.oid = relnamespace
    where relkind in ('r', 'm') and nspname !~ '^(pg_|information_schema)'
    order by name`
  const bytes = Buffer.from(words)
  const forms = [words, bytes.toString('hex'), bytes.toString('base64').slice(0, -4)]
  const found: string[] = []
  for (const { name } of tables) {
    const [hit] = await owner.unsafe(
      `select from ${name} as line where exists (select from unnest($1::text[]) as form where strpos(lower(line::text), lower(form)) > 0) limit 1`,
      [forms],
    )
    if (hit) found.push(name)
  }
  return found
}
