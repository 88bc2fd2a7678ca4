/**
 * What the registry says of the whole, of a group and of one organisation, in figures that answer for themselves.
 *
 * indicator    one figure with its definition, formula, denominator and caveat; twenty-two of them
 * tally        what one organisation adds to an indicator: counted, among how many, and how many nothing is known of
 * figure       tallies put together for a group: a value, or why there is none
 * scope        whose tallies: the nation, a kind, a county, a size, or a group of one's own
 * peers        organisations of the same kind and size
 * version      what the registry said of an initiative from one entry on
 * completeness how much of all that exists the registry has seen, by the overlap of its sources
 */
