/** How figures are written. */
export const count = (number) => String(Math.round(number)).replace(/\B(?=(\d{3})+$)/g, ',');

/** Three significant digits, in the unit that suits; `each` is in seconds. */
export function duration(each) {
  if (each >= 1) return `${each.toPrecision(3)} s`;
  if (each >= 1e-3) return `${(each * 1e3).toPrecision(3)} ms`;
  if (each >= 1e-6) return `${(each * 1e6).toPrecision(3)} µs`;
  return `${(each * 1e9).toFixed(0)} ns`;
}

/** How many a second, when one takes `each` seconds. */
export const rate = (each) => `${(1e-6 / each).toPrecision(3)} M/s`;

export const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
export const megabytes = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;
