import { TallyElement } from '../recorder/client/tally.ts'
import { CompareElement } from './compare.ts'

customElements.define('x-tally', TallyElement)
customElements.define('x-compare', CompareElement)
