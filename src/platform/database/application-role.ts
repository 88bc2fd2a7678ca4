import type { Sql } from 'postgres'

/** The role that the application acts as on the embedded server. It owns nothing. */
export const APPLICATION_ROLE = 'skala_app'

/** Makes the application's role, or gives it this password again. To be done as a superuser, before it connects. */
export async function keepApplicationRole(owner: Sql, password: string): Promise<void> {
  await owner.begin(async (tx) => {
    // two processes that alter one role at the same time would fail each other
    await tx`select pg_advisory_xact_lock(${ROLE_LOCK})`
    const [known] = await tx`select from pg_roles where rolname = ${APPLICATION_ROLE}`
    if (!known) await tx`create role ${tx(APPLICATION_ROLE)}`
    // the password is base64url, so it needs no quoting
    if (!/^[\w-]+$/.test(password)) throw new RangeError('a password of the application is base64url')
    await tx.unsafe(
      `alter role ${APPLICATION_ROLE} login nosuperuser nocreatedb nocreaterole password '${password}'`,
    )
  })
}

/** Any number will do, as long as only this file uses it. */
const ROLE_LOCK = 7_230_004

/**
 * Gives a role what the application needs in every schema of ours, and no more: to read and write tables, but only to
 * read and add where the table's comment begins with `append-only`, to take away as well where it begins with `queue`, and
 * only to read where it begins with `read-only`.
 * What was granted before and is not meant any longer is taken back. Safe to repeat; does nothing for the owner itself.
 */
export async function grantRights(owner: Sql, role: string): Promise<void> {
  const [same] = await owner`select current_user = ${role} as same`
  if (same?.same) return
  await owner.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${ROLE_LOCK})`
    await tx`select set_config('skala.role', ${role}, true)`
    await tx.unsafe(GRANTS)
  })
}

const GRANTS = `
do $$
declare
  role text := current_setting('skala.role');
  space text;
  relation record;
begin
  for space in
    select nspname from pg_namespace where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')
  loop
    execute format('grant usage on schema %I to %I', space, role);
    execute format('grant usage, select on all sequences in schema %I to %I', space, role);
    execute format('revoke all on all tables in schema %I from %I', space, role);
  end loop;
  for relation in
    select nspname, relname, coalesce(obj_description(pg_class.oid, 'pg_class'), '') as words, relkind
    from pg_class
    join pg_namespace on pg_namespace.oid = relnamespace
    where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')
    and relkind in ('r', 'p', 'v', 'm')
  loop
    execute format(
      'grant %s on %I.%I to %I',
      case
        when relation.words ^@ 'append-only' then 'select, insert'
        when relation.words ^@ 'queue' then 'select, insert, delete'
        when relation.words ^@ 'read-only' or relation.relkind in ('v', 'm') then 'select'
        else 'select, insert, update, delete'
      end,
      relation.nspname, relation.relname, role);
  end loop;
end $$`
