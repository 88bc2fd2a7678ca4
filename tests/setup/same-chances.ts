import fc from 'fast-check'

/**
 * Property tests draw the same cases in every ordinary run, so that whether a change lands never hangs on chance; the long run
 * draws new ones, and prints the seed of what it finds.
 */
if (!process.env.SKALA_LONG) fc.configureGlobal({ seed: 20_261_122 })
