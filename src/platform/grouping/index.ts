/** Values put together by a key. Group: the values with one key, in the order they came. */
export { groupBy } from './group-by.ts'
