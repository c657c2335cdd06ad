const DATE = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(?:Z|([+-])(\d\d):(\d\d))?)?$/;

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const daysIn = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

/** Days from 1970-01-01: years begin in March, so that the leap day is a year's last. */
function dayNumber(year: number, month: number, day: number): number {
  const march = month <= 2 ? year - 1 : year;
  const leapDays = Math.floor(march / 4) - Math.floor(march / 100) + Math.floor(march / 400);
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return 365 * march + leapDays + dayOfYear - 719_468;
}

/**
 * Milliseconds since 1970-01-01T00:00:00Z of a date of the query language (CO-5): `2018-06-18T22:28:28+00:00`, with `Z`,
 * without a zone, or a date alone, which is its midnight. Without a zone it is UTC: the documents do not say.
 * Undefined: not such a date.
 */
export function parseDate(text: string): number | undefined {
  const match = DATE.exec(text);
  if (match === null) return undefined;
  const part = (n: number): number => Number((match[n] as string | undefined) ?? 0);
  const [year, month, day, hour, minute, second] = [1, 2, 3, 4, 5, 6].map(part);
  const [zoneHour, zoneMinute] = [part(8), part(9)];
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
  if (!exists || hour > 23 || minute > 59 || second > 59 || zoneHour > 18 || zoneMinute > 59) return undefined;
  const offsetMs = (zoneHour * HOUR_MS + zoneMinute * MINUTE_MS) * (match[7] === '-' ? -1 : 1);
  return dayNumber(year, month, day) * DAY_MS + hour * HOUR_MS + minute * MINUTE_MS + second * 1000 - offsetMs;
}
