/** A task that is provisioned and admitted at one instant: it began twice. */
const BEGAN_TWICE = 700_287;

/** The budget of CI: so many scenarios, always the same, and those that have found a fault that no others meet. */
export const CI_SEEDS: readonly number[] = [...Array.from({ length: 150 }, (_, n) => n + 1), BEGAN_TWICE];
