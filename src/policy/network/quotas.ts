/** SD-7: a Cloud Map service holds so many instances, and the quota cannot be raised. */
export const MOST_REGISTERED = 1000;
