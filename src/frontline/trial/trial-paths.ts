/** Where the pages about trials stand, behind the language. */
export const trialPaths = {
  trials: '/prov',
  tally: '/rakna',
  klm: '/rakna/klickvag',
  recorder: '/rakna/inspelare',
  fidelity: '/trohet',
} as const
