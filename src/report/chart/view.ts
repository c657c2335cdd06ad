import { scaleLinear, type ScaleLinear } from 'd3-scale';

/** The part of the run that is shown, on so many pixels. */
export interface View {
  readonly fromS: number;
  readonly untilS: number;
  readonly width: number;
}

export const margin = { left: 52, right: 22, top: 8, bottom: 22 } as const;

/** Seconds of the run to pixels: the same on every chart of the page. */
export const timeScale = ({ fromS, untilS, width }: View): ScaleLinear<number, number> =>
  scaleLinear([fromS, untilS], [margin.left, Math.max(margin.left + 1, width - margin.right)]);

const STEPS_S = [1, 5, 15, 30, 60, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800];

/** Round times, about one each hundred pixels. */
export function timeTicks({ fromS, untilS, width }: View): readonly number[] {
  const wanted = (untilS - fromS) / Math.max(2, width / 100);
  const step = STEPS_S.find((each) => each >= wanted) ?? STEPS_S[STEPS_S.length - 1];
  const first = Math.ceil(fromS / step) * step;
  return Array.from({ length: Math.max(0, Math.floor((untilS - first) / step) + 1) }, (_, n) => first + n * step);
}

/** `1:30`, with seconds where they matter; days count on in hours. */
export function timeText(seconds: number): string {
  const whole = Math.round(seconds);
  const two = (n: number): string => String(n).padStart(2, '0');
  const clock = `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}`;
  return whole % 60 === 0 ? clock : `${clock}:${two(whole % 60)}`;
}
