/** The budget of CI: so many scenarios, always the same. */
export const CI_SEEDS: readonly number[] = Array.from({ length: 150 }, (_, n) => n + 1);
