/** Where the pages about concerns lie, behind the language. */
export const concernPaths = {
  doors: '/signal',
  everyday: '/signal/arbete',
  incident: '/signal/avvikelse',
  wrongdoing: '/signal/missforhallande',
  thread: '/signal/svar',
  duty: '/svarsplikt',
} as const
