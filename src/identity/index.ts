/** Who may do what. Actor: an organisation and a role. Permission: a named thing that only some roles may do. */
export { type Permission, requirePermission } from './permissions.ts'
