/** Where the program stands, and what the environment decides. */
export { packageRoot } from './package-root.ts'
export { type Config, readConfig } from './read-config.ts'
