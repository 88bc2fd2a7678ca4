/** Where the program stands: the package root, from which files that belong to the program are found. */
export { packageRoot } from './package-root.ts'
