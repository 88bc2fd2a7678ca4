/**
 * The invented county that shows what the registry can do.
 *
 * county        its bodies, its sources and what they say, as files
 * edition       what one source gave in one month; harvested like any real source
 * telling       what one source says of one thing
 * standing      whether the county is absent, loaded, or removed and not wanted back
 */
export { type DemonstrationStatus, demonstrationStatus } from './demonstration-status.ts'
export { ensureDemonstration } from './ensure-demonstration.ts'
export { type Loaded, loadDemonstration } from './load-demonstration.ts'
export { removeDemonstration } from './remove-demonstration.ts'
