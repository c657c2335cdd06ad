import { nearestWord } from '../model/nearest-word.js';
import { parseCsv, type CsvRecord } from '../scenario/csv.js';
import { durationMs } from '../scenario/schema/words.js';

/** A real CapacityProviderReservation, in percent, least time first. */
export interface ObservedSeries {
  readonly provider: string;
  readonly points: readonly ObservedPoint[];
}

export interface ObservedPoint {
  /** Seconds after the start of the run. */
  readonly t: number;
  readonly value: number;
}

export type ObservedRead =
  | { readonly ok: true; readonly series: readonly ObservedSeries[] }
  | { readonly ok: false; readonly problems: readonly { readonly line: number; readonly message: string }[] };

/** The names that a column may have in the header, whatever their case. */
const names = {
  time: ['time', 'timestamp', 't'],
  value: ['capacityproviderreservation', 'reservation', 'value'],
  provider: ['provider', 'capacityprovider', 'capacityprovidername'],
} as const;

const FIRST_DATAPOINT_MS = 60_000;

type Columns = Readonly<Record<keyof typeof names, number>>;

interface Row extends ObservedPoint {
  readonly line: number;
  readonly provider: string;
  readonly isClock: boolean;
}

/**
 * Reads a CSV with the columns `time`, `CapacityProviderReservation` and, for more than one provider, `provider`. Times are
 * seconds or durations after the start of the run, or ISO 8601 (UTC where no zone is given): the first of those is the run's
 * first datapoint, for CloudWatch names a minute after its beginning.
 */
export function readReservationCsv(text: string, providers: readonly string[]): ObservedRead {
  const problems: { line: number; message: string }[] = [];
  const fail = (line: number, message: string): void => {
    problems.push({ line, message });
  };
  const [header, ...records] = parseCsv(text);
  const columns = (header as CsvRecord | undefined) === undefined ? undefined : readHeader(header, providers, fail);
  if (columns === undefined) {
    if (problems.length === 0) fail(1, 'the file is empty; its first line names the columns');
    return { ok: false, problems };
  }
  const rows = records.flatMap((record) => readRow(record, header.fields.length, columns, providers, fail) ?? []);
  if (problems.length === 0 && rows.length === 0) fail(header.line, 'no line follows the header');
  const other = rows.find(({ isClock }) => isClock !== rows[0].isClock);
  if (other !== undefined)
    fail(other.line, 'its time is written in another way than those above: a clock, or from the start');
  const startMs = rows.reduce(
    (least, { t, isClock }) => (isClock ? Math.min(least, t - FIRST_DATAPOINT_MS) : 0),
    Infinity,
  );
  const series = [...new Set(rows.map(({ provider }) => provider))].map((provider) => {
    const own = rows.filter((row) => row.provider === provider);
    own.forEach(({ t, line }, n) => {
      if (n > 0 && t <= own[n - 1].t) fail(line, 'its time is not after that of the line before');
    });
    return { provider, points: own.map(({ t, value }) => ({ t: (t - startMs) / 1000, value })) };
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, series };
}

type Fail = (line: number, message: string) => void;

function readHeader({ line, fields }: CsvRecord, providers: readonly string[], fail: Fail): Columns | undefined {
  const placeOf = (column: keyof typeof names): number =>
    fields.findIndex((field) => (names[column] as readonly string[]).includes(field.toLowerCase()));
  const columns = { time: placeOf('time'), value: placeOf('value'), provider: placeOf('provider') };
  const found = fields.join(', ');
  if (columns.time < 0) fail(line, `the column time is missing; found ${found}`);
  if (columns.value < 0) fail(line, `the column CapacityProviderReservation is missing; found ${found}`);
  if (columns.provider < 0 && providers.length > 1)
    fail(line, `the column provider is missing: the scenario has ${providers.join(', ')}`);
  if (providers.length === 0) fail(line, 'the scenario has no capacity provider with a reservation');
  return columns.time < 0 || columns.value < 0 || (columns.provider < 0 && providers.length !== 1)
    ? undefined
    : columns;
}

function readRow(
  { line, fields }: CsvRecord,
  width: number,
  columns: Columns,
  providers: readonly string[],
  fail: Fail,
): Row | undefined {
  if (fields.length !== width) {
    fail(line, `it has ${fields.length} fields, the header ${width}`);
    return undefined;
  }
  const time = readTime(fields[columns.time]);
  const value = /^\d+(\.\d+)?([eE][+-]?\d+)?$/.test(fields[columns.value]) ? Number(fields[columns.value]) : undefined;
  const provider = columns.provider < 0 ? providers[0] : fields[columns.provider];
  if (time === undefined)
    fail(line, `"${fields[columns.time]}" is no time: 2024-05-01T08:00:00Z, or 90s, 15m or 900 after the start`);
  if (value === undefined) fail(line, `"${fields[columns.value]}" is no reservation in percent`);
  if (!providers.includes(provider)) {
    const near = nearestWord(provider, providers);
    const hint = near === undefined ? `there are ${providers.join(', ')}` : `did you mean ${near}?`;
    fail(line, `no capacity provider is called ${provider}; ${hint}`);
    return undefined;
  }
  return time === undefined || value === undefined ? undefined : { line, provider, value, ...time };
}

const CLOCK = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?)?$/i;

/** In milliseconds: of the run, or of the clock. */
function readTime(text: string): { readonly t: number; readonly isClock: boolean } | undefined {
  const match = CLOCK.exec(text);
  if (match === null) {
    const ms = durationMs(text);
    return ms === undefined ? undefined : { t: ms, isClock: false };
  }
  const [, year, month, day, clock = '00:00', zone = 'Z'] = match as (string | undefined)[];
  const colon = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase();
  const t = Date.parse(`${year}-${month}-${day}T${clock}${colon}`);
  // The parser takes February 30 for March 1.
  const isDay = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day);
  return Number.isNaN(t) || !isDay ? undefined : { t, isClock: true };
}
