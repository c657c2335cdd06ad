/** The low alarm fires at 15 of 15 datapoints, a minute each (MS-16). The high alarm needs one (MS-15). */
export const LOW_DATAPOINTS = 15;

/** One datapoint not below the threshold and the count begins anew (MS-18, W43). */
export const nextLowDatapoints = (datapoints: number, isBelow: boolean): number =>
  isBelow ? Math.min(LOW_DATAPOINTS, datapoints + 1) : 0;
