/** The arithmetic of the scenarios' header comments: the rules by hand, and nothing of the program. */

/** Instances at rest for so many busy ones (MS-68). */
export const instancesAt = (busy: number, targetCapacity: number): number => Math.ceil((busy * 100) / targetCapacity);

/** needed / running in percent, as the summary prints it (MS-2). */
export const reservation = (needed: number, running: number): number => Math.round((needed / running) * 10_000) / 100;

const MINUTE = 60;
const ALARM_DELAY = 20;
const PLACEMENT_RETRY = 15;
const up = (seconds: number, step: number): number => Math.ceil(seconds / step) * step;

/** When the alarm acts on a task that began to wait at `at`: after the next datapoint; the first one is at 60 s. */
export const alarmAt = (at: number): number => Math.max(MINUTE, up(at, MINUTE)) + ALARM_DELAY;

/** How long a task waits that is asked for at `at` and needs an instance more. All in seconds. */
export const waitFor = (at: number, bootTime: number): number => up(alarmAt(at) + bootTime, PLACEMENT_RETRY) - at;

/** When the low alarm acts whose first datapoint is at `first` (MS-16). */
export const lowAlarmAt = (first: number): number => first + 14 * MINUTE + ALARM_DELAY;

/** `1h06m` and the like, in seconds. */
export const at = (hours: number, minutes: number, seconds = 0): number => hours * 3600 + minutes * 60 + seconds;
