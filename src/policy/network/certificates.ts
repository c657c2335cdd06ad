const DAY_MS = 86_400_000;

/**
 * How often ECS rotates the certificates of Service Connect, by the mode of the Private CA (SC-11). Short-lived ones are valid
 * for seven days and renewed after five; general-purpose ones are valid for thirteen months, and renewed 60 days before.
 * AWS documents the first figures; the last are those of ACM's own renewal, and inferred.
 */
export const rotationMs = { none: Infinity, shortLived: 5 * DAY_MS, generalPurpose: (395 - 60) * DAY_MS } as const;

/** AWS Private CA, US dollars a month (aws.amazon.com/private-ca/pricing, read 2026). */
export const caUsdPerMonth = { none: 0, shortLived: 50, generalPurpose: 400 } as const;
