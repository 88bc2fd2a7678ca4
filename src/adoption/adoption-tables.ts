/** Every table of the slice: each row says whether it is invented. */
export const adoptionTables = [
  'statement',
  'membership',
  'adoption',
  'blocker',
  'reuse_link',
  'interest',
  'pool',
  'policy',
] as const
